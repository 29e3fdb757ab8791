package intake

import "gongwen/render/diag"

// doubts is what is told of a source: the findings, and the words by which the
// account takes a word as told.
type doubts struct {
	source  *diag.Source
	list    diag.List
	said    []string // what the messages quote
	printed []string // what the program prints by itself
}

// say adds a finding; what it says counts as told.
func (d *doubts) say(r rule, hint, format string, args ...any) {
	f := d.list.Add(&rules[r], d.source, diag.Span{}, hint, format, args...)
	d.said = append(d.said, f.Message)
}

// print takes words as told: the program prints them by itself.
func (d *doubts) print(texts ...string) { d.printed = append(d.printed, texts...) }
