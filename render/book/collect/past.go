package collect

import (
	"strings"

	"gongwen/render/book/assign"
	"gongwen/render/book/grid"
	"gongwen/render/book/returned"
	"gongwen/render/book/told"
	"gongwen/render/words"
)

// Month says which month is collected and what is known already.
type Month struct {
	Period   string         // 2026-05; empty: the returns' own
	Before   *returned.Past // the ledger of the month before; nil: none
	Standing *returned.Past // that of this month; nil: none
}

// Collecting sets the month before anything is read.
func (c *Collection) Collecting(m Month) { c.month = m }

// Form is the form that was sent.
func (c *Collection) Form() *assign.Form { return c.form }

// rowsOf finds the rows of an earlier ledger by the duties of today: by the words
// of the task in the hands of the group, whatever its number; by number and group
// where the words are much the same. At most one row is a duty's.
func (c *Collection) rowsOf(p *returned.Past) (of map[int]*returned.PastRow, lost []*returned.PastRow) {
	of = map[int]*returned.PastRow{}
	twins := map[[2]string]int{} // rows seen of one print and group
	for i := range p.Rows {
		row := &p.Rows[i]
		d := -1
		if g, ok := c.groups[row.Key.Group]; ok {
			group := words.Identity(c.form.Groups[g].Name)
			k := [2]string{row.Key.Print, group}
			if same := c.prints[k]; len(same) > 0 {
				if n := twins[k]; n < len(same) {
					d = same[n]
				}
				twins[k]++
			} else if at, ok := c.keys[[2]string{row.Key.ID, group}]; ok && c.stillAsks(at, row.Text) {
				d = at
			}
		}
		if d < 0 || of[d] != nil {
			lost = append(lost, row)
			continue
		}
		of[d] = row
	}
	return of, lost
}

// stillAsks reports whether a duty is what an earlier text asked, reworded.
func (c *Collection) stillAsks(d int, text string) bool {
	const half = 5 // tenths
	return c.b.Tasks[c.form.Duties[d].Task].Named || words.Alike(words.Identity(text), c.sent[d][c.roles[assign.RoleText]], half)
}

// remember puts beside the answers what earlier ledgers say.
func (c *Collection) remember(res *Result) {
	res.Period = c.month.Period
	if p := c.month.Before; p != nil {
		res.Before = p.Period
		of, _ := c.rowsOf(p)
		for d, row := range of {
			res.Pairs[d].LastStatus, res.Pairs[d].LastProgress = row.Status, row.Progress
			x := &res.Pairs[d]
			x.lastOpen = row.Open
			now := words.Identity(x.Answers[returned.AnswerProgress].Text)
			x.Idle = x.State != Missing && !x.done(c.form.Done) && now == words.Identity(row.Progress) && row.Progress+row.Status != ""
		}
	}
	from := c.month.Standing // what the clerk took out of it stays out
	if from == nil {
		from = c.month.Before
	}
	if from == nil {
		return
	}
	res.ClerkHeads = from.Heads
	of, lost := c.rowsOf(from)
	for d, row := range of {
		res.Pairs[d].Clerk = row.Clerk
	}
	for _, row := range lost {
		var said []string
		for i, s := range row.Clerk {
			if strings.TrimSpace(s) != "" {
				said = append(said, from.Heads[i]+"“"+strings.Join(strings.Fields(s), " ")+"”")
			}
		}
		if len(said) > 0 {
			c.told.Each(told.ClerkLost, from.Source, "还要的，抄到新台账的相应各行", "原台账里这一行的任务现在没有了，写在旁边的话没有地方放：%s（%s）：%s", row.Key.ID+"|"+row.Key.Group, strings.Join(strings.Fields(row.Text), " "), strings.Join(said, "、"))
		}
	}
}

// kept reports whether a pair was done the month before by all who answer for it
// and do not say otherwise now: what was done stays done, though no return says it
// again.
func (c *Collection) kept(p *Pair, group int) bool {
	if p.LastStatus == "" || p.done(c.form.Done) {
		return false
	}
	names := c.form.Members[group]
	if len(names) == 0 {
		names = []string{p.Group}
	}
	for _, name := range names {
		if !p.DoneBy(name, names, c.form.Done) {
			return false
		}
	}
	return true
}

// DoneBy reports whether one of those who answer for a pair says that it is done,
// or has said so the month before and says no status now.
func (p *Pair) DoneBy(name string, names []string, done string) bool {
	said := false
	for i := range p.Versions {
		v := &p.Versions[i]
		if status := &v.Answers[returned.AnswerStatus]; (v.Member == "" || v.Member == name) && status.Filled() {
			if status.Text != done {
				return false
			}
			said = true
		}
	}
	last := returned.LastOf(p.LastStatus, name, names)
	before, _, _ := strings.Cut(strings.ReplaceAll(last, "\n", "："), "：") // behind it may stand what was made
	return said || words.Identity(before) == words.Identity(done) && !(p.lastOpen && last == p.LastStatus)
}

// ofOtherMonth reports whether a return is of another month than is collected,
// and says so. Where no month is named, that of the first return is.
func (c *Collection) ofOtherMonth(f *file, sheets []grid.Grid) bool {
	if f.period == "" || f.other != "" {
		return false
	}
	if c.month.Period == "" {
		c.month.Period = f.period
	}
	if f.period == c.month.Period {
		return false
	}
	f.Fault = "是" + assign.PeriodName(f.period) + "的表"
	hint := "放错了的，移出去；要收那个月的，写 --period " + f.period
	filled := c.leaveFilled(f, c.tables(sheets), f.Fault)
	c.add(told.OtherMonth, f, hint, "这是%s的表，这次收的是%s的，没有收%s", assign.PeriodName(f.period), assign.PeriodName(c.month.Period), filled)
	return true
}
