package table

import (
	"gongwen/render/paper/compose"
	"gongwen/render/paper/unit"
)

// printedRows lists section headings and tasks; it returns the row of each
// task.
func (t *Table) printedRows() (of []int32) {
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
func (t *Table) printedCells(of []int32) {
	n := len(t.cols)
	t.headings = make([]int32, len(t.in.Headings))
	for i, r := range t.rows {
		if r.heading {
			h := &t.in.Headings[r.section]
			t.headings[r.section] = int32(len(t.cells))
			t.cells = append(t.cells, cell{end: n, first: int32(i), last: int32(i) + 1, goes: true, path: h.Path, set: t.set(h.Text, heading, 0, n)})
		}
	}
	for c := range t.cols {
		col := &t.cols[c]
		for i, r := range col.Cells {
			end := c + 1
			if r.Wide {
				end++
			}
			t.cells = append(t.cells, cell{
				col: c, end: end, first: of[r.First], last: of[r.End-1] + 1, label: col.Repeats, goes: col.Listed, path: r.Path,
				set: t.broken(t.galleys[c][i], t.words[c][i], c, end),
			})
		}
	}
}

// align has all labels of a column stand alike: in the middle, or if one of them wraps
// at the left, ragged, for in a narrow column justified names fall apart and centred
// ones have no beginning. A date has its middle on that of the column, in two lines
// too.
func (t *Table) align() {
	left := make([]bool, len(t.cols))
	for i := range t.cells {
		c := &t.cells[i]
		if set := c.set; set.kind == label && !set.centre {
			short := t.cols[c.col].Kind == compose.Days && len(set.lines) <= 2 || t.cols[c.col].Kind == compose.Numbers
			left[c.col] = left[c.col] || !short
		}
	}
	for i := range t.cells {
		if c := &t.cells[i]; c.set.kind == label {
			c.set.centre = !left[c.col]
		}
	}
}

// splitTall turns every printed row that is taller than the style's share of a
// page into one row a line, so that pages may cut it: one that no page holds
// wherever it must be cut, another only where the page before it would be left too
// white. Sentences, and what no page holds, run on over those lines; all other
// cells span them.
func (t *Table) splitTall() {
	first := int32(0) // the first task
	for int(first) < len(t.rows) && t.rows[first].heading {
		first++
	}
	_, height := t.pageSize()
	tall := height * unit.Length(t.l.Style.Table.TallRow) / 1000
	split, whole := map[int32]int{}, map[int32]bool{} // row: its lines; a page holds it
	for i := range t.cells {
		c := &t.cells[i]
		room := t.room(&t.rows[c.first])
		if c.first <= first && t.titled {
			room -= t.top
		}
		need := t.need(len(c.set.lines))
		alone := c.last-c.first == 1 && c.set.kind == running
		if need <= room && !(alone && need > tall) {
			continue
		}
		c.flows = true
		if _, met := split[c.first]; !met {
			whole[c.first] = true
		}
		whole[c.first] = whole[c.first] && need <= room
		split[c.first] = max(split[c.first], len(c.set.lines))
	}
	for i := range t.cells { // sentences beside them
		c := &t.cells[i]
		if _, met := split[c.first]; met && c.last-c.first == 1 && c.set.kind == running {
			c.flows = true
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
		r.lines, r.whole = n, whole[int32(i)]
		for k := range n {
			r.line, r.least = k, t.l.Style.Table.Pitch
			rows = append(rows, r)
		}
	}
	start[len(t.rows)] = int32(len(rows))
	t.rows = rows
	for i := range t.cells {
		c := &t.cells[i]
		c.first, c.last = start[c.first], start[c.last]
	}
	t.reportTall()
}

// reportTall names each task whose row no page holds.
func (t *Table) reportTall() {
	seen := map[int]bool{}
	for i := range t.cells {
		c := &t.cells[i]
		r := &t.rows[c.first]
		if !c.flows || r.whole || len(c.set.lines) < r.lines || seen[r.logical] {
			continue
		}
		seen[r.logical] = true
		t.l.Fault(&ruleTallRow, c.set.galley.Text.Span(), "一格的文字太长，可分成几项任务", "这一行有 %d 行字，比一页还高，拆到几页上", r.lines)
	}
}
