package collect

import (
	"strings"

	"gongwen/render/book"
	"gongwen/render/book/assign"
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
	*Grid
	head    int     // its row
	columns [][]int // by column of the form: where it stands; twice if copied
	cover   map[cell]cell
	deep    map[cell]bool // first cells of merges over several rows
	wide    map[cell]bool // or over several columns that are read
}

// cell is a place in a sheet.
type cell struct{ col, row int }

// isLedger reports whether a sheet is one that this package planned.
func isLedger(rows [][]string) bool {
	for _, row := range rows[:min(Top, len(rows))] {
		for _, v := range row {
			if words.Identity(v) == HeadState {
				return true
			}
		}
	}
	return false
}

// findHead finds the head row of a sheet and its columns, or nil. Of several
// rows that could be it the one with the most heads is; to be one a row needs
// two answers and something to tell the task by.
func (c *Collection) findHead(rows [][]string) (head int, columns [][]int) {
	most := 0
	for r, row := range rows[:min(Top, len(rows))] {
		here := make([][]int, len(c.form.Columns))
		found, answers, told := 0, 0, false
		for col, v := range row {
			i, ok := c.heads[words.Identity(v)]
			if !ok {
				continue
			}
			if len(here[i]) < maxCopies {
				here[i] = append(here[i], col)
			}
			if len(here[i]) > 1 {
				continue
			}
			found++
			switch role := c.form.Columns[i].Role; {
			case role.Answer():
				answers++
			case role == assign.RoleKey || role == assign.RoleID || role == assign.RoleText:
				told = true
			}
		}
		if told && answers >= 2 && found > most {
			most, head, columns = found, r, here
		}
	}
	return head, columns
}

// newTable is a sheet under its head row, nil if it has none.
func (c *Collection) newTable(f *file, g *Grid) *table {
	t := &table{Grid: g}
	if t.head, t.columns = c.findHead(g.Rows); t.columns == nil {
		return nil
	}
	if !t.spread() {
		c.add(mergesMany, f, "请取消合并，另存后重新交回", "“%s”里的合并单元格多得反常，没有读这张表", g.Name)
		return nil
	}
	for i, cols := range t.columns {
		if len(cols) > 1 {
			c.add(headTwice, f, "请部门只留一栏", "“%s”里有%d栏表头都是“%s”（%s），内容都收进来了", g.Name, len(cols), c.form.Columns[i].Head, t.ref(cols[0], t.head)+"、"+t.ref(cols[1], t.head))
		}
	}
	return t
}

// spread notes which cells below the head are covered by a merged one; false if
// there are too many.
func (t *table) spread() bool {
	used := make(map[int]bool)
	last := 0
	for _, cols := range t.columns {
		for _, col := range cols {
			used[col] = true
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
			if steps++; !used[col] {
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

// own is what stands in a cell.
func (t *table) own(col, row int) string {
	if row < len(t.Rows) && col < len(t.Rows[row]) {
		return t.Rows[row][col]
	}
	return ""
}

// at is what a reader sees in a cell: a merged one says the same in all its
// rows, but only in its first column, and a head nothing. merged reports whether it is one that a
// department may not have meant for this cell alone.
func (t *table) at(col, row int) (value string, merged bool) {
	first, ok := t.cover[cell{col, row}]
	switch {
	case !ok:
		return t.own(col, row), false
	case first.col != col, first.row <= t.head:
		return "", false
	}
	value = t.own(first.col, first.row)
	return value, strings.TrimSpace(value) != "" && (t.deep[first] || t.wide[first])
}

// value is what the columns of a form column say in a row; different words of
// copied columns are put side by side.
func (t *table) value(column, row int) (value string, merged bool) {
	cols := t.columns[column]
	if len(cols) == 0 {
		return "", false
	}
	value, merged = t.at(cols[0], row)
	for _, col := range cols[1:] {
		v, m := t.at(col, row)
		merged = merged || m
		switch {
		case words.Identity(v) == "" || words.Identity(v) == words.Identity(value):
		case words.Identity(value) == "":
			value = v
		default:
			value += "／" + v
		}
	}
	return value, merged
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

// key is the key that stands in any cell of the row; of two that differ none.
func (t *table) key(row int) (k key, ok bool) {
	for _, v := range t.Rows[row] {
		found, is := parseKey(v)
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
