package xlsx

import (
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"gongwen/render/book"
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
	out := buffered{w: w}
	out.text(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
		`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="`)
	out.number(t.uses)
	out.text(`" uniqueCount="`)
	out.number(len(t.list))
	out.text(`">`)
	for _, s := range t.list {
		out.text(`<si>`)
		out.element("t", s)
		out.text(`</si>`)
		out.drain()
	}
	out.text(`</sst>`)
	return out.flush()
}

// rowWriter writes the rows of one sheet.
type rowWriter struct {
	buffered
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
	out := rowWriter{buffered: buffered{w: w}, styles: styles, shared: shared, last: make([]known, len(s.Columns))}
	for c := range s.Columns {
		out.columns = append(out.columns, book.ColumnName(c))
	}
	row := 0
	for r := range s.All() {
		row++
		out.row(strconv.Itoa(row), &r)
		if out.drain(); out.err != nil {
			break
		}
	}
	return out.flush()
}

// row writes a row. One that is free says how high it is and not that this is to
// stay: a program makes room in it for what is typed.
func (w *rowWriter) row(number string, r *book.Row) {
	w.text(`<row r="`)
	w.text(number)
	w.text(`" ht="`)
	w.b = strconv.AppendFloat(w.b, points(r.Height), 'f', -1, 64)
	if !r.Free {
		w.text(`" customHeight="1`)
	}
	w.text(`">`)
	for c := range r.Cells {
		w.cell(c, number, &r.Cells[c])
	}
	w.text(`</row>`)
}

// cell writes a cell, unless there is nothing to it.
func (w *rowWriter) cell(col int, row string, c *book.Cell) {
	if c.Kind == book.Empty && c.Style == 0 {
		return
	}
	w.text(`<c r="`)
	w.text(w.columns[col])
	w.text(row)
	if id := w.styles.ids[c.Style]; id != 0 {
		w.text(`" s="`)
		w.number(id)
	}
	switch c.Kind {
	case book.Empty:
		w.text(`"/>`)
		return
	case book.Text:
		if last := &w.last[col]; last.text != c.Text {
			*last = known{c.Text, w.shared.number(c.Text)}
		} else {
			w.shared.uses++
		}
		w.text(`" t="s"><v>`)
		w.number(int(w.last[col].number))
	case book.Number:
		w.text(`"><v>`)
		w.number(int(c.Number))
	case book.Formula:
		w.text(`">`)
		w.element("f", c.Text)
		w.text(`<v>`)
		w.number(int(c.Number))
	case book.TextFormula:
		w.text(`" t="str">`)
		w.element("f", c.Text)
		w.text(`<v>`)
		w.escaped(c.Now)
	}
	w.text(`</v></c>`)
}

// buffered gathers what is written.
type buffered struct {
	w   io.Writer
	b   []byte
	err error
}

// gathered is how much is written at once.
const gathered = 64 << 10

// drain writes what has been gathered, if that is much.
func (w *buffered) drain() {
	if len(w.b) >= gathered {
		_ = w.flush()
	}
}

// flush writes what has been gathered; the first error stays.
func (w *buffered) flush() error {
	if w.err == nil {
		_, w.err = w.w.Write(w.b)
	}
	w.b = w.b[:0]
	return w.err
}

func (w *buffered) text(s string) { w.b = append(w.b, s...) }

func (w *buffered) number(n int) { w.b = strconv.AppendInt(w.b, int64(n), 10) }

// element is an element with a text, whose blanks at the edges count.
func (w *buffered) element(name, s string) {
	w.b = append(append(w.b, '<'), name...)
	if s != "" && (edge(s[0]) || edge(s[len(s)-1])) {
		w.text(` xml:space="preserve"`)
	}
	w.b = append(w.b, '>')
	w.escaped(s)
	w.b = append(append(append(w.b, '<', '/'), name...), '>')
}

// edge reports the characters that a reader of XML may drop at the edges.
func edge(c byte) bool { return c <= ' ' }

// escaped is a text as XML holds it. _x0041_ is how the format writes a character
// by its number: words that look so have their first sign written in that way.
func (w *buffered) escaped(s string) {
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && n == 1 || r == 0xFFFE || r == 0xFFFF {
				w.text(s[from:i])
				w.text("\uFFFD")
				from = i + n
			}
			i += n
			continue
		}
		by := ""
		switch {
		case c == '&':
			by = "&amp;"
		case c == '<':
			by = "&lt;"
		case c == '>':
			by = "&gt;"
		case c == '"':
			by = "&#34;"
		case c == '\r':
			by = "&#xD;"
		case c < ' ' && c != '\n' && c != '\t':
			by = "\uFFFD"
		case c == '_' && numbered(s[i:]):
			by = "_x005F_"
		}
		if i++; by != "" {
			w.text(s[from : i-1])
			w.text(by)
			from = i
		}
	}
	w.text(s[from:])
}

// numbered reports whether a text begins like _x0041_.
func numbered(s string) bool {
	return len(s) >= 7 && s[1] == 'x' && s[6] == '_' && strings.Trim(s[2:6], "0123456789abcdefABCDEF") == ""
}
