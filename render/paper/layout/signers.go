package layout

import (
	"gongwen/render/paper/compose"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/press"
	"gongwen/render/paper/style"
	"gongwen/render/paper/unit"
)

// What goes to superiors names its 签发人 at the right (7.2.6): the label in the
// face of the text, the names in 楷体, from left to right and from top to bottom,
// a later line's names below those of the first. Every name stands in a column as
// wide as the longest, so that 张　三 and 李四光 are alike (figure 4). The number
// moves to the left, onto the line of the last of them (7.2.5).

// signerColumns are how many names a line has, and the width of a name's column
// in thousandths of an em. Names so long that the number has no room beside two
// stand one a line: 7.2.6 has two on the whole (一般).
func (l *layouter) signerColumns(e *compose.Element) (names, width int) {
	st := &l.Style.Signers
	width = st.NameCells * 1000
	for _, t := range e.Lines {
		width = max(width, press.Natural(l.Shape(press.Piece{Text: t, Face: st.Face})).Width)
	}
	names = min(st.PerLine, len(e.Lines))
	if number := l.inHead(compose.Number); number != nil {
		taken := press.Natural(l.Shape(press.Piece{Text: number.Lines[0], Face: l.Style.Number.Face})).Width
		for names > 1 && l.Style.Scale().Of(taken)+l.besideColumns(e, names, width) > l.Style.Page.AreaWidth {
			names--
		}
	}
	return names, width
}

// besideSigners is what stays white beside the number for the signers' sake: all
// that they take, and a character on both sides of it.
func (l *layouter) besideSigners(e *compose.Element) unit.Length {
	n, width := l.signerColumns(e)
	return l.besideColumns(e, n, width)
}

// besideColumns is the same for so many names a line.
func (l *layouter) besideColumns(e *compose.Element, n, width int) unit.Length {
	st := &l.Style.Signers
	label := press.Natural(l.Shape(press.Piece{Text: e.Label, Face: l.Style.Text.Face})).Width
	return l.Style.Scale().Of(label+n*width+(n-1)*st.Gap*1000) + unit.Length(2*st.Inset+1)*l.Style.Cell()
}

// signers sets them, from the frame at v on; it returns the frame of the last
// line.
func (l *layouter) signers(pl press.Plane, e *compose.Element, v unit.Length) unit.Length {
	st, size := &l.Style.Signers, l.Style.Text.Size
	n, width := l.signerColumns(e)
	scale := l.ScaleOf(size)
	node := l.node(l.root, e, frame.P, 0)
	right := l.Style.Page.AreaWidth - unit.Length(st.Inset)*l.Style.Cell()
	column := func(k int) unit.Length { return right - scale.Of((n-k)*width+(n-1-k)*st.Gap*1000) }

	label := l.Single(e.Field.String(), e.Label, l.Style.Text.Type, 0, node)
	label.U = column(0) - label.Width()
	lines := []press.Line{label}
	for i, t := range e.Lines {
		ln := l.Single(e.Field.String(), t, style.Type{Face: st.Face, Size: size}, 0, node)
		ln.Set.Spread = press.Spread(ln.Line, width)
		ln.U = column(i % n)
		lines = append(lines, ln)
		if i%n < n-1 && i < len(e.Lines)-1 {
			continue
		}
		b := l.FrameOf(size, lines...)
		l.Put(pl, v, &b)
		if lines = nil; i < len(e.Lines)-1 {
			v += l.Style.Grid.Pitch
		}
	}
	return v
}
