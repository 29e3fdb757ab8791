// Package prose is the texts of foreign files without what nobody sees, and
// shortened or quoted for a message. It knows nothing of tables and notices.
// In: strings. Out: strings.
package prose

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongwen/render/words"
)

// TidyLines is a text whose lines have no blanks at their ends, and no empty
// line at its own: full-width blanks that indent a paragraph say nothing.
func TidyLines(s string) string {
	if !strings.ContainsAny(s, "\n\r") {
		return Tidy(s)
	}
	lines := strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' || r == '\v' || r == '\u2028' })
	out := lines[:0]
	for _, l := range lines {
		if l = Tidy(l); l != "" {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n")
}

// Tidy is a line without blanks at its ends and without characters that nobody
// sees; for one that was lost stands a box.
func Tidy(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\u00a0' || r == '\v' || r == '\f':
			return ' '
		case r < ' ' || r == 0x7F || r == '\uFEFF' || r == '\u200B' || r == '\u00AD' || r >= 0x80 && r < 0xA0 || unicode.Is(unicode.Cf, r):
			return -1
		case r == utf8.RuneError || r >= 0xFFF0 && r < 0xFFFC || r >= 0xFDD0 && r < 0xFDF0 || r&0xFFFE == 0xFFFE:
			return '□' // lost already, or no character
		}
		return r
	}, s)
	return strings.TrimFunc(s, unicode.IsSpace)
}

// OneLine is a text as one line: a break between Chinese characters is nothing.
func OneLine(s string) string {
	if !strings.Contains(s, "\n") {
		return strings.TrimSpace(s)
	}
	var b strings.Builder
	for l := range strings.SplitSeq(s, "\n") {
		l = strings.TrimSpace(l)
		before, _ := utf8.DecodeLastRuneInString(b.String())
		after, _ := utf8.DecodeRuneInString(l)
		if b.Len() > 0 && l != "" && before < 0x2000 && after < 0x2000 {
			b.WriteByte(' ')
		}
		b.WriteString(l)
	}
	return b.String()
}

// Bare is a text without any blank.
func Bare(s string) string {
	return strings.Map(func(r rune) rune {
		if words.IsBlank(r) {
			return -1
		}
		return r
	}, s)
}

// Runes is how many characters a text has, blanks apart.
func Runes(s string) int { return utf8.RuneCountInString(Bare(s)) }

// Quoted puts texts between Chinese quotes for a message.
func Quoted(texts ...string) string {
	var b strings.Builder
	for _, s := range texts {
		if s = OneLine(s); s != "" {
			b.WriteString("“" + s + "”")
		}
	}
	return b.String()
}

// Some are texts between quotes, the first of very many.
func Some(texts ...string) string {
	const most = 60
	if n := len(texts); n > most {
		return Quoted(texts[:most]...) + "…… 等 " + strconv.Itoa(n) + " 处"
	}
	return Quoted(texts...)
}

// Short is the first words of a text.
func Short(s string) string {
	const most = 16
	s = OneLine(s)
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}
