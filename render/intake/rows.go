package intake

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"gongwen/render/book/grid"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// task is a row with all its values, as a reader of the table sees them.
type task struct {
	section, topic, title, lead, responsible, requirement, due string

	seq     string
	sameSeq bool              // the number is the one above
	own     map[string]string // by key
	at      int               // row of the table
	only    bool              // a section without rows
	doubts  []string          // for comments
	kind    grid.Kind         // of due
}

// breakdown is a table of tasks.
type breakdown struct {
	columns []column
	tasks   []task
	before  []string        // lines between the title and the head
	after   []string        // lines below
	merged  map[string]bool // keys whose cells are merged downwards
	parted  map[string]bool // keys whose equal cells are not
	list    bool            // numbered paragraphs

	register *words.Register
	units    map[string]units // cells by their words
}

// reading is one table being read.
type reading struct {
	*tabler
	t       *table
	h       *heading
	b       *breakdown
	section string
	topic   string // of a row of its own
	blanks  map[string][]string
	filled  map[string]int // rows with words, by key
	spans   bool           // cells reach down
	gaps    bool           // blanks stand for merges
	noSeq   []string
}

// readTasks reads the rows below a head. What follows another head in the same
// sheet is another table.
func (d *tabler) readTasks(t *table, h *heading) (b *breakdown, rest *table) {
	b = &breakdown{columns: h.columns, merged: map[string]bool{}, parted: map[string]bool{}}
	r := &reading{tabler: d, t: t, h: h, b: b, blanks: map[string][]string{}, filled: map[string]int{}}
	end := len(t.at)
	for row := h.last + 1; row < len(t.at); row++ {
		if d.anotherHead(t, h, row) {
			end = row
			break
		}
	}
	if end < len(t.at) {
		// The lines right above the other head are its title.
		for end > h.last+1 && r.lone(end-1) >= 0 && !noteLike(t.cells[r.lone(end-1)].text) {
			end--
		}
		rest = t.below(end)
	}
	end = r.tail(end)
	r.survey(end)
	for row := h.last + 1; row < end; row++ {
		r.row(row, end)
	}
	r.tellBlanks()
	if n := len(r.noSeq); n > 0 {
		r.say(valueDoubt, "核对序号；或用 Excel、WPS 打开、保存一次，再导入", "序号有 %d 格是没有算出来的公式，由程序从 1 编起：%s", n, strings.Join(r.noSeq[:min(n, 4)], "、"))
	}
	r.doubtHeads(t, h)
	r.findParted()
	return b, rest
}

// below is the table from a row on.
func (t *table) below(row int) *table {
	out := &table{kind: t.kind, nth: t.nth, name: t.name, colNo: t.colNo}
	for r := row; r < len(t.at); r++ {
		if r < len(t.rowNo) {
			out.rowNo = append(out.rowNo, t.rowNo[r])
		} else {
			out.rowNo = append(out.rowNo, r+1)
		}
	}
	known := map[int]int{}
	out.at = make([][]int, len(t.at)-row)
	for r := row; r < len(t.at); r++ {
		out.at[r-row] = make([]int, len(t.at[r]))
		for c, k := range t.at[r] {
			if k < 0 {
				out.at[r-row][c] = -1
				continue
			}
			n, ok := known[k]
			if !ok {
				n = len(out.cells)
				cell := t.cells[k]
				cell.rows -= max(0, row-cell.row)
				cell.row = max(0, cell.row-row)
				out.cells = append(out.cells, cell)
				known[k] = n
			}
			out.at[r-row][c] = n
		}
	}
	return out
}

// anotherHead reports whether a row is the head of another table.
func (d *tabler) anotherHead(t *table, h *heading, row int) bool {
	cells := t.distinct(row)
	if len(cells) < 3 || repeatsHead(t, h, row) {
		return false
	}
	sure, units := 0, false
	for _, k := range cells {
		if utf8.RuneCountInString(t.cells[k].text) > longestHead {
			return false
		}
	}
	for _, k := range cells {
		text := t.cells[k].text
		if d.isHead(text) >= known-20 {
			sure++
		}
		p := plainHead(text)
		units = units || certainty(p, notice.KeyLead) > ending || certainty(p, notice.KeyResponsible) > ending
	}
	return units && sure >= 3 && 3*sure >= 2*len(cells)
}

// repeatsHead reports whether a row is a row of the head again.
func repeatsHead(t *table, h *heading, row int) bool {
	for from := h.first; from <= h.last; from++ {
		same, other := 0, 0
		for c := range t.at[row] {
			a, b := t.text(row, c), t.text(from, c)
			switch {
			case a == "":
			case bare(a) == bare(b), c < len(h.texts) && bare(a) == bare(h.texts[c]):
				same++
			default:
				other++
			}
		}
		if same >= 2 && other == 0 {
			return true
		}
	}
	return false
}

// lone is the only cell that says anything in a row and begins there, or -1.
func (r *reading) lone(row int) int {
	cells := r.t.distinct(row)
	if len(cells) == 1 && r.t.cells[cells[0]].row == row {
		return cells[0]
	}
	return -1
}

// noteLike reports whether words are said of a table, not in it.
func noteLike(s string) bool {
	s = strings.TrimLeft(bare(s), "（(*※")
	for _, p := range [...]string{"注：", "注:", "注1", "注释", "备注", "说明", "填表", "填报", "制表", "审核", "联系人", "附注", "此表", "本表", "以上", "资料来源", "数据来源", "打印"} {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

// tail is where the notes below the rows begin: lines of one cell behind which
// no row of tasks comes.
func (r *reading) tail(end int) int {
	for end > r.h.last+1 {
		row := end - 1
		k := r.lone(row)
		switch {
		case len(r.t.distinct(row)) == 0:
		case k >= 0 && !r.inText(k) && !isSection(r.t.cells[k].text):
			r.b.after = append([]string{r.t.cells[k].text}, r.b.after...)
		default:
			return end
		}
		end = row
	}
	return end
}

// inText reports whether a cell stands under 具体要求 alone, as a row whose other
// cells are merged or blank.
func (r *reading) inText(k int) bool {
	c := &r.t.cells[k]
	q := r.h.of(notice.KeyRequirement)
	return q != nil && c.col == q.at && c.cols == q.last-q.at+1 && c.col > 0
}

// isSection reports whether words begin as the heading of a section does.
func isSection(s string) bool {
	o, ok := words.ScanOrdinal(fullBrackets(s))
	return ok && o.Level <= 2 && utf8.RuneCountInString(s) <= 60
}

// fullBrackets gives an ordinal its full-width brackets.
func fullBrackets(s string) string {
	if rest, ok := strings.CutPrefix(s, "("); ok {
		if inner, after, ok := strings.Cut(rest, ")"); ok && utf8.RuneCountInString(inner) <= 3 {
			return "（" + inner + "）" + after
		}
	}
	return s
}

// hasSections reports whether rows of one cell stand between the rows of tasks.
func (d *tabler) hasSections(t *table, h *heading) bool {
	r := &reading{tabler: d, t: t, h: h, b: &breakdown{}}
	for row := h.last + 1; row+1 < len(t.at); row++ {
		if s, _ := r.sectionOf(row); s != "" && len(t.distinct(row+1)) > 1 {
			return true
		}
	}
	return false
}

// sectionOf is the heading of a section that a row is, or "".
func (r *reading) sectionOf(row int) (text string, level int) {
	w := r.t.width()
	cells := r.t.distinct(row)
	for _, k := range cells {
		if r.t.cells[k].row != row || r.t.cells[k].rows > 1 && len(cells) > 1 {
			return "", 0
		}
	}
	switch len(cells) {
	case 1:
		c := &r.t.cells[cells[0]]
		text = oneLine(c.text)
		if noteLike(text) || r.inText(cells[0]) || utf8.RuneCountInString(text) > 100 || r.isTotal(row) {
			return "", 0
		}
		if c.cols*2 < w && c.col > 1 {
			return "", 0
		}
		if w == 1 {
			return "", 0
		}
	case 2: // 一 | 特色赛道
		a, b := &r.t.cells[cells[0]], &r.t.cells[cells[1]]
		mark := strings.TrimRight(bare(a.text), "、.．")
		v, n := words.ParseHanzi(strings.Trim(fullBrackets(mark), "（）"))
		if n == 0 || a.col != 0 || a.cols > 1 || r.inText(cells[1]) && b.cols == 1 || b.cols*2 < w-1 && w > 3 && b.col > 1 {
			return "", 0
		}
		text = words.Ordinal{Level: 1, Value: v}.String() + oneLine(b.text)
		if strings.HasPrefix(fullBrackets(mark), "（") {
			text = words.Ordinal{Level: 2, Value: v}.String() + oneLine(b.text)
		}
	default:
		return "", 0
	}
	text = fullBrackets(text)
	if o, ok := words.ScanOrdinal(text); ok {
		level = o.Level
	}
	return text, level
}

// isTotal reports whether a row adds up the rows above.
func (r *reading) isTotal(row int) bool {
	cells := r.t.distinct(row)
	if len(cells) == 0 || r.t.cells[cells[0]].col > 1 {
		return false
	}
	s := strings.Trim(bare(r.t.cells[cells[0]].text), "：:")
	return slices.Contains([]string{"合计", "总计", "小计", "共计", "汇总", "累计"}, s) || strings.HasPrefix(s, "合计") && utf8.RuneCountInString(s) < 12
}

// survey counts what the columns hold, by which blanks are understood.
func (r *reading) survey(end int) {
	blank := map[string]int{}
	for row := r.h.last + 1; row < end; row++ {
		if len(r.t.distinct(row)) < 2 || repeatsHead(r.t, r.h, row) || r.isTotal(row) {
			continue
		}
		for i := range r.h.columns {
			c := &r.h.columns[i]
			k := r.t.index(row, c.at)
			if k < 0 {
				blank[c.key]++
				continue
			}
			cell := &r.t.cells[k]
			if cell.rows > 1 && cell.text != "" {
				r.spans = true
				r.b.merged[c.key] = true
			}
			if cell.text == "" {
				blank[c.key]++
			} else {
				r.filled[c.key]++
			}
		}
	}
	if r.spans {
		return
	}
	// Blanks stand for merges if the columns of groups or of units have some.
	for _, key := range []string{notice.KeySection, notice.KeyTopic} {
		r.gaps = r.gaps || blank[key] > 0 && r.filled[key] > 0
	}
	units := r.filled[notice.KeyLead] + r.filled[notice.KeyResponsible]
	if blank[notice.KeyLead] > 0 && blank[notice.KeyResponsible] > 0 && units > 0 ||
		units > 0 && (r.h.of(notice.KeyLead) == nil && blank[notice.KeyResponsible] > 0 || r.h.of(notice.KeyResponsible) == nil && blank[notice.KeyLead] > 0) {
		r.gaps = true
	}
}

// row reads a row.
func (r *reading) row(row, end int) {
	cells := r.t.distinct(row)
	switch {
	case len(cells) == 0, repeatsHead(r.t, r.h, row):
		return
	case r.isTotal(row):
		r.say(leftOut, "程序不印合计行", "%s：合计行没有导入：%s", r.t.rowRef(row), quoted(r.t.said(row)))
		return
	case !r.begins(row):
		return // only the lower halves of merged cells
	}
	if k := r.lone(row); k >= 0 && r.isTitleAgain(r.t.cells[k].text) {
		r.say(leftOut, "表名和表头由程序每页重复", "%s：重复的表名没有导入：%s", r.t.rowRef(row), quoted(r.t.cells[k].text))
		return
	}
	if text, level := r.sectionOf(row); text != "" {
		if again, ok := continued(text); ok && (bare(again) == bare(r.section) || bare(again) == bare(r.topic)) {
			r.print(text)
			return
		}
		if level == 2 && r.section != "" && r.h.of(notice.KeyTopic) == nil {
			r.topic = text
			return
		}
		r.section, r.topic = text, ""
		if !r.followed(row, end) {
			r.b.tasks = append(r.b.tasks, task{section: text, at: row, only: true})
		}
		return
	}
	if k := r.lone(row); k >= 0 && noteLike(r.t.cells[k].text) {
		r.b.after = append(r.b.after, r.t.cells[k].text)
		return
	}
	r.data(row)
}

// begins reports whether a cell with words begins in a row.
func (r *reading) begins(row int) bool {
	return slices.ContainsFunc(r.t.distinct(row), func(k int) bool { return r.t.cells[k].row == row })
}

// followed reports whether a row of tasks comes before the next section.
func (r *reading) followed(row, end int) bool {
	for next := row + 1; next < end; next++ {
		if len(r.t.distinct(next)) == 0 || repeatsHead(r.t, r.h, next) {
			continue
		}
		text, level := r.sectionOf(next)
		if text != "" && level == 2 && r.h.of(notice.KeyTopic) == nil {
			continue
		}
		return text == ""
	}
	return false
}

// isTitleAgain reports whether words are the title of the table, repeated by
// hand.
func (r *reading) isTitleAgain(s string) bool {
	again := strings.NewReplacer("（续表）", "", "（续）", "", "(续表)", "", "(续)", "", "续表", "").Replace(bare(s))
	if again == "" {
		return true
	}
	for _, l := range r.t.title {
		if bare(l) == again {
			return true
		}
	}
	for row := range r.h.first {
		if bare(r.t.said(row)) == again {
			return true
		}
	}
	return false
}

// data reads a row of tasks.
func (r *reading) data(row int) {
	t := task{section: r.section, topic: r.topic, at: row, own: map[string]string{}}
	var prev *task
	if n := len(r.b.tasks); n > 0 && !r.b.tasks[n-1].only && r.b.tasks[n-1].section == r.section || len(r.b.tasks) > 0 && r.gaps {
		prev = &r.b.tasks[len(r.b.tasks)-1]
	}
	values := map[string]string{}
	for i := range r.h.columns {
		values[r.h.columns[i].key] = r.value(row, &r.h.columns[i], prev, &t)
	}
	r.fillBlanks(row, values, prev, &t)
	for key, v := range values {
		switch key {
		case notice.KeySection:
			t.section = oneLine(v)
		case notice.KeyTopic:
			t.topic = oneLine(v)
		case notice.KeyTitle:
			t.title = v
		case notice.KeyLead:
			t.lead = v
		case notice.KeyResponsible:
			t.responsible = v
		case notice.KeyRequirement:
			t.requirement = v
		case notice.KeyDue:
			t.due = v
		case notice.KeySeq:
			t.seq = bare(v)
		default:
			if v != "" {
				t.own[key] = v
			}
		}
	}
	if len(r.b.tasks) > 0 && r.h.of(notice.KeySeq) != nil {
		c := r.h.of(notice.KeySeq)
		k := r.t.index(row, c.at)
		t.sameSeq = k >= 0 && r.t.cells[k].text != "" && r.t.cells[k].row < row || t.seq == ""
	}
	r.b.tasks = append(r.b.tasks, t)
}

// value is what a column says in a row. A cell over several columns speaks for
// the first of them; over lead and responsible for the lead, over what is to be
// done and its heading for both.
func (r *reading) value(row int, c *column, prev *task, t *task) string {
	var parts []string
	for at := c.at; at <= c.last; at++ {
		k := r.t.index(row, at)
		if k < 0 {
			continue
		}
		cell := &r.t.cells[k]
		if at > c.at && cell.col < at {
			continue // seen
		}
		if cell.col < c.at && !r.shares(cell, c) {
			continue
		}
		if c.key == notice.KeyDue {
			t.kind = cell.kind
		}
		r.doubtValue(cell, c, row)
		if cell.text != "" {
			parts = append(parts, cell.text)
		}
	}
	v := upright(strings.Join(parts, "\n"))
	if again, ok := continued(v); ok && len(r.b.tasks) > 0 && bare(again) == bare(r.b.tasks[len(r.b.tasks)-1].value(c.key)) {
		r.print(v)
		return r.b.tasks[len(r.b.tasks)-1].value(c.key)
	}
	if prev != nil && sameAsAbove(v) {
		r.blanks["同上"] = append(r.blanks["同上"], r.t.ref(row, c.at))
		return prev.value(c.key)
	}
	return v
}

// continued is a text without the words that say it goes on from the page
// before.
func continued(s string) (string, bool) {
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

// sameAsAbove reports whether a cell says that it is as the one above.
func sameAsAbove(v string) bool {
	switch bare(v) {
	case "同上", "〃", "″", "\"", "同前", "″″", "“", "”", "’’", "''":
		return true
	}
	return false
}

// shares reports whether a cell that begins further left speaks for a column
// too.
func (r *reading) shares(cell *cell, c *column) bool {
	if c.key != notice.KeyRequirement {
		return false
	}
	for i := range r.h.columns {
		if o := &r.h.columns[i]; o.at == cell.col {
			return o.key == notice.KeyTopic || o.key == notice.KeyTitle || o.key == notice.KeySection
		}
	}
	return false
}

// value is a value of a task by its key.
func (t *task) value(key string) string {
	switch key {
	case notice.KeySection:
		return t.section
	case notice.KeyTopic:
		return t.topic
	case notice.KeyTitle:
		return t.title
	case notice.KeyLead:
		return t.lead
	case notice.KeyResponsible:
		return t.responsible
	case notice.KeyRequirement:
		return t.requirement
	case notice.KeyDue:
		return t.due
	case notice.KeySeq:
		return t.seq
	}
	return t.own[key]
}

// doubtValue tells of a cell that may not say what is seen in it.
func (r *reading) doubtValue(cell *cell, c *column, row int) {
	if cell.row != row {
		return // told
	}
	switch cell.kind {
	case grid.Fault:
		r.say(valueDoubt, "在表里改好公式，再导入", "%s 是出错的公式：%s", r.t.ref(row, c.at), quoted(cell.text))
	case grid.Unvalued:
		if c.key == notice.KeySeq { // the program counts
			r.noSeq = append(r.noSeq, r.t.ref(row, c.at))
			r.print(cell.text)
			cell.text = ""
			return
		}
		r.say(valueDoubt, "用 Excel 或 WPS 打开、保存一次，再导入", "%s 是没有算出来的公式：%s", r.t.ref(row, c.at), quoted(cell.text))
	case grid.Picture:
		r.say(pictureOut, "图片里的字请自己录入", "%s 是一张图片，没有导入", r.t.ref(row, c.at))
		cell.text = ""
	case grid.Number:
		if c.key != notice.KeyDue {
			return
		}
		if day, ok := words.SerialDay(cell.raw, false); ok {
			r.say(valueDoubt, "是日期的话，写作 due = "+day.ISO(), "%s 是一个数%s，像日期（%s），照显示的样子导入", r.t.ref(row, c.at), quoted(cell.text), day.Chinese())
		}
	}
}

// fillBlanks understands blank cells as merged ones where the table has no
// merged ones.
func (r *reading) fillBlanks(row int, values map[string]string, prev *task, t *task) {
	if prev == nil {
		return
	}
	blank := func(key string) bool {
		c := r.h.of(key)
		if c == nil || values[key] != "" || prev.value(key) == "" {
			return false
		}
		k := r.t.index(row, c.at)
		return k < 0 || r.t.cells[k].text == ""
	}
	take := func(key string) {
		c := r.h.of(key)
		values[key] = prev.value(key)
		r.blanks[c.head] = append(r.blanks[c.head], r.t.ref(row, c.at))
		t.doubts = append(t.doubts, c.head+"在来源里是空的，当作与上一行相同")
	}
	for _, key := range []string{notice.KeySection, notice.KeyTopic} {
		if blank(key) && (key == notice.KeySection || r.h.of(notice.KeySection) == nil || values[notice.KeySection] == prev.section) {
			take(key)
		}
	}
	lead, responsible := blank(notice.KeyLead), blank(notice.KeyResponsible)
	nobody := values[notice.KeyLead] == "" && values[notice.KeyResponsible] == ""
	switch {
	case r.gaps || nobody:
		if lead {
			take(notice.KeyLead)
		}
		if responsible && (lead || r.h.of(notice.KeyLead) == nil) { // under another lead blank is nobody
			take(notice.KeyResponsible)
		}
	}
	if r.gaps && blank(notice.KeyDue) {
		take(notice.KeyDue)
		t.kind = prev.kind
	}
}

// tellBlanks tells which blanks were understood.
func (r *reading) tellBlanks() {
	heads := make([]string, 0, len(r.blanks))
	for head := range r.blanks {
		heads = append(heads, head)
	}
	slices.Sort(heads)
	for _, head := range heads {
		at := r.blanks[head]
		places := strings.Join(at[:min(len(at), 8)], "、")
		if len(at) > 8 {
			places += fmt.Sprintf(" 等 %d 处", len(at))
		}
		if head == "同上" {
			r.say(blankTaken, "核对这几处", "“同上”写成了上一行的内容：%s", places)
			continue
		}
		r.say(blankTaken, "确实没有的，在那一项里写明：完成时限 due = \"\"，责任单位 responsible = []", "“%s”空着的格当作与上一行相同：%s", head, places)
	}
}

// findParted notes the columns in which equal cells stand one below the other
// and are not merged.
func (r *reading) findParted() {
	for i := range r.b.columns {
		c := &r.b.columns[i]
		for row := r.h.last + 1; row+1 < len(r.t.at) && !r.b.parted[c.key]; row++ {
			a, b := r.t.index(row, c.at), r.t.index(row+1, c.at)
			r.b.parted[c.key] = a >= 0 && b >= 0 && a != b && r.t.cells[a].text != "" && r.t.cells[a].text == r.t.cells[b].text
		}
	}
}
