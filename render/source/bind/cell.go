package bind

import (
	"strings"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/source/tomldoc"
	"gongwen/render/source/value"
	"gongwen/render/words"
)

// cell is a cell of units as written and as read.
type cell struct {
	text  diag.Text
	meant diag.Text // of 同上: the words that it stands for
	*words.People
	same bool // 同上, not yet resolved
}

// set reports whether the cell is written at all.
func (c cell) set() bool { return c.People != nil }

// cell reads a value of lead or responsible: an array is a list of names, a
// string is printed to the letter and read for the workbook.
func (t *table) cell(n *tomldoc.Node, key string) cell {
	if n.Kind == tomldoc.Array {
		if len(n.Items) == 0 {
			return t.nobody
		}
		text, who, doubts := t.cells.List(value.Texts(n), t.breakdown.JoinOf(key))
		t.doubt(doubts, true)
		return cell{text: text, People: who}
	}
	text := value.Trim(n.Text)
	if text.Empty() {
		return t.nobody
	}
	if words.Same(text.S) {
		return cell{text: text, People: &words.People{}, same: true}
	}
	who, read, first := t.cells.Phrase(text)
	if first {
		t.doubt(read.Doubts, false)
	}
	return cell{text: text, People: who}
}

// doubt tells which names of a cell are not safe, and what to write.
func (t *table) doubt(doubts []words.Doubt, list bool) {
	for _, d := range doubts {
		at, name := d.Text.Span(), value.Short(d.Text.S)
		switch d.Why {
		case words.Elided:
			t.add(unitUnclear, at, "写全称，或用 [[department]] 登记全称", "“%s”可能省略了字，照原样列为一个单位", name)
		case words.Several:
			hint := "几个单位用顿号隔开，或写成数组；确是一个单位就用 [[department]] 登记"
			if list {
				hint = "数组的一项是一个单位，拆成几项；确是一个单位就用 [[department]] 登记"
			}
			t.add(unitsJoined, at, hint, "“%s”像是几个单位，工作簿里照原样列为一个", name)
		case words.Duty:
			t.add(unitOdd, at, "只写单位名称，别的话写进 requirement；确是单位名称就用 [[department]] 登记", "“%s”不像单位名称，工作簿里列为“%s”", name, value.Short(d.Read))
		case words.NoName:
			t.add(unitOdd, at, "只写单位名称，别的话写进 requirement；确是单位名称就用 [[department]] 登记", "“%s”不像单位名称，工作簿里照原样列为一个单位", name)
		}
	}
}

// above is what 同上 means: the cell of the row above.
func (t *table) above(c cell, above cell, term string) cell {
	switch {
	case !c.same:
		return c
	case !above.Named() && above.text.Empty():
		t.add(sameNothing, c.text.Span(), "写出单位名称", "“%s”的上一行没有%s", c.text.S, term)
		return t.nobody
	}
	return cell{text: c.text, meant: standsFor(above.meant, above.text), People: above.People}
}

// standsFor is what a reference to a cell stands for: what that one stands for
// itself, else its words.
func standsFor(meant, text diag.Text) diag.Text {
	if meant.Empty() {
		return text
	}
	return meant
}

// assigned reports whether anyone has to do a task. Words without a name in
// them stand for whoever it is.
func (t *table) assigned(now assignment) bool {
	if now.lead.Named() || now.responsible.Named() {
		return true
	}
	for _, cell := range [...]cell{now.lead, now.responsible} {
		if !cell.text.Empty() && !words.Nobody(cell.text.S) {
			t.cells.StandIn(cell.People, strings.Join(strings.Fields(cell.text.S), ""))
			return true
		}
	}
	return false
}

// assign gives the tasks their units: those of the lead column lead, unless its
// words make only some of them 牵头 and the others help; of the responsible
// column lead only those that its words call 牵头.
func (t *table) assign() {
	tasks := t.breakdown.Tasks
	for i, now := range t.rows.assigned {
		task := &tasks[i]
		if i > 0 && now == t.rows.assigned[i-1] {
			task.Lead.Units, task.Responsible.Units = tasks[i-1].Lead.Units, tasks[i-1].Responsible.Units
			continue
		}
		lead, helping := now.lead.Lead, now.lead.Other
		if len(lead) == 0 {
			lead, helping = now.lead.Other, nil
		}
		task.Lead.Units = t.cells.Union(lead, now.responsible.Lead)
		task.Responsible.Units = t.cells.Union(now.responsible.Other, helping)
	}
}

// units are those of the words as the model has them.
func units(met []words.Mention) []notice.Unit {
	out := make([]notice.Unit, len(met))
	for i, m := range met {
		out[i] = notice.Unit{Name: m.Name, Collective: m.Collective, Registered: m.Listed, Members: m.Members, Aliases: m.Aliases}
	}
	return out
}
