package layout

import (
	"gongwen/render/paper/compose"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/press"
	"gongwen/render/paper/table"
	"gongwen/render/paper/unit"
)

// parts sets the notice, then on pages of their own what it issues and what is
// attached (7.3.7).
func (l *layouter) parts() {
	pl := l.AddPage(frame.First, false)
	l.Flow.Role = frame.Other
	l.Flow.V = l.head(pl)
	for i := range l.d.Parts {
		l.part(i)
	}
}

// part sets one part: its title, text, a table, text, and what closes it.
func (l *layouter) part(i int) {
	f, p := &l.Flow, &l.d.Parts[i]
	open := 0 // the elements of its opening
	for open < len(p.Elements) && (p.Elements[open].Field == compose.Label || p.Elements[open].Field == compose.Title) {
		open++
	}
	content := len(p.Elements)
	var t *table.Table
	for k := range p.Elements {
		if p.Elements[k].Table != nil {
			content, t = k, table.New(l.Press, &p.Elements[k])
			break
		}
	}
	bare := i > 0 && t != nil && content == open
	parent := l.root
	if i == 0 {
		f.Place(l.title(&p.Elements[0]))
	} else {
		if bare {
			f.Begin(frame.TablePage, t.Up())
		} else {
			f.Begin(frame.Attachment, false)
		}
		parent = l.Doc.Add(l.root, frame.Node{Kind: frame.Sect})
		f.Place(l.opening(p.Elements[:open], i, parent))
	}
	f.Place(l.text(p.Elements[open:content], i, parent))
	if t == nil {
		return
	}
	role := f.Role
	t.Set(parent, bare)
	if f.Role = role; bare {
		f.Role = frame.Attachment
	}
	f.Place(l.text(p.Elements[content+1:], i, parent)) // 注 and the like: below the table, turned as it is
}

// title makes the boxes of the 标题 (7.3.1). The flow begins where the head
// left off, so the white above the first line is already there.
func (l *layouter) title(e *compose.Element) []press.Box {
	boxes := l.Centred(e.Lines, l.Style.Title.Type, l.Style.Page.AreaWidth, l.node(l.root, e, frame.H, 1))
	boxes[0].Placed = func(pl press.Plane, v unit.Length) { l.outline(l.d.Parts[0].Title(), 1, pl, v) }
	return boxes
}

// text makes the boxes of what stands between the title and a table, or the
// end.
//
// Signature, date and notes stay together, with the attachment note and at
// least two lines of the text, which move along; a side that says 此页无正文
// is never made. But the first line never leaves the first page (7.3.3).
func (l *layouter) text(es []compose.Element, part int, parent frame.NodeID) []press.Box {
	var text, note, closing []press.Box
	first := 0 // of the 正文
	for k := 0; k < len(es); k++ {
		switch e := &es[k]; e.Field {
		case compose.Recipients:
			text = append(text, l.recipients(e)...)
			first = len(text)
		case compose.Text:
			text = append(text, l.paragraph(e, parent, 2)...)
		case compose.AttachmentNote:
			n := count(es[k:], compose.AttachmentNote)
			note = l.attachmentNote(es[k:k+n], parent)
			k += n - 1
		case compose.Signature:
			n := count(es[k:], compose.Signature, compose.Under, compose.Date)
			closing = append(closing, l.signature(es[k:k+n])...)
			k += n - 1
		case compose.Note:
			closing = append(closing, l.note(e)...)
		}
	}
	if len(text) == 0 {
		return append(note, closing...)
	}
	switch {
	case part == 0 && l.Flow.Page == 0 && first < len(text):
		text[0].Gap = l.white(l.Style.Title.BlankLines) - l.Style.Gap() // 7.3.2, edge to edge as above the title
	case part > 0 && !l.Flow.Up && l.Flow.Titled:
		text[0].Gap = unit.Length(l.Style.Attachment.BlankLines) * l.Style.Grid.Pitch
	}
	l.Flow.Titled = false
	if len(closing) == 0 {
		return append(text, note...)
	}
	last := len(text) - 1
	for i := first; i <= last; i++ {
		text[i].Keep = text[i].Keep && i > first && i < last
	}
	press.Keep(text[:last+1], min(l.Style.Signature.KeepLines, last-first))
	all := append(text, note...)
	press.Keep(all[last+1:], len(all))
	press.Keep(closing[:len(closing)-1], len(closing))
	if first <= last {
		l.watch(compose.Find(es, compose.Text), &all[first], &all[len(all)-1], &closing[0])
	}
	return append(all, closing...)
}

// count is how many elements at the front are of the fields.
func count(es []compose.Element, fields ...compose.Field) (n int) {
	for n < len(es) {
		found := false
		for _, f := range fields {
			found = found || es[n].Field == f
		}
		if !found {
			break
		}
		n++
	}
	return n
}

// watch reports a first page without text, and a signature without text above
// it on its page.
func (l *layouter) watch(text *compose.Element, first, before, signature *press.Box) {
	at := text.Lines[0].Span()
	page := 0 // of what stands before the signature
	after(first, func(pl press.Plane, _ unit.Length) {
		if pl.Index > 0 {
			l.Fault(&ruleFirstPage, at, "缩短标题或主送机关，单位多的用统称", "首页排不下正文")
		}
	})
	after(before, func(pl press.Plane, _ unit.Length) { page = pl.Index })
	after(signature, func(pl press.Plane, _ unit.Length) {
		if pl.Index != page {
			l.Fault(&ruleBareSignature, at, "增减文字，或在模板里略减 grid.pitch（7.3.5.5），使署名回到前一页", "署名落到没有正文的一页")
		}
	})
}

// after adds to what is told of a box's place.
func after(b *press.Box, f func(press.Plane, unit.Length)) {
	earlier := b.Placed
	b.Placed = func(pl press.Plane, v unit.Length) {
		if earlier != nil {
			earlier(pl, v)
		}
		f(pl, v)
	}
}

// recipients makes the boxes of the 主送机关: flush left, wrapped flush left
// (7.3.2).
func (l *layouter) recipients(e *compose.Element) []press.Box {
	return l.lines(e, l.root, 0)
}

// note makes the boxes of a 附注: indented by two characters, on the line after
// the date (7.3.6).
func (l *layouter) note(e *compose.Element) []press.Box {
	return l.lines(e, l.root, l.Style.Note.Indent)
}

// lines makes the boxes of a paragraph that is no running text.
func (l *layouter) lines(e *compose.Element, parent frame.NodeID, indent int) []press.Box {
	g := l.Shape(press.Piece{Text: e.Lines[0], Face: l.Style.Text.Face})
	return l.Lines(g, l.Measure(indent, 0), l.Style.Text.Size, l.node(parent, e, frame.P, 0))
}
