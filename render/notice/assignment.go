package notice

import (
	"slices"

	"gongwen/render/diag"
	"gongwen/render/words"
)

// Assignment is the tasks of all breakdowns as one, for the workbook: sections
// and topics one after the other, columns united by key under the head of the
// first that has them, leads resolved where only the first of the responsible
// units leads, 同上 as the words that it stands for, because a workbook is sorted
// and split. Of a single breakdown without 同上 it is that. nil without tasks.
func (n *Notice) Assignment() *Breakdown {
	all := n.Breakdowns()
	if len(all) == 0 {
		return nil
	}
	if len(all) == 1 && !slices.ContainsFunc(all[0].Tasks, func(t Task) bool { return t.refers() }) {
		return all[0]
	}
	if len(all) == 1 {
		out := *all[0]
		out.Tasks = slices.Clone(out.Tasks)
		for i := range out.Tasks {
			out.Tasks[i].resolve()
		}
		return &out
	}
	out := &Breakdown{Span: all[0].Span, Units: n.Units}
	for i, b := range all {
		sections, topics := len(out.Sections), len(out.Topics)
		out.Sections = append(out.Sections, b.Sections...)
		for _, t := range b.Topics {
			if t.Section >= 0 {
				t.Section += sections
			}
			out.Topics = append(out.Topics, t)
		}
		for _, c := range b.Columns {
			if out.ColumnOf(c.Key) < 0 {
				out.Columns = append(out.Columns, c)
			}
		}
		for _, t := range b.Tasks {
			t.Table = i
			t.resolve()
			if t.Section >= 0 {
				t.Section += sections
			}
			if t.Topic >= 0 {
				t.Topic += topics
			}
			if b.FirstLeads && len(t.Lead.Units) == 0 && len(t.Responsible.Units) > 0 {
				t.Lead.Units, t.Responsible.Units = t.Responsible.Units[:1], t.Responsible.Units[1:]
			}
			out.Tasks = append(out.Tasks, t)
		}
		if out.ReturnBy == (Day{}) {
			out.ReturnBy, out.ReturnSpan = b.ReturnBy, b.ReturnSpan
		}
		if out.Contact.Empty() {
			out.Contact = b.Contact
		}
		for _, head := range b.Returns {
			if !slices.ContainsFunc(out.Returns, func(r diag.Text) bool { return words.Identity(r.S) == words.Identity(head.S) }) {
				out.Returns = append(out.Returns, head)
			}
		}
	}
	return out
}

// refers reports whether a cell of the task says 同上.
func (t *Task) refers() bool {
	return !t.Lead.Meant.Empty() || !t.Responsible.Meant.Empty() || !t.Due.Meant.Empty()
}

// resolve puts the words that 同上 stands for in its place.
func (t *Task) resolve() {
	for _, c := range [...]struct{ text, meant *diag.Text }{
		{&t.Lead.Text, &t.Lead.Meant}, {&t.Responsible.Text, &t.Responsible.Meant}, {&t.Due.Text, &t.Due.Meant},
	} {
		if !c.meant.Empty() {
			*c.text, *c.meant = *c.meant, diag.Text{}
		}
	}
}
