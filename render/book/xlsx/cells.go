package xlsx

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"gongwen/render/book"
	"gongwen/render/book/grid"
	"gongwen/render/book/markup"
)

// sheetReader reads the cells of a sheet.
type sheetReader struct {
	*reader
	g        *grid.Grid
	row, col int // counted from 1
	wide     int // of the widest row so far
	data     bool

	kind    string // of the cell: its attribute t
	style   int
	value   []byte
	valued  bool
	formula []byte
	byRule  bool // it has a formula
	in      byte // 'v', 'f' or 'i' while inside <v>, <f>, <is>
	inline  rich
	byRows  bool // among the breaks between rows
	runner  []byte
}

// readSheet reads a sheet to its end.
func (r *reader) readSheet(g *grid.Grid, part string) error {
	x := &sheetReader{reader: r, g: g}
	if err := r.walk(part, x.take); err != nil {
		return err
	}
	slices.Sort(g.Breaks)
	return nil
}

func (x *sheetReader) take(s *markup.Scanner, t markup.Token) error {
	switch t.Kind {
	case markup.Start:
		if s.Depth() == 1 && t.Name != "worksheet" {
			return fmt.Errorf("%s is no sheet", t.Name)
		}
		if x.data {
			return x.begin(s, &t)
		}
		return x.beside(s, &t)
	case markup.End:
		return x.end(t.Name)
	case markup.Text:
		switch x.in {
		case 'v':
			x.value = append(x.value, t.Text...)
		case 'f':
			x.formula = append(x.formula, t.Text...)
		case 'i':
			return x.inline.take(t)
		case 'r':
			x.runner = append(x.runner, t.Text...)
		}
		if len(x.value)+len(x.formula)+len(x.runner) > markup.MaxToken {
			return ErrTooLarge
		}
	}
	return nil
}

// beside takes what stands before and behind the rows.
func (x *sheetReader) beside(s *markup.Scanner, t *markup.Token) error {
	switch t.Name {
	case "sheetData":
		x.data = true
	case "col":
		if v := string(t.Attr("hidden")); v == "1" || v == "true" {
			first, err1 := strconv.Atoi(string(t.Attr("min")))
			last, err2 := strconv.Atoi(string(t.Attr("max")))
			if x.g.HiddenCols == nil {
				x.g.HiddenCols = map[int]bool{}
			}
			for c := first; c <= min(last, 1<<14) && c > 0; c++ {
				x.g.HiddenCols[c-1] = true
			}
			return errors.Join(err1, err2)
		}
	case "mergeCell":
		if m, ok := rangeOf(string(t.Attr("ref"))); ok {
			if len(x.g.Merges) == maxMerges {
				return ErrTooLarge
			}
			x.g.Merges = append(x.g.Merges, m)
		}
	case "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter":
		x.in, x.runner = 'r', nil
	case "rowBreaks", "colBreaks":
		x.byRows = t.Name == "rowBreaks"
	case "brk":
		if row, err := strconv.Atoi(string(t.Attr("id"))); err == nil && x.byRows && len(x.g.Breaks) < book.MaxRows {
			x.g.Breaks = append(x.g.Breaks, row)
		}
	}
	return nil
}

// begin takes an element among the rows. They and their cells stand in order,
// and need not say their places.
func (x *sheetReader) begin(s *markup.Scanner, t *markup.Token) error {
	switch t.Name {
	case "row":
		var number, high []byte
		hidden := false
		for k, v := range t.Attrs {
			switch string(k) {
			case "r":
				number = v
			case "ht":
				high = v
			case "hidden":
				hidden = string(v) == "1" || string(v) == "true"
			}
		}
		row := x.row + 1
		if len(number) > 0 {
			n, err := strconv.Atoi(string(number))
			if err != nil || n <= x.row {
				return fmt.Errorf("row %q behind row %d", number, x.row)
			}
			row = n
		}
		if row > book.MaxRows {
			return fmt.Errorf("row %d", row)
		}
		if x.left -= row - x.row; x.left < 0 {
			return ErrTooLarge
		}
		x.row, x.col = row, 0
		x.g.Rows = slices.Grow(x.g.Rows, row-len(x.g.Rows))[:row]
		x.g.Heights = slices.Grow(x.g.Heights, row-len(x.g.Heights))[:row]
		if ht, err := strconv.ParseFloat(string(high), 64); err == nil && ht > 0 && ht < 1000 {
			x.g.Heights[row-1] = int(math.Round(ht / 0.75))
		}
		if hidden {
			if x.g.HiddenRows == nil {
				x.g.HiddenRows = map[int]bool{}
			}
			x.g.HiddenRows[row-1] = true
		}
	case "c":
		x.kind, x.style = "", 0
		var at, style []byte
		for k, v := range t.Attrs {
			switch string(k) {
			case "r":
				at = v
			case "s":
				style = v
			case "t":
				x.kind = kindOf(v)
			}
		}
		col := x.col + 1
		if len(at) > 0 {
			c, r, ok := cellOf(string(at))
			if !ok || r+1 != x.row || c < x.col {
				return fmt.Errorf("cell %q in row %d behind column %d", at, x.row, x.col)
			}
			col = c + 1
		}
		if x.row == 0 {
			return errors.New("a cell outside of rows")
		}
		x.col = col
		if len(style) > 0 {
			n, err := strconv.Atoi(string(style))
			if err != nil {
				return fmt.Errorf("style %q", style)
			}
			x.style = n
		}
		x.value, x.formula, x.valued, x.byRule, x.in = x.value[:0], x.formula[:0], false, false, 0
		x.inline.reset()
	case "v":
		x.in, x.valued = 'v', true
	case "f":
		x.in, x.byRule = 'f', true
	case "is":
		x.in, x.valued = 'i', true
	default:
		if x.in == 'i' {
			return x.inline.take(*t)
		}
	}
	return nil
}

// kindOf is the kind of a cell; those of most cells take no memory.
func kindOf(v []byte) string {
	switch string(v) {
	case "s":
		return "s"
	case "n":
		return "n"
	case "str":
		return "str"
	}
	return string(v)
}

func (x *sheetReader) end(name string) error {
	switch name {
	case "sheetData":
		x.data = false
	case "v", "f", "is":
		x.in = 0
	case "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter":
		if x.in = 0; len(x.runner) > 0 {
			x.g.Runners = append(x.g.Runners, string(unescapeX(x.runner)))
		}
	case "t", "rPh", "r":
		return x.inline.take(markup.Token{Kind: markup.End, Name: name})
	case "c":
		if x.data {
			return x.cell()
		}
	}
	return nil
}

// cell puts the cell in its place.
func (x *sheetReader) cell() error {
	c, err := x.content()
	if err != nil {
		return fmt.Errorf("%s: %w", book.Ref(x.col-1, x.row-1), err)
	}
	if c == (grid.Cell{}) {
		return nil
	}
	row := &x.g.Rows[x.row-1]
	if cap(*row) < x.col {
		wide := max(x.col, min(x.wide, 64), min(2*cap(*row), 1<<14)) // as the row above, or twice as wide
		if x.left -= wide - cap(*row); x.left < 0 || x.col > 1<<14 {
			return ErrTooLarge
		}
		more := make([]grid.Cell, len(*row), wide)
		copy(more, *row)
		*row = more
	}
	*row = (*row)[:x.col]
	x.wide = max(x.wide, x.col)
	(*row)[x.col-1] = c
	if s := x.struckOf(&c); s != "" && len(x.g.Struck) < maxStruck {
		x.g.Struck = append(x.g.Struck, grid.Comment{Col: x.col - 1, Row: x.row - 1, Text: s})
	}
	if c.Kind == grid.Unvalued {
		x.formulas = append(x.formulas, place{len(x.grids) - 1, x.col - 1, x.row - 1})
	}
	return nil
}

// struckOf is what of the cell has a line through it.
func (x *sheetReader) struckOf(c *grid.Cell) string {
	switch {
	case x.looks.struck(x.style):
		return c.Shown
	case x.kind == "inlineStr":
		return string(x.inline.gone)
	case x.kind == "s" && x.struck != nil:
		n, _ := strconv.Atoi(string(bytes.TrimSpace(x.value))) // content has read it
		return x.struck[n]
	}
	return ""
}

// content is what the cell holds.
func (x *sheetReader) content() (c grid.Cell, err error) {
	v := x.value
	if x.kind != "str" && x.kind != "inlineStr" {
		v = bytes.TrimSpace(v)
	}
	if x.byRule && pictured(x.formula, v) {
		return grid.Cell{Shown: "（图片）", Raw: "=DISPIMG", Kind: grid.Picture}, nil
	}
	if x.byRule && len(v) == 0 && x.kind != "inlineStr" && !(x.valued && x.kind == "str") {
		raw, err := x.intern(append([]byte("="), x.formula...))
		return grid.Cell{Shown: raw, Raw: raw, Kind: grid.Unvalued}, err
	}
	switch x.kind {
	case "s":
		if !x.valued || len(v) == 0 {
			return grid.Cell{}, nil
		}
		n, err := strconv.Atoi(string(v))
		if err != nil || n < 0 || n >= len(x.texts) {
			return grid.Cell{}, fmt.Errorf("no shared text %q", v)
		}
		return wordsOf(x.texts[n]), nil
	case "str":
		s, err := x.intern(unescapeX(v))
		c := wordsOf(s)
		c.Reckoned = x.byRule && s != ""
		return c, err
	case "inlineStr":
		s, err := x.intern(unescapeX(x.inline.text))
		return wordsOf(s), err
	case "e":
		s, err := x.intern(v)
		return grid.Cell{Shown: s, Raw: s, Kind: grid.Fault}, err
	case "b":
		switch string(v) {
		case "1", "true":
			return grid.Text("TRUE"), nil
		case "0", "false":
			return grid.Text("FALSE"), nil
		}
		return grid.Cell{}, nil
	case "d":
		s, err := x.intern(v)
		return grid.Cell{Shown: s, Raw: s, Kind: grid.Day}, err
	case "", "n":
		if len(v) == 0 {
			return grid.Cell{}, nil
		}
		n, err := strconv.ParseFloat(string(v), 64)
		if err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
			return grid.Cell{}, fmt.Errorf("no number %q", v)
		}
		return x.looks.shown(string(v), n, x.style) // numbers are seldom the same
	}
	return grid.Cell{}, fmt.Errorf("a cell of kind %q", x.kind)
}

// wordsOf is a cell of words; what Excel shows of a formula that failed may have
// been pasted as words.
func wordsOf(s string) grid.Cell {
	c := grid.Text(s)
	switch {
	case grid.Faulty(s):
		c.Kind = grid.Fault
	case pictured("", s):
		c = grid.Cell{Shown: "（图片）", Raw: "=DISPIMG", Kind: grid.Picture}
	}
	return c
}

// pictured reports whether a formula, or what a program left of it as the value,
// is that by which WPS puts a picture into a cell.
func pictured[S string | []byte](formula, value S) bool {
	const name, full = "DISPIMG(", "_XLFN.DISPIMG("
	for _, s := range [...]S{formula, value} {
		for len(s) > 0 && (s[0] == '=' || s[0] <= ' ') {
			s = s[1:]
		}
		if len(s) >= len(name) && strings.EqualFold(string(s[:len(name)]), name) ||
			len(s) >= len(full) && strings.EqualFold(string(s[:len(full)]), full) {
			return true
		}
	}
	return false
}

// cellOf reads A1.
func cellOf(ref string) (col, row int, ok bool) {
	i := 0
	for ; i < len(ref) && i < 4; i++ {
		c := ref[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		col = col*26 + int(c-'A') + 1
	}
	n, err := strconv.Atoi(ref[i:])
	if i == 0 || col > 1<<14 || err != nil || n < 1 || n > book.MaxRows || ref[i] == '+' {
		return 0, 0, false
	}
	return col - 1, n - 1, true
}

// rangeOf reads A1:B2; a single cell is no merge.
func rangeOf(ref string) (book.Range, bool) {
	first, last, ok := strings.Cut(ref, ":")
	if !ok {
		return book.Range{}, false
	}
	c0, r0, ok0 := cellOf(first)
	c1, r1, ok1 := cellOf(last)
	if !ok0 || !ok1 {
		return book.Range{}, false
	}
	return book.Range{Col: min(c0, c1), Row: min(r0, r1), LastCol: max(c0, c1), LastRow: max(r0, r1)}, true
}
