package returned

import (
	"strconv"
	"strings"

	"gongwen/render/book"
	"gongwen/render/book/assign"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// To plan a workbook of 10,000 tasks takes a tenth of the time of collecting it.
// Nearly all that it says stands in the tasks themselves, and the rest, but for
// numbers, in the workbook of a few of them; it is planned where that does not do.

// few is how many tasks have a workbook with all heads and hints, mostly.
const few = 8

// makeQuick is what is sent in the whole workbook as far as it is known without
// planning that: no other words, but for hints with other numbers.
func (s *Sent) makeQuick() *said {
	p := &said{texts: map[string]bool{}, names: map[string]bool{}, again: map[string]bool{}}
	tasks := make([]int, min(few, len(s.b.Tasks)))
	for i := range tasks {
		tasks[i] = i
	}
	if plan, _ := assign.Plan(s.n, s.b.Only(tasks)); plan != nil {
		note(plan, p.texts, p.names)
	}
	for text := range p.texts {
		if text = untold(text); len(text) >= leastHint {
			p.again[text] = true
		}
	}
	seen := map[string]bool{}
	add := func(text string) {
		if !seen[text] {
			seen[text], p.texts[words.Identity(text)] = true, true
		}
	}
	lists := map[string]string{}
	list := func(units []int) {
		var key, names strings.Builder
		for i, u := range units {
			key.WriteString(strconv.Itoa(u) + " ")
			if i > 0 {
				names.WriteString("、")
			}
			names.WriteString(s.b.Units[u].Name)
		}
		if _, ok := lists[key.String()]; !ok {
			lists[key.String()] = names.String()
			add(names.String())
		}
	}
	for _, u := range s.b.Units {
		for _, name := range append([]string{u.Name}, u.Members...) {
			add(name)
		}
	}
	heading := func(all []notice.Heading, i int) {
		if i >= 0 {
			add(all[i].Text.S)
		}
	}
	for i := range s.b.Tasks {
		t := &s.b.Tasks[i]
		heading(s.b.Sections, t.Section)
		heading(s.b.Topics, t.Topic)
		for _, text := range [...]string{t.ID, t.Title.S, t.Requirement.S, t.Due.Text.S} {
			add(text)
		}
		list(t.Lead.Units)
		list(t.Responsible.Units)
		for c := range s.b.Columns {
			add(s.b.Cell(i, &s.b.Columns[c]).S)
		}
		if day, ok := book.Serial(t.Due.Day); ok {
			add(strconv.Itoa(int(day)))
		}
	}
	delete(p.texts, "")
	return p
}
