package layout

import "gongwen/render/diag"

var (
	ruleFirstPage = diag.Rule{
		Code: "GW412", Severity: diag.Error, Title: "首页没有正文", Needs: "*",
		Clause: "7.3.3", Strength: "规定",
		Why:   "公文首页必须显示正文。",
		Wrong: "recipients = \"（几十个单位的全称）\"", Right: "recipients = \"各县（市、区）人民政府，市政府各部门\"",
	}
	ruleMark = diag.Rule{
		Code: "GW414", Severity: diag.Warning, Title: "发文机关标志太长",
		Clause: "7.2.4", Strength: "推荐",
		Why:   "标志应醒目、美观、庄重，可以用发文机关规范化简称。",
		Wrong: "mark = \"（四十个字的全称）文件\"", Right: "mark = \"××市人民政府办公室文件\"",
	}
	ruleBareSignature = diag.Rule{
		Code: "GW419", Severity: diag.Warning, Title: "署名那一页没有正文", Needs: "*",
		Clause: "7.3.5.5", Strength: "可以",
		Why:   "剩下的空白容不下印章和日期时，可以调整行距、字距，使署名与正文同页。",
		Wrong: "text = \"请遵照执行。\"（标题、主送机关占满首页）", Right: "缩短标题或主送机关",
	}
	ruleImprint = diag.Rule{
		Code: "GW421", Severity: diag.Error, Title: "版记排不下", Needs: "*",
		Clause: "7.4.1", Strength: "规定",
		Why:   "版记的末条线与最后一面的版心下边缘重合，整个版记在一面之内。",
		Wrong: "copy_to = \"（几百个单位的全称）\"", Right: "copy_to = \"各县（市、区）人民政府\"",
	}
	ruleJointMark = diag.Rule{
		Code: "GW422", Severity: diag.Error, Title: "联合行文的标志排不下",
		Clause: "7.2.4、7.3.3", Strength: "规定",
		Why:   "标志并列各机关名称，首页必须显示正文；机关多、名称长时可以单独用主办机关的标志。",
		Wrong: "issuer = [\"（十个机关）\"]", Right: "[letterhead]\nmark = \"（主办机关名称）文件\"",
	}
	ruleWhite = diag.Rule{
		Code: "GW428", Severity: diag.Note, Title: "署名前一页的末尾空得多", Needs: "*",
		Clause: "7.3.5.5", Strength: "可以",
		Why:   "署名和日期与至少两行正文同页；版面容不下时它们连同那两行移到下一页，前一页末尾就空出几行。",
		Wrong: "text = \"（差一行就能与署名同页的正文）\"", Right: "text = \"（删去或添上一两行的正文）\"",
	}
	ruleLone = diag.Rule{
		Code: "GW423", Severity: diag.Note, Title: "末行只有一个字", Strength: "习惯",
		Why:   "孤字不成行。程序在标点和字距的限度里已经让它与上一行的字为伴，让不了的才指出来。",
		Wrong: `text = "（一段的最后一个字独占一行）"`, Right: `text = "（上文添减一两个字）"`,
	}
)

// rules are those of this package.
func rules() []*diag.Rule {
	return []*diag.Rule{&ruleFirstPage, &ruleMark, &ruleBareSignature, &ruleImprint, &ruleJointMark, &ruleWhite, &ruleLone}
}
