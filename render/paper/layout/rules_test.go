package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"gongwen/render/diag"
	"gongwen/render/paper/compose"
	"gongwen/render/paper/layout"
	"gongwen/render/paper/papertest"
	"gongwen/render/source/bind"
	"gongwen/render/testkit"
)

// TestFindings: every rule of layout, press and table has a file of testdata,
// named by its code, with a notice that breaks it, perhaps a template that is
// laid over the general one, and all that is printed: place, source line,
// caret, hint. Whatever is found, there are pages.
func TestFindings(t *testing.T) {
	rules := map[string]*diag.Rule{}
	for _, r := range layout.Rules() {
		rules[r.Code] = r
	}
	testkit.Archives(t, "testdata/GW*.txtar", func(t *testing.T, a *testkit.Archive) {
		code := testkit.Stem(a.Path)
		if rules[code] == nil {
			t.Errorf("no rule %s", code)
		}
		n, list := bind.Parse(&diag.Source{Name: "a.toml", Text: a.Text("a.toml")}, false)
		if list.HasErrors() {
			t.Fatal(testkit.Printed(list))
		}
		d, list := layout.Layout(compose.Compose(n, false), papertest.General(t, a.Text("template.toml")), papertest.Faces())
		found := false
		for _, f := range list {
			found = found || f.Rule == rules[code]
		}
		if !found || len(d.Pages) == 0 {
			t.Errorf("found %v, %d pages", found, len(d.Pages))
		}
		a.Check(t, "a.toml", "out", testkit.Printed(list))
		delete(rules, code)
	})
	for code := range rules {
		t.Errorf("%s has no case", code)
	}
}

// findings are those of a notice.
func findings(t testing.TB, keys string) diag.List {
	t.Helper()
	_, list := layout.Layout(papertest.Composed(t, keys), papertest.General(t, ""), papertest.Faces())
	return list
}

// TestInvisible: what no reader of the source sees is named, even where a face
// holds it.
func TestInvisible(t *testing.T) {
	for _, r := range "\u00AD\u200B\u202E\u2028" {
		list := findings(t, `text = "定于近`+string(r)+`日召开会议。"`)
		if len(list) != 1 || list[0].Rule.Code != "GW411" || !strings.Contains(list[0].Message, "看不见") {
			t.Errorf("%U: %s", r, testkit.Printed(list))
		}
	}
}

// TestLongMark: a mark is condensed, then made smaller; before it is smaller
// than the text it is an error.
func TestLongMark(t *testing.T) {
	for _, c := range []struct {
		chars int
		want  string
	}{{20, ""}, {40, ""}, {43, "GW414"}, {50, "GW415"}, {100_000, "GW415"}} {
		got := ""
		for _, f := range findings(t, "[letterhead]\nmark = \""+papertest.Hanzi(c.chars)+`"`) {
			got += fmt.Sprint(f.Rule.Code)
		}
		if got != c.want {
			t.Errorf("%d characters: %s, want %s", c.chars, got, c.want)
		}
	}
}
