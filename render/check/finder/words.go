package finder

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gongwen/render/diag"
	"gongwen/render/words"
)

// kinds are the 15 kinds of the 条例, article 8; 令 is short for 命令. A kind
// stands before none that it ends in.
var kinds = [...]string{"决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函", "纪要"}

// KindOf is the kind that a title ends in, and from where to where it stands: its
// characters may be spaced out, 通　知. A remark in brackets may follow: （试行）.
func KindOf(title string) (kind string, at, end int) {
	s := strings.TrimRight(title, " \u3000。．.，；：！、")
	for strings.HasSuffix(s, "）") || strings.HasSuffix(s, ")") {
		open := max(strings.LastIndex(s, "（"), strings.LastIndex(s, "("))
		if open <= 0 {
			break
		}
		s = strings.TrimRight(s[:open], " \u3000")
	}
	for _, k := range kinds {
		if at, ok := cutSpaced(s, k); ok {
			return k, at, len(s)
		}
	}
	return "", len(s), len(s)
}

// cutSpaced is where a word begins that s ends in, be there blanks between its
// characters.
func cutSpaced(s, word string) (at int, ok bool) {
	at = len(s)
	for word != "" {
		_, size := utf8.DecodeLastRuneInString(word)
		bare, found := strings.CutSuffix(s[:at], word[len(word)-size:])
		if !found {
			return 0, false
		}
		at, word = len(bare), word[:len(word)-size]
		if word != "" {
			at = len(strings.TrimRight(bare, " \u3000\u00a0"))
		}
	}
	return at, true
}

// Han reports whether r is a hanzi.
func Han(r rune) bool { return Common(r) || unicode.Is(unicode.Han, r) }

// Common reports whether r is one of the hanzi that nearly all text is made of:
// no mark and no digit.
func Common(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }

// Digit reports whether r is an Arabic digit.
func Digit(r rune) bool { return r >= '0' && r <= '9' }

// Counts reports whether r is a digit or a hanzi that ordinals are made of.
func Counts(r rune) bool {
	return Digit(r) || strings.ContainsRune("一二三四五六七八九十", r)
}

// Before is the character that ends at byte i of s; utf8.RuneError at the start.
func Before(s string, i int) rune {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return r
}

// After is the character that begins at byte i of s; utf8.RuneError at the end.
func After(s string, i int) rune {
	r, _ := utf8.DecodeRuneInString(s[min(i, len(s)):])
	return r
}

// Leading counts the bytes at the start of s that are characters of set.
func Leading(s, set string) int {
	return len(s) - len(strings.TrimLeft(s, set))
}

// Elements are the names of a list: parted at 、，； and line breaks outside
// brackets.
func Elements(t diag.Text) (out []diag.Text) {
	depth, from := 0, 0
	cut := func(to int) {
		for from < to && (t.S[from] == ' ' || t.S[from] == '\n') {
			from++
		}
		if from < to {
			out = append(out, t.Slice(from, to))
		}
	}
	for i, r := range t.S {
		switch r {
		case '（', '(', '《', '“', '〔':
			depth++
		case '）', ')', '》', '”', '〕':
			depth = max(0, depth-1)
		case '、', '，', '；', ',', ';', '\n':
			if depth == 0 {
				cut(i)
				from = i + utf8.RuneLen(r)
			}
		}
	}
	cut(len(t.S))
	return out
}

// Holds reports whether one of two names is, or is part of, the other.
func Holds(a, b string) bool {
	a, b = words.Identity(a), words.Identity(b)
	return strings.Contains(a, b) || strings.Contains(b, a)
}

// Cut is the start of a text for a message.
func Cut(s string) string { return diag.Cut(s, 20) }
