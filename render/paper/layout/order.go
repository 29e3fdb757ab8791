package layout

import (
	"gongwen/render/paper/compose"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/press"
	"gongwen/render/paper/style"
	"gongwen/render/paper/unit"
)

// An order (10.2, figure 12): the mark 20 mm below the type area's top, the number
// in the middle two blank lines below it, the text two blank lines below that;
// there is neither rule nor title. A blank line is a pitch of white here, from edge
// to edge, below the text too.

// belowOrder sets the number below the mark of an order; it returns the top of
// the frame of the text's first line.
func (l *layouter) belowOrder(pl press.Plane, bottom unit.Length) unit.Length {
	v := l.below(bottom, l.Style.Mark.BlankLines)
	l.numberInMiddle(pl, l.inHead(compose.Number), v)
	return l.below(v+l.Style.Gap()/2+l.BoxHeight(l.Style.Number.Size), l.Style.Order.BlankLines)
}

// markWidth is how wide the mark may be: that of an order stands as high as a
// third line in the corner.
func (l *layouter) markWidth() unit.Length {
	width := l.Style.Page.AreaWidth
	if l.Style.Head != style.OrderHead {
		return width
	}
	taken, rows := unit.Length(0), 0
	for _, c := range []struct {
		field compose.Field
		style.Corner
	}{
		{compose.Serial, style.Corner{Type: l.Style.Serial}}, {compose.Secrecy, l.Style.Secrecy}, {compose.Urgency, l.Style.Urgency},
	} {
		if e := l.inHead(c.field); e != nil {
			rows++
			w := press.Natural(l.Shape(press.Piece{Text: e.Lines[0], Face: c.Face})).Width
			taken = l.ScaleOf(c.Size).Of(max(w, c.Spread*1000)) + l.Style.Cell()
		}
	}
	if rows < 3 {
		return width
	}
	return max(width/2, width-2*taken)
}

// signing is a line of the close of an order: a post, and a stamp or a name.
type signing struct {
	post, name press.Line
	stamp      bool
}

// stamps makes the boxes of those who sign in person and of the date (7.3.5.3):
// the stamp four characters from the right, the post two characters left of it and
// as high, the date below; of a joint order an organ a line, the stamps in one
// column. A name that is printed takes the place of a stamp.
func (l *layouter) stamps(es []compose.Element) []press.Box {
	st, cell, area := &l.Style.Signature, l.Style.Cell(), l.Style.Page.AreaWidth
	right := unit.Length(st.StampRight) * cell
	var all []signing
	var date press.Line
	least := st.PostCells * 1000 // of names
	column := unit.Length(0)
	for i := range es {
		e := &es[i]
		node := l.node(l.root, e, frame.P, 0)
		switch e.Field {
		case compose.Post:
			ln := l.Single(e.Field.String(), e.Lines[0], l.Style.Text.Type, right+unit.Length(st.PostRight)*cell, node)
			ln.Set.Spread = press.Spread(ln.Line, st.PostCells*1000)
			all = append(all, signing{post: ln})
		case compose.Signature:
			s := &all[len(all)-1]
			s.name, s.stamp = l.Single("签发人", e.Lines[0], style.Type{Face: st.SignerFace, Size: l.Style.Text.Size}, right, node), e.Stamp
			if !s.stamp {
				least = max(least, s.name.Line.Width)
			} else {
				column = max(column, st.StampWidth)
			}
		case compose.Date:
			date = l.Single(e.Field.String(), e.Lines[0], l.Style.Text.Type, right, node)
		}
	}
	for i := range all {
		if s := &all[i]; !s.stamp {
			s.name.Set.Spread = press.Spread(s.name.Line, least)
			column = max(column, s.name.Width())
		}
	}
	left := area - right - column // of the column
	half := l.Style.Gap() / 2     // the white of a line frame above its characters, and below
	var boxes []press.Box
	above := half // of what stands above
	for i := range all {
		s := &all[i]
		s.post.U = max(0, left-unit.Length(st.PostRight)*cell-s.post.Width())
		s.name.U = left + (column-s.name.Width())/2
		b := l.FrameOf(l.Style.Text.Size, s.post, s.name)
		own := half
		if s.stamp {
			lower := (st.StampHeight-l.BoxHeight(l.Style.Text.Size))/2 - half
			b.Lines[0].V += lower
			b.Lines[1].V += lower
			b.Height, b.Above, own = st.StampHeight, half, 0
		}
		blank := st.StampBlankLines
		if i > 0 {
			blank = st.StampRowLines
		}
		b.Gap, b.Exact = l.white(blank)-above-own, true
		boxes, above = append(boxes, b), own
	}
	date.U = area - right - date.Width()
	b := l.FrameOf(l.Style.Text.Size, date)
	b.Gap, b.Exact = l.white(st.StampDateLines)-above-half, true
	return append(boxes, b)
}
