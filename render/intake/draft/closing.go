package draft

import (
	"strings"
	"unicode/utf8"

	"gongwen/render/intake/doubt"
	"gongwen/render/intake/element"
	"gongwen/render/intake/prose"
	"gongwen/render/intake/tasks"
	"gongwen/render/words"
)

// dated reports whether a line is a day and nothing else.
func (c *composer) dated(i int) bool {
	l := c.line(i)
	if l == nil {
		return false
	}
	_, verdict := words.ReadDay(l.Text)
	return verdict == words.Dated && strings.ContainsAny(l.Text, "年./-") || element.Undated().MatchString(prose.Bare(l.Text)) || element.NoDay().MatchString(prose.Bare(l.Text))
}

// body takes the text up to the date, the signature and the 附件说明 before it.
func (c *composer) body() {
	n := &c.notice
	c.date = -1
	end := len(c.items)
	for j := c.at; j < len(c.items); j++ {
		if l := c.line(j); l != nil {
			if c.dated(j) && j > c.at {
				c.date, end = j, j
				break
			}
			if m := element.Signed().FindStringSubmatch(prose.Bare(l.Text)); m != nil && j > c.at && (l.Align == "right" || l.Align == "moved" || l.Align == "center") {
				c.date, end = j, j
				break
			}
			if j > c.at && c.issuedByTitle(prose.Bare(l.Text)) { // and no date before it
				end = j
				break
			}
			if j > c.at && (element.Attached().MatchString(prose.Bare(l.Text)) && (l.Page || c.headingBelow(j)) || element.IsImprint(prose.Bare(l.Text))) {
				end = j
				break
			}
		}
	}
	first := end // of the signature
	if c.date >= 0 {
		l := c.line(c.date)
		day, verdict := words.ReadDay(l.Text)
		if element.Undated().MatchString(prose.Bare(l.Text)) {
			c.Print(prose.Bare(l.Text))
		} else if verdict != words.Dated && element.NoDay().MatchString(prose.Bare(l.Text)) {
			c.noDay = true
			c.Say(doubt.PartDoubt, "改好，写作 date = 2026-03-05 的样子", "%s成文日期%s没有这一天，没有导入", c.placeAt(c.date), prose.Quoted(l.Text))
		} else if verdict != words.Dated {
			m := element.Signed().FindStringSubmatch(prose.Bare(l.Text))
			day, _ = words.ReadDay(m[2])
			n.Signatures = []string{m[1]}
		}
		n.Date = day
		first = c.signature(c.date)
	}
	names := first
	for j := c.at; j < first; j++ {
		if l := c.line(j); l != nil && element.List().MatchString(prose.Bare(l.Text)) && prose.Bare(l.Text) != "附：" {
			names = j
			break
		}
	}
	c.bodyEnd = names
	for ; c.at < names; c.at++ {
		it := c.items[c.at]
		if it.Line != nil {
			n.Text = append(n.Text, it.Text)
			continue
		}
		c.tableInBody(it)
	}
	c.list(names, first)
	c.tellUnits()
	c.at = end
	if c.date >= 0 {
		c.at = c.date + 1
	}
}

// tellUnits takes the paragraphs at the end of a text as tasks if all of them say
// who does them, and tells of any other text of which some do: it is no table of
// tasks, and makes no workbook.
func (c *composer) tellUnits() {
	if c.notice.Body != nil {
		return
	}
	if closedIn(c.notice.Text) >= leastClosed {
		if b, before := tasks.ListOf(c.notice.Text); b != nil && len(before) > 0 {
			c.notice.Text, c.notice.Body = before, b
			return
		}
	}
	n := 0
	for _, l := range c.notice.Text {
		if tasks.ClosingPattern().MatchString(l) || element.Units().MatchString(prose.Bare(l)) {
			n++
		}
	}
	if n > 1 {
		c.Say(doubt.PartDoubt, "要生成工作簿的，把这些段落改写成 [[task]]", "正文里有 %d 段写了责任单位，照文字导入，不进工作簿", n)
	}
}

// headingBelow reports whether a title, or a table, follows a line.
func (c *composer) headingBelow(j int) bool {
	if j+1 >= len(c.items) {
		return false
	}
	next := c.items[j+1]
	return next.Line == nil || next.Align == "center"
}

// signature finds the lines of the 署名 above the date: short, at the right, no
// sentences.
func (c *composer) signature(date int) (first int) {
	n := &c.notice
	first = date
	for j := date - 1; j >= c.at; j-- {
		l := c.line(j)
		if l == nil {
			break
		}
		s := prose.Bare(l.Text)
		if utf8.RuneCountInString(s) > 40 || strings.ContainsAny(s, "。；：，:,") || element.List().MatchString(s) || element.Item().MatchString(s) || l.Auto {
			break
		}
		if element.Seal().MatchString(s) {
			c.tellSeal(l.Text)
			first = j
			continue
		}
		moved := l.Align == "right" || l.Align == "moved" || l.Align == "center"
		if j < date-1 && (!moved || len(n.Signatures) > 0 && !element.IsIssuer(s)) {
			break
		}
		if !moved && !element.IsIssuer(s) {
			break
		}
		if m := element.Note().FindStringSubmatch(s); m != nil && strings.Contains(s, "代章") {
			n.Under = append([]string{s}, n.Under...)
			first = j
			continue
		}
		if c.signerAt < 0 && !element.IsIssuer(s) {
			c.signerAt = j
		}
		name := l.Text
		if seal := element.SealBeside().FindString(name); seal != "" {
			c.tellSeal(seal)
			name = strings.Replace(name, seal, "", 1)
		}
		n.Signatures = append(element.NamesOf(name), n.Signatures...)
		first = j
		if l.Gap {
			break
		}
	}
	return first
}

// tellSeal tells a mark for the seal.
func (c *composer) tellSeal(s string) {
	c.Say(doubt.LeftOut, "印章盖在纸上，源文件里不写", "署名处的%s没有导入", prose.Quoted(s))
}

// list takes the names of the 附件说明 (7.3.4).
func (c *composer) list(from, to int) {
	for j := from; j < to; j++ {
		l := c.line(j)
		if l == nil {
			c.tableInBody(c.items[j])
			continue
		}
		s := l.Text
		begins := l.Auto
		if m := element.List().FindStringSubmatch(prose.Bare(s)); m != nil {
			c.Print("附件")
			s = prose.Tidy(s[strings.IndexAny(s, "：:"):])
			s = prose.Tidy(strings.TrimLeft(s, "：:"))
			begins = true
		}
		if m := element.Item().FindStringSubmatch(prose.Bare(s)); m != nil {
			s = prose.Tidy(s[strings.IndexAny(s, ".．、"):])
			s = prose.Tidy(strings.TrimLeft(s, ".．、"))
			begins = true
		}
		if s == "" {
			continue
		}
		switch {
		case begins || len(c.names) == 0:
			c.names = append(c.names, s)
		case strings.HasSuffix(c.names[len(c.names)-1], "。"):
			c.notice.Text = append(c.notice.Text, l.Text)
		default:
			c.names[len(c.names)-1] += s // a name over two lines
		}
	}
	for i := range c.names {
		c.names[i] = element.AttachmentName(c.names[i])
	}
}
