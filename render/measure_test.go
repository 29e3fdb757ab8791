package render_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"strconv"
	"strings"
	"testing"

	"gongwen/render"
	"gongwen/render/paper/font"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/unit"
	"gongwen/render/testkit"
)

// The finished pages are measured against the standard, not against the
// template: the numbers in the measure tests are those of GB/T 9704—2012 and of
// the decisions it leaves open. Every case is measured twice, on the finished
// bytes as mupdf reads them and, on a machine that has nothing but Go, on the
// frames; that the frames become the bytes is what the tests of pdf hold.

// side is one measured page (面), on the portrait sheet whatever way it is turned.
type side struct {
	turned bool // to be read turned by 90° clockwise
	glyphs []ink
	rules  []bar
}

// ink is a character as printed: its origin, the extent of its em across the
// line and its advance along it.
type ink struct {
	r             rune
	x, y          unit.Length
	em, advance   unit.Length
	up, red, grey bool
}

// bar is a filled rectangle.
type bar struct {
	x, y, w, h unit.Length
	red        bool
}

// eachInstrument measures one notice as frames and as a file.
func eachInstrument(t *testing.T, doc *render.Document, measure func(g gauge, pages []side)) {
	t.Helper()
	t.Run("frames", func(t *testing.T) { measure(newGauge(t), readFrames(doc)) })
	t.Run("mupdf", func(t *testing.T) {
		t.Parallel() // another program does the work
		measure(newGauge(t), readTrace(t, doc))
	})
}

// gauge holds measures against what they should be.
type gauge struct {
	*testing.T
	tolerance unit.Length
}

func newGauge(t *testing.T) gauge { return gauge{t, 100 * unit.Micron} }

// is compares a length in the words of a clause.
func (g gauge) is(clause, what string, got, want unit.Length) {
	g.Helper()
	if d := got - want; d > g.tolerance || d < -g.tolerance {
		g.Errorf("%s %s: %v mm, not %v ± %v", clause, what, got, want, g.tolerance)
	}
}

// readFrames measures the pages before they are written.
func readFrames(doc *render.Document) []side {
	faces := render.DefaultFaces()
	var pages []side
	for _, p := range doc.Frames().Pages {
		s := side{turned: p.Rotate == 90}
		for _, it := range p.Items {
			switch it := it.(type) {
			case *frame.Rule:
				s.rules = append(s.rules, bar{it.X, it.Y, it.W, it.H, it.Colour == frame.Red})
			case *frame.Run:
				narrow := it.Narrow
				if narrow == 0 {
					narrow = 1000
				}
				em := it.Size.Em()
				for _, gl := range it.Glyphs {
					c := ink{
						r: gl.Rune, x: it.X, y: it.Y, em: em, up: it.Turn == frame.Up,
						red: it.Colour == frame.Red, grey: it.Colour == frame.Grey,
						advance: it.Size.Scale().Of(faces.Font(font.Face(it.Face)).Advance(gl.ID)) * unit.Length(narrow) / 1000,
					}
					if c.up {
						c.y -= gl.X
					} else {
						c.x += gl.X
					}
					s.glyphs = append(s.glyphs, c)
				}
			}
		}
		pages = append(pages, s)
	}
	return pages
}

// readTrace measures the finished file with mupdf, which says of every glyph
// where it puts it and of every path what it fills.
func readTrace(t *testing.T, doc *render.Document) []side {
	testkit.Need(t, "mutool")
	d := xml.NewDecoder(strings.NewReader(testkit.Output(t, "mutool", "draw", "-q", "-F", "trace", writePDF(t, doc))))
	height := doc.Frames().Height
	var pages []side
	var page *side
	var paint struct{ red, grey bool }
	var trm [4]float64
	var path []float64 // x and y of the corners
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return pages
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			a := attributes(t, e)
			switch e.Name.Local {
			case "page":
				pages = append(pages, side{turned: a.numbers("mediabox")[2] > a.numbers("mediabox")[3]})
				page = &pages[len(pages)-1]
			case "fill_text", "fill_path":
				rgb := a.numbers("color")
				paint.red = len(rgb) == 3
				paint.grey = len(rgb) == 1 && rgb[0] > 0
				path = path[:0]
				turned := strings.HasPrefix(a.text("transform"), "0 1 1 0 ")
				if turned != page.turned {
					t.Errorf("page %d: its box and its content are turned differently: %v", len(pages), a.text("transform"))
				}
			case "span":
				copy(trm[:], a.numbers("trm"))
			case "g":
				c := ink{
					r: []rune(a.text("unicode"))[0], x: points(a.number("x")), y: height - points(a.number("y")),
					up: trm[0] == 0, red: paint.red, grey: paint.grey,
				}
				along, across := trm[0], trm[3]
				if c.up {
					along, across = trm[1], -trm[2]
				}
				c.em, c.advance = points(across), points(along*a.number("adv"))
				page.glyphs = append(page.glyphs, c)
			case "moveto", "lineto":
				path = append(path, a.number("x"), a.number("y"))
			}
		case xml.EndElement:
			if e.Name.Local != "fill_path" {
				continue
			}
			x0, y0, x1, y1 := path[0], path[1], path[0], path[1]
			for i := 0; i < len(path); i += 2 {
				x0, x1 = min(x0, path[i]), max(x1, path[i])
				y0, y1 = min(y0, path[i+1]), max(y1, path[i+1])
			}
			page.rules = append(page.rules, bar{points(x0), height - points(y1), points(x1 - x0), points(y1 - y0), paint.red})
		}
	}
}

// points turns points into a length.
func points(pt float64) unit.Length { return unit.Length(math.Round(pt * 25400 / 72)) }

// attrs are the attributes of an element.
type attrs struct {
	t      *testing.T
	values []xml.Attr
}

func attributes(t *testing.T, e xml.StartElement) attrs { return attrs{t, e.Attr} }

func (a attrs) text(name string) string {
	for _, v := range a.values {
		if v.Name.Local == name {
			return v.Value
		}
	}
	a.t.Fatalf("no %s in %v", name, a.values)
	return ""
}

func (a attrs) numbers(name string) (ns []float64) {
	for _, s := range strings.Fields(a.text(name)) {
		n, err := strconv.ParseFloat(s, 64)
		if err != nil {
			a.t.Fatal(err)
		}
		ns = append(ns, n)
	}
	return ns
}

func (a attrs) number(name string) float64 { return a.numbers(name)[0] }

// writePDF writes the finished file and returns its path.
func writePDF(t *testing.T, doc *render.Document) string {
	t.Helper()
	var file bytes.Buffer
	if err := doc.WritePDF(&file); err != nil {
		t.Fatal(err)
	}
	return testkit.Write(t, "notice.pdf", file.Bytes())
}

// What the standard says of every page.
const (
	cell      = 156 * unit.MM / 28    // 3.1, 5.2.3: 28 fill the line
	pitch     = 10446 * unit.Micron   // 3.2: a character and 7/8 of one
	lineGap   = pitch - cell          // 7/8 of a character, below any size of type
	areaTop   = 37 * unit.MM          // 5.2.1
	areaWidth = 156 * unit.MM         // 5.2.1
	areaEnd   = areaTop + 225*unit.MM // 5.2.1: its lower edge
)

// The heights of the sizes of type in use.
var sanhao, erhao, sihao = (16 * unit.Pt).Em(), (22 * unit.Pt).Em(), (14 * unit.Pt).Em()

// areaLeft is the left edge of the type area: the binding side of even pages is
// the right one (5.2.1).
func areaLeft(page int) unit.Length {
	if page%2 == 0 {
		return 26 * unit.MM
	}
	return 28 * unit.MM
}

// box is the height and the width of the character box: type of 三号 stands on
// the grid of the body, all other at its own size.
func (c ink) box() (height, width unit.Length) {
	if near(c.em, sanhao) {
		return cell, c.advance * cell / sanhao
	}
	return c.em, c.advance
}

// top is the upper edge of the character box, on a turned page its left edge on
// the sheet: 88 hundredths of it stand above the baseline.
func (c ink) top() unit.Length {
	height, _ := c.box()
	if c.up {
		return c.x - height*88/100
	}
	return c.y - height*88/100
}

// end is the right edge of the character box of upright text.
func (c ink) end() unit.Length {
	_, width := c.box()
	return c.x + width
}

// spare is what a mark at the end of a line may leave of its width: half of it
// (GB/T 15834—2011 5.1.10).
func (c ink) spare() unit.Length {
	if strings.ContainsRune("，。、；：？！”’）〕】》〉", c.r) {
		return c.em / 2
	}
	return 0
}

// near tells lengths apart that mean to be different.
func near(a, b unit.Length) bool { return a-b < 20 && b-a < 20 }

// find returns the characters of s where they first stand together on the
// page, whatever line breaks fall between them.
func (s *side) find(g gauge, words string) []ink {
	g.Helper()
	want := []rune(words)
	for i := 0; i+len(want) <= len(s.glyphs); i++ {
		k := 0
		for k < len(want) && s.glyphs[i+k].r == want[k] {
			k++
		}
		if k == len(want) {
			return s.glyphs[i : i+k]
		}
	}
	g.Fatalf("%q does not stand on the page", words)
	return nil
}

// last is the last of characters found.
func last(line []ink) ink { return line[len(line)-1] }

// centre is the middle of characters on one upright line.
func centre(line []ink) unit.Length { return (line[0].x + last(line).end()) / 2 }

// measured opens a notice made of its usual head and the lines given, which
// come first.
func measured(t *testing.T, lines ...string) *render.Document {
	t.Helper()
	top, tables, found := strings.Cut("\n"+strings.Join(lines, "\n"), "\n[")
	if found {
		tables = "\n[" + tables
	}
	for _, usual := range []string{
		`format = "general"`, `issuer = "青禾县人民政府"`, `number = "青政发〔2026〕6号"`,
		`title = "青禾县人民政府关于召开会议的通知"`, `recipients = "各乡镇人民政府"`, `date = 2026-03-12`, `text = "定于近日召开会议。"`,
	} {
		key, _, _ := strings.Cut(usual, " ")
		if !strings.Contains(top, "\n"+key+" =") {
			top += "\n" + usual
		}
	}
	doc, _ := open(t, "measured.toml", []byte(top+tables+"\n"))
	return doc
}

// hanzi are n hanzi without a mark.
func hanzi(n int) string {
	const some = "全面推进政务公开是加快建设法治政府创新政府廉洁政府和服务型政府的重要组成部分"
	s := strings.Repeat(some, n/len([]rune(some))+1)
	return string([]rune(s)[:n])
}
