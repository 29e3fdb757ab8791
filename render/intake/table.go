package intake

import (
	"fmt"
	"strings"

	"gongwen/render/book"
	"gongwen/render/book/grid"
	"gongwen/render/intake/word"
)

// Kinds of sources, by which places are named.
const (
	sourceText = iota
	sourceSheet
	sourceWord
	sourceWeb
)

// limits bound what one file may hold. They are those of a return.
type limits struct {
	cells, bytes int
	over         bool
}

func newLimits() *limits { return &limits{cells: 1 << 20, bytes: 48 << 20} }

// cell counts a cell with so many bytes; false: no more.
func (l *limits) cell(bytes int) bool {
	l.cells--
	l.bytes -= bytes
	l.over = l.over || l.cells < 0 || l.bytes < 0
	return !l.over
}

// cell is a cell of a table with its place, the top left one of those it covers.
type cell struct {
	row, col, rows, cols int
	text                 string
	raw                  string // a number as it is stored
	kind                 grid.Kind
	para                 *word.Para // its first one
}

// table is a table with every place pointing at the cell that covers it. What is
// hidden is not in it.
type table struct {
	kind   int
	nth    int    // of the source's tables, from 1
	name   string // of a sheet
	cells  []cell
	at     [][]int // by row and column; -1: none
	rowNo  []int   // of the source, from 1; nil: as they are
	colNo  []int
	title  []string // what stands right above it
	beside []told   // what is said of it if it is taken
	page   bool     // begins a page
}

// told is a finding to come.
type told struct {
	rule          rule
	hint, message string
}

// put adds a cell.
func (t *table) put(row, col, rows, cols int, text string) *cell {
	t.cells = append(t.cells, cell{row: row, col: col, rows: rows, cols: cols, text: text})
	t.cover(len(t.cells)-1, row, col, rows, cols)
	return &t.cells[len(t.cells)-1]
}

// cover says that a cell covers places.
func (t *table) cover(k, row, col, rows, cols int) {
	for y := row; y < row+rows; y++ {
		for len(t.at) <= y {
			t.at = append(t.at, nil)
		}
		for len(t.at[y]) < col+cols {
			t.at[y] = append(t.at[y], -1)
		}
		for x := col; x < col+cols; x++ {
			t.at[y][x] = k
		}
	}
}

// index is the cell that covers a place, or -1.
func (t *table) index(row, col int) int {
	if row < 0 || row >= len(t.at) || col < 0 || col >= len(t.at[row]) {
		return -1
	}
	return t.at[row][col]
}

// text is what stands at a place.
func (t *table) text(row, col int) string {
	if k := t.index(row, col); k >= 0 {
		return t.cells[k].text
	}
	return ""
}

func (t *table) width() int {
	w := 0
	for _, r := range t.at {
		w = max(w, len(r))
	}
	return w
}

// distinct are the cells of a row that say something, each once.
func (t *table) distinct(row int) (out []int) {
	for _, k := range t.at[row] {
		if k >= 0 && t.cells[k].text != "" && (len(out) == 0 || out[len(out)-1] != k) {
			out = append(out, k)
		}
	}
	return out
}

// said is the words of a row, cell by cell.
func (t *table) said(row int) string {
	var out []string
	for _, k := range t.distinct(row) {
		out = append(out, oneLine(t.cells[k].text))
	}
	return strings.Join(out, " ")
}

// ref names a place for people.
func (t *table) ref(row, col int) string {
	y, x := row+1, col+1
	if row < len(t.rowNo) {
		y = t.rowNo[row]
	}
	if col < len(t.colNo) {
		x = t.colNo[col]
	}
	if t.kind == sourceSheet {
		return t.name + "!" + book.Ref(x-1, y-1)
	}
	return fmt.Sprintf("%s第%d行第%d栏", t.called(), y, x)
}

// rowRef names a row.
func (t *table) rowRef(row int) string {
	y := row + 1
	if row < len(t.rowNo) {
		y = t.rowNo[row]
	}
	if t.kind == sourceSheet {
		return fmt.Sprintf("%s第%d行", t.name, y)
	}
	return fmt.Sprintf("%s第%d行", t.called(), y)
}

// called names the table.
func (t *table) called() string {
	switch {
	case t.kind == sourceSheet:
		return "工作表“" + t.name + "”"
	case t.kind == sourceText:
		return ""
	}
	return fmt.Sprintf("第%d张表", t.nth)
}

// fromSheet takes a sheet without what is hidden in it.
func fromSheet(g *grid.Grid, limit *limits) *table {
	t := &table{kind: sourceSheet, name: g.Name}
	rows := len(g.Rows)
	for _, m := range g.Merges { // a merge may be wider than what is filled
		if m.Row < rows && m.Row >= 0 {
			rows = max(rows, min(m.LastRow+1, rows))
		}
	}
	width := 0
	for _, r := range g.Rows {
		last := len(r)
		for last > 0 && r[last-1].Empty() {
			last--
		}
		width = max(width, last)
	}
	for _, m := range g.Merges { // one that something stands in is as wide as it is
		if c := g.At(m.Col, m.Row); !c.Empty() && m.LastCol-m.Col < 200 {
			width = max(width, m.LastCol+1)
		}
	}
	newRow, newCol := make([]int, rows), make([]int, width)
	for r := range rows {
		newRow[r] = len(t.rowNo)
		if !g.HiddenRows[r] {
			t.rowNo = append(t.rowNo, r+1)
		}
	}
	for c := range width {
		newCol[c] = len(t.colNo)
		if !g.HiddenCols[c] {
			t.colNo = append(t.colNo, c+1)
		}
	}
	if !limit.cell(0) || limit.cells < len(t.rowNo)*len(t.colNo) {
		limit.over = true
		return t
	}
	limit.cells -= len(t.rowNo) * len(t.colNo)
	t.at = make([][]int, len(t.rowNo))
	for i := range t.at {
		t.at[i] = make([]int, len(t.colNo))
		for j := range t.at[i] {
			t.at[i][j] = -1
		}
	}
	end := func(to []int, at, most int) int { // the visible places before a place of the source
		if at >= len(to) {
			return most
		}
		return to[at]
	}
	for _, m := range g.Merges {
		if m.Row < 0 || m.Col < 0 || m.Row >= rows || m.Col >= width {
			continue
		}
		y0, y1 := end(newRow, m.Row, len(t.rowNo)), end(newRow, m.LastRow+1, len(t.rowNo))
		x0, x1 := end(newCol, m.Col, len(t.colNo)), end(newCol, m.LastCol+1, len(t.colNo))
		if y0 >= y1 || x0 >= x1 || t.at[y0][x0] >= 0 {
			continue
		}
		c := t.put(y0, x0, y1-y0, x1-x0, "")
		c.take(g.At(m.Col, m.Row))
	}
	for r, i := range newRow {
		if g.HiddenRows[r] {
			continue
		}
		for c, j := range newCol {
			if g.HiddenCols[c] || t.at[i][j] >= 0 {
				continue
			}
			from := g.At(c, r)
			t.put(i, j, 1, 1, "").take(from)
		}
	}
	for len(t.at) > 0 && len(t.distinct(len(t.at)-1)) == 0 {
		t.at = t.at[:len(t.at)-1]
	}
	return t
}

func (c *cell) take(from grid.Cell) {
	c.text, c.raw, c.kind = tidyLines(from.Shown), from.Raw, from.Kind
}

// fromWord takes a table of a Word file. What stands inside cells beside words
// is handed to aside.
func fromWord(w *word.Table, limit *limits, aside func(place string, inner *word.Table)) *table {
	t := &table{kind: sourceWord, nth: w.Nth, page: w.Page}
	open := map[int]int{} // by column: the cell that a merge goes on from
	for row, r := range w.Rows {
		for len(t.at) <= row {
			t.at = append(t.at, nil)
		}
		col := r.Before
		for i := 0; i < len(r.Cells); i++ {
			c := &r.Cells[i]
			span := c.Span
			for c.Across == word.Begins && i+1 < len(r.Cells) && r.Cells[i+1].Across == word.GoesOn {
				i++
				span += r.Cells[i].Span
			}
			if k, ok := open[col]; c.Down == word.GoesOn && ok && t.cells[k].cols == span {
				t.cells[k].rows = row - t.cells[k].row + 1
				t.cover(k, row, col, 1, span)
				t.cells[k].text = joinLines(t.cells[k].text, t.blocksText(c.Blocks, row, col, aside, nil))
				col += span
				continue
			}
			var first *word.Para
			text := t.blocksText(c.Blocks, row, col, aside, &first)
			if !limit.cell(len(text)) {
				return t
			}
			t.put(row, col, 1, span, text).para = first
			delete(open, col)
			if c.Down != word.Alone {
				open[col] = len(t.cells) - 1
			}
			col += span
		}
	}
	return t
}

func joinLines(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "\n" + b
}

// blocksText is the words of a cell, a line a paragraph.
func (t *table) blocksText(blocks []word.Block, row, col int, aside func(string, *word.Table), first **word.Para) string {
	var lines []string
	for _, b := range blocks {
		switch {
		case b.Table != nil:
			aside(t.ref(row, col), b.Table)
		case b.Para != nil:
			if s := tidyLines(b.Para.Number + b.Para.Text); s != "" {
				lines = append(lines, s)
				if first != nil && *first == nil {
					*first = b.Para
				}
			}
		}
	}
	return strings.Join(lines, "\n")
}
