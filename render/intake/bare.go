package intake

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// bare makes an attachment of each table of a file that has nothing else of a
// notice: of the first, or the best, the tasks, and of others what they are.
func (c *composer) bare() {
	var lines []string // before the next table
	var main *part
	found := false
	for _, it := range c.items {
		found = found || it.head != nil
	}
	for c.at = 0; c.at < len(c.items); c.at++ {
		it := c.items[c.at]
		switch {
		case it.line != nil && main != nil && main.content() && len(lines) == 0 && c.belowTable(c.at):
			main.after = append(main.after, it.text)
			continue
		case it.line != nil:
			lines = append(lines, it.text)
			continue
		case it.head == nil && (found || it.table.width() < 2 && it.table.kind != sourceSheet):
			c.aside(it.table)
			continue
		}
		p := &part{label: "附件"}
		if main == nil {
			main = p
		}
		c.titleOf(p, it, &lines)
		c.cur = p
		before := len(c.notice.attachments)
		if main != p && main.tasks != nil && it.head != nil {
			b := c.take(it, main)
			if sameColumns(main.tasks, b) && it.table.kind != sourceSheet {
				c.join(main, b)
				main.text = append(main.text, p.text...)
				continue
			}
			p.tasks, p.after = b, b.after
			p.text = append(p.text, b.before...)
		} else {
			c.fill(p, it)
		}
		if it.head != nil && len(p.text) > 0 {
			c.untitle(p)
		}
		c.notice.attachments = append(c.notice.attachments[:before], append([]*part{p}, c.notice.attachments[before:]...)...)
	}
	if main == nil {
		c.notice.text = lines
	} else if len(lines) > 0 {
		c.say(leftOut, "需要的话写进正文", "表外的文字没有导入：%s", quoted(lines...))
	}
	for _, p := range c.notice.attachments {
		if len(p.heading) > 0 {
			p.title = joined(p.heading)
		}
		p.text = slices.DeleteFunc(p.text, func(s string) bool {
			label := attachedPattern().MatchString(bare(s))
			if label {
				c.print(s)
			}
			return label
		})
		if len(p.title) == 0 && p.sheet != "" {
			p.title = []string{p.sheet}
		}
		if len(p.title) == 0 {
			p.title = []string{"（附件名称）"}
		}
	}
}

// belowTable reports whether a line is said of the table above it. A page has
// lines of all kinds there.
func (c *composer) belowTable(i int) bool {
	if c.tableAhead(i) {
		return false
	}
	for j := i; j >= 0; j-- {
		if t := c.items[j].table; t != nil {
			return t.kind != sourceWeb || noteLike(c.items[i].text)
		}
	}
	return false
}

// tableAhead reports whether a table of tasks follows within a few lines.
func (c *composer) tableAhead(i int) bool {
	for j := i; j < min(i+5, len(c.items)); j++ {
		if c.items[j].line == nil {
			return c.items[j].head != nil
		}
	}
	return false
}

// titleOf takes the title of a table from the lines before it.
func (c *composer) titleOf(p *part, it item, lines *[]string) {
	all := *lines
	*lines = nil
	defer func() {
		if name := it.table.name; len(p.heading) == 0 && strings.ContainsFunc(name, func(r rune) bool { return r >= 0x4E00 && r < 0xA000 }) && !strings.HasPrefix(name, "工作表") {
			p.sheet = name
		}
	}()
	if len(it.table.title) > 0 {
		p.heading = it.table.title
	}
	if len(all) == 0 {
		return
	}
	last := all[len(all)-1]
	if len(p.heading) == 0 && titleLike(last) {
		p.heading = []string{last}
		all = all[:len(all)-1]
	}
	if len(all) > 0 {
		c.say(leftOut, "需要的话写进正文", "表外的文字没有导入：%s", quoted(all...))
	}
}

// titleLike reports whether words can be the title of a table.
func titleLike(s string) bool {
	n := utf8.RuneCountInString(s)
	return n >= 4 && n <= 60 && !strings.ContainsAny(s, "。；：:") && !noteLike(s)
}

// untitle makes the first line above the head of a table its title.
func (c *composer) untitle(p *part) {
	if len(p.heading) > 0 {
		return
	}
	for i, s := range p.text {
		if titleLike(oneLine(s)) {
			p.heading = []string{oneLine(s)}
			p.text = append(p.text[:i:i], p.text[i+1:]...)
			return
		}
	}
}

// aside tells the words of a table that is none of tasks beside one that is.
func (c *composer) aside(t *table) {
	const most = 60 // rows that are quoted
	var rows []string
	for row := range t.at {
		if len(t.distinct(row)) > 0 {
			rows = append(rows, t.said(row))
		}
	}
	if len(rows) == 0 {
		return
	}
	more := ""
	if len(rows) > most {
		more = "……"
	}
	name := t.called()
	if name == "" {
		name = "表"
	}
	c.say(tableMore, "是任务分解表的，用 --column 写明各栏是什么", "%s不是任务分解表，没有导入：%s%s", name, quoted(rows[:min(len(rows), most)]...), more)
}
