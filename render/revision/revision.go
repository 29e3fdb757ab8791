// Package revision holds two editions of a notice against each other: which
// tasks were kept, moved, reworded, given to others, given another day, added or
// dropped, what else of the notice reads otherwise, and who has to report anew.
//
// It reads no source and writes none, and knows neither paper nor workbook. A
// task is what it says: its number, its place and the ordinals of its headings
// are no part of it. In: two [notice.Notice] values. Out: a [Revision], plain
// data, in words, and as a notice of its own that shows both side by side.
package revision

import (
	"slices"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// Revision is what an amendment changed.
type Revision struct {
	Old, New      *notice.Notice
	Before, After *notice.Breakdown // their assignments; nil without tasks
	Tasks         []Task            // in the order of the new notice, those dropped where they stood
	Texts         []Text            // what else reads otherwise, in the order of the notice
	Units         []Renamed         // departments with another name
}

// Task is a task in both editions.
type Task struct {
	Old, New int // indices into the assignments; -1: there is none
	Reworded bool
	Leads    bool // others lead it
	Helpers  bool // others help
	Redated  bool
	Moved    bool // it stands under another number
}

// Added and Dropped report whether only one edition has the task.
func (t *Task) Added() bool { return t.Old < 0 }

// Dropped reports whether only the old edition has the task.
func (t *Task) Dropped() bool { return t.New < 0 }

// Same reports whether it asks the same of the same until the same day.
func (t *Task) Same() bool {
	return !t.Added() && !t.Dropped() && !t.Reworded && !t.Leads && !t.Helpers && !t.Redated
}

// Text is a text of the notice apart from its tasks; one of the two may be empty.
type Text struct{ What, Old, New string }

// Renamed is a department that the new register calls by another name.
type Renamed struct{ Old, New string }

// Compare compares two editions of a notice.
func Compare(before, after *notice.Notice) *Revision {
	r := &Revision{Old: before, New: after, Before: before.Assignment(), After: after.Assignment()}
	r.Texts = texts(before, after)
	c := comparing{r: r, name: names(after)}
	c.renamed()
	c.tasks()
	return r
}

// comparing is the work on one comparison.
type comparing struct {
	r    *Revision
	name map[string]string // what a folded name, or alias, is called today, folded
}

// names knows the departments of a notice by their names and aliases.
func names(n *notice.Notice) map[string]string {
	m := map[string]string{}
	for i := range n.Units {
		m[words.Identity(n.Units[i].Name)] = words.Identity(n.Units[i].Name)
	}
	for i := range n.Units {
		for _, alias := range n.Units[i].Aliases {
			if a := words.Identity(alias); m[a] == "" {
				m[a] = words.Identity(n.Units[i].Name)
			}
		}
	}
	return m
}

// today is a folded name as the new notice has it.
func (c *comparing) today(name string) string {
	name = words.Identity(name)
	if now := c.name[name]; now != "" {
		return now
	}
	return name
}

func (c *comparing) renamed() {
	if c.r.Before == nil || c.r.After == nil {
		return
	}
	for i := range c.r.Before.Units {
		old := c.r.Before.Units[i].Name
		for j := range c.r.After.Units {
			if now := c.r.After.Units[j].Name; words.Identity(now) == c.today(old) && words.Identity(now) != words.Identity(old) {
				c.r.Units = append(c.r.Units, Renamed{old, now})
			}
		}
	}
}

// tasks pairs the tasks of both editions: by the ids that are written in both,
// by what they say, the rest by how like they are.
func (c *comparing) tasks() {
	var before, after notice.Breakdown
	if c.r.Before != nil {
		before = *c.r.Before
	}
	if c.r.After != nil {
		after = *c.r.After
	}
	of := make([]int, len(after.Tasks)) // by new task: the old one
	taken := make([]bool, len(before.Tasks))
	for i := range of {
		of[i] = -1
	}
	take := func(now, old int) { of[now], taken[old] = old, true }

	ids := map[string]int{}
	for i := range before.Tasks {
		ids[words.Identity(before.Tasks[i].ID)] = i
	}
	for i := range after.Tasks {
		if old, ok := ids[words.Identity(after.Tasks[i].ID)]; ok && after.Tasks[i].Named {
			take(i, old)
		}
	}
	c.alike(&before, &after, of, taken, take)
	c.near(&before, &after, of, taken, take)

	last := 0 // old tasks up to here are told
	at := map[int]bool{}
	for _, old := range of {
		at[old] = true
	}
	drop := func(upTo int) {
		for ; last < upTo; last++ {
			if !at[last] {
				c.r.Tasks = append(c.r.Tasks, Task{Old: last, New: -1})
			}
		}
	}
	for now, old := range of {
		if old < 0 {
			c.r.Tasks = append(c.r.Tasks, Task{Old: -1, New: now})
			continue
		}
		if old >= last {
			drop(old)
		}
		c.r.Tasks = append(c.r.Tasks, c.task(&before, &after, old, now))
	}
	drop(len(before.Tasks))
}

// alike pairs tasks that say the same, those in the hands of the same leads
// first, in their order.
func (c *comparing) alike(before, after *notice.Breakdown, of []int, taken []bool, take func(now, old int)) {
	for _, leads := range [...]bool{true, false} {
		byPrint := map[string][]int{}
		key := func(b *notice.Breakdown, i int) string {
			k := b.Print(i)
			if leads {
				k += "|" + strings.Join(c.units(b, b.Tasks[i].Lead.Units), "|")
			}
			return k
		}
		for i := range before.Tasks {
			if !taken[i] {
				k := key(before, i)
				byPrint[k] = append(byPrint[k], i)
			}
		}
		for i := range after.Tasks {
			if of[i] >= 0 {
				continue
			}
			if k := key(after, i); len(byPrint[k]) > 0 {
				take(i, byPrint[k][0])
				byPrint[k] = byPrint[k][1:]
			}
		}
	}
}

// near pairs what is left by likeness, as collect takes a returned row for a
// reworded task: four fifths of the words anywhere, half of them at one number.
func (c *comparing) near(before, after *notice.Breakdown, of []int, taken []bool, take func(now, old int)) {
	texts := map[string][]int{}
	left := map[string]int{} // old tasks by id
	for i := range before.Tasks {
		if !taken[i] {
			text := words.Identity(textOf(before, i))
			texts[text] = append(texts[text], i)
			left[before.Tasks[i].ID] = i
		}
	}
	if len(texts) == 0 {
		return
	}
	likes := words.NewLikeness(texts)
	for i := range after.Tasks {
		if of[i] >= 0 {
			continue
		}
		if old := likes.Find(words.Identity(textOf(after, i)), -1); old >= 0 && !taken[old] {
			take(i, old)
		}
	}
	const half = 5 // tenths
	for i := range after.Tasks {
		if of[i] >= 0 {
			continue
		}
		if old, ok := left[after.Tasks[i].ID]; ok && !taken[old] && words.Alike(words.Identity(textOf(after, i)), words.Identity(textOf(before, old)), half) {
			take(i, old)
		}
	}
	c.sameHands(before, after, of, taken, take)
}

// sameHands pairs what is left in the hands of the same leads under the same
// topic and is more like each other than not, the likest first.
func (c *comparing) sameHands(before, after *notice.Breakdown, of []int, taken []bool, take func(now, old int)) {
	const most = 250_000 // comparisons
	hands := func(b *notice.Breakdown, i int) string {
		return words.Identity(topicOf(b, i)) + "|" + strings.Join(c.units(b, b.Tasks[i].Lead.Units), "|")
	}
	olds := map[string][]int{}
	for i := range before.Tasks {
		if !taken[i] {
			olds[hands(before, i)] = append(olds[hands(before, i)], i)
		}
	}
	for _, tenths := range [...]int{7, 6} {
		steps := 0
		for i := range after.Tasks {
			if of[i] >= 0 {
				continue
			}
			for _, old := range olds[hands(after, i)] {
				if steps++; steps > most {
					return
				}
				if !taken[old] && words.Alike(words.Identity(textOf(after, i)), words.Identity(textOf(before, old)), tenths) {
					take(i, old)
					break
				}
			}
		}
	}
}

// textOf is what a task says: its title and what is required.
func textOf(b *notice.Breakdown, task int) string {
	t := &b.Tasks[task]
	if t.Title.Empty() || t.Requirement.Empty() {
		return t.Title.S + t.Requirement.S
	}
	return t.Title.S + "\n" + t.Requirement.S
}

// topicOf is the heading of a task without its ordinal.
func topicOf(b *notice.Breakdown, task int) string {
	t := &b.Tasks[task]
	if t.Topic < 0 {
		return ""
	}
	h := &b.Topics[t.Topic]
	return h.Text.S[h.Ordinal:]
}

// units is names, folded, as the new notice has them, sorted.
func (c *comparing) units(b *notice.Breakdown, units []int) (list []string) {
	for _, u := range units {
		list = append(list, c.today(b.Units[u].Name))
	}
	slices.Sort(list)
	return list
}

// task compares a task that both editions have.
func (c *comparing) task(before, after *notice.Breakdown, old, now int) Task {
	x, y := &before.Tasks[old], &after.Tasks[now]
	return Task{
		Old: old, New: now,
		Reworded: before.Print(old) != after.Print(now),
		Leads:    !slices.Equal(c.units(before, x.Lead.Units), c.units(after, y.Lead.Units)),
		Helpers:  !slices.Equal(c.units(before, x.Responsible.Units), c.units(after, y.Responsible.Units)),
		Redated:  words.Identity(due(x)) != words.Identity(due(y)) || x.Due.Day != y.Due.Day,
		Moved:    x.ID != y.ID,
	}
}

// due is the deadline of a task in words.
func due(t *notice.Task) string {
	if t.Due.Text.Empty() && t.Due.Day != (words.Day{}) {
		return t.Due.Day.Chinese()
	}
	return t.Due.Text.S
}

// texts compares what a notice says beside its tasks.
func texts(before, after *notice.Notice) (out []Text) {
	add := func(what, x, y string) {
		if words.Identity(x) != words.Identity(y) {
			out = append(out, Text{what, x, y})
		}
	}
	day := func(d notice.Day) string {
		if d == (notice.Day{}) {
			return ""
		}
		return d.Chinese()
	}
	add("发文机关", strings.Join(before.IssuerNames(), "、"), strings.Join(after.IssuerNames(), "、"))
	add("发文字号", before.Number.S, after.Number.S)
	add("标题", before.TitleLine(), after.TitleLine())
	add("主送机关", before.Recipients.S, after.Recipients.S)
	for i := range max(len(before.Parts), len(after.Parts)) {
		x, y := partOf(before, i), partOf(after, i)
		name := "正文"
		if i > 0 {
			name = firstOf(y.Title.S, diag.Concat(y.Heading...).S, x.Title.S, diag.Concat(x.Heading...).S, "附件")
			add("附件名称", x.Title.S, y.Title.S)
			add("“"+name+"”的标题", diag.Concat(x.Heading...).S, diag.Concat(y.Heading...).S)
		}
		out = append(out, paragraphs(name, slices.Concat(x.Text, x.After), slices.Concat(y.Text, y.After))...)
		out = append(out, grids(name, x.Content, y.Content)...)
	}
	add("附注", joined(before.Notes), joined(after.Notes))
	add("成文日期", day(before.Date), day(after.Date))
	add("抄送", before.Imprint.CopyTo.S, after.Imprint.CopyTo.S)
	return out
}

func joined(list []diag.Text) string { return diag.Join(list, "\n").S }

func partOf(n *notice.Notice, i int) notice.Part {
	if i < len(n.Parts) {
		return n.Parts[i]
	}
	return notice.Part{}
}

func firstOf(names ...string) string {
	for _, s := range names {
		if s != "" {
			return s
		}
	}
	return ""
}

// paragraphs compares two texts paragraph by paragraph.
func paragraphs(name string, x, y []notice.Paragraph) (out []Text) {
	plain := func(list []notice.Paragraph) (all []string) {
		for _, p := range list {
			all = append(all, p.Text.S)
		}
		return all
	}
	return lines(name, plain(x), plain(y))
}

// grids compares two plain tables row by row.
func grids(name string, x, y notice.Content) []Text {
	plain := func(c notice.Content) (all []string) {
		g, ok := c.(*notice.Grid)
		if !ok {
			return nil
		}
		heads := [][]diag.Text{g.Over, g.Heads}
		if g.Over == nil {
			heads = heads[1:]
		}
		for _, row := range slices.Concat(heads, g.Rows) {
			all = append(all, diag.Join(row, "｜").S)
		}
		return all
	}
	return lines(name+"的表", plain(x), plain(y))
}
