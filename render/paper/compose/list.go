package compose

import (
	"strings"
	"unicode/utf8"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// list makes a breakdown printed as numbered paragraphs: sections and topics
// are headings, a task's title is its run-in heading, and what the unit and due
// columns say stands behind it in brackets, or each on a line of its own. A
// section without tasks has its heading too.
type list struct {
	*composer
	b     *notice.Breakdown
	depth int // of the tasks' headings
}

func (c *composer) list(b *notice.Breakdown) {
	l := list{composer: c, b: b}
	section, topic := 0, -1 // the next section, the topic at hand
	for i := range b.Tasks {
		t := &b.Tasks[i]
		for ; section <= t.Section; section++ {
			l.heading(&b.Sections[section], 1, 1, "task.section")
		}
		l.depth = 1
		if t.Section >= 0 {
			l.depth = 2
		}
		if t.Topic >= 0 {
			if t.Topic != topic {
				l.heading(&b.Topics[t.Topic], 2, l.depth, "task.topic")
			}
			l.depth++
		}
		topic = t.Topic
		l.task(i)
	}
	for ; section < len(b.Sections); section++ {
		l.heading(&b.Sections[section], 1, 1, "task.section")
	}
}

// heading makes the heading of a section or a topic, at the level of its
// ordinal, or of its kind where it has none.
func (l *list) heading(h *notice.Heading, level, depth int, key string) {
	if o, ok := words.ScanOrdinal(h.Text.S); ok {
		level = o.Level
	}
	l.add(Element{
		Field: Text, Path: under(l.b, key, h.Entry), Lines: []diag.Text{h.Text},
		Level: level, Depth: depth, Heading: len(h.Text.S), Opens: !h.Empty,
	})
}

// task makes the paragraphs of a task.
func (l *list) task(i int) {
	t := &l.b.Tasks[i]
	e := Element{Field: Text, Path: under(l.b, "task.requirement", t.Entry)}
	var first []diag.Text
	if seq := l.seq(i); seq != "" {
		e.Level = 3
		first = append(first, diag.Plain(seq+"."))
	}
	if !t.Title.Empty() {
		first = append(first, t.Title)
		if last, _ := utf8.DecodeLastRuneInString(t.Title.S); !strings.ContainsRune("。？！：", last) {
			first = append(first, diag.Plain("。"))
		}
		e.Heading, e.Depth, e.HeadingAt = len(diag.Concat(first...).S), l.depth, under(l.b, "task.title", t.Entry)
	}
	said := lines(t.Requirement)
	said[0] = diag.Concat(append(first, said[0])...)
	tail, keys := l.tail(i)
	var cuts []int // of the last paragraph
	if last := &said[len(said)-1]; !l.b.CloseLines && len(tail) > 0 {
		var b diag.Builder
		b.Add(*last)
		between := separator(tail)
		for k, t := range tail {
			cuts = append(cuts, len(b.Text().S))
			b.Add(diag.Plain([]string{"（", between}[min(k, 1)]))
			b.Add(t)
		}
		b.Add(diag.Plain("）"))
		*last = b.Text()
	}
	for k, line := range said {
		e.Lines, e.Stays = []diag.Text{line}, l.b.CloseLines && len(tail) > 0 && k == len(said)-1
		if k == len(said)-1 {
			e.Cuts = cuts
		}
		l.add(e)
		if k == 0 {
			e.Level, e.Heading, e.Depth, e.HeadingAt = 0, 0, 0, diag.Path{}
		}
	}
	if l.b.CloseLines {
		for k, line := range tail {
			l.add(Element{Field: Text, Path: under(l.b, "task."+keys[k], t.Entry), Lines: []diag.Text{line}, Stays: k < len(tail)-1})
		}
	}
}

// seq is the number of a task, where the list numbers them and the task above
// does not bear the same.
func (l *list) seq(i int) string {
	t := &l.b.Tasks[i]
	if l.b.ColumnOf(notice.KeySeq) < 0 {
		return ""
	}
	if i > 0 {
		if above := &l.b.Tasks[i-1]; above.Seq == t.Seq && above.Section == t.Section && above.Topic == t.Topic {
			return ""
		}
	}
	return t.Seq
}

// tail is what the columns say that are neither heading nor requirement, each
// with its head: 牵头单位：….
func (l *list) tail(i int) (out []diag.Text, keys []string) {
	for k := range l.b.Columns {
		col := &l.b.Columns[k]
		switch col.Key {
		case notice.KeySeq, notice.KeySection, notice.KeyTopic, notice.KeyTitle, notice.KeyRequirement:
			continue
		}
		if t := l.b.Cell(i, col); !t.Empty() {
			out = append(out, diag.Concat(col.Head, diag.Plain("："), diag.Join(lines(t), "、")))
			keys = append(keys, col.Key)
		}
	}
	return out, keys
}

// separator stands between the columns in the closing bracket: a comma, unless
// one of them has commas of its own.
func separator(tail []diag.Text) string {
	for _, t := range tail {
		if strings.ContainsAny(t.S, "，；") {
			return "；"
		}
	}
	return "，"
}

// lines are the paragraphs of a text, at least one.
func lines(t diag.Text) (out []diag.Text) {
	start := 0
	for i := range len(t.S) {
		if t.S[i] == '\n' {
			out = append(out, t.Slice(start, i))
			start = i + 1
		}
	}
	return append(out, t.Slice(start, len(t.S)))
}

// under is the path of a key of a [[task]] of a breakdown.
func under(b *notice.Breakdown, key string, entry int) diag.Path {
	switch b.Under.Key {
	case "":
		return at(key, entry)
	case "document":
		return at("document."+key, entry)
	}
	return at(b.Under.Key+"."+key, int(b.Under.At[0]), entry)
}
