package words

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Identity is what two spellings of one name share. It is the only definition
// of that in the program: bind, check, the workbooks and collect ask it, so
// that no two of them can hold different names for one department. It is
// coarser than the equality by which Excel counts: what Excel takes for one
// name, Identity does.
func Identity(s string) string {
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 'A' && c <= 'Z' || c >= 0x7F {
			return strings.Map(Fold, s)
		}
	}
	return s
}

// Dropped is what [Fold] makes of a character that says nothing.
const Dropped rune = -1

// Fold is what the spellings of one character share: full-width signs, digits
// and letters are ASCII, capitals small, the radicals and compatibility
// ideographs that copying from a PDF gives are the hanzi they look like; blanks
// and what cannot be seen are dropped.
func Fold(r rune) rune {
	switch {
	case r > ' ' && r < 'A', r > 'Z' && r < 0x7F, r > 0x3000 && r < 0xF900:
		return r
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	case r <= ' ', r == 0x7F, unicode.IsSpace(r), invisible(r):
		return Dropped
	case r >= '！' && r <= '～':
		return Fold(r - '！' + '!')
	case r >= 0x2E80 && r <= 0x2FDF, r >= 0xF900 && r <= 0xFAFF, r >= 0x2F800 && r <= 0x2FA1F:
		if one := []rune(norm.NFKC.String(string(r))); len(one) == 1 {
			return one[0]
		}
	}
	return r
}

// invisible reports the characters that come along when text is pasted.
func invisible(r rune) bool {
	return r >= 0x200B && r <= 0x200F || r == 0x2060 || r == 0xFEFF || r >= 0x80 && r < 0xA0
}
