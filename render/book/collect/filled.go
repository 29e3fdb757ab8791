package collect

import (
	"iter"
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
	return slices.ContainsFunc(sheets, func(g grid.Grid) bool { return g.Name != assign.MetaSheet && p.strange(&g) })
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
	texts map[string]bool // that were sent, folded
	names map[string]bool // of sheets
}

// learn takes down what is sent for the notice of today, in the whole workbook
// and in a department's.
func (p *past) learn(department string) {
	p.texts, p.names = map[string]bool{}, map[string]bool{}
	whole, _ := assign.Plan(p.n, p.b)
	p.note(whole)
	if department == "" {
		return
	}
	departments := assign.Departments(p.n, p.b)
	for i := range departments {
		if departments[i].Name == department {
			p.note(departments[i].Plan())
		}
	}
	for _, name := range assign.DepartmentSheets() { // an edition ago it may have led nothing
		p.names[name] = true
	}
}

func (p *past) note(b *book.Workbook) {
	if b == nil {
		return
	}
	for _, s := range b.Sheets {
		p.names[s.Name] = true
		for row := range s.All() {
			for i := range row.Cells {
				if row.Cells[i].Kind == book.Text {
					p.texts[words.Identity(row.Cells[i].Text)] = true
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

// strange reports whether something on a sheet was not sent.
func (p *past) strange(g *grid.Grid) bool {
	if !written(g.Rows) {
		return false
	}
	h := p.findHead(g.Rows)
	if h == nil && !p.names[g.Name] {
		return true // somebody's own
	}
	head := headRow(g.Rows)
	var used map[int]bool // columns that were sent; nil: all up to the last head
	if h != nil {
		head, used = h.row, map[int]bool{}
		for _, cols := range h.columns {
			for _, col := range cols {
				used[col] = true
			}
		}
	} else if slices.Contains(p.form.Sheets, g.Name) {
		return true // its head is gone
	}
	last := lastWritten(g.Rows[head])
	for r, row := range g.Rows {
		switch {
		case r < head: // titles and hints, a row each, which other editions have in other words
			for col := range p.foreign(row) {
				if slices.ContainsFunc(row[:col], func(c grid.Cell) bool { return !c.Empty() }) {
					return true
				}
			}
			continue
		case r == head:
			continue
		}
		if h != nil && written(g.Rows[r:r+1]) && !p.keyed(h, row) {
			return true // a row of somebody's own
		}
		for col := range row {
			if !row[col].Empty() && (used != nil && !used[col] || col > last) {
				return true // beside the table
			}
		}
		if p.same && p.hasForeign(row) {
			return true
		}
	}
	return h == nil && p.under(g.Rows, head)
}

// foreign is the words of a row, numbers apart, that are not sent today.
func (p *past) foreign(row []grid.Cell) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for col := range row {
			c := &row[col]
			if c.Empty() || p.texts[words.Identity(c.Shown)] || c.Kind == grid.Number || c.Kind == grid.Day || isNumber(words.Identity(c.Shown)) {
				continue
			}
			if !yield(col, c.Shown) {
				return
			}
		}
	}
}

func (p *past) hasForeign(row []grid.Cell) bool {
	for range p.foreign(row) {
		return true
	}
	return false
}

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

// under reports whether words stand alone in a row below the last row of a
// table.
func (p *past) under(rows [][]grid.Cell, head int) bool {
	for r := len(rows) - 1; r > head; r-- {
		switch countWritten(rows[r]) {
		case 0:
		case 1:
			return p.hasForeign(rows[r])
		default:
			return false
		}
	}
	return false
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
