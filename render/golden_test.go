package render_test

import (
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/diff"

	"gongwen/render"
	"gongwen/render/diag"
	"gongwen/render/testkit"
)

var update = flag.Bool("update", false, "rewrite testdata/golden from what the program does now")

const goldenDir = "testdata/golden"

// samples are the notices of input/, by stem.
func samples(t testing.TB) map[string][]byte {
	t.Helper()
	names, err := filepath.Glob(testkit.Path("input/*.toml"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	all := map[string][]byte{}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all[strings.TrimSuffix(filepath.Base(name), ".toml")] = text
	}
	return all
}

// open opens a notice that must have no errors.
func open(t testing.TB, name string, text []byte) (*render.Document, diag.List) {
	t.Helper()
	doc, list := render.Open(name, text, render.Config{})
	if doc == nil {
		t.Fatal(printed(list))
	}
	return doc, list
}

// printed is what the user would read.
func printed(list diag.List) string {
	var b strings.Builder
	diag.Print(&b, list, false)
	return b.String()
}

// TestGolden compares every stage of every sample with testdata/golden, as
// text.
func TestGolden(t *testing.T) {
	var current []string
	for stem, text := range samples(t) {
		doc, list := open(t, "input/"+stem+".toml", text)
		for _, stage := range append(render.Stages(), "findings") {
			var got bytes.Buffer
			if stage == "findings" {
				got.WriteString(printed(list))
			} else if err := doc.Dump(&got, stage); err != nil {
				t.Fatal(err)
			}
			if got.Len() == 0 {
				continue // no findings, no tasks
			}
			name := stem + "." + stage + ".txt"
			current = append(current, name)
			t.Run(name, func(t *testing.T) { compareGolden(t, filepath.Join(goldenDir, name), got.Bytes()) })
		}
	}
	files, err := os.ReadDir(goldenDir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		switch stale := filepath.Join(goldenDir, f.Name()); {
		case slices.Contains(current, f.Name()):
		case *update:
			os.Remove(stale)
		default:
			t.Errorf("%s: no sample gives this any more; go test ./render -update", stale)
		}
	}
}

func compareGolden(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(goldenDir, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("not as golden; if it is right, go test ./render -update\n%s", diff.Diff(name, want, "now", got))
	}
}
