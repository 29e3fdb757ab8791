package notice

import (
	"strings"
	"unicode/utf8"

	"gongwen/render/diag"
)

// ordinal is a level number at the start of a text (7.3.3): “一、” is level 1,
// “（一）” 2, “1.” 3 and “（1）” 4.
type ordinal struct {
	level int
	value int
	size  int // bytes of the text that it takes
}

const deepest = 4

// scanOrdinal reads the ordinal that s begins with. What only looks like one
// is none: “1.5亿元”, “2023年”, “一、二、三产业”, an ordinal without a text.
func scanOrdinal(s string) (ordinal, bool) {
	o, ok := ordinalAt(s)
	if !ok || strings.TrimSpace(s[o.size:]) == "" {
		return ordinal{}, false
	}
	return o, true
}

func ordinalAt(s string) (ordinal, bool) {
	if inner, bracketed := strings.CutPrefix(s, "（"); bracketed {
		level, v, n := 2, 0, 0
		if v, n = parseHanzi(inner); n == 0 {
			level = deepest
			v, n = parseDigits(inner)
		}
		if n == 0 || !strings.HasPrefix(inner[n:], "）") {
			return ordinal{}, false
		}
		return ordinal{level, v, len("（") + n + len("）")}, true
	}
	if v, n := parseHanzi(s); n > 0 {
		rest, ok := strings.CutPrefix(s[n:], "、")
		if !ok {
			return ordinal{}, false
		}
		if _, more := parseHanzi(rest); more > 0 && strings.HasPrefix(rest[more:], "、") {
			return ordinal{}, false
		}
		return ordinal{1, v, n + len("、")}, true
	}
	v, n := parseDigits(s)
	if n == 0 {
		return ordinal{}, false
	}
	for _, point := range [...]string{".", "．"} {
		if rest, ok := strings.CutPrefix(s[n:], point); ok && (rest == "" || rest[0] < '0' || rest[0] > '9') {
			return ordinal{3, v, n + len(point)}, true
		}
	}
	return ordinal{}, false
}

// String writes the ordinal: （三）.
func (o ordinal) String() string {
	switch o.level {
	case 1:
		return hanzi(o.value) + "、"
	case 2:
		return "（" + hanzi(o.value) + "）"
	case 3:
		return pad(o.value, 1) + "."
	default:
		return "（" + pad(o.value, 1) + "）"
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

// hanzi writes n > 0 in Chinese numerals, as an ordinal has them: 十一, 一百零二.
func hanzi(n int) string {
	var out strings.Builder
	if n >= 10000 {
		out.WriteString(hanzi(n / 10000))
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

// parseHanzi reads the Chinese numerals that s begins with, if they are
// written as hanzi writes them; size 0 if not.
func parseHanzi(s string) (value, size int) {
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
	if size == 0 || value <= 0 || value >= 100000000 || hanzi(value) != s[:size] {
		return 0, 0
	}
	return value, size
}

// succession follows the ordinals of one text and finds what is out of order.
type succession struct {
	level int              // of the last ordinal
	last  [deepest + 1]int // value last seen on each level
	kept  [deepest + 1]bool
	free  bool // the first ordinal may be any: the text goes on from another
}

// next takes the ordinal in and returns what it ought to be, and whether its
// level is one that may stand here. Below a new heading a level may begin anew
// or run on.
func (s *succession) next(o ordinal) (want int, inOrder bool) {
	inOrder = s.level == 0 || o.level <= s.level+1 || s.level == 1 && o.level == 3
	want = s.last[o.level] + 1
	if !s.kept[o.level] && o.value == 1 || s.free && s.last[o.level] == 0 && s.level == 0 {
		want = o.value
	}
	s.level, s.last[o.level], s.kept[o.level] = o.level, o.value, true
	for deeper := o.level + 1; deeper <= deepest; deeper++ {
		s.kept[deeper] = false
	}
	return want, inOrder
}

// checkOrdinal reports an ordinal that does not follow the one before it.
func (b *binder) checkOrdinal(s *succession, o ordinal, t diag.Text) {
	before := s.level
	want, inOrder := s.next(o)
	at := t.Slice(0, o.size).Span()
	switch {
	case !inOrder:
		b.add(ordinalSkip, at, "“"+levelName(before)+"”下面用“"+levelName(before+1)+"”", "“%s”跳过了一级：上面是“%s”一级", t.S[:o.size], levelName(before))
	case want != o.value:
		b.add(ordinalGap, at, "按顺序应当是 "+ordinal{level: o.level, value: want}.String(), "序数“%s”与前面的不连续", t.S[:o.size])
	}
}

func levelName(level int) string { return ordinal{level: level, value: 1}.String() }
