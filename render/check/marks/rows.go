// Package marks holds the rules about what stands in any text of a notice:
// marks, brackets, numbers of other documents, dates, blanks, words doubled,
// and what is left over of a draft or of another program.
//
// It knows no element of a notice but by the kind of its text. In: the texts of
// a [finder.Finder]. Out: findings.
package marks

import (
	"gongwen/render/check/finder"
	"gongwen/render/diag"
)

const (
	punctuation = "GB/T 15834—2011 "
	numerals    = "GB/T 15835—2011"
)

// Rows is the table. It is never written to.
func Rows() []finder.Row { return rows[:] }

var rows = [...]finder.Row{
	{Rule: diag.Rule{
		Code: "GW305", Severity: diag.Warning, Title: "中文里用了半角标点", Clause: punctuation + "5.1", Strength: "规定", Mend: diag.ByFix,
		Why:   "中文的逗号、句号、分号、冒号、问号、叹号、引号、括号各占一个字的位置，用全角。数、时刻、外文里的不算，单位名称里的括号照原样印，也不算。",
		Wrong: `text = "各街道,各部门:现通知如下。"`, Right: `text = "各街道，各部门：现通知如下。"`,
	}, Run: halfWidth},
	{Rule: diag.Rule{
		Code: "GW306", Severity: diag.Warning, Title: "层次序数的写法不对", Clause: "7.3.3", Strength: "规定", Mend: diag.ByFix,
		Why:   "结构层次序数依次用“一、”“（一）”“1.”“（1）”标注。别的写法程序不认作序数，字体和目录都不按标题处理。“1、”上面没有别的层次时，是一、还是 1. 说不准，要自己改。",
		Wrong: "1、提高认识。\n(一)加强领导。\n（二）、抓好落实。", Right: "1.提高认识。\n（一）加强领导。\n（二）抓好落实。",
	}, Run: ordinalForm},
	{Rule: diag.Rule{
		Code: "GW310", Severity: diag.Warning, Title: "引用的发文字号没有用六角括号", Clause: "7.2.5", Strength: "规定", Mend: diag.ByFix,
		Why:   "发文字号的年份用六角括号〔〕括入，正文里引用别的公文时也一样。",
		Wrong: `text = "根据国办发[2022]8号文件要求，……"`, Right: `text = "根据国办发〔2022〕8号文件要求，……"`,
	}, In: finder.Every, Marks: "([（［【〖{｛〈〔", Text: quotedBrackets},
	{Rule: diag.Rule{
		Code: "GW311", Severity: diag.Warning, Title: "引用的发文字号写得不对", Clause: "7.2.5", Strength: "规定", Mend: diag.ByFix,
		Why:   "发文字号的年份标全称，顺序号不加“第”字，不编虚位。令、公告的编号另有写法，不在此列。",
		Wrong: `text = "根据国办发〔2022〕第08号文件要求，……"`, Right: `text = "根据国办发〔2022〕8号文件要求，……"`,
	}, In: finder.Every, Marks: "〔", Text: quotedSerial},
	{Rule: diag.Rule{
		Code: "GW312", Severity: diag.Warning, Title: "文中的日期不存在",
		Why:   "2 月没有 30 日，一年没有 13 月。",
		Wrong: `text = "请于9月31日前报送。"`, Right: `text = "请于9月30日前报送。"`,
	}, In: finder.Running | finder.Label | finder.Cell, Marks: digits, Text: unrealDate},
	{Rule: diag.Rule{
		Code: "GW313", Severity: diag.Warning, Title: "星期与日期不符",
		Why:   "会期、报送日期改了而星期没有改，收文的人就不知道以哪一个为准。没有写年份的，按成文日期的年份算。",
		Wrong: `text = "定于2023年8月18日（星期四）召开会议。"`, Right: `text = "定于2023年8月18日（星期五）召开会议。"`,
	}, In: finder.Running | finder.Cell, Marks: digits, Text: wrongWeekday},
	{Rule: diag.Rule{
		Code: "GW314", Severity: diag.Warning, Title: "日期编了虚位", Clause: "7.3.5.4", Strength: "规定", Mend: diag.ByFix,
		Why:   "月、日不编虚位，1 不编为 01。",
		Wrong: `text = "请于2023年08月05日前报送。"`, Right: `text = "请于2023年8月5日前报送。"`,
	}, In: finder.Every | finder.Due, Marks: "0", Text: leadingZero},
	{Rule: diag.Rule{
		Code: "GW315", Severity: diag.Warning, Title: "年份没有写全", Clause: numerals, Strength: "规定",
		Why:   "年份用四位数字写全，不简写为两位。",
		Wrong: `text = "请于23年8月5日前报送。"`, Right: `text = "请于2023年8月5日前报送。"`,
	}, In: finder.Running | finder.Title | finder.Label | finder.Cell, Marks: digits, Text: shortYear},
	{Rule: diag.Rule{
		Code: "GW316", Severity: diag.Warning, Title: "日期没有写作某年某月某日", Clause: "7.3.5.4、" + numerals, Strength: "规定", Mend: diag.ByFix,
		Why:   "公文里的公历年、月、日用阿拉伯数字，写出“年”“月”“日”，不用斜线、短横、点隔开。书名号里照原名。",
		Wrong: `text = "自二〇二三年九月一日起执行，2023/12/31前报送。"`, Right: `text = "自2023年9月1日起执行，2023年12月31日前报送。"`,
	}, In: finder.Running | finder.Title | finder.Cell, Text: foreignDate},
	{Rule: diag.Rule{
		Code: "GW317", Severity: diag.Warning, Title: "起止日期颠倒",
		Why:   "结束的日子早于开始的日子，总有一个写错。",
		Wrong: `text = "报名时间为8月20日至14日。"`, Right: `text = "报名时间为8月14日至20日。"`,
	}, In: finder.Running | finder.Title | finder.Heading | finder.Cell, Marks: digits, Text: backward},
	{Rule: diag.Rule{
		Code: "GW319", Severity: diag.Warning, Title: "文中的时刻不存在",
		Why:   "一小时没有 70 分，一天没有 25 时。",
		Wrong: `text = "会议于8月18日上午9:75召开。"`, Right: `text = "会议于8月18日上午9:15召开。"`,
	}, In: finder.Running | finder.Cell, Marks: digits, Text: unrealTime},
	{Rule: diag.Rule{
		Code: "GW333", Severity: diag.Warning, Title: "数的起止写反了",
		Why:   "起止两个数由小到大；大的在前，多半是写反了，或少写、多写了一位。月份、年份跨年，编号，不算。",
		Wrong: `text = "补助800万—500万元。"`, Right: `text = "补助500万—800万元。"`,
	}, In: finder.Every, Marks: "～—~", Text: downwards},
	{Rule: diag.Rule{
		Code: "GW379", Severity: diag.Warning, Title: "“截至”“截止”与“前”同用",
		Why:   "“截至”“截止到”某日，指到那一天为止；“某日前”指那一天以前。两个一起写，到底含不含那一天说不清，用一个。",
		Wrong: `text = "报名截止9月30日前。"`, Right: `text = "请于9月30日前报名。"`,
	}, In: finder.Running | finder.Cell | finder.Due, Text: untilBefore},
	{Rule: diag.Rule{
		Code: "GW350", Severity: diag.Warning, Title: "括号、引号或书名号不成对", Clause: punctuation + "4.8、4.9、4.15", Strength: "规定",
		Why:   "引号、括号、书名号成对使用；少了一半，读的人不知道引文、书名到哪里为止。",
		Wrong: `text = "现将《任务分解表印发给你们。"`, Right: `text = "现将《任务分解表》印发给你们。"`,
	}, In: finder.Every, Marks: "（）《》〈〉“”〔〕【】［］", Text: unpaired},
	{Rule: diag.Rule{
		Code: "GW351", Severity: diag.Warning, Title: "引号的方向不对", Clause: punctuation + "4.8", Strength: "规定", Mend: diag.ByFix,
		Why:   "前引号是“，后引号是”。输入法切换失灵时常打成两个同向的，或前后颠倒。",
		Wrong: `text = "落实”双减“政策。"`, Right: `text = "落实“双减”政策。"`,
	}, In: finder.Every, Marks: "“”", Text: turnedQuotes},
	{Rule: diag.Rule{
		Code: "GW352", Severity: diag.Warning, Title: "省略号写得不对", Clause: punctuation + "4.11", Strength: "规定", Mend: diag.ByFix,
		Why:   "省略号是六个连点“……”，占两个字的位置，不用句号、圆点代替，也不只写一半。",
		Wrong: `text = "包括水、电、气…"`, Right: `text = "包括水、电、气……"`,
	}, In: finder.Every &^ finder.Short, Marks: "…。.·", Text: ellipsis},
	{Rule: diag.Rule{
		Code: "GW353", Severity: diag.Warning, Title: "破折号写得不对", Clause: punctuation + "4.10", Strength: "规定", Mend: diag.ByFix,
		Why:   "破折号是一条占两个字位置的线“——”，不用连字符、减号、制表线代替。",
		Wrong: `text = "坚持一个中心--为民服务。"`, Right: `text = "坚持一个中心——为民服务。"`,
	}, In: finder.Every &^ finder.Short, Marks: "-－─―–—", Text: dash},
	{Rule: diag.Rule{
		Code: "GW354", Severity: diag.Warning, Title: "连接号写得不对", Clause: punctuation + "4.13", Strength: "规定", Mend: diag.ByFix,
		Why:   "数值的起止用浪纹线“～”，年、月、日的起止用一字线“—”，不用半角的 ~ 和 - 。电话、编号、外文里的不算。",
		Wrong: `text = "每镇选派3-5人，2023-2025年完成。"`, Right: `text = "每镇选派3～5人，2023—2025年完成。"`,
	}, In: finder.Every &^ finder.Short, Marks: "~〜∼-－–", Text: connector},
	{Rule: diag.Rule{
		Code: "GW355", Severity: diag.Warning, Title: "标点重叠", Clause: punctuation + "4", Strength: "规定", Mend: diag.ByFix,
		Why:   "一处只用一个点号，两个连在一起，总有一个多余。",
		Wrong: `text = "请认真贯彻落实。。"`, Right: `text = "请认真贯彻落实。"`,
	}, In: finder.Every, Marks: "，。、；：？！（“", Text: doubledMark},
	{Rule: diag.Rule{
		Code: "GW356", Severity: diag.Warning, Title: "字词重复或写错",
		Why:   "改稿、粘贴时常多出一个字或一个词，拼音输入常选错字。只查“的的”“认真认真”一类不会有意重叠的，“台帐”“布署”一类一定写错的。",
		Wrong: `text = "请各部门认真认真贯彻落实。"`, Right: `text = "请各部门认真贯彻落实。"`,
	}, In: finder.Every &^ finder.Short, Text: doubledWord},
	{Rule: diag.Rule{
		Code: "GW357", Severity: diag.Warning, Title: "汉字、标点之间有空格", Strength: "习惯", Mend: diag.ByFix,
		Why:   "正文的字距由程序排匀，夹在字间的空格多半是从别处粘贴带来的。两个字的姓名、条与条文之间、并列机关之间、下一栏的名称之前的空格不算。",
		Wrong: `text = "请各部门认 真贯彻落实。"`, Right: `text = "请各部门认真贯彻落实。"`,
	}, In: finder.Every &^ (finder.Units | finder.Cell), Marks: " \u3000\u00a0\t", Text: innerBlank},
	{Rule: diag.Rule{
		Code: "GW358", Severity: diag.Warning, Title: "书名号之间用了顿号", Clause: punctuation + "4.5.3.5", Strength: "一般", Mend: diag.ByFix,
		Why:   "标有书名号的并列成分之间通常不用顿号；其后另有插入语的，用顿号。",
		Wrong: `text = "根据《甲办法》、《乙办法》，……"`, Right: `text = "根据《甲办法》《乙办法》，……"`,
	}, In: finder.Every &^ finder.Short, Marks: "》", Text: titlesParted},
	{Rule: diag.Rule{
		Code: "GW359", Severity: diag.Warning, Title: "写了“此页无正文”", Clause: "7.3.5.5", Strength: "习惯",
		Why:   "印章、日期排不下时，用调整行距、字距的办法解决，不另起一页标“此页无正文”；程序排版时已经照顾到。",
		Wrong: `text = "……\n（此页无正文）"`, Right: `text = "……"`,
	}, In: finder.Running, Text: emptyPage},
	{Rule: diag.Rule{
		Code: "GW360", Severity: diag.Warning, Title: "留有占位的字样",
		Why:   "“XX”“××”“待定”“20XX年”是起草时占的位置，印发前要换成实际的内容。隐去几位的电话、证件号码不算。",
		Wrong: `text = "由XX局负责，完成时间待定。"`, Right: `text = "由市水务局负责，9月底前完成。"`,
	}, In: finder.Every | finder.Due, Text: placeholder},
	{Rule: diag.Rule{
		Code: "GW361", Severity: diag.Warning, Title: "留有 Markdown 的记号",
		Why:   "从聊天软件、网页粘贴的文字常带 **、#、- 等排版记号，程序照字印出。",
		Wrong: `text = "**高度重视**，认真落实。"`, Right: `text = "高度重视，认真落实。"`,
	}, In: finder.Every &^ finder.Short, Marks: "*#`|>~-+]=_", Text: markdown},
	{Rule: diag.Rule{
		Code: "GW362", Severity: diag.Warning, Title: "留有网页的标记",
		Why:   "从网页复制源代码时带来的 <br>、&nbsp; 等，程序照字印出。",
		Wrong: `text = "高度重视，<br>认真落实。"`, Right: `text = "高度重视，认真落实。"`,
	}, In: finder.Every, Marks: "<&", Text: html},
	{Rule: diag.Rule{
		Code: "GW363", Severity: diag.Warning, Title: "数字、字母或小数点用了全角", Clause: numerals, Strength: "规定", Mend: diag.ByFix,
		Why:   "阿拉伯数字和拉丁字母用半角，一个数排在一行里；全角的会被拆开，检索时也找不到。",
		Wrong: `text = "请于９月３０日前报送。"`, Right: `text = "请于9月30日前报送。"`,
	}, In: finder.Every &^ finder.Units, Text: fullWidth},
	{Rule: diag.Rule{
		Code: "GW364", Severity: diag.Warning, Title: "引号的样子不对", Clause: punctuation + "4.8", Strength: "规定", Mend: diag.ByFix,
		Why:   "横排的简体中文用“”和‘’；「」『』用于竖排和港澳台。外层用双引号，里层用单引号（4.8.3.4）。",
		Wrong: `text = "落实「双减」政策。"`, Right: `text = "落实“双减”政策。"`,
	}, In: finder.Every, Marks: "「」『』‘", Text: cornerQuotes},
	{Rule: diag.Rule{
		Code: "GW365", Severity: diag.Warning, Title: "顿号后面又用了“和”“等”", Clause: punctuation + "4.5", Strength: "规定", Mend: diag.ByFix,
		Why:   "并列的末两项之间用了“和”“以及”就不用顿号，“等”的前面也不用。",
		Wrong: `text = "水、电、和气的供应"`, Right: `text = "水、电和气的供应"`,
	}, In: finder.Running | finder.Title | finder.Label | finder.Recipients, Marks: "、", Text: pauseBeforeAnd},
	{Rule: diag.Rule{
		Code: "GW366", Severity: diag.Warning, Title: "省略号与“等”同用", Clause: punctuation + "附录 A.9.2", Strength: "推荐",
		Why:   "省略号与“等”“等等”作用相同，只用一个。",
		Wrong: `text = "包括水、电、气……等。"`, Right: `text = "包括水、电、气等。"`,
	}, In: finder.Running | finder.Label | finder.Cell, Marks: "…", Text: ellipsisAndSoOn},
	{Rule: diag.Rule{
		Code: "GW367", Severity: diag.Warning, Title: "一段末尾的标点不对", Clause: punctuation + "4.1", Strength: "规定",
		Why:   "陈述句的末尾用句号；一段停在逗号、顿号上，多半是话没有写完，没有标点，多半是漏了。",
		Wrong: "text = \"请认真贯彻，\"", Right: "text = \"请认真贯彻。\"",
	}, In: finder.Prose, Text: paragraphEnd},
	{Rule: diag.Rule{
		Code: "GW368", Severity: diag.Warning, Title: "一段以标点开头", Clause: punctuation + "5.1", Strength: "规定",
		Why:   "点号和后半个括号、引号不出现在一行之首；多半是从上一段断下来的。",
		Wrong: "text = \"\"\"\n加强领导\n，抓好落实。\"\"\"", Right: `text = "加强领导，抓好落实。"`,
	}, In: finder.Prose | finder.Requirement | finder.Label | finder.Title | finder.Note | finder.Recipients, Marks: "，。、；：？！”’）》〉〕】,.;:?!)", Text: leadingMark},
	{Rule: diag.Rule{
		Code: "GW369", Severity: diag.Warning, Title: "书名号套用不对", Clause: punctuation + "4.15.3.5", Strength: "规定",
		Why:   "书名号里面还要用书名号时，外面用双书名号《》，里面用单书名号〈〉。",
		Wrong: `text = "转发《关于印发《甲办法》的通知》"`, Right: `text = "转发《关于印发〈甲办法〉的通知》"`,
	}, In: finder.Every, Marks: "《", Text: nestedTitles},
	{Rule: diag.Rule{
		Code: "GW377", Severity: diag.Warning, Title: "引用的文件比本文还晚", Clause: "7.2.5", Strength: "规定",
		Why:   "发文字号的年份就是发文的年份；引用的文件在本文之前就有，年份晚于成文日期的，多半是写错了一个。",
		Wrong: "date = 2023-08-14\ntext = \"根据某政办发〔2024〕8号文件要求，……\"", Right: "date = 2023-08-14\ntext = \"根据某政办发〔2022〕8号文件要求，……\"",
	}, In: finder.Every, Marks: "〔", Text: quotedLater},
}

const digits = "0123456789"
