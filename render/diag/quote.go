package diag

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// A quoted source line is cut to about this many columns, so that one long
// paragraph does not fill the screen.
const (
	quoteColumns = 76
	quoteBefore  = 36 // at most so many before the caret when both ends are cut
	ellipsis     = "…"
)

// quote renders one line of the source with a caret line below it. The span is
// in bytes of the line and lies inside it.
func quote(line string, at Span) (text, caret string) {
	from, to := window(line, at.Start)
	var t, c strings.Builder
	if from > 0 {
		t.WriteString(ellipsis)
		c.WriteByte(' ')
	}
	drawn := false
	for i := from; i < to; {
		r, n := utf8.DecodeRuneInString(line[i:])
		shown, columns := visible(r, n)
		t.WriteRune(shown)
		switch {
		case i < at.Start:
			pad(&c, ' ', columns)
		case i == at.Start:
			c.WriteByte('^')
			pad(&c, '~', columns-1)
			drawn = true
		case i < at.End:
			pad(&c, '~', columns)
		}
		i += n
	}
	if to < len(line) {
		t.WriteString(ellipsis)
	}
	if !drawn { // behind the last character of the line
		c.WriteByte('^')
	}
	return t.String(), c.String()
}

func pad(b *strings.Builder, c byte, columns int) {
	for range columns {
		b.WriteByte(c)
	}
}

// window picks the part of a line to show: the whole line if it fits, else
// the columns around the byte offset at. It looks only at the characters near
// it, for a line may be as long as the file.
func window(line string, at int) (from, to int) {
	from, to = at, at
	columns := 0
	back := func(limit int) {
		for from > 0 {
			r, n := utf8.DecodeLastRuneInString(line[:from])
			_, w := visible(r, n)
			if columns+w > limit {
				return
			}
			columns += w
			from -= n
		}
	}
	back(quoteBefore)
	for to < len(line) {
		r, n := utf8.DecodeRuneInString(line[to:])
		_, w := visible(r, n)
		if columns+w > quoteColumns {
			break
		}
		columns += w
		to += n
	}
	back(quoteColumns) // the end of the line came early
	return from, to
}

// visible is how a character of n bytes is shown and how many columns it
// takes. Nothing that steers a terminal is passed on: a control character is
// shown by its picture (␛ for ESC), a byte that is no UTF-8 and an invisible
// format character, which could turn the writing direction, or a noncharacter as
// U+FFFD.
//
// Characters of ambiguous width (“ ” … — ①) count one column, as UAX #11 advises
// and as Windows Terminal, VS Code and the terminals of Linux and macOS draw
// them; only the old Windows console under code page 936 draws them in two.
func visible(r rune, n int) (shown rune, columns int) {
	switch {
	case r == '\t':
		return ' ', 1
	case r < 0x20:
		return 0x2400 + r, 1
	case r < 0x7f:
		return r, 1
	case r == 0x7f:
		return 0x2421, 1
	case r == utf8.RuneError && n <= 1, r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef,
		unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp):
		return utf8.RuneError, 1
	case unicode.In(r, unicode.Mn, unicode.Me):
		return r, 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return r, 2
	}
	return r, 1
}

// Clean makes a text of the user's safe for a terminal, as [visible] does.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		shown, _ := visible(r, utf8.RuneLen(r)) // of a byte that is no UTF-8 both are U+FFFD
		return shown
	}, s)
}

// Cut is the first line of a text, or so many characters of it, for a message: a
// value may be a megabyte.
func Cut(s string, most int) string {
	n := 0
	for i, r := range s {
		if n == most || r == '\n' {
			return s[:i] + ellipsis
		}
		n++
	}
	return s
}
