package render_test

import (
	"strings"
	"testing"

	"gongwen/render/paper/unit"
)

// TestMinutes: mark, number, organ and date, red rule, text and the lists of who
// was there (10.3).
func TestMinutes(t *testing.T) {
	const top = "format = \"minutes\"\nissuer = \"青禾县人民政府办公室\"\ndate = 2026-03-12\ntext = \"会议议定以下事项。\"\n"
	long := strings.TrimSuffix(strings.Repeat("陈国强，", 12), "，")
	for _, c := range []struct {
		name, keys, number, mark, title string
		note                            bool
	}{
		{"number", "number = \"第8期\"\n", "第8期", "青禾县常务会议纪要", "", false},
		{"of the year", "number = \"〔2026〕8号\"\n", "〔2026〕8号", "青禾县常务会议纪要", "", false},
		{"no number", "", "", "青禾县常务会议纪要", "", false},
		{"title", "number = \"第8期\"\ntitle = \"关于防汛工作的会议纪要\"\n", "第8期", "青禾县常务会议纪要", "关于防汛工作的会议纪要", false},
		{"long mark", "number = \"第8期\"\n", "第8期", "青禾县乡村振兴和农村人居环境整治领导小组会议纪要", "", false},
		{"attachment", "number = \"第8期\"\n", "第8期", "青禾县常务会议纪要", "", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			src := top + c.keys + "[letterhead]\nmark = \"" + c.mark + "\"\n[attendance]\npresent = \"" + long + "\"\nexcused = [\"李某\", \"张某某\"]\nobservers = \"\"\"\n甲局李四\n乙局王五\"\"\"\n[[attendance.more]]\nlabel = \"记录人\"\nnames = \"赵六\"\n"
			if c.note {
				src += "[[attachment]]\ntitle = \"名单\"\ntext = \"略。\"\n"
			}
			doc, _ := open(t, "minutes.toml", []byte(src))
			eachInstrument(t, doc, func(g gauge, pages []side) {
				s := &pages[0]
				left, edge := areaLeft(1), areaLeft(1)+areaWidth
				mark := s.find(g, c.mark)
				high, low := inkEdges(mark)
				g.is("7.2.4", "upper edge of the mark", high, 72*unit.MM)
				g.is("10.3", "middle of the mark", centre(mark), left+areaWidth/2)
				if mark[0].x < left-g.tolerance {
					g.Errorf("5.2.1 the mark leaves the type area")
				}
				at := low + 2*pitch
				if c.number != "" {
					number := s.find(g, c.number)
					g.is("10.3", "number, two blank lines below the mark", number[0].top(), at)
					g.is("10.3", "middle of the number", centre(number), left+areaWidth/2)
					at += cell + pitch
				}
				organ, date := s.find(g, "青禾县人民政府办公室"), s.find(g, "2026年3月12日")
				g.is("10.3", "organ", organ[0].top(), at)
				g.is("10.3", "organ one character in", organ[0].x, left+cell)
				g.is("10.3", "date beside the organ", date[0].y, organ[0].y)
				g.is("10.3", "date one character in", edge-last(date).end(), cell)
				red := s.doubles(g)
				if len(red) != 1 {
					g.Fatalf("10.3 %d red rules", len(red))
				}
				g.is("7.2.7", "red rule, 4 mm below", red[0].y, at+cell+4*unit.MM)
				at = red[0].y + red[0].h + 2*pitch
				if c.title != "" {
					title := s.find(g, c.title)
					g.is("7.3.1", "title, two blank lines below the rule", title[0].top(), at)
					at = title[0].top() + erhao + pitch
				}
				text := s.find(g, "会议议定以下事项。")
				g.is("10.3", "text", text[0].top(), at)

				above := text
				if c.note {
					above = s.find(g, "附件：名单")
					g.is("7.3.4", "附件说明, a blank line below the text", above[0].y, text[0].y+2*pitch)
				}
				at = above[0].y + 2*pitch // a blank line
				for _, list := range []struct {
					label, names string
					lines        int
				}{{"出席", long, 2}, {"请假", "李某，张某某", 1}, {"列席", "甲局李四乙局王五", 2}, {"记录人", "赵六", 1}} {
					all := s.find(g, list.label+"："+list.names)
					n := len([]rune(list.label))
					g.is("10.3", list.label+" on its line", all[0].y, at)
					g.is("10.3", list.label+" two characters in", all[0].x, left+2*cell)
					first := all[n+1]
					g.is("10.3", "names behind the colon", first.x, left+unit.Length(3+n)*cell)
					lines := 1
					for k := n + 2; k < len(all); k++ {
						if all[k].y > all[k-1].y {
							lines++
							g.is("10.3", "a further line below the names", all[k].x, first.x)
							g.is("3.2", "distance of two lines", all[k].y-all[k-1].y, pitch)
						}
					}
					if lines != list.lines {
						g.Errorf("10.3 %s on %d lines", list.label, lines)
					}
					at += unit.Length(lines) * pitch
				}
				for i := range pages {
					var words strings.Builder
					for _, ch := range pages[i].glyphs {
						words.WriteRune(ch.r)
					}
					if n := strings.Count(words.String(), "青禾县人民政府办公室"); n > 1 || i > 0 && n > 0 {
						g.Errorf("10.3 minutes are not signed")
					}
				}
			})
		})
	}
}

// TestMinutesLongOrgan: the date stands below a name that leaves it no room.
func TestMinutesLongOrgan(t *testing.T) {
	const organ = "青禾县农村人居环境整治工作领导小组办公室"
	doc, _ := open(t, "minutes.toml", []byte("format = \"minutes\"\nissuer = \""+organ+"\"\ndate = 2026-12-12\ntext = \"会议议定以下事项。\"\n[letterhead]\nmark = \"青禾县会议纪要\"\n"))
	eachInstrument(t, doc, func(g gauge, pages []side) {
		s := &pages[0]
		name, date := s.find(g, organ), s.find(g, "2026年12月12日")
		g.is("10.3", "organ one character in", name[0].x, areaLeft(1)+cell)
		g.is("10.3", "date on the line below", date[0].y, name[0].y+pitch)
		g.is("10.3", "date one character in", areaLeft(1)+areaWidth-last(date).end(), cell)
		g.is("7.2.7", "red rule, 4 mm below", s.doubles(g)[0].y, date[0].top()+cell+4*unit.MM)
	})
}

// TestMinutesPages: many lists go on to the next page; 分送 stands in the imprint.
func TestMinutesPages(t *testing.T) {
	doc, _ := open(t, "minutes.toml", []byte("format = \"minutes\"\nissuer = \"青禾县人民政府办公室\"\ndate = 2026-03-12\ntext = \""+hanzi(28*6)+"。\"\n[letterhead]\nmark = \"青禾县常务会议纪要\"\n[attendance]\npresent = \""+strings.TrimSuffix(strings.Repeat("陈国强，", 120), "，")+"\"\n[imprint]\nrecipients = \"各乡镇人民政府\"\nprinted_by = \"青禾县人民政府办公室\"\nprinted_on = 2026-03-13\n"))
	g, pages := newGauge(t), readFrames(doc)
	if len(pages) != 2 {
		t.Fatalf("%d pages", len(pages))
	}
	second := &pages[1]
	for _, line := range second.body()[:3] {
		g.is("10.3", "names at the fifth character on the next page too", line[0].x, areaLeft(2)+5*cell)
	}
	sent := second.find(g, "分送：各乡镇人民政府。")
	g.is("7.4.2", "分送 one character in", sent[0].x, areaLeft(2)+sihao)
}
