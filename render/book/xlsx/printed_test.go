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
	"gongwen/render/book/booktest"
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
