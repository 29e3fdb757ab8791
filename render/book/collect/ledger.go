package collect

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gongwen/render/book/sheet"
)

// Columns of the ledger.
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
	colRaw    = colAnswers + answerCount
	colSource = colRaw + 1
	colNotes  = colSource + 1
	colCount  = colNotes + 1
)

// ledger plans the workbook: every pair with what came back, the departments in
// numbers, the files, and all findings.
func (c *Collection) ledger(res *Result) {
	listings := []sheet.Listing{c.pairListing(res), c.tallyListing(res), c.fileListing(res)}
	if len(c.list) > 0 {
		listings = append(listings, c.findingListing())
	}
	plan, list := sheet.Compose(c.n, c.form.Title+"（台账）", listings)
	res.Ledger = plan
	c.list = append(c.list, list...)
}

func (c *Collection) pairListing(res *Result) sheet.Listing {
	t := &res.Total
	l := sheet.Listing{
		Name:  "台账",
		Title: c.form.Title + "（台账）",
		Hint: fmt.Sprintf("截至%s：应报%d项，%s%d项，%s%d项，%s%d项，%s%d项；已完成%d项，逾期%d项。①②等是同一项的不同填报，在“来源”里对照；“原填”是没能照收的原话；它和“来源”、“核对说明”不打印。",
			c.day.Chinese(), t.Due, Reported, t.Reported, Missing, t.Missing, Clash, t.Clash, Doubtful, t.Doubtful, t.Done, t.Overdue),
		Columns: c.pairColumns(),
		Rows:    make([]sheet.ListingRow, len(res.Pairs)),
		Marks:   []sheet.Mark{sheet.Good(colState, Reported.String()), sheet.Fair(colState, Doubtful.String()), sheet.Bad(colState, Clash.String())},
		Freeze:  colTopic,
	}
	cells := make([]sheet.Entry, len(res.Pairs)*colCount)
	for d := range res.Pairs {
		l.Rows[d].Entries, cells = cells[:colCount:colCount], cells[colCount:]
		c.pairRow(l.Rows[d].Entries, &res.Pairs[d], d)
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
		t := &res.Departments[duties[d].Group]
		return t.Name + "\n（应报" + strconv.Itoa(t.Due) + "，" + Missing.String() + strconv.Itoa(t.Missing) + "）"
	}, oneGroup)
	if topic := c.roles[sheet.RoleTopic]; topic >= 0 {
		label(colTopic, func(d int) string { return duties[d].Sent[topic] }, func(x, y int) bool {
			s, t := &c.b.Tasks[duties[x].Task], &c.b.Tasks[duties[y].Task]
			return oneGroup(x, y) && s.Section == t.Section && duties[x].Sent[topic] == duties[y].Sent[topic]
		})
	}
	return l
}

func (c *Collection) pairColumns() []sheet.ListingColumn {
	head := func(role sheet.Role, or string) string {
		if i := c.roles[role]; i >= 0 {
			return c.form.Columns[i].Head
		}
		return or
	}
	columns := make([]sheet.ListingColumn, colCount)
	columns[colKey] = sheet.ListingColumn{Head: "任务键", Width: 64, Hidden: true}
	columns[colUnit] = sheet.ListingColumn{Head: "单位", Width: 64, Hidden: true}
	columns[colLead] = sheet.ListingColumn{Head: head(sheet.RoleLead, ""), Width: 152, Align: sheet.Centre}
	columns[colID] = sheet.ListingColumn{Head: "编号", Width: 56, Align: sheet.Centre}
	columns[colTopic] = sheet.ListingColumn{Head: head(sheet.RoleTopic, "工作任务"), Width: 120, Hidden: c.roles[sheet.RoleTopic] < 0}
	columns[colText] = sheet.ListingColumn{Head: head(sheet.RoleText, ""), Width: 296, Widen: true}
	columns[colDue] = sheet.ListingColumn{Head: head(sheet.RoleDue, "完成时限"), Kind: sheet.Deadlines, Align: sheet.Centre, Hidden: c.roles[sheet.RoleDue] < 0}
	columns[colState] = sheet.ListingColumn{Head: headState, Width: 80, Align: sheet.Centre}
	widths := [answerCount]int{88, 240, 104, 72, 120, 96}
	for a := range answerCount {
		columns[colAnswers+a] = sheet.ListingColumn{Head: head(sheet.RoleStatus+sheet.Role(a), ""), Width: widths[a], Align: sheet.Centre, Widen: true}
	}
	columns[colAnswers+answerProgress].Align = sheet.Left
	columns[colAnswers+answerCount-1].Align = sheet.Left
	columns[colAnswers+answerDone].Kind = sheet.Days
	columns[colRaw] = sheet.ListingColumn{Head: "原填", Width: 120, Aside: true}
	columns[colSource] = sheet.ListingColumn{Head: "来源", Width: 208, Widen: true, Aside: true}
	columns[colNotes] = sheet.ListingColumn{Head: "核对说明", Width: 168, Widen: true, Aside: true}
	return columns
}

// pairRow fills the row of a pair.
func (c *Collection) pairRow(row []sheet.Entry, p *Pair, d int) {
	duty := &c.form.Duties[d]
	task := &c.b.Tasks[duty.Task]
	row[colKey].Text, row[colUnit].Text = duty.Key, p.Group
	row[colID].Text = p.ID
	row[colText].Text = duty.Sent[c.roles[sheet.RoleText]]
	row[colDue] = sheet.Entry{Text: task.Due.Text.S, Day: task.Due.Day}
	row[colState].Text = p.State.String()
	for a := range p.Answers {
		row[colAnswers+a] = sheet.Entry{Text: p.Answers[a].Text, Day: p.Answers[a].Day}
		if p.differing[a] || len(p.absent) > 0 { // not the answer of all
			row[colAnswers+a] = sheet.Entry{Text: sideBySide(p, a)}
		}
	}
	row[colRaw].Text = c.rawText(p)
	row[colSource].Text = sourceText(p)
	notes := p.Notes
	if p.State == Missing && len(p.blank) > 0 {
		notes = []string{"交回的表里没有填：" + some(p.blank)}
	}
	row[colNotes].Text = strings.Join(notes, "\n")
}

// sideBySide is what the versions of a pair say in a column.
func sideBySide(p *Pair, a int) string {
	var lines []string
	for i := range p.versions {
		if s := p.versions[i].answers[a].shown(); s != "" {
			lines = append(lines, p.label(i)+s)
		}
	}
	return strings.Join(lines, "\n")
}

// rawText is the words that were read as something else, or not at all. A day
// that was Excel's number is not among them.
func (c *Collection) rawText(p *Pair) string {
	var lines []string
	for i := range p.versions {
		for a := range p.versions[i].answers {
			x := &p.versions[i].answers[a]
			if !x.filled() || x.Raw == x.Text || x.serial {
				continue
			}
			line := c.form.Columns[c.roles[int(sheet.RoleStatus)+a]].Head + "：" + x.Raw
			if len(p.versions) > 1 {
				line = p.label(i) + line
			}
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// sourceText is where the answers of a pair came from.
func sourceText(p *Pair) string {
	var lines []string
	for i := range p.versions {
		line := strings.Join(p.versions[i].from, "\n")
		if len(p.versions) > 1 {
			line = p.label(i) + line
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// tallyListing is the departments in numbers.
func (c *Collection) tallyListing(res *Result) sheet.Listing {
	l := sheet.Listing{
		Name:  "汇总",
		Title: c.form.Title + "（收集情况汇总）",
		Hint:  fmt.Sprintf("截至%s。应报 = 已报 + 未报 + 冲突 + 需核对；完成时限已过而没有报“%s”的为逾期。", c.day.Chinese(), c.form.Done),
		Columns: []sheet.ListingColumn{
			{Head: c.headOf(sheet.RoleLead), Width: 248},
			{Head: "应报", Kind: sheet.Counts, Align: sheet.Centre, Width: 80},
			{Head: Reported.String(), Kind: sheet.Counts, Align: sheet.Centre, Width: 80},
			{Head: Missing.String(), Kind: sheet.Counts, Align: sheet.Centre, Width: 80},
			{Head: Clash.String(), Kind: sheet.Counts, Align: sheet.Centre, Width: 80},
			{Head: Doubtful.String(), Kind: sheet.Counts, Align: sheet.Centre, Width: 80},
			{Head: c.form.Done, Kind: sheet.Counts, Align: sheet.Centre, Width: 80},
			{Head: "逾期", Kind: sheet.Counts, Align: sheet.Centre, Width: 80},
			{Head: "未报的编号", Width: 192},
			{Head: "逾期的编号", Width: 192},
			{Head: "交回的文件", Width: 192},
		},
		Freeze: 1,
	}
	add := func(t *Tally, strong bool) {
		row := []sheet.Entry{{Text: t.Name}, {Count: t.Due}, {Count: t.Reported}, {Count: t.Missing}, {Count: t.Clash}, {Count: t.Doubtful}, {Count: t.Done}, {Count: t.Overdue}, {}, {}, {}}
		if !strong {
			row[8].Text, row[9].Text, row[10].Text = some(t.Open), some(t.Late), some(c.shortNames(t.Files))
			if len(t.Absent) > 0 {
				row[8].Text = strings.TrimPrefix(row[8].Text+"\n还有"+some(t.Absent)+"没有报", "\n")
			}
		}
		l.Rows = append(l.Rows, sheet.ListingRow{Entries: row, Strong: strong})
	}
	for i := range res.Departments {
		add(&res.Departments[i], false)
	}
	add(&res.Total, true)
	return l
}

// shortNames is files as the ledger calls them.
func (c *Collection) shortNames(names []string) (short []string) {
	for i := range c.files {
		if slices.Contains(names, c.files[i].Name) {
			short = append(short, c.files[i].short)
		}
	}
	return short
}

// fileListing is the files that came back.
func (c *Collection) fileListing(res *Result) sheet.Listing {
	l := sheet.Listing{
		Name:  "交回文件",
		Title: c.form.Title + "（交回的文件）",
		Columns: []sheet.ListingColumn{
			{Head: "文件", Width: 400},
			{Head: "读出的表", Width: 264},
			{Head: "认出的行", Kind: sheet.Counts, Align: sheet.Centre, Width: 96},
			{Head: "有填报的行", Kind: sheet.Counts, Align: sheet.Centre, Width: 104},
			{Head: "没有读出的原因", Width: 376},
		},
		Freeze: 1,
	}
	for i := range res.Files {
		f := &res.Files[i]
		read := some(f.Sheets)
		if f.Idle {
			read = "（无填报任务）"
		}
		l.Rows = append(l.Rows, sheet.ListingRow{Entries: []sheet.Entry{{Text: f.Name}, {Text: read}, {Count: f.Rows}, {Count: f.Answered}, {Text: f.Fault}}})
	}
	return l
}

// findingListing is what the command says of the files, to be worked off.
func (c *Collection) findingListing() sheet.Listing {
	l := sheet.Listing{
		Name:  "问题清单",
		Title: c.form.Title + "（收集中发现的问题）",
		Columns: []sheet.ListingColumn{
			{Head: "文件", Width: 224},
			{Head: "代码", Width: 72, Align: sheet.Centre},
			{Head: "种类", Width: 168},
			{Head: "问题", Width: 472},
			{Head: "怎样处理", Width: 304},
		},
	}
	for _, x := range c.list {
		name := ""
		if x.Source != nil {
			name = x.Source.Name
		}
		l.Rows = append(l.Rows, sheet.ListingRow{Entries: []sheet.Entry{{Text: name}, {Text: x.Rule.Code}, {Text: x.Rule.Title}, {Text: x.Message}, {Text: x.Hint}}})
	}
	return l
}
