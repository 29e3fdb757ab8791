package collect

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"gongwen/render/book"
	"gongwen/render/book/assign"
	"gongwen/render/book/grid"
	"gongwen/render/book/returned"
	"gongwen/render/book/told"
	"gongwen/render/words"
)

// newTable is a sheet under its head row, nil if it has none.
func (c *Collection) newTable(f *file, g *grid.Grid) *returned.Table {
	t, readable := c.reader.Table(g)
	if !readable {
		c.add(told.MergesMany, f, "请取消合并，另存后重新交回", "“%s”里的合并单元格多得反常，没有读这张表", g.Name)
		return nil
	}
	if t == nil {
		return nil
	}
	for i, cols := range t.Columns {
		if len(cols) > 1 {
			c.add(told.HeadTwice, f, "请部门只留一栏", "“%s”里有%d栏表头都是“%s”（%s），内容都收进来了", g.Name, len(cols), c.form.Columns[i].Head, t.Ref(cols[0], t.Head)+"、"+t.Ref(cols[1], t.Head))
		}
	}
	c.tellHeads(f, t)
	return t
}

// lacking is the answers that stand nowhere, but for remarks: who has none may
// well have taken their column away.
func (c *Collection) lacking(t *returned.Table) (heads []string) {
	for i, how := range t.Known {
		if role := c.form.Columns[i].Role; how == grid.Unknown && role.Answer() && role != assign.RoleRemark {
			heads = append(heads, "“"+c.form.Columns[i].Head+"”")
		}
	}
	return heads
}

// tellHeads says what is not as it was in the head row.
func (c *Collection) tellHeads(f *file, t *returned.Table) {
	var other, guessed, lacking []string
	for i := range t.Known {
		head := c.form.Columns[i].Head
		switch how := t.Known[i]; {
		case how == grid.Unknown && c.form.Columns[i].Role.Answer():
			lacking = append(lacking, "“"+head+"”")
		case how == grid.Retitled, how == grid.Doubtful:
			col := t.Columns[i][0]
			said := "没有表头的" + book.Ref(col, t.Head)
			if v := t.Own(col, t.Head); words.Identity(v) != "" {
				said = book.Ref(col, t.Head) + "“" + told.Clip(v) + "”"
			}
			said += "作“" + head + "”"
			if how == grid.Retitled {
				other = append(other, said)
			} else {
				guessed = append(guessed, said)
			}
		}
	}
	if len(other) > 0 {
		c.add(told.HeadRetitled, f, "不是一回事的，请部门改回原来的表头后重新交回", "“%s”的表头改了写法，照收：%s", t.Name, told.Some(other))
	}
	if len(guessed) > 0 {
		c.add(told.HeadDoubtful, f, "请核对这几栏是不是这个意思；不是的，请部门改回原来的表头后重新交回", "“%s”的表头认不准，先这样收：%s", t.Name, told.Some(guessed))
	}
	if len(lacking) > 0 {
		c.add(told.HeadMissing, f, "请部门在发下去的表上填写后交回", "“%s”里没有找到%s栏，没有收", t.Name, told.Some(lacking))
	}
}

// leftOvers notes those of a row, and is the first of them; telling reports
// whether any is more than a number, such as one that the row was given.
func (c *Collection) leftOvers(f *file, t *returned.Table, row int) (list []returned.LeftOver, telling bool) {
	for col := range t.Rows[row] {
		v := &t.Rows[row][col]
		if t.Used[col] || v.Empty() {
			continue
		}
		telling = telling || strings.Trim(words.Identity(v.Shown), "0123456789") != ""
		x := returned.LeftOver{Place: returned.At(col, row), Text: v.Shown, Why: whyColumn}
		if len(list) < maxNotes {
			list = append(list, x)
		}
		if t.Left[col] == nil {
			t.Left[col] = &returned.LeftColumn{First: x}
		}
		t.Left[col].Count++
		c.leave(f, t.Grid, x.Place, x.Text, x.Why, true)
	}
	return list, telling
}

// hidden is the words in the columns of a row that people do not write into:
// those that programs read, and that which says what an amendment changed.
func (c *Collection) hidden(f *file, t *returned.Table, row int) (list []returned.LeftOver) {
	for i, col := range c.form.Columns {
		switch col.Role {
		case assign.RoleKey, assign.RoleUnit, assign.RoleDay, assign.RoleChange:
		default:
			continue
		}
		for _, at := range t.Columns[i] {
			x := t.At(at, row)
			if x.Empty() {
				continue
			}
			_, keyed := returned.ParseKey(x.Raw)
			switch {
			case col.Role == assign.RoleKey && !keyed,
				col.Role == assign.RoleChange && !returned.Marked(x.Shown),
				col.Role == assign.RoleUnit && !keyed && !c.unitOf(f, x.Shown),
				col.Role == assign.RoleDay && x.Kind == grid.Words && !returned.IsNumber(words.Identity(x.Shown)) && !returned.IsDay(x.Shown):
				list = append(list, returned.LeftOver{Place: returned.At(at, row), Text: x.Shown, Why: whyHidden})
			}
		}
	}
	return list
}

// unitOf reports whether words are a group, as the file has it, or a member of one.
func (c *Collection) unitOf(f *file, shown string) bool {
	if shown == f.unit {
		return true // as in the row above
	}
	name := returned.Unlabelled(shown)
	_, group := c.groupNamed(f, name)
	if !group && c.memberOf[name] == nil && !f.stranger(name) {
		return false
	}
	f.unit = shown
	return true
}

// tellLeftOvers names the columns that were not read though something stands
// in them, each with its first cell.
func (c *Collection) tellLeftOvers(f *file, t *returned.Table) {
	if len(t.Left) == 0 {
		return
	}
	var said []string
	for _, col := range slices.Sorted(maps.Keys(t.Left)) {
		what := "没有表头的" + book.ColumnName(col) + "栏"
		if v := t.Own(col, t.Head); words.Identity(v) != "" {
			what = "“" + told.Clip(v) + "”栏"
		}
		x := t.Left[col].First
		said = append(said, what+"有"+strconv.Itoa(t.Left[col].Count)+"格（"+book.Ref(x.Col, x.Row)+"“"+told.Clip(x.Text)+"”）")
	}
	c.add(told.ColumnUnknown, f, "请看这些内容要不要报；要的，请部门填进“"+c.form.Head(assign.RoleProgress)+"”或“"+c.form.Head(assign.RoleRemark)+"”后重新交回", "“%s”里有发下去的表没有的栏，没有收进台账：%s", t.Name, told.Some(said))
}
