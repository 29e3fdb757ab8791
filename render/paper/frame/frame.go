// Package frame describes finished pages: items at fixed positions, the
// structure tree they belong to, the outline and the document's properties.
//
// It computes nothing and draws nothing. Layout fills a [Document]; the PDF
// writer, a preview and the text dump read it. Every position is physical:
// measured on the portrait sheet from its top left corner, y down, whatever
// way the text on it is turned. In: what layout places. Out: a [Document], and
// its dump as text.
package frame

import (
	"slices"

	"gongwen/render/diag"
	"gongwen/render/paper/unit"
)

// Document is a finished notice.
type Document struct {
	Source  *diag.Source
	Info    Info
	Width   unit.Length // of the sheet: 210 mm
	Height  unit.Length // 297 mm
	Pages   []Page
	Nodes   []Node // the structure tree; Nodes[0] is its Document element
	Outline []Entry
	Draft   bool // marked 草稿, never labelled as archive grade
}

// PageOf is the first page with a run whose span is one that is sought; -1: none
// has.
func (d *Document) PageOf(sought func(diag.Span) bool) int {
	return slices.IndexFunc(d.Pages, func(p Page) bool {
		return slices.ContainsFunc(p.Items, func(it Item) bool {
			r, ok := it.(*Run)
			return ok && sought(r.Span)
		})
	})
}

// Info is what the file says of itself.
type Info struct {
	Title    string // one line
	Author   string // 发文机关
	Subject  string // 发文字号
	Date     string // 成文日期 as 2023-08-14; empty in a draft without one
	Elements []Pair // metadata elements of GB/T 33480—2016 that the notice states, in the standard's order
}

// Pair is a named value.
type Pair struct{ Name, Value string }

// Role says what a page is for.
type Role uint8

// The roles of pages.
const (
	First      Role = iota // carries the red head
	Other                  // text
	Attachment             // text of an attachment
	TablePage              // the breakdown table
	Imprint                // made only to carry the imprint
	Blank                  // truly empty
)

// Page is one side of paper.
type Page struct {
	Role   Role
	Rotate int // 0 or 90: how far a viewer turns the page clockwise to read it
	Number int // the printed page number; 0: none is printed
	Items  []Item
}

// Item is a closed set: *Run, *Rule, *Link.
type Item interface{ item() }

// NodeID is an index into Document.Nodes, or one of the artifacts below zero.
type NodeID int32

// What belongs to no element of the document's structure.
const (
	ArtifactLayout NodeID = -1 // rules, fills, repeated labels, the draft mark
	ArtifactHeader NodeID = -2 // a table's head repeated on a later page
	ArtifactFooter NodeID = -3 // page numbers
)

// Turn is the direction in which text runs.
type Turn uint8

// Text runs to the right, or up the sheet (turned 90° counter-clockwise).
const (
	Upright Turn = iota
	Up
)

// Colour is what ink an item takes.
type Colour uint8

// Black ink, the red of the head (6.2: Y 80 %, M 80 %), and the grey of the
// draft mark.
const (
	Black Colour = iota
	Red
	Grey
)

// Run is a piece of one line in one face, size and colour.
type Run struct {
	X, Y   unit.Length // the origin: left end of the baseline, in reading direction
	Turn   Turn
	Face   int       // index of the face in font.Faces
	Size   unit.Size // of the type
	Narrow int       // horizontal scale in thousandths; 0 is the same as 1000
	Colour Colour
	Spread bool // its characters stand apart to fill a width, with no blanks between them
	Glyphs []Glyph
	Node   NodeID
	Span   diag.Span // the source of its first to its last character
}

// Glyph is one character of a run.
type Glyph struct {
	X    unit.Length // from the run's origin along the baseline, to the glyph's own origin
	Rune rune        // the character it stands for
	ID   uint16      // the face's own glyph number
}

// Rule is a filled rectangle: a line.
type Rule struct {
	X, Y, W, H unit.Length // top left corner and extent
	Colour     Colour
	Node       NodeID
}

// Link is an area that leads to a place in the document.
type Link struct {
	X, Y, W, H unit.Length
	Page       int         // index of the target page
	TargetY    unit.Length // its place there
	Title      string      // what a reader is told about it
	Node       NodeID      // an element of kind Anchor
}

func (*Run) item()  {}
func (*Rule) item() {}
func (*Link) item() {}

// Kind is the type of a structure element, named as in PDF.
type Kind uint8

// The elements in use.
const (
	Doc    Kind = iota // Document
	Sect               // one attachment
	H                  // H1..H6 by Level
	P                  // a paragraph
	L                  // a list: the attachment note
	LI                 // its item
	Lbl                // the item's number
	LBody              // the item's text
	Anchor             // Link
	Table
	THead
	TBody
	TR
	TH
	TD
)

// Node is an element of the structure tree.
type Node struct {
	Kind    Kind
	Level   int       // of H
	Field   string    // the 公文要素 it is: 发文字号; empty: none
	Path    diag.Path // the key of the source that it says
	Parent  NodeID    // of Nodes[0]: -1
	Kids    []NodeID
	ColSpan int  // of TH and TD; 0 is 1
	RowSpan int  // 0 is 1
	Row     bool // of TH: it heads a row, not a column
}

// Entry is a line of the outline (bookmarks).
type Entry struct {
	Title string
	Level int // 1 is the top
	Page  int // index
	Y     unit.Length
}

// Add appends a new element below parent and returns its id. The first Add,
// with parent -1, makes the Document element.
func (d *Document) Add(parent NodeID, n Node) NodeID {
	id := NodeID(len(d.Nodes))
	n.Parent = parent
	d.Nodes = append(d.Nodes, n)
	if parent >= 0 {
		d.Nodes[parent].Kids = append(d.Nodes[parent].Kids, id)
	}
	return id
}
