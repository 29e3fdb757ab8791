// Package ledger plans the ledger (台账) of what came back: every task in the
// hands of a department with its answers, as a table that one works in and as a
// sheet for paper, the departments and the kinds of tasks in numbers, a page for
// the leader, who is to be urged and how, the files and all findings. It reads an
// older ledger, and words reminders as notices.
//
// It reads no return and decides nothing: what is known and what is in doubt,
// [collect] has found. It writes no file. In: a [collect.Result] and its
// findings; the grid of an older ledger. Out: a [book.Workbook], and findings of
// [sheet]; a [returned.Past]; [Reminder] values.
package ledger

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gongwen/render/book"
	"gongwen/render/book/assign"
	"gongwen/render/book/collect"
	"gongwen/render/book/returned"
	"gongwen/render/book/sheet"
	"gongwen/render/book/told"
	"gongwen/render/diag"
	"gongwen/render/notice"
)

// Sheet is the name of the flat table, the only sheet of an older ledger that is
// read.
const Sheet = "台账"

// Names of the sheets.
const (
	nameTable    = Sheet
	namePaper    = "台账（打印）"
	nameTotals   = "汇总"
	nameKinds    = "分类汇总"
	nameUrge     = "催办"
	nameLeader   = "领导参阅"
	nameMessages = "催办短信"
)

// ledger is a result in the making of a workbook.
type ledger struct {
	*collect.Result
	n        *notice.Notice
	form     *assign.Form
	fill     []int    // the columns of the form that departments fill in
	kinds    []string // the sections, else the topics, that tasks are counted by
	kindOf   []int    // by duty: index into kinds, or -1
	clerk    []string // the heads of the clerk's columns
	findings diag.List
}

// Plan plans the workbook. With an error among the findings there is none.
func Plan(n *notice.Notice, res *collect.Result, findings diag.List) (*book.Workbook, diag.List) {
	l := newLedger(n, res)
	l.findings = findings
	listings := []sheet.Listing{l.table(), l.paper(), l.totals()}
	if len(l.kinds) > 1 {
		listings = append(listings, l.kindTotals())
	}
	listings = append(listings, l.leader())
	if urge := l.urge(); len(urge.Rows) > 0 {
		listings = append(listings, urge, l.messages())
	}
	listings = append(listings, l.files())
	if len(res.Left) > 0 {
		listings = append(listings, l.left())
	}
	if len(findings) > 0 {
		listings = append(listings, l.problems())
	}
	return sheet.Compose(sheet.About{
		Title: l.title("台账"), Number: n.Number.S, Issuers: n.IssuerNames(), Date: n.Date, Source: n.Source,
	}, listings)
}

func newLedger(n *notice.Notice, res *collect.Result) *ledger {
	l := &ledger{Result: res, n: n, form: res.Form, fill: res.Form.Answers(), clerk: clerkHeads()}
	for _, h := range res.ClerkHeads {
		if !slices.Contains(l.clerk, h) {
			l.clerk = append(l.clerk, h)
		}
	}
	l.sort()
	return l
}

// sort finds by what the tasks are counted: their sections, else their topics.
func (c *ledger) sort() {
	c.kindOf = make([]int, len(c.form.Duties))
	b := c.assignment()
	at := map[string]int{}
	for d := range c.form.Duties {
		c.kindOf[d] = -1
		name := ""
		if b != nil {
			t := &b.Tasks[c.form.Duties[d].Task]
			switch {
			case t.Section >= 0:
				name = b.Sections[t.Section].Text.S
			case t.Topic >= 0 && len(b.Sections) == 0:
				name = b.Topics[t.Topic].Text.S
			}
		}
		if name == "" {
			continue
		}
		if _, ok := at[name]; !ok {
			at[name] = len(c.kinds)
			c.kinds = append(c.kinds, name)
		}
		c.kindOf[d] = at[name]
	}
}

func (c *ledger) assignment() *notice.Breakdown {
	if len(c.n.Parts) == 0 {
		return nil
	}
	return c.n.Assignment()
}

// title is what a sheet is called, with its month: …（台账，2026年5月）.
func (c *ledger) title(what string) string {
	if c.Period != "" {
		what += "，" + assign.PeriodName(c.Period)
	}
	return c.form.Title + "（" + what + "）"
}

// until is 截至2026年5月31日.
func (c *ledger) until() string { return "截至" + c.Day.Chinese() }

func (c *ledger) head(role assign.Role, or string) string {
	if i := c.form.Column(role); i >= 0 {
		return c.form.Columns[i].Head
	}
	return or
}

// paper is the sheet for paper: merged by department and topic, what is written
// beside it within what is printed.
func (c *ledger) paper() sheet.Listing {
	const (
		lead = iota
		id
		topic
		text
		due
		state
		pace
		status
		progress
		more
		notes
		columns
	)
	topics := c.form.Column(assign.RoleTopic)
	l := sheet.Listing{
		Name: namePaper, Title: c.title("台账"), Hint: c.hint(),
		Columns: []sheet.ListingColumn{
			lead: {Head: c.head(assign.RoleLead, ""), Width: 144, Align: book.Centre}, id: {Head: "编号", Width: 56, Align: book.Centre},
			topic: {Head: c.head(assign.RoleTopic, "工作任务"), Width: 120, Hidden: topics < 0}, text: {Head: c.head(assign.RoleText, ""), Width: 280, Widen: true},
			due: {Head: c.head(assign.RoleDue, "完成时限"), Kind: sheet.Deadlines, Align: book.Centre, Hidden: c.form.Column(assign.RoleDue) < 0}, state: {Head: returned.HeadState, Width: 72, Align: book.Centre},
			pace: {Head: headPace, Width: 88, Align: book.Centre}, status: {Head: c.form.Head(assign.RoleStatus), Width: 80, Align: book.Centre},
			progress: {Head: c.form.Head(assign.RoleProgress), Width: 264, Widen: true}, more: {Head: "其他填报", Width: 176, Widen: true}, notes: {Head: headNotes, Width: 176, Widen: true},
		},
		Rows: make([]sheet.ListingRow, len(c.Pairs)), Marks: c.marks(state, pace), Freeze: topic,
	}
	cells := make([]sheet.Entry, len(c.Pairs)*columns)
	for d := range c.Pairs {
		p, duty := &c.Pairs[d], &c.form.Duties[d]
		row := cells[d*columns : (d+1)*columns : (d+1)*columns]
		l.Rows[d].Entries = row
		row[id].Text, row[text].Text = p.ID, c.sent(d, assign.RoleText)
		row[due] = sheet.Entry{Text: c.sent(d, assign.RoleDue), Day: duty.Due}
		row[state].Text, row[pace].Text = p.State.String(), c.paceSaid(d)
		row[status].Text, row[progress].Text = c.answer(p, returned.AnswerStatus).Text, c.answer(p, returned.AnswerProgress).Text
		var others []string
		for a := range p.Answers {
			if s := c.answer(p, a).Text; a != returned.AnswerStatus && a != returned.AnswerProgress && s != "" {
				others = append(others, c.form.Columns[c.fill[a]].Head+"："+s)
			}
		}
		row[more].Text, row[notes].Text = strings.Join(others, "\n"), c.notes(p)
	}
	duties := c.form.Duties
	label := func(col int, text func(d int) string, same func(x, y int) bool) {
		for first := 0; first < len(duties); {
			end := first + 1
			for end < len(duties) && same(end-1, end) {
				end++
			}
			l.Labels = append(l.Labels, sheet.Label{Column: col, First: first, End: end, Text: text(first), Keep: true})
			first = end
		}
	}
	oneGroup := func(x, y int) bool { return duties[x].Group == duties[y].Group }
	label(lead, func(d int) string {
		t := &c.Departments[duties[d].Group]
		return t.Name + "\n（应报" + strconv.Itoa(t.Due) + "，" + collect.Missing.String() + strconv.Itoa(t.Missing) + "）"
	}, oneGroup)
	if topics >= 0 {
		label(topic, func(d int) string { return duties[d].Sent[topics] }, func(x, y int) bool {
			return oneGroup(x, y) && duties[x].Section == duties[y].Section && duties[x].Sent[topics] == duties[y].Sent[topics]
		})
	}
	return l
}

// hint says how things stand, and how to read the sheets.
func (c *ledger) hint() string {
	t := &c.Total
	s := fmt.Sprintf("%s：应报%d项，%s%d项，%s%d项，%s%d项，%s%d项；已完成%d项，逾期%d项。",
		c.until(), t.Due, collect.Reported, t.Reported, collect.Missing, t.Missing, collect.Clash, t.Clash, collect.Doubtful, t.Doubtful, t.Done, t.Overdue)
	if t.Clash > 0 {
		s += "①②等是同一项的不同填报，出处见“" + nameTable + "”的“来源”栏。"
	}
	return s
}

// sent is what a duty said in the column of a role; empty without one.
func (c *ledger) sent(d int, role assign.Role) string {
	if i := c.form.Column(role); i >= 0 {
		return c.form.Duties[d].Sent[i]
	}
	return ""
}

// answer is what a pair says in a column of answers.
func (c *ledger) answer(p *collect.Pair, a int) sheet.Entry {
	switch x := &p.Answers[a]; {
	case p.Differing[a] || len(p.Absent) > 0: // not the answer of all
		return sheet.Entry{Text: sideBySide(p, a)}
	case p.State == collect.Doubtful && x.Text == "":
		return sheet.Entry{Text: x.Shown()} // for a person to see
	default:
		return sheet.Entry{Text: x.Text, Day: x.Day}
	}
}

// notes is why a pair must be looked at, and what need not be.
func (c *ledger) notes(p *collect.Pair) string {
	notes := p.Notes
	if p.State == collect.Missing && len(p.Blank) > 0 {
		notes = []string{"交回的表里没有填：" + told.Some(p.Blank)}
	}
	return strings.Join(slices.Concat(notes, p.Remarks), "\n")
}

// marks colours the states and what the time says.
func (c *ledger) marks(state, pace int) []sheet.Mark {
	return []sheet.Mark{
		{Column: state, Text: collect.Reported.String(), Paint: book.Good()},
		{Column: state, Text: collect.Doubtful.String(), Paint: book.Fair()},
		{Column: state, Text: collect.Clash.String(), Paint: book.Bad()},
		{Column: state, Text: collect.Missing.String(), Paint: book.Paint{Fill: "D9D9D9", Font: "404040"}},
		{Column: pace, Text: "逾期", Begins: true, Paint: book.Bad()},
		{Column: pace, Text: "临期", Begins: true, Paint: book.Fair()},
		{Column: pace, Text: paceOnTime, Paint: book.Good()},
		{Column: pace, Text: paceBefore, Paint: book.Good()},
	}
}
