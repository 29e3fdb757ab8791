package collect

import (
	"slices"
	"strings"

	"gongwen/render/book/assign"
	"gongwen/render/book/returned"
	"gongwen/render/book/told"
	"gongwen/render/words"
)

// Members of a collective (各街道) answer each for themselves: what they say of
// one task may differ without being a clash. An answer is a member's if its row,
// the _meta sheet of its file or the file's name says so.

// makeMembers finds groups by the names of their members.
func (c *Collection) makeMembers() {
	c.memberOf = map[string][]int{}
	for g, names := range c.form.Members {
		for _, name := range names {
			c.memberOf[words.Identity(name)] = append(c.memberOf[words.Identity(name)], g)
		}
	}
}

// member is whose answer a row is in a group, empty if it is not said.
func (c *Collection) member(f *file, t *returned.Table, row, group int) string {
	if len(c.form.Members[group]) == 0 {
		return ""
	}
	for _, role := range [...]assign.Role{assign.RoleUnit, assign.RoleLead} {
		v, _ := t.Value(c.roles[role], row)
		if name := c.memberNamed(group, returned.Unlabelled(v)); name != "" {
			return name
		}
	}
	for _, name := range f.names {
		if name := c.memberNamed(group, name); name != "" {
			return name
		}
	}
	return ""
}

// memberNamed is the member of a group with a folded name.
func (c *Collection) memberNamed(group int, name string) string {
	if name == "" || !slices.Contains(c.memberOf[name], group) {
		return ""
	}
	for _, m := range c.form.Members[group] {
		if words.Identity(m) == name {
			return m
		}
	}
	return ""
}

// memberIn is the one member of a group whose name stands in a text, folded; empty
// where there is none or there are several.
func (c *Collection) memberIn(text string, group int) (member string) {
	for _, name := range c.namedIn(text) {
		if c.memberNamed(group, name) != "" {
			if member != "" {
				return ""
			}
			member = name
		}
	}
	return member
}

// named reports whether each version of a pair says which member's it is.
func (p *Pair) named() bool {
	return len(p.Versions) > 0 && !slices.ContainsFunc(p.Versions, func(v Version) bool { return v.Member == "" })
}

// versionsOf is the versions of a member; of nobody: all.
func (p *Pair) versionsOf(member string) (of []int) {
	for i := range p.Versions {
		if member == "" || p.Versions[i].Member == member {
			of = append(of, i)
		}
	}
	return of
}

// together puts the answers of members side by side, and holds against each other
// only those of one. The pair is reported when all of them have answered.
func (c *Collection) together(p *Pair, d int) {
	p.Answers = slices.Clone(p.Versions[0].Answers)
	for a := range p.Answers {
		for i := range p.Versions {
			if words.Identity(p.Versions[i].Answers[a].Shown()) != words.Identity(p.Answers[a].Shown()) {
				p.Differing[a] = true
			}
		}
		if p.Differing[a] {
			p.Answers[a] = returned.Answer{}
		}
	}
	for _, name := range c.form.Members[c.form.Duties[d].Group] {
		switch of := p.versionsOf(name); len(of) {
		case 0:
			p.Absent = append(p.Absent, name)
		case 1:
		default:
			c.weigh(p, d, name, of)
		}
	}
	if len(p.Absent) > 0 {
		if p.State != Clash {
			p.State = Doubtful
		}
		p.Notes = append(p.Notes, "还有"+told.Some(p.Absent)+"没有报")
	}
}

// several is the hint for several versions: those of a collective may be those of
// several who each answer for themselves, and to keep one would lose the others.
func (c *Collection) several(d int, member, hint string) string {
	g := c.form.Duties[d].Group
	if member == "" && len(c.form.Members[g]) > 0 {
		return "是几家各报各的，在文件名里写上是哪一家，重新收集；是同一家的，" + hint
	}
	for _, u := range c.form.Groups[g].Units {
		if unit := &c.b.Units[u]; unit.Collective && len(unit.Members) == 0 && (member == "" || member == unit.Name) {
			return "“" + unit.Name + "”如果是集合单位，由几家各报各的，在 [[department]] 写 members，各家分别收；是同一家的，" + hint
		}
	}
	return hint
}

// askMember doubts the only answer for a collective whose members are registered
// if it does not say whose it is: one of them is not all.
func (c *Collection) askMember(p *Pair, d int) {
	group := &c.form.Groups[c.form.Duties[d].Group]
	registered := slices.ContainsFunc(group.Units, func(u int) bool { return len(c.b.Units[u].Members) > 0 })
	if !registered || p.Versions[0].Member != "" {
		return
	}
	note := "没有写明是哪一家填的"
	p.State, p.Notes = Doubtful, appendNew(p.Notes, note)
	i := slices.IndexFunc(c.reports[d], func(r report) bool { return r.filled })
	first := &c.reports[d][i]
	c.add(told.MemberUnsaid, &c.files[first.file], "在文件名里写上是哪一家，如 "+c.form.Members[c.form.Duties[d].Group][0]+".xlsx，重新收集；代各家一起填的可以不管", "%s：%s（%s）由%s各报各的，这里%s", first.cell, p.ID, p.Group, told.Some(c.form.Members[c.form.Duties[d].Group]), note)
}

// Label stands before what a version says: the member, or a number, or both where
// a member says several things.
func (p *Pair) Label(i int) string {
	m := p.Versions[i].Member
	if m == "" || p.State == Clash && !p.named() {
		return circled(i)
	}
	if of := p.versionsOf(m); len(of) > 1 {
		return m + "：" + circled(slices.Index(of, i))
	}
	return m + "："
}

// namedIn is the groups and members whose names stand in a text, folded; a
// longer name goes before one that is part of it.
func (c *Collection) namedIn(text string) (names []string) {
	text = words.Identity(text)
	for {
		best := ""
		longer := func(name string) {
			if (len(name) > len(best) || len(name) == len(best) && name < best) && strings.Contains(text, name) {
				best = name
			}
		}
		for name := range c.groups {
			longer(name)
		}
		for name := range c.memberOf {
			longer(name)
		}
		if best == "" {
			return names
		}
		names = append(names, best)
		text = strings.ReplaceAll(text, best, "\x00")
	}
}
