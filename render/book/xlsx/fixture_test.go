package xlsx

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"gongwen/render/book"
	"gongwen/render/book/assign"
	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/source/bind"
	"gongwen/render/testkit"
	"gongwen/render/words"
)

// parse reads a notice in TOML.
func parse(tb testing.TB, name, src string) *notice.Notice {
	tb.Helper()
	n, list := bind.Parse(&diag.Source{Name: name, Text: src}, false)
	if list.HasErrors() {
		tb.Fatalf("%s: %v", name, list[0].Message)
	}
	return n
}

// planOf plans the workbook of a notice in TOML.
func planOf(tb testing.TB, name, src string) *book.Workbook {
	tb.Helper()
	n := parse(tb, name, src)
	w, list := assign.Plan(n, n.Assignment())
	if list.HasErrors() {
		tb.Fatalf("%s: %v", name, list[0].Message)
	}
	return w
}

// samples is the workbooks of the sample notices, and of their first and last
// departments.
func samples(tb testing.TB) map[string]*book.Workbook {
	tb.Helper()
	plans := map[string]*book.Workbook{}
	for _, file := range testkit.Samples(tb) {
		src := testkit.Read(tb, file)
		if w := planOf(tb, file, string(src)); w != nil {
			plans[filepath.Base(file)] = w
		}
		n := parse(tb, file, string(src))
		departments := assign.Departments(n, n.Assignment())
		for i := range departments {
			if i == 0 || i == len(departments)-1 {
				plans[filepath.Base(file)+", "+departments[i].Name] = departments[i].Plan()
			}
		}
	}
	return plans
}

// typical is a notice of n tasks as offices write them.
func typical(n int) string {
	var b strings.Builder
	b.WriteString(`format = "general"
issuer = "青禾县人民政府办公室"
number = "青政办发〔2026〕8号"
title = "青禾县人民政府办公室关于印发2026年重点工作任务分解表的通知"
date = 2026-03-05
text = "现将《2026年重点工作任务分解表》印发给你们。"
[[attachment]]
title = "2026年重点工作任务分解表"
content = "breakdown"
`)
	units := []string{"发展改革局", "财政局", "教育局", "生态环境分局", "住房城乡建设局", "行政审批服务局", "数据局", "审计局"}
	const sentence = "推进义务教育信息公开，加大适龄儿童入学政策的宣传和解读力度，及时公开2026年招生入学政策。"
	for i := range n {
		b.WriteString("[[task]]\n")
		if i%40 == 0 {
			fmt.Fprintf(&b, "section = \"加强第%d类重点领域信息公开\"\n", i/40+1)
		}
		if i%5 == 0 {
			fmt.Fprintf(&b, "topic = \"围绕提升群众生活品质强化公开%d\"\n", i/5+1)
			fmt.Fprintf(&b, "lead = [%q, %q]\nresponsible = \"各街道、区直各部门\"\n", units[i/5%8], units[(i/5+1+i/40)%8])
		} else if i%5 == 3 {
			fmt.Fprintf(&b, "lead = [%q]\n", units[i%8])
		}
		fmt.Fprintf(&b, "requirement = %q\ndue = \"%d月底前\"\n", strings.Repeat(sentence, 1+i*7%3), 1+i%12)
	}
	return b.String()
}

// odd is a plan by hand with what files get wrong: text that looks like
// formulas, numbers or XML, blanks at the edges, characters beyond the BMP, and
// Excel's own escape.
func odd() *book.Workbook {
	texts := []string{
		"=1+1", "+86 10", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "00123", "1e5", "2023-11-30", "TRUE", "'quoted", " blanks ", "a\nb", "<b>&amp;\"",
		"_x0041_", "_x000a_", "𫐄", "a/b\\..\\c", strings.Repeat("名", 40), strings.Repeat("长", 32767), "\t",
	}
	w := &book.Workbook{
		Title: "A & <B>", Subject: "〔2026〕1号", Creator: `"机关"`, Date: words.Day{Year: 2026, Month: 3, Day: 5},
		Styles: []book.Style{{Face: book.BaseFace, Size: book.BaseSize}, {Face: "宋体", Size: 12, Wrap: true, Border: true}, {Face: "宋体", Size: 12, Format: `m"月底前"`}},
	}
	s := &book.Sheet{
		Name: "it's", Columns: []book.Column{{Width: 64}, {Width: 400}, {Width: 80, Hidden: true}},
		Page: book.Page{Scale: 90, Left: 40, Right: 40, Top: 65, Bottom: 60, Header: 30, Footer: 30, Head: "&L&&9", Foot: "&C第 &P 页", Area: book.Range{LastCol: 1, LastRow: len(texts) + 1}},
	}
	s.Rows = append(s.Rows, book.Row{Height: 35, Cells: []book.Cell{{Kind: book.Text, Text: "头", Style: 1}}})
	for i, text := range texts {
		s.Rows = append(s.Rows, book.Row{Height: 20 + i, Cells: []book.Cell{
			{Kind: book.Number, Number: int32(45000 + i), Style: 2}, {Kind: book.Text, Text: text, Style: 1}, {Style: 1},
		}})
	}
	s.Rows = append(s.Rows, book.Row{Height: 20})
	s.Merges = []book.Range{{Col: 0, Row: 0, LastCol: 2, LastRow: 0}}
	s.Breaks = []int{3, 10}
	s.FreezeRows = 1
	w.Sheets = []*book.Sheet{s}
	return w
}
