// Package book is what a workbook is: values that say which sheets there are,
// what every cell holds and looks like, which cells are merged, how high every
// row is and where every page ends.
//
// It plans nothing, measures nothing and writes no file: the rooms below it do.
// In: the values that a planner fills in. Out: a [Workbook], plain data but for
// the rows of long sheets, which are made whenever they are asked for; its
// [Workbook.Dump]; and Excel's limits and names of cells.
//
// Lengths are pixels of 1/96 inch, 0.75 pt: the step in which Excel and WPS
// keep both row heights and, with 宋体 12 as the first font, column widths.
// Rows and columns count from 0; only [Ref] and [Range.String] know A1.
package book

import (
	"iter"

	"gongwen/render/words"
)

// Workbook is the plan of one file.
type Workbook struct {
	Title   string    // document properties
	Subject string    // 文号
	Creator string    // 发文机关
	Date    words.Day // 成文日期: the stamp of every part; zero in a draft
	Styles  []Style
	Sheets  []*Sheet // the first one is shown when the file is opened
}

// Sheet is the plan of one sheet.
type Sheet struct {
	Name        string
	Columns     []Column
	Rows        []Row         // down to the head row; of a short sheet all of them
	Body        iter.Seq[Row] // those below, made one after the other whenever they are asked for; nil: none
	BodyRows    int           // how many those are
	Merges      []Range       // disjoint, in the order of their top left cells
	Breaks      []int         // rows before which a new page begins, ascending
	Page        Page
	FreezeRows  int // rows and columns that stay when the rest is scrolled
	FreezeCols  int
	Gridlines   bool
	Protected   bool    // without password; what may still be done stands in the writer
	TextNumbers []Range // columns of digits kept as text, of which Excel is not to warn
	Validations []Validation
	Colours     []Colouring
	Links       []Link
	Table       *Table
	Charts      []Chart
	Filter      *Range // columns with filter buttons, the head row included, where there is no table; works under protection
	Names       []Name // by which formulas and people find ranges
	Hidden      bool   // not offered to users, not even among the hidden sheets
	Unprinted   bool   // has no printed part: a program that prints all that is to be printed leaves it out
}

// Name is what a range is called in the whole workbook.
type Name struct {
	Name  string
	Range Range
}

// Column is one column of a sheet.
type Column struct {
	Width  int // pixels
	Hidden bool
}

// All is every row from the first. The cells of one are good until the next is
// made: the 600,000 rows of 100,000 tasks do not stand in memory side by side.
func (s *Sheet) All() iter.Seq[Row] {
	return func(yield func(Row) bool) {
		for _, r := range s.Rows {
			if !yield(r) {
				return
			}
		}
		if s.Body != nil {
			s.Body(yield)
		}
	}
}

// Count is the number of rows.
func (s *Sheet) Count() int { return len(s.Rows) + s.BodyRows }

// Row is one row: its cells from column A on.
type Row struct {
	Height int  // pixels
	Free   bool // a program may make it higher or lower as its texts ask
	Cells  []Cell
}

// Kind says what a cell holds.
type Kind uint8

// A cell is empty, text that is never taken for a number or a formula, a
// number, or a formula of a number or of text; a day is the number of days since
// 1899-12-30. Formulas hold cell names and words of this package alone: nothing
// that a notice says becomes part of one.
const (
	Empty Kind = iota
	Text
	Number
	Formula
	TextFormula
)

// Cell is one cell. The zero Cell is empty and unstyled.
type Cell struct {
	Text   string // of a formula: it, without =
	Now    string // of a formula of text: its value until it is reckoned anew
	Number int32  // of a formula of a number: likewise
	Style  uint16 // index into Workbook.Styles; 0 is the default style
	Kind   Kind
}

// SetText makes an empty cell one of text, if there is any.
func (c *Cell) SetText(s string) {
	if s != "" {
		c.Kind, c.Text = Text, s
	}
}

// SetNumber makes an empty cell one of a number.
func (c *Cell) SetNumber(n int32) { c.Kind, c.Number = Number, n }

// SetFormula makes an empty cell a formula that has a value for now.
func (c *Cell) SetFormula(formula string, now int32) {
	c.Kind, c.Text, c.Number = Formula, formula, now
}

// SetTextFormula makes an empty cell a formula that has a text for now.
func (c *Cell) SetTextFormula(formula, now string) {
	c.Kind, c.Text, c.Now = TextFormula, formula, now
}

// Range is a rectangle of cells, both corners within.
type Range struct{ Col, Row, LastCol, LastRow int }

// Page is the page set-up of a sheet, on A4 landscape. Margins are hundredths of
// an inch. The scale is fixed: Excel ignores planned breaks under "fit to page".
type Page struct {
	Scale                                    int // per cent
	Left, Right, Top, Bottom, Header, Footer int
	Head, Foot                               string // in Excel's codes: &L &C &R &P &N &D &A
	TitleRow                                 int    // repeated on every page
	Area                                     Range  // printed part
}

// Constraint is the kind of a validation.
type Constraint uint8

// The constraints of fill-in cells.
const (
	OneOf    Constraint = iota // of Values
	DayIn                      // a day between Min and Max
	LengthIn                   // a text of Min to Max characters
)

// Validation restricts what may be typed into a range.
type Validation struct {
	Range          Range
	Kind           Constraint
	Values         []string
	Min, Max       int
	Title          string // of prompt and error; 32 UTF-16 units at most
	Prompt, Refuse string // shown on entering the cell, and on a refused value
	Soft           bool   // another value is asked about, not refused
}

// Colouring colours the cells of a range while a formula holds. An earlier one
// of the sheet wins.
type Colouring struct {
	Range   Range
	Formula string // written for the range's first row
	Paint   Paint
	Stop    bool // later ones are not looked at
}

// Link leads from a cell to a cell of another sheet.
type Link struct {
	Col, Row     int
	Sheet        string
	ToCol, ToRow int
	Tip          string // shown while the pointer rests on it
}

// Table makes a range an Excel table with filter buttons.
type Table struct {
	Name  string
	About string // for people who do not see it
	Range Range  // with the head row
	Style string
}

// Chart is a bar chart of columns of the sheet: a bar a row, each stacked of its
// series.
type Chart struct {
	At         Range  // the cells that it lies over
	Of         string // the sheet that its ranges are of; empty: this one
	Title      string
	About      string // for people who do not see it
	Categories Range  // one column, or a row
	Series     []Series
}

// Series is a column of a chart, under the name that stands in a cell.
type Series struct {
	NameCol, NameRow int
	Values           Range
	Colour           string // RRGGBB
}
