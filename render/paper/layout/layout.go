// Package layout sets a notice on pages: the general format of GB/T 9704—2012.
//
// It decides every position and breaks every line, once; it reads no file and
// writes no PDF. Each element of the format has its file. Running text goes
// collect → place: elements make boxes, boxes fill pages (flow.go). Numbers
// come from the style, glyphs from the faces. In: a [notice.Notice], a
// [style.Style], [font.Faces]. Out: a [frame.Document], and findings GW411 to GW421.
package layout

import (
	"gongwen/render/diag"
	"gongwen/render/paper/compose"
	"gongwen/render/paper/font"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/style"
	"gongwen/render/paper/unit"
)

// Layout sets n. A draft may lack number and date, and is marked on each page.
// With errors among the findings the document is what can be made of it: the
// door refuses to write that.
func Layout(d *compose.Document, s *style.Style, faces *font.Faces) (*frame.Document, diag.List) {
	l := &layouter{d: d, press: &press{source: d.Source, s: s, faces: faces, reported: map[unknown]int{}}}
	l.doc = &frame.Document{
		Source: d.Source,
		Width:  s.Page.Width,
		Height: s.Page.Height,
		Draft:  d.Draft,
		Info:   info(d),
	}
	l.root = l.doc.Add(-1, frame.Node{Kind: frame.Doc})

	l.parts()
	l.imprint()
	l.findings.Sort()
	l.resolveLinks()
	l.pageNumbers()
	if d.Draft {
		l.draftMarks()
	}
	return l.doc, l.findings
}

// press sets type: text shaped and broken in the style's faces, lines put on the
// pages of a document as they fill.
type press struct {
	source   *diag.Source
	s        *style.Style
	faces    *font.Faces
	doc      *frame.Document
	findings diag.List
	reported map[unknown]int // characters with a finding: its index
	flow     flow
}

// layouter is the work on one document.
type layouter struct {
	*press
	d       *compose.Document
	root    frame.NodeID
	links   []link
	targets []target // of the parts, by index
}

// plane is the type area of a page in reading direction: u grows along the
// lines, v across them, both from the corner where reading begins.
type plane struct {
	page *frame.Page
	i    int         // its index
	up   bool        // the page is read turned by 90°
	x, y unit.Length // that corner on the sheet
}

// addPage appends a page and returns its type area. On a landscape page the
// content is turned 90° counter-clockwise, so that the head of the table lies
// at the left edge of the sheet: the binding side on odd pages, the cutting
// edge on even ones (8).
func (l *press) addPage(role frame.Role, landscape bool) plane {
	n := len(l.doc.Pages) + 1
	p := frame.Page{Role: role, Number: n}
	if landscape {
		p.Rotate = 90
	}
	l.doc.Pages = append(l.doc.Pages, p)
	return l.planeOf(n - 1)
}

// planeOf is the type area of page i. It holds until the next page is added.
func (l *press) planeOf(i int) plane {
	pl := plane{page: &l.doc.Pages[i], i: i, x: l.s.Left(i + 1), y: l.s.Page.Top}
	if pl.page.Rotate != 0 {
		pl.up, pl.y = true, l.s.Bottom()
	}
	return pl
}

// point is where (u, v) lies on the sheet.
func (p plane) point(u, v unit.Length) (x, y unit.Length) {
	if p.up {
		return p.x + v, p.y - u
	}
	return p.x + u, p.y + v
}

// area is where the rectangle from (u, v) with the extent w along the lines
// and h across them lies on the sheet.
func (p plane) area(u, v, w, h unit.Length) (x, y, dx, dy unit.Length) {
	if p.up {
		return p.x + v, p.y - u - w, h, w
	}
	return p.x + u, p.y + v, w, h
}

// rule draws a filled rectangle.
func (p plane) rule(u, v, w, h unit.Length, c frame.Colour) {
	x, y, dx, dy := p.area(u, v, w, h)
	p.page.Items = append(p.page.Items, &frame.Rule{X: x, Y: y, W: dx, H: dy, Colour: c, Node: frame.ArtifactLayout})
}

// fault adds a finding of layout.
func (l *press) fault(r *diag.Rule, at diag.Span, hint, format string, args ...any) {
	l.findings.Add(r, l.source, at, hint, format, args...)
}
