package layout

import (
	"gongwen/render/paper/frame"
	"gongwen/render/paper/unit"
)

// box is a line frame, or several that belong together, waiting for its place.
type box struct {
	gap    unit.Length // white above it; dropped at the top of a page
	height unit.Length
	keep   bool                          // it stands on the page of the box after it
	lines  []line                        // what stands in it
	placed func(pl plane, v unit.Length) // told where it came to stand; may be nil
}

// put draws a box whose top is at v.
func (l *press) put(pl plane, v unit.Length, b *box) {
	if b.placed != nil {
		b.placed(pl, v)
	}
	for i := range b.lines {
		ln := &b.lines[i]
		l.emit(pl, ln.galley, ln.line, ln.u, v+ln.v, ln.set)
	}
}

// flow is how far the pages are filled: from top to bottom, page after page.
type flow struct {
	l      *press
	role   frame.Role  // of the pages it adds
	up     bool        // they are landscape
	page   int         // index of the page being filled
	v      unit.Length // top of the next line frame, from the top of the type area
	top    bool        // nothing stands on the page yet
	titled bool        // the title of a part stands right above
}

// start is the top of the first line frame of a page: half a gap above the
// type area, so that the first character box begins on its edge (5.2.3: 22
// characters and 21 gaps fill it).
func (l *press) start() unit.Length { return -l.s.Gap() / 2 }

// limit is the lowest place where a line frame may end: half a gap below the
// type area, and below no more lines than the grid has.
func (f *flow) limit() unit.Length {
	s := f.l.s
	if f.up {
		return s.Page.AreaWidth + (s.Gap()+1)/2
	}
	return min(s.Page.AreaHeight+(s.Gap()+1)/2, f.l.start()+unit.Length(s.Grid.Lines)*s.Grid.Pitch)
}

// newPage goes on at the top of a new page.
func (f *flow) newPage() {
	f.l.addPage(f.role, f.up)
	f.page, f.v, f.top = len(f.l.doc.Pages)-1, f.l.start(), true
}

// begin goes on at the top of a new page of another kind.
func (f *flow) begin(role frame.Role, up bool) {
	f.role, f.up = role, up
	f.newPage()
}

// place puts the boxes on pages. Boxes that keep together move to a new page
// together. Of a chain that no page holds the front is set free until the rest
// fits: what the chain is for stands at its end.
func (f *flow) place(boxes []box) {
	room := f.limit() - f.l.start()
	for len(boxes) > 0 {
		n := 1
		for boxes[n-1].keep && n < len(boxes) {
			n++
		}
		whole := unit.Length(0)
		for i := range boxes[:n] {
			whole += boxes[i].height
			if i > 0 {
				whole += boxes[i].gap
			}
		}
		for n > 1 && whole > room {
			whole -= boxes[0].height + boxes[1].gap
			f.one(&boxes[0])
			boxes, n = boxes[1:], n-1
		}
		if !f.top && f.v+boxes[0].gap+whole > f.limit() {
			f.newPage()
		}
		for i := range boxes[:n] {
			f.one(&boxes[i])
		}
		boxes = boxes[n:]
	}
}

// one puts a box on the page, or on the next.
func (f *flow) one(b *box) {
	if !f.top && f.v+b.gap+b.height > f.limit() {
		f.newPage()
	}
	if !f.top {
		f.v += b.gap
	}
	f.l.put(f.l.planeOf(f.page), f.v, b)
	f.v += b.height
	f.top = false
}

// keep ties the last n boxes to what follows them.
func keep(boxes []box, n int) {
	for i := max(0, len(boxes)-n); i < len(boxes); i++ {
		boxes[i].keep = true
	}
}
