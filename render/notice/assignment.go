package notice

// Assignment is the tasks of all breakdowns as one, for the workbook: sections
// and topics one after the other, columns united by key under the head of the
// first that has them, leads resolved where only the first of the responsible
// units leads. Of a single breakdown it is that. nil without tasks.
func (n *Notice) Assignment() *Breakdown {
	all := n.Breakdowns()
	if len(all) == 0 {
		return nil
	}
	if len(all) == 1 {
		return all[0]
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
	}
	return out
}
