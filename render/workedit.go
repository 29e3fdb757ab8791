package render

import (
	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/source/edit"
	"gongwen/render/workbench"
)

// What the workbench shows of a notice, and what it sends.
type (
	Values       = workbench.Values
	Table        = workbench.Table
	Pasted       = workbench.Pasted
	PastedColumn = workbench.PastedColumn
	PastedDoubt  = workbench.PastedDoubt
	Adopted      = workbench.Adopted
	Take         = workbench.Take
)

// Op is one thing that somebody does to a notice, as the workbench sends it.
type Op = edit.Op

// TextChange is a change of the text in bytes.
type TextChange = edit.TextChange

// Edit does the ops one after the other and gives the notice that they make, with
// what undoes them. refused says why they were not done: then the notice is as it
// was.
func (w *Work) Edit(ops []Op) (next *Work, undo []diag.Change, refused string) {
	return w.became(edit.Do(w.hand(), ops))
}

// Paste reads a table that somebody copied, or a file with one, as the tasks of a
// breakdown. Nothing is written.
func Paste(name string, data []byte, choices []PastedColumn) Pasted {
	return workbench.Paste(name, data, choices)
}

// Adopt reads a foreign file as a notice, with what somebody said of the columns of
// its table. Nothing is written.
func Adopt(name string, data []byte, choices []PastedColumn) Adopted {
	return workbench.Adopt(name, data, choices)
}

// Started is a starter with what is known from the first: the issuers, and the
// title, which may be empty.
func Started(text []byte, issuers []string, title string) []byte {
	w := Begin("", text, Config{Only: OnlyPDF, Draft: true})
	if !w.Readable() {
		return text
	}
	return []byte(workbench.Started(w.hand(), issuers, title))
}

// Clipboard is what a browser has on its clipboard, as a file to paste.
func Clipboard(html, text string) (name string, data []byte) { return workbench.Clipboard(html, text) }

// Take puts a table into a breakdown. It is one edit, like those of [Work.Edit].
func (w *Work) Take(t Take) (next *Work, undo []diag.Change, refused string) {
	var read []*notice.Breakdown
	if w.doc != nil {
		read = w.doc.notice.Breakdowns()
	}
	return w.became(t.Into(w.name, w.hand(), read))
}

// became is the notice with another text, and what undoes that; the same one
// where the text was refused.
func (w *Work) became(text, refused string) (next *Work, undo []diag.Change, why string) {
	if refused != "" || text == w.text {
		return w, nil, refused
	}
	changes := []diag.Change{diag.Between(w.text, text)}
	return Begin(w.name, []byte(text), w.cfg), diag.Invert(w.text, changes), ""
}
