package render

import (
	"io"

	"gongwen/render/diag"
	"gongwen/render/paper/compose"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/layout"
)

// Copied is what the name of the folder of a notice's copies has behind its own.
const Copied = "-各份"

// Copies are the 份号 of a notice whose copies are numbered one by one (7.2.1),
// in order; nil of one that is a single file, as a draft always is.
func (d *Document) Copies() []string {
	if d.frames == nil || d.frames.Draft {
		return nil
	}
	return d.notice.Letterhead.Serials()
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
		if c.frames = layout.Renumbered(d.frames, d.faces, serial); c.frames == nil {
			c.frames = d.laidOut(serial)
		}
	}
	return c.WritePDF(w)
}

// laidOut are the pages of the notice whose 份号 is another.
func (d *Document) laidOut(serial string) *frame.Document {
	n := *d.notice
	n.Letterhead.Serial = diag.Plain(serial)
	frames, _ := layout.Layout(compose.Compose(&n, d.frames.Draft), d.template, d.faces)
	return frames
}
