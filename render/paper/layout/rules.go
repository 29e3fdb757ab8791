package layout

import "gongwen/render/diag"

var (
	ruleGlyph = diag.Rule{
		Code: "GW411", Severity: diag.Error, Title: "字体里没有这个字",
		Why:   "缺的字若照排，印出来就是空白或方框，读的人看不出少了什么。",
		Wrong: "text = \"联系人：张\\U00020BB7\"", Right: "gongwen build --fonts 我的字体 …（字体含有该字）",
	}
	rulePrivate = diag.Rule{
		Code: "GW420", Severity: diag.Error, Title: "自造字（私用区的码）",
		Why:   "私用区的码没有公认的字，换一台机器、换一种字体就成了别的字，档案里也检索不到。",
		Wrong: "text = \"联系人：张\uE863\"", Right: "text = \"联系人：张䶮\"",
	}
	ruleFirstPage = diag.Rule{
		Code: "GW412", Severity: diag.Error, Title: "首页没有正文",
		Clause: "7.3.3", Strength: "规定",
		Why:   "公文首页必须显示正文。",
		Wrong: "recipients = \"（几十个单位的全称）\"", Right: "recipients = \"各县（市、区）人民政府，市政府各部门\"",
	}
	ruleTitleLine = diag.Rule{
		Code: "GW413", Severity: diag.Error, Title: "标题的一行太长",
		Clause: "7.3.1", Strength: "规定",
		Why:   "标题分一行或多行居中排布，每行都在版心之内。",
		Wrong: "title = \"\"\"\n×××人民政府办公室关于印发×××××××××工作\n方案的通知\"\"\"", Right: "title = \"\"\"\n×××人民政府办公室\n关于印发×××××××××工作方案的通知\"\"\"",
	}
	ruleMark = diag.Rule{
		Code: "GW414", Severity: diag.Warning, Title: "发文机关标志太长",
		Clause: "7.2.4", Strength: "推荐",
		Why:   "标志应醒目、美观、庄重，可以用发文机关规范化简称。",
		Wrong: "mark = \"（四十个字的全称）文件\"", Right: "mark = \"××市人民政府办公室文件\"",
	}
	ruleLine = diag.Rule{
		Code: "GW415", Severity: diag.Error, Title: "一行排不下",
		Why:   "份号、发文字号、署名、日期等各占一行，在版心之内。",
		Wrong: "[signature]\nname = \"（三十个字的全称）\"", Right: "[signature]\nname = \"××市人民政府办公室\"",
	}
	ruleColumns = diag.Rule{
		Code: "GW416", Severity: diag.Error, Title: "表格的栏排不下",
		Why:   "各栏的宽合计不能超过版心，每栏至少容得下一个字。",
		Wrong: "width = 300", Right: "width = 60",
	}
	ruleTallRow = diag.Rule{
		Code: "GW417", Severity: diag.Warning, Title: "一行比一页还高",
		Why:   "分解表的行不跨页；比一页还高的行只能拆开排。",
		Wrong: "requirement = \"（五千字）\"", Right: "把一项任务分成几项，各占一行",
	}
	ruleLighter = diag.Rule{
		Code: "GW418", Severity: diag.Warning, Title: "这个字用宋体代替",
		Why:   "黑体、小标宋里没有的字由宋体代替，笔画明显较细。",
		Wrong: "title = \"关于並村的通知\"", Right: "gongwen build --fonts 我的字体 …（字体含有该字）",
	}
	ruleImprint = diag.Rule{
		Code: "GW421", Severity: diag.Error, Title: "版记排不下",
		Clause: "7.4.1", Strength: "规定",
		Why:   "版记的末条线与最后一面的版心下边缘重合，整个版记在一面之内。",
		Wrong: "copy_to = \"（几百个单位的全称）\"", Right: "copy_to = \"各县（市、区）人民政府\"",
	}
	ruleBareSignature = diag.Rule{
		Code: "GW419", Severity: diag.Warning, Title: "署名那一页没有正文",
		Clause: "7.3.5.5", Strength: "可以",
		Why:   "剩下的空白容不下印章和日期时，可以调整行距、字距，使署名与正文同页。",
		Wrong: "text = \"请遵照执行。\"（标题、主送机关占满首页）", Right: "缩短标题或主送机关",
	}
)

// Rules is the table of this package's rules.
func Rules() []*diag.Rule {
	return []*diag.Rule{
		&ruleGlyph, &rulePrivate, &ruleFirstPage, &ruleTitleLine, &ruleMark, &ruleLine, &ruleColumns, &ruleTallRow, &ruleLighter, &ruleBareSignature, &ruleImprint,
	}
}
