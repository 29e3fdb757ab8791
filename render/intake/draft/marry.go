package draft

import (
	"slices"
	"strings"

	"gongwen/render/intake/doubt"
	"gongwen/render/intake/element"
	"gongwen/render/intake/prose"
	"gongwen/render/intake/tasks"
)

// marry brings the names of the 附件说明 and the attachments together.
func (c *composer) marry() {
	n := &c.notice
	for _, p := range n.Attachments {
		p.Title = joined(p.Heading)
	}
	if n.Document != nil {
		n.Document.Title = n.Document.Heading
		if len(n.Document.Title) == 0 {
			n.Document.Title = n.Title
			if m := element.Issued().FindStringSubmatch(strings.Join(n.Title, "")); m != nil {
				n.Document.Title = m[1:2]
			}
		}
	}
	used := make([]bool, len(c.names))
	for i, p := range n.Attachments {
		k := -1
		for j, name := range c.names {
			if !used[j] && len(p.Title) > 0 && prose.Bare(name) == prose.Bare(p.Title[0]) {
				k = j
				break
			}
		}
		if k < 0 && p.number > 0 && p.number <= len(c.names) && !used[p.number-1] {
			k = p.number - 1
		}
		if k < 0 && i < len(c.names) && !used[i] {
			k = i
		}
		if k < 0 {
			continue
		}
		used[k] = true
		p.number, p.named = k+1, true
		p.Title = []string{c.names[k]}
	}
	for k, name := range c.names {
		if used[k] {
			continue
		}
		c.Say(doubt.MissingPart, "补上附件的内容，或删去这个附件", "附件%s不在文件里，内容写了“（略）”", prose.Quoted(name))
		n.Attachments = append(n.Attachments, &Part{Label: "附件", number: k + 1, named: true, Title: []string{name}, Text: []string{omitted}})
	}
	slices.SortStableFunc(n.Attachments, func(a, b *Part) int {
		if a.named && b.named {
			return a.number - b.number
		}
		return 0
	})
	if n.Document != nil {
		c.tasksOf(n.Document)
	}
	for _, p := range n.Attachments {
		c.tasksOf(p)
	}
	for _, p := range n.Attachments {
		if len(p.Title) == 0 {
			p.Title = []string{blankName}
		}
		if !p.content() && len(p.Text) == 0 {
			p.Text = []string{omitted}
		}
	}
}

// joined is the lines of a heading as one name.
func joined(lines []string) []string {
	if len(lines) == 0 {
		return nil
	}
	return []string{prose.OneLine(strings.Join(lines, "\n"))}
}

// leastClosed is how many paragraphs that say who does them are tasks.
const leastClosed = 3

// closedIn is how many paragraphs say who does them, at their end or below.
func closedIn(text []string) (n int) {
	text, _ = tasks.Closed(text)
	for _, l := range text {
		if tasks.ClosingPattern().MatchString(l) {
			n++
		}
	}
	return n
}

// tasksOf takes the numbered paragraphs of a part as tasks, if they are a
// breakdown from the first section to the last line and nothing else: the
// program prints them as they stand.
func (c *composer) tasksOf(p *Part) {
	if p.content() {
		return
	}
	closed := closedIn(p.Text)
	if closed < leastClosed {
		return
	}
	b, before := tasks.ListOf(p.Text)
	if b == nil {
		where := "文中"
		if len(p.Title) > 0 {
			where = prose.Quoted(strings.Join(p.Title, "")) + "里"
		}
		c.Say(doubt.PartDoubt, "要生成工作簿的，把这些段落改写成 [[task]]", "%s有 %d 段写了责任单位，但夹着别的段落，照文字导入，不进工作簿", where, closed)
		return
	}
	p.Text, p.Tasks = before, b
}
