package doubt

import (
	"gongwen/render/diag"
)

// Rule names a row of the table below.
type Rule int

const (
	HeadUnknown Rule = iota
	LeftOut
	BlankTaken
	TableMore
	PictureOut
	Revised
	CommentOut
	FootOut
	HiddenOut
	HiddenText
	NestedOut
	ValueDoubt
	UnitMissing
	MissingPart
	PartDoubt
	Refused
	NothingRead
	NoSuchHead
	NoPlace
	PutIn
	TasksOnly
	Struck
	ruleCount
)

// rules is the one table of what this package has to say. It is never written
// to.
var rules = [ruleCount]diag.Rule{
	HeadUnknown: {
		Code: "GW801", Severity: diag.Warning, Title: "栏目认不准",
		Why:   "栏目是按表头的字认的。认不准的照认得最近的一种导入，或作自定的栏目；可以用 --column 说明它是什么。",
		Wrong: "表头写“落实”", Right: `gongwen import 表.xlsx --column "落实=requirement"`,
	},
	LeftOut: {
		Code: "GW802", Severity: diag.Warning, Title: "有文字没有导入",
		Why:   "源文件里的每一个字，要么在 TOML 里，要么在提示里。没有地方放的原样列出，请看是否要补。",
		Wrong: "表末一行“合计 17项”", Right: "看过，不需要",
	},
	BlankTaken: {
		Code: "GW803", Severity: diag.Warning, Title: "空着的格当作与上一行相同",
		Why:   "没有合并单元格的表，与上一行相同的格常常空着不写。程序照此理解；确实没有的，请在 TOML 里改。",
		Wrong: "责任单位一栏隔几行才写一次", Right: "合并单元格，或每行都写",
	},
	TableMore: {
		Code: "GW804", Severity: diag.Warning, Title: "不止一张表",
		Why:   "一份文件里有几张表时，任务分解表作任务，其余作普通的表；说明一类的工作表不导入，文字列在提示里。",
		Wrong: "工作簿里另有“填表说明”", Right: "看过，不需要",
	},
	PictureOut: {
		Code: "GW805", Severity: diag.Warning, Title: "图片、图表等没有导入",
		Why:   "公文的源文件只有文字。图片里的字请自己录入。",
		Wrong: "正文中插了一张流程图", Right: "另作附件",
	},
	Revised: {
		Code: "GW806", Severity: diag.Warning, Title: "有修订，按接受后的文字导入",
		Why:   "修订没有定稿时，以接受全部修订后的文字为准：删去的不导入，加上的导入。",
		Wrong: "稿子里还有审阅修订", Right: "在 Word 里接受或拒绝修订，再导入",
	},
	CommentOut: {
		Code: "GW807", Severity: diag.Warning, Title: "批注没有导入",
		Why:   "批注是写给拟稿人的，不是公文的内容。",
		Wrong: "单元格上有批注", Right: "按批注改好，再导入",
	},
	FootOut: {
		Code: "GW808", Severity: diag.Warning, Title: "脚注、尾注、页眉页脚没有导入",
		Why:   "公文没有脚注和页眉，页码由程序编。其中的文字列在提示里。",
		Wrong: "正文里有脚注", Right: "写进正文的括号里",
	},
	HiddenOut: {
		Code: "GW809", Severity: diag.Warning, Title: "隐藏的行、栏、工作表没有导入",
		Why:   "隐藏的内容多半是内部掌握的，看不见的就不导入。需要的，请取消隐藏再导入。",
		Wrong: "筛选过的表", Right: "取消筛选和隐藏，再导入",
	},
	HiddenText: {
		Code: "GW810", Severity: diag.Warning, Title: "隐藏的文字没有导入",
		Why:   "隐藏的文字看不见、印不出，不导入。",
		Wrong: "Word 里设了“隐藏文字”", Right: "取消隐藏，再导入",
	},
	NestedOut: {
		Code: "GW811", Severity: diag.Warning, Title: "格里套着的表没有导入",
		Why:   "表的一格里只能是文字。套着的表里的文字列在提示里。",
		Wrong: "具体要求一格里又画了一张小表", Right: "写成文字，或另作附件",
	},
	ValueDoubt: {
		Code: "GW812", Severity: diag.Warning, Title: "值认不准",
		Why:   "像日期的数、没有算出来的公式、出错的公式一类，照显示的样子导入，请核对。",
		Wrong: "完成时限一格是 46112", Right: "设成日期格式",
	},
	UnitMissing: {
		Code: "GW813", Severity: diag.Warning, Title: "任务缺少必需的内容",
		Why:   "每项任务都要有具体要求，有牵头部门或责任单位。源文件里没有的，写成空位“（责任单位）”，填好才能生成。",
		Wrong: "有一行没有责任单位", Right: "补上",
	},
	MissingPart: {
		Code: "GW814", Severity: diag.Warning, Title: "公文的要素没有找到",
		Why:   "发文机关、标题、文号、日期等在源文件里没有的，写成空位或注释，请补上。",
		Wrong: "只有一张表", Right: "补上空位",
	},
	PartDoubt: {
		Code: "GW815", Severity: diag.Warning, Title: "公文的要素认不准",
		Why:   "要素是按它的位置和写法认的，认不准的请核对。",
		Wrong: "有两行像落款", Right: "核对 TOML",
	},
	Refused: {
		Code: "GW816", Title: "这种文件不能导入",
		Why:   "能导入的是 .docx、.xlsx、.xlsm、网页和文本表格（.csv、.tsv）。文件按内容认，与扩展名无关。",
		Wrong: "gongwen import 通知.doc", Right: "在 Word 或 WPS 里另存为 .docx，再导入",
	},
	NothingRead: {
		Code: "GW817", Title: "没有读出内容",
		Why:   "文件里没有认得出的表，也没有公文的文字。",
		Wrong: "空白的工作簿", Right: "另选文件",
	},
	NoSuchHead: {
		Code: "GW818", Title: "没有这样的表头",
		Why:   "--column 等号左边是来源里的表头，右边是键。表里没有这个表头，这一栏就认不成你说的，所以什么也不写。",
		Wrong: `表头是“完成时间”，写 --column "时限=due"`, Right: `--column "完成时间=due"`,
	},
	NoPlace: {
		Code: "GW819", Title: "放不进通知",
		Why:   "--into 只换任务，别的一个字节都不动。来源里要有任务，通知要是 UTF-8 编码的 TOML，放进哪一个分解表要说得清。",
		Wrong: "通知里有两个分解表，没有写 --part", Right: "gongwen import 表.xlsx --into 通知.toml --part 2",
	},
	PutIn: {
		Code: "GW820", Severity: diag.Note, Title: "放进了多少任务",
		Why:   "--into 用来源里的任务换掉通知里原来的任务。数一数，与来源对得上才对。",
		Wrong: "表里有 20 项，放进了 19 项", Right: "放进了 20 项",
	},
	TasksOnly: {
		Code: "GW821", Severity: diag.Warning, Title: "放进通知的只有任务",
		Why:   "来源里除了任务，还有表名、表下的说明、整份通知的正文等。--into 不动通知里任务以外的字，这些就没有放进去，列在提示里。",
		Wrong: "表下有一行“注：以上时限均为2026年”", Right: "看过，不需要；或自己写进通知",
	},
	Struck: {
		Code: "GW822", Severity: diag.Warning, Title: "划了线的文字照字面导入",
		Why:   "字上划的线多半是说删去，可是没有真的删。公文里没有划线的字，所以照字面导入，由你决定留不留。",
		Wrong: "治理河道~~三十~~十二公里，“三十”上划着线", Right: "删去“三十”，再导入",
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

// Row is what the table says of a rule.
func Row(r Rule) *diag.Rule { return &rules[r] }
