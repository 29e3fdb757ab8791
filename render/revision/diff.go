package revision

import (
	"strconv"
	"strings"

	"gongwen/render/words"
)

// lines pairs the lines of two texts: those that are the same stay out, those
// that are like each other stand side by side.
func lines(name string, x, y []string) (out []Text) {
	fold := func(list []string) []string {
		folded := make([]string, len(list))
		for i, s := range list {
			folded[i] = words.Identity(s)
		}
		return folded
	}
	a, b := fold(x), fold(y)
	at := func(i int) string { return name + "第" + strconv.Itoa(i+1) + "段" }
	for _, c := range cuts(a, b) {
		i, j := c.x, c.y
		for i < c.endX || j < c.endY {
			switch {
			case i < c.endX && j < c.endY:
				out = append(out, Text{at(j), x[i], y[j]})
				i, j = i+1, j+1
			case i < c.endX:
				out = append(out, Text{at(i) + "（原）", x[i], ""})
				i++
			default:
				out = append(out, Text{at(j), "", y[j]})
				j++
			}
		}
	}
	return out
}

// cut is a stretch of two sequences in which they differ.
type cut struct{ x, endX, y, endY int }

// mostCells bounds the work of one comparison; of more only what differs between
// the same beginning and the same end is told.
const mostCells = 4 << 20

// cuts is where two sequences differ, by the longest that they have in common.
func cuts[T comparable](x, y []T) (out []cut) {
	head := 0
	for head < len(x) && head < len(y) && x[head] == y[head] {
		head++
	}
	tail := 0
	for tail < len(x)-head && tail < len(y)-head && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
	}
	a, b := x[head:len(x)-tail], y[head:len(y)-tail]
	if len(a) == 0 && len(b) == 0 {
		return nil
	}
	if len(a)*len(b) == 0 || len(a) > mostCells/len(b) {
		return []cut{{head, head + len(a), head, head + len(b)}}
	}
	width := len(b) + 1
	longest := make([]uint16, (len(a)+1)*width) // in common from i and j on; fits: their product is bounded
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				longest[i*width+j] = longest[(i+1)*width+j+1] + 1
			} else {
				longest[i*width+j] = max(longest[(i+1)*width+j], longest[i*width+j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a) || j < len(b); {
		if i < len(a) && j < len(b) && a[i] == b[j] {
			i, j = i+1, j+1
			continue
		}
		c := cut{x: head + i, y: head + j}
		for (i < len(a) || j < len(b)) && !(i < len(a) && j < len(b) && a[i] == b[j]) {
			if j == len(b) || i < len(a) && longest[(i+1)*width+j] >= longest[i*width+j+1] {
				i++
			} else {
				j++
			}
		}
		c.endX, c.endY = head+i, head+j
		out = append(out, c)
	}
	return out
}

// Redline is two texts with what differs between them in 【】: what was struck out
// of the old one, what came into the new one. A number, or a word of letters, is
// struck out whole.
func Redline(before, after string) (struck, put string) {
	x, y := tokens(before), tokens(after)
	var joint []cut
	const island = 2 // characters in common between two changes that are one
	for _, c := range cuts(x, y) {
		if n := len(joint); n > 0 && c.x-joint[n-1].endX <= island {
			joint[n-1].endX, joint[n-1].endY = c.endX, c.endY
			continue
		}
		joint = append(joint, c)
	}
	var a, b strings.Builder
	i, j := 0, 0
	for _, c := range joint {
		a.WriteString(strings.Join(x[i:c.x], "") + marked(x[c.x:c.endX]))
		b.WriteString(strings.Join(y[j:c.y], "") + marked(y[c.y:c.endY]))
		i, j = c.endX, c.endY
	}
	return a.String() + strings.Join(x[i:], ""), b.String() + strings.Join(y[j:], "")
}

// tokens is the characters of a text, a run of ASCII letters and digits as one.
func tokens(s string) (list []string) {
	word := func(r rune) bool {
		return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '.' || r == '%'
	}
	within := false
	for _, r := range s {
		if w := word(r); w && within {
			list[len(list)-1] += string(r)
		} else {
			list, within = append(list, string(r)), w
		}
	}
	return list
}

func marked(s []string) string {
	if len(s) == 0 {
		return ""
	}
	return "【" + strings.Join(s, "") + "】"
}

func number(n int) string { return strconv.Itoa(n) }
