package desk

import (
	"encoding/base64"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// The clipboards of programs, in the forms that each of them writes: what its
// HTML is like, not words of anybody's table.
const (
	excelHTML = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Excel.Sheet><style><!--table {mso-displayed-decimal-separator:"\.";} .xl65 {white-space:normal;} --></style></head><body link=blue vlink=purple>
<table border=0 cellpadding=0 cellspacing=0 width=576 style='border-collapse:collapse;width:432pt'><!--StartFragment-->
 <col width=72 span=2 style='width:54pt'><col width=200>
 <tr height=20><td height=20 class=xl65>序号</td><td>工作任务</td><td>牵头单位</td><td>配合单位</td><td>工作要求</td><td>时限要求</td></tr>
 <tr height=20><td class=xl65 align=right x:num>1</td><td rowspan=2 class=xl65>校园安全</td><td rowspan=2>县教育局</td><td rowspan=2>县公安局<br>县交通局</td><td>配齐专职<span style='mso-spacerun:yes'>&nbsp;</span>保安。</td><td rowspan=2>6月底前</td></tr>
 <tr height=20><td align=right x:num>2</td><td>护学岗全覆盖。</td></tr>
 <tr height=0 style='display:none'><td>9</td><td>藏着的一行</td><td>县文旅局</td><td></td><td>不该出现。</td><td>9月底前</td></tr>
 <tr height=20><td align=right x:num>3</td><td>供水</td><td>县水务局</td><td>各乡镇</td><td>更换老旧管网12公里。</td><td>10月底前</td></tr>
<!--EndFragment--></table></body></html>`
	wordHTML = `<html xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15"></head><body lang=ZH-CN><!--StartFragment-->
<table class=MsoTableGrid border=1 cellspacing=0 style='mso-yfti-tbllook:1184'><tr style='mso-yfti-irow:0'><td><p class=MsoNormal align=center><b>工作任务<o:p></o:p></b></p></td><td><p class=MsoNormal><b>牵头部门</b></p></td><td><p class=MsoNormal><b>责任单位</b></p></td><td><p class=MsoNormal><b>具体要求</b></p></td><td><p class=MsoNormal><b>完成时限</b></p></td></tr>
<tr><td rowspan=2><p class=MsoNormal><span lang=EN-US>校园安全</span></p></td><td><p class=MsoNormal>县教育局</p></td><td><p class=MsoNormal>县公安局、县交通局</p></td><td><p class=MsoNormal>配齐专职保安。</p></td><td><p class=MsoNormal>6月底前</p></td></tr>
<tr><td><p class=MsoNormal>县公安局</p></td><td><p class=MsoNormal>各乡镇</p></td><td><p class=MsoNormal>护学岗全覆盖。</p></td><td><p class=MsoNormal>6月底前</p></td></tr></table><!--EndFragment--></body></html>`
	// Of WPS no clipboard was to be had: this is written after what is known of it, which
	// is Excel's of old, with x:str and x:num on the cells and classes et1, et2.
	wpsHTML = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"/><meta name="ProgId" content="Excel.Sheet"/><meta name="Generator" content="WPS Office ET"/><!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>Sheet1</x:Name></x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]--><style><!-- @page {margin:1.00in 0.75in;} tr {mso-height-source:auto;} .font0 {font-family:"宋体";} .et1 {white-space:normal;} --></style></head><body link="blue" vlink="purple"><table width="486" border="0" cellpadding="0" cellspacing="0" style='width:364.50pt;border-collapse:collapse;table-layout:fixed;'><!--StartFragment-->
<col width="81" style='width:60.75pt;'/><col width="81" span="4" style='width:60.75pt;'/>
<tr height="18" style='height:13.50pt;'><td class="et1" height="36" rowspan="2" x:str>序号</td><td class="et1" rowspan="2" x:str>工作任务</td><td class="et1" colspan="2" x:str>责任分工</td><td class="et1" rowspan="2" x:str>具体要求</td><td class="et1" rowspan="2" x:str>完成时限</td></tr>
<tr height="18"><td class="et1" x:str>牵头单位</td><td class="et1" x:str>配合单位</td></tr>
<tr height="36" style='height:27.00pt;'><td class="et2" height="36" align="right" x:num>1</td><td class="et1" rowspan="2" x:str>校园安全</td><td class="et1" x:str>县教育局</td><td class="et1" x:str="县公安局&#10;县交通局">县公安局<br/>县交通局</td><td class="et1" x:str>配齐专职保安。</td><td class="et3" x:num="46203">2026年6月30日</td></tr>
<tr height="18"><td class="et2" align="right" x:num>2</td><td class="et1" x:str>县公安局</td><td class="et1"></td><td class="et1" x:str>护学岗全覆盖。</td><td class="et3" x:num="46203">2026年6月30日</td></tr>
<![if supportMisalignedColumns]><tr width="0" style='display:none;'><td width="81"></td></tr><![endif]><!--EndFragment--></table></body></html>`
	webHTML  = `<meta charset='utf-8'><div><table class="tbl"><thead><tr><th>工作任务</th><th>责任单位</th><th>具体要求</th><th>完成时间</th></tr></thead><tbody><tr><td>供水</td><td>县水务局</td><td>更换<a href="x">老旧</a>管网。</td><td>2026年10月</td></tr><tr><td>供热</td><td>县住建局</td><td>改造热力站3座。</td><td>2026年11月</td></tr></tbody></table></div>`
	calcHTML = `<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html><head><meta name="generator" content="LibreOffice 7.4"/></head><body><table cellspacing="0" border="0"><colgroup width="85"></colgroup><tr><td height="17" align="left">工作任务</td><td align="left">牵头部门</td><td>责任单位</td><td>具体要求</td><td>完成时限</td></tr><tr><td rowspan=2 align="left" valign=middle>供水</td><td align="left">县水务局</td><td>各乡镇</td><td>更换老旧管网。</td><td sdval="46295" sdnum="1033;0;YYYY-MM-DD">2026-10-01</td></tr><tr><td>县住建局</td><td>各乡镇</td><td>改造泵站3座。</td><td>2026-10-01</td></tr></table></body></html>`
	tsv      = "工作任务\t牵头部门\t责任单位\t具体要求\t完成时限\n供水\t县水务局\t各乡镇\t更换老旧管网。\t10月底前\n\t县住建局\t各乡镇\t改造泵站3座。\t11月底前\n"
)

// TestPaste: trusted Ctrl+V of what programs copy; through the chooser the rows
// stand in the notice, in the place of those there were, or behind them (5).
func TestPaste(t *testing.T) {
	for _, c := range []struct {
		name, html, text string
		rows             int
		want, never      string
	}{
		{"Excel", excelHTML, "x\ty", 3, "lead = [\"县水务局\"]", "藏着的一行"},
		{"Word", wordHTML, "", 2, "requirement = \"护学岗全覆盖。\"", "o:p"},
		{"WPS", wpsHTML, "", 2, "lead = [\"县公安局\"]", "46203"},
		{"web", webHTML, "", 2, "requirement = \"更换老旧管网。\"", "href"},
		{"Calc", calcHTML, "", 2, "due = \"2026-10-01\"", "sdval"},
		{"text", "", tsv, 2, "requirement = \"改造泵站3座。\"", "\\t"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := serve(t, map[string]string{"a.toml": smallTable})
			p := b.grid(t, smallTable, "task.0.topic")
			text := c.text
			if text == "" {
				text = "表"
			}
			p.copy(c.html, text)
			p.focus("工作任务，第 1 行")
			p.key("Ctrl+V")
			p.until("document.querySelector('.dialog table.pasted')")
			p.shot("chooser")
			p.press("放进通知") // behind the four
			p.until("window.desk.state().tables[0].rows.length === %d", 4+c.rows)
			after := b.saved(t, "a.toml", func(s string) bool { return strings.Contains(s, c.want) })
			if strings.Contains(after, c.never) {
				t.Errorf("%s is in the file", c.never)
			}
			if !strings.HasPrefix(after, smallTable) {
				t.Error("what stood there changed")
			}
			p.js("document.activeElement.blur()")
			p.key("Ctrl+Z")
			b.saved(t, "a.toml", func(s string) bool { return s == smallTable })
			p.focus("工作任务，第 1 行")
			p.key("Ctrl+V")
			p.until("document.querySelector('#how-replace')")
			p.js("document.querySelector('#how-replace').click()")
			p.press("放进通知")
			p.until("window.desk.state().tables[0].rows.length === %d", c.rows)
			b.saved(t, "a.toml", func(s string) bool { return strings.Contains(s, c.want) && !strings.Contains(s, "第四件事") })
			p.shot("taken")
		})
	}
}

// TestPasteOther: cells without a head go where the cell at hand is; a picture is
// refused in words; a column can be left out, or be another.
func TestPasteOther(t *testing.T) {
	b := serve(t, map[string]string{"a.toml": smallTable})
	p := b.grid(t, smallTable, "task.1.lead")
	p.copy("", "县卫健局\t\t办好甲事。\n县文旅局\t\t办好乙事。\n")
	p.focus("牵头部门，第 2 行")
	p.key("Ctrl+V")
	b.saved(t, "a.toml", func(s string) bool { return strings.Contains(s, "办好乙事。") })
	if p.cell(1, "lead") != "县卫健局" || p.cell(2, "lead") != "县文旅局" || p.cell(3, "lead") != "县水务局" {
		t.Error("cells are not where they belong")
	}
	p.js(`(() => { const d = new DataTransfer(); d.items.add(new File([new Uint8Array([1])], 'a.png', {type: 'image/png'})); document.querySelector('.cell-editor').dispatchEvent(new ClipboardEvent('paste', {clipboardData: d, bubbles: true})); return 1 })()`)
	p.until("document.getElementById('said').textContent.includes('图片')")
	p.copy("", tsv)
	p.focus("牵头部门，第 2 行")
	p.key("Ctrl+V")
	p.until("document.querySelector('.dialog table.pasted')")
	p.choose("“责任单位”这一栏是什么", "不导入")
	p.until("document.querySelector('.pasted td.left-out')")
	p.js("document.querySelector('#how-replace').click()")
	p.press("放进通知")
	p.until("window.desk.state().tables[0].rows.length === 2")
	if got := b.saved(t, "a.toml", func(s string) bool { return strings.Contains(s, "改造泵站") }); strings.Contains(got, "各乡镇\"]") {
		t.Error("a column that was left out is in the file")
	}
}

// TestPasteFile: a workbook goes the same way; a notice without a breakdown gets
// one.
func TestPasteFile(t *testing.T) {
	f := excelize.NewFile()
	for i, line := range strings.Split(strings.TrimSpace(tsv), "\n") {
		for j, cell := range strings.Split(line, "\t") {
			at, _ := excelize.CoordinatesToCellName(j+1, i+1)
			f.SetCellStr("Sheet1", at, cell)
		}
	}
	var data strings.Builder
	if err := f.Write(&data); err != nil {
		t.Fatal(err)
	}
	b := serve(t, map[string]string{"a.toml": sample(t, "huiyi-tongzhi-2026.toml")})
	p := b.open(t, "a.toml")
	p.press("分解表")
	p.js(`(() => { window.HTMLInputElement.prototype.click = function () { const bytes = Uint8Array.from(atob(%q), c => c.charCodeAt(0)); const d = new DataTransfer(); d.items.add(new File([bytes], '表.xlsx')); this.files = d.files; this.dispatchEvent(new Event('change')) }; return 1 })()`, base64.StdEncoding.EncodeToString([]byte(data.String())))
	p.press("导入…")
	p.until("document.querySelector('.dialog table.pasted')")
	p.press("放进通知")
	p.until("(window.desk.state().tables || []).length === 1 && window.desk.state().tables[0].rows.length === 2")
	got := b.saved(t, "a.toml", func(s string) bool { return strings.Contains(s, "改造泵站") })
	if !strings.Contains(got, "content = \"breakdown\"") {
		t.Error("nothing prints the tasks")
	}
	p.shot("file")
}
