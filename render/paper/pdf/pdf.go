// Package pdf writes finished pages as a PDF of archive grade: PDF/A and
// PDF/UA-1 at once (ISO 19005-2 or -3, ISO 14289-1).
//
// It measures no text, moves nothing and knows no notice: what the frame says
// stands where it says. fpdf draws the pages without any font (draw.go, text.go);
// their streams are read out of its file (harvest.go); everything around them,
// from the catalog to the trailer, is written here. In: a [frame.Document] and
// the fonts its glyph numbers belong to. Out: bytes that depend on those alone,
// or an error, which is a fault of the program or of the writer, never of the
// user.
//
// Clauses without a name are those of ISO 32000-1, PDF 1.7.
package pdf

import (
	"io"

	"gongwen/render/paper/font"
	"gongwen/render/paper/frame"
)

// Producer is what every file says has made it.
const Producer = "gongwen"

// Options say what the file claims and carries beside the pages.
type Options struct {
	// Archive is the level of PDF/A that the file claims. A draft claims none.
	Archive Archive
	// Build is what made the file, for whoever wants to make it again.
	Build Build
	// Files are embedded, which only [PDFA3a] allows.
	Files []File
	// Classic writes every object by itself and a cross-reference table, as
	// readers before PDF 1.5 want it, instead of object streams (7.5.7).
	Classic bool
}

// Write writes the document to w.
func Write(w io.Writer, d *frame.Document, faces *font.Faces, opt Options) error {
	if err := check(d, faces); err != nil {
		return err
	}
	if err := checkOptions(opt); err != nil {
		return err
	}
	doc, err := newDocument(d, faces, opt)
	if err != nil {
		return err
	}
	p := doc.plan()
	z := newDeflater()
	if err := build(p.parts, z); err != nil {
		return err
	}
	return writeFile(w, p, doc.trailer(), opt, z)
}
