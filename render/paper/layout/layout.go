// Package layout sets a composed notice on pages by GB/T 9704—2012.
//
// Each element of the format has its file: it says what stands where, in which
// type and what belongs together; package press sets the lines, package table
// the tables. Numbers come from the style. It is total: a document with errors
// has pages too, which a writer may refuse and a preview shows. In: a
// [compose.Document], a [style.Style], [font.Faces]. Out: a [frame.Document],
// and findings GW411 to GW421, those of press and table among them.
package layout

import (
	"slices"

	"gongwen/render/diag"
	"gongwen/render/paper/compose"
	"gongwen/render/paper/font"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/press"
	"gongwen/render/paper/style"
	"gongwen/render/paper/table"
)

// Memory is what layouts have found that the next of nearly the same text need not
// find again.
type Memory = table.Memory

// Layout sets d. A draft is marked on each page.
func Layout(d *compose.Document, s *style.Style, faces *font.Faces) (*frame.Document, diag.List) {
	return Again(d, s, faces, nil)
}

// Again is [Layout] with what those before have found, if m is not nil. The pages
// are the same.
func Again(d *compose.Document, s *style.Style, faces *font.Faces, m *Memory) (*frame.Document, diag.List) {
	l := newLayouter(d, s, faces)
	l.lent = m.Lend(s, faces)
	l.set()
	l.lent.Return()
	return l.Doc, l.Findings
}

// Findings is what [Layout] finds. Nothing is drawn, which of a long table takes
// the most memory.
func Findings(d *compose.Document, s *style.Style, faces *font.Faces) diag.List {
	l := newLayouter(d, s, faces)
	l.Dry = true
	l.set()
	return l.Findings
}

// set makes the pages.
func (l *layouter) set() {
	l.parts()
	l.imprint()
	l.resolveLinks()
	l.pageNumbers()
	if l.d.Draft {
		l.draftMarks()
	}
	l.Findings.Sort()
}

// layouter is the work on one document.
type layouter struct {
	*press.Press
	d       *compose.Document
	root    frame.NodeID
	links   []link
	lent    *table.Lent
	targets []target      // of the parts
	foot    [][]press.Box // the rows of the imprint, where they were set before it
	spare   int           // blank lines above the signature that a short page may do without
}

func newLayouter(d *compose.Document, s *style.Style, faces *font.Faces) *layouter {
	l := &layouter{Press: press.New(d.Source, s, faces), d: d, targets: make([]target, len(d.Parts))}
	l.Names = d.Names
	l.Doc.Draft, l.Doc.Info = d.Draft, info(d)
	l.root = l.Doc.Add(-1, frame.Node{Kind: frame.Doc})
	return l
}

// info is what the file says of itself.
func info(d *compose.Document) frame.Info {
	i := frame.Info{
		Title: d.Title(), Author: d.Author, Subject: d.Stated(compose.Number), Date: d.Stated(compose.Date),
	}
	for _, p := range d.Info {
		i.Elements = append(i.Elements, frame.Pair{Name: p.Field.String(), Value: p.Value})
	}
	return i
}

// node adds what e says to the structure tree.
func (l *layouter) node(parent frame.NodeID, e *compose.Element, kind frame.Kind, level int) frame.NodeID {
	return l.Doc.Add(parent, frame.Node{Kind: kind, Level: level, Field: e.Field.String(), Path: e.Path})
}

// Rules is the table of the rules of layout, press and table.
func Rules() []*diag.Rule { return slices.Concat(rules(), press.Rules(), table.Rules()) }
