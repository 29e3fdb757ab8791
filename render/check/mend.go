package check

import (
	"slices"

	"gongwen/render/diag"
)

// Mended is a text after its findings were mended.
type Mended struct {
	Text  string
	Count int       // findings that were mended
	Left  diag.List // what is found in Text
}

// Mend mends what find finds in a text, until nothing is left to mend, so that a
// second time there is nothing to do. A round whose text would have errors that
// were not there before is not taken.
func Mend(text string, all bool, find func(text string) diag.List) Mended {
	out := Mended{Text: text, Left: find(text)}
	const rounds = 64 // each but the last mends something; what lies over another takes one more
	for range rounds {
		i := slices.IndexFunc(out.Left, func(f diag.Finding) bool { return len(f.Fix) > 0 })
		if i < 0 || out.Left[i].Source.Text != out.Text {
			return out
		}
		changes, count := Mends(out.Left[i].Source, out.Left, all)
		if count == 0 {
			return out
		}
		next := diag.Apply(out.Text, changes)
		left := find(next)
		before, _ := out.Left.Count()
		if after, _ := left.Count(); after > before {
			return out
		}
		out.Text, out.Count, out.Left = next, out.Count+count, left
	}
	return out
}

// Mends are the changes of a source by which its findings, which are in file
// order, are mended, none of which wants what another takes; the mechanical
// ones, or with all those too that take whole paragraphs out. What is left for
// its neighbour's sake is found again in the text that they make.
func Mends(src *diag.Source, found diag.List, all bool) (changes []diag.Change, mended int) {
	end := 0 // of what is taken
	for i := range found {
		f := &found[i]
		if f.Source != src || len(f.Fix) == 0 || f.Rule.Mend == diag.ByHand || f.Rule.Mend == diag.ByFixAll && !all {
			continue
		}
		to, free := end, true
		for _, c := range f.Fix {
			free = free && c.Span.Start >= to && c.Span.End >= c.Span.Start
			to = max(to, c.Span.End)
		}
		if free {
			end, changes, mended = to, append(changes, f.Fix...), mended+1
		}
	}
	return changes, mended
}
