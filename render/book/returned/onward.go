package returned

import (
	"strings"

	"gongwen/render/book"
	"gongwen/render/book/grid"
	"gongwen/render/words"
)

// Rejoin makes one row of a task whose text goes on in the rows below, which have
// its key. What somebody wrote into those is put under what stands above it.
func Rejoin(g *grid.Grid) {
	labels := map[Place]int{} // merges over rows by their first cells
	for i, m := range g.Merges {
		if m.LastRow > m.Row {
			labels[Place{m.Col, m.Row}] = i
		}
	}
	first, last := map[string]int{}, -1 // rows by key, and the one before without its key
	for row := range g.Rows {
		key, on := "", false
		for i := range g.Rows[row] {
			if _, ok := ParseKey(g.Rows[row][i].Raw); ok {
				key = strings.TrimSpace(g.Rows[row][i].Raw)
			}
			on = on || strings.HasPrefix(g.Rows[row][i].Shown, book.Onward)
		}
		above, known := first[key]
		if key == "" {
			above, known = last, last >= 0
		}
		if !known || !on {
			if last = row; key != "" {
				first[key] = row
			}
			continue
		}
		lower(g, row, labels)
		under(g, above, row)
		g.Rows[row] = nil
	}
}

// lower lets the merged cells that begin in a row begin in the next.
func lower(g *grid.Grid, row int, labels map[Place]int) {
	for col := range g.Rows[row] {
		i, ok := labels[Place{col, row}]
		if !ok {
			continue
		}
		if m := &g.Merges[i]; m.LastRow > row && row+1 < len(g.Rows) {
			for len(g.Rows[row+1]) <= col {
				g.Rows[row+1] = append(g.Rows[row+1], grid.Cell{})
			}
			g.Rows[row+1][col] = g.Rows[row][col]
			m.Row++
			labels[Place{col, row + 1}] = i
		}
		g.Rows[row][col] = grid.Cell{}
	}
}

// under puts a row that goes on with one above it under that.
func under(g *grid.Grid, above, row int) {
	for len(g.Rows[above]) < len(g.Rows[row]) {
		g.Rows[above] = append(g.Rows[above], grid.Cell{})
	}
	for i := range g.Rows[row] {
		x, y := &g.Rows[above][i], &g.Rows[row][i]
		rest, on := strings.CutPrefix(y.Shown, book.Onward)
		if y.Empty() || !on && repeats(g, i, above, words.Identity(y.Shown)) {
			continue
		}
		switch {
		case on:
			*x = grid.Text(x.Shown + rest)
		case x.Empty():
			*x = *y
		default:
			*x = grid.Text(x.Shown + "\n" + y.Shown)
		}
	}
}

// repeats reports whether a folded text says again what stands in a cell: of a
// merged one, which begins further up, with the mark of a part continued.
func repeats(g *grid.Grid, col, row int, text string) bool {
	label := Uncontinued(text)
	for label != text && row > 0 && g.At(col, row).Shown == "" {
		row--
	}
	return label == Uncontinued(words.Identity(g.At(col, row).Shown))
}
