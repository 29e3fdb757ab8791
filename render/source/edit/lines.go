package edit

import (
	"strings"

	"gongwen/render/diag"
)

// Headed reports whether the table at a place has a header of its own.
func (d Doc) Headed(p Place) bool {
	n := d.Find(p)
	return n != nil && headed(d.Text, n)
}

// ReplaceTables puts lines in the place of the tables [[p]], where the first of them
// stood. Comments right above the others go with them, those above the first stay.
// ok is false where there are none.
func (d Doc) ReplaceTables(p Place, lines string) (changes []diag.Change, ok bool) {
	n := d.Find(p)
	if n == nil || len(n.Items) == 0 || !nested(d.Text, n) {
		return nil, false
	}
	for i, table := range n.Items {
		span := body(d.Text, table)
		if i == 0 {
			changes = append(changes, diag.Change{Span: span, Text: lines})
			continue
		}
		span.Start = above(d.Text, span.Start)
		if last := &changes[len(changes)-1]; strings.TrimSpace(d.Text[last.Span.End:span.Start]) == "" { // only blank lines between
			last.Span.End = span.End
			continue
		}
		changes = append(changes, diag.Change{Span: span})
	}
	return changes, true
}

// Behind puts lines behind the own keys of the table [p], before the tables below it.
// ok is false where it has no header of its own.
func (d Doc) Behind(p Place, lines string) (changes []diag.Change, ok bool) {
	if !d.Headed(p) {
		return nil, false
	}
	return d.line(body(d.Text, d.Find(p)).End, lines), true
}

// Append puts lines behind the end of the text, after a blank line.
func (d Doc) Append(lines string) []diag.Change {
	if d.Text != "" && d.Text != bom {
		lines = Newline(d.Text) + lines
	}
	return d.line(len(d.Text), lines)
}
