package layout

import (
	"gongwen/render/paper/compose"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/style"
	"gongwen/render/paper/unit"
)

// headingFace is the face of a level of headings (7.3.3).
func (l *layouter) headingFace(level int) style.Face {
	h := &l.s.Headings
	switch level {
	case 1:
		return h.First
	case 2:
		return h.Second
	case 3:
		return h.Third
	case 4:
		return h.Fourth
	}
	return l.s.Text.Face
}

// paragraph makes the boxes of a paragraph of running text: indented by two
// characters, wrapped flush left (7.3.3). In a run-in heading only the heading
// sentence takes the heading's face and element. top is the level of the
// structure's heading for a heading of depth one.
func (l *layouter) paragraph(e *compose.Element, parent frame.NodeID, top int) []box {
	p := e.Lines[0]
	heading, rest := p.Slice(0, e.Heading), p.Slice(e.Heading, len(p.S))
	var pieces []piece
	var nodes []frame.NodeID
	level := min(top+e.Depth-1, 6)
	if !heading.Empty() {
		pieces = append(pieces, piece{heading, l.headingFace(e.Level)})
		nodes = append(nodes, l.doc.Add(parent, frame.Node{Kind: frame.H, Level: level, Field: e.Field.String(), Path: e.Path}))
	}
	if !rest.Empty() {
		pieces = append(pieces, piece{rest, l.s.Text.Face})
		nodes = append(nodes, l.doc.Add(parent, frame.Node{Kind: frame.P, Field: e.Field.String(), Path: e.Path}))
	}
	if len(pieces) == 0 {
		return nil
	}
	lines := l.lines(l.shape(pieces...), l.measure(l.s.Text.Indent, 0), l.s.Text.Size, nodes...)
	if !heading.Empty() {
		lines[0].placed = func(pl plane, v unit.Length) { l.outline(heading.S, level, pl, v) }
	}
	if rest.Empty() && e.Opens {
		keep(lines, len(lines))
	}
	return lines
}

// outline adds an entry for what stands at v of the plane.
func (l *layouter) outline(title string, level int, pl plane, v unit.Length) {
	_, y := pl.point(0, v)
	if pl.up {
		y = l.s.Page.Top
	}
	l.doc.Outline = append(l.doc.Outline, frame.Entry{Title: title, Level: level, Page: pl.i, Y: y})
}
