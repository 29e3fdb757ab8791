package workbench

import (
	"strconv"

	"gongwen/render/source/edit"
	"gongwen/render/source/tomldoc"
)

// Values are what a notice states, by path: strings, numbers, booleans, arrays;
// a day is 2026-03-01. A table that stands there is an empty object, an array of
// tables the number of them. The cells of tasks are in [Tables].
type Values map[string]any

// ValuesOf are those of a text; none where it is not TOML.
func ValuesOf(doc edit.Doc) Values {
	out := Values{}
	if doc.Root != nil {
		out.add(doc.Text, doc.Root, "")
	}
	return out
}

func (v Values) add(text string, n *tomldoc.Node, under string) {
	for i, m := range n.Items {
		path := under + m.Name
		if n.Kind == tomldoc.Array {
			path = under + strconv.Itoa(i)
		}
		switch {
		case m.Kind == tomldoc.Table:
			v[path] = map[string]any{}
			v.add(text, m, path+".")
		case m.Kind == tomldoc.Array && len(m.Items) > 0 && m.Items[0].Kind == tomldoc.Table:
			v[path] = len(m.Items)
			if m.Name != "task" {
				v.add(text, m, path+".")
			}
		default:
			v[path] = edit.Shown(text, m)
		}
	}
}
