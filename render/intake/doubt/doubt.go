// Package doubt is what an import tells: the table of its rules, and the findings
// about one source together with the words that count as told. It reads nothing.
// In: a rule and a message. Out: findings GW8xx.
package doubt

import (
	"gongwen/render/diag"
)

// Doubts is what is told of a source: the findings, and the words by which the
// account takes a word as told.
type Doubts struct {
	Source  *diag.Source
	List    diag.List
	Said    []string // what the messages quote
	Printed []string // what the program prints by itself
}

// Say adds a finding; what it says counts as told.
func (d *Doubts) Say(r Rule, hint, format string, args ...any) {
	f := d.List.Add(&rules[r], d.Source, diag.Span{}, hint, format, args...)
	d.Said = append(d.Said, f.Message)
}

// Print takes words as told: the program prints them by itself.
func (d *Doubts) Print(texts ...string) { d.Printed = append(d.Printed, texts...) }
