package render_test

import (
	"bytes"
	"testing"

	"gongwen/render"
	"gongwen/render/diag"
	"gongwen/render/testkit"
)

const goldenDir = "testdata/golden"

// open opens a notice that must have no errors.
func open(t testing.TB, name string, text []byte) (*render.Document, diag.List) {
	t.Helper()
	doc, list := render.Open(name, text, render.Config{})
	if doc == nil {
		t.Fatal(testkit.Printed(list))
	}
	return doc, list
}

// TestGolden compares every stage of every sample with testdata/golden, as
// text.
func TestGolden(t *testing.T) {
	made := map[string]bool{}
	for stem, text := range testkit.SampleTexts(t) {
		doc, list := open(t, "input/"+stem+".toml", text)
		for _, stage := range append(render.Stages(), "findings") {
			var got bytes.Buffer
			if stage == "findings" {
				got.WriteString(testkit.Printed(list))
			} else if err := doc.Dump(&got, stage); err != nil {
				t.Fatal(err)
			}
			if got.Len() == 0 {
				continue // no findings, no tasks
			}
			name := stem + "." + stage + ".txt"
			made[name] = true
			t.Run(name, func(t *testing.T) { testkit.Golden(t, goldenDir+"/"+name, got.Bytes()) })
		}
	}
	testkit.Stale(t, goldenDir, made)
}
