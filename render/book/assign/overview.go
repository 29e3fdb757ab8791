package assign

import (
	"strings"

	"gongwen/render/book"
	"gongwen/render/book/sheet"
	"gongwen/render/diag"
	"gongwen/render/notice"
)

// overviewWidth is what the columns of 任务总表 take together where they can.
const overviewWidth = 1240

// overview is 任务总表: the table of the notice in its order, with its columns
// and merged as it is, so that it can be checked against the paper.
type overview struct {
	*planner
	columns []*notice.Column // by column of the sheet; nil: 编号
	fields  []sheet.Field
	rows    []int  // by body row: the task, or -1 - section
	rowOf   []int  // by task: its body row
	section uint16 // style of a section's row
}

func (p *planner) overview(name, title, hint string, notes func(*book.Sheet, []sheet.Field)) {
	o := &overview{planner: p}
	o.arrange()
	o.layColumns()
	s := p.BeginSheet(name, title, hint, o.fields, true)
	if notes != nil {
		notes(s, o.fields)
	}
	p.HeadSheet(s, o.fields)
	if p.List.HasErrors() || p.TooManyRows(s, len(o.rows)) {
		return
	}
	p.Add(s)
	s.Protected = true
	o.section = p.Style(sheet.SumLook(book.Left))
	b := p.NewBody(s, o.fields, len(o.rows), 0)
	b.Fill, b.From = o.fill, o.from
	o.merge(b)
	b.Plan()
	if o.columns[0] == nil || o.columns[0].Key == notice.KeySeq {
		s.TextNumbers = []book.Range{{Col: 0, Row: b.Base, LastCol: 0, LastRow: s.Count() - 1}}
	}
	sheet.Freeze(s, min(2, len(o.fields)-1))
}

// arrange puts a row for each section that has no column in front of its tasks.
func (o *overview) arrange() {
	sections := o.b.SectionRows()
	o.rowOf = make([]int, len(o.b.Tasks))
	for task := 0; ; task++ {
		for ; len(sections) > 0 && sections[0].Before == task; sections = sections[1:] {
			o.rows = append(o.rows, -1-sections[0].Section)
		}
		if task == len(o.b.Tasks) {
			return
		}
		o.rowOf[task] = len(o.rows)
		o.rows = append(o.rows, task)
	}
}

// layColumns decides the columns and their widths.
func (o *overview) layColumns() {
	left, centre := sheet.BodyLook(book.Left), sheet.BodyLook(book.Centre)
	if !o.numbered() {
		o.columns = append(o.columns, nil)
		o.fields = append(o.fields, sheet.Field{Head: "编号", Width: sheet.Fit(o.widest(func(t *notice.Task) string { return t.ID }), 1, 48, 120), Look: centre})
	}
	if len(o.tables) > 0 {
		o.columns = append(o.columns, &notice.Column{Head: diag.Plain(headTable), Merge: notice.MergeAll})
		o.fields = append(o.fields, sheet.Field{Head: headTable, Width: sheet.Fit(o.widest(o.tableOf), 4, 88, 136), Look: left})
	}
	flexible, weight := -1, 0
	for i := range o.b.Columns {
		c := &o.b.Columns[i]
		n, longest := 0, 0
		for t := range o.b.Tasks {
			s := o.b.Cell(t, c).S
			n = max(n, sheet.LongestLine(s))
			longest = max(longest, len(s))
		}
		f := sheet.Field{Head: o.headOf(c), Look: left}
		switch c.Key {
		case notice.KeySeq:
			f.Width, f.Look = sheet.Fit(max(n, 4), 1, 48, 120), centre
		case notice.KeyDue:
			f.Width, f.Look = o.Dues.Width, centre
		case notice.KeyLead, notice.KeyResponsible:
			f.Width, f.Look = sheet.Fit(n, 3, 152, 264), centre
		case notice.KeySection, notice.KeyTopic:
			f.Width = sheet.Fit(n, 3, 136, 200)
		case notice.KeyTitle:
			f.Width = sheet.Fit(n, 2, 120, 264)
		case notice.KeyRequirement:
			f.Width = sheet.Fit(n, 6, 200, 520)
			longest += 1 << 20 // it takes what is left, if it is there
		default:
			f.Width = sheet.Fit(n, 4, 64, 264)
		}
		f.Width = max(f.Width, sheet.HeadWidth(f.Head))
		if longest > weight && c.Key != notice.KeySeq && c.Key != notice.KeyDue {
			flexible, weight = len(o.fields), longest
		}
		o.columns = append(o.columns, c)
		o.fields = append(o.fields, f)
	}
	rest := overviewWidth
	for _, f := range o.fields {
		rest -= f.Width
	}
	if flexible >= 0 && rest > 0 {
		o.fields[flexible].Width += rest / 8 * 8
	}
}

// numbered reports whether the notice prints the tasks' ids as its own numbers.
func (o *overview) numbered() bool {
	return o.column(notice.KeySeq) != nil && !o.any(func(t *notice.Task) bool {
		return strings.TrimLeft(t.Seq, "0") != strings.TrimLeft(t.ID, "0")
	})
}

// runs is the runs of a column in body rows. None lies over a section's row.
func (o *overview) runs(c *notice.Column) []sheet.Run {
	in := o.b.Runs(c)
	out := make([]sheet.Run, len(in))
	for i, r := range in {
		out[i] = sheet.Run{First: o.rowOf[r.First], End: o.rowOf[r.End-1] + 1}
	}
	return out
}

// merge makes one cell of every run of a column, and of a section's row.
func (o *overview) merge(b *sheet.Body) {
	for col, c := range o.columns {
		if c == nil {
			continue
		}
		for _, r := range o.runs(c) {
			last := col
			if o.b.LeadOverResponsible(o.rows[r.First]) {
				switch c.Key {
				case notice.KeyLead:
					last++
				case notice.KeyResponsible:
					continue
				}
			}
			b.Merge(col, last, r)
		}
	}
	for row, t := range o.rows {
		if t < 0 {
			b.Merge(0, len(o.fields)-1, sheet.Run{First: row, End: row + 1})
			b.Tie(row)
		}
	}
	if topics := o.column(notice.KeyTopic); topics != nil {
		b.Keep(60, o.runs(topics))
	}
}

// fill writes the row of a task or a section.
func (o *overview) fill(row int, cells []book.Cell) {
	task := o.rows[row]
	if task < 0 {
		for c := range cells {
			cells[c].Style = o.section
		}
		cells[0].SetText(o.b.Sections[-1-task].Text.S)
		return
	}
	t := &o.b.Tasks[task]
	for col, c := range o.columns {
		if c == nil {
			cells[col].SetText(t.ID)
			continue
		}
		if c.Key == notice.KeyResponsible && o.b.LeadOverResponsible(task) {
			continue
		}
		if c.Key == "" {
			cells[col].SetText(o.tableOf(t))
			continue
		}
		text := o.b.Cell(task, c).S
		if c.Key == notice.KeyDue && text == t.Due.Text.S {
			cells[col] = o.DueCell(sheet.Deadline{Text: text, Day: t.Due.Day}, cells[col].Style) // as on paper
			continue
		}
		cells[col].SetText(text)
	}
}

// from is where a cell comes from.
func (o *overview) from(row, col int) sheet.Origin {
	task, c := o.rows[row], o.columns[col]
	switch {
	case task < 0:
		return sheet.Origin{Head: o.head(notice.KeySection), Text: o.b.Sections[-1-task].Text}
	case c == nil:
		return sheet.Origin{Head: o.fields[col].Head}
	}
	return sheet.Origin{Head: o.fields[col].Head, Text: o.b.Cell(task, c)}
}
