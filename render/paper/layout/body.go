package layout

import (
	"gongwen/render/diag"
	"gongwen/render/notice"
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

// paragraphs makes the boxes of running text: every paragraph indented by two
// characters, wrapped flush left (7.3.3). In a run-in heading only the heading
// sentence takes the heading's face and element. top is the level of the
// structure's heading for a heading of depth one.
func (l *layouter) paragraphs(ps []notice.Paragraph, parent frame.NodeID, top int) []box {
	var boxes []box
	for i := range ps {
		p := &ps[i]
		heading, rest := p.Text.Slice(0, p.Heading), p.Text.Slice(p.Heading, len(p.Text.S))
		var pieces []piece
		var nodes []frame.NodeID
		level := min(top+p.Depth-1, 6)
		if !heading.Empty() {
			pieces = append(pieces, piece{heading, l.headingFace(p.Level)})
			nodes = append(nodes, l.doc.Add(parent, frame.Node{Kind: frame.H, Level: level}))
		}
		if !rest.Empty() {
			pieces = append(pieces, piece{rest, l.s.Text.Face})
			nodes = append(nodes, l.doc.Add(parent, frame.Node{Kind: frame.P}))
		}
		if len(pieces) == 0 {
			continue
		}
		lines := l.lines(l.shape(pieces...), l.measure(l.s.Text.Indent, 0), l.s.Text.Size, nodes...)
		if !heading.Empty() {
			lines[0].placed = func(pl plane, v unit.Length) { l.outline(heading.S, level, pl, v) }
		}
		if rest.Empty() && opens(ps, i) {
			keep(lines, len(lines))
		}
		boxes = append(boxes, lines...)
	}
	return boxes
}

// opens reports whether paragraph i is a heading above text or headings of its
// own: it never stands alone at the foot of a page. One in a list of its like
// may.
func opens(ps []notice.Paragraph, i int) bool {
	if i+1 == len(ps) {
		return false
	}
	next := ps[i+1].Depth
	return next == 0 || next > ps[i].Depth
}

// outline adds an entry for what stands at v of the plane.
func (l *layouter) outline(title string, level int, pl plane, v unit.Length) {
	_, y := pl.point(0, v)
	if pl.up {
		y = l.s.Page.Top
	}
	l.doc.Outline = append(l.doc.Outline, frame.Entry{Title: title, Level: level, Page: pl.i, Y: y})
}

// notes makes the boxes of the 附注: in round brackets, indented by two
// characters, on the line after the date (7.3.6).
func (l *layouter) notes() []box {
	var boxes []box
	for _, t := range l.n.Notes {
		g := l.shape(piece{diag.Concat(diag.Plain("（"), t, diag.Plain("）")), l.s.Text.Face})
		boxes = append(boxes, l.lines(g, l.measure(l.s.Note.Indent, 0), l.s.Text.Size, l.paragraph())...)
	}
	return boxes
}
