package compose

import (
	"slices"
	"strconv"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/notice"
)

// noDay is the 成文日期 of a notice that has none yet.
const noDay = "\u3000\u3000年\u3000月\u3000日"

// attachmentNote makes the 附件说明 (7.3.4): no punctuation after a name,
// several numbered. Where all attachments are labelled 附 it says so too: the two
// must agree (7.3.7).
func (c *composer) attachmentNote() {
	label, attached := c.attachmentLabel()+"：", 0
	for i := range c.n.Parts {
		p := &c.n.Parts[i]
		if p.Kind != notice.Attached {
			continue
		}
		if p.Number > 0 {
			label += strconv.Itoa(p.Number) + "."
		}
		c.add(Element{
			Field: AttachmentNote, Path: at("attachment.title", attached), Label: diag.Plain(label),
			Lines: []diag.Text{p.Title}, Value: p.Title.S, Target: i,
		})
		label = ""
		attached++
	}
}

// attachmentLabel is what the note begins with: 附件, or 附 where every attachment
// is labelled so (7.3.7). One with another label, 附表, is not listed in the note.
func (c *composer) attachmentLabel() string {
	for i := range c.n.Parts {
		if p := &c.n.Parts[i]; p.Kind == notice.Attached && p.Label.S != "附" {
			return "附件"
		}
	}
	return "附"
}

// attendance makes 出席 请假 列席 of minutes, and lists of their own (10.3).
func (c *composer) attendance() {
	a := &c.n.Attendance
	list := func(path diag.Path, label, names diag.Text) {
		if names.Empty() {
			return
		}
		e := Element{Field: Attendance, Path: path, Label: diag.Concat(label, diag.Plain("："))}
		for start := 0; start <= len(names.S); { // printed as written, groups below each other
			end := len(names.S)
			if i := strings.IndexByte(names.S[start:], '\n'); i >= 0 {
				end = start + i
			}
			e.Lines = append(e.Lines, names.Slice(start, end))
			start = end + 1
		}
		c.add(e)
	}
	list(at("attendance.present"), diag.Plain("出席"), a.Present)
	list(at("attendance.excused"), diag.Plain("请假"), a.Excused)
	list(at("attendance.observers"), diag.Plain("列席"), a.Observers)
	for i, more := range a.More {
		list(at("attendance.more.names", i), more.Label, more.Names)
	}
}

// signers makes the 职务 and the name of those who sign in person (7.3.5.3).
func (c *composer) signers() {
	for i, s := range c.n.Signature.Signers {
		c.add(Element{Field: Post, Path: at("signature.signers.post", i), Lines: []diag.Text{s.Post}})
		name := Element{Field: Signature, Path: at("signature.signers.name", i), Value: s.Name.S, Stamp: s.Stamp}
		if !s.Stamp {
			name.Lines = []diag.Text{s.Name}
		}
		c.add(name)
	}
}

// closing makes 署名, 成文日期 and 附注 (7.3.5, 7.3.6). Minutes carry no signature;
// their date stands in the head.
func (c *composer) closing() {
	if c.n.Form == notice.Minutes {
		c.notes()
		return
	}
	s := &c.n.Signature
	key := "signature.name"
	if slices.Equal(s.Names, c.n.Issuers) { // not written: the issuers sign
		key = "issuer"
	}
	names := s.Names
	if len(s.Signers) > 0 { // in person, and no organ beside them
		names = nil
	}
	for i, name := range names {
		c.add(Element{Field: Signature, Path: at(key, i), Lines: []diag.Text{name}, Value: name.S})
		if i < len(s.Under) && !s.Under[i].Empty() {
			c.add(Element{Field: Under, Path: at("signature.under", i), Lines: []diag.Text{s.Under[i]}})
		}
	}
	switch {
	case len(s.Signers) > 0:
		c.signers()
	case len(s.Names) == 0:
		c.add(Element{Field: Signature, Path: at(key)})
	}
	c.add(c.day())
	c.notes()
}

// day is the 成文日期.
func (c *composer) day() Element {
	day := Element{Field: Date, Path: at("date"), Lines: []diag.Text{diag.Plain(noDay)}}
	if c.n.Date != (notice.Day{}) {
		day.Lines, day.Value = []diag.Text{diag.Plain(c.n.Date.Chinese())}, c.n.Date.ISO()
	}
	return day
}

// notes makes the 附注.
func (c *composer) notes() {
	for i, t := range c.n.Notes {
		c.add(Element{
			Field: Note, Path: at("note", i), Value: t.S,
			Lines: []diag.Text{diag.Concat(diag.Plain("（"), t, diag.Plain("）"))},
		})
	}
}

// imprint makes the 版记 (7.4); that of a letter names no printer (10.1).
func (c *composer) imprint() {
	m := &c.n.Imprint
	sent := func(f Field, key, label string, organs diag.Text) {
		if !organs.Empty() {
			c.doc.Imprint = append(c.doc.Imprint, Element{
				Field: f, Path: at(key), Label: diag.Plain(label + "："), Value: organs.S,
				Lines: []diag.Text{diag.Concat(organs, diag.Plain("。"))}, // 7.4.2
			})
		}
	}
	label := m.Label.S
	switch {
	case label != "":
	case c.n.Form == notice.Minutes:
		label = "分送"
	default:
		label = "主送"
	}
	sent(Recipients, "imprint.recipients", label, m.Recipients)
	sent(CopyTo, "imprint.copy_to", "抄送", m.CopyTo)
	if c.n.Form == notice.Letter {
		return
	}
	if !m.PrintedBy.Empty() {
		c.doc.Imprint = append(c.doc.Imprint, Element{
			Field: PrintedBy, Path: at("imprint.printed_by"), Value: m.PrintedBy.S, Lines: []diag.Text{m.PrintedBy},
		})
	}
	if m.PrintedOn != (notice.Day{}) {
		c.doc.Imprint = append(c.doc.Imprint, Element{
			Field: PrintedOn, Path: at("imprint.printed_on"), Value: m.PrintedOn.ISO(),
			Lines: []diag.Text{diag.Plain(m.PrintedOn.Chinese() + "印发")},
		})
	}
	for i, t := range m.More { // 7.4.3
		c.doc.Imprint = append(c.doc.Imprint, filled(Element{Field: Further, Path: at("imprint.more", i), Lines: []diag.Text{t}}))
	}
}
