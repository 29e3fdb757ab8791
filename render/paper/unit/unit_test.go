package unit

import (
	"testing"

	"pgregory.net/rapid"
)

func TestString(t *testing.T) {
	for l, want := range map[Length]string{0: "0", 156 * MM: "156", 10_446: "10.446", 350: "0.35", -1: "-0.001", -28_500: "-28.5", 100 * MM: "100"} {
		if got := l.String(); got != want {
			t.Errorf("%d µm is shown as %s, not %s", int64(l), got, want)
		}
	}
	if got := (10*Pt + Pt/2).String(); got != "10.5" {
		t.Errorf("五号 is shown as %s", got)
	}
}

// TestEm: 三号 is 16 pt, 5.644 mm; 28 cells fill the 156 mm of 5.2.3.
func TestEm(t *testing.T) {
	size, ok := Zihao("三号")
	if !ok || size.Em() != 5644 {
		t.Errorf("三号 is %v pt, %v mm wide", size, size.Em())
	}
	if _, ok := Zihao("3号"); ok {
		t.Error("3号 is no size")
	}
	g := Grid(156*MM, 28)
	for k, want := range map[int]Length{0: 0, 1: 5571, 7: 39 * MM, 14: 78 * MM, 28: 156 * MM, -1: -5571} {
		if got := g.Of(k * 1000); got != want {
			t.Errorf("cell %d begins at %v mm, not %v", k, got, want)
		}
	}
}

// TestScale: Of rounds to the nearest micrometre, Fit never takes more than
// there is and leaves less than a thousandth of an em.
func TestScale(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Size(rapid.IntRange(4000, 400_000).Draw(t, "size")).Scale()
		if rapid.Bool().Draw(t, "grid") {
			s = Grid(Length(rapid.IntRange(80_000, 2_000_000).Draw(t, "width")), rapid.IntRange(10, 60).Draw(t, "cells"))
		}
		n := rapid.IntRange(-1_000_000, 1_000_000_000).Draw(t, "thousandths")
		if off := 2 * (int64(s.Of(n))*s.Den - int64(n)*s.Num); off > s.Den || off <= -s.Den {
			t.Errorf("%d thousandths of %v are %v mm", n, s, s.Of(n))
		}
		l := Length(rapid.IntRange(0, 2_000_000).Draw(t, "length"))
		fit := int64(s.Fit(l))
		if fit*s.Num > int64(l)*s.Den || (fit+1)*s.Num <= int64(l)*s.Den {
			t.Errorf("%d thousandths of %v fit %v mm", fit, s, l)
		}
	})
}
