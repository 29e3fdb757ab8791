package render

import (
	"encoding/json"
	"io"
	"strconv"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/paper/pdf"
	"gongwen/render/revision"
	"gongwen/render/source/bind"
	"gongwen/render/source/edit"
)

// Amended is two editions of a notice held against each other.
type Amended struct {
	*revision.Revision
}

// Amend compares two editions of a notice. It is nil when one has errors, which
// are the findings then.
func Amend(oldName string, old []byte, newName string, src []byte) (*Amended, diag.List) {
	before, found := bind.Parse(&diag.Source{Name: oldName, Text: string(old)}, true)
	after, more := bind.Parse(&diag.Source{Name: newName, Text: string(src)}, true)
	found.Sort()
	more.Sort()
	if all := append(found, more...); all.HasErrors() {
		return nil, all
	}
	return &Amended{revision.Compare(before, after)}, nil
}

// WithIDs is the new text with the ids that its tasks are to have, so that a
// return of either edition finds them, and how many were written; every other byte
// is as it was. None where a text with them would have errors.
func (a *Amended) WithIDs() (text []byte, count int) {
	src := a.New.Source
	doc, _ := edit.Parse(src.Text)
	tables := a.New.Breakdowns()
	var ops []Op
	for i, id := range a.IDs() {
		if id != "" {
			task := &a.After.Tasks[i]
			value, _ := json.Marshal(id) // a string is always fit
			ops = append(ops, Op{Op: "set", Path: tables[task.Table].Place() + "." + strconv.Itoa(task.Entry) + ".id", Value: value})
		}
	}
	changed, refused := edit.Do(doc, ops)
	again, found := bind.Parse(&diag.Source{Name: src.Name, Text: changed}, true)
	if refused != "" || found.HasErrors() || again.Assignment() == nil {
		return []byte(src.Text), 0
	}
	return []byte(changed), len(ops)
}

// Explain is the revision as pages: the notice's own layout, both editions side
// by side.
func (a *Amended) Explain(cfg Config) (*Paper, diag.List) { return newPaper(a.Explained(), cfg) }

// Paper is something that the program itself has to say, as pages.
type Paper struct{ doc *Document }

// newPaper lays out a notice that no source has.
func newPaper(n *notice.Notice, cfg Config) (*Paper, diag.List) {
	p := &Paper{&Document{notice: n}}
	list := p.doc.layOut(cfg)
	if p.doc.frames == nil || list.HasErrors() {
		return nil, list
	}
	return p, list
}

// WritePDF writes the pages. An error is one of w, or a fault of the program.
func (p *Paper) WritePDF(w io.Writer) error {
	return pdf.Write(w, p.doc.frames, p.doc.faces, pdf.Options{Build: p.doc.build()})
}
