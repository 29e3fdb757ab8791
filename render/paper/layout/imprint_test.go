package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"gongwen/render/paper/frame"
	"gongwen/render/paper/papertest"
)

// TestImprintPage: the imprint stands on the last page, even in duplex; a page
// left blank before it and its own then carry no number (7.4.1, 7.5, GB/T
// 33476.2 7.3.1).
func TestImprintPage(t *testing.T) {
	text := func(lines int) string { return "text = \"" + papertest.Hanzi(28*lines-2) + "\"\n" }
	const printed = "[imprint]\ncopy_to = \"县委办公室\"\nprinted_by = \"县政府办公室\"\nprinted_on = 2026-03-15\n"
	landscape := func(rows int) string {
		return printed + papertest.Breakdown(`orientation = "landscape"`, papertest.Columns("requirement", "responsible"), strings.Repeat("[[task]]\nresponsible = \"办公室\"\n"+"requirement = \"加强信息公开。\"\n", rows))
	}
	const single, anywhere = "[page]\nmirror = false", "[imprint]\neven_page = false"
	for _, c := range []struct{ name, keys, over, want string }{
		{"one page", text(1) + printed, "", "first 1, imprint 2"},
		{"second page with room", text(16) + printed, "", "first 1, other 2"},
		{"second page without room", text(24) + printed, "", "first 1, other 2, blank, imprint"},
		{"third page", text(36) + printed, "", "first 1, other 2, other 3, imprint 4"},
		{"one page, not in duplex", text(1) + printed, single, "first 1"},
		{"one page without room, not in duplex", text(4) + printed, single, "first 1, imprint 2"},
		{"third page, not in duplex", text(36) + printed, single, "first 1, other 2, other 3"},
		{"third page, even page not asked for", text(36) + printed, anywhere, "first 1, other 2, other 3"},
		{"second page without room, even page not asked for", text(24) + printed, anywhere, "first 1, other 2, imprint 3"},
		{"after a landscape page that is even", landscape(1), "", "first 1, table 2, blank, imprint"},
		{"after a landscape page that is odd", landscape(14), "", "first 1, table 2, table 3, imprint 4"},
		{"after a landscape page, not in duplex", landscape(14), single, "first 1, table 2, table 3, imprint 4"},
		{"nothing of it stated", text(1), "", "first 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := lay(t, c.keys, c.over)
			var pages []string
			for i := range d.Pages {
				p := &d.Pages[i]
				name := []string{"first", "other", "attachment", "table", "imprint", "blank"}[p.Role]
				if p.Number > 0 {
					name += fmt.Sprintf(" %d", p.Number)
				}
				pages = append(pages, name)
				if numbered(p) != (p.Number > 0) {
					t.Errorf("page %d: number %d, printed %v", i+1, p.Number, numbered(p))
				}
				if p.Role == frame.Blank && len(p.Items) > 0 {
					t.Errorf("page %d is not blank", i+1)
				}
			}
			if got := strings.Join(pages, ", "); got != c.want {
				t.Errorf("pages: %s, not %s", got, c.want)
			}
			end := papertest.Text(&d.Pages[len(d.Pages)-1])
			if strings.Contains(c.keys, printed) && !strings.HasSuffix(end, "抄送：\n县委办公室。\n县政府办公室\n2026年3月15日印发") && !strings.HasSuffix(end, "抄送：县委办公室。\n县政府办公室\n2026年3月15日印发") {
				t.Errorf("the last page ends without the imprint:\n%s", end)
			}
		})
	}
}

// numbered reports whether a page shows a number.
func numbered(p *frame.Page) bool {
	for _, it := range p.Items {
		if r, ok := it.(*frame.Run); ok && r.Node == frame.ArtifactFooter {
			return true
		}
	}
	return false
}

// TestImprintRows: what is stated stands there, and nothing else; what does not
// fit one line takes two.
func TestImprintRows(t *testing.T) {
	for _, c := range []struct {
		keys string
		want string
	}{
		{"copy_to = \"县委办公室\"", "抄送：县委办公室。"},
		{"printed_by = \"县政府办公室\"", "县政府办公室"},
		{"printed_by = \"县政府办公室\"\nprinted_on = 2026-03-05", "县政府办公室\n2026年3月5日印发"},
	} {
		d := lay(t, "[imprint]\n"+c.keys, "")
		if got := papertest.Text(&d.Pages[1]); got != c.want {
			t.Errorf("%s\ngave\n%s", c.keys, got)
		}
	}
	d := lay(t, "[imprint]\nprinted_by = \""+papertest.Hanzi(24)+"\"\nprinted_on = 2026-03-05", "")
	var ys []int64
	for _, it := range d.Pages[1].Items {
		if r, ok := it.(*frame.Run); ok && r.Node >= 0 {
			ys = append(ys, int64(r.Y))
		}
	}
	if len(ys) != 2 || ys[0] >= ys[1] {
		t.Errorf("a long name and its date stand at %v", ys)
	}
}
