// Package intake reads the files that offices have, Word drafts, workbooks, web
// pages and text with tabs, and writes them as a notice in TOML.
//
// Every visible word of a file stands in a value afterwards or is quoted in a
// finding with its place; none is invented: what a notice needs and the file
// lacks is a blank in words that are known (“（发文机关）”). It opens no file, and
// what a notice means is bind's to say. In: the bytes of a file, hostile ones
// too. Out: an [Imported], and findings GW8xx.
package intake

import (
	"gongwen/render/diag"
	"gongwen/render/words"
)

// Choice is what the user says of a column: what stands over it and its key.
type Choice struct{ Head, Key string }

// Imported is a file as a notice.
type Imported struct {
	TOML   string
	Tasks  int  // of all breakdowns
	Bare   bool // only tables: the rest of the notice is blanks
	Doubts int
	draft  *draft
}

// block is a line or a table of a source, in order.
type block struct {
	line  *line
	table *table
}

// draft is a notice in the making.
type draft struct {
	source   *diag.Source
	choices  []Choice
	limit    *limits
	list     diag.List
	blocks   []block
	said     []string // what the messages quote, for the account
	visible  []string // every text that a reader of the source sees
	notice   draftNotice
	comments []string

	hiddenRows  []string
	hiddenCells []string
	nestedWords []string
	pictures    int
	page        bool     // a page of the web
	printed     []string // what the program prints by itself
}

// draftNotice is what is known of the notice.
type draftNotice struct {
	issuers, marks, signers, signatures, under, notes, title, text, more     []string
	number, recipients, serial, secrecy, urgency, copyTo, printedBy, movedTo string
	suffixed                                                                 bool // 文件 stands beside the mark
	date, printedOn                                                          words.Day
	body                                                                     *breakdown // in the body itself
	document                                                                 *part
	attachments                                                              []*part
}

// part is a document that is issued, or an attachment.
type part struct {
	label   string // 附件, 附
	number  int    // written behind it; 0: none
	title   []string
	heading []string
	text    []string
	tasks   *breakdown
	grid    *plainTable
	after   []string
	named   bool   // by the 附件说明
	sheet   string // the name of the sheet that it was
}

func (p *part) content() bool { return p.tasks != nil || p.grid != nil }

// say adds a finding; what it says counts as told.
func (d *draft) say(r rule, hint, format string, args ...any) {
	f := d.list.Add(&rules[r], d.source, diag.Span{}, hint, format, args...)
	d.said = append(d.said, f.Message)
}

// Import reads a file that the user knows as name. The result is nil when the
// findings say why.
func Import(name string, data []byte, choices []Choice) (*Imported, diag.List) {
	d := &draft{source: &diag.Source{Name: name}, choices: choices, limit: newLimits()}
	if !d.read(data) {
		return nil, d.list
	}
	if d.limit.over {
		d.say(refused, "分成几份，或只留要导入的表", "文件里的格太多、文字太长，超过能读的限度")
		return nil, d.list
	}
	d.compose()
	tasks := 0
	for _, b := range d.breakdowns() {
		tasks += len(b.tasks)
	}
	if n := &d.notice; tasks == 0 && len(n.text) == 0 && len(n.attachments) == 0 && n.document == nil && len(n.title) == 0 {
		d.list = nil
		d.say(nothingRead, "看看是不是选错了文件", "没有读出任何表或文字")
		return nil, d.list
	}
	d.complete()
	text := d.toml()
	d.account(text)
	return &Imported{TOML: text, Tasks: tasks, Doubts: len(d.list), draft: d}, d.list
}

// breakdowns are those of all parts.
func (d *draft) breakdowns() (out []*breakdown) {
	n := &d.notice
	if n.body != nil {
		out = append(out, n.body)
	}
	if n.document != nil && n.document.tasks != nil {
		out = append(out, n.document.tasks)
	}
	for _, p := range n.attachments {
		if p.tasks != nil {
			out = append(out, p.tasks)
		}
	}
	return out
}
