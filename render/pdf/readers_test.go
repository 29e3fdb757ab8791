package pdf

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
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

// TestVeraPDF: every document but the draft is PDF/A-2a and PDF/UA-1; the draft,
// which claims neither, fails for that alone.
func TestVeraPDF(t *testing.T) {
	if os.Getenv("GONGWEN_REQUIRE_TOOLS") != "1" {
		t.Skip("veraPDF runs only with GONGWEN_REQUIRE_TOOLS=1: it is fetched from the network")
	}
	need(t, "bash", "mvn", "java", "javac")
	files := map[string]string{}
	dir := t.TempDir()
	for title, d := range documents(t) {
		for _, classic := range []bool{false, true} {
			path := filepath.Join(dir, fmt.Sprintf("%s-%t.pdf", title, classic))
			if err := os.WriteFile(path, write(t, d, Options{Classic: classic}), 0o600); err != nil {
				t.Fatal(err)
			}
			files[path] = title
		}
	}
	args := []string{"../../.ci/verapdf/run.sh"}
	for path := range files {
		args = append(args, path)
	}
	out, _ := exec.Command("bash", args...).Output() // fails: the drafts do
	verdicts := map[string]int{}
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		words := strings.Fields(line)
		if title, ok := files[words[len(words)-1]]; ok {
			verdicts[fmt.Sprint(words[0], " ", words[1], " ", title)]++
		} else {
			verdicts[fmt.Sprint("rule ", words[0], " ", words[1])]++
		}
	}
	want := map[string]int{
		"FAIL 2a draft": 2, "FAIL ua1 draft": 2, "rule 2a 6.6.4-1": 2, "rule ua1 5-1": 2,
		"PASS 2a sample": 2, "PASS ua1 sample": 2, "PASS 2a long": 2, "PASS ua1 long": 2, "PASS 2a blank": 2, "PASS ua1 blank": 2,
	}
	if fmt.Sprint(verdicts) != fmt.Sprint(want) {
		t.Errorf("veraPDF says %v\nwant %v\n%s", verdicts, want, out)
	}
}
