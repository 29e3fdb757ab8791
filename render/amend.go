package render

import (
	"encoding/json"
	"io"
	"slices"
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
// is as it was. why says in Chinese why they cannot be written; then none is.
func (a *Amended) WithIDs() (text []byte, count int, why string) {
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
	if len(ops) == 0 {
		return []byte(src.Text), 0, ""
	}
	changed, why := edit.Do(doc, ops)
	if why != "" {
		return []byte(src.Text), 0, why
	}
	again, found := bind.Parse(&diag.Source{Name: src.Name, Text: changed}, true)
	for i := range found {
		if found[i].Rule.Severity == diag.Error {
			return []byte(src.Text), 0, "写上以后会有错误 " + found[i].Rule.Code + "：" + found[i].Message
		}
	}
	wanting := func(id string) bool { return id != "" }
	if again.Assignment() == nil || slices.ContainsFunc(revision.Compare(a.Old, again).IDs(), wanting) {
		return []byte(src.Text), 0, "写上以后任务和旧版对不上"
	}
	return []byte(changed), len(ops), ""
}

// Explain is the revision as pages of that day: the notice's own layout, both
// editions side by side.
func (a *Amended) Explain(day Day, cfg Config) (*Paper, diag.List) {
	return newPaper(a.Explained(day), cfg)
}

// Paper is something that the program itself has to say, as pages.
type Paper struct{ doc *Document }

// newPaper lays out a notice that no source has. How its lines fall is not told:
// nobody can add a line to it.
func newPaper(n *notice.Notice, cfg Config) (*Paper, diag.List) {
	p := &Paper{&Document{notice: n}}
	list := slices.DeleteFunc(p.doc.layOut(cfg), func(f diag.Finding) bool { return f.Rule.Severity == diag.Note })
	if p.doc.frames == nil || list.HasErrors() {
		return nil, list
	}
	return p, list
}

// WritePDF writes the pages. An error is one of w, or a fault of the program.
func (p *Paper) WritePDF(w io.Writer) error {
	return pdf.Write(w, p.doc.frames, p.doc.faces, pdf.Options{Build: p.doc.build()})
}
