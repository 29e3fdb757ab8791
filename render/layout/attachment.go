package layout

import (
	"strconv"

	"gongwen/render/diag"
	"gongwen/render/frame"
	"gongwen/render/notice"
	"gongwen/render/text"
	"gongwen/render/unit"
)

// link is an area of the attachment note, waiting for the page of its
// attachment.
type link struct {
	item       *frame.Link
	attachment int
}

// target is the place of an attachment.
type target struct {
	page int
	y    unit.Length
}

// attachmentNote makes the boxes of the 附件说明 (7.3.4): a blank line below
// the text, indented by two characters, no punctuation after a name, a wrapped
// name aligned with its first character. Several are numbered, and the later
// numbers stand below the first.
func (l *layouter) attachmentNote() []box {
	as := l.n.Attachments
	if len(as) == 0 {
		return nil
	}
	const label = "附件："
	list := l.doc.Add(l.root, frame.Node{Kind: frame.L})
	size := l.s.Text.Size
	set := l.setting(size)
	first := l.s.AttachmentNote.Indent * 1000
	var boxes []box
	for i, a := range as {
		prefix := ""
		if i == 0 {
			prefix = label
		}
		if len(as) > 1 {
			prefix += strconv.Itoa(i+1) + "."
		}
		item := l.doc.Add(list, frame.Node{Kind: frame.LI})
		lbl := l.doc.Add(item, frame.Node{Kind: frame.Lbl})
		anchor := l.doc.Add(l.doc.Add(item, frame.Node{Kind: frame.LBody}), frame.Node{Kind: frame.Anchor})
		h := l.hang(piece{diag.Plain(prefix), l.s.Text.Face}, piece{a.Title, l.s.Text.Face}, first, l.s.Grid.Chars*1000)
		for k, b := range l.hangingBoxes(h, size, lbl, anchor) {
			draw := b.draw
			b.draw = func(pl plane, v unit.Length) {
				draw(pl, v)
				u0, u1 := set.scale.Of(h.indent), set.scale.Of(h.lines[k].Width)
				x, y, w, h := pl.area(u0, v+l.s.Gap()/2, u1-u0, l.boxHeight(size))
				it := &frame.Link{X: x, Y: y, W: w, H: h, Title: a.Title.S, Node: anchor}
				pl.page.Items = append(pl.page.Items, it)
				l.links = append(l.links, link{it, i})
			}
			boxes = append(boxes, b)
		}
		if i == 0 { // 2. stands below 1.
			first += natural(l.shape(piece{diag.Plain(label), l.s.Text.Face})).Width
		}
	}
	boxes[0].gap = unit.Length(l.s.AttachmentNote.BlankLines) * l.s.Grid.Pitch
	return boxes
}

// hanging is text that wraps below its own first character, after a label. The
// label stands apart: a line that is justified would move it, and the lines
// below with it.
type hanging struct {
	label, body *galley
	at          *text.Line // of the label
	lines       []text.Line
	indent      int // of the body
}

// hang breaks a body that follows its label, which begins at first, both in
// thousandths of an em.
func (l *layouter) hang(label, body piece, first, width int) *hanging {
	h := &hanging{label: l.shape(label), body: l.shape(body)}
	h.at = natural(h.label)
	for i := range h.at.X {
		h.at.X[i] += first
	}
	h.indent = first + h.at.Width
	h.lines = text.Break(h.body.chars, text.Measure{
		Width: width, First: h.indent, Rest: h.indent, Justify: true, AutoSpace: l.s.Text.AutoSpace,
	})
	return h
}

// hangingBoxes makes a box of each line; the label stands on the first.
func (l *layouter) hangingBoxes(h *hanging, size unit.Size, label, body frame.NodeID) []box {
	boxes := make([]box, len(h.lines))
	for i := range h.lines {
		boxes[i] = box{height: l.frameHeight(size), draw: func(pl plane, v unit.Length) {
			if i == 0 {
				l.emit(pl, h.label, h.at, 0, v+l.baseline(size), l.setting(size, label))
			}
			l.emit(pl, h.body, &h.lines[i], 0, v+l.baseline(size), l.setting(size, body))
		}}
	}
	return boxes
}

// resolveLinks gives every link of the attachment note its page.
func (l *layouter) resolveLinks() {
	for _, k := range l.links {
		t := l.targets[k.attachment]
		k.item.Page, k.item.TargetY = t.page, t.y
	}
}

// attachments sets the pages of every 附件 (7.3.7): a new page, the label on
// its first line, the title on its third; text as in the notice.
func (l *layouter) attachments() {
	for i := range l.n.Attachments {
		a := &l.n.Attachments[i]
		sect := l.doc.Add(l.root, frame.Node{Kind: frame.Sect})
		opening := l.opening(a, i, sect)
		if a.Breakdown && len(a.Text) == 0 {
			l.table(sect, opening, nil)
		} else {
			f := &flow{l: l, role: frame.Attachment}
			f.newPage()
			f.place(append(opening.boxes(l, l.s.Page.AreaWidth), l.paragraphs(a.Text, sect, 2)...))
			l.end = ending{v: f.v}
			if a.Breakdown {
				l.table(sect, nil, f)
			}
		}
		if len(a.After) > 0 {
			f := &flow{l: l, role: frame.Attachment, page: len(l.doc.Pages) - 1, v: l.end.v}
			if l.end.landscape {
				f.newPage()
			}
			f.place(l.paragraphs(a.After, sect, 2))
			l.end = ending{v: f.v}
		}
	}
}

// opening is the label and the title of an attachment, to be set in running
// text or above a landscape table.
type opening struct {
	index        int
	label        *galley
	title        []diag.Text
	labelN, head frame.NodeID
}

func (l *layouter) opening(a *notice.Attachment, i int, sect frame.NodeID) *opening {
	label := a.Label
	if len(l.n.Attachments) > 1 {
		label += strconv.Itoa(i + 1)
	}
	o := &opening{index: i, title: a.Heading}
	o.label = l.shape(piece{diag.Plain(label), l.s.Attachment.Label.Face})
	o.labelN = l.doc.Add(sect, frame.Node{Kind: frame.P})
	o.head = l.doc.Add(sect, frame.Node{Kind: frame.H, Level: 1})
	return o
}

// boxes are the label on the first line of a page of the width and the title
// from the style's line on.
func (o *opening) boxes(l *layouter, width unit.Length) []box {
	ty := l.s.Attachment.Label
	set := l.setting(ty.Size, o.labelN)
	ln := natural(o.label)
	boxes := []box{{height: l.frameHeight(ty.Size), keep: true, draw: func(pl plane, v unit.Length) {
		l.emit(pl, o.label, ln, 0, v+l.baseline(ty.Size), set)
		l.targets = append(l.targets, target{pl.i, l.s.Page.Top})
		l.outline(oneLine(o.title), 1, pl, v)
	}}}
	title := l.centred(o.title, l.s.Attachment.Title, width, o.head)
	title[0].gap = unit.Length(max(0, l.s.Attachment.TitleLine-2)) * l.s.Grid.Pitch
	keep(title, len(title))
	boxes = append(boxes, title...)
	// The blank line below the title goes with it, so that what follows needs
	// to know nothing of titles.
	boxes[len(boxes)-1].height += l.titleBelow()
	return boxes
}

// titleBelow is the white below the title of an attachment.
func (l *layouter) titleBelow() unit.Length {
	return unit.Length(l.s.Attachment.BlankLines) * l.s.Grid.Pitch
}
