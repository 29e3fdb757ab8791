package marks

import (
	"strings"
	"testing"

	"gongwen/render/check/finder"
	"gongwen/render/diag"
	"gongwen/render/source/bind"
)

// TestLeft: each of the words that a draft leaves is found, where it is part of
// no other word, and the one behind it too.
func TestLeft(t *testing.T) {
	found := func(text string) string {
		n, _ := bind.Parse(&diag.Source{Name: "a.toml", Text: "format = \"general\"\ntext = \"" + text + "\""}, true)
		row := finder.Row{Rule: diag.Rule{Code: "GW360"}, In: finder.Prose, Text: placeholder}
		var said []string
		for _, x := range finder.New(n).Run([]finder.Row{row}) {
			said = append(said, x.Message)
		}
		return strings.Join(said, " ")
	}
	for _, l := range left {
		if got := found("甲" + l.word + "。"); !strings.Contains(got, l.word) {
			t.Errorf("%s: %q", l.word, got)
		}
	}
	if got := found("期待定期，丙待定。"); !strings.Contains(got, "待定") {
		t.Errorf("the second is not found: %q", got)
	}
	if got := found("期待定期。"); got != "" {
		t.Errorf("found in another word: %q", got)
	}
}
