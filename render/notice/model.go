// Package notice is the domain model: an official notice and its breakdown
// table, read from a TOML tree by one table of keys.
//
// It measures no text and knows neither paper nor spreadsheet. Binding,
// inheritance, numbering, deadlines, the reading of unit names and the merged
// runs and lead groups that both outputs share are decided here, once. In: a
// [diag.Source]. Out: a [Notice], and findings GW1xx and GW2xx.
package notice

import (
	"gongwen/render/diag"
	"gongwen/render/words"
)

// Day is a calendar day; the zero Day is none.
type Day = words.Day

// Notice is one document.
type Notice struct {
	Source     *diag.Source
	Form       Form
	Issuers    []diag.Text // 发文机关, the main organ first
	Number     diag.Text   // 发文字号; empty only in a draft
	Signers    []diag.Text // 签发人, only of what goes to superiors
	Recipients diag.Text   // 主送机关, without the closing colon; may be empty
	Date       Day         // 成文日期; zero only in a draft
	DateSpan   diag.Span   // where it stands
	Notes      []diag.Text // 附注, without brackets
	Letterhead Letterhead
	Signature  Signature
	Imprint    Imprint
	Parts      []Part // the body, then the document if there is one, then the attachments
	Units      []Unit // every unit met or registered, in the order of groups: register, then first appearance, collectives last
}

// Form is the format of a notice: which elements it has.
type Form uint8

// The general format, letters, orders and minutes (GB/T 9704 7, 10.1 to 10.3).
const (
	General Form = iota
	Letter
	Order
	Minutes
)

// Body is the part that the notice itself is.
func (n *Notice) Body() *Part { return &n.Parts[0] }

// Attachments are the parts with an 附件说明.
func (n *Notice) Attachments() []Part {
	for i := range n.Parts {
		if n.Parts[i].Kind == Attached {
			return n.Parts[i:]
		}
	}
	return nil
}

// Owner is the part at whose end the 附件说明 stands: the document that is
// issued, if there is one, for attachments then belong to it, else the body.
func (n *Notice) Owner() int {
	if len(n.Parts) > 1 && n.Parts[1].Kind == Issued {
		return 1
	}
	return 0
}

// Breakdowns are the breakdowns of all parts, in order.
func (n *Notice) Breakdowns() (out []*Breakdown) {
	for i := range n.Parts {
		if b, ok := n.Parts[i].Content.(*Breakdown); ok {
			out = append(out, b)
		}
	}
	return out
}

// TitleLine is the title as one line.
func (n *Notice) TitleLine() string { return diag.Concat(n.Parts[0].Heading...).S }

// Letterhead is the 版头.
type Letterhead struct {
	Mark     diag.Text // 发文机关标志 as written; empty: the issuers' names
	Serial   diag.Text // 份号
	Secrecy  diag.Text // 密级和保密期限
	Urgency  diag.Text // 紧急程度
	Registry diag.Text // 规范性文件编号
}

// Signature is the 署名.
type Signature struct {
	Names []diag.Text // the issuers unless written
	Under diag.Text   // a line below the name, printed as written
	Seal  bool        // whether a seal will be put on (7.3.5.1), else 7.3.5.2
}

// Imprint is the 版记. Without any value there is none.
type Imprint struct {
	CopyTo      diag.Text // 抄送, without its label and stop
	PrintedBy   diag.Text // 印发机关
	PrintedOn   Day       // 印发日期
	PrintedSpan diag.Span
}

// Empty reports whether nothing of it is stated.
func (i *Imprint) Empty() bool {
	return i.CopyTo.Empty() && i.PrintedBy.Empty() && i.PrintedOn == Day{}
}

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

// Content is a closed set: *Breakdown, *Grid.
type Content interface{ content() }

// Grid is a plain table: blank forms too.
type Grid struct {
	Span  diag.Span
	Heads []diag.Text
	Rows  [][]diag.Text
}

func (*Breakdown) content() {}
func (*Grid) content()      {}

// Orientation of the breakdown's pages.
type Orientation uint8

// Auto lets layout choose.
const (
	Auto Orientation = iota
	Landscape
	Portrait
)

// Built-in keys of columns.
const (
	KeySeq         = "seq"
	KeySection     = "section"
	KeyTopic       = "topic"
	KeyTitle       = "title"
	KeyLead        = "lead"
	KeyResponsible = "responsible"
	KeyRequirement = "requirement"
	KeyDue         = "due"
)

// Breakdown is the 任务分解表.
type Breakdown struct {
	Span        diag.Span // of [breakdown], or of the first [[task]]
	Under       diag.Path // the table of the source that its [breakdown] and [[task]] stand in: an attachment, the document; zero: the top level
	Part        int       // the part that prints it: Notice.Parts[Part]
	Form        BreakdownForm
	CloseLines  bool // of a list: the units stand on lines of their own
	Orientation Orientation
	FirstLeads  bool
	ReturnBy    Day       // 要求报回的日期; zero: none
	ReturnSpan  diag.Span // where it stands
	Contact     diag.Text // 联系人和电话
	Columns     []Column  // left to right
	Sections    []Heading // in order; empty if the table has none
	Topics      []Heading
	Tasks       []Task
	Units       []Unit // those of the notice: all its breakdowns share them
}

// BreakdownForm is how the tasks are printed.
type BreakdownForm uint8

// As a table, or as numbered paragraphs.
const (
	AsTable BreakdownForm = iota
	AsList
)

// Merge says which neighbouring equal cells of a column become one.
type Merge uint8

// Cells merge never, inside a topic, or wherever they are equal.
const (
	MergeNone Merge = iota
	MergeInTopic
	MergeAll
)

// Column is one column of the printed table.
type Column struct {
	Key   string
	Head  diag.Text
	Width int // µm; 0: found by layout
	Merge Merge
	Join  string    // between the names of a list of units
	Empty diag.Text // printed in an empty cell
	Span  diag.Span // where it is declared; zero for a default one
}

// Heading is the label of a section or a topic.
type Heading struct {
	Section int       // of a topic: the index of its section, or -1
	Text    diag.Text // with its ordinal, written or automatic
	Ordinal int       // bytes of the ordinal at the start of Text.S
	Span    diag.Span
	Entry   int  // the [[task]] of its table that names it first
	Empty   bool // a section without tasks
}

// Task is one row.
type Task struct {
	Span        diag.Span // of its [[task]] header
	Entry       int       // which [[task]] of its table it is, from 0; those that only name a section count
	Table       int       // of an assignment: which breakdown it is from
	ID          string    // 001; of several breakdowns 2-001
	Section     int       // index into Sections, or -1
	Topic       int       // index into Topics, or -1
	Seq         string    // printed number; equal to the row above's where the source says so
	Title       diag.Text
	Lead        Units
	Responsible Units
	Requirement diag.Text
	Due         Due
	Own         map[string]diag.Text // own columns by key
}

// Units is a cell of units: as printed, and as read.
type Units struct {
	Text  diag.Text // as printed; empty: there is none
	Units []int     // indices into Breakdown.Units, as read for the workbook: whom any cell calls 牵头 is among the leads
}

// Unit is a department or a set of departments.
type Unit struct {
	Name       string // canonical: an alias is folded into its register entry
	Collective bool
	Registered bool     // listed in [[department]], as an entry or a member
	Members    []string // of a registered collective
	Aliases    []string // other names of an entry
}

// Due is a deadline: the text as written and the date derived from it.
type Due struct {
	Text diag.Text
	Day  Day  // zero: it has no date (持续推进)
	Left bool // neither written nor taken over from the row above; due = "" is written
}
