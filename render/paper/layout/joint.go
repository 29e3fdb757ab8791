package layout

import (
	"gongwen/render/paper/compose"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/press"
	"gongwen/render/paper/unit"
)

// jointMark sets a mark of several organs (7.2.4): their names below each other
// at one width, 文件 at their right in the middle of the stack. It is made
// smaller until it takes no more than the white that page one can spare. It
// returns the lower edge of the ink.
func (l *layouter) jointMark(pl press.Plane, e *compose.Element, top unit.Length) unit.Length {
	const apart = 250            // between the names and 文件, thousandths of an em
	const tallest = 80 * unit.MM // of the stack
	st := &l.Style.Mark
	widest := 0
	names := make([]*press.Galley, len(e.Lines))
	for i, t := range e.Lines {
		names[i] = l.Shape(press.Piece{Text: t, Face: st.Face})
		widest = max(widest, press.Natural(names[i]).Width)
	}
	behind := l.Shape(press.Piece{Text: e.Behind, Face: st.Face})
	wide := widest + press.Natural(behind).Width + apart
	size := st.Size
	for size > l.Style.Text.Size && (size.Scale().Of(wide) > l.Style.Page.AreaWidth || unit.Length(len(names))*size.Em()*5/4 > tallest) {
		size -= unit.Pt
	}
	scale := size.Scale()
	left := (l.Style.Page.AreaWidth - scale.Of(wide)) / 2
	set := press.Setting{Size: size, Scale: scale, Colour: frame.Red}
	emit := func(*press.Galley, unit.Length, unit.Length, int) {}
	if st.Print {
		set.Nodes = []frame.NodeID{l.node(l.root, e, frame.P, 0)}
		emit = func(g *press.Galley, u, v unit.Length, width int) {
			ln := press.Natural(g)
			press.Spread(ln, width) // a short name is as wide as the longest
			l.Emit(pl, g, ln, u, v, set)
		}
	}
	v, low := top, 0
	for i, g := range names {
		high, lowest := l.Ink(g)
		if i > 0 {
			v += scale.Of(300 - low)
		}
		v += scale.Of(high)
		low = lowest
		emit(g, left, v, widest)
	}
	bottom := v - scale.Of(low)
	high, lowest := l.Ink(behind)
	emit(behind, left+scale.Of(widest+apart), (top+bottom)/2+scale.Of(high+lowest)/2, press.Natural(behind).Width)
	return bottom
}
