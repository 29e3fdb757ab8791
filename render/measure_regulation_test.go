package render_test

import "testing"

// TestRegulation: what an order or a notice issues begins a page with its own
// title; chapters stand in the middle below a blank line, their sections in the
// middle, articles two characters in with one character before their text.
func TestRegulation(t *testing.T) {
	doc := measured(t, "[document]\ntitle = \"青禾县供水设施保护办法\"\ntext = \"\"\"\n第一章　总则\n第一条　为了保护供水设施，制定本办法。\n第二条　下列设施适用本办法：\n（一）水厂；\n（二）管网。\n第二章　保护\n第一节　水源\n第三条　禁止在水源保护范围内排污。\"\"\"")
	eachInstrument(t, doc, func(g gauge, pages []side) {
		if len(pages) != 2 {
			g.Fatalf("%d pages", len(pages))
		}
		s := &pages[1]
		left, middle := areaLeft(2), areaLeft(2)+areaWidth/2
		title, first, one := s.find(g, "青禾县供水设施保护办法"), s.find(g, "第一章　总则"), s.find(g, "第一条　为了保护供水设施，")
		g.is("7.3.7", "title on the first line", title[0].top(), areaTop)
		g.is("7.3.1", "title in 二号", title[0].em, erhao)
		g.is("7.3.1", "middle of the title", centre(title), middle)
		g.is("习惯", "chapter in the middle", centre(first), middle)
		g.is("3.2", "article below its chapter", one[0].y, first[0].y+pitch)
		g.is("7.3.3", "article two characters in", one[0].x, left+2*cell)
		g.is("习惯", "one character before its text", one[4].x, one[0].x+4*cell)
		item, second := s.find(g, "（一）水厂；"), s.find(g, "第二章　保护")
		g.is("7.3.3", "item two characters in", item[0].x, left+2*cell-item[0].spare())
		above := s.find(g, "（二）管网。")
		g.is("习惯", "chapter below a blank line", second[0].y, above[0].y+2*pitch)
		g.is("习惯", "chapter in the middle", centre(second), middle)
		section, third := s.find(g, "第一节　水源"), s.find(g, "第三条　禁止")
		g.is("习惯", "section below its chapter", section[0].y, second[0].y+pitch)
		g.is("习惯", "section in the middle", centre(section), middle)
		g.is("3.2", "article below its section", third[0].y, section[0].y+pitch)
		for _, c := range s.glyphs {
			if c.red {
				g.Errorf("7.2 %c of the document is red", c.r)
			}
		}
	})
}
