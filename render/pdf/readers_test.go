package pdf

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"gongwen/render/frame"
)

// need skips a test whose outside program is missing, or fails it where all of
// them are meant to be there.
func need(t *testing.T, programs ...string) {
	t.Helper()
	for _, p := range programs {
		if _, err := exec.LookPath(p); err == nil {
			continue
		}
		if os.Getenv("GONGWEN_REQUIRE_TOOLS") == "1" {
			t.Fatalf("%s is not installed", p)
		}
		t.Skipf("%s is not installed", p)
	}
}

// output runs a program that must succeed without a complaint.
func output(t *testing.T, program string, args ...string) string {
	t.Helper()
	var out, complaint bytes.Buffer
	cmd := exec.Command(program, args...)
	cmd.Stdout, cmd.Stderr = &out, &complaint
	if err := cmd.Run(); err != nil || complaint.Len() > 0 {
		t.Fatalf("%s %v: %v\n%s%s", program, args, err, out.Bytes(), complaint.Bytes())
	}
	return out.String()
}

// eachPath writes every document in both forms to a file.
func eachPath(t *testing.T, check func(t *testing.T, d *frame.Document, path string)) {
	for title, d := range documents(t) {
		for _, classic := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s/classic=%t", title, classic), func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "公文.pdf")
				if err := os.WriteFile(path, write(t, d, Options{Classic: classic}), 0o600); err != nil {
					t.Fatal(err)
				}
				check(t, d, path)
			})
		}
	}
}

func TestQpdf(t *testing.T) {
	need(t, "qpdf")
	eachPath(t, func(t *testing.T, _ *frame.Document, path string) {
		if out := output(t, "qpdf", "--check", path); !strings.Contains(out, "No syntax or stream encoding errors found") {
			t.Error(out)
		}
	})
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

// TestExtraction: poppler and mupdf give every page's text back, character for
// character.
func TestExtraction(t *testing.T) {
	need(t, "pdftotext", "mutool")
	eachPath(t, func(t *testing.T, d *frame.Document, path string) {
		poppler := strings.Split(output(t, "pdftotext", "-raw", path, "-"), "\f")
		mupdf := strings.Split(output(t, "mutool", "draw", "-q", "-N", "-F", "text", path), "\f")
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
	})
}

// TestPopplerTree: the structure tree as poppler reads it has the text in order.
func TestPopplerTree(t *testing.T) {
	need(t, "pdfinfo")
	quoted := regexp.MustCompile(`(?m)^ *"(.*)"$`)
	eachPath(t, func(t *testing.T, d *frame.Document, path string) {
		if len(d.Pages) > 10 {
			return // poppler reads a page anew for every element
		}
		var got strings.Builder
		for _, m := range quoted.FindAllStringSubmatch(output(t, "pdfinfo", "-struct-text", path), -1) {
			got.WriteString(m[1])
		}
		if want := d.Text(); solid(got.String()) != solid(want) {
			t.Errorf("poppler reads %q\nwant %q", got.String(), want)
		}
	})
}

func TestPopplerFonts(t *testing.T) {
	need(t, "pdffonts")
	eachPath(t, func(t *testing.T, _ *frame.Document, path string) {
		for _, line := range strings.Split(strings.TrimSpace(output(t, "pdffonts", path)), "\n")[2:] {
			if !regexp.MustCompile(`^[A-Z]{6}\+\S+ +CID TrueType +Identity-H +yes yes yes `).MatchString(line) {
				t.Error(line)
			}
		}
	})
}

func TestGhostscript(t *testing.T) {
	need(t, "gs")
	eachPath(t, func(t *testing.T, d *frame.Document, path string) {
		if len(d.Pages) > 10 {
			return // its pages are all alike, and Ghostscript is slow
		}
		if out := output(t, "gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-dPDFSTOPONWARNING", "-sDEVICE=nullpage", path); out != "" {
			t.Error(out)
		}
	})
}

// TestVeraPDF: every document but the draft is PDF/A-2a and PDF/UA-1, in both
// forms, and what it claims at every other level; the draft, which claims
// neither, fails for that alone.
func TestVeraPDF(t *testing.T) {
	needVeraPDF(t)
	dir := t.TempDir()
	save := func(title string, d *frame.Document, opt Options) string {
		path := filepath.Join(dir, title+".pdf")
		if err := os.WriteFile(path, write(t, d, opt), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	want := map[string]string{}
	for title, d := range documents(t) {
		for _, classic := range []bool{false, true} {
			path := save(fmt.Sprintf("%s-%t", title, classic), d, Options{Classic: classic})
			want[path] = fmt.Sprint(verdict{"2a": nil, "ua1": nil})
			if d.Draft {
				want[path] = fmt.Sprint(verdict{"2a": {"6.6.4-1"}, "ua1": {"5-1"}})
			}
		}
	}
	for path, got := range veraPDF(t, []string{"2a", "ua1"}, slices.Sorted(maps.Keys(want))) {
		if fmt.Sprint(got) != want[path] {
			t.Errorf("veraPDF says of %s: %v, want %v", path, got, want[path])
		}
	}
	build := Build{Version: "1", Template: "default", Fonts: "default"}
	for level, path := range map[string]string{
		"2u": save("2u", sample(t), Options{Archive: PDFA2u, Build: build}),
		"3a": save("3a", sample(t), Options{Archive: PDFA3a, Build: build, Files: embedded()}),
	} {
		if got := veraPDF(t, []string{level, "ua1"}, []string{path})[path]; got[level] != nil || got["ua1"] != nil {
			t.Errorf("veraPDF says of level %s: %v", level, got)
		}
	}
}
