package value

import "gongwen/render/diag"

// ruleName names a row of the table below.
type ruleName int

const (
	emptyValue ruleName = iota
	shortYear
	numberForm
	serialForm
	serialLength
	secrecyForm
	secrecyStar
	urgencyForm
	furniture
	attachmentName
	ordinalGap
	ordinalSkip
	divisionGap
	ruleCount
)

// Rules that bind finds broken too, where it takes several values together.
var (
	EmptyValue = &rules[emptyValue]
	OrdinalGap = &rules[ordinalGap]
)

// rules is the one table of what this package complains about. It is never
// written to.
var rules = [ruleCount]diag.Rule{
	emptyValue: {
		Code: "GW204", Title: "值为空",
		Why:   "空字符串印不出东西。没有这一项就删去这一行。",
		Wrong: `recipients = ""`, Right: `recipients = "各街道办事处"`,
	},
	shortYear: {
		Code: "GW209", Title: "日期的年份不全", Clause: "7.3.5.4", Strength: "规定",
		Why:   "成文日期中的数字用阿拉伯数字将年、月、日标全，年份应标全称，月、日不编虚位。",
		Wrong: `date = 0023-08-14`, Right: `date = 2023-08-14`,
	},
	numberForm: {
		Code: "GW210", Title: "发文字号的写法不合规定", Clause: "7.2.5", Strength: "规定", Mend: diag.ByFix,
		Why:   "发文字号由发文机关代字、年份、发文顺序号组成。年份标全称，用六角括号〔〕括入；顺序号不加“第”字，不编虚位（1 不编为 01），在阿拉伯数字后加“号”字。",
		Wrong: `number = "济高新管办字[2023]第022号"`, Right: `number = "济高新管办字〔2023〕22号"`,
	},
	serialForm: {
		Code: "GW211", Title: "份号不是阿拉伯数字", Clause: "7.2.1", Strength: "规定",
		Why:   "份号是公文印制份数的顺序号，用阿拉伯数字。",
		Wrong: `serial = "第1份"`, Right: `serial = "000001"`,
	},
	serialLength: {
		Code: "GW212", Severity: diag.Warning, Title: "份号不是六位", Clause: "7.2.1", Strength: "一般",
		Why:   "份号一般用 6 位阿拉伯数字，前面补零。",
		Wrong: `serial = "1"`, Right: `serial = "000001"`,
	},
	secrecyForm: {
		Code: "GW213", Title: "密级和保密期限的写法不合规定", Clause: "7.2.2", Strength: "规定",
		Why:   "密级只有绝密、机密、秘密三种；保密期限中的数字用阿拉伯数字标注。",
		Wrong: `secrecy = "秘密★五年"`, Right: `secrecy = "秘密★5年"`,
	},
	secrecyStar: {
		Code: "GW214", Severity: diag.Warning, Title: "密级与保密期限之间没有★", Strength: "习惯",
		Why:   "标准没有写明，保密工作中密级与期限之间习惯用实心五角星隔开。",
		Wrong: `secrecy = "秘密5年"`, Right: `secrecy = "秘密★5年"`,
	},
	urgencyForm: {
		Code: "GW215", Title: "紧急程度的写法不合规定", Clause: "《党政机关公文处理工作条例》第九条（三）", Strength: "规定",
		Why:   "紧急公文分别标注“特急”“加急”；“特提”“平急”只用于电报。",
		Wrong: `urgency = "急"`, Right: `urgency = "加急"`,
	},
	furniture: {
		Code: "GW216", Severity: diag.Warning, Mend: diag.ByFix, Title: "值里写了程序会加的标点或字样",
		Why:   "主送机关后的冒号、附注的圆括号和末尾的句号、“附件：”“抄送：”和抄送末尾的句号都由程序加，值里只写内容。程序已去掉多写的部分，不会印成两个。",
		Wrong: `note = "（此件公开发布）"`, Right: `note = "此件公开发布"`,
	},
	attachmentName: {
		Code: "GW217", Severity: diag.Warning, Mend: diag.ByFix, Title: "附件名称带书名号或末尾标点", Clause: "7.3.4", Strength: "规定",
		Why:   "附件名称后不加标点符号（7.3.4）；不加书名号是习惯，标准没有写明。程序已去掉。",
		Wrong: `title = "《任务分解表》。"`, Right: `title = "任务分解表"`,
	},
	ordinalGap: {
		Code: "GW232", Severity: diag.Warning, Title: "序数不连续", Clause: "7.3.3", Strength: "规定",
		Why:   "结构层次序数依次用“一、”“（一）”“1.”“（1）”标注；写了序数的，程序照写并核对是否连续。",
		Wrong: "一、……\n三、……", Right: "一、……\n二、……",
	},
	ordinalSkip: {
		Code: "GW233", Severity: diag.Warning, Title: "层次跳级", Clause: "7.3.3", Strength: "规定",
		Why:   "结构层次序数依次为“一、”“（一）”“1.”“（1）”；只有两层时“一、”下直接用“1.”也可以。",
		Wrong: "一、……\n（1）……", Right: "一、……\n（一）……",
	},
	divisionGap: {
		Code: "GW257", Title: "章、节、条不连续", Strength: "习惯",
		Why:   "办法、规定的条从头到尾连续编，章也是（分编的，各编可以从第一章起），节在章内从第一节编起；别处引用的是条的序数，断了号就引错了。",
		Wrong: "第一条　……\n第三条　……", Right: "第一条　……\n第二条　……",
	},
}

// Rules lists every rule of this package in the order of the codes.
func Rules() []*diag.Rule {
	out := make([]*diag.Rule, len(rules))
	for i := range rules {
		out[i] = &rules[i]
	}
	return out
}
