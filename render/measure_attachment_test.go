package render_test

import (
	"slices"
	"testing"

	"gongwen/render/paper/unit"
	"gongwen/render/testkit"
)

// TestAttachmentPage: the label on the first line, the title on the third.
func TestAttachmentPage(t *testing.T) {
	doc := measured(t, "[[attachment]]\ntitle = \"青禾县政务服务工作会议议程\"\ntext = \"会议于上午开始。\"")
	eachInstrument(t, doc, func(g gauge, pages []side) {
		s, n := &pages[1], 2
		label, title, text := s.find(g, "附件"), s.find(g, "青禾县政务服务工作会议议程"), s.find(g, "会议于上午开始。")
		g.is("7.3.7", "附件 on the first line", label[0].top(), areaTop)
		g.is("7.3.7", "附件 flush left", label[0].x, areaLeft(n))
		g.is("7.3.7", "附件 in 三号", label[0].em, sanhao)
		g.is("7.3.7", "title on the third line", title[0].top(), areaTop+2*pitch)
		g.is("7.3.7", "middle of the title", centre(title), areaLeft(n)+areaWidth/2)
		g.is("7.3.7", "text, one blank line below the title", text[0].top(), title[0].top()+erhao+lineGap+pitch)
		g.is("7.3.3", "indent of a paragraph", text[0].x, areaLeft(n)+2*cell)
		s.number(g, n)
	})
}

// TestLandscape: a turned table on odd and on even pages of the sample.
func TestLandscape(t *testing.T) {
	doc, _ := open(t, "seed", testkit.SampleTexts(t)["zhengwu-gongkai-2023"])
	eachInstrument(t, doc, func(g gauge, pages []side) {
		first := slices.IndexFunc(pages, func(s side) bool { return s.turned })
		if first < 0 || len(pages)-first < 3 {
			g.Fatalf("landscape pages from %d of %d", first+1, len(pages))
		}
		s, n := &pages[first], first+1
		label, title := s.find(g, "附件"), s.find(g, "2023年济宁高新区政务公开重点工作任务分解表")
		g.is("7.3.7、8", "附件 on the first line", label[0].top(), areaLeft(n))
		g.is("7.3.7、8", "附件 flush left, at the lower edge of the sheet", label[0].y, areaEnd)
		g.is("7.3.7、8", "title on the third line", title[0].top(), areaLeft(n)+2*pitch)
		g.is("7.3.7、8", "middle of the title", (title[0].y+last(title).y-last(title).advance)/2, (areaTop+areaEnd)/2)

		for i := first; i < len(pages); i++ {
			s, n := &pages[i], i+1
			if !s.turned {
				g.Fatalf("8 page %d is not turned", n)
			}
			s.number(g, n)
			rules := slices.DeleteFunc(slices.Clone(s.rules), func(b bar) bool { return b.y > areaEnd })
			frame := rules[0]
			for _, b := range rules {
				x1, y1 := max(frame.x+frame.w, b.x+b.w), max(frame.y+frame.h, b.y+b.h)
				frame.x, frame.y = min(frame.x, b.x), min(frame.y, b.y)
				frame.w, frame.h = x1-frame.x, y1-frame.y
			}
			g.is("8", "the table fills the height of the type area", frame.h, areaEnd-areaTop)
			g.is("8", "the table begins at the lower edge of the type area", frame.y+frame.h, areaEnd)
			if i > first {
				g.is("8", "head of the table at the left edge of the sheet", frame.x, areaLeft(n))
			}
			heads := s.find(g, "工作任务牵头部门责任单位具体要求完成时限")
			for _, c := range heads {
				g.is("8", "heads on one line", c.x, heads[0].x)
			}
			for _, c := range s.glyphs {
				if c.y <= areaEnd && !c.up {
					g.Fatalf("8 page %d: %c is not turned by 90° counter-clockwise", n, c.r)
				}
				if c.up && c.x < heads[0].x && i > first {
					g.Errorf("8 page %d: %c stands before the head of the table", n, c.r)
				}
			}
		}
	})
}

// TestPortraitTable: a table that begins below its title, and one that goes on.
func TestPortraitTable(t *testing.T) {
	doc, _ := open(t, "small", testkit.SampleTexts(t)["fangxun-fengong-2026"])
	eachInstrument(t, doc, func(g gauge, pages []side) {
		for n := 3; n <= 4; n++ {
			s := &pages[n-1]
			if s.turned {
				g.Fatalf("page %d is turned", n)
			}
			s.number(g, n)
			head := s.find(g, "序号工作任务具体要求责任科室完成时限")
			highest := bar{y: areaEnd}
			for _, b := range s.rules {
				if b.y < highest.y {
					highest = b
				}
			}
			g.is("5.2.1", "width of the table", highest.w, areaWidth)
			g.is("5.2.1", "left edge of the table", highest.x, areaLeft(n))
			want := areaTop
			if n == 3 { // 附件 on the first line, the title of 二号 on the third, 4 mm below it the table
				want += 2*pitch + erhao + 4*unit.MM
			}
			g.is("7.3.7", "upper edge of the table", highest.y, want)
			g.is("习惯", "head one padding below it", head[0].top(), highest.y+1500+(6350-head[0].em)/2)
		}
	})
}
