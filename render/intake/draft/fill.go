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

// tableInBody takes a table that stands in the text: tasks follow the text, what
// else there is becomes an attachment.
func (c *composer) tableInBody(it item) {
	if it.head != nil && c.notice.Body == nil {
		c.notice.Body = c.take(it, nil)
		c.notice.Text = append(c.notice.Text, c.notice.Body.Before...)
		if l := c.line(c.at + 1); l != nil && c.at+1 < c.bodyEnd && (c.notice.Format != "minutes" || !element.Attendance().MatchString(prose.Bare(l.Text))) {
			c.Say(doubt.PartDoubt, "要印在表后的，改写正文", "分解表印在正文的末尾，表后的%s挪到了表前", prose.Quoted(l.Text))
		}
		for _, l := range c.notice.Body.After {
			c.Say(doubt.PartDoubt, "表后的文字挪到正文的末尾，请核对", "表后的文字放进了正文：%s", prose.Quoted(l))
			c.notice.Text = append(c.notice.Text, l)
		}
		return
	}
	c.Say(doubt.TableMore, "要印在正文里的，请改写成文字", "%s在正文里，正文后只能跟任务分解表，作为附件导入", it.table.Called())
	p := &Part{Label: "附件"}
	c.notice.Attachments = append(c.notice.Attachments, p)
	c.cur = p
	c.fill(p, it)
}

// take reads a table of tasks; another one below in the same sheet, or after it
// in the file with the same head, belongs to it.
func (c *composer) take(it item, p *Part) *tasks.Breakdown {
	t := it.table
	var before []string
	for row := range it.head.First {
		for _, k := range t.Distinct(row) {
			if t.Cells[k].Row == row {
				before = append(before, t.Cells[k].Text)
			}
		}
	}
	b, rest := c.ReadTasks(t, it.head)
	b.Before = before
	if rest != nil {
		if h := c.FindHead(rest, 0); h != nil {
			c.items = slices.Insert(c.items, c.at+1, item{table: rest, head: h})
		} else {
			for row := range rest.At {
				c.Say(doubt.LeftOut, "", "%s没有导入：%s", rest.RowRef(row), prose.Quoted(rest.Said(row)))
			}
		}
	}
	return b
}

// fill puts a table into a part, or into another if it has one.
func (c *composer) fill(p *Part, it item) {
	if it.head == nil {
		c.plain(p, it.table)
		return
	}
	b := c.take(it, p)
	if len(b.Tasks) == 0 { // a form to be filled in
		c.plain(p, it.table)
		return
	}
	titles := slices.DeleteFunc(b.Before, func(s string) bool {
		again := prose.Bare(s) == prose.Bare(strings.Join(p.Heading, "")) && s != ""
		if again {
			c.Print(s)
		}
		return again
	})
	if p.Tasks != nil && sameColumns(p.Tasks, b) {
		c.join(p, b)
		return
	}
	if p.content() {
		p = c.next(p)
	}
	p.Tasks = b
	p.Text = append(p.Text, titles...)
	p.After = append(p.After, b.After...)
}

// next is another part behind one that has a table. What stands between the two
// is its heading.
func (c *composer) next(p *Part) *Part {
	q := &Part{Label: "附件"}
	if n := len(p.After); n > 0 && utf8.RuneCountInString(p.After[n-1]) <= 40 && !tasks.NoteLike(p.After[n-1]) {
		q.Heading = []string{p.After[n-1]}
		p.After = p.After[:n-1]
	}
	c.notice.Attachments = append(c.notice.Attachments, q)
	c.cur = q
	return q
}

// sameColumns reports whether two tables have the same heads.
func sameColumns(a, b *tasks.Breakdown) bool {
	if len(a.Columns) != len(b.Columns) {
		return false
	}
	for i := range a.Columns {
		if prose.Bare(a.Columns[i].Head) != prose.Bare(b.Columns[i].Head) {
			return false
		}
	}
	return true
}

// join puts the rows of a table that was cut in two together again.
func (c *composer) join(p *Part, b *tasks.Breakdown) {
	for i := range b.Columns {
		b.Columns[i].Key = p.Tasks.Columns[i].Key
	}
	between := p.After
	if len(between) == 1 && c.captions(p, b, between[0]) {
		between = nil
	}
	if n := len(p.Tasks.Tasks); n > 0 && len(b.Tasks) > 0 {
		last := p.Tasks.Tasks[n-1]
		for i := range b.Tasks {
			if b.Tasks[i].Section == "" {
				b.Tasks[i].Section = last.Section
			}
		}
	}
	p.Tasks.Tasks = append(p.Tasks.Tasks, b.Tasks...)
	for key := range b.Merged {
		p.Tasks.Merged[key] = true
	}
	for key, on := range b.Parted {
		p.Tasks.Parted[key] = p.Tasks.Parted[key] || on
	}
	p.After = append([]string(nil), b.After...)
	if len(between) > 0 {
		c.Say(doubt.LeftOut, "表拆成了两张，已接成一张", "两张表之间的文字没有导入：%s", prose.Quoted(between...))
	}
	if len(b.Before) > 0 {
		c.Say(doubt.LeftOut, "表拆成了两张，已接成一张", "第二张表上面的文字没有导入：%s", prose.Quoted(b.Before...))
	}
}

// levels are those of a head of two rows: over some columns a cell that they
// share, with a head of each below it, and over each of the others one that is as
// high as both. nil: it has one row.
func levels(t *source.Table, head, w int) (over, heads []string) {
	over, heads = make([]string, w), make([]string, w)
	shared := false
	for x := range w {
		k := t.Index(head, x)
		if k < 0 {
			return nil, nil
		}
		switch c := &t.Cells[k]; {
		case c.Rows == 2 && c.Cols == 1:
			heads[x] = c.Text
		case c.Rows == 1 && c.Cols > 1 && c.Cols < w:
			below := t.Index(head+1, x)
			if below < 0 || t.Cells[below].Cols > 1 || t.Cells[below].Rows > 1 || t.Cells[below].Text == "" {
				return nil, nil
			}
			shared = true
			over[x], heads[x] = c.Text, t.Cells[below].Text
		default:
			return nil, nil
		}
	}
	if !shared {
		return nil, nil
	}
	return over, heads
}

// captions makes sections of the lines over tables with the same head: 一、水务局任务
// over the first, 二、财政局任务 over the next.
func (c *composer) captions(p *Part, b *tasks.Breakdown, caption string) bool {
	first := p.caption
	if n := len(p.Text); first == "" && n > 0 {
		first = p.Text[n-1]
	}
	sectioned := func(b *tasks.Breakdown) bool {
		return slices.ContainsFunc(b.Tasks, func(t tasks.Task) bool { return t.Section != "" })
	}
	if !tasks.IsSection(first) || !tasks.IsSection(caption) || sectioned(b) || p.caption == "" && sectioned(p.Tasks) {
		return false
	}
	if p.caption == "" {
		p.Text = p.Text[:len(p.Text)-1]
		for i := range p.Tasks.Tasks {
			p.Tasks.Tasks[i].Section = first
		}
	}
	for i := range b.Tasks {
		b.Tasks[i].Section = caption
	}
	p.caption = caption
	return true
}

// plain puts a table without tasks into a part: heads and rows as they
// stand. What cannot be a table there is told.
func (c *composer) plain(p *Part, t *source.Table) {
	w := t.Width()
	var rows [][]string
	head := -1
	var above []string
	for row := range t.At {
		cells := t.Distinct(row)
		if head < 0 && len(cells) <= 1 && w > 1 && len(t.At) > 1 {
			for _, k := range cells {
				above = append(above, t.Cells[k].Text)
			}
			continue
		}
		if head < 0 {
			head = row
		}
		line := make([]string, w)
		for x := range w {
			if k := t.Index(row, x); k >= 0 && t.Cells[k].Row == row && t.Cells[k].Col == x {
				line[x] = t.Cells[k].Text
			}
		}
		rows = append(rows, line)
	}
	if head < 0 || w < 2 {
		p.Text = append(p.Text, above...)
		for _, r := range rows {
			p.Text = append(p.Text, strings.Split(strings.Join(r, ""), "\n")...)
		}
		return
	}
	if p.content() {
		p = c.next(p)
	}
	g := &Grid{Heads: rows[0]}
	first := head + 1 // the row below the head
	if over, heads := levels(t, head, w); over != nil {
		g.Over, g.Heads, rows = over, heads, rows[1:]
		first++
	}
	merged := false
	for i := range t.Cells {
		merged = merged || t.Cells[i].Row >= first && (t.Cells[i].Rows > 1 || t.Cells[i].Cols > 1 && t.Cells[i].Cols < w)
	}
	blank := 0
	for _, r := range rows[1:] {
		if strings.Join(r, "") == "" {
			r = nil
			blank++
		}
		g.Rows = append(g.Rows, r)
	}
	if len(g.Rows) == 0 {
		g.Rows = [][]string{nil}
	}
	p.Grid = g
	p.Text = append(p.Text, above...)
	told := "不是任务分解表，是普通的表，不进工作簿"
	if blank == len(g.Rows) {
		told = "是空白的表，不进工作簿"
	}
	if merged {
		told += "；合并的格拆开了，字在第一格"
	}
	c.Say(doubt.TableMore, "是任务分解表的，用 --column 写明各栏是什么", "%s%s，栏目是%s", t.Called(), told, prose.Quoted(g.Heads...))
}
