package text

import (
	"fmt"
	"strings"
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
