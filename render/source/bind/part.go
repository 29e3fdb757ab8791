package bind

import (
	"strings"

	"gongwen/render/diag"
	. "gongwen/render/notice"
	"gongwen/render/source/tomldoc"
)

// plain is the plain table of the part being bound.
func (s *scope) plain() *Grid {
	if s.part.grid == nil {
		s.part.grid = &Grid{}
	}
	return s.part.grid
}

// rows are the rows of a plain table.
func rows(n *tomldoc.Node) (out [][]diag.Text) {
	for _, row := range n.Items {
		var cells []diag.Text
		for _, c := range row.Items {
			cells = append(cells, paragraphed(c.Text))
		}
		out = append(out, cells)
	}
	return out
}

// content says what stands in the part.
func (s *scope) content(n *tomldoc.Node) {
	switch n.Text.S {
	case "breakdown":
		s.part.shown = &showing{at: n.Span}
	case "table":
		s.plain().Span = n.Span
	}
}

// finishPart adds the part that was just bound.
func (s *scope) finishPart() {
	p, n := s.part, s.node
	switch {
	case p.Kind == Issued:
	case len(p.Heading) == 0:
		if !p.Title.Empty() {
			p.Heading = []diag.Text{p.Title}
		}
	default:
		bare, label := withoutLabel(p.Heading[0])
		p.Heading[0] = s.stripped(furniture, "附件标题", p.Heading[0], bare, label)
		s.compareTitles(p)
	}
	if p.after != (diag.Span{}) && n.Get("content") == nil {
		s.add(afterNothing, p.after, "没有表的附件，文字都写在 text 里", "after 前面没有表")
	}
	if n.Get("content") == nil && n.Get("text") == nil && n.Get("rows") == nil && n.Get("columns") == nil {
		s.add(attachmentEmpty, p.Span, "写 text，或 content = \"breakdown\"", "附件“%s”没有内容", short(p.Title.S))
	}
	if n.Get("content") != nil && p.shown == nil && p.grid == nil {
		s.unsure = true // reported
	}
	if p.grid != nil {
		p.Content = p.grid
	}
	s.notice.Parts = append(s.notice.Parts, p.Part)
	if p.shown != nil {
		s.showing = append(s.showing, showing{len(s.notice.Parts) - 1, p.shown.at, p.own})
	}
}

// compareTitles holds the title on the attachment's page against its name in
// the attachment note (7.3.7).
func (b *binder) compareTitles(a *part) {
	heading := diag.Concat(a.Heading...)
	if a.Title.Empty() || squeeze(heading.S) == squeeze(a.Title.S) {
		return
	}
	b.add(attachmentTitles, heading.Span(), "两处用一样的字", "附件标题“%s”与附件说明“%s”不一致", short(heading.S), short(a.Title.S))
}

// squeeze drops the blanks, which are no part of a title's words.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// place puts every breakdown into the part that prints it.
func (b *binder) place() {
	var first *showing // of the short one
	for i := range b.showing {
		at := &b.showing[i]
		t := at.own
		if t == nil {
			if t = b.short; first != nil {
				b.add(tasksShownTwice, at.at, "只留一个 content = \"breakdown\"", "第 %d 行已经印了这些任务", b.line(first.at))
				continue
			}
			first = at
		}
		if t != nil && t.tasks != nil && len(t.tasks.Items) > 0 {
			b.notice.Parts[at.part].Content = t.breakdown
			t.breakdown.Part = at.part
		}
	}
}

// checkShown sees that tasks and the places that print them go together.
func (b *binder) checkShown() {
	var tasks []Task
	var shown *showing
	for i := range b.showing {
		if b.showing[i].own == nil && shown == nil {
			shown = &b.showing[i]
		}
	}
	span := diag.Span{}
	if b.short != nil {
		tasks = b.short.breakdown.Tasks
		if b.short.written {
			span = b.short.breakdown.Span
		}
	}
	switch some := len(tasks) > 0; {
	case b.unsure:
	case some && shown == nil:
		b.add(tasksUnshown, tasks[0].Span, "在要印它们的 [[attachment]] 里写 content = \"breakdown\"", "写了 %d 项任务，但没有附件印它们", len(tasks))
	case !some && shown != nil:
		b.add(tasksMissing, shown.at, "写 [[task]]，一项一个", "附件要印分解表，但文件里没有一项任务")
	case !some && span != (diag.Span{}):
		b.add(tasksMissing, span, "写 [[task]]，或删去 [breakdown]", "写了 [breakdown]，但没有一项任务")
	}
}
