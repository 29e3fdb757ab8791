package source

import (
	"fmt"
	"strings"

	"gongwen/render/book"
	"gongwen/render/book/grid"
	"gongwen/render/intake/doubt"
	"gongwen/render/intake/prose"
	"gongwen/render/intake/word"
)

// Kinds of sources, by which places are named.
const (
	Text = iota
	Sheet
	Word
	Web
)

// maxCells is how many cells one file may have: a table of tasks with ten columns
// and 13 000 rows.
const maxCells = 1 << 17

// limits bound what one file may hold.
type limits struct {
	cells, bytes int
	over         bool
}

func newLimits() *limits { return &limits{cells: maxCells, bytes: 48 << 20} }

// cell counts a cell with so many bytes; false: no more.
func (l *limits) cell(bytes int) bool {
	l.cells--
	l.bytes -= bytes
	l.over = l.over || l.cells < 0 || l.bytes < 0
	return !l.over
}

// Cell is a cell of a table with its place, the top left one of those it covers.
type Cell struct {
	Row, Col, Rows, Cols int
	Text                 string
	Raw                  string // a number as it is stored
	Kind                 grid.Kind
	Para                 *word.Para // its first one
}

// Table is a table with every place pointing at the cell that covers it. What is
// hidden is not in it.
type Table struct {
	Kind   int
	nth    int    // of the source's tables, from 1
	Name   string // of a sheet
	Cells  []Cell
	At     [][]int // by row and column; -1: none
	rowNo  []int   // of the source, from 1; nil: as they are
	colNo  []int
	Title  []string // what stands right above it
	beside []told   // what is said of it if it is taken
	Page   bool     // begins a page
	Whole  bool     // a workbook of ours says that it has all tasks

	turned   bool // rows are the columns of the source
	From1904 bool // the number of a day counts from 1904
}

// told is a finding to come.
type told struct {
	rule          doubt.Rule
	hint, message string
}

// put adds a cell.
func (t *Table) put(row, col, rows, cols int, text string) *Cell {
	t.Cells = append(t.Cells, Cell{Row: row, Col: col, Rows: rows, Cols: cols, Text: text})
	t.cover(len(t.Cells)-1, row, col, rows, cols)
	return &t.Cells[len(t.Cells)-1]
}

// cover says that a cell covers places.
func (t *Table) cover(k, row, col, rows, cols int) {
	for y := row; y < row+rows; y++ {
		for len(t.At) <= y {
			t.At = append(t.At, nil)
		}
		for len(t.At[y]) < col+cols {
			t.At[y] = append(t.At[y], -1)
		}
		for x := col; x < col+cols; x++ {
			t.At[y][x] = k
		}
	}
}

// Index is the cell that covers a place, or -1.
func (t *Table) Index(row, col int) int {
	if row < 0 || row >= len(t.At) || col < 0 || col >= len(t.At[row]) {
		return -1
	}
	return t.At[row][col]
}

// Text is what stands at a place.
func (t *Table) Text(row, col int) string {
	if k := t.Index(row, col); k >= 0 {
		return t.Cells[k].Text
	}
	return ""
}

func (t *Table) Width() int {
	w := 0
	for _, r := range t.At {
		w = max(w, len(r))
	}
	return w
}

// Distinct are the cells of a row that say something, each once.
func (t *Table) Distinct(row int) (out []int) {
	for _, k := range t.At[row] {
		if k >= 0 && t.Cells[k].Text != "" && (len(out) == 0 || out[len(out)-1] != k) {
			out = append(out, k)
		}
	}
	return out
}

// Said is the words of a row, cell by cell.
func (t *Table) Said(row int) string {
	var out []string
	for _, k := range t.Distinct(row) {
		out = append(out, prose.OneLine(t.Cells[k].Text))
	}
	return strings.Join(out, " ")
}

// Ref names a place for people.
func (t *Table) Ref(row, col int) string {
	if t.turned {
		row, col = col, row
	}
	y, x := row+1, col+1
	if row < len(t.rowNo) {
		y = t.rowNo[row]
	}
	if col < len(t.colNo) {
		x = t.colNo[col]
	}
	if t.Kind == Sheet {
		return t.Name + "!" + book.Ref(x-1, y-1)
	}
	return fmt.Sprintf("%s第%d行第%d栏", t.Called(), y, x)
}

// RowRef names a row.
func (t *Table) RowRef(row int) string {
	if t.turned {
		x := row + 1
		if row < len(t.colNo) {
			x = t.colNo[row]
		}
		if t.Kind == Sheet {
			return fmt.Sprintf("%s %s 栏", t.Name, strings.TrimRight(book.Ref(x-1, 0), "0123456789"))
		}
		return fmt.Sprintf("%s第%d栏", t.Called(), x)
	}
	y := row + 1
	if row < len(t.rowNo) {
		y = t.rowNo[row]
	}
	if t.Kind == Sheet {
		return fmt.Sprintf("%s第%d行", t.Name, y)
	}
	return fmt.Sprintf("%s第%d行", t.Called(), y)
}

// Called names the table.
func (t *Table) Called() string {
	switch {
	case t.Kind == Sheet:
		return "工作表“" + t.Name + "”"
	case t.Kind == Text:
		return ""
	}
	return fmt.Sprintf("第%d张表", t.nth)
}

// Turned is the table with its rows from first to before end as columns: that of
// one which lies on its side, with a task a column. It stands for all of it: what
// is said of the table, or beside it, goes with it.
func (t *Table) Turned(first, end int) *Table {
	out := t.Below(first)
	out.At = out.At[:end-first]
	part, width := out.At, out.Width()
	out.turned, out.Title, out.beside, out.Page = true, t.Title, t.beside, t.Page
	for i := range out.Cells {
		c := &out.Cells[i]
		c.Row, c.Col, c.Rows, c.Cols = c.Col, c.Row, c.Cols, c.Rows
	}
	out.At = make([][]int, width)
	for x := range out.At {
		out.At[x] = make([]int, len(part))
		for y, row := range part {
			out.At[x][y] = -1
			if x < len(row) {
				out.At[x][y] = row[x]
			}
		}
	}
	return out
}

// Lone is the only cell that says anything in a row, or -1.
func (t *Table) Lone(row int) int {
	if cells := t.Distinct(row); len(cells) == 1 && t.Cells[cells[0]].Row == row {
		return cells[0]
	}
	return -1
}

// Below is the table from a row on.
func (t *Table) Below(row int) *Table {
	out := &Table{Kind: t.Kind, nth: t.nth, Name: t.Name, rowNo: t.rowNo, colNo: t.colNo, turned: t.turned, From1904: t.From1904}
	numbers := &out.rowNo
	if t.turned { // its rows are columns there
		numbers = &out.colNo
	}
	known := *numbers
	*numbers = nil
	for r := row; r < len(t.At); r++ {
		if r < len(known) {
			*numbers = append(*numbers, known[r])
		} else {
			*numbers = append(*numbers, r+1)
		}
	}
	cells := map[int]int{}
	out.At = make([][]int, len(t.At)-row)
	for r := row; r < len(t.At); r++ {
		out.At[r-row] = make([]int, len(t.At[r]))
		for c, k := range t.At[r] {
			if k < 0 {
				out.At[r-row][c] = -1
				continue
			}
			n, ok := cells[k]
			if !ok {
				n = len(out.Cells)
				cell := t.Cells[k]
				cell.Rows -= max(0, row-cell.Row)
				cell.Row = max(0, cell.Row-row)
				out.Cells = append(out.Cells, cell)
				cells[k] = n
			}
			out.At[r-row][c] = n
		}
	}
	return out
}
