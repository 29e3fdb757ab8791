package pdf

// bookmark is an entry of the outline among its relatives, by their numbers;
// -1 stands for nobody, and for the outline itself as a parent.
type bookmark struct {
	parent, previous, next, first, last int
	below                               int // entries under it, all told
}

// planOutline numbers the outline (12.3.3): a root and one object an entry. A
// level that is skipped makes no entry of its own.
func (d *document) planOutline(p *plan) {
	entries := d.frame.Outline
	marks := make([]bookmark, len(entries))
	rootFirst, rootLast := 0, 0
	var path []int // the entries that the next one may stand below
	for i, e := range entries {
		for len(path) > 0 && entries[path[len(path)-1]].Level >= e.Level {
			path = path[:len(path)-1]
		}
		m := bookmark{parent: -1, previous: -1, next: -1, first: -1, last: -1}
		if len(path) > 0 {
			m.parent = path[len(path)-1]
			above := &marks[m.parent]
			if above.first < 0 {
				above.first = i
			}
			m.previous, above.last = above.last, i
		} else if i > 0 {
			m.previous, rootLast = rootLast, i
		}
		if m.previous >= 0 {
			marks[m.previous].next = i
		}
		marks[i] = m
		path = append(path, i)
	}
	for i := len(marks) - 1; i >= 0; i-- {
		if up := marks[i].parent; up >= 0 {
			marks[up].below += 1 + marks[i].below
		}
	}
	d.outline = p.objects(1, func(b []byte, _ int) []byte {
		b = append(b, "<</Type/Outlines"...)
		b = appendKeyRef(b, "/First ", d.entries+ref(rootFirst))
		b = appendKeyRef(b, "/Last ", d.entries+ref(rootLast))
		b = append(b, "/Count "...) // all are shown open
		b = appendInt(b, len(entries))
		return append(b, ">>"...)
	})
	d.entries = p.objects(len(entries), func(b []byte, i int) []byte {
		m := marks[i]
		b = append(b, "<</Title"...)
		b = appendText(b, entries[i].Title)
		if m.parent < 0 {
			b = appendKeyRef(b, "/Parent ", d.outline)
		} else {
			b = appendKeyRef(b, "/Parent ", d.entries+ref(m.parent))
		}
		if m.previous >= 0 {
			b = appendKeyRef(b, "/Prev ", d.entries+ref(m.previous))
		}
		if m.next >= 0 {
			b = appendKeyRef(b, "/Next ", d.entries+ref(m.next))
		}
		if m.first >= 0 {
			b = appendKeyRef(b, "/First ", d.entries+ref(m.first))
			b = appendKeyRef(b, "/Last ", d.entries+ref(m.last))
			b = append(b, "/Count "...)
			b = appendInt(b, m.below)
		}
		b = d.appendDestination(b, entries[i].Page, entries[i].Y)
		return append(b, ">>"...)
	})
}
