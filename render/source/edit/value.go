package edit

import (
	"strings"

	"gongwen/render/diag"
	"gongwen/render/source/tomldoc"
)

// Value is what a key can be given.
type Value struct {
	Kind    tomldoc.Kind
	Text    string   // of a string its characters; of a number, a day, a boolean the word that TOML has for it
	Items   []Value  // Array
	Members []Member // Table: one between braces
}

// Member is a key of a table with its value.
type Member struct {
	Key   string
	Value Value
}

// Text is a string as a value.
func Text(s string) Value {
	return Value{Kind: tomldoc.String, Text: strings.ReplaceAll(s, "\r\n", "\n")}
}

// Texts are strings as an array.
func Texts(list ...string) Value {
	out := Value{Kind: tomldoc.Array, Items: make([]Value, len(list))}
	for i, s := range list {
		out.Items[i] = Text(s)
	}
	return out
}

// Word is a number, a day or a boolean.
func Word(kind tomldoc.Kind, s string) Value { return Value{Kind: kind, Text: s} }

// Raw is a value that stands in the file already, as it is written there.
func Raw(literal string) Value { return Value{Kind: tomldoc.DateTime, Text: literal} }

// Of is the value that a node has.
func Of(text string, n *tomldoc.Node) Value {
	switch n.Kind {
	case tomldoc.String:
		return Text(n.Text.S)
	case tomldoc.Array:
		out := Value{Kind: tomldoc.Array, Items: make([]Value, len(n.Items))}
		for i, m := range n.Items {
			out.Items[i] = Of(text, m)
		}
		return out
	case tomldoc.Table:
		out := Value{Kind: tomldoc.Table}
		for _, m := range n.Items {
			out.Members = append(out.Members, Member{m.Name, Of(text, m)})
		}
		return out
	default:
		return Value{Kind: n.Kind, Text: text[n.Span.Start:n.Span.End]}
	}
}

// Is reports whether two values are one.
func (v Value) Is(w Value) bool {
	if v.Kind != w.Kind || v.Text != w.Text || len(v.Items) != len(w.Items) || len(v.Members) != len(w.Members) {
		return false
	}
	for i := range v.Items {
		if !v.Items[i].Is(w.Items[i]) {
			return false
		}
	}
	for i := range v.Members {
		if v.Members[i].Key != w.Members[i].Key || !v.Members[i].Value.Is(w.Members[i].Value) {
			return false
		}
	}
	return true
}

// Literal is the value as TOML, a string in the manner of an old literal. The
// lines of what is written end in nl; where that is empty, as inside brackets,
// everything stays on one line.
func (v Value) Literal(like, nl string) string {
	switch v.Kind {
	case tomldoc.String:
		return tomldoc.Literal(v.Text, like, nl)
	case tomldoc.Array:
		items := make([]string, len(v.Items))
		apart := false // an array a line
		for i, item := range v.Items {
			items[i] = item.Literal("", "")
			apart = apart || item.Kind == tomldoc.Array
		}
		if apart && nl != "" {
			return "[" + nl + "  " + strings.Join(items, ","+nl+"  ") + "," + nl + "]"
		}
		return "[" + strings.Join(items, ", ") + "]"
	case tomldoc.Table:
		members := make([]string, len(v.Members))
		for i, m := range v.Members {
			members[i] = keyLiteral(m.Key) + " = " + m.Value.Literal("", "")
		}
		if len(members) == 0 {
			return "{}"
		}
		return "{ " + strings.Join(members, ", ") + " }"
	default:
		return v.Text
	}
}

// keyLiteral is a key as TOML writes it.
func keyLiteral(key string) string {
	bare := key != ""
	for i := range len(key) {
		c := key[i]
		bare = bare && (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-')
	}
	if bare {
		return key
	}
	return tomldoc.Literal(key, "", "")
}

// set puts a value in the place of the old one, which stands inside brackets or
// on lines of its own. The same value changes nothing; of an array only the
// elements change that differ.
func set(text string, n *tomldoc.Node, v Value, inside bool) []diag.Change {
	if v.Kind == n.Kind && v.Is(Of(text, n)) {
		return nil
	}
	if v.Kind == tomldoc.Array && written(text, n) {
		return setItems(text, n, v.Items)
	}
	like := ""
	if n.Kind == tomldoc.String {
		like = text[n.Span.Start:n.Span.End]
	}
	nl := Newline(text)
	if inside && !strings.HasPrefix(like, `"""`) && !strings.HasPrefix(like, "'''") {
		nl = ""
	}
	return []diag.Change{{Span: n.Span, Text: v.Literal(like, nl)}}
}

// written reports whether an array stands between brackets of its own, not made
// by headers.
func written(text string, n *tomldoc.Node) bool {
	return n.Kind == tomldoc.Array && n.Span.End > n.Span.Start && text[n.Span.Start] == '[' && !nested(text, n)
}
