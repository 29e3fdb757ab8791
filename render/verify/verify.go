// Package verify reads finished PDF files and says whether they are fit for the
// archive, and whether they are what a source makes.
//
// It is a room of its own, apart from the writer: it shares no code with
// package pdf and trusts nothing that package knows, so that what it finds was
// written. It mends nothing and draws nothing, and it is no validator: it looks
// at what an archive asks first and names what it has left out. In: the bytes
// of any PDF, damaged and hostile ones too. Out: a [Report] with findings.
//
// Clauses without a name are those of ISO 32000-1, PDF 1.7.
package verify

import (
	"crypto/sha256"
	"errors"
	"slices"

	"gongwen/render/diag"
	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// Verdict is the answer about a file.
type Verdict uint8

// The verdicts. Undecided means that nothing wrong was found, but not all that
// had to be looked at could be.
const (
	Fit Verdict = iota
	Unfit
	Undecided
)

// String is the verdict in Chinese.
func (v Verdict) String() string {
	return [...]string{Fit: "合格", Unfit: "不合格", Undecided: "无法判断"}[v]
}

// Word is the verdict for programs.
func (v Verdict) Word() string {
	return [...]string{Fit: "pass", Unfit: "fail", Undecided: "unknown"}[v]
}

// Claim is what a file says that it conforms to.
type Claim struct {
	Part  int    // of ISO 19005; 0: no PDF/A
	Level string // A, B or U; PDF/A-4 may have none
	UA    int    // part of ISO 14289; 0: no PDF/UA
}

// Report is what there is to say about a file.
type Report struct {
	Name        string
	Size        int
	SHA256      [sha256.Size]byte
	Version     string // of PDF, as in 1.7; empty in what is none
	Claim       Claim
	Producer    string
	Build       Build
	Pages       int
	Characters  int // shown on the pages
	Fonts       []Font
	Tagged      bool // the structure had to be complete, and was looked at
	Elements    int  // of the structure tree
	Marks       int  // pieces of marked content that belong to them
	Attachments []Attachment
	Findings    diag.List
	Rebuilt     Rebuild

	data []byte
}

// Build is what our files say they were made with.
type Build struct {
	Version  string // of the program
	Template string // what tells the template from others
	Fonts    string // what tells the faces from others
}

// Font is a font in use.
type Font struct {
	Name     string
	Embedded bool
	Glyphs   int // different codes in use
}

// Attachment is a file in the file.
type Attachment struct {
	Name         string
	Relationship string // Source, Data, …
	Data         []byte
}

// Verdict sums the findings up.
func (r *Report) Verdict() Verdict {
	switch {
	case r.Findings.HasErrors():
		return Unfit
	case slices.ContainsFunc(r.Findings, func(f diag.Finding) bool { return slices.Contains(rules.Unanswered, f.Rule) }):
		return Undecided
	}
	return Fit
}

// MaxFile is the size of a file that is still read.
const MaxFile = 1 << 29

// NotChecked is what no report speaks of: this is a first look of one's own, no
// validation.
const NotChecked = "图像、颜色数值、字形轮廓、XMP 扩展说明、阅读次序是否合理"

// producer is what our files say has made them.
const producer = "gongwen"

// File reads a file that the user knows as name. The report keeps data, which
// must not change.
func File(name string, data []byte) *Report {
	n := rules.NewNotes(name)
	if len(data) > MaxFile {
		n.Add(rules.Undecided, "文件超过 %d MB，没有查", MaxFile>>20)
		return &Report{Name: name, Findings: n.List()}
	}
	r := &Report{Name: name, Size: len(data), SHA256: sha256.Sum256(data), data: data}
	examine(r, n)
	r.Findings = n.List()
	return r
}

func examine(r *Report, n *rules.Notes) {
	f, err := pdfread.Open(r.data, n.Fault)
	if f != nil {
		r.Version = rules.Printable(f.Version)
	}
	switch {
	case errors.Is(err, pdfread.ErrNoPDF):
		n.Add(rules.NoPDF, "%v", err)
		return
	case err != nil && pdfread.Undecided(err):
		n.Add(rules.Undecided, "交叉引用：%v", err)
		return
	case err != nil:
		n.Add(rules.Xref, "%v", err)
		return
	}
	if updates := f.Updates(); updates > 0 {
		n.Add(rules.Updated, "文件生成以后追加过 %d 次", updates)
	}
	if f.Trailer["Encrypt"] != nil {
		n.Add(rules.Encrypted, "文件加了密，里面的内容没有查")
		return
	}
	c := &check{File: f, notes: n, report: r, catalog: f.Dict(f.Trailer["Root"])}
	c.metadata()
	c.identifier()
	c.intent()
	c.pages()
	c.fonts()
	c.structure()
	c.outline()
	c.attachments()
	c.objects()
}

// check is one look at a file.
type check struct {
	*pdfread.File
	notes   *rules.Notes
	report  *Report
	catalog pdfread.Dict
	ours    bool // made by this program

	owners []*owner       // of marked content, in the order of the pages
	byRef  map[int]*owner // by the number of the page or form
	used   []*font
	byFont map[int]*font // by object number
	forms  map[form]bool // looked at
	said   speech        // what the pages say; nil: nobody listens
}

func (c *check) note(r *diag.Rule, format string, args ...any) { c.notes.Add(r, format, args...) }

// identifier checks the trailer's ID (14.4). Ours is the digest of all that
// stands before the cross-reference.
func (c *check) identifier() {
	id := c.List(c.Trailer["ID"])
	if len(id) != 2 {
		if c.report.Claim.Part > 0 || c.ours {
			c.note(rules.Frame, "文件没有标识（ID）")
		}
		return
	}
	if !c.ours {
		return
	}
	sum := sha256.Sum256(c.Body())
	want := pdfread.Text(sum[:len(sum)/2])
	if c.Resolve(id[0]) != want || c.Resolve(id[1]) != want {
		c.note(rules.ID, "文件的标识（ID）与内容不符，生成以后改动过")
	}
}

// Rules are the findings of this room, in the order of their codes.
func Rules() []*diag.Rule { return rules.Rules() }
