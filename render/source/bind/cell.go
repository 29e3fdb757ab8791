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
	text diag.Text
	*words.People
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
		text, who := t.cells.List(value.Texts(n), t.breakdown.JoinOf(key))
		return cell{text, who}
	}
	text := value.Trim(n.Text)
	if text.Empty() {
		return t.nobody
	}
	who, read, first := t.cells.Phrase(text)
	if first {
		for _, piece := range read.Doubts {
			t.add(unitUnclear, piece.Span(), "写全称，或用 [[department]] 登记全称", "“%s”可能省略了字，照原样列为一个单位", value.Short(piece.S))
		}
	}
	return cell{text, who}
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
