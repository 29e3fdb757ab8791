package style

import (
	"strings"
	"unicode/utf8"

	"gongwen/render/diag"
	"gongwen/render/paper/unit"
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
	return []*diag.Rule{&ruleUnknown, &ruleValue, &ruleMissing, &ruleImpossible, &ruleFaceKey, &ruleFaceValue, &ruleFaceFile, &ruleFaceFont, &ruleFaceVaries}
}

// check refuses a geometry that layout could not work with. A refusal stands at
// the value it names first.
func (l *loader) check() {
	s := l.style
	refuse := func(ok bool, path, message, hint string) {
		if e := l.entries[path]; !ok {
			l.findings.Add(&ruleImpossible, e.source, e.span, hint, "%s", message)
		}
	}
	p, g := &s.Page, &s.Grid
	refuse(p.Width > 0 && p.Height >= p.Width, "page.height", "纸的高应不小于宽", "横排的表由程序转向，纸仍按竖向写")
	refuse(p.Binding+p.AreaWidth < p.Width, "page.area_width", "版心比纸宽", "减小 page.area_width 或 page.binding")
	refuse(p.Top+p.AreaHeight < p.Height, "page.area_height", "版心比纸高", "减小 page.area_height 或 page.top")
	refuse(p.AreaWidth >= 80*unit.MM, "page.area_width", "版心太窄", "至少 80 毫米")
	refuse(p.AreaHeight >= 100*unit.MM, "page.area_height", "版心太低", "至少 100 毫米")
	refuse(g.Chars >= 10 && g.Chars <= 60, "grid.chars", "每行字数应在 10 至 60 之间", "")
	refuse(g.Lines >= 10 && g.Lines <= 60, "grid.lines", "每页行数应在 10 至 60 之间", "")
	if l.findings.HasErrors() {
		return
	}
	refuse(s.Gap() >= 0, "grid.pitch", "行距小于字高", "改大")
	// 三号 is 5.644 mm on the cell of 5.571 mm that 5.2.3 makes of it.
	refuse(s.Text.Size.Em() <= s.Cell()*105/100, "text.size", "正文的字比一格大", "改小 text.size 或 grid.chars")
	refuse(s.Cell()*unit.Length(g.Lines)+s.Gap()*unit.Length(g.Lines-1) <= p.AreaHeight+unit.MM/10, "grid.pitch", "版心高容不下每页行数", "改小 grid.pitch 或 grid.lines")
	n, t := &s.PageNumber, &s.Table
	refuse(p.Top+p.AreaHeight+n.Centre+n.Size.Em() <= p.Height, "page_number.centre", "页码落到纸外", "改小")
	refuse(2*(s.Mark.Top+s.Mark.Size.Em()+s.RedRule.Distance) < p.AreaHeight, "mark.top", "版头超过版心的一半", "改小 mark.top、mark.size 或 red_rule.distance")
	refuse(2*n.Centre >= n.Size.Em(), "page_number.size", "页码压到版心", "改小 page_number.size 或改大 page_number.centre")
	refuse(s.Signature.LeastSealBlankLines <= s.Signature.SealBlankLines, "signature.least_seal_blank_lines", "多于 signature.seal_blank_lines", "")
	refuse(s.Signature.TightestPitch <= g.Pitch && s.Signature.TightestPitch >= s.Text.Size.Em(), "signature.tightest_pitch", "应在字高与 grid.pitch 之间", "与 grid.pitch 一样就是不压缩")
	refuse(s.Mark.Narrowest >= 200 && s.Mark.Narrowest <= 1000, "mark.narrowest", "应在 200 至 1000 之间", "千分数，1000 是不压扁")
	refuse(s.Joint.FileGap <= 2000, "joint.file_gap", "应不超过 2000", "千分数")
	refuse(s.Joint.LeadingShare <= 2000, "joint.leading_share", "应不超过 2000", "千分数")
	refuse(s.Signature.PerRow >= 1 && s.Signature.PerRow <= 6, "signature.per_row", "应在 1 至 6 之间", "")
	refuse(s.Signature.SealSize+s.Signature.SealWhite <= p.AreaWidth, "signature.seal_size", "印章比版心宽", "改小")
	refuse(s.Signature.SealLeastWhite <= s.Signature.SealWhite, "signature.seal_least_white", "多于 signature.seal_white", "")
	refuse(s.Signature.NameCells <= 8, "signature.name_cells", "应不超过 8", "0 是不撑开")
	refuse(s.Signature.RowWhite <= 20*unit.MM, "signature.row_white", "两排印章相距太远", "不超过 20 毫米")
	refuse(s.Secrecy.Spread <= 8, "secrecy.spread", "应不超过 8", "3 即与份号同宽，0 是不撑开")
	refuse(s.Urgency.Spread <= 8, "urgency.spread", "应不超过 8", "3 即与份号同宽，0 是不撑开")
	refuse(s.Signers.PerLine >= 1 && s.Signers.PerLine <= 4, "signers.per_line", "应在 1 至 4 之间", "")
	refuse(s.Signers.NameCells >= 2 && s.Signers.NameCells <= 6, "signers.name_cells", "应在 2 至 6 之间", "三字名宽 3")
	refuse(s.Signers.Gap <= 4, "signers.gap", "应不超过 4", "")
	refuse(s.RedRule.Weight <= 3*unit.MM, "red_rule.weight", "红线太粗", "不超过 3 毫米")
	refuse(s.Title.MaxChars >= 4, "title.max_chars", "每行字数太少", "至少 4")
	refuse(s.Title.Size.Em()*4 <= p.AreaWidth, "title.size", "标题的字太大", "一行至少容得下 4 个字")
	refuse(s.Attachment.Title.Size.Em()*4 <= p.AreaWidth, "attachment.title_size", "附件标题的字太大", "一行至少容得下 4 个字")
	refuse(s.Imprint.Size.Em()*unit.Length(2*s.Imprint.Indent+10) <= p.AreaWidth, "imprint.size", "版记的字太大", "一行除两头的空白外至少容得下 10 个字")
	refuse(s.Text.Baseline >= 500 && s.Text.Baseline <= 1000, "text.baseline", "应在 500 至 1000 之间", "千分数")
	refuse(s.Text.Stretch >= 20 && s.Text.Stretch <= 1000, "text.stretch", "应在 20 至 1000 之间", "千分数，95 是一字的百分之九点五")
	refuse(s.Text.Adjacent >= 1000 && s.Text.Adjacent <= 2000, "text.adjacent", "应在 1000 至 2000 之间", "千分数，1500 是一个半字")
	refuse(s.Text.StretchMarks >= 0 && s.Text.StretchMarks <= 1000, "text.stretch_marks", "应在 0 至 1000 之间", "千分数，250 是四分之一字")
	refuse(s.Text.AutoSpace <= 500, "text.auto_space", "应不超过 500", "千分数，250 是四分之一字")
	refuse(s.Attachment.TitleLine >= 2 && s.Attachment.TitleLine <= 6, "attachment.title_line", "应在 2 至 6 之间", "第一行是“附件”二字")
	refuse(n.Gap <= 2000, "page_number.gap", "应不超过 2000", "千分数")
	refuse(n.Dash <= 2*unit.MM, "page_number.dash", "线太粗", "不超过 2 毫米")
	refuse(s.Imprint.Thick <= 2*unit.MM, "imprint.thick", "线太粗", "不超过 2 毫米")
	refuse(s.Imprint.Thin <= 2*unit.MM, "imprint.thin", "线太粗", "不超过 2 毫米")
	refuse(t.Size.Em() <= t.Pitch && t.Head.Size.Em() <= t.Pitch, "table.pitch", "表格行距小于字高", "改大")
	refuse(t.Padding <= 10*unit.MM, "table.padding", "空隙太大", "不超过 10 毫米")
	refuse(t.TallRow >= 200 && t.TallRow <= 1000, "table.tall_row", "这个份额的行不能拆", "200 到 1000；1000 即只拆比一页还高的行")
	refuse(t.MostWhite <= 1000, "table.most_white", "留白不能多于一页", "0 到 1000；1000 即不为留白拆行")
	refuse(t.BlankRow <= 40*unit.MM, "table.blank_row", "空白行太高", "不超过 40 毫米")
	refuse(t.Gap <= 20*unit.MM, "table.gap", "表题与表的距离太大", "不超过 20 毫米")
	refuse(t.Rule <= 2*unit.MM, "table.rule", "线太粗", "不超过 2 毫米")
	refuse(t.Frame <= 2*unit.MM, "table.frame", "线太粗", "不超过 2 毫米")
	refuse(s.Draft.Size.Em()*unit.Length(utf8.RuneCountInString(s.Draft.Mark)) <= p.AreaWidth, "draft.size", "草稿字样比版心宽", "改小 draft.size 或 draft.mark")
	refuse(s.Signature.StampWidth <= 80*unit.MM, "signature.stamp_width", "签名章太宽", "不超过 80 毫米")
	refuse(s.Signature.StampHeight <= 40*unit.MM, "signature.stamp_height", "签名章太高", "不超过 40 毫米")
	refuse(s.Signature.PostCells <= 8, "signature.post_cells", "应不超过 8", "0 是不撑开")
	refuse(s.Head != OrderHead || s.Order.MarkTop <= p.AreaHeight/4, "order.mark_top", "标志太低", "改小")
	if r := &s.Rule; s.Head == LetterHead {
		refuse(r.Width <= p.Width, "rule.width", "双线比纸宽", "改小")
		refuse(r.Top <= 20*unit.MM, "rule.top", "双线离标志太远", "不超过 20 毫米")
		refuse(r.Thick+r.White+r.Thin <= 5*unit.MM, "rule.thick", "双线太粗", "两条线和中间的空白不超过 5 毫米")
		refuse(r.Bottom <= p.Height/4, "rule.bottom", "下面的双线太高", "改小")
		refuse(s.Letter.MarkTop <= p.Height/4, "letter.mark_top", "标志太低", "改小")
		refuse(s.Letter.MarkSize.Em() <= p.AreaWidth/4, "letter.mark_size", "标志的字太大", "一行至少容得下 4 个字")
	}
	for _, f := range s.fields() { // blank_lines, indent and the like
		if count, ok := f.target.(*int); ok && (f.only == "" || f.only == s.Head) && isCount(f.path) {
			refuse(*count <= 8, f.path, "空行数、缩进字数不应超过 8", "")
		}
	}
}

// isCount says which values count lines or characters of white.
func isCount(path string) bool {
	for _, end := range []string{"blank_lines", "indent", "right", "keep_lines", "date_lines", "row_lines", "inset"} {
		if strings.HasSuffix(path, end) {
			return true
		}
	}
	return false
}
