// Package value reads single values of a source: texts without the furniture
// that people put into them, document numbers, copy numbers, degrees of secrecy,
// dates, and running text as paragraphs with levels.
//
// What a value says is told from itself alone; which key it belongs to, and what
// it means beside others, is bind's. In: nodes of the tree and their texts. Out:
// values for the model, and findings GW2xx about their form.
package value

import "gongwen/render/diag"

// Reader reads the values of one source.
type Reader struct {
	Source *diag.Source
	Found  diag.List
}

func (r *Reader) add(rule ruleName, at diag.Span, hint, format string, args ...any) {
	r.Found.Add(&rules[rule], r.Source, at, hint, format, args...)
}
