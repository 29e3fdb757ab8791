package render_test

import (
	"strings"
	"testing"

	"gongwen/render"
	"gongwen/render/testkit"
)

// TestOnlyFindings: what is found where no file is wanted is what is found where
// both are, of the samples, of real notices, and of each with a mistake that only
// pages show; there is no document then.
func TestOnlyFindings(t *testing.T) {
	t.Run("samples", func(t *testing.T) {
		texts := testkit.SampleTexts(t)
		texts["200 tasks"] = []byte(generated(200))
		ofPages := 0
		for name, text := range texts {
			ofPages += foundAlike(t, name, string(text))
		}
		if ofPages < 20 {
			t.Errorf("%d findings of pages", ofPages)
		}
	})
	for _, pattern := range []string{"real/*.toml", "formats/*.toml"} {
		t.Run(pattern, func(t *testing.T) {
			paths := testkit.Shared(t, pattern)
			if !testkit.Long() {
				paths = paths[:2]
			}
			for _, path := range paths {
				foundAlike(t, path, string(testkit.Read(t, path)))
			}
		})
	}
}

// foundAlike holds what is found alone of a text, and of the text with mistakes,
// against what is found of both files; it returns how many findings are of pages.
func foundAlike(t *testing.T, name, text string) (ofPages int) {
	for _, text := range []string{
		text,
		strings.Replace(text, "requirement = \"", "requirement = \""+strings.Repeat("逐项抓好落实，", 150), 1), // no page holds the row
		strings.Replace(text, "\ntitle = \"", "\ntitle = \""+strings.Repeat("进一步优化营商环境", 20), 1),
		strings.Replace(text, "。", "\U000F1234。", 1),
	} {
		_, both := render.Open("a.toml", []byte(text), render.Config{})
		doc, alone := render.Open("a.toml", []byte(text), render.Config{Only: render.OnlyFindings})
		if doc != nil {
			t.Errorf("%s: a document", name)
		}
		if got, want := testkit.Printed(alone), testkit.Printed(both); got != want {
			t.Errorf("%s:\n%s\nnot\n%s", name, got, want)
		}
		for i := range both {
			if strings.HasPrefix(both[i].Rule.Code, "GW41") || strings.HasPrefix(both[i].Rule.Code, "GW42") {
				ofPages++
			}
		}
	}
	return ofPages
}
