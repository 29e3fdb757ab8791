package collect_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"gongwen/render/book/assign"
	"gongwen/render/book/collect"
	"gongwen/render/book/xlsx"
	"gongwen/render/testkit"
)

// answeredFor gives a test whether a workbook is one that must not be
// overwritten for a notice.
func answeredFor(t *testing.T, data []byte) func(src string) bool {
	t.Helper()
	grids, err := xlsx.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return func(src string) bool {
		n := parse(t, src)
		return collect.New(n, n.Assignment()).Answered(grids)
	}
}

// editions is a notice and what may become of it, which is all there is to know
// of a workbook that was sent before.
func editions(src string) map[string]string {
	swap := func(pairs ...string) string { return strings.NewReplacer(pairs...).Replace(src) }
	return map[string]string{
		"the same":          src,
		"other words":       swap("加强", "进一步加强", "及时", "第一时间"),
		"another title":     swap("2023年", "2024年"),
		"other departments": swap("区财政金融局", "区财政局", "区科技创新局", "区科学技术局"),
		"a task fewer":      withoutLast(src),
	}
}

// withoutLast is a notice without its last task, if it has another.
func withoutLast(src string) string {
	if strings.Count(src, "[[task]]") < 2 {
		return src
	}
	return src[:strings.LastIndex(src, "[[task]]")]
}

// TestUnanswered: whatever edition of the notice a workbook is of, saved by
// another program and not written into it holds nothing. Only of what a department
// got with other tasks nobody can say that its words were sent: such a file stays.
func TestUnanswered(t *testing.T) {
	t.Parallel()
	portrait, err := os.ReadFile(testkit.Path("input/fangxun-fengong-2026.toml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, src := range []string{sample(t), string(portrait), typical(12), ownHeads()} {
		unanswered(t, src)
	}
}

func unanswered(t *testing.T, src string) {
	t.Helper()
	whole, err := excelize.OpenReader(bytes.NewReader(sent(t, src)))
	if err != nil {
		t.Fatal(err)
	}
	defer whole.Close()
	var saved bytes.Buffer
	if err := whole.Write(&saved); err != nil {
		t.Fatal(err)
	}
	for _, name := range whole.GetSheetList() { // as a program may of itself
		if err := whole.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddHeader: `&C&"Times New Roman,Regular"&12&A`, OddFooter: `&CPage &P&R第 &P 页/共 &N 页`}); err != nil {
			t.Fatal(err)
		}
	}
	var numbered bytes.Buffer
	if err := whole.Write(&numbered); err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{"the whole": saved.Bytes(), "the whole, its pages numbered": numbered.Bytes()}
	for i, d := range departmentsOf(parse(t, src)) {
		if i%testkit.Tries(1, 4, 4) > 0 {
			continue
		}
		var out bytes.Buffer
		if err := xlsx.Write(&out, d.Plan()); err != nil {
			t.Fatal(err)
		}
		files[d.Name] = out.Bytes()
	}
	for name, data := range files {
		answered := answeredFor(t, data)
		for edition, now := range editions(src) {
			if answered(now) && (strings.HasPrefix(name, "the whole") || edition == "the same" || edition == "another title") {
				t.Errorf("%s, %s", name, edition)
			}
		}
	}
}

// TestUnansweredOffice is the same of what LibreOffice saves, which reckons
// formulas and writes cells in its own way.
func TestUnansweredOffice(t *testing.T) {
	if testing.Short() {
		t.Skip("outside programs are slow")
	}
	testkit.NeedSlow(t, "soffice")
	t.Parallel() // another program does the work
	src := sample(t)
	dir, out := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.xlsx"), sent(t, src), 0o600); err != nil {
		t.Fatal(err)
	}
	var one bytes.Buffer
	if err := xlsx.Write(&one, departmentsOf(parse(t, src))[3].Plan()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "b.xlsx"), one.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	run := exec.Command("soffice", "-env:UserInstallation=file://"+filepath.ToSlash(t.TempDir()), "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out,
		filepath.Join(dir, "a.xlsx"), filepath.Join(dir, "b.xlsx"))
	if said, err := run.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, said)
	}
	for _, name := range []string{"a.xlsx", "b.xlsx"} {
		data, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		answered := answeredFor(t, data)
		for edition, now := range editions(src) {
			if answered(now) {
				t.Errorf("%s, %s", name, edition)
			}
		}
	}
}

// TestAnswered: whatever somebody adds to a workbook, it holds something,
// whether the notice has changed since or not.
func TestAnswered(t *testing.T) {
	t.Parallel()
	src := sample(t)
	whole := sent(t, src)
	departments := departmentsOf(parse(t, src))
	d := &departments[slices.IndexFunc(departments, func(d assign.Department) bool { // leads and assists
		sheets := d.Plan().Sheets
		return len(sheets) == 3 && sheets[0].Name == "牵头任务" && sheets[1].Name == "配合任务"
	})]
	var out bytes.Buffer
	if err := xlsx.Write(&out, d.Plan()); err != nil {
		t.Fatal(err)
	}
	now := editions(src)
	put := func(sheet, ref string, v any) func(b *returnBook) {
		return func(b *returnBook) { b.ok(b.SetCellValue(sheet, ref, v)) }
	}
	behind := func(b *returnBook, sheet, ref string) {
		text, err := b.GetCellValue(sheet, ref)
		b.ok(err)
		put(sheet, ref, text+"已办")(b)
	}
	form := func(f func(b *returnBook)) func(b *returnBook) { return f }
	for _, c := range []struct {
		name  string
		whole func(b *returnBook) // nil: as one
		one   func(b *returnBook) // nil: as whole
	}{
		{name: "an answer", whole: form(func(b *returnBook) { b.set("备注", 2, "无") })},
		{name: "a number for an answer", whole: form(func(b *returnBook) { b.set("联系电话", 1, 12345678) })},
		{name: "an answer under another head", whole: form(func(b *returnBook) { b.set("进展情况", 0, "进展"); b.set("进展情况", 1, "已办") })},
		{name: "under a head that says nothing", whole: form(func(b *returnBook) { b.set("备注", 0, "其他"); b.set("备注", 1, "已办") })},
		{name: "under no head", whole: form(func(b *returnBook) { b.set("完成状态", 0, nil); b.set("完成状态", 1, "已办") })},
		{name: "all heads changed", whole: form(func(b *returnBook) {
			for _, head := range []string{"完成状态", "进展情况", "完成日期", "责任人", "联系电话", "备注"} {
				b.set(head, 0, "填"+b.ref(head, 0))
			}
			b.set("进展情况", 1, "已办")
		})},
		{name: "no head row", whole: form(func(b *returnBook) { b.set("进展情况", 1, "已办"); b.ok(b.RemoveRow(b.sheet, b.head)) })},
		{name: "a column added", whole: form(func(b *returnBook) {
			b.ok(b.InsertCols(b.sheet, "G", 1))
			b.ok(b.SetCellValue(b.sheet, fmt.Sprintf("G%d", b.head+1), "资金不足"))
		})},
		{name: "words beside the table", whole: form(func(b *returnBook) { b.ok(b.SetCellValue(b.sheet, "T9", "见附件")) })},
		{name: "a number beside the table", whole: form(func(b *returnBook) { b.ok(b.SetCellValue(b.sheet, "T9", 80)) })},
		{name: "words beside the title", whole: form(func(b *returnBook) { b.ok(b.SetCellValue(b.sheet, "R1", "已报")) })},
		{name: "words under the table", whole: form(func(b *returnBook) {
			b.ok(b.SetCellValue(b.sheet, fmt.Sprintf("F%d", b.last+2), "其余事项正在办理"))
		})},
		{name: "a comment", whole: form(func(b *returnBook) {
			b.ok(b.AddComment(b.sheet, excelize.Comment{Cell: b.ref("进展情况", 1), Author: "甲", Paragraph: []excelize.RichTextRun{{Text: "已办"}}}))
		})},
		{name: "a picture", whole: form(func(b *returnBook) {
			b.ok(b.AddShape(b.sheet, &excelize.Shape{Cell: b.ref("进展情况", 1), Type: "rect", Paragraph: []excelize.RichTextRun{{Text: "已办"}}}))
		})},
		{name: "a sheet", whole: func(b *returnBook) {
			_, err := b.NewSheet("补充")
			b.ok(err)
			put("补充", "B2", "已办")(b)
		}},
		{name: "words beside a table of tasks", whole: put("任务总表", "M8", "已办"), one: put("配合任务", "M8", "已办")},
		{name: "words under a table of tasks", whole: put("数据表", "C900", "已办"), one: put("配合任务", "C90", "已办")},
		{name: "words below a page", whole: form(func(b *returnBook) {
			b.ok(b.SetHeaderFooter(b.sheet, &excelize.HeaderFooterOptions{OddFooter: "&L&\"宋体,常规\"&9 已办 &C第 &P 页"}))
		})},
		{name: "words above the first page", whole: form(func(b *returnBook) {
			b.ok(b.SetHeaderFooter(b.sheet, &excelize.HeaderFooterOptions{DifferentFirst: true, FirstHeader: "&R已办&D"}))
		})},
		{name: "another title", whole: form(func(b *returnBook) { b.ok(b.SetCellValue(b.sheet, "A1", "已办")) })},
		{name: "a hint reworded", whole: form(func(b *returnBook) { b.ok(b.SetCellValue(b.sheet, "D3", "已由别的单位办")) })},
		{name: "words in a locked cell", whole: form(func(b *returnBook) { b.set("具体要求", 1, "改由别的单位办") })},
		{name: "words behind those of a locked cell", whole: form(func(b *returnBook) { b.set("具体要求", 1, b.get("具体要求", 1)+"已办") })},
		{name: "another deadline", whole: form(func(b *returnBook) { b.set("完成时限", 1, "明年再办") })},
		{name: "words in a table of tasks", whole: put("任务总表", "C8", "改由别的单位办"), one: put("配合任务", "C5", "改由别的单位办")},
		{name: "words behind those of a table of tasks", whole: form(func(b *returnBook) { behind(b, "任务总表", "C8") }), one: func(b *returnBook) { behind(b, "配合任务", "C5") }},
		{name: "words on the contents", whole: put("目录", "L9", "已办"), one: put("配合任务", "L9", "已办")},
	} {
		for name, make := range map[string]func() *returnBook{
			"the whole": func() *returnBook { b := openBook(t, whole); c.whole(b); return b },
			d.Name: func() *returnBook {
				b := openAt(t, out.Bytes(), "牵头任务")
				if c.one != nil {
					c.one(b)
				} else {
					c.whole(b)
				}
				return b
			},
		} {
			answered := answeredFor(t, make().bytes())
			for _, edition := range []string{"the same", "other words", "a task fewer"} {
				if !answered(now[edition]) {
					t.Errorf("%s in %s, %s: nothing is found", c.name, name, edition)
				}
			}
		}
	}

	// Every word that was sent is known, of another edition by what a whole workbook
	// says twice.
	for name, change := range map[string]func(b *returnBook){
		"a requirement reworded":     func(b *returnBook) { b.set("具体要求", 1, b.get("具体要求", 1)+"（建议删去）") },
		"a cell of a table reworded": put("任务总表", "C8", "建议删去"),
	} {
		b := openBook(t, whole)
		change(b)
		answered := answeredFor(t, b.bytes())
		for edition, now := range now {
			if !answered(now) {
				t.Errorf("%s, %s: nothing is found", name, edition)
			}
		}
	}
}
