package layout

import (
	"gongwen/render/notice"
	"gongwen/render/paper/compose"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/unit"
)

// parts sets the notice, then on pages of their own what it issues and what is
// attached (7.3.7). Running text and tables follow each other as they are
// composed.
func (l *layouter) parts() {
	l.targets = make([]target, len(l.d.Parts))
	pl := l.addPage(frame.First, false)
	l.flow = flow{l: l.press, role: frame.Other, v: l.head(pl)}
	for i := range l.d.Parts {
		p := &l.d.Parts[i]
		if i == 0 {
			l.flow.place(l.title(find(p, compose.Title)))
		}
		l.part(p, i)
	}
}

// find is the first element of a field, or nil.
func find(p *compose.Part, f compose.Field) *compose.Element {
	for i := range p.Elements {
		if p.Elements[i].Field == f {
			return &p.Elements[i]
		}
	}
	return nil
}

// part sets one part: text, table, text, and what closes it.
func (l *layouter) part(p *compose.Part, i int) {
	f := &l.flow
	parent := l.root
	var t *table
	var content int
	for k := range p.Elements {
		if p.Elements[k].Field == compose.Content {
			if t, content = l.newTable(p.Elements[k].Table), k; !t.columnChars() {
				return
			}
		}
	}
	elements := p.Elements
	if i > 0 {
		open := 1 // the title
		if elements[0].Field == compose.Label {
			open = 2
		}
		bare := t != nil && content == open
		if bare {
			f.begin(frame.TablePage, t.up)
		} else {
			f.begin(frame.Attachment, false)
		}
		parent = l.doc.Add(l.root, frame.Node{Kind: frame.Sect})
		f.place(l.opening(elements[:open], i, parent))
		elements, content = elements[open:], content-open
	}
	if t == nil {
		content = len(elements)
	}
	before := l.text(elements[:content], i, parent)
	if len(before) > 0 {
		l.flow.place(before)
	}
	if t == nil {
		return
	}
	bare := i > 0 && content == 0
	t.begin(bare)
	t.fill()
	t.structure(parent)
	t.paginate()
	f.role = frame.Attachment
	f.place(l.text(elements[content+1:], i, parent)) // 注 and the like: below the table, turned as it is
}

// text makes the boxes of what stands between the title and a table, or the
// end.
//
// Signature, date and notes stay together, with the attachment note and at
// least two lines of the text, which move along; a side that says 此页无正文
// is never made. But the first line never leaves the first page (7.3.3).
func (l *layouter) text(es []compose.Element, part int, parent frame.NodeID) []box {
	var text, note, closing []box
	first := 0 // of the 正文
	for k := 0; k < len(es); k++ {
		e := &es[k]
		switch e.Field {
		case compose.Recipients:
			text = append(text, l.recipients(e)...)
			first = len(text)
		case compose.Text:
			text = append(text, l.paragraph(e, parent, 2)...)
		case compose.AttachmentNote:
			end := k
			for end < len(es) && es[end].Field == compose.AttachmentNote {
				end++
			}
			note = l.attachmentNote(es[k:end], parent)
			k = end - 1
		case compose.Signature:
			end := k
			for end < len(es) && (es[end].Field == compose.Signature || es[end].Field == compose.Under || es[end].Field == compose.Date) {
				end++
			}
			closing = append(closing, l.signature(es[k:end])...)
			k = end - 1
		case compose.Note:
			closing = append(closing, l.note(e)...)
		}
	}
	if len(text) == 0 {
		return append(note, closing...)
	}
	switch {
	case part == 0 && l.flow.page == 0 && first < len(text):
		text[0].gap = unit.Length(l.s.Title.BlankLines) * l.s.Grid.Pitch // 7.3.2
	case part > 0 && !l.flow.up && l.flow.titled:
		text[0].gap = unit.Length(l.s.Attachment.BlankLines) * l.s.Grid.Pitch
	}
	l.flow.titled = false
	if len(closing) == 0 {
		return append(text, note...)
	}
	last := len(text) - 1
	for i := first; i <= last; i++ {
		text[i].keep = text[i].keep && i > first && i < last
	}
	keep(text[:last+1], min(l.s.Signature.KeepLines, last-first))
	all := append(text, note...)
	keep(all[last+1:], len(all))
	keep(closing[:len(closing)-1], len(closing))
	l.watch(es, &all[first], &all[len(all)-1], &closing[0])
	return append(all, closing...)
}

// watch reports a first page without text, and a signature without text above
// it on its page.
func (l *layouter) watch(es []compose.Element, first, before, signature *box) {
	k := 0
	for es[k].Field != compose.Text {
		k++
	}
	at := es[k].Lines[0].Span()
	page := 0 // of what stands before the signature
	after(first, func(pl plane, _ unit.Length) {
		if pl.i > 0 {
			l.fault(&ruleFirstPage, at, "缩短标题或主送机关，单位多的用统称", "首页排不下正文")
		}
	})
	after(before, func(pl plane, _ unit.Length) { page = pl.i })
	after(signature, func(pl plane, _ unit.Length) {
		if pl.i != page {
			l.fault(&ruleBareSignature, at, "增减文字，或在模板里略减 grid.pitch（7.3.5.5），使署名回到前一页", "署名落到没有正文的一页")
		}
	})
}

// after adds to what is told of a box's place.
func after(b *box, f func(plane, unit.Length)) {
	earlier := b.placed
	b.placed = func(pl plane, v unit.Length) {
		if earlier != nil {
			earlier(pl, v)
		}
		f(pl, v)
	}
}

// title makes the boxes of the 标题 (7.3.1). The flow begins where the head
// left off, so the white above the first line is already there.
func (l *layouter) title(e *compose.Element) []box {
	node := l.doc.Add(l.root, frame.Node{Kind: frame.H, Level: 1, Field: e.Field.String(), Path: e.Path})
	boxes := l.centred(e.Lines, l.s.Title.Type, l.s.Page.AreaWidth, node)
	boxes[0].placed = func(pl plane, v unit.Length) { l.outline(l.d.Parts[0].Title(), 1, pl, v) }
	return boxes
}

// recipients makes the boxes of the 主送机关: flush left, wrapped flush left
// (7.3.2).
func (l *layouter) recipients(e *compose.Element) []box {
	return l.lines(l.shape(piece{e.Lines[0], l.s.Text.Face}), l.measure(0, 0), l.s.Text.Size, l.node(e))
}

// note makes the boxes of a 附注: indented by two characters, on the line after
// the date (7.3.6).
func (l *layouter) note(e *compose.Element) []box {
	return l.lines(l.shape(piece{e.Lines[0], l.s.Text.Face}), l.measure(l.s.Note.Indent, 0), l.s.Text.Size, l.node(e))
}

var _ = notice.Main
