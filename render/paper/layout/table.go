package layout

import (
	"strings"

	"gongwen/render/diag"
	"gongwen/render/paper/compose"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/style"
	"gongwen/render/paper/text"
	"gongwen/render/paper/unit"
)

// table is the breakdown table being set: columns.go shares the width, rows
// and cells are made here, cut.go fills pages with rows, tabledraw.go draws.
type table struct {
	l     *press
	in    *compose.Table
	cols  []compose.Column
	kinds []kind // of their cells

	up    bool          // landscape
	chars []int         // full-width characters of a line, by column
	edges []unit.Length // left edges of the columns, and the right edge

	rows  []row
	cells []cell
	cover []int32 // rows × columns: the cell that covers it

	headings []int32 // of each section: the cell of its heading

	top    unit.Length // where the table begins on its first page
	titled bool        // its title stands right above it, with room for a row below it

	heads     []*cellText
	headNodes []frame.NodeID
	header    unit.Length // height of the head row
}

// row is a row of the grid: a section heading, a task, or one line of a task
// too tall for a page.
type row struct {
	section int  // the heading it is or belongs to, or -1
	heading bool // it is that heading
	logical int  // the printed row it is part of
	line    int  // of a split row: which line; else 0
	least   unit.Length
}

// cell is a cell of the grid: columns [col,end), rows [first,last).
type cell struct {
	col, end    int
	first, last int32
	label       bool // a merged column: repeated with （续） where a page cuts it
	flows       bool // too tall for a page: its lines run on over the lines of its first row
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
func (t *table) kindOf(c int) kind {
	switch t.cols[c].Kind {
	case compose.Names, compose.Days, compose.Numbers:
		return label
	case compose.Sentences:
		return running
	}
	for _, r := range t.cols[c].Cells {
		if s := r.Text.S; strings.ContainsAny(s, "。；，") || halfWidth(s) > 2*t.l.s.Grid.Chars {
			return running
		}
	}
	return label
}

// cellText is the text of a cell, broken.
type cellText struct {
	kind   kind
	galley *galley
	lines  []text.Line
	chars  int  // of a line
	centre bool // every line is centred
}

// newTable is the breakdown before anything of it is set.
func (l *press) newTable(in *compose.Table) *table {
	t := &table{l: l, in: in, cols: in.Columns}
	t.kinds = make([]kind, len(t.cols))
	for c := range t.cols {
		t.kinds[c] = t.kindOf(c)
	}
	return t
}

// begin finds where the table begins: below what stands on the page, or on a
// new page if the page is of the other orientation. With its title right above
// it, a first row too tall for the rest of the page is split rather than parted
// from the title.
func (t *table) begin(bare bool) {
	f := &t.l.flow
	if !bare && t.up {
		f.begin(frame.TablePage, true)
	}
	f.role = frame.TablePage
	t.top = 0
	if !f.top {
		t.top = f.v - t.l.s.Gap()/2 + t.l.s.Table.Gap
	}
	t.setHeads()
	_, height := t.pageSize()
	t.titled = bare && t.top+t.header+t.need(2)+t.need(1) <= height
}

// pageSize is the extent of the type area in reading direction.
func (t *table) pageSize() (width, height unit.Length) {
	if t.up {
		return t.l.s.Page.AreaHeight, t.l.s.Page.AreaWidth
	}
	return t.l.s.Page.AreaWidth, t.l.s.Page.AreaHeight
}

// need is the height of a cell of so many lines.
func (t *table) need(lines int) unit.Length {
	return unit.Length(max(1, lines))*t.l.s.Table.Pitch + 2*t.l.s.Table.Padding
}

// charsOf is how many characters of a kind a line of the columns [col,end) holds.
func (t *table) charsOf(k kind, col, end int) int {
	size := t.typeOf(k).Size
	if end-col == 1 && size == t.l.s.Table.Size {
		return t.chars[col]
	}
	return max(1, int((t.edges[end]-t.edges[col]-2*t.l.s.Table.Padding)/size.Em()))
}

// set breaks the text of a cell. A label is centred if each of its paragraphs
// fits a line; one that wraps stands at the left, ragged, for in a narrow column
// justified names fall apart and centred ones have no beginning.
func (t *table) set(s diag.Text, k kind, col, end int) *cellText {
	g := t.l.shape(piece{s, t.typeOf(k).Face})
	ct := &cellText{kind: k, galley: g, chars: t.charsOf(k, col, end)}
	ct.lines = text.Break(g.chars, text.Measure{
		Width: ct.chars * 1000, Justify: k == running, AutoSpace: t.l.s.Text.AutoSpace,
	})
	ct.centre = k == head || k == label && len(ct.lines) <= 1+strings.Count(s.S, "\n")
	return ct
}

// typeOf is the face and size of a kind of cell.
func (t *table) typeOf(k kind) style.Type {
	if k == head || k == heading {
		return t.l.s.Table.Head
	}
	return t.l.s.Table.Type
}

// isLabel says which columns are repeated on a continuation page.
func isLabel(c *compose.Column) bool { return c.Repeats }

// setHeads sets the head row.
func (t *table) setHeads() {
	lines := 1
	for i := range t.cols {
		ct := t.set(t.cols[i].Head, head, i, i+1)
		t.heads = append(t.heads, ct)
		lines = max(lines, len(ct.lines))
	}
	t.header = t.need(lines)
}

// fill makes rows and cells: first the printed rows and their cells, then the
// lines of those that are too tall for a page.
func (t *table) fill() {
	of := t.printedRows()
	t.printedCells(of)
	t.splitTall()
	t.coverAll()
}

// printedRows lists section headings and tasks; it returns the row of each
// task.
func (t *table) printedRows() (of []int32) {
	of = make([]int32, t.in.Rows)
	add := func(r row) {
		r.logical = len(t.rows)
		t.rows = append(t.rows, r)
	}
	next, section := 0, -1
	for i := 0; i <= t.in.Rows; i++ {
		for next < len(t.in.Headings) && t.in.Headings[next].Before == i {
			section = next
			next++
			add(row{section: section, heading: true})
		}
		if i < t.in.Rows {
			of[i] = int32(len(t.rows))
			add(row{section: section})
		}
	}
	return of
}

// printedCells makes the cell of every heading and of every run. A run never
// crosses a heading, so its rows are neighbours.
func (t *table) printedCells(of []int32) {
	n := len(t.cols)
	t.headings = make([]int32, len(t.in.Headings))
	for i, r := range t.rows {
		if r.heading {
			t.headings[r.section] = int32(len(t.cells))
			t.cells = append(t.cells, cell{end: n, first: int32(i), last: int32(i) + 1, set: t.set(t.in.Headings[r.section].Text, heading, 0, n)})
		}
	}
	for c := range t.cols {
		col := &t.cols[c]
		for _, r := range col.Cells {
			end := c + 1
			if r.Wide {
				end++
			}
			t.cells = append(t.cells, cell{
				col: c, end: end, first: of[r.First], last: of[r.End-1] + 1, label: isLabel(col), path: r.Path,
				set: t.set(r.Text, t.kinds[c], c, end),
			})
		}
	}
}

// splitTall turns every printed row that no page holds into one row a line.
// Cells taller than a page run on over those lines; all others span them.
func (t *table) splitTall() {
	first := int32(0) // the first task
	for int(first) < len(t.rows) && t.rows[first].heading {
		first++
	}
	split := map[int32]int{} // row: its lines
	for i := range t.cells {
		c := &t.cells[i]
		room := t.room(&t.rows[c.first])
		if c.first <= first && t.titled {
			room -= t.top
		}
		lines := len(c.set.lines)
		if c.label && t.need(lines+1) > room { // （续） may take another line
			lines = len(t.againOf(c).lines)
		}
		if t.need(lines) > room {
			c.flows = true
			split[c.first] = max(split[c.first], len(c.set.lines))
		}
	}
	start := make([]int32, len(t.rows)+1)
	rows := make([]row, 0, len(t.rows))
	for i, r := range t.rows {
		start[i] = int32(len(rows))
		n := split[int32(i)]
		if n == 0 {
			r.least = t.need(1)
			rows = append(rows, r)
			continue
		}
		for k := range n {
			r.line, r.least = k, t.l.s.Table.Pitch
			rows = append(rows, r)
		}
	}
	start[len(t.rows)] = int32(len(rows))
	t.rows = rows
	for i := range t.cells {
		c := &t.cells[i]
		c.first, c.last = start[c.first], start[c.last]
	}
	if len(split) > 0 {
		t.reportTall(split)
	}
}

// reportTall names each task whose row had to be split.
func (t *table) reportTall(split map[int32]int) {
	seen := map[int]bool{}
	for i := range t.cells {
		c := &t.cells[i]
		if !c.flows || seen[t.rows[c.first].logical] {
			continue
		}
		seen[t.rows[c.first].logical] = true
		t.l.fault(&ruleTallRow, c.set.galley.text.Span(), "一格的文字太长，可分成几项任务", "这一行有 %d 行字，比一页还高，拆到几页上", split[int32(t.rows[c.first].logical)])
	}
}

// room is the height that a page of its own has for a row.
func (t *table) room(r *row) unit.Length {
	_, height := t.pageSize()
	height -= t.header
	if again := t.sectionAgain(r); again != nil {
		height -= t.need(len(again.lines))
	}
	return height
}

// againOf is the label of a cell as a continuation page repeats it. Where
// （续） would need another line it stands on one of its own.
func (t *table) againOf(c *cell) *cellText {
	if c.again == nil {
		label, more := c.set.galley.text, diag.Plain(t.l.s.Table.Continued)
		c.again = t.set(diag.Concat(label, more), c.set.kind, c.col, c.end)
		if len(c.again.lines) > len(c.set.lines) {
			c.again = t.set(diag.Concat(label, diag.Plain("\n"), more), c.set.kind, c.col, c.end)
			c.again.centre = c.set.centre
		}
	}
	return c.again
}

// coverAll notes for every place of the grid its cell, and raises every row to
// the cells that stand in it alone.
func (t *table) coverAll() {
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
}
