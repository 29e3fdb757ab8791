package notice

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gongwen/render/diag"
	"gongwen/render/source/tomldoc"
)

// row is one [[task]] as written, before it takes over what it leaves out. It
// becomes a [Task] before the next one is read.
type row struct {
	node        *tomldoc.Node
	span        diag.Span
	section     diag.Text
	topic       diag.Text
	title       diag.Text
	lead        cell // the zero cell: as above
	responsible cell
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
	d := b.breakdown
	tasks := root.Get("task")
	if tasks == nil {
		return
	}
	if typeOf(tasks)&TypeTables == 0 {
		b.unsure = true // reported
		return
	}
	if len(tasks.Items) == 0 {
		return
	}
	if len(d.Columns) == 0 {
		d.Columns = standardColumns()
	}
	d.Tasks = make([]Task, 0, len(tasks.Items))
	b.cells = newCellReader(b.departments, b.yearOfDeadlines())
	h := b.newInheritance()
	b.notice.Breakdown, b.inheritance = d, h
	for i, item := range tasks.Items {
		b.row = row{node: item, span: item.Span}
		b.bindTable("task", item)
		h.row(&b.row)
		tasks.Items[i] = nil // of a long table, the tree is larger than the model
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

// finishBreakdown does what only the whole table can decide.
func (b *binder) finishBreakdown() {
	d, h := b.breakdown, b.inheritance
	if d.Span == (diag.Span{}) {
		d.Span = h.first
	}
	d.Sections, d.Topics = h.sections, h.topics
	b.cells.sortUnits()
	d.Units = b.cells.met
	b.assign(d.Tasks, h.assigned)
	b.identify(d)
	b.checkSections(d)
	if len(b.columnKeys) == 0 && !b.list.HasErrors() {
		b.checkStandard(d)
	}
}
