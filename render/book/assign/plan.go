// Package assign plans the assignment workbook (任务分工工作簿) of a notice, the
// workbooks of its single departments, and the form of them in the terms in
// which a return is read.
//
// It decides which sheets and columns there are and what every cell says; how
// wide, how high and on which page, [sheet] finds. It writes no file. In: a
// [notice.Notice] and its assignment. Out: a [book.Workbook], nil without a
// breakdown, a [Form], and findings GW502 and those of [sheet].
package assign

import (
	"strings"

	"gongwen/render/book"
	"gongwen/render/book/sheet"
	"gongwen/render/crew"
	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// Names of the sheets.
const (
	nameContents   = "目录"
	nameAssignment = "按牵头部门"
	nameOverview   = book.OverviewSheet
)

// DataSheet is the name of the sheet of plain data. Users may add to it what they
// like: only its last column is reckoned from what is filled in.
const DataSheet = "数据表"

// Names of ranges, for formulas and the name box.
const (
	nameAnswers = "填报区"
	nameGroups  = "单位名单"
)

// Plan plans the workbook of a notice, b being its assignment
// ([notice.Notice.Assignment]); neither is to change while that is in use.
// Without a breakdown there is none, and with an error among the findings
// neither.
func Plan(n *notice.Notice, b *notice.Breakdown) (*book.Workbook, diag.List) {
	if b == nil {
		return nil, nil
	}
	var revision string
	var beside crew.Crew
	beside.Go(func() { revision = Revision(b) })
	p := newPlanner(n, b)
	if p.checkTexts(); p.List.HasErrors() {
		return nil, p.List
	}
	p.measureDues()
	a := p.newAssignment()
	a.plan(a.name(), p.title()+"（按"+a.fields[a.lead].Head+"）", a.hint(), nil)
	p.overview(nameOverview, p.title(), "", nil)
	p.data(a)
	if p.List.HasErrors() {
		return nil, p.List
	}
	p.contents(a)
	beside.Wait()
	p.meta(revision, "")
	return p.Finish(), p.List
}

// planner is the state of one run.
type planner struct {
	*sheet.Planner
	n      *notice.Notice
	b      *notice.Breakdown
	tables []string // names of its breakdowns; nil of a single one
	period string   // 2026-05, of a department's file; empty: none

	milestones map[string][]words.Milestone // by the day and the words of a deadline
}

// newPlanner begins a run.
func newPlanner(n *notice.Notice, b *notice.Breakdown) *planner {
	return &planner{sheet.New(sheet.About{
		Title: n.TitleLine(), Number: n.Number.S, Issuers: n.IssuerNames(), Date: n.Date, Source: n.Source, Span: b.Span,
	}), n, b, tables(n), "", nil}
}

// measureDues finds the width of the columns of deadlines.
func (p *planner) measureDues() {
	p.Dues = sheet.MeasureDues(p.head(notice.KeyDue), func(yield func(sheet.Deadline) bool) {
		for i := range p.b.Tasks {
			if !yield(deadline(&p.b.Tasks[i])) {
				return
			}
		}
	})
}

// deadline is that of a task. One that is counted and not printed stands in the
// workbook as its day.
func deadline(t *notice.Task) sheet.Deadline {
	if t.Due.Text.Empty() && t.Due.Day != (words.Day{}) {
		return sheet.Deadline{Text: t.Due.Day.Chinese(), Day: t.Due.Day}
	}
	return sheet.Deadline{Text: t.Due.Text.S, Day: t.Due.Day}
}

// checkTexts refuses cells that Excel would cut. A tenth of the room is left
// for what the plan adds to a text: brackets, counts, names of co-leads.
func (p *planner) checkTexts() {
	const most = book.MaxText * 9 / 10
	check := func(at diag.Text, texts ...string) {
		size := 0
		for _, s := range texts {
			size += len(s)
		}
		if size <= most { // a UTF-16 unit takes a byte of UTF-8 at least
			return
		}
		size = 0
		for _, s := range texts {
			size += book.UTF16Len(s)
		}
		if size > most {
			place := at.At(0)
			if place == (diag.Span{}) {
				place = p.b.Span
			}
			p.List.Add(&ruleLong, p.n.Source, place, "把内容拆成几项任务，或写进另一个附件。", "这一格有%d个字符；Excel一格存%d个，留出程序要添的，最多写%d个", size, book.MaxText, most)
		}
	}
	for i := range p.b.Sections {
		check(p.b.Sections[i].Text, p.b.Sections[i].Text.S)
	}
	for i := range p.b.Topics {
		check(p.b.Topics[i].Text, p.b.Topics[i].Text.S)
	}
	for i := range p.b.Units {
		for _, name := range p.b.Units[i].Members {
			check(diag.Text{}, name)
		}
	}
	own := p.own()
	for i := range p.b.Tasks {
		t := &p.b.Tasks[i]
		if p.bytes(t) <= most { // no cell holds more than all that is said of the task
			continue
		}
		lead, responsible := t.Lead.Text, t.Responsible.Text
		leads, others := p.units(t.Lead.Units, "、"), p.units(t.Responsible.Units, "、") // the notice may shorten names
		said := responsible.S
		if len(t.Lead.Units) > 1 { // who are named beside them
			said += leads
		}
		check(firstOf(lead, responsible), longer(lead.S, leads))
		check(firstOf(responsible, lead), longer(said, others))
		check(t.Requirement, t.Requirement.S, t.Title.S)
		check(t.Due.Text, t.Due.Text.S)
		for _, c := range own {
			check(t.Own[c.Key], t.Own[c.Key].S)
		}
	}
}

// bytes is the length of all that is said of a task, the names of its units as
// written and as read.
func (p *planner) bytes(t *notice.Task) int {
	n := len(t.Lead.Text.S) + len(t.Responsible.Text.S) + len(t.Title.S) + len(t.Requirement.S) + len(t.Due.Text.S)
	for _, units := range [...][]int{t.Lead.Units, t.Responsible.Units} {
		for _, u := range units {
			n += len(p.b.Units[u].Name) + len("、")
		}
	}
	for _, own := range t.Own {
		n += len(own.S)
	}
	return n
}

func longer(a, b string) string {
	if len(a) >= len(b) {
		return a
	}
	return b
}

// column is the notice's column of a built-in key, or nil.
func (p *planner) column(key string) *notice.Column {
	for i := range p.b.Columns {
		if p.b.Columns[i].Key == key {
			return &p.b.Columns[i]
		}
	}
	return nil
}

// head is what a sheet writes over a built-in key: the notice's word for it.
func (p *planner) head(key string) string {
	if c := p.column(key); c != nil {
		return p.headOf(c)
	}
	return notice.Heads(key)[0]
}

// headOf is the head of a column as one line: of two levels the lower, with the
// upper before it where other columns have the same.
func (p *planner) headOf(c *notice.Column) string {
	head := oneLine(c.Head)
	if head == "" {
		return c.Key
	}
	if over := oneLine(c.Over); over != "" {
		for i := range p.b.Columns {
			if o := &p.b.Columns[i]; o.Key != c.Key && oneLine(o.Head) == head {
				return over + head
			}
		}
	}
	return head
}

func oneLine(t diag.Text) string { return strings.Join(strings.Fields(t.S), "") }

// own is the notice's columns of own keys, in order.
func (p *planner) own() (cs []*notice.Column) {
	for i := range p.b.Columns {
		switch c := &p.b.Columns[i]; c.Key {
		case notice.KeySeq, notice.KeySection, notice.KeyTopic, notice.KeyTitle,
			notice.KeyLead, notice.KeyResponsible, notice.KeyRequirement, notice.KeyDue:
		default:
			cs = append(cs, c)
		}
	}
	return cs
}

// any reports whether a task has something.
func (p *planner) any(has func(*notice.Task) bool) bool {
	for i := range p.b.Tasks {
		if has(&p.b.Tasks[i]) {
			return true
		}
	}
	return false
}

// widest is the most half ems that a task's text takes on one line.
func (p *planner) widest(text func(*notice.Task) string) (n int) {
	for i := range p.b.Tasks {
		n = max(n, sheet.LongestLine(text(&p.b.Tasks[i])))
	}
	return n
}

// sectionText and topicText are the headings of a task, empty without.
func (p *planner) sectionText(t *notice.Task) diag.Text { return heading(p.b.Sections, t.Section) }
func (p *planner) topicText(t *notice.Task) diag.Text   { return heading(p.b.Topics, t.Topic) }

func heading(hs []notice.Heading, i int) diag.Text {
	if i < 0 || i >= len(hs) {
		return diag.Text{}
	}
	return hs[i].Text
}

// units is the names of units, joined.
func (p *planner) units(ids []int, join string) string {
	if len(ids) == 1 {
		return p.b.Units[ids[0]].Name
	}
	var b strings.Builder
	for i, id := range ids {
		if i > 0 {
			b.WriteString(join)
		}
		b.WriteString(p.b.Units[id].Name)
	}
	return b.String()
}

// title is the heading of the breakdown: that of the attachment it stands in.
func (p *planner) title() string {
	if a := &p.n.Parts[p.b.Part]; len(a.Heading) > 0 {
		return diag.Concat(a.Heading...).S
	}
	return p.n.TitleLine()
}
