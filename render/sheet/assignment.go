package sheet

import (
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/notice"
)

// Statuses a department chooses from.
var statuses = []string{"未启动", "推进中", statusDone, "需协调"}

const statusDone = "已完成"

// longestAnswer is the most characters of a fill-in text.
const longestAnswer = 500

// assignmentWidth is what the columns of the assignment sheet take together
// where they can: printed at 73 %, its 12 pt are 8.8 pt on paper.
const assignmentWidth = 1424

// duty is a row of the assignment sheet: a task in the hands of a group.
type duty struct {
	group *notice.Group
	task  int
	co    []int // units that lead it as well
}

// assignment is 按牵头部门, the sheet that departments fill in: the tasks of
// one group after the other, merged by group and within it by topic.
type assignment struct {
	*planner
	duties []duty

	// Columns; -1 where the table has nothing to put there.
	lead, id, topic, text, others, due, status, done int
	own                                              map[string]int
	fields                                           []field
	topicHead                                        string
	topicOf                                          func(*notice.Task) diag.Text
	titled                                           bool // the title stands in the column of topics
}

// Columns of the assignment sheet that are hidden: the key by which a returned
// row is known, and the group's name in every row, for filters and COUNTIFS.
const (
	colKey = iota
	colUnit
	colFirst // the first one to be seen
)

func (p *planner) assignment() {
	groups := p.b.Groups()
	a := &assignment{planner: p, own: map[string]int{}}
	joint := make([]int, len(groups)) // by group: how many of its tasks it shares
	for g := range groups {
		for _, t := range groups[g].Tasks {
			co := p.sharers(&groups[g], t)
			if len(co) > 0 {
				joint[g]++
			}
			if !p.leads() {
				co = nil // the column of responsible units names them
			}
			a.duties = append(a.duties, duty{&groups[g], t, co})
		}
	}
	a.columns()

	s := p.newSheet(nameAssignment, p.title()+"（按牵头部门）", p.hint(), a.fields, true)
	if p.list.HasErrors() || p.tooManyRows(s, len(a.duties)) {
		return
	}
	p.book.Sheets = append(p.book.Sheets, s)
	s.Protected = true
	b := p.newBody(s, a.fields, len(a.duties))
	for i := range b.stack.need {
		b.stack.need[i] = heightFor(2, bodySize) // room for an answer
	}
	for i := range a.duties {
		a.row(b, i)
	}
	byGroup := a.runs(func(x, y *duty) bool { return x.group == y.group })
	byTopic := a.runs(func(x, y *duty) bool {
		return x.group == y.group && a.topicOf(a.at(x)).S == a.topicOf(a.at(y)).S && a.at(x).Section == a.at(y).Section
	})
	group := 0
	for _, r := range byGroup {
		d := &a.duties[r.First]
		for &groups[group] != d.group {
			group++
		}
		a.labelGroup(b, r, joint[group])
	}
	b.stack.keep = []keep{{byGroup, 60}}
	if a.topic >= 0 {
		b.stack.keep = append(b.stack.keep, keep{byTopic, 80})
		for _, r := range byTopic {
			a.labelTopic(b, r)
		}
	}
	if a.others >= 0 {
		for _, r := range a.runs(func(x, y *duty) bool {
			return x.group == y.group && a.at(x).Topic == a.at(y).Topic && a.at(x).Section == a.at(y).Section &&
				a.at(x).Responsible.Text.S == a.at(y).Responsible.Text.S && slices.Equal(x.co, y.co)
		}) {
			a.labelOthers(b, r)
		}
	}
	b.paginate()
	s.freeze(a.id + 1)
	a.forms(s, b.base)
}

func (a *assignment) at(d *duty) *notice.Task { return &a.b.Tasks[d.task] }

// leads reports whether the table names leads at all.
func (p *planner) leads() bool {
	return p.any(func(t *notice.Task) bool { return len(t.Lead.Units) > 0 })
}

// sharers is the units that hold the task in the same role as the group does.
func (p *planner) sharers(g *notice.Group, task int) (co []int) {
	t := &p.b.Tasks[task]
	holders := t.Lead.Units
	if len(holders) == 0 && !p.b.FirstLeads {
		holders = t.Responsible.Units
	}
	for _, u := range holders {
		if !slices.Contains(g.Units, u) {
			co = append(co, u)
		}
	}
	return co
}

// columns decides which columns there are and how wide they are.
func (a *assignment) columns() {
	p := a.planner
	left, centre := styleBody(Left), styleBody(Centre)
	key := Style{Face: faceBody, Size: keySize}
	add := func(f field) int {
		a.fields = append(a.fields, f)
		return len(a.fields) - 1
	}
	add(field{head: "任务键", width: 64, look: key, hidden: true})
	add(field{head: "单位", width: 64, look: key, hidden: true})

	group := p.head(notice.KeyLead)
	others := p.head(notice.KeyResponsible)
	if !p.leads() {
		group, others = others, "全部"+others
	}
	widest := 0
	for i := range a.duties {
		widest = max(widest, halfEmsOf(a.duties[i].group.Name))
	}
	a.lead = add(field{head: group, width: fit(widest, 2, 112, 152), look: centre})
	a.id = add(field{head: "编号", width: fit(p.widest(func(t *notice.Task) string { return t.ID }), 1, 48, 120), look: centre})

	a.topic, a.topicOf = -1, p.topicText
	switch titles := p.any(func(t *notice.Task) bool { return !t.Title.Empty() }); {
	case p.any(func(t *notice.Task) bool { return t.Topic >= 0 }):
		a.topicHead = p.head(notice.KeyTopic)
	case titles:
		a.topicHead, a.titled = p.head(notice.KeyTitle), true
		a.topicOf = func(t *notice.Task) diag.Text { return t.Title }
	case p.any(func(t *notice.Task) bool { return t.Section >= 0 }):
		a.topicHead, a.topicOf = p.head(notice.KeySection), p.sectionText
	}
	if a.topicHead != "" {
		a.topic = add(field{head: a.topicHead, width: fit(p.widest(func(t *notice.Task) string { return a.topicOf(t).S }), 4, 120, 168), look: left})
	}
	a.text = add(field{head: p.head(notice.KeyRequirement), look: left})
	for _, c := range p.own() {
		a.own[c.Key] = add(field{head: headOf(c), width: fit(max(halfEmsOf(headOf(c)), p.widest(func(t *notice.Task) string { return t.Own[c.Key].S })), 3, 64, 200), look: left})
	}
	a.others = -1
	widest = 0
	for i := range a.duties {
		d := &a.duties[i]
		if s := a.othersText(d); s != "" && s != d.group.Name {
			widest = max(widest, longestLine(s))
		}
	}
	if widest > 0 {
		a.others = add(field{head: others, width: fit(widest, 6, 152, 200), look: centre})
	}
	a.due = -1
	if p.any(func(t *notice.Task) bool { return !t.Due.Text.Empty() }) {
		a.due = add(field{head: p.head(notice.KeyDue), width: p.dueWidth, look: centre})
	}
	a.status = add(field{head: "完成状态", width: 72, look: styleFill(Centre, formatText)})
	add(field{head: "进展情况", width: 200, look: styleFill(Left, formatText)})
	a.done = add(field{head: "完成日期", width: 96, look: styleFill(Centre, formatDay)})
	add(field{head: "责任人", width: 64, look: styleFill(Centre, formatText)})
	add(field{head: "联系电话", width: 104, look: styleFill(Centre, formatText)})
	add(field{head: "备注", width: 64, look: styleFill(Left, formatText)})

	rest := assignmentWidth
	for _, f := range a.fields[colFirst:] {
		rest -= f.width
	}
	text := &a.fields[a.text].width
	const least, most = 328, 616
	*text = min(max(rest/8*8, least), most)
	// A requirement that would be higher than a row can be gets a wider column.
	for longest := a.highest(*text); longest > maxRow && *text < most; longest = a.highest(*text) {
		*text += 48
	}
}

// highest is the height of the highest requirement in a column of that width.
func (a *assignment) highest(width int) (h int) {
	const shortest = maxRow / 19 // characters that cannot fill a row however narrow
	for i := range a.b.Tasks {
		t := &a.b.Tasks[i]
		if s := a.requirement(t).S; len(s) > shortest {
			h = max(h, heightOf(s, width, bodySize))
		}
	}
	return h
}

// fit is the width at which n half ems take so many lines, within limits.
func fit(n, lines, least, most int) int {
	return min(max(widthFor((n+lines-1)/lines+1), least), most)
}

// requirement is the text of a task: its title, if it stands nowhere else, and
// what is required.
func (a *assignment) requirement(t *notice.Task) diag.Text {
	switch {
	case a.titled || t.Title.Empty():
		return t.Requirement
	case t.Requirement.Empty():
		return t.Title
	}
	return diag.Join([]diag.Text{t.Title, t.Requirement}, "\n")
}

// othersText is who works on the task beside the group: the responsible units
// as printed, and the other leads.
func (a *assignment) othersText(d *duty) string {
	s := a.at(d).Responsible.Text.S
	if len(d.co) == 0 {
		return s
	}
	if s != "" {
		s += "\n"
	}
	return s + "（共同牵头：" + a.units(d.co, "、") + "）"
}

// row writes the cells of a duty that are never merged.
func (a *assignment) row(b *body, i int) {
	d := &a.duties[i]
	t := a.at(d)
	cells := b.cells(i)
	cells[colKey] = Cell{Kind: Text, Text: a.key(d), Style: b.styles[colKey]}
	cells[colUnit] = Cell{Kind: Text, Text: d.group.Name, Style: b.styles[colUnit]}
	b.text(i, a.id, place{d.task, "id"}, diag.Plain(t.ID))
	b.text(i, a.text, place{d.task, notice.KeyRequirement}, a.requirement(t))
	for key, col := range a.own {
		b.text(i, col, place{d.task, key}, t.Own[key])
	}
	if a.due >= 0 {
		b.put(i, i+1, a.due, a.due, place{d.task, notice.KeyDue}, t.Due.Text, a.dueCell(t.Due, a.fields[a.due].look))
	}
}

// key is how a returned row is known again: the task, the group, and a
// fingerprint of what the row said, by which an old revision shows.
func (a *assignment) key(d *duty) string {
	t := a.at(d)
	h := fnv.New32a()
	for _, s := range [...]string{t.Title.S, t.Requirement.S, t.Lead.Text.S, t.Responsible.Text.S, t.Due.Text.S} {
		h.Write([]byte(s))
		h.Write([]byte{0})
	}
	sum := strconv.FormatUint(uint64(h.Sum32()), 16)
	return t.ID + "|" + strings.ReplaceAll(d.group.Name, "|", "｜") + "|" + strings.Repeat("0", 8-len(sum)) + sum
}

// runs is the ranges of neighbouring duties that are the same.
func (a *assignment) runs(same func(x, y *duty) bool) (rs []notice.Run) {
	for i := 0; i < len(a.duties); {
		j := i + 1
		for j < len(a.duties) && same(&a.duties[j-1], &a.duties[j]) {
			j++
		}
		rs = append(rs, notice.Run{First: i, End: j})
		i = j
	}
	return rs
}

// labelGroup writes 区财政金融局（8项，其中共同3项）.
func (a *assignment) labelGroup(b *body, r notice.Run, joint int) {
	d := &a.duties[r.First]
	s := d.group.Name + "\n（" + strconv.Itoa(r.End-r.First) + "项"
	if joint > 0 {
		s += "，其中共同" + strconv.Itoa(joint) + "项"
	}
	s += "）"
	name := a.at(d).Lead.Text
	if name.Empty() {
		name = a.at(d).Responsible.Text
	}
	b.put(r.First, r.End, a.lead, a.lead, place{d.task, notice.KeyLead}, name,
		Cell{Kind: Text, Text: s, Style: b.styles[a.lead]})
}

func (a *assignment) labelTopic(b *body, r notice.Run) {
	d := &a.duties[r.First]
	if t := a.topicOf(a.at(d)); !t.Empty() {
		b.put(r.First, r.End, a.topic, a.topic, place{d.task, notice.KeyTopic}, t, Cell{Kind: Text, Text: t.S, Style: b.styles[a.topic]})
	}
}

func (a *assignment) labelOthers(b *body, r notice.Run) {
	d := &a.duties[r.First]
	c := Cell{Style: b.styles[a.others]}
	if s := a.othersText(d); s != "" {
		c.Kind, c.Text = Text, s
	}
	b.put(r.First, r.End, a.others, a.others, place{d.task, notice.KeyResponsible}, a.at(d).Responsible.Text, c)
}

// hint tells a department what to do with the sheet.
func (p *planner) hint() string {
	s := "填报说明：请填写浅黄色单元格，“完成状态”从下拉列表中选择。"
	if p.b.ReturnBy != (notice.Day{}) {
		s += "请于" + chineseDay(p.b.ReturnBy) + "前报送" + p.n.Issuer.S + "。"
	}
	if !p.b.Contact.Empty() {
		s += "联系人：" + strings.ReplaceAll(p.b.Contact.S, "\n", "，") + "。"
	}
	return s + "几个部门共同牵头的任务，在各部门名下分别列出，编号相同。"
}

// tooManyRows refuses a body that does not fit a sheet.
func (p *planner) tooManyRows(s *Sheet, n int) bool {
	if len(s.Rows)+n <= maxRows {
		return false
	}
	p.list.Add(&ruleRows, p.n.Source, p.b.Span, "把任务分成几个通知。", "“%s”要%d行，Excel一张表最多%d行", s.Name, len(s.Rows)+n, maxRows)
	return true
}

// forms plans what the fill-in cells accept, and the colours of deadline and
// status: a whole coloured row cannot be read in print.
func (a *assignment) forms(s *Sheet, base int) {
	last := len(s.Rows) - 1
	column := func(c int) Range { return Range{c, base, c, last} }
	from, to := a.answerDays()
	s.Validations = []Validation{
		{
			Range: column(a.status), Kind: OneOf, Values: statuses, Title: "完成状态",
			Refuse: "请从下拉列表中选择：" + strings.Join(statuses, "、") + "。",
		},
		{
			Range: column(a.status + 1), Kind: LengthIn, Max: longestAnswer, Title: "进展情况",
			Refuse: "请控制在" + strconv.Itoa(longestAnswer) + "字以内。",
		},
		{
			Range: column(a.done), Kind: DayIn, Min: from, Max: to, Title: "完成日期",
			Prompt: "写全年月日，例如 2023-11-30。", Refuse: "请写全年月日，例如 2023-11-30。",
		},
		{
			Range: column(len(s.Columns) - 1), Kind: LengthIn, Max: longestAnswer, Title: "备注",
			Refuse: "请控制在" + strconv.Itoa(longestAnswer) + "字以内。",
		},
	}
	area := Range{a.status, base, a.status, last}
	status := "$" + Ref(a.status, base)
	if a.due < 0 {
		s.Colours = []Colouring{{Range: area, Formula: status + `="` + statusDone + `"`, Fill: "C6EFCE", Font: "006100", Stop: true}}
		return
	}
	area.Col = a.due
	due := "$" + Ref(a.due, base)
	s.Colours = []Colouring{
		{Range: area, Formula: status + `="` + statusDone + `"`, Fill: "C6EFCE", Font: "006100", Stop: true},
		{Range: area, Formula: "AND(ISNUMBER(" + due + ")," + due + "<TODAY())", Fill: "FFC7CE", Font: "9C0006", Stop: true},
		{Range: area, Formula: "AND(ISNUMBER(" + due + ")," + due + "-TODAY()<=15)", Fill: "FFEB9C", Font: "9C5700"},
	}
}

// answerDays is the first and last day that an answer may give: a mistyped year
// falls outside, an early start or a late end does not.
func (a *assignment) answerDays() (from, to int) {
	first, last := a.n.Date.Year, a.n.Date.Year
	for i := range a.b.Tasks {
		if y := a.b.Tasks[i].Due.Day.Year; y != 0 {
			if first == 0 {
				first = y
			}
			last = max(last, y)
		}
	}
	if first == 0 {
		first, last = 2000, 2090 // a draft without any date
	}
	low, _ := serial(notice.Day{Year: min(max(first-1, firstYear), lastYear), Month: 1, Day: 1})
	high, _ := serial(notice.Day{Year: min(max(last+5, firstYear), lastYear), Month: 12, Day: 31})
	return int(low), int(high)
}
