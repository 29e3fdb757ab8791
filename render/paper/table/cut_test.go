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

// TestLongLabel: a label that fills nearly a page stands whole on every page that
// its rows are cut over, without （续） where that takes a line too many; one that
// the first page, below a title, has no room for runs on there and stands whole on
// the next. All of it is told to a reader once.
func TestLongLabel(t *testing.T) {
	names := func(n int) string { return strings.Repeat("甲乙丙丁局、", n-1) + "甲乙丙丁局" }
	for _, c := range []struct {
		key, label string
		titled     bool
	}{
		{"topic", papertest.Hanzi(182), false},
		{"lead", names(30), true},
	} {
		columns := papertest.Columns(c.key+" width = 28.5", "requirement")
		tasks := "[[task]]\n" + map[string]string{"topic": "lead = \"某局\"\n", "lead": ""}[c.key] + c.key + " = \"" + c.label + "\"\nrequirement = \"" + papertest.Hanzi(3600) + "\"\n"
		tb := tableOf(t, papertest.Breakdown("orientation = \"portrait\"\nnumbering = false", columns, tasks))
		tb.setHeads()
		if c.titled {
			tb.titled, tb.top = true, 30*unit.MM
		}
		tb.fill()
		var l *cell
		for i := range tb.cells {
			if tb.cells[i].label {
				l = &tb.cells[i]
			}
		}
		if n := len(l.set.lines); tb.need(n) > tb.room(&tb.rows[0]) || tb.need(n+1) <= tb.room(&tb.rows[0])-tb.top {
			t.Fatalf("%s of %d lines: the case proves nothing", c.key, n)
		}
		told, pages := 0, 0
		for s := 0; s < len(tb.rows); pages++ {
			room := tb.room(&tb.rows[s])
			if s == 0 {
				room -= tb.top
			}
			e, _ := tb.take(s, room, true, true)
			if e == s {
				t.Fatalf("%s: page %d takes no row", c.key, pages+1)
			}
			p := tb.part(l, s, e)
			if told += len(p.lines) - p.again; (s > 0 || !c.titled) && len(p.lines) != len(l.set.lines) {
				t.Errorf("%s: page %d shows %d of %d lines", c.key, pages+1, len(p.lines), len(l.set.lines))
			}
			l.told = l.told || p.again > 0
			s = e
		}
		if told != len(l.set.lines) || pages < 3 {
			t.Errorf("%s: %d of %d lines told, on %d pages", c.key, told, len(l.set.lines), pages)
		}
	}
}
