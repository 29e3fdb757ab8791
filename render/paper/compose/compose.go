// Package compose makes of a notice what is printed: its elements in order,
// each with its furniture, its level and the name the standard has for it.
//
// It measures nothing and places nothing. Whatever prints a notice, pages or an
// editable file, starts from here, so that no two of them can print different
// words. In: a [notice.Notice]. Out: a [Document].
package compose

import (
	"strconv"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/notice"
)

// Field is an element of a document by the standard's name (公文要素).
type Field uint8

// The elements, in the order of GB/T 9704—2012, clause 7.
const (
	Serial         Field = iota // 份号
	Secrecy                     // 密级和保密期限
	Urgency                     // 紧急程度
	Registry                    // 规范性文件编号
	Mark                        // 发文机关标志
	Number                      // 发文字号
	Signer                      // 签发人
	Title                       // 标题
	Recipients                  // 主送机关
	Text                        // 正文
	AttachmentNote              // 附件说明
	Signature                   // 发文机关署名
	Under                       // 署名下的一行
	Date                        // 成文日期
	Note                        // 附注
	Label                       // 附件字样
	Content                     // 表
	CopyTo                      // 抄送机关
	PrintedBy                   // 印发机关
	PrintedOn                   // 印发日期
)

// String is the element's name.
func (f Field) String() string {
	return [...]string{
		"份号", "密级和保密期限", "紧急程度", "规范性文件编号", "发文机关标志", "发文字号", "签发人", "标题", "主送机关", "正文", "附件说明",
		"发文机关署名", "署名下的一行", "成文日期", "附注", "附件字样", "表", "抄送机关", "印发机关", "印发日期",
	}[f]
}

// Element is one of them as it is printed.
type Element struct {
	Field   Field
	Path    diag.Path   // the key of the source that it says
	Label   diag.Text   // stands apart before it: 附件：1. 抄送： 签发人：
	Lines   []diag.Text // its words with their furniture; several where each is a line, or a name
	Behind  diag.Text   // stands apart behind all lines: 文件 of a joint mark
	Level   int         // of the ordinal it begins with: 1 “一、” to 4 “（1）”
	Depth   int         // of a heading in its part, from 1
	Heading int         // bytes of the first line that are its heading
	Opens   bool        // it is a heading above text or headings of its own
	Target  int         // of an 附件说明: the part it leads to
	Table   *Table      // of a Content
}

// Document is all that is printed.
type Document struct {
	Source               *diag.Source
	Form                 notice.Form
	Draft                bool
	Sealed               bool      // a seal will be put on
	Head                 []Element // 版头
	Parts                []Part    // each but the first begins a page
	Imprint              []Element // 版记
	Info                 []Pair    // metadata elements of GB/T 33480—2016
	Subject, Author, Day string
}

// Pair is a named value.
type Pair struct{ Name, Value string }

// Part is a stretch with pages of its own.
type Part struct {
	Kind     notice.PartKind
	Elements []Element
}

// Title is the title of a part on one line.
func (p *Part) Title() string {
	for i := range p.Elements {
		if p.Elements[i].Field == Title {
			return diag.Concat(p.Elements[i].Lines...).S
		}
	}
	return ""
}

// Compose makes the elements of n. What a draft leaves out stands as blanks.
func Compose(n *notice.Notice, draft bool) *Document {
	c := composer{n: n, doc: &Document{Source: n.Source, Form: n.Form, Draft: draft, Sealed: n.Signature.Seal}}
	c.head()
	for i := range n.Parts {
		c.part(i)
	}
	c.imprint()
	c.info()
	return c.doc
}

type composer struct {
	n     *notice.Notice
	doc   *Document
	part_ *Part
}

func path(key string, at ...int32) diag.Path {
	p := diag.Path{Key: key}
	copy(p.At[:], at)
	return p
}

// head makes the 版头 (7.2, 10.1.1).
func (c *composer) head() {
	h, d := &c.n.Letterhead, c.doc
	one := func(f Field, key string, t diag.Text) {
		if !t.Empty() {
			d.Head = append(d.Head, Element{Field: f, Path: path("letterhead." + key), Lines: []diag.Text{t}})
		}
	}
	one(Serial, "serial", h.Serial)
	one(Registry, "registry", h.Registry)
	one(Secrecy, "secrecy", h.Secrecy)
	one(Urgency, "urgency", h.Urgency)
	mark := Element{Field: Mark, Path: path("issuer"), Lines: c.n.Issuers}
	switch {
	case !h.Mark.Empty():
		mark.Path, mark.Lines = path("letterhead.mark"), []diag.Text{h.Mark}
	case c.n.Form != notice.General: // a letter's is the name alone, the main organ's (10.1.1)
		mark.Lines = c.n.Issuers[:min(1, len(c.n.Issuers))]
	case len(c.n.Issuers) == 1:
		mark.Lines = []diag.Text{diag.Concat(c.n.Issuers[0], diag.Plain("文件"))}
	default:
		mark.Behind = diag.Plain("文件")
	}
	d.Head = append(d.Head, filled(mark))
	number := c.n.Number
	if number.Empty() {
		number = diag.Plain("〔\u3000\u3000〕\u3000\u3000号")
	}
	d.Head = append(d.Head, Element{Field: Number, Path: path("number"), Lines: []diag.Text{number}})
	if len(c.n.Signers) > 0 {
		d.Head = append(d.Head, Element{Field: Signer, Path: path("letterhead.signers"), Label: diag.Plain("签发人："), Lines: c.n.Signers})
	}
}

// add adds an element. One that the notice leaves out, which only an unfinished
// one does, is a blank: every element has a line.
func (c *composer) add(e Element) {
	c.part_.Elements = append(c.part_.Elements, filled(e))
}

func filled(e Element) Element {
	if len(e.Lines) == 0 || e.Lines[0].Empty() {
		e.Lines = []diag.Text{diag.Plain("\u3000")}
	}
	return e
}

// part makes one part: title, text, content, and where it is the last of the
// notice's own words, what closes them.
func (c *composer) part(i int) {
	p := &c.n.Parts[i]
	c.doc.Parts = append(c.doc.Parts, Part{Kind: p.Kind})
	c.part_ = &c.doc.Parts[len(c.doc.Parts)-1]
	key, at := "", int32(0)
	switch p.Kind {
	case notice.Issued:
		key = "document."
	case notice.Attached:
		key, at = "attachment.", int32(max(p.Number-1, 0))
	}
	if !p.Label.Empty() {
		label := p.Label
		if p.Number > 0 {
			label = diag.Concat(label, diag.Plain(strconv.Itoa(p.Number)))
		}
		c.add(Element{Field: Label, Path: path(key+"label", at), Lines: []diag.Text{label}})
	}
	c.add(Element{Field: Title, Path: path(key+"title", at), Lines: p.Heading})
	if p.Kind == notice.Main && !c.n.Recipients.Empty() {
		c.add(Element{Field: Recipients, Path: path("recipients"), Lines: []diag.Text{diag.Concat(c.n.Recipients, diag.Plain("："))}})
	}
	c.paragraphs(p.Text, path(key+"text", at))
	if p.Kind == notice.Main && len(p.Text) == 0 {
		c.add(Element{Field: Text, Path: path("text")})
	}
	switch content := p.Content.(type) {
	case *notice.Breakdown:
		if content.Form == notice.AsList {
			c.list(content, key, at)
		} else {
			c.add(Element{Field: Content, Path: path(key+"content", at), Table: ofBreakdown(content)})
		}
	case *notice.Grid:
		c.add(Element{Field: Content, Path: path(key+"rows", at), Table: ofGrid(content)})
	}
	c.paragraphs(p.After, path(key+"after", at))
	if i == c.n.Owner() {
		c.attachmentNote()
	}
	if p.Kind == notice.Main {
		c.closing()
	}
}

// paragraphs makes running text (7.3.3).
func (c *composer) paragraphs(ps []notice.Paragraph, at diag.Path) {
	for i := range ps {
		p := &ps[i]
		opens := i+1 < len(ps) && (ps[i+1].Depth == 0 || ps[i+1].Depth > p.Depth)
		c.add(Element{Field: Text, Path: at, Lines: []diag.Text{p.Text}, Level: p.Level, Depth: p.Depth, Heading: p.Heading, Opens: opens})
	}
}

// attachmentNote makes the 附件说明 (7.3.4): no punctuation after a name,
// several numbered.
func (c *composer) attachmentNote() {
	first := true
	for i := range c.n.Parts {
		p := &c.n.Parts[i]
		if p.Kind != notice.Attached {
			continue
		}
		label := ""
		if first {
			label = "附件："
		}
		if p.Number > 0 {
			label += strconv.Itoa(p.Number) + "."
		}
		c.add(Element{Field: AttachmentNote, Path: path("attachment.title", int32(max(p.Number-1, 0))), Label: diag.Plain(label), Lines: []diag.Text{p.Title}, Target: i})
		first = false
	}
}

// closing makes 署名, 成文日期 and 附注 (7.3.5, 7.3.6).
func (c *composer) closing() {
	s := &c.n.Signature
	if c.n.Form == notice.Minutes { // carry none
		return
	}
	c.add(Element{Field: Signature, Path: path("signature.name"), Lines: s.Names})
	if len(s.Under) > 0 {
		c.add(Element{Field: Under, Path: path("signature.under"), Lines: s.Under})
	}
	day := diag.Plain("\u3000\u3000年\u3000月\u3000日")
	if c.n.Date.Year != 0 {
		day = diag.Plain(c.n.Date.Chinese())
	}
	c.add(Element{Field: Date, Path: path("date"), Lines: []diag.Text{day}})
	for i, t := range c.n.Notes {
		c.add(Element{Field: Note, Path: path("note", int32(i)), Lines: []diag.Text{diag.Concat(diag.Plain("（"), t, diag.Plain("）"))}})
	}
}

// imprint makes the 版记 (7.4); a letter's has neither printer nor day (10.1.6).
func (c *composer) imprint() {
	m, d := &c.n.Imprint, c.doc
	if !m.CopyTo.Empty() {
		d.Imprint = append(d.Imprint, Element{Field: CopyTo, Path: path("imprint.copy_to"), Label: diag.Plain("抄送："), Lines: []diag.Text{diag.Concat(m.CopyTo, diag.Plain("。"))}})
	}
	if c.n.Form == notice.Letter {
		return
	}
	if !m.PrintedBy.Empty() {
		d.Imprint = append(d.Imprint, Element{Field: PrintedBy, Path: path("imprint.printed_by"), Lines: []diag.Text{m.PrintedBy}})
	}
	if m.PrintedOn != (notice.Day{}) {
		d.Imprint = append(d.Imprint, Element{Field: PrintedOn, Path: path("imprint.printed_on"), Lines: []diag.Text{diag.Plain(m.PrintedOn.Chinese() + "印发")}})
	}
}

// info states the metadata elements (GB/T 33480—2016) in the standard's order:
// the values, without the furniture of print.
func (c *composer) info() {
	n := c.n
	title := n.TitleLine()
	add := func(name string, texts ...diag.Text) {
		var all []string
		for _, t := range texts {
			if !t.Empty() {
				all = append(all, t.S)
			}
		}
		if len(all) > 0 {
			c.doc.Info = append(c.doc.Info, Pair{name, strings.Join(all, "；")})
		}
	}
	add("文种", diag.Plain(kindOfDocument(title)))
	add("份号", n.Letterhead.Serial)
	add("密级和保密期限", n.Letterhead.Secrecy)
	add("紧急程度", n.Letterhead.Urgency)
	for i := range c.doc.Head {
		if e := &c.doc.Head[i]; e.Field == Mark {
			add("发文机关标志", append(append([]diag.Text{}, e.Lines...), e.Behind)...)
		}
	}
	add("发文字号", n.Number)
	add("标题", diag.Plain(title))
	add("主送机关", n.Recipients)
	var names []diag.Text
	for i := range n.Parts {
		if n.Parts[i].Kind == notice.Attached {
			names = append(names, n.Parts[i].Title)
		}
	}
	add("附件说明", names...)
	add("发文机关或签发人署名", n.Signature.Names...)
	if n.Date != (notice.Day{}) {
		c.doc.Day = n.Date.ISO()
		add("成文日期", diag.Plain(c.doc.Day))
	}
	add("附注", n.Notes...)
	add("抄送机关", n.Imprint.CopyTo)
	add("印发机关", n.Imprint.PrintedBy)
	if n.Imprint.PrintedOn != (notice.Day{}) {
		add("印发日期", diag.Plain(n.Imprint.PrintedOn.ISO()))
	}
	c.doc.Subject = n.Number.S
	if len(n.Issuers) > 0 {
		c.doc.Author = n.Issuers[0].S
	}
}

// kindsOfDocument are the 15 kinds of 党政机关公文处理工作条例, article 8.
var kindsOfDocument = []string{
	"决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函", "纪要",
}

func kindOfDocument(title string) string {
	for _, k := range kindsOfDocument {
		if strings.HasSuffix(title, k) {
			return k
		}
	}
	return ""
}
