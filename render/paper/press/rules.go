package press

import "gongwen/render/diag"

var (
	ruleGlyph = diag.Rule{
		Code: "GW411", Severity: diag.Error, Title: "字体里没有这个字",
		Why:   "缺的字若照排，印出来就是空白或方框，读的人看不出少了什么。",
		Wrong: "text = \"联系人：张\\U00020BB7\"", Right: "gongwen build --fonts 我的字体 …（字体含有该字）",
	}
	ruleTitleLine = diag.Rule{
		Code: "GW413", Severity: diag.Warning, Title: "标题的一行太长",
		Clause: "7.3.1", Strength: "规定",
		Why:   "标题分一行或多行居中排布，每行都在版心之内。",
		Wrong: "title = \"\"\"\n×××人民政府办公室关于印发×××××××××工作\n方案的通知\"\"\"", Right: "title = \"\"\"\n×××人民政府办公室\n关于印发×××××××××工作方案的通知\"\"\"",
	}
	ruleTitleBreak = diag.Rule{
		Code: "GW427", Severity: diag.Note, Title: "标题的分行拿不准",
		Clause: "7.3.1", Strength: "规定",
		Why:   "标题回行时要做到词意完整；程序的词表里没有的人名、地名、简称，可能被分在两行。",
		Wrong: "title = \"关于拨付铁砚山房文物保护经费和……的请示\"", Right: "title = \"\"\"\n关于拨付铁砚山房\n文物保护经费和……的请示\"\"\"",
	}
	ruleLine = diag.Rule{
		Code: "GW415", Severity: diag.Error, Title: "一行排不下", Needs: "format",
		Why:   "份号、发文字号、署名、日期等各占一行，在版心之内。",
		Wrong: "[signature]\nname = \"（三十个字的全称）\"", Right: "[signature]\nname = \"××市人民政府办公室\"",
	}
	ruleLighter = diag.Rule{
		Code: "GW418", Severity: diag.Warning, Title: "这个字用宋体代替",
		Why:   "黑体、小标宋里没有的字由宋体代替，笔画明显较细。",
		Wrong: "title = \"关于峯村的通知\"", Right: "gongwen build --fonts 我的字体 …（字体含有该字）",
	}
	rulePrivate = diag.Rule{
		Code: "GW420", Severity: diag.Error, Title: "自造字（私用区的码）",
		Why:   "私用区的码没有公认的字，换一台机器、换一种字体就成了别的字，档案里也检索不到。",
		Wrong: "text = \"联系人：张\uE863\"", Right: "text = \"联系人：张䶮\"",
	}
)

// Rules is the table of this package's rules.
func Rules() []*diag.Rule {
	return []*diag.Rule{&ruleGlyph, &ruleTitleLine, &ruleTitleBreak, &ruleLine, &ruleLighter, &rulePrivate}
}
