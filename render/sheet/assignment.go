package sheet

import (
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/notice"
)

// duty is a row of the assignment sheet: a task in the hands of a group.
type duty struct {
	group *notice.Group
	task  int
	co    []int // units that lead it as well
}

// assignment is 按牵头部门, the sheet that departments fill in: the tasks of
// one group after the other, merged by group and within it by topic.
type assignment struct {
	*planner
	duties []duty

	fields []field

	// Columns; -1 where the table has nothing to put there.
	lead, id, topic, text, others, due int
	own                                []ownColumn
	answers                            int // the first of them

	topicOf func(*notice.Task) diag.Text
	titled  bool // the title stands in the column of topics
}

// ownColumn is a column of the notice's own key.
type ownColumn struct {
	key string
	col int
}

// Columns of the assignment sheet that are hidden: the key by which a returned
// row is known, and the group's name in every row, for filters and COUNTIFS.
const (
	colKey = iota
	colUnit
	colFirst // the first one to be seen
)

func (p *planner) assignment() {
	groups := p.b.Groups()
	a := &assignment{planner: p, topic: -1, others: -1, due: -1}
	joint, shared := make([]int, len(groups)), false // by group: how many of its tasks it shares
	for g := range groups {
		for _, t := range groups[g].Tasks {
			co := p.sharers(&groups[g], t)
			if len(co) > 0 {
				joint[g]++
				shared = true
			}
			if len(p.b.Tasks[t].Lead.Units) == 0 {
				co = nil // they do not lead, and the responsible units stand in their own column
			}
			a.duties = append(a.duties, duty{&groups[g], t, co})
		}
	}
	a.columns()

	s := p.newSheet(nameAssignment, p.title()+"（按"+a.fields[a.lead].head+"）", p.hint(shared), a.fields, true)
	if p.list.HasErrors() || p.tooManyRows(s, len(a.duties)) {
		return
	}
	p.book.Sheets = append(p.book.Sheets, s)
	s.Protected = true
	b := p.newBody(s, a.fields, len(a.duties))
	for i := range b.stack.need {
		b.stack.need[i] = heightFor(2, bodySize) // room for an answer
	}
	for i := range a.duties {
		a.row(b, i)
	}
	byGroup := a.runs(func(x, y *duty) bool { return x.group == y.group })
	byTopic := a.runs(func(x, y *duty) bool {
		return x.group == y.group && a.topicOf(a.at(x)).S == a.topicOf(a.at(y)).S && a.at(x).Section == a.at(y).Section
	})
	group := 0
	for _, r := range byGroup {
		d := &a.duties[r.First]
		for &groups[group] != d.group {
			group++
		}
		a.labelGroup(b, r, joint[group])
	}
	b.stack.keep = []keep{{byGroup, 60}}
	if a.topic >= 0 {
		b.stack.keep = append(b.stack.keep, keep{byTopic, 80})
		for _, r := range byTopic {
			a.labelTopic(b, r)
		}
	}
	if a.others >= 0 {
		for _, r := range a.runs(func(x, y *duty) bool {
			return x.group == y.group && a.at(x).Topic == a.at(y).Topic && a.at(x).Section == a.at(y).Section &&
				a.at(x).Responsible.Text.S == a.at(y).Responsible.Text.S && slices.Equal(x.co, y.co)
		}) {
			a.labelOthers(b, r)
		}
	}
	b.paginate()
	s.freeze(a.id + 1)
	a.forms(s, b.base)
}

func (a *assignment) at(d *duty) *notice.Task { return &a.b.Tasks[d.task] }

// leads reports whether the table names leads by themselves; “甲牵头，乙配合” in
// the cell of the responsible units is not that.
func (p *planner) leads() bool {
	return p.column(notice.KeyLead) != nil || p.any(func(t *notice.Task) bool { return !t.Lead.Text.Empty() })
}

// sharers is the units that hold the task in the same role as the group does.
func (p *planner) sharers(g *notice.Group, task int) (co []int) {
	t := &p.b.Tasks[task]
	holders := t.Lead.Units
	if len(holders) == 0 && !p.b.FirstLeads {
		holders = t.Responsible.Units
	}
	for _, u := range holders {
		if !slices.Contains(g.Units, u) {
			co = append(co, u)
		}
	}
	return co
}

// requirement is the text of a task: its title, if it stands nowhere else, and
// what is required.
func (a *assignment) requirement(t *notice.Task) diag.Text {
	switch {
	case a.titled || t.Title.Empty():
		return t.Requirement
	case t.Requirement.Empty():
		return t.Title
	}
	return diag.Join([]diag.Text{t.Title, t.Requirement}, "\n")
}

// othersText is who works on the task beside the group: the responsible units
// as printed, and the other leads.
func (a *assignment) othersText(d *duty) string {
	s := a.at(d).Responsible.Text.S
	if len(d.co) == 0 {
		return s
	}
	if s != "" {
		s += "\n"
	}
	return s + "（共同牵头：" + a.units(d.co, "、") + "）"
}

// row writes the cells of a duty that are never merged.
func (a *assignment) row(b *body, i int) {
	d := &a.duties[i]
	t := a.at(d)
	cells := b.cells(i)
	cells[colKey] = Cell{Kind: Text, Text: a.key(d), Style: b.styles[colKey]}
	cells[colUnit] = Cell{Kind: Text, Text: d.group.Name, Style: b.styles[colUnit]}
	b.text(i, a.id, place{d.task, "id"}, diag.Plain(t.ID))
	b.text(i, a.text, place{d.task, notice.KeyRequirement}, a.requirement(t))
	for _, o := range a.own {
		b.text(i, o.col, place{d.task, o.key}, t.Own[o.key])
	}
	if a.due >= 0 {
		b.put(i, i+1, a.due, a.due, place{d.task, notice.KeyDue}, t.Due.Text, a.dueCell(t.Due, a.fields[a.due].look))
	}
}

// key is how a returned row is known again: the task, the group, and a
// fingerprint of what the row said, by which an old revision shows.
func (a *assignment) key(d *duty) string {
	t := a.at(d)
	h := fnv.New32a()
	for _, s := range [...]string{t.Title.S, t.Requirement.S, t.Lead.Text.S, t.Responsible.Text.S, t.Due.Text.S} {
		h.Write([]byte(s))
		h.Write([]byte{0})
	}
	sum := strconv.FormatUint(uint64(h.Sum32()), 16)
	return t.ID + "|" + strings.ReplaceAll(d.group.Name, "|", "｜") + "|" + strings.Repeat("0", 8-len(sum)) + sum
}

// runs is the ranges of neighbouring duties that are the same.
func (a *assignment) runs(same func(x, y *duty) bool) (rs []notice.Run) {
	for i := 0; i < len(a.duties); {
		j := i + 1
		for j < len(a.duties) && same(&a.duties[j-1], &a.duties[j]) {
			j++
		}
		rs = append(rs, notice.Run{First: i, End: j})
		i = j
	}
	return rs
}

// labelGroup writes 区财政金融局（8项，其中共同3项）.
func (a *assignment) labelGroup(b *body, r notice.Run, joint int) {
	d := &a.duties[r.First]
	s := d.group.Name + "\n（" + strconv.Itoa(r.End-r.First) + "项"
	if joint > 0 {
		s += "，其中共同" + strconv.Itoa(joint) + "项"
	}
	s += "）"
	name := a.at(d).Lead.Text
	if name.Empty() {
		name = a.at(d).Responsible.Text
	}
	b.put(r.First, r.End, a.lead, a.lead, place{d.task, notice.KeyLead}, name,
		Cell{Kind: Text, Text: s, Style: b.styles[a.lead]})
}

func (a *assignment) labelTopic(b *body, r notice.Run) {
	d := &a.duties[r.First]
	if t := a.topicOf(a.at(d)); !t.Empty() {
		b.put(r.First, r.End, a.topic, a.topic, place{d.task, notice.KeyTopic}, t, Cell{Kind: Text, Text: t.S, Style: b.styles[a.topic]})
	}
}

func (a *assignment) labelOthers(b *body, r notice.Run) {
	d := &a.duties[r.First]
	c := Cell{Style: b.styles[a.others]}
	if s := a.othersText(d); s != "" {
		c.Kind, c.Text = Text, s
	}
	b.put(r.First, r.End, a.others, a.others, place{d.task, notice.KeyResponsible}, a.at(d).Responsible.Text, c)
}

// hint tells a department what to do with the sheet.
func (p *planner) hint(shared bool) string {
	s := "填报说明：请填写浅黄色单元格，“完成状态”从下拉列表中选择。"
	if p.b.ReturnBy != (notice.Day{}) {
		s += "请于" + chineseDay(p.b.ReturnBy) + "前报送" + p.n.Issuer.S + "。"
	}
	if !p.b.Contact.Empty() {
		s += "联系人：" + strings.ReplaceAll(p.b.Contact.S, "\n", "，") + "。"
	}
	if shared {
		s += "几家共同承担的任务，在各家名下分别列出，编号相同。"
	}
	return s
}

// tooManyRows refuses a body that does not fit a sheet.
func (p *planner) tooManyRows(s *Sheet, n int) bool {
	if len(s.Rows)+n <= maxRows {
		return false
	}
	p.list.Add(&ruleRows, p.n.Source, p.b.Span, "把任务分成几个通知。", "“%s”要%d行，Excel一张表最多%d行", s.Name, len(s.Rows)+n, maxRows)
	return true
}
