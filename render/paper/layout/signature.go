package layout

import (
	"gongwen/render/paper/compose"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/press"
	"gongwen/render/paper/unit"
)

// signature makes the boxes of 署名 and 成文日期.
//
// With a seal (7.3.5.1) the date stands four characters in from the right and
// the name centred above it; two blank lines bring the middle of both about 34
// mm below the text, where a seal of 42 to 50 mm whose top is within one line
// of the text has its centre a little higher. A name too wide to be centred
// there takes the date along to the left, as little as keeps it in the type area:
// with 24 characters the date of a single-digit day then stands 9 characters in,
// not four. Both rules say 一般, and of the two the centring is what the seal needs,
// which presses the middle of both; a date left alone at four would put the seal
// beside the name, or the name outside the type area.
//
// Without one (7.3.5.2) the name stands two characters in, after one blank
// line, and the date begins two characters right of the name's first. Neither is
// ever nearer to the edge than two characters (figure 9): before that the date
// would be, it stands there and the name moves left.
//
// Of a joint issue the seals stand in rows ([layouter.sealRows]); without them
// the names stand below one another, spread to one width.
func (l *layouter) signature(es []compose.Element) []press.Box {
	if compose.Find(es, compose.Post) != nil {
		return l.stamps(es)
	}
	joint := joint(es)
	if joint && l.d.Sealed {
		return l.sealRows(es)
	}
	s := &l.Style.Signature
	cell, area := l.Style.Cell(), l.Style.Page.AreaWidth
	right, blank := unit.Length(s.SealRight)*cell, s.SealBlankLines
	white := unit.Length(0) // beside the name
	if !l.d.Sealed {
		right, blank = unit.Length(s.PlainRight)*cell, s.PlainBlankLines
		white = right
	}
	var lines []press.Line
	name := unit.Length(0) // the width of the widest name
	date := 0              // the line of the date
	widest := 0            // of the names, thousandths of an em
	var names []int        // their lines
	for i := range es {
		e := &es[i]
		beside := unit.Length(0)
		switch e.Field {
		case compose.Signature:
			beside = white
		case compose.Date:
			beside, date = right, len(lines)
		}
		node := l.node(l.root, e, frame.P, 0)
		for _, t := range e.Lines {
			ln := l.Single(signatureWord(e.Field), t, l.Style.Text.Type, beside, node)
			if e.Field == compose.Signature {
				l.spreadName(&ln)
				name, widest = max(name, ln.Width()), max(widest, ln.Line.Width)
				names = append(names, len(lines))
			}
			lines = append(lines, ln)
		}
	}
	if joint {
		for _, i := range names {
			lines[i].Set.Spread = press.Spread(lines[i].Line, widest)
		}
	}
	day := lines[date].Width()
	var left, at unit.Length // of the name, of the date
	switch {
	case l.d.Sealed:
		at = area - right - day
		left = at + (day-name)/2
		if over := left + name - area; over > 0 {
			left, at = left-over, at-over
		}
	default:
		left = area - max(right, right+day+2*cell-name) - name
		at = left + 2*cell
	}
	boxes := make([]press.Box, len(lines))
	for i := range lines {
		ln := &lines[i]
		if ln.U = at; i != date { // what stands above the date is centred on the name
			ln.U = max(0, min(left+(name-ln.Width())/2, area-ln.Width()))
		}
		boxes[i] = l.FrameOf(l.Style.Text.Size, *ln)
	}
	boxes[0].Gap = unit.Length(blank) * l.Style.Grid.Pitch
	if l.d.Sealed {
		boxes[0].Above = l.aboveAtTop(1, true)
		l.hang(&boxes[len(boxes)-1], -l.Style.Grid.Pitch/2, len(boxes)-1) // it covers the name and the line below
		l.spare = s.SealBlankLines - s.LeastSealBlankLines
	}
	return boxes
}

// signatureWord names an element of the signature in a message.
func signatureWord(f compose.Field) string {
	if f == compose.Signature {
		return "署名"
	}
	return f.String()
}
