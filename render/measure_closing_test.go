package render_test

import (
	"slices"
	"testing"

	"gongwen/render/paper/unit"
)

// TestAttachmentNote: names of several attachments stand below one another.
func TestAttachmentNote(t *testing.T) {
	const long = "青禾县全面推进政务公开加快建设法治政府创新政府廉洁政府任务分解表"
	t.Run("several", func(t *testing.T) {
		doc := measured(t, "text = \""+hanzi(28*8)+"\\n会议通知。\"",
			"[[attachment]]\ntitle = \""+long+"\"\ntext = \"略。\"\n[[attachment]]\ntitle = \"参会人员名额分配表\"\ntext = \"略。\"")
		eachInstrument(t, doc, func(g gauge, pages []side) {
			s := &pages[1] // two lines of the text move along
			label, first, second := s.find(g, "附件：1."), s.find(g, long), s.find(g, "2.参会人员名额分配表")
			indent := areaLeft(2) + 2*cell
			g.is("7.3.4", "one blank line below the text", label[0].y, s.find(g, "会议通知。")[0].y+2*pitch)
			g.is("7.3.4", "附件 two characters in", label[0].x, indent)
			g.is("7.3.4", "2. below 1.", second[0].x, label[3].x)
			g.is("7.3.4", "1. after 附件：", label[3].x, indent+3*cell)
			g.is("7.3.4", "second name below the first", second[2].x, first[0].x)
			wrapped := slices.IndexFunc(first, func(c ink) bool { return !near(c.y, first[0].y) })
			if wrapped < 0 {
				g.Fatal("the long name does not wrap")
			}
			g.is("7.3.4", "wrapped name below its first character", first[wrapped].x, first[0].x)
			g.is("7.3.4", "next attachment on the next line", second[0].y, first[wrapped].y+pitch)
		})
	})
	t.Run("single", func(t *testing.T) {
		doc := measured(t, "[[attachment]]\ntitle = \""+long+"\"\ntext = \"略。\"")
		eachInstrument(t, doc, func(g gauge, pages []side) {
			note := pages[0].find(g, "附件："+long)
			g.is("7.3.4", "a single name after 附件：", note[3].x, areaLeft(1)+5*cell)
			wrapped := slices.IndexFunc(note, func(c ink) bool { return !near(c.y, note[0].y) })
			g.is("7.3.4", "wrapped name below its first character", note[wrapped].x, areaLeft(1)+5*cell)
		})
	})
}

// TestSignature: 署名, 成文日期 and 附注 with and without a seal.
func TestSignature(t *testing.T) {
	const text, date = "会议通知。", "2026年3月12日"
	for _, c := range []struct {
		name, signature, signed string
		blank                   unit.Length // lines above the name
		right, dateRight        unit.Length // of name and date, in half characters; -1: the name centred on the date
		clause                  string
	}{
		{"seal", "seal = true", "青禾县人民政府", 2, -1, 8, "7.3.5.1"},
		{"seal, long name", "seal = true\nname = \"青禾县人民政府政务服务管理\"", "青禾县人民政府政务服务管理", 2, -1, 8, "7.3.5.1"},
		// The date is 2026 3 12 in half characters and 年月日: 6.5 wide.
		{"no seal, longer name", "seal = false\nname = \"青禾县人民政府办公室\"", "青禾县人民政府办公室", 1, 4, 2*10 - 13, "7.3.5.2"},
		{"no seal, a little longer name", "seal = false", "青禾县人民政府", 1, 4 + 13 + 4 - 14, 4, "7.3.5.2"},
		{"no seal, longer date", "seal = false\nname = \"县政府\"", "县政府", 1, 4 + 13 + 4 - 6, 4, "7.3.5.2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := measured(t, `text = "`+text+`"`, `note = "此件公开发布"`, "[signature]\n"+c.signature)
			eachInstrument(t, doc, func(g gauge, pages []side) {
				s := &pages[0]
				block := s.find(g, text+c.signed+date+"（此件公开发布）")
				n := len([]rune(text))
				signed, dated, note := block[n:][:len([]rune(c.signed))], block[n+len([]rune(c.signed)):][:len([]rune(date))], block[len(block)-8:]
				edge := areaLeft(1) + areaWidth
				g.is(c.clause, "blank lines above the name", signed[0].y, block[0].y+(c.blank+1)*pitch)
				g.is(c.clause, "date below the name", dated[0].y, signed[0].y+pitch)
				g.is(c.clause, "date from the right", edge-last(dated).end(), c.dateRight*cell/2)
				if c.right < 0 {
					g.is(c.clause, "name centred on the date", centre(signed), centre(dated))
				} else {
					g.is(c.clause, "name from the right", edge-last(signed).end(), c.right*cell/2)
					g.is(c.clause, "date begins two characters right of the name", dated[0].x, signed[0].x+2*cell)
				}
				g.is("7.3.6", "note on the line after the date", note[0].y, dated[0].y+pitch)
				g.is("7.3.6", "note two characters in", note[0].x, areaLeft(1)+2*cell)
			})
		})
	}
}

// TestImprint: the last rule ends the type area of the last page.
func TestImprint(t *testing.T) {
	const copies = "抄送：县委办公室，县人大常委会办公室，县政协办公室，县监委，县法院，县检察院，县人武部，各人民团体。"
	doc := measured(t, "[imprint]\ncopy_to = \""+copies[len("抄送："):len(copies)-len("。")]+"\"\nprinted_by = \"青禾县人民政府办公室\"\nprinted_on = 2026-03-15")
	eachInstrument(t, doc, func(g gauge, pages []side) {
		if len(pages) != 2 {
			g.Fatalf("GB/T 33476.2 7.3.1: the imprint stands on page %d, not on the even page 2", len(pages))
		}
		s, n := &pages[1], 2
		rules := slices.DeleteFunc(slices.Clone(s.rules), func(b bar) bool { return b.y > areaEnd })
		slices.SortFunc(rules, func(a, b bar) int { return int(a.y - b.y) })
		if len(rules) != 3 {
			g.Fatalf("7.4.1 %d rules, not 3", len(rules))
		}
		fine := gauge{g.T, 10 * unit.Micron}
		for i, weight := range []unit.Length{350, 250, 350} {
			fine.is("7.4.1", "weight of a rule", rules[i].h, weight)
			fine.is("7.4.1", "left edge of a rule", rules[i].x, areaLeft(n))
			fine.is("7.4.1", "width of a rule", rules[i].w, areaWidth)
		}
		fine.is("7.4.1", "lower edge of the last rule", rules[2].y+rules[2].h, areaEnd)

		to, by, on := s.find(g, copies), s.find(g, "青禾县人民政府办公室"), s.find(g, "2026年3月15日印发")
		g.is("7.4.2", "抄送 in 四号", to[0].em, sihao)
		g.is("7.4.2", "抄送 one character in", to[0].x, areaLeft(n)+sihao)
		wrapped := slices.IndexFunc(to, func(c ink) bool { return !near(c.y, to[0].y) })
		if wrapped < 0 {
			g.Fatal("抄送 does not wrap")
		}
		g.is("7.4.2", "抄送 wraps after its colon", to[wrapped].x, areaLeft(n)+4*sihao)
		if end := to[wrapped-1].end() - to[wrapped-1].spare(); end > areaLeft(n)+areaWidth-sihao+g.tolerance {
			g.Errorf("7.4.2 抄送 ends %v mm from the right edge", areaLeft(n)+areaWidth-end)
		}
		g.is("7.4.3", "印发机关 one character in", by[0].x, areaLeft(n)+sihao)
		g.is("7.4.3", "印发日期 one character in from the right", areaLeft(n)+areaWidth-last(on).end(), sihao)
		g.is("7.4.3", "印发机关 and 印发日期 on one line", by[0].y, on[0].y)
	})
}
