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

// headed reports whether a table was made by a header of its own: [a] or [[a]].
// One that only [[a.b]] implies was not.
func headed(text string, n *tomldoc.Node) bool {
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

// body is the header of a table with its own keys, in whole lines: neither the
// comments above it nor the tables below.
func body(text string, n *tomldoc.Node) diag.Span {
	end := n.Span.End
	for _, m := range n.Items {
		if !nested(text, m) {
			end = max(end, valueEnd(m))
		}
	}
	return diag.Span{Start: lineStart(text, n.Span.Start), End: lineEnd(text, end)}
}

// above is where the comments begin that stand right above a line.
func above(text string, at int) int {
	for at > 0 {
		before := lineStart(text, at-1)
		if !strings.HasPrefix(strings.TrimSpace(text[before:at]), "#") {
			break
		}
		at = before
	}
	return at
}
