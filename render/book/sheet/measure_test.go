package sheet

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestLines(t *testing.T) {
	for _, c := range []struct {
		name, text string
		room, want int
	}{
		{"empty", "", 10, 1},
		{"fits", "五个字一行", 10, 1},
		{"one more", "五个字一行字", 10, 2},
		{"line breaks", "一\n\n二", 10, 3},
		{"comma goes to the next line with its character", "五个字一行，又五个", 10, 2},
		{"and takes a line of its own then", "五个字一行，又五个字", 10, 3},
		{"opening bracket does not end a line", "五个字一（行）", 10, 2},
		{"word is not parted", "五个字12345字", 10, 2},
		{"word longer than the line is cut", strings.Repeat("x", 25), 10, 3},
		{"digits are half as wide", "1234567890", 10, 1},
		{"stop of a number", "一二三四1.5", 10, 2},
		{"a power stays with its unit", "一二三m³四五六", 8, 3},
		{"so does a unit in one character", "一二三5㎡四五六", 8, 3},
		{"line of marks alone", "，，，，，，", 10, 2},
		{"beyond the BMP", "𫐄𫐄𫐄𫐄𫐄𫐄", 10, 2},
	} {
		if got := Lines(c.text, c.room); got != c.want {
			t.Errorf("%s: Lines(%q, %d) = %d, want %d", c.name, c.text, c.room, got, c.want)
		}
	}
}

// breakUp does what lines counts, the plain way: it is the model of the law.
func breakUp(s string, room int) (out []string) {
	for _, para := range strings.Split(s, "\n") {
		rs := []rune(para)
		for {
			n, used := 0, 0
			for n < len(rs) && (n == 0 || used+advance(rs[n]) <= room) {
				used += advance(rs[n])
				n++
			}
			if n == len(rs) {
				out = append(out, string(rs))
				break
			}
			k := n
			for k > 0 && !breakable(rs, k) {
				k--
			}
			if k == 0 {
				k = n
			}
			out = append(out, string(rs[:k]))
			rs = rs[k:]
		}
	}
	return out
}

func breakable(rs []rune, k int) bool {
	a, b := classOf(rs[k-1]), classOf(rs[k])
	return a&noTail == 0 && b&noHead == 0 && (a&word == 0 || b&word == 0)
}

func TestLinesLaw(t *testing.T) {
	char := rapid.SampledFrom([]rune("一二三四五六七八九十，。、（）《》“”…—12ab.%\n "))
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.SampledFrom([]int{0, 1, 2, 7, 30, 100, 400}).Draw(t, "length")
		s, room := rapid.StringOfN(char, n, n, -1).Draw(t, "text"), rapid.SampledFrom([]int{2, 3, 7, 12, 40, 61}).Draw(t, "room")
		broken := breakUp(s, room)
		if got := Lines(s, room); got != len(broken) {
			t.Fatalf("lines = %d, broken up %d: %q", got, len(broken), broken)
		}
	})
}

func TestHeights(t *testing.T) {
	for _, c := range []struct{ lines, size, want int }{
		{1, 12, 27}, {2, 12, 46}, {28, 12, 540}, {1, 9, 23}, {1, 18, 38},
	} {
		if got := HeightFor(c.lines, c.size); got != c.want {
			t.Errorf("HeightFor(%d, %d) = %d, want %d", c.lines, c.size, got, c.want)
		}
	}
	if r := Room(328, 12); r != 40 {
		t.Errorf("a column of 328 px takes %d half ems, want 40", r)
	}
	for n := 1; n < 100; n++ {
		if w := WidthFor(n); w%8 != 0 || Room(w, BodySize) < n {
			t.Errorf("WidthFor(%d) = %d, which takes %d", n, w, Room(w, BodySize))
		}
	}
}
