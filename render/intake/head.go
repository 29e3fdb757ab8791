package intake

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongwen/render/notice"
	"gongwen/render/words"
)

// Choice is what the user says of a column: what stands over it and its key.
type Choice struct{ Head, Key string }

// tabler reads tables of tasks.
type tabler struct {
	*doubts
	choices []Choice
}

// builtIns are the keys that a column can have of itself, in the order in which
// a tie is decided.
var builtIns = [...]string{
	notice.KeySeq, notice.KeySection, notice.KeyTopic, notice.KeyTitle, notice.KeyLead, notice.KeyResponsible, notice.KeyRequirement, notice.KeyDue,
}

// How sure it is that a head names a key: what the table of heads has as a word
// is known, what has such a word inside is guessed.
const (
	chosen  = 1000 // by the user
	known   = 100
	ending  = 60 // the head ends with a word
	holding = 40 // it has one inside
	second  = 30 // another column of the table makes it likely
)

// column is what a column of a table becomes.
type column struct {
	at   int // in the table
	last int // its last one, where a head stands over several
	key  string
	head string
	over string // the head above, of a head of two rows
	sure int
}

// heading is the head of a table.
type heading struct {
	first, last int // rows
	columns     []column
	texts       []string // by column of the table: what stands over it
}

func (h *heading) of(key string) *column {
	for i := range h.columns {
		if h.columns[i].key == key {
			return &h.columns[i]
		}
	}
	return nil
}

// tasks reports whether it is the head of a breakdown: who does it, and what.
func (h *heading) tasks() bool {
	return (h.of(notice.KeyLead) != nil || h.of(notice.KeyResponsible) != nil) && h.of(notice.KeyRequirement) != nil
}

// plainHead is a head without blanks, marks and what stands in brackets.
func plainHead(s string) string {
	var b, all strings.Builder
	depth := 0
	for _, r := range words.Identity(s) {
		switch {
		case strings.ContainsRune("([{【〔〖《<", r):
			depth++
		case strings.ContainsRune(")]}】〕〗》>", r):
			depth = max(0, depth-1)
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			all.WriteRune(r)
			if depth == 0 {
				b.WriteRune(r)
			}
		}
	}
	if b.Len() == 0 {
		return all.String()
	}
	return b.String()
}

// longestHead is the most characters that a head has; more are a text.
const longestHead = 24

// certainty is how sure it is that a head names a key; 0: not at all.
func certainty(plain, key string) int {
	best, long := 0, utf8.RuneCountInString(plain)
	for i, w := range notice.Heads(key) {
		switch n := utf8.RuneCountInString(w); {
		case plain == w:
			return known - min(i, 20)
		case n < 2:
		case long <= 14 && strings.HasSuffix(plain, w):
			best = max(best, ending+n)
		case long <= 10 && strings.Contains(plain, w):
			best = max(best, holding+n)
		}
	}
	return best
}

// isHead reports how sure it is that a cell is a head of any column.
func (d *tabler) isHead(text string) int {
	for _, ch := range d.choices {
		if plainHead(ch.Head) == plainHead(text) {
			return known
		}
	}
	if utf8.RuneCountInString(text) > longestHead {
		return 0
	}
	plain := plainHead(text)
	if plain == "" {
		return 0
	}
	best := 0
	for _, key := range notice.HeadKeys() {
		best = max(best, certainty(plain, key))
	}
	return best
}

// findHead finds the head of a breakdown among the first rows from one on; nil
// if there is none. Of several rows it is the one whose cells are the surest.
func (d *tabler) findHead(t *table, from int) *heading {
	const top = 15 // rows down that a head is looked for
	best, most := -1, 0
	for r := from; r < min(len(t.at), from+top); r++ {
		score, found, cells := 0, 0, t.distinct(r)
		for _, k := range cells {
			if sure := d.isHead(t.cells[k].text); sure > 0 {
				score += sure
				found++
			}
		}
		if found >= 2 && 2*found >= len(cells) && score > most {
			best, most = r, score
		}
	}
	if best < 0 {
		return nil
	}
	h := &heading{first: best, last: best}
	for _, k := range t.at[best] {
		if k >= 0 && t.cells[k].text != "" {
			h.first = min(h.first, max(t.cells[k].row, from))
			h.last = max(h.last, t.cells[k].row+t.cells[k].rows-1)
		}
	}
	h.last = min(h.last, len(t.at)-1)
	if h.last == best && d.secondRow(t, best) {
		h.last++
	} else if h.first == best && best > from && d.groupRow(t, best-1) {
		h.first--
	}
	d.heads(t, h)
	d.name(t, h)
	if !h.tasks() {
		return nil
	}
	return h
}

// secondRow reports whether the row below a head goes on with it, in a table
// that knows no merged cells: its words are heads, and stand only below a gap or
// a group.
func (d *tabler) secondRow(t *table, row int) bool {
	if row+1 >= len(t.at) {
		return false
	}
	found, gaps := 0, 0
	for c := range t.at[row+1] {
		text := t.text(row+1, c)
		above := t.text(row, c)
		switch {
		case text == "":
			if above == "" {
				gaps++
			}
		case t.index(row, c) == t.index(row+1, c):
		case utf8.RuneCountInString(text) > longestHead:
			return false
		case above != "" && (c+1 >= len(t.at[row]) || t.text(row, c+1) != "" && t.index(row, c+1) != t.index(row, c)):
			return false // a cell below a head that is no group
		case d.isHead(text) > 0:
			found++
		}
	}
	return found > 0 && gaps == 0
}

// groupRow reports whether the row above a head has groups: cells over several
// columns, or words over some of them, and beside these the heads of the others.
func (d *tabler) groupRow(t *table, row int) bool {
	cells := t.distinct(row)
	if len(cells) < 2 {
		return false
	}
	heads := 0
	for _, k := range cells {
		c := &t.cells[k]
		switch {
		case utf8.RuneCountInString(c.text) > longestHead:
			return false
		case d.isHead(c.text) > 0:
			heads++
		}
	}
	for c := range t.at[row] {
		if t.text(row, c) != "" && t.text(row+1, c) != "" && t.index(row, c) != t.index(row+1, c) && t.cells[t.index(row, c)].cols == 1 && d.isHead(t.text(row, c)) >= ending && c+1 < len(t.at[row]) && t.text(row, c+1) != "" {
			return false // two heads one above the other
		}
	}
	return heads > 0
}

// heads takes what stands over each column.
func (d *tabler) heads(t *table, h *heading) {
	w := t.width()
	h.texts = make([]string, w)
	var last int = -1
	for c := range w {
		text, over := "", ""
		below := t.index(h.last, c)
		for r := h.last; r >= h.first && text == ""; r-- {
			if k := t.index(r, c); k >= 0 && t.cells[k].text != "" {
				text = t.cells[k].text
				below = k
			}
		}
		for r := h.last; r >= h.first; r-- {
			if k := t.index(r, c); k >= 0 && k != below && t.cells[k].row < t.cells[max(below, 0)].row && t.cells[k].text != "" {
				over = t.cells[k].text
			}
		}
		h.texts[c] = text
		if text != "" && last >= 0 && below >= 0 && t.cells[below].cols > 1 && t.cells[below].col < c {
			h.columns[last].last = c // the same head
			continue
		}
		if text == "" && d.emptyBelow(t, h.last, c) {
			continue
		}
		h.columns = append(h.columns, column{at: c, last: c, head: oneLine(text), over: oneLine(over)})
		last = len(h.columns) - 1
	}
}

// emptyBelow reports whether nothing stands in a column below a row.
func (d *tabler) emptyBelow(t *table, row, col int) bool {
	for r := row + 1; r < len(t.at); r++ {
		if k := t.index(r, col); k >= 0 && t.cells[k].text != "" && t.cells[k].col == col {
			return false
		}
	}
	return true
}

// name gives the columns their keys: the assignment that is surest as a whole,
// each key once.
func (d *tabler) name(t *table, h *heading) {
	sectioned := d.hasSections(t, h)
	helping := false
	for _, c := range h.columns {
		p := plainHead(c.head)
		helping = helping || strings.Contains(p, "配合") || strings.Contains(p, "协办") || strings.Contains(p, "参与") || strings.Contains(p, "协同") || strings.Contains(p, "协助")
	}
	sure := make([][len(builtIns)]int, len(h.columns))
	for i, c := range h.columns {
		plain := plainHead(c.head)
		if plain == "" || utf8.RuneCountInString(c.head) > longestHead {
			continue
		}
		for k, key := range builtIns {
			if key == notice.KeySection && sectioned {
				continue
			}
			sure[i][k] = certainty(plain, key)
			switch {
			case key == notice.KeyTopic && sure[i][k] == 0 && certainty(plain, notice.KeySection) > 0:
				sure[i][k] = second
			case key == notice.KeyLead && helping && sure[i][k] == 0 && (strings.HasPrefix(plain, "责任") || strings.HasPrefix(plain, "承办") || strings.HasPrefix(plain, "主责")):
				sure[i][k] = second
			}
		}
		if best := d.ownCertainty(plain); best > ending { // a column of its own, whatever else its words could be
			for k := range builtIns {
				if sure[i][k] < known-20 {
					sure[i][k] = 0
				}
			}
		}
		for _, ch := range d.choices {
			if plainHead(ch.Head) != plain {
				continue
			}
			sure[i] = [len(builtIns)]int{}
			if k := slices.Index(builtIns[:], ch.Key); k >= 0 {
				sure[i][k] = chosen
			}
		}
	}
	d.assign(h, sure)
	if h.of(notice.KeyTopic) == nil { // one column of groups is the topic
		if c := h.of(notice.KeySection); c != nil && c.sure < chosen {
			c.key = notice.KeyTopic
		}
	}
	d.needRequirement(t, h)
	used := map[string]bool{}
	for i := range h.columns {
		used[h.columns[i].key] = true
	}
	for i := range h.columns {
		if c := &h.columns[i]; c.key == "" {
			c.key = d.ownKey(c.head, i, used)
			used[c.key] = true
		}
	}
}

// assign finds the assignment with the highest sum, column by column: the state
// is which keys are taken.
func (d *tabler) assign(h *heading, sure [][len(builtIns)]int) {
	const states = 1 << len(builtIns)
	type step struct{ sum, key, from int }
	steps := make([][]step, len(h.columns)+1)
	for i := range steps {
		steps[i] = make([]step, states)
		for s := range steps[i] {
			steps[i][s].sum = -1
		}
	}
	steps[0][0].sum = 0
	for i := range h.columns {
		for s := range states {
			sum := steps[i][s].sum
			if sum < 0 {
				continue
			}
			if sum > steps[i+1][s].sum {
				steps[i+1][s] = step{sum, -1, s}
			}
			for k := range builtIns {
				if to := s | 1<<k; sure[i][k] > 0 && to != s && sum+sure[i][k] > steps[i+1][to].sum {
					steps[i+1][to] = step{sum + sure[i][k], k, s}
				}
			}
		}
	}
	best := 0
	for s := range states {
		if steps[len(h.columns)][s].sum > steps[len(h.columns)][best].sum {
			best = s
		}
	}
	for i := len(h.columns) - 1; i >= 0; i-- {
		st := steps[i+1][best]
		if st.key >= 0 {
			h.columns[i].key, h.columns[i].sure = builtIns[st.key], sure[i][st.key]
		}
		best = st.from
	}
}

// needRequirement finds the column of what is to be done where no head says so:
// the one with the most words that is none of another kind.
func (d *tabler) needRequirement(t *table, h *heading) {
	if h.of(notice.KeyRequirement) != nil {
		return
	}
	var best *column
	most := 0
	for i := range h.columns {
		c := &h.columns[i]
		switch c.key {
		case notice.KeySeq, notice.KeyLead, notice.KeyResponsible, notice.KeyDue, notice.KeySection:
			continue
		case "":
			if plain := plainHead(c.head); certainty(plain, notice.KeyPerson) > 0 || certainty(plain, notice.KeyPhone) > 0 || certainty(plain, notice.KeyRemark) > 0 || certainty(plain, "leader") > 0 {
				continue
			}
		}
		n := 0
		seen := -1
		for r := h.last + 1; r < len(t.at); r++ {
			if k := t.index(r, c.at); k >= 0 && k != seen && t.cells[k].col == c.at {
				n += utf8.RuneCountInString(t.cells[k].text)
				seen = k
			}
		}
		if n > most {
			best, most = c, n
		}
	}
	if best == nil {
		return
	}
	if best.key == notice.KeyTopic {
		if s := h.of(notice.KeySection); s != nil {
			s.key = notice.KeyTopic
		}
	}
	best.key = notice.KeyRequirement
	best.sure = max(best.sure, second)
}

// ownCertainty is how sure it is that a head is one of those that many tables
// have and the schema has not.
func (d *tabler) ownCertainty(plain string) int {
	best := 0
	for _, key := range notice.HeadKeys() {
		if !slices.Contains(builtIns[:], key) && key != notice.KeyDone && key != notice.KeyStatus && key != notice.KeyProgress {
			best = max(best, certainty(plain, key))
		}
	}
	return best
}

// ownKey is the key of a column that the schema does not know.
func (d *tabler) ownKey(head string, i int, used map[string]bool) string {
	plain := plainHead(head)
	key, best := "", 0
	for _, k := range notice.HeadKeys() {
		if sure := certainty(plain, k); sure > best && !slices.Contains(builtIns[:], k) {
			key, best = k, sure
		}
	}
	for _, ch := range d.choices {
		if plainHead(ch.Head) == plain && plain != "" && !slices.Contains(builtIns[:], ch.Key) {
			key = ch.Key
		}
	}
	if key == "" {
		key = fmt.Sprintf("column%d", i+1)
	}
	for n, base := 2, key; used[key]; n++ {
		key = fmt.Sprintf("%s%d", base, n)
	}
	return key
}

// doubtHeads tells of the columns that were only guessed.
func (d *tabler) doubtHeads(t *table, h *heading) {
	var guessed, groups []string
	for i := range h.columns {
		c := &h.columns[i]
		if _, _, ok := notice.BuiltIn(c.key); ok && c.sure < ending && c.head != "" {
			guessed = append(guessed, fmt.Sprintf("“%s”当作 %s", c.head, c.key))
		}
		if c.over != "" && !slices.Contains(groups, c.over) {
			groups = append(groups, c.over)
		}
	}
	if len(guessed) > 0 {
		d.say(headUnknown, "不对的话写明它是什么，如 --column \"表头=due\"；键有 seq section topic title lead responsible requirement due，或自定的英文键", "%s%s", d.placeOf(t), strings.Join(guessed, "，"))
	}
	if len(groups) > 0 {
		d.say(headUnknown, "要印两层表头，在栏目里写 head = [\"上\", \"下\"]", "%s表头有两层，上层%s没有导入", d.placeOf(t), quoted(groups...))
	}
}

// placeOf names a table before a message.
func (d *tabler) placeOf(t *table) string {
	if s := t.called(); s != "" {
		return s + "："
	}
	return ""
}

// KeyFault says what is wrong with a key that the user gives a column; "":
// nothing.
func KeyFault(key string) string {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	switch {
	case key == "id":
		return "已有别的用处"
	case len(key) > 40:
		return "太长"
	case strings.Trim(key, letters+"0123456789_-") != "" || !strings.Contains(letters, key[:1]):
		return "不是英文：内置的有 seq section topic title lead responsible requirement due，自定的用英文字母"
	}
	return ""
}
