package notice

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"

	"gongwen/render/diag"
)

// Dump writes the model for people and golden tests: a fact a line, without
// places, so that two ways of writing the same notice give the same dump.
func (n *Notice) Dump(w io.Writer) error {
	d := dumper{bufio.NewWriter(w)}
	d.oneOrMore("issuer", n.Issuers)
	d.text("number", n.Number)
	d.texts("title", n.Body().Heading)
	d.text("recipients", n.Recipients)
	d.day("date", n.Date)
	d.texts("note", n.Notes)
	d.text("letterhead.mark", n.Letterhead.Mark)
	d.texts("letterhead.mark", n.Letterhead.Marks)
	d.text("letterhead.suffix", n.Letterhead.Suffix)
	if n.Letterhead.Bare {
		d.fact("letterhead.suffix", `""`)
	}
	d.text("letterhead.serial", n.Letterhead.Serial)
	if n.Letterhead.Copies > 0 {
		d.fact("letterhead.copies", strconv.Itoa(n.Letterhead.Copies))
	}
	d.text("letterhead.secrecy", n.Letterhead.Secrecy)
	d.text("letterhead.urgency", n.Letterhead.Urgency)
	d.text("letterhead.registry", n.Letterhead.Registry)
	d.texts("letterhead.signer", n.Signers)
	d.oneOrMore("signature.name", n.Signature.Names)
	d.oneOrMore("signature.under", n.Signature.Under)
	for i, s := range n.Signature.Signers {
		d.fact("signature.signer "+strconv.Itoa(i+1), fmt.Sprintf("post %q name %q stamp %t", s.Post.S, s.Name.S, s.Stamp))
	}
	d.fact("signature.seal", strconv.FormatBool(n.Signature.Seal))
	d.text("imprint.recipients", n.Imprint.Recipients)
	d.text("imprint.label", n.Imprint.Label)
	d.text("imprint.copy_to", n.Imprint.CopyTo)
	d.text("imprint.printed_by", n.Imprint.PrintedBy)
	d.day("imprint.printed_on", n.Imprint.PrintedOn)
	d.texts("imprint.more", n.Imprint.More)
	d.attendance(&n.Attendance)
	for _, s := range n.Switches {
		d.fact("check "+s.Code, s.Set+" "+strconv.Quote(s.Reason))
	}
	d.paragraphs("text", n.Body().Text)
	if n.Body().Content != nil {
		d.content("text", n.Body())
	}
	for i := range n.Parts[1:] {
		p := &n.Parts[i+1]
		key := "attachment " + strconv.Itoa(max(p.Number, 1))
		if p.Kind == Issued {
			key = "document"
		}
		d.part(key, p)
	}
	for _, b := range n.Breakdowns() {
		d.breakdown(b)
	}
	return d.w.Flush() // the first error of all writes
}

type dumper struct{ w *bufio.Writer }

func (d dumper) fact(key, value string) { fmt.Fprintf(d.w, "%s: %s\n", key, value) }

// text leaves out what the notice leaves out.
func (d dumper) text(key string, t diag.Text) {
	if !t.Empty() {
		d.fact(key, strconv.Quote(t.S))
	}
}

func (d dumper) texts(key string, texts []diag.Text) {
	for i, t := range texts {
		d.text(key+" "+strconv.Itoa(i+1), t)
	}
}

// oneOrMore is texts, without a number for a single one.
func (d dumper) oneOrMore(key string, texts []diag.Text) {
	if len(texts) == 1 {
		d.text(key, texts[0])
		return
	}
	d.texts(key, texts)
}

func (d dumper) day(key string, day Day) {
	if day != (Day{}) {
		d.fact(key, day.ISO())
	}
}

func (d dumper) paragraphs(key string, list []Paragraph) {
	for i := range list {
		p := &list[i]
		where := key + " " + strconv.Itoa(i+1)
		if p.Level > 0 {
			d.fact(where+" level", fmt.Sprintf("%d depth %d ordinal %q heading %q", p.Level, p.Depth, p.Text.S[:p.Ordinal], p.Text.S[:p.Heading]))
		}
		d.text(where, p.Text)
	}
}

func (d dumper) part(key string, a *Part) {
	d.text(key+" label", a.Label)
	d.text(key+" title", a.Title)
	d.texts(key+" heading", a.Heading)
	d.paragraphs(key+" text", a.Text)
	d.content(key, a)
	d.paragraphs(key+" after", a.After)
}

func (d dumper) content(key string, p *Part) {
	switch c := p.Content.(type) {
	case *Breakdown:
		d.fact(key+" content", "breakdown")
	case *Grid:
		d.fact(key+" content", "table")
		d.texts(key+" over", c.Over)
		d.texts(key+" head", c.Heads)
		for i, row := range c.Rows {
			d.fact(key+" row "+strconv.Itoa(i+1), strconv.Itoa(len(row))+" cells")
			d.texts(key+" row "+strconv.Itoa(i+1), row)
		}
	}
}

func (d dumper) attendance(a *Attendance) {
	d.text("attendance.present", a.Present)
	d.text("attendance.excused", a.Excused)
	d.text("attendance.observers", a.Observers)
	for _, m := range a.More {
		d.text("attendance "+m.Label.S, m.Names)
	}
}

func (d dumper) breakdown(b *Breakdown) {
	if b.Form == AsList {
		d.fact("breakdown form", "list close "+strconv.FormatBool(b.CloseLines))
	}
	d.fact("breakdown orientation", [...]string{Auto: "auto", Landscape: "landscape", Portrait: "portrait"}[b.Orientation])
	d.fact("breakdown first_leads", strconv.FormatBool(b.FirstLeads))
	d.day("breakdown return_by", b.ReturnBy)
	d.text("breakdown contact", b.Contact)
	d.texts("breakdown return", b.Returns)
	for i := range b.Columns {
		c := &b.Columns[i]
		over := ""
		if !c.Over.Empty() {
			over = fmt.Sprintf("over %q ", c.Over.S)
		}
		d.fact("column "+c.Key, over+fmt.Sprintf("head %q width %d merge %s join %q empty %q", c.Head.S, c.Width,
			[...]string{MergeNone: "none", MergeInTopic: "topic", MergeAll: "all"}[c.Merge], c.Join, c.Empty.S))
	}
	for i := range b.Sections {
		s := &b.Sections[i]
		d.fact("section "+strconv.Itoa(i+1), fmt.Sprintf("ordinal %d empty %t %q", s.Ordinal, s.Empty, s.Text.S))
	}
	for i := range b.Topics {
		t := &b.Topics[i]
		d.fact("topic "+strconv.Itoa(i+1), fmt.Sprintf("section %d ordinal %d %q", t.Section+1, t.Ordinal, t.Text.S))
	}
	for i := range b.Units {
		u := &b.Units[i]
		d.fact("unit "+strconv.Itoa(i+1), fmt.Sprintf("%q collective %t members %q", u.Name, u.Collective, u.Members))
	}
	for i := range b.Tasks {
		d.task("task "+b.Tasks[i].ID, b, &b.Tasks[i])
	}
	for i := range b.Columns {
		c := &b.Columns[i]
		if c.Merge != MergeNone {
			d.runs("runs "+c.Key, b.Runs(c))
		}
	}
	for i := range b.Tasks {
		if b.LeadOverResponsible(i) {
			d.fact("lead over responsible", b.Tasks[i].ID)
		}
	}
	for i, g := range b.Groups() {
		d.fact("group "+strconv.Itoa(i+1), fmt.Sprintf("%q collective %t tasks %d", g.Name, g.Collective, addOne(g.Tasks)))
	}
}

func (d dumper) task(key string, b *Breakdown, t *Task) {
	d.fact(key+" place", fmt.Sprintf("section %d topic %d seq %s", t.Section+1, t.Topic+1, t.Seq))
	d.text(key+" title", t.Title)
	d.units(key+" lead", b, &t.Lead)
	d.units(key+" responsible", b, &t.Responsible)
	d.text(key+" requirement", t.Requirement)
	d.text(key+" due", t.Due.Text)
	d.text(key+" due meant", t.Due.Meant)
	d.day(key+" due day", t.Due.Day)
	for _, own := range slices.Sorted(maps.Keys(t.Own)) {
		d.text(key+" "+own, t.Own[own])
	}
}

func (d dumper) units(key string, b *Breakdown, u *Units) {
	d.text(key, u.Text)
	d.text(key+" meant", u.Meant)
	if len(u.Units) > 0 {
		d.fact(key+" units", fmt.Sprintf("%d", addOne(u.Units)))
	}
}

// runs writes the cells that span several rows, counted from 1.
func (d dumper) runs(key string, runs []Run) {
	for _, r := range runs {
		if r.End-r.First > 1 {
			d.fact(key, fmt.Sprintf("%d-%d", r.First+1, r.End))
		}
	}
}

// addOne counts from 1, as people do.
func addOne(list []int) []int {
	out := make([]int, len(list))
	for i, v := range list {
		out[i] = v + 1
	}
	return out
}
