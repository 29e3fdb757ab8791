package render_test

import (
	"testing"

	"gongwen/render"
	"gongwen/render/paper/font"
	"gongwen/render/paper/unit"
)

// inkEdges are the highest and the lowest point of red letters, by the outlines
// of their face.
func inkEdges(mark []ink) (high, low unit.Length) {
	faces := render.DefaultFaces()
	for i, c := range mark {
		face, id, _ := faces.Lookup(font.XiaoBiaoSong, c.r)
		_, bottom, _, top := faces.Font(face).Bounds(id)
		y0, y1 := c.y-c.em*unit.Length(top)/1000, c.y-c.em*unit.Length(bottom)/1000
		if i == 0 {
			high, low = y0, y1
		}
		high, low = min(high, y0), max(low, y1)
	}
	return high, low
}

// TestHead: mark, number, red rule and title of the first page.
func TestHead(t *testing.T) {
	for _, c := range []struct {
		name, mark string
		full       bool // as wide as the type area
	}{
		{"short", "青禾县委文件", false},
		{"condensed", "青禾县人民政府办公室文件", true},
		{"condensed and smaller", "青禾县人民代表大会常务委员会办公室文件", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := measured(t, "[letterhead]\nmark = \""+c.mark+`"`)
			eachInstrument(t, doc, func(g gauge, pages []side) { pages[0].head(g, c.mark, c.full) })
		})
	}
}

func (s *side) head(g gauge, words string, full bool) {
	mark, number, title := s.find(g, words), s.find(g, "青政发〔2026〕6号"), s.find(g, "青禾县人民政府关于召开会议的通知")
	middle := areaLeft(1) + areaWidth/2
	high, low := inkEdges(mark)
	g.is("7.2.4", "upper edge of the mark, 35 mm below that of the type area", high, 72*unit.MM)
	g.is("7.2.4", "middle of the mark", centre(mark), middle)
	if !full {
		g.is("7.2.4", "size of the mark where it fits", mark[0].em, (42 * unit.Pt).Em())
	}
	width := last(mark).end() - mark[0].x
	if full { // to a thousandth of its letters' width
		gauge{g.T, 200 * unit.Micron}.is("7.2.4", "width of a long mark", width, areaWidth-100)
	}
	if width > areaWidth {
		g.Errorf("7.2.4 the mark is %v mm wide", width)
	}
	for _, c := range mark {
		if !c.red {
			g.Errorf("7.2.4 %c of the mark is not red", c.r)
		}
	}

	// Two blank lines are two pitches of white, from edge to edge (figures 2 to 4
	// and 12).
	g.is("7.2.5", "number, two blank lines below the mark", number[0].top(), low+2*pitch)
	g.is("7.2.5", "middle of the number", centre(number), middle)
	g.is("7.2.5", "number in 三号", number[0].em, sanhao)

	var rule bar
	for _, b := range s.rules {
		if b.red {
			rule = b
		}
	}
	g.is("7.2.7", "red rule, 4 mm below the number", rule.y, number[0].top()+cell+4*unit.MM)
	g.is("7.2.7", "width of the red rule", rule.w, areaWidth)
	gauge{g.T, 10 * unit.Micron}.is("习惯", "weight of the red rule", rule.h, 530)
	g.is("7.2.7", "left edge of the red rule", rule.x, areaLeft(1))

	g.is("7.3.1", "title in 二号", title[0].em, erhao)
	g.is("7.3.1", "title, two blank lines below the red rule", title[0].top(), rule.y+rule.h+2*pitch)
	g.is("7.3.1", "middle of the title", centre(title), middle)
}

// TestOpening: what stands below the title.
func TestOpening(t *testing.T) {
	doc := measured(t,
		`title = "青禾县人民政府\n关于召开全县政务服务工作会议的通知"`,
		`recipients = "各乡镇人民政府，各街道办事处，县政府各部门、各直属单位，驻青各单位"`,
		`text = "一、`+hanzi(40)+`。\n定于近日`+hanzi(28*6)+`"`)
	eachInstrument(t, doc, func(g gauge, pages []side) {
		s := &pages[0]
		title := s.find(g, "关于召开全县政务服务工作会议的通知")
		g.is("7.3.1", "middle of each line of the title", centre(s.find(g, "青禾县人民政府关于")[:7]), areaLeft(1)+areaWidth/2)
		g.is("7.3.1", "lines of the title: their height and 7/8 of a character", title[0].y-s.find(g, "青禾县人民政府关于")[0].y, erhao+lineGap)
		to := s.find(g, "各乡镇人民政府，各街道办事处，县政府各部门、各直属单位，驻青各单位：")
		g.is("7.3.2", "recipients, one blank line below the title", to[0].top(), title[0].top()+erhao+pitch)
		g.is("7.3.2", "recipients flush left", to[0].x, areaLeft(1))
		wrapped := to[0]
		for _, c := range to {
			if !near(c.y, to[0].y) {
				wrapped = c
				break
			}
		}
		g.is("7.3.2", "recipients wrapped to the next line", wrapped.y, to[0].y+pitch)
		g.is("7.3.2", "wrapped recipients flush left", wrapped.x, areaLeft(1))
		text := s.find(g, "一、"+hanzi(40)+"。")
		g.is("7.3.3", "text on the next line", text[0].y, last(to).y+pitch)
		g.is("7.3.3", "indent of a paragraph", text[0].x, areaLeft(1)+2*cell)
		g.is("7.3.3", "a paragraph wraps flush left", text[26].x, areaLeft(1))
		g.is("7.3.3", "next paragraph", s.find(g, "定于近日")[0].x, areaLeft(1)+2*cell)
	})
}

// TestCornerSpread: 密级 without a term and 紧急程度 are as wide as 份号, three
// characters (figures 4 and 11); with a term 密级 is not.
func TestCornerSpread(t *testing.T) {
	for words, width := range map[string]unit.Length{"机密": 3 * cell, "秘密★10年": 5 * cell, "绝密★长期": 5 * cell} {
		for _, format := range []string{"general", "letter"} {
			doc := measured(t, "format = \""+format+"\"\n[letterhead]\nserial = \"000001\"\nsecrecy = \""+words+"\"\nurgency = \"加急\"")
			eachInstrument(t, doc, func(g gauge, pages []side) {
				for at, want := range map[string]unit.Length{"000001": 3 * cell, words: width, "加急": 3 * cell} {
					found := pages[0].find(g, at)
					gauge{g.T, 200 * unit.Micron}.is("7.2.2、7.2.3", "width of "+at, last(found).end()-found[0].x, want)
				}
			})
		}
	}
}

// TestCorner: 份号 on the first line, 密级 on the second, 紧急程度 below.
func TestCorner(t *testing.T) {
	doc := measured(t, "[letterhead]\nserial = \"000001\"\nsecrecy = \"秘密★5年\"\nurgency = \"特急\"")
	eachInstrument(t, doc, func(g gauge, pages []side) {
		for line, c := range []struct{ clause, words string }{{"7.2.1", "000001"}, {"7.2.2", "秘密★5年"}, {"7.2.3", "特急"}} {
			at := pages[0].find(g, c.words)[0]
			g.is(c.clause, c.words+" flush left", at.x, areaLeft(1))
			g.is(c.clause, c.words+" on its line", at.top(), areaTop+unit.Length(line)*pitch)
			g.is(c.clause, c.words+" in 三号", at.em, sanhao)
		}
	})
}
