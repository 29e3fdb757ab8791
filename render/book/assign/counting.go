package assign

import (
	"strings"

	"gongwen/render/book"
)

// counting makes the formulas that count rows of an assignment sheet by what
// its departments filled in. They are COUNTIFS, which passes over cells with an
// error, and name no text of the notice: a group is known by the hidden column
// of its name.
type counting struct {
	prefix              string // 'sheet'!, empty within the sheet
	first, last         int    // rows
	units, days, status int    // columns
}

// counting counts the rows of a, from a sheet that calls it prefix.
func (a *assignment) counting(prefix string) counting {
	return counting{prefix, a.base, a.base + len(a.duties) - 1, colUnit, a.day, a.answers}
}

func (c counting) column(col int) string {
	return c.prefix + book.Range{Col: col, Row: c.first, LastCol: col, LastRow: c.last}.Abs()
}

// isStatus counts rows with a status; with an empty one, rows without.
func (c counting) isStatus(s string) string { return c.column(c.status) + `,"` + s + `"` }

// overdue counts rows whose day has passed and that are not done.
func (c counting) overdue() string {
	return c.column(c.days) + `,"<"&TODAY(),` + c.column(c.status) + `,"<>` + statusDone + `"`
}

// ofGroup counts those of the rows of one group: it is the one whose name
// stands in the cell, and whose rows are from first to last now.
func (c counting) ofGroup(name, cell string, first, last int, conditions func(counting) string) string {
	criterion := criterionOf(name, cell)
	if criterion == "" {
		c.first, c.last = first, last
		return countIfs(conditions(c))
	}
	return countIfs(c.column(c.units) + "," + criterion + "," + conditions(c))
}

func countIfs(conditions string) string { return "COUNTIFS(" + conditions + ")" }

// criterionOf is the condition that a cell says what the named one says, which
// COUNTIFS would take for a pattern or a comparison; empty if it is longer than
// Excel compares.
func criterionOf(name, cell string) string {
	escaped := strings.Count(name, "~") + strings.Count(name, "*") + strings.Count(name, "?")
	switch {
	case book.UTF16Len(name)+escaped+len("=") > book.MaxCriterion:
		return ""
	case escaped > 0 || strings.HasPrefix(name, "=") || strings.HasPrefix(name, "<") || strings.HasPrefix(name, ">"):
		return `"="&SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(` + cell + `,"~","~~"),"*","~*"),"?","~?")`
	}
	return cell
}

// overdueAt is how many of the duties are late on the notice's own day, which
// is what the formula shows until it is reckoned anew.
func (a *assignment) overdueAt(duties []duty) (n int32) {
	today, ok := book.Serial(a.n.Date)
	for i := range duties {
		if day, dated := book.Serial(a.at(&duties[i]).Due.Day); ok && dated && day < today {
			n++
		}
	}
	return n
}
