package tasks

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongwen/render/book/grid"
	"gongwen/render/intake/prose"
	"gongwen/render/intake/source"
	"gongwen/render/notice"
)

// How sure it is that a head names a key: what the table of heads has as a word
// is known, what has such a word inside is guessed.
const (
	chosen = 1000 // by the user
	known  = grid.SureWord + 20
	second = 30 // another column of the table makes it likely
)

// Column is what a column of a table becomes.
type Column struct {
	At   int // in the table
	last int // its last one, where a head stands over several
	Key  string
	Head string
	Over string // the head above, of a head of two rows
	sure int

	rival bool // another column says what is to be done as well

	Upper  string // the head above that is not taken
	middle string // what stands between the two, of a head of three rows
}

// Heading is the head of a table.
type Heading struct {
	First, Last int // rows
	columns     []Column
	texts       []string // by column of the table: what stands over it
	stray       []int    // columns of the table in which only words beside it stand
}

// Of is the column of a key, or nil.
func (h *Heading) Of(key string) *Column {
	for i := range h.columns {
		if h.columns[i].Key == key {
			return &h.columns[i]
		}
	}
	return nil
}

// tasks reports whether it is the head of a breakdown: who does it, and what.
func (h *Heading) tasks() bool {
	return (h.Of(notice.KeyLead) != nil || h.Of(notice.KeyResponsible) != nil) && h.Of(notice.KeyRequirement) != nil
}

// mostColumns is how many columns a table of tasks has at most; no paper holds so
// many, and naming them takes long.
const mostColumns = 256

// longestHead is the most characters that a head has; more are a text.
const longestHead = 24

// certainty is how sure it is that a head names a key; 0: not at all.
// Of a head that names two things (责任单位及责任人) the first one counts.
func certainty(plain, key string) int {
	sure := grid.Sure(plain, notice.Heads(key))
	if at := strings.IndexAny(plain, "及和与"); at > 0 && sure < grid.SureWord {
		if first := grid.Sure(plain[:at], notice.Heads(key)); first >= grid.SureWord {
			sure = max(sure, grid.SureWord-1)
		}
	}
	if sure < grid.SureWord && (key == notice.KeyLead || key == notice.KeyResponsible) && namesUnits(plain, key) {
		sure = grid.SureWord - 1
	}
	return sure
}

// What a unit does in a task, and what units there are: 责任镇街, 牵头股室.
var (
	leading     = [...]string{"牵头责任", "牵头", "主办", "主责"}
	responsible = [...]string{"责任", "负责", "配合", "协办", "协同", "协助", "承办", "落实", "参与"}
	unitKinds   = [...]string{
		"单位", "部门", "科室", "处室", "股室", "镇街", "街镇", "镇村", "镇", "乡镇", "街道", "社区", "村", "村居", "村社", "县区", "区县", "县市区", "市县", "园区", "机构", "企业", "学校", "院系", "中心", "支队", "大队", "局", "主体", "方", "分工",
	}
)

// namesUnits reports whether a head is made of what a unit does and what kind of
// unit it is, and of nothing else but who does it there (责任单位、责任人).
func namesUnits(plain, key string) bool {
	does := responsible[:]
	if key == notice.KeyLead {
		does = leading[:]
	}
	return slices.ContainsFunc(does, func(word string) bool {
		kind, ok := strings.CutPrefix(plain, word)
		return ok && slices.ContainsFunc(unitKinds[:], func(k string) bool {
			rest, ok := strings.CutPrefix(kind, k)
			return ok && (rest == "" || grid.Sure(rest, notice.Heads(notice.KeyPerson)) >= grid.SureWord || grid.Sure(rest, notice.Heads("leader")) >= grid.SureWord)
		})
	})
}

// isHead reports how sure it is that a cell is a head of any column.
func (d *Reader) isHead(text string) int {
	for _, ch := range d.Choices {
		if grid.Plain(ch.Head) == grid.Plain(text) {
			return known
		}
	}
	if utf8.RuneCountInString(text) > longestHead {
		return 0
	}
	plain := grid.Plain(text)
	if plain == "" {
		return 0
	}
	best := 0
	for _, key := range notice.HeadKeys() {
		best = max(best, certainty(plain, key))
	}
	return best
}

// FindHead finds the head of a breakdown among the first rows from one on; nil
// if there is none. Of several rows it is the one whose cells are the surest.
func (d *Reader) FindHead(t *source.Table, from int) *Heading {
	const top = 15 // rows down that a head is looked for
	best, most := -1, 0
	for r := from; r < min(len(t.At), from+top); r++ {
		score, found, certain, cells := 0, 0, 0, t.Distinct(r)
		for _, k := range cells {
			if sure := d.isHead(t.Cells[k].Text); sure > 0 {
				score += sure
				found++
				if sure >= grid.SureWord {
					certain++
				}
			}
		}
		if (found >= 2 && 2*found >= len(cells) || certain >= 2) && score > most {
			best, most = r, score
		}
	}
	if best < 0 || d.isCard(t) {
		return nil
	}
	h := &Heading{First: best, Last: best}
	for _, k := range t.At[best] {
		if k >= 0 && t.Cells[k].Text != "" {
			h.First = min(h.First, max(t.Cells[k].Row, from))
			h.Last = max(h.Last, t.Cells[k].Row+t.Cells[k].Rows-1)
		}
	}
	h.Last = min(h.Last, len(t.At)-1)
	if h.Last == best && d.secondRow(t, best) {
		h.Last++
	} else if h.First == best && best > from && d.groupRow(t, best-1) {
		h.First--
	}
	d.heads(t, h)
	if len(h.columns) > mostColumns {
		return nil
	}
	d.name(t, h)
	if !h.tasks() {
		return nil
	}
	for i := range h.columns { // now that the lowest has said what the column is
		h.columns[i].Head = h.columns[i].middle + h.columns[i].Head
	}
	return h
}

// isCard reports whether a table is a form for one task: in its rows stand what
// the next cell is and the cell, twice or more.
func (d *Reader) isCard(t *source.Table) bool {
	pairs := 0
	for row := range min(len(t.At), 15) {
		cells := t.Distinct(row)
		alternate := len(cells) >= 4 && len(cells)%2 == 0
		for i, k := range cells {
			sure := d.isHead(t.Cells[k].Text)
			alternate = alternate && (i%2 == 0 && sure >= grid.SureWord || i%2 == 1 && sure == 0)
		}
		if alternate {
			pairs++
		}
	}
	return pairs >= 2
}

// Lying reads a table that lies on its side: its heads stand one below the other,
// and each column to their right is a task. nil: it is none. above is what stands
// over it in rows of their own, below what stands under it.
func (d *Reader) Lying(t *source.Table) (turned *source.Table, h *Heading, above, below []string) {
	const least, most = 3, 60 // heads, or it may be anything
	if len(t.At) > most {
		return nil, nil, nil, nil
	}
	first, end := 0, len(t.At)
	for ; first < end && (len(t.Distinct(first)) == 0 || t.Lone(first) >= 0 && d.isHead(t.Cells[t.Lone(first)].Text) < grid.SureWord); first++ {
		if k := t.Lone(first); k >= 0 {
			above = append(above, t.Cells[k].Text)
		}
	}
	for ; end > first && (len(t.Distinct(end-1)) == 0 || t.Lone(end-1) >= 0 && NoteLike(t.Cells[t.Lone(end-1)].Text)); end-- {
		if k := t.Lone(end - 1); k >= 0 {
			below = append([]string{t.Cells[k].Text}, below...)
		}
	}
	heads := 0
	for row := first; row < end; row++ {
		if d.isHead(t.Text(row, 0)) >= grid.SureWord {
			heads++
		}
	}
	if heads < least || d.isCard(t) || 3*heads < 2*(end-first) {
		return nil, nil, nil, nil
	}
	turned = t.Turned(first, end)
	if h = d.FindHead(turned, 0); h == nil || h.First != 0 || h.Last != 0 {
		return nil, nil, nil, nil
	}
	return turned, h, above, below
}

// secondRow reports whether the row below a head goes on with it, in a table
// that knows no merged cells: its words are heads, and stand only below a gap or
// a group.
func (d *Reader) secondRow(t *source.Table, row int) bool {
	if row+1 >= len(t.At) {
		return false
	}
	found, gaps := 0, 0
	for c := range t.At[row+1] {
		text := t.Text(row+1, c)
		above := t.Text(row, c)
		switch {
		case text == "":
			if above == "" {
				gaps++
			}
		case t.Index(row, c) == t.Index(row+1, c):
		case utf8.RuneCountInString(text) > longestHead:
			return false
		case above != "" && t.Cells[t.Index(row, c)].Cols == 1 && (c+1 >= len(t.At[row]) || t.Text(row, c+1) != "" && t.Index(row, c+1) != t.Index(row, c)):
			return false // a cell below a head that is no group
		case d.isHead(text) > 0 || parted(t, row, c):
			found++
		}
	}
	return found > 0 && gaps == 0
}

// parted reports whether a cell that spans columns, or has only blanks beside it,
// has words below each of them: 进度安排 over 上旬, 下旬. Where no other cell of
// that row has any, they are heads, whatever they say.
func parted(t *source.Table, row, col int) bool {
	at := t.Index(row, col)
	for at >= 0 && t.Cells[at].Text == "" && col > 0 {
		col--
		at = t.Index(row, col)
	}
	if at < 0 {
		return false
	}
	first, end := t.Cells[at].Col, t.Cells[at].Col+t.Cells[at].Cols
	for end < len(t.At[row]) && t.Text(row, end) == "" && t.Text(row+1, end) != "" {
		end++
	}
	for c := first; c < end; c++ {
		if t.Text(row+1, c) == "" || c > first && t.Index(row+1, c) == t.Index(row+1, c-1) {
			return false
		}
	}
	return end-first > 1
}

// groupRow reports whether the row above a head has groups: cells over several
// columns, or words over some of them, and beside these the heads of the others.
func (d *Reader) groupRow(t *source.Table, row int) bool {
	cells := t.Distinct(row)
	if len(cells) < 2 {
		return false
	}
	heads := 0
	for _, k := range cells {
		c := &t.Cells[k]
		switch {
		case utf8.RuneCountInString(c.Text) > longestHead:
			return false
		case d.isHead(c.Text) > 0:
			heads++
		}
	}
	for c := range t.At[row] {
		above, below := t.Text(row, c), t.Text(row+1, c)
		if above == "" || below == "" || t.Index(row, c) == t.Index(row+1, c) || t.Cells[t.Index(row, c)].Cols > 1 {
			continue
		}
		if strings.ContainsAny(above, "：:") || c+1 == len(t.At[row]) || t.Text(row, c+1) != "" && d.isHead(above) >= grid.SureEnding {
			return false // a line said of the table, or two heads one above the other
		}
	}
	return heads > 0
}

// heads takes what stands over each column.
func (d *Reader) heads(t *source.Table, h *Heading) {
	w := t.Width()
	h.texts = make([]string, w)
	last, group := -1, ""
	for c := range w {
		levels := h.levels(t, c)
		text, over, middle := "", "", ""
		below := -1
		if n := len(levels); n > 0 {
			below = levels[n-1]
			text = t.Cells[below].Text
			if n > 1 {
				over = t.Cells[levels[0]].Text
				for _, k := range levels[1 : n-1] {
					middle += prose.OneLine(t.Cells[k].Text)
				}
			}
			if n == 1 && t.Cells[below].Row > h.First && t.Text(h.First, c) == "" { // beside a group that blanks go on with
				over = group
			}
		}
		group = over
		h.texts[c] = text
		if text != "" && last >= 0 && below >= 0 && t.Cells[below].Cols > 1 && t.Cells[below].Col < c {
			h.columns[last].last = c // the same head
			continue
		}
		filled, gap := filledBelow(t, h.Last, c), c > 0 && h.texts[c-1] == ""
		if text == "" && filled == 0 {
			continue
		}
		if text == "" && (gap || 2*filled < len(t.At)-h.Last) || filled == 0 && gap && d.isHead(text) == 0 {
			h.stray = append(h.stray, c)
			continue
		}
		h.columns = append(h.columns, Column{At: c, last: c, Head: prose.OneLine(text), Over: prose.OneLine(over), middle: middle})
		last = len(h.columns) - 1
	}
}

// levels are the cells of the head over a column, the upper ones first.
func (h *Heading) levels(t *source.Table, col int) (cells []int) {
	for r := h.First; r <= h.Last; r++ {
		if k := t.Index(r, col); k >= 0 && t.Cells[k].Text != "" && (len(cells) == 0 || cells[len(cells)-1] != k) {
			cells = append(cells, k)
		}
	}
	return cells
}

// filledBelow is how many cells with words begin in a column below a row.
func filledBelow(t *source.Table, row, col int) int {
	n := 0
	for r := row + 1; r < len(t.At); r++ {
		if k := t.Index(r, col); k >= 0 && t.Cells[k].Text != "" && t.Cells[k].Col == col && t.Cells[k].Row == r {
			n++
		}
	}
	return n
}
