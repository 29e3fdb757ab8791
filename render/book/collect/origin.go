package collect

import (
	"slices"
	"strconv"

	"gongwen/render/book/assign"
	"gongwen/render/book/grid"
	"gongwen/render/book/returned"
	"gongwen/render/book/told"
	"gongwen/render/words"
)

// origin says in the ledger that a file is of another notice.
func (f *file) origin() string { return "出自“" + told.Clip(f.other) + "”的表" }

// ofOtherNotice says of a return that it is of another notice, and reports whether
// it has nothing to do with this one: no row has a key or a text of ours. Then what
// is filled in there is left, and nothing is taken, not even that it came back
// blank.
func (c *Collection) ofOtherNotice(f *file, sheets []grid.Grid) bool {
	if f.other == "" {
		return false
	}
	tables := c.tables(sheets)
	if len(tables) == 0 && slices.ContainsFunc(sheets, func(g grid.Grid) bool { return returned.IsLedger(g.Rows) }) {
		return false // which has its own word
	}
	ours := func(t *returned.Table, row int) bool {
		if k, ok := t.Key(row); ok && len(c.prints[[2]string{k.Print, k.Group}]) > 0 {
			return true
		}
		text, _ := t.Value(c.roles[assign.RoleText], row)
		text = words.Identity(text)
		return text != "" && len(c.texts[text]) > 0
	}
	for _, t := range tables {
		for row := t.Head + 1; row < len(t.Rows); row++ {
			if ours(t, row) {
				c.add(told.OtherNotice, f, "放错了的，移出去重新收集；文号、日期后来改过的，请逐行核对", "这是“%s”的表，不是“%s”的，收下的行都列为需核对", told.Clip(f.other), returned.NameOf(c.n))
				return false
			}
		}
	}
	f.Fault = "是别的通知的表"
	filled := c.leaveFilled(f, tables, f.Fault)
	c.add(told.NotOurs, f, "放错了的，移出去重新收集；这个通知的表请部门另外交回", "这是“%s”的表，不是“%s”的，也没有这个通知的任务，没有收%s", told.Clip(f.other), returned.NameOf(c.n), filled)
	return true
}

// tables is the sheets that have a head row, of a file that may not be ours: nothing
// is said of them.
func (c *Collection) tables(sheets []grid.Grid) (tables []*returned.Table) {
	for i := range sheets {
		if g := &sheets[i]; !returned.IsLedger(g.Rows) {
			if t, readable := c.reader.Table(g); t != nil && readable {
				tables = append(tables, t)
			}
		}
	}
	return tables
}

// leaveFilled notes what is filled in in a return that is refused, and says whether
// there is anything.
func (c *Collection) leaveFilled(f *file, tables []*returned.Table, why string) string {
	n := 0
	for _, t := range tables {
		first := 0 // column that is filled in; what stands before it was sent
		for first < len(t.Row(t.Head)) && !c.answerColumn(t, first) {
			first++
		}
		for row := t.Head + 1; row < len(t.Rows); row++ {
			if t.RepeatsHead(row) {
				continue
			}
			for col := range t.Rows[row] {
				if x := &t.Rows[row][col]; !x.Empty() && (c.answerColumn(t, col) || !t.Used[col] && col > first) {
					c.leave(f, t.Grid, returned.At(col, row), x.Shown, why, true)
					n++
				}
			}
			for _, x := range t.Beside(row) {
				c.leave(f, t.Grid, x.Place, x.Text, x.Why, true)
				n++
			}
		}
	}
	if n == 0 {
		return "，里面没有填报"
	}
	return "；填了的" + strconv.Itoa(n) + "格列在台账的“未收内容”里"
}
