// Package tasks holds the rules about breakdowns: units and the register,
// deadlines and the date, what the text says of the table, and its rows among
// themselves.
//
// In: the breakdowns of a [finder.Finder]. Out: findings.
package tasks

import (
	"gongwen/render/check/finder"
	"gongwen/render/diag"
)

// Rows is the table. It is never written to.
func Rows() []finder.Row { return rows[:] }

var rows = [...]finder.Row{
	{Rule: diag.Rule{
		Code: "GW301", Severity: diag.Warning, Title: "两个单位的名称很像", Needs: "department",
		Why:   "同一个单位写成两个样子，工作簿里就成了两个单位，任务会分到不存在的单位名下。差别只是和、及、与，或是一两个像打错的字时提醒；两个都登记在部门名录里的不提醒。",
		Wrong: "[[task]]\nlead = [\"水文站\"]\n…\n[[task]]\nlead = [\"水文战\"]", Right: "[[task]]\nlead = [\"水文站\"]\n…\n[[task]]\nlead = [\"水文站\"]",
	}, Run: likeNames},
	{Rule: diag.Rule{
		Code: "GW304", Severity: diag.Warning, Title: "时限早于成文日期", Needs: "title document.title attachment.title attachment.heading",
		Why:   "公文印发时已经过了的时限办不到，多半是年份或月份写错；正文里“请于……前”的也是。没有写年份的时限，按分解表或公文标题里的年份算。",
		Wrong: "date = 2023-08-14\n…\ndue = \"6月底前\"", Right: "date = 2023-08-14\n…\ndue = \"12月底前\"",
	}, Run: dueEarly},
	{Rule: diag.Rule{
		Code: "GW308", Severity: diag.Warning, Title: "说的项数对不上", Needs: "task.topic task.section task.seq attachment document content breakdown",
		Why:   "正文、标题写明分解表有几项，改了表而没有改它们，两处就对不上。“共20项，其中……”各项之和不是20的也是。",
		Wrong: `text = "《任务分解表》共41项任务。"   # 表里有 42 项`, Right: `text = "《任务分解表》共42项任务。"`,
	}, Run: countStated},
	{Rule: diag.Rule{
		Code: "GW309", Severity: diag.Warning, Title: "任务没有完成时限", Needs: "task.due",
		Why:   "换了工作任务，时限不再沿用上一行的；别的任务都有时限，这里多半是漏写，工作簿里也就不会算它逾期。",
		Wrong: "[[task]]\ntopic = \"甲类\"\ndue = \"6月底前\"\n…\n[[task]]\ntopic = \"乙类\"   # 没有 due", Right: "[[task]]\ntopic = \"乙类\"\ndue = \"\"        # 确实没有时限",
	}, Run: dueLeft},
	{Rule: diag.Rule{
		Code: "GW340", Severity: diag.Warning, Title: "单位不在部门名录里", Needs: "department",
		Why:   "写了部门名录（[[department]]），工作簿就按它给各部门分组；名录里没有的单位多半是写错了字，或者漏了登记。集合单位（各……、有关……）不用登记。",
		Wrong: "[[department]]\nname = \"县水务局\"\n…\n[[task]]\nlead = [\"县自来水公司\"]", Right: "[[department]]\nname = \"县水务局\"\n[[department]]\nname = \"县自来水公司\"",
	}, Run: unregistered},
	{Rule: diag.Rule{
		Code: "GW341", Severity: diag.Warning, Title: "集合单位旁边又列了它的成员", Needs: "department",
		Why:   "“各街道”已经包括甲街道，并列在一格里，甲街道就领到两份。",
		Wrong: "responsible = \"各街道、甲街道\"", Right: "responsible = \"各街道\"",
	}, Run: besideMember},
	{Rule: diag.Rule{
		Code: "GW342", Severity: diag.Warning, Title: "一个单位在一项任务里列了两次", Needs: "task.lead task.responsible",
		Why:   "同一个单位又牵头又配合，或者在一格里写了两次，多半是另一个单位漏了。",
		Wrong: "lead = [\"县水务局\"]\nresponsible = \"县民政局、县水务局\"", Right: "lead = [\"县水务局\"]\nresponsible = \"县民政局\"",
	}, Run: unitTwice},
	{Rule: diag.Rule{
		Code: "GW343", Severity: diag.Warning, Title: "时限不在标题所说的年份", Needs: "title document.title attachment.title attachment.heading",
		Why:   "2023年的任务分解表里个别时限写到别的年份，多半是改旧文件时漏改，或者打错了一位。多数时限都跨年的不提醒。",
		Wrong: "title = \"2023年任务分解表\"\n…\ndue = \"2025年12月底前\"", Right: "due = \"2023年12月底前\"",
	}, Run: dueOtherYear},
	{Rule: diag.Rule{
		Code: "GW344", Severity: diag.Warning, Title: "两项任务的要求相同", Needs: "task.lead task.responsible task.title task.topic task.section",
		Why:   "同一类里，或同一个部门名下，要求一字不差地出现两次，多半是粘贴后没有改。",
		Wrong: "[[task]]\nrequirement = \"完成河道清淤。\"\n[[task]]\nrequirement = \"完成河道清淤。\"", Right: "[[task]]\nrequirement = \"完成河道清淤。\"\n[[task]]\nrequirement = \"完成堤防加固。\"",
	}, Run: requirementTwice},
	{Rule: diag.Rule{
		Code: "GW345", Severity: diag.Warning, Title: "任务要求末尾的标点不对", Clause: "GB/T 15834—2011 4.1", Strength: "规定",
		Why:   "别的任务要求都用句号结束，这一项没有，或者停在逗号上，多半是没有粘贴完整。",
		Wrong: "requirement = \"完成河道清淤，\"", Right: "requirement = \"完成河道清淤。\"",
	}, Run: requirementEnd},
	{Rule: diag.Rule{
		Code: "GW346", Severity: diag.Warning, Title: "任务的序号不连续", Needs: "task.seq breakdown",
		Why:   "印出的序号跳过几个，读的人会以为漏印了任务。",
		Wrong: "[[task]]   # 上一行是 13\nseq = 21", Right: "[[task]]   # 不写 seq，接着编 14",
	}, Run: seqGap},
	{Rule: diag.Rule{
		Code: "GW347", Severity: diag.Warning, Title: "标题说的项数与任务不同", Needs: "task.section task.topic task.seq breakdown",
		Why:   "任务类别后面注明“共5项”，改了任务而没有改它，两处就对不上。",
		Wrong: "section = \"供水（共5项）\"   # 这一类有 4 项任务", Right: "section = \"供水（共4项）\"",
	}, Run: sectionCount},
	{Rule: diag.Rule{
		Code: "GW348", Severity: diag.Warning, Title: "用“同上”代替内容",
		Why:   "工作簿按部门拆开、重新排序，“同上”就不知道指哪一行。任务要求和自定的栏目写全；与上一行相同的任务类别省略这个键，程序自动合并。",
		Wrong: `requirement = "同上"`, Right: `requirement = "完成河道清淤。"`,
	}, In: finder.Requirement | finder.Label | finder.Cell, Text: sameAsAbove},
	{Rule: diag.Rule{
		Code: "GW349", Severity: diag.Warning, Title: "任务要求没有内容",
		Why:   "“无”“略”“/”不是要求，收到任务的部门不知道要做什么。",
		Wrong: `requirement = "/"`, Right: `requirement = "完成河道清淤。"`,
	}, In: finder.Requirement, Text: requirementEmpty},
}
