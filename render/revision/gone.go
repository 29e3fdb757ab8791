package revision

import (
	"slices"
	"strings"

	"gongwen/render/notice"
	"gongwen/render/words"
)

// Gone is what a department no longer has to do, in words: a sentence a task.
type Gone struct {
	Department string // under its name of today
	Notes      []string
	Left       bool // nothing is left for it to do, so that it gets no file
}

// part is what a department has to do with a task.
type part uint8

const (
	none part = iota
	helps
	holds
)

// Gone is for each department of the old notice, the members of a registered
// collective in its place, the tasks that it no longer has: dropped, or given to
// others. In the order in which they appear there; who has lost nothing is left out.
func (r *Revision) Gone() (out []Gone) {
	if r.Before == nil {
		return nil
	}
	c := comparing{r: r, name: names(r.New)}
	then, now := c.parts(r.Before), []map[string]part(nil)
	busy := map[string]bool{} // who has anything to do today
	if r.After != nil {
		now = c.parts(r.After)
	}
	for _, task := range now {
		for name := range task {
			busy[name] = true
		}
	}
	of := map[int]int{} // the new task by the old one
	for i := range r.Tasks {
		if t := &r.Tasks[i]; !t.Added() && !t.Dropped() {
			of[t.Old] = t.New
		}
	}
	at := map[string]int{}
	for _, names := range r.Before.Members() {
		for _, name := range names {
			folded := c.today(name)
			if _, ok := at[folded]; !ok {
				at[folded] = len(out)
				out = append(out, Gone{Department: c.proper(name), Left: !busy[folded]})
			}
		}
	}
	for old := range r.Before.Tasks {
		task, kept := of[old]
		for name, was := range then[old] {
			is := none
			if kept {
				is = now[task][name]
			}
			if is >= was {
				continue
			}
			said := "原" + r.Before.Tasks[old].ID
			if was == helps {
				said += "（配合）"
			}
			said += quote(textOf(r.Before, old))
			switch {
			case !kept:
				said += "已删去，不再填报。"
				if was == helps {
					said = strings.TrimSuffix(said, "，不再填报。") + "。"
				}
			case is == helps:
				said += "改由" + r.lead(task) + "承担，你单位配合，不再填报。"
			case was == helps:
				said += "不再配合。"
			default:
				said += "改由" + r.lead(task) + "承担，不再填报。"
			}
			g := &out[at[name]]
			g.Notes = append(g.Notes, said)
		}
	}
	return slices.DeleteFunc(out, func(g Gone) bool { return len(g.Notes) == 0 })
}

// Of is what a department has lost.
func (r *Revision) Of(gone []Gone, department string) []string {
	for i := range gone {
		if words.Identity(gone[i].Department) == words.Identity(department) {
			return gone[i].Notes
		}
	}
	return nil
}

// lead is who holds a task of the new notice.
func (r *Revision) lead(task int) string {
	t := &r.After.Tasks[task]
	units := t.Lead.Units
	if len(units) == 0 {
		units = t.Responsible.Units
	}
	var names []string
	for _, u := range units {
		names = append(names, r.After.Units[u].Name)
	}
	return orNone(strings.Join(names, "、"))
}

// proper is a name as the new notice writes it.
func (c *comparing) proper(name string) string {
	for i := range c.r.New.Units {
		if now := c.r.New.Units[i].Name; words.Identity(now) == c.today(name) {
			return now
		}
	}
	return name
}

// parts is for each task of an edition what the departments have to do with it,
// under their folded names of today.
func (c *comparing) parts(b *notice.Breakdown) []map[string]part {
	members := b.Members()
	out := make([]map[string]part, len(b.Tasks))
	for i := range out {
		out[i] = map[string]part{}
	}
	put := func(task, unit int, is part) {
		for _, name := range members[unit] {
			folded := c.today(name)
			out[task][folded] = max(out[task][folded], is)
		}
	}
	for _, g := range b.Groups() {
		for _, task := range g.Tasks {
			for _, u := range g.Units {
				put(task, u, holds)
			}
		}
	}
	for task := range b.Tasks {
		for _, u := range b.Tasks[task].Responsible.Units {
			put(task, u, helps)
		}
	}
	return out
}
