package layout

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"gongwen/render/diag"
	"gongwen/render/notice"
)

var update = flag.Bool("update", false, "write the golden texts anew")

// TestFindings: every rule of the package has a file of testdata, named by its
// code, with a notice that breaks it, perhaps a template that is laid over the
// general one, and all that is printed: place, source line, caret, hint.
func TestFindings(t *testing.T) {
	for _, rule := range Rules() {
		t.Run(rule.Code, func(t *testing.T) {
			name := filepath.Join("testdata", rule.Code+".txtar")
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files := map[string]string{}
			for _, f := range archive.Files {
				files[f.Name] = string(f.Data)
			}
			n, list := notice.Parse(&diag.Source{Name: "a.toml", Text: files["a.toml"]}, false)
			if list.HasErrors() {
				t.Fatal(printed(list))
			}
			d, list := Layout(n, general(t, files["template.toml"]), faces(), false)
			if (d == nil) != list.HasErrors() {
				t.Errorf("document %v with\n%s", d != nil, printed(list))
			}
			found := 0
			for _, f := range list {
				if f.Rule == rule {
					found++
				}
			}
			if found == 0 {
				t.Errorf("%s is not found in\n%s", rule.Code, printed(list))
			}
			if *update {
				archive.Files = append(archive.Files[:len(files)-1:len(files)-1], txtar.File{Name: "out", Data: []byte(printed(list))})
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(files["out"], printed(list)); diff != "" {
				t.Error(diff)
			}
		})
	}
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) != len(Rules()) {
		t.Errorf("%d rules, cases %s: %v", len(Rules()), strings.Join(files, " "), err)
	}
}
