package draft

import (
	"slices"
	"strconv"
	"strings"

	"gongwen/render/book/grid"
	"gongwen/render/intake/doubt"
	"gongwen/render/intake/element"
	"gongwen/render/intake/prose"
	"gongwen/render/intake/source"
	"gongwen/render/intake/tasks"
	"gongwen/render/words"
)

// item is a line or a table of tasks or of anything, as the parts of a notice
// are made of it.
type item struct {
	*source.Line
	table *source.Table
	head  *tasks.Heading // of a table of tasks
}

// Compose makes a notice of the blocks of a file; nil where there is nothing in
// them. visible is every text that a reader of the file sees.
func Compose(r *tasks.Reader, blocks []source.Block, page bool) (n *Notice, visible []string) {
	c := &composer{Reader: r, blocks: blocks, page: page}
	c.compose()
	if n := &c.notice; n.Tasks() == 0 && len(n.Text) == 0 && len(n.Attachments) == 0 && n.Document == nil && len(n.Title) == 0 {
		c.List = nil
		c.Say(doubt.NothingRead, "看看是不是选错了文件", "没有读出任何表或文字")
		return nil, nil
	}
	if !c.heads() {
		return nil, nil
	}
	c.complete()
	return &c.notice, c.visible
}

// composer goes through the items from the first to the last.
type composer struct {
	*tasks.Reader
	blocks  []source.Block
	page    bool // a page of the web
	notice  Notice
	visible []string // every text that a reader of the source sees
	items   []item
	at      int
	names   []string // of the 附件说明
	date    int      // the item of the date; -1: none
	cur     *Part    // the part being filled

	headSize int    // of the first line of its heading
	numberAt string // how the line of the 发文字号 is set
	signerAt int    // the line above the date that names no organ; -1: none
	bodyEnd  int    // the item behind the text
	noDay    bool   // the date is told to be none
}

// heads tells of columns that the user says something of and no table has.
func (c *composer) heads() bool {
	const top = 20 // rows in which a head is looked for
	met := map[string]bool{}
	var heads []string
	for _, b := range c.blocks {
		if b.Table == nil {
			continue
		}
		listed := false
		for row := range b.Table.At[:min(top, len(b.Table.At))] {
			cells := b.Table.Distinct(row)
			for _, k := range cells {
				text := prose.OneLine(b.Table.Cells[k].Text)
				if plain := grid.Plain(text); !met[plain] {
					met[plain] = true
					if len(cells) > 1 && !listed {
						heads = append(heads, text)
					}
				}
			}
			listed = listed || len(cells) > 1
		}
	}
	var lacking []string
	for _, ch := range c.Choices {
		if !met[grid.Plain(ch.Head)] {
			lacking = append(lacking, ch.Head)
		}
	}
	if len(lacking) == 0 {
		return true
	}
	hint := "来源里没有表"
	if len(heads) > 0 {
		hint = "表头有：" + strings.Join(heads[:min(len(heads), 40)], "、")
	}
	c.List = nil
	c.Say(doubt.NoSuchHead, hint, "--column 写的表头%s，来源里没有", prose.Quoted(lacking...))
	return false
}

// compose finds what the blocks of a file are in a notice.
func (d *composer) compose() {
	items := d.views(d.unpack())
	for _, it := range items {
		if it.Line != nil {
			it.Text = element.CloseOrdinal(it.Text)
			d.visible = append(d.visible, it.Text)
		} else {
			d.see(it.table)
		}
	}
	d.items = items
	if !d.isNotice() {
		d.bare()
		return
	}
	d.trim()
	d.signerAt = -1
	switch d.notice.Format = d.ownForm(); d.notice.Format {
	case "order":
		d.order()
	case "minutes":
		d.minutes()
	default:
		d.head()
		d.title()
		d.recipients()
		d.body()
	}
	d.parts()
	d.marry()
}

// see takes every text of a table as seen.
func (d *composer) see(t *source.Table) {
	for i := range t.Cells {
		if s := t.Cells[i].Text; s != "" {
			d.visible = append(d.visible, s)
		}
	}
}

// unpack gives the blocks with the tables that only place text taken apart.
func (d *composer) unpack() []item {
	var out []item
	titled := false // the title of a notice has gone by
	for i, b := range d.blocks {
		if b.Line != nil {
			out = append(out, item{Line: b.Line})
			titled = titled || element.Number().MatchString(prose.Bare(b.Line.Text))
			continue
		}
		t := b.Table
		h := d.FindHead(t, 0)
		if h == nil {
			if turned, lying, above, below := d.Lying(t); lying != nil {
				d.Say(doubt.PartDoubt, "核对各项任务", "%s横着排，一栏一项任务，转过来导入了", t.Called())
				turned.Title = append(turned.Title, above...)
				out = append(out, item{table: turned, head: lying})
				for _, l := range below {
					out = append(out, item{Line: &source.Line{Text: prose.OneLine(l)}})
				}
				continue
			}
		}
		if h == nil && d.placing(t, !titled && i < 12) {
			lines := linesOf(t)
			for _, l := range lines {
				out = append(out, item{Line: l})
				titled = titled || element.Number().MatchString(prose.Bare(l.Text))
			}
			continue
		}
		var imprint []*source.Line
		if t.Kind == source.Word {
			imprint = cutImprint(t)
		}
		if len(t.At) > 0 {
			out = append(out, item{table: t, head: h})
		}
		for _, l := range imprint {
			out = append(out, item{Line: l})
		}
	}
	return out
}

// trim leaves out what a page of the web has before and behind a notice: menus,
// the foot of the site.
func (c *composer) trim() {
	if !slices.ContainsFunc(c.items, func(it item) bool { return it.table != nil && it.table.Kind == source.Web }) && !c.page {
		return
	}
	start := 0
	for i, it := range c.items {
		if it.Line != nil && element.IsRecipients(it.Text) {
			start = c.startOf(i)
			break
		}
	}
	end := len(c.items)
	for end > start {
		it := c.items[end-1]
		if it.table != nil && it.head != nil || it.Line != nil && (element.IsImprint(prose.Bare(it.Text)) || tasks.NoteLike(it.Text) || element.Note().MatchString(prose.Bare(it.Text)) || c.dated(end-1)) {
			break
		}
		end--
	}
	for _, stretch := range [...][]item{c.items[:start], c.items[end:]} {
		var texts []string
		for _, it := range stretch {
			if it.Line != nil {
				texts = append(texts, it.Text)
				continue
			}
			for row := range it.table.At {
				texts = append(texts, it.table.Said(row))
			}
		}
		if len(texts) > 0 {
			c.Say(doubt.LeftOut, "看看是不是公文的内容", "网页上公文以外的文字没有导入：%s", prose.Quoted(texts...))
		}
	}
	c.items = c.items[start:end]
}

// startOf is where the notice begins whose recipients are named in a line: at the
// title that the page names, or at the lines above that are set as titles. What
// stands between of the site, the day of its publication, how often it was read,
// is told.
func (c *composer) startOf(recipients int) int {
	set := func(l *source.Line) bool {
		return l != nil && (l.Align == "center" || l.Red || element.Number().MatchString(prose.Bare(l.Text)))
	}
	title := -1
	for j := recipients - 1; j >= max(0, recipients-12); j-- {
		if l := c.line(j); l != nil && l.Title {
			title = j
			break
		}
	}
	if title < 0 {
		start := recipients
		for ; start > 0 && recipients-start < 6; start-- {
			if l := c.line(start - 1); l == nil || !set(l) && (start < recipients || !titleLike(l.Text)) {
				break
			}
		}
		return start
	}
	var left []string
	for j := recipients - 1; j > title; j-- {
		if l := c.line(j); l != nil && !set(l) {
			left = append([]string{l.Text}, left...)
			c.items = slices.Delete(c.items, j, j+1)
		}
	}
	if len(left) > 0 {
		c.Say(doubt.LeftOut, "看看是不是公文的内容", "网页上标题下面的文字没有导入：%s", prose.Quoted(left...))
	}
	for title > 0 && c.line(title-1) != nil && set(c.line(title-1)) {
		title--
	}
	return title
}

// line is the line of an item; nil for a table and behind the end.
func (c *composer) line(i int) *source.Line {
	if i < 0 || i >= len(c.items) {
		return nil
	}
	return c.items[i].Line
}

// isNotice reports whether the file is a notice, or only tables and their
// titles.
func (c *composer) isNotice() bool {
	number, mark, sent, dated, titled := false, false, false, false, false
	for i, it := range c.items {
		if it.Line == nil {
			continue
		}
		s := prose.Bare(it.Text)
		number = number || i < 30 && element.Number().MatchString(s)
		mark = mark || i < 10 && it.Red && strings.HasSuffix(s, "文件")
		titled = titled || !sent && i < 12 && prose.Runes(s) <= 80 && element.Kind().MatchString(s)
		sent = sent || i < 30 && element.IsRecipients(it.Text)
		if day, verdict := words.ReadDay(it.Text); verdict == words.Dated && day.Year > 0 {
			dated = true
		}
	}
	return number || mark || sent && (dated || titled) || c.ownForm() != ""
}

// placeAt names an item before a message.
func (c *composer) placeAt(i int) string {
	if l := c.line(i); l != nil && l.Para > 0 {
		return "第" + strconv.Itoa(l.Para) + "段“" + prose.Short(l.Text) + "”："
	}
	return ""
}
