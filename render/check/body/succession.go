package body

import (
	"gongwen/render/check/finder"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// count is the values of the levels that a text has come to; 0 of those that
// have not begun under the heading at hand.
type count [words.Deepest + 1]int

func (c *count) take(o words.Ordinal) {
	c[o.Level] = o.Value
	clear(c[o.Level+1:])
}

func (c *count) follow(ps []notice.Paragraph) {
	for i := range ps {
		if o, ok := words.ScanOrdinal(ps[i].Text.S); ok && ps[i].Level > 0 {
			c.take(o)
		} else if m, ok := words.ScanMeant(ps[i].Text.S); ok && ps[i].Level == 0 {
			c.take(m.Ordinal)
		}
	}
}

// acrossList finds ordinals that do not go on from the text of a part to the
// headings of its tasks that are printed as numbered paragraphs, and from those
// to the text after them: what binding numbers and reads each for itself.
func acrossList(f *finder.Finder) {
	for i := range f.Parts {
		p := &f.Parts[i]
		b, ok := p.Content.(*notice.Breakdown)
		if !ok || b.Form != notice.AsList {
			continue
		}
		var at count
		at.follow(p.Text)
		if !intoList(f, b, &at) {
			continue // what comes after may be right once this is
		}
		for k := range p.After {
			after := &p.After[k]
			o, ok := words.ScanOrdinal(after.Text.S)
			if !ok {
				continue
			}
			if last := at[o.Level]; last > 0 && o.Value != last+1 {
				f.Add(after.Text.Slice(0, o.Size).Span(), "按顺序应当是 "+words.Ordinal{Level: o.Level, Value: last + 1}.String(), "“%s”与前面的编号段落不连续", after.Text.S[:o.Size])
			}
			break
		}
	}
}

// intoList takes the headings of the list in, in the order of print, and reports
// whether the first goes on from the text and none has the level of the one
// above it.
func intoList(f *finder.Finder, b *notice.Breakdown, at *count) bool {
	first, good := true, true
	take := func(h *notice.Heading, above int) int {
		o, ok := words.ScanOrdinal(h.Text.S)
		if !ok || !good {
			return 0
		}
		label := o.String()
		switch last := at[o.Level]; {
		case first && last > 0 && o.Value != last+1:
			good = false
			f.Add(h.Span, deeper(o.Level, last), "编号段落从“%s”编起，上面的正文已经编到“%s”", label, words.Ordinal{Level: o.Level, Value: last}.String())
		case o.Level == above:
			good = false
			f.Add(h.Span, "写作 "+words.Ordinal{Level: min(above+1, words.Deepest), Value: 1}.String()+" 的样子", "“%s”与它上面的标题是同一层", label)
		}
		first = false
		at.take(o)
		return o.Level
	}
	section, topic, above := 0, -1, 0
	for i := range b.Tasks {
		t := &b.Tasks[i]
		for ; section <= t.Section; section++ {
			above = take(&b.Sections[section], 0)
		}
		if t.Topic >= 0 && t.Topic != topic {
			take(&b.Topics[t.Topic], above)
		}
		topic = t.Topic
	}
	for ; section < len(b.Sections); section++ {
		take(&b.Sections[section], 0)
	}
	return good
}

// deeper is what to write where the headings of a list have the level of the
// text above it.
func deeper(level, last int) string {
	if level == 1 {
		return "section 写作“（一）……”、topic 写作“1.……”，或写 numbering = false"
	}
	return "按顺序应当是 " + words.Ordinal{Level: level, Value: last + 1}.String()
}
