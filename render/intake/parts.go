package intake

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gongwen/render/words"
)

// tableInBody takes a table that stands in the text: tasks follow the text, what
// else there is becomes an attachment.
func (c *composer) tableInBody(it item) {
	if it.head != nil && c.notice.body == nil {
		c.notice.body = c.take(it, nil)
		c.notice.text = append(c.notice.text, c.notice.body.before...)
		if l := c.line(c.at + 1); l != nil && c.at+1 < c.bodyEnd {
			c.say(partDoubt, "要印在表后的，改写正文", "分解表印在正文的末尾，表后的%s挪到了表前", quoted(l.text))
		}
		for _, l := range c.notice.body.after {
			c.say(partDoubt, "表后的文字挪到正文的末尾，请核对", "表后的文字放进了正文：%s", quoted(l))
			c.notice.text = append(c.notice.text, l)
		}
		return
	}
	c.say(tableMore, "要印在正文里的，请改写成文字", "%s在正文里，正文后只能跟任务分解表，作为附件导入", it.table.called())
	p := &part{label: "附件"}
	c.notice.attachments = append(c.notice.attachments, p)
	c.cur = p
	c.fill(p, it)
}

// parts takes what stands behind the date: notes, the document that is issued,
// attachments, the imprint.
func (c *composer) parts() {
	c.cur = nil
	heading := false // the heading of the part is being read
	for ; c.at < len(c.items); c.at++ {
		it := c.items[c.at]
		if it.line == nil {
			if c.cur == nil {
				c.begin("", 0)
			}
			heading = false
			c.fill(c.cur, it)
			continue
		}
		s := bare(it.text)
		switch {
		case imprintLine(s) || movedPattern().MatchString(s) && c.imprintNear():
			c.imprint(it.line)
			continue
		case c.cur == nil && notePattern().MatchString(s) && !it.page:
			c.notice.notes = append(c.notice.notes, tidy(strings.TrimSuffix(strings.TrimSuffix(trimFirst(it.text), "）"), ")")))
			continue
		case c.cur != nil && c.cur == c.notice.document && len(c.names) == 0 && listPattern().MatchString(s) && !attachedPattern().MatchString(s):
			c.listOfDocument()
			continue
		case attachedPattern().MatchString(s):
			m := attachedPattern().FindStringSubmatch(s)
			c.begin(m[1], ordinalOf(m[2]))
			heading = true
			continue
		case openingPattern().MatchString(s) && (it.page || it.gap || c.headingBelow(c.at)) && c.opens(s):
			m := openingPattern().FindStringSubmatch(s)
			c.begin(m[1], ordinalOf(m[2]))
			at := strings.IndexAny(it.text, "：:")
			_, size := utf8.DecodeRuneInString(it.text[at:])
			c.cur.heading = append(c.cur.heading, tidy(it.text[at+size:]))
			heading = false
			continue
		}
		if c.cur == nil {
			if !it.page && it.align != "center" && !c.titleNear() && !c.issued(s) {
				c.say(leftOut, "看看是不是公文的要素", "%s没有认出是什么，没有导入：%s", c.placeAt(c.at), quoted(it.text))
				continue
			}
			c.begin("", 0)
			heading = true
		}
		p := c.cur
		switch {
		case heading && c.headline(p, it):
			p.heading = append(p.heading, it.text)
			continue
		case p.content() && p.label == "" && it.align == "center" && it.page, p.content() && it.page && it.align == "center":
			c.begin("", 0) // another page, another title
			c.cur.heading = append(c.cur.heading, it.text)
			heading = true
			continue
		}
		heading = false
		if p.content() {
			p.after = append(p.after, it.text)
		} else {
			p.text = append(p.text, it.text)
		}
	}
}

// listOfDocument takes the 附件说明 at the end of the document that is issued.
func (c *composer) listOfDocument() {
	end := c.at + 1
	for ; end < len(c.items); end++ {
		l := c.line(end)
		if l == nil || l.page || attachedPattern().MatchString(bare(l.text)) || imprintLine(bare(l.text)) || !l.auto && !itemPattern().MatchString(bare(l.text)) {
			break
		}
	}
	c.list(c.at, end)
	c.at = end - 1
}

// headline reports whether a line belongs to the heading of a part: centred as
// the first, and no chapter of it.
func (c *composer) headline(p *part, it item) bool {
	s := bare(it.text)
	if utf8.RuneCountInString(s) > 60 || strings.ContainsAny(s, "。；") {
		return false
	}
	if len(p.heading) == 0 {
		c.headSize = it.size
		return true
	}
	return it.align == "center" && !it.gap && len(p.heading) < 5 && !chapterPattern().MatchString(s) && (it.size == c.headSize || it.size == 0 || c.headSize == 0)
}

func trimFirst(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return s[size:]
}

// opens reports whether a line “附件1：……” begins an attachment: it has the name
// of one and no sentence.
func (c *composer) opens(s string) bool {
	return !strings.ContainsAny(openingPattern().FindStringSubmatch(s)[3], "。；，")
}

// titleNear reports whether a table comes soon: then the lines before it are its
// title.
func (c *composer) titleNear() bool {
	for j := c.at; j < min(c.at+4, len(c.items)); j++ {
		if c.items[j].line == nil {
			return true
		}
	}
	return false
}

// issued reports whether a line is the name of what the title or the text says is
// issued: however it is set, the document begins with it.
func (c *composer) issued(s string) bool {
	title, text := bare(strings.Join(c.notice.title, "")), bare(strings.Join(c.notice.text, ""))
	name := strings.NewReplacer("《", "", "》", "", "〈", "", "〉", "").Replace(s)
	return utf8.RuneCountInString(name) >= 4 && (strings.Contains(title+text, "《"+name+"》") || strings.Contains(title, "印发"+name+"的"))
}

// imprintNear reports whether the lines around are of an imprint.
func (c *composer) imprintNear() bool {
	for j := c.at - 1; j <= c.at+2; j++ {
		if l := c.line(j); l != nil && j != c.at && imprintLine(bare(l.text)) {
			return true
		}
	}
	return false
}

// ordinalOf is the number of an attachment.
func ordinalOf(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	n, _ := words.ParseHanzi(s)
	return n
}

// begin begins a part: an attachment if it says so, or if names of attachments
// are left that none has; else the document that is issued.
func (c *composer) begin(label string, number int) {
	n := &c.notice
	p := &part{label: label, number: number}
	c.cur = p
	if l := c.line(c.at); l != nil && label != "" {
		c.print(bare(l.text))
	}
	if label == "" && n.document == nil && len(n.attachments) == 0 && len(c.names) == 0 {
		n.document = p
		return
	}
	if label == "" {
		p.label = "附件"
	}
	n.attachments = append(n.attachments, p)
}

// imprint takes a line of the 版记 (7.4).
func (c *composer) imprint(l *line) {
	n := &c.notice
	s := bare(l.text)
	colon := func() string {
		at := strings.IndexAny(l.text, "：:")
		_, size := utf8.DecodeRuneInString(l.text[at:])
		return strings.TrimRight(tidy(l.text[at+size:]), "。")
	}
	switch {
	case strings.HasPrefix(s, "抄送") && n.copyTo == "" && strings.ContainsAny(l.text, "：:"):
		n.copyTo = colon()
	case movedPattern().MatchString(s) && n.movedTo == "" && n.recipients == "":
		n.movedTo = colon()
	case printedPattern().MatchString(s) && n.printedBy == "" && strings.HasSuffix(s, "印发"):
		m := printedPattern().FindStringSubmatch(s)
		if m[1] == "" {
			n.more = append(n.more, l.text)
			return
		}
		n.printedBy = m[1]
		n.printedOn, _ = words.ReadDay(m[2])
		c.print(l.text)
	default:
		n.more = append(n.more, l.text)
	}
}

// take reads a table of tasks; another one below in the same sheet, or after it
// in the file with the same head, belongs to it.
func (c *composer) take(it item, p *part) *breakdown {
	t := it.table
	var before []string
	for row := range it.head.first {
		for _, k := range t.distinct(row) {
			if t.cells[k].row == row {
				before = append(before, t.cells[k].text)
			}
		}
	}
	b, rest := c.readTasks(t, it.head)
	b.before = before
	if rest != nil {
		if h := c.findHead(rest, 0); h != nil {
			c.items = slices.Insert(c.items, c.at+1, item{table: rest, head: h})
		} else {
			for row := range rest.at {
				c.say(leftOut, "", "%s没有导入：%s", rest.rowRef(row), quoted(rest.said(row)))
			}
		}
	}
	return b
}

// fill puts a table into a part, or into another if it has one.
func (c *composer) fill(p *part, it item) {
	if it.head == nil {
		c.plain(p, it.table)
		return
	}
	b := c.take(it, p)
	if len(b.tasks) == 0 { // a form to be filled in
		c.plain(p, it.table)
		return
	}
	titles := slices.DeleteFunc(b.before, func(s string) bool {
		again := bare(s) == bare(strings.Join(p.heading, "")) && s != ""
		if again {
			c.print(s)
		}
		return again
	})
	if p.tasks != nil && sameColumns(p.tasks, b) {
		c.join(p, b)
		return
	}
	if p.content() {
		p = c.next(p)
	}
	p.tasks = b
	p.text = append(p.text, titles...)
	p.after = append(p.after, b.after...)
}

// next is another part behind one that has a table. What stands between the two
// is its heading.
func (c *composer) next(p *part) *part {
	q := &part{label: "附件"}
	if n := len(p.after); n > 0 && utf8.RuneCountInString(p.after[n-1]) <= 40 && !noteLike(p.after[n-1]) {
		q.heading = []string{p.after[n-1]}
		p.after = p.after[:n-1]
	}
	c.notice.attachments = append(c.notice.attachments, q)
	c.cur = q
	return q
}

// sameColumns reports whether two tables have the same heads.
func sameColumns(a, b *breakdown) bool {
	if len(a.columns) != len(b.columns) {
		return false
	}
	for i := range a.columns {
		if bare(a.columns[i].head) != bare(b.columns[i].head) {
			return false
		}
	}
	return true
}

// join puts the rows of a table that was cut in two together again.
func (c *composer) join(p *part, b *breakdown) {
	for i := range b.columns {
		b.columns[i].key = p.tasks.columns[i].key
	}
	if n := len(p.tasks.tasks); n > 0 && len(b.tasks) > 0 {
		last := p.tasks.tasks[n-1]
		for i := range b.tasks {
			if b.tasks[i].section == "" {
				b.tasks[i].section = last.section
			}
		}
	}
	p.tasks.tasks = append(p.tasks.tasks, b.tasks...)
	for key := range b.merged {
		p.tasks.merged[key] = true
	}
	for key, on := range b.parted {
		p.tasks.parted[key] = p.tasks.parted[key] || on
	}
	between := p.after
	p.after = append([]string(nil), b.after...)
	if len(between) > 0 {
		c.say(leftOut, "表拆成了两张，已接成一张", "两张表之间的文字没有导入：%s", quoted(between...))
	}
	if len(b.before) > 0 {
		c.say(leftOut, "表拆成了两张，已接成一张", "第二张表上面的文字没有导入：%s", quoted(b.before...))
	}
}

// plain puts a table that is none of tasks into a part: heads and rows as they
// stand. What cannot be a table there is told.
func (c *composer) plain(p *part, t *table) {
	w := t.width()
	var rows [][]string
	head := -1
	var above []string
	for row := range t.at {
		cells := t.distinct(row)
		if head < 0 && len(cells) <= 1 && w > 1 && len(t.at) > 1 {
			for _, k := range cells {
				above = append(above, t.cells[k].text)
			}
			continue
		}
		if head < 0 {
			head = row
		}
		line := make([]string, w)
		for x := range w {
			if k := t.index(row, x); k >= 0 && t.cells[k].row == row && t.cells[k].col == x {
				line[x] = t.cells[k].text
			}
		}
		rows = append(rows, line)
	}
	if head < 0 || w < 2 {
		p.text = append(p.text, above...)
		for _, r := range rows {
			p.text = append(p.text, strings.Split(strings.Join(r, ""), "\n")...)
		}
		return
	}
	if p.content() {
		p = c.next(p)
	}
	g := &plainTable{heads: rows[0]}
	merged := false
	for i := range t.cells {
		merged = merged || t.cells[i].rows > 1 || t.cells[i].cols > 1 && t.cells[i].cols < w
	}
	blank := 0
	for _, r := range rows[1:] {
		if strings.Join(r, "") == "" {
			r = nil
			blank++
		}
		g.rows = append(g.rows, r)
	}
	if len(g.rows) == 0 {
		g.rows = [][]string{nil}
	}
	p.grid = g
	p.text = append(p.text, above...)
	told := "作为普通的表导入，不进工作簿"
	if blank == len(g.rows) {
		told = "是空白的表，照样导入，不进工作簿"
	}
	if merged {
		told += "；合并的格拆开了，字在第一格"
	}
	c.say(tableMore, "是任务分解表的，用 --column 写明各栏是什么", "%s%s，栏目是%s", t.called(), told, quoted(g.heads...))
}

// marry brings the names of the 附件说明 and the attachments together.
func (c *composer) marry() {
	n := &c.notice
	for _, p := range n.attachments {
		p.title = joined(p.heading)
	}
	if n.document != nil {
		n.document.title = n.document.heading
		if len(n.document.title) == 0 {
			n.document.title = n.title
		}
	}
	used := make([]bool, len(c.names))
	for i, p := range n.attachments {
		k := -1
		for j, name := range c.names {
			if !used[j] && len(p.title) > 0 && bare(name) == bare(p.title[0]) {
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
		p.title = []string{c.names[k]}
	}
	for k, name := range c.names {
		if used[k] {
			continue
		}
		c.say(missingPart, "补上附件的内容，或删去这个附件", "附件%s不在文件里，内容写了“（略）”", quoted(name))
		n.attachments = append(n.attachments, &part{label: "附件", number: k + 1, named: true, title: []string{name}, text: []string{"（略）"}})
	}
	slices.SortStableFunc(n.attachments, func(a, b *part) int {
		if a.named && b.named {
			return a.number - b.number
		}
		return 0
	})
	if n.document != nil {
		c.tasksOf(n.document)
	}
	for _, p := range n.attachments {
		c.tasksOf(p)
	}
	for _, p := range n.attachments {
		if len(p.title) == 0 {
			p.title = []string{"（附件名称）"}
		}
		if !p.content() && len(p.text) == 0 {
			p.text = []string{"（略）"}
		}
	}
}

// joined is the lines of a heading as one name.
func joined(lines []string) []string {
	if len(lines) == 0 {
		return nil
	}
	return []string{oneLine(strings.Join(lines, "\n"))}
}

// tasksOf takes the numbered paragraphs of a part as tasks, if they are a
// breakdown from the first section to the last line and nothing else: the
// program prints them as they stand.
func (c *composer) tasksOf(p *part) {
	if p.content() {
		return
	}
	closed := 0
	for _, l := range p.text {
		if closingPattern().MatchString(l) {
			closed++
		}
	}
	const least = 3
	if closed < least {
		return
	}
	b, before := listOf(p.text)
	if b == nil {
		c.say(partDoubt, "要生成工作簿的，把这些段落改写成 [[task]]", "%s里有 %d 段写了责任单位，但夹着别的段落，照文字导入，不进工作簿", quoted(strings.Join(p.title, "")), closed)
		return
	}
	p.text, p.tasks = before, b
}
