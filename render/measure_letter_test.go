package render_test

import (
	"slices"
	"testing"

	"gongwen/render"
	"gongwen/render/diag"
	"gongwen/render/paper/unit"
)

// letter opens a letter.
func letter(t *testing.T, lines ...string) *render.Document {
	t.Helper()
	return measured(t, append([]string{`format = "letter"`}, lines...)...)
}

// doubles are the red rules of a page from above.
func (s *side) doubles(g gauge) []bar {
	g.Helper()
	red := slices.DeleteFunc(slices.Clone(s.rules), func(b bar) bool { return !b.red })
	slices.SortFunc(red, func(a, b bar) int { return int(a.y - b.y) })
	return red
}

// What 10.1 says of a letter's second rule: it ends 20 mm above the sheet's edge;
// by figure 11 it is 1.86 mm high in all. A line of text stands 7/8 of a character
// above it.
const (
	secondRule = 277*unit.MM - 1860
	lastLine   = secondRule - lineGap // the lower edge of its character box
)

// TestLetterHead: name, double rules, corner, number and title (10.1, figure 11).
func TestLetterHead(t *testing.T) {
	for _, c := range []struct {
		name, keys, mark string
		left             []string // below the first rule
		right            []string
		full             bool
	}{
		{"plain", "", "青禾县人民政府", nil, []string{"青政发〔2026〕6号"}, false},
		{"corner", "[letterhead]\nserial = \"000012\"\nsecrecy = \"机密\"\nurgency = \"特急\"", "青禾县人民政府", []string{"000012", "机密", "特急"}, []string{"青政发〔2026〕6号"}, false},
		{"secrecy alone", "[letterhead]\nsecrecy = \"秘密★1年\"\nserial = \"000012\"", "青禾县人民政府", []string{"000012", "秘密★1年"}, []string{"青政发〔2026〕6号"}, false},
		{"urgency", "[letterhead]\nurgency = \"加急\"\nregistry = \"QHDR-2026-00001\"", "青禾县人民政府", []string{"加急"}, []string{"青政发〔2026〕6号", "QHDR-2026-00001"}, false},
		{"long name", "[letterhead]\nmark = \"青禾县人民代表大会常务委员会办公室\"", "青禾县人民代表大会常务委员会办公室", nil, []string{"青政发〔2026〕6号"}, true},
		{"joint", "issuer = [\"青禾县水务局\", \"青禾县财政局\"]", "青禾县水务局", nil, []string{"青政发〔2026〕6号"}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			eachInstrument(t, letter(t, c.keys), func(g gauge, pages []side) {
				s := &pages[0]
				mark, title := s.find(g, c.mark), s.find(g, "青禾县人民政府关于召开会议的通知")
				high, low := inkEdges(mark)
				g.is("10.1", "upper edge of the name, 30 mm below that of the sheet", high, 30*unit.MM)
				g.is("10.1", "middle of the name on that of the rules", centre(mark), 105*unit.MM)
				for _, ch := range mark {
					if !ch.red {
						g.Errorf("10.1 %c is not red", ch.r)
					}
				}
				if c.full {
					gauge{g.T, 200 * unit.Micron}.is("10.1", "width of a long name", last(mark).end()-mark[0].x, areaWidth-100)
				} else {
					g.is("10.1", "size of the name", mark[0].em, (36 * unit.Pt).Em())
				}

				red := s.doubles(g)
				if len(red) != 4 {
					g.Fatalf("10.1 %d red rules, not two double ones", len(red))
				}
				fine := gauge{g.T, 10 * unit.Micron}
				for i, weight := range []unit.Length{930, 250, 250, 930} {
					fine.is("10.1", "weight of a rule", red[i].h, weight)
					fine.is("10.1", "length of a rule", red[i].w, 170*unit.MM)
					fine.is("10.1", "left end of a rule", red[i].x, 20*unit.MM)
				}
				g.is("10.1", "first rule, 4 mm below the name", red[0].y, low+4*unit.MM)
				fine.is("10.1", "white of the first rule", red[1].y-red[0].y-red[0].h, 680)
				fine.is("10.1", "white of the second rule", red[3].y-red[2].y-red[2].h, 680)
				fine.is("10.1", "second rule, 20 mm above the sheet's edge", red[3].y+red[3].h, 277*unit.MM)

				top := red[1].y + red[1].h + lineGap
				for i, words := range c.left {
					at := s.find(g, words)
					g.is("10.1", words+" flush left", at[0].x, areaLeft(1))
					g.is("10.1", words+" on its line", at[0].top(), top+unit.Length(i)*pitch)
				}
				for i, words := range c.right {
					at := s.find(g, words)
					g.is("10.1", words+" flush right", last(at).end(), areaLeft(1)+areaWidth)
					g.is("10.1", words+" on its line", at[0].top(), top+unit.Length(i)*pitch)
				}
				lines := unit.Length(max(len(c.left), len(c.right)))
				g.is("10.1", "title, two blank lines below the last element", title[0].top(), top+(lines-1)*pitch+cell+2*pitch)
				g.is("10.1", "middle of the title", centre(title), areaLeft(1)+areaWidth/2)
				g.is("7.3.2", "recipients, one blank line below the title", s.find(g, "各乡镇人民政府：")[0].top(), title[0].top()+erhao+pitch)
				for _, ch := range s.glyphs {
					if ch.y > areaEnd {
						g.Errorf("10.1 %c stands below the type area of the first page, where no number is", ch.r)
					}
				}
			})
		})
	}
}

// TestLetterPages: the text of a letter that goes on runs down to 7/8 of a
// character above the second rule; of one that ends on its first page the lines
// keep their distance; the pages behind are as everywhere.
func TestLetterPages(t *testing.T) {
	for _, lines := range []int{30, 31, 45} {
		for _, title := range []string{"关于召开会议的通知", "关于召开\\n会议的通知"} {
			eachInstrument(t, letter(t, `title = "`+title+`"`, `text = "`+hanzi(28*lines)+`"`), func(g gauge, pages []side) {
				if len(pages) < 2 || len(pages[0].doubles(g)) != 4 || len(pages[1].doubles(g)) != 0 {
					g.Fatalf("10.1 %d pages, the second with %d red rules", len(pages), len(pages[1].doubles(g)))
				}
				s := &pages[0]
				to := s.find(g, "各乡镇人民政府：")
				var below []unit.Length // the lines from 主送 on
				for _, ch := range s.glyphs {
					if ch.y >= to[0].y && (len(below) == 0 || ch.y > below[len(below)-1]+unit.MM) {
						below = append(below, ch.y)
					}
				}
				n := unit.Length(len(below))
				at := (below[n-1] - below[0]) / (n - 1)
				if at < 10*unit.MM || at > 10900 {
					g.Errorf("5.2.3 %d lines of %v mm", n, at)
				}
				for i, y := range below {
					g.is("5.2.3", "lines at one distance", y, below[0]+unit.Length(i)*at)
				}
				edge := below[n-1] + cell*12/100
				g.is("10.1", "last line above the second rule", edge, lastLine)
				pages[1].number(g, 2)
				g.is("5.2.1", "first line of the second page", pages[1].body()[0][0].top(), areaTop)
			})
		}
	}
	t.Run("one page", func(t *testing.T) {
		doc := letter(t, "[imprint]\ncopy_to = \"县委办公室，县人大常委会办公室\"")
		eachInstrument(t, doc, func(g gauge, pages []side) {
			if len(pages) != 1 {
				g.Fatalf("10.1 %d pages", len(pages))
			}
			s := &pages[0]
			text := s.find(g, "定于近日召开会议。")
			g.is("5.2.3", "lines keep their distance", text[0].y, s.find(g, "各乡镇人民政府：")[0].y+pitch)
			g.is("7.3.5.1", "name, two blank lines below the text", s.find(g, "。青禾县人民政府2026")[1].y, text[0].y+3*pitch)
			copies := s.find(g, "抄送：县委办公室，县人大常委会办公室。")
			g.is("10.1", "抄送 ends the type area", copies[0].top()+sihao, areaEnd)
			g.is("7.4.2", "抄送 one character in", copies[0].x, areaLeft(1)+sihao)
			if black := len(s.rules) - len(s.doubles(g)); black != 0 {
				g.Errorf("10.1 %d rules in the imprint, and no page number", black)
			}
		})
	})
	t.Run("preprinted", func(t *testing.T) {
		template, list := render.LoadTemplate(&diag.Source{Name: "local.toml", Text: "[letterhead]\nprint = false"})
		if template == nil {
			t.Fatal(list)
		}
		doc, _ := render.Open("a.toml", []byte(letterText), render.Config{Template: template})
		red := 0
		for _, s := range readFrames(doc) {
			for _, b := range s.rules {
				if b.red {
					red++
				}
			}
			for _, ch := range s.glyphs {
				if ch.red {
					red++
				}
			}
		}
		if red > 0 {
			t.Errorf("%d red things on paper that has them", red)
		}
	})
}

const letterText = `format = "letter"
issuer = "青禾县人民政府"
number = "青政函〔2026〕6号"
title = "关于商请支持的函"
recipients = "青禾县财政局"
date = 2026-03-12
text = "请予支持。"
`

// TestLetterLaw: of a letter of any length, with all that may close it, no line
// of the first page stands below 7/8 of a character above the second rule, none on
// another outside the type area, no two lines lie upon each other, and none is
// farther from its neighbour than its white.
func TestLetterLaw(t *testing.T) {
	for lines := range 42 {
		for _, closing := range []string{
			"", "[signature]\nseal = false\n[imprint]\ncopy_to = \"县委办公室\"", "note = \"此件公开发布\"\n[imprint]\ncopy_to = \"县委办公室，县人大常委会办公室，县政协办公室，县监委，县法院，县检察院，县人武部\"",
			issuedBy(bureaus[:4]) + "\n[imprint]\ncopy_to = \"县委办公室\"", "[[attachment]]\ntitle = \"名单\"\ntext = \"略。\"",
		} {
			doc := letter(t, `text = "`+hanzi(28*lines+5)+`"`, closing)
			for i, p := range readFrames(doc) {
				g, s := newGauge(t), p
				end := areaEnd
				if i == 0 {
					end = lastLine
				}
				s.glyphs = slices.DeleteFunc(slices.Clone(s.glyphs), func(c ink) bool { return c.red || c.y > areaEnd && i > 0 })
				s.rules = nil
				s.inside(g, i+1, end)
				for _, c := range s.glyphs {
					if height, _ := c.box(); c.top()+height > end+g.tolerance {
						t.Errorf("%d lines: %c of page %d stands %v mm too low", lines, c.r, i+1, c.top()+height-end)
					}
				}
				all := s.body()
				for k := 1; k < len(all); k++ {
					above, below := all[k-1][0], all[k][0]
					if height, _ := above.box(); below.top()-above.top() < height+lineGap-570 { // less by what the page is filled or squeezed by
						t.Errorf("%d lines: %c and %c of page %d are %v mm apart", lines, above.r, below.r, i+1, below.top()-above.top())
					}
				}
				if t.Failed() {
					t.Fatal(closing)
				}
			}
		}
	}
}
