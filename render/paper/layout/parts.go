package layout

import (
	"slices"
	"unicode/utf8"

	"gongwen/render/paper/compose"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/press"
	"gongwen/render/paper/style"
	"gongwen/render/paper/table"
	"gongwen/render/paper/unit"
)

// parts sets the notice, then on pages of their own what it issues and what is
// attached (7.3.7).
func (l *layouter) parts() {
	l.body()
	for i := 1; i < len(l.d.Parts); i++ {
		l.part(i)
	}
}

// body sets the notice itself.
func (l *layouter) body() {
	pl := l.AddPage(frame.First, false)
	l.Flow.Role = frame.Other
	l.Flow.V = l.head(pl)
	if l.Style.Head == style.LetterHead {
		l.Flow.First.Limit = l.letterEnd() - l.Style.Gap() + l.Style.Gap()/2
	}
	l.part(0)
	l.Flow.Tight = 0
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
			content, t = k, table.New(l.Press, &p.Elements[k], i == 0, l.aboveTable(i, p.Elements[:open], p.Elements[open:k], p.Elements[k+1:]), l.lent)
			break
		}
	}
	bare := i > 0 && t != nil && content == open
	turned := bare || i > 0 && t != nil && t.Up() && l.turns(p.Elements[open:content])
	parent := l.root
	var title []press.Box // of the notice itself, which its text says how to place
	if i == 0 {
		if open > 0 {
			title = l.title(&p.Elements[0])
		}
		f.Titled = true // what stands above is the head, or the title
	} else {
		if turned {
			f.Begin(frame.TablePage, t.Up())
		} else {
			f.Begin(frame.Attachment, false)
		}
		parent = l.Doc.Add(l.root, frame.Node{Kind: frame.Sect})
		f.Place(l.opening(p.Elements[:open], i, parent))
	}
	text, end := l.text(title, p.Elements[open:content], i, parent)
	if i == 0 {
		if t == nil {
			l.tighten(title, text, end)
		}
		f.Place(title)
		l.fillLetter(f, text)
	}
	f.Place(text)
	if t == nil {
		return
	}
	role := f.Role
	t.Set(parent, turned)
	if f.Role = role; turned {
		f.Role = frame.Attachment
	}
	if i == 0 && f.Up { // the closing stands upright
		f.Begin(frame.Other, false)
	}
	text, _ = l.text(nil, p.Elements[content+1:], i, parent) // 注 and the like: below the table, turned as it is
	f.Place(text)
}

// mostTurned is how many lines of text above a landscape table are turned with it:
// they and the title leave the table half of the page. More stand upright on pages
// of their own.
const mostTurned = 5

// turns reports whether the text above a landscape table stands on its page.
func (l *layouter) turns(es []compose.Element) bool {
	return l.about(es, int(l.Style.Page.AreaHeight/l.Style.Cell()), l.Style.Text.Indent) <= mostTurned
}

// about is how many lines of so many characters elements take, as far as counting
// characters tells.
func (l *layouter) about(es []compose.Element, chars, indent int) (lines int) {
	for i := range es {
		for _, t := range es[i].Lines {
			lines += (utf8.RuneCountInString(t.S) + indent + chars - 1) / chars
		}
	}
	return lines
}

// aboveTable is about what label, title and text of a part take of the page where
// its table begins; of the notice itself, which has its head there, what its closing
// takes below the table is.
func (l *layouter) aboveTable(part int, opening, text, closing []compose.Element) (a table.Above) {
	s := l.Style
	if part == 0 {
		if compose.Find(closing, compose.Signature) == nil || compose.Find(closing, compose.Text) != nil || joint(closing) {
			return a // text goes along with the signature; rows of seals have pages of their own
		}
		a.After = unit.Length(s.Signature.PlainBlankLines+2) * s.Grid.Pitch
		if l.d.Sealed {
			a.After = unit.Length(s.Signature.SealBlankLines+1)*s.Grid.Pitch + (s.Signature.SealSize+s.Gap())/2
		}
		if n := len(closing) - count(closing, compose.AttachmentNote); n < len(closing) {
			a.After += unit.Length(s.AttachmentNote.BlankLines+len(closing)-n) * s.Grid.Pitch
		}
		return a
	}
	ty := s.Attachment.Title
	for _, up := range []bool{false, true} {
		width, height := s.Page.AreaWidth, s.Page.AreaHeight
		if up {
			width, height = height, width
		}
		var v unit.Length
		for i := range opening {
			if opening[i].Field == compose.Label {
				v += unit.Length(s.Attachment.TitleLine-1) * s.Grid.Pitch
			} else {
				v += unit.Length(l.about(opening[i:i+1], int(width/ty.Size.Em()), 0)) * (l.BoxHeight(ty.Size) + s.Gap())
			}
		}
		v += s.Table.Gap - s.Gap()
		if lines := l.about(text, int(width/s.Cell()), s.Text.Indent); lines > 0 {
			v += unit.Length(s.Attachment.BlankLines+lines) * s.Grid.Pitch
		}
		switch {
		case !up:
			a.Upright = v % height
		case l.turns(text):
			a.Turned = v
		}
	}
	return a
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
// Signature and date stay together, and with the two lines above them, which
// move along: a side that says 此页无正文 is never made. An attachment note
// moves with two lines of the text if they leave no more than a third of a page
// white, a longer one may begin where the text ends.
// But the first line of the text never leaves the first page (7.3.3), and a 附注
// may go on alone. title is what stands above and has no place yet.
func (l *layouter) text(title []press.Box, es []compose.Element, part int, parent frame.NodeID) ([]press.Box, closing) {
	var text, signature, notes []press.Box
	first, last := 0, 0 // of the 正文, behind it
	for k := 0; k < len(es); k++ {
		switch e := &es[k]; e.Field {
		case compose.Recipients:
			text = append(text, l.recipients(e)...)
			first, last = len(text), len(text)
		case compose.Text:
			text = append(text, l.paragraph(e, parent, 2)...)
			last = len(text)
		case compose.AttachmentNote:
			n := count(es[k:], compose.AttachmentNote)
			text = append(text, l.attachmentNote(es[k:k+n], parent)...)
			k += n - 1
		case compose.Attendance:
			n := count(es[k:], compose.Attendance)
			text = append(text, l.attendance(es[k:k+n], parent)...)
			k += n - 1
		case compose.Signature, compose.Post:
			n := count(es[k:], compose.Signature, compose.Post, compose.Under, compose.Date)
			signature = append(signature, l.signature(es[k:k+n])...)
			k += n - 1
		case compose.Note:
			notes = append(notes, l.note(e)...)
		}
	}
	if l.Flow.Titled && len(text) > 0 {
		switch {
		case part == 0 && !l.titled(): // the head leaves its white
			l.watchFirst(es, text, first)
		case part == 0:
			text[0].Gap = l.white(l.Style.Title.BlankLines) - l.Style.Gap() // 7.3.2, edge to edge as above the title
			l.watchFirst(es, text, first)
		case !l.Flow.Up:
			text[0].Gap = unit.Length(l.Style.Attachment.BlankLines) * l.Style.Grid.Pitch
		}
		l.Flow.Titled = false
	}
	end := closing{signature: -1, free: -1}
	if len(signature) > 0 {
		for i := first; i < last; i++ {
			text[i].Keep = text[i].Keep && i > first && i < last-1
		}
		kept := l.Style.Signature.KeepLines
		if note := len(text) - last; note+kept <= l.Style.Grid.Lines/mostMoved {
			kept += note
		}
		press.Keep(text, max(0, min(kept, len(text)-1-first)))
		press.Keep(signature[:len(signature)-1], len(signature))
		words := text // an attachment note is no text
		if last > first {
			words = text[:last]
		}
		l.watchSignature(es, title, words, signature, last-first)
		l.watchWhite(es, text, &signature[0])
		end = closing{signature: len(text), free: max(-1, len(text)-1-kept), spare: l.spare}
	}
	return slices.Concat(text, signature, notes), end
}

// mostMoved is the part of a page that may be left white, one of so many, for the
// attachment note to follow the text to the signature's page.
const mostMoved = 3

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

// watchFirst reports a first page without text, which begins behind so many
// lines of recipients. Where these begin on that page they are what fills it, and
// may go to the 版记 (7.3.2, 7.4.2).
func (l *layouter) watchFirst(es []compose.Element, text []press.Box, recipients int) {
	if len(text) == recipients {
		return
	}
	at, hint := compose.Find(es, compose.Text).Lines[0].Span(), "缩短标题"
	if recipients > 0 {
		hint = "缩短标题或主送机关，单位多的用统称"
		after(&text[0], func(pl press.Plane, _ unit.Length) {
			if pl.Index == 0 {
				at = compose.Find(es, compose.Recipients).Lines[0].Span()
				hint = "主送机关移到版记：写在 [imprint] 的 recipients 里（7.3.2、7.4.2），或用统称"
			}
		})
	}
	after(&text[recipients], func(pl press.Plane, _ unit.Length) {
		if pl.Index > 0 {
			l.Fault(&ruleFirstPage, at, hint, "首页排不下正文")
		}
	})
}

// mostWhiteLines is how many lines a page may stay empty at its end without a
// word: what the lines that go with the signature leave is seen from three on.
const mostWhiteLines = 2

// watchWhite reports a page left white because the text that a signature takes
// along goes on to the next (7.3.5.5), where no squeeze helped.
func (l *layouter) watchWhite(es []compose.Element, above []press.Box, signature *press.Box) {
	var at *compose.Element // the last paragraph, whose length decides
	for i := range es {
		if es[i].Field == compose.Text {
			at = &es[i]
		}
	}
	if at == nil {
		return
	}
	s := l.Style
	page, bottom := -1, unit.Length(0) // where the text ends before the page of its last lines
	now, low := -1, unit.Length(0)
	for i := range above {
		height := above[i].Height
		after(&above[i], func(pl press.Plane, v unit.Length) {
			if now >= 0 && pl.Index > now {
				page, bottom = now, low
			}
			now, low = pl.Index, v+height
		})
	}
	after(signature, func(pl press.Plane, _ unit.Length) {
		limit, where := s.Page.AreaHeight+s.Gap()/2, "首页"
		switch {
		case page > 0:
			where = "前一页"
		case l.Flow.First.Limit > 0:
			limit = l.Flow.First.Limit
		}
		if lines := int((limit - bottom) / s.Grid.Pitch); page >= 0 && pl.Index == page+1 && lines > mostWhiteLines {
			l.Fault(&ruleWhite, at.Lines[0].Span(), "增减一两行文字；署名要与至少两行正文同页，行距、空行已经压到限度（7.3.5.5）", "署名和日期移到第 %d 页，%s末尾空了 %d 行", pl.Index+1, where, lines)
		}
	})
}

// watchSignature reports a signature with neither text nor a table above it on
// its page. The text has so many lines.
func (l *layouter) watchSignature(es []compose.Element, title, above, signature []press.Box, lines int) {
	at := compose.Find(es, compose.Signature).Lines[0].Span()
	hint := "表放到附件里，或让表竖排（orientation = \"portrait\"）"
	page := l.Flow.Page // of what stands before the signature
	if l.Flow.Top {
		page-- // a table lies on the page before
	}
	before := above
	if len(before) == 0 {
		before = title
	}
	if n := len(before); n > 0 {
		after(&before[n-1], func(pl press.Plane, _ unit.Length) { page = pl.Index })
	}
	if e := compose.Find(es, compose.Text); e != nil && len(above) > 0 {
		at, hint = e.Lines[0].Span(), "增减文字，或在模板里略减 grid.pitch（7.3.5.5），使署名回到前一页"
		if lines == 1 { // it stays on the first page (7.3.3)
			hint = "正文添几个字，排到两行，第二行就移去与署名同页（7.3.3、7.3.5.5）"
			if mark := l.inHead(compose.Mark); mark != nil && len(mark.Lines) > 1 {
				hint += "；或让标志只用主办机关的（[letterhead] 的 mark），首页多出几行"
			}
		}
	}
	told := false
	for i := range signature { // rows of seals may need more pages than one
		after(&signature[i], func(pl press.Plane, _ unit.Length) {
			if pl.Index != page && !told {
				told = true
				l.Fault(&ruleBareSignature, at, hint, "署名落到没有正文的一页")
			}
		})
	}
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
