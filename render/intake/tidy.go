package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gongwen/render/words"
)

// tidyLines is a text whose lines have no blanks at their ends, and no empty
// line at its own: full-width blanks that indent a paragraph say nothing.
func tidyLines(s string) string {
	if !strings.ContainsAny(s, "\n\r") {
		return tidy(s)
	}
	lines := strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' || r == '\v' || r == '\u2028' })
	out := lines[:0]
	for _, l := range lines {
		if l = tidy(l); l != "" {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n")
}

// tidy is a line without blanks at its ends and without characters that nobody
// sees; for one that was lost stands a box.
func tidy(s string) string {
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

// oneLine is a text as one line: a break between Chinese characters is nothing.
func oneLine(s string) string {
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

// bare is a text without any blank.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if words.IsBlank(r) {
			return -1
		}
		return r
	}, s)
}

// runes is how many characters a text has, blanks apart.
func runes(s string) int { return utf8.RuneCountInString(bare(s)) }

// quoted puts texts between Chinese quotes for a message.
func quoted(texts ...string) string {
	var b strings.Builder
	for _, s := range texts {
		if s = oneLine(s); s != "" {
			b.WriteString("“" + s + "”")
		}
	}
	return b.String()
}

// short is the first words of a text.
func short(s string) string {
	const most = 16
	s = oneLine(s)
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}
