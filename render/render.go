package render

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"sync"

	"gongwen/render/book"
	"gongwen/render/book/assign"
	"gongwen/render/book/sheet"
	"gongwen/render/book/told"
	"gongwen/render/book/xlsx"
	"gongwen/render/check"
	"gongwen/render/crew"
	"gongwen/render/diag"
	"gongwen/render/intake"
	"gongwen/render/notice"
	"gongwen/render/paper/compose"
	"gongwen/render/paper/font"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/layout"
	"gongwen/render/paper/pdf"
	"gongwen/render/paper/style"
	"gongwen/render/source/bind"
	"gongwen/render/source/origin"
	"gongwen/render/source/tomldoc"
	"gongwen/render/verify"
)

// Config says how a notice is rendered. The zero Config is the general format
// in the default faces.
type Config struct {
	Template *Template   // nil: the program's own
	Faces    *font.Faces // nil: the default faces
	Draft    bool        // number and date may be missing; each page is marked 草稿
	Archive  Archive     // what the PDF claims; a draft claims nothing
	Only     Output      // zero: both files
	Partial  bool        // there are pages whenever the text is TOML; they are for the eye alone

	memory *layout.Memory // of the texts that this one came from; nil: none
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
	OnlyFindings // neither: there is no Document, and all is found that is found of both
)

// MaxSource is the size of the largest source that is read: of a notice, a
// template, a fonts.toml.
const MaxSource = tomldoc.MaxSize

// Foreign says what a file is that is no source, and what to do with it. Both are
// empty of text, and of what nobody knows.
func Foreign(name string, data []byte) (what, hint string) { return origin.Foreign(name, string(data)) }

// Document is a notice ready to be written. It is immutable: its writers may
// run at the same time.
type Document struct {
	notice   *notice.Notice
	tree     *tomldoc.Node     // of its source, for who changes it: nil without Config.Partial
	tasks    *notice.Breakdown // all of its breakdowns as one; nil without
	refused  bool              // it has errors, which Config.Partial lets pass
	archive  Archive
	template *style.Style // like all of paper nil where only the workbook is wanted
	faces    *font.Faces
	elements *compose.Document
	frames   *frame.Document
	plan     *book.Workbook         // nil without tasks, and where only the PDF is wanted
	workbook func() ([]byte, error) // plan as a file, made once where both files hold it
}

// ErrRefused is what the writers of a Document say whose notice has errors.
var ErrRefused = errors.New("render: a notice with errors is not written")

// Open runs every stage but the writers over src, which the user knows as
// name. The findings are in file order; when one of them is an error the
// Document is nil. Of a text that is TOML all stages tell theirs at once, but for
// what would follow from the mistakes of another.
//
// With [Config].Partial there is a Document whenever src is TOML, and of one
// with errors the pages are what can be made of it: its writers refuse.
func Open(name string, src []byte, cfg Config) (*Document, diag.List) {
	parse := bind.Parse
	var root *tomldoc.Node
	if cfg.Partial {
		parse = func(src *diag.Source, draft bool) (n *notice.Notice, found diag.List) {
			n, root, found = bind.ParseTree(src, draft)
			return n, found
		}
	}
	n, found := parse(&diag.Source{Name: name, Text: string(src)}, cfg.Draft)
	var switches []diag.Switch
	if n != nil {
		if switches = check.SwitchesOf(n, cfg.Template.switches()); len(switches) > 0 {
			found = append(found, check.Switches(switches, Rules())...)
		}
	}
	told := func(found diag.List) diag.List { // what there is to tell of the findings, in file order
		if n != nil {
			found = check.Switched(n.Source, switches, found)
		}
		found.Sort()
		return found
	}
	doc := &Document{notice: n, tree: root, archive: cfg.Archive, refused: found.HasErrors()}
	if n == nil {
		return nil, told(found)
	}
	doc.tasks = n.Assignment()
	// The two outputs know nothing of each other; a long table keeps both
	// processors busy.
	var drawn, judged, planned diag.List
	var beside crew.Crew
	beside.Go(func() { judged = check.Run(n) })
	beside.Go(func() {
		if doc.tasks != nil && (cfg.Only != OnlyPDF || cfg.Archive == pdf.PDFA3a) { // which holds the workbook
			doc.plan, planned = assign.Plan(n, doc.tasks)
		}
	})
	if cfg.Only != OnlyXLSX {
		drawn = doc.layOut(cfg)
	}
	beside.Wait()
	found = told(append(found, unfollowed(n, slices.Concat(drawn, judged, planned))...))
	if doc.refused = found.HasErrors(); doc.refused && !cfg.Partial || cfg.Only == OnlyFindings {
		return nil, found
	}
	doc.workbook = sync.OnceValues(func() ([]byte, error) {
		var b bytes.Buffer
		err := xlsx.Write(&b, doc.plan)
		return b.Bytes(), err
	})
	return doc, found
}

// unfollowed are findings without those that would follow from a mistake: what
// speaks of the lack of a value that is there, and wrong.
func unfollowed(n *notice.Notice, found diag.List) diag.List {
	if len(n.Lost) == 0 {
		return found
	}
	return slices.DeleteFunc(found, func(f diag.Finding) bool { return f.Rule.Without(n.Lost) })
}

// layOut makes the pages.
func (d *Document) layOut(cfg Config) (list diag.List) {
	if d.faces = cfg.Faces; d.faces == nil {
		d.faces = DefaultFaces()
	}
	if cfg.Template != nil {
		d.template = cfg.Template.Format(d.notice.Form)
	} else if d.template, list = ownFormat(d.notice.Form); list.HasErrors() {
		return list // a program built wrong; its tests say so
	}
	d.elements = compose.Compose(d.notice, cfg.Draft)
	if cfg.Only == OnlyFindings {
		return layout.Findings(d.elements, d.template, d.faces)
	}
	d.frames, list = layout.Again(d.elements, d.template, d.faces, cfg.memory)
	return list
}

// WritePDF writes the notice as PDF. An error is one of w, or a fault of the
// program, or [ErrRefused].
func (d *Document) WritePDF(w io.Writer) error {
	if d.refused {
		return ErrRefused
	}
	opt := pdf.Options{Archive: d.archive, Build: d.build()}
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
	if d.refused {
		return ErrRefused
	}
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

// Summary is a line about what was read out of words, for whom the tasks are and
// which have no date; empty without tasks.
func (d *Document) Summary() string {
	s := d.notice.Summarize()
	return s.Line()
}

// HasWorkbook reports whether there are tasks to assign, and the workbook is
// wanted, be it inside the PDF.
func (d *Document) HasWorkbook() bool { return d.plan != nil }

// Stages are the names of what [Document.Dump] prints.
func Stages() []string { return []string{"model", "elements", "frames", "sheets"} }

// Dump prints one of the Stages as text. A notice without tasks has no sheets
// and prints nothing.
func (d *Document) Dump(w io.Writer, stage string) error {
	b := bufio.NewWriter(w) // keeps the first failure
	switch stage {
	case "model":
		d.notice.Dump(b)
	case "elements":
		d.elements.Dump(b)
	case "frames":
		names := style.FaceKeys()
		d.frames.Dump(b, names[:]...)
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
	rules := slices.Concat(tomldoc.Rules(), origin.Rules(), bind.Rules(), check.Rules(), style.Rules(), layout.Rules(), sheet.Rules(), assign.Rules(), told.Rules(), intake.Rules(), verify.Rules())
	slices.SortFunc(rules, func(a, b *diag.Rule) int { return strings.Compare(a.Code, b.Code) })
	return rules
}
