package notice

import (
	"strconv"

	"gongwen/render/diag"
)

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
	ReturnBy    Day         // 要求报回的日期; zero: none
	ReturnSpan  diag.Span   // where it stands
	Contact     diag.Text   // 联系人和电话
	Returns     []diag.Text // heads of further columns that departments fill in
	Columns     []Column    // left to right
	Sections    []Heading   // in order; empty if the table has none
	Topics      []Heading
	Tasks       []Task
	Units       []Unit // those of the notice: all its breakdowns share them
}

// Place is where its [[task]] stand in the source, attachments counted from 0:
// task, document.task, attachment.1.task.
func (b *Breakdown) Place() string {
	switch b.Under.Key {
	case "":
		return "task"
	case "attachment":
		return "attachment." + strconv.Itoa(int(b.Under.At[0])) + ".task"
	default:
		return b.Under.Key + ".task"
	}
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
	Over  diag.Text // the upper head of two; neighbours with an equal one share its cell
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
	Named       bool      // the ID is written in the source, not that of its place
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
	Meant diag.Text // of 同上, which is printed, the words that it stands for; else empty
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
	Text  diag.Text
	Meant diag.Text // of 同上, which is printed, the words that it stands for; else empty
	Day   Day       // zero: it has no date (持续推进), or none that is sure
	Left  bool      // neither written nor taken over from the row above; due = "" is written
}
