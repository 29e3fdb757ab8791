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

// apart reports whether the versions of a pair are those of members, one each.
func (p *Pair) apart() bool {
	seen := map[string]bool{}
	for i := range p.Versions {
		m := p.Versions[i].Member
		if m == "" || seen[m] {
			return false
		}
		seen[m] = true
	}
	return len(seen) > 0
}

// together puts the answers of members side by side. The pair is reported when
// all of them have answered.
func (c *Collection) together(p *Pair, group int) {
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
	for _, name := range c.form.Members[group] {
		if !slices.ContainsFunc(p.Versions, func(v Version) bool { return v.Member == name }) {
			p.Absent = append(p.Absent, name)
		}
	}
	if len(p.Absent) > 0 {
		p.State = Doubtful
		p.Notes = append(p.Notes, "还有"+Some(p.Absent)+"没有报")
	}
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
	c.add(told.MemberUnsaid, &c.files[first.file], "在文件名里写上是哪一家，重新收集；代各家一起填的可以不管", "%s：%s（%s）由%s各报各的，这里%s", first.cell, p.ID, p.Group, Some(c.form.Members[c.form.Duties[d].Group]), note)
}

// Label stands before what a version says: the member, or a number.
func (p *Pair) Label(i int) string {
	if m := p.Versions[i].Member; m != "" && p.State != Clash {
		return m + "："
	}
	return circled(i)
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
