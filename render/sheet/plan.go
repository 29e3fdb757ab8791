package sheet

import (
	"strings"

	"gongwen/render/crew"
	"gongwen/render/diag"
	"gongwen/render/notice"
)

// Names of the sheets.
const (
	nameContents   = "目录"
	nameAssignment = "按牵头部门"
	nameOverview   = "任务总表"
	nameData       = "数据表"
)

// Limits of Excel, unless said otherwise.
const (
	maxRows       = 1 << 20
	maxColumns    = 256   // of the old format; at the least scale no page holds more
	maxText       = 32767 // UTF-16 units of a cell
	maxBreaks     = 1022  // page breaks of a sheet, by the schema of Office 2007
	maxSheetLinks = 65530
	maxSheetName  = 31   // UTF-16 units
	maxFormula    = 8192 // characters of a formula
	maxCriterion  = 255  // UTF-16 units of a condition in COUNTIFS
)

// Plan plans the workbook of a notice, which is not to change while that is in
// use. Without a breakdown there is none, and with an error among the findings
// neither.
func Plan(n *notice.Notice) (*Workbook, diag.List) {
	if n.Breakdown == nil || len(n.Breakdown.Tasks) == 0 {
		return nil, nil
	}
	var revision string
	var beside crew.Crew
	beside.Go(func() { revision = Revision(n.Breakdown) })
	p := newPlanner(n)
	if p.checkTexts(); p.list.HasErrors() {
		return nil, p.list
	}
	p.measureDeadlines()
	a := p.newAssignment()
	a.plan(a.name(), p.title()+"（按"+a.fields[a.lead].head+"）", a.hint(), nil)
	p.overview(nameOverview, p.title(), "")
	p.data()
	if p.list.HasErrors() {
		return nil, p.list
	}
	p.contents(a)
	beside.Wait()
	p.meta(revision, "")
	return p.finish(), p.list
}

// finish is the workbook, all sheets in place.
func (p *planner) finish() *Workbook {
	for _, s := range p.book.Sheets {
		s.Page.Area.LastRow = s.Count() - 1
	}
	return p.book
}

// planner is the state of one run of Plan.
type planner struct {
	n    *notice.Notice
	b    *notice.Breakdown
	book *Workbook
	list diag.List

	styles   map[Style]uint16
	tall     map[diag.Span]bool // texts that have a finding GW501
	dueWidth int                // of the columns of deadlines
	formats  int                // number formats of deadlines so far
	dues     map[dueStyle]Cell
}

// newPlanner begins a run.
func newPlanner(n *notice.Notice) *planner {
	return &planner{
		n: n, b: n.Breakdown,
		book: &Workbook{
			Title: n.TitleLine(), Subject: n.Number.S, Creator: n.Issuer.S, Date: n.Date,
			Styles: []Style{{Face: BaseFace, Size: BaseSize}},
		},
		styles: map[Style]uint16{},
		tall:   map[diag.Span]bool{},
	}
}

// checkTexts refuses cells that Excel would cut. A tenth of the room is left
// for what the plan adds to a text: brackets, counts, names of co-leads.
func (p *planner) checkTexts() {
	const most = maxText * 9 / 10
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
			size += utf16Len(s)
		}
		if size > most {
			place := at.At(0)
			if place == (diag.Span{}) {
				place = p.b.Span
			}
			p.list.Add(&ruleLong, p.n.Source, place, "把内容拆成几项任务，或写进另一个附件。", "这一格有%d个字符；Excel一格存%d个，留出程序要添的，最多写%d个", size, maxText, most)
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
		return headOf(c)
	}
	return notice.Heads(key)[0]
}

// headOf is the head of a column as one line.
func headOf(c *notice.Column) string {
	if s := strings.Join(strings.Fields(c.Head.S), ""); s != "" {
		return s
	}
	return c.Key
}

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
		n = max(n, longestLine(text(&p.b.Tasks[i])))
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
	for i := range p.n.Attachments {
		a := &p.n.Attachments[i]
		switch {
		case !a.Breakdown:
		case len(a.Heading) > 0:
			return diag.Concat(a.Heading...).S
		case !a.Title.Empty():
			return a.Title.S
		}
	}
	return p.n.TitleLine()
}

// origin is the line below the title: 文号, 发文机关 and 成文日期.
func (p *planner) origin() string {
	var parts []string
	if !p.n.Number.Empty() {
		parts = append(parts, p.n.Number.S)
	}
	parts = append(parts, p.n.Issuer.S)
	if p.n.Date != (notice.Day{}) {
		parts = append(parts, p.n.Date.Chinese())
	}
	if len(parts) < 3 {
		parts = append(parts, "草稿")
	}
	return strings.Join(parts, "　")
}

// reportTall adds a finding for a cell whose text is higher than a row can be,
// once for each text of the notice: rows that take it over say nothing new.
func (p *planner) reportTall(o origin, need, shown int) {
	whole := o.text.Span()
	if p.tall[whole] {
		return
	}
	p.tall[whole] = true
	at := o.text.At(0)
	if at == (diag.Span{}) { // the number of a section is the program's own
		at = whole
	}
	p.list.Add(&ruleTall, p.n.Source, at, "把一项任务拆成几项，或把细则写进另一个附件。",
		"“%s”这一格要%d行，工作簿里只显示得下%d行；文字都在格里，但看不全", o.head, linesIn(need), linesIn(shown))
}

// linesIn is the lines of body text that a height holds.
func linesIn(height int) int { return (height - rowPad) / pitch(bodySize) }
