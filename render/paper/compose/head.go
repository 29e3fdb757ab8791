package compose

import (
	"gongwen/render/diag"
	"gongwen/render/notice"
)

// noNumber is the 发文字号 of a notice that has none yet, by format; minutes may
// have none.
var noNumber = [...]string{notice.General: blankNumber, notice.Letter: blankNumber, notice.Order: "第\u3000\u3000号", notice.Minutes: ""}

const blankNumber = "〔\u3000\u3000〕\u3000\u3000号"

// head makes the 版头 (7.2). In that of a letter the mark stands above the corner,
// and the registry number below the number (10.1).
func (c *composer) head() {
	h := &c.n.Letterhead
	letter := c.n.Form == notice.Letter
	if letter {
		c.mark()
	}
	c.headLine(Serial, "letterhead.serial", h.Serial)
	if !letter {
		c.headLine(Registry, "letterhead.registry", h.Registry)
	}
	c.headLine(Secrecy, "letterhead.secrecy", h.Secrecy)
	c.headLine(Urgency, "letterhead.urgency", h.Urgency)
	if !letter {
		c.mark()
	}
	number := Element{Field: Number, Path: at("number"), Lines: []diag.Text{c.n.Number}, Value: c.n.Number.S}
	switch {
	case c.n.Unnumbered:
		number.Lines = []diag.Text{diag.Plain(blank)}
	case c.n.Number.Empty():
		number.Lines = []diag.Text{diag.Plain(noNumber[c.n.Form])}
	}
	if c.n.Form != notice.Minutes || !c.n.Number.Empty() {
		c.doc.Head = append(c.doc.Head, number)
	}
	if c.n.Form == notice.Minutes {
		c.doc.Head = append(c.doc.Head, filled(Element{Field: Organ, Path: at("issuer"), Lines: c.n.Issuers[:min(1, len(c.n.Issuers))]}), c.day())
		return
	}
	if letter {
		c.headLine(Registry, "letterhead.registry", h.Registry)
	}
	if len(c.n.Signers) > 0 && c.n.Form == notice.General { // only of what goes to superiors (7.2.6)
		c.doc.Head = append(c.doc.Head, filled(Element{
			Field: Signer, Path: at("letterhead.signers"), Label: diag.Plain("签发人："), Lines: c.n.Signers, Value: joined(c.n.Signers),
		}))
	}
}

// headLine adds a line of the head, if the notice has it.
func (c *composer) headLine(f Field, key string, t diag.Text) {
	if !t.Empty() {
		c.doc.Head = append(c.doc.Head, Element{Field: f, Path: at(key), Lines: []diag.Text{t}, Value: t.S})
	}
}

// suffixes stand behind the issuers in the mark of a format (7.2.4, 10.2); the
// marks of letters are names alone (10.1), those of minutes are written.
var suffixes = [...]string{notice.General: "文件", notice.Order: "令", notice.Minutes: ""}

// mark makes the 发文机关标志: what the notice writes, or the names of the
// issuers, long or short, with the suffix behind them; of a letter the name of
// the main organ alone (10.1).
func (c *composer) mark() {
	h := &c.n.Letterhead
	mark := Element{Field: Mark, Path: at("issuer"), Lines: c.n.Issuers}
	if len(h.Marks) > 0 {
		mark.Path, mark.Lines = at("letterhead.mark"), h.Marks
	}
	suffix := h.Suffix
	if suffix.Empty() && !h.Bare {
		suffix = diag.Plain(suffixes[c.n.Form])
	}
	switch {
	case !h.Mark.Empty():
		mark.Path, mark.Lines = at("letterhead.mark"), []diag.Text{h.Mark}
	case c.n.Form == notice.Letter:
		mark.Lines = mark.Lines[:min(1, len(mark.Lines))]
	case len(mark.Lines) == 1:
		mark.Lines = []diag.Text{diag.Concat(mark.Lines[0], suffix)}
	case len(mark.Lines) > 1:
		mark.Behind = suffix
	}
	mark.Value = joined(mark.Lines) + mark.Behind.S
	c.doc.Head = append(c.doc.Head, filled(mark))
}
