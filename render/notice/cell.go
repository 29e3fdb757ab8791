package notice

import (
	"cmp"
	"slices"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/tomldoc"
)

// cell is a cell of units as written and as read.
type cell struct {
	text  diag.Text
	names []diag.Text
	lead  []int // the units that its own words call 牵头
	other []int
}

// nobody is the cell without units. It is never written to.
var nobody = &cell{}

// cellReader reads cells against the register and keeps every unit met.
type cellReader struct {
	register  *register
	year      int // of deadlines without one
	index     map[string]int
	units     []Unit
	cells     []*cell          // every distinct one
	byText    map[string]*cell // those written as a string
	deadlines map[string]deadline
}

type deadline struct {
	day    Day
	unreal bool
}

func newCellReader(register []department, year int) cellReader {
	c := cellReader{
		register: newRegister(register), year: year,
		index: map[string]int{}, byText: map[string]*cell{}, deadlines: map[string]deadline{},
	}
	for i := range register {
		if register[i].name != "" {
			c.unit(c.register.readName(diag.Plain(register[i].name)))
		}
	}
	return c
}

// unit is the index of the unit that a mention names.
func (c *cellReader) unit(m mention) int {
	i, known := c.index[m.name]
	if !known {
		i = len(c.units)
		c.index[m.name] = i
		c.units = append(c.units, Unit{Name: m.name, Collective: m.collective, Members: m.members})
	}
	return i
}

// add appends the units of the mentions, each once.
func (c *cellReader) add(to []int, mentions []mention) []int {
	for _, m := range mentions {
		if i := c.unit(m); !slices.Contains(to, i) {
			to = append(to, i)
		}
	}
	return to
}

// cell reads a value of lead or responsible: an array is a list of names, a
// string is printed to the letter and read for the workbook.
func (b *binder) cell(n *tomldoc.Node, key string) *cell {
	c := &b.cells
	if n.Kind == tomldoc.Array {
		out := &cell{names: texts(n)}
		out.text = diag.Join(out.names, b.breakdown.join(key))
		mentions := make([]mention, len(out.names))
		for i, name := range out.names {
			mentions[i] = c.register.readName(name)
		}
		out.other = c.add(nil, mentions)
		c.cells = append(c.cells, out)
		return out
	}
	t := trim(n.Text)
	if t.Empty() {
		return nobody
	}
	if known := c.byText[t.S]; known != nil {
		return &cell{text: t, lead: known.lead, other: known.other}
	}
	read := c.register.readString(t)
	for _, piece := range read.unresolved {
		b.add(unitUnclear, piece.Span(), "写全称，或用 [[department]] 登记全称", "“%s”可能省略了字，照原样列为一个单位", short(piece.S))
	}
	out := &cell{text: t}
	out.lead, out.other = c.add(nil, read.lead), c.add(nil, read.other)
	if len(out.lead)+len(out.other) == 0 {
		// No name in it: the whole of it stands for whoever has to do the task,
		// for no task may be missing from the workbook.
		whole := strings.Join(strings.Fields(t.S), "")
		out.other = c.add(nil, []mention{c.register.readName(diag.Plain(whole))})
	}
	c.byText[t.S] = out
	c.cells = append(c.cells, out)
	return out
}

// sortUnits puts the units in the order of the groups: as registered, then as
// met, collectives last.
func (c *cellReader) sortUnits() {
	order := make([]int, len(c.units))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(btoi(c.units[a].Collective), btoi(c.units[b].Collective))
	})
	sorted, place := make([]Unit, len(order)), make([]int, len(order))
	for to, from := range order {
		sorted[to], place[from] = c.units[from], to
	}
	c.units = sorted
	for _, cell := range c.cells {
		for i := range cell.lead {
			cell.lead[i] = place[cell.lead[i]]
		}
		for i := range cell.other {
			cell.other[i] = place[cell.other[i]]
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
func (b *binder) assign(d *Breakdown, rows []held) {
	for i, now := range rows {
		t := &d.Tasks[i]
		if i > 0 && rows[i-1].lead == now.lead && rows[i-1].responsible == now.responsible {
			t.Lead, t.Responsible = d.Tasks[i-1].Lead, d.Tasks[i-1].Responsible
			continue
		}
		lead, helping := now.lead.lead, now.lead.other
		if len(lead) == 0 {
			lead, helping = now.lead.other, nil
		}
		t.Lead = Units{Text: now.lead.text, Names: now.lead.names, Units: union(lead, now.responsible.lead)}
		t.Responsible = Units{Text: now.responsible.text, Names: now.responsible.names, Units: union(now.responsible.other, helping)}
	}
}

// union is a, then what of b is not in it.
func union(a, b []int) []int {
	out := a[:len(a):len(a)]
	for _, i := range b {
		if !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	return out
}
