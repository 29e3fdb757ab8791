package compose

import "gongwen/render/diag"

// HeadCell is a cell of the head of a table: over the columns [First,End), and
// over so many of its rows from Row on.
type HeadCell struct {
	Row, Rows  int
	First, End int
	Text       diag.Text
	Path       diag.Path // the key that it says; zero: the program's own words
}

// columnHead is the head of one column: alone, or below another that it shares
// with its neighbours.
type columnHead struct {
	over, head diag.Text
	path       diag.Path
}

// headCells are the cells of a head, row by row, and the number of its rows.
// Neighbours with the same words share a cell; a head with nothing over it
// stands over both rows.
func headCells(columns []columnHead) (cells []HeadCell, rows int) {
	rows = 1
	for _, c := range columns {
		if !c.over.Empty() {
			rows = 2
		}
	}
	var below []HeadCell
	for first := 0; first < len(columns); {
		c := &columns[first]
		end := first + 1
		if c.over.Empty() {
			for end < len(columns) && columns[end].over.Empty() && same(columns[end].head, c.head) {
				end++
			}
			cells = append(cells, HeadCell{Rows: rows, First: first, End: end, Text: c.head, Path: c.path})
			first = end
			continue
		}
		for end < len(columns) && columns[end].over.S == c.over.S {
			end++
		}
		cells = append(cells, HeadCell{Rows: 1, First: first, End: end, Text: c.over, Path: c.path})
		for first < end {
			c, last := &columns[first], first+1
			for last < end && same(columns[last].head, c.head) {
				last++
			}
			below = append(below, HeadCell{Row: 1, Rows: 1, First: first, End: last, Text: c.head, Path: c.path})
			first = last
		}
	}
	return append(cells, below...), rows
}

// same reports whether neighbours share the cell of their heads; two that say
// nothing do not.
func same(a, b diag.Text) bool { return a.S == b.S && !a.Empty() }
