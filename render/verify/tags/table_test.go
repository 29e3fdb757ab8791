package tags

import (
	"testing"

	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// TestTable counts columns under spans.
func TestTable(t *testing.T) {
	type cell struct{ columns, rows int }
	for _, c := range []struct {
		what  string
		rows  [][]cell
		whole bool
	}{
		{"one cell", [][]cell{{{1, 1}}}, true},
		{"a span down", [][]cell{{{1, 2}, {1, 1}}, {{1, 1}}}, true},
		{"a span in the middle", [][]cell{{{1, 1}, {1, 2}, {1, 1}}, {{1, 1}, {1, 1}}}, true},
		{"a span across", [][]cell{{{3, 1}}, {{1, 1}, {1, 1}, {1, 1}}}, true},
		{"a span both ways", [][]cell{{{2, 2}, {1, 1}}, {{1, 1}}, {{1, 1}, {1, 1}, {1, 1}}}, true},
		{"a row too short", [][]cell{{{1, 1}, {1, 1}}, {{1, 1}}}, false},
		{"a row too long", [][]cell{{{1, 1}, {1, 2}}, {{1, 1}, {1, 1}}}, false},
		{"out of the foot", [][]cell{{{1, 2}, {1, 1}}}, false},
		{"no rows", nil, true},
	} {
		n := rules.NewNotes("a")
		tr := &tree{Case: &rules.Case{File: &pdfread.File{}, Notes: n, Ours: true}}
		b := &table{heads: 1, scopes: 1, budget: new(int)}
		for _, row := range c.rows {
			b.row()
			for _, cell := range row {
				b.add(cell.columns, cell.rows)
			}
		}
		tr.checkTable(b)
		if got := len(n.Findings()) == 0; got != c.whole {
			t.Errorf("%s: %v", c.what, n.Findings())
		}
	}
}
