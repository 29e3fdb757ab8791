package ledger

import (
	"strconv"
	"strings"

	"gongwen/render/book"
	"gongwen/render/book/assign"
	"gongwen/render/book/collect"
	"gongwen/render/book/returned"
	"gongwen/render/book/sheet"
	"gongwen/render/words"
)

// Columns of the table, from the left; those behind the answers are the ledger's
// own. The two numbers are what formulas count by: names are no safe conditions,
// and rows are sorted.
const (
	colKey = iota
	colGroup
	colKind
	colLead
	colID
	colTopic
	colText
	colDue
	colState
	colPace
	colLate
	colAnswers
)

// Heads of the ledger's own columns.
const (
	headKey   = "任务键"
	headPace  = "进度"
	headNotes = "核对说明"
	headLast  = "上期进展"
	headSame  = "与上期比"
)

// clerkHeads are those of the columns that are the clerk's to write in.
func clerkHeads() []string { return []string{"批示", "督办意见", "备注"} }

// departmentRemark is the head of what a department remarked, beside the clerk's
// own remarks.
func departmentRemark(form *assign.Form) string { return "部门" + form.Head(assign.RoleRemark) }

// tableName is that of the Excel table.
const tableName = "tblLedger"

// tableBase is the row of the first duty: below title, origin, hint and heads.
const tableBase = 4

// Columns behind the answers.
func (c *ledger) colLast() int   { return colAnswers + len(c.fill) }
func (c *ledger) colSame() int   { return c.colLast() + 1 }
func (c *ledger) colNotes() int  { return c.colLast() + 2 }
func (c *ledger) colClerk() int  { return c.colLast() + 3 }
func (c *ledger) colRaw() int    { return c.colClerk() + len(c.clerk) }
func (c *ledger) colSource() int { return c.colRaw() + 1 }
func (c *ledger) count() int     { return c.colSource() + 1 }

// table is the flat table: a row a task and department, nothing merged, so that
// it can be filtered and sorted. It is not printed.
func (c *ledger) table() sheet.Listing {
	l := sheet.Listing{
		Name: nameTable, Title: c.title("台账"), Aside: true, Table: tableName,
		Hint:    c.hint() + "“批示”“督办意见”“备注”和自己加在右边的栏由文秘填写，重新收集时照带；“原填”是没能照收的原话。",
		Columns: c.columns(), Rows: make([]sheet.ListingRow, len(c.Pairs)), Marks: c.marks(colState, colPace), Freeze: colText,
	}
	l.Marks = append(l.Marks, sheet.Mark{Column: c.colSame(), Text: sameAsLast, Paint: book.Fair()})
	cells := make([]sheet.Entry, len(c.Pairs)*c.count())
	for d := range c.Pairs {
		l.Rows[d].Entries, cells = cells[:c.count():c.count()], cells[c.count():]
		c.row(l.Rows[d].Entries, &c.Pairs[d], d)
	}
	return l
}

func (c *ledger) columns() []sheet.ListingColumn {
	columns := make([]sheet.ListingColumn, c.count())
	columns[colKey] = sheet.ListingColumn{Head: headKey, Width: 64, Hidden: true}
	columns[colGroup] = sheet.ListingColumn{Head: "部门号", Kind: sheet.Counts, Width: 64, Hidden: true}
	columns[colKind] = sheet.ListingColumn{Head: "类别号", Kind: sheet.Counts, Width: 64, Hidden: true}
	columns[colLead] = sheet.ListingColumn{Head: c.head(assign.RoleLead, ""), Width: 152}
	columns[colID] = sheet.ListingColumn{Head: "编号", Width: 72, Align: book.Centre}
	columns[colTopic] = sheet.ListingColumn{Head: c.head(assign.RoleTopic, "工作任务"), Width: 136, Hidden: c.form.Column(assign.RoleTopic) < 0}
	columns[colText] = sheet.ListingColumn{Head: c.head(assign.RoleText, ""), Width: 328, Widen: true}
	columns[colDue] = sheet.ListingColumn{Head: c.head(assign.RoleDue, "完成时限"), Kind: sheet.Deadlines, Align: book.Centre, Hidden: c.form.Column(assign.RoleDue) < 0}
	columns[colState] = sheet.ListingColumn{Head: returned.HeadState, Width: 96, Align: book.Centre}
	columns[colPace] = sheet.ListingColumn{Head: headPace, Width: 112, Align: book.Centre}
	columns[colLate] = sheet.ListingColumn{Head: "逾期天数", Kind: sheet.Counts, Width: 88, Align: book.Centre}
	widths := []int{96, 320, 112, 88, 128}
	for a, i := range c.fill {
		col := sheet.ListingColumn{Head: c.form.Columns[i].Head, Width: 176, Align: book.Left, Widen: true}
		switch {
		case c.form.Columns[i].Role == assign.RoleRemark:
			col.Head, col.Width = departmentRemark(c.form), 136
		case c.form.Columns[i].Role == assign.RoleDelay:
			col.Kind, col.Width, col.Align = sheet.Days, 112, book.Centre
		case a < len(widths):
			col.Width, col.Align = widths[a], book.Centre
		}
		columns[colAnswers+a] = col
	}
	columns[colAnswers+returned.AnswerProgress].Align = book.Left
	columns[colAnswers+returned.AnswerDone].Kind = sheet.Days
	unknown := c.Result == nil || c.Before == "" && !c.remembered()
	columns[c.colLast()] = sheet.ListingColumn{Head: headLast, Width: 280, Widen: true, Hidden: unknown}
	columns[c.colSame()] = sheet.ListingColumn{Head: headSame, Width: 88, Align: book.Centre, Hidden: unknown}
	columns[c.colNotes()] = sheet.ListingColumn{Head: headNotes, Width: 240, Widen: true}
	for i, head := range c.clerk {
		columns[c.colClerk()+i] = sheet.ListingColumn{Head: head, Width: 176, Widen: true}
	}
	columns[c.colRaw()] = sheet.ListingColumn{Head: "原填", Width: 160}
	columns[c.colSource()] = sheet.ListingColumn{Head: "来源", Width: 240, Widen: true}
	return columns
}

// remembered reports whether anything of the month before is known.
func (c *ledger) remembered() bool {
	for i := range c.Pairs {
		if c.Pairs[i].LastProgress != "" || c.Pairs[i].LastStatus != "" {
			return true
		}
	}
	return false
}

// row fills the row of a pair.
func (c *ledger) row(row []sheet.Entry, p *collect.Pair, d int) {
	duty := &c.form.Duties[d]
	row[colKey].Text = duty.Key
	row[colGroup].Count, row[colKind].Count = duty.Group+1, c.kindOf[d]+1
	row[colLead].Text, row[colID].Text = p.Group, p.ID
	row[colTopic].Text, row[colText].Text = c.sent(d, assign.RoleTopic), c.sent(d, assign.RoleText)
	row[colDue] = sheet.Entry{Text: c.sent(d, assign.RoleDue), Day: duty.Due}
	row[colState].Text = p.State.String()
	row[colPace].Text = c.pace(d)
	row[colLate].Count = -1
	if p.Overdue {
		row[colLate].Count = daysBetween(duty.Due, c.Day)
	}
	for a := range p.Answers {
		row[colAnswers+a] = c.answer(p, a)
	}
	row[c.colLast()].Text = strings.TrimPrefix(p.LastStatus+"："+p.LastProgress, "：")
	if p.LastProgress == "" {
		row[c.colLast()].Text = p.LastStatus
	}
	if p.Idle {
		row[c.colSame()].Text = sameAsLast
	}
	row[c.colNotes()].Text = c.notes(p)
	for i, head := range c.ClerkHeads {
		if i < len(p.Clerk) {
			row[c.colClerk()+c.clerkColumn(head)].Text = p.Clerk[i]
		}
	}
	row[c.colRaw()].Text = c.rawText(p)
	row[c.colSource()].Text = sourceText(p)
}

func (c *ledger) clerkColumn(head string) int {
	for i, h := range c.clerk {
		if h == head {
			return i
		}
	}
	return 0
}

// sameAsLast is said of an answer that says what the last one said.
const sameAsLast = "无进展"

// What the time says of a pair, by words that formulas count.
const (
	paceLate   = "逾期"
	paceSoon   = "临期"
	paceOnTime = "按期完成"
	paceAfter  = "超期完成"
	paceUndone = "完成未写日期"
	paceBefore = "上期已完成"
)

// soon is how many days before its day a task is nearly due.
const soon = 15

// pace is what the time says of a pair; empty: nothing yet.
func (c *ledger) pace(d int) string {
	p, due := &c.Pairs[d], c.form.Duties[d].Due
	if p.Answers[returned.AnswerStatus].Text == c.form.Done && len(p.Absent) == 0 {
		done := p.Answers[returned.AnswerDone].Day
		switch {
		case due == (words.Day{}):
			return paceOnTime
		case done == (words.Day{}):
			return paceUndone
		case due.Before(done):
			return paceAfter
		}
		return paceOnTime
	}
	switch {
	case p.Kept:
		return paceBefore
	case p.Overdue:
		return paceLate
	case due != (words.Day{}) && daysBetween(c.Day, due) <= soon:
		return paceSoon
	}
	return ""
}

// paceSaid is pace, with the days.
func (c *ledger) paceSaid(d int) string {
	due := c.form.Duties[d].Due
	switch s := c.pace(d); s {
	case paceLate:
		return s + strconv.Itoa(daysBetween(due, c.Day)) + "天"
	case paceSoon:
		return s + "，" + soonSaid(daysBetween(c.Day, due))
	default:
		return s
	}
}

// soonSaid is so many days before the last one in words.
func soonSaid(days int) string {
	if days == 0 {
		return "今天到期"
	}
	return "还有" + strconv.Itoa(days) + "天到期"
}

// daysBetween is how many days lie between two.
func daysBetween(from, to words.Day) int {
	a, _ := book.Serial(from)
	b, _ := book.Serial(to)
	return int(b - a)
}
