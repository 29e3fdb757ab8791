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

// TestStrangeBlank: every blank but the two that are typed is named as what it
// is, though a face may hold it; those two are not.
func TestStrangeBlank(t *testing.T) {
	for _, r := range "\u00A0\u2000\u2002\u2003\u2009\u200A\u202F\u205F" {
		list := findings(t, `text = "定于近`+string(r)+`日召开会议。"`)
		if len(list) != 1 || list[0].Rule.Code != "GW411" || list[0].Message != fmt.Sprintf("看不见的空格 U+%04X", r) || list[0].Hint != "删去或改成普通空格" {
			t.Errorf("%U: %s", r, testkit.Printed(list))
		}
	}
	for _, r := range " \u3000" {
		if list := findings(t, `text = "定于近`+string(r)+`日召开会议。"`); len(list) > 0 {
			t.Errorf("%U: %s", r, testkit.Printed(list))
		}
	}
}

// TestInstead: the hint names the character to write.
func TestInstead(t *testing.T) {
	for r, want := range map[rune]string{
		'\u2F00': "改用普通字“一”，字形相同", '\u2F2F': "改用普通字“工”，字形相同", '\uF900': "改用普通字“豈”，字形相同", '⺠': "改用普通字“民”，字形相同",
		'\U0002F80F': "改用通行的字“兔”；确是生僻字的，用 --fonts 指定含有该字的字体", '✕': "改用“×”",
		'\U00020BB7': "检查是否误输入；确是生僻字的，用 --fonts 指定含有该字的字体",
	} {
		list := findings(t, `text = "定于近日`+string(r)+`召开会议。"`)
		if len(list) != 1 || list[0].Rule.Code != "GW411" || list[0].Hint != want {
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
