package layout

import (
	"unicode"
	"unicode/utf8"

	"gongwen/render/diag"
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
	level := min(max(top, top+e.Depth-1), 6)
	switch e.Division {
	case compose.Undivided:
	case compose.Article:
		return l.item(e, parent, l.Style.Divisions.Article)
	case compose.Item:
		return l.item(e, parent, l.headingFace(e.Level))
	default:
		return l.chapter(e, parent, level)
	}
	p := e.Lines[0]
	heading, rest := p.Slice(0, e.Heading), p.Slice(e.Heading, len(p.S))
	var pieces []press.Piece
	var nodes []frame.NodeID
	if !heading.Empty() {
		pieces = append(pieces, press.Piece{Text: heading, Face: l.headingFace(e.Level)})
		id := l.node(parent, e, frame.H, level)
		if e.HeadingAt.Key != "" {
			l.Doc.Nodes[id].Path = e.HeadingAt
		}
		nodes = append(nodes, id)
	}
	if !rest.Empty() {
		nodes = append(nodes, l.node(parent, e, frame.P, 0))
		for start, i := e.Heading, 0; start < len(p.S); i++ { // a run for what each key says
			end := len(p.S)
			if i < len(e.Cuts) {
				end = e.Cuts[i]
			}
			pieces = append(pieces, press.Piece{Text: p.Slice(start, end), Face: l.Style.Text.Face})
			start = end
		}
	}
	lines := l.Lines(l.Shape(pieces...), l.Measure(l.Style.Text.Indent, 0), l.Style.Text.Size, nodes...)
	l.tellLone(p, lines)
	if !heading.Empty() {
		lines[0].Placed = func(pl press.Plane, v unit.Length) { l.outline(heading.S, level, pl, v) }
	}
	if rest.Empty() && e.Opens {
		press.Keep(lines, len(lines))
	}
	if e.Stays {
		press.Keep(lines, 1)
	}
	return lines
}

// tellLone finds a paragraph whose last line is one character (孤字不成行) where
// breaking found no way to give it company.
func (l *layouter) tellLone(p diag.Text, lines []press.Box) {
	if len(lines) < 2 {
		return
	}
	last := lines[len(lines)-1].Lines[0].Line
	at, letters := len(p.S), 0
	for range last.End - last.Start {
		r, size := utf8.DecodeLastRuneInString(p.S[:at])
		at -= size
		if !unicode.IsPunct(r) && !unicode.IsSpace(r) {
			letters++
		}
	}
	if letters == 1 {
		tail := p.Slice(at, len(p.S))
		l.Fault(&ruleLone, tail.Span(), "上文添减一两个字，末行就多几个字或并进上一行", "这一段的末行只有“%s”", tail.S)
	}
}

// item makes the boxes of a paragraph whose number alone stands out, for it is
// no heading: an article, an item.
func (l *layouter) item(e *compose.Element, parent frame.NodeID, face style.Face) []press.Box {
	p := e.Lines[0]
	g := l.Shape(press.Piece{Text: p.Slice(0, e.Heading), Face: face}, press.Piece{Text: p.Slice(e.Heading, len(p.S)), Face: l.Style.Text.Face})
	return l.Lines(g, l.Measure(l.Style.Text.Indent, 0), l.Style.Text.Size, l.node(parent, e, frame.P, 0))
}

// chapter makes the boxes of the heading of a chapter or of one of its sections:
// centred, a chapter below blank lines, and with what follows on its page.
func (l *layouter) chapter(e *compose.Element, parent frame.NodeID, level int) []press.Box {
	ty := style.Type{Face: l.Style.Divisions.Chapter, Size: l.Style.Text.Size}
	blank := l.Style.Divisions.BlankLines
	if e.Division == compose.Section {
		ty.Face, blank = l.Style.Divisions.Section, 0
	}
	lines := l.Centred(e.Lines[:1], ty, l.width(), l.node(parent, e, frame.H, level))
	lines[0].Gap = unit.Length(blank) * l.Style.Grid.Pitch
	lines[0].Placed = func(pl press.Plane, v unit.Length) { l.outline(e.Lines[0].S, level, pl, v) }
	if e.Opens {
		press.Keep(lines, len(lines))
	}
	return lines
}

// width is the length of the lines on the pages at hand.
func (l *layouter) width() unit.Length {
	if l.Flow.Up {
		return l.Style.Page.AreaHeight
	}
	return l.Style.Page.AreaWidth
}

// outline adds an entry for what stands at v of the plane.
func (l *layouter) outline(title string, level int, pl press.Plane, v unit.Length) {
	l.Doc.Outline = append(l.Doc.Outline, frame.Entry{Title: title, Level: level, Page: pl.Index, Y: l.Reached(pl, v)})
}
