package fonts

import (
	"encoding/binary"
	"image"
	"math"
	"slices"
	"strconv"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// chain is a face of text and its companion.
type chain struct {
	name  string
	fonts []*sfnt.Font
	codes [][]rune
}

func open(t *testing.T, name string, files ...[]byte) chain {
	t.Helper()
	c := chain{name: name}
	for _, data := range files {
		f, err := sfnt.Parse(data)
		if err != nil {
			t.Fatal(name, err)
		}
		c.fonts, c.codes = append(c.fonts, f), append(c.codes, codesOf(t, data))
	}
	return c
}

// codesOf lists the characters of the cmap of format 4, which all faces have.
func codesOf(t *testing.T, data []byte) (codes []rune) {
	t.Helper()
	u16 := func(at int) int { return int(binary.BigEndian.Uint16(data[at:])) }
	u32 := func(at int) int { return int(binary.BigEndian.Uint32(data[at:])) }
	for i := range u16(4) {
		if entry := 12 + 16*i; string(data[entry:entry+4]) == "cmap" {
			cmap := u32(entry + 8)
			for j := range u16(cmap + 2) {
				table := cmap + u32(cmap+4+8*j+4)
				if u16(table) != 4 {
					continue
				}
				segments := u16(table+6) / 2
				for s := range segments {
					end, start := u16(table+14+2*s), u16(table+16+2*(segments+s))
					for r := start; r <= end && r < 0xFFFF; r++ {
						codes = append(codes, rune(r))
					}
				}
			}
		}
	}
	if len(codes) == 0 {
		t.Fatal("no cmap of format 4")
	}
	return codes
}

// signs are the characters of the chain that are no hanzi.
func (c chain) signs() (signs []rune) {
	for _, codes := range c.codes {
		for _, r := range codes {
			if !isHanzi(r) {
				signs = append(signs, r)
			}
		}
	}
	slices.Sort(signs)
	return slices.Compact(signs)
}

// glyph is the outline that a character gets, of the first face that has it.
func (c chain) glyph(t *testing.T, r rune) (*shape, bool) {
	t.Helper()
	var buffer sfnt.Buffer
	for _, f := range c.fonts {
		g, err := f.GlyphIndex(&buffer, r)
		if err != nil {
			t.Fatalf("%s: %U: %v", c.name, r, err)
		}
		if g == 0 {
			continue
		}
		em := fixed.I(int(f.UnitsPerEm()))
		outline, err := f.LoadGlyph(&buffer, g, em, nil)
		if err != nil {
			t.Fatalf("%s: %U: %v", c.name, r, err)
		}
		advance, err := f.GlyphAdvance(&buffer, g, em, font.HintingNone)
		if err != nil {
			t.Fatalf("%s: %U: %v", c.name, r, err)
		}
		return newShape(outline, float64(em), float64(advance)/float64(em)), true
	}
	return &shape{}, false
}

// shape is an outline in ems, y upward, as sides of polygons.
type shape struct {
	sides          []side
	x0, y0, x1, y1 float64
	advance        float64
}

type side struct{ ax, ay, bx, by float64 }

func newShape(outline sfnt.Segments, em, advance float64) *shape {
	s := &shape{x0: math.Inf(1), y0: math.Inf(1), x1: math.Inf(-1), y1: math.Inf(-1), advance: advance}
	var x, y, fromX, fromY float64
	to := func(nx, ny float64) {
		s.sides = append(s.sides, side{x, y, nx, ny})
		x, y = nx, ny
		s.x0, s.x1 = min(s.x0, x), max(s.x1, x)
		s.y0, s.y1 = min(s.y0, y), max(s.y1, y)
	}
	at := func(p fixed.Point26_6) (float64, float64) { return float64(p.X) / em, -float64(p.Y) / em }
	for _, seg := range outline {
		px, py := at(seg.Args[0])
		switch seg.Op {
		case sfnt.SegmentOpMoveTo:
			if x != fromX || y != fromY {
				to(fromX, fromY)
			}
			x, y, fromX, fromY = px, py, px, py
		case sfnt.SegmentOpLineTo:
			to(px, py)
		case sfnt.SegmentOpQuadTo:
			qx, qy := at(seg.Args[1])
			sx, sy := x, y
			for k := 1.0; k <= 8; k++ {
				u := k / 8
				to((1-u)*(1-u)*sx+2*u*(1-u)*px+u*u*qx, (1-u)*(1-u)*sy+2*u*(1-u)*py+u*u*qy)
			}
		}
	}
	if x != fromX || y != fromY {
		to(fromX, fromY)
	}
	return s
}

func (s *shape) hasInk() bool    { return len(s.sides) > 0 }
func (s *shape) wide() float64   { return s.x1 - s.x0 }
func (s *shape) high() float64   { return s.y1 - s.y0 }
func (s *shape) middle() float64 { return (s.y0 + s.y1) / 2 }

// stroke is about how thick the strokes are: twice the area by the length of
// the outline.
func (s *shape) stroke() float64 {
	area, length := 0.0, 0.0
	for _, e := range s.sides {
		area += (e.ax*e.by - e.bx*e.ay) / 2
		length += math.Hypot(e.bx-e.ax, e.by-e.ay)
	}
	return 2 * math.Abs(area) / length
}

// raster draws the ink in a square of n pixels: every point goes through place,
// which gives pixels, y downward. A pixel is ink that is so full of it.
func (s *shape) raster(n int, least uint8, place func(x, y float64) (float32, float32)) []bool {
	z := vector.NewRasterizer(n, n)
	endX, endY := math.NaN(), math.NaN()
	for _, e := range s.sides {
		if e.ax != endX || e.ay != endY {
			if !math.IsNaN(endX) {
				z.ClosePath()
			}
			z.MoveTo(place(e.ax, e.ay))
		}
		z.LineTo(place(e.bx, e.by))
		endX, endY = e.bx, e.by
	}
	z.ClosePath()
	grey := image.NewAlpha(image.Rect(0, 0, n, n))
	z.Draw(grey, grey.Bounds(), image.Opaque, image.Point{})
	ink := make([]bool, n*n)
	for i, a := range grey.Pix {
		ink[i] = a >= least
	}
	return ink
}

// scaled draws the ink as large as fits, in the middle. Each direction is
// scaled by itself, as letters of two faces differ in width, unless the sign is
// a bar or a line, which would become a block.
func (s *shape) scaled(n, margin int) []bool {
	sx, sy := s.wide(), s.high()
	if least := max(sx, sy) / 8; sx < least || sy < least {
		sx, sy = max(sx, sy), max(sx, sy)
	}
	room := float64(n - 2*margin)
	return s.raster(n, 64, func(x, y float64) (float32, float32) {
		return float32(float64(n)/2 + (x-(s.x0+s.x1)/2)/sx*room), float32(float64(n)/2 - (y-s.middle())/sy*room)
	})
}

// overlap is the share of ink of each sign that has ink of the other one there
// or near, the lesser of both.
func overlap(a, b *shape, near int) float64 {
	const n, margin = 80, 8
	ia, ib := a.scaled(n, margin), b.scaled(n, margin)
	return min(covered(ia, ib, n, near), covered(ib, ia, n, near))
}

func covered(ink, by []bool, n, near int) float64 {
	all, hit := 0, 0
	for i, is := range ink {
		if !is {
			continue
		}
		all++
		x, y := i%n, i/n
	search:
		for dy := -near; dy <= near; dy++ {
			for dx := -near; dx <= near; dx++ {
				if dx*dx+dy*dy <= near*near && x+dx >= 0 && x+dx < n && y+dy >= 0 && y+dy < n && by[(y+dy)*n+x+dx] {
					hit++
					break search
				}
			}
		}
	}
	return float64(hit) / float64(max(all, 1))
}

// pieces counts the parts of ink that do not touch, at 300 pixels an em.
func (s *shape) pieces() int {
	const n = 400
	ink := s.raster(n, 160, func(x, y float64) (float32, float32) {
		return float32(50 + (x-s.x0)*300), float32(330 - y*300)
	})
	count := 0
	var stack []int
	for i := range ink {
		if !ink[i] {
			continue
		}
		count++
		stack = append(stack[:0], i)
		ink[i] = false
		for len(stack) > 0 {
			at := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			for _, next := range []int{at - 1, at + 1, at - n, at + n, at - n - 1, at - n + 1, at + n - 1, at + n + 1} {
				if next >= 0 && next < len(ink) && ink[next] {
					ink[next] = false
					stack = append(stack, next)
				}
			}
		}
	}
	return count
}

func percent(share float64) string { return strconv.Itoa(int(math.Round(100*share))) + "%" }
