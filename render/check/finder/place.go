package finder

import (
	"iter"

	"gongwen/render/diag"
	"gongwen/render/notice"
)

// Kind is what a text of the notice is.
type Kind uint16

// The kinds of texts.
const (
	Title       Kind = 1 << iota // the title, its lines as one
	Heading                      // the title of another part on its own page
	Name                         // of an attachment in the 附件说明
	Prose                        // a paragraph
	Requirement                  // of a task
	Label                        // a section, a topic, the title of a task
	Cell                         // of a column of the author's own, or of a plain table
	Units                        // a cell of units
	Recipients                   // 主送机关, 抄送机关
	Note                         // 附注
	Short                        // issuer, number, signature and the like
	Due                          // a deadline; has rules of its own

	Running = Prose | Requirement | Note
	Every   = Due - 1
)

// Place is a text of the notice.
type Place struct {
	Kind Kind
	Text diag.Text
	Para *notice.Paragraph // of Prose
	Next *notice.Paragraph // of Prose: the one behind it, if there is one
	Part int
}

// Places yields the texts of some kinds, in the order of print.
func (f *Finder) Places(kinds Kind) iter.Seq[*Place] {
	return func(yield func(*Place) bool) {
		for i := range f.places {
			if p := &f.places[i]; p.Kind&kinds != 0 && !yield(p) {
				return
			}
		}
	}
}

func placesOf(n *notice.Notice, all []*notice.Breakdown) (out []Place) {
	size := 0
	for _, b := range all {
		size += 4 * len(b.Tasks)
	}
	out = make([]Place, 0, 64+size)
	add := func(kind Kind, part int, texts ...diag.Text) {
		for _, t := range texts {
			if !t.Empty() {
				out = append(out, Place{Kind: kind, Text: t, Part: part})
			}
		}
	}
	add(Short, 0, n.Issuers...)
	add(Short, 0, n.Number, n.Letterhead.Mark)
	add(Short, 0, n.Letterhead.Marks...)
	add(Short, 0, n.Signature.Names...)
	add(Short, 0, n.Imprint.PrintedBy)
	add(Recipients, 0, n.Recipients, n.Imprint.Recipients, n.Imprint.CopyTo)
	add(Note, 0, n.Notes...)
	for i := range n.Parts {
		p := &n.Parts[i]
		heading := diag.Concat(p.Heading...)
		switch {
		case p.Kind == notice.Main:
			add(Title, i, heading)
		case p.Kind == notice.Attached:
			add(Name, i, p.Title)
			if heading.Span() != p.Title.Span() {
				add(Heading, i, heading)
			}
		default:
			add(Heading, i, heading)
		}
		for _, ps := range [...][]notice.Paragraph{p.Text, p.After} {
			for j := range ps {
				at := Place{Kind: Prose, Text: ps[j].Text, Para: &ps[j], Part: i}
				if j+1 < len(ps) {
					at.Next = &ps[j+1]
				}
				out = append(out, at)
			}
		}
		switch c := p.Content.(type) {
		case *notice.Grid:
			add(Cell, i, c.Over...)
			add(Cell, i, c.Heads...)
			for _, row := range c.Rows {
				add(Cell, i, row...)
			}
		case *notice.Breakdown:
			out = placesOfTasks(out, c, i)
		}
	}
	return out
}

// placesOfTasks are the texts of a breakdown. A cell that a row takes over from
// the row above is one text.
func placesOfTasks(out []Place, b *notice.Breakdown, part int) []Place {
	add := func(kind Kind, t diag.Text) {
		if !t.Empty() {
			out = append(out, Place{Kind: kind, Text: t, Part: part})
		}
	}
	for i := range b.Sections {
		add(Label, b.Sections[i].Text)
	}
	for i := range b.Topics {
		add(Label, b.Topics[i].Text)
	}
	var lead, responsible, due diag.Span
	for i := range b.Tasks {
		t := &b.Tasks[i]
		if at := t.Lead.Text.Span(); at != lead {
			lead = at
			add(Units, t.Lead.Text)
		}
		if at := t.Responsible.Text.Span(); at != responsible {
			responsible = at
			add(Units, t.Responsible.Text)
		}
		if at := t.Due.Text.Span(); at != due {
			due = at
			add(Due, t.Due.Text)
		}
		add(Label, t.Title)
		add(Requirement, t.Requirement)
		for j := range b.Columns {
			if own, ok := t.Own[b.Columns[j].Key]; ok {
				add(Cell, own)
			}
		}
	}
	return out
}
