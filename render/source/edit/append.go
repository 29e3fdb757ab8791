package edit

import (
	"slices"
	"strings"
)

// Append adds the rows of another text behind all others, with the keys given.
func (r *Rows) Append(from *Rows, keys []string) {
	nl := Newline(r.doc.Text)
	lines := func(literal string) string {
		if nl == "\n" {
			return literal
		}
		return strings.ReplaceAll(strings.ReplaceAll(literal, "\r\n", "\n"), "\n", nl)
	}
	for i := range from.List {
		row := Row{from: -1, alone: from.List[i].alone}
		for k, key := range heirs {
			if c := from.List[i].cells[k]; slices.Contains(keys, key) {
				c.literal, c.behind = lines(c.literal), lines(c.behind)
				row.cells[k] = c
			}
		}
		row.deadline = from.List[i].deadline
		for _, n := range from.tasks[i].Items {
			if heir(n.Name) < 0 && n.Name != "deadline" && slices.Contains(keys, n.Name) {
				v := Of(from.doc.Text, n)
				row.own(n.Name, &v)
			}
		}
		r.List = append(r.List, row)
	}
}
