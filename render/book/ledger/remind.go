package ledger

import (
	"slices"
	"strconv"
	"strings"

	"gongwen/render/book"
	"gongwen/render/book/assign"
	"gongwen/render/book/collect"
	"gongwen/render/book/returned"
	"gongwen/render/book/sheet"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// Reminder is what a department, or a member of a collective, is to be urged to.
type Reminder struct {
	To    string
	Items []Item // the gravest first
	of    *ledger
}

// Item is a task that is behind.
type Item struct {
	Grade Grade
	ID    string
	Text  string
	Due   string
	Why   string // 逾期31天，本期未报
	Said  string // what was last reported

	soon, open, idle bool // it is nearly due; not reported, or not by all; as it was
}

// Grade is how urgent an item is.
type Grade uint8

// The grades, the gravest first.
const (
	Supervise Grade = iota // 督办: overdue for more than a month
	Urge                   // 催办: overdue
	Remind                 // 提醒: nearly due, not reported, or without progress
)

// month is how many days overdue a task is supervised.
const month = 30

// String is the grade in words.
func (g Grade) String() string { return [...]string{"督办", "催办", "提醒"}[g] }

// Reminders are those whom there is anything to urge to, in the order of the
// departments.
func Reminders(n *notice.Notice, res *collect.Result) []Reminder {
	return newLedger(n, res).reminders()
}

func (c *ledger) reminders() (out []Reminder) {
	at := map[string]int{}
	for d := range c.Pairs {
		for _, name := range c.answerers(d) {
			item, behind := c.item(d, name)
			if !behind {
				continue
			}
			i, ok := at[name]
			if !ok {
				i = len(out)
				at[name] = i
				out = append(out, Reminder{To: name, of: c})
			}
			out[i].Items = append(out[i].Items, item)
		}
	}
	for i := range out {
		slices.SortStableFunc(out[i].Items, func(a, b Item) int { return int(a.Grade) - int(b.Grade) })
	}
	return out
}

// answerers is who answers for a pair: the department, of a collective each member.
func (c *ledger) answerers(d int) []string {
	p, g := &c.Pairs[d], c.form.Duties[d].Group
	if g >= len(c.form.Members) || len(c.form.Members[g]) == 0 {
		return []string{p.Group}
	}
	return c.form.Members[g]
}

// said is what one of those who answer for a pair has said, and what it had said
// the month before. Of a collective each member is held to its own words, or, where
// they do not say whose they are, to those of all.
func (c *ledger) said(d int, name string) (now returned.Answers, before string) {
	p := &c.Pairs[d]
	if before = p.LastProgress; name == p.Group {
		if p.State == collect.Missing {
			return nil, before
		}
		now = slices.Clone(p.Answers)
		for a := range now {
			now[a].Text = c.answer(p, a).Text
		}
		return now, before
	}
	before = returned.LastOf(p.LastProgress, name, c.answerers(d))
	for i := range p.Versions {
		if p.Versions[i].Member == name {
			return p.Versions[i].Answers, before
		}
	}
	if len(p.Versions) == 1 && p.Versions[0].Member == "" {
		return p.Versions[0].Answers, before
	}
	return nil, before
}

// item is what is behind about a pair in the hands of one that answers for it.
func (c *ledger) item(d int, name string) (x Item, behind bool) {
	p := &c.Pairs[d]
	now, before := c.said(d, name)
	x = Item{Grade: Remind, ID: p.ID, Text: c.sent(d, assign.RoleText), Due: c.sent(d, assign.RoleDue)}
	due := c.form.Duties[d].Due
	if x.Due == "" && due != (words.Day{}) {
		x.Due = due.Chinese()
	}
	if p.Kept || name != p.Group && p.DoneBy(name, c.answerers(d), c.form.Done) {
		return x, false // it is done, though others of a collective are not
	}
	progress := ""
	if now != nil {
		progress = now[returned.AnswerProgress].Shown()
	}
	var why []string
	switch c.pace(d) {
	case paceLate:
		days := daysBetween(due, c.Day)
		why = append(why, "逾期"+strconv.Itoa(days)+"天")
		if x.Grade = Urge; days > month {
			x.Grade = Supervise
		}
	case paceSoon:
		x.soon = true
		why = append(why, soonSaid(daysBetween(c.Day, due)))
	}
	switch {
	case now == nil:
		x.open = true
		why = append(why, "本期未报")
	case name == p.Group && p.Idle, name != p.Group && before != "" && words.Identity(progress) == words.Identity(before):
		x.idle = true
		why = append(why, sameAsLast)
	}
	x.Why = strings.Join(why, "，")
	if x.Said = progress; progress == "" && before != "" {
		x.Said = "上期：" + before
	}
	return x, len(why) > 0
}

// urge is whom to urge to what, with a message that can be pasted.
func (c *ledger) urge() sheet.Listing {
	l := sheet.Listing{
		Name: nameUrge, Title: c.title("催办"),
		Hint: c.until() + "。逾期超过" + strconv.Itoa(month) + "天的督办，逾期的催办，" + strconv.Itoa(soon) + "天以内到期、没有报送、没有进展的提醒。每家一条可以复制的短信在“催办短信”里。",
		Columns: []sheet.ListingColumn{
			{Head: "单位", Width: 168, Align: book.Centre},
			{Head: "级别", Width: 64, Align: book.Centre},
			{Head: "编号", Width: 72, Align: book.Centre},
			{Head: "任务", Width: 360, Widen: true},
			{Head: "完成时限", Width: 112, Align: book.Centre},
			{Head: "情况", Width: 168},
			{Head: "最近进展", Width: 296, Widen: true},
		},
		Marks: []sheet.Mark{
			{Column: 1, Text: Supervise.String(), Paint: book.Bad()}, {Column: 1, Text: Urge.String(), Paint: book.Fair()},
		},
		Freeze: 1,
	}
	for _, r := range c.reminders() {
		l.Labels = append(l.Labels, sheet.Label{Column: 0, First: len(l.Rows), End: len(l.Rows) + len(r.Items), Text: r.To, Keep: true})
		for _, x := range r.Items {
			l.Rows = append(l.Rows, sheet.ListingRow{Entries: []sheet.Entry{{}, {Text: x.Grade.String()}, {Text: x.ID}, {Text: x.Text}, {Text: x.Due}, {Text: x.Why}, {Text: x.Said}}})
		}
	}
	return l
}

// messages are the same as text, one each, for pasting.
func (c *ledger) messages() sheet.Listing {
	l := sheet.Listing{
		Name: nameMessages, Title: c.title("催办短信"), Aside: true,
		Columns: []sheet.ListingColumn{{Head: "单位", Width: 168, Align: book.Centre}, {Head: "短信", Width: 880, Widen: true}},
		Freeze:  1,
	}
	for _, r := range c.reminders() {
		l.Rows = append(l.Rows, sheet.ListingRow{Entries: []sheet.Entry{{Text: r.To}, {Text: r.Message()}}})
	}
	return l
}
