package style

import (
	"gongwen/render/diag"
	"gongwen/render/unit"
)

var (
	ruleUnknown = diag.Rule{
		Code: "GW401", Severity: diag.Error, Title: "模板里没有这一项",
		Why:   "写错的键如果被忽略，改动就不会生效而无人察觉。",
		Wrong: "[page]\ntpo = 35", Right: "[page]\ntop = 35",
	}
	ruleValue = diag.Rule{
		Code: "GW402", Severity: diag.Error, Title: "模板的值不对",
		Why:   "距离写毫米，字号写“三号”或磅数，字体写“仿宋”等名称。",
		Wrong: "[text]\nsize = \"3号\"", Right: "[text]\nsize = \"三号\"",
	}
	ruleMissing = diag.Rule{
		Code: "GW403", Severity: diag.Error, Title: "模板缺少一项",
		Why:   "版面的每个数都出自模板，程序里没有默认值。",
		Wrong: "page.top = { clause = \"5.2.1\" }", Right: "page.top = { value = 37, clause = \"5.2.1\" }",
	}
	ruleImpossible = diag.Rule{
		Code: "GW404", Severity: diag.Error, Title: "版面排不下",
		Why:   "版心必须在纸内，一行、一页至少容得下几个字、几行。",
		Wrong: "[page]\narea_width = 300", Right: "[page]\narea_width = 156",
	}
)

// Rules is the table of this package's rules.
func Rules() []*diag.Rule {
	return []*diag.Rule{&ruleUnknown, &ruleValue, &ruleMissing, &ruleImpossible}
}

// check refuses a geometry that layout could not work with.
func (l *loader) check() {
	s := l.style
	refuse := func(ok bool, message, hint string) {
		if !ok {
			l.findings.Add(&ruleImpossible, l.source, diag.Span{}, hint, "%s", message)
		}
	}
	p, g := &s.Page, &s.Grid
	refuse(s.Head == "document", "head 只能是 \"document\"", "信函、命令、纪要的版头尚未支持")
	refuse(p.Width > 0 && p.Height >= p.Width, "纸的高应不小于宽", "横排的表由程序转向，纸仍按竖向写")
	refuse(p.Binding+p.AreaWidth < p.Width && p.Top+p.AreaHeight < p.Height, "版心超出纸面", "减小 page.area_width、page.area_height 或页边")
	refuse(p.AreaWidth >= 80*unit.MM && p.AreaHeight >= 100*unit.MM, "版心太小", "版心至少 80 毫米宽、100 毫米高")
	refuse(g.Chars >= 10 && g.Chars <= 60, "每行字数应在 10 至 60 之间", "改 grid.chars")
	refuse(g.Lines >= 10 && g.Lines <= 60, "每页行数应在 10 至 60 之间", "改 grid.lines")
	if l.findings.HasErrors() {
		return
	}
	refuse(s.Gap() >= 0, "行距小于字高", "改大 grid.pitch")
	refuse(s.Cell()*unit.Length(g.Lines)+s.Gap()*unit.Length(g.Lines-1) <= p.AreaHeight+unit.MM/10, "版心高容不下每页行数", "改小 grid.pitch 或 grid.lines")
	refuse(s.Table.Size.Em() <= s.Table.Pitch && s.Table.Head.Size.Em() <= s.Table.Pitch, "表格行距小于字高", "改大 table.pitch")
	refuse(s.Table.Padding <= 10*unit.MM && s.Table.Rule <= 2*unit.MM && s.Table.Frame <= 2*unit.MM, "表格的边距或线太粗", "table.padding 不超过 10 毫米，线不超过 2 毫米")
	refuse(s.Mark.Narrowest >= 200 && s.Mark.Narrowest <= 1000, "mark.narrowest 应在 200 至 1000 之间", "千分数，1000 是不压扁")
	refuse(s.Title.MaxChars >= 4, "title.max_chars 太小", "至少 4")
	refuse(s.Text.Baseline >= 500 && s.Text.Baseline <= 1000, "text.baseline 应在 500 至 1000 之间", "千分数")
	refuse(s.Text.AutoSpace <= 500, "text.auto_space 应不超过 500", "千分数，250 是四分之一字")
	refuse(s.Attachment.TitleLine >= 1 && s.Attachment.TitleLine <= 6, "attachment.title_line 应在 1 至 6 之间", "第几行")
	for _, n := range []int{
		s.Text.Indent, s.Note.Indent, s.AttachmentNote.Indent, s.Imprint.Indent, s.PageNumber.Inset,
		s.Signature.SealRight, s.Signature.PlainRight, s.Mark.BlankLines, s.RedRule.BlankLines, s.Title.BlankLines,
		s.AttachmentNote.BlankLines, s.Signature.SealBlankLines, s.Signature.PlainBlankLines, s.Attachment.BlankLines,
		s.Signature.KeepLines,
	} {
		if n > 8 {
			refuse(false, "空行数、缩进字数不应超过 8", "检查 blank_lines、indent、right、keep_lines、inset")
			break
		}
	}
}
