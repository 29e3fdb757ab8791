package verify

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// textString decodes a text string (7.9.2.2): UTF-16 or UTF-8 with its mark,
// else PDFDocEncoding, of which only what differs from Latin-1 and has a
// character is told apart.
func textString(s text) string {
	if rest, ok := strings.CutPrefix(string(s), "\xFE\xFF"); ok {
		return string(utf16.Decode(units(text(rest))))
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

// printable is text of a file as it may be shown: a file could hold what moves
// the cursor of a terminal, and megabytes of it.
func printable(s string) string {
	const most = 2000
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "") + "……"
	}
	return strings.Map(func(r rune) rune {
		if !unicode.IsGraphic(r) {
			return utf8.RuneError
		}
		return r
	}, s)
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
