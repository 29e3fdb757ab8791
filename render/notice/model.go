// Package notice is the domain model: an official notice, its parts, and the
// breakdown of tasks that they hold.
//
// It is plain data that a test can write as a literal, and what all outputs
// have to agree on: which cells merge (runs), who has to do what (groups), all
// breakdowns as one assignment, a task by its content (prints). It reads no
// source, measures no text and knows neither paper nor spreadsheet; where a
// text came from only its spans tell. In: nothing. Out: a [Notice] for whoever
// fills it in, and its dump.
package notice

import (
	"fmt"
	"strconv"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/words"
)

// Day is a calendar day; the zero Day is none. It is words.Day under the name that the model uses.
type Day = words.Day

// Notice is one document.
type Notice struct {
	Source     *diag.Source
	Form       Form
	Issuers    []diag.Text // 发文机关, the main organ first
	Number     diag.Text   // 发文字号; empty only in a draft, and of what bears none
	Unnumbered bool        // it bears none: a reminder, an explanation that the program makes
	Signers    []diag.Text // 签发人, only of what goes to superiors
	Recipients diag.Text   // 主送机关, without the closing colon; may be empty
	Date       Day         // 成文日期; zero only in a draft
	DateSpan   diag.Span   // where it stands
	Notes      []diag.Text // 附注, without brackets
	Letterhead Letterhead
	Signature  Signature
	Imprint    Imprint
	Attendance Attendance // only of minutes
	Parts      []Part     // the body, then the document if there is one, then the attachments
	Units      []Unit     // every unit met or registered, in the order of groups: register, then first appearance, collectives last
	Switches   []diag.Switch
	Blanks     []diag.Span // values still to be filled in: （发文机关）
	Lost       []string    // keys of which a value is wrong and not here, by their paths; * for any: what lacks them may not lack them
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

// Blank reports whether a place lies in a value that is still to be filled in.
func (n *Notice) Blank(at diag.Span) bool {
	for _, blank := range n.Blanks {
		if blank.Start <= at.Start && at.End <= blank.End {
			return true
		}
	}
	return false
}

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

// TitleLine is the title as one line. An order has none, minutes may have none:
// what they issue has one, or they go by the issuer and the number.
func (n *Notice) TitleLine() string {
	for _, part := range [...]int{0, n.Owner()} {
		if title := diag.Concat(n.Parts[part].Heading...).S; title != "" {
			return title
		}
	}
	if !n.Letterhead.Mark.Empty() {
		return n.Letterhead.Mark.S + n.Number.S
	}
	return strings.Join(n.IssuerNames(), "、") + n.Number.S
}

// IssuerNames are the names of the issuers, the main organ first.
func (n *Notice) IssuerNames() []string {
	names := make([]string, len(n.Issuers))
	for i, t := range n.Issuers {
		names[i] = t.S
	}
	return names
}

// IssuerName is the name of the main organ; empty only of a notice with errors.
func (n *Notice) IssuerName() string {
	if len(n.Issuers) == 0 {
		return ""
	}
	return n.Issuers[0].S
}

// Letterhead is the 版头. What is not written is zero: the defaults are
// furniture, and compose's.
type Letterhead struct {
	Mark     diag.Text   // 发文机关标志, printed as written; empty: Marks, or the issuers
	Marks    []diag.Text // of a joint issue: a short name an issuer, to which the suffix is added
	Suffix   diag.Text   // after the issuers or Marks; empty: the format's own (文件, 令)
	Bare     bool        // suffix = "": nothing is added
	Serial   diag.Text   // 份号
	Copies   int         // how many copies with 份号 of their own; 0: one
	Secrecy  diag.Text   // 密级和保密期限
	Urgency  diag.Text   // 紧急程度
	Registry diag.Text   // 规范性文件编号
}

// Serials are the 份号 of the copies, in order (7.2.1); none of a notice that is a
// single file.
func (h *Letterhead) Serials() []string {
	first, err := strconv.Atoi(h.Serial.S)
	if h.Copies < 2 || err != nil {
		return nil
	}
	all := make([]string, h.Copies)
	for i := range all {
		all[i] = fmt.Sprintf("%0*d", len(h.Serial.S), first+i)
	}
	return all
}

// Signature is the 署名.
type Signature struct {
	Names   []diag.Text // the issuers unless written
	Under   []diag.Text // a line below each name, printed as written; empty ones and a missing rest: none
	Seal    bool        // whether a seal will be put on (7.3.5.1), else 7.3.5.2
	Signers []Signer    // who signs in person (7.3.5.3)
}

// Signer is a 签发人 who signs an order or a bill.
type Signer struct {
	Post  diag.Text // 职务
	Name  diag.Text
	Stamp bool // a stamp of the signature stands for the name
	Span  diag.Span
}

// Imprint is the 版记. Without any value there is none.
type Imprint struct {
	Recipients  diag.Text // 主送机关 moved here (7.3.2), without label and stop
	Label       diag.Text // 主送 or 分送; empty: the format's own
	CopyTo      diag.Text // 抄送机关, without its label and stop
	PrintedBy   diag.Text // 印发机关
	PrintedOn   Day       // 印发日期
	PrintedSpan diag.Span
	More        []diag.Text // other elements (7.4.3), each printed as written
}

// Empty reports whether nothing of it is stated.
func (i *Imprint) Empty() bool {
	return i.Recipients.Empty() && i.CopyTo.Empty() && i.PrintedBy.Empty() && i.PrintedOn == Day{} && len(i.More) == 0
}

// Attendance is who was at a meeting, for its minutes (10.3).
type Attendance struct {
	Span                        diag.Span // of [attendance]
	Present, Excused, Observers diag.Text
	More                        []Attendees
}

// Attendees is a further list of people under a label of its own.
type Attendees struct{ Label, Names diag.Text }
