package layout

import (
	"gongwen/render/frame"
	"gongwen/render/unit"
)

// box is a line, or lines that belong together, waiting for its place.
type box struct {
	gap    unit.Length // white above it; dropped at the top of a page
	height unit.Length // of its line frame
	keep   bool        // it stands on the page of the box after it
	draw   func(pl plane, v unit.Length)
}

// flow fills upright pages from top to bottom.
type flow struct {
	l    *layouter
	role frame.Role  // of the pages it adds
	page int         // index of the page being filled
	v    unit.Length // top of the next line frame, from the top of the type area
	top  bool        // nothing stands on the page yet
}

// start is the top of the first line frame of a page: half a gap above the
// type area, so that the first character box begins on its edge (5.2.3: 22
// characters and 21 gaps fill it).
func (l *layouter) start() unit.Length { return -l.s.Gap() / 2 }

// limit is the lowest place where a line frame may end.
func (l *layouter) limit() unit.Length { return l.s.Page.AreaHeight + (l.s.Gap()+1)/2 }

// newPage goes on at the top of a new page.
func (f *flow) newPage() {
	f.l.addPage(f.role, false)
	f.page, f.v, f.top = len(f.l.doc.Pages)-1, f.l.start(), true
}

// place puts the boxes on pages. Boxes that keep together move to a new page
// together if they fit there; a chain longer than a page is broken where it
// must.
func (f *flow) place(boxes []box) {
	room := f.l.limit() - f.l.start()
	for i := 0; i < len(boxes); {
		end := i
		for boxes[end].keep && end < len(boxes)-1 {
			end++
		}
		end++
		need, whole := unit.Length(0), unit.Length(0)
		for k, b := range boxes[i:end] {
			gap := b.gap
			if k == 0 {
				whole -= gap
				if f.top {
					gap = 0
				}
			}
			need += gap + b.height
			whole += b.gap + b.height
		}
		if !f.top && f.v+need > f.l.limit() && whole <= room {
			f.newPage()
		}
		for _, b := range boxes[i:end] {
			if !f.top && f.v+b.gap+b.height > f.l.limit() {
				f.newPage()
			}
			if !f.top {
				f.v += b.gap
			}
			b.draw(f.l.planeOf(f.page), f.v)
			f.v += b.height
			f.top = false
		}
		i = end
	}
}
