package collect_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongwen/render"
	"gongwen/render/book/assign"
	"gongwen/render/book/booktest"
	"gongwen/render/book/collect"
	"gongwen/render/book/grid"
	"gongwen/render/testkit"
)

// TestBadFiles: every one gets its line, and the good one among them is read.
func TestBadFiles(t *testing.T) {
	t.Parallel()
	src := sample(t)
	b := openBook(t, sent(t, src))
	b.fill(1, 7)
	good := b.bytes()
	ole := func(stream string) []byte { // its directory has names in UTF-16
		var b bytes.Buffer
		b.WriteString("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 504))
		for _, r := range stream {
			b.Write([]byte{byte(r), 0})
		}
		return append(b.Bytes(), make([]byte, 600)...)
	}
	bad := []struct {
		name string
		data []byte
		code string
		says string
	}{
		{"a.xls", ole("Workbook"), "GW601", "是旧格式（.xls 或 .et）"},
		{"a.et", ole("Workbook"), "GW601", "是旧格式（.xls 或 .et）"},
		{"加密.xlsx", ole("EncryptedPackage"), "GW601", "加了打开密码"},
		{"a.xlsb", archive(t, "[Content_Types].xml", "<Types/>", "_rels/.rels", toBook("xl/workbook.bin"), "xl/workbook.bin", "x"), "GW601", "二进制工作簿（.xlsb）"},
		{"a.doc", ole("WordDocument"), "GW602", "是 Word、WPS 文字的文档"},
		{"嵌着工作簿.doc", append(ole("WordDocument"), ole("Workbook")...), "GW602", "是 Word、WPS 文字的文档"},
		{"嵌着文档.xls", append(append(ole("Workbook"), ole("MBD000A")...), ole("WordDocument")...), "GW601", "是旧格式（.xls 或 .et）"},
		{"a.ppt", ole("PowerPoint Document"), "GW601", "是旧格式的 Office 文件"},
		{"只有开头.doc", ole(""), "GW601", "是旧格式的 Office 文件"},
		{"a.rtf", []byte(`{\rtf1 a}`), "GW602", "是 RTF 文档"},
		{"a.pptx", archive(t, "[Content_Types].xml", "<Types/>", "ppt/presentation.xml", "x"), "GW602", "不是 Excel 工作簿"},
		{"a.csv", []byte("编号,具体要求,完成状态\n001,公开,已完成\n"), "GW602", "是文本文件（如 .csv）"},
		{"gbk.csv", []byte("\xb1\xe0\xba\xc5,\xcd\xea\xb3\xc9\n"), "GW602", "是文本文件（如 .csv）"},
		{"网页.xls", []byte("\uFEFF\n<html><table><tr><td>编号"), "GW602", "是网页格式的表格"},
		{"a.zip", archive(t, "区财政局.xlsx", "x"), "GW602", "是压缩包"},
		{"a.rar", []byte("Rar!\x1a\x07\x00"), "GW602", "是压缩包"},
		{"a.bin", []byte("\x00\x01\x02"), "GW602", "不是 Excel 工作簿"},
		{"a.pdf", []byte("%PDF-1.7\n"), "GW602", "是 PDF"},
		{"a.jpg", []byte("\xFF\xD8\xFF\xE0"), "GW602", "是图片"},
		{"a.ods", archive(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "GW602", "OpenDocument"},
		{"空.xlsx", nil, "GW602", "是空文件"},
		{"半个.xlsx", good[:len(good)/2], "GW603", "损坏"},
		{"a.docx", archive(t, "word/document.xml", "<w:document/>"), "GW602", "是 Word、WPS 文字的文档"},
		{"坏.xlsx", archive(t, "xl/workbook.xml", "<"), "GW603", "损坏"},
		{"大.xlsx", append([]byte("PK\x03\x04"), make([]byte, render.MaxReturn)...), "GW604", "太大"},
		{"~$a.xlsx", []byte("\x05admin"), "GW606", "临时文件"},
		{"交回/Thumbs.db", []byte("x"), "GW606", "系统放的文件"},
		{"desktop.ini", []byte("x"), "GW606", "系统放的文件"},
		{"._a.xlsx", []byte("x"), "GW606", "系统放的文件"},
		{"交回\\.DS_Store", nil, "GW606", "系统放的文件"},
	}
	returns := []render.Return{{Name: "交回", Folder: true}}
	for _, c := range bad {
		returns = append(returns, sentBack(c.name, c.data))
	}
	res, list := gather(t, src, append(returns, sentBack("好.xlsx", good))...)
	if got := states(&res.Total); got != "已报7 未报47 完成7 逾期14" {
		t.Error(got)
	}
	if len(list) != len(returns) {
		t.Errorf("%d findings of %d files:\n%s", len(list), len(returns), messages(list))
	}
	said := messages(list)
	if !strings.Contains(said, "交回 GW605 是一个空文件夹\n") {
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

// toBook is the part that says where the workbook is.
func toBook(part string) string {
	return `<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="` + part + `"/></Relationships>`
}

// archive is a zip file of names and texts by turns.
func archive(t *testing.T, parts ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.CreateHeader(&zip.FileHeader{Name: parts[i]})
		if err == nil {
			_, err = w.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestBomb: a small file whose first sheet unpacks to a quarter of a gigabyte.
func TestBomb(t *testing.T) {
	if testing.Short() {
		t.Skip("large files")
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	zeros := make([]byte, 1<<20)
	for _, p := range []struct {
		name, text string
		megabytes  int
	}{
		{"_rels/.rels", toBook("xl/workbook.xml"), 0},
		{"xl/workbook.xml", `<workbook><sheets><sheet name="a" id="r"/></sheets></workbook>`, 0},
		{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r" Target="sheet.xml"/></Relationships>`, 0},
		{"xl/sheet.xml", "<sheetData>", 257},
	} {
		w, err := z.Create(p.name)
		if err == nil {
			_, err = w.Write([]byte(p.text))
		}
		for range p.megabytes {
			_, err = w.Write(zeros)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	_, list := gather(t, sample(t), sentBack("bomb.xlsx", out.Bytes()))
	if codes(list) != "GW604×1" {
		t.Error(messages(list))
	}
}

// TestMergesMany: merges over everything, again and again, are not followed.
func TestMergesMany(t *testing.T) {
	n := parse(t, typical(10))
	g := grid.Grid{Name: "表", Rows: cellsOf([]string{"编号", "具体要求", "完成状态", "进展情况"})}
	for i := range 20000 {
		g.Rows = append(g.Rows, []grid.Cell{grid.Text(fmt.Sprint(i))})
	}
	for range 20000 {
		g.Merges = append(g.Merges, everything)
	}
	_, list := collect.New(n, n.Assignment()).Collect(one(collect.Return{Source: source("a.xlsx"), Sheets: []grid.Grid{g}}), today)
	if !strings.Contains(codes(list), "GW610×1") {
		t.Error(messages(list))
	}
}

// columnOf is the form's column of a role.
func columnOf(form *assign.Form, role assign.Role) int {
	return slices.IndexFunc(form.Columns, func(c assign.FormColumn) bool { return c.Role == role })
}

// TestHostile: grids that would take ages or gigabytes if they were followed.
// None of them is a fault of the reader; the run ends soon and says something.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("large grids")
	}
	n := parse(t, typical(40))
	form := assign.NewForm(n, n.Assignment())
	heads := make([]string, len(form.Columns))
	for i, c := range form.Columns {
		heads[i] = c.Head
	}
	answered := func(d *assign.Duty, progress string) []string {
		row := slices.Clone(d.Sent)
		row[columnOf(form, assign.RoleProgress)] = progress
		return row
	}
	long := strings.Repeat("推进义务教育信息公开", 3000)
	for _, c := range []struct {
		name string
		rows func() [][]string
		code string
	}{
		{"one key in every row, another answer in each", func() (rows [][]string) {
			for i := range testkit.Tries(50000, 2000, 0) {
				rows = append(rows, answered(&form.Duties[0], fmt.Sprint(i)))
			}
			return rows
		}, "GW621×1"},
		{"one task in every row", func() (rows [][]string) {
			for i := range testkit.Tries(5000, 600, 0) {
				rows = append(rows, answered(&form.Duties[0], fmt.Sprint("推进中", i)))
			}
			return rows
		}, "GW635×1"},
		{"rows of nobody", func() (rows [][]string) {
			for i := range testkit.Tries(50000, 2000, 0) {
				rows = append(rows, []string{"", "", "", "", "", fmt.Sprint("无主", i), "", "", "推进中"})
			}
			return rows
		}, "GW611×1"},
		{"one long text in every row", func() (rows [][]string) {
			for range 4000 { // 360 MB
				rows = append(rows, []string{"", "", "", "", "", long, "", "", "推进中"})
			}
			return rows
		}, "GW604×1"},
		{"texts that are all like each other", func() (rows [][]string) {
			for i := range testkit.Tries(3000, 400, 0) {
				rows = append(rows, []string{"", "", "", "", "", fmt.Sprint(long[:6000], i), "", "", "推进中"})
			}
			return rows
		}, "GW611×1"},
		{"every column a copy", func() (rows [][]string) {
			for i := range testkit.Tries(400, 40, 0) {
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
			g := grid.Grid{Name: "表", Rows: cellsOf(append([][]string{heads}, c.rows()...)...)}
			if c.code == "GW609×1" {
				g.Rows[0] = cellsOf(append(slices.Clone(heads), slices.Repeat([]string{"进展情况"}, 16384)...))[0]
			}
			res, list := collect.New(n, n.Assignment()).Collect(one(collect.Return{Source: source("a.xlsx"), Sheets: []grid.Grid{g}}), today)
			if !strings.Contains(codes(list), c.code) {
				t.Error(codes(list))
			}
			if err := booktest.Lint(ledgerOf(t, n, res, list)); err != nil {
				t.Error(err)
			}
		})
	}
}
