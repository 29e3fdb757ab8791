package bind

import (
	"slices"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/source/tomldoc"
	"gongwen/render/source/value"
)

// part is a part being bound: the notice itself, the document that it issues,
// an attachment.
type part struct {
	*binder
	notice.Part
	kind          string // of its table: "", document, attachment
	nth           int    // of the attachments, from 0
	node          *tomldoc.Node
	contentKey    *tomldoc.Node // content, if it is legal
	columns, rows *tomldoc.Node
	after         diag.Span // the key
	own           *table    // its own breakdown; nil: that of the top level, if it shows one
}

// newPart begins the document or another attachment.
func (b *binder) newPart(kind string, n *tomldoc.Node) *part {
	p := &part{binder: b, Part: notice.Part{Kind: notice.Issued, Span: n.Span}, kind: kind, node: n}
	if kind == "attachment" {
		p.Kind, p.Label = notice.Attached, diag.Plain("附件")
		for _, other := range b.parts {
			if other.Kind == notice.Attached {
				p.nth++
			}
		}
	}
	b.parts = append(b.parts, p)
	return p
}

// finishPart does what the whole of a part decides.
func (s *scope) finishPart() {
	p, n := s.part, s.node
	if p.Kind == notice.Attached {
		p.finishHeading()
	}
	content := ""
	if p.contentKey != nil {
		content = p.contentKey.Text.S
	}
	if n.Get("content") != nil && p.contentKey == nil {
		s.unsure = true // reported
		return
	}
	if content == "table" {
		p.Content = s.grid()
	} else if stray := firstOf(n, "columns", "rows"); stray != nil {
		s.add(gridForm, stray.Key, "加一行 content = \"table\"，或删去 "+stray.Name, "%s 是普通表的键，这里没有 content = \"table\"", stray.Name)
		return
	}
	if p.after != (diag.Span{}) && content == "" {
		s.add(afterNothing, p.after, "没有表的，文字都写在 text 里", "after 前面没有表")
	}
	if content == "" && n.Get("text") == nil {
		name := p.Title.S
		if name == "" {
			name = diag.Concat(p.Heading...).S
		}
		s.add(attachmentEmpty, p.Span, "写 text，或 content = \"breakdown\"、\"table\"", "%s“%s”没有内容", map[string]string{"document": "文件", "attachment": "附件"}[p.kind], value.Short(name))
	}
}

// firstOf is the first of the keys that a table has, or nil.
func firstOf(n *tomldoc.Node, keys ...string) *tomldoc.Node {
	for _, key := range keys {
		if m := n.Get(key); m != nil {
			return m
		}
	}
	return nil
}

// finishHeading gives an attachment without a title of its own page the name
// that the attachment note has, and compares the two (7.3.7).
func (p *part) finishHeading() {
	if len(p.Heading) == 0 {
		if !p.Title.Empty() {
			p.Heading = []diag.Text{p.Title}
		}
		return
	}
	p.Heading[0] = p.AttachmentHeading(p.Heading[0])
	heading := diag.Concat(p.Heading...)
	if p.Title.Empty() || squeeze(heading.S) == squeeze(p.Title.S) {
		return
	}
	p.add(attachmentTitles, heading.Span(), "两处用一样的字", "附件标题“%s”与附件说明“%s”不一致", value.Short(heading.S), value.Short(p.Title.S))
}

// squeeze drops the blanks, which are no part of a title's words.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// grid is the plain table of the part: its rows are as long as its head, or
// blank.
func (s *scope) grid() *notice.Grid {
	p := s.part
	g := &notice.Grid{Span: p.contentKey.Span}
	if p.columns == nil || len(p.columns.Items) == 0 {
		at := p.contentKey.Span
		if p.columns != nil {
			at = p.columns.Span
		} else if s.node.Get("columns") != nil {
			return g // reported
		}
		s.add(gridForm, at, "写一行 columns = [\"序号\", \"……\"]", "普通的表没有表头 columns")
		return g
	}
	for _, c := range p.columns.Items {
		over, head := s.levels(c)
		g.Heads = append(g.Heads, head)
		if !over.Empty() && g.Over == nil {
			g.Over = make([]diag.Text, len(p.columns.Items))
		}
		if g.Over != nil {
			g.Over[len(g.Heads)-1] = over
		}
	}
	if p.rows == nil {
		if s.node.Get("rows") == nil {
			s.add(gridForm, p.contentKey.Span, "写 rows，一行一个数组；空白表写几个 []", "普通的表没有行 rows")
		}
		return g
	}
	if len(p.rows.Items) == 0 {
		s.add(gridForm, p.rows.Span, "一行一个数组；空白表写几个 []", "普通的表没有一行")
	}
	for _, row := range p.rows.Items {
		var cells []diag.Text
		for _, c := range row.Items {
			cells = append(cells, value.Cell(c.Text))
		}
		switch blank := !slices.ContainsFunc(cells, func(t diag.Text) bool { return !t.Empty() }); {
		case blank:
			cells = nil
		case len(cells) != len(g.Heads):
			s.add(gridForm, row.Span, "没有字的格写 \"\"", "这一行有 %d 格，表头有 %d 栏", len(cells), len(g.Heads))
			continue
		}
		g.Rows = append(g.Rows, cells)
	}
	return g
}

// assemble puts the parts into the notice in the order of print, whatever the
// order of their tables, and the breakdowns into the parts that print them.
func (b *binder) assemble() {
	b.notice.Parts = append(b.notice.Parts, b.body.Part)
	slices.SortStableFunc(b.parts, func(x, y *part) int { return int(x.Kind) - int(y.Kind) })
	attached := 0
	for _, p := range b.parts {
		if p.Kind == notice.Attached {
			attached++
		}
	}
	for _, p := range b.parts {
		if p.Kind == notice.Attached && attached > 1 {
			p.Number = p.nth + 1
		}
		b.notice.Parts = append(b.notice.Parts, p.Part)
	}
	var first *tomldoc.Node
	for i, p := range b.inPrint() {
		if !p.shows() {
			continue
		}
		t := p.own
		if t == nil {
			if first != nil {
				b.add(tasksShownTwice, p.contentKey.Span, "只留一个 content = \"breakdown\"；各有任务的，任务写作 [[attachment.task]]", "第 %d 行已经印了这些任务", b.line(first.Span))
				continue
			}
			first = p.contentKey
			t = b.short
		}
		if t != nil {
			t.shown = true
			t.breakdown.Part = i
			if t.has() {
				b.notice.Parts[i].Content = t.breakdown
			}
		}
	}
}

// shows reports whether the part says content = "breakdown".
func (p *part) shows() bool { return p.contentKey != nil && p.contentKey.Text.S == "breakdown" }

// inPrint are all parts in the order of print.
func (b *binder) inPrint() []*part { return append([]*part{b.body}, b.parts...) }

// inOrder are the breakdowns that have tasks in the order of print; those that
// nothing prints come last.
func (b *binder) inOrder() []*table {
	var out []*table
	for _, t := range b.tables {
		if t.has() {
			out = append(out, t)
		}
	}
	slices.SortStableFunc(out, func(x, y *table) int {
		switch {
		case x.shown != y.shown && x.shown:
			return -1
		case x.shown != y.shown:
			return 1
		default:
			return x.breakdown.Part - y.breakdown.Part
		}
	})
	return out
}

// checkShown sees that tasks and the places that print them go together.
func (b *binder) checkShown() {
	if b.unsure {
		return
	}
	for _, p := range b.inPrint() {
		t := p.own
		if t == nil {
			t = b.short
		}
		if p.shows() && (t == nil || len(t.breakdown.Tasks) == 0) {
			b.add(tasksMissing, p.contentKey.Span, "写 [[task]]，一项一个", "这里要印分解表，但文件里没有一项任务")
		}
	}
	for _, t := range b.tables {
		switch {
		case t.shown:
		case len(t.breakdown.Tasks) > 0:
			where := "在要印它们的 [[attachment]] 里写 content = \"breakdown\""
			if t.part != nil {
				where = "在同一个 " + map[string]string{"document": "[document]", "attachment": "[[attachment]]"}[t.part.kind] + " 里写 content = \"breakdown\""
			}
			b.add(tasksUnshown, t.breakdown.Tasks[0].Span, where, "写了 %d 项任务，但没有地方印它们", len(t.breakdown.Tasks))
		case t.written:
			b.add(tasksMissing, t.breakdown.Span, "写 "+t.taskHeader()+"，或删去 "+t.header(), "写了 %s，但没有一项任务", t.header())
		}
	}
}
