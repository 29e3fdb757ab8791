package render

import (
	"unicode/utf8"

	"gongwen/render/check"
	"gongwen/render/diag"
	"gongwen/render/source/bind"
)

// Mended is a source after check --fix.
type Mended struct {
	Read  []byte // what was mended: the source, or what was made of it if it is not UTF-8
	Text  []byte
	Count int       // findings that were mended; 0: Text is as it was read
	Left  diag.List // what is found in Text
}

// Mend mends what is mechanical in a notice; with all also what takes whole
// paragraphs out. It goes on until nothing is left to mend, so that a second
// time there is nothing to do. A round whose text would have errors that were
// not there before is not taken.
func Mend(name string, src []byte, cfg Config, all bool) Mended {
	out := Mended{Read: src}
	if !utf8.Valid(src) {
		if n, _ := bind.Parse(&diag.Source{Name: name, Text: string(src)}, cfg.Draft); n != nil {
			out.Read = []byte(n.Source.Text)
		}
	}
	out.Text = out.Read
	_, out.Left = Open(name, out.Text, cfg)
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
		out.Text, out.Count, out.Left = text, out.Count+count, left
	}
	return out
}
