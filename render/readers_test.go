package render_test

import (
	"bytes"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gongwen/render"
	"gongwen/render/testkit"
)

// readers are programs that take the text out of a PDF as those do who search
// in it and copy from it.
var readers = map[string]func(t *testing.T, path string) string{
	"poppler": func(t *testing.T, path string) string { return testkit.Output(t, "pdftotext", "-raw", path, "-") },
	"mupdf": func(t *testing.T, path string) string {
		return testkit.Output(t, "mutool", "draw", "-q", "-N", "-F", "text", path)
	},
	"pdf.js": func(t *testing.T, path string) string { return testkit.Output(t, "pdfjstext", path) },
}

// blank is a blank between hanzi, with some characters on either side: cells
// next to each other hold other words together than the notice does.
var blank = regexp.MustCompile(`(\S{0,5}\p{Han})[ \x{a0}]+(\p{Han}\S{0,5})`)

// spread are the elements that are set over a width of their own.
var spread = regexp.MustCompile(`(?m)^ *(?:发文机关标志|密级和保密期限|紧急程度|发文机关或签发人署名|签发人职务) .*$`)

// TestNoBlankBetweenHanzi: no common reader sees a blank between two hanzi that
// stand next to each other in the notice, so that search finds every word: over
// the samples and the real notices. What is spread over a width of its own
// (names in a joint mark, signatures under each other, 县 长, 特 急) is parted to the eye
// too, and left out.
func TestNoBlankBetweenHanzi(t *testing.T) {
	if testing.Short() {
		t.Skip("outside programs are slow")
	}
	testkit.Need(t, "pdftotext", "mutool", "pdfjstext")
	files := append(testkit.Samples(t), testkit.Shared(t, "real/*.toml")...)
	looked := 0
	for _, path := range files {
		doc, list := render.Open(path, testkit.Read(t, path), render.Config{Only: render.OnlyPDF})
		if list.HasErrors() {
			t.Fatalf("%s:\n%s", path, testkit.Printed(list))
		}
		var b, dump bytes.Buffer
		if err := doc.WritePDF(&b); err != nil {
			t.Fatal(err)
		}
		if err := doc.Dump(&dump, "elements"); err != nil {
			t.Fatal(err)
		}
		words, apart := dump.String(), strings.Join(spread.FindAllString(dump.String(), -1), "\n")
		pdf := testkit.Write(t, testkit.Stem(path)+".pdf", b.Bytes())
		for name, read := range readers {
			got := read(t, pdf)
			looked += len(got)
			for _, m := range blank.FindAllStringSubmatch(got, -1) {
				if joined := m[1] + m[2]; strings.Contains(words, joined) && !strings.Contains(apart, joined) {
					t.Errorf("%s: %s sees %q", filepath.Base(path), name, m[0])
				}
			}
		}
	}
	t.Logf("%d files, %d bytes of text by %d readers", len(files), looked, len(readers))
}
