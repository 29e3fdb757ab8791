package words

import (
	"strings"
	"unicode/utf8"
)

// Meant is what a text begins with that is meant as an ordinal and is written
// in none of the four forms (7.3.3): 1、 2） (一) 三. 二， （一）、 1．
type Meant struct {
	Ordinal
	Unsure bool // 1、 may stand for 一、 and for 1.
}

// ScanMeant reads the ordinal that s begins with and that has none of the four forms.
// What only looks like one does not count: “3、4月份”, “1:2”, “一、二、三产业”.
func ScanMeant(s string) (Meant, bool) {
	if o, ok := ScanOrdinal(s); ok {
		return meantMore(s, o)
	}
	inner := strings.TrimPrefix(strings.TrimPrefix(s, "("), "（")
	open := len(s) - len(inner)
	hanzi := true
	value, n := ParseHanzi(inner)
	if n == 0 {
		hanzi = false
		value, n = parseDigits(inner)
	}
	const most = 99 // a larger number is a year or an amount
	if n == 0 || value > most {
		return Meant{}, false
	}
	next, width := utf8.DecodeRuneInString(inner[n:])
	size := open + n + width
	after, _ := utf8.DecodeRuneInString(s[min(size, len(s)):])
	if after == utf8.RuneError || strings.ContainsRune("0123456789一二三四五六七八九十", after) {
		return Meant{}, false // nothing follows, or it goes on: 3、4月
	}
	closed := next == ')' || next == '）'
	as := func(level int) (Meant, bool) { return Meant{Ordinal: Ordinal{level, value, size}}, true }
	switch {
	case open > 0 && closed:
		rest, more := strings.CutPrefix(s[size:], "、")
		if goesOn(rest) || !more && s[0] != '(' && next != ')' {
			return Meant{}, false // （一）（二）两项
		}
		size = len(s) - len(rest)
		if hanzi {
			return as(2)
		}
		return as(Deepest)
	case open > 0:
	case !hanzi && next == '、':
		m, _ := as(3)
		m.Unsure = true
		return m, true
	case closed && hanzi:
		return as(2)
	case closed:
		return as(Deepest)
	case hanzi && strings.ContainsRune(".．，,：:。 \u3000", next):
		return as(1)
	case !hanzi && strings.ContainsRune("，,：:。", next):
		return as(3)
	}
	return Meant{}, false
}

// meantMore finds a mark too many behind an ordinal, （一）、, and the full-width
// point of 1．
func meantMore(s string, o Ordinal) (Meant, bool) {
	if o.Level%2 == 0 {
		for _, more := range [...]string{"、", "，", "．", ".", "："} {
			if rest, ok := strings.CutPrefix(s[o.Size:], more); ok && rest != "" {
				o.Size += len(more)
				return Meant{Ordinal: o}, true
			}
		}
	}
	return Meant{Ordinal: o}, strings.HasSuffix(s[:o.Size], "．")
}
