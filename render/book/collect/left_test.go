package collect_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"gongwen/render"
	"gongwen/render/book"
	"gongwen/render/book/booktest"
	"gongwen/render/book/collect"
	"gongwen/render/book/xlsx"
	"gongwen/render/testkit"
)

// textOf is all words of a workbook, and its cells by sheet.
func textOf(w *book.Workbook) string {
	var b strings.Builder
	for _, s := range booktest.Whole(w).Sheets {
		for _, r := range s.Rows {
			for _, c := range r.Cells {
				b.WriteString(c.Text)
				b.WriteByte('\n')
			}
		}
	}
	return b.String()
}

// TestEveryCell: whatever is written wherever in a return, over what was sent or
// beside it, in cells, under merged ones or in comments, stands in the ledger or
// in a finding, and the task in whose row it stands is not simply reported.
func TestEveryCell(t *testing.T) {
	t.Parallel()
	src := typical(9)
	everyCell(t, src, func(*rand.Rand) (string, string) { return src, "as it was" })
}

// TestEveryCellAmended: and also where the notice was amended after it went out.
func TestEveryCellAmended(t *testing.T) {
	t.Parallel()
	src := amendedNotice(base(), registered)
	changes := amendments()
	everyCell(t, src, func(r *rand.Rand) (string, string) {
		c := changes[r.IntN(len(changes))]
		return c.src, c.name
	})
}

// amendment is a notice as it became.
type amendment struct{ name, src string }

// registered is a register of the departments of the base.
const registered = "[[department]]\nname = \"各镇街\"\nmembers = [\"东街道\", \"西镇\"]\n"

// amendments are what may become of the base after it went out.
func amendments() []amendment {
	change := func(name string, f func(x []amendable) []amendable) amendment {
		return amendment{name, amendedNotice(f(base()), registered)}
	}
	column := ""
	for _, c := range [][2]string{{"topic", "工作任务"}, {"requirement", "具体要求"}, {"kpi", "量化指标"}, {"lead", "牵头部门"}, {"due", "完成时限"}} {
		column += fmt.Sprintf("[[breakdown.column]]\nkey = %q\nhead = %q\n", c[0], c[1])
	}
	renamed := func(x []amendable) []amendable {
		for i := range x {
			x[i].lead = strings.ReplaceAll(x[i].lead, "财政局", "财政金融局")
		}
		return x
	}
	return []amendment{
		change("reworded", func(x []amendable) []amendable {
			x[1].text = "编制下一年度投资计划，报县委、县政府审定。"
			return x
		}),
		change("replaced", func(x []amendable) []amendable {
			x[3].text = "调度全社会固定资产投资入库纳统。"
			return x
		}),
		change("deleted", func(x []amendable) []amendable { return append(x[:2:2], x[3:]...) }),
		change("inserted", func(x []amendable) []amendable {
			return append([]amendable{{"", "安全", "生产", "应急局", "开展矿山安全专项整治。", "9月底前"}}, x...)
		}),
		change("reordered", func(x []amendable) []amendable { return append(x[4:len(x):len(x)], x[:4]...) }),
		change("redated", func(x []amendable) []amendable { x[2].due = "6月底前"; return x }),
		change("reassigned", func(x []amendable) []amendable { x[2].lead = "卫健局"; return x }),
		{"renamed", amendedNotice(renamed(base()), registered+"[[department]]\nname = \"财政金融局\"\naliases = [\"财政局\"]\n")},
		{"renamed without a word", amendedNotice(renamed(base()), registered)},
		{"a column more", strings.ReplaceAll(amendedNotice(base(), registered+"[breakdown]\n"+column), "responsible = []\n", "responsible = []\nkpi = \"百分之百\"\n")},
		{"another title", strings.ReplaceAll(amendedNotice(base(), registered), "重点工作任务分解表", "重点任务清单")},
		{"another number", strings.ReplaceAll(amendedNotice(base(), registered), "2026-03-05", "2026-03-09")},
	}
}

// TestAmendedUntouched: what came back of an earlier edition as it was sent leaves
// nothing, but for what a department only assists in and nobody can vouch for.
func TestAmendedUntouched(t *testing.T) {
	t.Parallel()
	src := amendedNotice(base(), registered)
	files := map[string][]byte{"整本": sent(t, src)}
	for _, d := range departmentsOf(parse(t, src)) {
		var out bytes.Buffer
		if err := xlsx.Write(&out, d.Plan()); err != nil {
			t.Fatal(err)
		}
		files[d.Name] = out.Bytes()
	}
	for _, c := range amendments() {
		for name, data := range files {
			res, list := gather(t, c.src, sentBack(name+".xlsx", data))
			for _, x := range res.Left {
				t.Errorf("%s, %s: %s %q %s\n%s", c.name, name, x.Cell, x.Text, x.Why, messages(list))
			}
		}
	}
}

// everyCell is the law for a notice that went out, and became another.
func everyCell(t *testing.T, src string, becomes func(*rand.Rand) (src, how string)) {
	t.Helper()
	n := parse(t, src)
	departments := departmentsOf(n)
	met := map[string]int{}
	whole := sent(t, src)
	for draw := range testkit.Tries(300, 30, 20) {
		r := rand.New(rand.NewPCG(uint64(draw), 2026))
		data := whole
		if i := r.IntN(len(departments)+3) - 3; i >= 0 {
			var out bytes.Buffer
			if err := xlsx.Write(&out, departments[i].Plan()); err != nil {
				t.Fatal(err)
			}
			data = out.Bytes()
		}
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		type mark struct{ token, key, at string }
		var marks []mark
		sheets := f.GetSheetList()
		for i := range 1 + r.IntN(4) {
			sheet := sheets[r.IntN(len(sheets))]
			if sheet == "_meta" {
				continue
			}
			ref, _ := excelize.CoordinatesToCellName(1+r.IntN(20), 1+r.IntN(30))
			m := mark{token: fmt.Sprintf("记号%d", 7000+i), at: sheet + "!" + ref}
			_, row, _ := excelize.CellNameToCoordinates(ref)
			m.key, _ = f.GetCellValue(sheet, fmt.Sprint("A", row))
			if r.IntN(6) == 0 {
				err = f.AddComment(sheet, excelize.Comment{Cell: ref, Author: "甲", Paragraph: []excelize.RichTextRun{{Text: m.token}}})
				met["comments"]++
			} else {
				err = f.SetCellStr(sheet, ref, m.token) // of a covered cell excelize writes the first
				met["cells on "+sheet]++
			}
			if err != nil {
				t.Fatal(err)
			}
			marks = append(marks, m)
		}
		var out bytes.Buffer
		if err := f.Write(&out); err != nil {
			t.Fatal(err)
		}
		now, how := becomes(r)
		answered := answeredFor(t, out.Bytes())(now)
		res, list := gather(t, now, sentBack("a.xlsx", out.Bytes()))
		all := messages(list)
		if res.Ledger != nil {
			all += textOf(res.Ledger)
		}
		for _, m := range marks {
			if !strings.Contains(all, m.token) && holds(f, m.token) {
				t.Errorf("draw %d, %s: %s (%s) is nowhere", draw, how, m.token, m.at)
			}
			if !answered && holds(f, m.token) {
				t.Errorf("draw %d, %s: with %s (%s) the workbook would be overwritten", draw, how, m.token, m.at)
			}
			for d := range res.Pairs {
				p := &res.Pairs[d]
				if now == src && p.State == collect.Reported && res.Form.Duties[d].Key == m.key && !answers(p, m.token) && holds(f, m.token) {
					t.Errorf("draw %d: %s: %s is reported, though %s (%s) stands in its row", draw, p.ID, p.Group, m.token, m.at)
				}
			}
		}
	}
	if met["comments"] == 0 || strings.Contains(src, "各街道") && met["cells on 配合任务"] == 0 || met["cells on 按牵头部门"] == 0 || met["cells on 数据表"] == 0 {
		t.Errorf("drawn: %v", met)
	}
}

// holds reports whether a token still stands in a workbook: a later one may have
// been written over it.
func holds(f *excelize.File, token string) bool {
	for _, sheet := range f.GetSheetList() {
		if found, _ := f.SearchSheet(sheet, token); len(found) > 0 {
			return true
		}
		comments, _ := f.GetComments(sheet)
		for _, c := range comments {
			if strings.Contains(c.Text, token) || len(c.Paragraph) > 0 && c.Paragraph[0].Text == token {
				return true
			}
		}
	}
	return false
}

func answers(p *collect.Pair, token string) bool {
	for _, a := range p.Answers {
		if strings.Contains(a.Raw, token) {
			return true
		}
	}
	return false
}

// TestLeft: where departments write what has no cell, and what is said of it.
func TestLeft(t *testing.T) {
	t.Parallel()
	src := sample(t)
	n := parse(t, src)
	for _, c := range []struct {
		name   string
		change func(b *returnBook)
		states string
		codes  string
		says   string
	}{
		{"under the table", func(b *returnBook) {
			b.ok(b.SetCellValue(b.sheet, fmt.Sprintf("F%d", b.last+2), "填表人：王五"))
		}, "已报7 未报47 完成7 逾期14", "GW635×1", "“填表人：王五”"},
		{
			"beside the title", func(b *returnBook) { b.ok(b.SetCellValue(b.sheet, "S2", "联系人：王五")) },
			"已报7 未报47 完成7 逾期14", "GW635×1", "按牵头部门!S2“联系人：王五”",
		},
		{"on a sheet of its own", func(b *returnBook) {
			_, err := b.NewSheet("补充")
			b.ok(err)
			b.ok(b.SetCellValue("补充", "B2", "另附说明"))
		}, "已报7 未报47 完成7 逾期14", "GW635×1", "补充!B2“另附说明”"},
		{"in a comment", func(b *returnBook) {
			b.ok(b.AddComment(b.sheet, excelize.Comment{Cell: b.ref("进展情况", 3), Author: "甲", Paragraph: []excelize.RichTextRun{{Text: "已办"}}}))
		}, "已报6 未报47 需核对1 完成7 逾期14", "GW635×1", "“已办”"},
		{"in a comment alone", func(b *returnBook) {
			b.ok(b.AddComment(b.sheet, excelize.Comment{Cell: b.ref("进展情况", 9), Author: "甲", Paragraph: []excelize.RichTextRun{{Text: "已办"}}}))
		}, "已报7 未报46 需核对1 完成7 逾期14", "GW617×1 GW635×1", "“已办”"},
	} {
		b := openBook(t, sent(t, src))
		b.fill(1, 7)
		c.change(b)
		res, list := gather(t, src, sentBack("a.xlsx", b.bytes()))
		if got := states(&res.Total); got != c.states || codes(list) != c.codes || !strings.Contains(messages(list), c.says) {
			t.Errorf("%s: %s %s\n%s", c.name, got, codes(list), messages(list))
		}
		if len(res.Left) != 1 || !strings.Contains(textOf(res.Ledger), res.Left[0].Text) {
			t.Errorf("%s: left %v", c.name, res.Left)
		}
	}
	// What came back as it was sent leaves nothing.
	for i, d := range departmentsOf(n) {
		if i%5 > 0 {
			continue
		}
		var out bytes.Buffer
		if err := xlsx.Write(&out, d.Plan()); err != nil {
			t.Fatal(err)
		}
		if res, list := gather(t, src, render.Return{Name: "a.xlsx", Data: out.Bytes()}); len(res.Left) > 0 || len(list) > 0 {
			t.Errorf("%s: %v %s", d.Name, res.Left, messages(list))
		}
	}
}

// TestAboveHomeMade: what somebody wrote above the heads of a table of their own
// is named to the first cell; only what we sent has titles of ours.
func TestAboveHomeMade(t *testing.T) {
	t.Parallel()
	src := typical(9)
	n := parse(t, src)
	f := excelize.NewFile()
	defer f.Close()
	rows := [][]any{
		{"关于报送进展的函"},
		{"单位：本局", nil, nil, "填报人：老王"},
		{"具体要求", "牵头部门", "完成状态", "进展情况", "备注"},
		{n.Breakdowns()[0].Tasks[0].Requirement.S, n.Units[n.Breakdowns()[0].Tasks[0].Lead.Units[0]].Name, "推进中", "主体封顶"},
	}
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", "A"+strconv.Itoa(i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	_, list := gather(t, src, sentBack("自制.xlsx", out.Bytes()))
	for _, cell := range []string{"A1“关于报送进展的函”", "A2“单位：本局”", "D2“填报人：老王”"} {
		if !strings.Contains(messages(list), cell) {
			t.Errorf("%s is not named\n%s", cell, messages(list))
		}
	}
}

// TestPerhapsSent: words of a task that others lead and that is gone may be those
// that were sent, and are told as that.
func TestPerhapsSent(t *testing.T) {
	t.Parallel()
	src := sample(t)
	for i, d := range departmentsOf(parse(t, src)) {
		if d.Name != "区直有关部门、单位" {
			continue
		}
		file := part(t, parse(t, src), i)
		res, list := gather(t, withoutLast(src), file)
		if codes(list) != "GW635×1" || !strings.Contains(list[0].Hint, "可能有那一版的原话") || len(res.Left) == 0 || !strings.Contains(res.Left[0].Why, "上一版通知的原话") {
			t.Errorf("%s\n%v", messages(list), res.Left)
		}
		return
	}
	t.Error("nobody of that name")
}

// TestLeftDrawn: words in a shape are told where it stands, whatever else is drawn.
func TestLeftDrawn(t *testing.T) {
	t.Parallel()
	src := sample(t)
	b := openBook(t, sent(t, src))
	b.fill(1, 2)
	b.ok(b.AddShape(b.sheet, &excelize.Shape{Cell: "F9", Type: "rect", Paragraph: []excelize.RichTextRun{{Text: "资金不足"}, {Text: "请协调"}}}))
	b.ok(b.AddShape(b.sheet, &excelize.Shape{Cell: "G12", Type: "rect"}))
	res, list := gather(t, src, sentBack("a.xlsx", b.bytes()))
	want := map[string]string{b.sheet + "!F9": "（文本框）资金不足请协调", b.sheet + "!G12": "（图片、图形）"}
	for _, x := range res.Left {
		if text, ok := want[x.Cell]; ok && strings.ReplaceAll(x.Text, "\n", "") == text {
			delete(want, x.Cell)
		}
	}
	if said := messages(list); len(want) > 0 || !strings.Contains(said, "!F9“（文本框）资金不足") || !strings.Contains(said, "!G12“（图片、图形）”") {
		t.Errorf("%v: %v\n%s", want, res.Left, said)
	}
}
