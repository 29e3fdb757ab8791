package layout_test

import (
	"testing"

	"gongwen/render/paper/font"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/unit"
)

// TestSigners: the 签发人 of what goes to superiors at the right, in columns, and
// the number at the left on the line of the last (7.2.5, 7.2.6, figure 4).
func TestSigners(t *testing.T) {
	const cell = 156 * unit.MM / 28
	right := (28 + 156) * unit.MM
	near := func(a, b unit.Length) bool { return max(a-b, b-a) <= 10*unit.Micron }
	for _, c := range []struct {
		names  string
		labels unit.Length // cells from the right edge to the label's left
		lines  int
	}{
		{`"张三"`, 8, 1}, {`"张三", "李四光"`, 12, 1}, {`"张三", "李四光", "王小五"`, 12, 2}, {`"欧阳修文", "李四"`, 14, 1},
	} {
		d := lay(t, "[letterhead]\nsigners = ["+c.names+"]", "")
		label := runsOf(d, "签发人：")[0]
		if at := right - c.labels*cell; !near(label.X, at) {
			t.Errorf("%s: the label begins %v mm, not %v mm, before the right edge", c.names, right-label.X, c.labels*cell)
		}
		var names []*frame.Run
		var node frame.NodeID = label.Node
		for _, it := range d.Pages[0].Items {
			if r, ok := it.(*frame.Run); ok && r.Node == node && font.Face(r.Face) == font.KaiTi {
				names = append(names, r)
			}
		}
		number := runsOf(d, "青政发")[0]
		last := names[len(names)-1]
		if number.X != 28*unit.MM+cell || number.Y != last.Y || last.Y-label.Y != unit.Length(c.lines-1)*10446 {
			t.Errorf("%s: number at %v %v, last name at %v, label at %v", c.names, number.X, number.Y, last.Y, label.Y)
		}
		for i, r := range names {
			if i >= 2 && r.X != names[i-2].X {
				t.Errorf("%s: name %d is not below the first", c.names, i+1)
			}
			if end := r.X + r.Glyphs[len(r.Glyphs)-1].X + cell; i == min(1, len(names)-1) && !near(end, right-cell) {
				t.Errorf("%s: the line ends %v mm before the right edge", c.names, right-end)
			}
		}
		if got := d.Info.Elements; len(got) == 0 || !hasPair(got, "签发人") {
			t.Errorf("%s: no 签发人 among %v", c.names, got)
		}
	}
}

func hasPair(pairs []frame.Pair, name string) bool {
	for _, p := range pairs {
		if p.Name == name {
			return true
		}
	}
	return false
}
