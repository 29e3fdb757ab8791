package ledger

import (
	"slices"
	"strconv"
	"strings"

	"gongwen/render/book"
	"gongwen/render/book/assign"
	"gongwen/render/book/collect"
	"gongwen/render/book/returned"
	"gongwen/render/book/sheet"
	"gongwen/render/book/told"
)

// total is a column of counts: what the duties have in a column of the table.
type total struct {
	head   string
	column int    // of the table; -1: all are counted
	word   string // that it says there
}

// totalsOf are the columns of counts.
func (c *ledger) totalsOf() []total {
	list := []total{{"应报", -1, ""}}
	for _, s := range []collect.State{collect.Reported, collect.Missing, collect.Clash, collect.Doubtful} {
		list = append(list, total{s.String(), colState, s.String()})
	}
	for _, s := range c.form.Statuses {
		list = append(list, total{s, colAnswers + returned.AnswerStatus, s})
	}
	for _, s := range []string{paceOnTime, paceAfter, paceUndone, paceLate, paceSoon} {
		list = append(list, total{s, colPace, s})
	}
	if c.Total.Kept > 0 {
		list = append(list, total{paceBefore, colPace, paceBefore})
	}
	return list
}

// of is the count of so many duties.
func (c *ledger) of(t *total, duties []int) (n int) {
	for _, d := range duties {
		p := &c.Pairs[d]
		said := ""
		switch {
		case t.column < 0:
			n++
			continue
		case t.column == colState:
			said = p.State.String()
		case t.column == colPace:
			said = c.pace(d)
		default:
			said = c.answer(p, t.column-colAnswers).Text
		}
		if said == t.word {
			n++
		}
	}
	return n
}

// countOf is the formula that counts the rows of the table with a number in a
// column of numbers, and a word.
func (c *ledger) countOf(t *total, numbers, number int) string {
	column := func(col int) string {
		return "'" + nameTable + "'!" + book.Range{Col: col, Row: tableBase, LastCol: col, LastRow: tableBase + len(c.Pairs) - 1}.Abs()
	}
	s := "COUNTIFS(" + column(numbers) + "," + strconv.Itoa(number)
	if t.column >= 0 {
		s += "," + column(t.column) + `,"` + t.word + `"`
	}
	return s + ")"
}

// counted is a sheet of counts: a row a name, the sum below, and how much of it
// is done. More columns are for the caller to fill.
func (c *ledger) counted(l *sheet.Listing, head string, numbers int, names []string, duties [][]int, more []sheet.ListingColumn, fill func(i int, row []sheet.Entry)) {
	all := c.totalsOf()
	l.Columns = []sheet.ListingColumn{{Head: head, Width: 248}}
	for i := range all {
		l.Columns = append(l.Columns, sheet.ListingColumn{Head: all[i].head, Kind: sheet.Counts, Align: book.Centre, Width: 64})
	}
	rate := len(l.Columns)
	l.Columns = append(append(l.Columns, sheet.ListingColumn{Head: "完成率", Kind: sheet.Percents, Align: book.Centre, Width: 64}), more...)
	done := 1 + slices.IndexFunc(all, func(t total) bool { return t.word == c.form.Done })
	l.Freeze = 1
	put := func(row []sheet.Entry, at, due, finished int) {
		row[rate].Count = 0
		if due > 0 {
			row[rate].Count = (200*finished + due) / (2 * due)
		}
		d, f := book.Ref(1, at), book.Ref(done, at)
		row[rate].Formula = "IF(" + d + "=0,0,ROUND(100*" + f + "/" + d + ",0))"
	}
	sums := make([]int, len(all))
	const base = tableBase // title, origin, hint and heads stand here too
	for i, name := range names {
		row := make([]sheet.Entry, len(l.Columns))
		row[0].Text = name
		for k := range all {
			n := c.of(&all[k], duties[i])
			sums[k] += n
			row[1+k] = sheet.Entry{Count: n, Formula: c.countOf(&all[k], numbers, i+1)}
		}
		if done > 0 {
			put(row, base+i, row[1].Count, row[done].Count)
		}
		fill(i, row)
		l.Rows = append(l.Rows, sheet.ListingRow{Entries: row})
	}
	row := make([]sheet.Entry, len(l.Columns))
	row[0].Text = "合计"
	for k := range all {
		r := book.Range{Col: 1 + k, Row: base, LastCol: 1 + k, LastRow: base + len(names) - 1}
		row[1+k] = sheet.Entry{Count: sums[k], Formula: "SUM(" + r.Abs() + ")"}
	}
	if done > 0 {
		put(row, base+len(names), row[1].Count, row[done].Count)
	}
	l.Rows = append(l.Rows, sheet.ListingRow{Entries: row, Strong: true})
	l.Chart = c.chart(all, head, min(len(names), mostBars))
}

// mostBars is how many bars of a chart can be told apart.
const mostBars = 30

// chart is the states as bars.
func (c *ledger) chart(all []total, head string, rows int) *sheet.ListingChart {
	chart := &sheet.ListingChart{Title: "各" + head + "进展", About: "各" + head + "各种完成状态的项数，横向堆积条形图", Rows: rows}
	colours := map[string]string{}
	for i, s := range c.form.Statuses {
		colours[s] = [...]string{"BFBFBF", "5B9BD5", "70AD47", "ED7D31"}[i%4]
	}
	colours[collect.Missing.String()] = "7F7F7F"
	for i := range all {
		if colour := colours[all[i].word]; colour != "" {
			chart.Columns, chart.Colours = append(chart.Columns, 1+i), append(chart.Colours, colour)
		}
	}
	return chart
}

// totals is the departments in numbers.
func (c *ledger) totals() sheet.Listing {
	l := sheet.Listing{
		Name: nameTotals, Title: c.title("按部门汇总"),
		Hint: c.until() + "。应报 = 已报 + 未报 + 冲突 + 需核对；完成时限已过而没有报“" + c.form.Done + "”的为逾期，" + strconv.Itoa(soon) + "天以内到期的为临期；成员填得不一样的不计入各种完成状态。数由“" + nameTable + "”算出，点部门名称到它的任务。",
	}
	names, duties := make([]string, len(c.Departments)), make([][]int, len(c.Departments))
	first := make([]int, len(names))
	for g := range c.Departments {
		names[g], first[g] = c.Departments[g].Name, -1
	}
	for d := range c.Pairs {
		g := c.form.Duties[d].Group
		if duties[g] = append(duties[g], d); first[g] < 0 {
			first[g] = d
		}
	}
	more := []sheet.ListingColumn{{Head: "未报的编号", Width: 160}, {Head: "逾期的编号", Width: 160}, {Head: "交回的文件", Width: 160}}
	c.counted(&l, c.form.Head(assign.RoleLead), colGroup, names, duties, more, func(g int, row []sheet.Entry) {
		t := &c.Departments[g]
		x := row[len(row)-3:]
		x[0].Text, x[1].Text, x[2].Text = told.Some(t.Open), told.Some(t.Late), told.Some(c.shortNames(t.Files))
		if len(t.Absent) > 0 {
			x[0].Text = strings.TrimPrefix(x[0].Text+"\n还有"+told.Some(t.Absent)+"没有报", "\n")
		}
		if first[g] >= 0 && g < mostLinks {
			from := 0
			if sheet.Lines(names[g], sheet.Room(l.Columns[0].Width, sheet.BodySize)) > 1 {
				from = 1 // LibreOffice does not wrap a text with a link
			}
			l.Links = append(l.Links, sheet.ListingLink{Row: g, Column: from, To: namePaper, ToRow: first[g], Tip: "到它的任务"})
		}
	})
	return l
}

// mostLinks bounds the links of a sheet, which the library adds one by one.
const mostLinks = 1000

// kindTotals is the sections, or the topics, in numbers.
func (c *ledger) kindTotals() sheet.Listing {
	l := sheet.Listing{Name: nameKinds, Title: c.title("按任务类别汇总"), Hint: c.until() + "。几家共同承担的任务，每家算一项。"}
	duties := make([][]int, len(c.kinds))
	for d := range c.Pairs {
		if k := c.kindOf[d]; k >= 0 {
			duties[k] = append(duties[k], d)
		}
	}
	c.counted(&l, "任务类别", colKind, c.kinds, duties, nil, func(int, []sheet.Entry) {})
	return l
}
