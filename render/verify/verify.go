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
	"strings"

	"gongwen/render/diag"
	"gongwen/render/verify/graphics"
	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
	"gongwen/render/verify/tags"
	"gongwen/render/verify/xmp"
)

// Verdict is the answer about a file.
type Verdict uint8

// The verdicts. Fit is for files that this program wrote and that are whole, so
// that all that is in them is known. Of a file of others, and of ours once it was
// sealed, Clear says that nothing was found that its claim forbids, and no more:
// see [NotChecked]. Undecided means that nothing wrong was found, but not all
// that had to be looked at could be.
const (
	Fit Verdict = iota
	Unfit
	Undecided
	Clear
)

// String is the verdict in Chinese.
func (v Verdict) String() string {
	return [...]string{Fit: "合格", Unfit: "不合格", Undecided: "无法判断", Clear: "未见问题"}[v]
}

// Word is the verdict for programs.
func (v Verdict) Word() string {
	return [...]string{Fit: "pass", Unfit: "fail", Undecided: "unknown", Clear: "clear"}[v]
}

// Claim is what a file says that it conforms to.
type Claim = rules.Conformance

// Report is what there is to say about a file.
type Report struct {
	Name        string
	Size        int
	SHA256      [sha256.Size]byte
	Version     string // of PDF, as in 1.7; empty in what is none
	Claim       Claim
	Producer    string
	Serial      string // 份号, of a file of ours
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
	Whole       bool // written by this program, and not a byte since
	Sealed      bool // ours, and nothing was appended but signatures

	data     []byte
	original []byte // of a sealed file: what was there before
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
	case r.Whole:
		return Fit
	}
	return Clear
}

// MaxFile is the size of a file that is still read. The PDF of 10,000 tasks, with
// its workbook inside, has 9 MB.
const MaxFile = 64 << 20

// producer is what our files say has made them.
const producer = "gongwen"

// File reads a file that the user knows as name. The report keeps data, which
// must not change.
func File(name string, data []byte) *Report {
	n := rules.NewNotes(name)
	if len(data) > MaxFile {
		n.Add(rules.Undecided, "文件超过 %d MB，没有查", MaxFile>>20)
		return &Report{Name: name, Findings: n.Findings()}
	}
	r := &Report{Name: name, Size: len(data), SHA256: sha256.Sum256(data), data: data}
	examine(r, n)
	r.Findings = n.Findings()
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
	c := newCheck(f, r, n)
	if c.sealed() {
		return
	}
	if updates := f.Updates(); updates > 0 {
		n.Add(rules.Updated, "文件生成以后追加过 %d 次", updates)
	}
	encrypted, readable, permissions := f.Encrypted()
	if !readable {
		n.Add(rules.Encrypted, "文件加了密，里面的内容没有查")
		return
	}
	c.metadata()
	if encrypted {
		c.encryption(permissions)
	}
	c.identifier()
	c.version()
	leaves := c.Leaves(c.Catalog)
	r.Pages = len(leaves)
	pages := graphics.Read(c.Case, leaves, nil)
	r.Characters = pages.Characters
	pages.Fonts.Check()
	for _, ft := range pages.Fonts.Used {
		r.Fonts = append(r.Fonts, Font{Name: ft.Name, Glyphs: len(ft.First), Embedded: ft.Embedded})
	}
	if c.Structured() {
		r.Tagged = true
		r.Elements, r.Marks = tags.Check(c.Case, pages)
	}
	c.outline()
	c.interactive(pages, leaves)
	c.attachments(c.objects())
	c.vocabulary(pages)
}

// encryption: no part of ISO 19005 lets a file be encrypted; ISO 14289-1 does, as
// long as programs that read it aloud may (7.16).
func (c *check) encryption(permissions uint32) {
	const readAloud = 1 << 9
	switch {
	case c.Claim.Part > 0 || c.Ours || c.Claim.UA == 0:
		c.Add(rules.Encrypted, "文件加了密")
	case permissions&readAloud == 0:
		c.UA(rules.Encrypted, "7.16", "文件加了密，不许读屏软件读取")
	}
}

// check is one look at a file.
type check struct {
	*rules.Case
	report  *Report
	packet  *xmp.Packet  // of the catalog; nil: not read
	packets map[int]bool // other packets that were looked at, by object

	unknown    *rules.Notes // what this program does not write
	carried    int          // bytes of files in the file
	associated map[int]bool // files that something says it belongs with (AF)
}

func newCheck(f *pdfread.File, r *Report, n *rules.Notes) *check {
	return &check{
		Case:   &rules.Case{File: f, Notes: n, Catalog: f.Dict(f.Trailer["Root"])},
		report: r, packets: map[int]bool{}, associated: map[int]bool{}, unknown: rules.NewNotes(""),
	}
}

// version: PDF/UA-1 is of PDF 1.7 (ISO 14289-1, 6.1); PDF/A-2 the reader tells.
func (c *check) version() {
	minor, ok := strings.CutPrefix(c.Version, "1.")
	if !c.Archive() && (!ok || len(minor) != 1 || minor > "7" || minor < "0") {
		c.UA(rules.Frame, "6.1", "文件头的版本是 %.20s，不在 1.0 至 1.7 之间", c.Version)
	}
}

// identifier checks the trailer's ID (14.4). Ours is the digest of all that
// stands before the cross-reference.
func (c *check) identifier() {
	id := c.List(c.Trailer["ID"])
	var first pdfread.Text
	if len(id) > 0 {
		first, _ = c.Resolve(id[0]).(pdfread.Text)
	}
	if first == "" || len(id) != 2 && c.Ours {
		if c.Claim.Part > 0 || c.Ours {
			c.Add(rules.Frame, "文件没有标识（ID）")
		}
		return
	}
	if !c.Ours {
		return
	}
	sum := sha256.Sum256(c.Body())
	want := pdfread.Text(sum[:len(sum)/2])
	if first != want || c.Resolve(id[1]) != want {
		c.Add(rules.ID, "文件的标识（ID）与内容不符，生成以后改动过")
		return
	}
	if n := c.Tail(); n > 0 {
		c.Add(rules.Frame, "交叉引用和文件末尾之间夹带了 %d 字节", n)
		return
	}
	c.report.Whole = c.Updates() == 0
}

// Rules are the findings of this room, in the order of their codes.
func Rules() []*diag.Rule { return rules.Rules() }
