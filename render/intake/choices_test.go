package intake_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/net/html/charset"

	"gongwen/render/diag"
	"gongwen/render/intake"
	"gongwen/render/notice"
	"gongwen/render/source/bind"
	"gongwen/render/testkit"
)

const plainTable = "序号,工作任务,具体要求,责任单位,完成时限\n1,防汛,修订防汛应急预案。,县水务局,3月底前\n2,抗旱,维修机井20眼。,县农业农村局,5月底前\n"

// TestChoices: what the user says of a column counts, and of no other.
func TestChoices(t *testing.T) {
	const table = "序号,事由,落实,办理\n1,防汛,修订防汛应急预案。,县水务局\n"
	got, list := intake.Import("表.csv", []byte(table), []intake.Choice{{Head: "事由", Key: "topic"}, {Head: "落实", Key: "requirement"}, {Head: "办理", Key: "lead"}})
	if got == nil || got.Tasks != 1 {
		t.Fatalf("not one task\n%s", testkit.Printed(list))
	}
	for _, want := range []string{"topic = \"防汛\"", "requirement = \"修订防汛应急预案。\"", "lead = [\"县水务局\"]"} {
		if !strings.Contains(got.TOML, want) {
			t.Errorf("no %s in\n%s", want, got.TOML)
		}
	}
	got, _ = intake.Import("表.csv", []byte(plainTable), []intake.Choice{{Head: "完成时限", Key: "deadline_text"}})
	if !strings.Contains(got.TOML, "key = \"deadline_text\"\nhead = \"完成时限\"") || !strings.Contains(got.TOML, "deadline_text = \"3月底前\"") {
		t.Errorf("no column of its own:\n%s", got.TOML)
	}
}

func gbk(t *testing.T, text string) []byte {
	t.Helper()
	gb, _ := charset.Lookup("gb18030")
	out, err := gb.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func utf16Of(text string, big, mark bool) []byte {
	var b bytes.Buffer
	if mark {
		text = "\uFEFF" + text
	}
	for _, u := range utf16.Encode([]rune(text)) {
		if big {
			b.Write([]byte{byte(u >> 8), byte(u)})
		} else {
			b.Write([]byte{byte(u), byte(u >> 8)})
		}
	}
	return b.Bytes()
}

// TestEncodings: a text is the same in whatever encoding.
func TestEncodings(t *testing.T) {
	want, _ := intake.Import("表.csv", []byte(plainTable), nil)
	for name, data := range map[string][]byte{
		"UTF-8 with a mark": []byte("\uFEFF" + plainTable), "GBK": gbk(t, plainTable), "CRLF": []byte(strings.ReplaceAll(plainTable, "\n", "\r\n")), "CR": []byte(strings.ReplaceAll(plainTable, "\n", "\r")),
		"UTF-16 LE": utf16Of(plainTable, false, true), "UTF-16 BE": utf16Of(plainTable, true, true),
		"UTF-16 LE without a mark": utf16Of(plainTable, false, false), "UTF-16 BE without a mark": utf16Of(plainTable, true, false),
		"tabs": []byte(strings.ReplaceAll(plainTable, ",", "\t")), "semicolons": []byte(strings.ReplaceAll(plainTable, ",", ";")),
	} {
		got, list := intake.Import("表.csv", data, nil)
		if got == nil || got.TOML != want.TOML {
			t.Errorf("%s: another notice\n%s", name, testkit.Printed(list))
		}
	}
}

const twoBreakdowns = `format = "general"
issuer = "某区管委会办公室"
number = "某管办字〔2023〕22号"
title = "关于印发两张表的通知"
date = 2023-08-14
text = "现将两张表印发给你们。"

[[attachment]]   # 甲
title = "甲表"
content = "breakdown"

[[attachment.task]]
topic = "旧的"
lead = ["区教育局"]
requirement = "旧的要求。"

[[attachment]]   # 乙
title = "乙表"
content = "breakdown"

# 乙的任务
[[attachment.task]]
topic = "也旧的"
lead = ["区财政局"]
requirement = "也是旧的要求。"
`

// TestInto: tasks go into the breakdown that is meant, and what is outside of it
// keeps its bytes.
func TestInto(t *testing.T) {
	into := func(text, part string) (string, diag.List, bool) {
		got, _ := intake.Import("表.csv", []byte(plainTable), nil)
		return got.Into(&diag.Source{Name: "通知.toml", Text: text}, part)
	}
	requirements := func(text string, k int) (out []string) {
		n, list := bind.Parse(&diag.Source{Name: "通知.toml", Text: text}, false)
		if list.HasErrors() {
			t.Fatalf("%s\n%s", testkit.Printed(list), text)
		}
		for i := range n.Breakdowns()[k].Tasks {
			out = append(out, n.Breakdowns()[k].Tasks[i].Requirement.S)
		}
		return out
	}
	if _, list, ok := into(twoBreakdowns, ""); ok || !strings.Contains(testkit.Printed(list), "--part") {
		t.Errorf("of two none was chosen:\n%s", testkit.Printed(list))
	}
	if _, _, ok := into(twoBreakdowns, "3"); ok {
		t.Error("there is no third")
	}
	for k, part := range []string{"1", "2"} {
		text, list, ok := into(twoBreakdowns, part)
		if !ok {
			t.Fatalf("%s: %s", part, testkit.Printed(list))
		}
		if got := requirements(text, k); len(got) != 2 || got[0] != "修订防汛应急预案。" {
			t.Errorf("part %s has %v", part, got)
		}
		if got := requirements(text, 1-k); len(got) != 1 || !strings.Contains(got[0], "旧的要求") {
			t.Errorf("beside part %s: %v", part, got)
		}
		for _, kept := range []string{"[[attachment]]   # 甲\n", "[[attachment]]   # 乙\n", "\n# 乙的任务\n"} {
			if !strings.Contains(text, kept) {
				t.Errorf("%s: %q is gone", part, kept)
			}
		}
	}

	const braced = "format = \"general\"\nissuer = \"某局\"\nnumber = \"某〔2023〕1号\"\ntitle = \"关于防汛的通知\"\ndate = 2023-08-14\ntext = \"请看表。\"\ncontent = \"breakdown\"\n" +
		"task = [\n  { lead = \"甲局\", requirement = \"旧的。\" },   # 一\n  { lead = \"乙局\", requirement = \"也旧。\" },\n]\n"
	if text, list, ok := into(braced, ""); !ok || strings.Contains(text, "旧") {
		t.Errorf("tasks between brackets: %s\n%s", testkit.Printed(list), text)
	} else if got := requirements(text, 0); len(got) != 2 {
		t.Errorf("tasks between brackets: %v", got)
	}

	const none = "format = \"general\"\nissuer = \"某局\"\nnumber = \"某〔2023〕1号\"\ntitle = \"关于防汛的通知\"\ndate = 2023-08-14\ntext = \"请做好防汛工作。\"\n"
	for _, text := range []string{none, strings.ReplaceAll(none, "\n", "\r\n")} {
		filled, _, ok := into(text, "")
		if !ok || !strings.HasPrefix(filled, text) {
			t.Errorf("a notice without tasks:\n%s", filled)
		}
		if strings.Contains(strings.ReplaceAll(filled, "\r\n", ""), "\n") != strings.Contains(strings.ReplaceAll(text, "\r\n", ""), "\n") {
			t.Error("the ends of lines are mixed")
		}
		n, list := bind.Parse(&diag.Source{Name: "通知.toml", Text: filled}, true)
		if list.HasErrors() || len(n.Breakdowns()) != 1 {
			t.Errorf("%s\n%s", testkit.Printed(list), filled)
		}
	}
	for name, data := range map[string][]byte{"GBK": gbk(t, none), "UTF-16 LE": utf16Of(none, false, true), "UTF-16 BE": utf16Of(none, true, true)} {
		_, list, ok := into(string(data), "")
		if said := testkit.Printed(list); ok || !strings.Contains(said, "不是 UTF-8 编码") || !strings.Contains(said, "check --fix") || strings.Contains(said, "GW101") {
			t.Errorf("%s: %v\n%s", name, ok, said)
		}
	}
	if text, list, ok := into("\uFEFF"+none, ""); !ok || !strings.HasPrefix(text, "\uFEFF"+none) {
		t.Errorf("with a mark:\n%s", testkit.Printed(list))
	}
	if _, list, ok := into("a = ", ""); ok || !list.HasErrors() {
		t.Error("no TOML, and no word")
	}
	for name, text := range testkit.SampleTexts(t) {
		before, list := bind.Parse(&diag.Source{Name: name, Text: string(text)}, true)
		if list.HasErrors() || len(before.Breakdowns()) != 1 || before.Breakdowns()[0].Form != notice.AsTable {
			continue
		}
		filled, said, ok := into(string(text), "")
		if !ok {
			t.Errorf("%s: %s", name, testkit.Printed(said))
			continue
		}
		after, list := bind.Parse(&diag.Source{Name: name, Text: filled}, true)
		if list.HasErrors() || len(after.Breakdowns()) != 1 || len(after.Breakdowns()[0].Tasks) != 2 {
			t.Errorf("%s: %d breakdowns\n%s\n%s", name, len(after.Breakdowns()), testkit.Printed(list), filled)
		}
	}
}

// TestNoImport: what needs no import, or is not what its name says, is refused with
// the way out, and a page under whatever name is read.
func TestNoImport(t *testing.T) {
	sample := testkit.SampleTexts(t)["duban-tongzhi-2026"]
	for _, c := range []struct {
		name, want string
		data       []byte
	}{
		{"通知.toml", "gongwen build 通知.toml", sample},
		{"通知.txt", "已经是公文的源文件", sample},
		{"坏.toml", "已经是公文的源文件", bytes.ReplaceAll(sample, []byte("\"\n"), []byte("\n"))},
		{"坏.txt", "已经是公文的源文件", bytes.ReplaceAll(sample, []byte("\"\n"), []byte("\n"))},
		{"表.xlsx", "里面却不是 Excel 文件", []byte(plainTable)},
		{"表.XLSM", "里面却不是 Excel 文件", []byte("\x00\x01\x02")},
		{"通知.docx", "里面却不是 Word 文件", []byte("关于防汛的通知")},
		{"表.xlsx", "不是完好的 Word、Excel 文件", []byte("PK\x03\x04 and no more")},
	} {
		got, list := intake.Import(c.name, c.data, nil)
		if got != nil || !strings.Contains(testkit.Printed(list), "GW816") || !strings.Contains(testkit.Printed(list), c.want) {
			t.Errorf("%s: read, or not told why\n%s", c.name, testkit.Printed(list))
		}
	}
	for name, data := range map[string]string{"表.xls": plainTable, "表.csv": plainTable, "表.xlsx": "<table><tr><td>序号<td>工作任务<td>具体要求<td>责任单位<tr><td>1<td>防汛<td>修订预案。<td>水务局</table>"} {
		if got, list := intake.Import(name, []byte(data), nil); got == nil || got.Tasks == 0 {
			t.Errorf("%s: not read\n%s", name, testkit.Printed(list))
		}
	}
}

// TestHiddenRows: rows that a page hides, by themselves or with the part of the
// table that they are in, are left out and named.
func TestHiddenRows(t *testing.T) {
	const head = "<tr><td>序号<td>工作任务<td>具体要求<td>责任单位<tr><td>1<td>防汛<td>修订预案。<td>水务局"
	const hidden = "<td>2<td>抗旱<td>维修机井。<td>农业局"
	for _, table := range []string{
		head + "<tr style='display:none'>" + hidden, head + "<tr hidden>" + hidden, head + "<tbody style='display: none'><tr>" + hidden, head + "<tbody hidden><tr>" + hidden, head + "<tfoot style='visibility:hidden'><tr>" + hidden,
	} {
		got, list := intake.Import("表.html", []byte("<table>"+table+"</table>"), nil)
		if said := testkit.Printed(list); got == nil || got.Tasks != 1 || !strings.Contains(said, "隐藏的 1 行没有导入") || !strings.Contains(said, "维修机井") {
			t.Errorf("%s\n%s", table, said)
		}
	}
}

// TestBounded: what holds more cells than any notice is refused before it takes
// much room, and a line of very many cells takes no longer than as many lines.
func TestBounded(t *testing.T) {
	for name, text := range map[string]string{
		"columns.csv": strings.Repeat("a,", 1_000_000), "rows.csv": strings.Repeat("a,b\n", 500_000), "blank.csv": strings.Repeat(strings.Repeat(",", 999)+"\n", 1000),
		"struck.html": "<table>" + strings.Repeat("<tr><td><s>a</s>", 200_000) + "</table>",
	} {
		if got, list := intake.Import(name, []byte(text), nil); got != nil || len(list) != 1 || !strings.Contains(testkit.Printed(list), "超过能读的限度") {
			t.Errorf("%s: read, or %d findings", name, len(list))
		}
	}
}
