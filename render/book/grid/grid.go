// Package grid is a table that others made: cells as they are seen and as they
// are stored, merged cells, what is hidden and what hangs beside; and the rows
// and columns in it that heads tell.
//
// It opens no file and knows no notice. In: the cells that a reader fills in,
// and words for heads. Out: a [Grid], and the columns found by [FindHead].
//
// Rows and columns count from 0.
package grid

import (
	"strings"

	"gongwen/render/book"
	"gongwen/render/words"
)

// Kind says what a cell holds.
type Kind uint8

// The kinds. What a cell of one of the last three says cannot be read off it.
const (
	Words    Kind = iota
	Number        // Raw is the number, Shown what its format makes of it
	Day           // Raw is Excel's number of the day, Shown the day as the cell shows it
	Fault         // #N/A, #REF! …: the outcome of a formula that failed
	Unvalued      // a formula that nobody has reckoned yet: Raw is it
	Picture       // =DISPIMG(…), by which WPS puts a picture into a cell
)

// Cell is one cell. The zero Cell is empty.
type Cell struct {
	Shown string // as people see it
	Raw   string // as it is stored; the same for words
	Kind  Kind

	Reckoned bool // the outcome of a formula
}

// Empty reports whether nothing that can be seen stands in the cell.
func (c *Cell) Empty() bool { return c.Kind == Words && words.Empty(c.Shown) }

// Text is a cell of words.
func Text(s string) Cell { return Cell{Shown: s, Raw: s} }

// Comment is what somebody hung on a cell.
type Comment struct {
	Col, Row int
	Text     string
}

// Grid is a sheet.
type Grid struct {
	Name       string
	Hidden     bool     // the whole sheet
	Rows       [][]Cell // short where the rest is empty
	Merges     []book.Range
	HiddenRows map[int]bool
	HiddenCols map[int]bool
	From1904   bool // the number of a day counts from 1904-01-01
	Comments   []Comment
	Struck     []Comment // words with a line through them
	Drawn      []Comment // what lies on it, at the cell where it begins, and its words; none: a picture, a chart, a line
	Runners    []string  // headers and footers, in their code

	Heights []int // of Rows, in pixels; 0: the default
	Breaks  []int // rows before which a page begins
}

// Row is the cells of a row; nil below the last.
func (g *Grid) Row(row int) []Cell {
	if row < 0 || row >= len(g.Rows) {
		return nil
	}
	return g.Rows[row]
}

// At is a cell; the zero Cell where there is none.
func (g *Grid) At(col, row int) Cell {
	if r := g.Row(row); col >= 0 && col < len(r) {
		return r[col]
	}
	return Cell{}
}

// Ref is a cell for people: 按牵头部门!I12.
func (g *Grid) Ref(col, row int) string { return g.Name + "!" + book.Ref(col, row) }

// Faulty reports whether words are what Excel shows of a formula that failed.
func Faulty(s string) bool {
	if !strings.HasPrefix(s, "#") {
		return false
	}
	switch strings.ToUpper(strings.TrimSpace(s)) {
	case "#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#FIELD!", "#BLOCKED!", "#UNKNOWN!", "#CONNECT!":
		return true
	}
	return false
}
