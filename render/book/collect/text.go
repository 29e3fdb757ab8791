package collect

import (
	"strings"
	"unicode/utf8"

	"gongwen/render/words"
)

// uncontinued is a folded label without the mark of a continued part, which
// stands at its end or before its last bracket.
func uncontinued(s string) string {
	mark := words.Identity("（续）")
	i := strings.LastIndex(s, mark)
	if i < 0 {
		return s
	}
	rest := s[i+len(mark):]
	if rest != "" && rest[0] != '(' {
		return s
	}
	return s[:i] + rest
}

// unlabelled is the name in a group's label: without the mark of a continued
// part and the number of its tasks.
func unlabelled(s string) string {
	s = uncontinued(words.Identity(s))
	if i := strings.LastIndexByte(s, '('); i > 0 && isCount(s[i:]) {
		s = s[:i]
	}
	return s
}

// isCount reports whether a folded bracket is (8项) or (8项,其中共同3项).
func isCount(s string) bool {
	rest := strings.TrimLeft(s[1:], "0123456789")
	return rest != s[1:] && strings.HasPrefix(rest, "项") && strings.HasSuffix(rest, ")")
}

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
