package table

import (
	"gongwen/render/paper/frame"
	"gongwen/render/paper/press"
	"gongwen/render/paper/text"
	"gongwen/render/paper/unit"
)

// structure makes the elements of the table: one Table for all its pages.
func (t *Table) structure(sect frame.NodeID) {
	d := t.l.Doc
	node := d.Add(sect, frame.Node{Kind: frame.Table, Field: t.field, Path: t.path})
	t.headStructure(node)
	if len(t.rows) == 0 {
		return
	}
	body := d.Add(node, frame.Node{Kind: frame.TBody})
	n := len(t.cols)
	for r := range t.rows {
		if t.rows[r].line > 0 {
			continue
		}
		tr := d.Add(body, frame.Node{Kind: frame.TR})
		for k := 0; k < n; {
			c := &t.cells[t.cover[r*n+k]]
			k = c.end
			if int(c.first) != r {
				continue
			}
			kind := frame.TD
			if t.rows[r].heading || t.cols[c.col].Listed && c.set != nil && len(c.set.lines) > 0 {
				kind = frame.TH // of its rows
			}
			rows := t.rows[c.last-1].logical - t.rows[c.first].logical + 1
			c.node = d.Add(tr, frame.Node{Kind: kind, Row: kind == frame.TH, ColSpan: c.end - c.col, RowSpan: rows, Field: t.field, Path: c.path})
		}
	}
}

// drawPage draws the head, a repeated section heading and the rows [s,e);
// it returns the lower edge of the table.
func (t *Table) drawPage(pl press.Plane, top unit.Length, s, e int, heights []unit.Length, again *cellText) unit.Length {
	n := len(t.cols)
	v := top
	g := &grid{columns: n}
	t.drawHead(pl, g, v, s > 0)
	v += t.header
	if again != nil {
		h := t.need(len(again.lines))
		t.drawText(pl, again, 0, n, v, h, frame.ArtifactLayout)
		g.add(v, func(int) int32 { return -1 })
		v += h
	}
	for r := s; r < e; r++ {
		for k := 0; k < n; {
			c := &t.cells[t.cover[r*n+k]]
			if k = c.end; r == max(int(c.first), s) {
				t.drawPart(pl, c, r, min(int(c.last), e), v, heights[r-s:])
			}
		}
		g.add(v, func(k int) int32 { return t.cover[r*n+k] })
		v += heights[r-s]
	}
	g.tops = append(g.tops, v)
	if !t.l.Dry {
		t.drawRules(pl, g)
	}
	t.forget(s, e)
	return v
}

// forget lets go of the text of the cells that end in rows [s,e): a table of
// 10,000 tasks need not be in memory twice, as galleys and as frames.
func (t *Table) forget(s, e int) {
	n := len(t.cols)
	for r := s; r < e; r++ {
		for k := 0; k < n; {
			c := &t.cells[t.cover[r*n+k]]
			if k = c.end; int(c.last) <= e && !t.rows[c.first].heading {
				c.set, c.again = nil, nil
			}
		}
	}
}

// drawPart draws the part of a cell in rows [from,to).
func (t *Table) drawPart(pl press.Plane, c *cell, from, to int, v unit.Length, heights []unit.Length) {
	height := unit.Length(0)
	for _, h := range heights[:to-from] {
		height += h
	}
	p := t.part(c, from, to)
	v += (height - unit.Length(len(p.lines))*t.l.Style.Table.Pitch) / 2
	v = t.drawLines(pl, p.text, p.lines[:p.again], c.col, c.end, v, frame.ArtifactLayout)
	t.drawLines(pl, p.text, p.lines[p.again:], c.col, c.end, v, c.node)
	c.told = c.told || p.again > 0
}

// drawText sets the text of a cell in the middle of its height.
func (t *Table) drawText(pl press.Plane, ct *cellText, col, end int, v, height unit.Length, node frame.NodeID) {
	t.drawLines(pl, ct, ct.lines, col, end, v+(height-unit.Length(len(ct.lines))*t.l.Style.Table.Pitch)/2, node)
}

// drawLines sets lines of a cell from v on; it returns where they end.
func (t *Table) drawLines(pl press.Plane, ct *cellText, lines []text.Line, col, end int, v unit.Length, node frame.NodeID) unit.Length {
	if len(lines) == 0 { // of a part that shows nothing there is no text either
		return v
	}
	st := &t.l.Style.Table
	ty := t.typeOf(ct.kind)
	em := ty.Size.Em()
	set := press.Setting{Size: ty.Size, Scale: ty.Size.Scale(), Nodes: []frame.NodeID{node}}
	room := t.edges[end] - t.edges[col]
	left := t.edges[col] + (room-set.Scale.Of(ct.chars*1000))/2
	if ct.kind == heading {
		left = t.edges[0] + st.Padding
	}
	for i := range lines {
		u := left
		if ct.centre {
			u = t.edges[col] + (room-set.Scale.Of(lines[i].Width))/2
		}
		t.l.Emit(pl, ct.galley, &lines[i], u, v+(st.Pitch-em)/2+em*unit.Length(t.l.Style.Text.Baseline)/1000, set)
		v += st.Pitch
	}
	return v
}

// grid is what the rules of a page need to know: which cell covers each place.
type grid struct {
	columns int
	tops    []unit.Length // of the rows, and the lower edge of the last
	owner   []int32       // rows × columns
}

func (g *grid) add(top unit.Length, owner func(column int) int32) {
	g.tops = append(g.tops, top)
	for k := range g.columns {
		g.owner = append(g.owner, owner(k))
	}
}

func (g *grid) at(r, k int) int32 { return g.owner[r*g.columns+k] }

// drawRules draws the frame, which lies inside the type area, and between
// cells the inner rules: each as one stroke as far as it goes.
func (t *Table) drawRules(pl press.Plane, g *grid) {
	st := &t.l.Style.Table
	n, rows := g.columns, len(g.tops)-1
	top, bottom, left, right := g.tops[0], g.tops[rows], t.edges[0], t.edges[n]
	pl.Rule(left, top, right-left, st.Frame, frame.Black)
	pl.Rule(left, bottom-st.Frame, right-left, st.Frame, frame.Black)
	pl.Rule(left, top, st.Frame, bottom-top, frame.Black)
	pl.Rule(right-st.Frame, top, st.Frame, bottom-top, frame.Black)
	for r := 1; r < rows; r++ {
		for k := 0; k < n; k++ {
			start := k
			for k < n && g.at(r-1, k) != g.at(r, k) {
				k++
			}
			if k > start {
				pl.Rule(t.edges[start], g.tops[r]-st.Rule/2, t.edges[k]-t.edges[start], st.Rule, frame.Black)
			}
		}
	}
	for k := 1; k < n; k++ {
		for r := 0; r < rows; r++ {
			start := r
			for r < rows && g.at(r, k-1) != g.at(r, k) {
				r++
			}
			if r > start {
				pl.Rule(t.edges[k]-st.Rule/2, g.tops[start], st.Rule, g.tops[r]-g.tops[start], frame.Black)
			}
		}
	}
}
