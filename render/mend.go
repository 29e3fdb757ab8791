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
// paragraphs out. A second time there is nothing to do.
func Mend(name string, src []byte, cfg Config, all bool) Mended {
	out := Mended{Read: src}
	if !utf8.Valid(src) {
		if n, _ := bind.Parse(&diag.Source{Name: name, Text: string(src)}, cfg.Draft); n != nil {
			out.Read = []byte(n.Source.Text)
		}
	}
	done := check.Mend(string(out.Read), all, func(text string) diag.List {
		_, found := Open(name, []byte(text), cfg)
		return found
	})
	out.Text, out.Count, out.Left = []byte(done.Text), done.Count, done.Left
	return out
}
