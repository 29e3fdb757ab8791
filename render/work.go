package render

import (
	"slices"
	"strings"
	"sync"

	"gongwen/render/book/assign"
	"gongwen/render/check"
	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/paper/font"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/layout"
	"gongwen/render/paper/svg"
	"gongwen/render/source/edit"
	"gongwen/render/source/leaf"
	"gongwen/render/source/schema"
	"gongwen/render/workbench"
)

// Work is a notice that somebody is writing. There is one of any text, right or
// wrong. It is immutable: a changed text begins another.
type Work struct {
	name     string
	text     string
	cfg      Config
	doc      *Document // nil if the text is not TOML
	findings diag.List
	leaves   func() *leaf.Leaves // of the text; none if it is not TOML
}

// Begin takes up a notice that may be unfinished. It sets [Config].Partial and
// runs the stages as [Open] does.
func Begin(name string, text []byte, cfg Config) *Work {
	cfg.Partial = true
	if cfg.memory == nil {
		cfg.memory = new(layout.Memory)
	}
	w := &Work{name: name, text: string(text), cfg: cfg}
	w.doc, w.findings = Open(name, text, cfg)
	if w.doc != nil {
		w.text = w.doc.notice.Source.Text // of another encoding, what was read
	}
	w.leaves = sync.OnceValue(func() *leaf.Leaves { return leaf.Of(w.hand().Root) })
	return w
}

// hand is the text with its tree, as those take it who show or change it; without
// a tree where it is not TOML.
func (w *Work) hand() edit.Doc {
	doc := edit.Doc{Text: w.text}
	if w.doc != nil {
		doc.Root = w.doc.tree
	}
	return doc
}

// Text is what the notice is written in. Of a file in another encoding it is what
// was read.
func (w *Work) Text() string { return w.text }

// Findings are what [Open] finds, in file order.
func (w *Work) Findings() diag.List { return w.findings }

// Complete is [Work.Findings] with what only the workbook finds, where that was not
// wanted: who types waits for the pages alone, and nothing is laid out again.
func (w *Work) Complete() diag.List {
	d := w.doc
	if d == nil || d.tasks == nil || d.plan != nil {
		return w.findings
	}
	_, planned := assign.Plan(d.notice, d.tasks)
	planned = unfollowed(d.notice, planned)
	if len(planned) == 0 {
		return w.findings
	}
	switches := check.SwitchesOf(d.notice, w.cfg.Template.switches())
	all := append(slices.Clone(w.findings), check.Switched(d.notice.Source, switches, planned)...)
	all.Sort()
	return all
}

// Readable reports whether the text is TOML, so that there are pages, values and
// rows.
func (w *Work) Readable() bool { return w.doc != nil }

// Unissued reports whether what a notice gets last is still missing, the number
// or the date, so that it is laid out as a draft ([Config].Draft) until then.
func (w *Work) Unissued() bool { return workbench.Unissued(w.hand()) }

// Heading is the title on one line and the date, as far as they are there.
func (w *Work) Heading() (title, date string) {
	if w.doc == nil {
		return "", ""
	}
	n := w.doc.notice
	if n.Date != (notice.Day{}) {
		date = n.Date.ISO()
	}
	return n.TitleLine(), date
}

// Issuers are the organs that issue it, as far as they are there.
func (w *Work) Issuers() []string { return workbench.Issuers(w.hand()) }

// Values are those of the notice; none where the text is not TOML.
func (w *Work) Values() Values { return workbench.ValuesOf(w.hand()) }

// Rows are the breakdowns, in the order of the file; none where the text is not
// TOML.
func (w *Work) Rows() []Table {
	if w.doc == nil {
		return nil
	}
	return workbench.Tables(w.hand(), w.doc.notice.Breakdowns())
}

// Pages is how many pages there are: none where the text is not TOML, and where
// only the workbook is wanted.
func (w *Work) Pages() int {
	if w.doc == nil || w.doc.frames == nil {
		return 0
	}
	return len(w.doc.frames.Pages)
}

// Sheet is what a page is, as it is read.
type Sheet struct {
	Width  int64  `json:"w"` // micrometres
	Height int64  `json:"h"`
	Role   string `json:"role"`
	Number int    `json:"number"` // printed; 0: none
}

// Sheet is that of page i.
func (w *Work) Sheet(i int) Sheet {
	p := &w.doc.frames.Pages[i]
	width, height := svg.Size(w.doc.frames, i)
	return Sheet{int64(width), int64(height), p.Role.String(), p.Number}
}

// Page is page i as SVG. Its text is in the faces of the [Config]: class gN is
// that of [Config.Face] N. What stands in the source has its path in data-p and
// the character of the value in data-c.
func (w *Work) Page(i int) []byte {
	return svg.Page(w.doc.frames, i, func(r *frame.Run) (string, int) { return w.Place(r.Span) })
}

// PageOf is the first page with a word of a value, or of what stands in it; -1:
// none has.
func (w *Work) PageOf(path string) int {
	if w.Pages() == 0 || path == "" {
		return -1
	}
	return w.doc.frames.PageOf(func(at diag.Span) bool {
		p := w.leaves().Path(at)
		return p == path || strings.HasPrefix(p, path+".")
	})
}

// Place is the value that a span of the text belongs to, as its path, and the
// character of the value that stands there, in units of UTF-16; -1: none does.
func (w *Work) Place(at diag.Span) (path string, char int) {
	return w.leaves().Caret(at)
}

// About is the value that a finding speaks of, as [Work.Place] gives it: of a
// missing key the one that there would be.
func (w *Work) About(f *diag.Finding) (path string, char int) { return w.leaves().About(f) }

// Summary is [Document.Summary], empty where the text is not TOML.
func (w *Work) Summary() string {
	if w.doc == nil || w.doc.tasks == nil {
		return ""
	}
	return w.doc.Summary()
}

// Faces is how many faces a document has.
const Faces = int(font.FaceCount)

// Face is one of the faces as a file for a browser, with its digest, which names
// it for as long as it is kept.
func (c Config) Face(n int) (digest [32]byte, file func() []byte) {
	faces := c.Faces
	if faces == nil {
		faces = DefaultFaces()
	}
	f := faces.Font(font.Face(n))
	return f.Digest(), f.Web
}

// Keys is every key of the source file. It is not to be written to.
func Keys() []schema.Key { return schema.Keys() }
