package verify_test

import (
	"os"
	"testing"

	"gongwen/render"
	"gongwen/render/diag"
	"gongwen/render/paper/compose"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/layout"
	"gongwen/render/source/bind"
	"gongwen/render/testkit"
)

// pages is a notice of input/ as finished pages, which the door keeps to itself.
func pages(stem string) (*frame.Document, error) {
	src, err := os.ReadFile(testkit.Path("input/" + stem + ".toml"))
	if err != nil {
		return nil, err
	}
	n, _ := bind.Parse(&diag.Source{Name: stem + ".toml", Text: string(src)}, false)
	template, _ := render.LoadTemplate(nil)
	d, _ := layout.Layout(compose.Compose(n, false), template.Format(n.Form), render.DefaultFaces())
	return d, nil
}

func mustPages(t testing.TB, stem string) *frame.Document {
	t.Helper()
	d, err := pages(stem)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
