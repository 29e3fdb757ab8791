package layout_test

import (
	"slices"
	"strings"
	"testing"

	"gongwen/render/paper/font"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/layout"
	"gongwen/render/paper/papertest"
)

// TestLongHeading: a heading of several lines is 黑体 in all of them, wraps flush
// left as a paragraph does (7.3.3), and is in the outline.
func TestLongHeading(t *testing.T) {
	const heading = "一、深入学习贯彻重要论述，牢固树立安全发展理念，压紧压实各方面安全生产责任"
	d, _ := layout.Layout(papertest.Composed(t, "text = \"\"\"\n提出如下意见。\n"+heading+"\n1.健全体系。各地要落实。\n二、加强保障\n各地要落实。\"\"\"\n"), papertest.General(t, ""), papertest.Faces())
	if !slices.ContainsFunc(d.Outline, func(e frame.Entry) bool { return e.Title == heading }) {
		t.Errorf("no bookmark: %v", d.Outline)
	}
	var xs []int
	said := ""
	for i := range d.Pages {
		for _, it := range d.Pages[i].Items {
			if r, ok := it.(*frame.Run); ok && r.Node >= 0 && d.Nodes[r.Node].Kind == frame.H && r.Face == int(font.HeiTi) && r.Size == 16000 {
				line := ""
				for _, g := range r.Glyphs {
					line += string(g.Rune)
				}
				if said += line; strings.HasPrefix(heading, line) || strings.HasSuffix(heading, line) {
					xs = append(xs, int(r.X))
				}
			}
		}
	}
	if !strings.Contains(said, heading) || len(xs) != 2 || xs[0]-xs[1] < 11_000 || xs[0]-xs[1] > 11_200 {
		t.Errorf("in 黑体: %s, at %v", said, xs)
	}
}
