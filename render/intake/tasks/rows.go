package tasks

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongwen/render/book/grid"
	"gongwen/render/intake/doubt"
	"gongwen/render/intake/prose"
	"gongwen/render/intake/source"
	"gongwen/render/notice"
	"gongwen/render/source/schema"
	"gongwen/render/words"
)

// reading is one table being read.
type reading struct {
	*Reader
	t       *source.Table
	h       *Heading
	b       *Breakdown
	section string
	topic   string // of a row of its own
	blanks  map[string][]string
	filled  map[string]int // rows with words, by key
	spans   bool           // cells reach down
	gaps    bool           // blanks stand for merges
	noSeq   []string
	totals  []int // below the last task, from the lowest up
}

// ReadTasks reads the rows below a head. What follows another head in the same
// sheet is another table.
func (d *Reader) ReadTasks(t *source.Table, h *Heading) (b *Breakdown, rest *source.Table) {
	b = &Breakdown{Columns: h.columns, Merged: map[string]bool{}, Parted: map[string]bool{}}
	r := &reading{Reader: d, t: t, h: h, b: b, blanks: map[string][]string{}, filled: map[string]int{}}
	r.cutStray()
	end := len(t.At)
	for row := h.Last + 1; row < len(t.At); row++ {
		if d.anotherHead(t, h, row) {
			end = row
			break
		}
	}
	if end < len(t.At) {
		// The lines right above the other head are its title.
		for end > h.Last+1 && r.t.Lone(end-1) >= 0 && !NoteLike(t.Cells[r.t.Lone(end-1)].Text) {
			end--
		}
		rest = t.Below(end)
	}
	end = r.tail(end)
	r.survey(end)
	for row := h.Last + 1; row < end; row++ {
		r.row(row, end)
	}
	for _, row := range slices.Backward(r.totals) {
		r.tellTotal(row)
	}
	r.blankSeqs()
	r.tellBlanks()
	if n := len(r.noSeq); n > 0 {
		r.Say(doubt.ValueDoubt, "核对序号；或用 Excel、WPS 打开、保存一次，再导入", "序号有 %d 格是没有算出来的公式，由程序从 1 编起：%s", n, strings.Join(r.noSeq[:min(n, 4)], "、"))
	}
	r.doubtHeads(t, h)
	r.doubtTwins(t, h)
	r.tellManned()
	r.dropUpper(t, h)
	r.findParted()
	return b, rest
}

// cutStray tells the words that stand beside the table and takes them out.
func (r *reading) cutStray() {
	var texts, places []string
	for _, c := range r.h.stray {
		for row := r.h.First; row < len(r.t.At); row++ {
			if k := r.t.Index(row, c); k >= 0 && r.t.Cells[k].Text != "" && r.t.Cells[k].Col == c && r.t.Cells[k].Row == row {
				texts = append(texts, r.t.Cells[k].Text)
				places = append(places, r.t.Ref(row, c))
				r.t.Cells[k].Text = ""
			}
		}
	}
	if n := len(texts); n > 0 {
		r.Say(doubt.LeftOut, "是一栏的，给它写上表头，再导入", "%s 在表的旁边，上面没有表头，没有导入：%s", strings.Join(places[:min(n, 6)], "、"), prose.Quoted(texts...))
	}
}

// inText reports whether a cell stands under 具体要求 alone, as a row whose other
// cells are merged or blank.
func (r *reading) inText(k int) bool {
	c := &r.t.Cells[k]
	q := r.h.Of(notice.KeyRequirement)
	return q != nil && c.Col == q.At && c.Cols == q.last-q.At+1 && c.Col > 0
}

// row reads a row.
func (r *reading) row(row, end int) {
	cells := r.t.Distinct(row)
	switch {
	case len(cells) == 0, repeatsHead(r.t, r.h, row):
		return
	case r.isTotal(row):
		r.tellTotal(row)
		return
	case !r.begins(row):
		return // only the lower halves of merged cells
	}
	if k := r.t.Lone(row); k >= 0 && r.isTitleAgain(r.t.Cells[k].Text) {
		r.Say(doubt.LeftOut, "表名和表头由程序每页重复", "%s：重复的表名没有导入：%s", r.t.RowRef(row), prose.Quoted(r.t.Cells[k].Text))
		return
	}
	if text, level := r.sectionOf(row); text != "" {
		if again, ok := Continued(text); ok && (prose.Bare(again) == prose.Bare(r.section) || prose.Bare(again) == prose.Bare(r.topic)) {
			r.Print(text)
			return
		}
		if level == 2 && r.section != "" && r.h.Of(notice.KeyTopic) == nil {
			r.topic = text
			return
		}
		r.section, r.topic = text, ""
		if !r.followed(row, end) {
			r.b.Tasks = append(r.b.Tasks, Task{Section: text, at: row, Only: true})
		}
		return
	}
	if k := r.t.Lone(row); k >= 0 && NoteLike(r.t.Cells[k].Text) {
		r.b.After = append(r.b.After, r.t.Cells[k].Text)
		return
	}
	r.data(row)
}

// begins reports whether a cell with words begins in a row.
func (r *reading) begins(row int) bool {
	return slices.ContainsFunc(r.t.Distinct(row), func(k int) bool { return r.t.Cells[k].Row == row })
}

// data reads a row of tasks.
func (r *reading) data(row int) {
	t := Task{Section: r.section, Topic: r.topic, at: row, Own: map[string]string{}}
	var prev *Task
	if n := len(r.b.Tasks); n > 0 && !r.b.Tasks[n-1].Only && r.b.Tasks[n-1].Section == r.section || len(r.b.Tasks) > 0 && r.gaps {
		prev = &r.b.Tasks[len(r.b.Tasks)-1]
	}
	values := map[string]string{}
	for i := range r.h.columns {
		values[r.h.columns[i].Key] = r.value(row, &r.h.columns[i], prev, &t)
	}
	r.fillBlanks(row, values, prev, &t)
	for key, v := range values {
		switch key {
		case notice.KeySection:
			t.Section = prose.OneLine(v)
		case notice.KeyTopic:
			t.Topic = prose.OneLine(v)
		case notice.KeyTitle:
			t.Title = v
		case notice.KeyLead:
			t.Lead = v
		case notice.KeyResponsible:
			t.Responsible = v
		case notice.KeyRequirement:
			t.Requirement = v
		case notice.KeyDue:
			t.Due = v
		case notice.KeySeq:
			t.Seq = prose.Bare(v)
		default:
			if v != "" {
				t.Own[key] = v
			}
		}
	}
	if len(r.b.Tasks) > 0 && r.h.Of(notice.KeySeq) != nil {
		c := r.h.Of(notice.KeySeq)
		k := r.t.Index(row, c.At)
		t.sameSeq = k >= 0 && r.t.Cells[k].Text != "" && r.t.Cells[k].Row < row
	}
	r.b.Tasks = append(r.b.Tasks, t)
}

// value is what a column says in a row. A cell over several columns speaks for
// the first of them; over lead and responsible for the lead, over what is to be
// done and its heading for both.
func (r *reading) value(row int, c *Column, prev *Task, t *Task) string {
	var parts []string
	for at := c.At; at <= c.last; at++ {
		k := r.t.Index(row, at)
		if k < 0 {
			continue
		}
		cell := &r.t.Cells[k]
		if at > c.At && cell.Col < at {
			continue // seen
		}
		if cell.Col < c.At && !r.shares(cell, c) {
			continue
		}
		if c.Key == notice.KeyDue {
			t.kind = cell.Kind
		}
		r.doubtValue(cell, c, row)
		if cell.Text != "" {
			parts = append(parts, cell.Text)
		}
	}
	v := upright(strings.Join(parts, "\n"))
	if again, ok := Continued(v); ok && len(r.b.Tasks) > 0 && prose.Bare(again) == prose.Bare(r.b.Tasks[len(r.b.Tasks)-1].value(c.Key)) {
		r.Print(v)
		return r.b.Tasks[len(r.b.Tasks)-1].value(c.Key)
	}
	if prev != nil && sameAsAbove(v) {
		r.blanks["同上"] = append(r.blanks["同上"], r.t.Ref(row, c.At))
		return prev.value(c.Key)
	}
	return v
}

// Blank is the blank of what a task must have, by key: build refuses it.
func Blank(key string) string { return schema.Blank("task." + key) }

// blankOf is the blank of a column: that of its key, or of its own head.
func blankOf(c *Column) string {
	if s := Blank(c.Key); s != "" {
		return s
	}
	return "（" + c.Head + "）"
}

// Continued is a text without the words that say it goes on from the page
// before.
func Continued(s string) (string, bool) {
	for _, end := range [...]string{"（续）", "(续)", "（续表）", "(续表)", "（接上页）"} {
		if rest, ok := strings.CutSuffix(strings.TrimSpace(s), end); ok {
			return strings.TrimSpace(rest), true
		}
	}
	return s, false
}

// upright is a text that was set downwards, a character a line.
func upright(s string) string {
	lines := strings.Split(s, "\n")
	if len(lines) < 2 || slices.ContainsFunc(lines, func(l string) bool { return utf8.RuneCountInString(l) != 1 }) {
		return s
	}
	return strings.Join(lines, "")
}

// shares reports whether a cell that begins further left speaks for a column
// too.
func (r *reading) shares(cell *source.Cell, c *Column) bool {
	if c.Key != notice.KeyRequirement {
		return false
	}
	for i := range r.h.columns {
		if o := &r.h.columns[i]; o.At == cell.Col {
			return o.Key == notice.KeyTopic || o.Key == notice.KeyTitle || o.Key == notice.KeySection
		}
	}
	return false
}

// doubtValue tells of a cell that may not say what is seen in it.
func (r *reading) doubtValue(cell *source.Cell, c *Column, row int) {
	if cell.Row != row {
		return // told
	}
	switch cell.Kind {
	case grid.Fault:
		r.Say(doubt.ValueDoubt, "在表里改好公式，再导入", "%s 是出错的公式：%s", r.t.Ref(row, c.At), prose.Quoted(cell.Text))
	case grid.Unvalued:
		if c.Key == notice.KeySeq { // the program counts
			r.noSeq = append(r.noSeq, r.t.Ref(row, c.At))
			r.Print(cell.Text)
			cell.Text = ""
			return
		}
		r.Say(doubt.ValueDoubt, "用 Excel 或 WPS 打开、保存一次，再导入；或填好这一格的空位", "%s 是没有算出来的公式，写了空位：%s", r.t.Ref(row, c.At), prose.Quoted(cell.Text))
		cell.Text = blankOf(c) // nobody would see that a formula was printed
	case grid.Picture:
		r.Say(doubt.PictureOut, "图片里的字请自己录入", "%s 是一张图片，没有导入", r.t.Ref(row, c.At))
		cell.Text = ""
	case grid.Number:
		if c.Key != notice.KeyDue || !figures().MatchString(cell.Text) { // its format says something else
			return
		}
		if day, ok := words.SerialDay(cell.Raw, r.t.From1904); ok {
			r.Say(doubt.ValueDoubt, "是日期的话，写作 due = "+day.ISO(), "%s 是一个数%s，像日期（%s），照显示的样子导入", r.t.Ref(row, c.At), prose.Quoted(cell.Text), day.Chinese())
		}
	}
}
