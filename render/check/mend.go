package check

import "gongwen/render/diag"

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
