package layout

import (
	"strconv"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/unit"
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
	face, size := l.s.Text.Face, l.s.Text.Size
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
		lines, indent := l.hanging(piece{diag.Plain(prefix), face}, piece{a.Title, face}, first, l.s.Grid.Chars*1000, size, lbl, anchor)
		for k := range lines {
			name := &lines[k].lines[len(lines[k].lines)-1]
			u := name.set.scale.Of(indent)
			lines[k].placed = func(pl plane, v unit.Length) {
				x, y, w, h := pl.area(u, v+l.s.Gap()/2, name.width()-u, l.boxHeight(size))
				it := &frame.Link{X: x, Y: y, W: w, H: h, Title: a.Title.S, Node: anchor}
				pl.page.Items = append(pl.page.Items, it)
				l.links = append(l.links, link{it, i})
			}
		}
		boxes = append(boxes, lines...)
		if i == 0 { // 2. stands below 1.
			first += natural(l.shape(piece{diag.Plain(label), face})).Width
		}
	}
	boxes[0].gap = unit.Length(l.s.AttachmentNote.BlankLines) * l.s.Grid.Pitch
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
// its first line, the title on its third; text as in the notice. A table
// without text before it begins right below the title, on a page of its own
// orientation.
func (l *layouter) attachments() {
	f := &l.flow
	l.targets = make([]target, len(l.n.Attachments))
	for i := range l.n.Attachments {
		a := &l.n.Attachments[i]
		var t *table
		if a.Breakdown {
			if t = l.newTable(); !t.columnChars() {
				continue
			}
		}
		bare := t != nil && len(a.Text) == 0
		if bare {
			f.begin(frame.TablePage, t.up)
		} else {
			f.begin(frame.Attachment, false)
		}
		sect := l.doc.Add(l.root, frame.Node{Kind: frame.Sect})
		f.place(l.opening(a, i, sect))
		text := l.paragraphs(a.Text, sect, 2)
		if len(text) > 0 {
			text[0].gap = unit.Length(l.s.Attachment.BlankLines) * l.s.Grid.Pitch
			f.place(text)
		}
		if t != nil {
			t.begin(bare)
			t.fill()
			t.structure(sect)
			t.paginate()
		}
		f.role = frame.Attachment
		f.place(l.paragraphs(a.After, sect, 2)) // 注 and the like: below the table, turned as it is
	}
}

// opening makes the boxes of an attachment's label, on the first line of a
// page, and of its title, from the style's line on.
func (l *layouter) opening(a *notice.Attachment, i int, sect frame.NodeID) []box {
	label, width := a.Label, l.s.Page.AreaWidth
	if len(l.n.Attachments) > 1 {
		label += strconv.Itoa(i + 1)
	}
	if l.flow.up {
		width = l.s.Page.AreaHeight
	}
	ty := l.s.Attachment.Label
	first := l.frameOf(ty.Size, l.single("附件的字样", diag.Plain(label), ty, 0, l.doc.Add(sect, frame.Node{Kind: frame.P})))
	first.keep = true
	first.placed = func(pl plane, v unit.Length) {
		l.targets[i] = target{pl.i, l.s.Page.Top}
		l.outline(diag.Concat(a.Heading...).S, 1, pl, v)
	}
	title := l.centred(a.Heading, l.s.Attachment.Title, width, l.doc.Add(sect, frame.Node{Kind: frame.H, Level: 1}))
	title[0].gap = unit.Length(l.s.Attachment.TitleLine-2) * l.s.Grid.Pitch
	return append([]box{first}, title...)
}
