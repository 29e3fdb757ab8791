package xlsx

import (
	"io"
	"strconv"

	"gongwen/render/book"
	"gongwen/render/book/pack"
)

// Texts are written once and their cells say the number of theirs: excelize's
// StreamWriter puts each into its cell, which previewers of telephones and
// Numbers are said to show empty, and which makes the sheets of 10,000 tasks
// three times as large. So the rows are written here, into the place that the
// StreamWriter leaves for them, on the way to the package.

// texts is the texts that cells share, in the order in which they are met.
type texts struct {
	index map[string]uint32
	list  []string
	uses  int
}

// number is the number of a text.
func (t *texts) number(s string) uint32 {
	t.uses++
	n, ok := t.index[s]
	if !ok {
		n = uint32(len(t.list))
		t.index[s] = n
		t.list = append(t.list, s)
	}
	return n
}

// writeTo writes the part of the shared texts.
func (t *texts) writeTo(w io.Writer) error {
	out := *pack.NewXML(w)
	out.Text(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
		`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="`)
	out.Number(t.uses)
	out.Text(`" uniqueCount="`)
	out.Number(len(t.list))
	out.Text(`">`)
	for _, s := range t.list {
		out.Text(`<si>`)
		out.Element("t", s)
		out.Text(`</si>`)
		out.Drain()
	}
	out.Text(`</sst>`)
	return out.Flush()
}

// rowWriter writes the rows of one sheet.
type rowWriter struct {
	pack.XML
	styles  *styles
	shared  *texts
	columns []string // their letters
	last    []known  // by column: the text above, which is often the same
}

// known is a text with its number.
type known struct {
	text   string
	number uint32
}

// writeRows writes the rows of a sheet.
func writeRows(w io.Writer, s *book.Sheet, styles *styles, shared *texts) error {
	out := rowWriter{XML: *pack.NewXML(w), styles: styles, shared: shared, last: make([]known, len(s.Columns))}
	for c := range s.Columns {
		out.columns = append(out.columns, book.ColumnName(c))
	}
	row := 0
	for r := range s.All() {
		row++
		out.row(strconv.Itoa(row), &r)
		if out.Drain() != nil {
			break
		}
	}
	return out.Flush()
}

// row writes a row. One that is free says how high it is and not that this is to
// stay: a program makes room in it for what is typed.
func (w *rowWriter) row(number string, r *book.Row) {
	w.Text(`<row r="`)
	w.Text(number)
	w.Text(`" ht="`)
	w.Text(strconv.FormatFloat(points(r.Height), 'f', -1, 64))
	if !r.Free {
		w.Text(`" customHeight="1`)
	}
	w.Text(`">`)
	for c := range r.Cells {
		w.cell(c, number, &r.Cells[c])
	}
	w.Text(`</row>`)
}

// cell writes a cell, unless there is nothing to it.
func (w *rowWriter) cell(col int, row string, c *book.Cell) {
	if c.Kind == book.Empty && c.Style == 0 {
		return
	}
	w.Text(`<c r="`)
	w.Text(w.columns[col])
	w.Text(row)
	if id := w.styles.ids[c.Style]; id != 0 {
		w.Text(`" s="`)
		w.Number(id)
	}
	switch c.Kind {
	case book.Empty:
		w.Text(`"/>`)
		return
	case book.Text:
		if last := &w.last[col]; last.text != c.Text {
			*last = known{c.Text, w.shared.number(c.Text)}
		} else {
			w.shared.uses++
		}
		w.Text(`" t="s"><v>`)
		w.Number(int(w.last[col].number))
	case book.Number:
		w.Text(`"><v>`)
		w.Number(int(c.Number))
	case book.Formula:
		w.Text(`">`)
		w.Element("f", c.Text)
		w.Text(`<v>`)
		w.Number(int(c.Number))
	case book.TextFormula:
		w.Text(`" t="str">`)
		w.Element("f", c.Text)
		w.Text(`<v>`)
		w.Escaped(c.Now)
	}
	w.Text(`</v></c>`)
}
