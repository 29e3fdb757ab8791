package render_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gongwen/render"
	"gongwen/render/paper/font"
	"gongwen/render/paper/unit"
)

// pressed is an organ's seal where it will be put: what it covers are the name,
// and of the last row the date below it.
type pressed struct {
	name      string
	page      int
	top, low  unit.Length // character boxes of the name
	left, end unit.Length
}

func (p *pressed) x() unit.Length { return (p.left + p.end) / 2 }

// signed finds the names that sign: none of their characters stands elsewhere.
func signed(t *rapid.T, pages []side, organs []string) (all []pressed) {
	for _, organ := range organs {
		p := pressed{name: organ, page: -1}
		found := 0
		for i := range pages {
			for _, c := range pages[i].glyphs {
				switch {
				case !strings.ContainsRune(organ, c.r):
					continue
				case p.page < 0:
					p = pressed{organ, i, c.top(), c.top() + cell, c.x, c.end()}
				case p.page != i:
					t.Fatalf("%s signs on two pages", organ)
				}
				p.top, p.low = min(p.top, c.top()), max(p.low, c.top()+cell)
				p.left, p.end = min(p.left, c.x), max(p.end, c.end())
				found++
			}
		}
		if found != len([]rune(organ)) {
			t.Fatalf("%d characters of %s sign", found, organ)
		}
		all = append(all, p)
	}
	return all
}

// TestSealLaw: of one to eight organs with names of 3 to 24 characters no seal
// leaves the type area (a lone one neither), touches another or the text, or
// stands on a page without text; the names stand in the order of the issuers, in
// three rows at most.
func TestSealLaw(t *testing.T) {
	const seal = 45 * unit.MM
	count := seen{}
	count.drawn(t, func(rt *rapid.T) {
		n := rapid.IntRange(1, 8).Draw(rt, "organs")
		var names []string
		for next := 0; len(names) < n; {
			size := rapid.SampledFrom([]int{3, 4, 6, 6, 7, 8, 9, 11, 12, 15, 18, 20, 24}).Draw(rt, "characters")
			names = append(names, string(letters[next:next+size]))
			next += size
		}
		sealed := !chance(rt, 4, "without seals")
		var d drawn
		d.line("format = \"general\"\nnumber = \"某政办〔2026〕1号\"\ntitle = \"关于做好某项工作的通知\"\nrecipients = \"各单位\"")
		d.line("date = %s", rapid.SampledFrom([]string{"2026-03-05", "2026-03-12", "2026-12-12"}).Draw(rt, "day"))
		if n == 1 {
			d.line("issuer = %q", names[0])
		} else {
			d.line("issuer = [\"%s\"]", strings.Join(names, `", "`))
		}
		d.line("text = \"%s。\"", strings.Repeat("试", rapid.IntRange(28*4, 28*40).Draw(rt, "text")))
		if chance(rt, 2, "note") {
			d.line("note = \"此件公开\"")
		}
		d.line("[letterhead]\nmark = \"某文件\"\n[signature]\nseal = %t", sealed)
		if chance(rt, 2, "imprint") {
			d.line("[imprint]\ncopy_to = \"甲，乙\"")
		}
		if chance(rt, 2, "attachment") {
			d.line("[[attachment]]\ntitle = \"某事\"\ntext = \"略。\"")
		}
		doc, list := render.Open("drawn.toml", []byte(d.String()), render.Config{})
		if doc == nil {
			rt.Fatalf("refused: %v\n%s", list[0].Message, d.String())
		}
		for _, f := range list {
			if f.Rule.Code == "GW419" {
				rt.Fatalf("%s\n%s", f.Message, d.String())
			}
		}
		frames := doc.Frames()
		for _, bad := range []error{wordLaw(doc), textLaw(doc), areaLaw(frames), overlapLaw(frames), ruleLaw(frames), edgeLaw(frames)} {
			if bad != nil {
				rt.Fatalf("%v\n%s", bad, d.String())
			}
		}

		pages := readFrames(doc)
		all := signed(rt, pages, names)
		page := all[0].page
		var text unit.Length // the lower edge of the text above them
		for _, c := range pages[page].glyphs {
			if c.top() < all[0].top && !c.red && !strings.ContainsRune(string(letters), c.r) {
				text = max(text, c.top()+cell)
			}
		}
		if text == 0 {
			rt.Fatalf("7.3.5.5 the names stand on page %d without text\n%s", page+1, d.String())
		}
		if n == 1 && !sealed {
			return
		}
		if !sealed {
			for i := range all[1:] {
				if a, b := all[i], all[i+1]; a.page != b.page || !near(b.top-a.top, pitch) && b.top-a.top < pitch-600 || b.left-a.left > 30 || b.end-a.end > 30 {
					rt.Fatalf("7.3.5.2 %s and %s do not stand below one another\n%s", a.name, b.name, d.String())
				}
			}
			return
		}
		var rows []unit.Length // their last lines
		for _, s := range all {
			if s.page != page {
				rt.Fatalf("7.3.5.5 %s signs on another page than %s\n%s", s.name, names[0], d.String())
			}
			if !slices.Contains(rows, s.low) {
				rows = append(rows, s.low)
			}
		}
		if count[fmt.Sprint(len(rows), " rows")]++; len(rows) > 3 {
			rt.Fatalf("%d rows of seals\n%s", len(rows), d.String())
		}
		y := map[unit.Length]unit.Length{} // the middle of a row's seals
		for _, low := range rows {
			top := low
			for _, s := range all {
				if s.low == low {
					top = min(top, s.top)
				}
			}
			if y[low] = (top + low) / 2; low == rows[len(rows)-1] {
				y[low] += pitch / 2 // the date
			}
		}
		left := areaLeft(page + 1)
		for i, s := range all {
			switch y := y[s.low]; {
			case s.x()-seal/2 < left-100 || s.x()+seal/2 > left+areaWidth+100 || s.left < left-100 || s.end > left+areaWidth+100:
				rt.Fatalf("7.3.5.1 %s and its seal leave the type area: middle %v\n%s", s.name, s.x()-left, d.String())
			case y-seal/2 < areaTop-100 || y+seal/2 > areaEnd+100:
				rt.Fatalf("7.3.5.1 the seal of %s leaves the type area: %v to %v\n%s", s.name, y-seal/2, y+seal/2, d.String())
			case y-seal/2 < text-600: // a squeezed page has less white between its lines
				rt.Fatalf("7.3.5.1 the seal of %s lies %v on the text\n%s", s.name, text-y+seal/2, d.String())
			}
			for _, o := range all[:i] {
				dx, dy := float64(s.x()-o.x()), float64(y[s.low]-y[o.low])
				if least := float64(seal) + 500; dx*dx+dy*dy < least*least {
					rt.Fatalf("7.3.5.1 the seals of %s and %s are too near\n%s", o.name, s.name, d.String())
				}
				if s.low == o.low && s.left < o.end+cell-100 || s.low < o.low {
					rt.Fatalf("7.3.5.1 %s stands on or before %s\n%s", s.name, o.name, d.String())
				}
			}
		}
	}, "1 rows", "2 rows", "3 rows")
}

// letters are characters of which none is twice among them and none stands in
// the rest of the notice.
var letters = func() []rune {
	var out []rune
	for r := rune(0x6C00); len(out) < 24*8; r++ {
		if _, _, ok := render.DefaultFaces().Lookup(font.FangSong, r); ok && !strings.ContainsRune("某政办号关于做好项工作的通知各单位此件公开文甲乙事略附试抄送年月日青禾县人民政府召开会议乡镇定于近日", r) {
			out = append(out, r)
		}
	}
	return out
}()

// TestSealRowsOfUnlikeNames: one long name costs no row, organs too many for rows
// of one line fold theirs, three seals share a row whatever the date, and a name
// of three characters is as wide as five (figures 5 to 8).
func TestSealRowsOfUnlikeNames(t *testing.T) {
	of := func(sizes ...int) (names []string) {
		next := 0
		for _, n := range sizes {
			names = append(names, string(letters[next:next+n]))
			next += n
		}
		return names
	}
	for _, c := range []struct {
		name  string
		sizes []int
		day   string
		rows  []int
		lines []int // of each name
	}{
		{"one long of four", []int{7, 6, 11, 18}, "2026-03-12", []int{3, 1}, []int{1, 1, 1, 1}},
		{"two long", []int{18, 20}, "2026-03-12", []int{1, 1}, []int{1, 1}},
		{"all long", []int{18, 18, 18, 18}, "2026-03-12", []int{2, 2}, []int{2, 2, 2, 2}},
		{"three, short day", []int{6, 6, 6}, "2026-03-05", []int{3}, []int{1, 1, 1}},
		{"three, long day", []int{6, 6, 6}, "2026-12-12", []int{3}, []int{1, 1, 1}},
		{"three characters", []int{3, 5, 3}, "2026-03-05", []int{3}, []int{1, 1, 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			names := of(c.sizes...)
			doc := measured(t, issuedBy(names), "date = "+c.day, "[letterhead]\nmark = \"某文件\"")
			eachInstrument(t, doc, func(g gauge, pages []side) {
				s := &pages[len(pages)-1]
				all := map[unit.Length]int{} // organs by the last line of their names
				var order []unit.Length
				for i, name := range names {
					lines := map[unit.Length]bool{}
					var at, left, end unit.Length
					for _, ch := range s.glyphs {
						if !strings.ContainsRune(name, ch.r) {
							continue
						}
						if len(lines) == 0 {
							left = ch.x
						}
						lines[ch.y], at, end = true, max(at, ch.y), ch.end()
					}
					if len(lines) != c.lines[i] {
						g.Errorf("%s stands on %d lines, not %d", name, len(lines), c.lines[i])
					}
					if all[at]++; all[at] == 1 {
						order = append(order, at)
					}
					if c.sizes[i] == 3 {
						g.is("7.3.5.1", "width of a name of three characters", end-left, 5*cell)
					}
				}
				var rows []int
				for _, at := range order {
					rows = append(rows, all[at])
				}
				if !slices.Equal(rows, c.rows) {
					g.Errorf("7.3.5.1 rows of %v, not of %v", rows, c.rows)
				}
			})
		})
	}
}
