package render

import (
	"bufio"
	"bytes"
	"io"
	"slices"
	"strings"
	"sync"

	"gongwen/render/check"
	"gongwen/render/collect"
	"gongwen/render/crew"
	"gongwen/render/diag"
	"gongwen/render/font"
	"gongwen/render/frame"
	"gongwen/render/layout"
	"gongwen/render/notice"
	"gongwen/render/pdf"
	"gongwen/render/sheet"
	"gongwen/render/style"
	"gongwen/render/tomldoc"
	"gongwen/render/verify"
	"gongwen/render/xlsx"
	"gongwen/templates"
)

// Config says how a notice is rendered. The zero Config is the general format
// in the default faces.
type Config struct {
	Template *style.Style // nil: the general template
	Faces    *font.Faces  // nil: the default faces
	Draft    bool         // number and date may be missing; each page is marked 草稿
	Archive  Archive      // what the PDF claims; a draft claims nothing
	Only     Output       // zero: both files
}

// Output is the file that is wanted where not both are. What only the other one
// needs is not planned, and its mistakes are not looked for: where only the
// workbook is wanted there are no pages to write or to dump.
type Output uint8

// The outputs.
const (
	Both Output = iota
	OnlyPDF
	OnlyXLSX
)

// Document is a notice ready to be written. It is immutable: its writers may
// run at the same time.
type Document struct {
	notice   *notice.Notice
	archive  Archive
	template *style.Style // like faces and frames nil where only the workbook is wanted
	faces    *font.Faces
	frames   *frame.Document
	plan     *sheet.Workbook        // nil without tasks, and where only the PDF is wanted
	workbook func() ([]byte, error) // plan as a file, made once where both files hold it
}

// Open runs every stage but the writers over src, which the user knows as
// name. The findings are in file order; when one of them is an error the
// Document is nil. Mistakes that only layout or the workbook can see appear
// when nothing before them is an error.
func Open(name string, src []byte, cfg Config) (*Document, diag.List) {
	n, found := notice.Parse(&diag.Source{Name: name, Text: string(src)}, cfg.Draft)
	if found.HasErrors() {
		found.Sort()
		return nil, found
	}
	found = append(found, check.Run(n)...)

	// The two outputs know nothing of each other; a long table keeps both
	// processors busy.
	doc := &Document{notice: n, archive: cfg.Archive}
	var planned diag.List
	var beside crew.Crew
	beside.Go(func() {
		if n.Breakdown != nil && (cfg.Only != OnlyPDF || cfg.Archive == pdf.PDFA3a) { // which holds the workbook
			doc.plan, planned = sheet.Plan(n)
		}
	})
	if cfg.Only != OnlyXLSX {
		found = append(found, doc.layOut(cfg)...)
	}
	beside.Wait()
	found = append(found, planned...)
	found.Sort()
	if found.HasErrors() {
		return nil, found
	}
	doc.workbook = sync.OnceValues(func() ([]byte, error) {
		var b bytes.Buffer
		err := xlsx.Write(&b, doc.plan)
		return b.Bytes(), err
	})
	return doc, found
}

// layOut makes the pages.
func (d *Document) layOut(cfg Config) (list diag.List) {
	if d.faces = cfg.Faces; d.faces == nil {
		d.faces = DefaultFaces()
	}
	if d.template = cfg.Template; d.template == nil {
		if d.template, list = LoadTemplate(nil); d.template == nil {
			return list // a program built wrong; its tests say so
		}
	}
	d.frames, list = layout.Layout(d.notice, d.template, d.faces, cfg.Draft)
	return list
}

// LoadTemplate reads the general template with the user's own laid over it; nil
// lays nothing. With an error among the findings the style is nil.
func LoadTemplate(over *diag.Source) (*style.Style, diag.List) {
	sources := []*diag.Source{{Name: "templates/general.toml", Text: string(templates.General)}}
	if over != nil {
		sources = append(sources, over)
	}
	s, list := style.Load(sources[0], sources[1:]...)
	if list.HasErrors() {
		return nil, list
	}
	return s, list
}

// WritePDF writes the notice as PDF. An error is one of w, or a fault of the
// program.
func (d *Document) WritePDF(w io.Writer) error {
	opt := pdf.Options{
		Archive: d.archive,
		Build:   pdf.Build{Version: Version, Template: templateDigest(d.template), Fonts: faceDigests(d.faces, d.frames)},
	}
	if d.archive == pdf.PDFA3a && !d.frames.Draft {
		var err error
		if opt.Files, err = d.files(); err != nil {
			return err
		}
	}
	return pdf.Write(w, d.frames, d.faces, opt)
}

// WriteXLSX writes the assignment workbook. A notice without tasks has none
// ([Document.HasWorkbook]) and nothing is written.
func (d *Document) WriteXLSX(w io.Writer) error {
	if d.plan == nil {
		return nil
	}
	if d.archive == pdf.PDFA3a {
		b, err := d.workbook()
		if err != nil {
			return err
		}
		_, err = w.Write(b)
		return err
	}
	return xlsx.Write(w, d.plan)
}

// HasWorkbook reports whether there are tasks to assign, and the workbook is
// wanted, be it inside the PDF.
func (d *Document) HasWorkbook() bool { return d.plan != nil }

// Notice is the model. It is not to be changed.
func (d *Document) Notice() *notice.Notice { return d.notice }

// Frames are the finished pages, for a preview, or nil. They are not to be changed.
func (d *Document) Frames() *frame.Document { return d.frames }

// Plan is the workbook before it is written, or nil. It is not to be changed.
func (d *Document) Plan() *sheet.Workbook { return d.plan }

// Stages are the names of what [Document.Dump] prints.
func Stages() []string { return []string{"model", "frames", "sheets"} }

// Dump prints one of the Stages as text. A notice without tasks has no sheets
// and prints nothing.
func (d *Document) Dump(w io.Writer, stage string) error {
	b := bufio.NewWriter(w) // keeps the first failure
	switch stage {
	case "model":
		d.notice.Dump(b)
	case "frames":
		d.frames.Dump(b, faceKeys[:]...)
	case "sheets":
		if d.plan != nil {
			d.plan.Dump(b)
		}
	default:
		panic("render: no stage " + stage)
	}
	return b.Flush()
}

// Rules are the kinds of findings of all stages, in the order of their codes.
func Rules() []*diag.Rule {
	rules := slices.Concat(tomldoc.Rules(), notice.Rules(), check.Rules(), style.Rules(), layout.Rules(), faceRules, sheet.Rules(), collect.Rules(), verify.Rules())
	slices.SortFunc(rules, func(a, b *diag.Rule) int { return strings.Compare(a.Code, b.Code) })
	return rules
}
