package table

import (
	"cmp"
	"slices"
	"strings"

	"gongwen/render/paper/frame"
	"gongwen/render/paper/press"
	"gongwen/render/paper/unit"
)

// bookmark is a cell that the outline leads to: the heading of a section, or a
// topic. It stands under the title of what the table belongs to.
type bookmark struct {
	row   int32
	entry frame.Entry
}

// bookmarks lists them in the order of the rows, sections before their topics,
// once it is settled which rows there are.
func (t *Table) bookmarks() (out []bookmark) {
	const under = 2
	level := under
	add := func(c *cell, title string) {
		if title != "" {
			out = append(out, bookmark{c.first, frame.Entry{Title: strings.ReplaceAll(title, "\n", ""), Level: level}})
		}
	}
	for i, at := range t.headings {
		add(&t.cells[at], t.in.Headings[i].Text.S)
	}
	if len(t.headings) > 0 {
		level++
	}
	at := len(t.headings) // of the first cell of a column
	for i := range t.cols {
		col := &t.cols[i]
		if col.Listed {
			for k := range col.Cells {
				add(&t.cells[at+k], col.Cells[k].Text.S)
			}
			level++
		}
		at += len(col.Cells)
	}
	slices.SortStableFunc(out, func(a, b bookmark) int {
		return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.entry.Level, b.entry.Level))
	})
	return out
}

// reach gives the bookmarks of rows [s,e), which begin at v of a plane, their
// places, and returns those that are left.
func (t *Table) reach(left []bookmark, pl press.Plane, s, e int, v unit.Length, heights []unit.Length) []bookmark {
	for r := s; r < e; r++ {
		for len(left) > 0 && int(left[0].row) == r {
			left[0].entry.Page, left[0].entry.Y = pl.Index, t.l.Reached(pl, v)
			left = left[1:]
		}
		v += heights[r-s]
	}
	return left
}
