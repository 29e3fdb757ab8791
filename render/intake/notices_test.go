package intake_test

import (
	"fmt"
	"strings"
	"testing"

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

// TestNotices: whole notices as offices draft them; what is written and what is
// said is golden.
func TestNotices(t *testing.T) {
	testkit.Archives(t, "testdata/notices/*.txtar", func(t *testing.T, a *testkit.Archive) {
		for _, c := range a.Cases(".docx") {
			name := strings.TrimSuffix(c.Name, ".docx")
			got, list := intake.Import(c.Name, drafted(t, c.Text), nil)
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
	})
}
