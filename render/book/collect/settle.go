package collect

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"gongwen/render/book/returned"
	"gongwen/render/book/told"
	"gongwen/render/words"
)

// settle brings together what all returns say of each pair.
func (c *Collection) settle() *Result {
	res := &Result{Form: c.form, Day: c.day, Pairs: make([]Pair, len(c.form.Duties)), Departments: make([]Tally, len(c.form.Groups)), Files: []File{}, Left: append([]Left{}, c.left...)}
	for g := range c.form.Groups {
		res.Departments[g] = newTally(c.form.Groups[g].Name)
	}
	res.Total = newTally("合计")
	c.shorten()
	for i := range c.files {
		res.Files = append(res.Files, c.files[i].File)
	}
	for d := range c.form.Duties {
		p := &res.Pairs[d]
		p.Answers, p.Differing = make(returned.Answers, len(c.reader.Fill)), make([]bool, len(c.reader.Fill))
		p.ID, p.Group, p.Sources, p.Notes, p.Remarks = c.id(d), c.group(d), []string{}, []string{}, []string{}
		c.judge(p, d)
	}
	return res
}

// count adds up what is known of the pairs, that of the month before with it.
func (c *Collection) count(res *Result) {
	for d := range c.form.Duties {
		duty, p := &c.form.Duties[d], &res.Pairs[d]
		due := c.b.Tasks[duty.Task].Due.Day
		p.Kept = c.kept(p, duty.Group)
		p.Overdue = due != (words.Day{}) && due.Before(c.day) && !p.done(c.form.Done) && !p.Kept
		res.Departments[duty.Group].count(p, c.form.Done)
		res.Total.count(p, c.form.Done)
	}
}

// shorten finds the names by which the ledger calls the files: without their
// folder where that leaves no doubt.
func (c *Collection) shorten() {
	count := map[string]int{}
	for i := range c.files {
		count[path.Base(c.files[i].Name)]++
	}
	for i := range c.files {
		f := &c.files[i]
		if f.Short = path.Base(f.Name); count[f.Short] > 1 {
			f.Short = f.Name
		}
	}
}

// judge finds the state of a pair. No answer wins over another, and an empty
// one over none.
func (c *Collection) judge(p *Pair, d int) {
	known := map[string]int{}
	for i := range c.reports[d] {
		r := &c.reports[d][i]
		f := &c.files[r.file]
		if !r.filled {
			if f.speaksFor(c.form.Duties[d].Group) {
				name := f.Short
				if f.other != "" { // then that of this notice has not come back
					name += "（" + f.origin() + "）"
				}
				p.Blank = appendNew(p.Blank, name)
			}
			continue
		}
		p.Sources = appendNew(p.Sources, f.Name)
		for _, note := range r.notes {
			if len(p.Notes) < maxNotes {
				p.Notes = appendNew(p.Notes, note)
			}
		}
		for _, remark := range r.remarks {
			if len(p.Remarks) < maxNotes {
				p.Remarks = appendNew(p.Remarks, remark)
			}
		}
		p.add(r, f.Short+" "+r.where, known)
	}
	switch {
	case len(p.Versions) == 0:
		p.State = Missing
		return
	case len(p.Notes) > 0:
		p.State = Doubtful
	default:
		p.State = Reported
	}
	switch {
	case p.named():
		c.together(p, d)
	case len(p.Versions) == 1:
		p.Answers = slices.Clone(p.Versions[0].Answers)
		c.askMember(p, d)
	default:
		c.weigh(p, d, "", p.versionsOf(""))
	}
	c.askStatus(p, d)
}

// askStatus tells of an answer without a status: it is one, and counts for none of
// the statuses. Whoever wrote only a name and a number has not reported.
func (c *Collection) askStatus(p *Pair, d int) {
	head := func(i int) string { return "“" + c.form.Columns[c.reader.Fill[i]].Head + "”" }
	together := p.named() // each member for itself
	if !together && (p.Answers[returned.AnswerStatus].Filled() || p.Differing[returned.AnswerStatus]) {
		return
	}
	for i := range c.reports[d] {
		r := &c.reports[d][i]
		written := r.written()
		if len(written) == 0 || r.answers[returned.AnswerStatus].Filled() {
			continue
		}
		who := ""
		if together {
			who = r.member
		}
		note := who + "没有填" + head(returned.AnswerStatus)
		if !slices.ContainsFunc(written, func(a int) bool { return a != returned.AnswerPerson && a != returned.AnswerPhone }) {
			note = who + "只填了" + head(written[0])
			for _, a := range written[1:] {
				note += "、" + head(a)
			}
			if p.State == Reported {
				p.State = Doubtful
			}
			p.Notes = appendNew(p.Notes, note)
		} else {
			p.Remarks = appendNew(p.Remarks, note)
		}
		hint := "请部门从下拉列表中选：" + strings.Join(c.form.Statuses, "、")
		if r.answers[returned.AnswerDone].Text != "" {
			hint = "填了完成日期的，多半是“" + c.form.Done + "”；" + hint
		}
		c.add(told.StatusBlank, &c.files[r.file], hint, "%s：%s（%s）%s", r.cell, p.ID, p.Group, note)
		if !together {
			return
		}
	}
}

// add takes a report as a version of its own unless one that is known says the
// same.
func (p *Pair) add(r *report, from string, known map[string]int) {
	var said strings.Builder
	said.WriteString(r.member)
	for a := range r.answers {
		said.WriteString(words.Identity(r.answers[a].Shown()))
		said.WriteByte(0)
	}
	if i, ok := known[said.String()]; ok {
		p.Versions[i].From = append(p.Versions[i].From, from)
		return
	}
	known[said.String()] = len(p.Versions)
	p.Versions = append(p.Versions, Version{r.member, r.answers, []string{from}})
}

// weigh holds several versions of an answer against each other: all, or those of a
// member of a collective.
func (c *Collection) weigh(p *Pair, d int, member string, of []int) {
	agreed, differing := make(returned.Answers, len(p.Answers)), make([]bool, len(p.Answers))
	for a := range agreed {
		for _, i := range of {
			x := &p.Versions[i].Answers[a]
			switch {
			case !x.Filled():
			case !agreed[a].Filled():
				agreed[a] = *x
			case words.Identity(agreed[a].Shown()) != words.Identity(x.Shown()):
				differing[a] = true
			}
		}
	}
	var heads []string
	for a := range differing {
		if differing[a] {
			agreed[a] = returned.Answer{}
			heads = append(heads, "“"+c.form.Columns[c.reader.Fill[a]].Head+"”")
		}
	}
	who, whose := p.Group, ""
	if member == "" {
		p.Answers, p.Differing = agreed, differing
	} else {
		who, whose = p.Group+"的"+member, member+"的"
	}
	var last *report
	for i := range c.reports[d] {
		if r := &c.reports[d][i]; r.filled && (member == "" || r.member == member) {
			last = r
		}
	}
	f := &c.files[last.file]
	if len(heads) == 0 {
		note := whose + strconv.Itoa(len(of)) + "份表各填了一部分，合在一起了"
		p.Notes = appendNew(p.Notes, note)
		if p.State != Clash {
			p.State = Doubtful
		}
		c.add(told.AnswersParted, f, c.several(d, member, "请确认说的是一回事"), "%s：%s（%s）%s：%s", last.cell, p.ID, who, note, p.origins(of, nil))
		return
	}
	p.State = Clash
	note := strings.Join(heads, "、") + "填得不一样"
	p.Notes = appendNew(p.Notes, whose+note)
	c.add(told.Clash, f, c.several(d, member, "两种填法都在台账里，请与部门核定后只留一种"), "%s：%s（%s）有%d种填法，%s：%s", last.cell, p.ID, who, len(of), note, p.origins(of, differing))
}

// origins is versions in one line: ①“推进中” 甲.xlsx 按牵头部门 第12行；②… What
// differs is quoted, or all of them.
func (p *Pair) origins(of []int, differing []bool) string {
	var parts []string
	for k, i := range of {
		v, said := &p.Versions[i], ""
		for a := range v.Answers {
			if v.Answers[a].Filled() && (differing == nil || differing[a]) {
				said += "“" + told.Clip(v.Answers[a].Words()) + "”"
			}
		}
		if said == "" {
			said = "（空）"
		}
		parts = append(parts, circled(k)+said+" "+v.From[0])
	}
	const most = 5
	if len(parts) > most {
		parts = append(parts[:most], "……")
	}
	return strings.Join(parts, "；")
}

// circled is ① for 0.
func circled(i int) string {
	if i < 20 {
		return string(rune('①' + i))
	}
	return "(" + strconv.Itoa(i+1) + ")"
}

func newTally(name string) Tally {
	return Tally{Name: name, Open: []string{}, Absent: []string{}, Late: []string{}, Files: []string{}}
}

// done reports whether everybody asked says that the task is at its end.
func (p *Pair) done(done string) bool {
	return p.Answers[returned.AnswerStatus].Text == done && len(p.Absent) == 0
}

// count counts a pair.
func (t *Tally) count(p *Pair, done string) {
	t.Due++
	switch p.State {
	case Missing:
		t.Missing++
		t.Open = append(t.Open, p.ID)
	case Reported:
		t.Reported++
	case Clash:
		t.Clash++
	case Doubtful:
		t.Doubtful++
	}
	if p.done(done) {
		t.Done++
	}
	if p.Kept {
		t.Kept++
	}
	if p.Overdue {
		t.Overdue++
		t.Late = append(t.Late, p.ID)
	}
	if len(p.Absent) > 0 && p.State == Doubtful {
		t.Partial++
	}
	for _, m := range p.Absent {
		t.Absent = appendNew(t.Absent, m)
	}
	for _, f := range p.Sources {
		t.Files = appendNew(t.Files, f)
	}
}

// appendNew appends what is not there yet.
func appendNew(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}
