package render

import (
	"fmt"
	"io"
	"slices"
	"strconv"

	"gongwen/render/diag"
	"gongwen/render/paper/compose"
	"gongwen/render/paper/font"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/layout"
)

// Copied is what the name of the folder of a notice's copies has behind its own.
const Copied = "-各份"

// Copies are the 份号 of a notice whose copies are numbered one by one (7.2.1),
// in order; nil of one that is a single file, as a draft always is.
func (d *Document) Copies() []string {
	h := &d.notice.Letterhead
	first, err := strconv.Atoi(h.Serial.S)
	if h.Copies < 2 || err != nil || d.frames == nil || d.frames.Draft {
		return nil
	}
	all := make([]string, h.Copies)
	for i := range all {
		all[i] = fmt.Sprintf("%0*d", len(h.Serial.S), first+i)
	}
	return all
}

// CopyParts are the copies of [Document.Copies], a file each, named by its 份号.
// They may be written at the same time.
func (d *Document) CopyParts() []Part {
	var parts []Part
	for _, serial := range d.Copies() {
		parts = append(parts, Part{Name: serial + ".pdf", Write: func(w io.Writer) error { return d.WriteCopy(w, serial) }})
	}
	return parts
}

// WriteCopy writes the copy of that 份号 as PDF: the notice as it is with another
// number. The pages are laid out once for all copies, which may be written at the
// same time.
func (d *Document) WriteCopy(w io.Writer, serial string) error {
	c := *d
	if serial != d.notice.Letterhead.Serial.S {
		if c.frames = d.numbered(serial); c.frames == nil {
			c.frames = d.laidOut(serial)
		}
	}
	return c.WritePDF(w)
}

// numbered are the pages with another 份号; nil where its digits are not as wide
// as those that stand there, as in every face for Chinese they are.
func (d *Document) numbered(serial string) *frame.Document {
	f := *d.frames
	f.Info.Elements = slices.Clone(f.Info.Elements)
	for i := range f.Info.Elements {
		if p := &f.Info.Elements[i]; p.Name == compose.Serial.String() {
			p.Value = serial
		}
	}
	f.Pages = slices.Clone(f.Pages)
	first := &f.Pages[0]
	first.Items = slices.Clone(first.Items)
	for i, it := range first.Items {
		old, ok := it.(*frame.Run)
		if !ok || old.Node < 0 || f.Nodes[old.Node].Field != compose.Serial.String() {
			continue
		}
		if len(old.Glyphs) != len(serial) {
			return nil
		}
		run := *old
		run.Glyphs = slices.Clone(run.Glyphs)
		face := d.faces.Font(font.Face(run.Face))
		for k := range run.Glyphs {
			g := &run.Glyphs[k]
			found, id, held := d.faces.Lookup(font.Face(run.Face), rune(serial[k]))
			if !held || found != font.Face(run.Face) || face.Advance(id) != face.Advance(g.ID) {
				return nil
			}
			g.Rune, g.ID = rune(serial[k]), id
		}
		first.Items[i] = &run
		return &f
	}
	return nil
}

// laidOut are the pages of the notice whose 份号 is another.
func (d *Document) laidOut(serial string) *frame.Document {
	n := *d.notice
	n.Letterhead.Serial = diag.Plain(serial)
	frames, _ := layout.Layout(compose.Compose(&n, d.frames.Draft), d.template, d.faces)
	return frames
}
