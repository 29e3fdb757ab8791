package returned

import (
	"slices"

	"gongwen/render/book"
	"gongwen/render/book/grid"
	"gongwen/render/words"
)

// Who makes a table of their own often gives it heads in two rows: 填报情况, merged
// over several columns, and under it 完成状态, 进展情况, 完成日期. What stands over a
// column is the lower of the two, and the upper where there is no lower.

// twoRows is a sheet with such heads as one with heads in one row, the lower, and
// that head row; none if its heads are better read as they stand.
func (r *Reader) twoRows(g *grid.Grid, one *Heading) (*grid.Grid, *Heading) {
	best, known := (*grid.Grid)(nil), one
	for row := range min(grid.Top, len(g.Rows)) - 1 {
		if countWritten(g.Rows[row]) < 2 { // a title
			continue
		}
		folded := foldHeads(g, row)
		if folded == nil {
			continue
		}
		two := *g
		two.Rows = slices.Clone(g.Rows)
		two.Rows[row], two.Rows[row+1] = nil, folded
		if h := r.FindHead(two.Rows); h != nil && h.Row == row+1 && h.better(known) {
			best, known = &two, h
			known.Upper = row
		}
	}
	return best, known
}

// foldHeads is two rows as one; nil if the second is not heads of parts of the
// first: it has words beside those, or under a head that stands for one column.
func foldHeads(g *grid.Grid, row int) []grid.Cell {
	folded := slices.Clone(g.Rows[row])
	for len(folded) < len(g.Rows[row+1]) {
		folded = append(folded, grid.Cell{})
	}
	over := slices.DeleteFunc(slices.Clone(g.Merges), func(m book.Range) bool {
		return m.Row != row || m.LastRow != row || m.LastCol == m.Col
	})
	lower := 0
	for col := range g.Rows[row+1] {
		c := g.Rows[row+1][col]
		if c.Empty() {
			continue
		}
		parted := slices.ContainsFunc(over, func(m book.Range) bool { return m.Col <= col && col <= m.LastCol })
		if !folded[col].Empty() && !parted {
			return nil
		}
		folded[col] = c
		lower++
	}
	if lower == 0 {
		return nil
	}
	for _, m := range over { // what stands over several columns stands over none
		if m.Col < len(folded) && words.Identity(folded[m.Col].Shown) == words.Identity(g.At(m.Col, row).Shown) {
			folded[m.Col] = grid.Cell{}
		}
	}
	return folded
}

// better reports whether more heads are known than in another row.
func (h *Heading) better(than *Heading) bool {
	count := func(h *Heading) (n int) {
		for _, k := range h.Known {
			if k == grid.Exact || k == grid.Retitled {
				n++
			}
		}
		return n
	}
	return than == nil || count(h) > count(than)
}
