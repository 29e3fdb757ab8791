package bind

import (
	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/source/value"
	"gongwen/render/words"
)

// inheritance goes down the rows and fills in what they leave out. A new
// section clears the topic; a new topic clears lead, responsible and due and
// must state lead or responsible; a lead without responsible means none;
// responsible without lead keeps the lead. A heading that is written again is
// the one above, so that a table may also be written in full.
type inheritance struct {
	*table
	sections []notice.Heading
	topics   []notice.Heading
	section  headings
	topic    headings
	now      assignment
	due      notice.Due
	counter  seqCounter
	first    diag.Span // of the first row
	begun    bool      // a task has been met
	assigned []assigned
}

// assignment is who has to do a task, as its cells say.
type assignment struct{ lead, responsible cell }

// assigned is an assignment without its words.
type assigned struct{ lead, responsible *words.People }

func (t *table) newInheritance() *inheritance {
	none := assignment{t.nobody, t.nobody}
	return &inheritance{
		table:    t,
		section:  headings{binder: t.binder, level: 1, auto: t.numbering.section},
		topic:    headings{binder: t.binder, level: 2, auto: t.numbering.topic},
		now:      none,
		assigned: make([]assigned, 0, cap(t.breakdown.Tasks)),
	}
}

// row takes in the next [[task]]. One that is only the heading of a section is
// no task.
func (h *inheritance) row(r *row) {
	if h.first == (diag.Span{}) {
		h.first = r.span
	}
	newTopic := h.head(r)
	if sectionOnly(r.node) {
		return
	}
	h.breakdown.Tasks = append(h.breakdown.Tasks, h.task(r, newTopic))
	h.assigned = append(h.assigned, assigned{h.now.lead.People, h.now.responsible.People})
	if !r.id.Empty() {
		h.taskIDs = append(h.taskIDs, r.id)
	}
}

// head takes in the headings of a row and reports whether a new topic begins,
// be it the nameless one of a table, or of a section, without topics.
func (h *inheritance) head(r *row) bool {
	anew := !h.begun
	if !r.section.Empty() && r.section.S != h.section.written {
		section := h.section.next(r.section, -1)
		section.Entry = r.entry
		section.Empty = true // until a task stands in it
		h.sections = append(h.sections, section)
		anew = anew || h.topic.written != ""
		h.topic.leave(h.restart)
		h.counter.section(h.count)
	}
	if !r.topic.Empty() && r.topic.S != h.topic.written {
		topic := h.topic.next(r.topic, len(h.sections)-1)
		topic.Entry = r.entry
		h.topics = append(h.topics, topic)
		anew = true
	}
	return anew
}

// task is the row with all that it inherits, but for its units, which are known
// when all rows are.
func (h *inheritance) task(r *row, newTopic bool) notice.Task {
	h.begun = true
	above, aboveDue := h.now, h.due
	if newTopic {
		h.now, h.due = assignment{h.nobody, h.nobody}, notice.Due{Left: true}
	}
	if r.lead.set() {
		h.now = assignment{h.above(r.lead, above.lead, "牵头部门"), h.nobody}
	}
	if r.responsible.set() {
		h.now.responsible = h.above(r.responsible, above.responsible, "责任单位")
	}
	if r.dueSet {
		h.due = h.dueAbove(r, aboveDue)
	}
	if r.deadline != (notice.Day{}) { // what the words say in print is not what is counted
		h.due.Day, h.due.Left = r.deadline, false
	}
	h.checkAssigned(r, h.now, newTopic)
	t := notice.Task{
		Span: r.span, Entry: r.entry, ID: r.id.S, Named: !r.id.Empty(), Section: len(h.sections) - 1, Topic: -1, Title: r.title,
		Lead: notice.Units{Text: h.now.lead.text, Meant: h.now.lead.meant}, Responsible: notice.Units{Text: h.now.responsible.text, Meant: h.now.responsible.meant},
		Requirement: r.requirement, Due: h.due, Seq: h.seq(&h.counter, r, newTopic),
	}
	if h.topic.written != "" {
		t.Topic = len(h.topics) - 1
	}
	if t.Section >= 0 {
		h.sections[t.Section].Empty = false
	}
	if len(r.own) > 0 {
		t.Own = make(map[string]diag.Text, len(r.own))
		for _, o := range r.own {
			t.Own[o.key] = o.text
		}
	}
	return t
}

// checkAssigned reports a row that nobody has to do. Rows that merely inherit
// the fault stay silent, and so does a row whose units were reported already.
func (h *inheritance) checkAssigned(r *row, now assignment, newTopic bool) {
	if h.table.assigned(now) || !newTopic && !r.lead.set() && !r.responsible.set() {
		return
	}
	if r.lead.same || r.responsible.same { // 同上 of nothing, reported
		return
	}
	if !r.lead.set() && r.node.Get(notice.KeyLead) != nil || !r.responsible.set() && r.node.Get(notice.KeyResponsible) != nil {
		return
	}
	what := "这项任务"
	switch {
	case newTopic && !r.topic.Empty():
		what = "新的工作任务“" + value.Short(r.topic.S) + "”"
	case r.span == h.first:
		what = "第一项任务"
	}
	h.add(assigneeMissing, r.span, "在这个 "+h.taskHeader()+" 里写 lead 或 responsible", "%s没有牵头部门，也没有责任单位", what)
}
