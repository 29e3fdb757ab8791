package testkit

import (
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/diff"
)

// Update says that what lies in testdata is to be written anew: go test -update.
var Update = flag.Bool("update", false, "write the golden files anew")

// Golden compares got with a file, whose path is that of the package's folder.
func Golden(t testing.TB, name string, got []byte) {
	t.Helper()
	name = filepath.FromSlash(name)
	want, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	switch {
	case err == nil && bytes.Equal(got, want):
	case *Update:
		put(t, name, got)
	default:
		t.Errorf("not as golden; if it is right, go test -update\n%s", diff.Diff(name, want, "now", got))
	}
}

// Stale finds the files of a folder that no test of it made: those not named.
func Stale(t testing.TB, folder string, made map[string]bool) {
	t.Helper()
	files, err := os.ReadDir(filepath.FromSlash(folder))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		switch stale := filepath.Join(folder, f.Name()); {
		case made[f.Name()]:
		case *Update:
			os.Remove(stale)
		default:
			t.Errorf("%s: nothing gives this any more; go test -update", stale)
		}
	}
}

// Section compares got with the part of a file between two marks, each a line
// of its own: what a page says that a program knows better.
func Section(t testing.TB, name, begin, end, got string) {
	t.Helper()
	text := string(Read(t, name))
	before, rest, begun := strings.Cut(text, begin+"\n")
	want, after, ended := strings.Cut(rest, end)
	if !begun || !ended {
		t.Fatalf("%s: nothing between %q and %q", name, begin, end)
	}
	switch {
	case got == want:
	case *Update:
		put(t, name, []byte(before+begin+"\n"+got+end+after))
	default:
		t.Errorf("%s between %q and %q is not what the program knows; if it is right, go test -update (-want +got):\n%s", name, begin, end, cmp.Diff(want, got))
	}
}

func put(t testing.TB, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}
