package sheet

import (
	"cmp"
	"slices"
	"strings"

	"gongwen/render/notice"
)

// overviewWidth is what the columns of 任务总表 take together where they can.
const overviewWidth = 1240

// overview is 任务总表: the table of the notice in its order, with its columns
// and merged as it is, so that it can be checked against the paper.
type overview struct {
	*planner
	columns []*notice.Column // by column of the sheet; nil: 编号
	fields  []field
	rows    []int  // by body row: the task, or -1 - section
	rowOf   []int  // by task: its body row
	section uint16 // style of a section's row
}

func (p *planner) overview(name, title, hint string) {
	o := &overview{planner: p}
	o.arrange()
	o.layColumns()
	s := p.newSheet(name, title, hint, o.fields, true)
	if p.list.HasErrors() || p.tooManyRows(s, len(o.rows)) {
		return
	}
	p.book.Sheets = append(p.book.Sheets, s)
	s.Protected = true
	o.section = p.style(styleSum(Left))
	b := p.newBody(s, o.fields, len(o.rows), 0)
	b.fill, b.from = o.fill, o.from
	o.merge(b)
	b.plan()
	if o.columns[0] == nil || o.columns[0].Key == notice.KeySeq {
		s.TextNumbers = []Range{{0, b.base, 0, s.Count() - 1}}
	}
	s.freeze(min(2, len(o.fields)-1))
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
	left, centre := styleBody(Left), styleBody(Centre)
	if !o.numbered() {
		o.columns = append(o.columns, nil)
		o.fields = append(o.fields, field{head: "编号", width: fit(o.widest(func(t *notice.Task) string { return t.ID }), 1, 48, 120), look: centre})
	}
	flexible, weight := -1, 0
	for i := range o.b.Columns {
		c := &o.b.Columns[i]
		n, longest := 0, 0
		for t := range o.b.Tasks {
			s := o.b.Cell(t, c).S
			n = max(n, longestLine(s))
			longest = max(longest, len(s))
		}
		f := field{head: headOf(c), look: left}
		switch c.Key {
		case notice.KeySeq:
			f.width, f.look = fit(max(n, 4), 1, 48, 120), centre
		case notice.KeyDue:
			f.width, f.look = o.dueWidth, centre
		case notice.KeyLead, notice.KeyResponsible:
			f.width, f.look = fit(n, 3, 152, 264), centre
		case notice.KeySection, notice.KeyTopic:
			f.width = fit(n, 3, 136, 200)
		case notice.KeyTitle:
			f.width = fit(n, 2, 120, 264)
		case notice.KeyRequirement:
			f.width = fit(n, 6, 200, 520)
			longest += 1 << 20 // it takes what is left, if it is there
		default:
			f.width = fit(n, 4, 64, 264)
		}
		f.width = max(f.width, headWidth(f.head))
		if longest > weight && c.Key != notice.KeySeq && c.Key != notice.KeyDue {
			flexible, weight = len(o.fields), longest
		}
		o.columns = append(o.columns, c)
		o.fields = append(o.fields, f)
	}
	rest := overviewWidth
	for _, f := range o.fields {
		rest -= f.width
	}
	if flexible >= 0 && rest > 0 {
		o.fields[flexible].width += rest / 8 * 8
	}
}

// numbered reports whether the notice prints the tasks' ids as its own numbers.
func (o *overview) numbered() bool {
	return o.column(notice.KeySeq) != nil && !o.any(func(t *notice.Task) bool {
		return strings.TrimLeft(t.Seq, "0") != strings.TrimLeft(t.ID, "0")
	})
}

// runs is the runs of a column in body rows. None lies over a section's row.
func (o *overview) runs(c *notice.Column) []notice.Run {
	rs := o.b.Runs(c)
	for i, r := range rs {
		rs[i] = notice.Run{First: o.rowOf[r.First], End: o.rowOf[r.End-1] + 1}
	}
	return rs
}

// merge makes one cell of every run of a column, and of a section's row.
func (o *overview) merge(b *body) {
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
			b.merge(col, last, r)
		}
	}
	for row, t := range o.rows {
		if t < 0 {
			b.merge(0, len(o.fields)-1, notice.Run{First: row, End: row + 1})
			b.stack.tied[row] = true
		}
	}
	// Sections lie between the runs of the first column.
	slices.SortFunc(b.stack.columns[0], func(x, y span) int { return cmp.Compare(x.first, y.first) })
	if topics := o.column(notice.KeyTopic); topics != nil {
		b.stack.keep = []keep{{o.runs(topics), 60}}
	}
}

// fill writes the row of a task or a section.
func (o *overview) fill(row int, cells []Cell) {
	task := o.rows[row]
	if task < 0 {
		for c := range cells {
			cells[c].Style = o.section
		}
		cells[0].say(o.b.Sections[-1-task].Text.S)
		return
	}
	t := &o.b.Tasks[task]
	for col, c := range o.columns {
		if c == nil {
			cells[col].say(t.ID)
			continue
		}
		if c.Key == notice.KeyResponsible && o.b.LeadOverResponsible(task) {
			continue
		}
		text := o.b.Cell(task, c).S
		if c.Key == notice.KeyDue && text == t.Due.Text.S {
			cells[col] = o.dueCell(t.Due, cells[col].Style)
			continue
		}
		cells[col].say(text)
	}
}

// from is where a cell comes from.
func (o *overview) from(row, col int) origin {
	task, c := o.rows[row], o.columns[col]
	switch {
	case task < 0:
		return origin{o.head(notice.KeySection), o.b.Sections[-1-task].Text}
	case c == nil:
		return origin{head: o.fields[col].head}
	}
	return origin{o.fields[col].head, o.b.Cell(task, c)}
}
