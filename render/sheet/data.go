package sheet

import (
	"gongwen/render/diag"
	"gongwen/render/notice"
)

// tableName is the name by which formulas and pivots refer to the table.
const tableName = "tblTasks"

// maxTableHead is the length Excel allows the head of a table's column.
const maxTableHead = 255

// Roles of a unit in a task.
const (
	roleLead   = "牵头"
	roleCoLead = "共同牵头"
	roleOther  = "责任"
)

// datum is a row of 数据表: a task, a unit and its role.
type datum struct {
	task       int
	unit, role string
	set        string // the collective that the unit is named by
}

// dataColumn is a column of 数据表: of the task or, where row is set, of the
// unit's part in it.
type dataColumn struct {
	field
	style uint16
	task  func(*notice.Task) Cell
	row   func(*datum) string

	key  string                       // of task: the notice's column,
	text func(*notice.Task) diag.Text // and what it says there
}

// data is 数据表, a flat Excel table for filters and pivots: one row for each
// task, unit and role, the members of a registered collective one by one, and
// nothing merged, since Excel drops a table with merged cells in it.
func (p *planner) data() {
	rows, sets := p.flatten()
	columns := p.dataColumns(sets)
	fields := make([]field, len(columns))
	styles := make([]uint16, len(columns))
	for i, c := range columns {
		fields[i], styles[i] = c.field, c.style
	}
	s := p.newSheet(nameData, p.title(), "", fields, false)
	if p.list.HasErrors() || p.tooManyRows(s, len(rows)) {
		return
	}
	p.book.Sheets = append(p.book.Sheets, s)
	s.Gridlines = true
	base := len(s.Rows)
	s.Rows = appendRows(s.Rows, len(rows), styles)
	common, height := make([]Cell, len(columns)), 0 // of the task
	for i := range rows {
		d := &rows[i]
		if i == 0 || d.task != rows[i-1].task {
			height = p.dataTask(columns, d.task, common)
		}
		r := &s.Rows[base+i]
		copy(r.Cells, common)
		r.Height = height
		for c, column := range columns {
			if column.row == nil {
				continue
			}
			if text := column.row(d); text != "" {
				r.Cells[c] = Cell{Kind: Text, Text: text, Style: column.style}
				r.Height = max(r.Height, min(heightOf(text, column.width, bodySize), maxRow))
			}
		}
	}
	s.Table = &Table{Name: tableName, Range: Range{0, base - 1, len(columns) - 1, len(s.Rows) - 1}, Style: "TableStyleLight9"}
	s.TextNumbers = []Range{{0, base, 0, len(s.Rows) - 1}} // 编号
	s.freeze(1)
}

// dataTask sets the cells that the rows of a task have in common and returns
// the height they need.
func (p *planner) dataTask(columns []dataColumn, task int, cells []Cell) int {
	height := heightFor(1, bodySize)
	for c, column := range columns {
		cells[c] = Cell{Style: column.style}
		if column.task == nil {
			continue
		}
		cells[c] = column.task(&p.b.Tasks[task])
		if cells[c].Kind == Text {
			h := heightOf(cells[c].Text, column.width, bodySize)
			if h > maxRow {
				p.reportTall(place{task, column.key}, column.head, column.text(&p.b.Tasks[task]), h, maxRow)
			}
			height = max(height, min(h, maxRow))
		}
	}
	return height
}

// flatten is the rows of 数据表, and whether any unit is one of a collective.
func (p *planner) flatten() (rows []datum, sets bool) {
	members := p.members()
	rows = make([]datum, 0, p.countData(members))
	seen := map[string]bool{}
	for i := range p.b.Tasks {
		t := &p.b.Tasks[i]
		lead, other := t.Lead.Units, t.Responsible.Units
		if len(lead) == 0 && p.b.FirstLeads && len(other) > 0 {
			lead, other = other[:1], other[1:]
		}
		role := roleLead
		if len(lead) > 1 {
			role = roleCoLead
		}
		before := len(rows)
		for _, part := range []struct {
			units []int
			role  string
		}{{lead, role}, {other, roleOther}} {
			clear(seen)
			for _, u := range part.units { // a unit named by itself comes before the same one as a member
				if name := p.b.Units[u].Name; len(p.b.Units[u].Members) == 0 && !seen[name] {
					seen[name] = true
					rows = append(rows, datum{i, name, part.role, ""})
				}
			}
			for _, u := range part.units {
				if len(p.b.Units[u].Members) == 0 {
					continue
				}
				for _, name := range members[u] {
					if !seen[name] {
						seen[name], sets = true, true
						rows = append(rows, datum{i, name, part.role, p.b.Units[u].Name})
					}
				}
			}
		}
		if len(rows) == before {
			rows = append(rows, datum{task: i})
		}
	}
	return rows, sets
}

// countData is the most rows that flatten can give.
func (p *planner) countData(members [][]string) (n int) {
	for i := range p.b.Tasks {
		t := &p.b.Tasks[i]
		n++
		for _, units := range [][]int{t.Lead.Units, t.Responsible.Units} {
			for _, u := range units {
				n += len(members[u])
			}
		}
	}
	return n
}

// dataColumns is the columns of 数据表; those that no task fills are left out.
func (p *planner) dataColumns(sets bool) (columns []dataColumn) {
	look := styleBody(Left)
	style := p.style(look)
	add := func(c dataColumn, head string, width int) {
		c.field, c.style = field{head: clip(head, maxTableHead), width: max(width, headWidth(head)), look: look}, style
		columns = append(columns, c)
	}
	task := func(key, head string, width int, text func(*notice.Task) diag.Text) {
		if p.any(func(t *notice.Task) bool { return !text(t).Empty() }) {
			add(dataColumn{key: key, text: text, task: func(t *notice.Task) Cell {
				if s := text(t).S; s != "" {
					return Cell{Kind: Text, Text: s, Style: style}
				}
				return Cell{Style: style}
			}}, head, width)
		}
	}
	row := func(head string, width int, text func(*datum) string) { add(dataColumn{row: text}, head, width) }

	task("id", "编号", 72, func(t *notice.Task) diag.Text { return diag.Plain(t.ID) })
	task(notice.KeySection, p.head(notice.KeySection), 160, p.sectionText)
	task(notice.KeyTopic, p.head(notice.KeyTopic), 176, p.topicText)
	task(notice.KeyTitle, p.head(notice.KeyTitle), 160, func(t *notice.Task) diag.Text { return t.Title })
	task(notice.KeyRequirement, p.head(notice.KeyRequirement), 360, func(t *notice.Task) diag.Text { return t.Requirement })
	for _, c := range p.own() {
		task(c.Key, headOf(c), 144, func(t *notice.Task) diag.Text { return t.Own[c.Key] })
	}
	row("角色", 88, func(d *datum) string { return d.role })
	row("单位", 168, func(d *datum) string { return d.unit })
	if sets {
		row("所属集合", 160, func(d *datum) string { return d.set })
	}
	task(notice.KeyLead, p.head(notice.KeyLead)+"（全部）", 168, func(t *notice.Task) diag.Text { return diag.Plain(p.units(t.Lead.Units, "、")) })
	task(notice.KeyResponsible, p.head(notice.KeyResponsible)+"（全部）", 168, func(t *notice.Task) diag.Text { return diag.Plain(p.units(t.Responsible.Units, "、")) })
	task(notice.KeyDue, p.head(notice.KeyDue), 128, func(t *notice.Task) diag.Text { return t.Due.Text })
	if p.any(func(t *notice.Task) bool { _, ok := serial(t.Due.Day); return ok }) {
		look := styleBody(Centre)
		look.Format = formatDay
		style := p.style(look)
		columns = append(columns, dataColumn{field: field{head: headDay, width: 104, look: look}, style: style, task: func(t *notice.Task) Cell {
			if day, ok := serial(t.Due.Day); ok {
				return Cell{Kind: Number, Number: day, Style: style}
			}
			return Cell{Style: style}
		}})
	}
	return columns
}
