package collect

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongwen/render/book/assign"
	"gongwen/render/book/grid"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// Columns are known by their heads, and people change heads: 进展情况 becomes
// 进展 or 进展情况（500字以内）. The words of the form come first, then other words
// for them, then words that have them inside, at last the place between two
// columns that are known. The later of these are said, and the last two doubted.

// certainty is how well a head is known.
type certainty uint8

const (
	unknown  certainty = iota
	exact              // the form's own words
	retitled           // with something in brackets, or other words for it: to be told
	doubtful           // words or a place that only suggest it: a person must look
)

// heading is a head row as it was read.
type heading struct {
	row     int
	columns [][]int     // by column of the form: where it stands; twice if copied
	known   []certainty // by column of the form
}

// longestHead is the most characters that a head has; more are a text.
const longestHead = 30

// headWords is what may be said over the columns of the form.
type headWords struct {
	heads map[string]int // form column by folded head
	plain map[string]int // and by plain head
	words [][]string     // by form column: other words for it
	own   map[string]int // columns of the notice's own keys by the plain heads it gives them
}

// keysOf is the key of each role's column, as [notice.Heads] has it.
var keysOf = [assign.RoleRemark + 1]string{
	assign.RoleLead: notice.KeyLead, assign.RoleID: notice.KeySeq, assign.RoleTopic: notice.KeyTopic,
	assign.RoleText: notice.KeyRequirement, assign.RoleOthers: notice.KeyResponsible, assign.RoleDue: notice.KeyDue,
	assign.RoleStatus: notice.KeyStatus, assign.RoleProgress: notice.KeyProgress, assign.RoleDone: notice.KeyDone,
	assign.RolePerson: notice.KeyPerson, assign.RolePhone: notice.KeyPhone, assign.RoleRemark: notice.KeyRemark,
}

func (c *Collection) makeHeads() {
	columns := c.form.Columns
	w := &c.headWords
	w.heads, w.plain, w.own = make(map[string]int, len(columns)), make(map[string]int, len(columns)), map[string]int{}
	w.words = make([][]string, len(columns))
	for i := len(columns) - 1; i >= 0; i-- { // the first of a head counts
		w.heads[words.Identity(columns[i].Head)] = i
	}
	for i := len(columns) - 1; i >= 0; i-- {
		plain := plainHead(columns[i].Head)
		if j, taken := w.plain[plain]; !taken || words.Identity(columns[j].Head) != plain {
			w.plain[plain] = i // 进展情况 rather than 进展情况（原表）
		}
		key := keysOf[columns[i].Role]
		if columns[i].Role == assign.RoleLead && slices.Contains(notice.Heads(notice.KeyResponsible), plainHead(columns[i].Head)) {
			key = notice.KeyResponsible // nobody is called the lead
		}
		w.words[i] = notice.Heads(key)
	}
	for i := range columns {
		if columns[i].Role == assign.RoleOwn {
			w.own[plainHead(columns[i].Head)] = i
		}
	}
}

// plainHead is a head without blanks, marks and what stands in brackets.
func plainHead(s string) string {
	s = words.Identity(s)
	var b strings.Builder
	depth := 0
	for _, r := range s {
		switch {
		case strings.ContainsRune("([{【〔〖《<", r):
			depth++
		case strings.ContainsRune(")]}】〕〗》>", r):
			depth = max(0, depth-1)
		case depth == 0 && (unicode.IsLetter(r) || unicode.IsNumber(r)):
			b.WriteRune(r)
		}
	}
	if b.Len() == 0 {
		return unmarked(s)
	}
	return b.String()
}

// unmarked is a head without blanks and marks, but with what stands in brackets.
func unmarked(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return r
		}
		return -1
	}, words.Identity(s))
}

// findHead finds the head row of a sheet and its columns, or nil. Of several
// rows that could be it the one with the most heads is; to be one a row needs
// two answers and something to tell the task by.
func (c *Collection) findHead(rows [][]grid.Cell) *heading {
	var best *heading
	most := 0
	for r := range rows[:min(Top, len(rows))] {
		row := said(rows[r])
		h := c.readHeads(row)
		h.row = r
		weight, answers, told := 0, 0, false
		for i, how := range h.known {
			switch how {
			case unknown:
				continue
			case exact:
				weight += 2
			default:
				weight++
			}
			switch role := c.form.Columns[i].Role; {
			case role.Answer():
				answers++
			case role == assign.RoleKey || role == assign.RoleID || role == assign.RoleText:
				told = true
			}
		}
		if told && answers >= 2 && weight > most {
			most, best = weight, h
		}
	}
	if best != nil {
		c.suggest(best, said(rows[best.row]))
	}
	return best
}

// said is what is seen in the cells of a row.
func said(row []grid.Cell) []string {
	out := make([]string, len(row))
	for i := range row {
		out[i] = row[i].Shown
	}
	return out
}

// readHeads reads a row as heads, by words that are sure.
func (c *Collection) readHeads(row []string) *heading {
	h := &heading{columns: make([][]int, len(c.form.Columns)), known: make([]certainty, len(c.form.Columns))}
	var rest []int // columns of the sheet that are none of these
	for col, v := range row {
		if v == "" {
			continue
		}
		i, ok := c.heads[words.Identity(v)]
		switch {
		case ok && len(h.columns[i]) < maxCopies:
			h.columns[i], h.known[i] = append(h.columns[i], col), exact
		case !ok && utf8.RuneCountInString(v) <= 2*longestHead:
			rest = append(rest, col)
		}
	}
	if len(rest) == len(row) || len(rest) > maxHeads {
		return h // no head of ours, or a row of nothing but words
	}
	c.ownFirst(h, row)
	plain := make(map[int]string, len(rest))
	for _, col := range rest {
		plain[col] = plainHead(row[col])
	}
	rest = slices.DeleteFunc(rest, func(col int) bool {
		i, ok := c.plain[plain[col]]
		if !ok || h.known[i] != unknown {
			return false
		}
		how := retitled
		if unmarked(row[col]) == unmarked(c.form.Columns[i].Head) {
			how = exact
		}
		h.columns[i], h.known[i] = []int{col}, how
		return true
	})
	c.otherWords(h, rest, plain)
	return h
}

// maxHeads is how many heads that are none of the form's are looked at.
const maxHeads = 200

// ownFirst: where the notice's table has a column 责任人 of its own, the form
// calls that 责任人（原表）; a sheet that has only 责任人 is no form but the
// notice's table, or a copy of it.
func (c *Collection) ownFirst(h *heading, row []string) {
	for plain, own := range c.own {
		i, ok := c.heads[plain]
		if ok && i != own && c.form.Columns[i].Role.Answer() && h.known[i] == exact && h.known[own] == unknown {
			h.columns[own], h.known[own] = h.columns[i], exact
			h.columns[i], h.known[i] = nil, unknown
		}
	}
}

// otherWords reads heads by other words for columns that are missing. First
// those that can be one column only; what may be two is doubtful.
func (c *Collection) otherWords(h *heading, rest []int, plain map[int]string) {
	may := func(col int) (list []int) {
		if _, own := c.own[plain[col]]; own {
			return nil
		}
		for i, words := range c.words {
			if h.known[i] == unknown && slices.Contains(words, plain[col]) {
				list = append(list, i)
			}
		}
		return list
	}
	for {
		first, choice := -1, -1
		how := retitled
		for _, col := range rest {
			list := may(col)
			if len(list) == 1 {
				first, choice, how = col, list[0], retitled
				break
			}
			if len(list) > 1 && first < 0 {
				first, choice, how = col, c.nearest(h, col, list), doubtful
			}
		}
		if first < 0 {
			return
		}
		h.columns[choice], h.known[choice] = []int{first}, how
		rest = slices.DeleteFunc(slices.Clone(rest), func(col int) bool { return col == first })
	}
}

// nearest is the column of the form that stands, among those of a list, as a
// column of the sheet does among those that are known.
func (c *Collection) nearest(h *heading, col int, list []int) int {
	left := -1 // the known column of the form on its left
	at := -1
	for i, cols := range h.columns {
		if len(cols) > 0 && cols[0] < col && cols[0] > at {
			left, at = i, cols[0]
		}
	}
	for _, i := range list {
		if i > left {
			return i
		}
	}
	return list[0]
}

// suggest looks for the answers that are still missing: words that have a head
// inside, or stand inside one, then the place.
func (c *Collection) suggest(h *heading, row []string) {
	used := map[int]bool{}
	for _, cols := range h.columns {
		for _, col := range cols {
			used[col] = true
		}
	}
	take := func(i, col int) {
		h.columns[i], h.known[i] = []int{col}, doubtful
		used[col] = true
	}
	for i := range c.form.Columns {
		if !c.form.Columns[i].Role.Answer() || h.known[i] != unknown {
			continue
		}
		for col, v := range row {
			if used[col] || v == "" || utf8.RuneCountInString(v) > longestHead {
				continue
			}
			plain := plainHead(v)
			if _, own := c.own[plain]; !own && alikeHead(plain, c.words[i]) {
				take(i, col)
				break
			}
		}
	}
	// Between two that are known as far apart as in the form, those in the middle
	// are the ones between.
	form := map[int]int{} // column of the form by that of the sheet
	for i, cols := range h.columns {
		if len(cols) > 0 {
			form[cols[0]] = i
		}
	}
	for col, i := range form {
		for end := col + 1; end-col < len(c.form.Columns); end++ {
			j, ok := form[end]
			if !ok {
				continue
			}
			for k := 1; j-i == end-col && k < end-col; k++ {
				if c.form.Columns[i+k].Role.Answer() && h.known[i+k] == unknown && !used[col+k] {
					take(i+k, col+k)
				}
			}
			break
		}
	}
}

// alikeHead reports whether a plain head has one of some words inside, or stands
// inside one.
func alikeHead(plain string, words []string) bool {
	const least = 2 // characters
	if utf8.RuneCountInString(plain) < least {
		return false
	}
	return slices.ContainsFunc(words, func(word string) bool {
		return utf8.RuneCountInString(word) >= least && strings.Contains(plain, word) || strings.Contains(word, plain)
	})
}
