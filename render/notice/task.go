package notice

import (
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
	return len(n.Items) == 1 && n.Items[0].Name == "section"
}

// bindTasks binds [[task]] once everything that its reading depends on, the
// columns, the register and the year of the deadlines, is known.
func (b *binder) bindTasks(root *tomldoc.Node) {
	d := &b.breakdown
	tasks := root.Get("task")
	if tasks == nil {
		return
	}
	if typeOf(tasks)&TypeTables == 0 {
		b.unsure = true // reported
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

// taskRows are the rows without those that are only the heading of a section.
func (b *binder) taskRows() []*row {
	out := make([]*row, 0, len(b.rows))
	for i := range b.rows {
		if !sectionOnly(b.rows[i].node) {
			out = append(out, &b.rows[i])
		}
	}
	return out
}

// finishBreakdown turns the rows into tasks.
func (b *binder) finishBreakdown() *Breakdown {
	d := b.breakdown
	if d.Span == (diag.Span{}) {
		d.Span = b.rows[0].span
	}
	h := b.newInheritance()
	d.Tasks = make([]Task, 0, len(b.rows))
	assigned := make([]assignment, 0, len(b.rows))
	for i := range b.rows {
		r := &b.rows[i]
		newTopic := h.head(r)
		if sectionOnly(r.node) {
			continue
		}
		d.Tasks = append(d.Tasks, h.task(r, newTopic))
		assigned = append(assigned, h.now)
	}
	d.Sections, d.Topics = h.sections, h.topics
	b.cells.sortUnits()
	d.Units = b.cells.met
	b.assign(d.Tasks, assigned)
	b.identify(&d)
	b.checkSections(&d)
	if len(b.columnKeys) == 0 && !b.list.HasErrors() {
		b.checkStandard(&d)
	}
	return &d
}
