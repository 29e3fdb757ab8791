// Package notice is the domain model: an official notice and its breakdown
// table, read from a TOML tree by one table of keys.
//
// It measures no text and knows neither paper nor spreadsheet. Binding,
// inheritance, numbering, deadlines, the reading of unit names and the merged
// runs and lead groups that both outputs share are decided here, once. In: a
// [diag.Source]. Out: a [Notice], and findings GW1xx and GW2xx.
package notice

import "gongwen/render/diag"

// Notice is one document of the general format.
type Notice struct {
	Source      *diag.Source
	Issuer      diag.Text   // 发文机关
	Number      diag.Text   // 发文字号; empty only in a draft
	Title       []diag.Text // 标题, its lines as written
	Recipients  diag.Text   // 主送机关, without the closing colon; may be empty
	Date        Day         // 成文日期; zero only in a draft
	DateSpan    diag.Span   // where it stands
	Notes       []diag.Text // 附注, without brackets
	Body        []Paragraph // 正文
	Letterhead  Letterhead
	Signature   Signature
	Imprint     Imprint
	Attachments []Attachment
	Breakdown   *Breakdown // nil without [[task]]
}

// TitleLine is the title as one line.
func (n *Notice) TitleLine() string { return diag.Concat(n.Title...).S }

// Letterhead is the 版头.
type Letterhead struct {
	Mark     diag.Text // 发文机关标志; issuer + 文件 unless written
	Serial   diag.Text // 份号
	Secrecy  diag.Text // 密级和保密期限
	Urgency  diag.Text // 紧急程度
	Registry diag.Text // 规范性文件编号
}

// Signature is the 署名.
type Signature struct {
	Name  diag.Text // issuer unless written
	Under diag.Text // a line below the name, printed as written
	Seal  bool      // whether a seal will be put on (7.3.5.1), else 7.3.5.2
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

// Attachment is one 附件.
type Attachment struct {
	Span      diag.Span   // of its table header
	Label     string      // 附件, 附 …
	Title     diag.Text   // for the attachment note
	Heading   []diag.Text // lines of the title on its own page
	Text      []Paragraph // before the breakdown, or all of it
	Breakdown bool        // the breakdown stands in it
	After     []Paragraph // after the breakdown
}

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
	Orientation Orientation
	FirstLeads  bool
	ReturnBy    Day       // 要求报回的日期; zero: none
	ReturnSpan  diag.Span // where it stands
	Contact     diag.Text // 联系人和电话
	Columns     []Column  // left to right
	Sections    []Heading // in order; empty if the table has none
	Topics      []Heading
	Tasks       []Task
	Units       []Unit // every unit met or registered, in the order of groups: register, then first appearance, collectives last
}

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
	Empty   bool // a section without tasks
}

// Task is one row.
type Task struct {
	Span        diag.Span // of its [[task]] header
	ID          string    // 001
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
