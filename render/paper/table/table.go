// Package table sets a composed table on pages: it shares the width among the
// columns, breaks the text of the cells, cuts the rows into pages and draws the
// rules.
//
// It knows rows and cells, not what they say of whom; what merges and what
// heads what was decided when the table was composed. It loses no row and
// doubles none, whatever the table. In: a [compose.Table] and a [press.Press].
// Out: pages and structure in the press's document, and findings GW416,
// GW417 and GW429.
package table

import (
	"strings"

	"gongwen/render/diag"
	"gongwen/render/paper/compose"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/press"
	"gongwen/render/paper/style"
	"gongwen/render/paper/text"
	"gongwen/render/paper/unit"
)

// Table is a table being set: columns.go shares the width, rows.go makes rows and
// cells, cut.go fills pages with rows, draw.go draws.
type Table struct {
	l     *press.Press
	lent  *Lent
	in    *compose.Table
	field string // the 公文要素 that it is
	path  diag.Path
	cols  []compose.Column
	kinds []kind // of their cells

	within bool          // it stands in the notice's own text
	above  Above         // what stands above it
	up     bool          // landscape
	roomy  bool          // every column has the characters that it should
	chars  []int         // full-width characters of a line, by column
	edges  []unit.Length // left edges of the columns, and the right edge

	rows  []row
	cells []cell
	cover []int32 // rows × columns: the cell that covers it

	headings []int32 // of each section: the cell of its heading

	top    unit.Length // where the table begins on its first page
	titled bool        // its title stands right above it, with room for a row below it

	galleys    [][]*press.Galley // of the cells, by column
	words      [][]*words        // the same as words
	headTexts  []texts           // of the cells of the head
	paragraphs []int             // by column: characters of the longest paragraph
	numbers    []longNumber      // and its longest number
	best       score             // of the widths found
	exact      bool              // the lines of sentences are counted, not estimated

	heads    []headCell
	headRows []unit.Length // heights of the rows of the head
	header   unit.Length   // height of all of them
}

// Above is about how much of its first page is taken when a table begins, in
// reading direction: its title, perhaps text. The widths of columns are found
// before that is set.
type Above struct {
	Upright, Turned unit.Length
	After           unit.Length // what signs below an upright one takes: a row stays with it
}

// New is the table of an element, with the widths of its columns and the way its
// pages lie, before anything of it is set. within says that it stands in the
// notice's own text; lent is what is remembered of earlier layouts, or nil.
func New(l *press.Press, e *compose.Element, within bool, above Above, lent *Lent) *Table {
	t := &Table{l: l, lent: lent, in: e.Table, within: within, above: above, field: e.Field.String(), path: e.Path, cols: e.Table.Columns}
	t.kinds = make([]kind, len(t.cols))
	for c := range t.cols {
		t.kinds[c] = t.kindOf(c)
	}
	t.widths()
	return t
}

// Up reports whether the table lies on landscape pages.
func (t *Table) Up() bool { return t.up }

// Set puts the table on pages, its structure below parent. One that is led has on
// its page its title above it, perhaps with a few lines of text.
func (t *Table) Set(parent frame.NodeID, led bool) {
	if t.begin(led); t.passed() {
		return
	}
	t.fill()
	t.structure(parent)
	t.paginate()
}

// row is a row of the grid: a section heading, a task, or one line of a task
// too tall for a page.
type row struct {
	section int  // the heading it is or belongs to, or -1
	heading bool // it is that heading
	logical int  // the printed row it is part of
	line    int  // of a split row: which line; else 0
	lines   int  // of a split row: how many there are
	whole   bool // of a split row: a page holds it, and most keep it whole
	least   unit.Length
}

// cell is a cell of the grid: columns [col,end), rows [first,last).
type cell struct {
	col, end    int
	first, last int32
	label       bool // repeated where a page cuts it,
	goes        bool // with （续）
	flows       bool // too tall for a page: its lines run on over the lines of its first row
	told        bool // all of it, although it flows: a later page held it whole
	set, again  *cellText
	node        frame.NodeID
	path        diag.Path
}

// kind says how the text of a cell is set.
type kind uint8

const (
	running kind = iota // sentences: at the left, justified
	label               // names or a date
	head                // of a column: 黑体, centred
	heading             // of a section: 黑体, at the left edge of the table
)

// kindOf is the kind of the cells of a column: names and dates are labels,
// requirements are sentences; of any other column its contents tell.
func (t *Table) kindOf(c int) kind {
	switch t.cols[c].Kind {
	case compose.Names, compose.Days, compose.Numbers:
		return label
	case compose.Sentences:
		return running
	}
	for _, r := range t.cols[c].Cells {
		if s := r.Text.S; strings.ContainsAny(s, "。；，") || halfWidth(s) > 2*t.l.Style.Grid.Chars {
			return running
		}
	}
	return label
}

// cellText is the text of a cell, broken.
type cellText struct {
	kind   kind
	galley *press.Galley
	lines  []text.Line
	chars  int  // of a line
	centre bool // every line is centred
}

// begin finds where the table begins: below what stands on the page, or on a
// new page if the page is of the other orientation. With its title right above
// it, a first row too tall for the rest of the page is split rather than parted
// from the title.
func (t *Table) begin(led bool) {
	f := &t.l.Flow
	if !led && t.up {
		f.Begin(frame.TablePage, true)
	}
	f.Role, f.Titled = frame.TablePage, false
	t.top = 0
	if !f.Top {
		t.top = f.V - t.l.Style.Gap()/2 + t.l.Style.Table.Gap
	}
	t.setHeads()
	_, height := t.pageSize()
	t.titled = led && t.top+t.header+t.need(2)+t.need(1) <= height
}

// below is about how far down the page the table begins.
func (t *Table) below() unit.Length {
	if t.up {
		return t.above.Turned
	}
	return t.above.Upright
}

// pageSize is the extent of the type area in reading direction.
func (t *Table) pageSize() (width, height unit.Length) {
	if t.up {
		return t.l.Style.Page.AreaHeight, t.l.Style.Page.AreaWidth
	}
	return t.l.Style.Page.AreaWidth, t.l.Style.Page.AreaHeight
}

// need is the height of a cell of so many lines.
func (t *Table) need(lines int) unit.Length {
	return unit.Length(max(1, lines))*t.l.Style.Table.Pitch + 2*t.l.Style.Table.Padding
}

// charsOf is how many characters of a kind a line of the columns [col,end) holds.
func (t *Table) charsOf(k kind, col, end int) int {
	size := t.typeOf(k).Size
	if end-col == 1 && size == t.l.Style.Table.Size {
		return t.chars[col]
	}
	return max(1, int((t.edges[end]-t.edges[col]-2*t.l.Style.Table.Padding)/size.Em()))
}

// set breaks the text of a cell that is not one of the columns'.
func (t *Table) set(s diag.Text, k kind, col, end int) *cellText {
	g := t.shaped(s, k)
	return t.broken(g, t.lent.words(g, k, manner{}), col, end)
}

// broken breaks the text of a cell. A label is centred if each of its paragraphs
// fits a line; see [Table.align].
func (t *Table) broken(g *press.Galley, w *words, col, end int) *cellText {
	ct := &cellText{kind: w.kind, galley: g, chars: t.charsOf(w.kind, col, end)}
	ct.lines = w.broken(t.l, ct.chars)
	ct.centre = w.kind == head || w.kind == label && len(ct.lines) <= 1+strings.Count(g.Text.S, "\n")
	return ct
}

// typeOf is the face and size of a kind of cell.
func (t *Table) typeOf(k kind) style.Type {
	if k == head || k == heading {
		return t.l.Style.Table.Head
	}
	return t.l.Style.Table.Type
}

// fill makes rows and cells: first the printed rows and their cells, then the
// lines of those that are too tall for a page.
func (t *Table) fill() {
	of := t.printedRows()
	t.printedCells(of)
	t.align()
	t.galleys, t.words = nil, nil // the cells have them now, and let go of them
	t.splitTall()
	t.coverAll()
}

// room is the height that a page of its own has for a row.
func (t *Table) room(r *row) unit.Length {
	_, height := t.pageSize()
	height -= t.header
	if again := t.sectionAgain(r); again != nil {
		height -= t.need(len(again.lines))
	}
	return height
}

// againOf is the label of a cell as a continuation page repeats it. Where
// （续） would need another line it stands on one of its own; a label that fills
// the page is repeated without.
func (t *Table) againOf(c *cell) *cellText {
	if !c.goes {
		return c.set
	}
	if c.again == nil {
		label, more := c.set.galley.Text, diag.Plain(t.l.Style.Table.Continued)
		c.again = t.set(diag.Concat(label, more), c.set.kind, c.col, c.end)
		if len(c.again.lines) > len(c.set.lines) {
			c.again = t.set(diag.Concat(label, diag.Plain("\n"), more), c.set.kind, c.col, c.end)
		}
		c.again.centre = c.set.centre
		if c.set.kind != heading && t.need(len(c.again.lines)) > t.room(&t.rows[c.first]) {
			c.again = c.set
		}
	}
	return c.again
}

// coverAll notes for every place of the grid its cell, and raises every row to
// the cells that stand in it alone.
func (t *Table) coverAll() {
	n := len(t.cols)
	t.cover = make([]int32, len(t.rows)*n)
	for i := range t.cells {
		c := &t.cells[i]
		for r := int(c.first); r < int(c.last); r++ {
			for k := c.col; k < c.end; k++ {
				t.cover[r*n+k] = int32(i)
			}
		}
		if c.last-c.first == 1 && !c.flows {
			t.rows[c.first].least = max(t.rows[c.first].least, t.need(len(c.set.lines)))
		}
	}
	for r := range t.rows {
		if t.blank(r) {
			t.rows[r].least = max(t.rows[r].least, t.l.Style.Table.BlankRow)
		}
	}
}

// blank reports whether nothing stands in a row but perhaps its number: it is
// there to be filled in by hand.
func (t *Table) blank(r int) bool {
	n := len(t.cols)
	for k := range n {
		c := &t.cells[t.cover[r*n+k]]
		if len(c.set.galley.Chars) > 0 && t.cols[k].Kind != compose.Numbers || t.rows[r].line > 0 {
			return false
		}
	}
	return true
}
