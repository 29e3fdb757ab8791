// Package word reads a .docx file into what a reader sees: paragraphs with the
// numbers that Word puts before them, tables, text boxes once, and beside these
// what is left out of the text, each with its place.
//
// It takes revisions as accepted and knows no notice: what a paragraph is in one
// is intake's to say. No library that is kept well and free reads enough of the
// format; what is read here is little, with the standard library. In: the bytes
// of a file, hostile ones too. Out: a [Document], or one of the errors.
package word

import "errors"

// Why a file cannot be read.
var (
	ErrTooLarge = errors.New("word: file too large")
	ErrDamaged  = errors.New("word: damaged file")
	ErrDTD      = errors.New("word: a part with a document type")
	ErrFormat   = errors.New("word: not a Word document")
)

// Limits for files that others made. A notice of 400 pages takes 20 MB of XML.
const (
	// MaxFile is the size of the largest file that [Read] takes.
	MaxFile = 64 << 20

	maxPart  = 96 << 20 // bytes of one part
	maxElems = 2 << 20  // elements of all parts that are kept
	maxDepth = 160
	maxParts = 10_000
	maxSpan  = 1000 // columns of a table
	maxText  = 32 << 20
)

// Document is what a file says, in order.
type Document struct {
	Blocks []Block
	Notes  []Note // what stands beside the text, or was left out
}

// Block is a paragraph or a table.
type Block struct {
	Para  *Para
	Table *Table
}

// Para is a paragraph.
type Para struct {
	Number string // that Word puts before it: “一、”
	Text   string // breaks of lines are \n, tabs \t
	Align  string // left, center, right, both, distribute; empty: not said
	Red    bool   // any of it is red
	Size   int    // of its first run in half points; 0: not said
	Page   bool   // begins a page
	Nth    int    // of the file's paragraphs that say anything, from 1; 0 in a table
	Table  int    // the table that it stands in, from 1
	Row    int    // and the row, from 1
}

// Table is a table; Nth is which of the file, from 1, those inside cells apart.
type Table struct {
	Nth  int
	Rows []Row
	Page bool // begins a page
}

// Row is a row; so many columns are left out before it.
type Row struct {
	Before int
	Cells  []Cell
}

// Merge says how a cell belongs to the one above or before it.
type Merge uint8

// The merges.
const (
	Alone Merge = iota
	Begins
	GoesOn
)

// Cell is a cell over so many columns.
type Cell struct {
	Span         int
	Down, Across Merge
	Blocks       []Block
}

// NoteKind says what a [Note] is of.
type NoteKind uint8

// The kinds.
const (
	Comment  NoteKind = iota // 批注
	Footnote                 // 脚注
	Endnote                  // 尾注
	Picture
	Chart    // charts, diagrams
	Object   // of another program
	Symbol   // a sign of a font of signs, which has no character
	Hidden   // hidden text
	Inserted // by a revision that is not accepted yet
	Deleted  // by one: left out
	Header   // of the pages: left out
	Footer
	Included // another file inside
	Struck   // a line through it: left in the text
)

// Note is something beside the text.
type Note struct {
	Kind NoteKind
	Text string // its words, if any
	Para *Para  // that it hangs on; nil: none
}
