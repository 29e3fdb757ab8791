package compose

import (
	"strings"

	"gongwen/render/diag"
	"gongwen/render/notice"
)

// Table is a table as it is printed: its columns, the headings across it, and
// of each column the cells, merged where one stands for several rows.
type Table struct {
	Span        diag.Span
	Orientation Orientation
	Heads       []HeadCell // row by row
	HeadRows    int
	Columns     []Column
	Rows        int
	Headings    []Heading // in order
}

// Orientation of the pages of a table.
type Orientation uint8

// Auto lets the widths decide.
const (
	Auto Orientation = iota
	Landscape
	Portrait
)

var orientations = [...]Orientation{notice.Auto: Auto, notice.Landscape: Landscape, notice.Portrait: Portrait}

// Column is one column.
type Column struct {
	Width   int // µm; 0: found by its contents
	Span    diag.Span
	Kind    ColumnKind
	Repeats bool // its cells are labels, repeated where a page cuts them,
	Listed  bool // headings: entries of the outline, repeated as what goes on: （续）
	Hangs   bool // a name a line: one that wraps hangs
	Cells   []Cell
}

// ColumnKind is what stands in the cells of a column.
type ColumnKind uint8

// Anything, sentences, names, numbers, days.
const (
	Anything ColumnKind = iota
	Sentences
	Names
	Numbers
	Days
)

// Heading is a row across the table.
type Heading struct {
	Before int // the row of cells that it stands before; Rows at the end
	Text   diag.Text
	Path   diag.Path
}

// Cell is a cell over the rows [First,End) of its column. A wide one stands
// over the next column too, which then has none there.
type Cell struct {
	First, End int
	Wide       bool
	Text       diag.Text
	Path       diag.Path
}

// ofBreakdown is a breakdown as a table.
func ofBreakdown(b *notice.Breakdown) *Table {
	if len(b.Columns) == 0 {
		all := *b
		all.Columns = notice.StandardColumns()
		b = &all
	}
	t := &Table{Span: b.Span, Orientation: orientations[b.Orientation], Rows: len(b.Tasks), Columns: make([]Column, len(b.Columns))}
	for _, r := range b.SectionRows() {
		h := &b.Sections[r.Section]
		t.Headings = append(t.Headings, Heading{Before: r.Before, Text: h.Text, Path: under(b, "task.section", h.Entry)})
	}
	heads := make([]columnHead, len(b.Columns))
	for i := range b.Columns {
		c := &b.Columns[i]
		heads[i] = columnHead{over: c.Over, head: c.Head}
		if c.Head.Span() != (diag.Span{}) { // written, not the key's own
			heads[i].path = under(b, "breakdown.column.head", i)
		}
		out := &t.Columns[i]
		*out = Column{
			Width: c.Width, Span: c.Span, Kind: kindOfColumn(c.Key), Repeats: c.Merge != notice.MergeNone || c.Key == notice.KeyDue,
			Listed: c.Key == notice.KeySection || c.Key == notice.KeyTopic, Hangs: strings.Contains(c.Join, "\n"),
		}
		key := "task." + c.Key
		runs := b.Runs(c)
		out.Cells = make([]Cell, 0, len(runs))
		for _, r := range runs {
			wide := b.LeadOverResponsible(r.First)
			if wide && c.Key == notice.KeyResponsible {
				continue // the lead stands here
			}
			out.Cells = append(out.Cells, Cell{
				First: r.First, End: r.End, Wide: wide && c.Key == notice.KeyLead,
				Text: b.Cell(r.First, c), Path: under(b, key, b.Tasks[r.First].Entry),
			})
		}
	}
	t.Heads, t.HeadRows = headCells(heads)
	return t
}

func kindOfColumn(key string) ColumnKind {
	switch key {
	case notice.KeySeq:
		return Numbers
	case notice.KeyDue:
		return Days
	case notice.KeySection, notice.KeyTopic, notice.KeyLead, notice.KeyResponsible:
		return Names
	case notice.KeyRequirement:
		return Sentences
	}
	return Anything
}

// ofGrid is a plain table. A row that is too short ends in empty cells.
func ofGrid(g *notice.Grid, key func(name string, places ...int) diag.Path) *Table {
	columns := max(1, len(g.Heads))
	for _, row := range g.Rows {
		columns = max(columns, len(row))
	}
	t := &Table{Span: g.Span, Rows: len(g.Rows), Columns: make([]Column, columns)}
	heads := make([]columnHead, columns)
	for c := range t.Columns {
		heads[c].path = key("columns", c)
		if c < len(g.Heads) {
			heads[c].head = g.Heads[c]
		}
		if c < len(g.Over) {
			heads[c].over = g.Over[c]
		}
		out := &t.Columns[c]
		if strings.TrimSpace(heads[c].head.S) == "序号" {
			out.Kind = Numbers
		}
		out.Cells = make([]Cell, len(g.Rows))
		for r, row := range g.Rows {
			out.Cells[r] = Cell{First: r, End: r + 1, Path: key("rows", r)}
			if c < len(row) {
				out.Cells[r].Text = row[c]
			}
		}
	}
	t.Heads, t.HeadRows = headCells(heads)
	return t
}
