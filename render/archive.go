package render

import (
	"cmp"

	"gongwen/render/diag"
	"gongwen/render/paper/pdf"
	"gongwen/render/paper/style"
)

// Version of the program, which the files that it makes state.
const Version = diag.Version

// Archive is the level of PDF/A that a PDF claims beside PDF/UA-1; the zero
// value is PDF/A-2a.
type Archive = pdf.Archive

// Archives are the levels by their names: 2a, 2u, and 3a, which embeds the
// source and the workbook. It is never the default: comments in a source are
// not for publication.
func Archives() (names []string) {
	for _, a := range pdf.Archives() {
		names = append(names, a.String())
	}
	return names
}

// ParseArchive is the level of that name.
func ParseArchive(name string) (Archive, bool) { return pdf.ParseArchive(name) }

// files are what PDF/A-3a carries: all that the notice was made from and all
// that was made from it.
func (d *Document) files() ([]pdf.File, error) {
	files := []pdf.File{pdf.SourceFile(d.notice.Source.Name, d.notice.Source.Text)}
	if d.plan == nil {
		return files, nil
	}
	workbook, err := d.workbook()
	if err != nil {
		return nil, err
	}
	return append(files, pdf.WorkbookFile(d.notice.Source.Name, workbook)), nil
}

// build is what the file says it was made with.
func (d *Document) build() pdf.Build {
	return pdf.Build{
		Version:  Version,
		Template: cmp.Or(d.template.Fingerprint(), pdf.Own),
		Fonts:    cmp.Or(style.FacesFingerprint(d.faces, DefaultFaces(), d.frames.Faces()), pdf.Own),
	}
}
