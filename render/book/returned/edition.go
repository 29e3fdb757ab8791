package returned

import (
	"slices"
	"strings"

	"gongwen/render/book/assign"
	"gongwen/render/book/grid"
	"gongwen/render/book/sheet"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// A notice may be amended after its workbooks went out. What such a workbook said
// is not known today, and what a department wrote over it must not pass for that.
// So it is asked itself: the print in a key says what its row was sent with, and
// what two sheets say of one task, or two titles, nobody wrote.

// edition is what a return of another edition says that it was sent with, folded.
type edition struct {
	texts map[string]bool   // that are certain
	names map[string]bool   // of units
	today *strings.Replacer // names by those of today
	again map[string]bool   // the titles and hints of today, without what comes and goes
	lone  []string          // that stand alone in a row: headings of sections
	seen  map[[2]string]int // what stands in the row of a task, by its number: 1 + the sheet
	sheet int               // 1 + that which is looked at
}

// newEdition asks the sheets of a return.
func (p *Workbook) newEdition(sheets []grid.Grid, meta map[string]string) *edition {
	e := &edition{texts: map[string]bool{}, names: map[string]bool{}, seen: map[[2]string]int{}, again: map[string]bool{}}
	e.name(meta[assign.MetaDepartment])
	var pairs []string
	for _, u := range p.b.Units {
		for _, name := range slices.Concat([]string{u.Name}, u.Members, u.Aliases) {
			e.name(name)
		}
		for _, alias := range u.Aliases {
			pairs = append(pairs, words.Identity(alias), words.Identity(u.Name))
		}
	}
	e.today = strings.NewReplacer(pairs...)
	for _, headings := range [...][]notice.Heading{p.b.Sections, p.b.Topics} {
		for i := range headings {
			e.texts[Unnumbered(headings[i].Text.S)] = true
		}
	}
	for _, role := range [...]string{"牵头", "共同牵头", "责任"} { // in the data, also such as nobody has today
		e.texts[role] = true
	}
	for _, texts := range [...]map[string]bool{p.whole().texts, p.more} {
		for s := range texts {
			if s = untold(s); len(s) >= leastHint {
				e.again[s] = true
			}
		}
	}
	day, _ := ReadDay(meta[assign.MetaDate], false)
	about := sheet.About{Number: meta[assign.MetaNumber], Issuers: []string{meta[assign.MetaIssuer]}, Date: day}
	e.texts[words.Identity(about.Line())] = true
	e.texts[words.Identity(about.Number)], e.texts[words.Identity(about.Issuers[0])] = true, true // above and below a page
	e.again["本单位"], e.again[untold(words.Identity(assign.HintAssists))] = true, true
	for i := range sheets {
		g := &sheets[i]
		if e.sheet = i + 1; g.Name == assign.MetaSheet || IsLedger(g.Rows) {
			continue
		}
		if t, readable := p.Table(g); t != nil && readable {
			e.askKeyed(p, t)
			continue
		}
		e.askPlain(g)
	}
	for _, s := range e.lone {
		if e.seen[[2]string{inRow, s}] > 0 {
			e.texts[s] = true
		}
	}
	return e
}

// name takes down a unit.
func (e *edition) name(s string) {
	if s = words.Identity(s); s != "" {
		e.names[s] = true
	}
}

// askKeyed asks the rows under the heads of a form.
func (e *edition) askKeyed(r *Workbook, t *Table) {
	for row := range t.Head + 1 {
		for col := range t.Rows[row] {
			e.hear("", &t.Rows[row][col])
		}
	}
	for row := t.Head + 1; row < len(t.Rows); row++ {
		k, ok := t.Key(row)
		if !ok {
			continue
		}
		e.name(k.Group)
		if c, _ := t.CellOf(r.Roles[assign.RoleDay], row); c.Kind == grid.Day {
			e.texts[words.Identity(c.Raw)] = true // hidden, and the day of the deadline beside it
		}
		topic, _ := t.Value(r.Roles[assign.RoleTopic], row)
		text, _ := t.Value(r.Roles[assign.RoleText], row)
		if e.printed(k.Print, topic, text) {
			e.texts[k.ID], e.texts[words.Identity(topic)], e.texts[Unnumbered(topic)] = true, true, true
			e.texts[words.Identity(text)] = true
			if r.lenient { // who works on it until when, no print says
				for _, role := range [...]assign.Role{assign.RoleOthers, assign.RoleDue} {
					s, _ := t.Value(r.Roles[role], row)
					e.texts[words.Identity(s)] = true
				}
			}
			for line := range strings.SplitSeq(text, "\n") {
				e.texts[words.Identity(line)] = true
			}
			if _, requirement, ok := strings.Cut(text, "\n"); ok {
				e.texts[words.Identity(requirement)] = true
			}
		}
		for i := range t.Columns {
			if role := r.Form.Columns[i].Role; !role.Answer() {
				c, _ := t.CellOf(i, row)
				e.hear(k.ID, &c)
			}
		}
	}
}

// printed reports whether a row says what its key was made of. The column of
// topics may be one of titles, or of sections, which no print has.
func (e *edition) printed(print, topic, text string) bool {
	for _, of := range [...]string{Unnumbered(topic), ""} {
		if notice.PrintOf(of, "", text) == print || notice.PrintOf(of, text, "") == print {
			return true
		}
		for at := range text {
			if text[at] == '\n' && notice.PrintOf(of, text[:at], text[at+1:]) == print {
				return true
			}
		}
	}
	return notice.PrintOf("", topic, text) == print
}

// askPlain asks a sheet that has a row for each task, with its number.
func (e *edition) askPlain(g *grid.Grid) {
	head, id := headRow(g.Rows), -1
	if head < len(g.Rows) {
		id = slices.IndexFunc(g.Rows[head], func(c grid.Cell) bool {
			return slices.Contains(notice.Heads(notice.KeySeq), words.Identity(c.Shown))
		})
	}
	for row := range g.Rows {
		number := ""
		if row > head && id >= 0 {
			if number = words.Identity(g.At(id, row).Shown); countWritten(g.Rows[row]) == 1 {
				e.lone = append(e.lone, words.Identity(g.Rows[row][lastWritten(g.Rows[row])].Shown))
				continue
			}
		}
		for col := range g.Rows[row] {
			e.hear(number, &g.Rows[row][col])
		}
	}
}

// inRow stands for the number of any task.
const inRow = "*"

// hear takes down what a cell says of a task, or of none: what another sheet says
// too is certain.
func (e *edition) hear(id string, c *grid.Cell) {
	if c.Empty() {
		return
	}
	id = strings.TrimLeft(id, "0") // 001 and 1 are one, as the notice prints it
	shown := words.Identity(c.Shown)
	said := [...]string{shown, "", untitled(shown)}
	if c.Kind != grid.Words { // a day may be shown in two ways
		said[1] = words.Identity(c.Raw)
	}
	for _, s := range said {
		if s == "" {
			continue
		}
		at := [2]string{id, s}
		switch e.seen[at] {
		case 0:
			e.seen[at] = e.sheet
		case e.sheet:
		default:
			e.texts[s] = true
		}
		if id != "" {
			e.seen[[2]string{inRow, s}] = e.sheet
		}
	}
}

// knows reports whether a cell says what the return was sent with.
func (e *edition) knows(p *Workbook, c *grid.Cell) bool {
	shown := words.Identity(c.Shown)
	if e.texts[shown] || e.texts[Unnumbered(c.Shown)] || c.Kind != grid.Words && e.texts[words.Identity(c.Raw)] {
		return true
	}
	if now := e.today.Replace(shown); now != shown && p.says(now) {
		return true
	}
	if _, key := ParseKey(c.Raw); key || e.names[Unlabelled(shown)] || e.listed(p, c.Shown) {
		return true
	}
	return p.lenient && (c.Kind == grid.Day || p.likeToday(shown))
}

// listed reports whether a cell is units, one after the other.
func (e *edition) listed(p *Workbook, s string) bool {
	first, co, joint := strings.Cut(s, coLeads)
	if joint {
		if first := words.Identity(first); first != "" && !e.texts[first] && !p.says(first) && !e.listed(p, first) {
			return false
		}
		s = strings.TrimSuffix(co, "）")
	}
	n := 0
	for name := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune("\n、，,", r) }) {
		if n++; !e.names[words.Identity(name)] {
			return false
		}
	}
	return n > 0
}

// coLeads stands before those who lead a task together with the group.
const coLeads = "（共同牵头："

// likeToday reports whether a folded text is much like one of today, and may be an
// earlier wording of it. Of a book that is only asked whether somebody wrote into
// it that is enough: it is set aside, not lost.
func (p *Workbook) likeToday(s string) bool {
	const half = 5 // tenths
	for _, texts := range [...]map[string]bool{p.more, p.whole().texts} {
		for now := range texts {
			if 2*len(now) >= len(s) && 2*len(s) >= len(now) && words.Alike(s, now, half) {
				return true
			}
		}
	}
	return false
}

// knowsAbove is knows of a title or a hint: these have numbers, and parts that come
// and go with what is asked.
func (e *edition) knowsAbove(p *Workbook, c *grid.Cell) bool {
	shown := words.Identity(c.Shown)
	if title := untitled(shown); title != "" && e.label(shown[len(title)+1:len(shown)-1]) { // the title may be another today
		return true
	}
	return e.texts[shown] || e.again[untold(e.today.Replace(shown))] || e.again[untold(shown)]
}

// label reports whether what stands in the last bracket of a title was sent: 按…,
// or whose sheet it is for which month.
func (e *edition) label(s string) bool {
	whose, period, monthly := strings.Cut(s, ",")
	if monthly && assign.PeriodIn("，"+period+"）") == "" {
		return false
	}
	if by, ok := strings.CutPrefix(whose, "按"); ok {
		return e.texts[by] || slices.ContainsFunc(slices.Concat(notice.Heads(notice.KeyLead), notice.Heads(notice.KeyResponsible)), func(s string) bool { return s == by })
	}
	return e.names[whose] || e.names[strings.TrimSuffix(whose, "配合")]
}

// Marked reports whether words are what the column says that an amendment changed
// about a task: 新增, or what had stood there before.
func Marked(s string) bool {
	for line := range strings.SplitSeq(s, "\n") {
		if line = strings.TrimSpace(line); line != "新增" && !strings.Contains(line, "原为：") {
			return false
		}
	}
	return true
}

// untitled is a folded title without its last bracket; empty: it has none.
func untitled(s string) string {
	if !strings.HasSuffix(s, ")") {
		return ""
	}
	depth := 0
	for i := len(s) - 1; i > 0; i-- {
		switch s[i] {
		case ')':
			depth++
		case '(':
			if depth--; depth == 0 {
				return s[:i]
			}
		}
	}
	return ""
}

// untold is a folded hint without its numbers and without what not every edition
// has to say.
func untold(s string) string {
	if before, after, ok := strings.Cut(s, own); ok {
		s = before[:max(0, strings.LastIndex(before, "“"))] + after
	}
	return comesAndGoes.Replace(strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, s))
}

// comesAndGoes is the parts of hints that depend on what is asked, without numbers.
var comesAndGoes = strings.NewReplacer(
	"几家共同承担的任务,在各家名下分别列出,编号相同。", "", "几家共同承担的,在各家名下分别列出,编号相同,因此合计数大于任务数。", "",
	"本单位配合项。", "", "本单位牵头项", "本单位", "本单位承担项", "本单位", "本单位配合项", "本单位", "(其中共同项)", "", ",配合项", "",
)

// own stands behind the name of a collective in the hint for its members.
const own = "”的任务,请填本单位的情况。"

// leastHint is the fewest bytes of a title or a hint without its numbers.
const leastHint = len("本单位")
