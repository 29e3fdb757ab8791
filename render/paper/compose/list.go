package compose

import (
	"strings"

	"gongwen/render/diag"
	"gongwen/render/notice"
)

// list prints a breakdown as numbered paragraphs: sections and topics are
// headings, a task's title is its run-in heading, and the units and the
// deadline stand in brackets at the end, or each on a line of its own.
func (c *composer) list(b *notice.Breakdown, key string, at int32) {
	section, topic := -1, -1
	numbered := b.ColumnOf(notice.KeySeq) >= 0
	for i := range b.Tasks {
		t := &b.Tasks[i]
		depth := 1
		if t.Section >= 0 {
			if t.Section != section {
				section, topic = t.Section, -1
				c.heading(&b.Sections[section], 1, 1, path("task.section", int32(i)))
			}
			depth++
		}
		if t.Topic >= 0 {
			if t.Topic != topic {
				topic = t.Topic
				c.heading(&b.Topics[topic], 2, depth, path("task.topic", int32(i)))
			}
			depth++
		}
		var parts []diag.Text
		level := 0
		if numbered {
			level = 3
			parts = append(parts, diag.Plain(t.Seq+"."))
		}
		heading := 0
		if !t.Title.Empty() {
			parts = append(parts, t.Title)
			if !strings.ContainsAny(t.Title.S[len(t.Title.S)-3:], "。？！：") {
				parts = append(parts, diag.Plain("。"))
			}
			heading = len(diag.Concat(parts...).S)
		}
		parts = append(parts, t.Requirement)
		tail := c.tail(b, i)
		if !b.CloseLines && len(tail) > 0 {
			parts = append(parts, diag.Plain("（"), diag.Join(tail, "；"), diag.Plain("）"))
		}
		e := Element{Field: Text, Path: path("task.requirement", int32(i)), Lines: []diag.Text{diag.Concat(parts...)}, Level: level, Heading: heading}
		if heading > 0 {
			e.Depth = depth
		}
		c.add(e)
		if b.CloseLines {
			for _, line := range tail {
				c.add(Element{Field: Text, Path: path("task.lead", int32(i)), Lines: []diag.Text{line}})
			}
		}
	}
}

func (c *composer) heading(h *notice.Heading, level, depth int, at diag.Path) {
	c.add(Element{Field: Text, Path: at, Lines: []diag.Text{h.Text}, Level: level, Depth: depth, Heading: len(h.Text.S), Opens: true})
}

// tail are the unit and due columns of a task with their heads: 牵头单位：….
func (c *composer) tail(b *notice.Breakdown, task int) (out []diag.Text) {
	for i := range b.Columns {
		col := &b.Columns[i]
		switch col.Key {
		case notice.KeyLead, notice.KeyResponsible, notice.KeyDue:
			if t := b.Cell(task, col); !t.Empty() {
				out = append(out, diag.Concat(col.Head, diag.Plain("："), t))
			}
		}
	}
	return out
}
