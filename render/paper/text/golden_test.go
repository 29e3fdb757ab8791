package text

import (
	"fmt"
	"strings"
	"testing"

	"gongwen/render/testkit"
)

// TestGolden sets the paragraphs of testdata/*.txtar. Of each pair of files
// “NAME” and “NAME.lines”, the first begins with a line of measures in ems
// (“width 28 first 2 justify auto .25”) and has a paragraph a line (“\n” is a
// forced break); the second shows the lines they are set in.
func TestGolden(t *testing.T) {
	testkit.Archives(t, "testdata/*.txtar", func(t *testing.T, a *testkit.Archive) {
		for _, c := range a.Cases("", ".lines") {
			a.Check(t, c.Name, c.Name+".lines", set(t, c.Text))
		}
	})
}

func set(t *testing.T, data string) string {
	head, text, _ := strings.Cut(data, "\n")
	m := measureOf(t, head)
	var s strings.Builder
	for par := range strings.Lines(text) {
		par = strings.ReplaceAll(strings.TrimSuffix(par, "\n"), `\n`, "\n")
		cs := chars(par)
		for _, l := range Break(cs, m) {
			fmt.Fprintln(&s, drawn(cs, l, m))
		}
		s.WriteString("\n")
	}
	return s.String()
}

func measureOf(t *testing.T, head string) Measure {
	var m Measure
	words := strings.Fields(head)
	for len(words) > 0 {
		if words[0] == "justify" {
			m.Justify, words = true, words[1:]
			continue
		}
		if len(words) < 2 {
			t.Fatalf("bad measure %q", head)
		}
		var ems float64
		if _, err := fmt.Sscan(words[1], &ems); err != nil {
			t.Fatalf("bad measure %q: %v", head, err)
		}
		n := int(ems * em)
		switch words[0] {
		case "width":
			m.Width = n
		case "first":
			m.First = n
		case "rest":
			m.Rest = n
		case "auto":
			m.AutoSpace = n
		default:
			t.Fatalf("bad measure %q", head)
		}
		words = words[2:]
	}
	return m
}
