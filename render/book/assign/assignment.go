package assign

import (
	"slices"
	"strconv"
	"strings"

	"gongwen/render/book"
	"gongwen/render/book/sheet"
	"gongwen/render/diag"
	"gongwen/render/notice"
)

// duty is a row of the assignment sheet: a task in the hands of a group.
type duty struct {
	group int // index into assignment.groups
	task  int
	co    []int // units that lead it as well
}

// assignment is 按牵头部门, the sheet that departments fill in: the tasks of
// one group after the other, merged by group and within it by topic.
type assignment struct {
	*planner
	groups []notice.Group
	joint  []int    // by group: how many of its tasks it shares
	labels []string // by group: its name and its counts
	starts []int    // by group: its first duty
	duties []duty
	prints []string // by task; made when the duties are
	fields []sheet.Field
	s      *book.Sheet // once planned
	base   int         // its first row of duties
	rows   *sheet.Body // its rows of duties

	// Columns; -1 where the table has nothing to put there.
	lead, id, table, topic, text, others, due int
	own                                       []ownColumn
	answers                                   int // the first of them
	day                                       int // behind them, hidden: that of the deadline, which may stand there in words only

	change int      // 修订情况; of use where marks are
	marks  []string // by task

	department bool // the sheet of one department: nothing is merged, so that every row grows with its answers and every column filters

	topicOf func(*notice.Task) diag.Text
	titled  bool   // the title stands in the column of topics
	limits  []int  // by column: the most characters of an answer; once planned
	goBack  uint16 // style of a number that leads back to the contents; 0: none does
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

// plan plans the sheet. totals, if any, appends rows above the head row, and
// returns what counts in them, once the rows are known.
func (a *assignment) plan(name, title, hint string, totals func(*book.Sheet) func()) {
	p := a.planner
	s := p.BeginSheet(name, title, hint, a.fields, true)
	count := func() {}
	if totals != nil {
		count = totals(s)
	}
	p.HeadSheet(s, a.fields)
	if p.List.HasErrors() || p.TooManyRows(s, len(a.duties)) {
		return
	}
	p.Add(s)
	s.Protected = true
	a.s, a.base = s, len(s.Rows)
	b := p.NewBody(s, a.fields, len(a.duties), sheet.HeightFor(answerLines, sheet.BodySize))
	b.Fill, b.FillHidden, b.From, b.Grows = a.fill, a.fillHidden, a.from, true
	if a.department {
		b.Most = sheet.HeightFor(answerMost, sheet.BodySize)
	} else {
		a.merge(b)
	}
	b.Plan()
	a.rows = b
	count()
	sheet.Freeze(s, a.id+1)
	a.forms(b.Least())
}

// name is what the sheet is called: where nobody is called the lead, after what
// they are called instead, if a sheet can bear that.
func (a *assignment) name() string {
	head := a.fields[a.lead].Head
	if a.leads() || book.UTF16Len(head) > book.MaxSheetName-1 || strings.ContainsAny(head, `:\/?*[]'`) {
		return nameAssignment
	}
	return "按" + head
}

// merge makes one cell of the neighbouring duties of a group, and within it of a
// topic and of those who work with it.
func (a *assignment) merge(b *sheet.Body) {
	byGroup := a.runs(func(x, y *duty) bool { return x.group == y.group })
	b.Merge(a.lead, a.lead, byGroup...)
	b.Keep(60, byGroup)
	if a.table >= 0 {
		byTable := a.runs(func(x, y *duty) bool { return x.group == y.group && a.at(x).Table == a.at(y).Table })
		b.Merge(a.table, a.table, byTable...)
	}
	if a.topic >= 0 {
		byTopic := a.runs(func(x, y *duty) bool {
			return x.group == y.group && a.at(x).Table == a.at(y).Table && a.at(x).Section == a.at(y).Section && a.topicOf(a.at(x)).S == a.topicOf(a.at(y)).S
		})
		b.Merge(a.topic, a.topic, byTopic...)
		b.Keep(80, byTopic)
	}
	if a.others >= 0 {
		b.Merge(a.others, a.others, a.runs(func(x, y *duty) bool {
			s, t := a.at(x), a.at(y)
			return x.group == y.group && s.Table == t.Table && s.Section == t.Section && s.Topic == t.Topic && slices.Equal(x.co, y.co) &&
				s.Responsible.Text.S == t.Responsible.Text.S && slices.Equal(s.Responsible.Units, t.Responsible.Units)
		})...)
	}
}

// newAssignment decides the rows and columns.
func (p *planner) newAssignment() *assignment {
	a := &assignment{planner: p, groups: p.b.Groups(), table: -1, topic: -1, others: -1, due: -1}
	a.assign()
	a.columns()
	return a
}

// assign lists the duties, group by group.
func (a *assignment) assign() {
	a.joint, a.starts = make([]int, len(a.groups)), make([]int, len(a.groups))
	n := 0
	for g := range a.groups {
		n += len(a.groups[g].Tasks)
	}
	a.duties = make([]duty, 0, n)
	for g := range a.groups {
		a.starts[g] = len(a.duties)
		for _, t := range a.groups[g].Tasks {
			co := a.sharers(&a.groups[g], t)
			if len(co) > 0 {
				a.joint[g]++
			}
			if len(a.b.Tasks[t].Lead.Units) == 0 {
				co = nil // they do not lead, and the responsible units have their own column
			}
			a.duties = append(a.duties, duty{g, t, co})
		}
	}
	a.prints = make([]string, len(a.b.Tasks))
	for t := range a.b.Tasks {
		a.prints[t] = a.b.Print(t)
	}
	for g := range a.groups {
		a.labels = append(a.labels, a.groupText(g))
	}
}

func (a *assignment) at(d *duty) *notice.Task { return &a.b.Tasks[d.task] }

// leads reports whether the table names leads by themselves; “甲牵头，乙配合” in
// the cell of the responsible units is not that.
func (p *planner) leads() bool {
	return p.column(notice.KeyLead) != nil || p.any(func(t *notice.Task) bool { return !t.Lead.Text.Empty() })
}

// sharers is the units that hold the task in the same role as the group does.
func (a *assignment) sharers(g *notice.Group, task int) (co []int) {
	t := &a.b.Tasks[task]
	holders := t.Lead.Units
	if len(holders) == 0 && !a.b.FirstLeads {
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
// as printed, those that the cell of the leads names (“甲牵头，乙配合”), and the
// other leads.
func (a *assignment) othersText(d *duty) string {
	r := &a.at(d).Responsible
	s := r.Text.S
	if s == "" {
		s = a.units(r.Units, "、")
	}
	if len(d.co) == 0 {
		return s
	}
	if s != "" {
		s += "\n"
	}
	return s + "（共同牵头：" + a.sharersText(d.co) + "）"
}

// sharersText names who shares a task; of many, who of them come first: thirty
// leads would each be given the names of the twenty-nine others.
func (a *assignment) sharersText(co []int) string {
	const most, first = 8, 3
	if len(co) <= most {
		return a.units(co, "、")
	}
	return a.units(co[:first], "、") + "等" + strconv.Itoa(len(co)) + "家，名单见通知"
}

// fill writes the row of a duty.
func (a *assignment) fill(row int, cells []book.Cell) {
	d := &a.duties[row]
	t := a.at(d)
	cells[a.lead].SetText(a.labels[d.group])
	cells[a.id].SetText(t.ID)
	if a.goBack != 0 && d.group < maxLinks && row == a.starts[d.group] {
		cells[a.id].Style = a.goBack
	}
	if a.table >= 0 {
		cells[a.table].SetText(a.tableOf(t))
	}
	if a.topic >= 0 {
		cells[a.topic].SetText(a.topicOf(t).S)
	}
	cells[a.text].SetText(a.requirement(t).S)
	for _, o := range a.own {
		cells[o.col].SetText(t.Own[o.key].S)
	}
	if a.others >= 0 {
		cells[a.others].SetText(a.othersText(d))
	}
	if a.marks != nil {
		cells[a.change].SetText(a.marks[d.task])
	}
	if a.due >= 0 {
		cells[a.due] = a.DueCell(deadline(t), cells[a.due].Style)
	}
}

// fillHidden writes what programs read.
func (a *assignment) fillHidden(row int, cells []book.Cell) {
	d := &a.duties[row]
	cells[colKey].SetText(a.key(d))
	cells[colUnit].SetText(a.groups[d.group].Name)
	if day, ok := book.Serial(a.at(d).Due.Day); ok {
		cells[a.day].SetNumber(day)
	}
}

// from is where a cell of a duty comes from.
func (a *assignment) from(row, col int) sheet.Origin {
	t := a.at(&a.duties[row])
	o := sheet.Origin{Head: a.fields[col].Head, Text: t.Requirement}
	switch col {
	case a.lead:
		o.Text = firstOf(t.Lead.Text, t.Responsible.Text)
	case a.topic:
		o.Text = a.topicOf(t)
	case a.text:
		o.Text = firstOf(t.Requirement, t.Title)
	case a.others:
		o.Text = firstOf(t.Responsible.Text, t.Lead.Text)
	case a.due:
		o.Text = t.Due.Text
	}
	for _, own := range a.own {
		if own.col == col {
			o.Text = t.Own[own.key]
		}
	}
	return o
}

// firstOf is a, or b where a is empty.
func firstOf(a, b diag.Text) diag.Text {
	if a.Empty() {
		return b
	}
	return a
}

// key is how a returned row is known again: the task, the group, and the task by
// its content, which no place, unit or deadline is part of. So an amendment
// leaves the keys of all that it does not reword.
func (a *assignment) key(d *duty) string {
	return a.at(d).ID + "|" + strings.ReplaceAll(a.groups[d.group].Name, "|", "｜") + "|" + a.prints[d.task]
}

// runs is the ranges of neighbouring duties that are the same.
func (a *assignment) runs(same func(x, y *duty) bool) (rs []sheet.Run) {
	for i := 0; i < len(a.duties); {
		j := i + 1
		for j < len(a.duties) && same(&a.duties[j-1], &a.duties[j]) {
			j++
		}
		rs = append(rs, sheet.Run{First: i, End: j})
		i = j
	}
	return rs
}

// groupText is 区财政金融局（8项，其中共同3项）.
func (a *assignment) groupText(group int) string {
	g := &a.groups[group]
	s := g.Name + "\n（" + strconv.Itoa(len(g.Tasks)) + "项"
	if n := a.joint[group]; n > 0 {
		s += "，其中共同" + strconv.Itoa(n) + "项"
	}
	return s + "）"
}

// hint tells a department what to do with the sheet.
func (a *assignment) hint() string {
	s := "填报说明：请填写“" + headStatus + "”到“" + headRemark + "”各栏，“" + headStatus + "”从下拉列表中选择。"
	s += a.back()
	if slices.ContainsFunc(a.duties, func(d duty) bool { return a.joint[d.group] > 0 }) {
		s += "几家共同承担的任务，在各家名下分别列出，编号相同。"
	}
	return s
}

// back tells when and to whom a sheet goes back; empty if the notice does not.
func (p *planner) back() (s string) {
	if p.b.ReturnBy != (notice.Day{}) {
		s = "请于" + p.b.ReturnBy.Chinese() + "前报送" + p.n.IssuerName() + "。"
	}
	if !p.b.Contact.Empty() {
		s += "联系人：" + strings.ReplaceAll(p.b.Contact.S, "\n", "，") + "。"
	}
	return s
}
