package render_test

import (
	"strings"
	"testing"

	"gongwen/render/paper/unit"
)

// TestSigners: what goes to superiors (7.2.5, 7.2.6, figure 4): 签发人 two blank
// lines below the mark and one character from the right, two names a line in
// columns, the number on the line of the last, the red rule 4 mm below that.
func TestSigners(t *testing.T) {
	for _, c := range []struct {
		name    string
		issuers string
		signers []string
		label   unit.Length // how far its left edge is from the right, in cells
		column  unit.Length // width of a name, in cells
		mark    string      // the last line of it
	}{
		{"one", `"青禾县水务局"`, []string{"张三"}, 8, 3, "青禾县水务局文件"},
		{"one of three characters", `"青禾县水务局"`, []string{"李四光"}, 8, 3, "青禾县水务局文件"},
		{"two", `["青禾县水务局", "青禾县财政局"]`, []string{"张三", "李四光"}, 12, 3, "青禾县财政局"},
		{"three", `["青禾县水务局", "青禾县财政局", "青禾县林业局"]`, []string{"张三", "李四光", "王五"}, 12, 3, "青禾县林业局"},
		{"four characters", `["青禾县水务局", "青禾县财政局", "青禾县林业局"]`, []string{"欧阳文华", "李四光", "王五"}, 14, 4, "青禾县林业局"},
		{"too long for two a line", `["青禾县水务局", "青禾县财政局"]`, []string{"买买提江·艾力木", "阿不都热合曼·某"}, 0, 0, "青禾县财政局"},
		{"five", `["青禾县水务局", "青禾县财政局", "青禾县林业局", "青禾县教育局", "青禾县民政局"]`, []string{"张三", "李四光", "王五", "赵六", "孙七"}, 12, 3, "青禾县民政局"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := measured(t, "issuer = "+c.issuers, "number = \"青水〔2026〕6号\"", "title = \"关于申请防汛资金的请示\"", "recipients = \"青禾县人民政府\"",
				"text = \"现申请防汛资金。妥否，请批示。\"", "[letterhead]\nsigners = [\""+strings.Join(c.signers, `", "`)+`"]`)
			eachInstrument(t, doc, func(g gauge, pages []side) {
				s := &pages[0]
				edge := areaLeft(1) + areaWidth
				_, low := inkEdges(s.find(g, c.mark))
				label, number, title := s.find(g, "签发人："), s.find(g, "青水〔2026〕6号"), s.find(g, "关于申请防汛资金的请示")
				g.is("7.2.6", "label, two blank lines below the mark", label[0].top(), low+2*pitch)
				g.is("7.2.6", "label in 三号", label[0].em, sanhao)
				bottom := label[0].y
				if c.column == 0 { // one a line, in a column as wide as the longest
					first, second := s.find(g, c.signers[0]), s.find(g, c.signers[1])
					g.is("7.2.6", "second below the first", second[0].x, first[0].x)
					g.is("7.2.6", "a line each", second[0].y, first[0].y+pitch)
					g.is("7.2.6", "one character from the right", edge-last(first).end(), cell)
					g.is("7.2.5", "number on the line of the last", number[0].y, second[0].y)
					return
				}
				for i, name := range c.signers {
					at := s.find(g, name)
					line, column := unit.Length(i/2), unit.Length(i%2)
					bottom = label[0].y + line*pitch
					g.is("7.2.6", name+" on its line", at[0].y, bottom)
					g.is("7.2.6", name+" in its column", at[0].x, label[0].x+4*cell+column*(c.column+1)*cell)
					g.is("7.2.6", name+" as wide as the column", last(at).end()-at[0].x, c.column*cell)
				}
				g.is("7.2.6", "left edge of the label", edge-label[0].x, c.label*cell)
				most := min(2, unit.Length(len(c.signers)))
				g.is("7.2.6", "the line ends one character from the right", edge-(label[0].x+4*cell+most*c.column*cell+(most-1)*cell), cell)
				g.is("7.2.5", "number one character in", number[0].x, areaLeft(1)+cell)
				g.is("7.2.5", "number on the line of the last", number[0].y, bottom)
				red := s.doubles(g)
				if len(red) != 1 {
					g.Fatalf("7.2.7 %d red rules", len(red))
				}
				g.is("7.2.7", "red rule, 4 mm below the last line", red[0].y, number[0].top()+cell+4*unit.MM)
				g.is("7.3.1", "title, two blank lines below the rule", title[0].top(), red[0].y+red[0].h+2*pitch)
			})
		})
	}
}
