package check

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/source/bind"
	"gongwen/render/testkit"
)

var update = testkit.Update

func printed(t *testing.T, l diag.List) string {
	t.Helper()
	var b strings.Builder
	if err := diag.Print(&b, l, false); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestRules proves that every rule has cases that trigger it, and it alone,
// whose findings are golden, and cases that trigger none: testdata has an
// archive a rule. A case is put after the comment of its archive.
func TestRules(t *testing.T) {
	for _, r := range Rules() {
		path := filepath.Join("testdata", r.Code+".txtar")
		a, err := txtar.ParseFile(path)
		if err != nil {
			t.Error(err)
			continue
		}
		want := map[string]string{}
		for _, f := range a.Files {
			want[f.Name] = string(f.Data)
		}
		fresh := &txtar.Archive{Comment: a.Comment}
		wrong, right := 0, 0
		for _, f := range a.Files {
			name, ok := strings.CutSuffix(f.Name, ".toml")
			if !ok {
				continue
			}
			fresh.Files = append(fresh.Files, f)
			n, list := bind.Parse(&diag.Source{Name: "a.toml", Text: string(a.Comment) + string(f.Data)}, false)
			if len(list) > 0 {
				t.Errorf("%s: %s is no notice:\n%s", path, f.Name, printed(t, list))
				continue
			}
			found := Run(n)
			got := printed(t, found)
			if strings.HasPrefix(name, "right") {
				right++
				if got != "" {
					t.Errorf("%s: %s has findings:\n%s", path, f.Name, got)
				}
				continue
			}
			wrong++
			fresh.Files = append(fresh.Files, txtar.File{Name: name + ".want", Data: []byte(got)})
			if len(found) == 0 {
				t.Errorf("%s: %s has no finding", path, f.Name)
			}
			for _, one := range found {
				if one.Rule != r || one.Span.Start >= one.Span.End {
					t.Errorf("%s: %s:\n%s", path, f.Name, printed(t, diag.List{one}))
				}
			}
			if diff := cmp.Diff(want[name+".want"], got); diff != "" && !*update {
				t.Errorf("%s: %s (-want +got):\n%s", path, f.Name, diff)
			}
		}
		if wrong == 0 || right == 0 {
			t.Errorf("%s has %d wrong and %d right cases", path, wrong, right)
		}
		if r.Title == "" || r.Why == "" || r.Wrong == "" || r.Right == "" || r.Severity != diag.Warning {
			t.Errorf("%s is not told in full, or stops the notice", r.Code)
		}
		if *update {
			if err := os.WriteFile(path, txtar.Format(fresh), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// findings runs the rules over a file, whatever of it is built yet.
func findings(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	n, _ := bind.Parse(&diag.Source{Name: filepath.Base(path), Text: string(text)}, false)
	if n == nil {
		t.Fatalf("%s is no notice", path)
	}
	return printed(t, Run(n))
}

// TestSamples: nothing is to be said of the samples of input/.
func TestSamples(t *testing.T) {
	paths, err := filepath.Glob(testkit.Path("input/*.toml"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	for _, path := range paths {
		if got := findings(t, path); got != "" {
			t.Errorf("%s:\n%s", path, got)
		}
	}
}

// TestReal: the real notices that lie beside the repository.
func TestReal(t *testing.T) {
	paths, err := filepath.Glob(testkit.Path("../shared/real/*.toml"))
	if err != nil {
		t.Fatal(err)
	}
	if len(paths) == 0 {
		t.Skip("the real notices are not there: ../shared/real beside the repository")
	}
	for _, path := range paths {
		if got := findings(t, path); got != "" {
			t.Errorf("%s:\n%s", path, got)
		}
	}
}

// TestHostile: ten megabytes of what a rule looks for cost one pass, and
// texts that end anywhere harm nothing.
func TestHostile(t *testing.T) {
	for _, piece := range []string{")", "(", "（)", "共1项", "任务分解表共1项", ",甲", "（一）、", "1、甲\n"} {
		text := diag.Verbatim(strings.Repeat(piece, 10<<20/len(piece)), 0)
		n := &notice.Notice{Source: &diag.Source{}, Parts: []notice.Part{{Text: []notice.Paragraph{{Text: text}}, Content: &notice.Breakdown{}}}}
		Run(n)
	}
	whole := "（一）、3、4月(甲)共计12项,"
	for i := range len(whole) + 1 { // also inside a character
		for j := i; j <= len(whole); j++ {
			n := &notice.Notice{Source: &diag.Source{}, Parts: []notice.Part{{Text: []notice.Paragraph{{Text: diag.Verbatim(whole[i:j], i)}}, Content: &notice.Breakdown{}}}}
			for _, f := range Run(n) {
				if f.Span.Start < i || f.Span.End > j {
					t.Errorf("%q: %v", whole[i:j], f)
				}
			}
		}
	}
}
