package notice

// Members is who the units are: of a registered collective its members, and
// theirs if they are collectives too; of every other unit itself alone.
func (b *Breakdown) Members() [][]string {
	named := make(map[string]int, len(b.Units))
	for i := range b.Units {
		named[b.Units[i].Name] = i
	}
	all := make([][]string, len(b.Units))
	for i := range b.Units {
		if len(b.Units[i].Members) == 0 {
			all[i] = []string{b.Units[i].Name}
			continue
		}
		seen := map[string]bool{b.Units[i].Name: true} // collectives may hold each other
		var add func(members []string)
		add = func(members []string) {
			for _, name := range members {
				if seen[name] {
					continue
				}
				seen[name] = true
				if u, ok := named[name]; ok && len(b.Units[u].Members) > 0 {
					add(b.Units[u].Members)
				} else {
					all[i] = append(all[i], name)
				}
			}
		}
		add(b.Units[i].Members)
		if len(all[i]) == 0 { // registered as a member of nobody but itself
			all[i] = []string{b.Units[i].Name}
		}
	}
	return all
}

// Only is the breakdown of some of its tasks, with the sections of those.
func (b *Breakdown) Only(tasks []int) *Breakdown {
	out := *b
	out.Sections, out.Tasks = nil, make([]Task, len(tasks))
	last := -1
	for i, t := range tasks {
		out.Tasks[i] = b.Tasks[t]
		if s := b.Tasks[t].Section; s >= 0 {
			if s != last {
				out.Sections = append(out.Sections, b.Sections[s])
				last = s
			}
			out.Tasks[i].Section = len(out.Sections) - 1
		}
	}
	return &out
}
