package verify_test

import (
	"archive/tar"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"

	"gongwen/render/testkit"
	"gongwen/render/verify"
)

// missed are the bad files of the veraPDF corpus in which nothing is found, with
// why. A file that is found after all has to go from here.
var missed = map[string]string{
	"veraPDF test suite 6-2-11-6-t02-fail-d.pdf": "a glyph's name that is in no list: the list of 4,281 names is not here (6.2.11.6)",
	"veraPDF test suite 6-2-4-3-t01-fail-t.pdf":  "a colour that is set for filling while text is only stroked is not drawn with (6.2.4.3)",
}

// TestCorpus: of the public files of the veraPDF consortium each of which has one
// clause right or wrong, no good one fails, and bad ones are found.
func TestCorpus(t *testing.T) {
	const archive = "../shared/verapdf/corpus.tar.xz"
	packed := testkit.Path(archive)
	if _, err := os.Stat(packed); err != nil {
		testkit.Missing(t, archive)
		return
	}
	testkit.Need(t, "xz")
	out, err := exec.Command("xz", "-dc", packed).Output()
	if err != nil {
		t.Fatal(err)
	}
	type count struct{ good, false, found, missed int }
	counts := map[string]*count{}
	files := tar.NewReader(bytes.NewReader(out))
	for {
		head, err := files.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		base := path.Base(head.Name)
		if path.Ext(base) != ".pdf" {
			continue
		}
		data, err := io.ReadAll(files)
		if err != nil {
			t.Fatal(err)
		}
		set, _, _ := strings.Cut(strings.TrimPrefix(head.Name, "./"), "/")
		n := counts[set]
		if n == nil {
			n = &count{}
			counts[set] = n
		}
		r := verify.File(base, data)
		checkReport(t, r)
		_, known := missed[base]
		switch good, v := strings.Contains(base, "-pass-"), r.Verdict(); {
		case v == verify.Fit:
			t.Errorf("%s: 合格, and not ours", head.Name)
		case good && v == verify.Clear:
			n.good++
		case good:
			n.false++
			t.Errorf("%s is good: %v", head.Name, v)
			tell(t, r)
		case v == verify.Unfit:
			n.found++
			if known {
				t.Errorf("%s is found: take it from the list", head.Name)
			}
		default:
			n.missed++
			if !known {
				t.Errorf("%s is bad: %v", head.Name, v)
			}
		}
	}
	floors := map[string]count{
		"PDF_A-2a": {good: 5, found: 10}, "PDF_A-2b": {good: 192, found: 301}, "PDF_A-2u": {good: 10, found: 3},
		"PDF_A-3b": {good: 5, found: 3}, "PDF_UA-1": {good: 68, found: 79},
	}
	for set, floor := range floors {
		n := counts[set]
		if n == nil || n.good < floor.good || n.found < floor.found {
			t.Errorf("%s: %+v, want at least %+v", set, n, floor)
		}
	}
	var all []string
	for set := range counts {
		all = append(all, set)
	}
	slices.Sort(all)
	for _, set := range all {
		n := counts[set]
		t.Logf("%s: of %d bad files %d found, of %d good ones %d fail", set, n.found+n.missed, n.found, n.good+n.false, n.false)
	}
}
