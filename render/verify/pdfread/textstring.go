package pdfread

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// TextString decodes a text string (7.9.2.2): UTF-16 or UTF-8 with its mark,
// else PDFDocEncoding, of which only what differs from Latin-1 and has a
// character is told apart.
func TextString(s Text) string {
	if rest, ok := strings.CutPrefix(string(s), "\xFE\xFF"); ok {
		return string(utf16.Decode(units(Text(rest))))
	}
	if rest, ok := strings.CutPrefix(string(s), "\xEF\xBB\xBF"); ok {
		return strings.ToValidUTF8(rest, string(utf8.RuneError))
	}
	const upper = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\uFFFD€"
	high := []rune(upper)
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c >= 0x80 && c <= 0xA0 {
			b.WriteRune(high[c-0x80])
		} else {
			b.WriteRune(rune(c))
		}
	}
	return b.String()
}
