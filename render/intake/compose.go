package intake

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"gongwen/render/notice"
	"gongwen/render/words"
)

// item is a line or a table of tasks or of anything, as the parts of a notice
// are made of it.
type item struct {
	*line
	table *table
	head  *heading // of a table of tasks
}

// compose finds what the blocks of a file are in a notice.
func (d *composer) compose() {
	items := d.views(d.unpack())
	for _, it := range items {
		if it.line != nil {
			d.visible = append(d.visible, it.text)
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
	d.head()
	d.title()
	d.recipients()
	d.body()
	d.parts()
	d.marry()
}

// see takes every text of a table as seen.
func (d *composer) see(t *table) {
	for i := range t.cells {
		if s := t.cells[i].text; s != "" {
			d.visible = append(d.visible, s)
		}
	}
}

// unpack gives the blocks with the tables that only place text taken apart.
func (d *composer) unpack() []item {
	var out []item
	titled := false // the title of a notice has gone by
	for i, b := range d.blocks {
		if b.line != nil {
			out = append(out, item{line: b.line})
			titled = titled || numberPattern().MatchString(bare(b.line.text))
			continue
		}
		t := b.table
		h := d.findHead(t, 0)
		if h == nil && d.placing(t, !titled && i < 12) {
			lines := linesOf(t)
			for _, l := range lines {
				out = append(out, item{line: l})
				titled = titled || numberPattern().MatchString(bare(l.text))
			}
			continue
		}
		var imprint []*line
		if t.kind == sourceWord {
			imprint = cutImprint(t)
		}
		if len(t.at) > 0 {
			out = append(out, item{table: t, head: h})
		}
		for _, l := range imprint {
			out = append(out, item{line: l})
		}
	}
	return out
}

// views leaves out sheets that show the tasks of another one again, as a workbook
// of ours does: it keeps the one with all of them in the fewest rows.
func (d *composer) views(items []item) []item {
	type view struct {
		at, rows int
		unsorted int             // numbers smaller than the one above
		tasks    map[string]bool // the last line of what is to be done
		lines    map[string]bool // of all cells
	}
	var all []view
	for i, it := range items {
		if it.head == nil || it.table.kind != sourceSheet {
			continue
		}
		v := view{at: i, tasks: map[string]bool{}, lines: map[string]bool{}}
		for k := range it.table.cells {
			for l := range strings.SplitSeq(it.table.cells[k].text, "\n") {
				v.lines[bare(l)] = true
			}
		}
		q, number := it.head.of(notice.KeyRequirement), it.head.of(notice.KeySeq)
		last := 0
		for row := it.head.last + 1; row < len(it.table.at); row++ {
			if k := it.table.index(row, q.at); k >= 0 && it.table.cells[k].col == q.at && runes(it.table.cells[k].text) > 5 {
				text := it.table.cells[k].text
				v.rows++
				v.tasks[bare(text[strings.LastIndexByte(text, '\n')+1:])] = true
			}
			if number != nil {
				n, err := strconv.Atoi(bare(it.table.text(row, number.at)))
				if err == nil && n < last {
					v.unsorted++
				}
				if err == nil {
					last = n
				}
			}
		}
		all = append(all, v)
	}
	holds := func(b, a *view) bool { // b has what a has
		shared := 0
		for s := range a.tasks {
			if b.lines[s] {
				shared++
			}
		}
		return len(a.tasks) > 0 && 5*shared >= 4*len(a.tasks)
	}
	drop := map[int]int{} // item → the item that is kept
	for i := range all {
		for j := range all {
			a, b := &all[i], &all[j]
			if i == j || !holds(b, a) {
				continue
			}
			if _, gone := drop[b.at]; gone {
				continue
			}
			if !holds(a, b) || cmp.Or(cmp.Compare(a.rows, b.rows), cmp.Compare(a.unsorted, b.unsorted), cmp.Compare(a.at, b.at)) > 0 {
				drop[a.at] = b.at
			}
		}
	}
	var out []item
	for i, it := range items {
		if kept, ok := drop[i]; ok {
			d.say(tableMore, "要导入的是它，就只留这一张工作表", "%s与%s是同样的任务，没有导入", it.table.called(), items[kept].table.called())
			continue
		}
		if it.table != nil {
			it.table.tellBeside(d.doubts)
		}
		out = append(out, it)
	}
	return out
}

// placing reports whether a table only places text: the head of a notice, an
// imprint, a frame.
func (d *composer) placing(t *table, early bool) bool {
	if t.kind == sourceText || t.kind == sourceSheet {
		return false
	}
	w := t.width()
	if w <= 1 {
		return true
	}
	if len(t.at) <= 5 && imprintRow(t, len(t.at)-1) {
		return true
	}
	if !early || len(t.at) > 6 {
		return false
	}
	for i := range t.cells {
		c := &t.cells[i]
		s := bare(c.text)
		if c.para != nil && c.para.Red && s != "" || numberPattern().MatchString(s) || secrecyPattern().MatchString(s) || strings.HasSuffix(s, "文件") || strings.HasPrefix(s, "签发人") {
			return true
		}
	}
	return false
}

// linesOf are the rows of a table that only places text. Cells of one red line are
// one, others of a row stand side by side.
func linesOf(t *table) (out []*line) {
	for row := range t.at {
		cells := t.distinct(row)
		cells = slices.DeleteFunc(cells, func(k int) bool { return t.cells[k].row != row })
		if len(cells) == 0 {
			continue
		}
		red, single := true, true
		for _, k := range cells {
			c := &t.cells[k]
			red = red && c.para != nil && c.para.Red
			single = single && !strings.Contains(c.text, "\n")
		}
		of := func(text string, k int) *line {
			l := &line{text: text, cell: true, page: t.page && row == 0}
			if p := t.cells[k].para; p != nil {
				l.align, l.red, l.size = p.Align, p.Red, p.Size
			}
			return l
		}
		switch {
		case red && len(cells) > 1 && single:
			all, end := "", ""
			for _, k := range cells {
				if c := &t.cells[k]; c.rows > 1 && bare(c.text) == "文件" { // beside the marks of several organs
					end = c.text
					continue
				}
				all += t.cells[k].text
			}
			for _, text := range []string{all, end} {
				if l := of(text, cells[0]); text != "" {
					l.red = true
					out = append(out, l)
				}
			}
		case single && len(cells) > 1:
			var all []string
			for _, k := range cells {
				all = append(all, t.cells[k].text)
			}
			out = append(out, of(strings.Join(all, "　"), cells[0]))
		default:
			for _, k := range cells {
				for s := range strings.SplitSeq(t.cells[k].text, "\n") {
					out = append(out, of(s, k))
				}
			}
		}
	}
	return out
}

// imprintRow reports whether a row is one of an imprint.
func imprintRow(t *table, row int) bool {
	if row < 0 || row >= len(t.at) || len(t.distinct(row)) > 3 {
		return false
	}
	s := bare(t.said(row))
	return imprintLine(s)
}

// cutImprint takes the rows of an imprint off the end of a table: Word joins
// tables that no paragraph parts.
func cutImprint(t *table) (lines []*line) {
	for len(t.at) > 1 && imprintRow(t, len(t.at)-1) {
		last := len(t.at) - 1
		var texts []string
		for _, k := range t.distinct(last) {
			texts = append(texts, t.cells[k].text)
		}
		lines = append([]*line{{text: strings.Join(texts, "　"), cell: true}}, lines...)
		t.at = t.at[:last]
	}
	return lines
}

// composer goes through the items from the first to the last.
type composer struct {
	*tabler
	blocks  []block
	page    bool // a page of the web
	notice  draftNotice
	visible []string // every text that a reader of the source sees
	items   []item
	at      int
	names   []string // of the 附件说明
	date    int      // the item of the date; -1: none
	cur     *part    // the part being filled

	headSize int // of the first line of its heading
	bodyEnd  int // the item behind the text
}

// trim leaves out what a page of the web has before and behind a notice: menus,
// the foot of the site.
func (c *composer) trim() {
	if !slices.ContainsFunc(c.items, func(it item) bool { return it.table != nil && it.table.kind == sourceWeb }) && !c.page {
		return
	}
	start, end := 0, len(c.items)
	for i, it := range c.items {
		if it.line != nil && isRecipients(it.text) {
			for start = i; start > 0 && i-start < 6; start-- {
				l := c.line(start - 1)
				if l == nil || l.align != "center" && !l.red && !numberPattern().MatchString(bare(l.text)) && (start < i || !titleLike(l.text)) {
					break
				}
			}
			break
		}
	}
	for end > start {
		it := c.items[end-1]
		if it.table != nil && it.head != nil || it.line != nil && (imprintLine(bare(it.text)) || noteLike(it.text) || notePattern().MatchString(bare(it.text)) || c.dated(end-1)) {
			break
		}
		end--
	}
	for _, stretch := range [...][]item{c.items[:start], c.items[end:]} {
		var texts []string
		for _, it := range stretch {
			if it.line != nil {
				texts = append(texts, it.text)
				continue
			}
			for row := range it.table.at {
				texts = append(texts, it.table.said(row))
			}
		}
		if len(texts) > 0 {
			c.say(leftOut, "看看是不是公文的内容", "网页上公文以外的文字没有导入：%s", quoted(texts...))
		}
	}
	c.items = c.items[start:end]
}

// line is the line of an item; nil for a table and behind the end.
func (c *composer) line(i int) *line {
	if i < 0 || i >= len(c.items) {
		return nil
	}
	return c.items[i].line
}

// isNotice reports whether the file is a notice, or only tables and their
// titles.
func (c *composer) isNotice() bool {
	number, mark, sent, dated, titled := false, false, false, false, false
	for i, it := range c.items {
		if it.line == nil {
			continue
		}
		s := bare(it.text)
		number = number || i < 30 && numberPattern().MatchString(s)
		mark = mark || i < 10 && it.red && strings.HasSuffix(s, "文件")
		titled = titled || !sent && i < 12 && runes(s) <= 80 && kindPattern().MatchString(s)
		sent = sent || i < 30 && isRecipients(it.text)
		if day, verdict := words.ReadDay(it.text); verdict == words.Dated && day.Year > 0 {
			dated = true
		}
	}
	return number || mark || sent && (dated || titled)
}
