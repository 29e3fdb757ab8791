package collect_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"gongwen/render"
)

// TestReturns reads what departments do to the workbook. Each case makes
// returns of the sample's book and states what becomes of the 54 pairs, the
// findings by code, and words that a finding says.
func TestReturns(t *testing.T) {
	t.Parallel()
	src := sample(t)
	data := sent(t, src)
	for _, c := range []struct {
		name   string
		make   func(b *returnBook) []render.Return
		states string
		codes  string
		says   []string
	}{
		{"all filled in", func(b *returnBook) []render.Return {
			b.fill(1, b.rows())
			return []render.Return{sentBack("a.xlsx", b.bytes())}
		}, "已报54 完成54", "GW617×1", []string{"这份表填了17个部门的任务"}},

		{"untouched", func(b *returnBook) []render.Return {
			return []render.Return{sentBack("a.xlsx", b.bytes())}
		}, "未报54 逾期14", "", nil},

		{"a row deleted", func(b *returnBook) []render.Return {
			b.fill(1, 7) // 区党政办公室
			b.ok(b.RemoveRow(b.sheet, b.head+3))
			return []render.Return{sentBack("a.xlsx", b.bytes())}
		}, "已报6 未报48 完成6 逾期14", "GW615×1", []string{"少了1行：016（区党政办公室）"}},

		{"the visible columns pasted into a new book", func(b *returnBook) []render.Return {
			b.fill(1, b.rows())
			return []render.Return{sentBack("a.xlsx", b.visible().bytes())}
		}, "已报54 完成54", "GW617×1", nil},

		{"a column inserted, unmerged, shuffled", func(b *returnBook) []render.Return {
			b.fill(1, 40)
			b.unmerge()
			b.ok(b.InsertCols(b.sheet, "G", 1))
			b.ok(b.SetCellValue(b.sheet, "G"+fmt.Sprint(b.head), "分管领导"))
			b.locate()
			b.permute(rand.New(rand.NewPCG(1, 2)).Perm(b.rows()), 0)
			return []render.Return{sentBack("a.xlsx", b.bytes())}
		}, "已报40 未报14 完成40", "GW617×1", nil},

		{"two files that differ", func(b *returnBook) []render.Return {
			b.fill(1, 3)
			first := b.bytes()
			b.set("完成状态", 2, "推进中")
			b.set("进展情况", 3, "还差一点。")
			return []render.Return{sentBack("a.xlsx", first), sentBack("b.xlsx", b.bytes())}
		}, "已报1 未报51 冲突2 完成2 逾期14", "GW621×2 GW628×1", []string{
			"015（区党政办公室）有2种填法，“完成状态”填得不一样：①“已完成” a.xlsx 按牵头部门 第6行；②“推进中” b.xlsx 按牵头部门 第6行",
			"016（区党政办公室）有2种填法，“进展情况”填得不一样",
		}},

		{"locked cells edited", func(b *returnBook) []render.Return {
			b.fill(1, 3)
			b.set("具体要求", 1, "我单位认为："+b.get("具体要求", 1))
			b.set("完成时限", 2, "明年3月底前")
			b.set("编号", 3, "999")
			return []render.Return{sentBack("a.xlsx", b.bytes())}
		}, "未报51 需核对3 完成3 逾期14", "GW616×3", []string{
			"按牵头部门!F5：“具体要求”被改动，发下去的是", "交回的是“我单位认为：",
			"按牵头部门!H6：“完成时限”被改动，发下去的是“12月底前”，交回的是“明年3月底前”",
			"按牵头部门!D7：“编号”被改动，发下去的是“016”，交回的是“999”",
		}},

		// Our own.
		{"a blank return does not overwrite", func(b *returnBook) []render.Return {
			blank := b.bytes()
			b.fill(1, 7)
			return []render.Return{sentBack("a.xlsx", b.bytes()), sentBack("b.xlsx", blank), sentBack("c.xlsx", blank)}
		}, "已报7 未报47 完成7 逾期14", "", nil},

		{"the same file twice", func(b *returnBook) []render.Return {
			b.fill(1, 7)
			return []render.Return{sentBack("a.xlsx", b.bytes()), sentBack("a(1).xlsx", b.bytes())}
		}, "已报7 未报47 完成7 逾期14", "", nil},

		{"only the visible columns sorted", func(b *returnBook) []render.Return {
			b.fill(1, b.rows())
			b.unmerge()
			b.fillDown("牵头部门")
			order := []int{1, 0}
			for i := 2; i < b.rows(); i++ {
				order = append(order, i)
			}
			b.permute(order, 2)
			return []render.Return{sentBack("a.xlsx", b.bytes())}
		}, "已报52 需核对2 完成54", "GW613×2 GW617×1", []string{"隐藏的任务键是014，文字却是另一项的"}},

		{"fill-in cells merged", func(b *returnBook) []render.Return {
			b.fill(1, 3)
			b.set("进展情况", 2, nil)
			b.set("进展情况", 3, nil)
			b.ok(b.MergeCell(b.sheet, b.ref("进展情况", 1), b.ref("进展情况", 3)))
			return []render.Return{sentBack("a.xlsx", b.bytes())}
		}, "未报51 需核对3 完成3 逾期14", "GW626×3", []string{"“进展情况”和别的格子合并了，“已按要求完成第1项。”记在每一行"}},

		{"a key copied to another row", func(b *returnBook) []render.Return {
			b.fill(1, 7)
			b.set("任务键", 2, b.get("任务键", 1))
			return []render.Return{sentBack("a.xlsx", b.bytes())}
		}, "已报6 未报47 需核对1 完成7 逾期14", "GW613×1", nil},

		{"a row copied below with other words", func(b *returnBook) []render.Return {
			b.fill(1, 7)
			b.ok(b.DuplicateRowTo(b.sheet, b.head+1, b.last+1))
			b.ok(b.SetCellValue(b.sheet, fmt.Sprintf("J%d", b.last+1), "另一种说法"))
			return []render.Return{sentBack("a.xlsx", b.bytes())}
		}, "已报6 未报47 冲突1 完成7 逾期14", "GW621×1", []string{"014（区党政办公室）有2种填法"}},

		{"answers for others", func(b *returnBook) []render.Return {
			b.fill(1, 9) // two rows of 区党工委组织部
			return []render.Return{sentBack("交回/3-区党政办公室（盖章）.xlsx", b.bytes())}
		}, "已报7 未报45 需核对2 完成9 逾期13", "GW617×2", []string{"这份表是“区党政办公室”的，填的是“区党工委组织部(人力资源部)”的004"}},

		{"statuses of their own", func(b *returnBook) []render.Return {
			b.fill(1, 3)
			b.set("完成状态", 1, "基本完成")
			b.set("完成状态", 2, " 已 完成\n")
			return []render.Return{sentBack("a.xlsx", b.bytes())}
		}, "已报2 未报51 需核对1 完成2 逾期14", "GW623×1", []string{"按牵头部门!I5：“完成状态”填的是“基本完成”，不在可选之列"}},

		{"dates of their own", func(b *returnBook) []render.Return {
			b.fill(1, 7)
			for i, v := range []any{"2023.11.30", "2023年11月30日", "20231130", 20231130, "11月30日", "月底", "2023-02-30"} {
				b.set("完成日期", i+1, v)
			}
			return []render.Return{sentBack("a.xlsx", b.bytes())}
		}, "已报4 未报47 需核对3 完成7 逾期14", "GW624×1 GW625×2", []string{
			"按牵头部门!K9：“完成日期”填的是“11月30日”，没有年份", "按牵头部门!K10：“完成日期”填的是“月底”，认不出是哪一天",
		}},

		{"pasted as numbers, without keys", func(b *returnBook) []render.Return {
			b.fill(1, 7)
			v := b.visible()
			for i := 1; i <= v.rows(); i++ {
				n, err := strconv.Atoi(v.get("编号", i))
				v.ok(err)
				v.set("编号", i, n)
			}
			for i := 1; i <= 7; i++ {
				v.set("联系电话", i, int64(13805371234)) // more than an int holds on some systems
			}
			return []render.Return{sentBack("a.xlsx", v.bytes())}
		}, "已报7 未报47 完成7 逾期14", "", nil},

		{"texts edited and keys gone", func(b *returnBook) []render.Return {
			b.fill(1, 2)
			v := b.visible()
			v.set("具体要求", 1, strings.Replace(v.get("具体要求", 1), "公开", "公布", 1))
			v.set("编号", 2, nil)
			v.set("具体要求", 2, "完全另外写的一句话。")
			return []render.Return{sentBack("a.xlsx", v.bytes())}
		}, "未报53 需核对1 完成1 逾期14", "GW611×1 GW612×1 GW615×1", []string{"填报对不上任务", "按相近的文字认作014"}},

		{"two files fill in a part each", func(b *returnBook) []render.Return {
			blank := b.bytes()
			b.set("完成状态", 1, "推进中")
			first := b.bytes()
			o := openBook(b.tb, blank)
			o.set("进展情况", 1, "已印发方案。")
			return []render.Return{sentBack("a.xlsx", first), sentBack("b.xlsx", o.bytes())}
		}, "未报53 需核对1 逾期14", "GW622×1", []string{"2份表各填了一部分"}},

		{"heads moved down, with blanks, one copied", func(b *returnBook) []render.Return {
			b.fill(1, 7)
			b.ok(b.InsertRows(b.sheet, 1, 3))
			b.locate()
			b.set("完成状态", 0, "完成\n 状态")
			b.ok(b.SetCellValue(b.sheet, fmt.Sprintf("P%d", b.head), "进展情况"))
			b.ok(b.SetCellValue(b.sheet, fmt.Sprintf("P%d", b.head+1), "另外一栏的进展"))
			return []render.Return{sentBack("a.xlsx", b.bytes())}
		}, "已报7 未报47 完成7 逾期14", "GW609×1", []string{"“按牵头部门”里有2栏表头都是“进展情况”（按牵头部门!J7、按牵头部门!P7）"}},

		{"no head", func(b *returnBook) []render.Return {
			b.fill(1, 7)
			b.ok(b.RemoveRow(b.sheet, b.head))
			return []render.Return{sentBack("a.xlsx", b.bytes())}
		}, "未报54 逾期14", "GW607×1 GW635×1", []string{"前15行里都没有找到表头（如“具体要求”“完成状态”“进展情况”）"}},

		{"put together from several, heads repeated, own rows added", func(b *returnBook) []render.Return {
			b.fill(1, 7)
			b.ok(b.DuplicateRowTo(b.sheet, b.head, b.head+4))
			b.locate()
			for i, v := range map[string]string{"编号": "99", "具体要求": "我单位另外做的一件事。", "进展情况": "做了。"} {
				b.set(i, b.rows()+1, v)
			}
			return []render.Return{sentBack("a.xlsx", b.bytes())}
		}, "已报7 未报47 完成7 逾期14", "GW611×1", []string{"编号和文字与哪一项都对不上（“我单位另外做的一件事。”）。填的是进展情况“做了。”"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			returns := c.make(openBook(t, data))
			res, list := gather(t, src, returns...)
			if got := states(&res.Total); got != c.states {
				t.Errorf("states: %s\nwant    %s", got, c.states)
			}
			if got := codes(list); got != c.codes {
				t.Errorf("findings: %s\nwant      %s", got, c.codes)
			}
			text := messages(list)
			for _, s := range c.says {
				if !strings.Contains(text, s) {
					t.Errorf("nothing says %q", s)
				}
			}
			if t.Failed() {
				t.Log("\n" + text)
			}
		})
	}
}

// fillDown repeats the values of a column that has been unmerged.
func (b *returnBook) fillDown(head string) {
	b.tb.Helper()
	last := ""
	for i := 1; i <= b.rows(); i++ {
		if v := b.get(head, i); v != "" {
			last = v
		}
		b.set(head, i, last)
	}
}

// TestOldRevision: the notice changed after the workbook had been sent.
func TestOldRevision(t *testing.T) {
	t.Parallel()
	src := sample(t)
	b := openBook(t, sent(t, src))
	b.fill(1, 7)
	text := b.get("具体要求", 2)
	changed := strings.Replace(src, text, text+"并报送进展。", 1)
	if changed == src {
		t.Fatal("the requirement is not in the source")
	}
	res, list := gather(t, changed, sentBack("a.xlsx", b.bytes()))
	if got := codes(list); got != "GW614×1" {
		t.Errorf("findings: %s\n%s", got, messages(list))
	}
	if got := states(&res.Total); got != "已报6 未报47 需核对1 完成7 逾期14" {
		t.Error(got)
	}
	if !strings.Contains(messages(list), "有1行是按另一版通知填的：015") {
		t.Error(messages(list))
	}
}

// TestForeign: the workbook of another notice matches nothing.
func TestForeign(t *testing.T) {
	t.Parallel()
	src := sample(t)
	b := openBook(t, sent(t, typical(20)))
	b.fill(1, 3)
	res, list := gather(t, src, sentBack("a.xlsx", b.bytes()))
	if res.Total.Missing != res.Total.Due || codes(list) != "GW639×1" || len(res.Left) != 15 {
		t.Errorf("%s %s\n%s", states(&res.Total), codes(list), messages(list))
	}
}

// TestLedgerAsReturn: the ledger of an earlier run lies among the returns.
func TestLedgerAsReturn(t *testing.T) {
	t.Parallel()
	src := sample(t)
	b := openBook(t, sent(t, src))
	b.fill(1, 7)
	res, _ := gather(t, src, sentBack("a.xlsx", b.bytes()))
	res, list := gather(t, src, sentBack("a-台账.xlsx", written(t, res)))
	if codes(list) != "GW608×1" || res.Total.Missing != res.Total.Due {
		t.Errorf("%s %s", states(&res.Total), codes(list))
	}
}

// TestAnswers: what is in the ledger of one return, cell by cell.
func TestAnswers(t *testing.T) {
	t.Parallel()
	src := sample(t)
	b := openBook(t, sent(t, src))
	b.fill(1, 3)
	b.set("完成状态", 1, "基本完成")
	b.set("完成日期", 1, "2023.11.30")
	b.set("联系电话", 1, "1.3805371234E10")
	b.set("备注", 1, "=HYPERLINK(\"http://x\",\"点\")")
	first := b.bytes()
	b.set("完成状态", 2, "推进中")
	b.set("完成日期", 2, nil)
	res, _ := gather(t, src, sentBack("甲.xlsx", first), sentBack("乙.xlsx", b.bytes()))
	p := pair(t, res, "014", "区党政办公室")
	if a := p.Answers[2]; a.Raw != "2023.11.30" || a.Text != "2023-11-30" || a.Day != (render.Day{Year: 2023, Month: 11, Day: 30}) {
		t.Errorf("day: %+v", a)
	}
	if a := p.Answers[4].Text; a != "13805371234" {
		t.Errorf("phone: %s", a)
	}
	l := openLedger(t, res)
	for head, want := range map[string]string{
		"收集状态": "需核对", "完成状态": "基本完成", "完成日期": "45260", "联系电话": "13805371234",
		"部门备注": "=HYPERLINK(\"http://x\",\"点\")",
		"原填":   "完成状态：基本完成\n完成日期：2023.11.30\n联系电话：1.3805371234E10",
		"来源":   "甲.xlsx 按牵头部门 第5行\n乙.xlsx 按牵头部门 第5行",
	} {
		if got := l.get(head, 1); got != want {
			t.Errorf("%s of 014: %q, want %q", head, got, want)
		}
	}
	for head, want := range map[string]string{
		"收集状态": "冲突", "完成状态": "①已完成\n②推进中", "完成日期": "45250", "责任人": "张三",
		"来源": "①甲.xlsx 按牵头部门 第6行\n②乙.xlsx 按牵头部门 第6行",
	} {
		if got := l.get(head, 2); got != want {
			t.Errorf("%s of 015: %q, want %q", head, got, want)
		}
	}
	if formula, err := l.GetCellFormula(l.sheet, l.ref("备注", 1)); err != nil || formula != "" {
		t.Errorf("a formula: %q, %v", formula, err)
	}
}

// TestHostileText: texts at and beyond what a cell holds, and what no cell can.
func TestHostileText(t *testing.T) {
	t.Parallel()
	src := sample(t)
	data := sent(t, src)
	long := strings.Repeat("长", excelize.TotalCellChars)
	var returns []render.Return
	for i, s := range []string{long, strings.Repeat("𫐄", excelize.TotalCellChars/2), "_x0001_=1+1", "a\r\nb"} {
		b := openBook(t, data)
		b.set("进展情况", 1, s)
		returns = append(returns, sentBack(fmt.Sprintf("%d.xlsx", i), b.bytes()))
	}
	res, _ := gather(t, src, returns...)
	l := openLedger(t, res)
	if got := len([]rune(l.get("进展情况", 1))); got < 32000 {
		t.Errorf("%d characters are left", got)
	}
	if got := l.get("收集状态", 1); got != "冲突" {
		t.Error(got)
	}
	if !slices.Contains(res.Departments[0].Files, "0.xlsx") {
		t.Error(res.Departments[0].Files)
	}
}

// TestMembers: the members of a collective answer for themselves.
func TestMembers(t *testing.T) {
	t.Parallel()
	src := strings.Replace(sample(t), `name = "各街道"`, `name = "各街道"`+"\n"+`members = ["洸河街道", "柳行街道", "黄屯街道"]`, 1)
	data := sent(t, src)
	street := func(name, status string) render.Return {
		b := openBook(t, data)
		for i := 1; i <= b.rows(); i++ {
			if b.get("单位", i) == "各街道" {
				b.set("完成状态", i, status)
			}
		}
		return sentBack(name, b.bytes())
	}
	a, b, c := street("交回/1-洸河街道.xlsx", "已完成"), street("交回/2-柳行街道.xlsx", "推进中"), street("交回/3-黄屯街道.xlsx", "已完成")
	for _, x := range []struct {
		name   string
		files  []render.Return
		states string
		status string
		told   string // of the collective, besides the numbers
	}{
		{"one of three", []render.Return{a}, "未报52 需核对2 逾期14", "洸河街道：已完成", "，还有柳行街道、黄屯街道没有报"},
		{"whose is not said", []render.Return{street("交回/通知.xlsx", "推进中")}, "未报52 需核对2 逾期14", "推进中", "应报 2，已报 0，需核对 2"},
		{"two of three", []render.Return{a, c}, "未报52 需核对2 逾期14", "洸河街道：已完成\n黄屯街道：已完成", "，还有柳行街道没有报"},
		{"all three", []render.Return{a, b, c}, "已报2 未报52 逾期14", "洸河街道：已完成\n柳行街道：推进中\n黄屯街道：已完成", ""},
		{"one of them twice, and not alike", []render.Return{a, c, street("交回/洸河街道.xlsx", "推进中")}, "未报52 冲突2 逾期14", "洸河街道：①已完成\n黄屯街道：已完成\n洸河街道：②推进中", "应报 2，已报 0，冲突 2，还有柳行街道没有报"},
	} {
		res, list := gather(t, src, x.files...)
		if got := states(&res.Total); got != x.states {
			t.Errorf("%s: %s, want %s\n%s", x.name, got, x.states, messages(list))
		}
		if unsaid := strings.Contains(messages(list), "由洸河街道、柳行街道、黄屯街道各报各的，这里没有写明是哪一家填的"); unsaid != (x.name == "whose is not said") {
			t.Errorf("%s:\n%s", x.name, messages(list))
		}
		told := ""
		for _, line := range res.Summary(today) {
			if strings.HasPrefix(line, "  各街道") {
				told = line
			}
		}
		if !strings.HasSuffix(told, x.told) || (x.told == "") != (told == "") {
			t.Errorf("%s: %q, want %q", x.name, told, x.told)
		}
		l := openLedger(t, res)
		for i := 1; i <= l.rows(); i++ {
			if l.get("牵头部门", i) == "各街道" && l.get("完成状态", i) != x.status {
				t.Errorf("%s: %q, want %q", x.name, l.get("完成状态", i), x.status)
			}
		}
	}
}

// Test1904 reads days out of a workbook that counts them from 1904.
func Test1904(t *testing.T) {
	t.Parallel()
	src := sample(t)
	b := openBook(t, sent(t, src))
	b.fill(1, 2)
	b.set("完成日期", 1, 45250-1462)
	b.set("完成日期", 2, "2023.11.30")
	yes := true
	b.ok(b.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}))
	res, list := gather(t, src, sentBack("a.xlsx", b.bytes()))
	if len(list) > 0 {
		t.Error(messages(list))
	}
	for i, want := range []string{"2023-11-20", "2023-11-30"} {
		if got := pair(t, res, []string{"014", "015"}[i], "区党政办公室").Answers[2].Text; got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if got := openLedger(t, res).get("原填", 1); got != "" {
		t.Errorf("a number as words: %q", got)
	}
}
