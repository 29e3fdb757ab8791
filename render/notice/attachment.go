package notice

import (
	"strings"

	"gongwen/render/diag"
	"gongwen/render/source/tomldoc"
)

// finishAttachment adds the attachment that was just bound.
func (b *binder) finishAttachment(n *tomldoc.Node) {
	a := b.attachment
	if len(a.Heading) == 0 {
		if !a.Title.Empty() {
			a.Heading = []diag.Text{a.Title}
		}
	} else {
		bare, label := withoutLabel(a.Heading[0])
		a.Heading[0] = b.stripped(furniture, "附件标题", a.Heading[0], bare, label)
		b.compareTitles(a)
	}
	if b.afterSpan != (diag.Span{}) && n.Get("content") == nil {
		b.add(afterNothing, b.afterSpan, "没有表的附件，文字都写在 text 里", "after 前面没有表")
	}
	if n.Get("content") == nil && n.Get("text") == nil && n.Get("rows") == nil && n.Get("columns") == nil {
		b.add(attachmentEmpty, a.Span, "写 text，或 content = \"breakdown\"", "附件“%s”没有内容", short(a.Title.S))
	}
	if n.Get("content") != nil && !a.Breakdown {
		b.unsure = true // reported
	}
	b.notice.Attachments = append(b.notice.Attachments, *a)
}

// compareTitles holds the title on the attachment's page against its name in
// the attachment note (7.3.7).
func (b *binder) compareTitles(a *Attachment) {
	heading := diag.Concat(a.Heading...)
	if a.Title.Empty() || squeeze(heading.S) == squeeze(a.Title.S) {
		return
	}
	b.add(attachmentTitles, heading.Span(), "两处用一样的字", "附件标题“%s”与附件说明“%s”不一致", short(heading.S), short(a.Title.S))
}

// squeeze drops the blanks, which are no part of a title's words.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// showTasks says that the attachment at hand holds the breakdown table.
func (b *binder) showTasks(at diag.Span) {
	b.attachment.Breakdown = true
	if b.shownAt = append(b.shownAt, at); len(b.shownAt) > 1 {
		b.add(tasksShownTwice, at, "只留一个 content = \"breakdown\"", "第 %d 行已经印了这些任务", b.line(b.shownAt[0]))
	}
}

// checkShown sees that tasks and the place that prints them go together.
func (b *binder) checkShown() {
	tasks := b.breakdown.Tasks
	switch some, shown := len(tasks) > 0, len(b.shownAt) > 0; {
	case b.unsure:
	case some && !shown:
		b.add(tasksUnshown, tasks[0].Span, "在要印它们的 [[attachment]] 里写 content = \"breakdown\"", "写了 %d 项任务，但没有附件印它们", len(tasks))
	case !some && shown:
		b.add(tasksMissing, b.shownAt[0], "写 [[task]]，一项一个", "附件要印分解表，但文件里没有一项任务")
	case !some && b.breakdown.Span != (diag.Span{}):
		b.add(tasksMissing, b.breakdown.Span, "写 [[task]]，或删去 [breakdown]", "写了 [breakdown]，但没有一项任务")
	}
}
