package notice

import "gongwen/render/diag"

// Paragraph is one paragraph of running text.
type Paragraph struct {
	Text    diag.Text
	Level   int // 1 “一、”, 2 “（一）”, 3 “1.”, 4 “（1）”; 0 none
	Depth   int // of a heading: its depth in this text, from 1, for outline and structure
	Ordinal int // bytes of the ordinal at the start of Text
	Heading int // bytes from the start that are the heading sentence; len(Text.S) if all of it
}

// Part is a stretch of the document with a title and pages of its own.
type Part struct {
	Kind    PartKind
	Span    diag.Span   // of its table header; zero of the body
	Label   diag.Text   // 附件, 附 …; empty: none is printed
	Number  int         // of several attachments, from 1; else 0
	Title   diag.Text   // of an attachment: its name in the 附件说明
	Heading []diag.Text // lines of the title on its own page
	Text    []Paragraph // before the content, or all of it
	Content Content     // nil: text alone
	After   []Paragraph // after the content
}

// PartKind says what a part is for.
type PartKind uint8

// The notice itself, what it issues (a plan, rules), and what is attached.
const (
	Main PartKind = iota
	Issued
	Attached
)

// Content is a closed set: *Breakdown and *Grid.
type Content interface{ content() }

func (*Breakdown) content() {}
func (*Grid) content()      {}

// Grid is a plain table, of which blank rows make a form to fill in.
type Grid struct {
	Span  diag.Span // of content = "table"
	Heads []diag.Text
	Over  []diag.Text   // what stands over each head, as Column.Over; nil: nothing over any
	Rows  [][]diag.Text // each as long as Heads, or empty: a blank one
}
