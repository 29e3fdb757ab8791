package text

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"gongwen/render/testkit"
)

var update = testkit.Update

// TestGolden sets the paragraphs of testdata/*.txtar. Of each pair of files
// “NAME” and “NAME.lines”, the first begins with a line of measures in ems
// (“width 28 first 2 justify auto .25”) and has a paragraph a line (“\n” is a
// forced break); the second shows the lines they are set in.
func TestGolden(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			var out []txtar.File
			for _, f := range ar.Files {
				if strings.HasSuffix(f.Name, ".lines") {
					continue
				}
				got := []byte(set(t, string(f.Data)))
				out = append(out, f, txtar.File{Name: f.Name + ".lines", Data: got})
			}
			want := txtar.Format(ar)
			got := txtar.Format(&txtar.Archive{Comment: ar.Comment, Files: out})
			if *update {
				if err := os.WriteFile(path, got, 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); diff != "" {
				t.Errorf("lines differ (-want +got; -update writes them):\n%s", diff)
			}
		})
	}
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
