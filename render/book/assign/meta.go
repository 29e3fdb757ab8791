package assign

import (
	"hash/fnv"
	"strconv"
	"strings"

	"gongwen/render/book"
	"gongwen/render/book/sheet"
	"gongwen/render/diag"
	"gongwen/render/notice"
)

// MetaSheet is the sheet that says, for programs, what a file is.
const MetaSheet = book.MetaSheet

// The names of what it says, in its first column; the second says it.
const (
	MetaSchema     = "schema"     // of this sheet and of the columns of the form
	MetaNumber     = "number"     // 文号
	MetaIssuer     = "issuer"     // 发文机关
	MetaDate       = "date"       // 成文日期; empty in a draft
	MetaRevision   = "revision"   // fingerprint of the tasks
	MetaProgram    = "program"    // that made the file
	MetaPeriod     = "period"     // 2026-05: the month that is to be reported; only where one is
	MetaDepartment = "department" // whose file it is; only in that of one department
)

const (
	metaSchema  = "1"
	metaProgram = "gongwen " + diag.Version
)

// meta plans the sheet, which is the last.
func (p *planner) meta(revision, department string) {
	fields := []sheet.Field{{Head: "name", Width: 120}, {Head: "value", Width: 480}}
	s := &book.Sheet{Name: MetaSheet, Hidden: true, Protected: true, Gridlines: true}
	for _, f := range fields {
		s.Columns = append(s.Columns, book.Column{Width: f.Width, Hidden: f.Hidden})
	}
	p.HeadSheet(s, fields)
	date := ""
	if p.n.Date != (notice.Day{}) {
		date = p.n.Date.ISO()
	}
	style := p.Style(book.Style{Face: book.FaceBody, Size: sheet.BodySize, Format: book.FormatText})
	for _, f := range []struct{ name, value string }{
		{MetaSchema, metaSchema},
		{MetaNumber, p.n.Number.S},
		{MetaIssuer, strings.Join(p.n.IssuerNames(), "、")},
		{MetaDate, date},
		{MetaRevision, revision},
		{MetaProgram, metaProgram},
		{MetaPeriod, p.period},
		{MetaDepartment, department},
	} {
		if f.value != "" {
			s.Rows = append(s.Rows, book.Row{Height: sheet.HeightFor(1, sheet.BodySize), Cells: []book.Cell{
				{Kind: book.Text, Text: f.name, Style: style}, {Kind: book.Text, Text: book.Clip(f.value, book.MaxText), Style: style},
			}})
		}
	}
	s.TextNumbers = []book.Range{{Col: 1, Row: 1, LastCol: 1, LastRow: len(s.Rows) - 1}}
	p.Add(s)
}

// Revision is a fingerprint of the tasks: equal for two notices that ask the
// same of the same departments.
func Revision(b *notice.Breakdown) string {
	h := fnv.New64a()
	write := func(s string) {
		h.Write([]byte(s))
		h.Write([]byte{0})
	}
	for i := range b.Tasks {
		t := &b.Tasks[i]
		for _, s := range [...]string{
			t.ID, heading(b.Sections, t.Section).S, heading(b.Topics, t.Topic).S,
			t.Title.S, t.Requirement.S, t.Lead.Text.S, t.Responsible.Text.S, t.Due.Text.S,
		} {
			write(s)
		}
		for c := range b.Columns {
			if !b.Columns[c].BuiltIn() {
				write(t.Own[b.Columns[c].Key].S)
			}
		}
	}
	sum := strconv.FormatUint(h.Sum64(), 16)
	return "0000000000000000"[len(sum):] + sum
}
