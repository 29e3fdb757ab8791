package grid

import (
	"strings"
	"unicode"
	"unicode/utf8"

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

// How sure it is that a head is meant by one of some words for it: the word
// itself, words that end with it, words that have it inside.
const (
	SureWord   = 80
	SureEnding = 60
	SureInside = 40
)

// leastWord is the fewest characters of a word that is looked for in others.
const leastWord = 2

// Sure is how sure it is that a plain head is meant by names, the first of which
// is the surest; 0: not at all.
func Sure(plain string, names []string) int {
	const most = 14 // characters of a head that may have a word inside
	best, long := 0, utf8.RuneCountInString(plain)
	for i, w := range names {
		switch n := utf8.RuneCountInString(w); {
		case plain == w:
			return SureWord + 20 - min(i, 20)
		case n < leastWord || long > most || w[0] < 0x80: // "no" stands in many English words
		case strings.HasSuffix(plain, w):
			best = max(best, min(SureEnding+n, SureWord-1))
		case strings.Contains(plain, w):
			best = max(best, min(SureInside+n, SureEnding-1))
		}
	}
	return best
}
