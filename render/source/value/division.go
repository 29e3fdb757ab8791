package value

import (
	"slices"

	"gongwen/render/diag"
	"gongwen/render/words"
)

// division is a 编, 章, 节 or 条 of a text, with its words.
type division struct {
	words.Division
	at diag.Text
}

// divisionNames are the words of the kinds.
var divisionNames = [...]string{words.Volume: "编", words.Chapter: "章", words.Section: "节", words.Article: "条"}

// checkDivisions reports what is out of order in a regulation: articles run on
// through all of it, chapters too, though they may begin anew in a 编, sections in
// their chapter. A text that does not begin with 第一条 quotes another.
func (r *Reader) checkDivisions(all []division) {
	first := slices.IndexFunc(all, func(d division) bool { return d.Kind == words.Article })
	if first < 0 || all[first].Value != 1 {
		return
	}
	var last [words.Article + 1]int
	for _, d := range all {
		want := last[d.Kind] + 1
		anew := d.Kind == words.Chapter && d.Value == 1 && last[words.Volume] > 0
		if d.Value != want && !anew {
			name := divisionNames[d.Kind]
			r.add(divisionGap, d.at.Span(), "按顺序应当是 第"+words.Hanzi(want)+name, "“%s”与前面的不连续", d.at.S)
		}
		last[d.Kind] = d.Value
		if d.Kind < words.Section {
			last[words.Section] = 0
		}
	}
}
