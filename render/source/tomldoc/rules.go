package tomldoc

import "gongwen/render/diag"

// The rules of this package: what can be wrong with a text as TOML.
var (
	ruleEncoding = diag.Rule{
		Code: "GW101", Title: "文件不是 UTF-8 编码",
		Why:   "源文件一律用 UTF-8：别的编码在另一台机器上会变成乱码。",
		Wrong: "（用“ANSI”或 GBK 保存的文件）", Right: "（用“UTF-8”保存的文件）",
	}
	ruleCharacter = diag.Rule{
		Code: "GW102", Title: "不许出现的字符",
		Why:   "控制字符和非字符印不出来，PDF 和工作簿也不能存；U+FFFD 说明原来的字在转码时已经丢失。",
		Wrong: `title = "关于\u0007通知"`, Right: `title = "关于通知"`,
	}
	ruleFullWidth = diag.Rule{
		Code: "GW103", Title: "语法符号写成了全角",
		Why:   "引号、等号、逗号、括号这些语法符号必须是英文半角；引号里面的文字才用全角标点。",
		Wrong: `title ＝ “关于通知”`, Right: `title = "关于通知"`,
	}
	// RuleKey is exported for bind, which knows what to write instead of a
	// Chinese key.
	RuleKey = diag.Rule{
		Code: "GW104", Title: "键的写法不对",
		Why:   "键只能用英文字母、数字、下划线和连字符。",
		Wrong: `标题 = "关于通知"`, Right: `title = "关于通知"`,
	}
	ruleStray = diag.Rule{
		Code: "GW105", Title: "文字不在任何值里",
		Why:   `每一行或是“键 = 值”，或是 [表]，或是 # 注释；成段的文字要放在 """ 和 """ 之间。`,
		Wrong: "为进一步加强工作，现通知如下。", Right: "text = \"\"\"\n为进一步加强工作，现通知如下。\"\"\"",
	}
	ruleEquals = diag.Rule{
		Code: "GW106", Title: "缺等号",
		Why:   "键和值之间用等号连接。",
		Wrong: `title "关于通知"`, Right: `title = "关于通知"`,
	}
	ruleNoValue = diag.Rule{
		Code: "GW107", Title: "缺值",
		Why:   `等号后面要有值，而且从同一行开始；没有内容时写 "" 或删去这一行。`,
		Wrong: `number =`, Right: `number = ""`,
	}
	ruleUnquoted = diag.Rule{
		Code: "GW108", Title: "文字没有加引号",
		Why:   "除数字、日期、true 和 false 外，值都要放在引号里。",
		Wrong: `title = 关于通知`, Right: `title = "关于通知"`,
	}
	ruleString = diag.Rule{
		Code: "GW109", Title: "字符串没有结束",
		Why:   `一对 " 之间不能换行；多行文字用一对 """。`,
		Wrong: `title = "关于通知`, Right: `title = "关于通知"`,
	}
	ruleEscape = diag.Rule{
		Code: "GW110", Title: "不认识的转义",
		Why:   `双引号里反斜杠是转义符，只有 \n \t \" \\ \uXXXX 等几种；单引号里反斜杠就是反斜杠。`,
		Wrong: `path = "C:\字体"`, Right: `path = 'C:\字体'`,
	}
	ruleAfter = diag.Rule{
		Code: "GW111", Title: "值后面还有文字",
		Why:   "一行只写一个键和它的值；说明文字前面加 #。",
		Wrong: `serial = "000001" 份号`, Right: `serial = "000001" # 份号`,
	}
	ruleBracket = diag.Rule{
		Code: "GW112", Title: "括号没有配对",
		Why:   "数组以 [ 开始、以 ] 结束，行内表以 { 开始、以 } 结束，方括号行是 [表] 或 [[表]]。",
		Wrong: `lead = ["甲局", "乙局"`, Right: `lead = ["甲局", "乙局"]`,
	}
	ruleComma = diag.Rule{
		Code: "GW113", Title: "逗号不对",
		Why:   "数组和行内表的各项之间用一个英文逗号隔开。",
		Wrong: `lead = ["甲局" "乙局"]`, Right: `lead = ["甲局", "乙局"]`,
	}
	ruleDate = diag.Rule{
		Code: "GW114", Title: "日期不对",
		Why:   "日期写作 2023-08-14：年四位，月、日各两位，并且历上要有这一天。",
		Wrong: `date = 2023-02-30`, Right: `date = 2023-02-28`,
	}
	ruleNumber = diag.Rule{
		Code: "GW115", Title: "数不对",
		Why:   "数只用半角数字，整数不以 0 开头；编号、份号要加引号。",
		Wrong: `serial = 000001`, Right: `serial = "000001"`,
	}
	ruleTwice = diag.Rule{
		Code: "GW116", Title: "同一个键写了两次",
		Why:   "一个表里同名的键只能有一个。下一项任务、下一个附件之前要各有一行 [[task]]、[[attachment]]。",
		Wrong: "title = \"甲\"\ntitle = \"乙\"", Right: "title = \"甲\"",
	}
	// RuleTableTwice is exported for bind, which knows which tables stand once.
	RuleTableTwice = diag.Rule{
		Code: "GW117", Title: "同一个表写了两次",
		Why:   "[表] 只能出现一次；有许多项的写作 [[表]]，每项一次。",
		Wrong: "[task]\n[task]", Right: "[[task]]\n[[task]]",
	}
	ruleDeep = diag.Rule{
		Code: "GW118", Title: "层次太多",
		Why:   "括号最多套 32 层，一个键最多 32 节：更深的只会是写错了。",
		Wrong: "a = [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", Right: "a = [[]]",
	}
	ruleSyntax = diag.Rule{
		Code: "GW119", Title: "不合 TOML 的写法",
		Why:   "源文件是 TOML 文件，写法见 https://toml.io/cn 。",
		Wrong: `{ title = "关于通知" }`, Right: `title = "关于通知"`,
	}
	ruleMany = diag.Rule{
		Code: "GW120", Title: "错误太多",
		Why:   "一个文件的错误列到 1000 处为止；这样的文件多半不是公文的源文件。",
		Wrong: "（有上千处错误的文件）", Right: "（先改正列出的，再运行一次）",
	}
	ruleSize = diag.Rule{
		Code: "GW121", Title: "文件太大",
		Why:   "源文件最大 64 MB，一万项任务的通知不过几 MB；再大的多半是指错了文件，不读。",
		Wrong: "（65 MB 的文件）", Right: "（指对文件；文字真有这么多，分成几份）",
	}
	ruleDoubled = diag.Rule{
		Code: "GW124", Title: "引号写了两遍",
		Why:   `从 Excel 复制的格、存成的 CSV，格里有英文引号的，每个引号写成两个，整格再加一对。`,
		Wrong: `title = ""关于通知""`, Right: `title = "关于通知"`,
	}
	ruleDisagree = diag.Rule{
		Code: "GW199", Title: "值和位置对不上",
		Why:   "这是程序自身的差错，不是文件的：TOML 库读出的值和本程序找到的位置不一致。",
		Wrong: "（没有可举的例子）", Right: "（请把文件发给维护者）",
	}
)

// Rules lists the rules of this package in the order of their codes.
func Rules() []*diag.Rule {
	return []*diag.Rule{
		&ruleEncoding, &ruleCharacter, &ruleFullWidth, &RuleKey, &ruleStray, &ruleEquals, &ruleNoValue,
		&ruleUnquoted, &ruleString, &ruleEscape, &ruleAfter, &ruleBracket, &ruleComma, &ruleDate, &ruleNumber,
		&ruleTwice, &RuleTableTwice, &ruleDeep, &ruleSyntax, &ruleMany, &ruleSize, &ruleDoubled, &ruleDisagree,
	}
}
