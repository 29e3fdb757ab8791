package assign

import (
	"strconv"

	"gongwen/render/book"
)

// counting makes the formulas that count rows of an assignment sheet by what
// its departments filled in. They are COUNTIFS, which passes over cells with an
// error, and name no text of the notice: a group is known by its rows.
type counting struct {
	prefix       string // 'sheet'!, empty within the sheet
	first, last  int    // rows
	days, status int    // columns
}

// counting counts the rows of a, from a sheet that calls it prefix.
func (a *assignment) counting(prefix string) counting {
	return counting{prefix, a.base, a.rows.Row(len(a.duties)) - 1, a.day, a.answers}
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

// within counts those of the rows first to last, which are a group's and hold so
// many of its duties: names do not tell groups apart, for COUNTIFS takes 综合1科 and
// 综合１科 for one, and a name for a pattern.
func (c counting) within(first, last, duties int, of *count) string {
	c.first, c.last = first, last
	s := countIfs(of.conditions(c))
	if onward := last - first + 1 - duties; of.blank && onward > 0 {
		s += "-" + strconv.Itoa(onward)
	}
	return s
}

func countIfs(conditions string) string { return "COUNTIFS(" + conditions + ")" }

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
