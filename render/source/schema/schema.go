package schema

import (
	"slices"
	"strings"
	"sync"

	"gongwen/render/source/tomldoc"
)

// Type is a set of TOML types that a key takes.
type Type uint16

// The types that keys take.
const (
	TypeString Type = 1 << iota
	TypeStrings
	TypeInteger
	TypeFloat
	TypeBoolean
	TypeDate
	TypeTable
	TypeTables
	TypeRows // arrays of strings: the rows of a plain table
)

// typeNames are in the order of the bits.
var typeNames = [...]string{"字符串", "字符串数组", "整数", "小数", "开关（true 或 false）", "日期", "表", "表数组", "数组的数组"}

// String names the types in Chinese: 字符串或字符串数组.
func (t Type) String() string {
	var names []string
	for i, name := range typeNames {
		if t&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return strings.Join(names, "或")
}

// Key is one key of the source file, schema 1. The rows drive binding, hints
// and messages here, the reference of the README and the JSON schema elsewhere.
type Key struct {
	Path     string // task.requirement: the tables' names and the key's, joined by points
	Term     string // the field's term: 具体要求
	About    string // Chinese, one line; may be empty where the term says it all
	Types    Type
	Required bool
	Default  string   // what holds without it, in words or TOML; empty: nothing
	Values   []string // the only strings it takes; nil: any
	Blank    bool     // "" is a value
	Lines    bool     // line breaks may stand in it

	// What schema 1 allows and this program does not do yet.
	LaterTypes  Type
	LaterValues []string
	Instead     string // Chinese: what to do until then

	Of string // of a table: the kind of table it is, where that has another name
}

// Name is the last part of the path.
func (k *Key) Name() string { return k.Path[strings.LastIndexByte(k.Path, '.')+1:] }

// Table is the path without the name; empty for a key of the top level.
func (k *Key) Table() string { return k.Path[:max(0, strings.LastIndexByte(k.Path, '.'))] }

// Built reports whether any form of the key works.
func (k *Key) Built() bool { return k.Types != 0 }

// Kind is the kind of table that the key holds.
func (k *Key) Kind() string {
	if k.Of != "" {
		return k.Of
	}
	return k.Path
}

// Keys is the source file's schema: every key, those of a table together, the
// top level first. It is made once and never written to.
func Keys() []Key { return keys() }

var keys = sync.OnceValue(func() []Key {
	return slices.Concat(topKeys(), frontKeys(), documentKeys(), attachmentKeys(), breakdownKeys(), taskKeys())
})

// Of are the keys of a kind of table: "" the top level, breakdown.column.
func Of(kind string) []Key { return byKind()[kind] }

var byKind = sync.OnceValue(func() map[string][]Key {
	all := map[string][]Key{}
	for _, k := range Keys() {
		all[k.Table()] = append(all[k.Table()], k)
	}
	return all
})

func topKeys() []Key {
	return []Key{
		{
			Path: "schema", Term: "格式版本", About: "源文件格式的版本", Types: TypeInteger, Default: "1",
		},
		{
			Path: "format", Term: "公文格式", About: "用哪一种格式", Types: TypeString, Required: true,
			Values: []string{"general", "letter", "order", "minutes"},
		},
		{
			Path: "issuer", Term: "发文机关", About: "联合行文用数组，主办机关在前", Types: TypeString | TypeStrings, Required: true,
		},
		{
			Path: "number", Term: "发文字号", About: "如 济高新管办字〔2023〕22号；草稿可以没有", Types: TypeString, Required: true,
		},
		{
			Path: "title", Term: "标题", About: "换行即标题的分行", Types: TypeString, Required: true, Lines: true,
		},
		{
			Path: "recipients", Term: "主送机关", About: "不写末尾的冒号", Types: TypeString,
		},
		{
			Path: "date", Term: "成文日期", About: "如 2023-08-14，不加引号；草稿可以没有", Types: TypeDate, Required: true,
		},
		{
			Path: "note", Term: "附注", About: "不写圆括号；多条用数组", Types: TypeString | TypeStrings,
		},
		{
			Path: "text", Term: "正文", About: "一行一段，层次序数“一、”“（一）”“1.”“（1）”自动识别", Types: TypeString, Required: true, Lines: true,
		},
		{Path: "content", Term: "正文后的分解表", About: "写 breakdown，分解表直接接在正文后", Types: TypeString, Values: []string{"breakdown"}},
		{Path: "letterhead", Term: "版头", Types: TypeTable},
		{Path: "signature", Term: "署名", Types: TypeTable},
		{Path: "imprint", Term: "版记", Types: TypeTable},
		{Path: "document", Term: "随文印发的文件", About: "随通知印发的方案、办法、要点，另页起，不冠“附件”", Types: TypeTable},
		{Path: "attachment", Term: "附件", Types: TypeTables},
		{Path: "breakdown", Term: "任务分解表", About: "以下各键的默认值即通常的样子", Types: TypeTable},
		{Path: "department", Term: "部门名录", About: "名录里的单位决定工作簿的次序，别名归为一个", Types: TypeTables},
		{Path: "task", Term: "任务", About: "一行一项；省略的键与上一行相同，即合并单元格", Types: TypeTables},
		{Path: "check", Term: "检查规则", About: "留作开关检查规则之用", LaterTypes: TypeTable, Instead: "删去 [check]；警告不妨碍生成"},
	}
}

func frontKeys() []Key {
	return []Key{
		{
			Path: "letterhead.mark", Term: "发文机关标志", Types: TypeString, Default: "issuer 加“文件”二字",
		},
		{
			Path: "letterhead.serial", Term: "份号", About: "如 000001", Types: TypeString,
		},
		{
			Path: "letterhead.secrecy", Term: "密级和保密期限", About: "如 秘密★5年", Types: TypeString,
		},
		{
			Path: "letterhead.urgency", Term: "紧急程度", About: "特急或加急", Types: TypeString,
		},
		{Path: "letterhead.signers", Term: "签发人", About: "上行文才有", Types: TypeString | TypeStrings},
		{
			Path: "letterhead.registry", Term: "规范性文件编号", Types: TypeString,
		},
		{
			Path: "signature.name", Term: "署名", Types: TypeString, Default: "issuer",
		},
		{
			Path: "signature.under", Term: "署名下一行", About: "照写的印，如“（某局代章）”", Types: TypeString,
		},
		{
			Path: "signature.seal", Term: "加盖印章", About: "false 即不加盖印章的排法", Types: TypeBoolean, Default: "true",
		},
		{
			Path: "imprint.copy_to", Term: "抄送机关", About: "不写“抄送：”和末尾的句号", Types: TypeString,
		},
		{
			Path: "imprint.printed_by", Term: "印发机关", Types: TypeString,
		},
		{
			Path: "imprint.printed_on", Term: "印发日期", Types: TypeDate,
		},
	}
}

func documentKeys() []Key {
	return []Key{
		{Path: "document.title", Term: "文件标题", About: "换行即分行", Types: TypeString, Required: true, Lines: true},
		{Path: "document.label", Term: "字样", About: "通常没有", Types: TypeString},
		{Path: "document.text", Term: "文件正文", About: "一行一段", Types: TypeString, Lines: true},
		{Path: "document.content", Term: "文件内容", About: "breakdown 即分解表", Types: TypeString, Values: []string{"breakdown", "table"}},
		{Path: "document.columns", Term: "表的表头", Types: TypeStrings},
		{Path: "document.rows", Term: "表的各行", Types: TypeRows},
		{Path: "document.after", Term: "表后文字", About: "印在内容之后", Types: TypeString, Lines: true},
		{Path: "document.breakdown", Term: "文件自己的分解表", Types: TypeTable, Of: "breakdown"},
		{Path: "document.task", Term: "文件自己的任务", Types: TypeTables, Of: "task"},
	}
}

func attachmentKeys() []Key {
	return []Key{
		{
			Path: "attachment.title", Term: "附件名称", About: "附件说明用", Types: TypeString, Required: true,
		},
		{
			Path: "attachment.heading", Term: "附件标题", About: "附件页上的标题，换行即分行", Types: TypeString, Default: "title", Lines: true,
		},
		{
			Path: "attachment.content", Term: "附件内容", About: "breakdown 即分解表", Types: TypeString,
			Values: []string{"breakdown", "table"},
		},
		{
			Path: "attachment.label", Term: "附件字样", About: "有的写“附”", Types: TypeString, Default: "附件",
		},
		{
			Path: "attachment.text", Term: "附件文字", About: "一行一段；与分解表并存时印在表前", Types: TypeString, Lines: true,
		},
		{
			Path: "attachment.after", Term: "表后文字", About: "印在分解表之后", Types: TypeString, Lines: true,
		},
		{Path: "attachment.columns", Term: "空白表的表头", Types: TypeStrings},
		{Path: "attachment.rows", Term: "空白表的各行", Types: TypeRows},
		{Path: "attachment.breakdown", Term: "附件自己的分解表", Types: TypeTable, Of: "breakdown"},
		{Path: "attachment.task", Term: "附件自己的任务", Types: TypeTables, Of: "task"},
		{
			Path: "department.name", Term: "单位名称", Types: TypeString, Required: true,
		},
		{
			Path: "department.aliases", Term: "别名", About: "同一单位的其他写法，照原样印，工作簿里归为一个", Types: TypeStrings,
		},
		{
			Path: "department.members", Term: "成员单位", About: "集合单位的成员", Types: TypeStrings,
		},
		{
			Path: "department.kind", Term: "单位性质", About: "unit 单个单位，collective 集合单位", Types: TypeString,
			Default: "名称以“各”开头或含“各”“有关”“相关”的是集合单位", Values: []string{"unit", "collective"},
		},
	}
}

func breakdownKeys() []Key {
	return []Key{
		{
			Path: "breakdown.form", Term: "排法", About: "table 表，list 编号段落", Types: TypeString, Default: "table",
			Values: []string{"table", "list"},
		},
		{Path: "breakdown.close", Term: "段末写法", About: "list 形的单位各占一行", Types: TypeString, Values: []string{"lines"}},
		{
			Path: "breakdown.orientation", Term: "纸张方向", Types: TypeString, Default: "auto", Values: []string{"auto", "landscape", "portrait"},
		},
		{
			Path: "breakdown.numbering", Term: "自动编序数", About: "section、topic 自动编“一、”“（一）”；false 不编，或只写要编的几级", Types: TypeBoolean | TypeStrings,
			Default: "true", Values: []string{"section", "topic"},
		},
		{
			Path: "breakdown.restart", Term: "每节从头编", About: "true 即 topic 的序数每节从（一）编起", Types: TypeBoolean, Default: "false",
		},
		{
			Path: "breakdown.count", Term: "序号编给谁", About: "task 每行一号，topic 每类一号，section 每节从 1 重编", Types: TypeString,
			Default: "task", Values: []string{"task", "topic", "section"},
		},
		{
			Path: "breakdown.first_leads", Term: "第一位牵头", About: "true 即责任单位的第一位是牵头单位，只关工作簿", Types: TypeBoolean, Default: "false",
		},
		{
			Path: "breakdown.return_by", Term: "报回日期", About: "要求报回的日期，只进工作簿", Types: TypeDate,
		},
		{
			Path: "breakdown.contact", Term: "联系人和电话", About: "只进工作簿", Types: TypeString,
		},
		{Path: "breakdown.column", Term: "栏目", About: "次序即左右次序", Types: TypeTables, Default: "topic lead responsible requirement due 五栏"},
		{
			Path: "breakdown.column.key", Term: "栏目的键", About: "内置的键，或自定的英文键：声明后 [[task]] 可写同名键", Types: TypeString, Required: true,
		},
		{
			Path: "breakdown.column.head", Term: "表头", Types: TypeString, Default: "内置键各有默认，自定键必写", Lines: true,
		},
		{
			Path: "breakdown.column.width", Term: "栏宽", About: "毫米", Types: TypeInteger | TypeFloat, Default: "自动分配",
		},
		{
			Path: "breakdown.column.merge", Term: "合并相同的格", About: "true、false，或 topic（不跨工作任务）", Types: TypeBoolean | TypeString,
			Default: "section、topic、lead、responsible 为 true，seq 为 topic，其余 false", Values: []string{"topic"},
		},
		{
			Path: "breakdown.column.join", Term: "单位连写", About: "单位数组怎样连写，line 一行一个", Types: TypeString, Default: "、", Blank: true, Lines: true,
		},
		{
			Path: "breakdown.column.empty", Term: "空格里写什么", About: "如 /、无", Types: TypeString, Default: `""`, Blank: true,
		},
	}
}

func taskKeys() []Key {
	return []Key{
		{
			Path: "task.section", Term: "一级任务类别", About: "自动编“一、”；写了序数则照写并核对连续", Types: TypeString, Default: "同上一行",
		},
		{
			Path: "task.topic", Term: "工作任务", About: "二级，自动编“（一）”；可整表不用", Types: TypeString, Default: "同上一行；section 换了则没有",
		},
		{
			Path: "task.title", Term: "任务名称", About: "三级", Types: TypeString, Lines: true,
		},
		{
			Path: "task.lead", Term: "牵头部门", About: "数组是现成名单，字符串照原话印", Types: TypeString | TypeStrings, Default: "同上一行；topic 换了则没有", Blank: true, Lines: true,
		},
		{
			Path: "task.responsible", Term: "责任单位", About: "[] 表示没有", Types: TypeString | TypeStrings, Default: "同上一行；topic 换了或另写了 lead 则没有", Blank: true, Lines: true,
		},
		{
			Path: "task.requirement", Term: "具体要求", Types: TypeString, Required: true, Lines: true,
		},
		{
			Path: "task.due", Term: "完成时限", About: "文字、日期皆可；\"\" 表示没有", Types: TypeString | TypeDate, Default: "同上一行；topic 换了则没有", Blank: true, Lines: true,
		},
		{
			Path: "task.id", Term: "任务键", About: "修订时写明以保持不变", Types: TypeString, Default: "顺序号 001、002……",
		},
		{
			Path: "task.seq", Term: "印出的序号", About: "从此接着编；\"\" 与上一行同号", Types: TypeInteger | TypeString, Default: "接着编", Blank: true,
		},
	}
}

// TypeOf is the type of a value as the schema tells types apart; 0 for one
// that no key takes. An empty array is of either kind.
func TypeOf(n *tomldoc.Node) Type {
	switch n.Kind {
	case tomldoc.Table:
		return TypeTable
	case tomldoc.Array:
		t := TypeStrings | TypeTables | TypeRows
		for _, item := range n.Items {
			switch item.Kind {
			case tomldoc.String:
				t &= TypeStrings
			case tomldoc.Table:
				t &= TypeTables
			case tomldoc.Array:
				t &= TypeRows
			default:
				return 0
			}
		}
		return t
	case tomldoc.String:
		return TypeString
	case tomldoc.Integer:
		return TypeInteger
	case tomldoc.Float:
		return TypeFloat
	case tomldoc.Boolean:
		return TypeBoolean
	case tomldoc.Date:
		return TypeDate
	default:
		return 0
	}
}

// KindName names what the user wrote.
func KindName(n *tomldoc.Node) string {
	switch n.Kind {
	case tomldoc.Array:
		return "数组"
	case tomldoc.DateTime:
		return "带时刻的日期"
	default:
		return TypeOf(n).String()
	}
}
