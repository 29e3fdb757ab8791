package papertest

import (
	"pgregory.net/rapid"

	"gongwen/render/diag"
	"gongwen/render/notice"
)

// Draw is a model as binding may leave it of a notice with errors: anything may
// be missing, empty or odd, and indices alone hold.
func Draw(t *rapid.T) *notice.Notice {
	d := drawer{t}
	n := &notice.Notice{
		Form: notice.Form(rapid.IntRange(0, 3).Draw(t, "form")), Issuers: d.several("issuer"), Number: d.some("number"), Signers: d.several("signer"),
		Recipients: d.some("recipients"), Notes: d.several("note"),
		Letterhead: notice.Letterhead{Mark: d.some("mark"), Marks: d.several("mark"), Suffix: d.some("suffix"), Serial: d.some("serial"), Urgency: d.some("urgency")},
		Signature:  notice.Signature{Names: d.several("name"), Under: d.several("under"), Seal: rapid.Bool().Draw(t, "seal")},
		Imprint:    notice.Imprint{CopyTo: d.some("copy"), Recipients: d.some("moved"), PrintedBy: d.some("printer"), More: d.several("more")},
	}
	for range rapid.IntRange(0, 2).Draw(t, "persons") {
		n.Signature.Signers = append(n.Signature.Signers, notice.Signer{Post: d.some("post"), Name: d.some("person"), Stamp: rapid.Bool().Draw(t, "stamp")})
	}
	n.Attendance = notice.Attendance{Present: d.some("present"), Observers: d.some("observers"), More: []notice.Attendees{{Label: d.some("label of people"), Names: d.some("people")}}}
	for i := range rapid.IntRange(0, 3).Draw(t, "parts") {
		p := notice.Part{Kind: notice.PartKind(min(i, 2)), Label: d.some("label"), Heading: d.several("heading"), Title: d.some("title"), Number: i}
		p.Text, p.After = d.paragraphs("text"), d.paragraphs("after")
		switch rapid.IntRange(0, 2).Draw(t, "content") {
		case 1:
			p.Content = d.breakdown()
		case 2:
			g := &notice.Grid{Heads: d.several("head")}
			for range rapid.IntRange(0, 2).Draw(t, "rows") {
				g.Rows = append(g.Rows, d.several("cell"))
			}
			p.Content = g
		}
		n.Parts = append(n.Parts, p)
	}
	return n
}

type drawer struct{ *rapid.T }

func (d drawer) some(label string) diag.Text {
	return diag.Plain(rapid.SampledFrom([]string{"", "\u3000", " ", "甲", "乙。", "x", "丙\n丁", "一、戊", "\n", Hanzi(70), Hanzi(900)}).Draw(d.T, label))
}

func (d drawer) several(label string) (out []diag.Text) {
	for range rapid.IntRange(0, 3).Draw(d.T, label+"s") {
		out = append(out, d.some(label))
	}
	return out
}

func (d drawer) paragraphs(label string) (out []notice.Paragraph) {
	for _, t := range d.several(label) {
		p := notice.Paragraph{Text: t}
		if rapid.Bool().Draw(d.T, "heading") {
			p.Level, p.Depth = rapid.IntRange(0, 4).Draw(d.T, "level"), rapid.IntRange(0, 4).Draw(d.T, "depth")
			p.Heading = rapid.SampledFrom([]int{0, len(t.S)}).Draw(d.T, "bytes")
		}
		out = append(out, p)
	}
	return out
}

func (d drawer) breakdown() *notice.Breakdown {
	b := &notice.Breakdown{
		Form: notice.BreakdownForm(rapid.IntRange(0, 1).Draw(d.T, "form")), CloseLines: rapid.Bool().Draw(d.T, "lines"),
		Orientation: notice.Orientation(rapid.IntRange(0, 2).Draw(d.T, "orientation")),
	}
	for _, key := range []string{notice.KeySeq, notice.KeySection, notice.KeyTopic, notice.KeyTitle, notice.KeyLead, notice.KeyResponsible, notice.KeyRequirement, notice.KeyDue, "own"} {
		if rapid.Bool().Draw(d.T, key) {
			b.Columns = append(b.Columns, notice.Column{
				Key: key, Head: d.some("head"), Merge: notice.Merge(rapid.IntRange(0, 2).Draw(d.T, "merge")),
				Width: rapid.SampledFrom([]int{0, 0, 0, 100, 20_000, 300_000}).Draw(d.T, "width"), Empty: d.some("empty"),
			})
		}
	}
	for range rapid.IntRange(0, 2).Draw(d.T, "sections") {
		b.Sections = append(b.Sections, notice.Heading{Section: -1, Text: d.some("section")})
	}
	if rapid.Bool().Draw(d.T, "topics") {
		b.Topics = []notice.Heading{{Section: -1, Text: d.some("topic")}}
	}
	section := -1
	for i := range rapid.IntRange(0, 3).Draw(d.T, "tasks") {
		section = min(section+rapid.IntRange(0, 1).Draw(d.T, "next"), len(b.Sections)-1)
		b.Tasks = append(b.Tasks, notice.Task{
			Entry: i, Section: section, Topic: len(b.Topics) - 1, Seq: d.some("seq").S, Title: d.some("title"), Requirement: d.some("requirement"),
			Lead: notice.Units{Text: d.some("lead")}, Responsible: notice.Units{Text: d.some("responsible")}, Due: notice.Due{Text: d.some("due")},
			Own: map[string]diag.Text{"own": d.some("own")},
		})
	}
	return b
}
