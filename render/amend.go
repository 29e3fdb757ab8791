package render

import (
	"io"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/paper/pdf"
	"gongwen/render/revision"
	"gongwen/render/source/bind"
	"gongwen/render/source/edit"
	"gongwen/render/source/tomldoc"
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
// return of either edition finds them, and how many were written; every other
// byte is as it was. None where a text with
// them would have errors.
func (a *Amended) WithIDs() (text []byte, count int) {
	src := a.New.Source
	ids := a.IDs()
	tree, _ := tomldoc.Parse(src)
	if tree == nil {
		return []byte(src.Text), 0
	}
	nodes := map[diag.Span]*tomldoc.Node{}
	var walk func(n *tomldoc.Node)
	walk = func(n *tomldoc.Node) {
		if n.Kind == tomldoc.Table {
			nodes[n.Span] = n
		}
		for _, m := range n.Items {
			walk(m)
		}
	}
	walk(tree)
	var changes []diag.Change
	for i, id := range ids {
		if id == "" {
			continue
		}
		n := nodes[a.After.Tasks[i].Span]
		if n == nil {
			return []byte(src.Text), 0
		}
		if at := n.Span.Start; src.Text[at] == '{' { // task = [{…}, …]
			changes = append(changes, diag.Change{Span: diag.Span{Start: at + 1, End: at + 1}, Text: ` id = "` + id + `",`})
		} else {
			at := n.Span.End
			for at < len(src.Text) && src.Text[at] != '\n' && src.Text[at] != '\r' { // a comment may stand behind the header
				at++
			}
			changes = append(changes, diag.Change{Span: diag.Span{Start: at, End: at}, Text: edit.Newline(src.Text) + `id = "` + id + `"`})
		}
		count++
	}
	changed := diag.Apply(src.Text, changes)
	again, found := bind.Parse(&diag.Source{Name: src.Name, Text: changed}, true)
	if found.HasErrors() || again.Assignment() == nil {
		return []byte(src.Text), 0
	}
	return []byte(changed), count
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
