package desk

import (
	"hash/fnv"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"gongwen/cmd/gongwen/desk/screen"
	"gongwen/render"
	"gongwen/render/diag"
)

// look is what a page sees and has: only pages that are seen and that it lacks are
// sent.
type look struct {
	File string            `json:"file"`
	Rev  int               `json:"rev"`
	See  []int             `json:"see"`
	Have map[string]string `json:"have"`
	Know digests           `json:"know"`
	Want []string          `json:"want"`
	Find string            `json:"find"` // a value: on which page is it
}

type digests struct {
	Values string `json:"values"`
	Tables string `json:"tables"`
}

// most is how many pages are drawn for one look.
const most = 24

// state is a notice as its page shows it.
type state struct {
	File     string            `json:"file"`
	Rev      int               `json:"rev"`
	Undo     bool              `json:"undo"`
	Redo     bool              `json:"redo"`
	Disk     string            `json:"disk"`
	DiskNote string            `json:"diskNote"`
	Text     *string           `json:"text,omitempty"`
	Values   any               `json:"values,omitempty"`
	Tables   any               `json:"tables,omitempty"`
	Patches  []patch           `json:"patches,omitempty"` // what makes the tables that the page has these
	Digests  digests           `json:"digests"`
	Findings []finding         `json:"findings"`
	Pages    []page            `json:"pages"`
	SVG      map[string]string `json:"svg"`
	Stale    bool              `json:"stale"` // the text is no TOML: the pages are those of before
	Draft    bool              `json:"draft"` // number or date are missing
	Summary  string            `json:"summary"`
	Found    int               `json:"found"`  // the page of look.Find, -1: none
	Millis   float64           `json:"millis"` // what the answer took in here
}

type page struct {
	render.Sheet
	Hash string `json:"hash"` // empty of a page that is not seen
}

type finding struct {
	Path     string              `json:"path"`
	Char     int                 `json:"char"`
	Code     string              `json:"code"`
	Severity string              `json:"severity"`
	Message  string              `json:"message"`
	Hint     string              `json:"hint"`
	Where    string              `json:"where"` // on the screen
	Written  written             `json:"written"`
	Clause   string              `json:"clause"`
	Strength string              `json:"strength"`
	Line     int                 `json:"line"`
	Column   int                 `json:"column"`
	Missing  bool                `json:"missing"` // there is no such value: its field is blank
	Fix      []render.TextChange `json:"fix"`
}

// written is what is said of the file, for who writes there.
type written struct {
	Message string `json:"message"`
	Hint    string `json:"hint"`
}

var severities = [...]string{diag.Error: "error", diag.Warning: "warning", diag.Note: "note"}

// findings are those of a notice, each with its field.
func findings(w *render.Work, list diag.List) []finding {
	out := make([]finding, 0, len(list))
	text := w.Text()
	line, begins, counted := 1, 0, 0 // of the place that was counted to
	for i := range list {
		f := &list[i]
		one := finding{
			Char: -1, Code: f.Rule.Code, Severity: severities[f.Severity()], Written: written{f.Message, f.Hint},
			Clause: f.Rule.Clause, Strength: f.Rule.Strength,
		}
		if f.Source != nil && f.Source.Text == text && (f.Span != (diag.Span{}) || f.Missing != "") { // of an empty file all is missing at its beginning
			one.Path, one.Char = w.About(f)
			one.Missing = f.Missing != ""
			if f.Span.Start < counted { // they come in file order but where a source has several
				line, begins, counted = 1, 0, 0
			}
			between := text[counted:f.Span.Start]
			line += strings.Count(between, "\n")
			if k := strings.LastIndexByte(between, '\n'); k >= 0 {
				begins = counted + k + 1
			}
			counted = f.Span.Start
			one.Line, one.Column = line, 1+utf8.RuneCountInString(text[begins:counted])
			for _, c := range f.Fix {
				one.Fix = append(one.Fix, render.TextChange{Start: c.Span.Start, End: c.Span.End, Text: c.Text})
			}
		}
		one.Where = screen.Where(one.Path)
		one.Message, one.Hint = screen.Spoken(f.Message, one.Path), screen.Spoken(f.Hint, one.Path)
		out = append(out, one)
	}
	return out
}

// state is the notice for one look. The lock is held.
func (s *session) show(l *look, began time.Time) *state {
	a := &state{
		File: s.file, Rev: s.rev, Undo: len(s.undone) > 0, Redo: len(s.redone) > 0,
		Draft: s.draft, Summary: s.work.Summary(), Found: -1, Pages: []page{}, SVG: map[string]string{},
	}
	a.Disk, a.DiskNote = s.state()
	list := s.work.Findings()
	if s.fullRev == s.rev {
		list = s.full
	}
	a.Findings = findings(s.work, list)
	w := s.work
	if !w.Readable() {
		w, a.Stale = s.good, true
	}
	if w != nil {
		s.draw(a, w, l)
		if l.Find != "" {
			a.Found = w.PageOf(l.Find)
		}
	}
	for _, want := range l.Want {
		if want == "text" {
			text := s.work.Text()
			a.Text = &text
		}
	}
	s.values(a, l)
	a.Millis = float64(time.Since(began).Microseconds()) / 1000
	return a
}

// draw adds the pages.
func (s *session) draw(a *state, w *render.Work, l *look) {
	for i := range w.Pages() {
		a.Pages = append(a.Pages, page{Sheet: w.Sheet(i)})
	}
	for n, i := range l.See {
		if i < 0 || i >= len(a.Pages) || n >= most || a.Pages[i].Hash != "" {
			continue
		}
		svg := w.Page(i)
		a.Pages[i].Hash = digest(svg)
		if at := strconv.Itoa(i); l.Have[at] != a.Pages[i].Hash {
			a.SVG[at] = string(svg)
		}
	}
}

// digest is short: it tells two versions of one page apart, no more.
func digest(data []byte) string {
	h := fnv.New64a()
	h.Write(data)
	return strconv.FormatUint(h.Sum64(), 36)
}
