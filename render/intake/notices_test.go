package intake_test

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"gongwen/render/diag"
	"gongwen/render/intake"
	"gongwen/render/source/bind"
	"gongwen/render/testkit"
)

// drafted is a Word file from a shorthand: a line a paragraph, before a | how it
// looks (c centred, r at the right, R red, P on a new page); lines that begin
// with | are rows of a table, whose cells a | parts: ^ goes on from above, < from
// the left.
func drafted(t *testing.T, text string) []byte {
	var body strings.Builder
	var table [][]string
	end := func() {
		if table == nil {
			return
		}
		body.WriteString("<w:tbl>")
		for r, cells := range table {
			body.WriteString("<w:tr>")
			for c := 0; c < len(cells); c++ {
				span, merge := 1, ""
				for c+span < len(cells) && cells[c+span] == "<" {
					span++
				}
				if cells[c] == "^" {
					merge, cells[c] = "<w:vMerge/>", ""
				} else if r+1 < len(table) && c < len(table[r+1]) && table[r+1][c] == "^" {
					merge = `<w:vMerge w:val="restart"/>`
				}
				red := ""
				if rest, ok := strings.CutPrefix(cells[c], "R!"); ok {
					red, cells[c] = `<w:color w:val="FF0000"/>`, rest
				}
				fmt.Fprintf(&body, `<w:tc><w:tcPr><w:gridSpan w:val="%d"/>%s</w:tcPr><w:p><w:r><w:rPr>%s</w:rPr><w:t>%s</w:t></w:r></w:p></w:tc>`, span, merge, red, cells[c])
				c += span - 1
			}
			body.WriteString("</w:tr>")
		}
		body.WriteString("</w:tbl>")
		table = nil
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		if rest, ok := strings.CutPrefix(line, "|"); ok {
			var cells []string
			for c := range strings.SplitSeq(rest, "|") {
				cells = append(cells, strings.TrimSpace(c))
			}
			table = append(table, cells)
			continue
		}
		end()
		looks, words, ok := strings.Cut(line, "|")
		if !ok {
			looks, words = "", line
		}
		jc, red, page := "", "", ""
		for _, l := range looks {
			switch l {
			case 'c':
				jc = center
			case 'r':
				jc = `<w:jc w:val="right"/>`
			case 'R':
				red = `<w:color w:val="FF0000"/>`
			case 'P':
				page = "<w:pageBreakBefore/>"
			}
		}
		fmt.Fprintf(&body, `<w:p><w:pPr>%s%s</w:pPr><w:r><w:rPr>%s</w:rPr><w:t xml:space="preserve">%s</w:t></w:r></w:p>`, page, jc, red, words)
	}
	end()
	return docx(t, body.String())
}

// workbook is a workbook from a shorthand: a line a row, whose cells a | parts;
// “= text” a sheet, “# cell what” something done to a cell, a row or a column.
func workbook(t *testing.T, text string) []byte {
	f := excelize.NewFile()
	defer f.Close()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	sheet, row := "Sheet1", 0
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		if name, ok := strings.CutPrefix(line, "= "); ok {
			if row == 0 && sheet == "Sheet1" {
				must(f.SetSheetName(sheet, name))
			} else {
				_, err := f.NewSheet(name)
				must(err)
			}
			sheet, row = name, 0
			continue
		}
		if rest, ok := strings.CutPrefix(line, "# "); ok {
			verb, what, _ := strings.Cut(rest, " ")
			cell, what, _ := strings.Cut(what, " ")
			switch verb {
			case "hide": // a row or a column
				if n, err := strconv.Atoi(cell); err == nil {
					must(f.SetRowVisible(sheet, n, false))
				} else {
					must(f.SetColVisible(sheet, cell, false))
				}
			case "hidden":
				must(f.SetSheetVisible(sheet, false))
			case "merge":
				must(f.MergeCell(sheet, cell, what))
			case "comment":
				must(f.AddComment(sheet, excelize.Comment{Cell: cell, Paragraph: []excelize.RichTextRun{{Text: what}}}))
			case "strike": // a cell, or of its words some
				if what == "" {
					style, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
					must(err)
					must(f.SetCellStyle(sheet, cell, cell, style))
					break
				}
				value, err := f.GetCellValue(sheet, cell)
				must(err)
				before, after, _ := strings.Cut(value, what)
				must(f.SetCellRichText(sheet, cell, []excelize.RichTextRun{{Text: before}, {Text: what, Font: &excelize.Font{Strike: true}}, {Text: after, Font: &excelize.Font{Bold: true}}}))
			case "formula":
				must(f.SetCellFormula(sheet, cell, what))
			case "number":
				n, err := strconv.ParseFloat(what, 64)
				must(err)
				must(f.SetCellValue(sheet, cell, n))
			case "format":
				style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &what})
				must(err)
				must(f.SetCellStyle(sheet, cell, cell, style))
			case "1904":
				on := true
				must(f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &on}))
			default:
				t.Fatalf("unknown: %s", line)
			}
			continue
		}
		row++
		for c, text := range strings.Split(line, "|") {
			if text != "" {
				name, _ := excelize.CoordinatesToCellName(c+1, row)
				must(f.SetCellStr(sheet, name, strings.ReplaceAll(text, `\n`, "\n")))
			}
		}
	}
	var b bytes.Buffer
	must(f.Write(&b))
	return b.Bytes()
}

// TestNotices: whole notices and tables as offices draft them; what is written and
// what is said is golden.
func TestNotices(t *testing.T) {
	testkit.Archives(t, "testdata/notices/*.txtar", func(t *testing.T, a *testkit.Archive) {
		for ending, make := range map[string]func(*testing.T, string) []byte{
			".docx": drafted, ".xlsx": workbook,
			".xml":  func(t *testing.T, s string) []byte { return docx(t, s) },
			".csv":  func(_ *testing.T, s string) []byte { return []byte(s) },
			".text": func(_ *testing.T, s string) []byte { return []byte(s) },
			".html": func(_ *testing.T, s string) []byte { return []byte(s) },
		} {
			for _, c := range a.Cases(ending) {
				name := strings.TrimSuffix(c.Name, ending)
				got, list := intake.Import(c.Name, make(t, c.Text), nil)
				if got == nil {
					t.Errorf("%s: nothing read\n%s", c.Name, testkit.Printed(list))
					continue
				}
				if _, found := bind.Parse(&diag.Source{Name: "a.toml", Text: got.TOML}, true); found.HasErrors() {
					t.Errorf("%s: what was written has errors\n%s", c.Name, testkit.Printed(found))
				}
				a.Check(t, c.Name, name+".toml", got.TOML)
				a.Check(t, name+".toml", name+".said", testkit.Printed(list))
			}
		}
	})
}
