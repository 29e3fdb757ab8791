package returned

import (
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"gongwen/render/book"
	"gongwen/render/book/assign"
	"gongwen/render/book/grid"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// Sent knows what is sent out for a notice. Several goroutines may ask it.
type Sent struct {
	*Reader
	n           *notice.Notice
	b           *notice.Breakdown
	revision    string
	quick       func() *said // of the whole workbook, without planning it; made when first asked for
	whole       func() *said // of the whole workbook
	departments func() []assign.Department
}

// said is words and sheets; again is hints, without what comes and goes.
type said struct{ texts, names, again map[string]bool }

// NewSent knows what is sent for a notice, b being its assignment.
func NewSent(r *Reader, n *notice.Notice, b *notice.Breakdown) *Sent {
	s := &Sent{Reader: r, n: n, b: b, revision: assign.Revision(b)}
	s.quick, s.whole = sync.OnceValue(s.makeQuick), sync.OnceValue(s.makeWhole)
	s.departments = sync.OnceValue(func() []assign.Department { return assign.Departments(n, b) })
	return s
}

// Answered reports whether somebody may have written something into a workbook
// that was sent out for the notice, or for an earlier edition of it; sheets is
// all of them. What it is asked about will be overwritten, so it takes for an
// answer whatever it does not know as sent: an answer under any head, words
// beside or under the table or on another sheet, a comment, a picture, a column,
// a row or a sheet of somebody's own.
func (s *Sent) Answered(sheets []grid.Grid) bool {
	meta := Meta(sheets)
	p := s.workbook(sheets, meta[assign.MetaRevision] == s.revision, true)
	for i := range sheets {
		g := &sheets[i]
		if len(g.Comments) > 0 || len(g.Drawn) > 0 || IsLedger(g.Rows) || g.Name != assign.MetaSheet && p.answered(g) {
			return true
		}
	}
	if !slices.ContainsFunc(sheets, func(g grid.Grid) bool { return Written(g.Rows) && g.Name != assign.MetaSheet }) {
		return false // nothing is in it
	}
	return slices.ContainsFunc(sheets, func(g grid.Grid) bool {
		for range p.Strangers(&g) {
			return g.Name != assign.MetaSheet
		}
		return false
	})
}

// Meta is what a file says of itself.
func Meta(sheets []grid.Grid) map[string]string {
	meta := map[string]string{}
	for i := range sheets {
		if sheets[i].Name != assign.MetaSheet {
			continue
		}
		for _, row := range sheets[i].Rows {
			if len(row) > 1 {
				meta[row[0].Shown] = row[1].Shown
			}
		}
	}
	return meta
}

// Written reports whether anything stands in rows.
func Written(rows [][]grid.Cell) bool {
	return slices.ContainsFunc(rows, func(row []grid.Cell) bool {
		return slices.ContainsFunc(row, func(c grid.Cell) bool { return !c.Empty() })
	})
}

// Workbook is one as it was sent, which may have been for an earlier edition.
type Workbook struct {
	*Sent
	Same    bool            // its tasks are those of today
	old     func() *edition // what it says itself that it was sent with
	lenient bool            // what may be an earlier wording is no stranger
	more    map[string]bool // words that are sent to the department, folded
	names   map[string]bool // of sheets
}

// Workbook is what was sent in a return, which is of the sheets given; same says
// that it was sent for the notice as it is.
func (s *Sent) Workbook(sheets []grid.Grid, same bool) *Workbook {
	return s.workbook(sheets, same, false)
}

func (s *Sent) workbook(sheets []grid.Grid, same, lenient bool) *Workbook {
	meta := Meta(sheets)
	p := &Workbook{Sent: s, Same: same, more: map[string]bool{}, names: maps.Clone(s.quick().names)}
	for _, name := range assign.DepartmentSheets() { // an edition ago it may have led nothing, and whose it is may be lost
		p.names[name] = true
	}
	if department := meta[assign.MetaDepartment]; department != "" {
		p.lenient = lenient // of its tasks nothing stands there twice
		for _, d := range s.departments() {
			if d.Name == department {
				d.Period = meta[assign.MetaPeriod] // of a copy: others may ask for another month at the same time
				note(d.Plan(), p.more, p.names)
			}
		}
	}
	p.old = sync.OnceValue(func() *edition { return p.newEdition(sheets, meta) })
	return p
}

// makeWhole is what is sent in the whole workbook.
func (s *Sent) makeWhole() *said {
	p := &said{texts: map[string]bool{}, names: map[string]bool{}}
	if plan, _ := assign.Plan(s.n, s.b); plan != nil {
		note(plan, p.texts, p.names)
	}
	return p
}

// note takes down the words and the sheets of a workbook.
func note(b *book.Workbook, texts, names map[string]bool) {
	seen := map[string]bool{} // as it is: the same words come again and again
	for _, s := range b.Sheets {
		names[s.Name] = true
		for _, code := range [...]string{s.Page.Head, s.Page.Foot} {
			for _, text := range book.RunnerWords(code) {
				texts[words.Identity(text)] = true
			}
		}
		above := make([]string, len(s.Columns)) // by column: the text above, which is often the same
		for row := range s.All() {
			for i := range row.Cells {
				switch row.Cells[i].Kind {
				case book.Text:
					text := row.Cells[i].Text
					if text == above[i] {
						continue
					}
					if above[i] = text; !seen[text] {
						seen[text], texts[words.Identity(text)] = true, true
					}
				case book.TextFormula:
					texts[words.Identity(row.Cells[i].Now)] = true
				case book.Number:
					texts[strconv.Itoa(int(row.Cells[i].Number))] = true
				}
			}
		}
	}
}

// answered reports whether a column that departments fill in has something in
// it, whatever its head has become.
func (p *Workbook) answered(g *grid.Grid) bool {
	h := p.FindHead(g.Rows)
	if h == nil {
		return false
	}
	for i, cols := range h.Columns {
		if !p.Form.Columns[i].Role.Answer() {
			continue
		}
		for _, row := range g.Rows[h.Row+1:] {
			for _, col := range cols {
				if col < len(row) && !row[col].Empty() {
					return true
				}
			}
		}
	}
	return false
}

// Strangers is the cells of a sheet that were not sent.
func (p *Workbook) Strangers(g *grid.Grid) iter.Seq[Place] {
	return func(yield func(Place) bool) {
		if !Written(g.Rows) {
			return
		}
		h := p.FindHead(g.Rows)
		if h == nil && (!p.names[g.Name] || slices.Contains(p.Form.Sheets, g.Name)) {
			for row := range g.Rows { // somebody's own, or its head is gone
				if !p.all(g, row, yield) {
					return
				}
			}
			return
		}
		head := headRow(g.Rows)
		var used map[int]bool // columns that were sent; nil: all up to the last head
		if h != nil {
			head, used = h.Row, h.used()
		}
		last := lastWritten(g.Rows[head])
		above := make([]string, 0, len(g.Rows[head])) // by column: words that were sent, which often come again
		under := len(g.Rows)                          // the row that stands alone below the last of a table
		if h == nil {
			under = p.under(g.Rows, head)
		}
		for row := range g.Rows {
			switch {
			case row == head:
				for col := range g.Rows[row] {
					if (h == nil || !used[col] || h.guessed(col)) && p.Foreign(&g.Rows[row][col]) && !yield(Place{col, row}) {
						return
					}
				}
			case row < head:
				if !p.Above(g, row, yield) {
					return
				}
			case row == under, h != nil && !p.keyed(h, g.Rows[row]): // somebody's own
				if !p.all(g, row, yield) {
					return
				}
			case !p.within(g, row, used, p.marked(h), last, &above, yield):
				return
			}
		}
	}
}

// Runners is the words of headers and footers of a sheet that were not sent, but
// for those about a page's number, which programs put there of themselves.
func (p *Workbook) Runners(g *grid.Grid) (list []string) {
	for _, code := range g.Runners {
		for _, text := range book.RunnerWords(code) {
			c := grid.Text(strings.TrimSpace(text))
			if strings.Trim(strings.ToLower(words.Identity(text)), "第共页page/-") != "" && p.Foreign(&c) && p.old().seen[[2]string{"", words.Identity(text)}] == 0 { // the title may be another today
				list = append(list, c.Shown)
			}
		}
	}
	return list
}

// all is every cell of a row in which something stands.
func (p *Workbook) all(g *grid.Grid, row int, yield func(Place) bool) bool {
	for col := range g.Rows[row] {
		if !g.Rows[row][col].Empty() && !yield(Place{col, row}) {
			return false
		}
	}
	return true
}

// Above is the cells of a row of titles and hints that were not sent.
func (p *Workbook) Above(g *grid.Grid, row int, yield func(Place) bool) bool {
	for col := range g.Rows[row] {
		c := &g.Rows[row][col]
		if c.Empty() || p.quick().again[untold(words.Identity(c.Shown))] || !p.Foreign(c) {
			continue
		}
		if !p.old().knowsAbove(p, c) && !yield(Place{col, row}) {
			return false
		}
	}
	return true
}

// marked is the column that says what an amendment changed, which depends on the
// edition before; -1: there is none.
func (p *Workbook) marked(h *Heading) int {
	if h == nil {
		return -1
	}
	for i, cols := range h.Columns {
		if p.Form.Columns[i].Role == assign.RoleChange && len(cols) > 0 && h.Known[i] == grid.Exact {
			return cols[0]
		}
	}
	return -1
}

// within is the cells beside the columns that were sent, and those with other
// words.
func (p *Workbook) within(g *grid.Grid, row int, used map[int]bool, marked, last int, above *[]string, yield func(Place) bool) bool {
	for col := range g.Rows[row] {
		c := &g.Rows[row][col]
		if c.Empty() || col == marked && Marked(c.Shown) {
			continue
		}
		if g.Name == assign.DataSheet && c.Reckoned && (c.Shown == assign.Unanswered || slices.Contains(p.Form.Statuses, c.Shown)) {
			continue // it repeats what is filled in elsewhere
		}
		beside := used != nil && !used[col] || col > last
		for len(*above) <= col {
			*above = append(*above, "")
		}
		same := c.Kind == grid.Words && c.Shown == (*above)[col]
		switch {
		case !beside && (same || !p.Foreign(c)):
			(*above)[col] = c.Shown
		case !yield(Place{col, row}):
			return false
		}
	}
	return true
}

// Foreign reports whether a cell says what was not sent. Short numbers are counts,
// which change, and numbers of tasks, which programs rewrite.
func (p *Workbook) Foreign(c *grid.Cell) bool {
	if c.Empty() || c.Kind == grid.Unvalued && counts(c.Raw) || strings.HasPrefix(c.Shown, assign.GoneNote) {
		return false
	}
	if stored := words.Identity(c.Raw); c.Kind == grid.Number || c.Kind == grid.Day {
		if len(stored) <= shortNumber || p.count(stored) || p.says(stored) {
			return false
		}
	}
	if folded := words.Identity(c.Shown); IsNumber(folded) && len(folded) <= shortNumber || p.says(folded) {
		return false
	}
	return p.Same || !p.old().knows(p, c)
}

// count reports whether a number is one that rows may be counted to.
func (p *Workbook) count(s string) bool {
	n, err := strconv.Atoi(s)
	return err == nil && n >= 0 && n <= len(p.Form.Duties)
}

// says reports whether a folded text is sent today.
func (p *Workbook) says(folded string) bool {
	return p.quick().texts[folded] || p.more[folded] || p.whole().texts[folded]
}

// counts reports whether a formula is one of those that are sent, which a
// program has written without its value; their ranges follow the rows.
func counts(formula string) bool {
	return strings.HasPrefix(formula, "=COUNTIFS(") || strings.HasPrefix(formula, "=SUM(") || strings.HasPrefix(formula, `=HYPERLINK("#'`)
}

// shortNumber is the most digits of a number that is no telephone number.
const shortNumber = 4

// IsNumber reports whether words are a number.
func IsNumber(s string) bool {
	_, err := strconv.ParseFloat(s, 64)
	return err == nil && strings.Trim(s, "0123456789.eE+-") == ""
}

// keyed reports whether a row has its key.
func (p *Workbook) keyed(h *Heading, row []grid.Cell) bool {
	for _, col := range h.Columns[p.Roles[assign.RoleKey]] {
		if col < len(row) {
			if _, ok := ParseKey(row[col].Raw); ok {
				return true
			}
		}
	}
	return false
}

// under is the row below the last of a table in which words stand alone that
// were not sent; behind all without.
func (p *Workbook) under(rows [][]grid.Cell, head int) int {
	for r := len(rows) - 1; r > head; r-- {
		switch countWritten(rows[r]) {
		case 0:
		case 1:
			if slices.ContainsFunc(rows[r], func(c grid.Cell) bool { return p.Foreign(&c) }) {
				return r
			}
			return len(rows)
		default:
			return len(rows)
		}
	}
	return len(rows)
}

// headRow is the head row of a table that is not ours to read: the first of
// the first rows that has more than half as many cells as any of them. Titles
// have one, and something beside the table may make a row longer than its head.
func headRow(rows [][]grid.Cell) int {
	most := 0
	top := rows[:min(grid.Top, len(rows))]
	for _, row := range top {
		most = max(most, countWritten(row))
	}
	return max(0, slices.IndexFunc(top, func(row []grid.Cell) bool { return 2*countWritten(row) > most }))
}

func countWritten(row []grid.Cell) (n int) {
	for i := range row {
		if !row[i].Empty() {
			n++
		}
	}
	return n
}

// lastWritten is the last column of a row in which something stands.
func lastWritten(row []grid.Cell) int {
	for col := len(row) - 1; col >= 0; col-- {
		if !row[col].Empty() {
			return col
		}
	}
	return -1
}
