package render

import (
	"encoding/json"
	"unicode/utf8"

	"gongwen/render/diag"
)

// Op is one thing that somebody does to a notice, as the workbench sends it.
type Op struct {
	Op      string          `json:"op"`             // set, unset, insert, remove, move, merge, part, text, change
	Path    string          `json:"path,omitempty"` // of set and unset the value's, else the array's: attachment.0.task
	Value   json.RawMessage `json:"value,omitempty"`
	At      int             `json:"at,omitempty"`
	To      int             `json:"to,omitempty"`
	Count   int             `json:"count,omitempty"`
	Column  string          `json:"column,omitempty"`
	Text    string          `json:"text,omitempty"`    // of text: the whole file
	Changes []TextChange    `json:"changes,omitempty"` // of change
}

// TextChange is a change of the text in bytes.
type TextChange struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Edit does the ops one after the other and gives the notice that they make, with
// what undoes them. refused says why they were not done: then the notice is as it
// was.
func (w *Work) Edit(ops []Op) (next *Work, undo []diag.Change, refused string) {
	text := w.text
	for _, op := range ops {
		switch op.Op {
		case "text":
			text = op.Text
		case "change":
			var changes []diag.Change
			for _, c := range op.Changes {
				if c.Start < 0 || c.End < c.Start || c.End > len(text) {
					return w, nil, "要改的地方已经不在了"
				}
				changes = append(changes, diag.Change{Span: diag.Span{Start: c.Start, End: c.End}, Text: c.Text})
			}
			text = diag.Apply(text, changes)
		default:
			return w, nil, "不认得的改动 “" + op.Op + "”"
		}
	}
	if !utf8.ValidString(text) {
		return w, nil, "改动里有不是文字的字节"
	}
	if text == w.text {
		return w, nil, ""
	}
	changes := []diag.Change{Between(w.text, text)}
	return Begin(w.name, []byte(text), w.cfg), diag.Invert(w.text, changes), ""
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
