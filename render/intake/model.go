package intake

import "gongwen/render/words"

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

// plainTable is a plain table.
type plainTable struct {
	heads []string
	rows  [][]string
}

// breakdowns are those of all parts.
func (n *draftNotice) breakdowns() (out []*breakdown) {
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
