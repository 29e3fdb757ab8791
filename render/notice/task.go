package notice

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongwen/render/diag"
	"gongwen/render/tomldoc"
)

// row is one [[task]] as written, before it takes over what it leaves out.
type row struct {
	node        *tomldoc.Node
	span        diag.Span
	section     diag.Text
	topic       diag.Text
	title       diag.Text
	lead        *cell // nil: as above
	responsible *cell
	requirement diag.Text
	due         Due
	dueSet      bool
	id          diag.Text
	seq         *tomldoc.Node
	own         []ownValue
}

type ownValue struct {
	key  string
	text diag.Text
}

// sectionOnly reports whether a [[task]] is no more than the heading of a
// section.
func sectionOnly(n *tomldoc.Node) bool {
	return len(n.Members) == 1 && n.Members[0].Name == "section"
}

// bindTasks binds [[task]] once everything that its reading depends on, the
// columns, the register and the year of the deadlines, is known.
func (b *binder) bindTasks(root *tomldoc.Node) {
	d := &b.breakdown
	tasks := root.Get("task")
	if tasks == nil || typeOf(tasks)&TypeTables == 0 {
		return
	}
	if len(d.Columns) == 0 {
		d.Columns = standardColumns()
	}
	b.cells = newCellReader(b.departments, b.yearOfDeadlines())
	b.rows = make([]row, 0, len(tasks.Items))
	for _, item := range tasks.Items {
		b.rows = append(b.rows, row{node: item, span: item.Span})
		b.row = &b.rows[len(b.rows)-1]
		b.bindTable("task", item)
	}
}

// due reads a deadline.
func (b *binder) due(n *tomldoc.Node) Due {
	if n.Kind == tomldoc.Date {
		d := b.day(n)
		if d == (Day{}) {
			return Due{}
		}
		return Due{Text: printedDay(n), Day: d}
	}
	t := trim(n.Text)
	r, known := b.cells.deadlines[t.S]
	if !known {
		r.day, _ = dueDay(t.S, b.cells.year)
		r.unreal = dueImpossible(t.S, b.cells.year)
		b.cells.deadlines[t.S] = r
	}
	if r.unreal {
		b.add(impossibleDue, n.Span, "改成历上有的日子", "完成时限“%s”里的日子不存在", short(t.S))
	}
	return Due{Text: t, Day: r.day}
}

// taskID checks the form of a written key: it stands in the workbook's keys
// and, later, in file names.
func (b *binder) taskID(t diag.Text) diag.Text {
	const longest = 32
	odd := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_.", r)
	}
	if strings.ContainsFunc(t.S, odd) || utf8.RuneCountInString(t.S) > longest {
		b.add(taskID, t.Span(), "只用字母、数字、汉字和 - _ . ，不超过 32 个字符", "任务键“%s”的写法不对", short(t.S))
	}
	return t
}

// finishBreakdown turns the rows into tasks.
func (b *binder) finishBreakdown() *Breakdown {
	d := b.breakdown
	if d.Span == (diag.Span{}) {
		d.Span = b.rows[0].span
	}
	inherited := b.inherit(&d)
	b.cells.sortUnits()
	d.Units = b.cells.met
	b.assign(&d, inherited)
	b.identify(&d)
	if len(b.columnKeys) == 0 && !b.list.HasErrors() {
		b.checkStandard(&d)
	}
	return &d
}

// held is what a row holds after inheritance, besides what stands in Task.
type held struct {
	row               *row
	lead, responsible *cell
}

// inherit fills in what rows leave out, numbers the headings and counts the
// rows. A new section clears the topic; a new topic clears lead, responsible
// and due and must state lead or responsible; a lead without responsible means
// none; responsible without lead keeps the lead. A heading that is written
// again means the one above, however a table is written.
func (b *binder) inherit(d *Breakdown) []held {
	var (
		out     = make([]held, 0, len(b.rows))
		section = headings{level: 1, binder: b, auto: b.numbering.section}
		topic   = headings{level: 2, binder: b, auto: b.numbering.topic}
		now     = held{lead: b.cells.nobody, responsible: b.cells.nobody}
		due     Due
		counter seqCounter
	)
	d.Tasks = make([]Task, 0, len(b.rows))
	for i := range b.rows {
		r := &b.rows[i]
		newTopic := len(d.Tasks) == 0
		if newSection := !r.section.Empty() && r.section.S != section.written; newSection {
			d.Sections = append(d.Sections, section.next(r.section, -1))
			newTopic = newTopic || topic.written != ""
			topic.leave(b.restart)
			counter.section(b.count)
		}
		if sectionOnly(r.node) {
			continue
		}
		if !r.topic.Empty() && r.topic.S != topic.written {
			d.Topics = append(d.Topics, topic.next(r.topic, len(d.Sections)-1))
			newTopic = true
		}
		if newTopic {
			now.lead, now.responsible, due = b.cells.nobody, b.cells.nobody, Due{}
		}
		if r.lead != nil {
			now.lead = r.lead
			now.responsible = b.cells.nobody
		}
		if r.responsible != nil {
			now.responsible = r.responsible
		}
		if r.dueSet {
			due = r.due
		}
		b.checkAssigned(r, now, newTopic)
		t := Task{
			Span: r.span, Section: len(d.Sections) - 1, Topic: -1, Title: r.title,
			Requirement: r.requirement, Due: due,
			Seq: b.seq(&counter, r, newTopic),
		}
		if topic.written != "" {
			t.Topic = len(d.Topics) - 1
		}
		if len(r.own) > 0 {
			t.Own = make(map[string]diag.Text, len(r.own))
			for _, o := range r.own {
				t.Own[o.key] = o.text
			}
		}
		d.Tasks = append(d.Tasks, t)
		now.row = r
		out = append(out, now)
	}
	for i := range d.Sections {
		d.Sections[i].Empty = true
	}
	for i := range d.Tasks {
		if s := d.Tasks[i].Section; s >= 0 {
			d.Sections[s].Empty = false
		}
	}
	return out
}

// checkAssigned reports a row that nobody has to do. Rows that merely inherit
// the fault stay silent, and so does a row whose units were reported already.
func (b *binder) checkAssigned(r *row, now held, newTopic bool) {
	if b.cells.assigned(now) {
		return
	}
	if !newTopic && r.lead == nil && r.responsible == nil {
		return
	}
	if r.lead == nil && r.node.Get(KeyLead) != nil || r.responsible == nil && r.node.Get(KeyResponsible) != nil {
		return
	}
	what := "这项任务"
	switch {
	case len(b.rows) > 0 && r == &b.rows[0]:
		what = "第一项任务"
	case newTopic && !r.topic.Empty():
		what = "新的工作任务“" + short(r.topic.S) + "”"
	}
	b.add(assigneeMissing, r.span, "在这个 [[task]] 里写 lead 或 responsible", "%s没有牵头部门，也没有责任单位", what)
}

// seqCounter counts the printed numbers.
type seqCounter struct {
	value int
	text  string
	begun bool // a row has a number since the count began
}

func (c *seqCounter) section(count string) {
	if count == "section" {
		*c = seqCounter{}
	}
}

func (c *seqCounter) set(v int) string {
	if v != c.value || c.text == "" {
		c.value, c.text = v, strconv.Itoa(v)
	}
	c.begun = true
	return c.text
}

// seq is the printed number of a row.
func (b *binder) seq(c *seqCounter, r *row, newTopic bool) string {
	switch n := r.seq; {
	case n == nil && b.count == "topic" && !newTopic && c.begun:
		return c.set(c.value)
	case n == nil:
		return c.set(c.value + 1)
	case n.Kind == tomldoc.Integer && n.Integer >= 1 && n.Integer < 1e9:
		return c.set(int(n.Integer))
	case n.Kind == tomldoc.Integer:
		b.add(seqForm, n.Span, "写正整数，如 seq = 21", "序号不能是 %d", n.Integer)
	case !trim(n.Text).Empty():
		hint := "写正整数，如 seq = 21；或写 \"\"，与上一行同号"
		if allDigits(n.Text.S) {
			hint = "整数不加引号：seq = " + n.Text.S
		}
		b.add(seqForm, n.Span, hint, "序号不能是“%s”", short(n.Text.S))
	case !c.begun:
		b.add(seqForm, n.Span, "第一行不写 seq", "上面没有可以同号的行")
	default:
		return c.set(c.value)
	}
	return c.set(c.value + 1)
}

// identify gives every task its key: the written one, or its position.
func (b *binder) identify(d *Breakdown) {
	taken := make(map[string]int, len(d.Tasks))
	rows := make([]*row, 0, len(d.Tasks))
	for i := range b.rows {
		if !sectionOnly(b.rows[i].node) {
			rows = append(rows, &b.rows[i])
		}
	}
	for i, r := range rows {
		if r.id.Empty() {
			continue
		}
		d.Tasks[i].ID = r.id.S
		if first, twice := taken[r.id.S]; twice {
			b.add(taskIDTwice, r.id.Span(), "各写各的键", "第 %d 行的任务已用了键“%s”", b.line(rows[first].id.Span()), short(r.id.S))
			continue
		}
		taken[r.id.S] = i
	}
	for i, r := range rows {
		if !r.id.Empty() {
			continue
		}
		id := pad(i+1, 3)
		d.Tasks[i].ID = id
		if first, clash := taken[id]; clash {
			b.add(taskIDTwice, rows[first].id.Span(), "换一个键，或给第 "+strconv.Itoa(b.line(r.span))+" 行的任务也写明 id",
				"键“%s”与第 %d 行的任务相同：它是全表第 %d 项，没有写 id，以顺序号为键", id, b.line(r.span), i+1)
		}
	}
}
