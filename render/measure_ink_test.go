package render_test

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"

	"gongwen/render/notice"
	"gongwen/render/paper/unit"
	"gongwen/render/testkit"
)

// The tests of this file look at ink and at words: they know nothing of
// baselines or boxes, and measure with poppler what mupdf does not draw.

// picture is a page as poppler draws it, a byte or three a dot.
type picture struct {
	width, height, bytes int
	dots                 []byte
	dpi                  int
}

// draw has poppler draw pages of a file.
func draw(t *testing.T, file string, dpi int, args ...string) (pictures []picture) {
	t.Helper()
	testkit.NeedSlow(t, "pdftoppm")
	r := bufio.NewReader(strings.NewReader(testkit.Output(t, "pdftoppm", append(args, "-r", fmt.Sprint(dpi), file)...)))
	for {
		p := picture{dpi: dpi}
		var kind string
		var depth int
		if _, err := fmt.Fscanf(r, "%s\n%d %d\n%d\n", &kind, &p.width, &p.height, &depth); err == io.EOF {
			return pictures
		} else if err != nil {
			t.Fatal(err)
		}
		p.bytes = map[string]int{"P5": 1, "P6": 3}[kind]
		p.dots = make([]byte, p.width*p.height*p.bytes)
		if _, err := io.ReadFull(r, p.dots); err != nil {
			t.Fatal(err)
		}
		pictures = append(pictures, p)
	}
}

// length is the distance that n dots cover.
func (p *picture) length(n int) unit.Length {
	return unit.Length(n) * 25400 / unit.Length(p.dpi)
}

// TestMarkInk: the red letters begin 35 mm below the type area and keep
// inside it, however long the name.
func TestMarkInk(t *testing.T) {
	const dpi = 600
	for _, mark := range []string{"青禾县委文件", "济宁高新区管委会办公室文件", "青禾县人民代表大会常务委员会办公室文件"} {
		t.Run(mark, func(t *testing.T) {
			doc := measured(t, "[letterhead]\nmark = \""+mark+`"`)
			p := draw(t, writePDF(t, doc), dpi, "-f", "1", "-l", "1", "-x", "0", "-y", "0", "-W", "4960", "-H", "2300")[0]
			x0, x1, y0 := p.width, 0, p.height
			for i := 0; i < len(p.dots); i += 3 {
				if p.dots[i+1] < 150 { // more than half a dot of red ink, which has no green
					x, y := i/3%p.width, i/3/p.width
					x0, x1, y0 = min(x0, x), max(x1, x+1), min(y0, y)
				}
			}
			g := newGauge(t)
			g.is("7.2.4", "upper edge of the ink of the mark", p.length(y0), 72*unit.MM)
			if p.length(x0) < areaLeft(1)-g.tolerance || p.length(x1) > areaLeft(1)+areaWidth+g.tolerance {
				t.Errorf("5.2.1 the mark covers %v to %v mm, the type area 28 to 184", p.length(x0), p.length(x1))
			}
		})
	}
}

// TestInk: of the samples no ink but that of the page number falls outside the
// type area; on the first page of a letter, outside its name and its rules.
func TestInk(t *testing.T) {
	const dpi = 150 // a dot is 0.17 mm
	for stem, text := range testkit.SampleTexts(t) {
		t.Run(stem, func(t *testing.T) {
			doc, _ := open(t, stem, text)
			for i, p := range draw(t, writePDF(t, doc), dpi, "-gray") {
				n, outside, inked := i+1, 0, false
				left, right, top, end := areaLeft(n), areaLeft(n)+areaWidth, areaTop, areaEnd
				if i == 0 && doc.Notice().Form == notice.Letter { // 10.1: the name and the rules of 170 mm
					left, right, top, end = 20*unit.MM, 190*unit.MM, 30*unit.MM, 277*unit.MM
				}
				for k, dot := range p.dots {
					if dot > 128 {
						continue
					}
					inked = true
					x, y := p.length(k%p.width), p.length(k/p.width)
					if p.width > p.height { // drawn as it is read
						x, y = y, 297*unit.MM-x
					}
					within := x > left-200 && x < right+200 && y > top-200 && y < end+200
					number := y > 266*unit.MM && y < 272*unit.MM && x > areaLeft(n) && x < areaLeft(n)+areaWidth
					if !within && !number {
						outside++
					}
				}
				if outside > 0 {
					t.Errorf("5.2.1 page %d: %d dots of ink outside the type area", n, outside)
				}
				if !inked {
					t.Errorf("page %d is blank", n)
				}
			}
		})
	}
}

// TestWords: the lines of a full page as poppler finds them.
func TestWords(t *testing.T) {
	testkit.Need(t, "pdftotext")
	doc := measured(t, `text = "`+hanzi(28*60)+`"`)
	d := xml.NewDecoder(strings.NewReader(testkit.Output(t, "pdftotext", "-bbox-layout", "-f", "2", "-l", "3", writePDF(t, doc), "-")))
	g := newGauge(t)
	page, lines := 1, 0
	var above unit.Length
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		a := attributes(t, e)
		switch e.Name.Local {
		case "page":
			page, lines = page+1, 0
		case "line":
			y := points(a.number("yMin"))
			if y > areaEnd {
				if lines != 22 {
					t.Errorf("5.2.3 page %d: %d lines, not 22", page, lines)
				}
				continue
			}
			g.is("5.2.1", "left edge of a line", points(a.number("xMin")), areaLeft(page))
			g.is("5.2.1", "right edge of a line", points(a.number("xMax")), areaLeft(page)+areaWidth)
			if lines > 0 {
				g.is("3.2", "distance of two lines", y-above, pitch)
			}
			above = y
			lines++
		}
	}
	if page != 3 {
		t.Errorf("%d pages read", page-1)
	}
}
