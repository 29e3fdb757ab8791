package tasks

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gongwen/render/intake/doubt"
	"gongwen/render/intake/prose"
	"gongwen/render/intake/source"
	"gongwen/render/notice"
)

// survey counts what the columns hold, by which blanks are understood.
func (r *reading) survey(end int) {
	blank := map[string]int{}
	for row := r.h.Last + 1; row < end; row++ {
		if k := r.t.Lone(row); len(r.t.Distinct(row)) == 0 || k >= 0 && !r.inText(k) || repeatsHead(r.t, r.h, row) || r.isTotal(row) {
			continue
		}
		for i := range r.h.columns {
			c := &r.h.columns[i]
			k := r.t.Index(row, c.At)
			if k < 0 {
				blank[c.Key]++
				continue
			}
			cell := &r.t.Cells[k]
			if cell.Rows > 1 && cell.Text != "" {
				r.spans = true
				r.b.Merged[c.Key] = true
			}
			if cell.Text == "" {
				blank[c.Key]++
			} else {
				r.filled[c.Key]++
			}
		}
	}
	if r.spans {
		return
	}
	// Blanks stand for merges if the columns of groups or of units have some.
	for _, key := range []string{notice.KeySection, notice.KeyTopic} {
		r.gaps = r.gaps || blank[key] > 0 && r.filled[key] > 0
	}
	units := r.filled[notice.KeyLead] + r.filled[notice.KeyResponsible]
	if blank[notice.KeyLead] > 0 && blank[notice.KeyResponsible] > 0 && units > 0 ||
		units > 0 && (r.h.Of(notice.KeyLead) == nil && blank[notice.KeyResponsible] > 0 || r.h.Of(notice.KeyResponsible) == nil && blank[notice.KeyLead] > 0) {
		r.gaps = true
	}
}

// sameAsAbove reports whether a cell says that it is as the one above.
func sameAsAbove(v string) bool {
	switch prose.Bare(v) {
	case "同上", "〃", "″", "\"", "同前", "″″", "“", "”", "’’", "''":
		return true
	}
	return false
}

// fillBlanks understands blank cells as merged ones where the table has no
// merged ones.
func (r *reading) fillBlanks(row int, values map[string]string, prev *Task, t *Task) {
	if prev == nil {
		return
	}
	blank := func(key string) bool {
		c := r.h.Of(key)
		if c == nil || values[key] != "" || prev.value(key) == "" {
			return false
		}
		k := r.t.Index(row, c.At)
		return k < 0 || r.t.Cells[k].Text == ""
	}
	take := func(key string) {
		c := r.h.Of(key)
		values[key] = prev.value(key)
		r.blanks[c.Head] = append(r.blanks[c.Head], r.t.Ref(row, c.At))
		t.Doubts = append(t.Doubts, c.Head+"在来源里是空的，当作与上一行相同")
	}
	for _, key := range []string{notice.KeySection, notice.KeyTopic} {
		if blank(key) && (key == notice.KeySection || r.h.Of(notice.KeySection) == nil || values[notice.KeySection] == prev.Section) {
			take(key)
		}
	}
	lead, responsible := blank(notice.KeyLead), blank(notice.KeyResponsible)
	nobody := values[notice.KeyLead] == "" && values[notice.KeyResponsible] == ""
	switch {
	case r.gaps || nobody:
		if lead {
			take(notice.KeyLead)
		}
		if responsible && (lead || r.h.Of(notice.KeyLead) == nil) { // under another lead blank is nobody
			take(notice.KeyResponsible)
		}
	}
	// Text knows no merged cells: a lead that is not written beside others who are
	// responsible leads these too, within a topic.
	if lead && !r.gaps && !nobody && r.t.Kind == source.Text && prev.Responsible != "" && values[notice.KeyTopic] == prev.Topic {
		take(notice.KeyLead)
	}
	if r.gaps && blank(notice.KeyDue) {
		take(notice.KeyDue)
		t.kind = prev.kind
	}
}

// tellBlanks tells which blanks were understood.
func (r *reading) tellBlanks() {
	heads := make([]string, 0, len(r.blanks))
	for head := range r.blanks {
		heads = append(heads, head)
	}
	slices.Sort(heads)
	for _, head := range heads {
		places := firstOf(r.blanks[head])
		if head == "同上" {
			r.Say(doubt.BlankTaken, "核对这几处", "“同上”写成了上一行的内容：%s", places)
			continue
		}
		r.Say(doubt.BlankTaken, r.otherwise(head), "“%s”空着的格当作与上一行相同：%s", head, places)
	}
}

// findParted notes the columns in which equal cells stand one below the other
// and are not merged.
func (r *reading) findParted() {
	for i := range r.b.Columns {
		c := &r.b.Columns[i]
		for row := r.h.Last + 1; row+1 < len(r.t.At) && !r.b.Parted[c.Key]; row++ {
			a, b := r.t.Index(row, c.At), r.t.Index(row+1, c.At)
			r.b.Parted[c.Key] = a >= 0 && b >= 0 && a != b && r.t.Cells[a].Text != "" && r.t.Cells[a].Text == r.t.Cells[b].Text
		}
	}
}

// blankSeqs understands rows without a number. Where the next number leaves room
// for them they were forgotten, and the program counts on; where it does not, or
// where the row goes on with the task above, they share the one above.
func (r *reading) blankSeqs() {
	c := r.h.Of(notice.KeySeq)
	all := r.b.Tasks
	if c == nil || !slices.ContainsFunc(all, func(t Task) bool { return t.Seq != "" }) {
		return
	}
	number := func(i int) int {
		v, err := strconv.Atoi(all[i].Seq)
		if err != nil || all[i].Only {
			return 0
		}
		return v
	}
	blank := func(i int) bool { return all[i].Seq == "" && !all[i].sameSeq }
	var counted, shared []string
	last := 0
	for i := 0; i < len(all); i++ {
		if !blank(i) || all[i].Only {
			if v := number(i); v > 0 {
				last = v
			}
			continue
		}
		end := i
		for end < len(all) && blank(end) && !all[end].Only {
			end++
		}
		next := 0
		if end < len(all) {
			next = number(end)
		}
		for k := i; k < end; k++ {
			t := &all[k]
			goesOn := k > 0 && t.Section == all[k-1].Section && t.Topic != "" && t.Topic == all[k-1].Topic && t.Title == all[k-1].Title || len(t.Doubts) > 0
			t.sameSeq = last > 0 && (next == last+1 || goesOn && next != last+1+end-i)
			switch at := r.t.Ref(t.at, c.At); {
			case !t.sameSeq:
				counted = append(counted, at)
			case !goesOn:
				shared = append(shared, at)
			}
		}
		i = end - 1
	}
	if len(counted) > 0 {
		r.Say(doubt.ValueDoubt, "核对序号；与上一行同号的，在那一项里写 seq = \"\"", "“%s”空着，由程序接着编：%s", c.Head, firstOf(counted))
	}
	if len(shared) > 0 {
		r.Say(doubt.BlankTaken, "核对序号；各有一号的，删去 seq = \"\"，改后面的序号", "“%s”空着的格当作与上一行同号：%s", c.Head, firstOf(shared))
	}
}

// otherwise is what to write where a blank under a head is not as the row above.
func (r *reading) otherwise(head string) string {
	for i := range r.h.columns {
		c := &r.h.columns[i]
		if c.Head != head {
			continue
		}
		switch c.Key {
		case notice.KeyLead, notice.KeyResponsible:
			return "确实没有的，在那一项里写 " + c.Key + " = []"
		case notice.KeyDue:
			return "确实没有的，在那一项里写 due = \"\""
		default:
			return "不与上一行同属一类的，在那一项里写上自己的 " + c.Key
		}
	}
	return "核对这几处"
}

// firstOf names places, the first of many.
func firstOf(at []string) string {
	const most = 8
	if n := len(at); n > most {
		return strings.Join(at[:most], "、") + fmt.Sprintf(" 等 %d 处", n)
	}
	return strings.Join(at, "、")
}
