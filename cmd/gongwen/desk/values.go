package desk

import "encoding/json"

// values adds what the form and the grid show, if the page has it otherwise.
func (s *session) values(a *state, l *look) {
	if !s.work.Readable() {
		a.Digests = l.Know // what was read last stays
		return
	}
	values, _ := json.Marshal(s.work.Values())
	tables, _ := json.Marshal(s.work.Rows())
	a.Digests = digests{digest(values), digest(tables)}
	if a.Digests.Values != l.Know.Values {
		a.Values = json.RawMessage(values)
	}
	if a.Digests.Tables != l.Know.Tables {
		a.Tables = json.RawMessage(tables)
	}
}
