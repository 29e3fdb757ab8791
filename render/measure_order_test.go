package render_test

import (
	"strings"
	"testing"

	"gongwen/render"
	"gongwen/render/paper/unit"
)

// orderOf opens an order.
func orderOf(t *testing.T, keys ...string) *render.Document {
	t.Helper()
	top := "format = \"order\"\nnumber = \"第12号\"\ndate = 2026-03-12\n"
	if !strings.HasPrefix(keys[0], "text") {
		top += "text = \"现予公布，自印发之日起施行。\"\n"
	}
	doc, _ := open(t, "order.toml", []byte(top+strings.Join(keys, "\n")+"\n"))
	return doc
}

// person is who signs an order, as it is printed.
type person struct{ post, name string }

// TestOrder: mark, number, text, post, stamp or name, date (10.2, 7.3.5.3, figure
// 12): in an order a blank line is a pitch of white, from edge to edge.
func TestOrder(t *testing.T) {
	const two = "issuer = [\"青禾县人民政府\", \"青禾县监察委员会\"]\n[signature]\nsigners = [{ post = \"县长\", name = \"陈刚\"%s }, { post = \"监察委主任\", name = \"欧阳明月\"%s }]"
	const stampWidth, stampHeight = 42 * unit.MM, 14 * unit.MM
	stamped, printed := strings.ReplaceAll(two, "%s", ", stamp = true"), strings.ReplaceAll(two, "%s", "")
	for _, c := range []struct {
		name, keys, mark string
		persons          []person // name "": a stamp
	}{
		{"stamp", "issuer = \"青禾县人民政府\"\n[signature]\nsigners = [{ post = \"县长\", name = \"陈刚\", stamp = true }]", "青禾县人民政府令", []person{{"县长", ""}}},
		{"name", "issuer = \"青禾县人民政府\"\n[signature]\nsigners = [{ post = \"县长\", name = \"陈刚\" }]", "青禾县人民政府令", []person{{"县长", "陈刚"}}},
		{"long post", "issuer = \"青禾县人民政府\"\n[letterhead]\nsuffix = \"命令\"\n[signature]\nsigners = [{ post = \"青禾县人民政府县长\", name = \"欧阳明月\" }]", "青禾县人民政府命令", []person{{"青禾县人民政府县长", "欧阳明月"}}},
		{"long mark", "issuer = \"青禾县人民代表大会常务委员会\"\n[letterhead]\nmark = \"青禾县人民代表大会常务委员会命令\"\n[signature]\nsigners = [{ post = \"主任\", name = \"陈刚\", stamp = true }]", "青禾县人民代表大会常务委员会命令", []person{{"主任", ""}}},
		{"joint", stamped, "青禾县人民政府青禾县监察委员会令", []person{{"县长", ""}, {"监察委主任", ""}}},
		{"joint, names", printed, "青禾县人民政府青禾县监察委员会令", []person{{"县长", "陈刚"}, {"监察委主任", "欧阳明月"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			eachInstrument(t, orderOf(t, c.keys), func(g gauge, pages []side) {
				s := &pages[0]
				edge := areaLeft(1) + areaWidth
				mark := s.find(g, c.mark)
				high, low := inkEdges(mark)
				if len(c.persons) > 1 {
					high, _ = inkEdges(mark[:7])
					_, low = inkEdges(mark[7:15])
				} else {
					g.is("10.2", "middle of the mark", centre(mark), areaLeft(1)+areaWidth/2)
				}
				g.is("10.2", "upper edge of the mark, 20 mm below the type area's", high, 57*unit.MM)
				for _, ch := range mark {
					if !ch.red {
						g.Errorf("10.2 %c is not red", ch.r)
					}
				}
				if len(s.doubles(g)) != 0 {
					g.Errorf("10.2 an order has no red rule")
				}
				number := s.find(g, "第12号")
				g.is("10.2", "number, two blank lines below the mark", number[0].top(), low+2*pitch)
				g.is("10.2", "middle of the number", centre(number), areaLeft(1)+areaWidth/2)
				text := s.find(g, "现予公布，")
				g.is("10.2", "text, two blank lines below the number", text[0].top(), number[0].top()+cell+2*pitch)
				g.is("7.3.3", "text two characters in", text[0].x, areaLeft(1)+2*cell)

				at := text[0].top() + cell + 2*pitch // two blank lines below the text
				var left unit.Length                 // of stamp or name
				for _, p := range c.persons {
					post := s.find(g, p.post)
					height := stampHeight
					if p.name == "" {
						left = edge - 4*cell - stampWidth
						g.is("7.3.5.3", "post as high as the stamp's middle", post[0].top()+cell/2, at+stampHeight/2)
					} else {
						name := s.find(g, p.name)
						height, left = cell, name[0].x
						g.is("7.3.5.3", "name two blank lines below the text", name[0].top(), at)
						g.is("7.3.5.3", "name four characters in", edge-last(name).end(), 4*cell)
						if width := last(name).end() - name[0].x; width < 3*cell-100 {
							g.Errorf("7.3.5.3 name %v mm wide, not three characters", width)
						}
						g.is("7.3.5.3", "post as high as the name", post[0].y, name[0].y)
					}
					g.is("7.3.5.3", "post two characters left of it", left-last(post).end(), 2*cell)
					if len([]rune(p.post)) == 2 {
						g.is("7.3.5.3", "post of two characters as wide as three", last(post).end()-post[0].x, 3*cell)
					}
					at += height + pitch
				}
				date := s.find(g, "2026年3月12日")
				g.is("7.3.5.3", "date, a blank line below", date[0].top(), at)
				g.is("7.3.5.3", "date four characters in", edge-last(date).end(), 4*cell)
				s.number(g, 1)
			})
		})
	}
}

// TestOrderPages: where the close of an order is moved or the page tightened, its
// white stays what it is; the text begins on the first page; one that an organ
// seals closes as a notice does.
func TestOrderPages(t *testing.T) {
	for n := range 14 {
		text := hanzi(28*(6+n)) + "。"
		doc := orderOf(t, "text = \""+text+"\"", "issuer = \"青禾县人民政府\"\n[signature]\nsigners = [{ post = \"县长\", name = \"陈刚\", stamp = true }]")
		g, pages := newGauge(t), readFrames(doc)
		s := &pages[len(pages)-1]
		post, date := s.find(g, "县长"), s.find(g, "2026年3月12日")
		var above unit.Length
		for _, c := range s.glyphs {
			if c.y < post[0].y-unit.MM {
				above = max(above, c.top()+cell)
			}
		}
		top := post[0].top() + cell/2 - 7*unit.MM
		g.is("7.3.5.3", "stamp, two blank lines below the text", top-above, 2*pitch)
		g.is("7.3.5.3", "date, a blank line below the stamp", date[0].top()-top-14*unit.MM, pitch)
		s.inside(g, len(pages), areaEnd)
	}
	doc := orderOf(t, "issuer = \"青禾县人民政府\"\n[signature]\nname = \"青禾县人民政府\"")
	g, pages := newGauge(t), readFrames(doc)
	s := &pages[0]
	text, date := s.find(g, "现予公布，"), s.find(g, "2026年3月12日")
	g.is("7.3.5.1", "date of a sealed order", date[0].y, text[0].y+4*pitch)
	g.is("7.3.5.1", "date four characters in", areaLeft(1)+areaWidth-last(date).end(), 4*cell)
}

// TestOrderCorner: what stands in the corner never lies on the mark.
func TestOrderCorner(t *testing.T) {
	doc := orderOf(t, "issuer = \"青禾县人民代表大会常务委员会\"\n[letterhead]\nserial = \"000012\"\nsecrecy = \"秘密★1年\"\nurgency = \"特急\"\n[signature]\nname = \"青禾县人大常委会\"")
	eachInstrument(t, doc, func(g gauge, pages []side) {
		s := &pages[0]
		mark, urgency := s.find(g, "青禾县人民代表大会常务委员会令"), s.find(g, "特急")
		if mark[0].x < last(urgency).end()+cell-g.tolerance {
			g.Errorf("10.2 the mark begins %v mm behind 特急", mark[0].x-last(urgency).end())
		}
		g.is("10.2", "middle of the mark", centre(mark), areaLeft(1)+areaWidth/2)
	})
}
