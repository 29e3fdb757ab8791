package notice

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongwen/render/diag"
)

func text(s string) diag.Text { return diag.Plain(s) }

// two is a notice of two breakdowns, the second a list where the first of the
// responsible units leads.
func two() *Notice {
	units := []Unit{{Name: "甲局"}, {Name: "乙局"}, {Name: "各镇", Collective: true}, {Name: "有关部门", Collective: true}}
	first := &Breakdown{
		Part: 1, Units: units, Columns: []Column{{Key: KeyTopic, Head: text("任务"), Merge: MergeAll}, {Key: KeyLead, Head: text("牵头"), Merge: MergeAll}, {Key: KeyRequirement, Head: text("要求")}},
		Sections: []Heading{{Section: -1, Text: text("一、甲类"), Ordinal: len("一、")}},
		Topics:   []Heading{{Section: 0, Text: text("（一）公开"), Ordinal: len("（一）")}},
		Tasks: []Task{
			{ID: "1-001", Section: 0, Topic: 0, Lead: Units{Text: text("甲局"), Units: []int{0}}, Requirement: text("做。")},
			{ID: "1-002", Section: 0, Topic: 0, Lead: Units{Text: text("甲局、各镇"), Units: []int{0, 2}}, Requirement: text("再做。")},
		},
	}
	second := &Breakdown{
		Part: 2, Units: units, FirstLeads: true, Form: AsList, ReturnBy: Day{Year: 2023, Month: 9, Day: 1},
		Columns: []Column{{Key: KeyRequirement, Head: text("内容")}, {Key: KeyResponsible, Head: text("责任单位")}},
		Topics:  []Heading{{Section: -1, Text: text("督促")}},
		Tasks: []Task{
			{ID: "2-001", Section: -1, Topic: 0, Responsible: Units{Text: text("乙局、甲局"), Units: []int{1, 0}}, Requirement: text("督。")},
			{ID: "2-002", Section: -1, Topic: -1, Responsible: Units{Text: text("各镇、有关部门"), Units: []int{2, 3}}, Requirement: text("促。")},
		},
	}
	return &Notice{Units: units, Parts: []Part{{}, {Kind: Issued, Content: first}, {Kind: Attached, Content: second}}}
}

// TestAssignment: all tasks as one breakdown, and whom they are for.
func TestAssignment(t *testing.T) {
	n := two()
	if n.Owner() != 1 || len(n.Attachments()) != 1 || n.Body() != &n.Parts[0] {
		t.Error("the document, then the attachments, follow the body")
	}
	a := n.Assignment()
	var columns []string
	for _, c := range a.Columns {
		columns = append(columns, c.Key+" "+c.Head.S)
	}
	if diff := cmp.Diff([]string{"topic 任务", "lead 牵头", "requirement 要求", "responsible 责任单位"}, columns); diff != "" {
		t.Errorf("columns (-want +got):\n%s", diff)
	}
	var groups []string
	for _, g := range a.Groups() {
		var ids []string
		for _, task := range g.Tasks {
			ids = append(ids, a.Tasks[task].ID)
		}
		groups = append(groups, g.Name+" "+strings.Join(ids, " "))
	}
	if diff := cmp.Diff([]string{"甲局 1-001 1-002", "乙局 2-001", "各镇 1-002 2-002"}, groups); diff != "" {
		t.Errorf("groups (-want +got):\n%s", diff)
	}
	if got := a.Tasks[2]; got.Table != 1 || got.Topic != 1 || got.Section != -1 || a.ReturnBy.Month != 9 {
		t.Errorf("the third task is %+v", got)
	}
	if got := n.Breakdowns()[1].Tasks[0]; len(got.Lead.Units) > 0 || got.Table != 0 {
		t.Errorf("the breakdown was changed: %+v", got)
	}
	if runs := a.Runs(&a.Columns[0]); len(runs) != 3 || runs[0] != (Run{0, 2}) {
		t.Errorf("runs %v", runs)
	}
	same := two()
	b := same.Breakdowns()[0]
	b.Tasks[1].Lead.Text, b.Tasks[1].Lead.Meant = text("同上"), text("甲局、各镇")
	same.Parts = same.Parts[:2]
	if got := same.Assignment().Tasks[1].Lead; got.Text.S != "甲局、各镇" || !got.Meant.Empty() {
		t.Errorf("同上 in the assignment is %+v", got)
	}
	if b.Tasks[1].Lead.Text.S != "同上" || b.Cell(1, &b.Columns[1]).S != "同上" {
		t.Error("同上 is not printed as written")
	}
	single := &Notice{Parts: []Part{{Content: n.Breakdowns()[0]}}}
	if single.Assignment() != n.Breakdowns()[0] || (&Notice{Parts: []Part{{}}}).Assignment() != nil {
		t.Error("of one breakdown the assignment is that, of none nothing")
	}
}

// TestPrint: a task is known by its content, not by its place, number, units or
// deadline, nor by how it is spelt.
func TestPrint(t *testing.T) {
	b := two().Breakdowns()[0]
	print := b.Print(0)
	if len(print) != 8 || strings.Trim(print, "0123456789abcdef") != "" {
		t.Errorf("print %q", print)
	}
	same := func(what string, change func(*Breakdown, *Task)) {
		c := two().Breakdowns()[0]
		change(c, &c.Tasks[0])
		if got := c.Print(0); got != print {
			t.Errorf("%s: %s, want %s", what, got, print)
		}
	}
	same("number and id", func(_ *Breakdown, t *Task) { t.ID, t.Seq = "x", "9" })
	same("units and deadline", func(_ *Breakdown, t *Task) { t.Lead, t.Due = Units{}, Due{Text: text("6月")} })
	same("the topic's ordinal", func(b *Breakdown, _ *Task) {
		b.Topics[0].Text, b.Topics[0].Ordinal = text("（三）公开"), len("（三）")
	})
	same("blanks and width", func(_ *Breakdown, t *Task) { t.Requirement = text("做 ｡"[:len("做 ")] + "。") })
	for what, change := range map[string]func(*Breakdown, *Task){
		"requirement": func(_ *Breakdown, t *Task) { t.Requirement = text("不做。") },
		"title":       func(_ *Breakdown, t *Task) { t.Title = text("题") },
		"topic":       func(b *Breakdown, _ *Task) { b.Topics[0].Text = text("（一）公示") },
		"no topic":    func(_ *Breakdown, t *Task) { t.Topic = -1 },
	} {
		c := two().Breakdowns()[0]
		change(c, &c.Tasks[0])
		if c.Print(0) == print {
			t.Errorf("another %s, and the same print", what)
		}
	}
}

// TestDump: every breakdown is in it.
func TestDump(t *testing.T) {
	var b bytes.Buffer
	if err := two().Dump(&b); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"document content: breakdown", "attachment 1 content: breakdown", "breakdown form: list close false", "task 1-002 lead units: [1 3]", "task 2-002 responsible units: [3 4]"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the dump lacks %q:\n%s", want, b.String())
		}
	}
}
