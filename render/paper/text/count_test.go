package text

import "testing"

// TestCountIsBreak: a text has as many lines as it is broken into, in every
// width, also where it is one line and nothing of it was looked at.
func TestCountIsBreak(t *testing.T) {
	for _, s := range []string{
		"", " ", "\u3000", "办公室", "办公室、水旱灾害防御科", "2026年6月底前", "甲\n乙", "办公室\n", "\n", " 甲 ", "（一）公开《办法》，落实。", "《", "，", "A3-2 http://x.cn",
	} {
		var chars []Char
		for _, r := range s {
			c := Char{Rune: r, Advance: 1000}
			if r < 0x80 {
				c.Advance = 500
			}
			chars = append(chars, c)
		}
		for width := 500; width <= 16000; width += 500 {
			for _, m := range []Measure{{Width: width}, {Width: width, Justify: true}, {Width: width, First: 2000}, {Width: width, Justify: true, AutoSpace: 250}} {
				if n, torn := Settle(chars, m).Count(m); n != len(Break(chars, m)) || n == 1 && torn != (Torn{}) {
					t.Errorf("%q in %+v: %d lines, %+v; broken into %d", s, m, n, torn, len(Break(chars, m)))
				}
			}
		}
	}
}
