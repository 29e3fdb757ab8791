package revision

import (
	"fmt"
	"strings"

	"gongwen/render/notice"
	"gongwen/render/words"
)

// Refill is what a department has to report anew.
type Refill struct {
	Group string
	IDs   []string // of the new notice
	Why   []string // by id
}

// The words for what became of a task.
const (
	sayAdded    = "新增"
	sayDropped  = "删去"
	sayReworded = "文字修改"
	sayRedated  = "调整时限"
	sayHands    = "调整承担单位"
	sayGiven    = "改由其承担"
)

// Refills is who has to report what anew: whose answer to the old edition collect
// would not take as reported. In the order of the groups of the new notice.
func (r *Revision) Refills() (out []Refill) {
	if r.After == nil {
		return nil
	}
	of := map[int]*Task{} // by new task
	for i := range r.Tasks {
		if t := &r.Tasks[i]; !t.Dropped() {
			of[t.New] = t
		}
	}
	had := r.holders()
	for _, g := range r.After.Groups() {
		f := Refill{Group: g.Name}
		for _, task := range g.Tasks {
			if why := r.whyAnew(of[task], had, words.Identity(g.Name)); why != "" {
				f.IDs, f.Why = append(f.IDs, r.After.Tasks[task].ID), append(f.Why, why)
			}
		}
		if len(f.IDs) > 0 {
			out = append(out, f)
		}
	}
	return out
}

// whyAnew is why a group has to report a task anew; empty: it has not.
func (r *Revision) whyAnew(t *Task, had map[int]map[string]bool, group string) string {
	var why []string
	switch {
	case t.Added():
		return sayAdded
	case !had[t.Old][group]:
		return sayGiven
	}
	if t.Reworded {
		why = append(why, sayReworded)
	}
	if t.Redated {
		why = append(why, sayRedated)
	}
	return strings.Join(why, "、")
}

// holders is the groups that had each old task, under the names of today.
func (r *Revision) holders() map[int]map[string]bool {
	out := map[int]map[string]bool{}
	if r.Before == nil {
		return out
	}
	c := comparing{r: r, name: names(r.New)}
	for _, g := range r.Before.Groups() {
		for _, task := range g.Tasks {
			if out[task] == nil {
				out[task] = map[string]bool{}
			}
			out[task][words.Identity(g.Name)] = true
			if len(g.Units) == 1 {
				out[task][c.today(g.Name)] = true
			}
		}
	}
	return out
}

// Kept is how many tasks ask the same as before.
func (r *Revision) Kept() (n int) {
	for i := range r.Tasks {
		if r.Tasks[i].Same() {
			n++
		}
	}
	return n
}

// Lines is the revision in words, a paragraph a kind of change. Texts stand whole.
func (r *Revision) Lines() (out []string) {
	count := func(b *notice.Breakdown) int {
		if b == nil {
			return 0
		}
		return len(b.Tasks)
	}
	out = append(out, fmt.Sprintf("修订前%d项任务，修订后%d项：%s", count(r.Before), count(r.After), r.counts()))
	section := func(title string, lines []string) {
		if len(lines) > 0 {
			out = append(append(out, title+":"), lines...)
		}
	}
	var added, dropped, reworded, given, redated, moved []string
	for i := range r.Tasks {
		t := &r.Tasks[i]
		if t.Added() {
			added = append(added, "  "+r.now(t)+" "+quote(textOf(r.After, t.New))+dueOf(r.After, t.New))
			continue
		}
		if t.Dropped() {
			dropped = append(dropped, "  "+r.was(t)+" "+quote(textOf(r.Before, t.Old)))
			continue
		}
		if t.Reworded {
			reworded = append(reworded, "  "+r.now(t), "      原: "+oneLine(r.whole(r.Before, t.Old)), "      现: "+oneLine(r.whole(r.After, t.New)))
		}
		if t.Leads || t.Helpers {
			given = append(given, "  "+r.After.Tasks[t.New].ID+" "+r.who(r.Before, t.Old)+" → "+r.who(r.After, t.New))
		}
		if t.Redated {
			redated = append(redated, "  "+r.now(t)+" "+orNone(due(&r.Before.Tasks[t.Old]))+" → "+orNone(due(&r.After.Tasks[t.New])))
		}
		if t.Moved {
			moved = append(moved, r.Before.Tasks[t.Old].ID+"→"+r.After.Tasks[t.New].ID)
		}
	}
	section(sayAdded, added)
	section(sayDropped, dropped)
	section(sayReworded, reworded)
	section(sayRedated, redated)
	section(sayHands, given)
	if len(moved) > 0 {
		section("编号变动（内容不变，已交回的填报照收）", []string{"  " + strings.Join(moved, "、")})
	}
	var units, texts []string
	for _, u := range r.Units {
		units = append(units, "  "+u.Old+" → "+u.New)
	}
	section("部门改名", units)
	for _, t := range r.Texts {
		texts = append(texts, "  "+t.What, "      原: "+orNone(oneLine(t.Old)), "      现: "+orNone(oneLine(t.New)))
	}
	section("通知其他改动", texts)
	var refills []string
	for _, f := range r.Refills() {
		var parts []string
		for i, id := range f.IDs {
			parts = append(parts, id+"（"+f.Why[i]+"）")
		}
		refills = append(refills, "  "+f.Group+": "+strings.Join(parts, "、"))
	}
	section("须重新填报", refills)
	if len(refills) == 0 && r.After != nil {
		out = append(out, "没有部门须重新填报")
	}
	return out
}

// counts is how many tasks changed how: what did not occur is not said.
func (r *Revision) counts() string {
	var n [len(changed)]int
	for i := range r.Tasks {
		t := &r.Tasks[i]
		for k, is := range [...]bool{t.Added(), t.Dropped(), t.Reworded, t.Redated, t.Leads || t.Helpers} {
			if is {
				n[k]++
			}
		}
	}
	var parts []string
	for k, what := range changed {
		if n[k] > 0 {
			parts = append(parts, what+number(n[k])+"项")
		}
	}
	switch {
	case len(parts) == 0 && r.Kept() > 0:
		return "任务没有改动"
	case len(parts) == 0:
		return "没有任务"
	case r.Kept() > 0:
		return strings.Join(parts, "、") + "，其余" + number(r.Kept()) + "项没有改动"
	}
	return strings.Join(parts, "、")
}

// changed is what may become of tasks, as counts say it.
var changed = [...]string{sayAdded, sayDropped, sayReworded, sayRedated, sayHands}

// now and was name a task: 003（发改局）.
func (r *Revision) now(t *Task) string {
	return r.After.Tasks[t.New].ID + "（" + r.who(r.After, t.New) + "）"
}

func (r *Revision) was(t *Task) string {
	return r.Before.Tasks[t.Old].ID + "（" + r.who(r.Before, t.Old) + "）"
}

// who is who has a task: its leads, and who helps.
func (r *Revision) who(b *notice.Breakdown, task int) string {
	t := &b.Tasks[task]
	list := func(units []int) string {
		var names []string
		for _, u := range units {
			names = append(names, b.Units[u].Name)
		}
		return strings.Join(names, "、")
	}
	lead, others := list(t.Lead.Units), list(t.Responsible.Units)
	switch {
	case lead == "":
		return orNone(others)
	case others == "":
		return lead
	}
	return lead + "；" + others
}

// whole is all that a task's print is made of.
func (r *Revision) whole(b *notice.Breakdown, task int) string {
	topic := topicOf(b, task)
	if topic == "" {
		return textOf(b, task)
	}
	return "〔" + topic + "〕" + textOf(b, task)
}

func dueOf(b *notice.Breakdown, task int) string {
	if d := due(&b.Tasks[task]); d != "" {
		return "，" + d
	}
	return ""
}

func quote(s string) string { return "“" + oneLine(s) + "”" }

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func orNone(s string) string {
	if s == "" {
		return "（无）"
	}
	return s
}

// Marks is for each new task what became of it, for the department that works on
// it; empty where it asks the same.
func (r *Revision) Marks() []string {
	if r.After == nil {
		return nil
	}
	out := make([]string, len(r.After.Tasks))
	for i := range r.Tasks {
		t := &r.Tasks[i]
		if t.Dropped() {
			continue
		}
		var said []string
		if t.Added() {
			said = append(said, sayAdded)
		}
		if t.Reworded {
			said = append(said, sayReworded+"，原为："+oneLine(textOf(r.Before, t.Old)))
		}
		if t.Redated {
			said = append(said, "时限原为："+orNone(due(&r.Before.Tasks[t.Old])))
		}
		if t.Leads || t.Helpers {
			said = append(said, "承担单位原为："+r.who(r.Before, t.Old))
		}
		out[t.New] = strings.Join(said, "\n")
	}
	return out
}

// IDs is the id that has to be written to each new task so that later editions,
// and returns of earlier ones, know it: that of the old one where it has moved,
// and a fresh one to a task that is new in the place of an old one. Empty: none.
func (r *Revision) IDs() []string {
	if r.After == nil {
		return nil
	}
	old, taken := map[string]bool{}, map[string]bool{}
	if r.Before != nil {
		for i := range r.Before.Tasks {
			old[words.Identity(r.Before.Tasks[i].ID)] = true
		}
	}
	for i := range r.After.Tasks {
		taken[words.Identity(r.After.Tasks[i].ID)] = true
	}
	out, next := make([]string, len(r.After.Tasks)), 0
	for i := range r.Tasks {
		t := &r.Tasks[i]
		if t.Dropped() || r.After.Tasks[t.New].Named {
			continue
		}
		switch own := words.Identity(r.After.Tasks[t.New].ID); {
		case !t.Added() && t.Moved:
			out[t.New] = r.Before.Tasks[t.Old].ID
		case t.Added() && old[own]:
			for id := ""; id == "" || old[words.Identity(id)] || taken[words.Identity(id)]; {
				next++
				id = fmt.Sprintf("N%02d", next)
				out[t.New] = id
			}
			taken[words.Identity(out[t.New])] = true
		}
	}
	return out
}
