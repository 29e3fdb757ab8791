package ledger

import (
	"fmt"
	"strconv"
	"strings"

	"gongwen/render/book"
	"gongwen/render/book/assign"
	"gongwen/render/book/collect"
	"gongwen/render/book/returned"
	"gongwen/render/book/sheet"
	"gongwen/render/book/told"
	"gongwen/render/notice"
)

// inNeed is the status of a task that somebody above has to settle.
const inNeed = "需协调"

// leader is the page for the leader: how things stand in numbers and bars, and
// what has to be settled in full.
func (c *ledger) leader() sheet.Listing {
	l := sheet.Listing{
		Name: nameLeader, Title: c.title("进展情况"), Hint: c.summary(), OnePage: true,
		Columns: []sheet.ListingColumn{
			{Head: "序号", Width: 64, Kind: sheet.Counts, Align: book.Centre},
			{Head: "需协调的任务", Width: 560, Widen: true},
			{Head: "进展和需协调的事", Width: 560, Widen: true},
		},
	}
	for i, x := range c.inNeed() {
		l.Rows = append(l.Rows, sheet.ListingRow{Entries: []sheet.Entry{{Count: i + 1}, {Text: x[0]}, {Text: x[1]}}})
	}
	if len(l.Rows) == 0 {
		l.Rows = []sheet.ListingRow{{Entries: []sheet.Entry{{Count: -1}, {Text: "（没有需协调的任务）"}, {}}}}
	}
	l.Chart = &sheet.ListingChart{
		Title: "各种情况的项数", About: "应报、已报、未报、各种完成状态、逾期的项数，条形图", Rows: len(c.totalsOf()),
		Of: nameTotals, Row: len(c.Departments), Columns: []int{1, len(c.totalsOf())}, Colours: []string{"5B9BD5"},
	}
	return l
}

// inNeed is the tasks that have to be settled: whose and which, and what is said.
func (c *ledger) inNeed() (items [][2]string) {
	for d := range c.Pairs {
		p := &c.Pairs[d]
		status := c.answer(p, returned.AnswerStatus).Text
		if !strings.Contains(status, inNeed) {
			continue
		}
		which := p.Group + " " + p.ID + "：" + c.sent(d, assign.RoleText)
		if due := c.sent(d, assign.RoleDue); due != "" {
			which += "（" + due + "）"
		}
		var said []string
		for a := range p.Answers {
			switch role := c.form.Columns[c.fill[a]].Role; role {
			case assign.RoleProgress, assign.RoleDelay, assign.RoleMore, assign.RoleRemark:
				if s := c.answer(p, a).Text; s != "" {
					said = append(said, c.form.Columns[c.fill[a]].Head+"："+s)
				}
			}
		}
		items = append(items, [2]string{which, strings.Join(said, "\n")})
	}
	return items
}

// summary is how things stand in a sentence, ready for a 通报.
func (c *ledger) summary() string {
	t := &c.Total
	rate := 0
	if t.Due > 0 {
		rate = (200*t.Done + t.Due) / (2 * t.Due)
	}
	s := fmt.Sprintf("%s，应报%d项，已报%d项", c.until(), t.Due, t.Reported)
	for _, x := range []struct {
		what string
		n    int
	}{{collect.Missing.String(), t.Missing}, {collect.Doubtful.String(), t.Doubtful}, {"填报不一致", t.Clash}} {
		if x.n > 0 {
			s += "，" + x.what + strconv.Itoa(x.n) + "项"
		}
	}
	s += fmt.Sprintf("；已完成%d项，完成率%d%%", t.Done, rate)
	if t.Kept > 0 {
		s += fmt.Sprintf("；上期已完成、本期没有再报的%d项", t.Kept)
	}
	if t.Overdue > 0 {
		s += fmt.Sprintf("；逾期%d项", t.Overdue)
	}
	s += "。"
	var late, open []string
	for i := range c.Departments {
		d := &c.Departments[i]
		if d.Overdue > 0 {
			late = append(late, fmt.Sprintf("%s%d项", d.Name, d.Overdue))
		}
		if d.Missing == d.Due {
			open = append(open, d.Name)
		}
	}
	if len(late) > 0 {
		s += "逾期的有：" + told.Some(late) + "。"
	}
	if len(open) > 0 {
		s += "一项都没有报的有：" + told.Some(open) + "。"
	}
	return s
}

// Brief is the leader's page as text.
func Brief(n *notice.Notice, res *collect.Result) string {
	c := newLedger(n, res)
	var b strings.Builder
	b.WriteString(c.title("进展情况") + "\n" + c.summary() + "\n")
	items := c.inNeed()
	fmt.Fprintf(&b, "需协调%d项", len(items))
	if len(items) > 0 {
		b.WriteString("：")
	}
	b.WriteString("\n")
	for i, x := range items {
		fmt.Fprintf(&b, "%d. %s\n   %s\n", i+1, oneLine(x[0]), strings.ReplaceAll(x[1], "\n", "\n   "))
	}
	return b.String()
}
