package workbench

import (
	"strconv"
	"strings"

	"gongwen/render/source/edit"
	"gongwen/render/source/schema"
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

// Heading is the title on one line and the date, as far as a text has them.
func Heading(doc edit.Doc) (title, date string) {
	if doc.Root == nil {
		return "", ""
	}
	if n := doc.Root.Get("title"); n != nil && n.Kind == tomldoc.String {
		title = strings.ReplaceAll(strings.TrimSpace(n.Text.S), "\n", "")
	}
	if n := doc.Root.Get("date"); n != nil && n.Kind == tomldoc.Date {
		date = doc.Text[n.Span.Start:n.Span.End]
	}
	return title, date
}

// Unissued reports whether a text lacks what a notice gets last, the number or the
// date.
func Unissued(doc edit.Doc) bool {
	if doc.Root == nil {
		return false
	}
	stated := func(key string) bool {
		n := doc.Root.Get(key)
		return n != nil && (n.Kind != tomldoc.String || strings.TrimSpace(n.Text.S) != "" && strings.TrimSpace(n.Text.S) != schema.Blank(key))
	}
	if !stated("date") {
		return true
	}
	format := doc.Root.Get("format")
	return !stated("number") && (format == nil || format.Text.S != "minutes") // which have none
}
