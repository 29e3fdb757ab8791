package table

import (
	"fmt"
	"strings"
	"testing"

	"gongwen/render/paper/papertest"
	"gongwen/render/paper/unit"
)

// filled is a table ready to be cut into pages.
func filled(t testing.TB, keys string) *Table {
	t.Helper()
	tb := tableOf(t, keys)
	tb.setHeads()
	tb.fill()
	return tb
}

// rows makes tasks of one line each; the n-th begins a section where asked.
func rows(n int, section ...int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("[[task]]\n")
		for _, s := range section {
			if s == i {
				fmt.Fprintf(&b, "section = \"第%d方面工作\"\n", s)
			}
		}
		fmt.Fprintf(&b, "responsible = \"第%d科\"\nrequirement = \"第%d项。\"\n", i, i)
	}
	return b.String()
}

var narrow = papertest.Columns("requirement", "responsible")

// TestTake: as many rows as fit a room, and a heading never last of them.
func TestTake(t *testing.T) {
	tb := filled(t, papertest.Breakdown(`orientation = "portrait"`, narrow, rows(4, 2)))
	line := tb.need(1) // rows: two tasks, a heading, two tasks
	for _, c := range []struct {
		from int
		room unit.Length
		want int
	}{
		{0, line - 1, 0},
		{0, line, 1},
		{0, 2*line + line/2, 2},
		{0, 3 * line, 2}, // the heading would fit, alone
		{0, 4*line - 1, 2},
		{0, 4 * line, 4},
		{0, 9 * line, 5},
		{2, line, 2}, // not even to fill a page
		{2, 2 * line, 4},
		{4, line, 5},
	} {
		if got, _ := tb.take(c.from, c.room, true, false); got != c.want {
			t.Errorf("from row %d, %v mm: up to row %d, not %d", c.from, c.room, got, c.want)
		}
	}
}

// TestCutLabel: each part of a cut run is tall enough for its label, however
// long it is beside rows of one line.
func TestCutLabel(t *testing.T) {
	tasks := "[[task]]\nresponsible = \"" + strings.Repeat("各街道、区直各部门、", 9) + "各驻区单位\"\n" + short + strings.Repeat("[[task]]\n"+short, 30)
	tb := filled(t, papertest.Breakdown(`orientation = "portrait"`, papertest.Columns("requirement width = 120", "responsible"), tasks))
	var c *cell
	for i := range tb.cells {
		if tb.cells[i].label && tb.cells[i].last-tb.cells[i].first > 1 {
			c = &tb.cells[i]
		}
	}
	if c == nil || len(c.set.lines) < 8 {
		t.Fatal("no long label over several rows")
	}
	for s := 0; s < len(tb.rows)-1; s++ {
		for _, e := range []int{s + 1, s + 2, len(tb.rows)} {
			if e > len(tb.rows) {
				continue
			}
			sum := unit.Length(0)
			for _, h := range tb.heights(s, e) {
				if h < tb.need(1) {
					t.Errorf("rows %d to %d: a row of %v mm", s, e, h)
				}
				sum += h
			}
			lines := len(c.set.lines)
			if s > 0 {
				lines = len(tb.againOf(c).lines)
			}
			if sum < tb.need(lines) {
				t.Errorf("rows %d to %d are %v mm high, their label of %d lines needs %v", s, e, sum, lines, tb.need(lines))
			}
		}
	}
}
