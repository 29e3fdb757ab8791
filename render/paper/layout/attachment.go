package layout

import (
	"strings"

	"gongwen/render/paper/compose"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/press"
	"gongwen/render/paper/unit"
)

// link is an area of the attachment note, waiting for the page of the part it
// leads to.
type link struct {
	item *frame.Link
	part int
}

// target is the place of a part.
type target struct {
	page int
	y    unit.Length
}

// attachmentNote makes the boxes of the 附件说明 (7.3.4): a blank line below
// the text, indented by two characters, a wrapped name aligned with its first
// character; the later numbers stand below the first.
func (l *layouter) attachmentNote(es []compose.Element, parent frame.NodeID) []press.Box {
	list := l.Doc.Add(parent, frame.Node{Kind: frame.L, Field: compose.AttachmentNote.String()})
	face, size := l.Style.Text.Face, l.Style.Text.Size
	first := l.Style.AttachmentNote.Indent * 1000
	var boxes []press.Box
	for i := range es {
		e := &es[i]
		item := l.node(list, e, frame.LI, 0)
		lbl := l.node(item, e, frame.Lbl, 0)
		anchor := l.node(l.node(item, e, frame.LBody, 0), e, frame.Anchor, 0)
		lines, indent := l.Hanging(l.Shape(press.Piece{Text: e.Label, Face: face}), l.Shape(press.Piece{Text: e.Lines[0], Face: face}), first, l.Style.Grid.Chars*1000, size, lbl, anchor)
		for k := range lines {
			name := &lines[k].Lines[len(lines[k].Lines)-1]
			u := name.Set.Scale.Of(indent)
			lines[k].Placed = func(pl press.Plane, v unit.Length) {
				x, y, w, h := pl.Area(u, v+l.Style.Gap()/2, name.Width()-u, l.BoxHeight(size))
				it := &frame.Link{X: x, Y: y, W: w, H: h, Title: e.Lines[0].S, Node: anchor}
				pl.Page.Items = append(pl.Page.Items, it)
				l.links = append(l.links, link{it, e.Target})
			}
		}
		boxes = append(boxes, lines...)
		if at := strings.LastIndex(e.Label.S, "："); at >= 0 { // 2. stands below 1.
			first += press.Natural(l.Shape(press.Piece{Text: e.Label.Slice(0, at+len("：")), Face: face})).Width
		}
	}
	boxes[0].Gap = unit.Length(l.Style.AttachmentNote.BlankLines) * l.Style.Grid.Pitch
	return boxes
}

// resolveLinks gives every link of the attachment note its page.
func (l *layouter) resolveLinks() {
	for _, k := range l.links {
		t := l.targets[k.part]
		k.item.Page, k.item.TargetY = t.page, t.y
	}
}

// opening makes the boxes of a part's label, on the first line of a page, and
// of its title, from the style's line on; without a label on the first.
func (l *layouter) opening(es []compose.Element, i int, sect frame.NodeID) []press.Box {
	var boxes []press.Box
	for k := range es {
		switch e := &es[k]; e.Field {
		case compose.Label:
			ty := l.Style.Attachment.Label
			label := l.FrameOf(ty.Size, l.Single("附件的字样", e.Lines[0], ty, 0, l.node(sect, e, frame.P, 0)))
			label.Keep = true
			boxes = append(boxes, label)
		case compose.Title:
			title := l.Centred(e.Lines, l.Style.Attachment.Title, l.width(), l.node(sect, e, frame.H, 1))
			if k > 0 {
				title[0].Gap = unit.Length(l.Style.Attachment.TitleLine-2) * l.Style.Grid.Pitch
			}
			boxes = append(boxes, title...)
		}
	}
	boxes[0].Placed = func(pl press.Plane, v unit.Length) {
		l.targets[i] = target{pl.Index, l.Style.Page.Top}
		l.outline(l.d.Parts[i].Title(), 1, pl, v)
	}
	l.Flow.Titled = true
	return boxes
}
