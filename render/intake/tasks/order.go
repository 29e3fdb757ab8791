package tasks

import (
	"strconv"

	"gongwen/render/intake/prose"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// Numbering is which ordinals the program is to write itself.
type Numbering struct {
	Section, Topic   bool // numbered by the program
	sections, topics bool // there are any
	Restart          bool // topics are counted anew in each section
	Count            string
	Seqs             []string // by task: the literal that stands there; empty: none
	ownSeq           bool     // numbers that do not count rows: a column of their own
}

// number decides what of the ordinals goes: those that run on without a gap the
// program writes itself, the others stay as they are written.
func (b *Breakdown) number() Numbering {
	n := Numbering{Section: true, Topic: true}
	section, topic := "", ""
	var sections []words.Ordinal
	var topics [][]words.Ordinal // by section
	plainSections, plainTopics := 0, 0
	for i := range b.Tasks {
		t := &b.Tasks[i]
		if t.Section != section || i == 0 {
			if t.Section != section {
				topic = ""
			}
			section = t.Section
			if section != "" {
				n.sections = true
				if o, ok := words.ScanOrdinal(section); ok && o.Level == 1 {
					sections = append(sections, o)
				} else {
					plainSections++
				}
			}
			topics = append(topics, nil)
		}
		if t.Topic != topic {
			if topic = t.Topic; topic != "" {
				n.topics = true
				if o, ok := words.ScanOrdinal(topic); ok && o.Level == 2 {
					topics[len(topics)-1] = append(topics[len(topics)-1], o)
				} else {
					plainTopics++
				}
			}
		}
	}
	n.Section = plainSections == 0
	for i, o := range sections {
		n.Section = n.Section && o.Value == i+1
	}
	on, anew, total, used := true, true, 0, 0
	for _, list := range topics {
		if len(list) > 0 {
			used++
		}
		for i, o := range list {
			total++
			on = on && o.Value == total
			anew = anew && o.Value == i+1
		}
	}
	n.Topic = plainTopics == 0 && (on || anew)
	n.Restart = n.Topic && anew && !on && used > 1
	if !n.sections {
		n.Section = n.Topic || !n.topics
	}
	if !n.topics {
		n.Topic = n.Section
	}
	n.countSeq(b)
	return n
}

// countSeq finds the way of counting that needs the fewest numbers written.
func (n *Numbering) countSeq(b *Breakdown) {
	n.Count = "task"
	if b.Column("seq") == nil {
		return
	}
	have := false
	for i := range b.Tasks {
		t := &b.Tasks[i]
		if t.Only || t.Seq == "" || t.sameSeq {
			continue
		}
		v, err := strconv.Atoi(t.Seq)
		if err != nil || v < 1 || v >= 1e9 {
			n.ownSeq = true
			return
		}
		have = true
	}
	best := -1
	for _, count := range []string{"task", "section", "topic"} {
		seqs, written := b.counted(count, have)
		if best < 0 || written < best {
			n.Count, n.Seqs, best = count, seqs, written
		}
	}
}

// counted is what has to be written where the program counts in a way, and how
// often that is.
func (b *Breakdown) counted(count string, have bool) (seqs []string, written int) {
	value, begun := 0, false
	section, topic := "", ""
	for i := range b.Tasks {
		t := &b.Tasks[i]
		newTopic := i == 0
		if t.Section != section {
			section = t.Section
			newTopic = newTopic || topic != ""
			topic = ""
			if count == "section" {
				value, begun = 0, false
			}
		}
		if t.Topic != topic {
			topic, newTopic = t.Topic, true
		}
		seqs = append(seqs, "")
		if t.Only {
			continue
		}
		next := value + 1
		if count == "topic" && !newTopic && begun {
			next = value
		}
		want := next
		lit := ""
		switch v, err := strconv.Atoi(t.Seq); {
		case !have:
		case t.sameSeq:
			if begun {
				want, lit = value, `""`
			}
		case err == nil:
			want, lit = v, strconv.Itoa(v)
		}
		if want != next {
			seqs[i] = lit
			written++
		}
		value, begun = want, true
	}
	return seqs, written
}

// Label is a heading without the ordinal that the program writes.
func Label(s string, auto bool) string {
	if !auto {
		return s
	}
	if o, ok := words.ScanOrdinal(s); ok {
		return prose.Tidy(s[o.Size:])
	}
	return s
}

// Settle decides the numbering; numbers that are none become a column of their
// own.
func (b *Breakdown) Settle() Numbering {
	num := b.number()
	if num.ownSeq {
		b.Column(notice.KeySeq).Key = "code"
		for i := range b.Tasks {
			if s := b.Tasks[i].Seq; s != "" {
				b.Tasks[i].Own["code"] = s
			}
		}
	}
	return num
}
