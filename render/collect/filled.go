package collect

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"gongwen/render/sheet"
)

// Comment is what somebody hung on a cell.
type Comment struct {
	Ref  string // I12
	Text string
}

// Answered reports whether somebody may have written something into a workbook
// that was sent out for the notice, or for an earlier edition of it; sheets is
// all of them. What it is asked about will be overwritten, so it takes for an
// answer whatever it does not know as sent: an answer under any head, words
// beside or under the table or on another sheet, a comment, a picture, a column,
// a row or a sheet of somebody's own.
func (c *Collection) Answered(sheets []Grid) bool {
	meta := metaOf(sheets)
	p := past{Collection: c, same: meta[sheet.MetaRevision] == c.revision}
	for i := range sheets {
		g := &sheets[i]
		if len(g.Comments) > 0 || g.Drawn || isLedger(g.Rows) || g.Name != sheet.MetaSheet && p.answered(g) {
			return true
		}
	}
	if !slices.ContainsFunc(sheets, func(g Grid) bool { return written(g.Rows) && g.Name != sheet.MetaSheet }) {
		return false // nothing is in it
	}
	p.learn(meta[sheet.MetaDepartment])
	return slices.ContainsFunc(sheets, func(g Grid) bool { return g.Name != sheet.MetaSheet && p.strange(&g) })
}

// metaOf is what a file says of itself.
func metaOf(sheets []Grid) map[string]string {
	meta := map[string]string{}
	for i := range sheets {
		if sheets[i].Name != sheet.MetaSheet {
			continue
		}
		for _, row := range sheets[i].Rows {
			if len(row) > 1 {
				meta[row[0]] = row[1]
			}
		}
	}
	return meta
}

// written reports whether anything stands in rows.
func written(rows [][]string) bool {
	return slices.ContainsFunc(rows, func(row []string) bool {
		return slices.ContainsFunc(row, func(v string) bool { return fold(v) != "" })
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
	whole, _ := sheet.Plan(p.n)
	p.note(whole)
	if department == "" {
		return
	}
	departments := sheet.Departments(p.n)
	for i := range departments {
		if departments[i].Name == department {
			p.note(departments[i].Plan())
		}
	}
	for _, name := range sheet.DepartmentSheets() { // an edition ago it may have led nothing
		p.names[name] = true
	}
}

func (p *past) note(b *sheet.Workbook) {
	if b == nil {
		return
	}
	for _, s := range b.Sheets {
		p.names[s.Name] = true
		for row := range s.All() {
			for i := range row.Cells {
				if row.Cells[i].Kind == sheet.Text {
					p.texts[fold(row.Cells[i].Text)] = true
				}
			}
		}
	}
}

// answered reports whether a column that departments fill in has something in
// it, whatever its head has become.
func (p *past) answered(g *Grid) bool {
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
				if col < len(row) && fold(row[col]) != "" {
					return true
				}
			}
		}
	}
	return false
}

// strange reports whether something on a sheet was not sent.
func (p *past) strange(g *Grid) bool {
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
			for col, v := range p.foreign(row) {
				if slices.ContainsFunc(row[:col], func(s string) bool { return fold(s) != "" }) || fold(v) == "" {
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
		for col, v := range row {
			if fold(v) != "" && (used != nil && !used[col] || col > last) {
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
func (p *past) foreign(row []string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for col, v := range row {
			s := fold(v)
			if s == "" || p.texts[s] || isNumber(s) {
				continue
			}
			if !yield(col, v) {
				return
			}
		}
	}
}

func (p *past) hasForeign(row []string) bool {
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
func (p *past) keyed(h *heading, row []string) bool {
	for _, col := range h.columns[p.roles[sheet.RoleKey]] {
		if col < len(row) {
			if _, ok := parseKey(row[col]); ok {
				return true
			}
		}
	}
	return false
}

// under reports whether words stand alone in a row below the last row of a
// table.
func (p *past) under(rows [][]string, head int) bool {
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
func headRow(rows [][]string) int {
	most := 0
	top := rows[:min(Top, len(rows))]
	for _, row := range top {
		most = max(most, countWritten(row))
	}
	return max(0, slices.IndexFunc(top, func(row []string) bool { return 2*countWritten(row) > most }))
}

func countWritten(row []string) (n int) {
	for _, v := range row {
		if fold(v) != "" {
			n++
		}
	}
	return n
}

// lastWritten is the last column of a row in which something stands.
func lastWritten(row []string) int {
	for col := len(row) - 1; col >= 0; col-- {
		if fold(row[col]) != "" {
			return col
		}
	}
	return -1
}
