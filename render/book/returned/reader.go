// Package returned reads a sheet that a department sent back, in the terms of
// the form that was sent: where its columns stand whatever has become of their
// heads, what stands in a row of them, what stands beside, and what was never
// sent.
//
// It knows the form and no other return: whose a row is and what is to be made
// of it, [collect] decides, and it says nothing itself. In: an [assign.Form] and
// a [grid.Grid]. Out: a [Table] with [Answers], and the cells of a workbook that
// were not sent.
package returned

import (
	"slices"
	"strings"

	"gongwen/render/book/assign"
	"gongwen/render/book/grid"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// HeadState is the head of the ledger's own column, by which it is known.
const HeadState = "收集状态"

// Reader reads returns of one form. Several goroutines may.
type Reader struct {
	Form  *assign.Form
	Roles [assign.RoleRemark + 1]int // the first column of each role, or -1

	Fill []int // the columns that departments fill in

	search grid.Search
	own    map[string]int // columns of the notice's own keys by the plain heads it gives them
}

// keysOf is the key of each role's column, as [notice.Heads] has it.
func keysOf() map[assign.Role]string {
	return map[assign.Role]string{
		assign.RoleLead: notice.KeyLead, assign.RoleID: notice.KeySeq, assign.RoleTopic: notice.KeyTopic,
		assign.RoleText: notice.KeyRequirement, assign.RoleOthers: notice.KeyResponsible, assign.RoleDue: notice.KeyDue,
		assign.RoleStatus: notice.KeyStatus, assign.RoleProgress: notice.KeyProgress, assign.RoleDone: notice.KeyDone,
		assign.RolePerson: notice.KeyPerson, assign.RolePhone: notice.KeyPhone, assign.RoleRemark: notice.KeyRemark,
	}
}

// New prepares to read returns of a form.
func New(form *assign.Form) *Reader {
	r := &Reader{Form: form, Fill: form.Answers(), own: map[string]int{}}
	for i := range r.Roles {
		r.Roles[i] = -1
	}
	keys := keysOf()
	for i := len(form.Columns) - 1; i >= 0; i-- { // the first of a role counts
		r.Roles[form.Columns[i].Role] = i
	}
	for i, col := range form.Columns {
		key := keys[col.Role]
		if col.Role == assign.RoleLead && slices.Contains(notice.Heads(notice.KeyResponsible), grid.Plain(col.Head)) {
			key = notice.KeyResponsible // nobody is called the lead
		}
		if col.Role == assign.RoleOwn {
			r.own[grid.Plain(col.Head)] = i
		}
		r.search.Heads = append(r.search.Heads, grid.Head{Name: col.Head, Names: notice.Heads(key), Guess: col.Role.Answer(), Fits: r.fits(col.Role)})
	}
	r.search.Enough, r.search.Mend = r.enough, r.ownFirst
	r.search.Barred = func(plain string) bool { _, own := r.own[plain]; return own }
	return r
}

// enough reports whether a row can be the head row: it has two answers, and
// something to tell the task by.
func (r *Reader) enough(found []grid.Match) bool {
	answers, told := 0, false
	for i, m := range found {
		switch role := r.Form.Columns[i].Role; {
		case m.How == grid.Unknown:
		case role.Answer():
			answers++
		case role == assign.RoleKey || role == assign.RoleID || role == assign.RoleText:
			told = true
		}
	}
	return told && answers >= 2
}

// ownFirst: where the notice's table has a column 责任人 of its own, the form
// calls that 责任人（原表）; a sheet that has only 责任人 is no form but the
// notice's table, or a copy of it.
func (r *Reader) ownFirst(found []grid.Match, _ []string) {
	for plain, own := range r.own {
		i := slices.IndexFunc(r.Form.Columns, func(c assign.FormColumn) bool { return words.Identity(c.Head) == plain })
		if i >= 0 && i != own && r.Form.Columns[i].Role.Answer() && found[i].How == grid.Exact && found[own].How == grid.Unknown {
			found[own], found[i] = found[i], grid.Match{}
		}
	}
}

// fits is what stands below the heads of a role, where that tells it from others.
func (r *Reader) fits(role assign.Role) func(*grid.Cell) bool {
	switch role {
	case assign.RoleStatus:
		return func(c *grid.Cell) bool { s, _ := StatusOf(r.Form.Statuses, c.Shown); return s != "" }
	case assign.RoleDone:
		return func(c *grid.Cell) bool { return c.Kind == grid.Day || IsDay(c.Shown) }
	case assign.RolePhone:
		return func(c *grid.Cell) bool {
			s := strings.Trim(words.Identity(c.Shown), "0123456789-()+")
			return s == "" && len(words.Identity(c.Shown)) >= 7 && c.Kind != grid.Day
		}
	}
	return nil
}

// Heading is a head row as it was read.
type Heading struct {
	Row     int
	Upper   int              // the row above, where heads stand in two; else Row
	Columns [][]int          // by column of the form: where it stands; twice if copied
	Known   []grid.Certainty // by column of the form
}

// FindHead finds the head row of a sheet and its columns, or nil.
func (r *Reader) FindHead(rows [][]grid.Cell) *Heading {
	row, found := r.search.FindHead(rows)
	if found == nil {
		return nil
	}
	h := &Heading{Row: row, Upper: row, Columns: make([][]int, len(found)), Known: make([]grid.Certainty, len(found))}
	for i, m := range found {
		h.Columns[i], h.Known[i] = m.Cols, m.How
	}
	return h
}

// guessed reports whether the words over a column do not say what it is.
func (h *Heading) guessed(col int) bool {
	for i, cols := range h.Columns {
		if h.Known[i] == grid.Doubtful && slices.Contains(cols, col) {
			return true
		}
	}
	return false
}

// used is the columns of a sheet that are read.
func (h *Heading) used() map[int]bool {
	used := map[int]bool{}
	for _, cols := range h.Columns {
		for _, col := range cols {
			used[col] = true
		}
	}
	return used
}

// IsLedger reports whether a sheet is one of a ledger.
func IsLedger(rows [][]grid.Cell) bool {
	for _, row := range rows[:min(grid.Top, len(rows))] {
		for i := range row {
			if words.Identity(row[i].Shown) == HeadState {
				return true
			}
		}
	}
	return false
}
