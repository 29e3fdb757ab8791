// Package tasks reads tables of tasks: where the head is and which column means
// what, sections and blanks, notes and totals, numbers that the program counts by
// itself; paragraphs that end in （责任单位：…） as well. It knows no notice. In: a
// table of source. Out: a [Breakdown]; what was guessed or left out is told.
package tasks

import (
	"gongwen/render/book/grid"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// Task is a row with all its values, as a reader of the table sees them.
type Task struct {
	Section, Topic, Title, Lead, Responsible, Requirement, Due string

	Seq     string
	sameSeq bool              // the number is the one above
	Own     map[string]string // by key
	at      int               // row of the table
	Only    bool              // a section without rows
	Doubts  []string          // for comments
	kind    grid.Kind         // of due
}

// Breakdown is a table of tasks.
type Breakdown struct {
	Columns    []Column
	Tasks      []Task
	Before     []string        // lines between the title and the head
	After      []string        // lines below
	Merged     map[string]bool // keys whose cells are merged downwards
	Parted     map[string]bool // keys whose equal cells are not
	List       bool            // numbered paragraphs
	CloseLines bool            // of a list: who does it stands on lines of its own

	register *words.Register
	units    map[string]units // cells by their words
}

// Column is the column of a key, or nil.
func (b *Breakdown) Column(key string) *Column {
	for i := range b.Columns {
		if b.Columns[i].Key == key {
			return &b.Columns[i]
		}
	}
	return nil
}

// value is a value of a task by its key.
func (t *Task) value(key string) string {
	switch key {
	case notice.KeySection:
		return t.Section
	case notice.KeyTopic:
		return t.Topic
	case notice.KeyTitle:
		return t.Title
	case notice.KeyLead:
		return t.Lead
	case notice.KeyResponsible:
		return t.Responsible
	case notice.KeyRequirement:
		return t.Requirement
	case notice.KeyDue:
		return t.Due
	case notice.KeySeq:
		return t.Seq
	}
	return t.Own[key]
}
