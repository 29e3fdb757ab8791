package press

import (
	"gongwen/render/paper/frame"
	"gongwen/render/paper/unit"
)

// Plane is the type area of a page in reading direction: u grows along the
// lines, v across them, both from the corner where reading begins.
type Plane struct {
	Page  *frame.Page
	Index int         // of the page
	Up    bool        // the page is read turned by 90°
	X, Y  unit.Length // that corner on the sheet
}

// AddPage appends a page and returns its type area. On a landscape page the
// content is turned 90° counter-clockwise, so that the head of the table lies
// at the left edge of the sheet: the binding side on odd pages, the cutting
// edge on even ones (8).
func (l *Press) AddPage(role frame.Role, landscape bool) Plane {
	n := len(l.Doc.Pages) + 1
	p := frame.Page{Role: role, Number: n}
	if landscape {
		p.Rotate = 90
	}
	l.Doc.Pages = append(l.Doc.Pages, p)
	return l.PlaneOf(n - 1)
}

// PlaneOf is the type area of page i. It holds until the next page is added.
func (l *Press) PlaneOf(i int) Plane {
	pl := Plane{Page: &l.Doc.Pages[i], Index: i, X: l.Style.Left(i + 1), Y: l.Style.Page.Top}
	if pl.Page.Rotate != 0 {
		pl.Up, pl.Y = true, l.Style.Bottom()
	}
	return pl
}

// Point is where (u, v) lies on the sheet.
func (p Plane) Point(u, v unit.Length) (x, y unit.Length) {
	if p.Up {
		return p.X + v, p.Y - u
	}
	return p.X + u, p.Y + v
}

// Area is where the rectangle from (u, v) with the extent w along the lines
// and h across them lies on the sheet.
func (p Plane) Area(u, v, w, h unit.Length) (x, y, dx, dy unit.Length) {
	if p.Up {
		return p.X + v, p.Y - u - w, h, w
	}
	return p.X + u, p.Y + v, w, h
}

// Rule draws a filled rectangle.
func (p Plane) Rule(u, v, w, h unit.Length, c frame.Colour) {
	x, y, dx, dy := p.Area(u, v, w, h)
	p.Page.Items = append(p.Page.Items, &frame.Rule{X: x, Y: y, W: dx, H: dy, Colour: c, Node: frame.ArtifactLayout})
}

// Reached is where on its page a viewer is led to for what stands at v: of a
// turned page to its top, for it is seen whole.
func (l *Press) Reached(pl Plane, v unit.Length) unit.Length {
	if pl.Up {
		return l.Style.Page.Top
	}
	_, y := pl.Point(0, v)
	return y
}
