package intake_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"html"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"gongwen/render/book/assign"
	"gongwen/render/book/xlsx"
	"gongwen/render/diag"
	"gongwen/render/intake"
	"gongwen/render/notice"
	"gongwen/render/source/bind"
	"gongwen/render/testkit"
)

// place is a cell of a table that a test writes.
type place struct {
	row, col, rows, cols int
	text                 string
}

// sheet is a table that a test writes.
type sheet struct {
	rows, cols int
	cells      []place
}

// sheetOf is a breakdown as an office prints it: cells merged downwards, sections
// in rows of their own, a lead without responsible units over both columns.
func sheetOf(b *notice.Breakdown, title string) *sheet {
	s := &sheet{cols: len(b.Columns)}
	put := func(row, col, rows, cols int, text string) {
		s.cells = append(s.cells, place{row, col, rows, cols, text})
	}
	if title != "" {
		put(0, 0, 1, s.cols, title)
		s.rows = 1
	}
	for c := range b.Columns {
		put(s.rows, c, 1, 1, b.Columns[c].Head.S)
	}
	s.rows++
	at := make([]int, len(b.Tasks)) // the row of a task
	sections := b.SectionRows()
	for i := range b.Tasks {
		for len(sections) > 0 && sections[0].Before == i {
			put(s.rows, 0, 1, s.cols, b.Sections[sections[0].Section].Text.S)
			s.rows++
			sections = sections[1:]
		}
		at[i] = s.rows
		s.rows++
	}
	for c := range b.Columns {
		for _, run := range b.Runs(&b.Columns[c]) {
			wide := 1
			if b.Columns[c].Key == notice.KeyLead && b.LeadOverResponsible(run.First) {
				wide = 2
			}
			if c > 0 && b.Columns[c].Key == notice.KeyResponsible && b.LeadOverResponsible(run.First) {
				continue
			}
			put(at[run.First], c, at[run.End-1]-at[run.First]+1, wide, b.Cell(run.First, &b.Columns[c]).S)
		}
	}
	return s
}

// at is the cells by place; those covered by others are nil.
func (s *sheet) at() [][]*place {
	out := make([][]*place, s.rows)
	for r := range out {
		out[r] = make([]*place, s.cols)
	}
	for i := range s.cells {
		c := &s.cells[i]
		out[c.row][c.col] = c
	}
	return out
}

func (s *sheet) html() []byte {
	var b strings.Builder
	b.WriteString("<html><body><table border=1>\n")
	for _, row := range s.at() {
		b.WriteString("<tr>")
		for _, c := range row {
			if c != nil {
				text := strings.ReplaceAll(html.EscapeString(c.text), "\n", "<br>")
				fmt.Fprintf(&b, "<td rowspan=%d colspan=%d>%s</td>\n", c.rows, c.cols, text)
			}
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</table></body></html>\n")
	return []byte(b.String())
}

// tsv has no merged cells: what is below one is blank.
func (s *sheet) tsv() []byte {
	var b strings.Builder
	for _, row := range s.at() {
		for c, cell := range row {
			if c > 0 {
				b.WriteByte('\t')
			}
			if cell == nil {
				continue
			}
			if strings.ContainsAny(cell.text, "\n\t\"") {
				b.WriteString(`"` + strings.ReplaceAll(cell.text, `"`, `""`) + `"`)
			} else {
				b.WriteString(cell.text)
			}
		}
		b.WriteString("\r\n")
	}
	return []byte(b.String())
}

func (s *sheet) xlsx(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for _, c := range s.cells {
		from, _ := excelize.CoordinatesToCellName(c.col+1, c.row+1)
		to, _ := excelize.CoordinatesToCellName(c.col+c.cols, c.row+c.rows)
		if err := f.SetCellStr("Sheet1", from, c.text); err != nil {
			t.Fatal(err)
		}
		if from != to {
			if err := f.MergeCell("Sheet1", from, to); err != nil {
				t.Fatal(err)
			}
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// tbl is the table as Word writes it.
func (s *sheet) tbl() string {
	var b strings.Builder
	b.WriteString("<w:tbl>")
	covered := make([][]*place, s.rows)
	for r := range covered {
		covered[r] = make([]*place, s.cols)
	}
	for i := range s.cells {
		c := &s.cells[i]
		for r := c.row; r < c.row+c.rows; r++ {
			for k := c.col; k < c.col+c.cols; k++ {
				covered[r][k] = c
			}
		}
	}
	for r := range covered {
		b.WriteString("<w:tr>")
		for k := 0; k < s.cols; k++ {
			c := covered[r][k]
			if c == nil || c.col != k {
				continue
			}
			merge, text := "", c.text
			switch {
			case c.rows > 1 && r == c.row:
				merge = `<w:vMerge w:val="restart"/>`
			case c.rows > 1:
				merge, text = `<w:vMerge/>`, ""
			}
			fmt.Fprintf(&b, `<w:tc><w:tcPr><w:gridSpan w:val="%d"/>%s</w:tcPr>`, c.cols, merge)
			for line := range strings.SplitSeq(text, "\n") {
				b.WriteString(para(line))
			}
			b.WriteString("</w:tc>")
		}
		b.WriteString("</w:tr>")
	}
	b.WriteString("</w:tbl>")
	return b.String()
}

// para is a paragraph of Word; properties may come before.
func para(text string, props ...string) string {
	var b bytes.Buffer
	if err := xml.EscapeText(&b, []byte(text)); err != nil {
		panic(err)
	}
	inner := strings.ReplaceAll(b.String(), "&#xA;", "</w:t><w:br/><w:t>")
	return "<w:p><w:pPr>" + strings.Join(props, "") + `</w:pPr><w:r><w:t xml:space="preserve">` + inner + "</w:t></w:r></w:p>"
}

const center = `<w:jc w:val="center"/>`

// docx is a Word file with a body, and further parts by their names.
func docx(t testing.TB, body string, parts ...string) []byte {
	t.Helper()
	const ns = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"`
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	write := func(name, text string) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	write("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`)
	write("_rels/.rels", `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`)
	rels := "<Relationships>"
	for i := 0; i+1 < len(parts); i += 2 {
		write("word/"+parts[i]+".xml", "<w:"+parts[i]+" "+ns+">"+parts[i+1]+"</w:"+parts[i]+">")
		rels += fmt.Sprintf(`<Relationship Id="p%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s.xml"/>`, i, parts[i], parts[i])
	}
	write("word/_rels/document.xml.rels", rels+"</Relationships>")
	write("word/document.xml", `<?xml version="1.0" encoding="UTF-8"?><w:document `+ns+`><w:body>`+body+`</w:body></w:document>`)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// rows are the printed rows of a breakdown.
func rows(b *notice.Breakdown, keys []string) (out []string) {
	for i := range b.Tasks {
		t := &b.Tasks[i]
		var cells []string
		if t.Section >= 0 {
			cells = append(cells, b.Sections[t.Section].Text.S)
		}
		for _, key := range keys {
			c := notice.Column{Key: key}
			if at := b.ColumnOf(key); at >= 0 {
				c = b.Columns[at]
			}
			cells = append(cells, key+"="+b.Cell(i, &c).S)
		}
		out = append(out, strings.Join(cells, " | "))
	}
	return out
}

// notices are the notices of the samples and of ../shared/real that have a
// breakdown as a table.
func notices(t *testing.T) map[string]*notice.Notice {
	out := map[string]*notice.Notice{}
	for _, path := range append(testkit.Samples(t), testkit.Shared(t, "real/*.toml")...) {
		n, list := bind.Parse(&diag.Source{Name: path, Text: string(testkit.Read(t, path))}, true)
		if list.HasErrors() {
			continue // of a form that cannot be printed yet
		}
		for _, b := range n.Breakdowns() {
			if b.Form == notice.AsTable {
				out[testkit.Stem(path)] = n
			}
		}
	}
	return out
}

// imported reads a file and binds what comes of it: without an error in a draft.
func imported(t *testing.T, name string, data []byte) (*notice.Notice, string) {
	t.Helper()
	got, list := intake.Import(name, data, nil)
	if got == nil {
		t.Fatalf("%s: nothing read\n%s", name, testkit.Printed(list))
	}
	n, found := bind.Parse(&diag.Source{Name: name + ".toml", Text: got.TOML}, true)
	if found.HasErrors() {
		t.Errorf("%s: what was written has errors\n%s", name, testkit.Printed(found))
	}
	return n, testkit.Printed(list)
}

// TestRoundTrip: a breakdown written as a file of another program comes back row
// by row.
func TestRoundTrip(t *testing.T) {
	for name, n := range notices(t) {
		for _, b := range n.Breakdowns() {
			if b.Form != notice.AsTable {
				continue
			}
			var keys, heads []string
			for i := range b.Columns {
				keys, heads = append(keys, b.Columns[i].Key), append(heads, b.Columns[i].Head.S)
			}
			s := sheetOf(b, "工作任务分解表")
			for _, file := range []struct {
				name string
				data []byte
			}{
				{"表.xlsx", s.xlsx(t)},
				{"表.html", s.html()},
				{"表.docx", docx(t, s.tbl())},
				{"表.tsv", s.tsv()},
			} {
				t.Run(name+"/"+file.name, func(t *testing.T) {
					got, said := imported(t, file.name, file.data)
					all := got.Breakdowns()
					if len(all) != 1 {
						t.Fatalf("%d breakdowns\n%s", len(all), said)
					}
					// Heads decide the keys: what the notice calls otherwise than most is
					// compared by its place.
					own := make([]string, len(all[0].Columns))
					for i := range all[0].Columns {
						own[i] = all[0].Columns[i].Key
					}
					if len(own) != len(keys) {
						t.Fatalf("%d columns, not %d: %v for %v", len(own), len(keys), own, heads)
					}
					want, have := rows(b, keys), rows(all[0], own)
					for i := range own { // keys apart
						for r := range want {
							want[r] = strings.ReplaceAll(want[r], "| "+keys[i]+"=", "| ")
						}
						for r := range have {
							have[r] = strings.ReplaceAll(have[r], "| "+own[i]+"=", "| ")
						}
					}
					if diff := cmp.Diff(want, have); diff != "" {
						t.Errorf("(-notice +imported)\n%s", diff)
					}
				})
			}
		}
	}
}

// TestOwnWorkbook: the workbook of this program comes back as the tasks that it
// was made from.
func TestOwnWorkbook(t *testing.T) {
	for name, n := range notices(t) {
		t.Run(name, func(t *testing.T) {
			tasks := n.Assignment()
			if tasks == nil || len(n.Breakdowns()) != 1 {
				t.Skip("one breakdown only")
			}
			plan, _ := assign.Plan(n, tasks)
			var b bytes.Buffer
			if err := xlsx.Write(&b, plan); err != nil {
				t.Fatal(err)
			}
			got, said := imported(t, name+".xlsx", b.Bytes())
			all := got.Breakdowns()
			if len(all) != 1 {
				t.Fatalf("%d breakdowns\n%s", len(all), said)
			}
			var keys, theirs []string // of the columns with the same head
			for i := range tasks.Columns {
				c := &tasks.Columns[i]
				at := slices.IndexFunc(all[0].Columns, func(o notice.Column) bool { return o.Head.S == c.Head.S && o.Over.S == c.Over.S })
				if at < 0 {
					t.Errorf("no column %s\n%s", c.Head.S, said)
					continue
				}
				keys, theirs = append(keys, c.Key), append(theirs, all[0].Columns[at].Key)
			}
			if len(all[0].Columns) != len(tasks.Columns) {
				t.Errorf("%d columns, not %d", len(all[0].Columns), len(tasks.Columns))
			}
			if strings.Contains(said, "_meta") || strings.Contains(said, "GW812") {
				t.Errorf("told of what is the program's:\n%s", said)
			}
			want, have := rows(tasks, keys), rows(all[0], theirs)
			for _, list := range [][]string{want, have} {
				for r := range list {
					for _, key := range append(keys, theirs...) {
						list[r] = strings.ReplaceAll(list[r], "| "+key+"=", "| ")
					}
					list[r] = strings.Join(strings.Fields(list[r]), "")
				}
			}
			if diff := cmp.Diff(want, have); diff != "" {
				t.Errorf("(-notice +imported)\n%s", diff)
			}
		})
	}
}
