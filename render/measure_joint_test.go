package render_test

import (
	"strings"
	"testing"

	"gongwen/render/paper/unit"
	"gongwen/render/testkit"
)

// The organs of a joint issue, the main one first.
var organs = []string{"青禾县财政局", "青禾县卫生健康局", "青禾县应急管理局", "青禾县水务局", "青禾县民政局", "青禾县教育局", "青禾县司法局"}

// bureaus have names narrower than their seals.
var bureaus = []string{"青禾县财政局", "青禾县卫健局", "青禾县应急局", "青禾县水务局", "青禾县民政局"}

// issuedBy is the key of the organs.
func issuedBy(organs []string) string { return `issuer = ["` + strings.Join(organs, `", "`) + `"]` }

// TestJointMark: names at one width below each other, 文件 at their right in
// the middle of the stack, all of it centred (7.2.4, figures 3 and 4).
func TestJointMark(t *testing.T) {
	long := []string{"青禾县财政局", "青禾县卫生健康与养老服务局"}
	const title, recipients = "title = \"青禾县财政局等部门\\n关于召开会议的通知\"", "recipients = \"各乡镇人民政府，各街道办事处，县政府各部门、各直属单位，驻青各单位\""
	for _, c := range []struct {
		name    string
		issuers []string
		more    []string
		file    string
		size    unit.Size
		white   unit.Length // between two names; 0: as little as the clause's room leaves
		full    bool        // as wide as the type area
	}{
		{"three", organs[:3], nil, "文件", 42 * unit.Pt, lineGap, false},
		{"names alone", organs[:3], []string{"[letterhead]\nsuffix = \"\""}, "", 42 * unit.Pt, lineGap, false},
		{"condensed", long, nil, "文件", 42 * unit.Pt, lineGap, true},
		{"four", organs[:4], []string{title, recipients}, "文件", 42 * unit.Pt, lineGap, false},
		{"five", organs[:5], []string{title, recipients}, "文件", 34 * unit.Pt, lineGap, false},
		{"seven", organs[:7], []string{title, recipients}, "文件", 27 * unit.Pt, 0, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := measured(t, append([]string{issuedBy(c.issuers)}, c.more...)...)
			eachInstrument(t, doc, func(g gauge, pages []side) {
				s := &pages[0]
				all := s.find(g, strings.Join(c.issuers, "")+c.file+"青政发〔2026〕6号")
				em := c.size.Em()
				var names [][]ink
				for _, name := range c.issuers {
					n := len([]rune(name))
					names, all = append(names, all[:n]), all[n:]
				}
				first, bottom := names[0], names[len(names)-1]
				high, _ := inkEdges(first)
				_, low := inkEdges(bottom)
				g.is("7.2.4", "upper edge of the first name", high, 72*unit.MM)
				right := last(first).end()
				white := c.white
				if white == 0 {
					white = names[1][0].y - names[0][0].y - em
					if white < em/5 || white > em*2/5 {
						g.Errorf("7.3.3 %v mm between names of %v mm", white, em)
					}
				}
				for i, name := range names {
					for _, ch := range name {
						if !ch.red {
							g.Errorf("7.2.4 %c is not red", ch.r)
						}
					}
					g.is("7.2.4", "size of a name", name[0].em, em)
					g.is("7.2.4", "left edge of a name", name[0].x, first[0].x)
					gauge{g.T, 200 * unit.Micron}.is("7.2.4", "right edge of a name", last(name).end(), right)
					g.is("3.2", "a name below the one before", name[0].y, first[0].y+unit.Length(i)*(em+white))
				}
				if c.file != "" {
					file := all[:2]
					g.is("7.2.4", "文件 0.6 of a character right of the names", file[0].x, right+em*6/10)
					up, down := inkEdges(file)
					g.is("7.2.4", "文件 in the middle of the stack", (up+down)/2, (high+low)/2)
					g.is("7.2.4", "size of 文件", file[0].em, em)
					right = last(file).end()
				}
				g.is("7.2.4", "names and 文件 in the middle", (first[0].x+right)/2, areaLeft(1)+areaWidth/2)
				if c.full {
					gauge{g.T, 200 * unit.Micron}.is("7.2.4", "a wide mark fills the line", right-first[0].x, areaWidth)
				}
				g.is("7.2.5", "number, two blank lines below the mark", all[len([]rune(c.file))].top(), low+2*pitch)
				s.find(g, "定于近日召开会议。") // 7.3.3: the first page shows text
			})
		})
	}
}

// sealed is a joint issue with seals.
type sealed struct {
	name  string
	n     int // organs
	more  string
	rows  [][]unit.Length // middles of the names
	under int             // the organ with a line below its name, from 1
}

// words are those of the line below a name.
func (c *sealed) words() string {
	at := strings.Index(c.more, "（")
	return c.more[at : strings.Index(c.more, "）")+len("）")]
}

// TestSealRows: names in rows, each the middle of its seal, the last on the date
// (7.3.5.1, figures 7 and 8).
func TestSealRows(t *testing.T) {
	const seal = 45 * unit.MM
	row := (seal + 4*unit.MM + pitch - 1) / pitch * pitch // figure 8: a seal and 4 mm, here whole lines
	end := areaWidth - 4*cell - 3*cell                    // the date is 6 characters
	slot := 47 * unit.MM
	for _, c := range []sealed{
		{"two", 2, "", [][]unit.Length{{end - slot, end}}, 0},
		{"three", 3, "", [][]unit.Length{{end - 2*slot, end - slot, end}}, 0},
		{"five", 5, "", [][]unit.Length{{26 * unit.MM, 78 * unit.MM, 130 * unit.MM}, {end - slot, end}}, 0},
		{"acting", 3, "under = [\"\", \"（县政府代章）\", \"\"]\n", [][]unit.Length{{end - 2*slot, end - slot, end}}, 2},
		{"acting, wide", 2, "under = [\"（代表青禾县人民政府）\", \"\"]\n", [][]unit.Length{{end - 12*cell, end}}, 1},
		{"acting, very wide", 2, "under = [\"\", \"（青禾县人民政府办公室代章）\"]\n", [][]unit.Length{{end - 11*cell, end}}, 2},
		{"acting, last", 2, "under = [\"\", \"（代章）\"]\n", [][]unit.Length{{end - slot, end}}, 2},
		{"four", 4, "", [][]unit.Length{{26 * unit.MM, 78 * unit.MM, 130 * unit.MM}, {end}}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := measured(t, issuedBy(bureaus[:c.n]), "date = 2026-03-05", "text = \""+hanzi(28*12)+"\\n会议通知。\"\nnote = \"此件公开发布\"\n[letterhead]\nmark = \"青禾县财政局文件\"\n[signature]\n"+c.more)
			eachInstrument(t, doc, func(g gauge, pages []side) {
				s := &pages[1]
				text := last(s.find(g, "会议通知。"))
				at, k := text.y+3*pitch, 0 // two blank lines
				for r, middles := range c.rows {
					for _, middle := range middles {
						name := s.find(g, bureaus[k])
						g.is("7.3.5.1", "a row of names", name[0].y, at+unit.Length(r)*row)
						g.is("7.3.5.1", "name in the middle of its seal", centre(name), areaLeft(2)+middle)
						if left := middle - seal/2; left < 0 || middle+seal/2 > areaWidth {
							g.Errorf("7.3.5.1 a seal stands %v mm outside the type area", -left)
						}
						if k++; k == c.under {
							under := s.find(g, c.words())
							g.is("7.3.5.1", "a line below its name", under[0].y, name[0].y+pitch)
							g.is("7.3.5.1", "in the middle of its seal", centre(under), areaLeft(2)+middle)
							if k == c.n {
								at += pitch // it stands between the last name and the date
							}
						}
					}
				}
				at += unit.Length(len(c.rows)-1) * row
				date := s.find(g, "2026年3月5日")
				g.is("7.3.5.1", "date below the last name", date[0].y, at+pitch)
				g.is("7.3.5.1", "date four characters from the right", areaLeft(2)+areaWidth-last(date).end(), 4*cell)
				g.is("7.3.6", "note on the line after the date", s.find(g, "（此件公开发布）")[0].y, at+2*pitch)
			})
		})
	}
}

// TestJointStack: without seals the names stand below one another, at one width
// (7.3.5.2, figure 9).
func TestJointStack(t *testing.T) {
	doc := measured(t, issuedBy(organs[:3]), "[signature]\nseal = false\nunder = [\"\", \"（代章）\", \"\"]\n[letterhead]\nmark = \"青禾县财政局文件\"")
	eachInstrument(t, doc, func(g gauge, pages []side) {
		s := &pages[0]
		text := s.find(g, "定于近日召开会议。")
		block := s.find(g, "定于近日召开会议。"+organs[0]+organs[1]+"（代章）"+organs[2]+"2026年3月12日")[len(text):]
		a, b, under, c, date := block[:6], block[6:14], block[14:18], block[18:26], block[26:]
		edge := areaLeft(1) + areaWidth
		for i, line := range [][]ink{a, b, under, c, date} {
			g.is("7.3.5.2", "lines below each other", line[0].y, text[0].y+unit.Length(i+2)*pitch)
		}
		for _, name := range [][]ink{a, b, c} { // 8 characters are the longest, the date is 6.5
			g.is("7.3.5.2", "right edge of the names", edge-last(name).end(), 2*cell+cell/2)
			g.is("7.3.5.2", "left edge of the names", edge-name[0].x, 10*cell+cell/2)
		}
		g.is("7.3.5.2", "date two characters right of the name", date[0].x, b[0].x+2*cell)
		g.is("7.3.5.2", "the line below a name in its middle", centre(under), centre(b))
	})
}

// TestSpreadText: names that are spread to a width are read without blanks between
// their characters, the mark with 文件 behind all of them.
func TestSpreadText(t *testing.T) {
	testkit.Need(t, "pdftotext")
	for keys, want := range map[string]string{
		issuedBy(organs[:3]): "青禾县财政局\n青禾县卫生健康局\n青禾县应急管理局\n文件\n",
		issuedBy(organs[:2]) + "\n[signature]\nseal = false": "定于近日召开会议。\n青禾县财政局\n青禾县卫生健康局\n2026年3月12日\n",
		"[letterhead]\nurgency = \"特急\"":                     "特急\n",
	} {
		got := testkit.Output(t, "pdftotext", "-raw", writePDF(t, measured(t, keys)), "-")
		if !strings.Contains(got, want) {
			t.Errorf("%s is read as\n%s", keys, got)
		}
	}
}
