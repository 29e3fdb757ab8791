package compose

import (
	"gongwen/render/diag"
	"gongwen/render/notice"
)

// Table is a table as it is printed: its columns, the headings across it, and
// of each column the cells, merged where one stands for several rows.
type Table struct {
	Span        diag.Span
	Orientation notice.Orientation
	Columns     []Column
	Rows        int
	Headings    []Heading // in order
}

// Column is one column.
type Column struct {
	Head    diag.Text
	Width   int // µm; 0: found by layout
	Span    diag.Span
	Kind    Kind
	Repeats bool // its merged cells are labels, repeated where a page cuts them
	Cells   []Cell
}

// Kind is what stands in a column.
type Kind uint8

// Anything, sentences, names, numbers, days.
const (
	Anything Kind = iota
	Sentences
	Names
	Numbers
	Days
)

// Heading is a row across the table, before row Before.
type Heading struct {
	Before int
	Text   diag.Text
}

// Cell is a cell over the rows [First,End) of its column; a wide one stands
// over the next column too, which then has none there.
type Cell struct {
	First, End int
	Wide       bool
	Text       diag.Text
	Path       diag.Path
}

// ofBreakdown is the breakdown as a table.
func ofBreakdown(b *notice.Breakdown) *Table {
	t := &Table{Span: b.Span, Orientation: b.Orientation, Rows: len(b.Tasks)}
	for _, r := range b.SectionRows() {
		t.Headings = append(t.Headings, Heading{r.Before, b.Sections[r.Section].Text})
	}
	for i := range b.Columns {
		c := &b.Columns[i]
		out := Column{Head: c.Head, Width: c.Width, Span: c.Span, Kind: kindOf(c.Key), Repeats: c.Merge != notice.MergeNone}
		for _, r := range b.Runs(c) {
			wide := b.LeadOverResponsible(r.First)
			if wide && c.Key == notice.KeyResponsible {
				continue // the lead stands here
			}
			out.Cells = append(out.Cells, Cell{
				First: r.First, End: r.End, Wide: wide && c.Key == notice.KeyLead,
				Text: b.Cell(r.First, c), Path: path("task."+c.Key, int32(r.First)),
			})
		}
		t.Columns = append(t.Columns, out)
	}
	return t
}

func kindOf(key string) Kind {
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

// ofGrid is a plain table.
func ofGrid(g *notice.Grid) *Table {
	t := &Table{Span: g.Span, Rows: len(g.Rows)}
	for c, head := range g.Heads {
		out := Column{Head: head}
		for r, row := range g.Rows {
			var text diag.Text
			if c < len(row) {
				text = row[c]
			}
			out.Cells = append(out.Cells, Cell{First: r, End: r + 1, Text: text, Path: path("attachment.rows", int32(r))})
		}
		t.Columns = append(t.Columns, out)
	}
	return t
}
