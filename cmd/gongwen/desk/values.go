package desk

// values adds what the form and the grid show, if the page has it otherwise.
func (s *session) values(a *state, l *look) {}
