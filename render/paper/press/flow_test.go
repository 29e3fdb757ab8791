package press

import (
	"strings"
	"testing"

	"gongwen/render/paper/frame"
	"gongwen/render/paper/papertest"
	"gongwen/render/paper/unit"
)

// TestPlace: boxes fill pages from the top; those that keep together move
// together; a chain longer than a page is broken where it must.
func TestPlace(t *testing.T) {
	const line = 10 * unit.MM // 22 of them and a bit fit a page of 225 mm
	for _, c := range []struct {
		name  string
		boxes string // a line each: k keeps with the next, g has a blank line above it
		want  []int  // lines of each page
	}{
		{"one page", strings.Repeat(".", 22), []int{22}},
		{"over to the next", strings.Repeat(".", 23), []int{22, 1}},
		{"blank lines vanish at the top", strings.Repeat(".", 22) + "g...", []int{22, 3}},
		{"blank lines count inside", strings.Repeat(".", 20) + "g..", []int{21, 1}},
		{"a heading goes with its text", strings.Repeat(".", 21) + "k..", []int{21, 3}},
		{"a chain moves whole", strings.Repeat(".", 18) + "kkkkk.", []int{18, 6}},
		{"a chain that fits stays", strings.Repeat(".", 16) + "kkkkk..", []int{22, 1}},
		{"a chain longer than a page", ".." + strings.Repeat("k", 29) + "..", []int{10, 22, 1}},
		{"a chain after a blank line", strings.Repeat(".", 20) + "gk..", []int{20, 3}},
		{"the last box has nothing to keep with", strings.Repeat(".", 21) + "kk", []int{21, 2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := New(nil, papertest.General(t, ""), papertest.Faces())
			f := &l.Flow
			f.Begin(frame.Other, false)
			got := []int{0}
			var boxes []Box
			blank := unit.Length(0)
			for _, r := range c.boxes {
				if r == 'g' {
					blank = line
					continue
				}
				boxes = append(boxes, Box{Gap: blank, Height: line, Keep: r == 'k', Placed: func(pl Plane, v unit.Length) {
					for pl.Index >= len(got) {
						got = append(got, 0)
					}
					got[pl.Index]++
					if v+line > f.limit() {
						t.Errorf("a line stands at %v mm of page %d", v, pl.Index+1)
					}
				}})
				blank = 0
			}
			f.Place(boxes)
			if len(got) != len(c.want) {
				t.Fatalf("lines of the pages: %v, not %v", got, c.want)
			}
			for i := range got {
				if got[i] != c.want[i] {
					t.Fatalf("lines of the pages: %v, not %v", got, c.want)
				}
			}
		})
	}
}
