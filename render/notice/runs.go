package notice

import "gongwen/render/diag"

// Run is a stretch of neighbouring tasks whose cells of one column are one
// printed cell: from task First up to, not including, task End.
type Run struct{ First, End int }

// SectionRow is the heading of a section as a row of its own across the table.
type SectionRow struct {
	Section int // index into Sections
	Before  int // the task that it stands before; len(Tasks) at the table's end
}

// Cell is what the column prints for a task.
func (b *Breakdown) Cell(task int, c *Column) diag.Text {
	t := &b.Tasks[task]
	var out diag.Text
	switch c.Key {
	case KeySeq:
		out = diag.Plain(t.Seq)
	case KeySection:
		if t.Section >= 0 {
			out = b.Sections[t.Section].Text
		}
	case KeyTopic:
		if t.Topic >= 0 {
			out = b.Topics[t.Topic].Text
		}
	case KeyTitle:
		out = t.Title
	case KeyLead:
		out = t.Lead.Text
	case KeyResponsible:
		out = t.Responsible.Text
	case KeyRequirement:
		out = t.Requirement
	case KeyDue:
		out = t.Due.Text
	default:
		out = t.Own[c.Key]
	}
	if out.Empty() {
		return c.Empty
	}
	return out
}

// ColumnOf is the place of a column, or -1.
func (b *Breakdown) ColumnOf(key string) int {
	for i := range b.Columns {
		if b.Columns[i].Key == key {
			return i
		}
	}
	return -1
}

// SectionRows lists the headings of the sections that stand as rows, in order;
// none where the section is a column. A section without tasks has its row too.
func (b *Breakdown) SectionRows() []SectionRow {
	if len(b.Sections) == 0 || b.ColumnOf(KeySection) >= 0 {
		return nil
	}
	out := make([]SectionRow, 0, len(b.Sections))
	task := 0
	for s := range b.Sections {
		for task < len(b.Tasks) && b.Tasks[task].Section < s {
			task++
		}
		out = append(out, SectionRow{Section: s, Before: task})
	}
	return out
}

// LeadOverResponsible reports whether one cell stands over the lead and the
// responsible column of a task: they are neighbours, and the task has a lead
// and no responsible units, nor anything that says so in print.
func (b *Breakdown) LeadOverResponsible(task int) bool {
	lead := b.ColumnOf(KeyLead)
	if lead < 0 || lead+1 == len(b.Columns) {
		return false
	}
	next, t := &b.Columns[lead+1], &b.Tasks[task]
	return next.Key == KeyResponsible && next.Empty.Empty() && !t.Lead.Text.Empty() && t.Responsible.Text.Empty()
}

// Runs cuts the tasks into the printed cells of a column, in order and without
// gap. Neighbours with equal text are one cell, as far as the column merges:
// never across a section, nor across a topic but for an own column that merges
// everywhere. The responsible cell also ends where the lead changes, and the
// lead's where it begins or stops to stand over both columns.
func (b *Breakdown) Runs(c *Column) []Run {
	var runs []Run
	for first := 0; first < len(b.Tasks); {
		end := first + 1
		for end < len(b.Tasks) && b.oneCell(c, end-1, end) {
			end++
		}
		runs = append(runs, Run{first, end})
		first = end
	}
	return runs
}

// oneCell reports whether two neighbouring tasks share their cell of a column.
func (b *Breakdown) oneCell(c *Column, i, j int) bool {
	s, t := &b.Tasks[i], &b.Tasks[j]
	if c.Merge == MergeNone || s.Section != t.Section || s.Table != t.Table {
		return false
	}
	if c.Key == KeySection {
		return true
	}
	if s.Topic != t.Topic && (c.Merge != MergeAll || c.BuiltIn()) {
		return false
	}
	switch c.Key {
	case KeyTopic:
		return true
	case KeyLead:
		return s.Lead.Text.S == t.Lead.Text.S && b.LeadOverResponsible(i) == b.LeadOverResponsible(j)
	case KeyResponsible:
		return s.Lead.Text.S == t.Lead.Text.S && s.Responsible.Text.S == t.Responsible.Text.S
	default:
		return b.Cell(i, c).S == b.Cell(j, c).S
	}
}
