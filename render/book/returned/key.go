package returned

import (
	"strings"
	"unicode"

	"gongwen/render/words"
)

// Key is the hidden key of a row, folded.
type Key struct{ ID, Group, Print string }

// ParseKey reads 017|区财政金融局|0f3a55c2. Most cells are told by their length
// and last characters.
func ParseKey(s string) (Key, bool) {
	s = strings.TrimSpace(s)
	at := len(s) - 9
	if at < 3 || s[at] != '|' || strings.Trim(s[at+1:], "0123456789abcdef") != "" {
		return Key{}, false
	}
	id, group, ok := strings.Cut(s[:at], "|")
	if !ok || id == "" || group == "" || strings.ContainsFunc(id, unicode.IsSpace) {
		return Key{}, false
	}
	return Key{words.Identity(id), words.Identity(group), s[at+1:]}, true
}

// Uncontinued is a folded label without the mark of a continued part, which
// stands at its end or before its last bracket.
func Uncontinued(s string) string {
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

// Unlabelled is the name in a group's label: without the mark of a continued
// part and the number of its tasks.
func Unlabelled(s string) string {
	s = Uncontinued(words.Identity(s))
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

// Unnumbered is a heading folded, without its ordinal and the mark of a part
// continued.
func Unnumbered(s string) string {
	s = strings.TrimSpace(s)
	if o, ok := words.ScanOrdinal(s); ok {
		s = s[o.Size:]
	}
	return Uncontinued(words.Identity(s))
}
