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
	"bytes"
	"crypto/sha256"
	"slices"

	"gongwen/render/diag"
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
	case slices.ContainsFunc(r.Findings, func(f diag.Finding) bool { return slices.Contains(unanswered, f.Rule) }):
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
	n := newNotes(name)
	if len(data) > MaxFile {
		n.add(&ruleUndecided, "文件超过 %d MB，没有查", MaxFile>>20)
		return &Report{Name: name, Findings: n.list()}
	}
	r := &Report{Name: name, Size: len(data), SHA256: sha256.Sum256(data), data: data}
	examine(r, n)
	r.Findings = n.list()
	return r
}

func examine(r *Report, n *notes) {
	const most = 1024 // bytes before the header that readers put up with
	at := bytes.Index(r.data[:min(len(r.data), most)], []byte("%PDF-"))
	if at < 0 {
		n.add(&ruleNoPDF, "不是 PDF 文件")
		return
	}
	f := openFile(r.data[at:], n)
	version := lexer{data: f.data, at: len("%PDF-")}
	r.Version = printable(string(version.regular()))
	if at > 0 {
		n.add(&ruleFrame, "文件开头 %%PDF- 之前有 %d 字节", at)
	}
	if err := f.read(); err != nil {
		if undecided(err) {
			n.add(&ruleUndecided, "交叉引用：%v", err)
		} else {
			n.add(&ruleXref, "%v", err)
		}
		return
	}
	if updates := f.updates(); updates > 0 {
		n.add(&ruleUpdated, "文件生成以后追加过 %d 次", updates)
	}
	if f.trailer["Encrypt"] != nil {
		n.add(&ruleEncrypted, "文件加了密，里面的内容没有查")
		return
	}
	c := &check{file: f, report: r, catalog: f.dict(f.trailer["Root"])}
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
	*file
	report  *Report
	catalog dict
	ours    bool // made by this program

	owners []*owner       // of marked content, in the order of the pages
	byRef  map[int]*owner // by the number of the page or form
	used   []*font
	byFont map[int]*font // by object number
	forms  map[form]bool // looked at
	said   speech        // what the pages say; nil: nobody listens
}

func (c *check) note(r *diag.Rule, format string, args ...any) { c.notes.add(r, format, args...) }

// identifier checks the trailer's ID (14.4). Ours is the digest of all that
// stands before the cross-reference.
func (c *check) identifier() {
	id := c.list(c.trailer["ID"])
	if len(id) != 2 {
		if c.report.Claim.Part > 0 || c.ours {
			c.note(&ruleFrame, "文件没有标识（ID）")
		}
		return
	}
	if !c.ours {
		return
	}
	sum := sha256.Sum256(c.data[:min(max(c.start, 0), len(c.data))])
	want := text(sum[:len(sum)/2])
	if c.resolve(id[0]) != want || c.resolve(id[1]) != want {
		c.note(&ruleID, "文件的标识（ID）与内容不符，生成以后改动过")
	}
}
