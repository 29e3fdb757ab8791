package notice

import (
	"hash/fnv"
	"strconv"
	"strings"

	"gongwen/render/words"
)

// Print is a task by its content: what is asked, under which topic, through
// [words.Identity]. Numbers, ids, places, units and deadlines are no part of it,
// so it survives whatever an amendment does to the rows around.
func (b *Breakdown) Print(task int) string {
	t := &b.Tasks[task]
	topic := ""
	if t.Topic >= 0 {
		h := &b.Topics[t.Topic]
		topic = h.Text.S[h.Ordinal:]
	}
	return PrintOf(topic, t.Title.S, t.Requirement.S)
}

// PrintOf is the print of a task that says this; the topic has no number.
func PrintOf(topic, title, requirement string) string {
	h := fnv.New32a()
	if requirement = Said(requirement); requirement != "" {
		requirement += "。" // with it, as nearly all are written
	}
	for _, s := range [...]string{Said(topic), Said(title), requirement} {
		h.Write([]byte(s))
		h.Write([]byte{0})
	}
	sum := strconv.FormatUint(uint64(h.Sum32()), 16)
	return strings.Repeat("0", 8-len(sum)) + sum
}

// Said is what a text of a task says: folded, and without the stop at its end, which
// asks nothing of anybody.
func Said(s string) string { return strings.TrimSuffix(words.Identity(s), "。") }
