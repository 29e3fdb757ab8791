package layout

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/testkit"
)

var update = testkit.Update

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

// TestInvisible: what no reader of the source sees is named, even where a face
// holds it.
func TestInvisible(t *testing.T) {
	for _, r := range "\u00AD\u200B\u202E\u2028" {
		n := parse(t, source(`text = "定于近`+string(r)+`日召开会议。"`), false)
		if _, list := Layout(n, general(t, ""), faces(), false); len(list) != 1 || list[0].Rule != &ruleGlyph || !strings.Contains(list[0].Message, "看不见") {
			t.Errorf("%U: %s", r, printed(list))
		}
	}
}

// TestLongMark: a mark is condensed, then made smaller; before it is smaller
// than the text it is an error.
func TestLongMark(t *testing.T) {
	for _, c := range []struct {
		chars int
		want  *diag.Rule
	}{{20, nil}, {40, nil}, {43, &ruleMark}, {50, &ruleLine}, {100_000, &ruleLine}} {
		n := parse(t, source("[letterhead]\nmark = \""+hanzi(c.chars)+`"`), false)
		_, list := Layout(n, general(t, ""), faces(), false)
		if c.want == nil && len(list) > 0 || c.want != nil && (len(list) != 1 || list[0].Rule != c.want) {
			t.Errorf("%d characters: %s", c.chars, printed(list))
		}
	}
}
