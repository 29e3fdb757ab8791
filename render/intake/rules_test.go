package intake_test

import (
	"path"
	"strings"
	"testing"

	"gongwen/render/diag"
	"gongwen/render/intake"
	"gongwen/render/source/bind"
	"gongwen/render/testkit"
)

// foreign is a case as a file: an .xml is the body of a Word file.
func foreign(t *testing.T, c testkit.Case) []byte {
	if path.Ext(c.Name) != ".xml" {
		return []byte(c.Text)
	}
	note := `<w:footnote w:id="2"><w:p><w:r><w:t>防汛期是6月至9月。</w:t></w:r></w:p></w:footnote>`
	comment := `<w:comment w:id="1"><w:p><w:r><w:t>请核对。</w:t></w:r></w:p></w:comment>`
	return docx(t, c.Text, "footnotes", note, "comments", comment)
}

// TestRules: every rule has files that bring it about, whose findings are golden,
// and files that do not (a first line may be an option); and whatever was written binds in a draft.
func TestRules(t *testing.T) {
	done := map[string]bool{}
	testkit.Archives(t, "testdata/rules/*.txtar", func(t *testing.T, a *testkit.Archive) {
		code := testkit.Stem(a.Path)
		wrong, right := 0, 0
		for _, ending := range []string{".csv", ".html", ".xml"} {
			for _, c := range a.Cases(ending) {
				var choices []intake.Choice
				if rest, ok := strings.CutPrefix(c.Text, "--column "); ok {
					choice, text, _ := strings.Cut(rest, "\n")
					head, key, _ := strings.Cut(choice, "=")
					choices, c.Text = []intake.Choice{{Head: head, Key: key}}, text
				}
				var into string
				if rest, ok := strings.CutPrefix(c.Text, "--into\n"); ok {
					c.Text, into, _ = strings.Cut(rest, "--\n")
				}
				got, list := intake.Import(c.Name, foreign(t, c), choices)
				if into != "" {
					_, list, _ = got.Into(&diag.Source{Name: "通知.toml", Text: into}, "")
				}
				printed := testkit.Printed(list)
				if got != nil {
					if _, found := bind.Parse(&diag.Source{Name: "a.toml", Text: got.TOML}, true); found.HasErrors() {
						t.Errorf("%s: what was written has errors\n%s\n%s", c.Name, testkit.Printed(found), got.TOML)
					}
				}
				name := strings.TrimSuffix(c.Name, ending)
				hit := strings.Contains(printed, code+":")
				switch {
				case strings.HasPrefix(name, "wrong"):
					wrong++
					if !hit {
						t.Errorf("%s does not bring it about:\n%s", c.Name, printed)
					}
					a.Check(t, c.Name, name+".want", printed)
				case strings.HasPrefix(name, "right"):
					right++
					if hit {
						t.Errorf("%s brings it about:\n%s", c.Name, printed)
					}
				}
			}
		}
		if wrong == 0 || right == 0 {
			t.Errorf("%d wrong and %d right cases", wrong, right)
		}
		done[code] = true
	})
	for _, r := range intake.Rules() {
		if !done[r.Code] {
			t.Errorf("no testdata/rules/%s.txtar", r.Code)
		}
	}
}
