package render

import "gongwen/render/diag"

// Work is a notice that somebody is writing. There is one of any text, right or
// wrong. It is immutable: a changed text begins another.
type Work struct {
	doc      *Document // nil if the text is not TOML
	findings diag.List
}

// Begin takes up a notice that may be unfinished. It sets [Config].Partial and
// runs the stages as [Open] does.
func Begin(name string, text []byte, cfg Config) *Work {
	cfg.Partial = true
	w := &Work{}
	w.doc, w.findings = Open(name, text, cfg)
	return w
}

// Findings are what [Open] finds, in file order.
func (w *Work) Findings() diag.List { return w.findings }

// Pages is how many pages there are: none where the text is not TOML, and where
// only the workbook is wanted.
func (w *Work) Pages() int {
	if w.doc == nil || w.doc.frames == nil {
		return 0
	}
	return len(w.doc.frames.Pages)
}

// Document is what can be written: nil while there are errors.
func (w *Work) Document() *Document {
	if w.doc == nil || w.doc.refused {
		return nil
	}
	return w.doc
}
