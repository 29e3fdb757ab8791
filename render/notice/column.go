package notice

import (
	"math"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/tomldoc"
)

// builtin is a column that every breakdown can have.
type builtin struct {
	key, head string
	merge     Merge
	standard  bool // one of the five of a breakdown that declares none
}

// builtins are the columns of the schema in their usual order. Equal numbers
// stand in neighbouring rows only where the source says "as above", so seq
// merges inside a topic.
var builtins = [...]builtin{
	{key: KeySeq, head: "序号", merge: MergeInTopic},
	{key: KeySection, head: "任务类别", merge: MergeAll},
	{key: KeyTopic, head: "工作任务", merge: MergeAll, standard: true},
	{key: KeyTitle, head: "任务名称"},
	{key: KeyLead, head: "牵头部门", merge: MergeAll, standard: true},
	{key: KeyResponsible, head: "责任单位", merge: MergeAll, standard: true},
	{key: KeyRequirement, head: "具体要求", standard: true},
	{key: KeyDue, head: "完成时限", standard: true},
}

func builtinOf(key string) *builtin {
	for i := range builtins {
		if builtins[i].key == key {
			return &builtins[i]
		}
	}
	return nil
}

// BuiltIn reports whether the column is one of the schema's own.
func (c *Column) BuiltIn() bool { return builtinOf(c.Key) != nil }

func standardColumns() []Column {
	var out []Column
	for _, d := range builtins {
		if d.standard {
			out = append(out, Column{Key: d.key, Head: diag.Plain(d.head), Merge: d.merge, Join: "、"})
		}
	}
	return out
}

// finishColumn adds the column that was just bound; an own one becomes a key
// of [[task]].
func (b *binder) finishColumn(n *tomldoc.Node) {
	c, key := b.column, b.column.Key
	if key == "" {
		return // reported
	}
	if first, twice := b.columnKeys[key]; twice {
		b.add(columnKey, b.columnAt, "一栏一个键", "第 %d 行已经有栏目 %s", b.line(first), key)
		return
	}
	b.columnKeys[key] = b.columnAt
	if d := builtinOf(key); d != nil {
		if c.Head.Empty() {
			c.Head = diag.Plain(d.head)
		}
		if !b.mergeSet {
			c.Merge = d.merge
		}
		b.breakdown.Columns = append(b.breakdown.Columns, *c)
		return
	}
	if why, hint := ownKeyFault(key); why != "" {
		b.add(columnKey, b.columnAt, hint, "栏目的键“%s”%s", short(key), why)
		return
	}
	if c.Head.Empty() && n.Get("head") == nil {
		b.add(missingKey, c.Span, "在 [[breakdown.column]] 里写一行 head = \"……\"", "自定的栏目 %s 缺少表头 head", key)
	}
	b.breakdown.Columns = append(b.breakdown.Columns, *c)
	b.tables["task"].add(ownKey(c))
}

func isOwnKey(key string) bool {
	why, _ := ownKeyFault(key)
	return why == ""
}

// ownKeyFault says what is wrong with the key of a column that is not built in.
func ownKeyFault(key string) (why, hint string) {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	switch {
	case key == "":
		return "是空的", "取一个英文名字，如 leader"
	case key == "id":
		return "已有别的用处", "另取一个名字"
	case len(key) > 40:
		return "太长", "取一个短的英文名字"
	case strings.Trim(key, letters+"0123456789_-") != "" || !strings.Contains(letters, key[:1]):
		for _, d := range builtins {
			if d.head == key {
				return "不是英文", "写作 key = \"" + d.key + "\""
			}
		}
		return "不是英文", "键用英文字母，如 leader；中文写在 head 里"
	}
	return "", ""
}

// width is a column's width in µm.
func (b *binder) width(n *tomldoc.Node) int {
	const widest = 400 // mm; more than any paper
	mm := n.Float
	if n.Kind == tomldoc.Integer {
		mm = float64(n.Integer)
	}
	if !(mm >= 1 && mm <= widest) {
		b.add(columnWidth, n.Span, "栏宽以毫米计，如 width = 95；删去这一行即自动分配", "栏宽不能是 %v 毫米", mm)
		return 0
	}
	return int(math.Round(mm * 1000))
}

func mergeOf(n *tomldoc.Node) Merge {
	switch {
	case n.Kind == tomldoc.String:
		return MergeInTopic
	case n.Boolean:
		return MergeAll
	default:
		return MergeNone
	}
}

func joinOf(s string) string {
	if s == "line" {
		return "\n"
	}
	return s
}

// join is what stands between the units of a list in the column of the key.
func (b *Breakdown) join(key string) string {
	for i := range b.Columns {
		if b.Columns[i].Key == key {
			return b.Columns[i].Join
		}
	}
	return "、"
}

// checkSections refuses a section without tasks where the sections are a column:
// nothing would show it.
func (b *binder) checkSections(d *Breakdown) {
	if d.column(KeySection) < 0 {
		return
	}
	for i := range d.Sections {
		if s := &d.Sections[i]; s.Empty {
			b.add(sectionUnseen, s.Span, "不列 section 栏（节标题各占一整行），或删去这一节", "“%s”没有任务，节列为一栏时无处可印", short(s.Text.S))
		}
	}
}

// checkStandard warns of standard columns that would be printed blank.
func (b *binder) checkStandard(d *Breakdown) {
	var blank, used []string
	for i := range d.Columns {
		c, empty := &d.Columns[i], true
		for t := 0; t < len(d.Tasks) && empty; t++ {
			empty = d.Cell(t, c).Empty() && (c.Key != KeyResponsible || !d.LeadOverResponsible(t))
		}
		if empty {
			blank = append(blank, c.Head.S)
		} else {
			used = append(used, c.Key)
		}
	}
	if len(blank) > 0 {
		b.add(columnUnused, d.Span, "用 [[breakdown.column]] 逐一列出要印的栏目，如 "+strings.Join(used, "、"),
			"默认的栏目%s整栏是空的", "“"+strings.Join(blank, "”“")+"”")
	}
}
