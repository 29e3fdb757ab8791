package verify_test

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gongwen/render/diag"
	"gongwen/render/testkit"
	"gongwen/render/verify"
)

// TestManifestTwice: what is written is read, whatever the names.
func TestManifestTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := verify.Manifest{}
		for _, name := range rapid.SliceOf(rapid.StringMatching(`[^/\x00]+`)).Draw(t, "names") {
			m[name] = sha256.Sum256([]byte(name))
		}
		got, list := verify.ParseManifest(&diag.Source{Name: "SHA256SUMS", Text: string(m.Text())})
		if len(list) > 0 || len(got) != len(m) {
			t.Fatalf("%v: %v", list, got)
		}
		for name, sum := range m {
			if got[name] != sum {
				t.Errorf("%q: %x", name, got[name])
			}
		}
		if string(got.Text()) != string(m.Text()) {
			t.Errorf("%s", got.Text())
		}
	})
}

// TestSha256sum: the program that made the format reads ours, names with a
// backslash, a line feed and Chinese too, and we read what it writes.
func TestSha256sum(t *testing.T) {
	testkit.Need(t, "sha256sum")
	dir := t.TempDir()
	m := verify.Manifest{}
	names := []string{"通知 2023.pdf", `a\b.pdf`, "a\nb.pdf", "-x.pdf", "*.xlsx"}
	for _, name := range names {
		m[name] = sha256.Sum256([]byte(name))
		if err := os.WriteFile(filepath.Join(dir, name), []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "SHA256SUMS"), m.Text(), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, how := range [][]string{{"--strict", "-c", "SHA256SUMS"}, append([]string{"--"}, names...), append([]string{"-b", "--"}, names...)} {
		cmd := exec.Command("sha256sum", how...)
		cmd.Dir = dir
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("%v: %v\n%s", how, err, out)
		}
		if how[0] == "--strict" {
			continue
		}
		got, list := verify.ParseManifest(&diag.Source{Text: string(out)})
		if len(list) > 0 || string(got.Text()) != string(m.Text()) {
			t.Errorf("%v: %v\n%s", how, list, out)
		}
	}
}

func TestManifestLines(t *testing.T) {
	sum := strings.Repeat("0123456789abcdef", 4)
	for _, c := range []struct {
		text string
		bad  int // line of the finding; 0: none
		n    int
	}{
		{"", 0, 0},
		{"\n\n", 0, 0},
		{sum + "  a.pdf\r\n" + strings.ToUpper(sum) + " *b.pdf", 0, 2},
		{sum + " a.pdf\n", 1, 0},
		{sum + "  a.pdf\n" + sum + "  a.pdf\n", 2, 1},
		{sum + "  a.pdf\n" + sum[1:] + "   a.pdf\n", 2, 1},
		{sum + "  \n", 1, 0},
		{"g" + sum[1:] + "  a.pdf\n", 1, 0},
		{"# sums\n", 1, 0},
	} {
		m, list := verify.ParseManifest(&diag.Source{Name: "S", Text: c.text})
		line := 0
		if len(list) == 1 {
			line = 1 + strings.Count(c.text[:list[0].Span.Start], "\n")
		}
		if len(m) != c.n || line != c.bad || len(list) > 1 {
			t.Errorf("%q: %d entries, finding in line %d", c.text, len(m), line)
		}
	}
}

func TestManifestCheck(t *testing.T) {
	m := verify.Manifest{"a": {1}, "b": {2}, "c": {3}, "d": {4}}
	list := m.Check("output", func(name string) (verify.Sum, error) {
		switch name {
		case "b":
			return verify.Sum{9}, nil
		case "c":
			return verify.Sum{}, fs.ErrNotExist
		case "d":
			return verify.Sum{}, errors.New("the disk")
		}
		return m[name], nil
	}, []string{"z", "a", "y"})
	var got []string
	for _, f := range list {
		got = append(got, f.Rule.Code+" "+f.Source.Name)
	}
	if want := "GW773 output/b|GW772 output/c|GW772 output/d|GW774 output/y|GW774 output/z"; strings.Join(got, "|") != want {
		t.Errorf("%s\nwant %s", strings.Join(got, "|"), want)
	}
}
