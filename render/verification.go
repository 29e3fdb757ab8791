package render

import (
	"bytes"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/verify"
)

// What a finished file is found to be. MaxPDF is the size of one that is still
// read, and NotChecked what a report leaves to others.
type (
	Report   = verify.Report
	Manifest = verify.Manifest
)

const (
	MaxPDF     = verify.MaxFile
	NotChecked = verify.NotChecked
	// MaxManifest is the size of a list of sums that is still read.
	MaxManifest = verify.MaxManifest
)

// The verdicts and answers that the command tells apart.
const (
	Fit        = verify.Fit
	Unfit      = verify.Unfit
	Clear      = verify.Clear
	NotRebuilt = verify.NotRebuilt
	Same       = verify.Same
)

// Verify reads a PDF of any origin, which the user knows as name.
func Verify(name string, data []byte) *Report { return verify.File(name, data) }

// ParseManifest reads a list of sums as sha256sum writes it.
func ParseManifest(src *diag.Source) (Manifest, diag.List) { return verify.ParseManifest(src) }

// Rebuild makes the file of a report anew from its source and notes in the
// report how the two compare. cfg has the template and the faces; the level and
// whether it is a draft the file says itself. The findings are the source's
// errors. An error is a fault of the program.
func Rebuild(r *Report, name string, src []byte, cfg Config) (diag.List, error) {
	cfg.Draft = r.Claim.Part == 0
	cfg.Archive, _ = ParseArchive(fmt.Sprint(r.Claim.Part, strings.ToLower(r.Claim.Level)))
	doc, list := Open(name, src, cfg)
	if doc == nil {
		r.NoSource(name)
		return list, nil
	}
	// A file that carries its source knows it by the name it had then.
	for _, a := range r.Attachments {
		if a.Relationship == "Source" && a.Name != path.Base(name) {
			doc, _ = Open(a.Name, src, cfg)
		}
	}
	var b bytes.Buffer
	write := doc.WritePDF
	if slices.Contains(doc.Copies(), r.Serial) { // one of several, by its 份号
		write = func(w io.Writer) error { return doc.WriteCopy(w, r.Serial) }
	}
	if err := write(&b); err != nil {
		return nil, err
	}
	r.Compare(b.Bytes())
	return nil, nil
}
