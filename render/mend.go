package render

import (
	"gongwen/render/check"
	"gongwen/render/diag"
)

// Mended is a source after check --fix.
type Mended struct {
	Text  []byte
	Count int       // findings that were mended; 0: the text is as it was
	Left  diag.List // what is found in Text
}

// Mend mends what is mechanical in a notice; with all also what takes whole
// paragraphs out. It goes on until nothing is left to mend, so that a second
// time there is nothing to do. A round whose text would have errors that were
// not there before is not taken.
func Mend(name string, src []byte, cfg Config, all bool) Mended {
	_, found := Open(name, src, cfg)
	out := Mended{src, 0, found}
	const rounds = 64 // each but the last mends something; what lies over another takes one more
	for range rounds {
		var at *diag.Source
		for _, f := range out.Left {
			if len(f.Fix) > 0 {
				at = f.Source
				break
			}
		}
		if at == nil || at.Text != string(out.Text) {
			return out
		}
		changes, count := check.Mends(at, out.Left, all)
		if count == 0 {
			return out
		}
		text := []byte(diag.Apply(at.Text, changes))
		_, left := Open(name, text, cfg)
		before, _ := out.Left.Count()
		if after, _ := left.Count(); after > before {
			return out
		}
		out = Mended{text, out.Count + count, left}
	}
	return out
}
