package press

import (
	"gongwen/render/paper/frame"
	"gongwen/render/paper/unit"
)

// Box is a line frame, or several that belong together, waiting for its place.
type Box struct {
	Gap    unit.Length // white above it; at the top of a page Above stands instead
	Above  unit.Length
	Height unit.Length
	Below  unit.Length                   // room that the page must have below it; what follows may stand there
	Sinks  int                           // and half as much more, so many times, as the lines stand nearer
	Exact  bool                          // no white of its own or of the box above is taken away
	Keep   bool                          // it stands on the page of the box after it
	Lines  []Line                        // what stands in it
	Placed func(pl Plane, v unit.Length) // told where it came to stand; may be nil
}

// Put draws a box whose top is at v.
func (l *Press) Put(pl Plane, v unit.Length, b *Box) {
	if b.Placed != nil {
		b.Placed(pl, v)
	}
	for i := range b.Lines {
		ln := &b.Lines[i]
		l.Emit(pl, ln.Galley, ln.Line, ln.U, v+ln.V, ln.Set)
	}
}

// Flow is how far the pages are filled: from top to bottom, page after page.
type Flow struct {
	l      *Press
	Role   frame.Role  // of the pages it adds
	Up     bool        // they are landscape
	Page   int         // index of the page being filled
	V      unit.Length // top of the next line frame, from the top of the type area
	Reach  unit.Length // how far down the page is taken, by what boxes have below them too
	Top    bool        // nothing stands on the page yet
	Titled bool        // the title of a part stands right above
	Tight  unit.Length // how much nearer than the grid's pitch the lines stand
	First  struct {    // of the first page, where it is unlike the others
		Limit unit.Length // where its last line frame ends; zero: it is like them
		Tight unit.Length // in place of the others'
	}
}

// first reports whether the page being filled is the first and unlike the others.
func (f *Flow) first() bool { return f.Page == 0 && f.First.Limit > 0 }

// tight is how much nearer than the grid's pitch the lines of the page stand.
func (f *Flow) tight() unit.Length {
	if f.first() {
		return f.First.Tight
	}
	return f.Tight
}

// Start is the top of the first line frame of a page: half a gap above the
// type area, so that the first character box begins on its edge (5.2.3: 22
// characters and 21 gaps fill it).
func (l *Press) Start() unit.Length { return -l.Style.Gap() / 2 }

// limit is the lowest place where a line frame may end: half a gap below the
// type area, and below no more lines than the grid has, unless they stand nearer.
func (f *Flow) limit() unit.Length {
	s := f.l.Style
	switch {
	case f.first():
		return f.First.Limit - f.First.Tight // it is the gap below the last line that is another
	case f.Up:
		return s.Page.AreaWidth + (s.Gap()+1)/2
	case f.Tight > 0:
		return s.Page.AreaHeight + (s.Gap()+1)/2 - f.Tight // it is the gap below the last line that is less
	}
	return min(s.Page.AreaHeight+(s.Gap()+1)/2, f.l.Start()+unit.Length(s.Grid.Lines)*s.Grid.Pitch)
}

// Room is how high the rest of the page is.
func (f *Flow) Room() unit.Length { return f.limit() - f.V }

// NewPage goes on at the top of a new page.
func (f *Flow) NewPage() {
	f.l.AddPage(f.Role, f.Up)
	f.turn(len(f.l.Doc.Pages) - 1)
}

// Begin goes on at the top of a new page of another kind.
func (f *Flow) Begin(role frame.Role, up bool) {
	f.Role, f.Up = role, up
	f.NewPage()
}

// Spot is where a box stands.
type Spot struct {
	Page int
	V    unit.Length // of its top
}

// Plan tells where boxes will stand that are placed next, and how far the pages
// are then filled; it puts nothing there. Boxes that keep together move to a new
// page together. Of a chain that no page holds the front is set free until the
// rest fits: what the chain is for stands at its end.
func (f Flow) Plan(boxes []Box) ([]Spot, Flow) {
	at := make([]Spot, 0, len(boxes))
	for len(boxes) > 0 {
		room := f.limit() - f.l.Start()
		n := 1
		for boxes[n-1].Keep && n < len(boxes) {
			n++
		}
		whole, below := unit.Length(0), unit.Length(0)
		for i := range boxes[:n] {
			if i > 0 {
				whole += f.gap(&boxes[i])
			}
			whole += f.height(&boxes[i])
			below = max(f.below(&boxes[i]), below-f.height(&boxes[i])-f.gap(&boxes[i]))
		}
		for n > 1 && boxes[0].Above+whole+below > room {
			whole -= f.height(&boxes[0]) + f.gap(&boxes[1])
			at = append(at, f.next(&boxes[0]))
			boxes, n = boxes[1:], n-1
		}
		if !f.Top && f.V+f.gap(&boxes[0])+whole+below > f.limit() {
			f.turn(f.Page + 1)
		}
		for i := range boxes[:n] {
			at = append(at, f.next(&boxes[i]))
		}
		boxes = boxes[n:]
	}
	return at, f
}

// gap is the white above a box that is not the first of its page.
func (f *Flow) gap(b *Box) unit.Length {
	if b.Exact {
		return b.Gap + f.tight()
	}
	return b.Gap
}

func (f *Flow) height(b *Box) unit.Length {
	if b.Exact {
		return b.Height
	}
	return b.Height - f.tight()
}

func (f *Flow) below(b *Box) unit.Length {
	if b.Below == 0 {
		return 0
	}
	return b.Below + f.tight()*unit.Length(b.Sinks)/2
}

// next is where a box stands: on the page, or on the next.
func (f *Flow) next(b *Box) Spot {
	if !f.Top && f.V+f.gap(b)+f.height(b)+f.below(b) > f.limit() {
		f.turn(f.Page + 1)
	}
	if f.Top {
		f.V += b.Above
	} else {
		f.V += f.gap(b)
	}
	at := Spot{f.Page, f.V}
	f.V += f.height(b)
	f.Reach = max(f.Reach, f.V+b.Below)
	f.Top = false
	return at
}

// turn goes on at the top of another page.
func (f *Flow) turn(page int) { f.Page, f.V, f.Reach, f.Top = page, f.l.Start(), f.l.Start(), true }

// Place puts the boxes on pages, as [Flow.Plan] has it.
func (f *Flow) Place(boxes []Box) {
	at, then := f.Plan(boxes)
	for i := range boxes {
		for f.Page < at[i].Page {
			f.NewPage()
		}
		f.l.Put(f.l.PlaneOf(f.Page), at[i].V, &boxes[i])
	}
	*f = then
}

// Keep ties the last n boxes to what follows them.
func Keep(boxes []Box, n int) {
	for i := max(0, len(boxes)-n); i < len(boxes); i++ {
		boxes[i].Keep = true
	}
}

// Stack makes one box of several that stand below one another.
func Stack(boxes []Box) (out Box) {
	for i := range boxes {
		for _, ln := range boxes[i].Lines {
			ln.V += out.Height
			out.Lines = append(out.Lines, ln)
		}
		out.Height += boxes[i].Height
	}
	return out
}
