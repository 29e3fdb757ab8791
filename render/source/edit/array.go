package edit

import (
	"strings"

	"gongwen/render/diag"
	"gongwen/render/source/tomldoc"
)

// setItems makes the elements of an array those given: what the two have in
// common at the front and at the end stays with its comments, what is between is
// set one by one, and what is left of it added or taken away.
func setItems(text string, n *tomldoc.Node, want []Value) []diag.Change {
	old := n.Items
	same := func(i, j int) bool { return Of(text, old[i]).Is(want[j]) }
	head := 0
	for head < len(old) && head < len(want) && same(head, head) {
		head++
	}
	tail := 0
	for tail < len(old)-head && tail < len(want)-head && same(len(old)-1-tail, len(want)-1-tail) {
		tail++
	}
	var out []diag.Change
	i, j := head, head
	for ; i < len(old)-tail && j < len(want)-tail; i, j = i+1, j+1 {
		out = append(out, set(text, old[i], want[j], true)...)
	}
	if i < len(old)-tail {
		return append(out, removeItems(text, n, i, len(old)-tail)...)
	}
	literals := make([]string, 0, len(want)-tail-j)
	for ; j < len(want)-tail; j++ {
		literals = append(literals, want[j].Literal("", ""))
	}
	return append(out, insertItems(text, n, i, literals)...)
}

// removeItems takes the elements from first up to, not including, end out of an
// array, with one comma for each.
func removeItems(text string, n *tomldoc.Node, first, end int) []diag.Change {
	all := n.Items
	start, stop := all[first].Span.Start, all[end-1].Span.End
	if first == 0 && end == len(all) && !strings.Contains(gaps(text, n), "#") {
		return []diag.Change{{Span: n.Span, Text: "[]"}}
	}
	if from, to, ok := ownLines(text, n, start, stop); ok {
		return []diag.Change{{Span: diag.Span{Start: from, End: to}}}
	}
	if first > 0 && !strings.Contains(text[all[first-1].Span.End:start], "#") {
		return []diag.Change{{Span: diag.Span{Start: all[first-1].Span.End, End: stop}}}
	}
	if end < len(all) && !strings.Contains(text[stop:all[end].Span.Start], "#") {
		return []diag.Change{{Span: diag.Span{Start: start, End: all[end].Span.Start}}}
	}
	if comma := behindComma(text, stop, n.Span.End-1); comma > 0 {
		stop = comma
	}
	return []diag.Change{{Span: diag.Span{Start: start, End: stop}}}
}

// gaps is what stands in an array beside its elements.
func gaps(text string, n *tomldoc.Node) string {
	var b strings.Builder
	at := n.Span.Start
	for _, m := range n.Items {
		b.WriteString(text[at:m.Span.Start])
		at = m.Span.End
	}
	b.WriteString(text[at:n.Span.End])
	return b.String()
}

// ownLines are the lines of elements that share them with nothing but their
// commas and the comments behind.
func ownLines(text string, n *tomldoc.Node, start, stop int) (from, to int, ok bool) {
	from, to = lineStart(text, start), lineEnd(text, stop)
	if from <= n.Span.Start || to > n.Span.End-1 || strings.TrimSpace(text[from:start]) != "" {
		return 0, 0, false
	}
	rest := strings.TrimSpace(text[stop:to])
	comma := strings.HasPrefix(rest, ",")
	rest = strings.TrimSpace(strings.TrimPrefix(rest, ","))
	if rest != "" && rest[0] != '#' {
		return 0, 0, false
	}
	// a comma on a later line would be left without its element
	return from, to, comma || behindComma(text, stop, n.Span.End-1) < 0
}

// behindComma is behind the next comma before the end, past blanks and comments;
// -1 if something else comes first.
func behindComma(text string, at, end int) int {
	for at < end {
		switch c := text[at]; c {
		case ' ', '\t', '\r', '\n':
			at++
		case '#':
			at = lineEnd(text, at)
		case ',':
			return at + 1
		default:
			return -1
		}
	}
	return -1
}

// insertItems puts elements before the one at the place given, in the manner of
// their neighbours.
func insertItems(text string, n *tomldoc.Node, at int, literals []string) []diag.Change {
	if len(literals) == 0 {
		return nil
	}
	insert := func(at int, s string) diag.Change {
		return diag.Change{Span: diag.Span{Start: at, End: at}, Text: s}
	}
	all := n.Items
	if len(all) == 0 {
		if strings.TrimSpace(text[n.Span.Start+1:n.Span.End-1]) == "" {
			return []diag.Change{{Span: n.Span, Text: "[" + strings.Join(literals, ", ") + "]"}}
		}
		return []diag.Change{insert(n.Span.Start+1, strings.Join(literals, ", "))} // comments stand inside
	}
	if at == 0 {
		first := all[0].Span
		sep := ", "
		if from := lineStart(text, first.Start); from > n.Span.Start && strings.TrimSpace(text[from:first.Start]) == "" {
			sep = "," + Newline(text) + text[from:first.Start]
		}
		return []diag.Change{insert(first.Start, strings.Join(literals, sep)+sep)}
	}
	before := all[at-1].Span
	if from, to, ok := ownLines(text, n, before.Start, before.End); ok {
		indent := text[from:before.Start]
		comma := behindComma(text, before.End, n.Span.End-1) > 0
		last := "" // as the neighbour has it: a comma behind the last one too
		if comma {
			last = ","
		}
		lines := indent + strings.Join(literals, ","+Newline(text)+indent) + last + Newline(text)
		if comma {
			return []diag.Change{insert(to, lines)}
		}
		return []diag.Change{insert(before.End, ","), insert(to, lines)}
	}
	return []diag.Change{insert(before.End, ", "+strings.Join(literals, ", "))}
}
