package layout

import (
	"strings"
	"unicode"

	"gongwen/render/paper/compose"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/press"
	"gongwen/render/paper/style"
	"gongwen/render/paper/unit"
)

// head sets the 版头 of the template's kind; it returns the top of the frame of
// the title's first line.
func (l *layouter) head(pl press.Plane) unit.Length {
	if l.Style.Head == style.LetterHead {
		return l.letterHead(pl)
	}
	return l.documentHead(pl)
}

// titled reports whether the notice has a title of its own.
func (l *layouter) titled() bool { return compose.Find(l.d.Parts[0].Elements, compose.Title) != nil }

// markNode is the node of the mark, which heads what has no title.
func (l *layouter) markNode(pl press.Plane, e *compose.Element, top unit.Length) frame.NodeID {
	if l.titled() {
		return l.node(l.root, e, frame.P, 0)
	}
	l.outline(l.d.Title(), 1, pl, top)
	return l.node(l.root, e, frame.H, 1)
}

// inHead is an element of the 版头, or nil.
func (l *layouter) inHead(f compose.Field) *compose.Element { return compose.Find(l.d.Head, f) }

// below is the top of the line frame whose character box begins so many blank
// lines below an edge. In the head a blank line is a pitch of white, from the
// edge of a mark's ink, of a rule or of a character box to the next (figures 2,
// 3, 4 and 12 of the standard).
func (l *layouter) below(edge unit.Length, blankLines int) unit.Length {
	return edge + l.white(blankLines) - l.Style.Gap()/2
}

// white is the height of so many blank lines in the head; between neighbouring
// lines it is their gap.
func (l *layouter) white(blankLines int) unit.Length {
	return max(unit.Length(blankLines)*l.Style.Grid.Pitch, l.Style.Gap())
}

// documentHead sets the 版头 of the general format (7.2): what stands in the
// corners, the mark, two blank lines below its lower edge the number (7.2.5), 4
// mm below the number's lower edge the red rule (7.2.7), two blank lines below
// that the title (7.3.1).
func (l *layouter) documentHead(pl press.Plane) unit.Length {
	l.corner(pl, l.Start())
	return l.belowMark(pl, l.mark(pl, l.inHead(compose.Mark), l.Style.Mark.Top))
}

// belowMark sets what stands between the mark, whose lower edge is at bottom, and
// the title.
func (l *layouter) belowMark(pl press.Plane, bottom unit.Length) unit.Length {
	switch l.Style.Head {
	case style.OrderHead:
		return l.belowOrder(pl, bottom)
	case style.MinutesHead:
		return l.belowMinutes(pl, bottom)
	}
	v := l.below(bottom, l.Style.Mark.BlankLines)
	number := l.inHead(compose.Number)
	signers := l.inHead(compose.Signer)
	white := unit.Length(0) // beside the number
	if signers != nil {
		white = l.besideSigners(signers)
	}
	ln := l.Single(number.Field.String(), number.Lines[0], l.Style.Number, white, l.node(l.root, number, frame.P, 0))
	ln.U = (l.Style.Page.AreaWidth - ln.Width()) / 2
	if signers != nil {
		ln.U = unit.Length(l.Style.Signers.Inset) * l.Style.Cell()
		v = l.signers(pl, signers, v)
	}
	b := l.FrameOf(l.Style.Number.Size, ln)
	l.Put(pl, v, &b)

	return l.redRule(pl, v)
}

// redRule draws the red rule below the line frame at v (7.2.7); it returns the top
// of the frame of what stands below it (7.3.1).
func (l *layouter) redRule(pl press.Plane, v unit.Length) unit.Length {
	v += l.Style.Gap()/2 + l.BoxHeight(l.Style.Number.Size) + l.Style.RedRule.Distance
	if l.Style.Mark.Print {
		pl.Rule(0, v, l.Style.Page.AreaWidth, l.Style.RedRule.Weight, frame.Red)
	}
	return l.below(v+l.Style.RedRule.Weight, l.Style.RedRule.BlankLines)
}

// numberInMiddle sets the number alone in the frame at v.
func (l *layouter) numberInMiddle(pl press.Plane, e *compose.Element, v unit.Length) {
	ln := l.Single(e.Field.String(), e.Lines[0], l.Style.Number, 0, l.node(l.root, e, frame.P, 0))
	ln.U = (l.Style.Page.AreaWidth - ln.Width()) / 2
	b := l.FrameOf(l.Style.Number.Size, ln)
	l.Put(pl, v, &b)
}

// corner sets what stands in the upper corners from the line at start on: 份号
// on the first line, 密级 on the second, 紧急程度 below what there is
// (7.2.1–7.2.3), the registry number at the right.
func (l *layouter) corner(pl press.Plane, start unit.Length) {
	put := func(f compose.Field, ty style.Type, row, spread int, right bool, white unit.Length) (width unit.Length) {
		e := l.inHead(f)
		if e == nil {
			return 0
		}
		ln := l.inCorner(e, ty, spread, white)
		if right {
			ln.U = l.Style.Page.AreaWidth - ln.Width()
		}
		b := l.FrameOf(ty.Size, ln)
		l.Put(pl, start+unit.Length(row)*l.Style.Grid.Pitch, &b)
		return ln.Width()
	}
	serial := put(compose.Serial, l.Style.Serial, 0, 0, false, 0)
	put(compose.Registry, l.Style.Registry, 0, 0, true, serial)
	row := 0
	if l.inHead(compose.Serial) != nil {
		row = 1
	}
	if l.inHead(compose.Secrecy) != nil {
		put(compose.Secrecy, l.Style.Secrecy.Type, 1, l.Style.Secrecy.Spread, false, 0) // the clause says the second line, with or without 份号
		row = 2
	}
	put(compose.Urgency, l.Style.Urgency.Type, row, l.Style.Urgency.Spread, false, 0)
}

// inCorner is the line of an element in a corner, which leaves so much white
// beside it.
func (l *layouter) inCorner(e *compose.Element, ty style.Type, spread int, white unit.Length) press.Line {
	ln := l.Single(e.Field.String(), e.Lines[0], ty, white, l.node(l.root, e, frame.P, 0))
	if !strings.ContainsFunc(e.Lines[0].S, unicode.IsDigit) { // 机　密 without a term is as wide as 份号 (figures 4 and 11)
		ln.Set.Spread = press.Spread(ln.Line, spread*1000)
	}
	return ln
}

// middle is that of the head: of the type area, in letters of the sheet, where
// their rules have it (figure 11).
func (l *layouter) middle(pl press.Plane) unit.Length {
	if l.Style.Head == style.LetterHead {
		return l.Style.Page.Width/2 - pl.X
	}
	return l.Style.Page.AreaWidth / 2
}

// mark sets the 发文机关标志: the upper edge of its ink so far below the type
// area's top (7.2.4: 35 mm), centred. A long mark is condensed to the width of
// the type area, and only beyond the style's limit made smaller, though never
// smaller than the text. It returns the lower edge of the ink.
func (l *layouter) mark(pl press.Plane, e *compose.Element, top unit.Length) unit.Length {
	if len(e.Lines) > 1 || !e.Behind.Empty() {
		return l.jointMark(pl, e, top)
	}
	words := e.Lines[0]
	st := &l.Style.Mark
	g := l.Shape(press.Piece{Text: words, Face: st.Face})
	ln := press.Natural(g)
	size, width := st.Size, l.markWidth()
	narrow := min(1000, size.Scale().Fit(width)*1000/max(1, ln.Width))
	if narrow < st.Narrowest {
		narrow = st.Narrowest
		one := unit.Pt.Scale() // of which size is the multiple that fills the width
		size = unit.Size(int64(width) * one.Den * 1000 * 1000 / (one.Num * int64(ln.Width) * int64(narrow)))
		switch least := l.Style.Text.Size; {
		case size < least:
			l.TooLong(e.Field.String(), words, ln.Width, least.Scale().Fit(width)*1000/narrow)
			size = least
		case size < 18*unit.Pt:
			l.Fault(&ruleMark, words.Span(), "在 [letterhead] 里用 mark 写规范化简称", "发文机关标志太长，缩到 %s 磅才排得下", size)
		}
	}
	scale := size.Scale()
	set := press.Setting{Size: size, Scale: unit.Scale{Num: scale.Num * int64(narrow), Den: scale.Den * 1000}, Colour: frame.Red, Narrow: narrow}

	high, low := l.Ink(g)
	baseline := top + scale.Of(high)
	if st.Print {
		set.Nodes = []frame.NodeID{l.markNode(pl, e, top)}
		l.Emit(pl, g, ln, (2*l.middle(pl)-set.Scale.Of(ln.Width))/2, baseline, set)
	}
	return baseline - scale.Of(low)
}
