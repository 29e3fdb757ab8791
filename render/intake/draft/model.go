// Package draft finds a notice in the lines and tables of a file: head, title,
// text, signature, the document that is issued, attachments, imprint. It knows
// neither files nor TOML, and reads no task. In: what source read. Out: a
// [Notice], with blanks where it lacks what it must have; what fits nowhere is
// told.
package draft

import (
	"slices"
	"strings"

	"gongwen/render/intake/tasks"
	"gongwen/render/words"
)

// Notice is what is known of the notice.
type Notice struct {
	Format                                                                   string
	Issuers, Marks, Signers, Signatures, Under, Notes, Title, Text, More     []string
	Number, Recipients, Serial, Secrecy, Urgency, CopyTo, PrintedBy, MovedTo string
	Suffixed                                                                 bool     // 文件 stands beside the mark
	Suffix                                                                   string   // of the mark, where it is not the usual one
	Posts                                                                    []Signer // of an order
	Attendance                                                               []Names  // of minutes
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
	caption string // the last line over one of its tables that was joined
	sheet   string // the name of the sheet that it was
}

func (p *Part) content() bool { return p.Tasks != nil || p.Grid != nil }

// Grid is a table that is none of tasks.
type Grid struct {
	Heads []string
	Over  []string // what stands over each; nil: nothing over any
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

// Beside is every text of the notice that is in none of the tasks of b and that
// the source has: blanks are not.
func (n *Notice) Beside(b *tasks.Breakdown) (out []string) {
	add := func(texts ...string) {
		for _, s := range texts {
			if s != "" && !slices.Contains(blanks, s) && !slices.Contains(out, s) {
				out = append(out, s)
			}
		}
	}
	add(n.Marks...)
	add(n.Serial, n.Secrecy, n.Urgency, n.Number)
	add(n.Signers...)
	add(n.Title...)
	add(n.Recipients)
	add(n.Text...)
	add(n.Signatures...)
	add(n.Under...)
	for _, s := range n.Posts {
		add(s.Post + " " + s.Name)
	}
	for _, a := range n.Attendance {
		add(a.Names)
	}
	if n.Date != (words.Day{}) {
		add(n.Date.Chinese())
	}
	add(n.Notes...)
	add(n.MovedTo, n.CopyTo, n.PrintedBy)
	add(n.More...)
	for _, p := range append([]*Part{n.Document}, n.Attachments...) {
		if p == nil {
			continue
		}
		add(p.Heading...)
		add(p.Title...)
		add(p.Text...)
		if p.Grid != nil {
			add(strings.Join(p.Grid.Heads, " "))
			for _, row := range p.Grid.Rows {
				add(strings.TrimSpace(strings.Join(row, " ")))
			}
		}
		if p.Tasks != nil && p.Tasks != b {
			for i := range p.Tasks.Tasks {
				add(p.Tasks.Tasks[i].Requirement)
			}
		}
		add(p.After...)
	}
	return out
}

// blanks are what stands for elements that the source lacks.
var blanks = []string{blankIssuer, blankTitle, blankRecipients, blankText, blankName, omitted}

const (
	blankIssuer     = "（发文机关）"
	blankTitle      = "（标题）"
	blankRecipients = "（主送机关）"
	blankText       = "（正文）"
	blankName       = "（附件名称）"
	omitted         = "（略）"
)

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
