package assign

import (
	"strings"

	"gongwen/render/book"
	"gongwen/render/book/sheet"
	"gongwen/render/diag"
	"gongwen/render/notice"
)

// What the columns of the assignment sheet take together where they can: printed
// at 68 %, its 12 pt are 8.2 pt on paper. The sheet of one department has the more
// room for answers as it has no column of leads.
const (
	assignmentWidth = 1520
	departmentWidth = 1576
	widestLegible   = 1656 // at which they are 7.5 pt, the least

	progressLeast  = 272 // 16 characters
	progressNarrow = 200 // where there are many columns: 12
	departLeast    = 328 // of a department's sheet: 20, and 40 digits of Excel's measure
)

// columns decides which columns there are and how wide they are.
func (a *assignment) columns() {
	p := a.planner
	left, centre := sheet.BodyLook(book.Left), sheet.BodyLook(book.Centre)
	left.Top, centre.Top = true, true // beside answers that grow, all is read from the top
	key := book.Style{Face: book.FaceBody, Size: sheet.KeySize}
	a.add(sheet.Field{Head: "任务键", Width: 64, Look: key, Hidden: true})
	a.add(sheet.Field{Head: "单位", Width: 64, Look: key, Hidden: true})

	group, others := p.head(notice.KeyLead), p.head(notice.KeyResponsible)
	if !p.leads() {
		group, others = others, "全部"+others
	}
	a.lead = a.add(sheet.Field{Head: group, Width: a.leadWidth(), Look: centre})
	a.id = a.add(sheet.Field{Head: "编号", Width: sheet.Fit(p.widest(func(t *notice.Task) string { return t.ID }), 1, 48, 120), Look: centre})
	if len(p.tables) > 0 {
		a.table = a.add(sheet.Field{Head: headTable, Width: sheet.Fit(p.widest(p.tableOf), 4, 88, 136), Look: left})
	}
	if head := a.chooseTopics(); head != "" {
		a.topic = a.add(sheet.Field{Head: head, Width: sheet.Fit(p.widest(func(t *notice.Task) string { return a.topicOf(t).S }), 4, 120, 168), Look: left})
	}
	a.text = a.add(sheet.Field{Head: p.head(notice.KeyRequirement), Look: left})
	for _, c := range p.own() {
		n := p.widest(func(t *notice.Task) string { return t.Own[c.Key].S })
		a.own = append(a.own, ownColumn{c.Key, a.add(sheet.Field{Head: a.ownHead(c), Width: sheet.Fit(n, 3, 64, 200), Look: left})})
	}
	if n := a.widestOthers(); n > 0 {
		a.others = a.add(sheet.Field{Head: others, Width: sheet.Fit(n, 6, 152, 200), Look: centre})
	}
	if p.any(func(t *notice.Task) bool { return deadline(t) != sheet.Deadline{} }) {
		a.due = a.add(sheet.Field{Head: p.head(notice.KeyDue), Width: p.Dues.Width, Look: centre})
	}
	a.answers = len(a.fields)
	for _, c := range a.planner.answers() {
		a.add(sheet.Field{Head: c.head, Width: c.width, Look: sheet.FillLook(c.align, c.format)})
	}
	key.Format = book.FormatDay
	a.day = a.add(sheet.Field{Head: headDay, Width: 64, Look: key, Hidden: true})
	a.widenText()
}

func (a *assignment) add(f sheet.Field) int {
	f.Width = max(f.Width, sheet.HeadWidth(f.Head))
	a.fields = append(a.fields, f)
	return len(a.fields) - 1
}

// leadWidth takes the names on two lines and the counts below them on one.
func (a *assignment) leadWidth() int {
	name, count := 0, 0
	for g := range a.groups {
		name = max(name, sheet.HalfEms(a.groups[g].Name))
		count = max(count, sheet.LongestLine(strings.TrimPrefix(a.labels[g], a.groups[g].Name)))
	}
	return max(sheet.Fit(name, 2, 112, 168), sheet.WidthFor(count))
}

// chooseTopics decides what a group's tasks are sorted by in the column next to
// their number, and returns its head: the topics, else the titles of the tasks,
// else the sections. Titles that do not stand there stand before what is
// required.
func (a *assignment) chooseTopics() string {
	a.topicOf = a.topicText
	switch {
	case a.any(func(t *notice.Task) bool { return t.Topic >= 0 }):
		return a.head(notice.KeyTopic)
	case a.any(func(t *notice.Task) bool { return !t.Title.Empty() }):
		a.titled = true
		a.topicOf = func(t *notice.Task) diag.Text { return t.Title }
		return a.head(notice.KeyTitle)
	case a.any(func(t *notice.Task) bool { return t.Section >= 0 }):
		a.topicOf = a.sectionText
		return a.head(notice.KeySection)
	}
	return ""
}

// ownHead is the head of an own column. A fill-in column keeps its name, by
// which a return is read.
func (a *assignment) ownHead(c *notice.Column) string {
	head := a.headOf(c)
	for _, answer := range a.planner.answers() {
		if answer.head == head {
			return head + "（原表）"
		}
	}
	return head
}

// widestOthers is the half ems of the longest line in the column of those who
// work on a task beside its group; 0 if it would only repeat the group's names.
func (a *assignment) widestOthers() (n int) {
	for i := range a.duties {
		d := &a.duties[i]
		if s := a.othersText(d); s != a.groups[d.group].Name {
			n = max(n, sheet.LongestLine(s))
		}
	}
	return n
}

// widenText gives the requirements and the progress what is left of the width,
// and the requirements more where one would be higher than a row can be.
func (a *assignment) widenText() {
	const least, step = 328, 48
	rest, progress := a.left(assignmentWidth), &a.fields[a.answers+progressAt]
	most := min(616, max(least, rest-progressLeast+widestLegible-assignmentWidth))
	width := min(max((rest-progressLeast)/8*8, least), most)
	for width+step <= most && a.highest(width) > book.MaxHeight {
		width += step
	}
	a.fields[a.text].Width = width
	legible := a.left(widestLegible) - width // rather than print smaller than that, an answer takes more lines
	progress.Width = max((rest-width)/8*8, min(progressLeast, legible/8*8), progressNarrow)
}

// setDepartmentWidths gives the columns of the sheet of one department, which are
// those of the whole workbook, by which a return is read, widths of their own. Who
// leads goes without saying where one group does.
func (a *assignment) setDepartmentWidths(groups int) {
	fields := a.fields
	if groups == 1 {
		lead := &fields[a.lead]
		lead.Hidden, lead.Look = true, fields[colUnit].Look
	}
	fields[a.id].Width = max(fields[a.id].Width, sheet.WidthFor(6))
	const least = 328
	rest, progress := a.left(departmentWidth), &fields[a.answers+progressAt]
	width := max(fields[a.text].Width, least)
	if more := rest - width - departLeast; more < 0 {
		width = max(least, width+more)
	}
	fields[a.text].Width = width / 8 * 8
	legible := a.left(widestLegible) - width // as in the whole workbook, whose plan warns
	progress.Width = max((rest-width)/8*8, min(departLeast, legible/8*8), progressNarrow)
}

// left is what the columns beside the requirements and the progress leave of a
// width.
func (a *assignment) left(of int) int {
	for col, f := range a.fields[colFirst:a.day] {
		if col += colFirst; !f.Hidden && col != a.text && col != a.answers+progressAt {
			of -= f.Width
		}
	}
	return of
}

// highest is the height of the highest requirement in a column of that width.
func (a *assignment) highest(width int) (h int) {
	const shortest = book.MaxHeight / 19 // characters that cannot fill a row however narrow
	for i := range a.b.Tasks {
		t := &a.b.Tasks[i]
		if s := a.requirement(t).S; len(s) > shortest {
			h = max(h, sheet.HeightOf(s, width, sheet.BodySize))
		}
	}
	return h
}
