package draft

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongwen/render/intake/doubt"
	"gongwen/render/intake/element"
	"gongwen/render/intake/prose"
	"gongwen/render/intake/source"
	"gongwen/render/words"
)

// parts takes what stands behind the date: notes, the document that is issued,
// attachments, the imprint.
func (c *composer) parts() {
	c.cur = nil
	heading := false // the heading of the part is being read
	for ; c.at < len(c.items); c.at++ {
		it := c.items[c.at]
		if it.Line == nil {
			if c.cur == nil {
				c.begin("", 0)
			}
			heading = false
			c.fill(c.cur, it)
			continue
		}
		s := prose.Bare(it.Text)
		switch {
		case c.cur == nil && element.Seal().MatchString(s):
			c.tellSeal(it.Text)
			continue
		case element.IsImprint(s) || element.Moved().MatchString(s) && c.imprintNear():
			c.imprint(it.Line)
			continue
		case c.cur == nil && element.Note().MatchString(s) && !it.Page:
			c.notice.Notes = append(c.notice.Notes, prose.Tidy(strings.TrimSuffix(strings.TrimSuffix(trimFirst(it.Text), "）"), ")")))
			continue
		case c.cur != nil && c.cur == c.notice.Document && len(c.names) == 0 && element.List().MatchString(s) && !element.Attached().MatchString(s):
			c.listOfDocument()
			continue
		case element.Attached().MatchString(s):
			m := element.Attached().FindStringSubmatch(s)
			c.begin(m[1], element.OrdinalOf(m[2]))
			heading = true
			continue
		case it.Page || it.Gap || c.headingBelow(c.at):
			if label, number, name := element.Opening(it.Text); name != "" {
				c.begin(label, number)
				c.cur.Heading = append(c.cur.Heading, name)
				heading = false
				continue
			}
		}
		if c.cur == nil {
			if !it.Page && it.Align != "center" && !c.titleNear() && !c.issued(s) {
				c.Say(doubt.LeftOut, "看看是不是公文的要素", "%s没有认出是什么，没有导入：%s", c.placeAt(c.at), prose.Quoted(it.Text))
				continue
			}
			c.begin("", 0)
			heading = true
		}
		p := c.cur
		switch {
		case heading && c.headline(p, it):
			p.Heading = append(p.Heading, it.Text)
			continue
		case p.content() && p.Label == "" && it.Align == "center" && it.Page, p.content() && it.Page && it.Align == "center":
			c.begin("", 0) // another page, another title
			c.cur.Heading = append(c.cur.Heading, it.Text)
			heading = true
			continue
		}
		heading = false
		if p.content() {
			p.After = append(p.After, it.Text)
		} else {
			p.Text = append(p.Text, it.Text)
		}
	}
}

// listOfDocument takes the 附件说明 at the end of the document that is issued.
func (c *composer) listOfDocument() {
	end := c.at + 1
	for ; end < len(c.items); end++ {
		l := c.line(end)
		if l == nil || l.Page || element.Attached().MatchString(prose.Bare(l.Text)) || element.IsImprint(prose.Bare(l.Text)) || !l.Auto && !element.Item().MatchString(prose.Bare(l.Text)) {
			break
		}
	}
	c.list(c.at, end)
	c.at = end - 1
}

// headline reports whether a line belongs to the heading of a part: centred as
// the first, and no chapter of it.
func (c *composer) headline(p *Part, it item) bool {
	s := prose.Bare(it.Text)
	if utf8.RuneCountInString(s) > 60 || strings.ContainsAny(s, "。；") {
		return false
	}
	if len(p.Heading) == 0 {
		c.headSize = it.Size
		return true
	}
	return it.Align == "center" && !it.Gap && len(p.Heading) < 5 && !element.Chapter().MatchString(s) && (it.Size == c.headSize || it.Size == 0 || c.headSize == 0)
}

func trimFirst(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return s[size:]
}

// titleNear reports whether a table comes soon: then the lines before it are its
// title.
func (c *composer) titleNear() bool {
	for j := c.at; j < min(c.at+4, len(c.items)); j++ {
		if c.items[j].Line == nil {
			return true
		}
	}
	return false
}

// issued reports whether a line is the name of what the title or the text says is
// issued: however it is set, the document begins with it.
func (c *composer) issued(s string) bool {
	title, text := prose.Bare(strings.Join(c.notice.Title, "")), prose.Bare(strings.Join(c.notice.Text, ""))
	name := strings.NewReplacer("《", "", "》", "", "〈", "", "〉", "").Replace(s)
	return utf8.RuneCountInString(name) >= 4 && (strings.Contains(title+text, "《"+name+"》") || strings.Contains(title, "印发"+name+"的"))
}

// issuedByTitle reports whether a line is nothing but the name of what the title
// issues.
func (c *composer) issuedByTitle(s string) bool {
	m := element.Issued().FindStringSubmatch(prose.Bare(strings.Join(c.notice.Title, "")))
	return m != nil && m[1] == strings.Trim(s, "《》")
}

// issuedUnlisted reports whether the line at hand is the name of what the title
// issues, and is not one of the attachments that are listed.
func (c *composer) issuedUnlisted() bool {
	l := c.line(c.at)
	m := element.Issued().FindStringSubmatch(prose.Bare(strings.Join(c.notice.Title, "")))
	return l != nil && m != nil && m[1] == prose.Bare(l.Text) && !slices.ContainsFunc(c.names, func(name string) bool {
		return strings.Trim(prose.Bare(name), "《》") == m[1]
	})
}

// imprintNear reports whether the lines around are of an imprint.
func (c *composer) imprintNear() bool {
	for j := c.at - 1; j <= c.at+2; j++ {
		if l := c.line(j); l != nil && j != c.at && element.IsImprint(prose.Bare(l.Text)) {
			return true
		}
	}
	return false
}

// begin begins a part: an attachment if it says so, or if names of attachments
// are left that none has; else the document that is issued.
func (c *composer) begin(label string, number int) {
	n := &c.notice
	p := &Part{Label: label, number: number}
	c.cur = p
	if l := c.line(c.at); l != nil && label != "" {
		c.Print(prose.Bare(l.Text))
	}
	if label == "" && n.Document == nil && len(n.Attachments) == 0 && (len(c.names) == 0 || c.issuedUnlisted()) {
		if n.Document = p; len(c.names) > 0 {
			c.Say(doubt.PartDoubt, "附件是通知自己的，把随文印发的也写成附件", "附件说明写在通知里，随文印发的是%s：附件归它，附件说明印在它的末尾", prose.Quoted(c.line(c.at).Text))
		}
		return
	}
	if label == "" {
		p.Label = "附件"
	}
	n.Attachments = append(n.Attachments, p)
}

// imprint takes a line of the 版记 (7.4).
func (c *composer) imprint(l *source.Line) {
	n := &c.notice
	s := prose.Bare(l.Text)
	colon := func() string {
		at := strings.IndexAny(l.Text, "：:")
		_, size := utf8.DecodeRuneInString(l.Text[at:])
		return strings.TrimRight(prose.Tidy(l.Text[at+size:]), "。")
	}
	switch {
	case strings.HasPrefix(s, "抄送") && n.CopyTo == "" && strings.ContainsAny(l.Text, "：:"):
		n.CopyTo = colon()
	case element.Moved().MatchString(s) && n.MovedTo == "" && n.Recipients == "":
		n.MovedTo = colon()
	case element.Printed().MatchString(s) && n.PrintedBy == "" && strings.HasSuffix(s, "印发"):
		m := element.Printed().FindStringSubmatch(s)
		if m[1] == "" {
			n.More = append(n.More, l.Text)
			return
		}
		n.PrintedBy = m[1]
		n.PrintedOn, _ = words.ReadDay(m[2])
		c.Print(l.Text)
	default:
		n.More = append(n.More, l.Text)
	}
}
