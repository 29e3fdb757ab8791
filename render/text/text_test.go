package text

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// chars gives s the advances of a Chinese face: ASCII and the interpunct half
// an em, combining marks none, all else one em.
func chars(s string) []Char {
	var cs []Char
	for _, r := range s {
		cs = append(cs, Char{Rune: r, Advance: advance(r)})
	}
	return cs
}

func advance(r rune) int {
	switch {
	case classOf(r) == attached:
		return 0
	case r < 0x80, r == '·':
		return half
	}
	return em
}

// drawn writes a line as a reader of a golden file wants it: the text, with
// ‹.50› where a gap or the end lost half an em, and the average growth of the
// grown gaps behind it.
func drawn(cs []Char, l Line, m Measure) string {
	var s strings.Builder
	grown, gaps := 0, 0
	for i := l.Start; i < l.End; i++ {
		s.WriteRune(cs[i].Rune)
		change := -(l.X[i-l.Start] + cs[i].Advance - l.Width)
		if i+1 < l.End {
			change = l.X[i+1-l.Start] - l.X[i-l.Start] - cs[i].Advance - autoBetween(cs, i, m)
		}
		switch {
		case change < 0:
			fmt.Fprintf(&s, "‹.%s›", strings.TrimRight(fmt.Sprintf("%03d", -change), "0"))
		case change > 0:
			grown += change
			gaps++
		}
	}
	if gaps > 0 {
		fmt.Fprintf(&s, " +%d/%d", grown, gaps)
	}
	return fmt.Sprintf("%5.2f  %s", float64(l.Width)/em, s.String())
}

func autoBetween(cs []Char, i int, m Measure) int {
	a, b := classOf(cs[i].Rune), classOf(cs[i+1].Rune)
	if a.hanzi() && b.western() || a.western() && b.hanzi() {
		return m.AutoSpace
	}
	return 0
}

func TestPlaces(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"", ""},
		{"关于印发", "关|于|印|发"},
		{"印发《条例》的通知", "印|发|《条|例》|的|通|知"},
		{"2023年 工作", "2023年 |工|作"},
		{"鲁政办发〔2023〕22号。", "鲁|政|办|发|〔2023〕22号。"},
		{"甲\n乙丙", "甲\n|乙|丙"},
	} {
		cs := chars(tt.text)
		var s strings.Builder
		at := Places(cs)
		for i, c := range cs {
			if len(at) > 0 && at[0] == i {
				s.WriteString("|")
				at = at[1:]
			}
			s.WriteRune(c.Rune)
		}
		if diff := cmp.Diff(tt.want, s.String()); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.text, diff)
		}
	}
}

func TestNatural(t *testing.T) {
	for text, want := range map[string]int{"": 0, "　 ": 0, "　关于2023年 ": 5000, "甲 乙": 2500} {
		if got := Natural(chars(text)); got != want {
			t.Errorf("%q is %d wide, not %d", text, got, want)
		}
	}
}
