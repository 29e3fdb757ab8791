// Package ledger plans the ledger (台账) of what came back: every task in the
// hands of a department with its answers, the departments in numbers, the files
// and all findings.
//
// It reads no return and decides nothing: what is known and what is in doubt,
// [collect] has found. It writes no file. In: a [collect.Result] and its
// findings. Out: a [book.Workbook], and findings of [sheet].
package ledger

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gongwen/render/book"
	"gongwen/render/book/assign"
	"gongwen/render/book/collect"
	"gongwen/render/book/grid"
	"gongwen/render/book/returned"
	"gongwen/render/book/sheet"
	"gongwen/render/diag"
	"gongwen/render/notice"
)

// Columns of the ledger, from the left; those behind the answers are the
// ledger's own.
const (
	colKey = iota
	colUnit
	colLead
	colID
	colTopic
	colText
	colDue
	colState
	colAnswers
)

// Columns behind the answers.
func (c *ledger) colNotes() int  { return colAnswers + len(c.fill) }
func (c *ledger) colRaw() int    { return c.colNotes() + 1 }
func (c *ledger) colSource() int { return c.colNotes() + 2 }
func (c *ledger) count() int     { return c.colNotes() + 3 }

// ledger is a result in the making of a workbook.
type ledger struct {
	*collect.Result
	form     *assign.Form
	fill     []int // the columns of the form that departments fill in
	findings diag.List
}

// Plan plans the workbook. With an error among the findings there is none.
func Plan(n *notice.Notice, res *collect.Result, findings diag.List) (*book.Workbook, diag.List) {
	l := &ledger{res, res.Form, res.Form.Answers(), findings}
	listings := []sheet.Listing{l.pairs(), l.tallies(), l.files()}
	if len(res.Left) > 0 {
		listings = append(listings, l.left())
	}
	if len(findings) > 0 {
		listings = append(listings, l.problems())
	}
	return sheet.Compose(sheet.About{
		Title: res.Form.Title + "（台账）", Number: n.Number.S, Issuers: n.IssuerNames(), Date: n.Date, Source: n.Source,
	}, listings)
}

func (c *ledger) pairs() sheet.Listing {
	t := &c.Total
	l := sheet.Listing{
		Name:  "台账",
		Title: c.form.Title + "（台账）",
		Hint: fmt.Sprintf("截至%s：应报%d项，%s%d项，%s%d项，%s%d项，%s%d项；已完成%d项，逾期%d项。①②等是同一项的不同填报，在“来源”里对照；“原填”是没能照收的原话；它和“来源”不打印。",
			c.Day.Chinese(), t.Due, collect.Reported, t.Reported, collect.Missing, t.Missing, collect.Clash, t.Clash, collect.Doubtful, t.Doubtful, t.Done, t.Overdue),
		Columns: c.columns(),
		Rows:    make([]sheet.ListingRow, len(c.Pairs)),
		Marks: []sheet.Mark{
			{Column: colState, Text: collect.Reported.String(), Paint: book.Good()},
			{Column: colState, Text: collect.Doubtful.String(), Paint: book.Fair()},
			{Column: colState, Text: collect.Clash.String(), Paint: book.Bad()},
		},
		Freeze: colTopic,
	}
	cells := make([]sheet.Entry, len(c.Pairs)*c.count())
	for d := range c.Pairs {
		l.Rows[d].Entries, cells = cells[:c.count():c.count()], cells[c.count():]
		c.row(l.Rows[d].Entries, &c.Pairs[d], d)
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
	label(colLead, func(d int) string {
		t := &c.Departments[duties[d].Group]
		return t.Name + "\n（应报" + strconv.Itoa(t.Due) + "，" + collect.Missing.String() + strconv.Itoa(t.Missing) + "）"
	}, oneGroup)
	if topic := c.form.Column(assign.RoleTopic); topic >= 0 {
		label(colTopic, func(d int) string { return duties[d].Sent[topic] }, func(x, y int) bool {
			return oneGroup(x, y) && duties[x].Section == duties[y].Section && duties[x].Sent[topic] == duties[y].Sent[topic]
		})
	}
	return l
}

func (c *ledger) columns() []sheet.ListingColumn {
	head := func(role assign.Role, or string) string {
		if i := c.form.Column(role); i >= 0 {
			return c.form.Columns[i].Head
		}
		return or
	}
	columns := make([]sheet.ListingColumn, c.count())
	columns[colKey] = sheet.ListingColumn{Head: "任务键", Width: 64, Hidden: true}
	columns[colUnit] = sheet.ListingColumn{Head: "单位", Width: 64, Hidden: true}
	columns[colLead] = sheet.ListingColumn{Head: head(assign.RoleLead, ""), Width: 152, Align: book.Centre}
	columns[colID] = sheet.ListingColumn{Head: "编号", Width: 56, Align: book.Centre}
	columns[colTopic] = sheet.ListingColumn{Head: head(assign.RoleTopic, "工作任务"), Width: 120, Hidden: c.form.Column(assign.RoleTopic) < 0}
	columns[colText] = sheet.ListingColumn{Head: head(assign.RoleText, ""), Width: 296, Widen: true}
	columns[colDue] = sheet.ListingColumn{Head: head(assign.RoleDue, "完成时限"), Kind: sheet.Deadlines, Align: book.Centre, Hidden: c.form.Column(assign.RoleDue) < 0}
	columns[colState] = sheet.ListingColumn{Head: returned.HeadState, Width: 80, Align: book.Centre}
	widths := []int{88, 240, 104, 72, 120}
	for a, i := range c.fill {
		col := sheet.ListingColumn{Head: c.form.Columns[i].Head, Width: 160, Align: book.Left, Widen: true}
		switch {
		case a < len(widths):
			col.Width, col.Align = widths[a], book.Centre
		case a == len(c.fill)-1: // the remark
			col.Width = 96
		}
		columns[colAnswers+a] = col
	}
	columns[colAnswers+returned.AnswerProgress].Align = book.Left
	columns[colAnswers+returned.AnswerDone].Kind = sheet.Days
	columns[c.colRaw()] = sheet.ListingColumn{Head: "原填", Width: 120, Aside: true}
	columns[c.colSource()] = sheet.ListingColumn{Head: "来源", Width: 208, Widen: true, Aside: true}
	columns[c.colNotes()] = sheet.ListingColumn{Head: "核对说明", Width: 168, Widen: true}
	return columns
}

// row fills the row of a pair.
func (c *ledger) row(row []sheet.Entry, p *collect.Pair, d int) {
	duty := &c.form.Duties[d]
	row[colKey].Text, row[colUnit].Text = duty.Key, p.Group
	row[colID].Text = p.ID
	row[colText].Text = duty.Sent[c.form.Column(assign.RoleText)]
	due := ""
	if i := c.form.Column(assign.RoleDue); i >= 0 {
		due = duty.Sent[i]
	}
	row[colDue] = sheet.Entry{Text: due, Day: duty.Due}
	row[colState].Text = p.State.String()
	for a := range p.Answers {
		row[colAnswers+a] = sheet.Entry{Text: p.Answers[a].Text, Day: p.Answers[a].Day}
		if p.State == collect.Doubtful && p.Answers[a].Text == "" {
			row[colAnswers+a].Text = p.Answers[a].Shown() // for a person to see
		}
		if p.Differing[a] || len(p.Absent) > 0 { // not the answer of all
			row[colAnswers+a] = sheet.Entry{Text: sideBySide(p, a)}
		}
	}
	row[c.colRaw()].Text = c.rawText(p)
	row[c.colSource()].Text = sourceText(p)
	notes := p.Notes
	if p.State == collect.Missing && len(p.Blank) > 0 {
		notes = []string{"交回的表里没有填：" + collect.Some(p.Blank)}
	}
	row[c.colNotes()].Text = strings.Join(slices.Concat(notes, p.Remarks), "\n")
}

// sideBySide is what the versions of a pair say in a column.
func sideBySide(p *collect.Pair, a int) string {
	var lines []string
	for i := range p.Versions {
		if s := p.Versions[i].Answers[a].Shown(); s != "" {
			lines = append(lines, p.Label(i)+s)
		}
	}
	return strings.Join(lines, "\n")
}

// rawText is the words that were read as something else, or not at all. A day
// that was Excel's number is not among them.
func (c *ledger) rawText(p *collect.Pair) string {
	var lines []string
	for i := range p.Versions {
		for a := range p.Versions[i].Answers {
			x := &p.Versions[i].Answers[a]
			if !x.Filled() || x.Raw == x.Text || x.Serial || x.Kind == grid.Fault {
				continue
			}
			line := c.form.Columns[c.fill[a]].Head + "：" + x.Raw
			if len(p.Versions) > 1 {
				line = p.Label(i) + line
			}
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// sourceText is where the answers of a pair came from.
func sourceText(p *collect.Pair) string {
	var lines []string
	for i := range p.Versions {
		line := strings.Join(p.Versions[i].From, "\n")
		if len(p.Versions) > 1 {
			line = p.Label(i) + line
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// tallies is the departments in numbers.
func (c *ledger) tallies() sheet.Listing {
	l := sheet.Listing{
		Name:  "汇总",
		Title: c.form.Title + "（收集情况汇总）",
		Hint:  fmt.Sprintf("截至%s。应报 = 已报 + 未报 + 冲突 + 需核对；完成时限已过而没有报“%s”的为逾期。", c.Day.Chinese(), c.form.Done),
		Columns: []sheet.ListingColumn{
			{Head: c.form.Head(assign.RoleLead), Width: 248},
			{Head: "应报", Kind: sheet.Counts, Align: book.Centre, Width: 80},
			{Head: collect.Reported.String(), Kind: sheet.Counts, Align: book.Centre, Width: 80},
			{Head: collect.Missing.String(), Kind: sheet.Counts, Align: book.Centre, Width: 80},
			{Head: collect.Clash.String(), Kind: sheet.Counts, Align: book.Centre, Width: 80},
			{Head: collect.Doubtful.String(), Kind: sheet.Counts, Align: book.Centre, Width: 80},
			{Head: c.form.Done, Kind: sheet.Counts, Align: book.Centre, Width: 80},
			{Head: "逾期", Kind: sheet.Counts, Align: book.Centre, Width: 80},
			{Head: "未报的编号", Width: 192},
			{Head: "逾期的编号", Width: 192},
			{Head: "交回的文件", Width: 192},
		},
		Freeze: 1,
	}
	add := func(t *collect.Tally, strong bool) {
		row := []sheet.Entry{{Text: t.Name}, {Count: t.Due}, {Count: t.Reported}, {Count: t.Missing}, {Count: t.Clash}, {Count: t.Doubtful}, {Count: t.Done}, {Count: t.Overdue}, {}, {}, {}}
		if !strong {
			row[8].Text, row[9].Text, row[10].Text = collect.Some(t.Open), collect.Some(t.Late), collect.Some(c.shortNames(t.Files))
			if len(t.Absent) > 0 {
				row[8].Text = strings.TrimPrefix(row[8].Text+"\n还有"+collect.Some(t.Absent)+"没有报", "\n")
			}
		}
		l.Rows = append(l.Rows, sheet.ListingRow{Entries: row, Strong: strong})
	}
	for i := range c.Departments {
		add(&c.Departments[i], false)
	}
	add(&c.Total, true)
	return l
}

// shortNames is files as the ledger calls them.
func (c *ledger) shortNames(names []string) (short []string) {
	for i := range c.Files {
		if slices.Contains(names, c.Files[i].Name) {
			short = append(short, c.Files[i].Short)
		}
	}
	return short
}

// files is the files that came back.
func (c *ledger) files() sheet.Listing {
	l := sheet.Listing{
		Name:  "交回文件",
		Title: c.form.Title + "（交回的文件）",
		Columns: []sheet.ListingColumn{
			{Head: "文件", Width: 400},
			{Head: "读出的表", Width: 264},
			{Head: "认出的行", Kind: sheet.Counts, Align: book.Centre, Width: 96},
			{Head: "有填报的行", Kind: sheet.Counts, Align: book.Centre, Width: 104},
			{Head: "没有读出的原因", Width: 376},
		},
		Freeze: 1,
	}
	for i := range c.Files {
		f := &c.Files[i]
		read := collect.Some(f.Sheets)
		if f.Idle {
			read = "（无填报任务）"
		}
		l.Rows = append(l.Rows, sheet.ListingRow{Entries: []sheet.Entry{{Text: f.Name}, {Text: read}, {Count: f.Rows}, {Count: f.Answered}, {Text: f.Fault}}})
	}
	return l
}

// left is what the departments wrote that went into no answer.
func (c *ledger) left() sheet.Listing {
	l := sheet.Listing{
		Name:  "未收内容",
		Title: c.form.Title + "（没有收进台账的内容）",
		Hint:  "这些格子不知道是哪一项的填报，没有收进台账；要报的，请部门填进发下去的表后重新交回。",
		Columns: []sheet.ListingColumn{
			{Head: "文件", Width: 264},
			{Head: "单元格", Width: 176},
			{Head: "内容", Width: 480, Widen: true},
			{Head: "为什么", Width: 184},
		},
		Freeze: 2,
	}
	for i := range c.Left {
		x := &c.Left[i]
		l.Rows = append(l.Rows, sheet.ListingRow{Entries: []sheet.Entry{{Text: x.File}, {Text: x.Cell}, {Text: x.Text}, {Text: x.Why}}})
	}
	return l
}

// problems is what the command says of the files, to be worked off.
func (c *ledger) problems() sheet.Listing {
	l := sheet.Listing{
		Name:  "问题清单",
		Title: c.form.Title + "（收集中发现的问题）",
		Columns: []sheet.ListingColumn{
			{Head: "文件", Width: 224},
			{Head: "代码", Width: 72, Align: book.Centre},
			{Head: "种类", Width: 168},
			{Head: "问题", Width: 472},
			{Head: "怎样处理", Width: 304},
		},
	}
	for _, x := range c.findings {
		name := ""
		if x.Source != nil {
			name = x.Source.Name
		}
		l.Rows = append(l.Rows, sheet.ListingRow{Entries: []sheet.Entry{{Text: name}, {Text: x.Rule.Code}, {Text: x.Rule.Title}, {Text: x.Message}, {Text: x.Hint}}})
	}
	return l
}
