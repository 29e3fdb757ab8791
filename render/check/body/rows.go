// Package body holds the rules about running text as a whole: levels and
// headings, enumerations, what other elements were pasted into it, and what it
// says of attachments.
//
// In: the parts of a [finder.Finder]. Out: findings.
package body

import (
	"gongwen/render/check/finder"
	"gongwen/render/diag"
)

// Rows is the table. It is never written to.
func Rows() []finder.Row { return rows[:] }

const printedTwice = "程序会印这一项，正文里再写一遍就印成两个；多半是把整份文件粘贴进了正文。"

var rows = [...]finder.Row{
	{Rule: diag.Rule{
		Code: "GW300", Severity: diag.Warning, Title: "引用的条不存在",
		Why:   "办法、规定里引用自己的某一条，序数超过了最后一条，多半是删改以后没有跟着改。",
		Wrong: "第四条　违反本办法第九条的，……（全文七条）", Right: "第四条　违反本办法第三条的，……",
	}, Run: articleBeyond},
	{Rule: diag.Rule{
		Code: "GW370", Severity: diag.Warning, Title: "单独成行的标题末尾用了句号、分号", Clause: "GB/T 15834—2011 附录 B.4", Strength: "推荐", Mend: diag.ByFix,
		Why:   "独占一行的标题末尾一般不用点号；与正文接排的，用句号与正文隔开。",
		Wrong: "text = \"\"\"\n一、提高认识。\n各部门要高度重视。\"\"\"", Right: "text = \"\"\"\n一、提高认识\n各部门要高度重视。\"\"\"",
	}, Run: headingStop},
	{Rule: diag.Rule{
		Code: "GW371", Severity: diag.Warning, Title: "“一是”“第一”不连续",
		Why:   "“一是……三是……”中间缺了一项，多半是删改时漏了改序数。",
		Wrong: `text = "一是加强领导，三是抓好落实。"`, Right: `text = "一是加强领导，二是抓好落实。"`,
	}, In: finder.Running, Text: enumeration, Run: items},
	{Rule: diag.Rule{
		Code: "GW372", Severity: diag.Note, Title: "一个层次只有一项", Clause: "7.3.3", Strength: "习惯", Needs: "content document.content attachment.content",
		Why:   "只有“一、”而没有“二、”的，用不着序数，或者是漏了后面的。",
		Wrong: "text = \"\"\"\n现通知如下：\n一、提高认识\n各部门要高度重视。\"\"\"", Right: "text = \"\"\"\n现通知如下：\n各部门要高度重视。\"\"\"",
	}, Run: alone},
	{Rule: diag.Rule{
		Code: "GW373", Severity: diag.Warning, Title: "标题下面没有内容", Needs: "content document.content attachment.content",
		Why:   "全文以一个小标题结束，多半是下文没有粘贴完整。",
		Wrong: "text = \"\"\"\n一、提高认识\n各部门要高度重视。\n二、抓好落实\"\"\"", Right: "text = \"\"\"\n一、提高认识\n各部门要高度重视。\n二、抓好落实\n各部门要认真落实。\"\"\"",
	}, Run: headingLast},
	{Rule: diag.Rule{
		Code: "GW374", Severity: diag.Warning, Title: "两段文字相同",
		Why:   "一段话出现两次，多半是粘贴了两遍。",
		Wrong: "text = \"\"\"\n请各部门认真贯彻落实本通知要求。\n请各部门认真贯彻落实本通知要求。\"\"\"", Right: "text = \"请各部门认真贯彻落实本通知要求。\"",
	}, Run: paragraphTwice},
	{Rule: diag.Rule{
		Code: "GW375", Severity: diag.Warning, Title: "两个小标题相同",
		Why:   "同一层里两个小标题一样，多半有一个没有改。",
		Wrong: "text = \"\"\"\n一、提高认识\n各部门要高度重视。\n二、提高认识\n各部门要抓好落实。\"\"\"", Right: "text = \"\"\"\n一、提高认识\n各部门要高度重视。\n二、抓好落实\n各部门要抓好落实。\"\"\"",
	}, Run: headingTwice},
	{Rule: diag.Rule{
		Code: "GW376", Severity: diag.Warning, Title: "“如下：”后面没有内容", Needs: "content document.content attachment.content task",
		Why:   "正文停在“通知如下：”上，后面什么也没有，多半是下文没有粘贴完整。",
		Wrong: `text = "现将有关事项通知如下："`, Right: "text = \"\"\"\n现将有关事项通知如下：\n一、……\n二、……\"\"\"",
	}, Run: nothingFollows},
	{Rule: diag.Rule{
		Code: "GW380", Severity: diag.Warning, Title: "正文里又写了标题", Mend: diag.ByFixAll, Why: printedTwice,
		Wrong: "title = \"关于做好供水工作的通知\"\ntext = \"\"\"\n关于做好供水工作的通知\n现通知如下……\"\"\"", Right: "title = \"关于做好供水工作的通知\"\ntext = \"现通知如下……\"",
	}, Run: pastedTitle},
	{Rule: diag.Rule{
		Code: "GW381", Severity: diag.Warning, Title: "正文里又写了主送机关", Mend: diag.ByFixAll, Why: printedTwice,
		Wrong: "recipients = \"各街道办事处\"\ntext = \"\"\"\n各街道办事处：\n现通知如下……\"\"\"", Right: "recipients = \"各街道办事处\"\ntext = \"现通知如下……\"",
	}, Run: pastedRecipients},
	{Rule: diag.Rule{
		Code: "GW382", Severity: diag.Warning, Title: "正文里又写了附件说明", Mend: diag.ByFixAll, Why: "附件说明由 [[attachment]] 的 title 印出，编号、缩进都由程序排；正文里再写一遍就印成两个。",
		Wrong: "text = \"\"\"\n现印发给你们。\n附件：任务分解表\"\"\"", Right: "text = \"现印发给你们。\"\n[[attachment]]\ntitle = \"任务分解表\"",
	}, Run: pastedNote},
	{Rule: diag.Rule{
		Code: "GW383", Severity: diag.Warning, Title: "正文里又写了署名", Mend: diag.ByFixAll, Why: printedTwice,
		Wrong: "issuer = \"甲县水务局\"\ntext = \"\"\"\n请遵照执行。\n甲县水务局\"\"\"", Right: "issuer = \"甲县水务局\"\ntext = \"请遵照执行。\"",
	}, Run: pastedSignature},
	{Rule: diag.Rule{
		Code: "GW384", Severity: diag.Warning, Title: "正文里又写了成文日期", Mend: diag.ByFixAll, Why: printedTwice,
		Wrong: "date = 2023-08-14\ntext = \"\"\"\n请遵照执行。\n2023年8月14日\"\"\"", Right: "date = 2023-08-14\ntext = \"请遵照执行。\"",
	}, Run: pastedDate},
	{Rule: diag.Rule{
		Code: "GW385", Severity: diag.Warning, Title: "正文里又写了附注", Mend: diag.ByFixAll, Why: "附注写在 note，圆括号由程序加，印在成文日期下面；写进正文就印到了署名前面。",
		Wrong: "text = \"\"\"\n请遵照执行。\n（此件公开发布）\"\"\"", Right: "note = \"此件公开发布\"\ntext = \"请遵照执行。\"",
	}, Run: pastedBracket},
	{Rule: diag.Rule{
		Code: "GW386", Severity: diag.Warning, Title: "正文里又写了抄送", Mend: diag.ByFixAll, Why: "抄送机关写在 [imprint] 的 copy_to，印在版记里。",
		Wrong: "text = \"\"\"\n请遵照执行。\n抄送：县委办公室。\"\"\"", Right: "text = \"请遵照执行。\"\n[imprint]\ncopy_to = \"县委办公室\"",
	}, Run: pastedCopy},
	{Rule: diag.Rule{
		Code: "GW387", Severity: diag.Warning, Title: "正文里又写了印发机关和印发日期", Mend: diag.ByFixAll, Why: "印发机关和印发日期写在 [imprint]，印在版记里，“印发”二字由程序加。",
		Wrong: "text = \"\"\"\n请遵照执行。\n县水务局办公室　2023年8月15日印发\"\"\"", Right: "text = \"请遵照执行。\"\n[imprint]\nprinted_by = \"县水务局办公室\"\nprinted_on = 2023-08-15",
	}, Run: pastedImprint},
	{Rule: diag.Rule{
		Code: "GW388", Severity: diag.Warning, Title: "正文里又写了发文字号", Mend: diag.ByFixAll, Why: printedTwice,
		Wrong: "number = \"甲水发〔2023〕8号\"\ntext = \"\"\"\n甲水发〔2023〕8号\n现通知如下……\"\"\"", Right: "number = \"甲水发〔2023〕8号\"\ntext = \"现通知如下……\"",
	}, Run: pastedNumber},
	{Rule: diag.Rule{
		Code: "GW389", Severity: diag.Warning, Title: "正文里又写了版头的项目", Mend: diag.ByFixAll, Why: "签发人、密级、紧急程度写在 [letterhead]，发文机关标志由 issuer 印出。",
		Wrong: "text = \"\"\"\n甲县水务局文件\n现通知如下……\"\"\"", Right: "issuer = \"甲县水务局\"\ntext = \"现通知如下……\"",
	}, Run: pastedHead},
	{Rule: diag.Rule{
		Code: "GW390", Severity: diag.Warning, Title: "正文提到的附件没有，或写法不对", Clause: "7.3.4", Strength: "规定", Mend: diag.ByFix, Needs: "attachment",
		Why:   "正文写“见附件3”，附件只有两个，或者没有附件。附件顺序号用阿拉伯数字；只有一个附件时不编号，旁边写了名称的与附件说明一致；附件说明写“附件”的，正文不写“附1”。",
		Wrong: "text = \"名单见附件3。\"   # 只有一个附件", Right: "text = \"名单见附件。\"",
	}, Run: attachmentMissing},
	{Rule: diag.Rule{
		Code: "GW391", Severity: diag.Warning, Title: "正文提到的文件名与附件标题差一两个字", Clause: "7.3.7", Strength: "规定", Needs: "title attachment document",
		Why:   "正文、标题里书名号中的名称与附件、随文印发的文件差一两个字，多半是改了一处没有改另一处。",
		Wrong: "text = \"现将《2022年重点任务分解表》印发给你们。\"\n[[attachment]]\ntitle = \"2023年重点任务分解表\"", Right: "text = \"现将《2023年重点任务分解表》印发给你们。\"\n[[attachment]]\ntitle = \"2023年重点任务分解表\"",
	}, Run: nearlyCited},
	{Rule: diag.Rule{
		Code: "GW392", Severity: diag.Warning, Title: "两个附件的标题相同", Clause: "7.3.4", Strength: "规定",
		Why:   "附件说明里两行一样，读的人分不清。",
		Wrong: "[[attachment]]\ntitle = \"任务分解表\"\n[[attachment]]\ntitle = \"任务分解表\"", Right: "[[attachment]]\ntitle = \"任务分解表\"\n[[attachment]]\ntitle = \"责任分工表\"",
	}, Run: attachmentTwice},
	{Rule: diag.Rule{
		Code: "GW378", Severity: diag.Warning, Title: "编号段落的序数与上下文相撞", Clause: "7.3.3", Strength: "规定", Needs: "breakdown task",
		Why:   "编号段落（form = \"list\"）的 section、topic 自动编“一、”“（一）”，印在正文和 after 之间；上面已有“一、”“二、”的，就印成两套。",
		Wrong: "text = \"\"\"\n一、总体要求\n二、任务分工\"\"\"\n[[task]]\nsection = \"排查阶段\"", Right: "text = \"\"\"\n一、总体要求\n二、任务分工\"\"\"\n[[task]]\nsection = \"（一）排查阶段\"\ntopic = \"1.校舍排查\"",
	}, Run: acrossList},
}
