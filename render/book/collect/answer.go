package collect

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gongwen/render/book/assign"
	"gongwen/render/book/grid"
	"gongwen/render/book/returned"
	"gongwen/render/book/told"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// report is what a row of a return says of a duty.
type report struct {
	file    int
	member  string // of a collective: whose answer it is, if that is said
	where   string // 按牵头部门 第12行
	cell    string // 按牵头部门!I12
	answers returned.Answers
	notes   []string // doubts
	remarks []string // what need not be looked at
	filled  bool
}

// readTable reads the rows of a sheet.
func (c *Collection) readTable(f *file, t *returned.Table) {
	last, shown := "", ""
	for row := t.Head + 1; row < len(t.Rows); row++ {
		if len(t.Rows[row]) == 0 && !t.Merged() && len(t.Hanging[row]) == 0 || t.RepeatsHead(row) {
			continue
		}
		for _, role := range [...]assign.Role{assign.RoleLead, assign.RoleUnit} {
			v, _ := t.Value(c.roles[role], row)
			if v == "" || v == shown {
				continue
			}
			if name := returned.Unlabelled(v); name != "" {
				last, shown = name, v
			}
		}
		c.readRow(f, t, row, last)
	}
	c.tellLeftOvers(f, t)
	c.leaveRest(f, t)
}

func (c *Collection) readRow(f *file, t *returned.Table, row int, last string) {
	r := report{file: len(c.files) - 1, where: t.Name + " 第" + strconv.Itoa(row+1) + "行", cell: t.RefOf(c.roles[assign.RoleStatus], row)}
	answers, merged := c.reader.Answers(t, row)
	r.answers = answers
	r.filled = slices.ContainsFunc(answers, func(a returned.Answer) bool { return a.Filled() })
	left, telling := c.leftOvers(f, t, row) // what stands beside the answers may be one
	beside := append(t.Beside(row), c.hidden(f, t, row)...)
	for _, x := range beside {
		c.leave(f, t.Grid, x.Place, x.Text, x.Why, false)
	}
	answered := r.filled
	r.filled = answered || telling || len(beside) > 0
	left = append(left, beside...)
	m := c.match(f, t, row, last)
	d := m.duty
	if d < 0 {
		if m.task >= 0 {
			f.unowned[m.task] = true
		}
		c.leaveRow(f, t, row, answered, c.whyLeft(t, row, m))
		switch {
		case !answered: // what stands beside is told for the sheet
		case m.group != "":
			f.stray(m.group, r.where)
		default:
			c.add(told.RowUnknown, f, "请部门在发下去的表上重填；或在这一行写明编号和部门，重新收集", "%s：填报对不上任务，%s%s。填的是%s", r.where, m.why, c.asked(t, row), c.quoted(&r))
		}
		return
	}
	if f.rowsOf[d]++; f.rowsOf[d] > maxRowsOf {
		c.leaveAll(f, t, row, whyMany)
		return
	}
	f.Rows++
	f.matched[d], f.groups[c.form.Duties[d].Group] = true, true
	if r.filled { // whose an empty row is matters to nobody
		for _, x := range m.doubts {
			if f.revised && (x.rule == told.KeyWrong || x.rule == told.RowFuzzy) { // the notice changed, not the file
				f.old, r.notes = appendNew(f.old, c.id(d)), append(r.notes, x.note)
				continue
			}
			c.doubt(&r, f, x.rule, r.where, x.hint, "%s", x.note)
		}
	}
	f.keyless = f.keyless || m.keyless
	changes := c.changes(f, t, row, m)
	for _, x := range changes {
		if y := t.At(x.at.Col, x.at.Row); m.old && !r.filled && !x.above && !(x.helpers && strings.Contains(x.back, "（共同牵头：")) && !c.known(f, &y) { // no row of the ledger tells it
			c.leave(f, t.Grid, x.at, y.Shown, whyEdited, false)
		}
		switch {
		case x.above:
		case m.old && x.helpers: // which changes nothing about the answer
			r.remarks = append(r.remarks, x.whole())
		case m.old && (m.reworded || x.due || x.own):
			f.old = appendNew(f.old, c.id(d))
			r.notes = append(r.notes, x.whole())
		default:
			c.doubt(&r, f, told.LockedEdited, x.cell, "改动没有采用；请核对部门是不是另有意见", "%s", x.note())
		}
	}
	if r.filled {
		f.Answered++
		duty := &c.form.Duties[d]
		if len(f.senders) > 0 && !slices.Contains(f.senders, duty.Group) {
			c.doubt(&r, f, told.AnswersForOthers, r.where, "请确认是代填，还是填错了行", "这份表是“%s”的，填的是“%s”的%s", c.form.Groups[f.senders[0]].Name, c.group(d), c.id(d))
		}
		f.filled[duty.Group] = true
		r.member = c.member(f, t, row, duty.Group)
		c.checkAnswers(f, t, row, merged, &r)
		c.noteColumns(t, row, left, &r)
		if f.other != "" { // said for the whole file
			r.notes = append(r.notes, f.origin())
		}
	}
	c.reports[d] = append(c.reports[d], r)
}

// noteColumns keeps for the ledger what is wrong with the columns of a row; it
// has been said, or will be, for the whole sheet.
func (c *Collection) noteColumns(t *returned.Table, row int, left []returned.LeftOver, r *report) {
	for i := range t.Known {
		if t.Known[i] == grid.Doubtful && c.form.Columns[i].Role.Answer() {
			if v, _ := t.Value(i, row); words.Identity(v) != "" {
				head := "没有了"
				if s := t.Own(t.Columns[i][0], t.Head); words.Identity(s) != "" {
					head = "改成了“" + told.Clip(s) + "”"
				}
				r.notes = append(r.notes, "“"+c.form.Columns[i].Head+"”的表头"+head+"，认不准")
			}
		}
	}
	for i, x := range left {
		if i == maxNotes {
			break
		}
		r.notes = append(r.notes, noteOf(x))
	}
	// Who has no remarks may well have taken their column away.
	if lost := c.lacking(t); len(lost) > 0 {
		r.notes = append(r.notes, "交回的表没有"+strings.Join(lost, "、")+"栏")
	}
}

// doubt adds a finding about a place and keeps what it says for the ledger.
func (c *Collection) doubt(r *report, f *file, rule told.Rule, place, hint, format string, args ...any) {
	note := fmt.Sprintf(format, args...)
	c.add(rule, f, hint, "%s：%s", place, note)
	r.notes = append(r.notes, note)
}

// written is the answers that are there.
func (r *report) written() (list []int) {
	for i := range r.answers {
		if r.answers[i].Filled() {
			list = append(list, i)
		}
	}
	return list
}

// checkAnswers says what is odd about what was filled in.
func (c *Collection) checkAnswers(f *file, t *returned.Table, row int, merged []int, r *report) {
	head := func(i int) string { return c.form.Columns[c.reader.Fill[i]].Head }
	ref := func(i int) string { return t.RefOf(c.reader.Fill[i], row) }
	for i := range r.answers {
		switch a := &r.answers[i]; a.Kind {
		case grid.Fault:
			c.doubt(r, f, told.AnswerLost, ref(i), "请部门写上文字或数，重新交回", "“%s”是一个出错的公式，没有结果", head(i))
		case grid.Unvalued:
			c.doubt(r, f, told.AnswerLost, ref(i), "请部门用 Excel 或 WPS 打开、保存一次，或写上结果，重新交回", "“%s”是没有算过的公式，没有结果", head(i))
		case grid.Picture:
			c.doubt(r, f, told.AnswerLost, ref(i), "请部门把图片里的内容写成文字，重新交回", "“%s”是图片，收不进台账", head(i))
		}
	}
	if a := &r.answers[returned.AnswerStatus]; a.Kind < grid.Fault && a.Filled() {
		switch _, said := returned.StatusOf(c.form.Statuses, a.Raw); {
		case said:
			f.said = append(f.said, ref(returned.AnswerStatus)+"“"+told.Clip(a.Raw)+"”作“"+a.Text+"”")
			r.remarks = append(r.remarks, "“"+head(returned.AnswerStatus)+"”原填“"+told.Clip(a.Raw)+"”")
		case a.Text == "":
			c.doubt(r, f, told.StatusUnknown, ref(returned.AnswerStatus), "请部门从下拉列表中选："+strings.Join(c.form.Statuses, "、"), "“%s”填的是“%s”，不在可选之列", head(returned.AnswerStatus), told.Clip(a.Raw))
		}
	}
	if a := &r.answers[returned.AnswerDone]; a.Kind < grid.Fault && a.Filled() && a.Text == "" {
		if a.Verdict == words.Yearless {
			c.doubt(r, f, told.DayWithoutYear, ref(returned.AnswerDone), "请部门写全年月日，如 2023-11-30", "“%s”填的是“%s”，没有年份", head(returned.AnswerDone), told.Clip(a.Raw))
		} else {
			c.doubt(r, f, told.DayUnreadable, ref(returned.AnswerDone), "请部门写全年月日，如 2023-11-30", "“%s”填的是“%s”，认不出是哪一天", head(returned.AnswerDone), told.Clip(a.Raw))
		}
	}
	status, done := &r.answers[returned.AnswerStatus], &r.answers[returned.AnswerDone]
	if done.Text != "" && status.Text != "" && status.Text != c.form.Done {
		c.doubt(r, f, told.DayOdd, ref(returned.AnswerDone), "请与部门核对：是做完了没有改状态，还是写的是打算完成的日期", "“%s”是“%s”，却有“%s”%s", head(returned.AnswerStatus), status.Text, head(returned.AnswerDone), done.Text)
	} else if done.Text != "" && c.day.Before(done.Day) {
		c.doubt(r, f, told.DayOdd, ref(returned.AnswerDone), "请与部门核对日期", "“%s”是%s，在收集的%s之后", head(returned.AnswerDone), done.Text, c.day.ISO())
	}
	for _, i := range merged {
		c.doubt(r, f, told.AnswerMerged, ref(i), "请取消合并，每行各填", "“%s”和别的格子合并了，“%s”记在每一行", head(i), told.Clip(r.answers[i].Words()))
	}
}

// change is a cell that came back with other words than it was sent with.
type change struct {
	at                     returned.Place
	cell, head, sent, back string
	above                  bool // it is merged, and was met in the row above
	helpers, due, own      bool // it says who helps, until when, or what a column of the notice's own does
}

// note is the change about the place where it begins.
func (x *change) note() string {
	was, is := told.Apart(strings.Join(strings.Fields(x.sent), " "), strings.Join(strings.Fields(x.back), " "))
	return "“" + x.head + "”被改动，发下去的是“" + was + "”，交回的是“" + is + "”"
}

// whole is both texts side by side: the notice has been amended.
func (x *change) whole() string {
	return "按另一版通知填的：“" + x.head + "”填报时是“" + orNone(x.back) + "”，现在是“" + orNone(x.sent) + "”"
}

func orNone(s string) string {
	if strings.TrimSpace(s) == "" {
		return "（空）"
	}
	return s
}

// changes compares what was sent with what came back. Cells that a merge
// covered are empty where it was undone.
func (c *Collection) changes(f *file, t *returned.Table, row int, m match) (list []change) {
	d := m.duty
	for i, col := range c.form.Columns {
		if len(t.Columns[i]) == 0 {
			continue
		}
		stored, _ := t.CellOf(i, row)
		back := stored.Shown
		if back == c.form.Duties[d].Sent[i] {
			continue
		}
		got, sent := words.Identity(back), c.sent[d][i]
		if col.Role == assign.RoleTopic { // its number is that of its place
			got, sent = returned.Unnumbered(back), returned.Unnumbered(c.form.Duties[d].Sent[i])
		}
		if got == sent {
			continue
		}
		switch col.Role {
		case assign.RoleID:
			if m.moved || got == "" || number(got) == number(sent) || len(m.doubts) > 0 {
				continue
			}
		case assign.RoleLead:
			if m.group != "" { // said already
				continue
			}
			got = returned.Unlabelled(got)
			if g, ok := c.groupNamed(f, got); got == "" || ok && g == c.form.Duties[d].Group || slices.Contains(c.memberOf[got], c.form.Duties[d].Group) {
				continue
			}
		case assign.RoleTable, assign.RoleTopic, assign.RoleOthers:
			if m.old && col.Role == assign.RoleTable && c.known(f, &stored) { // named after its place
				continue
			}
			if got = returned.Uncontinued(got); got == "" || f.today(got) == f.today(sent) {
				continue
			}
		case assign.RoleDue:
			// The number is the one sent: a sheet that was copied into a workbook
			// that counts from 1904 keeps it, and shows another day.
			if stored.Kind != grid.Words {
				back = stored.Raw
			}
			if day, verdict := returned.ReadDay(back, false); verdict == words.Dated && day == c.b.Tasks[c.form.Duties[d].Task].Due.Day {
				continue
			}
			back = stored.Shown
		case assign.RoleText:
			if m.alike && !m.reworded || notice.Said(back) == notice.Said(c.form.Duties[d].Sent[i]) { // said already, or the same
				continue
			}
		case assign.RoleOwn:
		default:
			continue
		}
		first, merged := t.Cover(t.Columns[i][0], row)
		list = append(list, change{returned.At(t.Columns[i][0], row), t.RefOf(i, row), col.Head, c.form.Duties[d].Sent[i], back, merged && first.Row < row, col.Role == assign.RoleOthers, col.Role == assign.RoleDue, col.Role == assign.RoleOwn})
	}
	return list
}

// asked is what the task says of which a row of nobody's speaks.
func (c *Collection) asked(t *returned.Table, row int) string {
	text, _ := t.Value(c.roles[assign.RoleText], row)
	if text = strings.Join(strings.Fields(text), " "); text == "" {
		return ""
	}
	return "（“" + text + "”）"
}

// whyLeft is why the answers of a row of nobody's were left, with the task that
// they speak of.
func (c *Collection) whyLeft(t *returned.Table, row int, m match) string {
	if m.why == "" {
		return whyRow
	}
	return whyRow + "：" + m.why + c.asked(t, row)
}

// quoted is the answers of a row whole, each under its head.
func (c *Collection) quoted(r *report) string {
	var parts []string
	for _, i := range r.written() {
		parts = append(parts, c.form.Columns[c.reader.Fill[i]].Head+"“"+strings.Join(strings.Fields(r.answers[i].Words()), " ")+"”")
	}
	return strings.Join(parts, "、")
}
