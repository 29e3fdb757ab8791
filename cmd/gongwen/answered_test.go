package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"gongwen/cmd/gongwen/console"
	"gongwen/cmd/gongwen/places"
	"gongwen/render/testkit"
)

// fillIn opens a workbook, writes a status under the head of that column on one
// of its sheets, and saves it as another file.
func fillIn(t *testing.T, from, sheet, status, to string) {
	t.Helper()
	f, err := excelize.OpenFile(from)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for r, row := range rows {
		for c, v := range row {
			if v != "完成状态" {
				continue
			}
			cell, err := excelize.CoordinatesToCellName(c+1, r+2)
			if err != nil {
				t.Fatal(err)
			}
			if err := f.SetCellValue(sheet, cell, status); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.SaveAs(to); err != nil {
		t.Fatal(err)
	}
}

// TestBuildSparesAnswers: a build leaves workbooks alone that were filled in
// where they lie, and writes the rest; only --force takes them.
func TestBuildSparesAnswers(t *testing.T) {
	dir := t.TempDir()
	text, err := os.ReadFile(testkit.Path("input/zhengwu-gongkai-2023.toml"))
	if err != nil {
		t.Fatal(err)
	}
	notice := filepath.Join(dir, "a.toml")
	revise := func(old, new string) {
		t.Helper()
		changed := bytes.Replace(text, []byte(old), []byte(new), 1)
		if old != new && bytes.Equal(changed, text) {
			t.Fatalf("no %s", old)
		}
		if err := os.WriteFile(notice, changed, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	build := func(want int, args ...string) (out, talk string) {
		t.Helper()
		var o, e bytes.Buffer
		if code := run(append([]string{"build", notice, "--xlsx", "--split", "-o", dir}, args...), nil, &o, &e); code != want {
			t.Errorf("exit code %d, want %d\n%s", code, want, e.String())
		}
		return o.String(), e.String()
	}
	read := func(name string) []byte {
		t.Helper()
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	revise("", "")
	all, _ := build(console.Fine)

	// What nobody has filled in is written anew: the same, another revision, and
	// what a program has saved without an answer.
	build(console.Fine)
	revise("加强改善生态环境", "另外")
	build(console.Fine)
	one, whole := filepath.Join("a", "区发展改革局.xlsx"), "a.xlsx"
	fillIn(t, filepath.Join(dir, one), "牵头任务", "", filepath.Join(dir, one))
	revise("", "")
	if out, _ := build(console.Fine); out != all {
		t.Errorf("%s", out)
	}

	fillIn(t, filepath.Join(dir, one), "牵头任务", "已完成", filepath.Join(dir, one))
	fillIn(t, filepath.Join(dir, whole), "按牵头部门", "推进中", filepath.Join(dir, whole))
	locked := filepath.Join("a", "区财政金融局.xlsx")
	password := append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"...)
	if err := os.WriteFile(filepath.Join(dir, locked), password, 0o600); err != nil {
		t.Fatal(err)
	}
	damaged := filepath.Join("a", "区科技创新局.xlsx")
	half := read(damaged)
	if err := os.WriteFile(filepath.Join(dir, damaged), half[:len(half)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join("a", "区经济运行局.xlsx")
	if err := os.WriteFile(filepath.Join(dir, other), []byte("不是工作簿"), 0o600); err != nil {
		t.Fatal(err)
	}
	before := map[string][]byte{one: read(one), whole: read(whole), locked: read(locked), damaged: read(damaged), other: read(other)}
	revise("加强改善生态环境", "另外")
	out, talk := build(console.Machine, "--manifest")
	for name, data := range before {
		path := filepath.Join(dir, name)
		if !bytes.Equal(read(name), data) || strings.Contains(out, path+"\n") || !strings.Contains(talk, "    "+path+"\n") {
			t.Errorf("%s is not left alone", name)
		}
		if bytes.Contains(read(places.SumsName), []byte(filepath.ToSlash(name)+"\n")) {
			t.Errorf("%s is in the list of sums", name)
		}
	}
	if !strings.Contains(talk, "2 个工作簿里有、或者可能有填报的内容，没有覆盖:\n    "+filepath.Join(dir, whole)+"\n    "+filepath.Join(dir, one)+"\n") || !strings.Contains(talk, "3 个文件读不完整") || strings.Count(out, "\n") != strings.Count(all, "\n")-len(before)+1 || strings.Contains(talk, "以前生成的") {
		t.Errorf("%s%s", out, talk)
	}
	build(console.Fine, "--force")
	for name, data := range before {
		if bytes.Equal(read(name), data) {
			t.Errorf("%s is left alone", name)
		}
	}
}
