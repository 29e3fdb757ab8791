package draft

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongwen/render/intake/doubt"
	"gongwen/render/intake/element"
	"gongwen/render/intake/prose"
	"gongwen/render/intake/source"
	"gongwen/render/intake/tasks"
)

// bare makes an attachment of each table of a file that has nothing else of a
// notice: of the first, or the best, the tasks, and of others what they are.
func (c *composer) bare() {
	var lines []*source.Line // before the next table
	var main *Part
	found := false
	for _, it := range c.items {
		found = found || it.head != nil
	}
	for c.at = 0; c.at < len(c.items); c.at++ {
		it := c.items[c.at]
		switch {
		case it.Line != nil && main != nil && main.content() && len(lines) == 0 && c.belowTable(c.at):
			main.After = append(main.After, it.Text)
			continue
		case it.Line != nil:
			lines = append(lines, it.Line)
			continue
		case it.head == nil && (found || it.table.Width() < 2 && it.table.Kind != source.Sheet):
			c.aside(it.table)
			continue
		}
		p := &Part{Label: "附件"}
		if main == nil {
			main = p
		}
		c.titleOf(p, it, &lines)
		c.cur = p
		before := len(c.notice.Attachments)
		if main != p && main.Tasks != nil && it.head != nil {
			b := c.take(it, main)
			if sameColumns(main.Tasks, b) && it.table.Kind != source.Sheet && !c.another(main, p) {
				if len(p.Heading) == 1 && tasks.IsSection(p.Heading[0]) && len(main.After) == 0 {
					main.After, p.Heading = p.Heading, nil
				}
				c.join(main, b)
				main.Text = append(main.Text, p.Text...)
				c.retitled(main, p)
				continue
			}
			p.Tasks, p.After = b, b.After
			p.Text = append(p.Text, b.Before...)
		} else {
			c.fill(p, it)
		}
		if it.head != nil && len(p.Text) > 0 {
			c.untitle(p)
		}
		c.notice.Attachments = append(c.notice.Attachments[:before], append([]*Part{p}, c.notice.Attachments[before:]...)...)
	}
	if main == nil {
		c.lines(textsOf(lines))
	} else if len(lines) > 0 {
		c.outside(lines)
	}
	for _, p := range c.notice.Attachments {
		if len(p.Heading) > 0 {
			p.Title = joined(p.Heading)
		}
		p.Text = slices.DeleteFunc(p.Text, func(s string) bool {
			label := element.Attached().MatchString(prose.Bare(s))
			if label {
				c.Print(s)
			}
			return label
		})
		if len(p.Title) == 0 && p.sheet != "" {
			p.Title = []string{p.sheet}
		}
		if len(p.Title) == 0 {
			p.Title = []string{blankName}
		}
	}
}

// lines takes lines without a table: numbered paragraphs that say who does them
// are tasks under their title, all others are text.
func (c *composer) lines(texts []string) {
	p := &Part{Label: "附件", Text: texts}
	if len(texts) > 1 && titleLike(texts[0]) {
		p.Heading, p.Text = texts[:1], texts[1:]
	}
	if c.tasksOf(p); p.Tasks != nil {
		c.notice.Attachments = []*Part{p}
		return
	}
	c.notice.Text = texts
	if closedIn(texts) < leastClosed { // else it is told
		c.tellUnits()
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
			return t.Kind != source.Web || tasks.NoteLike(c.items[i].Text)
		}
	}
	return false
}

// tableAhead reports whether a table of tasks follows within a few lines.
func (c *composer) tableAhead(i int) bool {
	for j := i; j < min(i+5, len(c.items)); j++ {
		if c.items[j].Line == nil {
			return c.items[j].head != nil
		}
	}
	return false
}

// titleOf takes the title of a table from the lines before it.
func (c *composer) titleOf(p *Part, it item, lines *[]*source.Line) {
	all := *lines
	*lines = nil
	defer func() {
		if name := it.table.Name; len(p.Heading) == 0 && strings.ContainsFunc(name, func(r rune) bool { return r >= 0x4E00 && r < 0xA000 }) && !strings.HasPrefix(name, "工作表") {
			p.sheet = name
		}
	}()
	if len(it.table.Title) > 0 {
		p.Heading = it.table.Title
	}
	if len(all) == 0 {
		return
	}
	at := len(all) - 1
	for k := range all { // what the page says is the title
		if all[k].Title {
			at = k
		}
	}
	if at > 0 && at == len(all)-1 && tasks.IsSection(all[at].Text) && titleLike(all[at-1].Text) { // of this table, not of all
		p.Text = append(p.Text, all[at].Text)
		all = all[:at]
		at--
	}
	if len(p.Heading) == 0 && (titleLike(all[at].Text) || all[at].Align == "center" && prose.Runes(all[at].Text) >= 2 && titleLike(all[at].Text+"　　")) {
		p.Heading = []string{all[at].Text}
		all = slices.Delete(all, at, at+1)
	}
	c.outside(all)
}

// outside tells the lines that stand outside of tables; the label of an
// attachment the program prints.
func (c *composer) outside(lines []*source.Line) {
	var texts []string
	for _, l := range lines {
		if element.Attached().MatchString(prose.Bare(l.Text)) {
			c.Print(l.Text)
			continue
		}
		texts = append(texts, l.Text)
	}
	if len(texts) > 0 {
		c.Say(doubt.LeftOut, "需要的话写进正文", "表外的文字没有导入：%s", prose.Quoted(texts...))
	}
}

// another reports whether the title over a table with the head of the first one
// says that it is another table, and not the first one going on.
func (c *composer) another(main, p *Part) bool {
	if len(p.Heading) == 0 || len(main.Heading) == 0 || len(p.Heading) == 1 && tasks.IsSection(p.Heading[0]) {
		return false
	}
	again, _ := tasks.Continued(strings.Join(p.Heading, ""))
	return prose.Bare(again) != prose.Bare(strings.Join(main.Heading, ""))
}

// retitled takes the title over the second half of a table, which says what the
// first one's says.
func (c *composer) retitled(main, p *Part) {
	for _, s := range p.Heading {
		again, _ := tasks.Continued(s)
		if prose.Bare(again) == prose.Bare(strings.Join(main.Heading, "")) {
			c.Print(s)
		}
	}
}

func textsOf(lines []*source.Line) (out []string) {
	for _, l := range lines {
		out = append(out, l.Text)
	}
	return out
}

// titleLike reports whether words can be the title of a table.
func titleLike(s string) bool {
	n := utf8.RuneCountInString(s)
	return n >= 4 && n <= 60 && !strings.ContainsAny(s, "。；：:") && !tasks.NoteLike(s)
}

// untitle makes the first line above the head of a table its title.
func (c *composer) untitle(p *Part) {
	if len(p.Heading) > 0 {
		return
	}
	for i, s := range p.Text {
		if _, _, name := element.Opening(prose.OneLine(s)); name != "" {
			c.Print("附件", s)
			p.Heading = []string{name}
			p.Text = append(p.Text[:i:i], p.Text[i+1:]...)
			return
		}
		if titleLike(prose.OneLine(s)) {
			p.Heading = []string{prose.OneLine(s)}
			p.Text = append(p.Text[:i:i], p.Text[i+1:]...)
			return
		}
	}
}

// aside tells the words of a table without tasks that stands beside one with tasks.
func (c *composer) aside(t *source.Table) {
	var rows []string
	for row := range t.At {
		if len(t.Distinct(row)) > 0 {
			rows = append(rows, t.Said(row))
		}
	}
	if len(rows) == 0 {
		return
	}
	name := t.Called()
	if name == "" {
		name = "表"
	}
	c.Say(doubt.TableMore, "是任务分解表的，用 --column 写明各栏是什么", "%s不是任务分解表，没有导入：%s", name, prose.Some(rows...))
}
