package edit

import (
	"strings"
	"unicode"

	"gongwen/render/source/tomldoc"
	"gongwen/render/words"
)

// heirs are the keys of a row that it takes over from the row above where it
// leaves them out, in the order in which they decide one another.
var heirs = [...]string{"section", "topic", "lead", "responsible", "due"}

// Places in heirs.
const (
	section = iota
	topic
	lead
	responsible
	due
)

// Inherits reports whether a row that does not name a key has it from the row
// above.
func Inherits(key string) bool { return heir(key) >= 0 }

// heir is the place of a key in heirs, or -1.
func heir(key string) int {
	for k, name := range heirs {
		if name == key {
			return k
		}
	}
	return -1
}

// cell is what a row has, or takes over, under a key.
type cell struct {
	literal string // as TOML
	says    string // one string for what is one value; empty: nothing
	meant   string // of 同上: what it stands for
	behind  string // the literal of that
	refers  bool   // it is 同上
}

// full is what a cell means.
func (c cell) full() string {
	if c.meant != "" {
		return c.meant
	}
	return c.says
}

// state is what a row has, written or taken over.
type state struct {
	cells    [len(heirs)]cell
	deadline string // the literal; it goes with due
}

// stated is what a row itself writes of that; nil: it leaves it out, or what it
// writes is no value of the key.
type stated struct {
	cells    [len(heirs)]*cell
	deadline string
	alone    bool // nothing but section: the heading of one without tasks
}

// statedOf reads a row.
func statedOf(text string, n *tomldoc.Node) stated {
	out := stated{alone: len(n.Items) == 1 && n.Items[0].Name == heirs[section]}
	for _, m := range n.Items {
		if m.Name == "deadline" && m.Kind == tomldoc.Date {
			out.deadline = text[m.Span.Start:m.Span.End]
		}
		k := heir(m.Name)
		if k < 0 {
			continue
		}
		c, ok := cellOf(k, Of(text, m))
		if ok {
			c.literal = text[m.Span.Start:m.Span.End]
			out.cells[k] = &c
		}
	}
	return out
}

// cellOf is a value as a cell of a key; ok is false where the key does not take
// it, or takes it for left out.
func cellOf(k int, v Value) (c cell, ok bool) {
	switch v.Kind {
	case tomldoc.String:
		if s := strings.TrimFunc(v.Text, unicode.IsSpace); s != "" {
			c.says, c.refers = "s"+s, words.Same(s)
		}
		ok = c.says != "" || k >= lead
	case tomldoc.Array:
		if k != lead && k != responsible {
			return c, false
		}
		for _, item := range v.Items {
			c.says += "a" + strings.TrimFunc(item.Text, unicode.IsSpace) + "\x00"
		}
		ok = true
	case tomldoc.Date:
		c.says, ok = "d"+v.Text, k == due
	}
	return c, ok
}

// next goes from the row above to a row that states so much. A new section
// clears the topic; a new topic clears who and when; a lead without responsible
// means none. begun says that a task stands above.
func (s state) next(r *stated, begun bool) state {
	anew := !begun
	if c := r.cells[section]; c != nil && c.says != s.cells[section].says {
		anew = anew || s.cells[topic].says != ""
		s.cells[section], s.cells[topic] = *c, cell{}
	}
	if c := r.cells[topic]; c != nil && c.says != s.cells[topic].says {
		s.cells[topic], anew = *c, true
	}
	if r.alone {
		return s
	}
	above := s
	if anew {
		s.cells[lead], s.cells[responsible], s.cells[due], s.deadline = cell{}, cell{}, cell{}, ""
	}
	if c := r.cells[lead]; c != nil {
		s.cells[lead], s.cells[responsible] = c.under(above.cells[lead]), cell{}
	}
	if c := r.cells[responsible]; c != nil {
		s.cells[responsible] = c.under(above.cells[responsible])
	}
	if c := r.cells[due]; c != nil {
		s.cells[due], s.deadline = c.under(above.cells[due]), ""
		if c.refers {
			s.deadline = above.deadline
		}
	}
	if r.deadline != "" {
		s.deadline = r.deadline
	}
	return s
}

// under is a cell below another, to which 同上 refers.
func (c *cell) under(above cell) cell {
	out := *c
	if !c.refers {
		return out
	}
	if out.meant, out.behind = above.full(), above.literal; above.meant != "" {
		out.behind = above.behind
	}
	return out
}

// keep is what a row does with one of its keys.
type keep uint8

const (
	asItIs keep = iota
	leaveOut
	write
)

// ways are tried in this order: the fewest changed bytes first.
var ways = [...]keep{asItIs, leaveOut, write}

// choice is what a row does with its keys so that it resolves to what is wanted.
type choice struct {
	keys     [len(heirs)]keep
	deadline keep
}

// least finds the fewest changes of what a row states, under the row above, that
// make it resolve to what is wanted. parted are keys that it shall state itself.
// ok is false where that cannot be said: a row without a topic below one that has
// it.
func (s state) least(r stated, want *state, begun bool, parted [len(heirs)]bool) (c choice, after stated, ok bool) {
	after = r
	if r.alone { // no task: nothing but its section counts
		c.keys[section], ok = s.way(&after, r.cells[section], want, section, begun, parted[section])
		return c, after, ok
	}
	for k := range due {
		if c.keys[k], ok = s.way(&after, r.cells[k], want, k, begun, parted[k]); !ok {
			return c, after, false
		}
	}
	for _, c.keys[due] = range ways {
		if !after.take(due, c.keys[due], r.cells[due], want.cells[due]) || parted[due] && after.cells[due] == nil {
			continue
		}
		for _, c.deadline = range ways {
			switch c.deadline {
			case asItIs:
				after.deadline = r.deadline
			case leaveOut:
				after.deadline = ""
			case write:
				after.deadline = want.deadline
			}
			if now := s.next(&after, begun); now.cells[due].full() == want.cells[due].full() && now.deadline == want.deadline {
				return c, after, true
			}
		}
	}
	return c, after, false
}

// way finds what the row does with a key.
func (s state) way(after *stated, own *cell, want *state, k int, begun, parted bool) (keep, bool) {
	for _, w := range ways {
		if !after.take(k, w, own, want.cells[k]) || parted && after.cells[k] == nil {
			continue
		}
		if now := s.next(after, begun); now.cells[k].full() == want.cells[k].full() {
			return w, true
		}
	}
	return asItIs, false
}

// take makes the row state a key as it is, not at all, or as wanted; false where
// that is no way.
func (r *stated) take(k int, w keep, own *cell, want cell) bool {
	switch {
	case w == asItIs:
		r.cells[k] = own
	case w == leaveOut && own == nil || w == write && want.says == "" && k < lead:
		return false
	case w == leaveOut:
		r.cells[k] = nil
	default:
		c := want
		if c.meant != "" { // 同上 means another row here
			c = cell{literal: want.behind, says: want.meant}
		}
		if c.says == "" {
			c.literal = nothing(k)
		}
		r.cells[k] = &c
	}
	return true
}

// nothing is how a row says that it has none.
func nothing(k int) string {
	if k == due {
		return `""`
	}
	return "[]"
}
