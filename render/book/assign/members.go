package assign

// members is who the units are: of a registered collective its members, and
// theirs if they are collectives too; of every other unit itself alone.
func (p *planner) members() [][]string {
	named := make(map[string]int, len(p.b.Units))
	for i := range p.b.Units {
		named[p.b.Units[i].Name] = i
	}
	all := make([][]string, len(p.b.Units))
	for i := range p.b.Units {
		if len(p.b.Units[i].Members) == 0 {
			all[i] = []string{p.b.Units[i].Name}
			continue
		}
		seen := map[string]bool{p.b.Units[i].Name: true} // collectives may hold each other
		var add func(members []string)
		add = func(members []string) {
			for _, name := range members {
				if seen[name] {
					continue
				}
				seen[name] = true
				if u, ok := named[name]; ok && len(p.b.Units[u].Members) > 0 {
					add(p.b.Units[u].Members)
				} else {
					all[i] = append(all[i], name)
				}
			}
		}
		add(p.b.Units[i].Members)
		if len(all[i]) == 0 { // registered as a member of nobody but itself
			all[i] = []string{p.b.Units[i].Name}
		}
	}
	return all
}
