package layout_test

import (
	"strings"
	"testing"

	"gongwen/render/paper/frame"
	"gongwen/render/paper/layout"
	"gongwen/render/paper/papertest"
	"gongwen/render/paper/unit"
)

// TestLongName: with a seal the date stands four characters in from the right and
// the name in its middle (7.3.5.1). A name that then would leave the type area ends
// at its edge, and the date keeps to its middle: (24 − 6) ÷ 2 = 9 characters in for
// a name of 24.
func TestLongName(t *testing.T) {
	for name, inset := range map[string]float64{
		"青禾县人民政府":                  4,
		"青禾县住房和城乡建设局办公室":           4,
		"青禾县高新技术产业开发区管理委员会安全生产监督局": 9,
	} {
		keys := "title = \"关于召开会议的通知\"\ndate = 2026-03-05\n[signature]\nname = \"" + name + "\"\nseal = true\n"
		d, _ := layout.Layout(papertest.Composed(t, keys), papertest.General(t, ""), papertest.Faces())
		find := func(words string) (left, right unit.Length) {
			for _, it := range d.Pages[0].Items {
				if r, ok := it.(*frame.Run); ok && r.Y > 180*unit.MM {
					line := ""
					for _, g := range r.Glyphs {
						line += string(g.Rune)
					}
					if line == words || strings.TrimSpace(line) == words {
						left = r.X
						cells := 0.0
						for _, c := range words {
							if cells += 1; c < 0x80 {
								cells -= 0.5
							}
						}
						right = left + unit.Length(cells*156_000/28)
					}
				}
			}
			return left, right
		}
		const edge = 184 * unit.MM // of the type area of an odd page
		const cell = 156_000.0 / 28
		from, to := find(name)
		dayFrom, dayTo := find("2026年3月5日")
		if from == 0 || dayFrom == 0 {
			t.Fatalf("%s: no signature on the page", name)
		}
		if got := float64(edge-dayTo) / cell; got < inset-0.05 || got > inset+0.05 {
			t.Errorf("%s: the date stands %.2f characters in, not %.2f", name, got, inset)
		}
		if off := (from + to) - (dayFrom + dayTo); max(off, -off) > unit.MM/5 {
			t.Errorf("%s: the name's middle is %v mm beside the date's", name, off/2)
		}
		if to > edge+unit.MM/50 {
			t.Errorf("%s ends at %v mm, outside the type area", name, to)
		}
	}
}
