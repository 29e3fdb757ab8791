package told

import (
	"gongwen/render/diag"
)

// Rule names a row of the table below.
type Rule int

const (
	OldFormat Rule = iota
	NotWorkbook
	Damaged
	TooLarge
	Folder
	LockFile
	NoHead
	LedgerGiven
	HeadTwice
	MergesMany
	RowUnknown
	RowFuzzy
	KeyWrong
	OldRevision
	RowsMissing
	LockedEdited
	AnswersForOthers
	OtherNotice
	Renamed
	Clash
	AnswersParted
	StatusUnknown
	DayWithoutYear
	DayUnreadable
	AnswerMerged
	DayOdd
	MemberUnsaid
	HeadRetitled
	HeadDoubtful
	HeadMissing
	ColumnUnknown
	StatusSaid
	AnswerLost
	CellsLeft
	OtherMonth
	ClerkLost
	StatusBlank
	NotOurs
	ruleCount
)

// Rules are the findings of this package.
func Rules() []*diag.Rule {
	out := make([]*diag.Rule, ruleCount)
	for i := range rules {
		out[i] = &rules[i]
	}
	return out
}

// rules is the one table of what this package complains about. It is never
// written to.
var rules = [ruleCount]diag.Rule{
	OldFormat: {
		Code: "GW601", Title: "交回的文件是旧格式或加了密码",
		Why:   "只读 .xlsx。旧的 .xls、WPS 的 .et 和加了打开密码的文件是另一种格式，改扩展名没有用。",
		Wrong: "区财政金融局.xls", Right: "在 WPS 里另存为 区财政金融局.xlsx",
	},
	NotWorkbook: {
		Code: "GW602", Title: "交回的文件不是 Excel 工作簿",
		Why:   "PDF、照片里的填报读不出来；.csv 和网页没有任务键，也留不住格式。要按 .xlsx 交回才能汇总。",
		Wrong: "区财政金融局（盖章）.pdf", Right: "区财政金融局.xlsx",
	},
	Damaged: {
		Code: "GW603", Title: "交回的文件损坏",
		Why:   "文件没有传完，或被别的程序写坏了。",
		Wrong: "只下载了一半的 区财政金融局.xlsx", Right: "重新交回的 区财政金融局.xlsx",
	},
	TooLarge: {
		Code: "GW604", Title: "交回的文件太大",
		Why:   "读文件时限定大小和解压后的大小，以防恶意或误填的文件占满内存。",
		Wrong: "插了几十张照片的工作簿", Right: "照片另附，工作簿里只填文字",
	},
	Folder: {
		Code: "GW605", Title: "文件夹里没有文件",
		Why:   "写文件夹的，读其中所有的文件；空的多半是放错了地方。",
		Wrong: "gongwen collect 通知.toml 空文件夹", Right: "gongwen collect 通知.toml 交回",
	},
	LockFile: {
		Code: "GW606", Severity: diag.Warning, Title: "系统放的文件",
		Why:   "Excel 和 WPS 打开文件时在旁边放一个以 ~$ 开头的临时文件；Windows 和 macOS 在文件夹里放 Thumbs.db、desktop.ini、.DS_Store 和以 ._ 开头的文件。里面没有填报，略过。",
		Wrong: "~$区财政金融局.xlsx", Right: "区财政金融局.xlsx",
	},
	NoHead: {
		Code: "GW607", Title: "没有找到表头",
		Why:   "各栏按表头的文字认，位置可以变，文字不能改。表头要在前十五行，至少有两个填报栏，以及任务键、编号、具体要求之一。",
		Wrong: "只交回“进展情况”一栏的表", Right: "在发下去的表上填写",
	},
	LedgerGiven: {
		Code: "GW608", Severity: diag.Warning, Title: "把台账当作交回的表",
		Why:   "台账是收集的结果；再读一遍会把汇总当成部门的填报。",
		Wrong: "gongwen collect 通知.toml output/*.xlsx", Right: "gongwen collect 通知.toml 交回/*.xlsx",
	},
	HeadTwice: {
		Code: "GW609", Severity: diag.Warning, Title: "两栏表头相同",
		Why:   "分不清哪一栏是部门要报的，两栏的内容都收进来，请人核对。",
		Wrong: "“进展情况”栏被复制了一份", Right: "同一表头只有一栏",
	},
	MergesMany: {
		Code: "GW610", Title: "合并单元格多得反常",
		Why:   "正常的表只有几千处合并。多得反常的是损坏或恶意的文件，这样的表不读。",
		Wrong: "整列整列地互相重叠合并", Right: "取消合并后重新交回",
	},
	RowUnknown: {
		Code: "GW611", Title: "填报对不上任务",
		Why:   "依次按任务键、编号和文字、文字、相近的文字去认，都认不出是哪一项、哪个部门的，不能替部门猜。",
		Wrong: "部门自己加的一行", Right: "在原有的行里填写",
	},
	RowFuzzy: {
		Code: "GW612", Severity: diag.Warning, Title: "模糊匹配",
		Why:   "没有任务键，文字也和通知不完全一样，只是相近（八成以上），要人确认。",
		Wrong: "复制出去的表，要求被改了几个字", Right: "在发下去的表上填写",
	},
	KeyWrong: {
		Code: "GW613", Severity: diag.Warning, Title: "任务键和文字不符",
		Why:   "隐藏的任务键和看得见的文字说的不是同一项：多半是只排了一部分列的序，或者复制了别的行。以看得见的文字为准，要人确认。",
		Wrong: "只选中后几列排序", Right: "连隐藏列一起排序，或不排序",
	},
	OldRevision: {
		Code: "GW614", Severity: diag.Warning, Title: "按另一版通知填的",
		Why:   "任务键里有这一行内容的指纹。整本也有一个。指纹不同，说明发下这张表以后通知改过。",
		Wrong: "修订以前发下去的表", Right: "修订以后发下去的表",
	},
	RowsMissing: {
		Code: "GW615", Severity: diag.Warning, Title: "交回的表少了行",
		Why:   "部门名下的任务应当都在表里，没有进展也要留着那一行。",
		Wrong: "删掉了没有进展的行", Right: "没有进展的行留空",
	},
	LockedEdited: {
		Code: "GW616", Severity: diag.Warning, Title: "改动了锁定的栏",
		Why:   "任务的内容以通知为准，部门只填浅黄色的栏。改动不采用，要人看过。",
		Wrong: "把“12月底前”改成“明年3月底前”", Right: "在“备注”里说明要延期",
	},
	AnswersForOthers: {
		Code: "GW617", Severity: diag.Warning, Title: "替别的部门填报",
		Why:   "同一份表里填了别的部门的任务，或者文件名写的是别家。可能是代填，也可能是填错了行、拿错了表。",
		Wrong: "“区财政金融局.xlsx”里填了区发展改革局的行", Right: "各填各的行",
	},
	OtherNotice: {
		Code: "GW618", Severity: diag.Warning, Title: "别的通知的表",
		Why:   "工作簿里记着它是哪个文号的。不同的通知编号可能相同，每年照发的任务连文字都相同，收错了就把去年的进展记成今年的。认上的行列为需核对，文字对不上的行不收。没有文号的，看发文机关和日期。",
		Wrong: "把上一年的表放进了今年的文件夹", Right: "只放这个通知的表",
	},
	Renamed: {
		Code: "GW619", Severity: diag.Warning, Title: "部门改了名称",
		Why:   "发下去的表上是旧名称，现在的通知里是新名称。旧名称下的任务都在同一家名下，就收在它名下，请人确认。",
		Wrong: "“区财政金融局.xlsx”，通知里已改为区财政局", Right: "按改名后的通知重新发下去的表",
	},
	Clash: {
		Code: "GW621", Title: "同一项有不同的填报",
		Why:   "两份表对同一项、同一部门填得不一样。不以后来的为准，两个都列在台账里，由人定。",
		Wrong: "先交的填“推进中”，后交的填“已完成”，两份都在", Right: "只留部门确认的那一份",
	},
	AnswersParted: {
		Code: "GW622", Severity: diag.Warning, Title: "几份表各填了一部分",
		Why:   "同一项、同一部门，这份填了状态，那份填了进展。合在一起收进台账，要人确认是不是一回事。",
		Wrong: "两份表各填几栏", Right: "一份表填全",
	},
	StatusUnknown: {
		Code: "GW623", Severity: diag.Warning, Title: "完成状态不在可选之列",
		Why:   "完成状态要从下拉列表里选，统计才数得对。粘贴会绕过下拉列表。",
		Wrong: "基本完成", Right: "推进中",
	},
	DayWithoutYear: {
		Code: "GW624", Severity: diag.Warning, Title: "完成日期没有年份",
		Why:   "跨年的任务，只写月日分不清是哪一年。",
		Wrong: "11月30日", Right: "2023-11-30",
	},
	DayUnreadable: {
		Code: "GW625", Severity: diag.Warning, Title: "完成日期认不出",
		Why:   "能认的写法：2023-11-30、2023.11.30、2023/11/30、2023年11月30日、20231130，和 Excel 的日期。",
		Wrong: "11月底", Right: "2023-11-30",
	},
	AnswerMerged: {
		Code: "GW626", Severity: diag.Warning, Title: "填报的格子合并了",
		Why:   "几行合成一格，只写了一次，要人确认这几项是不是都按这一句算。",
		Wrong: "三行的“进展情况”合并成一格", Right: "每行各填",
	},
	DayOdd: {
		Code: "GW628", Severity: diag.Warning, Title: "完成日期与完成状态矛盾",
		Why:   "没有完成的任务没有完成日期，完成的日期不会在将来。多半是忘了改状态、把计划的日期写了进来，或者写错了年份。",
		Wrong: "完成状态“推进中”，完成日期 2023-11-30", Right: "完成状态“已完成”，完成日期 2023-11-30",
	},
	MemberUnsaid: {
		Code: "GW629", Severity: diag.Warning, Title: "没有写明是哪个成员的填报",
		Why:   "集合单位的任务由成员各报各的。是谁的，看分部门的表、“牵头部门”栏和文件名；都没有写，一家的就会当成大家的。",
		Wrong: "洸河街道交回整本的 通知.xlsx", Right: "洸河街道交回 通知（洸河街道）.xlsx",
	},
	HeadRetitled: {
		Code: "GW620", Severity: diag.Warning, Title: "表头改了写法",
		Why:   "各栏按表头认。换了常见的说法、加了括号里的话的照收，说明收作哪一栏。",
		Wrong: "“进展情况”改成“工作进展”", Right: "进展情况",
	},
	HeadDoubtful: {
		Code: "GW630", Severity: diag.Warning, Title: "表头认不准",
		Why:   "表头只是像，或者只凭它在哪两栏之间认出来的，先收下，这些行列为需核对。",
		Wrong: "“进展情况”改成“进展及存在问题”，或者删掉了这三个字", Right: "进展情况",
	},
	HeadMissing: {
		Code: "GW631", Severity: diag.Warning, Title: "少了填报的栏",
		Why:   "发下去的填报栏在交回的表里没有，不等于没有填：可能填在了别处。这张表里填了的行列为需核对（只少“备注”的除外）。",
		Wrong: "删掉了“进展情况”一栏", Right: "没有要填的栏留空",
	},
	ColumnUnknown: {
		Code: "GW632", Severity: diag.Warning, Title: "多出来的栏里有内容",
		Why:   "部门自己加的栏，台账里没有地方放。写了什么要有人看过，所以点出来，所在的行列为需核对。",
		Wrong: "表的右边加了一栏“存在问题”", Right: "写在“进展情况”或“备注”里",
	},
	StatusSaid: {
		Code: "GW633", Severity: diag.Warning, Title: "完成状态换了说法",
		Why:   "“已办结”“进行中”“√”这样的写法意思清楚，按意思归入可选的状态，原话留在台账的“原填”里。“基本完成”这样说不准的不归。",
		Wrong: "已办结", Right: "已完成",
	},
	AnswerLost: {
		Code: "GW634", Severity: diag.Warning, Title: "填报是图片或没有结果的公式",
		Why:   "图片里的字读不出来；出错的公式（#N/A、#REF!等）和没有算过的公式没有结果，收进台账就成了假的填报。",
		Wrong: "“进展情况”里嵌了一张截图", Right: "写成文字；照片另附",
	},
	CellsLeft: {
		Code: "GW635", Severity: diag.Warning, Title: "有内容没有收进台账",
		Why:   "表外、表下、批注、合并单元格盖住的格子、不填报的表里写的话，不知道是哪一项的填报。逐格列在台账的“未收内容”里，不会当作没有。",
		Wrong: "把进展写在“配合任务”表里", Right: "写在发下去的表的浅黄色栏里",
	},
	OtherMonth: {
		Code: "GW636", Title: "别的月份的表",
		Why:   "分月下发的表上印着是哪个月的。上个月的表混进来，会把旧进展记成这个月的，也会和这个月的填报冲突，所以不收。",
		Wrong: "收五月的表，把四月交回的也放在一个文件夹里", Right: "一个月的表放一个文件夹",
	},
	ClerkLost: {
		Code: "GW637", Severity: diag.Warning, Title: "台账里写的话没有地方放",
		Why:   "批示、督办意见等写在台账里，重新收集时按任务和部门带到新台账。任务删去了、换了承担部门的，没有那一行可放，逐条列在问题清单里。",
		Wrong: "对一项已经删去的任务的批示", Right: "抄到接续它的任务那一行",
	},
	StatusBlank: {
		Code: "GW638", Severity: diag.Warning, Title: "没有填完成状态",
		Why:   "写了进展没有选完成状态的，收为已报，可是统计里数不进未启动、推进中、已完成、需协调的任何一种，填了完成日期的也不算完成。只填了责任人、电话的，不知道进展，列为需核对。",
		Wrong: "进展情况“已完成”，完成状态空着", Right: "完成状态“已完成”",
	},
	NotOurs: {
		Code: "GW639", Title: "整份是别的通知的表",
		Why:   "文号、发文机关或日期是别的通知的，行里的任务也没有一项是这个通知的，所以不收：编号相同的任务也不是同一项。填了的格子列在“未收内容”里。",
		Wrong: "把另一个通知交回的表放进了这个通知的文件夹", Right: "只放这个通知的表",
	},
}
