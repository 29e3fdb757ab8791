// Package draft finds a notice in the lines and tables of a file: head, title,
// text, signature, the document that is issued, attachments, imprint. It knows
// neither files nor TOML, and reads no task. In: what source read. Out: a
// [Notice], with blanks where it lacks what it must have; what fits nowhere is
// told.
package draft

import (
	"gongwen/render/intake/tasks"
	"gongwen/render/words"
)

// Notice is what is known of the notice.
type Notice struct {
	Format                                                                   string // general or letter
	Issuers, Marks, Signers, Signatures, Under, Notes, Title, Text, More     []string
	Number, Recipients, Serial, Secrecy, Urgency, CopyTo, PrintedBy, MovedTo string
	Suffixed                                                                 bool // 文件 stands beside the mark
	Date, PrintedOn                                                          words.Day
	Body                                                                     *tasks.Breakdown // in the body itself
	Document                                                                 *Part
	Attachments                                                              []*Part
}

// Part is a document that is issued, or an attachment.
type Part struct {
	Label   string // 附件, 附
	number  int    // written behind it; 0: none
	Title   []string
	Heading []string
	Text    []string
	Tasks   *tasks.Breakdown
	Grid    *Grid
	After   []string
	named   bool   // by the 附件说明
	sheet   string // the name of the sheet that it was
}

func (p *Part) content() bool { return p.Tasks != nil || p.Grid != nil }

// Grid is a table that is none of tasks.
type Grid struct {
	Heads []string
	Rows  [][]string
}

// Tasks is how many all parts have.
func (n *Notice) Tasks() int {
	sum := 0
	for _, b := range n.Breakdowns() {
		sum += len(b.Tasks)
	}
	return sum
}

// Breakdowns are those of all parts.
func (n *Notice) Breakdowns() (out []*tasks.Breakdown) {
	if n.Body != nil {
		out = append(out, n.Body)
	}
	if n.Document != nil && n.Document.Tasks != nil {
		out = append(out, n.Document.Tasks)
	}
	for _, p := range n.Attachments {
		if p.Tasks != nil {
			out = append(out, p.Tasks)
		}
	}
	return out
}
