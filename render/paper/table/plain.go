package table

// passed sets a table as far as findings go, where nothing else is wanted, and
// reports whether it could: of short rows, of which several stand on a page, there
// is none to tell.
func (t *Table) passed() bool {
	if !t.l.Dry || t.within || t.in.Rows == 0 {
		return false
	}
	_, height := t.pageSize()
	if t.top+t.header+t.need(longHeading) > height/2 {
		return false
	}
	half := int32((height/2 - 2*t.l.Style.Table.Padding) / t.l.Style.Table.Pitch)
	low := func(w *words, chars int) bool { // two lines hold more than the width of one
		return 2*w.estimated(chars).lines+1 <= half || w.fit(t.l, chars).lines <= half
	}
	for c := range t.cols {
		for i, r := range t.cols[c].Cells {
			if w := t.words[c][i]; len(w.chars) > 0 && !low(w, t.charsOf(w.kind, c, c+1)) || r.End == r.First {
				return false
			}
		}
	}
	for i := range t.in.Headings {
		g := t.shaped(t.in.Headings[i].Text, heading)
		if !low(wordsOf(g.Chars, heading, manner{}), t.charsOf(heading, 0, len(t.cols))) {
			return false
		}
	}
	t.galleys, t.words = nil, nil
	f := &t.l.Flow
	f.NewPage()
	f.V, f.Top = t.l.Style.Gap()/2, false
	return true
}
