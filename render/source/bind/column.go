package bind

import (
	"math"
	"slices"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/source/hint"
	"gongwen/render/source/schema"
	"gongwen/render/source/tomldoc"
	"gongwen/render/source/value"
	"gongwen/render/words"
)

// column is a column being bound.
type column struct {
	notice.Column
	at       diag.Span // its key's value
	mergeSet bool
}

// finishColumn adds the column that was just bound; an own one becomes a key
// of [[task]].
func (s *scope) finishColumn() {
	t, c, n := s.table, s.column, s.node
	key := c.Key
	if key == "" {
		return // reported
	}
	if first, twice := t.columnKeys[key]; twice {
		t.add(columnKey, c.at, "一栏一个键", "第 %d 行已经有栏目 %s", t.line(first), key)
		return
	}
	t.columnKeys[key] = c.at
	if head, merge, ok := notice.BuiltIn(key); ok {
		if c.Head.Empty() {
			c.Head = diag.Plain(head)
		}
		if !c.mergeSet {
			c.Merge = merge
		}
		t.breakdown.Columns = append(t.breakdown.Columns, c.Column)
		return
	}
	if why, hint := hint.OwnKeyFault(key); why != "" {
		t.add(columnKey, c.at, hint, "栏目的键“%s”%s", value.Short(key), why)
		return
	}
	if c.Head.Empty() && n.Get("head") == nil {
		t.add(missingKey, c.Span, "在这个 "+s.header+" 里写一行 head = \"……\"", "自定的栏目 %s 缺少表头 head", key)
	}
	t.breakdown.Columns = append(t.breakdown.Columns, c.Column)
	t.keys = append(slices.Clip(t.keys), schema.Key{Path: "task." + c.Key, Term: c.Head.S, Types: schema.String, Blank: true, Lines: true})
}

// head takes a head.
func (s *scope) head(n *tomldoc.Node) { s.column.Over, s.column.Head = s.levels(n) }

// levels are those of a head: an array has two.
func (s *scope) levels(n *tomldoc.Node) (over, head diag.Text) {
	switch {
	case n.Kind == tomldoc.String:
		return over, value.Cell(n.Text)
	case len(n.Items) != 2 || value.Trim(n.Items[1].Text).Empty():
		s.add(columnHead, n.Span, "写两个：[\"上\", \"下\"]；只有一层的写字符串", "表头的数组不是上、下两层")
		return over, head
	}
	return value.Cell(n.Items[0].Text), value.Cell(n.Items[1].Text)
}

// returns takes the heads of further columns to fill in; one head stands once.
func (s *scope) returns(n *tomldoc.Node) []diag.Text {
	var out []diag.Text
	met := map[string]bool{}
	for _, t := range value.Texts(n) {
		id := words.Identity(t.S)
		if met[id] {
			s.add(returnTwice, t.Span(), "一栏一个名称", "填报栏“%s”写了两次", value.Short(t.S))
			continue
		}
		met[id] = true
		out = append(out, t)
	}
	return out
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

func mergeOf(n *tomldoc.Node) notice.Merge {
	switch {
	case n.Kind == tomldoc.String:
		return notice.MergeInTopic
	case n.Boolean:
		return notice.MergeAll
	default:
		return notice.MergeNone
	}
}

func joinOf(s string) string {
	if s == "line" {
		return "\n"
	}
	return s
}

// checkSections refuses a section without tasks where the sections are a column:
// nothing would show it.
func (t *table) checkSections() {
	d := t.breakdown
	if d.ColumnOf(notice.KeySection) < 0 {
		return
	}
	for i := range d.Sections {
		if s := &d.Sections[i]; s.Empty {
			t.add(sectionUnseen, s.Span, "不列 section 栏（节标题各占一整行），或删去这一节", "“%s”没有任务，节列为一栏时无处可印", value.Short(s.Text.S))
		}
	}
}

// checkStandard warns of standard columns that would be printed blank.
func (t *table) checkStandard() {
	d := t.breakdown
	var blank, used []string
	for k := range d.Columns {
		c, empty := &d.Columns[k], true
		for i := 0; i < len(d.Tasks) && empty; i++ {
			empty = d.Cell(i, c).Empty() && (c.Key != notice.KeyResponsible || !d.LeadOverResponsible(i))
		}
		if empty {
			blank = append(blank, c.Head.S)
		} else {
			used = append(used, c.Key)
		}
	}
	if len(blank) > 0 {
		t.add(columnUnused, d.Span, "用 [[breakdown.column]] 逐一列出要印的栏目，如 "+strings.Join(used, "、"),
			"默认的栏目%s整栏是空的", "“"+strings.Join(blank, "”“")+"”")
	}
}
