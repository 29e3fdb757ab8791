package render

import (
	"unicode/utf8"

	"gongwen/render/diag"
	"gongwen/render/source/edit"
)

// Op is one thing that somebody does to a notice, as the workbench sends it.
type Op = edit.Op

// TextChange is a change of the text in bytes.
type TextChange = edit.TextChange

// Edit does the ops one after the other and gives the notice that they make, with
// what undoes them. refused says why they were not done: then the notice is as it
// was.
func (w *Work) Edit(ops []Op) (next *Work, undo []diag.Change, refused string) {
	root, _ := w.tree()
	text, refused := edit.Do(edit.Doc{Text: w.text, Root: root}, ops)
	if refused != "" || text == w.text {
		return w, nil, refused
	}
	return w.became(text)
}

// Between is the one change that makes a text another: all but the beginning and
// the end that they share, whole characters.
func Between(from, to string) diag.Change {
	head := 0
	for head < len(from) && head < len(to) && from[head] == to[head] {
		head++
	}
	for head > 0 && (head < len(from) && !utf8.RuneStart(from[head]) || head < len(to) && !utf8.RuneStart(to[head])) {
		head--
	}
	tail := 0
	for tail < len(from)-head && tail < len(to)-head && from[len(from)-1-tail] == to[len(to)-1-tail] {
		tail++
	}
	for tail > 0 && !utf8.RuneStart(from[len(from)-tail]) {
		tail--
	}
	return diag.Change{Span: diag.Span{Start: head, End: len(from) - tail}, Text: to[head : len(to)-tail]}
}
