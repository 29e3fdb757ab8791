package layout

import (
	"gongwen/render/paper/compose"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/press"
	"gongwen/render/paper/style"
	"gongwen/render/paper/unit"
)

// letterHead sets the first page's frame of a letter (10.1): the main organ's
// name, so far below the sheet's upper edge; below it a double rule, thick over
// thin; near the sheet's lower edge another, thin over thick; 份号, 密级 and 紧急
// 程度 at the left and the number at the right, 7/8 of a character below the first
// rule. It returns the top of the frame of the title's first line, two blank
// lines below the last of these.
func (l *layouter) letterHead(pl press.Plane) unit.Length {
	r := &l.Style.Rule
	v := l.mark(pl, l.inHead(compose.Mark), l.Style.Mark.Top-l.Style.Page.Top) + r.Top
	if l.Style.Mark.Print {
		l.doubleRule(pl, v, r.Thick, r.Thin)
		l.doubleRule(pl, l.letterEnd(), r.Thin, r.Thick)
	}
	first := l.below(v+r.Thick+r.White+r.Thin, 0)
	last := l.besideNumber(pl, first)
	return l.below(last+l.Style.Gap()/2+l.Style.Cell(), r.BlankLines)
}

// doubleRule draws two rules in the middle of the sheet, the upper one's edge at v.
func (l *layouter) doubleRule(pl press.Plane, v, upper, lower unit.Length) {
	r := &l.Style.Rule
	u := l.middle(pl) - r.Width/2
	pl.Rule(u, v, r.Width, upper, frame.Red)
	pl.Rule(u, v+upper+r.White, r.Width, lower, frame.Red)
}

// letterEnd is the upper edge of the second double rule, from the type area's top.
func (l *layouter) letterEnd() unit.Length {
	r := &l.Style.Rule
	return l.Style.Page.Height - l.Style.Page.Top - r.Bottom - r.Thin - r.White - r.Thick
}

// besideNumber sets the lines below the first rule, from the frame at v on: at
// the left one below the other what there is, at the right the number and the
// registry number. It returns the top of the last frame.
func (l *layouter) besideNumber(pl press.Plane, v unit.Length) (last unit.Length) {
	var white [2]unit.Length // what the line at the left takes
	row := func(i int) unit.Length { return v + unit.Length(i)*l.Style.Grid.Pitch }
	left := 0
	for _, c := range []struct {
		field compose.Field
		style.Corner
	}{
		{compose.Serial, style.Corner{Type: l.Style.Serial}}, {compose.Secrecy, l.Style.Secrecy}, {compose.Urgency, l.Style.Urgency},
	} {
		e := l.inHead(c.field)
		if e == nil {
			continue
		}
		ln := l.inCorner(e, c.Type, c.Spread, 0)
		if left < len(white) {
			white[left] = ln.Width() + l.Style.Cell()
		}
		b := l.FrameOf(c.Size, ln)
		l.Put(pl, row(left), &b)
		left++
	}
	right := 0
	for _, c := range []struct {
		field compose.Field
		style.Type
	}{{compose.Number, l.Style.Number}, {compose.Registry, l.Style.Registry}} {
		e := l.inHead(c.field)
		if e == nil {
			continue
		}
		ln := l.Single(e.Field.String(), e.Lines[0], c.Type, white[right], l.node(l.root, e, frame.P, 0))
		ln.U = l.Style.Page.AreaWidth - ln.Width()
		b := l.FrameOf(c.Size, ln)
		l.Put(pl, row(right), &b)
		right++
	}
	return row(max(left, right) - 1)
}

// fillLetter lets the text of a letter that goes on to a second page run down to
// 7/8 of a character above the second rule (10.1); the lines of the first page
// stand a little nearer or farther for that (5.2.3). Of a letter that ends on the
// first page, or has a table there, they keep it. boxes are what stands between the
// title and the table.
func (l *layouter) fillLetter(f *press.Flow, boxes []press.Box) {
	if l.Style.Head != style.LetterHead || len(boxes) == 0 {
		return
	}
	const share = 24 // the distance changes by no more than one part of so many: lines of 10.0 and of 10.9 mm are not told apart
	pitch := l.Style.Grid.Pitch - f.Tight
	first := f.V + boxes[0].Gap // the frame of the first line
	end := first
	for i, b := range boxes {
		if end += b.Height - f.Tight; i > 0 {
			end += b.Gap
		}
	}
	f.First.Tight = f.Tight
	if end <= f.First.Limit {
		return
	}
	last := f.First.Limit - l.Style.Gap() - l.Style.Cell() // the frame of the last line
	nearest := (last - first + pitch/2) / pitch
	for _, lines := range [...]unit.Length{nearest, nearest - 1} {
		if lines <= 0 {
			return
		}
		filled := (last - first) / lines
		if filled >= max(pitch-pitch/share, l.Style.Signature.TightestPitch) && filled <= pitch+pitch/share {
			f.First.Tight = l.Style.Grid.Pitch - filled
			return
		}
	}
}
