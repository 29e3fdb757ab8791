package render_test

import (
	"slices"
	"strconv"
	"testing"

	"gongwen/render/notice"
	"gongwen/render/paper/unit"
	"gongwen/render/testkit"
)

// body returns the glyphs of a page above its number, by lines from above.
func (s *side) body() (lines [][]ink) {
	for _, c := range s.glyphs {
		if c.y > areaEnd {
			continue
		}
		i := slices.IndexFunc(lines, func(l []ink) bool { return near(l[0].y, c.y) })
		if i < 0 {
			i = len(lines)
			lines = append(lines, nil)
		}
		lines[i] = append(lines[i], c)
	}
	slices.SortFunc(lines, func(a, b []ink) int { return int(a[0].y - b[0].y) })
	return lines
}

// TestGrid: a page of hanzi holds 22 lines of 28, which fill the type area; no
// cell is off its place by what its neighbours add up to.
func TestGrid(t *testing.T) {
	doc := measured(t, `text = "`+hanzi(28*60)+`"`)
	eachInstrument(t, doc, func(g gauge, pages []side) {
		if len(pages) < 4 {
			g.Fatalf("%d pages, not the two full ones and what is around them", len(pages))
		}
		fine := gauge{g.T, 10 * unit.Micron}
		for n := 2; n <= 3; n++ {
			lines := pages[n-1].body()
			if len(lines) != 22 {
				g.Errorf("5.2.3 page %d: %d lines, not 22", n, len(lines))
			}
			for k, line := range lines {
				fine.is("3.2、5.2.3", "upper edge of a line", line[0].top(), areaTop+unit.Length(k)*pitch)
				if len(line) != 28 {
					g.Errorf("5.2.3 page %d, line %d: %d characters, not 28", n, k+1, len(line))
				}
				for i, c := range line {
					fine.is("5.2.3", "cell of a line", c.x, areaLeft(n)+(unit.Length(i)*areaWidth+14)/28)
				}
				fine.is("5.2.1", "right edge of a full line", last(line).end(), areaLeft(n)+areaWidth)
			}
			first, end := lines[0][0], lines[len(lines)-1][0]
			g.is("5.2.1", "first character box", first.top(), areaTop)
			g.is("5.2.1", "left edge of the text", first.x, areaLeft(n))
			g.is("5.2.1", "lower edge of the last line", end.top()+cell, areaEnd)
		}
	})
}

// TestPageNumber: digits of 四号 between two dashes, 7 mm below the type
// area, one character from its outer edge, outside on odd and on even pages.
func TestPageNumber(t *testing.T) {
	doc := measured(t, `text = "`+hanzi(28*270)+`"`)
	eachInstrument(t, doc, func(g gauge, pages []side) {
		if len(pages) < 11 {
			g.Fatalf("%d pages, no number of two digits", len(pages))
		}
		for i := range pages {
			pages[i].number(g, i+1)
		}
	})
}

// number measures the page number of page n, which keeps its place of the sheet
// whatever way the page is turned (8).
func (s *side) number(g gauge, n int) {
	g.Helper()
	dashes := slices.DeleteFunc(slices.Clone(s.rules), func(b bar) bool { return b.y < areaEnd })
	digits := slices.DeleteFunc(slices.Clone(s.glyphs), func(c ink) bool { return c.y <= areaEnd })
	if len(dashes) != 2 || len(digits) != len(strconv.Itoa(n)) {
		g.Fatalf("7.5 page %d: %d dashes and %d digits", n, len(dashes), len(digits))
	}
	a, b := dashes[0], dashes[1]
	for _, d := range dashes {
		g.is("7.5", "middle of a dash", d.y+d.h/2, 269*unit.MM)
		g.is("7.5", "一字线 is one character of 四号", d.w, sihao)
	}
	if n%2 == 1 {
		g.is("7.5", "odd page, from the right edge", areaLeft(n)+areaWidth-(b.x+b.w), sihao)
	} else {
		g.is("7.5", "even page, from the left edge", a.x-areaLeft(n), sihao)
	}
	g.is("7.5", "size of the digits", digits[0].em, sihao)
	g.is("7.5", "a digit is half a character wide", digits[0].advance, sihao/2)
	g.is("7.5", "digits in the middle of the dashes", centre(digits), (a.x+b.x+b.w)/2)
	for _, d := range digits {
		if d.up {
			g.Errorf("8 page %d: its number is turned", n)
		}
	}
}

// TestTypeArea: of the samples nothing but the page number stands outside the
// type area, and nothing but the red frame of a letter, whose first page holds text
// down to its second rule (10.1).
func TestTypeArea(t *testing.T) {
	for stem, text := range testkit.SampleTexts(t) {
		t.Run(stem, func(t *testing.T) {
			doc, _ := open(t, stem, text)
			eachInstrument(t, doc, func(g gauge, pages []side) {
				for i := range pages {
					if s := pages[i]; i == 0 && doc.Notice().Form == notice.Letter {
						s.glyphs = slices.DeleteFunc(slices.Clone(s.glyphs), func(c ink) bool { return c.red })
						s.rules = slices.DeleteFunc(slices.Clone(s.rules), func(b bar) bool { return b.red })
						s.inside(g, 1, lastLine)
						continue
					}
					pages[i].inside(g, i+1, areaEnd)
				}
			})
		})
	}
}

// inside checks character boxes and rules of a page; of what begins below end its
// left and right edges alone.
func (s *side) inside(g gauge, page int, end unit.Length) {
	check := func(what any, x0, y0, x1, y1 unit.Length) {
		x0, x1 = x0-areaLeft(page), areaLeft(page)+areaWidth-x1
		if least := min(x0, x1, y0-areaTop, end-y1); least < -g.tolerance && (y0 < end || x0 < 0 || x1 < 0) {
			g.Errorf("5.2.1、7.1 page %d: %v stands %v mm outside the type area", page, what, -least)
		}
	}
	for _, c := range s.glyphs {
		height, width := c.box()
		width -= c.spare()
		above := height * 88 / 100
		if c.up {
			check(string(c.r), c.x-above, c.y-width, c.x+height-above, c.y)
		} else {
			check(string(c.r), c.x, c.y-above, c.x+width, c.y+height-above)
		}
	}
	for _, b := range s.rules {
		check("a rule", b.x, b.y, b.x+b.w, b.y+b.h)
	}
}
