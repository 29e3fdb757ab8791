package tomldoc

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"gongwen/render/diag"
	"gongwen/render/testkit"
)

var update = testkit.Update

// TestMessages compares the whole printed output for every wrong text of
// testdata: place, source line, caret, hint. A text is followed by the output
// it gives; a text named .quoted is a Go string literal.
func TestMessages(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]string{}
		for _, f := range archive.Files {
			want[f.Name] = string(f.Data)
		}
		fresh := &txtar.Archive{Comment: archive.Comment}
		for _, f := range archive.Files {
			ext := filepath.Ext(f.Name)
			if ext == ".out" {
				continue
			}
			out := strings.TrimSuffix(f.Name, ext) + ".out"
			text := string(f.Data)
			if ext == ".quoted" {
				if text, err = strconv.Unquote(strings.TrimSpace(text)); err != nil {
					t.Fatal(file, f.Name, err)
				}
			}
			_, findings := check(t, &diag.Source{Name: strings.TrimSuffix(f.Name, ext) + ".toml", Text: text})
			got := printed(findings)
			fresh.Files = append(fresh.Files, f, txtar.File{Name: out, Data: []byte(got)})
			if got == "" {
				t.Errorf("%s: %s: no finding", file, f.Name)
			}
			if diff := cmp.Diff(want[out], got); diff != "" && !*update {
				t.Errorf("%s: %s:\n%s", file, f.Name, diff)
			}
		}
		if len(fresh.Files) != len(archive.Files) && !*update {
			t.Errorf("%s: outputs without a text, or texts without an output", file)
		}
		if *update {
			if err := os.WriteFile(file, txtar.Format(fresh), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
