package pdf

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"gongwen/render/paper/frame"
	"gongwen/render/testkit"
)

// needReaders skips where the programs that read PDF are not to be run.
func needReaders(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("other programs read our files in long tests")
	}
	testkit.NeedSlow(t, "qpdf", "pdffonts", "pdfinfo", "pdftotext", "mutool", "gs")
}

// solid is text without its blanks: readers make them from gaps.
func solid(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// TestReaders: the readers take every document in both forms.
func TestReaders(t *testing.T) {
	needReaders(t)
	for title, d := range documents(t) {
		for _, classic := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s/classic=%t", title, classic), func(t *testing.T) {
				t.Parallel()
				path := filepath.Join(t.TempDir(), "公文.pdf")
				if err := os.WriteFile(path, write(t, d, Options{Classic: classic}), 0o600); err != nil {
					t.Fatal(err)
				}
				checkReaders(t, d, path)
			})
		}
	}
}

// checkReaders holds a file against what four programs read in it.
func checkReaders(t *testing.T, d *frame.Document, path string) {
	checkQpdf(t, path)
	checkFonts(t, path)
	checkExtraction(t, d, path)
	if len(d.Pages) > 2*branch {
		return // poppler reads a page anew for every element, and Ghostscript is slow
	}
	checkTree(t, d, path)
	checkGhostscript(t, path)
}

func checkQpdf(t *testing.T, path string) {
	if out := testkit.QuietOutput(t, "qpdf", "--check", path); !strings.Contains(out, "No syntax or stream encoding errors found") {
		t.Error(out)
	}
}

var embeddedFont = regexp.MustCompile(`^[A-Z]{6}\+\S+ +CID TrueType +Identity-H +yes yes yes `)

// checkFonts: all are embedded, subsets, and have a ToUnicode.
func checkFonts(t *testing.T, path string) {
	for _, line := range strings.Split(strings.TrimSpace(testkit.QuietOutput(t, "pdffonts", path)), "\n")[2:] {
		if !embeddedFont.MatchString(line) {
			t.Error(line)
		}
	}
}

// checkExtraction: poppler and mupdf give every page's text back, character for
// character.
func checkExtraction(t *testing.T, d *frame.Document, path string) {
	poppler := strings.Split(testkit.QuietOutput(t, "pdftotext", "-raw", path, "-"), "\f")
	mupdf := strings.Split(testkit.QuietOutput(t, "mutool", "draw", "-q", "-N", "-F", "text", path), "\f")
	for p := range d.Pages {
		var want strings.Builder
		for _, it := range d.Pages[p].Items {
			if run, ok := it.(*frame.Run); ok {
				for _, g := range run.Glyphs {
					want.WriteRune(g.Rune)
				}
			}
		}
		for reader, got := range map[string]string{"poppler": poppler[p], "mupdf": mupdf[p]} {
			if solid(got) != solid(want.String()) {
				t.Errorf("page %d: %s reads %q, want %q", p+1, reader, got, want.String())
			}
		}
	}
}

var quotedText = regexp.MustCompile(`(?m)^ *"(.*)"$`)

// checkTree: the structure tree as poppler reads it has the text in order.
func checkTree(t *testing.T, d *frame.Document, path string) {
	var got strings.Builder
	for _, m := range quotedText.FindAllStringSubmatch(testkit.QuietOutput(t, "pdfinfo", "-struct-text", path), -1) {
		got.WriteString(m[1])
	}
	if want := d.Text(); solid(got.String()) != solid(want) {
		t.Errorf("poppler reads %q\nwant %q", got.String(), want)
	}
}

func checkGhostscript(t *testing.T, path string) {
	if out := testkit.QuietOutput(t, "gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-dPDFSTOPONWARNING", "-sDEVICE=nullpage", path); out != "" {
		t.Error(out)
	}
}
