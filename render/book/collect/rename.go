package collect

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"gongwen/render/book/assign"
	"gongwen/render/book/returned"
	"gongwen/render/book/told"
	"gongwen/render/words"
)

// A department that was renamed after the workbook had gone out answers under
// its old name: in the keys of its rows, in its label, beside the tasks that it
// leads with others, in the file's name. That is one thing to be told once.

// rename is a group of the notice under the name it had before, both folded.
type rename struct {
	old   string
	group int
	rows  int
}

// findRenames finds the groups that the keys of a file call by names the notice
// does not know. A renamed group holds all the tasks that stand under the old
// name, has few others, and is nobody whom these rows name as another lead; where
// that leaves several or none, nobody is renamed.
func (c *Collection) findRenames(f *file, tables []*returned.Table) {
	if f.other != "" {
		for _, t := range tables {
			for row := t.Head + 1; row < len(t.Rows); row++ {
				if k, ok := t.Key(row); ok {
					f.keyed[k.Group] = true
				}
			}
		}
		return
	}
	may := map[string][]int{}
	rows := map[string]int{}
	for _, t := range tables {
		for row := t.Head + 1; row < len(t.Rows); row++ {
			k, ok := t.Key(row)
			if ok {
				f.keyed[k.Group] = true
			}
			if _, ours := c.groups[k.Group]; !ok || ours {
				continue
			}
			task, ok := c.ids[k.ID]
			text, _ := t.Value(c.roles[assign.RoleText], row)
			if !ok || !slices.Contains(c.texts[words.Identity(text)], task) {
				continue
			}
			rows[k.Group]++
			if may[k.Group] == nil {
				may[k.Group] = c.holder[task]
			}
			others := ""
			if i := c.roles[assign.RoleOthers]; i >= 0 {
				others, _ = t.Value(i, row)
			}
			named := c.namedIn(f.today(others))
			may[k.Group] = slices.DeleteFunc(slices.Clone(may[k.Group]), func(g int) bool {
				return !slices.Contains(c.holder[task], g) || slices.Contains(named, words.Identity(c.form.Groups[g].Name))
			})
		}
	}
	for old, groups := range may {
		if len(groups) == 1 && 2*rows[old] > c.load[groups[0]] { // else some of its tasks were given to another
			f.renames = append(f.renames, rename{old, groups[0], rows[old]})
		}
	}
	slices.SortFunc(f.renames, byLength)
	if len(f.renames) > 0 {
		f.current = c.renewer(slices.Concat(c.aliases, f.renames))
	}
	for _, r := range f.renames {
		c.add(told.Renamed, f, "请确认是同一家；不是的，把这份表移出后重新收集", "“%s”现在是“%s”：按任务认出，%d行都收在它名下", r.old, c.form.Groups[r.group].Name, r.rows)
	}
}

// stranger is a group that the notice does not have, and the rows in which it
// answers.
type stranger struct {
	name string
	rows []string
}

// stranger reports whether a folded name is that of a group of another edition,
// as the keys of the file have it.
func (f *file) stranger(name string) bool { return f.keyed[name] }

// stray notes an answer of a group that the notice does not have.
func (f *file) stray(group, where string) {
	i := slices.IndexFunc(f.strange, func(s stranger) bool { return s.name == group })
	if i < 0 {
		i = len(f.strange)
		f.strange = append(f.strange, stranger{name: group})
	}
	f.strange[i].rows = append(f.strange[i].rows, where)
}

// makeAliases finds groups by the other names that the notice has for them.
func (c *Collection) makeAliases() {
	for g := range c.form.Groups {
		units := c.form.Groups[g].Units
		if len(units) > 1 {
			continue
		}
		for _, alias := range c.b.Units[units[0]].Aliases {
			if alias = words.Identity(alias); alias != "" {
				if _, taken := c.groups[alias]; !taken {
					c.groups[alias] = g
					c.aliases = append(c.aliases, rename{old: alias, group: g})
				}
			}
		}
	}
	if len(c.aliases) > 0 {
		c.current = c.renewer(c.aliases)
	}
}

// byLength puts a longer name first: it may have a shorter one in it.
func byLength(a, b rename) int {
	return cmp.Or(cmp.Compare(len(b.old), len(a.old)), cmp.Compare(a.old, b.old))
}

// groupNamed is the group of a folded name, also of an old one.
func (c *Collection) groupNamed(f *file, name string) (group int, ok bool) {
	if g, ok := c.groups[name]; ok {
		return g, true
	}
	for _, r := range f.renames {
		if r.old == name {
			return r.group, true
		}
	}
	return 0, false
}

// today is a text, folded, with the names that groups have now.
func (f *file) today(text string) string {
	text = words.Identity(text)
	if f.current == nil {
		return text
	}
	return f.current.Replace(text)
}

// renewer replaces old names and aliases, but not inside a longer name of today.
func (c *Collection) renewer(renames []rename) *strings.Replacer {
	slices.SortFunc(renames, byLength)
	var pairs []string
	for g := range c.form.Groups {
		name := words.Identity(c.form.Groups[g].Name)
		if slices.ContainsFunc(renames, func(r rename) bool { return strings.Contains(name, r.old) }) {
			pairs = append(pairs, name, name)
		}
	}
	for _, r := range renames {
		pairs = append(pairs, r.old, words.Identity(c.form.Groups[r.group].Name))
	}
	return strings.NewReplacer(pairs...)
}

// findSenders finds whose file it is: whom it was made for, else whom its name
// speaks of. A name of an old file may have a name of today in it.
func (c *Collection) findSenders(f *file, department string) {
	if department = words.Identity(department); department != "" {
		g, ok := c.groupNamed(f, department)
		switch {
		case ok:
			f.names = []string{words.Identity(c.form.Groups[g].Name)}
			if name := c.memberIn(f.today(f.Name), g); name != "" { // the collective's own sheet
				f.names = append(f.names, name)
			}
		case c.memberOf[department] != nil:
			f.names = []string{department}
		}
		c.compareName(f)
	} else {
		f.names = c.namedIn(f.today(f.Name))
	}
	for _, name := range f.names {
		if g, ok := c.groups[name]; ok {
			f.senders = append(f.senders, g)
		}
		f.senders = append(f.senders, c.memberOf[name]...)
	}
}

// compareName notes a file that was made for one department and bears the name
// of another: one may have filled in what the other got.
func (c *Collection) compareName(f *file) {
	named := c.namedIn(f.today(path.Base(f.Name)))
	if len(f.names) == 0 || len(named) == 0 {
		return
	}
	for _, name := range named {
		g, ok := c.groups[name]
		whole, many := c.groups[f.names[0]]
		if name == f.names[0] || ok && slices.Contains(c.memberOf[f.names[0]], g) || many && slices.Contains(c.memberOf[name], whole) {
			return
		}
	}
	c.add(told.AnswersForOthers, f, "请确认是谁填的；收在发给的那一家名下", "文件名写的是“%s”，表是发给“%s”的", c.properly(named[0]), c.properly(f.names[0]))
}

// properly is the name of a group or member as the notice writes it.
func (c *Collection) properly(folded string) string {
	if g, ok := c.groups[folded]; ok {
		return c.form.Groups[g].Name
	}
	for _, g := range c.memberOf[folded] {
		return c.memberNamed(g, folded)
	}
	return folded
}
