package compose

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/notice"
)

var formNames = [...]string{notice.General: "general", notice.Letter: "letter", notice.Order: "order", notice.Minutes: "minutes"}

var partNames = [...]string{notice.Main: "notice", notice.Issued: "document", notice.Attached: "attachment"}

// Dump writes the document for people and golden tests: an element a line, its
// field, its key, what is set apart before and behind it, and its lines; a table
// with a line for each of its heads and cells. Where a text stands in the source
// is left out.
func (d *Document) Dump(w io.Writer) error {
	p := printer{bufio.NewWriter(w)}
	p.line(0, formNames[d.Form], when(d.Draft, "draft"), when(d.Sealed, "sealed"), when(d.Author != "", "by "+strconv.Quote(d.Author)))
	p.section("head", d.Head)
	for i := range d.Parts {
		p.section(partNames[d.Parts[i].Kind], d.Parts[i].Elements)
	}
	p.section("imprint", d.Imprint)
	p.line(0, "info")
	for _, pair := range d.Info {
		p.line(1, pair.Field.String(), strconv.Quote(pair.Value))
	}
	return p.Flush() // the first error of all writes
}

type printer struct{ *bufio.Writer }

// line writes those of the words that there are.
func (p printer) line(depth int, words ...string) {
	p.WriteString(strings.Repeat("  ", depth))
	first := true
	for _, w := range words {
		if w == "" {
			continue
		}
		if !first {
			p.WriteByte(' ')
		}
		p.WriteString(w)
		first = false
	}
	p.WriteByte('\n')
}

func when(b bool, word string) string {
	if b {
		return word
	}
	return ""
}

// number is a word for a number that is not zero.
func number(word string, n int) string { return when(n != 0, word+" "+strconv.Itoa(n)) }

// apart is a text that stands apart.
func apart(word string, t diag.Text) string { return when(!t.Empty(), word+" "+strconv.Quote(t.S)) }

// stretch is a stretch [first,end) of rows or columns.
func stretch(word string, first, end int) string {
	if end == first+1 {
		return word + " " + strconv.Itoa(first)
	}
	return word + "s " + strconv.Itoa(first) + "–" + strconv.Itoa(end-1)
}

func (p printer) section(name string, elements []Element) {
	if len(elements) == 0 {
		return
	}
	p.line(0, name)
	for i := range elements {
		e := &elements[i]
		if e.Table != nil {
			p.line(1, e.Field.String(), e.Path.String())
			p.table(e.Table)
			continue
		}
		lines := make([]string, len(e.Lines))
		for k, t := range e.Lines {
			lines[k] = strconv.Quote(t.S)
		}
		p.line(1, e.Field.String(), e.Path.String(), number("level", e.Level), number("depth", e.Depth), number("heading", e.Heading), e.HeadingAt.String(),
			when(e.Opens, "opens"), when(e.Stays, "stays"), when(e.Division != 0, divisionNames[e.Division]), number("to part", e.Target), apart("label", e.Label), strings.Join(lines, " / "), apart("behind", e.Behind))
	}
}

var columnNames = [...]string{Anything: "", Sentences: "sentences", Names: "names", Numbers: "numbers", Days: "days"}

var orientationNames = [...]string{Auto: "", Landscape: "landscape", Portrait: "portrait"}

func (p printer) table(t *Table) {
	p.line(2, "table", number("rows", t.Rows), orientationNames[t.Orientation])
	for _, h := range t.Headings {
		p.line(2, "heading", h.Path.String(), "before", strconv.Itoa(h.Before), strconv.Quote(h.Text.S))
	}
	for _, h := range t.Heads {
		p.line(2, "head", h.Path.String(), when(t.HeadRows > 1, stretch("row", h.Row, h.Row+h.Rows)), stretch("column", h.First, h.End), strconv.Quote(h.Text.S))
	}
	for i := range t.Columns {
		c := &t.Columns[i]
		p.line(2, "column", strconv.Itoa(i), columnNames[c.Kind], number("width", c.Width), when(c.Repeats, "repeats"), when(c.Listed, "listed"), when(c.Hangs, "hangs"))
		for _, cell := range c.Cells {
			p.line(3, stretch("row", cell.First, cell.End), cell.Path.String(), when(cell.Wide, "wide"), strconv.Quote(cell.Text.S))
		}
	}
}
