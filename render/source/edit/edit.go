// Package edit changes a TOML text and leaves every byte of it that is not
// spoken of: comments, blank lines, the manner of its strings, its line ends.
//
// It knows no notice; what is to be written is the caller's. In: a text and its
// tree. Out: [diag.Change] values, to be applied together and taken back again.
package edit

import (
	"strings"

	"gongwen/render/diag"
	"gongwen/render/source/tomldoc"
)

// Newline is how the lines of a text end.
func Newline(text string) string {
	if i := strings.IndexByte(text, '\n'); i > 0 && text[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// lineStart is where the line of a place begins.
func lineStart(text string, at int) int { return strings.LastIndexByte(text[:at], '\n') + 1 }

// lineEnd is behind the end of the line of a place.
func lineEnd(text string, at int) int {
	if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(text)
}

// Headed reports whether a table was made by a header of its own: [a] or [[a]].
// One that only [[a.b]] implies was not.
func Headed(text string, n *tomldoc.Node) bool {
	if !bracketed(text, n) {
		return false
	}
	return n.Name == "" || strings.TrimSpace(text[n.Key.End:n.Span.End-1]) == "" // the elements of [[a]] have no name
}

// bracketed reports whether a table stands at a header, its own or one below it.
func bracketed(text string, n *tomldoc.Node) bool {
	return n.Kind == tomldoc.Table && n.Span.End > n.Span.Start && text[n.Span.Start] == '[' && text[n.Span.End-1] == ']'
}

// nested reports whether a member of a table stands behind a header of its own,
// or is the array of such tables.
func nested(text string, n *tomldoc.Node) bool {
	return bracketed(text, n) || n.Kind == tomldoc.Array && len(n.Items) > 0 && bracketed(text, n.Items[0]) && n.Span == n.Items[0].Span
}

// valueEnd is where the last value of a node ends, headers below it apart.
func valueEnd(n *tomldoc.Node) int {
	end := n.Span.End
	for _, m := range n.Items { // a.b = 1 has the span of its key
		end = max(end, valueEnd(m))
	}
	return end
}

// Body is the header of a table with its own keys, in whole lines: neither the
// comments above it nor the tables below.
func Body(text string, n *tomldoc.Node) diag.Span {
	end := n.Span.End
	for _, m := range n.Items {
		if !nested(text, m) {
			end = max(end, valueEnd(m))
		}
	}
	return diag.Span{Start: lineStart(text, n.Span.Start), End: lineEnd(text, end)}
}

// Above is where the comments begin that stand right above a line.
func Above(text string, at int) int {
	for at > 0 {
		before := lineStart(text, at-1)
		if !strings.HasPrefix(strings.TrimSpace(text[before:at]), "#") {
			break
		}
		at = before
	}
	return at
}

// Set gives a key of a table a value, a literal of TOML: in place of the old
// one, else behind the last of its keys; none if it has that already.
func Set(text string, table *tomldoc.Node, key, literal string) []diag.Change {
	if n := table.Get(key); n != nil {
		if text[n.Span.Start:n.Span.End] == literal {
			return nil
		}
		return []diag.Change{{Span: n.Span, Text: literal}}
	}
	at := Body(text, table).End
	nl := Newline(text)
	line := key + " = " + literal + nl
	if at > 0 && text[at-1] != '\n' {
		line = nl + line
	}
	return []diag.Change{{Span: diag.Span{Start: at, End: at}, Text: line}}
}

// Remove takes a key with its value and the comment behind it away.
func Remove(text string, table *tomldoc.Node, key string) []diag.Change {
	n := table.Get(key)
	if n == nil {
		return nil
	}
	return []diag.Change{{Span: diag.Span{Start: lineStart(text, n.Key.Start), End: lineEnd(text, valueEnd(n))}}}
}

// Replace puts a text in the place of tables, the elements of [[a]]: where the
// first stood. Comments right above the others go with them, those above the
// first stay.
func Replace(text string, tables []*tomldoc.Node, with string) []diag.Change {
	var out []diag.Change
	for i, n := range tables {
		span := Body(text, n)
		if i > 0 {
			span.Start = Above(text, span.Start)
			if last := &out[len(out)-1]; strings.TrimSpace(text[last.Span.End:span.Start]) == "" { // only blank lines between
				span.Start = last.Span.Start
				out = append(out[:len(out)-1], diag.Change{Span: diag.Span{Start: span.Start, End: span.End}, Text: last.Text})
				continue
			}
			out = append(out, diag.Change{Span: span})
			continue
		}
		out = append(out, diag.Change{Span: span, Text: with})
	}
	return out
}

// Append puts a text behind the end, after a blank line.
func Append(text, more string) diag.Change {
	nl := Newline(text)
	before := ""
	if text != "" {
		before = nl
		if !strings.HasSuffix(text, "\n") {
			before += nl
		}
	}
	return diag.Change{Span: diag.Span{Start: len(text), End: len(text)}, Text: before + more}
}
