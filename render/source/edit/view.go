package edit

import (
	"strings"

	"gongwen/render/source/tomldoc"
)

// RowView is a row for whoever shows it.
type RowView struct {
	Heading bool       // nothing but a section, without tasks
	Cells   []CellView // those that the row writes, and those that are not what the row above has
}

// CellView is a cell of a row.
type CellView struct {
	Key  string
	Text string // of a list a name a line
	List bool
	Own  bool // the row writes it
}

// View are the rows as they resolve. A key of the inherited ones that a row does
// not name is as in the row above.
func (r *Rows) View() []RowView {
	out := make([]RowView, len(r.List))
	var above state
	for i := range r.List {
		row, n := &r.List[i], r.tasks[i]
		v := RowView{Heading: row.alone}
		for k, key := range heirs {
			own := n.Get(key) != nil
			if own || row.cells[k] != above.cells[k] {
				text, list := row.cells[k].shown()
				v.Cells = append(v.Cells, CellView{key, text, list, own})
			}
		}
		for _, m := range n.Items {
			if heir(m.Name) >= 0 {
				continue
			}
			text, list := shownOf(r.doc.Text, m)
			v.Cells = append(v.Cells, CellView{m.Name, text, list, true})
		}
		above = row.state
		out[i] = v
	}
	return out
}

// shown is what a cell says, and whether it is a list.
func (c cell) shown() (text string, list bool) {
	switch {
	case c.says == "":
		return "", strings.HasPrefix(c.literal, "[")
	case c.says[0] == 'a':
		var names []string
		for _, name := range strings.Split(strings.TrimSuffix(c.says, "\x00"), "\x00") {
			names = append(names, strings.TrimPrefix(name, "a"))
		}
		return strings.Join(names, "\n"), true
	default:
		return c.says[1:], false
	}
}

// shownOf is the value of a node in one text.
func shownOf(text string, n *tomldoc.Node) (string, bool) {
	switch v := Shown(text, n).(type) {
	case string:
		return v, false
	case []any:
		var lines []string
		for _, item := range v {
			if s, ok := item.(string); ok {
				lines = append(lines, s)
			}
		}
		return strings.Join(lines, "\n"), true
	}
	return text[n.Span.Start:n.Span.End], false
}
