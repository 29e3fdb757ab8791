package words

import (
	"testing"

	"pgregory.net/rapid"
)

// TestHanziLaw: numerals read back, and nothing but what hanzi writes is read.
func TestHanziLaw(t *testing.T) {
	for n, want := range map[int]string{
		1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一百", 101: "一百零一", 110: "一百一十", 111: "一百一十一",
		1000: "一千", 1001: "一千零一", 1010: "一千零一十", 1100: "一千一百", 10000: "一万", 10001: "一万零一", 11000: "一万一千", 20010: "二万零一十", 100000: "十万",
	} {
		if got := Hanzi(n); got != want {
			t.Errorf("Hanzi(%d) = %s, want %s", n, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 99999999).Draw(t, "n")
		s := Hanzi(n)
		if v, size := ParseHanzi(s + "、"); v != n || size != len(s) {
			t.Fatalf("%d is written %s and read %d in %d bytes", n, s, v, size)
		}
		odd := rapid.StringOf(rapid.SampledFrom([]rune(hanziDigits+hanziUnits+"、"))).Draw(t, "s")
		if v, size := ParseHanzi(odd); size > 0 && Hanzi(v) != odd[:size] {
			t.Fatalf("%s is read %d in %d bytes", odd, v, size)
		}
	})
}

// TestMeant: what is meant as an ordinal and is none of the four forms, and what
// only looks so.
func TestMeant(t *testing.T) {
	for s, want := range map[string]string{
		"二，抓好落实": "二、", "三.抓好": "三、", "十二 抓好": "十二、", "(一)加强": "（一）", "（一)加强": "（一）", "（二）、抓好": "（二）", "二）抓好": "（二）",
		"2、抓好": "2.?", "3，抓好": "3.", "4）抓好": "（4）", "(5)抓好": "（5）", "（6)抓好": "（6）", "1．抓好": "1.",
		"（一）抓好": "", "一、抓好": "", "1.抓好": "", "（1）抓好": "", "（一）（二）两项": "", "（一）、（二）两项": "", "（一）至（三）项": "", "3、4月份": "", "一、二、三产业": "",
		"1:2的比例": "", "2023、2024两年": "", "二，": "", "十里河": "", "第一，提高": "", "（试行）": "", "": "",
	} {
		got := ""
		if m, ok := ScanMeant(s); ok {
			if got = m.String(); m.Unsure {
				got += "?"
			}
		}
		if got != want {
			t.Errorf("%s is read %q, want %q", s, got, want)
		}
	}
}
