package value

import (
	"slices"

	"gongwen/render/diag"
	"gongwen/render/words"
)

// division is a 编, 章, 节 or 条 of a text, with its words.
type division struct {
	words.Division
	at     diag.Text
	titled bool // right under a line that may be the title of a regulation
}

// checkDivisions reports what is out of order in a regulation: articles run on
// through all of it, chapters too, though they may begin anew in a 编, sections in
// their chapter. A text that does not begin with 第一条 quotes another; one of
// several regulations has a title over each.
func (r *Reader) checkDivisions(all []division) {
	first := slices.IndexFunc(all, func(d division) bool { return d.Kind == words.Article })
	if first < 0 || all[first].Value != 1 {
		return
	}
	var last [words.Article + 1]int
	for _, d := range all {
		if d.titled && d.Value == 1 && d.Kind != words.Section && last[words.Article] > 0 {
			last = [words.Article + 1]int{}
		}
		want := last[d.Kind] + 1
		anew := d.Kind == words.Chapter && d.Value == 1 && last[words.Volume] > 0
		if d.Value != want && !anew {
			r.add(divisionGap, d.at.Span(), "按顺序应当是 第"+words.Hanzi(want)+d.Kind.String(), "“%s”与前面的不连续", d.at.S)
		}
		last[d.Kind] = d.Value
		if d.Kind < words.Section {
			last[words.Section] = 0
		}
	}
}
