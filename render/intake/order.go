package intake

import (
	"strconv"

	"gongwen/render/notice"
	"gongwen/render/words"
)

// numbering is which ordinals the program is to write itself.
type numbering struct {
	section, topic   bool // numbered by the program
	sections, topics bool // there are any
	restart          bool // topics are counted anew in each section
	count            string
	seqs             []string // by task: the literal that stands there; empty: none
	ownSeq           bool     // numbers that are none: a column of its own
}

// number decides what of the ordinals goes: those that run on without a gap the
// program writes itself, the others stay as they are written.
func (b *breakdown) number() numbering {
	n := numbering{section: true, topic: true}
	section, topic := "", ""
	var sections []words.Ordinal
	var topics [][]words.Ordinal // by section
	plainSections, plainTopics := 0, 0
	for i := range b.tasks {
		t := &b.tasks[i]
		if t.section != section || i == 0 {
			if t.section != section {
				topic = ""
			}
			section = t.section
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
		if t.topic != topic {
			if topic = t.topic; topic != "" {
				n.topics = true
				if o, ok := words.ScanOrdinal(topic); ok && o.Level == 2 {
					topics[len(topics)-1] = append(topics[len(topics)-1], o)
				} else {
					plainTopics++
				}
			}
		}
	}
	n.section = plainSections == 0
	for i, o := range sections {
		n.section = n.section && o.Value == i+1
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
	n.topic = plainTopics == 0 && (on || anew)
	n.restart = n.topic && anew && !on && used > 1
	if !n.sections {
		n.section = n.topic || !n.topics
	}
	if !n.topics {
		n.topic = n.section
	}
	n.countSeq(b)
	return n
}

// countSeq finds the way of counting that needs the fewest numbers written.
func (n *numbering) countSeq(b *breakdown) {
	n.count = "task"
	if b.column("seq") == nil {
		return
	}
	have := false
	for i := range b.tasks {
		t := &b.tasks[i]
		if t.only || t.seq == "" || t.sameSeq {
			continue
		}
		v, err := strconv.Atoi(t.seq)
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
			n.count, n.seqs, best = count, seqs, written
		}
	}
}

// counted is what has to be written where the program counts in a way, and how
// often that is.
func (b *breakdown) counted(count string, have bool) (seqs []string, written int) {
	value, begun := 0, false
	section, topic := "", ""
	for i := range b.tasks {
		t := &b.tasks[i]
		newTopic := i == 0
		if t.section != section {
			section = t.section
			newTopic = newTopic || topic != ""
			topic = ""
			if count == "section" {
				value, begun = 0, false
			}
		}
		if t.topic != topic {
			topic, newTopic = t.topic, true
		}
		seqs = append(seqs, "")
		if t.only {
			continue
		}
		next := value + 1
		if count == "topic" && !newTopic && begun {
			next = value
		}
		want := next
		lit := ""
		switch v, err := strconv.Atoi(t.seq); {
		case !have:
		case t.sameSeq || t.seq == "":
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

// column is the column of a key, or nil.
func (b *breakdown) column(key string) *column {
	for i := range b.columns {
		if b.columns[i].key == key {
			return &b.columns[i]
		}
	}
	return nil
}

// label is a heading without the ordinal that the program writes.
func label(s string, auto bool) string {
	if !auto {
		return s
	}
	if o, ok := words.ScanOrdinal(s); ok {
		return tidy(s[o.Size:])
	}
	return s
}

// settle decides the numbering; numbers that are none become a column of their
// own.
func (b *breakdown) settle() numbering {
	num := b.number()
	if num.ownSeq {
		b.column(notice.KeySeq).key = "code"
		for i := range b.tasks {
			if s := b.tasks[i].seq; s != "" {
				b.tasks[i].own["code"] = s
			}
		}
	}
	return num
}
