package collect

import (
	"strings"
	"unicode/utf8"
)

// clip is the beginning of a text as one line, for messages.
func clip(s string) string {
	const most = 24
	s = strings.Join(strings.Fields(s), " ")
	for i, n := 0, 0; i < len(s); n++ {
		if n == most {
			return s[:i] + "…"
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return s
}

// apart is two texts around the first character in which they differ, for
// messages about a change somewhere in a long text.
func apart(a, b string) (string, string) {
	x, y := []rune(a), []rune(b)
	i := 0
	for i < len(x) && i < len(y) && x[i] == y[i] {
		i++
	}
	const before = 6
	from := func(s []rune) string {
		if at := min(i, len(s)) - before; at > 0 {
			return "…" + clip(string(s[at:]))
		}
		return clip(string(s))
	}
	return from(x), from(y)
}
