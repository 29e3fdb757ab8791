package tomldoc

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"gongwen/render/diag"
	"gongwen/render/testkit"
)

// keysOf is what MetaData.Keys is for the decoder: every key and header that
// is written, in file order, without indices.
func keysOf(root *Node) (keys []string) {
	type entry struct {
		at   int
		path toml.Key
	}
	var entries []entry
	var walk func(n *Node, path toml.Key)
	walk = func(n *Node, path toml.Key) {
		switch {
		case n.made == byTables: // each item has its header
		case n.made == byHeader && n != root:
			entries = append(entries, entry{n.Span.Start, slices.Clone(path)})
		case n.Key != (diag.Span{}) && n.made != implied && n.made != byKey:
			entries = append(entries, entry{n.Key.Start, slices.Clone(path)})
		}
		for _, item := range n.Items {
			if n.Kind == Table {
				walk(item, append(path[:len(path):len(path)], item.Name))
			} else {
				walk(item, path)
			}
		}
	}
	walk(root, nil)
	sort.SliceStable(entries, func(i, j int) bool { return entries[i].at < entries[j].at })
	for _, e := range entries {
		keys = append(keys, e.path.String())
	}
	return keys
}

// corpus calls f for every TOML file of the conformance corpus that the
// decoder's module carries.
func corpus(t testing.TB, f func(t testing.TB, name, text string)) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/BurntSushi/toml").Output()
	root := filepath.Join(strings.TrimSpace(string(dir)), "internal", "toml-test", "tests")
	if _, statErr := os.Stat(root); err != nil || statErr != nil {
		t.Skip("the corpus of github.com/BurntSushi/toml is not there:", err, statErr)
	}
	err = filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".toml" {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		f(t, strings.TrimPrefix(path, root), string(b))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func decodedKeys(text string) ([]string, error) {
	var m map[string]any
	md, err := toml.Decode(text, &m)
	var keys []string
	for _, k := range md.Keys() {
		keys = append(keys, k.String())
	}
	return keys, err
}

// check holds the scanner to the decoder on one text.
func check(t testing.TB, src *diag.Source) (root *Node, findings diag.List) {
	t.Helper()
	want, err := decodedKeys(src.Text)
	root, findings = Parse(src)
	switch {
	case root == nil && !findings.HasErrors(),
		root != nil && slices.ContainsFunc(findings, func(f diag.Finding) bool { return f.Rule != &ruleCharacter }):
		t.Errorf("%s: tree %v with findings\n%s", src.Name, root != nil, testkit.Printed(findings))
	case err != nil && root != nil:
		t.Errorf("%s: accepted, but the decoder says %v", src.Name, err)
	case err == nil && root == nil && !stricter(findings):
		t.Errorf("%s: the decoder accepts it, but:\n%s", src.Name, testkit.Printed(findings))
	case root != nil:
		if got := keysOf(root); !slices.Equal(got, want) {
			t.Errorf("%s: keys\n got %q\nwant %q", src.Name, got, want)
		}
	}
	return root, findings
}

// stricter reports whether all findings are of the few kinds in which we ask
// more than the decoder: it lets some keys be defined twice, has no limits, and
// takes zones of an hour that has 60 minutes.
func stricter(l diag.List) bool {
	return !slices.ContainsFunc(l, func(f diag.Finding) bool {
		if f.Rule == &ruleDate && offsetTooLarge(f.Source.Text[f.Span.Start:f.Span.End]) {
			return false
		}
		return f.Rule != &ruleTwice && f.Rule != &RuleTableTwice && f.Rule != &ruleDeep && f.Rule != &ruleCharacter
	})
}

// TestCorpus runs the law over the conformance corpus, right files and wrong
// ones.
func TestCorpus(t *testing.T) {
	valid, invalid := 0, 0
	corpus(t, func(t testing.TB, name, text string) {
		root, findings := check(t, &diag.Source{Name: name, Text: text})
		if strings.Contains(filepath.ToSlash(name), "/invalid/") {
			invalid++
			return
		}
		valid++
		if _, err := decodedKeys(text); err == nil && root == nil {
			t.Errorf("%s: refused:\n%s", name, testkit.Printed(findings))
		}
	})
	if valid < 200 || invalid < 400 {
		t.Errorf("only %d right and %d wrong files", valid, invalid)
	}
}

// TestReal: the notices of real governments, and our own samples, are right.
func TestReal(t *testing.T) {
	notices, err := filepath.Glob(testkit.Path("../shared/real/*.toml"))
	if err != nil || len(notices) == 0 {
		t.Log("skipped: the real notices (../shared/real beside the repository) are not there")
	}
	for _, file := range append(testkit.Samples(t), notices...) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		src := &diag.Source{Name: file, Text: string(text)}
		root, findings := check(t, src)
		checkPlaces(t, src, root, findings)
		if root == nil || len(findings) > 0 {
			t.Errorf("%s:\n%s", file, testkit.Printed(findings))
		}
	}
}

// TestMaxSize: the largest text is still read, a byte more is one finding.
func TestMaxSize(t *testing.T) {
	if testing.Short() {
		t.Skip("scans the largest text")
	}
	text := "a = 1 #" + strings.Repeat("字", (MaxSize-7)/3)
	text += strings.Repeat(".", MaxSize-len(text))
	if root, list := Parse(&diag.Source{Text: text}); root == nil || len(list) > 0 {
		t.Errorf("%d bytes: %d findings", len(text), len(list))
	}
	if root, list := Parse(&diag.Source{Text: text + "."}); root != nil || len(list) != 1 || list[0].Rule.Code != "GW121" {
		t.Errorf("a byte more: %d findings", len(list))
	}
}
