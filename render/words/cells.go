package words

import (
	"cmp"
	"slices"
	"strings"

	"gongwen/render/diag"
)

// Cells reads the cells of units of one notice against its register and keeps
// every unit met, so that units are numbers from here on. Cells with the same
// words share what they name: a long table has few different ones.
type Cells struct {
	register *Register
	index    map[string]int // of a unit by its name
	met      []Mention
	people   []*People            // every distinct one
	phrases  map[string]*People   // those of cells written as running text
	lists    map[string]namedList // of cells written as a list, by its names
	key      []byte               // of the list being read
	seen     []int                // by unit: the last list that took it in
	list     int                  // number of that list, from 1
}

// People are the units that the words of a cell name.
type People struct {
	Lead  []int // whom its own words call 牵头
	Other []int
}

// Named reports whether there is any.
func (p *People) Named() bool { return len(p.Lead)+len(p.Other) > 0 }

// namedList is what two equal lists have in common.
type namedList struct {
	words string // as printed
	*People
}

// NewCells begins with the units of the register, in its order.
func NewCells(register []Entry) *Cells {
	c := &Cells{register: NewRegister(register), index: map[string]int{}, phrases: map[string]*People{}, lists: map[string]namedList{}}
	for i := range register {
		if register[i].Name != "" {
			c.unit(c.register.Name(diag.Plain(register[i].Name)))
		}
	}
	return c
}

// Phrase reads a cell that is written as running text. first is false where the
// same words were read before; then nothing is to be said of them again.
func (c *Cells) Phrase(t diag.Text) (who *People, read Reading, first bool) {
	if who = c.phrases[t.S]; who != nil {
		return who, Reading{}, false
	}
	read = c.register.Phrase(t)
	who = c.meet(read.Lead, read.Other)
	c.phrases[t.S] = who
	return who, read, true
}

// List reads a cell that is a list of names, printed with the separator between
// them. A name is never split. Doubts are told where the same list was not read
// before.
func (c *Cells) List(names []diag.Text, separator string) (text diag.Text, who *People, doubts []Doubt) {
	text = diag.Join(names, separator)
	c.key = append(c.key[:0], separator...)
	for _, name := range names {
		c.key = append(append(c.key, 0), name.S...) // no text holds a NUL
	}
	l, known := c.lists[string(c.key)]
	if !known {
		mentions := make([]Mention, len(names))
		for i, name := range names {
			mentions[i] = c.register.Name(name)
			if why := c.register.unit(strings.TrimSpace(name.S)).odd(); why != Sure {
				doubts = append(doubts, Doubt{name, why, mentions[i].Name})
			}
		}
		l = namedList{text.S, c.meet(nil, mentions)}
		c.lists[string(c.key)] = l
	}
	text.S = l.words
	return text, l.People, doubts
}

// StandIn makes words without a name in them (按职责分工负责) the one unit of a
// cell: no task may be missing from the workbook.
func (c *Cells) StandIn(p *People, words string) {
	p.Other = c.units([]Mention{c.register.Name(diag.Plain(words))})
}

// Union is a, then what of b is not in it.
func (c *Cells) Union(a, b []int) []int {
	if len(b) == 0 {
		return a
	}
	c.list++
	for _, i := range a {
		c.seen[i] = c.list
	}
	out := a[:len(a):len(a)]
	for _, i := range b {
		if c.seen[i] != c.list {
			c.seen[i] = c.list
			out = append(out, i)
		}
	}
	return out
}

// Sort puts the units in the order of the groups, as registered, then as met,
// collectives last, and returns them. The numbers in all People follow.
func (c *Cells) Sort() []Mention {
	order := make([]int, len(c.met))
	for i := range order {
		order[i] = i
	}
	rank := func(i int) int {
		if c.met[i].Collective {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(rank(a), rank(b)) })
	sorted, place := make([]Mention, len(order)), make([]int, len(order))
	for to, from := range order {
		sorted[to], place[from] = c.met[from], to
	}
	c.met = sorted
	for name, i := range c.index {
		c.index[name] = place[i]
	}
	for _, p := range c.people {
		for i := range p.Lead {
			p.Lead[i] = place[p.Lead[i]]
		}
		for i := range p.Other {
			p.Other[i] = place[p.Other[i]]
		}
	}
	return c.met
}

// unit is the number of the unit that a mention names.
func (c *Cells) unit(m Mention) int {
	i, known := c.index[m.Name]
	if !known {
		i = len(c.met)
		c.index[m.Name] = i
		c.met = append(c.met, m)
		c.seen = append(c.seen, 0)
	}
	return i
}

// units are the units of the mentions, each once.
func (c *Cells) units(mentions []Mention) []int {
	var out []int
	c.list++
	for _, m := range mentions {
		if i := c.unit(m); c.seen[i] != c.list {
			c.seen[i] = c.list
			out = append(out, i)
		}
	}
	return out
}

// meet takes in the units of a cell.
func (c *Cells) meet(lead, other []Mention) *People {
	p := &People{c.units(lead), c.units(other)}
	c.people = append(c.people, p)
	return p
}
