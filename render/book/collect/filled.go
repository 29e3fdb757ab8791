package collect

import (
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"

	"gongwen/render/book"
	"gongwen/render/book/assign"
	"gongwen/render/book/grid"
	"gongwen/render/words"
)

// Answered reports whether somebody may have written something into a workbook
// that was sent out for the notice, or for an earlier edition of it; sheets is
// all of them. What it is asked about will be overwritten, so it takes for an
// answer whatever it does not know as sent: an answer under any head, words
// beside or under the table or on another sheet, a comment, a picture, a column,
// a row or a sheet of somebody's own.
func (c *Collection) Answered(sheets []grid.Grid) bool {
	meta := metaOf(sheets)
	p := past{Collection: c, same: meta[assign.MetaRevision] == c.revision}
	for i := range sheets {
		g := &sheets[i]
		if len(g.Comments) > 0 || g.Drawn || isLedger(g.Rows) || g.Name != assign.MetaSheet && p.answered(g) {
			return true
		}
	}
	if !slices.ContainsFunc(sheets, func(g grid.Grid) bool { return written(g.Rows) && g.Name != assign.MetaSheet }) {
		return false // nothing is in it
	}
	p.learn(meta[assign.MetaDepartment])
	return slices.ContainsFunc(sheets, func(g grid.Grid) bool {
		for range p.strangers(&g) {
			return g.Name != assign.MetaSheet
		}
		return false
	})
}

// metaOf is what a file says of itself.
func metaOf(sheets []grid.Grid) map[string]string {
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

// written reports whether anything stands in rows.
func written(rows [][]grid.Cell) bool {
	return slices.ContainsFunc(rows, func(row []grid.Cell) bool {
		return slices.ContainsFunc(row, func(c grid.Cell) bool { return !c.Empty() })
	})
}

// past is a workbook as it was sent, which may have been for an earlier edition.
type past struct {
	*Collection
	same  bool            // its tasks are those of today
	texts map[string]bool // that are sent in the whole workbook, folded
	more  map[string]bool // and to the department
	ours  bool            // the department is one of today's, or there is none
	names map[string]bool // of sheets
}

// learn takes down what is sent for the notice of today, in the whole workbook
// and in a department's.
func (p *past) learn(department string) {
	whole := p.whole()
	p.texts, p.more, p.names = whole.texts, map[string]bool{}, maps.Clone(whole.names)
	if p.ours = department == ""; p.ours {
		return
	}
	departments := p.departments()
	for i := range departments {
		if departments[i].Name == department {
			p.ours = true
			note(departments[i].Plan(), p.more, p.names)
		}
	}
	for _, name := range assign.DepartmentSheets() { // an edition ago it may have led nothing
		p.names[name] = true
	}
}

// makeWhole is what is sent in the whole workbook.
func (c *Collection) makeWhole() *past {
	p := &past{texts: map[string]bool{}, names: map[string]bool{}}
	if plan, _ := assign.Plan(c.n, c.b); plan != nil {
		note(plan, p.texts, p.names)
	}
	return p
}

// note takes down the words and the sheets of a workbook.
func note(b *book.Workbook, texts, names map[string]bool) {
	for _, s := range b.Sheets {
		names[s.Name] = true
		for row := range s.All() {
			for i := range row.Cells {
				switch row.Cells[i].Kind {
				case book.Text:
					texts[words.Identity(row.Cells[i].Text)] = true
				case book.Number:
					texts[strconv.Itoa(int(row.Cells[i].Number))] = true
				}
			}
		}
	}
}

// answered reports whether a column that departments fill in has something in
// it, whatever its head has become.
func (p *past) answered(g *grid.Grid) bool {
	h := p.findHead(g.Rows)
	if h == nil {
		return false
	}
	for i, cols := range h.columns {
		if !p.form.Columns[i].Role.Answer() {
			continue
		}
		for _, row := range g.Rows[h.row+1:] {
			for _, col := range cols {
				if col < len(row) && !row[col].Empty() {
					return true
				}
			}
		}
	}
	return false
}

// strangers is the cells of a sheet that were not sent.
func (p *past) strangers(g *grid.Grid) iter.Seq[cell] {
	return func(yield func(cell) bool) {
		if !written(g.Rows) {
			return
		}
		h := p.findHead(g.Rows)
		if h == nil && (!p.names[g.Name] || slices.Contains(p.form.Sheets, g.Name)) {
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
			head, used = h.row, h.used()
		}
		last := lastWritten(g.Rows[head])
		under := len(g.Rows) // the row that stands alone below the last of a table
		if h == nil {
			under = p.under(g.Rows, head)
		}
		for row := range g.Rows {
			switch {
			case row == head:
				for col := range g.Rows[row] {
					if (h == nil || !used[col]) && p.same && p.foreign(&g.Rows[row][col]) && !yield(cell{col, row}) {
						return
					}
				}
			case row < head:
				if !p.above(g, row, yield) {
					return
				}
			case row == under, h != nil && !p.keyed(h, g.Rows[row]): // somebody's own
				if !p.all(g, row, yield) {
					return
				}
			case !p.within(g, row, used, last, yield):
				return
			}
		}
	}
}

// all is every cell of a row in which something stands.
func (p *past) all(g *grid.Grid, row int, yield func(cell) bool) bool {
	for col := range g.Rows[row] {
		if !g.Rows[row][col].Empty() && !yield(cell{col, row}) {
			return false
		}
	}
	return true
}

// above is the cells of a row of titles and hints that were not sent. Another
// edition has these in other words, one a row.
func (p *past) above(g *grid.Grid, row int, yield func(cell) bool) bool {
	first := true
	for col := range g.Rows[row] {
		if g.Rows[row][col].Empty() {
			continue
		}
		if (!first || p.same && p.ours) && p.foreign(&g.Rows[row][col]) && !yield(cell{col, row}) {
			return false
		}
		first = false
	}
	return true
}

// within is the cells beside the columns that were sent, and of the edition that
// was sent those with other words.
func (p *past) within(g *grid.Grid, row int, used map[int]bool, last int, yield func(cell) bool) bool {
	for col := range g.Rows[row] {
		c := &g.Rows[row][col]
		if c.Empty() {
			continue
		}
		beside := used != nil && !used[col] || col > last
		if (beside || p.same && p.foreign(c)) && !yield(cell{col, row}) {
			return false
		}
	}
	return true
}

// used is the columns of a sheet that are read.
func (h *heading) used() map[int]bool {
	used := map[int]bool{}
	for _, cols := range h.columns {
		for _, col := range cols {
			used[col] = true
		}
	}
	return used
}

// foreign reports whether a cell says what is not sent today. Short numbers are
// counts, which change, and numbers of tasks, which programs rewrite.
func (p *past) foreign(c *grid.Cell) bool {
	if c.Empty() || c.Kind == grid.Unvalued && counts(c.Raw) {
		return false
	}
	folded := words.Identity(c.Shown)
	if p.texts[folded] || p.more[folded] || isNumber(folded) && len(folded) <= shortNumber {
		return false
	}
	stored := words.Identity(c.Raw)
	return c.Kind != grid.Number && c.Kind != grid.Day || !p.texts[stored] && !p.more[stored] && len(stored) > shortNumber
}

// counts reports whether a formula is one of those that are sent, which a
// program has written without its value; their ranges follow the rows.
func counts(formula string) bool {
	return strings.HasPrefix(formula, "=COUNTIFS(") || strings.HasPrefix(formula, "=SUM(")
}

// shortNumber is the most digits of a number that is none of a telephone.
const shortNumber = 4

func isNumber(s string) bool {
	_, err := strconv.ParseFloat(s, 64)
	return err == nil && strings.Trim(s, "0123456789.eE+-") == ""
}

// keyed reports whether a row has its key.
func (p *past) keyed(h *heading, row []grid.Cell) bool {
	for _, col := range h.columns[p.roles[assign.RoleKey]] {
		if col < len(row) {
			if _, ok := parseKey(row[col].Raw); ok {
				return true
			}
		}
	}
	return false
}

// under is the row below the last of a table in which words stand alone that
// were not sent; behind all without.
func (p *past) under(rows [][]grid.Cell, head int) int {
	for r := len(rows) - 1; r > head; r-- {
		switch countWritten(rows[r]) {
		case 0:
		case 1:
			if slices.ContainsFunc(rows[r], func(c grid.Cell) bool { return p.foreign(&c) }) {
				return r
			}
			return len(rows)
		default:
			return len(rows)
		}
	}
	return len(rows)
}

// headRow is the head row of a table that is none of ours to read: the first of
// the first rows that has more than half as many cells as any of them. Titles
// have one, and something beside the table may make a row longer than its head.
func headRow(rows [][]grid.Cell) int {
	most := 0
	top := rows[:min(Top, len(rows))]
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
