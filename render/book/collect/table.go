package collect

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"gongwen/render/book"
	"gongwen/render/book/assign"
	"gongwen/render/book/grid"
	"gongwen/render/words"
)

const (
	// Top is how many rows down a head row is looked for.
	Top = 15
	// maxCovered bounds the merged cells of a sheet: a return of 10,000 rows
	// has 30,000.
	maxCovered = 2 << 20
	// HeadState is the head of the ledger's own column, by which it is known.
	HeadState = "收集状态"
)

// table is a sheet of a return under its head row.
type table struct {
	*grid.Grid
	head     int                    // its row
	columns  [][]int                // by column of the form: where it stands; twice if copied
	known    []certainty            // and how well
	lacking  []string               // heads of answers that are nowhere
	used     map[int]bool           // columns that are read
	left     map[int]*leftColumn    // of the others, those in which something stands
	comments map[int][]grid.Comment // by row
	cover    map[cell]cell
	deep     map[cell]bool // first cells of merges over several rows
	wide     map[cell]bool // or over several columns that are read
}

// cell is a place in a sheet.
type cell struct{ col, row int }

// isLedger reports whether a sheet is one that this package planned.
func isLedger(rows [][]grid.Cell) bool {
	for _, row := range rows[:min(Top, len(rows))] {
		for i := range row {
			if words.Identity(row[i].Shown) == HeadState {
				return true
			}
		}
	}
	return false
}

// newTable is a sheet under its head row, nil if it has none.
func (c *Collection) newTable(f *file, g *grid.Grid) *table {
	h := c.findHead(g.Rows)
	if h == nil {
		return nil
	}
	t := &table{Grid: g, head: h.row, columns: h.columns, known: h.known, left: map[int]*leftColumn{}}
	if !t.spread() {
		c.add(mergesMany, f, "请取消合并，另存后重新交回", "“%s”里的合并单元格多得反常，没有读这张表", g.Name)
		return nil
	}
	for i, cols := range t.columns {
		if len(cols) > 1 {
			c.add(headTwice, f, "请部门只留一栏", "“%s”里有%d栏表头都是“%s”（%s），内容都收进来了", g.Name, len(cols), c.form.Columns[i].Head, t.ref(cols[0], t.head)+"、"+t.ref(cols[1], t.head))
		}
	}
	t.comments = map[int][]grid.Comment{}
	for _, x := range g.Comments {
		t.comments[x.Row] = append(t.comments[x.Row], x)
	}
	c.tellHeads(f, t)
	return t
}

// tellHeads says what is not as it was in the head row.
func (c *Collection) tellHeads(f *file, t *table) {
	var other, guessed []string
	for i := range t.known {
		head := c.form.Columns[i].Head
		switch how := t.known[i]; {
		case how == unknown && c.form.Columns[i].Role.Answer():
			t.lacking = append(t.lacking, "“"+head+"”")
		case how == retitled, how == doubtful:
			col := t.columns[i][0]
			said := "没有表头的" + book.Ref(col, t.head)
			if v := t.own(col, t.head); words.Identity(v) != "" {
				said = book.Ref(col, t.head) + "“" + clip(v) + "”"
			}
			said += "作“" + head + "”"
			if how == retitled {
				other = append(other, said)
			} else {
				guessed = append(guessed, said)
			}
		}
	}
	if len(other) > 0 {
		c.add(headRetitled, f, "不是一回事的，请部门改回原来的表头后重新交回", "“%s”的表头改了写法，照收：%s", t.Name, Some(other))
	}
	if len(guessed) > 0 {
		c.add(headDoubtful, f, "请核对这几栏是不是这个意思；不是的，请部门改回原来的表头后重新交回", "“%s”的表头认不准，先这样收：%s", t.Name, Some(guessed))
	}
	if len(t.lacking) > 0 {
		c.add(headMissing, f, "请部门在发下去的表上填写后交回", "“%s”里没有找到%s栏，没有收", t.Name, Some(t.lacking))
	}
}

// spread notes which cells below the head are covered by a merged one; false if
// there are too many.
func (t *table) spread() bool {
	t.used = make(map[int]bool)
	last := 0
	for _, cols := range t.columns {
		for _, col := range cols {
			t.used[col] = true
			last = max(last, col)
		}
	}
	t.cover, t.deep, t.wide = map[cell]cell{}, map[cell]bool{}, map[cell]bool{}
	steps := 0
	for _, m := range t.Merges {
		if m.Col < 0 || m.Row < 0 {
			continue
		}
		first := cell{m.Col, m.Row}
		read := 0
		for col := m.Col; col <= min(m.LastCol, last); col++ {
			if steps++; !t.used[col] {
				continue
			}
			read++
			for row := max(m.Row, t.head+1); row <= min(m.LastRow, len(t.Rows)-1); row++ {
				if steps++; steps > maxCovered {
					return false
				}
				t.cover[cell{col, row}] = first
			}
		}
		t.deep[first], t.wide[first] = m.LastRow > m.Row, read > 1
		if steps > maxCovered {
			return false
		}
	}
	return true
}

// own is what is seen in a cell.
func (t *table) own(col, row int) string { return t.At(col, row).Shown }

// at is what a reader sees in a cell: a merged one says the same in all its
// rows, but only in its first column, and a head nothing. merged reports whether it is one that a
// department may not have meant for this cell alone.
func (t *table) at(col, row int) (c grid.Cell, merged bool) {
	first, ok := t.cover[cell{col, row}]
	switch {
	case !ok:
		return t.At(col, row), false
	case first.col != col, first.row <= t.head:
		return grid.Cell{}, false
	}
	c = t.At(first.col, first.row)
	return c, !c.Empty() && (t.deep[first] || t.wide[first])
}

// value is what the columns of a form column say in a row; different words of
// copied columns are put side by side.
func (t *table) value(column, row int) (value string, merged bool) {
	c, merged := t.cellOf(column, row)
	return c.Shown, merged
}

// cellOf is value, with what is stored behind it.
func (t *table) cellOf(column, row int) (c grid.Cell, merged bool) {
	if column < 0 || len(t.columns[column]) == 0 {
		return grid.Cell{}, false
	}
	cols := t.columns[column]
	c, merged = t.at(cols[0], row)
	for _, col := range cols[1:] {
		d, m := t.at(col, row)
		merged = merged || m
		switch {
		case d.Empty() || words.Identity(d.Shown) == words.Identity(c.Shown):
		case c.Empty():
			c = d
		default:
			c = grid.Text(c.Shown + "／" + d.Shown)
		}
	}
	return c, merged
}

// repeatsHead reports whether a row is the head row again, as in a return put
// together from several.
func (t *table) repeatsHead(row int) bool {
	same := 0
	for _, cols := range t.columns {
		for _, col := range cols[:min(1, len(cols))] {
			if v := words.Identity(t.own(col, row)); v != "" && v == words.Identity(t.own(col, t.head)) {
				same++
			}
		}
	}
	return same >= 3
}

// leftOver is a cell under a head that is none of the form's, or under none.
type leftOver struct {
	cell
	text, why string
}

// leftColumn is such a column: counted, and not kept.
type leftColumn struct {
	first leftOver
	count int
}

// leftOvers notes those of a row, and is the first of them; telling reports
// whether any is more than a number, such as one that the row was given.
func (c *Collection) leftOvers(f *file, t *table, row int) (list []leftOver, telling bool) {
	for col := range t.Rows[row] {
		v := &t.Rows[row][col]
		if t.used[col] || v.Empty() {
			continue
		}
		telling = telling || strings.Trim(words.Identity(v.Shown), "0123456789") != ""
		x := leftOver{cell{col, row}, v.Shown, whyColumn}
		if len(list) < maxNotes {
			list = append(list, x)
		}
		if t.left[col] == nil {
			t.left[col] = &leftColumn{first: x}
		}
		t.left[col].count++
		c.leave(f, t.Grid, x.cell, x.text, x.why, true)
	}
	return list, telling
}

// hidden is the words in the hidden columns of a row that programs read and
// people do not write into.
func (c *Collection) hidden(f *file, t *table, row int) (list []leftOver) {
	for i, col := range c.form.Columns {
		for _, at := range t.columns[i] {
			x := t.At(at, row)
			if x.Empty() {
				continue
			}
			_, keyed := parseKey(x.Raw)
			name := unlabelled(x.Shown)
			_, group := c.groupNamed(f, name)
			switch {
			case col.Role == assign.RoleKey && !keyed,
				col.Role == assign.RoleUnit && !group && c.memberOf[name] == nil && !keyed && !f.stranger(name),
				col.Role == assign.RoleDay && x.Kind == grid.Words && !isNumber(words.Identity(x.Shown)) && !isDay(x.Shown):
				list = append(list, leftOver{cell{at, row}, x.Shown, whyHidden})
			}
		}
	}
	return list
}

func isDay(s string) bool {
	_, verdict := readDay(s, false)
	return verdict == words.Dated
}

// tellLeftOvers names the columns that were not read though something stands
// in them, each with its first cell.
func (c *Collection) tellLeftOvers(f *file, t *table) {
	if len(t.left) == 0 {
		return
	}
	var said []string
	for _, col := range slices.Sorted(maps.Keys(t.left)) {
		what := "没有表头的" + column(col) + "栏"
		if v := t.own(col, t.head); words.Identity(v) != "" {
			what = "“" + clip(v) + "”栏"
		}
		x := t.left[col].first
		said = append(said, what+"有"+strconv.Itoa(t.left[col].count)+"格（"+book.Ref(x.col, x.row)+"“"+clip(x.text)+"”）")
	}
	c.add(columnUnknown, f, "请看这些内容要不要报；要的，请部门填进“"+c.form.Head(assign.RoleProgress)+"”或“"+c.form.Head(assign.RoleRemark)+"”后重新交回", "“%s”里有发下去的表没有的栏，没有收进台账：%s", t.Name, Some(said))
}

// column is the letters of a column.
func column(col int) string { return strings.TrimRight(book.Ref(col, 0), "0123456789") }

// key is the key that stands in any cell of the row; of two that differ none.
func (t *table) key(row int) (k key, ok bool) {
	for i := range t.Rows[row] {
		found, is := parseKey(t.Rows[row][i].Raw)
		switch {
		case !is:
		case ok && found != k:
			return key{}, false
		default:
			k, ok = found, true
		}
	}
	return k, ok
}

// ref is a cell for people: 按牵头部门!I12.
func (t *table) ref(col, row int) string { return t.Name + "!" + book.Ref(col, row) }

// refOf is the cell of a form column in a row.
func (t *table) refOf(column, row int) string {
	if cols := t.columns[column]; len(cols) > 0 {
		return t.ref(cols[0], row)
	}
	return t.ref(0, row)
}
