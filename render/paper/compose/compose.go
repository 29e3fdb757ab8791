// Package compose makes of a notice what is printed: its elements in order,
// each with its furniture, its level and the name the standard has for it.
//
// All that the program adds to the clerk's words stands here and nowhere else:
// 附件： 抄送： 签发人： 文件 印发 。 （） ：, the numbers of attachments, the
// blanks of what is not yet known. It measures nothing and places nothing.
// Whatever prints a notice, pages, a preview or an editable file, and whatever
// states its metadata starts from here, so that no two of them can use
// different words. It is total: of any model, one bound with errors too, it
// makes a document. In: a [notice.Notice]. Out: a [Document], and its dump as
// text.
package compose

import (
	"slices"
	"strconv"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/notice"
)

// Document is all that is printed, and what the file says of itself.
type Document struct {
	Source  *diag.Source
	Form    notice.Form
	Draft   bool
	Sealed  bool      // a seal will be put on
	Head    []Element // 版头
	Parts   []Part    // at least the notice itself; each other one begins a page
	Imprint []Element // 版记
	Author  string    // 发文机关
	Names   []string  // of the organs that it speaks of
	Info    []Pair    // the elements stated as metadata (GB/T 33480—2016)
}

// Part is a stretch with a title and pages of its own.
type Part struct {
	Kind     notice.PartKind
	Elements []Element
}

// Element is an element as it is printed: Label, Lines and Behind one after the
// other are its text. Every element but a table has a line; what the notice
// leaves out, as only an unfinished one does, is a blank.
type Element struct {
	Field     Field
	Path      diag.Path   // the key of the source that it says
	Value     string      // its words without furniture, as metadata state them; empty: a blank
	Label     diag.Text   // stands apart before it: 附件：1. 抄送： 签发人：
	Lines     []diag.Text // its words with their furniture; several where each is a line, or a name
	Behind    diag.Text   // stands apart behind all lines: 文件 of a joint mark
	Level     int         // of the ordinal it begins with: 1 “一、” to 4 “（1）”
	Depth     int         // of a heading in its part, from 1
	Heading   int         // bytes of the first line that are its heading; of an article its number
	Cuts      []int       // bytes of the first line where the words of another key begin, behind its heading
	HeadingAt diag.Path   // the key that the heading says; zero: that of the element
	Opens     bool        // it is a heading above text or headings of its own
	Stays     bool        // it stands on one page with what follows it
	Division  Division    // what it begins, of a regulation: 第三章, 第五条
	Stamp     bool        // of a signature: a stamp stands for the name, which is in Value
	Target    int         // of an 附件说明: the part it leads to
	Table     *Table      // of a Content
}

// Pair is an element of the metadata.
type Pair struct {
	Field Field
	Value string
}

// Stated is the value of an element of the metadata, or "".
func (d *Document) Stated(f Field) string {
	for _, p := range d.Info {
		if p.Field == f {
			return p.Value
		}
	}
	return ""
}

// Title is the title of a part on one line.
func (p *Part) Title() string {
	if e := Find(p.Elements, Title); e != nil {
		return diag.Concat(e.Lines...).S
	}
	return ""
}

// Title is what the document goes by: its title, or mark and number of an order
// and of minutes that have none.
func (d *Document) Title() string {
	if title := d.Parts[0].Title(); title != "" {
		return title
	}
	title := ""
	for _, f := range [...]Field{Mark, Number} {
		if e := Find(d.Head, f); e != nil {
			var words []string
			for _, t := range e.Lines {
				words = append(words, t.S)
			}
			title += strings.Join(words, "、") + e.Behind.S
		}
	}
	return title
}

// Find is the first element of a field, or nil.
func Find(elements []Element, f Field) *Element {
	for i := range elements {
		if elements[i].Field == f {
			return &elements[i]
		}
	}
	return nil
}

// blank is the line of an element that is not yet written.
const blank = "\u3000"

// Compose makes the elements of n. A draft is marked so on each of its pages.
func Compose(n *notice.Notice, draft bool) *Document {
	c := composer{n: n, doc: &Document{
		Source: n.Source, Form: n.Form, Draft: draft, Sealed: n.Signature.Seal,
		Parts: make([]Part, max(1, len(n.Parts))),
	}}
	for _, t := range n.Issuers {
		c.doc.Names = append(c.doc.Names, t.S)
	}
	for i := range n.Units {
		if u := &n.Units[i]; !u.Collective {
			c.doc.Names = append(append(c.doc.Names, u.Name), u.Aliases...)
		}
	}
	c.head()
	attached := 0
	for i := range n.Parts {
		c.part(i, attached)
		if n.Parts[i].Kind == notice.Attached {
			attached++
		}
	}
	if len(n.Parts) == 0 {
		c.doc.Parts[0].Elements = []Element{filled(Element{Field: Title, Path: at("title")}), filled(Element{Field: Text, Path: at("text")})}
	}
	c.imprint()
	c.info()
	return c.doc
}

// composer is the work on one notice.
type composer struct {
	n   *notice.Notice
	doc *Document
	now *Part // the part being made
}

// at is the path of a key, with the places of the arrays of tables around it.
func at(key string, places ...int) diag.Path {
	p := diag.Path{Key: key}
	for i, place := range places[:min(len(places), len(p.At))] {
		p.At[i] = int32(place)
	}
	return p
}

// filled gives an element without words its blank.
func filled(e Element) Element {
	for _, t := range e.Lines {
		if !t.Empty() {
			return e
		}
	}
	e.Lines = []diag.Text{diag.Plain(blank)}
	return e
}

// add adds an element to the part being made.
func (c *composer) add(e Element) {
	if e.Table == nil {
		e = filled(e)
	}
	c.now.Elements = append(c.now.Elements, e)
}

// part makes part i, before which there are so many attachments: label, title,
// text, content, and what closes it.
func (c *composer) part(i, attached int) {
	p := &c.n.Parts[i]
	c.doc.Parts[i].Kind = p.Kind
	c.now = &c.doc.Parts[i]
	key := func(name string, places ...int) diag.Path { // of this part's table
		switch p.Kind {
		case notice.Issued:
			return at("document."+name, places...)
		case notice.Attached:
			return at("attachment."+name, append([]int{attached}, places...)...)
		}
		return at(name, places...)
	}
	if p.Kind != notice.Main && !p.Label.Empty() {
		label := p.Label
		if p.Number > 0 {
			label = diag.Concat(label, diag.Plain(strconv.Itoa(p.Number)))
		}
		c.add(Element{Field: Label, Path: key("label"), Lines: []diag.Text{label}})
	}
	title := Element{Field: Title, Path: key("title"), Lines: p.Heading}
	if p.Kind == notice.Attached && len(p.Heading) > 0 && !slices.Equal(p.Heading, []diag.Text{p.Title}) {
		title.Path = key("heading") // which is written where it is not the title
	}
	if p.Kind == notice.Main {
		title.Value = diag.Concat(p.Heading...).S
	}
	if p.Kind != notice.Main || len(p.Heading) > 0 || c.n.Form != notice.Order && c.n.Form != notice.Minutes {
		c.add(title)
	}
	if p.Kind == notice.Main && !c.n.Recipients.Empty() {
		c.add(Element{
			Field: Recipients, Path: at("recipients"), Value: c.n.Recipients.S,
			Lines: []diag.Text{diag.Concat(c.n.Recipients, diag.Plain("："))}, // 7.3.2
		})
	}
	c.paragraphs(p.Text, key("text"))
	if p.Kind == notice.Main && len(p.Text) == 0 {
		c.add(Element{Field: Text, Path: key("text")})
	}
	switch content := p.Content.(type) {
	case *notice.Breakdown:
		if content.Form == notice.AsList {
			c.list(content)
		} else {
			c.add(Element{Field: Content, Path: key("content"), Table: ofBreakdown(content)})
		}
	case *notice.Grid:
		c.add(Element{Field: Content, Path: key("content"), Table: ofGrid(content, key)})
	}
	c.paragraphs(p.After, key("after"))
	if i == c.n.Owner() {
		c.attachmentNote()
	}
	if p.Kind == notice.Main {
		c.attendance()
		c.closing()
	}
}
