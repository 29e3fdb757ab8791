package workbench

import (
	"strconv"
	"strings"

	"gongwen/render/source/tomldoc"
)

// place is where a breakdown stands in a file.
type place struct {
	path  string // attachment.1. or empty
	title string
}

// breakdownsOf are the places of a tree where there is a breakdown, or a part
// wants one that there is not yet.
func breakdownsOf(root *tomldoc.Node) []place {
	title := func(n *tomldoc.Node) string {
		if t := n.Get("title"); t != nil && t.Kind == tomldoc.String {
			return strings.Join(strings.Fields(t.Text.S), "")
		}
		return ""
	}
	top := place{title: "分解表"}
	wanted := holds(root) || prints(root)
	var own []place
	part := func(n *tomldoc.Node, p place) {
		switch {
		case n.Kind != tomldoc.Table:
		case holds(n):
			own = append(own, p)
		case prints(n):
			wanted, top.title = true, p.title
		}
	}
	if d := root.Get("document"); d != nil {
		part(d, place{"document.", title(d)})
	}
	if a := root.Get("attachment"); a != nil && a.Kind == tomldoc.Array {
		for i, n := range a.Items {
			part(n, place{"attachment." + strconv.Itoa(i) + ".", title(n)})
		}
	}
	if wanted {
		return append([]place{top}, own...)
	}
	return own
}

// partOf names the part that prints a breakdown, as [Imported.Into] does.
func partOf(root *tomldoc.Node, path string) string {
	switch steps := strings.Split(path, "."); {
	case steps[0] == "document":
		return "document"
	case steps[0] == "attachment" && len(steps) > 2:
		if i, err := strconv.Atoi(steps[1]); err == nil {
			return strconv.Itoa(i + 1)
		}
	}
	borrows := func(n *tomldoc.Node) bool { return n != nil && prints(n) && !holds(n) }
	if borrows(root.Get("document")) {
		return "document"
	}
	if a := root.Get("attachment"); a != nil {
		for i, n := range a.Items {
			if borrows(n) {
				return strconv.Itoa(i + 1)
			}
		}
	}
	return ""
}

// prints reports whether a part wants a breakdown printed in it.
func prints(n *tomldoc.Node) bool {
	c := n.Get("content")
	return c != nil && c.Kind == tomldoc.String && c.Text.S == "breakdown"
}

// holds reports whether a table has a breakdown of its own.
func holds(n *tomldoc.Node) bool { return n.Get("task") != nil || n.Get("breakdown") != nil }
