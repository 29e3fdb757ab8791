// Package collect reads back what departments filled into the assignment
// workbook: it matches the rows of returned files to the tasks of the notice
// and says what is wrong with them.
//
// It opens no file, knows no spreadsheet library and plans no ledger; it never
// decides between two answers, and what it is not sure of it says. Whatever was
// written into a return is in an answer or among what is [Left]. In: a
// [notice.Notice] and the grids of the returns. Out: a [Result], plain data, and
// findings whose source is the returned file.
//
// Whose cell is whose is found from what a cell says, never from where it
// stands: columns by their heads, rows by their keys, else by their texts. So a
// return may be sorted, cut, pasted elsewhere or saved by another program.
package collect

import (
	"iter"
	"slices"
	"strings"
	"sync"

	"gongwen/render/book/assign"
	"gongwen/render/book/grid"
	"gongwen/render/book/returned"
	"gongwen/render/book/told"
	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// Return is a returned file.
type Return struct {
	Source *diag.Source   // its name; the text is not looked at
	Fault  returned.Fault // why it could not be read; then there are no sheets
	Sheets []grid.Grid
}

// Collection is a notice whose returns are collected, once.
type Collection struct {
	n        *notice.Notice
	b        *notice.Breakdown
	form     *assign.Form
	reader   *returned.Reader
	revision string
	day      words.Day // of the collecting
	month    Month
	told     told.Findings
	left     []Left

	index
	files   []file
	reports [][]report // by duty

	out *returned.Sent // what is sent out

	aliases []rename          // what groups are called as well
	current *strings.Replacer // of these; nil: none
}

// New prepares to collect for the notice, b being its assignment.
func New(n *notice.Notice, b *notice.Breakdown) *Collection {
	c := &Collection{n: n, form: assign.NewForm(n, b), revision: assign.Revision(b), b: b}
	c.reader = returned.New(c.form)
	c.out = returned.NewSent(c.reader, n, b)
	c.makeIndex()
	c.reports = make([][]report, len(c.form.Duties))
	return c
}

// Collect holds the returns against the notice. Whether a task is overdue is
// counted from day. Returns are taken one by one and not kept, so their grids
// need not be in memory together.
func (c *Collection) Collect(returns iter.Seq[Return], day words.Day) (*Result, diag.List) {
	c.day = day
	for r := range returns {
		c.read(r)
	}
	res := c.settle()
	c.remember(res)
	c.count(res)
	return res, c.told.OneVoice()
}

// Answered reports whether somebody may have written something into a workbook
// that was sent out for the notice: what collecting it would tell of is not to be
// overwritten.
func (c *Collection) Answered(sheets []grid.Grid) bool {
	if textsOf(sheets) > maxTexts || c.out.Answered(sheets) { // what is too much to judge stays
		return true
	}
	src := &diag.Source{}
	one := Collection{n: c.n, b: c.b, form: c.form, reader: c.reader, revision: c.revision, index: c.index, out: c.out, aliases: c.aliases, current: c.current, reports: make([][]report, len(c.reports))}
	one.read(Return{Source: src, Sheets: sheets})
	return len(one.left) > 0 || one.told.Has(told.LockedEdited, src)
}

// file is a return while it is read.
type file struct {
	File
	src         *diag.Source
	names       []string                  // groups and members whose file it is, folded
	renames     []rename                  // groups that its rows have under an old name
	current     *strings.Replacer         // of these names and of aliases; nil: none
	keyless     bool                      // a row was told without its key
	strange     []stranger                // answers of groups that the notice does not have
	senders     []int                     // the groups of these
	matched     map[int]bool              // duties that have a row in it
	unowned     map[int]bool              // tasks that have one of which nobody knows whose it is
	groups      map[int]bool              // groups that have a row in it
	filled      map[int]bool              // groups that it answers for
	rowsOf      map[int]int               // by duty
	other       string                    // the notice that it was sent out for, if it is another one
	revised     bool                      // its _meta sheet is of another revision
	old         []string                  // ids whose rows are of another revision
	twins       map[[2]string][]string    // numbers by print and group in its keys
	keyed       map[string]bool           // groups that the keys of its rows name, folded
	sent        func() *returned.Workbook // what was sent in it; made when first asked for, and let go of behind it
	left        []string                  // cells that went into no answer and are not told yet
	leftOut     int                       // how many more there are than are kept
	unit        string                    // that a row above is known to be of
	before      bool                      // of what is left some may be words of another edition
	department  string                    // that it was made for
	period      string                    // the month that it was made for; empty: none
	sameEdition bool                      // it says that it is of this notice as it is
	said        []string                  // statuses in other words than those of the list
}

// Bounds for files that others made: what one may take of time and memory.
const (
	maxTexts  = 128 << 20 // bytes of all cells; one shared text may stand in a million
	maxCopies = 4         // columns with one head
	maxNotes  = 20
)

// add adds a finding about a file.
func (c *Collection) add(r told.Rule, f *file, hint, format string, args ...any) {
	c.told.Add(r, f.src, hint, format, args...)
}

// read takes a return.
func (c *Collection) read(r Return) {
	c.files = append(c.files, file{File: File{Name: r.Source.Name, Sheets: []string{}}, src: r.Source, current: c.current, matched: map[int]bool{}, unowned: map[int]bool{}, groups: map[int]bool{}, filled: map[int]bool{}, rowsOf: map[int]int{}, keyed: map[string]bool{}})
	f := &c.files[len(c.files)-1]
	if r.Fault == returned.Readable && textsOf(r.Sheets) > maxTexts {
		r.Fault = returned.TooLarge
	}
	if r.Fault != returned.Readable {
		c.unreadable(f, r.Fault)
		return
	}
	department := c.readMeta(f, r.Sheets)
	f.department = department
	if c.ofOtherMonth(f, r.Sheets) || c.ofOtherNotice(f, r.Sheets) {
		return
	}
	f.sent = sync.OnceValue(func() *returned.Workbook { return c.out.Workbook(r.Sheets, f.sameEdition) })
	defer func() { f.sent = nil }()
	var tables []*returned.Table
	ledger := false
	for i := range r.Sheets {
		g := &r.Sheets[i]
		if returned.IsLedger(g.Rows) {
			ledger = true
			continue
		}
		if t := c.newTable(f, g); t != nil {
			f.Sheets = append(f.Sheets, g.Name)
			tables = append(tables, t)
		}
	}
	f.noteTwins(tables)
	c.findRenames(f, tables)
	c.findSenders(f, department)
	for _, t := range tables {
		c.readTable(f, t)
	}
	if len(tables) > 0 || !ledger {
		c.leaveSheets(f, r.Sheets, tables)
		c.tellLeft(f)
	}
	switch {
	case len(f.Sheets) > 0:
		c.complete(f)
	case ledger:
		f.Fault = "是台账，不是回收的表"
		c.add(told.LedgerGiven, f, "只把各部门交回的文件列在命令后面", "这是收集出来的台账，不是部门交回的表，没有读")
	case department != "" && f.other == "" && len(f.senders) == 0, f.other == "" && onlyAssists(r.Sheets):
		f.Idle = true
	default:
		f.Fault = "没有找到表头"
		c.add(told.NoHead, f, "请在发下去的表上填写后交回，不要删表头", "每张表的前%d行里都没有找到表头（如“%s”“%s”“%s”），没有读出内容",
			grid.Top, c.form.Head(assign.RoleText), c.form.Head(assign.RoleStatus), c.form.Head(assign.RoleProgress))
	}
}

// onlyAssists reports whether a file is that of a department which only works on
// tasks that others lead, wherever its sheet was copied to.
func onlyAssists(sheets []grid.Grid) bool {
	found := false
	for i := range sheets {
		switch name := sheets[i].Name; {
		case name == assign.NameAssists:
			found = true
		case name != assign.MetaSheet && returned.Written(sheets[i].Rows):
			return false
		}
	}
	return found
}

// readMeta reads what the file says of itself, and returns for which department
// it was made. It is a hint: a sheet that was pasted elsewhere has left it
// behind.
func (c *Collection) readMeta(f *file, sheets []grid.Grid) (department string) {
	meta := returned.Meta(sheets)
	f.other = returned.OriginOf(meta, sheets).OtherThan(c.n)
	revision := meta[assign.MetaRevision]
	f.sameEdition = f.other == "" && revision == c.revision
	f.revised = f.other == "" && revision != "" && revision != c.revision
	f.period = returned.PeriodOf(meta, sheets)
	return meta[assign.MetaDepartment]
}

// textsOf is how many bytes of text there are to read.
func textsOf(sheets []grid.Grid) (n int) {
	for i := range sheets {
		for _, row := range sheets[i].Rows {
			for c := range row {
				n += len(row[c].Shown)
			}
		}
	}
	return n
}

// complete says what can only be said when all sheets of a file are read.
func (c *Collection) complete(f *file) {
	switch {
	case len(f.old) > 0:
		c.add(told.OldRevision, f, "请部门对照现在的通知确认这几项", "有%d行是按另一版通知填的：%s", len(f.old), told.Some(f.old))
	case f.revised && f.keyless:
		c.add(told.OldRevision, f, "没有任务键的行请对照现在的通知核对", "这份表是按另一版通知发的")
	}
	if len(f.said) > 0 {
		c.add(told.StatusSaid, f, "意思不对的，请部门从下拉列表中选", "“%s”没有照列表写，按意思收：%s", c.form.Head(assign.RoleStatus), told.Some(f.said))
	}
	for _, s := range f.strange {
		if c.named(s.name) {
			c.add(told.RowUnknown, f, "请承担这一项的部门填报；要由它填报的，请在通知里改为它承担", "“%s”在通知里，但不承担这几项，它的填报没有收：%s", s.name, told.Some(s.rows))
			continue
		}
		c.add(told.RowUnknown, f, "部门并入、拆分了的，请现在承担的部门在新发下去的表上重填；改了名称的，请核对", "“%s”的填报对不上任务，通知里没有这个部门：%s", s.name, told.Some(s.rows))
	}
	groups := f.filled
	if len(groups) == 0 { // came back blank
		groups = f.groups
	}
	if len(f.senders) == 0 && len(f.filled) > 1 {
		var names []string
		for g := range c.form.Groups {
			if f.filled[g] {
				names = append(names, c.form.Groups[g].Name)
			}
		}
		c.add(told.AnswersForOthers, f, "一家单位交回的，请确认其余几家是不是由它代填", "这份表填了%d个部门的任务：%s", len(names), told.Some(names))
	}
	var lost []string
	for d := range c.form.Duties {
		if duty := &c.form.Duties[d]; groups[duty.Group] && !f.matched[d] && !f.unowned[duty.Task] {
			lost = append(lost, c.id(d)+"（"+c.group(d)+"）")
		}
	}
	switch {
	case len(lost) > 0 && f.revised:
		c.add(told.RowsMissing, f, "请把修订后的表发给部门", "这份表是按另一版通知发的，还没有现在的%d行：%s", len(lost), told.Some(lost))
	case len(lost) > 0:
		c.add(told.RowsMissing, f, "请部门补上这几行，或用发下去的表重填", "少了%d行：%s", len(lost), told.Some(lost))
	}
}

// named reports whether a folded name is that of a unit of the notice.
func (c *Collection) named(name string) bool {
	return slices.ContainsFunc(c.b.Units, func(u notice.Unit) bool { return words.Identity(u.Name) == name })
}

// speaksFor reports whether a file without answers means that the group has
// none: it is the group's own, not a whole workbook from others.
func (f *file) speaksFor(group int) bool {
	if len(f.senders) > 0 {
		return slices.Contains(f.senders, group)
	}
	return len(f.groups) == 1 && f.groups[group]
}

func (c *Collection) id(duty int) string    { return c.b.Tasks[c.form.Duties[duty].Task].ID }
func (c *Collection) group(duty int) string { return c.form.Groups[c.form.Duties[duty].Group].Name }
