package press

import (
	"strings"
	"testing"

	"gongwen/render/diag"
	"gongwen/render/paper/papertest"
)

// TestFolded: a name stands on the lines that it may have, as even as its words
// let it be; one that they cannot hold stays on one, however long it is.
func TestFolded(t *testing.T) {
	l := New(nil, papertest.General(t, ""), papertest.Faces())
	for _, c := range []struct {
		name        string
		lines, want int
	}{
		{"青禾县水务局", 1, 1},
		{"青禾县自然资源和规划局国土空间规划管理处", 2, 2},
		{strings.Repeat("青禾县水务局", 9), 2, 2},
		{strings.Repeat("青禾县水务局", 9), 3, 3},
		{strings.Repeat("青禾县水务局", 20), 3, 1},
		{strings.Repeat("青禾县水务局", 2000), 3, 1},
		{strings.Repeat("a", 3000), 2, 1}, // no place to break
	} {
		got := l.Folded(diag.Plain(c.name), l.Style.Text.Type, c.lines, 0)
		if len(got) != c.want {
			t.Errorf("%.20s… of %d bytes on %d lines of %d, want %d", c.name, len(c.name), len(got), c.lines, c.want)
		}
	}
}
