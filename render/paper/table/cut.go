package table

import (
	"slices"

	"gongwen/render/paper/text"
	"gongwen/render/paper/unit"
)

// paginate fills pages with rows: as many as fit, none split that need not be, no
// section heading last. A page that begins inside a section repeats its heading, and
// every page the head row.
func (t *Table) paginate() {
	l, f := t.l, &t.l.Flow
	_, height := t.pageSize()
	if t.header+t.need(1) > height {
		l.Fault(&ruleColumns, t.in.Span, "改大版心，或改小表格的字号、行距", "一页排不下表头和一行")
	}
	v := t.top
	marks := t.bookmarks()
	left, pages := marks, 0
	if len(t.rows) == 0 { // a form of a head alone
		if v > 0 && v+t.header > height {
			f.NewPage()
			v = 0
		}
		v = t.drawPage(l.PlaneOf(f.Page), v, 0, 0, nil, nil)
	}
	for s := 0; s < len(t.rows); {
		var again *cellText
		if s > 0 {
			again = t.sectionAgain(&t.rows[s])
		}
		room := height - v - t.header
		if again != nil {
			room -= t.need(len(again.lines))
		}
		e, heights := t.take(s, room, true, false)
		if t.leavesWhite(e, heights, room) { // then the tall row after it begins at once
			if more, its := t.take(s, room, true, true); more > e {
				e, heights = more, its
			}
		}
		if last := t.lastWith(s, e, room, heights); last < e {
			e, heights = last, t.heights(s, last)
		}
		if e == s && (v == 0 || t.titled && s == 0) { // headings alone, then: a long one, or many
			e, heights = t.take(s, room, false, true)
		}
		if e == s && v > 0 {
			f.NewPage()
			v = 0
			continue
		}
		if e == s { // no room was ever so small; but no row is ever lost
			e, heights = s+1, t.heights(s, s+1)
		}
		from := v + t.header
		if again != nil {
			from += t.need(len(again.lines))
		}
		left = t.reach(left, l.PlaneOf(f.Page), s, e, from, heights)
		v = t.drawPage(l.PlaneOf(f.Page), v, s, e, heights, again)
		pages++
		if s = e; s < len(t.rows) {
			f.NewPage()
			v = 0
		}
	}
	f.V, f.Top = v+l.Style.Gap()/2, false
	if pages > 1 { // what is seen at a glance needs no bookmarks
		for i := range marks {
			l.Doc.Outline = append(l.Doc.Outline, marks[i].entry)
		}
	}
}

// lastWith is where the page of rows [s,e) ends so that the last row of the table
// stands on the page of the signature below it (7.3.5.5): before that row, if the page
// has no room for both, else at e.
func (t *Table) lastWith(s, e int, room unit.Length, heights []unit.Length) int {
	if t.up || t.above.After == 0 || e < len(t.rows) {
		return e
	}
	for _, h := range heights {
		room -= h
	}
	last := e - 1
	for last > s && t.rows[last].logical == t.rows[e-1].logical {
		last--
	}
	if room >= t.above.After || last == s || t.rows[last].heading {
		return e
	}
	return last + 1
}

// leavesWhite reports whether a page with rows up to e, of the heights given, would
// be left whiter than the style wants for the sake of a tall row kept whole.
func (t *Table) leavesWhite(e int, heights []unit.Length, room unit.Length) bool {
	if e == len(t.rows) {
		return false
	}
	next := e // behind a heading that goes with its row
	for next < len(t.rows) && t.rows[next].heading {
		next++
	}
	if next == len(t.rows) || !t.rows[next].whole {
		return false
	}
	for _, h := range heights {
		room -= h
	}
	_, height := t.pageSize()
	return room > height*unit.Length(t.l.Style.Table.MostWhite)/1000
}

// fewLines is the fewest lines of a row that stand on one side of a cut.
const fewLines = 2

// take finds how many rows from s on fit the room; it returns the end and the
// heights of the rows. If it is strict, a heading stays with its first row. Rows
// that a page holds are cut only if cut says so, and never to a line alone.
func (t *Table) take(s int, room unit.Length, strict, cut bool) (e int, heights []unit.Length) {
	sum := unit.Length(0)
	for e = s; e < len(t.rows); e++ { // a lower bound first: rows by themselves
		sum += t.rows[e].least
		if sum > room {
			break
		}
	}
	for ; e > s; e-- {
		if strict && e < len(t.rows) && t.rows[e-1].heading {
			continue
		}
		if e < len(t.rows) && t.rows[e].whole && t.rows[e].line > 0 {
			if r := &t.rows[e]; !cut || r.line < fewLines || r.lines-r.line < fewLines {
				continue
			}
		}
		heights = t.heights(s, e)
		total := unit.Length(0)
		for _, h := range heights {
			total += h
		}
		if total <= room {
			return e, heights
		}
	}
	return s, nil
}

// heights are the heights of the rows [s,e) when they share a page: each part
// of a cut run is tall enough for its label, （续） included. Shorter runs come
// first; what a run lacks is spread evenly over its rows.
func (t *Table) heights(s, e int) []unit.Length {
	h := make([]unit.Length, e-s)
	for i := range h {
		h[i] = t.rows[s+i].least
	}
	type demand struct {
		from, to int
		need     unit.Length
	}
	var demands []demand
	n := len(t.cols)
	for r := s; r < e; r++ {
		for k := 0; k < n; {
			c := &t.cells[t.cover[r*n+k]]
			k = c.end
			from, to := max(int(c.first), s), min(int(c.last), e)
			if r == from && (c.last-c.first > 1 || c.flows) {
				if need := t.partNeed(c, from, to); need > 0 {
					demands = append(demands, demand{from - s, to - s, need})
				}
			}
		}
	}
	slices.SortStableFunc(demands, func(a, b demand) int { return (a.to - a.from) - (b.to - b.from) })
	for _, d := range demands {
		lack := d.need
		for _, x := range h[d.from:d.to] {
			lack -= x
		}
		if rows := unit.Length(d.to - d.from); lack > 0 {
			for i := range rows {
				h[d.from+int(i)] += lack*(i+1)/rows - lack*i/rows
			}
		}
	}
	return h
}

// partNeed is the height that the part of a cell in rows [from,to) needs.
func (t *Table) partNeed(c *cell, from, to int) unit.Length {
	if n := len(t.part(c, from, to).lines); n > 0 {
		return t.need(n)
	}
	return 0
}

// cellPart is what a page shows of a cell.
type cellPart struct {
	text  *cellText
	lines []text.Line
	again int // so many lines at the front repeat what an earlier page showed
}

// part is what the rows [from,to) show of a cell: where it begins, its text; a
// flowing cell the lines that stand there; and where a page begins inside a
// label, the label again. A label that flows because its first page had no room
// for it stands whole on the next that has.
func (t *Table) part(c *cell, from, to int) cellPart {
	whole := cellPart{text: c.set, lines: c.set.lines}
	if !c.flows && from == int(c.first) {
		return whole
	}
	flow := cellPart{text: c.set}
	if c.flows && !c.told {
		a, b := t.flowLines(c, from, to)
		if flow.lines = c.set.lines[a:b]; from == int(c.first) {
			return flow
		}
		whole.again = a
	}
	switch {
	case !c.label:
		return flow
	case len(flow.lines) == 0:
		again := t.againOf(c)
		whole = cellPart{text: again, lines: again.lines, again: len(again.lines)}
	}
	if t.need(len(whole.lines)) > t.room(&t.rows[from]) {
		return flow
	}
	return whole
}

// flowLines are the lines of a flowing cell that stand in rows [from,to).
func (t *Table) flowLines(c *cell, from, to int) (a, b int) {
	n := len(c.set.lines)
	first := &t.rows[c.first]
	end := from
	for end < to && t.rows[end].logical == first.logical {
		end++
	}
	if end == from {
		return n, n
	}
	a, b = t.rows[from].line, t.rows[end-1].line+1
	return min(a, n), min(b, n)
}

// longHeading is how many lines a section heading may take to be repeated: one
// that fills half the page would leave no room for what it is the heading of.
const longHeading = 3

// sectionAgain is the heading to repeat above a row that begins a page, or nil.
func (t *Table) sectionAgain(r *row) *cellText {
	if r.heading || r.section < 0 {
		return nil
	}
	again := t.againOf(&t.cells[t.headings[r.section]])
	if len(again.lines) > longHeading {
		return nil
	}
	return again
}
