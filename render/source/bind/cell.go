package bind

import (
	"cmp"
	"slices"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/source/tomldoc"
	"gongwen/render/words"
)

// cell is a cell of units as written and as read.
type cell struct {
	text diag.Text
	*people
}

// set reports whether the cell is written at all.
func (c cell) set() bool { return c.people != nil }

// people are the units that the words of a cell name: shared by all cells with
// the same words.
type people struct {
	lead  []int // whom its own words call 牵头
	other []int
}

// named reports whether there is any.
func (p *people) named() bool { return len(p.lead)+len(p.other) > 0 }

// cellReader reads cells against the register and keeps every unit met.
type cellReader struct {
	register  *words.Register
	year      int // of deadlines without one
	index     map[string]int
	met       []notice.Unit
	people    []*people            // every distinct one
	byText    map[string]*people   // those of cells written as a string
	lists     map[string]namedList // of cells written as an array, by its names
	key       []byte               // of the list being read
	nobody    cell                 // the cell without units
	seen      []int                // by unit: the last list that took it in
	list      int                  // number of that list, from 1
	deadlines map[string]deadline
}

// namedList is what two equal arrays have in common.
type namedList struct {
	words string // as printed
	*people
}

type deadline struct {
	day     notice.Day
	verdict words.Verdict
}

func newCellReader(register []words.Entry) cellReader {
	c := cellReader{
		register: words.NewRegister(register),
		index:    map[string]int{}, byText: map[string]*people{}, lists: map[string]namedList{}, deadlines: map[string]deadline{},
		nobody: cell{people: &people{}},
	}
	for i := range register {
		if register[i].Name != "" {
			c.unit(c.register.Name(diag.Plain(register[i].Name)))
		}
	}
	return c
}

// begin prepares for the deadlines of another breakdown.
func (c *cellReader) begin(year int) {
	if c.year != year {
		c.year, c.deadlines = year, map[string]deadline{}
	}
}

// unit is the index of the unit that a mention names.
func (c *cellReader) unit(m words.Mention) int {
	i, known := c.index[m.Name]
	if !known {
		i = len(c.met)
		c.index[m.Name] = i
		c.met = append(c.met, notice.Unit{Name: m.Name, Collective: m.Collective, Registered: m.Listed, Members: m.Members, Aliases: m.Aliases})
		c.seen = append(c.seen, 0)
	}
	return i
}

// units are the units of the mentions, each once.
func (c *cellReader) units(mentions []words.Mention) []int {
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

// union is a, then what of b is not in it.
func (c *cellReader) union(a, b []int) []int {
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

// cell reads a value of lead or responsible: an array is a list of names, a
// string is printed to the letter and read for the workbook.
func (t *table) cell(n *tomldoc.Node, key string) cell {
	c := &t.cells
	if n.Kind == tomldoc.Array {
		if len(n.Items) == 0 {
			return c.nobody
		}
		return c.array(texts(n), t.breakdown.JoinOf(key))
	}
	text := trim(n.Text)
	if text.Empty() {
		return c.nobody
	}
	who := c.byText[text.S]
	if who == nil {
		read := c.register.Phrase(text)
		for _, piece := range read.Unresolved {
			t.add(unitUnclear, piece.Span(), "写全称，或用 [[department]] 登记全称", "“%s”可能省略了字，照原样列为一个单位", short(piece.S))
		}
		who = c.meet(read.Lead, read.Other)
		c.byText[text.S] = who
	}
	return cell{text: text, people: who}
}

// array is the cell of names with a separator between them.
func (c *cellReader) array(names []diag.Text, separator string) cell {
	text := diag.Join(names, separator)
	c.key = append(c.key[:0], separator...)
	for _, name := range names {
		c.key = append(append(c.key, 0), name.S...) // no text holds a NUL
	}
	l, known := c.lists[string(c.key)]
	if !known {
		mentions := make([]words.Mention, len(names))
		for i, name := range names {
			mentions[i] = c.register.Name(name)
		}
		l = namedList{text.S, c.meet(nil, mentions)}
		c.lists[string(c.key)] = l
	}
	text.S = l.words
	return cell{text, l.people}
}

// meet takes in the units of a cell.
func (c *cellReader) meet(lead, other []words.Mention) *people {
	p := &people{c.units(lead), c.units(other)}
	c.people = append(c.people, p)
	return p
}

// assigned reports whether anyone has to do a task. Words without a name in
// them (按职责分工负责) stand for whoever it is, as one unit, because no task may
// be missing from the workbook.
func (c *cellReader) assigned(now assignment) bool {
	if now.lead.named() || now.responsible.named() {
		return true
	}
	for _, cell := range [...]cell{now.lead, now.responsible} {
		if !cell.text.Empty() && !words.Nobody(cell.text.S) {
			whole := strings.Join(strings.Fields(cell.text.S), "")
			cell.other = c.units([]words.Mention{c.register.Name(diag.Plain(whole))})
			return true
		}
	}
	return false
}

// sortUnits puts the units in the order of the groups: as registered, then as
// met, collectives last.
func (c *cellReader) sortUnits() {
	order := make([]int, len(c.met))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(btoi(c.met[a].Collective), btoi(c.met[b].Collective))
	})
	sorted, place := make([]notice.Unit, len(order)), make([]int, len(order))
	for to, from := range order {
		sorted[to], place[from] = c.met[from], to
	}
	c.met = sorted
	for _, p := range c.people {
		for i := range p.lead {
			p.lead[i] = place[p.lead[i]]
		}
		for i := range p.other {
			p.other[i] = place[p.other[i]]
		}
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// assign gives the tasks their units: those of the lead column lead, unless its
// words make only some of them 牵头 and the others help; of the responsible
// column lead only those that its words call 牵头.
func (b *binder) assign(tasks []notice.Task, assigned []assigned) {
	for i, now := range assigned {
		t := &tasks[i]
		if i > 0 && now == assigned[i-1] {
			t.Lead.Units, t.Responsible.Units = tasks[i-1].Lead.Units, tasks[i-1].Responsible.Units
			continue
		}
		lead, helping := now.lead.lead, now.lead.other
		if len(lead) == 0 {
			lead, helping = now.lead.other, nil
		}
		t.Lead.Units = b.cells.union(lead, now.responsible.lead)
		t.Responsible.Units = b.cells.union(now.responsible.other, helping)
	}
}
