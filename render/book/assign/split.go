package assign

import (
	"slices"
	"strconv"

	"gongwen/render/book"
	"gongwen/render/book/sheet"
	"gongwen/render/notice"
)

// Names of the sheets in the file of one department, in words that fit the
// notice: where nobody is called the lead, tasks are not led.
const (
	nameLeads   = "牵头任务"
	nameHolds   = "承担任务"
	NameAssists = "配合任务"
)

// HintAssists says what the last of them is for.
const HintAssists = "这些任务由牵头部门填报，本表供配合单位查阅，不填报。"

// DepartmentSheets is what the sheets of a department's file may be called.
func DepartmentSheets() []string { return []string{nameLeads, nameHolds, NameAssists} }

// Department is one that gets a file of its own: every unit that a task names,
// the members of a registered collective in its place.
type Department struct {
	Name     string
	Period   string   // 2026-05: the month that the file is filled in for; empty: none
	Marks    []string // by task: what an amendment changed about it; nil: nothing is marked
	Gone     []string // what an amendment took from it, a sentence a task
	groups   []int    // of the assignment, whose tasks it fills in
	assists  []int    // tasks that it only works on
	a        *assignment
	revision string // of the whole notice: to reckon it for each of 4,000 departments takes as long as all else
}

// Departments lists who gets a file, b being the assignment of the notice, in the order of the groups: registered
// ones first, then as they appear, collectives last.
func Departments(n *notice.Notice, b *notice.Breakdown) []Department {
	if b == nil {
		return nil
	}
	p := newPlanner(n, b)
	p.measureDues()
	a := p.newAssignment()
	sheet.Unique(a.fields)

	var list []Department
	revision := Revision(b)
	index := map[string]int{}
	of := make([][]int, len(p.b.Units)) // by unit: departments
	for u, members := range p.b.Members() {
		for _, name := range members {
			i, ok := index[name]
			if !ok {
				i = len(list)
				index[name] = i
				list = append(list, Department{Name: name, a: a, revision: revision})
			}
			of[u] = append(of[u], i)
		}
	}
	holds := make([][]int, len(p.b.Tasks)) // by task: groups
	for g := range a.groups {
		for _, t := range a.groups[g].Tasks {
			holds[t] = append(holds[t], g)
		}
		for _, u := range a.groups[g].Units {
			for _, i := range of[u] {
				if d := &list[i]; len(d.groups) == 0 || d.groups[len(d.groups)-1] != g {
					d.groups = append(d.groups, g)
				}
			}
		}
	}
	seen := make([]int, len(list)) // by department: 1 + the last task it has to do with
	for t := range p.b.Tasks {
		for _, g := range holds[t] {
			for _, u := range a.groups[g].Units {
				for _, i := range of[u] {
					seen[i] = t + 1
				}
			}
		}
		for _, u := range p.b.Tasks[t].Responsible.Units {
			for _, i := range of[u] {
				if seen[i] != t+1 {
					seen[i] = t + 1
					list[i].assists = append(list[i].assists, t)
				}
			}
		}
	}
	return slices.DeleteFunc(list, func(d Department) bool { return len(d.groups)+len(d.assists) == 0 })
}

// Plan plans the department's file: what it fills in, with the keys and columns
// of the whole workbook's assignment sheet, and what it only works on. Several
// may be planned at the same time. What there is to find, the plan of the whole
// has found.
func (d *Department) Plan() *book.Workbook {
	p := newPlanner(d.a.n, d.a.b)
	p.Dues = sheet.Dues{Width: d.a.Dues.Width}
	p.Book.Title += d.label("")
	p.period = d.Period
	if len(d.groups) > 0 {
		d.planHeld(p)
	}
	if len(d.assists) > 0 {
		d.planAssists(p)
	}
	p.meta(d.revision, d.Name)
	return p.Finish()
}

// label is （区财政局，2026年5月）, what stands behind the titles of its sheets.
func (d *Department) label(role string) string {
	s := "（" + d.Name + role
	if d.Period != "" {
		s += "，" + PeriodName(d.Period)
	}
	return s + "）"
}

// planHeld plans the sheet that the department fills in.
func (d *Department) planHeld(p *planner) {
	a := *d.a
	a.planner, a.fields, a.duties, a.department = p, slices.Clone(a.fields), nil, true
	for _, g := range d.groups {
		a.duties = append(a.duties, d.a.duties[a.starts[g]:a.starts[g]+len(a.groups[g].Tasks)]...)
	}
	if d.Marks != nil && slices.ContainsFunc(a.duties, func(x duty) bool { return d.Marks[x.task] != "" }) {
		a.mark(d.Marks)
	}
	a.setDepartmentWidths(len(d.groups))
	name := nameLeads
	if !p.leads() {
		name = nameHolds
	}
	hint := a.hint()
	for _, g := range d.groups {
		if a.groups[g].Collective && a.groups[g].Name != d.Name {
			hint += "“" + a.groups[g].Name + "”的任务，请填本单位的情况。"
		}
	}
	a.plan(name, p.title()+d.label(""), hint, func(s *book.Sheet) func() {
		d.gone(p, s, a.fields)
		return a.totals(s, d.totals())
	})
}

// mark adds the column that says what an amendment changed, before the answers.
func (a *assignment) mark(marks []string) {
	a.change, a.marks = a.answers, marks
	a.fields = slices.Insert(a.fields, a.change, sheet.Field{Head: headChange, Width: changeWidth, Look: a.fields[a.text].Look})
	a.answers, a.day = a.answers+1, a.day+1
	own := slices.Clone(a.own)
	for i := range own {
		if own[i].col >= a.change {
			own[i].col++
		}
	}
	a.own = own
}

// changeWidth is the width of that column: what it says is long, and rare.
const changeWidth = 168

// planAssists plans the sheet of the tasks that others lead, which looks like
// the notice's own table.
func (d *Department) planAssists(p *planner) {
	q := *p
	q.b = p.b.Only(d.assists)
	hint := HintAssists
	if len(d.groups) == 0 {
		hint = d.totals() + "。" + hint
	}
	q.overview(NameAssists, p.title()+d.label("配合"), hint, func(s *book.Sheet, fields []sheet.Field) {
		if len(d.groups) == 0 {
			d.gone(p, s, fields)
		}
	})
}

// GoneNote is what a row begins with that tells what an amendment took away.
const GoneNote = headChange + "："

// gone appends a row above the head row for each task that is no longer there to say so.
func (d *Department) gone(p *planner, s *book.Sheet, fields []sheet.Field) {
	for _, note := range d.Gone {
		p.Band(s, fields, GoneNote+note)
	}
}

// totals is 牵头8项（其中共同3项），配合12项.
func (d *Department) totals() (s string) {
	n, joint := 0, 0
	for _, g := range d.groups {
		n += len(d.a.groups[g].Tasks)
		joint += d.a.joint[g]
	}
	if n > 0 {
		s = "牵头"
		if !d.a.leads() {
			s = "承担"
		}
		s += strconv.Itoa(n) + "项"
		if joint > 0 {
			s += "（其中共同" + strconv.Itoa(joint) + "项）"
		}
	}
	if len(d.assists) > 0 {
		if s != "" {
			s += "，"
		}
		s += "配合" + strconv.Itoa(len(d.assists)) + "项"
	}
	return "本单位" + s
}

// totals appends the row of a department's totals: what it has to do, and
// counts of how far that is, which fill writes once the rows are planned. The words
// about a count are its number format, so that a cell stays a number.
func (a *assignment) totals(s *book.Sheet, text string) (fill func()) {
	row := len(s.Rows)
	look := book.Style{Face: book.FaceHead, Size: sheet.BodySize, Border: true, Fill: book.FillSection}
	cells := make([]book.Cell, len(a.fields))
	from := a.shown()
	for c := from; c < a.day; c++ {
		cells[c].Style = a.Style(look)
	}
	last := a.answers - 1
	if a.due >= 0 {
		last--
	}
	put := func(first, end int, cell book.Cell) {
		cells[first] = cell
		if end > first {
			s.Merges = append(s.Merges, book.Range{Col: first, Row: row, LastCol: end, LastRow: row})
		}
		for c := first + 1; c <= end; c++ {
			cells[c].Style = cell.Style
		}
	}
	put(from, last, book.Cell{Kind: book.Text, Text: text, Style: a.Style(look)})
	s.Rows = append(s.Rows, book.Row{Height: sheet.HeightFor(1, sheet.BodySize) + 4, Cells: cells})

	look.Align = book.Centre
	counted := map[int]count{}
	for _, c := range a.counts() {
		at, ok := map[string][2]int{statusDone: {last + 1, a.answers}, statusUnder: {a.answers + 1, a.answers + 1}, headOverdue: {a.answers + 2, a.answers + 3}}[c.head]
		if ok {
			look.Format = `"` + c.head + `"0"项"`
			put(at[0], at[1], book.Cell{Kind: book.Formula, Number: c.now(a.duties), Style: a.Style(look)})
			counted[at[0]] = c
		}
	}
	put(a.answers+4, a.day-1, book.Cell{Style: a.Style(look)})
	return func() {
		for col, c := range counted {
			cells[col].Text = countIfs(c.conditions(a.counting("")))
		}
	}
}
