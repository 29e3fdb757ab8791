package value

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongwen/render/diag"
	"gongwen/render/source/tomldoc"
)

// Trim cuts blanks, full-width ones too, and line breaks from both ends.
func Trim(t diag.Text) diag.Text {
	from := len(t.S) - len(strings.TrimLeftFunc(t.S, unicode.IsSpace))
	to := len(strings.TrimRightFunc(t.S, unicode.IsSpace))
	switch {
	case from >= to:
		return diag.Text{}
	case from == 0 && to == len(t.S):
		return t
	default:
		return t.Slice(from, to)
	}
}

// HasBreak looks twice, for a byte each, because that is many times faster
// than once for either.
func HasBreak(s string) bool {
	return strings.IndexByte(s, '\n') >= 0 || strings.IndexByte(s, '\r') >= 0
}

// linesOf yields the lines of t that hold anything, trimmed.
func linesOf(t diag.Text) iter.Seq[diag.Text] {
	return func(yield func(diag.Text) bool) {
		for at := 0; at < len(t.S); {
			end := len(t.S)
			if i := strings.IndexByte(t.S[at:], '\n'); i >= 0 {
				end = at + i
			}
			if line := Trim(t.Slice(at, end)); !line.Empty() && !yield(line) {
				return
			}
			at = end + 1
		}
	}
}

func Lines(t diag.Text) []diag.Text {
	var out []diag.Text
	for line := range linesOf(t) {
		out = append(out, line)
	}
	return out
}

// Cell is the text of a cell: its lines trimmed, none of them blank.
func Cell(t diag.Text) diag.Text {
	if t = Trim(t); !HasBreak(t.S) {
		return t
	}
	return diag.Join(Lines(t), "\n")
}

// Texts are the trimmed strings of a string or an array of strings.
func Texts(n *tomldoc.Node) []diag.Text {
	if n.Kind == tomldoc.String {
		return []diag.Text{Trim(n.Text)}
	}
	out := make([]diag.Text, len(n.Items))
	for i, item := range n.Items {
		out[i] = Trim(item.Text)
	}
	return out
}

// cutPrefix is t without one of the prefixes, the first that it has.
func cutPrefix(t diag.Text, prefixes ...string) (diag.Text, bool) {
	for _, p := range prefixes {
		if strings.HasPrefix(t.S, p) {
			return Trim(t.Slice(len(p), len(t.S))), true
		}
	}
	return t, false
}

// cutSuffix is t without any of the runes at its end.
func cutSuffix(t diag.Text, runes string) (diag.Text, bool) {
	end := len(strings.TrimRight(t.S, runes))
	if end == len(t.S) {
		return t, false
	}
	return Trim(t.Slice(0, end)), true
}

// unwrap is t without the pair of brackets that encloses the whole of it.
func unwrap(t diag.Text, open, closing rune) (diag.Text, bool) {
	first, n := utf8.DecodeRuneInString(t.S)
	if first != open {
		return t, false
	}
	depth := 0
	for i, r := range t.S {
		switch r {
		case open:
			depth++
		case closing:
			if depth--; depth == 0 {
				if end := i + utf8.RuneLen(r); end < len(t.S) {
					return t, false
				}
				return Trim(t.Slice(n, i)), true
			}
		}
	}
	return t, false
}

// Short is a name for a message: its first line, and not the whole of a
// megabyte.
func Short(s string) string { return diag.Cut(s, 24) }
