package bind

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongwen/render/diag"
	. "gongwen/render/notice"
	"gongwen/render/source/tomldoc"
	"gongwen/render/words"
)

// row is one [[task]] as written, before it takes over what it leaves out. It
// becomes a [Task] before the next one is read.
type row struct {
	node        *tomldoc.Node
	span        diag.Span
	entry       int // which [[task]] of its table
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

// bindTasks binds every [[task]] once all that its reading depends on, the
// columns, the register and the year of the deadlines, is known.
func (b *binder) bindTasks() {
	b.place()
	b.cells = newCellReader(b.departments)
	for i, t := range b.tables {
		if t.tasks == nil || len(t.tasks.Items) == 0 {
			continue
		}
		if len(b.tables) > 1 {
			t.prefix = strconv.Itoa(i+1) + "-"
		}
		t.bindTasks()
	}
}

func (t *table) bindTasks() {
	d := t.breakdown
	if len(d.Columns) == 0 {
		d.Columns = StandardColumns()
	}
	d.Tasks = make([]Task, 0, len(t.tasks.Items))
	t.cells.begin(t.yearOfDeadlines(&t.notice.Parts[d.Part]))
	t.inheritance = t.newInheritance()
	for i, item := range t.tasks.Items {
		s := scope{binder: t.binder, node: item, table: t, row: &row{node: item, span: item.Span, entry: i}}
		s.bind("task")
		t.inheritance.row(s.row)
		t.tasks.Items[i] = nil // of a long table, the tree is larger than the model
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
		r.day, r.verdict = words.Deadline(t.S, b.cells.year)
		b.cells.deadlines[t.S] = r
	}
	if r.verdict == words.Unreal {
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

// finish does what only the whole table can decide.
func (t *table) finish() {
	d, h := t.breakdown, t.inheritance
	if d.Span == (diag.Span{}) {
		d.Span = h.first
	}
	d.Sections, d.Topics, d.Units = h.sections, h.topics, t.cells.met
	t.assign(d.Tasks, h.assigned)
	t.identify(d)
	t.checkSections(d)
	if len(t.columnKeys) == 0 && !t.list.HasErrors() {
		t.checkStandard(d)
	}
}
