package told

import (
	"strconv"
	"strings"

	"gongwen/render/diag"
)

// Clip is the beginning of a text as one line, for messages.
func Clip(s string) string { return diag.Cut(strings.Join(strings.Fields(s), " "), 24) }

// Apart is two texts around the first character in which they differ, for
// messages about a change somewhere in a long text.
func Apart(a, b string) (string, string) {
	x, y := []rune(a), []rune(b)
	i := 0
	for i < len(x) && i < len(y) && x[i] == y[i] {
		i++
	}
	const before = 6
	from := func(s []rune) string {
		if at := min(i, len(s)) - before; at > 0 {
			return "…" + Clip(string(s[at:]))
		}
		return Clip(string(s))
	}
	return from(x), from(y)
}

// Some lists the first few of many names.
func Some(names []string) string {
	const most = 8
	if len(names) <= most {
		return strings.Join(names, "、")
	}
	return strings.Join(names[:most], "、") + "等" + strconv.Itoa(len(names)) + "个"
}
