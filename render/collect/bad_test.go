package collect_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongwen/render"
	"gongwen/render/collect"
	"gongwen/render/sheet"
)

// TestBadFiles: every one gets its line, and the good one among them is read.
func TestBadFiles(t *testing.T) {
	src := sample(t)
	b := openBook(t, sent(t, src))
	b.fill(1, 7)
	good := b.bytes()
	ole := append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 600)...)
	bad := []struct {
		name string
		data []byte
		code string
		says string
	}{
		{"a.xls", ole, "GW601", "加了打开密码，或者是旧格式（.xls、.et）"},
		{"加密.xlsx", ole, "GW601", "加了打开密码"},
		{"a.pdf", []byte("%PDF-1.7\n"), "GW602", "是 PDF"},
		{"a.jpg", []byte("\xFF\xD8\xFF\xE0"), "GW602", "是图片"},
		{"a.txt.xlsx", []byte("填好了"), "GW602", "不是 Excel 工作簿"},
		{"a.ods", archive(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "GW602", "OpenDocument"},
		{"空.xlsx", nil, "GW602", "是空文件"},
		{"半个.xlsx", good[:len(good)/2], "GW603", "损坏"},
		{"a.docx", archive(t, "word/document.xml", "<w:document/>"), "GW603", "损坏"},
		{"坏.xlsx", archive(t, "xl/workbook.xml", "<"), "GW603", "损坏"},
		{"大.xlsx", append([]byte("PK\x03\x04"), make([]byte, render.MaxReturn)...), "GW604", "太大"},
		{"~$a.xlsx", []byte("\x05admin"), "GW606", "临时文件"},
	}
	returns := []render.Return{{Name: "交回", Folder: true}}
	for _, c := range bad {
		returns = append(returns, returned(c.name, c.data))
	}
	res, list := gather(t, src, append(returns, returned("好.xlsx", good))...)
	if got := states(&res.Total); got != "已报7 未报47 完成7 逾期14" {
		t.Error(got)
	}
	if len(list) != len(returns) {
		t.Errorf("%d findings of %d files:\n%s", len(list), len(returns), messages(list))
	}
	said := messages(list)
	if !strings.Contains(said, "交回 GW605 是一个文件夹\n") {
		t.Errorf("the folder:\n%s", said)
	}
	for _, c := range bad {
		if !strings.Contains("\n"+said, "\n"+c.name+" "+c.code+" ") {
			t.Errorf("%s: no %s", c.name, c.code)
		}
		for line := range strings.Lines(said) {
			if strings.HasPrefix(line, c.name+" ") && !strings.Contains(line, c.says) {
				t.Errorf("%s: %s", c.name, line)
			}
		}
	}
}

func archive(t *testing.T, name, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	w, err := z.CreateHeader(&zip.FileHeader{Name: name})
	if err == nil {
		_, err = w.Write([]byte(text))
	}
	if err := errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestBomb: a small file that unpacks to a quarter of a gigabyte.
func TestBomb(t *testing.T) {
	if testing.Short() {
		t.Skip("large files")
	}
	src := sample(t)
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	w, err := z.Create("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	zeros := make([]byte, 1<<20)
	for range 257 { // megabytes
		if _, err := w.Write(zeros); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	_, list := gather(t, src, returned("bomb.xlsx", out.Bytes()))
	if codes(list) != "GW604×1" {
		t.Error(messages(list))
	}
}

// TestMergesMany: merges over everything, again and again, are not followed.
func TestMergesMany(t *testing.T) {
	n := parse(t, typical(10))
	g := collect.Grid{Name: "表", Rows: [][]string{{"编号", "具体要求", "完成状态", "进展情况"}}}
	for i := range 20000 {
		g.Rows = append(g.Rows, []string{fmt.Sprint(i)})
	}
	for range 20000 {
		g.Merges = append(g.Merges, everything)
	}
	_, list := collect.Collect(n, one(collect.Return{Source: source("a.xlsx"), Sheets: []collect.Grid{g}}), today)
	if !strings.Contains(codes(list), "GW610×1") {
		t.Error(messages(list))
	}
}

// columnOf is the form's column of a role.
func columnOf(form *sheet.Form, role sheet.Role) int {
	return slices.IndexFunc(form.Columns, func(c sheet.FormColumn) bool { return c.Role == role })
}

// TestHostile: grids that would take ages or gigabytes if they were followed.
// None of them is a fault of the reader; the run ends soon and says something.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("large grids")
	}
	n := parse(t, typical(40))
	form := sheet.NewForm(n)
	heads := make([]string, len(form.Columns))
	for i, c := range form.Columns {
		heads[i] = c.Head
	}
	answered := func(d *sheet.Duty, progress string) []string {
		row := slices.Clone(d.Sent)
		row[columnOf(form, sheet.RoleProgress)] = progress
		return row
	}
	long := strings.Repeat("推进义务教育信息公开", 3000)
	for _, c := range []struct {
		name string
		rows func() [][]string
		code string
	}{
		{"one key in every row, another answer in each", func() (rows [][]string) {
			for i := range 50000 {
				rows = append(rows, answered(&form.Duties[0], fmt.Sprint(i)))
			}
			return rows
		}, "GW621×1"},
		{"rows of nobody", func() (rows [][]string) {
			for i := range 50000 {
				rows = append(rows, []string{"", "", "", "", "", fmt.Sprint("无主", i), "", "", "推进中"})
			}
			return rows
		}, "GW627×1"},
		{"one long text in every row", func() (rows [][]string) {
			for range 100000 {
				rows = append(rows, []string{"", "", "", "", "", long, "", "", "推进中"})
			}
			return rows
		}, "GW604×1"},
		{"texts that are all like each other", func() (rows [][]string) {
			for i := range 3000 {
				rows = append(rows, []string{"", "", "", "", "", fmt.Sprint(long[:6000], i), "", "", "推进中"})
			}
			return rows
		}, "GW627×1"},
		{"every column a copy", func() (rows [][]string) {
			for i := range 400 {
				row := make([]string, 16384)
				for c := range row {
					row[c] = fmt.Sprint(i, c)
				}
				rows = append(rows, append(answered(&form.Duties[i%10], "推进中"), row...))
			}
			return rows
		}, "GW609×1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := collect.Grid{Name: "表", Rows: append([][]string{heads}, c.rows()...)}
			if c.code == "GW609×1" {
				g.Rows[0] = append(slices.Clone(heads), slices.Repeat([]string{"进展情况"}, 16384)...)
			}
			res, list := collect.Collect(n, one(collect.Return{Source: source("a.xlsx"), Sheets: []collect.Grid{g}}), today)
			if !strings.Contains(codes(list), c.code) {
				t.Error(codes(list))
			}
			if err := sheet.Lint(res.Ledger); err != nil {
				t.Error(err)
			}
		})
	}
}
