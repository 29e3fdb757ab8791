package render

import (
	"strings"
	"sync"

	"gongwen/render/diag"
	"gongwen/render/paper/font"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/svg"
	"gongwen/render/source/leaf"
	"gongwen/render/source/schema"
	"gongwen/render/source/tomldoc"
)

// Work is a notice that somebody is writing. There is one of any text, right or
// wrong. It is immutable: a changed text begins another.
type Work struct {
	name     string
	text     string
	cfg      Config
	doc      *Document // nil if the text is not TOML
	findings diag.List
	tree     func() (*tomldoc.Node, *leaf.Leaves) // of the text; nil and no leaves if it is not TOML
}

// Begin takes up a notice that may be unfinished. It sets [Config].Partial and
// runs the stages as [Open] does.
func Begin(name string, text []byte, cfg Config) *Work {
	cfg.Partial = true
	w := &Work{name: name, text: string(text), cfg: cfg}
	w.doc, w.findings = Open(name, text, cfg)
	if w.doc != nil {
		w.text = w.doc.notice.Source.Text // of another encoding, what was read
	}
	w.tree = sync.OnceValues(func() (*tomldoc.Node, *leaf.Leaves) {
		if w.doc == nil {
			return nil, leaf.Of(nil)
		}
		return w.doc.tree, leaf.Of(w.doc.tree)
	})
	return w
}

// Text is what the notice is written in. Of a file in another encoding it is what
// was read.
func (w *Work) Text() string { return w.text }

// Findings are what [Open] finds, in file order.
func (w *Work) Findings() diag.List { return w.findings }

// Readable reports whether the text is TOML, so that there are pages, values and
// rows.
func (w *Work) Readable() bool { return w.doc != nil }

// Unissued reports whether what a notice gets last is still missing, the number
// or the date, so that it is laid out as a draft ([Config].Draft) until then.
func (w *Work) Unissued() bool {
	root, _ := w.tree()
	if root == nil {
		return false
	}
	stated := func(key string) bool {
		n := root.Get(key)
		return n != nil && (n.Kind != tomldoc.String || strings.TrimSpace(n.Text.S) != "" && strings.TrimSpace(n.Text.S) != schema.Blank(key))
	}
	if !stated("date") {
		return true
	}
	format := root.Get("format")
	return !stated("number") && (format == nil || format.Text.S != "minutes") // which have none
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
	_, leaves := w.tree()
	return svg.Page(w.doc.frames, i, func(r *frame.Run) (string, int) {
		if r.Span == (diag.Span{}) {
			return "", -1
		}
		return leaves.Caret(r.Span.Start)
	})
}

// PageOf is the first page with a word of a value, or of what stands in it; -1:
// none has.
func (w *Work) PageOf(path string) int {
	if w.Pages() == 0 || path == "" {
		return -1
	}
	_, leaves := w.tree()
	for i := range w.doc.frames.Pages {
		for _, it := range w.doc.frames.Pages[i].Items {
			r, ok := it.(*frame.Run)
			if !ok || r.Span == (diag.Span{}) {
				continue
			}
			if p := leaves.Path(r.Span); p == path || strings.HasPrefix(p, path+".") {
				return i
			}
		}
	}
	return -1
}

// Place is the value that a span of the text belongs to, as its path, and the
// character of the value that stands there, in units of UTF-16; -1: none does.
func (w *Work) Place(at diag.Span) (path string, char int) {
	if at == (diag.Span{}) {
		return "", -1
	}
	_, leaves := w.tree()
	return leaves.Caret(at.Start)
}

// About is the value that a finding speaks of, as [Work.Place] gives it: of a
// missing key the one that there would be.
func (w *Work) About(f *diag.Finding) (path string, char int) {
	if f.Missing == "" {
		return w.Place(f.Span)
	}
	dot := strings.LastIndexByte(f.Missing, '.')
	if dot < 0 {
		return f.Missing, -1
	}
	table, _ := w.Place(f.Span)
	return table + f.Missing[dot:], -1
}

// Summary is [Document.Summary], empty where the text is not TOML.
func (w *Work) Summary() string {
	if w.doc == nil || w.doc.tasks == nil {
		return ""
	}
	return w.doc.Summary()
}

// Document is what can be written: nil while there are errors.
func (w *Work) Document() *Document {
	if w.doc == nil || w.doc.refused {
		return nil
	}
	return w.doc
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

// Heading is the title on one line and the date, as far as they are there.
func (w *Work) Heading() (title, date string) {
	root, _ := w.tree()
	if root == nil {
		return "", ""
	}
	if n := root.Get("title"); n != nil && n.Kind == tomldoc.String {
		title = strings.ReplaceAll(strings.TrimSpace(n.Text.S), "\n", "")
	}
	if n := root.Get("date"); n != nil && n.Kind == tomldoc.Date {
		date = w.text[n.Span.Start:n.Span.End]
	}
	return title, date
}
