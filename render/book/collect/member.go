package collect

import (
	"slices"
	"strings"

	"gongwen/render/book/sheet"
)

// Members of a collective (各街道) answer each for themselves: what they say of
// one task may differ without being a clash. An answer is a member's if its row,
// the _meta sheet of its file or the file's name says so.

// makeMembers finds groups by the names of their members.
func (c *Collection) makeMembers() {
	c.memberOf = map[string][]int{}
	for g, names := range c.form.Members {
		for _, name := range names {
			c.memberOf[fold(name)] = append(c.memberOf[fold(name)], g)
		}
	}
}

// member is whose answer a row is in a group, empty if it is not said.
func (c *Collection) member(f *file, t *table, row, group int) string {
	for _, role := range [...]sheet.Role{sheet.RoleUnit, sheet.RoleLead} {
		v, _ := t.value(c.roles[role], row)
		if name := c.memberNamed(group, unlabelled(v)); name != "" {
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
		if fold(m) == name {
			return m
		}
	}
	return ""
}

// apart reports whether the versions of a pair are those of members, one each.
func (p *Pair) apart() bool {
	seen := map[string]bool{}
	for i := range p.versions {
		m := p.versions[i].member
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
	p.Answers = p.versions[0].answers
	for a := range p.Answers {
		for i := range p.versions {
			if fold(p.versions[i].answers[a].shown()) != fold(p.Answers[a].shown()) {
				p.differing[a] = true
			}
		}
		if p.differing[a] {
			p.Answers[a] = Answer{}
		}
	}
	for _, name := range c.form.Members[group] {
		if !slices.ContainsFunc(p.versions, func(v version) bool { return v.member == name }) {
			p.absent = append(p.absent, name)
		}
	}
	if len(p.absent) > 0 {
		p.State = Doubtful
		p.Notes = append(p.Notes, "还有"+some(p.absent)+"没有报")
	}
}

// askMember doubts the only answer for a collective whose members are registered
// if it does not say whose it is: one of them is not all.
func (c *Collection) askMember(p *Pair, d int) {
	group := &c.form.Groups[c.form.Duties[d].Group]
	registered := slices.ContainsFunc(group.Units, func(u int) bool { return len(c.b.Units[u].Members) > 0 })
	if !registered || p.versions[0].member != "" {
		return
	}
	note := "没有写明是哪一家填的"
	p.State, p.Notes = Doubtful, appendNew(p.Notes, note)
	i := slices.IndexFunc(c.reports[d], func(r report) bool { return r.filled })
	first := &c.reports[d][i]
	c.add(memberUnsaid, &c.files[first.file], "在文件名里写上是哪一家，重新收集；代各家一起填的可以不管", "%s：%s（%s）由%s各报各的，这里%s", first.cell, p.ID, p.Group, some(c.form.Members[c.form.Duties[d].Group]), note)
}

// label stands before what a version says: the member, or a number.
func (p *Pair) label(i int) string {
	if m := p.versions[i].member; m != "" && p.State != Clash {
		return m + "："
	}
	return circled(i)
}

// namedIn is the groups and members whose names stand in a text, folded; a
// longer name goes before one that is part of it.
func (c *Collection) namedIn(text string) (names []string) {
	text = fold(text)
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
