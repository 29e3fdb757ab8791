package assign

import (
	"slices"
	"strconv"
	"strings"

	"gongwen/render/book"
	"gongwen/render/book/sheet"
	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// tableName is the name by which formulas and pivots refer to the table.
const tableName = "tblTasks"

// Roles of a unit in a task.
const (
	roleLead   = "牵头"
	roleCoLead = "共同牵头"
	roleOther  = "责任"
)

// datum is what a row of 数据表 says of a unit: its role in the task.
type datum struct {
	unit, role string
	set        string // the collective that the unit is named by
}

// dataColumn is a column of 数据表: a text of the task, the day of its deadline
// or, where row is set, something of the unit's part in it, or the state of its answer.
type dataColumn struct {
	sheet.Field
	style uint16
	task  func(*notice.Task) string
	from  func(*notice.Task) diag.Text // what the notice says of it
	day   bool
	step  int // of the days that a deadline sets, where they are several: which, from 1
	row   func(*datum) string
	state bool
}

// dataTable is 数据表, a flat Excel table for filters and pivots: one row for
// each task, unit and role, the members of a registered collective one by one,
// and nothing merged, since Excel drops a table with merged cells in it.
type dataTable struct {
	*planner
	a       *assignment
	duties  [][]int32  // by task: rows of the assignment sheet
	members [][]string // by unit
	columns []dataColumn
	heights []int // by task: what the cells of its own need
}

func (p *planner) data(a *assignment) {
	d := &dataTable{planner: p, a: a, duties: make([][]int32, len(p.b.Tasks)), members: p.b.Members()}
	for i := range a.duties {
		t := a.duties[i].task
		d.duties[t] = append(d.duties[t], int32(i))
	}
	n, sets := d.count()
	d.columns = p.dataColumns(sets)
	fields := make([]sheet.Field, len(d.columns))
	for i, c := range d.columns {
		fields[i] = c.Field
	}
	s := p.TableSheet(DataSheet, p.title(), fields)
	if p.List.HasErrors() || p.TooManyRows(s, n) {
		return
	}
	p.Add(s)
	d.measure()
	base := len(s.Rows)
	s.Body, s.BodyRows = d.rows, n
	s.Table = &book.Table{
		Name: tableName, Range: book.Range{Col: 0, Row: base - 1, LastCol: len(fields) - 1, LastRow: base + n - 1}, Style: "TableStyleLight9",
		About: "一行是一项任务的一个单位：编号、要求、角色、单位、时限，和它在“" + a.s.Name + "”里填的完成状态",
	}
	s.TextNumbers = []book.Range{{Col: 0, Row: base, LastCol: 0, LastRow: base + n - 1}} // 编号
	sheet.Freeze(s, 1)
}

// count is the number of rows, and whether any unit is one of a collective.
func (d *dataTable) count() (n int, sets bool) {
	data, seen := []datum(nil), map[string]bool{}
	for i := range d.b.Tasks {
		data = d.of(i, data[:0], seen)
		n += len(data)
		sets = sets || slices.ContainsFunc(data, func(x datum) bool { return x.set != "" })
	}
	return n, sets
}

// of appends the rows of a task: one at least. What stands in seen is lost.
func (d *dataTable) of(task int, data []datum, seen map[string]bool) []datum {
	t := &d.b.Tasks[task]
	lead, other := t.Lead.Units, t.Responsible.Units
	if len(lead) == 0 && d.b.FirstLeads && len(other) > 0 {
		lead, other = other[:1], other[1:]
	}
	role := roleLead
	if len(lead) > 1 {
		role = roleCoLead
	}
	data = d.share(lead, role, data, seen)
	data = d.share(other, roleOther, data, seen)
	if len(data) == 0 {
		data = append(data, datum{})
	}
	return data
}

// share appends a row for each of the units, once: one named by itself comes
// before the same one as a member.
func (d *dataTable) share(units []int, role string, data []datum, seen map[string]bool) []datum {
	clear(seen)
	add := func(name, set string) {
		if !seen[name] {
			seen[name] = true
			data = append(data, datum{name, role, set})
		}
	}
	for _, u := range units {
		if unit := &d.b.Units[u]; len(unit.Members) == 0 {
			add(unit.Name, "")
		}
	}
	for _, u := range units {
		if unit := &d.b.Units[u]; len(unit.Members) > 0 {
			for _, name := range d.members[u] {
				add(name, unit.Name)
			}
		}
	}
	return data
}

// measure finds the heights that the tasks need.
func (d *dataTable) measure() {
	d.heights = make([]int, len(d.b.Tasks))
	for i := range d.b.Tasks {
		t, height := &d.b.Tasks[i], sheet.HeightFor(1, sheet.BodySize)
		for _, c := range d.columns {
			if c.task == nil || c.day {
				continue
			}
			h := sheet.HeightOf(c.task(t), c.Width, sheet.BodySize)
			if h > book.MaxHeight {
				d.ReportTall(sheet.Origin{Head: c.Head, Text: c.from(t)}, h)
			}
			height = max(height, min(h, book.MaxHeight))
		}
		d.heights[i] = height
	}
}

// rows makes the rows.
func (d *dataTable) rows(yield func(book.Row) bool) {
	data, seen := []datum(nil), map[string]bool{}
	common, cells := make([]book.Cell, len(d.columns)), make([]book.Cell, len(d.columns))
	for i := range d.b.Tasks {
		t := &d.b.Tasks[i]
		for c, column := range d.columns {
			common[c] = book.Cell{Style: column.style}
			if column.day {
				if day, ok := book.Serial(t.Due.Day); ok {
					common[c].SetNumber(day)
				}
			} else if column.step > 0 {
				if steps := d.steps(t); len(steps) >= column.step {
					if day, ok := book.Serial(steps[column.step-1].Day); ok {
						common[c].SetNumber(day)
					}
				}
			} else if column.task != nil {
				common[c].SetText(column.task(t))
			}
		}
		data = d.of(i, data[:0], seen)
		for x := range data {
			height := d.heights[i]
			copy(cells, common)
			for c, column := range d.columns {
				if column.state {
					d.link(&cells[c], i, &data[x])
				}
				if column.row != nil {
					text := column.row(&data[x])
					cells[c].SetText(text)
					height = max(height, min(sheet.HeightOf(text, column.Width, sheet.BodySize), book.MaxHeight))
				}
			}
			if !yield(book.Row{Height: height, Cells: cells}) {
				return
			}
		}
	}
}

// steps are the days that a deadline sets, where they are several. Which year the
// words without one mean is known by the last, which is the task's day.
func (p *planner) steps(t *notice.Task) []words.Milestone {
	text := firstOf(t.Due.Meant, t.Due.Text).S
	if t.Due.Day == (words.Day{}) || !strings.ContainsAny(text, "，；、,;") {
		return nil
	}
	if steps, ok := p.milestones[t.Due.Day.ISO()+text]; ok {
		return steps
	}
	var steps []words.Milestone
	for _, year := range [...]int{t.Due.Day.Year, t.Due.Day.Year - 1} {
		if all := words.Milestones(text, year); len(all) > 0 && all[len(all)-1].Day == t.Due.Day {
			steps = all
			break
		}
	}
	if p.milestones == nil {
		p.milestones = map[string][]words.Milestone{}
	}
	p.milestones[t.Due.Day.ISO()+text] = steps
	return steps
}

// mostSteps is the most days that a deadline sets; 0 where each sets one.
func (p *planner) mostSteps() (n int) {
	for i := range p.b.Tasks {
		n = max(n, len(p.steps(&p.b.Tasks[i])))
	}
	return n
}

// Unanswered is what 数据表 says of a task whose status nobody has filled in.
const Unanswered = "未填报"

// link makes a cell say what the group that the unit answers in has filled in as
// the status, and lead there. Of a unit that only works on the task it is the
// answer of the first that leads it.
func (d *dataTable) link(cell *book.Cell, task int, x *datum) {
	duties := d.duties[task]
	if len(duties) == 0 {
		return
	}
	of := duties[0]
	if x.role != roleOther {
		name := x.unit
		if x.set != "" {
			name = x.set
		}
		for _, i := range duties {
			if slices.ContainsFunc(d.a.groups[d.a.duties[i].group].Units, func(u int) bool { return d.b.Units[u].Name == name }) {
				of = i
				break
			}
		}
	}
	at := "'" + d.a.s.Name + "'!" + book.Ref(d.a.answers, d.a.rows.Row(int(of)))
	cell.SetTextFormula(`HYPERLINK("#`+at+`",IF(`+at+`="","`+Unanswered+`",`+at+`))`, Unanswered)
}

// dataColumns is the columns of 数据表; those that no task fills are left out.
func (p *planner) dataColumns(sets bool) (columns []dataColumn) {
	add := func(c dataColumn, head string, width int) {
		c.Field = sheet.Field{Head: book.Clip(head, book.MaxTableHead), Width: max(width, sheet.HeadWidth(head)), Look: sheet.BodyLook(book.Left)}
		if c.day || c.step > 0 {
			c.Look.Align, c.Look.Format = book.Centre, book.FormatDay
		}
		c.Look.Link = c.state
		c.style = p.Style(c.Look)
		columns = append(columns, c)
	}
	said := func(head string, width int, text func(*notice.Task) string, from func(*notice.Task) diag.Text) {
		if p.any(func(t *notice.Task) bool { return text(t) != "" }) {
			add(dataColumn{task: text, from: from}, head, width)
		}
	}
	task := func(head string, width int, text func(*notice.Task) diag.Text) {
		said(head, width, func(t *notice.Task) string { return text(t).S }, text)
	}
	row := func(head string, width int, text func(*datum) string) { add(dataColumn{row: text}, head, width) }

	task("编号", 72, func(t *notice.Task) diag.Text { return diag.Plain(t.ID) })
	task(headTable, 136, func(t *notice.Task) diag.Text { return diag.Plain(p.tableOf(t)) })
	task(p.head(notice.KeySection), 160, p.sectionText)
	task(p.head(notice.KeyTopic), 176, p.topicText)
	task(p.head(notice.KeyTitle), 160, func(t *notice.Task) diag.Text { return t.Title })
	task(p.head(notice.KeyRequirement), 360, func(t *notice.Task) diag.Text { return t.Requirement })
	for _, c := range p.own() {
		task(p.headOf(c), 144, func(t *notice.Task) diag.Text { return t.Own[c.Key] })
	}
	row("角色", 88, func(d *datum) string { return d.role })
	row("单位", 168, func(d *datum) string { return d.unit })
	if sets {
		row("所属集合", 160, func(d *datum) string { return d.set })
	}
	// Whom any cell calls 牵头 is among the leads, whoever helps among the others.
	said(p.head(notice.KeyLead)+"（全部）", 168, func(t *notice.Task) string { return p.units(t.Lead.Units, "、") },
		func(t *notice.Task) diag.Text { return firstOf(t.Lead.Text, t.Responsible.Text) })
	said(p.head(notice.KeyResponsible)+"（全部）", 168, func(t *notice.Task) string { return p.units(t.Responsible.Units, "、") },
		func(t *notice.Task) diag.Text { return firstOf(t.Responsible.Text, t.Lead.Text) })
	task(p.head(notice.KeyDue), 128, func(t *notice.Task) diag.Text { return t.Due.Text })
	if p.any(func(t *notice.Task) bool { _, ok := book.Serial(t.Due.Day); return ok }) {
		add(dataColumn{day: true}, headDay, 104)
	}
	for i := range p.mostSteps() {
		add(dataColumn{step: i + 1}, "第"+strconv.Itoa(i+1)+"个节点", 104)
	}
	add(dataColumn{state: true}, headStatus, 96)
	return columns
}
