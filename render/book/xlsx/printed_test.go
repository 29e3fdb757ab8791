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

	"gongwen/render/book"
	"gongwen/render/book/assign"
	"gongwen/render/book/booktest"
	"gongwen/render/book/sheet"
)

// printed is what LibreOffice prints of a workbook: its pages and its words.
func printed(t *testing.T, file, conf string) (pages int, words string) {
	t.Helper()
	need(t, "pdfinfo", "pdftotext")
	pdf := officeWith(t, file, "pdf", conf)
	out, err := exec.Command("pdfinfo", pdf).Output()
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`Pages:\s+(\d+)`).FindSubmatch(out)
	if m == nil {
		t.Fatalf("pdfinfo: %s", out)
	}
	pages, _ = strconv.Atoi(string(m[1]))
	if out, err = exec.Command("pdftotext", pdf, "-").Output(); err != nil {
		t.Fatal(err)
	}
	return pages, string(out)
}

// TestOfficeAnswers holds that an answer is seen on paper: in every row every cell
// is filled with as many characters as it may have, marks among them that may not
// begin a line, and the print shows all of them. Rows are as planned: no program
// has fitted them to what was filled in.
func TestOfficeAnswers(t *testing.T) {
	all := samples(t)
	plans := map[string]*book.Workbook{"typical": planOf(t, "typical", typical(30))}
	for name, w := range all {
		if strings.HasPrefix(name, "zhengwu") {
			plans[name] = w
		}
	}
	for name, w := range plans {
		booktest.Whole(w)
		want := map[rune]int{}
		for _, s := range w.Sheets {
			signs := []rune("猫狗虎豹狮熊狼狐鹿")
			for _, v := range s.Validations {
				if v.Kind != book.LengthIn {
					continue
				}
				sign := signs[0]
				signs = signs[1:]
				var b strings.Builder
				for i := range v.Max {
					if i%7 == 6 {
						b.WriteRune('，')
						continue
					}
					b.WriteRune(sign)
				}
				for row := v.Range.Row; row <= v.Range.LastRow; row++ {
					s.Rows[row].Cells[v.Range.Col].SetText(b.String())
					want[sign] += strings.Count(b.String(), string(sign))
				}
			}
		}
		if len(want) < 4 && name != "zhengwu-gongkai-2023.toml, 区直有关部门、单位" {
			t.Fatalf("%s: %d columns to fill in", name, len(want))
		}
		_, words := printed(t, file(t, w), "testdata/fonts.conf")
		for sign, n := range want {
			if got := strings.Count(words, string(sign)); got != n {
				t.Errorf("%s: %d of %d %c are printed", name, got, n, sign)
			}
		}
	}
}

// TestOfficeFaces holds that a workbook takes no more pages where 宋体 and 黑体 are
// missing and faces with wider digits stand in their places.
func TestOfficeFaces(t *testing.T) {
	need(t, "fc-list")
	w := samples(t)["zhengwu-gongkai-2023.toml"]
	name := file(t, w)
	want, _ := printed(t, name, "testdata/fonts.conf")
	for _, face := range []string{"WenQuanYi Zen Hei", "DejaVu Sans"} {
		if faces, err := exec.Command("fc-list", ":", "family").Output(); err != nil || !bytes.Contains(faces, []byte(face)) {
			t.Errorf("the face %s is not installed", face)
			continue
		}
		conf, err := os.ReadFile("testdata/fonts.conf")
		if err != nil {
			t.Fatal(err)
		}
		for _, old := range []string{"AR PL UMing CN", "WenQuanYi Zen Hei"} {
			conf = bytes.ReplaceAll(conf, []byte("<string>"+old+"</string></edit>"), []byte("<string>"+face+"</string></edit>"))
		}
		other := filepath.Join(t.TempDir(), "fonts.conf")
		if err := os.WriteFile(other, conf, 0o600); err != nil {
			t.Fatal(err)
		}
		if got, _ := printed(t, name, other); got != want {
			t.Errorf("%s: %d pages, with faces like 宋体 %d", face, got, want)
		}
	}
}

// TestOfficeOnward holds that no text is cut on paper however long it is: a task of
// thousands of characters, a topic and helpers that no row is high enough for, in
// the whole workbook, in departments' files and in a ledger's sheets.
func TestOfficeOnward(t *testing.T) {
	src := typical(12)
	long := strings.Repeat("猫猫猫，猫猫猫，猫猫猫猫。", 400)
	src = strings.Replace(src, `requirement = "`, `requirement = "`+long, 1)
	src = strings.Replace(src, `requirement = "推进`, `requirement = "`+strings.Repeat("狮", 3000)+`推进`, 1)
	src = strings.Replace(src, `topic = "`, `topic = "`+strings.Repeat("狗狗，", 500), 1)
	var helpers []string
	for i := range 90 {
		helpers = append(helpers, "虎虎虎虎虎"+strconv.Itoa(i)+"局")
	}
	src = strings.Replace(src, `responsible = "`, `responsible = "`+strings.Join(helpers, "、")+"、", 1)
	n := parse(t, "long.toml", src)
	plans := []*book.Workbook{planOf(t, "long.toml", src)}
	for i, d := range assign.Departments(n, n.Assignment()) {
		if w := d.Plan(); i < 2 {
			plans = append(plans, w)
		}
	}
	listing := sheet.Listing{
		Name: "未收内容", Title: "题", Columns: []sheet.ListingColumn{{Head: "文件", Width: 200}, {Head: "内容", Width: 400}, {Head: "为什么", Width: 100}},
		Labels: []sheet.Label{{Column: 0, First: 0, End: 2, Text: strings.Repeat("狼", 900), Keep: true}},
	}
	for _, n := range []int{5000, 3, 800} {
		listing.Rows = append(listing.Rows, sheet.ListingRow{Entries: []sheet.Entry{{Text: "甲"}, {Text: strings.Repeat("熊", n)}, {Text: "原因"}}})
	}
	ledger, list := sheet.Compose(sheet.About{Title: "题", Issuers: []string{"甲局"}}, []sheet.Listing{listing})
	if ledger == nil {
		t.Fatal(list)
	}
	seen := map[rune]int{}
	for _, w := range append(plans, ledger) {
		if err := booktest.Lint(w); err != nil {
			t.Fatal(err)
		}
		want := map[rune]int{'猫': 0, '狮': 0, '狗': 0, '虎': 0, '狼': 0, '熊': 0}
		for _, s := range booktest.Whole(w).Sheets {
			for _, r := range s.Rows {
				for c := range r.Cells {
					for sign := range want {
						if !s.Hidden && !s.Unprinted && !s.Columns[c].Hidden {
							want[sign] += strings.Count(r.Cells[c].Text, string(sign))
						}
					}
				}
			}
		}
		_, words := printed(t, file(t, w), "testdata/fonts.conf")
		for sign, n := range want {
			seen[sign] += n
			if got := strings.Count(words, string(sign)); got != n {
				t.Errorf("%s: %d of %d %c are printed", w.Title, got, n, sign)
			}
		}
	}
	for sign, least := range map[rune]int{'猫': 8000, '狮': 6000, '狗': 2000, '虎': 450, '狼': 900, '熊': 5803} {
		if seen[sign] < least {
			t.Errorf("only %d %c were planned", seen[sign], sign)
		}
	}
}
