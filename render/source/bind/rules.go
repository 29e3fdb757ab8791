package bind

import (
	"slices"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/source/value"
)

// rule names a row of the table below.
type rule int

const (
	unknownKey rule = iota
	wrongType
	missingKey
	wrongValue
	wrongSchema
	lineBreak
	attachmentTitles
	attachmentEmpty
	afterNothing
	tasksUnshown
	tasksShownTwice
	tasksMissing
	assigneeMissing
	taskID
	taskIDTwice
	seqForm
	columnKey
	columnWidth
	columnUnused
	departmentTwice
	ordinalMixed
	unitUnclear
	impossibleDue
	sectionUnseen
	jointIssuers
	jointLength
	formatElement
	markForm
	suffixUnused
	signersSealed
	copiesForm
	copiesMany
	recipientsTwice
	presentMissing
	gridForm
	columnHead
	returnTwice
	closeTable
	switchForm
	dueUnread
	unitsJoined
	unitOdd
	sameNothing
	unfilled
	signersOdd
	jointSignature
	formatKind
	ruleCount
)

// rules is the one table of what this package complains about. It is never
// written to.
var rules = [ruleCount]diag.Rule{
	unknownKey: {
		Code: "GW201", Title: "不认识的键",
		Why:   "键写错一个字母，值就丢了而无人知道，所以不认识的键一律报错。写在一个方括号行（如 [imprint]、[[task]]）之后的键属于那张表，顶层的键要写在第一个方括号行之前。",
		Wrong: `recipient = "各街道办事处"`, Right: `recipients = "各街道办事处"`,
	},
	wrongType: {
		Code: "GW202", Title: "值的类型不对",
		Why:   "日期不加引号，文字要加引号，几个值写成数组。",
		Wrong: `date = "2023年8月14日"`, Right: `date = 2023-08-14`,
	},
	missingKey: {
		Code: "GW203", Title: "缺少必需的键",
		Why:   "发文机关、标题、成文日期、正文等是公文必备的要素；文号和成文日期只有草稿（--draft）可以没有。",
		Wrong: `format = "general"`, Right: "format = \"general\"\nissuer = \"某某区管委会办公室\"",
	},
	wrongValue: {
		Code: "GW205", Title: "值不在可选之列",
		Why:   "这个键只有几个固定的值可选。",
		Wrong: `orientation = "横"`, Right: `orientation = "landscape"`,
	},
	wrongSchema: {
		Code: "GW207", Title: "源文件格式的版本不对",
		Why:   "本版程序读第 1 版格式。schema = 1 可写可不写。",
		Wrong: `schema = 2`, Right: `schema = 1`,
	},
	lineBreak: {
		Code: "GW208", Title: "值里不能换行",
		Why:   "这一项印成连续的一段，由程序按版心宽度换行。",
		Wrong: "issuer = \"\"\"\n某某区\n管委会\"\"\"", Right: `issuer = "某某区管委会"`,
	},
	attachmentTitles: {
		Code: "GW218", Severity: diag.Warning, Title: "附件说明与附件标题不一致", Clause: "7.3.7", Strength: "规定",
		Why:   "附件顺序号和附件标题应当与附件说明的表述一致。",
		Wrong: "title = \"任务分解表\"\nheading = \"2023年任务分解表\"", Right: `title = "2023年任务分解表"`,
	},
	attachmentEmpty: {
		Code: "GW219", Title: "附件或文件没有内容",
		Why:   "附件和随文印发的文件要么有文字（text），要么是分解表或普通的表（content），也可以都有。",
		Wrong: "[[attachment]]\ntitle = \"任务分解表\"", Right: "[[attachment]]\ntitle = \"任务分解表\"\ncontent = \"breakdown\"",
	},
	afterNothing: {
		Code: "GW220", Title: "表后文字没有表",
		Why:   "after 是印在表之后的文字。没有表的，文字都写在 text 里。",
		Wrong: "text = \"前\"\nafter = \"后\"", Right: "text = \"\"\"\n前\n后\"\"\"",
	},
	tasksUnshown: {
		Code: "GW221", Title: "写了任务，但没有地方印它们",
		Why:   "[[task]] 要由附件、随文印发的文件或正文的 content = \"breakdown\" 印出来；[[attachment.task]] 由它自己的附件印。",
		Wrong: "[[attachment]]\ntitle = \"任务分解表\"\ntext = \"见下表。\"", Right: "[[attachment]]\ntitle = \"任务分解表\"\ncontent = \"breakdown\"",
	},
	tasksShownTwice: {
		Code: "GW222", Title: "两处印同一份任务",
		Why:   "同一份任务印两遍，修订时难免不一致。",
		Wrong: "两个 [[attachment]] 都写 content = \"breakdown\"", Right: "只留一个",
	},
	tasksMissing: {
		Code: "GW223", Title: "有分解表而没有任务",
		Why:   "content = \"breakdown\" 或 [breakdown] 需要至少一个 [[task]]。",
		Wrong: "content = \"breakdown\"", Right: "content = \"breakdown\"\n…\n[[task]]\n…",
	},
	assigneeMissing: {
		Code: "GW224", Title: "没有牵头部门，也没有责任单位",
		Why:   "工作任务（topic）换了，牵头部门、责任单位、完成时限就不再沿用上一行，必须重新写明；否则这项任务无人承办，也进不了工作簿。",
		Wrong: "[[task]]\ntopic = \"新的一类\"\nrequirement = \"……\"", Right: "[[task]]\ntopic = \"新的一类\"\nlead = [\"区财政局\"]\nrequirement = \"……\"",
	},
	taskID: {
		Code: "GW225", Title: "任务键的写法不对",
		Why:   "id 是工作簿里认任务的键，只用字母、数字、汉字和 - _ . ，不超过 32 个字符。",
		Wrong: `id = "1/2"`, Right: `id = "1-2"`,
	},
	taskIDTwice: {
		Code: "GW226", Title: "两项任务同一个键",
		Why:   "部门报回的进展按任务键归到任务。没有写 id 的任务以顺序号（001、002……）为键，写明的 id 不能与它们相同。",
		Wrong: "两个 [[task]] 都写 id = \"001\"", Right: "各写各的，或都不写",
	},
	seqForm: {
		Code: "GW227", Title: "印出的序号不对",
		Why:   "seq 写正整数，以后各行接着编；写 \"\" 表示与上一行同号。",
		Wrong: `seq = "21"`, Right: `seq = 21`,
	},
	columnKey: {
		Code: "GW228", Title: "栏目的键不能用",
		Why:   "栏目的键是内置的 seq、section、topic、title、lead、responsible、requirement、due，或自定的英文键：字母开头，用字母、数字、下划线和连字符；不能重复，不能叫 id。",
		Wrong: `key = "责任领导"`, Right: "key = \"leader\"\nhead = \"责任领导\"",
	},
	columnWidth: {
		Code: "GW229", Title: "栏宽不合理",
		Why:   "栏宽以毫米计，横排的 A4 纸版心不过 225 毫米。",
		Wrong: `width = 950`, Right: `width = 95`,
	},
	columnUnused: {
		Code: "GW230", Severity: diag.Warning, Title: "默认栏目整栏为空",
		Why:   "没有写 [[breakdown.column]] 时印默认的五栏；其中一栏没有任何内容，印出来是一栏空白。",
		Wrong: "任务都没有 topic，又不写 [[breakdown.column]]", Right: "用 [[breakdown.column]] 逐一列出要印的栏目",
	},
	departmentTwice: {
		Code: "GW231", Title: "部门名录里的名称重复",
		Why:   "一个名称只能指一个单位，名称、别名都不能出现两次。",
		Wrong: "[[department]]\nname = \"市发展改革委\"\naliases = [\"市发改委\"]\n[[department]]\nname = \"市发改委\"", Right: "[[department]]\nname = \"市发展改革委\"\naliases = [\"市发改委\"]",
	},
	ordinalMixed: {
		Code: "GW234", Severity: diag.Warning, Title: "同一层次有的写了序数，有的没写",
		Why:   "没写序数的由程序接着编号，与写明的混在一起容易重号或漏号。",
		Wrong: "section = \"一、甲\"\n…\nsection = \"乙\"", Right: "section = \"甲\"\n…\nsection = \"乙\"",
	},
	unitUnclear: {
		Code: "GW235", Severity: diag.Warning, Title: "单位名称可能省略了字",
		Why:   "“省发展改革委、财政厅”一类的省略，只有部门名录里有全称时程序才补全；否则工作簿照原字列为一个单位。",
		Wrong: `responsible = "省发展改革委、财政厅"`, Right: `responsible = ["省发展改革委", "省财政厅"]`,
	},
	impossibleDue: {
		Code: "GW236", Title: "完成时限里的日子不存在",
		Why:   "2 月没有 30 日，一年没有 13 月、第五季度。",
		Wrong: `due = "2月30日前"`, Right: `due = "2月底前"`,
	},
	sectionUnseen: {
		Code: "GW237", Title: "没有任务的节印不出来",
		Why:   "节列为一栏时，节的名称印在它的任务旁边；没有任务就没有地方印。",
		Wrong: "[[breakdown.column]]\nkey = \"section\"\n…\n[[task]]\nsection = \"军民融合\"   # 只有节，没有任务",
		Right: "不列 section 栏（节标题各占一整行），或删去这一节",
	},
	jointIssuers: {
		Code: "GW238", Title: "联合行文的发文机关不对", Clause: "7.2.4", Strength: "规定",
		Why:   "联合行文写两个以上的机关，主办机关在前，一个机关一次；只有一个机关就不用数组。",
		Wrong: `issuer = ["甲局"]`, Right: `issuer = "甲局"`,
	},
	jointLength: {
		Code: "GW239", Title: "与发文机关的数目不同", Clause: "7.3.5.1", Strength: "规定",
		Why:   "联合行文的标志、署名、签发人署名一机关一个，次序与 issuer 相同，少一个或多一个就对不上机关。",
		Wrong: "issuer = [\"甲局\", \"乙局\"]\n[signature]\nname = [\"甲局\"]", Right: "issuer = [\"甲局\", \"乙局\"]\n[signature]\nname = [\"甲局\", \"乙局\"]",
	},
	formatElement: {
		Code: "GW240", Title: "这种格式里没有这一项", Clause: "10.1、10.2、10.3", Strength: "规定",
		Why:   "信函的版记不加印发机关和印发日期（10.1），命令没有标题和正文前的主送机关（10.2），纪要不加盖印章（10.3），出席情况只在纪要里。",
		Wrong: "format = \"letter\"\n…\n[imprint]\nprinted_by = \"某某区办公室\"", Right: "format = \"letter\"",
	},
	markForm: {
		Code: "GW241", Title: "命令、纪要的标志不对", Clause: "10.2、10.3", Strength: "规定",
		Why:   "命令（令）的标志由发文机关全称加“命令”或“令”字组成，纪要标志由“××××纪要”组成。",
		Wrong: "format = \"minutes\"\n[letterhead]\nmark = \"某某县县长办公会议\"", Right: "format = \"minutes\"\n[letterhead]\nmark = \"某某县县长办公会议纪要\"",
	},
	suffixUnused: {
		Code: "GW242", Title: "标志后的字样用不上",
		Why:   "mark 写成字符串就照写照印，字样写在它里面；suffix 加在 issuer 或 mark 数组的后面。",
		Wrong: "mark = \"甲局文件\"\nsuffix = \"文件\"", Right: `mark = "甲局文件"`,
	},
	signersSealed: {
		Code: "GW243", Title: "签发人署名的又写了署名或印章", Clause: "7.3.5.3", Strength: "规定",
		Why:   "加盖签发人签名章的公文，署签发人职务和签名章，不署机关名，不盖机关印章。",
		Wrong: "[signature]\nseal = true\nsigners = [{ post = \"区长\", name = \"某某\" }]", Right: "[signature]\nsigners = [{ post = \"区长\", name = \"某某\" }]",
	},
	copiesForm: {
		Code: "GW244", Title: "份数不对", Clause: "7.2.1", Strength: "规定",
		Why:   "份号是公文印制份数的顺序号，从 serial 起编，一般用 6 位数字；一次最多 2000 份。",
		Wrong: "copies = 50", Right: "serial = \"000001\"\ncopies = 50",
	},
	copiesMany: {
		Code: "GW245", Severity: diag.Warning, Title: "份数很多",
		Why:   "一份一个 PDF 文件，超过 200 份时看看是不是多写了一位。",
		Wrong: "serial = \"000001\"\ncopies = 500", Right: "serial = \"000001\"\ncopies = 50",
	},
	recipientsTwice: {
		Code: "GW246", Title: "主送机关写了两处", Clause: "7.3.2", Strength: "规定",
		Why:   "主送机关过多而使公文首页不能显示正文时，才移至版记；一份公文只在一处。",
		Wrong: "recipients = \"各街道\"\n[imprint]\nrecipients = \"各街道\"", Right: "[imprint]\nrecipients = \"各街道\"",
	},
	presentMissing: {
		Code: "GW247", Severity: diag.Warning, Title: "纪要没有出席人员", Clause: "10.3", Strength: "规定",
		Why:   "标注出席人员名单，一般在正文或附件说明下；有请假、列席而没有出席，多半是漏写。",
		Wrong: "[attendance]\nexcused = \"某某\"", Right: "[attendance]\npresent = \"某某、某某\"\nexcused = \"某某\"",
	},
	gridForm: {
		Code: "GW248", Title: "普通的表不全",
		Why:   "content = \"table\" 的表要有表头 columns 和各行 rows；每一行的格数与表头相同，空白的行写 []。",
		Wrong: "content = \"table\"\ncolumns = [\"序号\", \"名称\"]\nrows = [[\"1\"]]", Right: "content = \"table\"\ncolumns = [\"序号\", \"名称\"]\nrows = [[\"1\", \"甲\"], []]",
	},
	columnHead: {
		Code: "GW249", Title: "两层表头的写法不对",
		Why:   "表头写成数组时是上、下两层：上一层与相邻栏目相同的合成一格。",
		Wrong: `head = ["时限"]`, Right: `head = ["时限", "启动"]`,
	},
	returnTwice: {
		Code: "GW250", Title: "填报栏重复",
		Why:   "收回时按表头认栏目，两栏同名就分不清。",
		Wrong: `returns = ["存在问题", "存在问题"]`, Right: `returns = ["存在问题", "下步措施"]`,
	},
	closeTable: {
		Code: "GW251", Severity: diag.Warning, Title: "段末写法用不上",
		Why:   "close = \"lines\" 说的是编号段落（form = \"list\"）的单位和时限各占一行；表里它们各有一栏。",
		Wrong: "[breakdown]\nclose = \"lines\"", Right: "[breakdown]\nform = \"list\"\nclose = \"lines\"",
	},
	switchForm: {
		Code: "GW252", Title: "规则开关不对",
		Why:   "[[check]] 写规则的编号、怎样对待和理由，一条规则一次；错误不能关。",
		Wrong: "[[check]]\ncode = \"301\"\nset = \"off\"\nreason = \"两个单位确实都有\"", Right: "[[check]]\ncode = \"GW301\"\nset = \"off\"\nreason = \"两个单位确实都有\"",
	},
	dueUnread: {
		Code: "GW253", Severity: diag.Warning, Title: "认不出日期的完成时限",
		Why:   "工作簿按日期排序、算逾期。像日期而读不准的时限（如“6月前”：到 5 月底还是 6 月底）照原样印，但不算逾期；长期坚持、每季度一类本来没有日期的不提醒。",
		Wrong: `due = "6月前"`, Right: `due = "6月底前"`,
	},
	unitsJoined: {
		Code: "GW254", Severity: diag.Warning, Title: "几个单位连成了一个名称",
		Why:   "“甲局和乙局”“甲局/乙局”“甲局 乙局”，只有部门名录里登记了才能断定是两个单位；断不定的照原样列为一个，工作簿里就多出一个不存在的单位。",
		Wrong: `lead = "县财政局/县民政局"`, Right: `lead = ["县财政局", "县民政局"]`,
	},
	unitOdd: {
		Code: "GW255", Severity: diag.Warning, Title: "不像单位名称",
		Why:   "单位栏里的话会读成单位，任务就分到不存在的单位名下。",
		Wrong: `responsible = "县民政局、县财政局负责经费"`, Right: `responsible = "县民政局、县财政局"`,
	},
	sameNothing: {
		Code: "GW256", Title: "“同上”的上一行没有内容",
		Why:   "“同上”“〃”指上一行同一栏的内容。省略这个键也是同上一行，并且合并单元格。",
		Wrong: "[[task]]\ntopic = \"第一类\"\nlead = \"同上\"", Right: "[[task]]\ntopic = \"第一类\"\nlead = [\"县财政局\"]",
	},
	unfilled: {
		Code: "GW299", Title: "还没有填写",
		Why:   "gongwen new 写的开头里，要填的地方是括号里写着名称的空，如“（发文机关）”。草稿（--draft）照印，正式生成前要填好；用不着的键连同这一行删去。",
		Wrong: `recipients = "（主送机关）"`, Right: `recipients = "各街道办事处，区直各部门"`,
	},
	signersOdd: {
		Code: "GW258", Severity: diag.Warning, Title: "签发人与文种或机关数不合", Clause: "7.2.6", Strength: "规定",
		Why:   "上行文（请示、报告）标注签发人，联合行文一机关一个；通知、批复、函不是上行文，不标。命令和议案才由签发人署名（7.3.5.3）。",
		Wrong: "title = \"关于某事的请示\"   # 没有 [letterhead] signers", Right: "[letterhead]\nsigners = [\"某某\"]",
	},
	formatKind: {
		Code: "GW206", Severity: diag.Warning, Title: "文种与格式不符", Clause: "10.1、10.2、10.3", Strength: "习惯",
		Why:   "函用信函格式，命令（令）用命令格式，纪要用纪要格式；这三种格式的版头、署名各不相同。",
		Wrong: "format = \"general\"\ntitle = \"关于商请支持的函\"", Right: "format = \"letter\"\ntitle = \"关于商请支持的函\"",
	},
	jointSignature: {
		Code: "GW259", Severity: diag.Warning, Title: "联合行文的署名不全", Clause: "7.3.5.1", Strength: "规定",
		Why:   "联合行文的各发文机关都署名盖章；代章的，在那一个机关的署名下注明“（某局代章）”。",
		Wrong: "issuer = [\"甲局\", \"乙局\"]\n[signature]\nname = \"甲局\"", Right: "issuer = [\"甲局\", \"乙局\"]\n[signature]\nname = [\"甲局\", \"乙局\"]",
	},
}

// Rules lists every rule of this package, and those about the form of single
// values, in the order of the codes.
func Rules() []*diag.Rule {
	out := value.Rules()
	for i := range rules {
		out = append(out, &rules[i])
	}
	slices.SortFunc(out, func(a, b *diag.Rule) int { return strings.Compare(a.Code, b.Code) })
	return out
}
