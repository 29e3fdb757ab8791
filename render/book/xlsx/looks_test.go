package xlsx

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"gongwen/render/book"
	"gongwen/render/book/grid"
)

// one is the workbook whose first cell is written by a function.
func one(t *testing.T, from1904 bool, set func(f *excelize.File) error) grid.Cell {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &from1904}); err != nil {
		t.Fatal(err)
	}
	if err := set(f); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	grids, err := Read(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return grids[0].At(0, 0)
}

// TestShown: numbers as the people who wrote them see them.
func TestShown(t *testing.T) {
	for _, c := range []struct {
		value    float64
		code     string
		from1904 bool
		shown    string
		kind     grid.Kind
	}{
		{46203, `m"月"d"日"`, false, "6月30日", grid.Day},
		{46203, "yyyy-mm-dd", false, "2026-06-30", grid.Day},
		{20260520, "yyyy-mm-dd", false, "20260520", grid.Day},
		{20260520, "yyyy-mm-dd", true, "20260520", grid.Day},
		{20261340, `yyyy"年"m"月"d"日"`, false, "20261340", grid.Day},
		{99999, "yyyy/m/d", false, "99999", grid.Day},
		{73415, "yyyy-mm-dd", false, "2100-12-31", grid.Day},
		{44741, "yyyy-mm-dd", true, "2026-06-30", grid.Day},
		{46203, `yyyy"年"m"月"d"日"`, false, "2026年6月30日", grid.Day},
		{46203, `m"月底前"`, false, "6月底前", grid.Day},
		{0.8, "0%", false, "80%", grid.Number},
		{0.805, "0.0%", false, "80.5%", grid.Number},
		{5770001, `"0000-"0000000`, false, "0000-5770001", grid.Number},
		{12345.678, `#,##0.00"万元"`, false, "12,345.68万元", grid.Number},
		{13805371234, "", false, "13805371234", grid.Number},
		{0.1 + 0.2, "", false, "0.3", grid.Number},
		{-1.5, "", false, "-1.5", grid.Number},
		{7, "@", false, "7", grid.Number},
		{46326, `"2026.05—2026.10"`, false, "2026.05—2026.10", grid.Number},
		{46326, `"50%"`, false, "50%", grid.Number},
		{46326, `"2026.5"\年`, false, "2026.5年", grid.Number},
		{46326, `"10-12月"`, false, "10-12月", grid.Number},
		{0.25, "# ?/?", false, "1/4", grid.Number},
		{-0.25, "# ?/?", false, "-1/4", grid.Number},
		{1.25, "# ??/??", false, "1 1/4", grid.Number},
		{3, "# ?/?", false, "3", grid.Number},
		{0, "# ?/?", false, "0", grid.Number},
		{7, ";;;", false, "7", grid.Number}, // shown as nothing, but there
	} {
		got := one(t, c.from1904, func(f *excelize.File) error {
			if err := f.SetCellFloat("Sheet1", "A1", c.value, -1, 64); err != nil || c.code == "" {
				return err
			}
			id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &c.code})
			if err != nil {
				return err
			}
			return f.SetCellStyle("Sheet1", "A1", "A1", id)
		})
		if got.Shown != c.shown || got.Kind != c.kind {
			t.Errorf("%v as %s: %q, kind %d, want %q, %d", c.value, c.code, got.Shown, got.Kind, c.shown, c.kind)
		}
	}
	for id, want := range map[int]string{9: "80%", 10: "80.00%", 14: "1/0/00", 31: "1900年1月0日", 58: "1月0日"} {
		got := one(t, false, func(f *excelize.File) error {
			style, err := f.NewStyle(&excelize.Style{NumFmt: id})
			if err != nil {
				return err
			}
			if err := f.SetCellFloat("Sheet1", "A1", 0.8, -1, 64); err != nil {
				return err
			}
			return f.SetCellStyle("Sheet1", "A1", "A1", style)
		})
		if day := id > 10; day != (got.Kind == grid.Day) || !day && got.Shown != want {
			t.Errorf("format %d: %q, kind %d", id, got.Shown, got.Kind)
		}
	}
}

// TestKinds: what a cell holds that is no number and no words.
func TestKinds(t *testing.T) {
	_, parts := partsOf(t, write(t, odd()))
	cell := func(s string) grid.Cell {
		parts["xl/worksheets/sheet1.xml"] = `<worksheet><sheetData><row r="1">` + s + `<c r="B1"><v>2</v></c><c r="C1"><v>3</v></c><c r="D1" t="inlineStr"><is><t>甲</t></is></c><c r="E1" t="e"><v>#N/A</v></c></row></sheetData></worksheet>`
		grids, err := Read(pack1(t, parts))
		if err != nil {
			t.Fatalf("%s: %v", s, err)
		}
		return grids[0].At(0, 0)
	}
	for s, want := range map[string]grid.Cell{
		`<c r="A1" t="e"><f>VLOOKUP(1,2,3)</f><v>#N/A</v></c>`:                            {Shown: "#N/A", Raw: "#N/A", Kind: grid.Fault},
		`<c r="A1" t="str"><v>#REF!</v></c>`:                                              {Shown: "#REF!", Raw: "#REF!", Kind: grid.Fault},
		`<c r="A1" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>`:   {Shown: "（图片）", Raw: "=DISPIMG", Kind: grid.Picture},
		`<c r="A1" t="inlineStr"><is><t>=DISPIMG("ID_1",1)</t></is></c>`:                  {Shown: "（图片）", Raw: "=DISPIMG", Kind: grid.Picture},
		`<c r="A1"><f>B1+C1</f><v>5</v></c>`:                                              {Shown: "5", Raw: "5", Kind: grid.Number},
		`<c r="A1" t="str"><f>"已"&amp;D1</f><v>已甲</v></c>`:                                {Shown: "已甲", Raw: "已甲", Reckoned: true},
		`<c r="A1"><f>SUM(B1:C1)</f></c>`:                                                 {Shown: "5", Raw: "5", Kind: grid.Number}, // reckoned
		`<c r="A1"><f>"已"&amp;D1</f></c>`:                                                 grid.Text("已甲"),
		`<c r="A1"><f>IF(B1&gt;1,"已完成","推进中")</f><v></v></c>`:                             grid.Text("已完成"),
		`<c r="A1"><f>E1&amp;"x"</f></c>`:                                                 {Shown: `=E1&"x"`, Raw: `=E1&"x"`, Kind: grid.Unvalued},
		`<c r="A1"><f>Sheet2!A1</f></c>`:                                                  {Shown: "=Sheet2!A1", Raw: "=Sheet2!A1", Kind: grid.Unvalued},
		`<c r="A1"><f>SUM(B1:XFD1048576)</f></c>`:                                         {Shown: "=SUM(B1:XFD1048576)", Raw: "=SUM(B1:XFD1048576)", Kind: grid.Unvalued},
		`<c r="A1"><f>REPT("公",9999999)</f></c>`:                                          {Shown: `=REPT("公",9999999)`, Raw: `=REPT("公",9999999)`, Kind: grid.Unvalued},
		`<c r="A1"><f>部门</f></c>`:                                                         {Shown: "=部门", Raw: "=部门", Kind: grid.Unvalued},
		`<c r="A1" t="d"><v>2023-11-30</v></c>`:                                           {Shown: "2023-11-30", Raw: "2023-11-30", Kind: grid.Day},
		`<c r="A1" t="b"><v>0</v></c>`:                                                    grid.Text("FALSE"),
		`<c r="A1" t="inlineStr"><is><t>a_x000D_</t><rPh><t>x</t></rPh><t>b</t></is></c>`: grid.Text("a\rb"),
		`<c r="A1" t="inlineStr"><is><t>_x005F_x0041_</t></is></c>`:                       grid.Text("_x0041_"),
		`<c r="A1"><v>1E400</v></c>`:                                                      {},
	} {
		if want == (grid.Cell{}) {
			parts["xl/worksheets/sheet1.xml"] = `<worksheet><sheetData><row r="1">` + s + `</row></sheetData></worksheet>`
			if _, err := Read(pack1(t, parts)); err == nil {
				t.Errorf("%s is read", s)
			}
			continue
		}
		if got := cell(s); got != want {
			t.Errorf("%s: %+v, want %+v", s, got, want)
		}
	}
}

// TestHidden: hidden rows, columns and sheets are known as such.
func TestHidden(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for _, err := range []error{
		f.SetCellStr("Sheet1", "C5", "甲"), f.SetRowVisible("Sheet1", 2, false), f.SetColVisible("Sheet1", "B:C", false),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	grids, err := Read(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if g := &grids[0]; !g.HiddenRows[1] || len(g.HiddenRows) != 1 || !g.HiddenCols[1] || !g.HiddenCols[2] || len(g.HiddenCols) != 2 || g.Ref(2, 4) != "Sheet1!C5" {
		t.Errorf("%+v", g)
	}
}

// hostile is workbooks that are small and mean, each so many times smaller than
// what fills the bounds.
func hostile(t *testing.T, smaller int) map[string][]byte {
	t.Helper()
	_, parts := partsOf(t, write(t, odd()))
	with := func(name, text string) []byte {
		changed := map[string]string{}
		for k, v := range parts {
			changed[k] = v
		}
		changed[name] = text
		return pack1(t, changed)
	}
	const sheet1 = "xl/worksheets/sheet1.xml"
	rows := func(n int, row func(b *strings.Builder, i int)) []byte {
		var b strings.Builder
		b.WriteString("<worksheet><sheetData>")
		for i := 1; i <= n; i++ {
			row(&b, i)
		}
		b.WriteString("</sheetData></worksheet>")
		return with(sheet1, b.String())
	}
	return map[string][]byte{
		"a cell in each of a million rows": rows(book.MaxRows/smaller, func(b *strings.Builder, i int) { fmt.Fprintf(b, `<row><c><v>%d</v></c></row>`, i) }),
		"far cells": rows(3000/smaller, func(b *strings.Builder, i int) {
			fmt.Fprintf(b, `<row><c r="XFD%d"><v>1</v></c></row>`, i)
		}),
		"different texts": rows(400_000/smaller, func(b *strings.Builder, i int) {
			fmt.Fprintf(b, `<row><c t="inlineStr"><is><t>%s%d</t></is></c></row>`, strings.Repeat("a", 300), i)
		}),
		"one text in very many cells": rows(400_000/smaller, func(b *strings.Builder, _ int) {
			b.WriteString(`<row><c t="inlineStr"><is><t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</t></is></c><c t="inlineStr"><is><t>b</t></is></c></row>`)
		}),
		"styles":                with("xl/styles.xml", "<styleSheet><cellXfs>"+strings.Repeat(`<xf numFmtId="9"/>`, 3_000_000/smaller)+"</cellXfs></styleSheet>"),
		"merges":                with(sheet1, "<worksheet><sheetData/><mergeCells>"+strings.Repeat(`<mergeCell ref="A1:XFD1048576"/>`, 2_000_000/smaller)+"</mergeCells></worksheet>"),
		"depth":                 with(sheet1, "<worksheet>"+strings.Repeat("<a>", 5_000_000/smaller)),
		"names":                 with(sheet1, "<worksheet>"+manyNames(500_000/smaller)+"</worksheet>"),
		"a tag without an end":  with(sheet1, `<worksheet a="`+strings.Repeat("x", 100<<20/smaller)),
		"a text without an end": with(sheet1, `<worksheet>`+strings.Repeat("x", 100<<20/smaller)),
		"entities":              with(sheet1, `<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>`),
		"shared texts":          with("xl/sharedStrings.xml", "<sst>"+strings.Repeat("<si/>", 8_000_000/smaller)+"</sst>"),
		"looks": func() []byte {
			parts["xl/styles.xml"] = `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="0.00&quot;元&quot;"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`
			return rows(300_000/smaller, func(b *strings.Builder, i int) { fmt.Fprintf(b, `<row><c s="0"><v>%d.5</v></c></row>`, i) })
		}(),
	}
}

func manyNames(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<a%d/>", i)
	}
	return b.String()
}
