package words

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Identity is what all spellings of one name share. It is the only definition
// of that in the program: binding, the rules, the workbook, the files of the
// departments and the reading of returns ask it, so that no two of them can hold
// different names for one department. It is coarser than the equality by which
// Excel and Windows compare: what they take for one name is one Identity.
func Identity(s string) string {
	var b strings.Builder
	done := 0 // of s, so much stands in b
	for i, r := range s {
		f := fold(r)
		if f == r && r != utf8.RuneError {
			continue // most of a text; copied with what comes next
		}
		if b.Cap() == 0 {
			b.Grow(len(s))
		}
		b.WriteString(s[done:i])
		if f != dropped {
			b.WriteRune(f)
		}
		_, size := utf8.DecodeRuneInString(s[i:]) // a broken byte is one, and not as long as the sign for it
		done = i + size
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

// Empty reports whether nothing in a text can be seen: its [Identity] is empty.
func Empty(s string) bool {
	for _, r := range s {
		if fold(r) != dropped {
			return false
		}
	}
	return true
}

// dropped is what [fold] makes of a character that says nothing.
const dropped rune = -1

// fold is what the spellings of one character share: full-width signs, digits
// and letters are those of ASCII, capitals are small, the radicals and the
// compatibility ideographs that copying from a PDF gives are the hanzi they look
// like. Blanks and what cannot be seen are dropped.
func fold(r rune) rune {
	switch {
	case r > ' ' && r < 'A', r > 'Z' && r < 0x7F, r > 0x3000 && r < 0xA000: // most of a text
		return r
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	case unseen(r):
		return dropped
	case r >= '！' && r <= '～':
		return fold(r - '！' + '!')
	}
	if r >= 0x2E80 && r <= 0x2FDF || r >= 0xF900 && r <= 0xFAFF || r >= 0xFE10 && r <= 0xFFEF || r >= 0x2F800 && r <= 0x2FA1F {
		if i := strings.IndexRune(radicals, r); i >= 0 {
			hanzi, _ := utf8.DecodeRuneInString(radicals[i+utf8.RuneLen(r):])
			return hanzi
		}
		plain := norm.NFKC.String(string(r))
		if one, size := utf8.DecodeRuneInString(plain); size == len(plain) && one != r {
			return fold(one)
		}
		return r
	}
	// By way of the capital: Excel takes the letters that share one for equal.
	return unicode.ToLower(unicode.ToUpper(r))
}

// IsBlank reports whether a character says nothing: [fold] drops it.
func IsBlank(r rune) bool { return fold(r) == dropped }

// Ordinary is the hanzi in everyday use for a radical or a compatibility
// ideograph, which copying out of a PDF leaves in its place: 一 for ⼀.
func Ordinary(r rune) (hanzi rune, ok bool) {
	if r >= 0x2E80 && r <= 0x2FDF || r >= 0xF900 && r <= 0xFAFF || r >= 0x2F800 && r <= 0x2FA1F {
		hanzi = fold(r)
	}
	return hanzi, hanzi > 0 && hanzi != r
}

// unseen reports blanks, control characters and the marks that come along when
// text is pasted: joiners, directions, byte order marks, selectors of variants.
func unseen(r rune) bool {
	return unicode.IsSpace(r) || unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) ||
		r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0100 && r <= 0xE01EF
}

// radicals are radicals, each before the hanzi that it looks like, for which
// Unicode has no decomposition (those of the block CJK Radicals Supplement) or
// only the traditional form (⼾, ⾭, ⿈). What is copied out of a PDF has them
// wherever its font shares a glyph: ⺠政局, 外事⻔⼾.
const radicals = "⼾户⾭青⿈黄⺁厂⺃乚⺄乙⺎兀⺏尢⺒巳⺓幺⺛旡⺝月⺟母⺠民⺧牛⺨犬⺩王⺬示⺰纟⺶羊⺷羊⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角" +
	"⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟食⻠食⻡饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
