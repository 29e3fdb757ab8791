package layout

import (
	"gongwen/render/paper/compose"
	"gongwen/render/paper/unit"
)

// signature makes the boxes of 署名 and 成文日期.
//
// With a seal (7.3.5.1) the date stands four characters in from the right and
// the name centred above it; two blank lines bring the middle of both about 34
// mm below the text, where a seal of 42 to 50 mm whose top is within one line
// of the text has its centre a little higher. A name too wide to be centred
// there takes the date along to the left.
//
// Without one (7.3.5.2) the name stands two characters in, after one blank
// line, and the date begins two characters right of the name's first; a date
// longer than the name stands two characters in itself and the name moves left.
func (l *layouter) signature(es []compose.Element) []box {
	s := &l.s.Signature
	cell, area := l.s.Cell(), l.s.Page.AreaWidth
	right, blank := unit.Length(s.SealRight)*cell, s.SealBlankLines
	white := unit.Length(0) // beside the name
	if !l.d.Sealed {
		right, blank = unit.Length(s.PlainRight)*cell, s.PlainBlankLines
		white = right
	}
	var lines []line
	for i := range es {
		e := &es[i]
		for _, t := range e.Lines { // spike: several names stand below each other; rows of seals are the real thing
			w := unit.Length(0)
			if e.Field == compose.Signature {
				w = white
			}
			if e.Field == compose.Date {
				w = right
			}
			lines = append(lines, l.single(signatureWord(e.Field), t, l.s.Text.Type, w, l.node(e)))
		}
	}
	name, date := &lines[0], &lines[len(lines)-1]
	nw, dw := name.width(), date.width()
	switch {
	case l.d.Sealed:
		date.u = area - right - dw
		name.u = date.u + (dw-nw)/2
		if over := name.u + nw - area; over > 0 {
			name.u, date.u = name.u-over, date.u-over
		}
	case dw <= nw:
		name.u = area - right - nw
		date.u = min(name.u+2*cell, area-dw)
	default:
		date.u = area - right - dw
		name.u = date.u - 2*cell
	}
	if len(lines) > 2 {
		under := &lines[1]
		under.u = max(0, min(name.u+(nw-under.width())/2, area-under.width()))
	}
	boxes := make([]box, len(lines))
	for i := range lines {
		boxes[i] = l.frameOf(l.s.Text.Size, lines[i])
	}
	boxes[0].gap = unit.Length(blank) * l.s.Grid.Pitch
	return boxes
}

func signatureWord(f compose.Field) string {
	if f == compose.Signature {
		return "署名"
	}
	return f.String()
}
