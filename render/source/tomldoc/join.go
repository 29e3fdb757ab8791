package tomldoc

import (
	"slices"
	"strings"
	"time"

	"gongwen/render/diag"
)

// join gives the nodes of the scanner the values of the decoder. It reports
// whether the two agree on the whole tree, as they always should.
func join(src *diag.Source, n *Node, value any) bool {
	switch v := value.(type) {
	case map[string]any:
		return n.made.table() && joinTable(src, n, v)
	case []map[string]any:
		return n.Kind == Array && joinTables(src, slices.DeleteFunc(slices.Clone(n.Items), func(t *Node) bool { return t.apart }), v)
	case []any:
		if n.Kind != Array || len(n.Items) != len(v) {
			return false
		}
		for i, item := range n.Items {
			if !join(src, item, v[i]) {
				return false
			}
		}
		return true
	case string:
		if n.Kind != String {
			return false
		}
		n.Text = unquote(src.Text, n.Span)
		return n.Text.S == v || unixLines(n.Text.S) == unixLines(v)
	}
	if n.made != bare {
		return false
	}
	switch v := value.(type) {
	case int64:
		n.Kind, n.Integer = Integer, v
	case float64:
		n.Kind, n.Float = Float, v
	case bool:
		n.Kind, n.Boolean = Boolean, v
	case time.Time:
		n.Kind = DateTime
		if n.Span.End-n.Span.Start == len(time.DateOnly) { // a time alone is shorter or has a fraction
			if text := src.Text[n.Span.Start:n.Span.End]; text[4] == '-' {
				n.Kind, n.Date = Date, Day{uint16(v.Year()), uint8(v.Month()), uint8(v.Day())}
			}
		}
	default:
		return false
	}
	return true
}

func joinTable(src *diag.Source, n *Node, values map[string]any) bool {
	if len(n.Items) != len(values) {
		return false
	}
	for _, m := range n.Items {
		v, ok := values[m.Name]
		if !ok || !join(src, m, v) {
			return false
		}
	}
	return true
}

func joinTables(src *diag.Source, tables []*Node, values []map[string]any) bool {
	if len(tables) != len(values) {
		return false
	}
	for i, t := range tables {
		if !t.made.table() || !joinTable(src, t, values[i]) {
			return false
		}
	}
	return true
}

// unixLines makes every line end \n: the decoder leaves \r\n in its values.
func unixLines(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }
