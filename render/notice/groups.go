package notice

import (
	"slices"
	"strconv"
	"strings"
)

// Group is what one lead department, or one set of collectives, has to do.
type Group struct {
	Name       string
	Units      []int // indices into Breakdown.Units; several only of collectives
	Collective bool
	Tasks      []int // in the order of the notice
}

// Groups sorts the tasks by who leads them: a group for each unit, and one for
// each set of collectives that lead a task together. A co-led task stands in
// every group of its leads. A task without a lead stands under its responsible
// units, or under the first of them with FirstLeads. The order is that of
// Units, the sets after all single units.
func (b *Breakdown) Groups() []Group {
	single := make([]Group, len(b.Units))
	sets := map[string]*Group{}
	for i := range b.Tasks {
		var together []int
		for _, u := range b.answerable(&b.Tasks[i]) {
			if b.Units[u].Collective {
				together = append(together, u)
				continue
			}
			single[u].Tasks = append(single[u].Tasks, i)
		}
		if len(together) == 0 {
			continue
		}
		slices.Sort(together)
		key := setKey(together)
		if sets[key] == nil {
			sets[key] = &Group{Name: b.unitNames(together), Units: together, Collective: true}
		}
		sets[key].Tasks = append(sets[key].Tasks, i)
	}
	var out []Group
	for u := range single {
		if g := &single[u]; len(g.Tasks) > 0 {
			g.Name, g.Units = b.Units[u].Name, []int{u}
			out = append(out, *g)
		}
	}
	units := len(out)
	for _, g := range sets {
		out = append(out, *g)
	}
	slices.SortFunc(out[units:], func(x, y Group) int { return slices.Compare(x.Units, y.Units) })
	return out
}

// answerable are the units under which a task stands in the workbook.
func (b *Breakdown) answerable(t *Task) []int {
	switch {
	case len(t.Lead.Units) > 0:
		return t.Lead.Units
	case b.FirstLeads && len(t.Responsible.Units) > 0:
		return t.Responsible.Units[:1]
	default:
		return t.Responsible.Units
	}
}

func setKey(units []int) string {
	var key strings.Builder
	for _, u := range units {
		key.WriteString(strconv.Itoa(u))
		key.WriteByte(',')
	}
	return key.String()
}

func (b *Breakdown) unitNames(units []int) string {
	names := make([]string, len(units))
	for i, u := range units {
		names[i] = b.Units[u].Name
	}
	return strings.Join(names, "、")
}
