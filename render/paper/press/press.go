// Package press sets type: text shaped in the faces of a style and broken into
// lines, lines put on the pages of a document as they fill.
//
// It knows no notice and no element of one: what is to be set, in which face,
// how far indented and what belongs together comes from its callers, the rooms
// layout and table. It never stops: what cannot be set as it should is set as
// well as it can be, and is a finding. In: texts, a [style.Style], [font.Faces].
// Out: pages of a [frame.Document], and findings GW411, GW413, GW415, GW418 and
// GW420.
package press

import (
	"gongwen/render/diag"
	"gongwen/render/paper/font"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/style"
)

// Press is the work on one document.
type Press struct {
	Source   *diag.Source // where the texts stand
	Style    *style.Style
	Faces    *font.Faces
	Names    []string        // of organs, which no line of a title tears
	Doc      *frame.Document // takes the pages
	Flow     Flow
	Findings diag.List
	Dry      bool // what is found alone is wanted: pages fill, and nothing is drawn on them

	reported map[unknown]int // characters with a finding: its index
}

// New is a press whose document has no page yet.
func New(source *diag.Source, s *style.Style, faces *font.Faces) *Press {
	l := &Press{
		Source: source, Style: s, Faces: faces, reported: map[unknown]int{},
		Doc: &frame.Document{Source: source, Width: s.Page.Width, Height: s.Page.Height},
	}
	l.Flow.l = l
	return l
}

// Fault adds a finding.
func (l *Press) Fault(r *diag.Rule, at diag.Span, hint, format string, args ...any) {
	l.Findings.Add(r, l.Source, at, hint, format, args...)
}

// TooLong reports a field that is wider than its line, in thousandths of an em.
func (l *Press) TooLong(field string, t diag.Text, width, room int) {
	l.Fault(&ruleLine, t.Span(), "写规范化简称", "%s有 %d 个字宽，一行只容得下 %d 个", field, (width+999)/1000, room/1000)
}
