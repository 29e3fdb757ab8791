package tomldoc

import (
	"bytes"
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
		case n.made == byHeader && n != root && n.Kind == Table:
			entries = append(entries, entry{n.Span.Start, slices.Clone(path)})
		case n.Key != (diag.Span{}) && n.made != implied && n.made != byKey:
			entries = append(entries, entry{n.Key.Start, slices.Clone(path)})
		}
		for _, m := range n.Members {
			walk(m.Node, append(path[:len(path):len(path)], m.Name))
		}
		for _, item := range n.Items {
			walk(item, path)
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

// TestCorpus holds the scanner to the decoder over the conformance corpus.
func TestCorpus(t *testing.T) {
	accepted, refused := 0, 0
	corpus(t, func(t testing.TB, name, text string) {
		want, err := decodedKeys(text)
		root, findings := Parse(&diag.Source{Name: name, Text: text})
		if err != nil {
			refused++
			if !findings.HasErrors() || root != nil {
				t.Errorf("%s: accepted, but the decoder says %v", name, err)
			}
			return
		}
		accepted++
		if root == nil {
			var b bytes.Buffer
			_ = diag.Print(&b, findings, false)
			if !onlyCharacters(findings) {
				t.Errorf("%s: refused:\n%s", name, b.String())
			}
			return
		}
		if got := keysOf(root); !slices.Equal(got, want) {
			t.Errorf("%s\n got %q\nwant %q", name, got, want)
		}
	})
	t.Log(accepted, "accepted", refused, "refused")
}

func onlyCharacters(l diag.List) bool {
	return !slices.ContainsFunc(l, func(f diag.Finding) bool { return f.Rule != &ruleCharacter })
}
