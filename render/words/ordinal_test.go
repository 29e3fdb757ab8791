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
