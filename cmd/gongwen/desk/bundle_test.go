package desk

import (
	"bytes"
	"os"
	"testing"

	"github.com/evanw/esbuild/pkg/api"

	"gongwen/render/testkit"
)

// TestBundle: the page's program is what its sources make, for the browsers of
// five years ago. With -update it is written anew.
func TestBundle(t *testing.T) {
	r := api.Build(api.BuildOptions{
		EntryPoints: []string{"ui/app.ts"}, Bundle: true, Format: api.FormatIIFE, Charset: api.CharsetUTF8, LegalComments: api.LegalCommentsNone,
		Engines: []api.Engine{{Name: api.EngineChrome, Version: "86"}, {Name: api.EngineFirefox, Version: "78"}},
	})
	for _, e := range r.Errors {
		t.Errorf("%v: %s", e.Location, e.Text)
	}
	for _, e := range r.Warnings {
		t.Errorf("%v: %s", e.Location, e.Text)
	}
	if t.Failed() {
		return
	}
	made := r.OutputFiles[0].Contents
	if *testkit.Update {
		if err := os.WriteFile("dist/app.js", made, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile("dist/app.js")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(made, kept) {
		t.Error("dist/app.js is not what ui/*.ts makes: go test ./cmd/gongwen/desk -run Bundle -update")
	}
}
