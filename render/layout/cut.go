package layout

import (
	"slices"

	"gongwen/render/frame"
	"gongwen/render/unit"
)

// paginate fills pages with rows: as many as fit, none split, no section
// heading last. A page that begins inside a section repeats its heading, and
// every page the head row.
func (t *table) paginate(f *flow) {
	l := t.l
	_, height := t.pageSize()
	pl, v := t.firstPage(f)
	fresh := v == 0
	for s := 0; s < len(t.rows); {
		again := t.sectionAgain(s)
		room := height - v - t.header
		if again != nil {
			room -= t.need(len(again.lines))
		}
		e, heights := t.take(s, room)
		if e == s {
			if !fresh {
				pl, v = l.addPage(frame.TablePage, t.up), 0
				fresh = true
				continue
			}
			e, heights = s+1, t.heights(s, s+1) // a page of the style too low for a single row
			l.fault(&ruleColumns, t.b.Span, "改大版心，或改小表格的字号、行距", "一页排不下表头和一行")
		}
		v = t.drawPage(pl, v, s, e, heights, again)
		s = e
		if s < len(t.rows) {
			pl, v, fresh = l.addPage(frame.TablePage, t.up), 0, true
		}
	}
	if len(t.rows) == 0 {
		v = t.drawPage(pl, v, 0, 0, nil, nil)
	}
	l.end = ending{v: v + l.s.Gap()/2, landscape: t.up}
}

// firstPage is where the table begins: below its title on a new page, or below
// the text of the flow.
func (t *table) firstPage(f *flow) (plane, unit.Length) {
	l := t.l
	if f != nil && !t.up {
		return l.planeOf(f.page), f.v + l.s.Table.Gap
	}
	pl := l.addPage(frame.TablePage, t.up)
	v := l.start()
	for i, b := range t.opening {
		if i > 0 {
			v += b.gap
		}
		b.draw(pl, v)
		v += b.height
	}
	return pl, t.top
}

// take finds how many rows from s on fit the room; it returns the end and the
// heights of the rows.
func (t *table) take(s int, room unit.Length) (e int, heights []unit.Length) {
	sum := unit.Length(0)
	for e = s; e < len(t.rows); e++ { // a lower bound first: rows by themselves
		sum += t.rows[e].least
		if sum > room {
			break
		}
	}
	for ; e > s; e-- {
		if e < len(t.rows) && t.rows[e-1].heading {
			continue // it stays with its first row
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
func (t *table) heights(s, e int) []unit.Length {
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
func (t *table) partNeed(c *cell, from, to int) unit.Length {
	switch {
	case c.flows:
		a, b := t.flowLines(c, from, to)
		if a == b {
			return 0
		}
		return t.need(b - a)
	case from == int(c.first):
		return t.need(len(c.set.lines))
	case c.label:
		return t.need(len(t.againOf(c).lines))
	}
	return 0
}

// flowLines are the lines of a flowing cell that stand in rows [from,to).
func (t *table) flowLines(c *cell, from, to int) (a, b int) {
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

// sectionAgain is the heading to repeat on a page that begins with row s.
func (t *table) sectionAgain(s int) *cellText {
	r := &t.rows[s]
	if s == 0 || r.heading || r.section < 0 {
		return nil
	}
	for i := range t.cells { // headings come first among the cells
		c := &t.cells[i]
		if !t.rows[c.first].heading {
			break
		}
		if t.rows[c.first].section == r.section {
			return t.againOf(c)
		}
	}
	return nil
}
