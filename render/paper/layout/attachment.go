package layout

import (
	"strings"

	"gongwen/render/paper/compose"
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
// the text, indented by two characters, a wrapped name aligned with its first
// character; the later numbers stand below the first.
func (l *layouter) attachmentNote(es []compose.Element, parent frame.NodeID) []box {
	list := l.doc.Add(parent, frame.Node{Kind: frame.L})
	face, size := l.s.Text.Face, l.s.Text.Size
	first := l.s.AttachmentNote.Indent * 1000
	var boxes []box
	for i := range es {
		e := &es[i]
		item := l.doc.Add(list, frame.Node{Kind: frame.LI, Field: e.Field.String(), Path: e.Path})
		lbl := l.doc.Add(item, frame.Node{Kind: frame.Lbl})
		anchor := l.doc.Add(l.doc.Add(item, frame.Node{Kind: frame.LBody}), frame.Node{Kind: frame.Anchor})
		lines, indent := l.hanging(piece{e.Label, face}, piece{e.Lines[0], face}, first, l.s.Grid.Chars*1000, size, lbl, anchor)
		for k := range lines {
			name := &lines[k].lines[len(lines[k].lines)-1]
			u := name.set.scale.Of(indent)
			lines[k].placed = func(pl plane, v unit.Length) {
				x, y, w, h := pl.area(u, v+l.s.Gap()/2, name.width()-u, l.boxHeight(size))
				it := &frame.Link{X: x, Y: y, W: w, H: h, Title: e.Lines[0].S, Node: anchor}
				pl.page.Items = append(pl.page.Items, it)
				l.links = append(l.links, link{it, e.Target})
			}
		}
		boxes = append(boxes, lines...)
		if at := strings.LastIndex(e.Label.S, "："); at >= 0 { // 2. stands below 1.
			first += natural(l.shape(piece{e.Label.Slice(0, at+len("：")), face})).Width
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

// opening makes the boxes of a part's label, on the first line of a page, and
// of its title, from the style's line on; without a label on the first.
func (l *layouter) opening(es []compose.Element, i int, sect frame.NodeID) []box {
	width := l.s.Page.AreaWidth
	if l.flow.up {
		width = l.s.Page.AreaHeight
	}
	var boxes []box
	told := func(pl plane, v unit.Length) {
		l.targets[i] = target{pl.i, l.s.Page.Top}
		l.outline(l.d.Parts[i].Title(), 1, pl, v)
	}
	if e := &es[0]; e.Field == compose.Label {
		ty := l.s.Attachment.Label
		first := l.frameOf(ty.Size, l.single("附件的字样", e.Lines[0], ty, 0, l.doc.Add(sect, frame.Node{Kind: frame.P, Field: e.Field.String(), Path: e.Path})))
		first.keep = true
		boxes = append(boxes, first)
	}
	e := &es[len(es)-1]
	title := l.centred(e.Lines, l.s.Attachment.Title, width, l.doc.Add(sect, frame.Node{Kind: frame.H, Level: 1, Field: e.Field.String(), Path: e.Path}))
	if len(boxes) > 0 {
		title[0].gap = unit.Length(l.s.Attachment.TitleLine-2) * l.s.Grid.Pitch
	}
	boxes = append(boxes, title...)
	boxes[0].placed = told
	l.flow.titled = true
	return boxes
}
