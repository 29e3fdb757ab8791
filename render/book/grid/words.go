package grid

import (
	"strings"
	"unicode"

	"gongwen/render/words"
)

// Plain is a head without blanks, marks and what stands in brackets.
func Plain(s string) string {
	s = words.Identity(s)
	var b strings.Builder
	depth := 0
	for _, r := range s {
		switch {
		case strings.ContainsRune("([{【〔〖《<", r):
			depth++
		case strings.ContainsRune(")]}】〕〗》>", r):
			depth = max(0, depth-1)
		case depth == 0 && (unicode.IsLetter(r) || unicode.IsNumber(r)):
			b.WriteRune(r)
		}
	}
	if b.Len() == 0 {
		return Unmarked(s)
	}
	return b.String()
}

// Unmarked is a head without blanks and marks, but with what stands in brackets.
func Unmarked(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return r
		}
		return -1
	}, words.Identity(s))
}
