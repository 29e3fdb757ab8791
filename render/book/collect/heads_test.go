package collect_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"gongwen/render/book"
	"gongwen/render/book/collect"
	"gongwen/render/book/grid"
	"gongwen/render/notice"
)

// answersOf is what is in the ledger of the first row of the sample's book.
func answersOf(p *collect.Pair) (list []string) {
	for _, a := range p.Answers {
		list = append(list, a.Text)
	}
	return list
}

// headsOf are the columns that departments fill in, by the keys of their words.
var headsOf = map[string]string{
	"完成状态": notice.KeyStatus, "进展情况": notice.KeyProgress, "完成日期": notice.KeyDone,
	"责任人": notice.KeyPerson, "联系电话": notice.KeyPhone, "备注": notice.KeyRemark,
}

// TestRetitled: a column under other words for its head is read as under its own.
func TestRetitled(t *testing.T) {
	t.Parallel()
	src := typical(2)
	data := sent(t, src)
	filled := func() *returnBook {
		b := openBook(t, data)
		b.fill(1, b.rows())
		b.set("备注", 1, "已公开")
		return b
	}
	good, said := gather(t, src, sentBack("a.xlsx", filled().bytes()))
	want := fmt.Sprint(answersOf(&good.Pairs[0]))

	for head, key := range headsOf {
		words := notice.Heads(key)
		if words[0] != head {
			t.Errorf("%s is called %s", key, words[0])
		}
		for _, other := range append(words[1:len(words):len(words)], head+"（500字以内）", head+"\n(签字)", "＊"+head+"：", words[1]+"【必填】") {
			b := filled()
			b.set(head, 0, other)
			res, list := gather(t, src, sentBack("a.xlsx", b.bytes()))
			if got := fmt.Sprint(answersOf(&res.Pairs[0])); got != want || states(&res.Total) != states(&good.Total) {
				t.Errorf("%s for %s: %s\n%s\nwant %s\n%s", other, head, states(&res.Total), got, want, messages(list))
			}
			told := "a.xlsx GW620 “按牵头部门”的表头改了写法，照收：" + b.ref(head, 0) + "“" + strings.ReplaceAll(other, "\n", " ") + "”作“" + head + "”\n"
			if strings.HasPrefix(other, "＊") { // marks are no other words
				told = ""
			}
			if got := messages(list); got != messages(said)+told {
				t.Errorf("%s for %s:\n%swant %s", other, head, got, told)
			}
		}
	}
}

// TestRetitledAll: every column that can be has another head at once, those of
// the tasks too, and the keys are gone.
func TestRetitledAll(t *testing.T) {
	t.Parallel()
	src := sample(t)
	b := openBook(t, sent(t, src))
	b.fill(1, b.rows())
	v := b.visible()
	for head, other := range map[string]string{
		"牵头部门": "牵头单位", "编号": "序号", "具体要求": "工作内容", "责任单位": "配合单位", "完成时限": "时间要求",
		"完成状态": "完成情况", "进展情况": "进展", "完成日期": "完成时间", "责任人": "负责人（签字）", "联系电话": "联系方式", "备注": "说明",
	} {
		v.set(head, 0, other)
	}
	res, list := gather(t, src, sentBack("a.xlsx", v.bytes()))
	if states(&res.Total) != "已报54 完成54" || codes(list) != "GW617×1 GW620×1" {
		t.Errorf("%s\n%s", states(&res.Total), messages(list))
	}
}

// TestHeads: what is not sure of a head row is said, and its rows are doubted.
func TestHeads(t *testing.T) {
	t.Parallel()
	src := sample(t)
	data := sent(t, src)
	for _, c := range []struct {
		name   string
		change func(b *returnBook)
		states string
		says   []string // all there is to say
	}{
		{"words with a head inside", func(b *returnBook) { b.set("进展情况", 0, "进展及存在的问题") }, "未报47 需核对7 完成7 逾期14", []string{
			"GW630 “按牵头部门”的表头认不准，先这样收：J4“进展及存在的问题”作“进展情况”",
		}},
		{"no head", func(b *returnBook) { b.set("进展情况", 0, nil) }, "未报47 需核对7 完成7 逾期14", []string{
			"GW630 “按牵头部门”的表头认不准，先这样收：没有表头的J4作“进展情况”",
		}},
		{"heads that say nothing, between two that do", func(b *returnBook) {
			b.set("责任人", 0, "谁")
			b.set("联系电话", 0, "几号")
		}, "未报47 需核对7 完成7 逾期14", []string{
			"GW630 “按牵头部门”的表头认不准，先这样收：L4“谁”作“责任人”、M4“几号”作“联系电话”",
		}},
		{"a column taken away", func(b *returnBook) { b.ok(b.RemoveCol(b.sheet, "J")) }, "未报47 需核对7 完成7 逾期14", []string{
			"GW631 “按牵头部门”里没有找到“进展情况”栏，没有收",
		}},
		{"remarks taken away", func(b *returnBook) { b.ok(b.RemoveCol(b.sheet, "N")) }, "已报7 未报47 完成7 逾期14", []string{
			"GW631 “按牵头部门”里没有找到“备注”栏，没有收",
		}},
		{"a column added", func(b *returnBook) {
			b.ok(b.InsertCols(b.sheet, "K", 1))
			b.locate()
			b.ok(b.SetCellValue(b.sheet, "K4", "存在问题"))
			b.ok(b.SetCellValue(b.sheet, "K5", "资金不足"))
			b.ok(b.SetCellValue(b.sheet, "K20", "人手不够")) // a row with nothing else
		}, "已报6 未报46 需核对2 完成7 逾期14", []string{
			"GW617 这份表填了2个部门的任务：区党政办公室、区科技创新局",
			"GW632 “按牵头部门”里有发下去的表没有的栏，没有收进台账：“存在问题”栏有2格（K5“资金不足”）",
		}},
		{"a column added that has another word for a head", func(b *returnBook) {
			b.ok(b.SetCellValue(b.sheet, "P4", "工作进展"))
			b.ok(b.SetCellValue(b.sheet, "P6", "正在办"))
		}, "已报6 未报47 需核对1 完成7 逾期14", []string{
			"GW632 “按牵头部门”里有发下去的表没有的栏，没有收进台账：“工作进展”栏有1格（P6“正在办”）",
		}},
		{"words beside the table", func(b *returnBook) { b.ok(b.SetCellValue(b.sheet, "R7", "此项由区教育局代报")) }, "已报6 未报47 需核对1 完成7 逾期14", []string{
			"GW632 “按牵头部门”里有发下去的表没有的栏，没有收进台账：没有表头的R栏有1格（R7“此项由区教育局代报”）",
		}},
		{"numbers of their own", func(b *returnBook) {
			for i := range 40 {
				b.ok(b.SetCellValue(b.sheet, fmt.Sprintf("P%d", i+5), i+1))
			}
		}, "未报47 需核对7 完成7 逾期14", []string{
			"GW632 “按牵头部门”里有发下去的表没有的栏，没有收进台账：没有表头的P栏有40格（P5“1”）",
		}},
		{"a head added, and nothing under it", func(b *returnBook) { b.ok(b.SetCellValue(b.sheet, "P4", "分管领导")) }, "已报7 未报47 完成7 逾期14", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := openBook(t, data)
			b.fill(1, 7)
			c.change(b)
			res, list := gather(t, src, sentBack("a.xlsx", b.bytes()))
			if got := states(&res.Total); got != c.states {
				t.Errorf("states: %s, want %s", got, c.states)
			}
			want := ""
			for _, s := range c.says {
				want += "a.xlsx " + s + "\n"
			}
			if got := messages(list); got != want {
				t.Errorf("%swant\n%s", got, want)
			}
		})
	}
}

// TestTwoRowHeads: a table of somebody's own whose heads stand in two rows, some
// merged over the columns that the lower ones part, is read by the lower.
func TestTwoRowHeads(t *testing.T) {
	t.Parallel()
	src := typical(9)
	n := parse(t, src)
	task := func(i int) (string, string) {
		b := n.Assignment()
		return b.Tasks[i].Requirement.S, formOf(n).Groups[0].Name
	}
	for _, c := range []struct {
		name  string
		heads [2][]string
		over  []string // merged
	}{
		{"answers under one head", [2][]string{
			{"序号", "具体要求", "牵头部门", "填报情况", "", "", "", "", "备注"},
			{"", "", "", "完成状态", "进展情况", "完成日期", "责任人", "联系电话", ""},
		}, []string{"A3:A4", "B3:B4", "C3:C4", "D3:H3", "I3:I4"}},
		{"all under heads", [2][]string{
			{"任务", "", "", "落实情况", "", "", "联系", "", "其他"},
			{"编号", "具体要求", "牵头部门", "完成状态", "进展情况", "完成日期", "责任人", "联系电话", "备注"},
		}, []string{"A3:C3", "D3:F3", "G3:H3"}},
		{"a head over others that is itself one", [2][]string{
			{"编号", "具体要求", "牵头部门", "进展情况", "", "", "联系人", "", "备注"},
			{"", "", "", "完成状态", "工作进展", "完成日期", "责任人", "联系电话", ""},
		}, []string{"A3:A4", "D3:F3", "G3:H3"}},
	} {
		f := excelize.NewFile()
		defer f.Close()
		text, group := task(0)
		rows := map[int][]string{
			1: {"落实情况表"}, 2: {"填报单位：" + group}, 3: c.heads[0], 4: c.heads[1],
			5: {"001", text, group, "推进中", "主体封顶", "", "张三", "0000-1", "无"},
		}
		for row, cells := range rows {
			for col, s := range cells {
				ref, _ := excelize.CoordinatesToCellName(col+1, row)
				if s != "" {
					f.SetCellStr("Sheet1", ref, s)
				}
			}
		}
		for _, m := range append(c.over, "A1:I1") {
			from, to, _ := strings.Cut(m, ":")
			if err := f.MergeCell("Sheet1", from, to); err != nil {
				t.Fatal(err)
			}
		}
		var out bytes.Buffer
		if err := f.Write(&out); err != nil {
			t.Fatal(err)
		}
		res, list := gather(t, src, sentBack("自制.xlsx", out.Bytes()))
		if got := fmt.Sprint(answersOf(&res.Pairs[0])); res.Pairs[0].State != collect.Reported || got != "[推进中 主体封顶  张三 0000-1 无]" || strings.Contains(codes(list), "GW632") || strings.Contains(codes(list), "GW63") && !strings.Contains(codes(list), "GW635") {
			t.Errorf("%s: %s %s %s\n%s", c.name, states(&res.Total), res.Pairs[0].State, got, messages(list))
		}
	}
}

// TestOwnHeads: columns of the notice's own that are called as those that
// departments fill in: nobody has filled in anything, whatever stands there, and
// what they fill in is read.
func TestOwnHeads(t *testing.T) {
	t.Parallel()
	src := ownHeads()
	data := sent(t, src)
	res, list := gather(t, src, sentBack("a.xlsx", data))
	if states(&res.Total) != "未报1" || len(list) > 0 {
		t.Errorf("%s\n%s", states(&res.Total), messages(list))
	}
	b := openBook(t, data)
	b.fill(1, 1)
	res, list = gather(t, src, sentBack("a.xlsx", b.bytes()))
	if got := fmt.Sprint(answersOf(&res.Pairs[0])); states(&res.Total) != "已报1 完成1" || len(list) > 0 || got != "[已完成 已按要求完成第1项。 2023-11-20 张三 0537-123456 ]" {
		t.Errorf("%s %s\n%s", states(&res.Total), got, messages(list))
	}
}

// ownHeads is a notice whose table has such columns.
func ownHeads() string {
	var src strings.Builder
	src.WriteString(`format = "general"
issuer = "青禾县水务局"
number = "青水发〔2023〕9号"
title = "通知"
date = 2023-03-05
text = "现印发给你们。"
[[attachment]]
title = "分工表"
content = "breakdown"
[breakdown]
`)
	for i, key := range []string{"lead", "requirement"} {
		fmt.Fprintf(&src, "[[breakdown.column]]\nkey = %q\nwidth = %d\n", key, 30+i)
	}
	for _, c := range [][2]string{{"person", "责任人"}, {"phone", "联系电话"}, {"note", "说明"}, {"state", "状态"}} {
		fmt.Fprintf(&src, "[[breakdown.column]]\nkey = %q\nhead = %q\n", c[0], c[1])
	}
	src.WriteString("[[task]]\nlead = [\"工程建设科\"]\nrequirement = \"修复渠道。\"\nperson = \"张三\"\nphone = \"0000-1\"\nnote = \"重点\"\nstate = \"在建\"\n")
	return src.String()
}

// TestHeadLaw: whatever stands over the columns that departments fill in, what
// is under them is in the ledger or is named.
func TestHeadLaw(t *testing.T) {
	t.Parallel()
	n := parse(t, typical(3))
	form := formOf(n)
	rapid.Check(t, func(t *rapid.T) {
		heads, row := make([]string, len(form.Columns)), append([]string(nil), form.Duties[0].Sent...)
		answers := map[int]string{}
		for i, col := range form.Columns {
			heads[i] = col.Head
			if !col.Role.Answer() {
				continue
			}
			answers[i] = fmt.Sprintf("答%d", i)
			row[i] = answers[i]
			if rapid.IntRange(0, 2).Draw(t, "change") == 0 {
				heads[i] = rapid.OneOf(
					rapid.SampledFrom([]string{"", "进展", "状态", "完成时间", "完成情况", "责任人（签字）", "联系方式", "存在问题", "备注2", "填报"}),
					rapid.StringOfN(rapid.RuneFrom([]rune("进展情况完成日期责任人状态联系电话备注工作（）：1 ")), 0, 8, -1)).Draw(t, "head")
			}
		}
		res, list := collect.New(n, n.Assignment()).Collect(one(collect.Return{Source: source("a.xlsx"), Sheets: []grid.Grid{{Name: "表", Rows: cellsOf(heads, row)}}}), today)
		p := &res.Pairs[0]
		if p.State == collect.Missing && codes(list) == "" {
			t.Fatalf("%q: nothing is said", heads)
		}
		for i, col := range form.Columns {
			if !col.Role.Answer() {
				continue
			}
			a := p.Answers[slices.Index(form.Answers(), i)]
			at := book.Ref(i, 1)
			if strings.Contains(a.Raw, answers[i]) || strings.Contains(messages(list), at+"“"+answers[i]+"”") ||
				slices.ContainsFunc(res.Left, func(x collect.Left) bool { return x.Text == answers[i] }) {
				continue
			}
			// Under a head that is another column's it is in that one, and so said.
			if strings.Contains(fmt.Sprint(p.Answers), answers[i]) && (p.State == collect.Doubtful || strings.Contains(codes(list), "GW620")) {
				continue
			}
			t.Fatalf("%q: %s is lost\n%s", heads, answers[i], messages(list))
		}
	})
}
