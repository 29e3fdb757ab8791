// Package head holds the rules about the elements round the text of a notice:
// number, date, secrecy, title, recipients, signature, imprint, and what its
// kind asks of them.
//
// What a single value must look like is told where it is read. In: a
// [finder.Finder]. Out: findings.
package head

import (
	"gongwen/render/check/finder"
	"gongwen/render/diag"
)

const regulation = "《党政机关公文处理工作条例》"

// Rows is the table. It is never written to.
func Rows() []finder.Row { return rows[:] }

var rows = [...]finder.Row{
	{Rule: diag.Rule{
		Code: "GW302", Severity: diag.Warning, Title: "发文字号的年份与成文日期不同", Clause: "7.2.5", Strength: "规定",
		Why:   "发文字号由机关代字、年份、发文顺序号组成，顺序号按年编，年份就是发文的年份。",
		Wrong: "number = \"某管办字〔2022〕22号\"\ndate = 2023-08-14", Right: "number = \"某管办字〔2023〕22号\"\ndate = 2023-08-14",
	}, Run: numberYear},
	{Rule: diag.Rule{
		Code: "GW303", Severity: diag.Warning, Title: "印发日期早于成文日期", Clause: "7.4.3", Strength: "规定",
		Why:   "印发日期是公文送印的日期，签发之后才送印。",
		Wrong: "date = 2023-08-14\n[imprint]\nprinted_on = 2023-08-11", Right: "date = 2023-08-14\n[imprint]\nprinted_on = 2023-08-14",
	}, Run: printedEarly},
	{Rule: diag.Rule{
		Code: "GW307", Severity: diag.Warning, Title: "涉密公文没有份号", Clause: regulation + "第九条（一）", Strength: "规定", Needs: "letterhead.serial",
		Why:   "涉密公文应当标注份号，以便登记和清退。",
		Wrong: "[letterhead]\nsecrecy = \"秘密★5年\"", Right: "[letterhead]\nsecrecy = \"秘密★5年\"\nserial = \"000001\"",
	}, Run: secretUnnumbered},
	{Rule: diag.Rule{
		Code: "GW318", Severity: diag.Warning, Title: "印发日期比成文日期晚得多", Clause: "7.4.3", Strength: "规定",
		Why:   "签发后随即送印，相隔半年以上的，多半是年份或月份写错。",
		Wrong: "date = 2023-08-14\n[imprint]\nprinted_on = 2024-08-15", Right: "date = 2023-08-14\n[imprint]\nprinted_on = 2023-08-15",
	}, Run: printedLate},
	{Rule: diag.Rule{
		Code: "GW320", Severity: diag.Warning, Title: "标题没有写明文种", Clause: regulation + "第八条、第九条（七）", Strength: "规定", Needs: "format",
		Why:   "标题由发文机关名称、事由和文种组成，文种是决议、决定、命令（令）、公报、公告、通告、意见、通知、通报、报告、请示、批复、议案、函、纪要之一。方案、办法、要点等用通知印发。",
		Wrong: `title = "关于政务公开工作的安排"`, Right: `title = "关于做好政务公开工作的通知"`,
	}, Run: kindMissing},
	{Rule: diag.Rule{
		Code: "GW321", Severity: diag.Warning, Title: "标题的“关于……”与文种之间缺少“的”", Clause: regulation + "第九条（七）", Strength: "习惯", Needs: "format",
		Why:   "标题一般写作“关于……的通知”，没有“的”，事由和文种就连在一起。",
		Wrong: `title = "关于做好政务公开工作通知"`, Right: `title = "关于做好政务公开工作的通知"`,
	}, Run: ofMissing},
	{Rule: diag.Rule{
		Code: "GW322", Severity: diag.Warning, Title: "标题缺少“关于”", Clause: regulation + "第九条（七）", Strength: "习惯", Needs: "format",
		Why:   "事由用“关于”引出。印发、转发、批转和发布的通知可以不用。",
		Wrong: `title = "某某区管委会办公室做好政务公开工作的通知"`, Right: `title = "某某区管委会办公室关于做好政务公开工作的通知"`,
	}, Run: aboutMissing},
	{Rule: diag.Rule{
		Code: "GW323", Severity: diag.Warning, Title: "标题里的“关于”重复", Strength: "习惯",
		Why:   "印发、转发别的公文时，书名号外面的“关于”只用一个。",
		Wrong: `title = "关于关于做好政务公开工作的通知"`, Right: `title = "关于做好政务公开工作的通知"`,
	}, Run: aboutTwice},
	{Rule: diag.Rule{
		Code: "GW324", Severity: diag.Warning, Title: "标题里的文种重复", Strength: "习惯",
		Why:   "“……的通知的通知”读不通；转发通知时省去一个，或给所转发的标题加书名号。",
		Wrong: `title = "关于转发做好政务公开工作的通知的通知"`, Right: `title = "关于转发《关于做好政务公开工作的通知》的通知"`,
	}, Run: kindTwice},
	{Rule: diag.Rule{
		Code: "GW325", Severity: diag.Warning, Title: "标题里有不该有的标点", Strength: "习惯", Mend: diag.ByFix,
		Why:   "标题里除书名号、引号、括号、连接号外，一般不用标点，末尾不用句号。",
		Wrong: `title = "关于做好政务公开工作的通知。"`, Right: `title = "关于做好政务公开工作的通知"`,
	}, Run: titleMarks},
	{Rule: diag.Rule{
		Code: "GW326", Severity: diag.Note, Title: "标题里用了顿号", Strength: "习惯",
		Why:   "标题里是否用顿号没有定论；能用“和”或者空格代替的，一般不用。",
		Wrong: `title = "关于做好供水、供电工作的通知"`, Right: `title = "关于做好供水和供电工作的通知"`,
	}, Run: titlePause},
	{Rule: diag.Rule{
		Code: "GW327", Severity: diag.Warning, Title: "标题在词语中间断行", Clause: "7.3.1", Strength: "规定",
		Why:   "标题回行时要做到词意完整：不拆开词语、数字和排得进一行的书名号，“的”不在一行之首。",
		Wrong: "title = \"\"\"\n关于做好政务公\n开工作的通知\"\"\"", Right: "title = \"\"\"\n关于做好政务公开\n工作的通知\"\"\"",
	}, Run: titleBreaks},
	{Rule: diag.Rule{
		Code: "GW328", Severity: diag.Warning, Title: "标题的排列不是梯形或菱形", Clause: "7.3.1", Strength: "规定",
		Why:   "标题多行排布时用梯形或菱形：由短到长、由长到短，或中间长两头短。中间短两头长（沙漏形）和三行以上等长的不用。",
		Wrong: "title = \"\"\"\n某某区管委会办公室关于印发某某工作\n任务分解\n和责任分工方案的通知\"\"\"", Right: "title = \"\"\"\n某某区管委会办公室\n关于印发某某工作任务分解\n和责任分工方案的通知\"\"\"",
	}, Run: titleShape},
	{Rule: diag.Rule{
		Code: "GW329", Severity: diag.Warning, Title: "标题里的机关不是发文机关", Clause: regulation + "第九条（七）", Strength: "规定", Needs: "format issuer",
		Why:   "标题开头的机关名称就是发文机关；从旧文件改来的，常常忘了换。",
		Wrong: "issuer = \"甲县水务局\"\ntitle = \"甲县民政局关于做好供水工作的通知\"", Right: "issuer = \"甲县水务局\"\ntitle = \"甲县水务局关于做好供水工作的通知\"",
	}, Run: titleIssuer},
	{Rule: diag.Rule{
		Code: "GW330", Severity: diag.Warning, Title: "正文的用语与标题的文种不符", Clause: regulation + "第八条", Strength: "规定", Needs: "format text content",
		Why:   "标题是通知，正文却写“特此通报”“报告如下”，多半是从别的公文改来的；收文机关按文种办理。",
		Wrong: "title = \"关于做好供水工作的通知\"\ntext = \"……特此通报。\"", Right: "title = \"关于做好供水工作的通知\"\ntext = \"……特此通知。\"",
	}, Run: kindSaid},
	{Rule: diag.Rule{
		Code: "GW331", Severity: diag.Warning, Title: "不是请示而夹带请示事项", Clause: regulation + "第十五条（四）", Strength: "规定", Needs: "format",
		Why:   "请示应当一文一事，不得在报告等非请示性公文中夹带请示事项。",
		Wrong: "title = \"关于供水工作情况的报告\"\ntext = \"……妥否，请批示。\"", Right: "title = \"关于拨付供水经费的请示\"\ntext = \"……妥否，请批示。\"",
	}, Run: requestHidden},
	{Rule: diag.Rule{
		Code: "GW332", Severity: diag.Warning, Title: "请示有几个主送机关", Clause: regulation + "第十五条（一）", Strength: "一般",
		Why:   "请示原则上主送一个上级机关，需要时抄送相关上级机关；多头请示，谁也不好批。",
		Wrong: "title = \"关于拨付供水经费的请示\"\nrecipients = \"县人民政府，县财政局\"", Right: "title = \"关于拨付供水经费的请示\"\nrecipients = \"县人民政府\"",
	}, Run: requestRecipients},
	{Rule: diag.Rule{
		Code: "GW334", Severity: diag.Warning, Title: "请示没有联系人和电话", Strength: "习惯", Needs: "note format",
		Why:   "请示在附注处注明联系人的姓名和电话，便于上级机关了解情况。",
		Wrong: `title = "关于拨付供水经费的请示"`, Right: "title = \"关于拨付供水经费的请示\"\nnote = \"联系人：某某，电话：0000-0000000\"",
	}, Run: requestContact},
	{Rule: diag.Rule{
		Code: "GW335", Severity: diag.Warning, Title: "请示抄送下级机关", Clause: regulation + "第十五条（一）", Strength: "规定",
		Why:   "向上级机关行文不抄送下级机关；请示没有批下来，下级不能据以办理。",
		Wrong: "title = \"关于拨付供水经费的请示\"\n[imprint]\ncopy_to = \"各乡镇人民政府\"", Right: `title = "关于拨付供水经费的请示"`,
	}, Run: requestCopied},
	{Rule: diag.Rule{
		Code: "GW336", Severity: diag.Warning, Title: "主送机关重复", Clause: "7.3.2", Strength: "规定",
		Why:   "一个机关列两次，多半是另一个机关漏了。",
		Wrong: `recipients = "县民政局，县水务局，县民政局"`, Right: `recipients = "县民政局，县水务局"`,
	}, Run: recipientTwice},
	{Rule: diag.Rule{
		Code: "GW337", Severity: diag.Warning, Title: "主送、抄送机关末尾的标点不对", Clause: "7.3.2、7.4.2", Strength: "规定", Mend: diag.ByFix,
		Why:   "主送机关的最后一个后面标全角冒号，抄送机关的最后一个后面标句号，都由程序加；值里不带别的标点。",
		Wrong: `recipients = "各街道办事处，区直各部门，"`, Right: `recipients = "各街道办事处，区直各部门"`,
	}, In: finder.Recipients, Text: recipientsEnd},
	{Rule: diag.Rule{
		Code: "GW338", Severity: diag.Warning, Title: "主送机关里有发文机关自己", Clause: "7.3.2", Strength: "规定",
		Why:   "公文不主送发文机关自己。",
		Wrong: "issuer = \"县水务局\"\nrecipients = \"县民政局，县水务局\"", Right: "issuer = \"县水务局\"\nrecipients = \"县民政局\"",
	}, Run: recipientSelf},
	{Rule: diag.Rule{
		Code: "GW339", Severity: diag.Warning, Title: "抄送机关重复或已经主送", Clause: "7.4.2", Strength: "规定",
		Why:   "抄送机关是主送机关以外需要执行或知晓的机关，一个机关不收两份。",
		Wrong: "recipients = \"县民政局\"\n[imprint]\ncopy_to = \"县民政局，县水务局\"", Right: "recipients = \"县民政局\"\n[imprint]\ncopy_to = \"县水务局\"",
	}, Run: copiedTwice},
	{Rule: diag.Rule{
		Code: "GW393", Severity: diag.Warning, Title: "署名不是发文机关", Clause: "7.3.5", Strength: "规定", Needs: "issuer",
		Why:   "署名是发文机关的全称或规范化简称，印章与署名一致；从旧文件改来的，常常忘了换。",
		Wrong: "issuer = \"甲县水务局\"\n[signature]\nname = \"甲县民政局\"", Right: "issuer = \"甲县水务局\"",
	}, Run: signedByOther},
	{Rule: diag.Rule{
		Code: "GW394", Severity: diag.Warning, Title: "发文机关标志不是发文机关", Clause: "7.2.4", Strength: "规定", Needs: "issuer format",
		Why:   "发文机关标志由发文机关全称或规范化简称加“文件”二字组成。联合行文可以只用主办机关的。",
		Wrong: "issuer = \"甲县水务局\"\n[letterhead]\nmark = \"乙县水务局文件\"", Right: "issuer = \"甲县水务局\"\n[letterhead]\nmark = \"甲县水务局文件\"",
	}, Run: markedByOther},
	{Rule: diag.Rule{
		Code: "GW395", Severity: diag.Warning, Title: "版记不全", Clause: "7.4.3", Strength: "规定", Needs: "imprint format",
		Why:   "印发机关和印发日期在一行，有一个就有另一个。",
		Wrong: "[imprint]\nprinted_by = \"县水务局办公室\"", Right: "[imprint]\nprinted_by = \"县水务局办公室\"\nprinted_on = 2023-08-15",
	}, Run: imprintHalf},
	{Rule: diag.Rule{
		Code: "GW396", Severity: diag.Warning, Title: "涉密公文注明公开", Clause: regulation + "第九条（二）", Strength: "规定",
		Why:   "标了密级的公文不能公开发布。",
		Wrong: "note = \"此件公开发布\"\n[letterhead]\nsecrecy = \"秘密★5年\"", Right: "[letterhead]\nsecrecy = \"秘密★5年\"",
	}, Run: secretPublic},
	{Rule: diag.Rule{
		Code: "GW397", Severity: diag.Warning, Title: "保密期限超过上限", Clause: "《中华人民共和国保守国家秘密法》", Strength: "规定",
		Why:   "除另有规定外，绝密级不超过三十年，机密级不超过二十年，秘密级不超过十年。",
		Wrong: `secrecy = "秘密★20年"`, Right: `secrecy = "秘密★10年"`,
	}, Run: secretLong},
}
