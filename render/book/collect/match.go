package collect

import (
	"slices"
	"strings"

	"gongwen/render/book/assign"
	"gongwen/render/book/returned"
	"gongwen/render/book/told"
	"gongwen/render/words"
)

// index finds columns, tasks and groups by what a cell says.
type index struct {
	roles  [assign.RoleRemark + 1]int
	sent   [][]string // by duty and form column, folded
	keys   map[[2]string]int
	prints map[[2]string][]int // duties by print and group; several tasks may say the same
	pairs  map[[2]int]int      // duty by task and group
	groups map[string]int      // by folded name or alias
	ids    map[string]int      // task by folded id, also without leading zeros
	texts  map[string][]int    // tasks by folded text
	holder map[int][]int       // groups by task
	load   map[int]int         // how many tasks a group has
	likes  *words.Likeness     // made when first asked for

	memberOf map[string][]int // groups by folded member
}

func (c *Collection) makeIndex() {
	duties := c.form.Duties
	c.roles = c.reader.Roles
	c.prints = make(map[[2]string][]int, len(duties))
	c.keys = make(map[[2]string]int, len(duties))
	c.pairs = make(map[[2]int]int, len(duties))
	c.holder, c.load = make(map[int][]int, len(duties)), map[int]int{}
	c.sent = make([][]string, len(duties))
	c.texts, c.ids, c.groups = map[string][]int{}, map[string]int{}, map[string]int{}
	for g := range c.form.Groups {
		c.groups[words.Identity(c.form.Groups[g].Name)] = g
	}
	c.makeAliases()
	c.makeMembers()
	for i := range c.b.Tasks {
		c.ids[words.Identity(c.b.Tasks[i].ID)] = i
	}
	for i := range c.b.Tasks { // 001 became 1 when it was pasted as a number
		short := number(c.b.Tasks[i].ID)
		if j, ok := c.ids[short]; !ok {
			c.ids[short] = i
		} else if j != i && words.Identity(c.b.Tasks[j].ID) != short {
			c.ids[short] = -1
		}
	}
	cells := make([]string, len(duties)*len(c.form.Columns))
	for d := range duties {
		duty := &duties[d]
		c.sent[d], cells = cells[:len(c.form.Columns):len(c.form.Columns)], cells[len(c.form.Columns):]
		for i, s := range duty.Sent {
			c.sent[d][i] = words.Identity(s)
		}
		k, _ := returned.ParseKey(duty.Key)
		c.keys[[2]string{k.ID, k.Group}] = d
		p := [2]string{k.Print, k.Group}
		c.prints[p] = append(c.prints[p], d)
		c.load[duty.Group]++
		c.pairs[[2]int{duty.Task, duty.Group}] = d
		if c.holder[duty.Task] = append(c.holder[duty.Task], duty.Group); len(c.holder[duty.Task]) == 1 {
			text := c.sent[d][c.roles[assign.RoleText]]
			c.texts[text] = append(c.texts[text], duty.Task)
		}
	}
}

// number is an id as a spreadsheet leaves it that takes it for a number.
func number(id string) string {
	if s := strings.TrimLeft(words.Identity(id), "0"); s != "" {
		return s
	}
	return "0"
}

// doubt is something about a row that a person must look at.
type doubt struct {
	rule       told.Rule
	note, hint string
}

// match is whose row it is.
type match struct {
	duty     int  // -1: nobody's, and why says so
	task     int  // that a row of nobody's speaks of; -1: none
	old      bool // it was sent in another edition
	moved    bool // it stood elsewhere there, with the same words
	reworded bool // or stood there in other words
	alike    bool // its text is not quite that of the task
	doubts   []doubt
	why      string

	keyless bool
	group   string // that its key names and the notice does not have, folded
}

// match finds whose row it is; last is the group that the rows above speak of.
// A key that names a task by its words is certain, whatever has become of its
// number and of the rows around it.
func (c *Collection) match(f *file, t *returned.Table, row int, last string) (m match) {
	id, _ := t.Value(c.roles[assign.RoleID], row)
	text, _ := t.Value(c.roles[assign.RoleText], row)
	text = words.Identity(text)
	m = match{duty: -1, task: -1}
	if k, ok := t.Key(row); ok {
		g, ours := c.groupNamed(f, k.Group)
		d, printed, twins := -1, false, false
		if ours {
			name := words.Identity(c.form.Groups[g].Name)
			d, twins = c.printed(f, k, name)
			if printed = d >= 0; !printed && !twins {
				d = c.numbered(f, k, name, text)
			}
		} else if f.other == "" {
			m.group = k.Group
		}
		if d >= 0 && f.other != "" && text != c.sent[d][c.roles[assign.RoleText]] {
			d = -1 // another notice has a task 001 too
		}
		switch {
		case twins:
			m.why = "通知里说同一句话的任务增减过，分不清是其中哪一项"
			return m
		case d >= 0 && !c.others(d, text):
			sent, _ := returned.ParseKey(c.form.Duties[d].Key)
			m.duty, m.moved = d, printed && sent.ID != k.ID
			m.old = !f.sameEdition && (f.revised || !printed)
			m.reworded = m.old && !printed
			return m
		case d >= 0 && !f.revised:
			m.doubts = append(m.doubts, doubt{told.KeyWrong, "隐藏的任务键是" + c.id(d) + "，文字却是另一项的", "以文字为准收进台账，请核对是不是排序时漏选了列"})
		case f.revised: // the notice changed, not the file
		case m.group == "":
			m.doubts = append(m.doubts, doubt{told.KeyWrong, "任务键“" + k.ID + "|" + k.Group + "”不在这个通知里", "看看交回的是不是别的通知的表"})
		}
	} else {
		m.keyless = true
	}
	task, doubts := c.task(f, id, text)
	if m.task = task; task < 0 {
		m.why = "编号和文字与哪一项都对不上"
		if f.revised && !m.keyless { // else nobody knows whether it was ever there
			m.why = "通知里已经没有这一项"
		}
		return m
	}
	m.doubts = append(m.doubts, doubts...)
	group, doubts, why := c.groupOf(f, t, row, task, last)
	if group < 0 {
		m.why = why
		return m
	}
	m.doubts = append(m.doubts, doubts...)
	m.duty = c.pairs[[2]int{task, group}]
	m.alike = !slices.Contains(c.texts[text], task)
	m.reworded = m.alike && f.revised
	m.old = m.reworded
	return m
}

// printed is the duty of a group whose words the key speaks of. Of twins, which
// say the same, that with the key's number is taken if all keys of the file have
// theirs; where amending has moved them, they keep their order. Else they cannot
// be told apart.
func (c *Collection) printed(f *file, k returned.Key, group string) (duty int, twins bool) {
	if f.other != "" { // only words in sight count
		return -1, false
	}
	same := c.prints[[2]string{k.Print, group}]
	if len(same) < 2 {
		if len(same) == 1 {
			return same[0], false
		}
		return -1, false
	}
	ids := make([]string, len(same))
	for i, d := range same {
		ids[i] = words.Identity(c.id(d))
	}
	back := f.twins[[2]string{k.Print, k.Group}]
	rank := slices.Index(back, k.ID)
	at := slices.Index(ids, k.ID)
	stay := !slices.ContainsFunc(back, func(id string) bool { return !slices.Contains(ids, id) })
	switch {
	case at >= 0 && (stay && (!f.revised || len(back) == len(ids)) || c.b.Tasks[c.form.Duties[same[at]].Task].Named):
		return same[at], false
	case len(back) == len(ids) && rank >= 0:
		return same[rank], false
	}
	return -1, true
}

// noteTwins takes down the numbers of each words of each group in the keys of a
// file, in the order of the numbers.
func (f *file) noteTwins(tables []*returned.Table) {
	f.twins = map[[2]string][]string{}
	for _, t := range tables {
		for row := t.Head + 1; row < len(t.Rows); row++ {
			if k, ok := t.Key(row); ok {
				p := [2]string{k.Print, k.Group}
				f.twins[p] = appendNew(f.twins[p], k.ID)
			}
		}
	}
	for _, ids := range f.twins {
		slices.Sort(ids)
	}
}

// numbered is the duty that has the number and the group of a key, its words
// being others: reworded since, or edited in the file. In another edition the
// number may be another task's, unless it is written in the notice.
func (c *Collection) numbered(f *file, k returned.Key, group, text string) int {
	d, ok := c.keys[[2]string{k.ID, group}]
	if !ok {
		return -1
	}
	const half = 5 // tenths
	now := c.sent[d][c.roles[assign.RoleText]]
	if f.sameEdition || text == "" || text == now || c.b.Tasks[c.form.Duties[d].Task].Named || c.others(d, text) {
		return d
	}
	if len(c.prints[[2]string{c.printOf(d), group}]) == 1 && f.has(c.printOf(d), k) {
		return -1 // the file has that one too, under another number
	}
	if words.Alike(text, now, half) {
		return d
	}
	return -1
}

func (c *Collection) printOf(d int) string {
	k, _ := returned.ParseKey(c.form.Duties[d].Key)
	return k.Print
}

// has reports whether a key of the file speaks of these words in the hands of the
// group of k.
func (f *file) has(print string, k returned.Key) bool {
	return len(f.twins[[2]string{print, k.Group}]) > 0
}

// others reports whether a text is not that of a duty but that of other tasks,
// to the letter.
func (c *Collection) others(d int, text string) bool {
	return text != "" && text != c.sent[d][c.roles[assign.RoleText]] && len(c.texts[text]) > 0
}

// task finds a task by what can be seen of it: number and text, the text, a
// text like it. Another notice has a task 001 too.
func (c *Collection) task(f *file, id, text string) (task int, doubts []doubt) {
	numbered, ok := c.ids[words.Identity(id)]
	if !ok {
		if numbered, ok = c.ids[number(id)]; !ok {
			numbered = -1
		}
	}
	if text == "" {
		if f.other == "" && numbered >= 0 && words.Identity(id) != "" {
			return numbered, []doubt{{told.RowFuzzy, "没有文字，只凭编号“" + told.Clip(id) + "”认出", "请核对是不是这一项"}}
		}
		return -1, nil
	}
	same := c.texts[text]
	switch {
	case slices.Contains(same, numbered):
		return numbered, nil
	case len(same) == 1 && words.Identity(id) == "":
		return same[0], nil
	case len(same) == 1:
		return same[0], []doubt{{told.KeyWrong, "编号“" + told.Clip(id) + "”和文字不符，按文字认作" + c.b.Tasks[same[0]].ID, "请核对是不是这一项"}}
	case len(same) > 1:
		return -1, nil // tasks with one text and no number to tell them by
	}
	if c.likes == nil {
		c.likes = words.NewLikeness(c.texts)
	}
	task = c.likes.Find(text, numbered)
	if task < 0 {
		return -1, nil
	}
	return task, []doubt{{told.RowFuzzy, "文字与通知不完全一样，按相近的文字认作" + c.b.Tasks[task].ID, "请核对是不是这一项"}}
}

// groupOf finds in whose hands the task of a row is. last is the group that the
// rows above speak of.
func (c *Collection) groupOf(f *file, t *returned.Table, row, task int, last string) (group int, doubts []doubt, why string) {
	holders := c.holder[task]
	said := ""
	for _, role := range [...]assign.Role{assign.RoleUnit, assign.RoleLead} {
		v, _ := t.Value(c.roles[role], row)
		name := returned.Unlabelled(v)
		if g, ok := c.groups[name]; ok && slices.Contains(holders, g) {
			return g, nil, ""
		}
		for _, g := range c.memberOf[name] {
			if slices.Contains(holders, g) {
				return g, nil, ""
			}
		}
		if name != "" {
			said = name
		}
	}
	switch {
	case len(holders) == 1 && said == "":
		return holders[0], nil, ""
	case len(holders) == 1 && (c.named(said) || c.memberOf[said] != nil):
		return -1, nil, "这一项现在由“" + c.form.Groups[holders[0]].Name + "”承担，不是“" + c.properly(said) + "”"
	case len(holders) == 1:
		return holders[0], []doubt{{told.LockedEdited, "“" + c.form.Head(assign.RoleLead) + "”写的是“" + told.Clip(said) + "”，通知里是“" + c.form.Groups[holders[0]].Name + "”", "请核对是谁填的"}}, ""
	case said != "":
		return -1, nil, "“" + told.Clip(said) + "”不在这一项的部门之列"
	}
	for _, g := range f.senders {
		if slices.Contains(holders, g) {
			return g, nil, ""
		}
	}
	if g, ok := c.groups[last]; ok && slices.Contains(holders, g) {
		return g, []doubt{{told.RowFuzzy, "这一行没有写部门，按上面的行认作“" + c.form.Groups[g].Name + "”", "请核对是谁填的"}}, ""
	}
	return -1, nil, "这一项由几家承担，行里没有写是哪一家"
}
