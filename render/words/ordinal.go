package words

import (
	"strings"
	"unicode/utf8"
)

// Ordinal is a level number at the start of a text (7.3.3): “一、” is level 1,
// “（一）” 2, “1.” 3 and “（1）” 4.
type Ordinal struct {
	Level int // 1 to Deepest
	Value int
	Size  int // bytes of the text that it takes
}

// Deepest is the last of the levels.
const Deepest = 4

// ScanOrdinal reads the ordinal that s begins with. What only looks like one
// does not count: “1.5亿元”, “2023年”, “一、二、三产业”, an ordinal without a text.
func ScanOrdinal(s string) (Ordinal, bool) {
	o, ok := ordinalAt(s)
	if !ok || strings.TrimSpace(s[o.Size:]) == "" {
		return Ordinal{}, false
	}
	return o, true
}

func ordinalAt(s string) (Ordinal, bool) {
	if inner, bracketed := strings.CutPrefix(s, "（"); bracketed {
		level, v, n := 2, 0, 0
		if v, n = ParseHanzi(inner); n == 0 {
			level = Deepest
			v, n = parseDigits(inner)
		}
		rest, closed := strings.CutPrefix(inner[n:], "）")
		if n == 0 || !closed || goesOn(rest) {
			return Ordinal{}, false
		}
		return Ordinal{level, v, len("（") + n + len("）")}, true
	}
	if v, n := ParseHanzi(s); n > 0 {
		rest, ok := strings.CutPrefix(s[n:], "、")
		if !ok {
			return Ordinal{}, false
		}
		if _, more := ParseHanzi(rest); more > 0 && strings.HasPrefix(rest[more:], "、") {
			return Ordinal{}, false
		}
		return Ordinal{1, v, n + len("、")}, true
	}
	v, n := parseDigits(s)
	if n == 0 {
		return Ordinal{}, false
	}
	for _, point := range [...]string{".", "．"} {
		if rest, ok := strings.CutPrefix(s[n:], point); ok && (rest == "" || rest[0] < '0' || rest[0] > '9') {
			return Ordinal{3, v, n + len(point)}, true
		}
	}
	return Ordinal{}, false
}

// goesOn reports whether another number in brackets follows one: “（一）（二）两项”,
// “（一）至（三）项”.
func goesOn(rest string) bool {
	for _, joint := range [...]string{"", "、", "至", "和", "到", "—", "及"} {
		inner, ok := strings.CutPrefix(rest, joint+"（")
		if !ok {
			continue
		}
		_, n := ParseHanzi(inner)
		if n == 0 {
			_, n = parseDigits(inner)
		}
		if n > 0 && strings.HasPrefix(inner[n:], "）") {
			return true
		}
	}
	return false
}

// String writes the ordinal: （三）.
func (o Ordinal) String() string {
	switch o.Level {
	case 1:
		return Hanzi(o.Value) + "、"
	case 2:
		return "（" + Hanzi(o.Value) + "）"
	case 3:
		return padded(o.Value, 1) + "."
	default:
		return "（" + padded(o.Value, 1) + "）"
	}
}

// parseDigits reads up to three digits without a leading zero; four would be a
// year.
func parseDigits(s string) (value, size int) {
	for size < len(s) && s[size] >= '0' && s[size] <= '9' {
		value = value*10 + int(s[size]-'0')
		if size++; size > 3 {
			return 0, 0
		}
	}
	if size > 0 && s[0] == '0' {
		return 0, 0
	}
	return value, size
}

const (
	hanziDigits = "零一二三四五六七八九"
	hanziUnits  = "十百千万"
)

// Hanzi writes n > 0 in Chinese numerals, as an ordinal has them: 十一, 一百零二.
func Hanzi(n int) string {
	var out strings.Builder
	if n >= 10000 {
		out.WriteString(Hanzi(n / 10000))
		out.WriteString("万")
		if n %= 10000; n == 0 {
			return out.String()
		}
		if n < 1000 {
			out.WriteString("零")
		}
	}
	gap := false // a zero between two digits, said once
	for place, unit := 1000, 3; place > 0; place, unit = place/10, unit-1 {
		d := n / place % 10
		if d == 0 {
			gap = gap || out.Len() > 0 && n >= place
			continue
		}
		if gap && n%(place*10) > 0 {
			out.WriteString("零")
		}
		gap = false
		if d != 1 || place != 10 || out.Len() > 0 {
			out.WriteString(hanziDigits[d*3 : d*3+3])
		}
		if unit > 0 {
			out.WriteString(hanziUnits[(unit-1)*3 : unit*3])
		}
	}
	return out.String()
}

// ParseHanzi reads the Chinese numerals that s begins with, if they are
// written as hanzi writes them; size 0 if not.
func ParseHanzi(s string) (value, size int) {
	const longest = 16 // numerals; 九千九百九十九万九千九百九十九 has 15
	total, section, digit := 0, 0, 0
	for n := 0; n < longest && size < len(s); n++ {
		r, w := utf8.DecodeRuneInString(s[size:])
		if d := strings.IndexRune(hanziDigits, r); d >= 0 {
			digit = d / 3
		} else if u := strings.IndexRune(hanziUnits, r); u >= 0 {
			scale := [...]int{10, 100, 1000, 10000}[u/3]
			if scale == 10000 {
				total, section = (total+section+digit)*scale, 0
			} else {
				section += max(digit, 1) * scale
			}
			digit = 0
		} else {
			break
		}
		size += w
	}
	value = total + section + digit
	if size == 0 || value <= 0 || value >= 100000000 || Hanzi(value) != s[:size] {
		return 0, 0
	}
	return value, size
}
