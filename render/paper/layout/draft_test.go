package layout_test

import (
	"strings"
	"testing"

	"gongwen/render/paper/compose"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/layout"
	"gongwen/render/paper/papertest"
	"gongwen/render/testkit"
)

// TestDraft: without number and date their places stay blank, and every page
// but a blank one says 草稿, below its text.
func TestDraft(t *testing.T) {
	src := strings.NewReplacer("number = \"青政发〔2026〕6号\"\n", "", "date = 2026-03-12\n", "").
		Replace(papertest.Source("text = \"" + papertest.Hanzi(28*35) + "\"\n" + "[imprint]\ncopy_to = \"县委办公室\"\n" + papertest.Breakdown(`orientation = "landscape"`, papertest.Columns("requirement", "responsible"), "[[task]]\nresponsible = \"办公室\"\nrequirement = \"一项。\"\n")))
	d, list := layout.Layout(compose.Compose(papertest.Parse(t, src, true), true), papertest.General(t, ""), papertest.Faces())
	if list.HasErrors() {
		t.Fatal(testkit.Printed(list))
	}
	if !d.Draft || d.Info.Date != "" {
		t.Errorf("draft %v, date %q", d.Draft, d.Info.Date)
	}
	var all strings.Builder
	blank := 0
	for i := range d.Pages {
		p := &d.Pages[i]
		all.WriteString(papertest.Text(p))
		if p.Role == frame.Blank {
			blank++
			if len(p.Items) > 0 {
				t.Errorf("page %d is not blank", i+1)
			}
			continue
		}
		first, ok := p.Items[0].(*frame.Run)
		if !ok || first.Colour != frame.Grey || first.Glyphs[0].Rune != '草' || first.Node != frame.ArtifactLayout {
			t.Errorf("page %d is not marked below its text", i+1)
		}
		if want := p.Rotate == 90; first.Turn == frame.Up != want {
			t.Errorf("page %d: the mark is turned %v, the page %v", i+1, first.Turn == frame.Up, want)
		}
	}
	if blank != 1 {
		t.Errorf("%d blank pages", blank)
	}
	for _, place := range []string{"〔\u3000\u3000〕\u3000\u3000号", "\u3000\u3000年\u3000月\u3000日"} {
		if !strings.Contains(all.String(), place) {
			t.Errorf("no place for %q in\n%s", place, all.String())
		}
	}
}
