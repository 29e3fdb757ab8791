package pdf

import (
	"strconv"

	"gongwen/render/paper/frame"
	"gongwen/render/paper/unit"
)

// Text positions are counted in an inner measure in which both a micrometre and
// a thousandth of an em are whole numbers, so that nothing adds up over a line:
// 127·10⁶ of it are a thousandth of a point.
const (
	perMilliPoint = 127_000_000
	perMicron     = 360_000_000
	perSpacing    = 12_700 // a ten-thousandth of a point, through a horizontal scale of 1/1000
	perMilliEm    = 127    // a thousandth of an em of 1/1000 pt, through a scale of 1/1000
)

// pen writes text operators (9.4) and remembers the text state of the page.
type pen struct {
	out     []byte
	height  unit.Length // of the sheet
	faces   []codes
	face    int // of the Tf in force; -1: none
	size    unit.Size
	narrow  int64 // Tz, in thousandths
	spacing int64 // Tc, in ten-thousandths of a point
}

// begin starts a page: the text state is that of 9.3.1.
func (p *pen) begin() { p.face, p.narrow, p.spacing = -1, 1000, 0 }

// run shows the glyphs of r, each at its place to half a thousandth of its em.
func (p *pen) run(r *frame.Run) {
	if len(r.Glyphs) == 0 {
		return
	}
	narrow := int64(r.Narrow)
	if narrow == 0 {
		narrow = 1000
	}
	milliEm := int64(r.Size) * narrow * perMilliEm
	c := &p.faces[r.Face]

	p.state(r, narrow)
	if len(r.Glyphs) > 1 {
		p.space(r, c, narrow)
	}
	p.out = append(p.out, "BT "...)
	start := p.origin(r)
	p.out = append(p.out, "[("...)
	space := p.spacing * narrow * perSpacing
	for i, g := range r.Glyphs {
		if i > 0 {
			if d := int64(g.X)*perMicron - start; d > milliEm/2 || d < -milliEm/2 {
				n := nearest(d, milliEm)
				p.out = append(p.out, ')')
				p.out = strconv.AppendInt(p.out, -n, 10) // a positive number moves back
				p.out = append(p.out, '(')
				start += n * milliEm
			}
		}
		k := c.code(g)
		p.out = appendBinary(p.out, byte(k>>8))
		p.out = appendBinary(p.out, byte(k))
		start += int64(c.font.Advance(g.ID))*milliEm + space
	}
	p.out = append(p.out, ")]TJ ET\n"...)
}

// state sets what differs from the run before.
func (p *pen) state(r *frame.Run, narrow int64) {
	if r.Face != p.face || r.Size != p.size {
		p.face, p.size = r.Face, r.Size
		p.out = append(p.out, "/F"...)
		p.out = appendInt(p.out, r.Face)
		p.out = append(p.out, ' ')
		p.out = appendDecimal(p.out, int64(r.Size), 3)
		p.out = append(p.out, " Tf "...)
	}
	if narrow != p.narrow {
		p.narrow = narrow
		p.out = appendDecimal(p.out, narrow, 1) // Tz takes per cent
		p.out = append(p.out, " Tz "...)
	}
}

// space sets the character spacing to what lies between most of the glyphs, as
// in a justified line, so that their codes make one string. It keeps the spacing
// in force where that comes to the same over the whole run.
func (p *pen) space(r *frame.Run, c *codes, narrow int64) {
	const near = 2 * perMicron // positions are rounded to micrometres
	milliEm := int64(r.Size) * narrow * perMilliEm
	gap := func(i int) int64 {
		return int64(r.Glyphs[i+1].X-r.Glyphs[i].X)*perMicron - int64(c.font.Advance(r.Glyphs[i].ID))*milliEm
	}
	n := len(r.Glyphs) - 1
	var most, votes int64 // the majority vote of Boyer and Moore
	for i := range n {
		switch g := gap(i); {
		case votes == 0:
			most, votes = g, 1
		case g-most <= near && most-g <= near:
			votes++
		default:
			votes--
		}
	}
	var sum, count int64
	for i := range n {
		if g := gap(i); g-most <= near && most-g <= near {
			sum += g
			count++
		}
	}
	spacing := nearest(sum, count*narrow*perSpacing)
	if drift := (spacing - p.spacing) * int64(n) * narrow * perSpacing; drift > milliEm/2 || drift < -milliEm/2 {
		p.spacing = spacing
		p.out = appendDecimal(p.out, spacing, 4)
		p.out = append(p.out, " Tc "...)
	}
}

// origin puts the pen to the first glyph, whose place it returns, measured as
// the glyphs' own.
func (p *pen) origin(r *frame.Run) int64 {
	x, y := r.X, p.height-r.Y
	if r.Turn == frame.Up {
		y += r.Glyphs[0].X
		p.out = append(p.out, "0 1 -1 0 "...)
	} else {
		x += r.Glyphs[0].X
	}
	p.out = appendLength(p.out, x)
	p.out = append(p.out, ' ')
	p.out = appendLength(p.out, y)
	if r.Turn == frame.Up {
		p.out = append(p.out, " Tm "...)
		return milliPoints(y)*perMilliPoint - int64(p.height-r.Y)*perMicron
	}
	p.out = append(p.out, " Td "...)
	return milliPoints(x)*perMilliPoint - int64(r.X)*perMicron
}

// nearest is a/b for b > 0, half away from zero.
func nearest(a, b int64) int64 {
	if a < 0 {
		return -((-a + b/2) / b)
	}
	return (a + b/2) / b
}
