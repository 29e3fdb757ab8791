package layout

import (
	"gongwen/render/paper/compose"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/press"
	"gongwen/render/paper/style"
	"gongwen/render/paper/unit"
)

// headingFace is the face of a level of headings (7.3.3).
func (l *layouter) headingFace(level int) style.Face {
	h := &l.Style.Headings
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
	return l.Style.Text.Face
}

// paragraph makes the boxes of a paragraph of running text: indented by two
// characters, wrapped flush left (7.3.3). In a run-in heading only the heading
// sentence takes the heading's face and element. top is the level of the
// structure's heading for a heading of depth one.
func (l *layouter) paragraph(e *compose.Element, parent frame.NodeID, top int) []press.Box {
	p := e.Lines[0]
	heading, rest := p.Slice(0, e.Heading), p.Slice(e.Heading, len(p.S))
	var pieces []press.Piece
	var nodes []frame.NodeID
	level := min(max(top, top+e.Depth-1), 6)
	if !heading.Empty() {
		pieces = append(pieces, press.Piece{Text: heading, Face: l.headingFace(e.Level)})
		id := l.node(parent, e, frame.H, level)
		if e.HeadingAt.Key != "" {
			l.Doc.Nodes[id].Path = e.HeadingAt
		}
		nodes = append(nodes, id)
	}
	if !rest.Empty() {
		pieces = append(pieces, press.Piece{Text: rest, Face: l.Style.Text.Face})
		nodes = append(nodes, l.node(parent, e, frame.P, 0))
	}
	lines := l.Lines(l.Shape(pieces...), l.Measure(l.Style.Text.Indent, 0), l.Style.Text.Size, nodes...)
	if !heading.Empty() {
		lines[0].Placed = func(pl press.Plane, v unit.Length) { l.outline(heading.S, level, pl, v) }
	}
	if rest.Empty() && e.Opens {
		press.Keep(lines, len(lines))
	}
	return lines
}

// outline adds an entry for what stands at v of the plane.
func (l *layouter) outline(title string, level int, pl press.Plane, v unit.Length) {
	_, y := pl.Point(0, v)
	if pl.Up {
		y = l.Style.Page.Top
	}
	l.Doc.Outline = append(l.Doc.Outline, frame.Entry{Title: title, Level: level, Page: pl.Index, Y: y})
}
