package returned

import (
	"gongwen/render/book/grid"
	"gongwen/render/words"
)

// maxCovered bounds the merged cells of a sheet: a return of 10,000 rows has
// 30,000.
const maxCovered = 2 << 20

// Table is a sheet of a return under its head row.
type Table struct {
	*grid.Grid
	Head    int                    // its row
	Upper   int                    // the row above it, where heads stand in two; else Head
	Columns [][]int                // by column of the form: where it stands; twice if copied
	Known   []grid.Certainty       // and how well
	Used    map[int]bool           // columns that are read
	Left    map[int]*LeftColumn    // of the others, those in which something stands
	Hanging map[int][]grid.Comment // comments by row
	keys    []rowKey               // by row
	heads   []string               // over the first column of each form column, folded
	cover   [][]covering           // by column, and by row below the head; nil: nothing is merged there
	merged  bool
	deep    map[Place]bool // first cells of merges over several rows
	wide    map[Place]bool // or over several columns that are read
}

// Place is that of a cell in a sheet.
type Place struct{ Col, Row int }

// At is the place of a column and a row.
func At(col, row int) Place { return Place{col, row} }

// Table is a sheet under its head row, nil if it has none. It cannot be read if
// there is no end of merged cells.
func (r *Reader) Table(g *grid.Grid) (t *Table, readable bool) {
	h := r.FindHead(g.Rows)
	if two, better := r.twoRows(g, h); two != nil {
		g, h = two, better
	}
	if h == nil {
		return nil, true
	}
	t = &Table{Grid: g, Head: h.Row, Upper: h.Upper, Columns: h.Columns, Known: h.Known, Used: h.used(), Left: map[int]*LeftColumn{}, Hanging: map[int][]grid.Comment{}}
	for _, x := range g.Comments {
		t.Hanging[x.Row] = append(t.Hanging[x.Row], x)
	}
	t.findKeys()
	return t, t.spread()
}

// spread notes which cells below the head are covered by a merged one; false if
// there are too many.
func (t *Table) spread() bool {
	last := 0
	for col := range t.Used {
		last = max(last, col)
	}
	t.cover, t.deep, t.wide = make([][]covering, last+1), map[Place]bool{}, map[Place]bool{}
	steps := 0
	for _, m := range t.Merges {
		if m.Col < 0 || m.Row < 0 {
			continue
		}
		first := Place{m.Col, m.Row}
		read := 0
		for col := m.Col; col <= min(m.LastCol, last); col++ {
			if steps++; !t.Used[col] {
				continue
			}
			read++
			for row := max(m.Row, t.Head+1); row <= min(m.LastRow, len(t.Rows)-1); row++ {
				if steps++; steps > maxCovered {
					return false
				}
				if t.cover[col] == nil {
					t.cover[col] = make([]covering, len(t.Rows)-t.Head-1)
				}
				t.cover[col][row-t.Head-1] = covering{first, true}
				t.merged = true
			}
		}
		t.deep[first], t.wide[first] = m.LastRow > m.Row, read > 1
		if steps > maxCovered {
			return false
		}
	}
	return true
}

// covering is the first cell of a merged one; it is zero where none lies.
type covering struct {
	first Place
	is    bool
}

// Cover is the first cell of the merged one that lies over a place, if one does.
func (t *Table) Cover(col, row int) (first Place, merged bool) {
	if col < 0 || col >= len(t.cover) || row <= t.Head || row-t.Head-1 >= len(t.cover[col]) {
		return Place{}, false
	}
	c := t.cover[col][row-t.Head-1]
	return c.first, c.is
}

// Own is what is seen in a cell.
func (t *Table) Own(col, row int) string { return t.At(col, row).Shown }

// at is what a reader sees in a cell: a merged one says the same in all its
// rows, but only in its first column, and a head nothing. merged reports whether it is one that a
// department may not have meant for this cell alone.
func (t *Table) at(col, row int) (c grid.Cell, merged bool) {
	first, ok := t.Cover(col, row)
	switch {
	case !ok:
		return t.At(col, row), false
	case first.Col != col, first.Row <= t.Head:
		return grid.Cell{}, false
	}
	c = t.At(first.Col, first.Row)
	return c, !c.Empty() && (t.deep[first] || t.wide[first])
}

// Value is what the columns of a form column say in a row; different words of
// copied columns are put side by side.
func (t *Table) Value(column, row int) (value string, merged bool) {
	c, merged := t.CellOf(column, row)
	return c.Shown, merged
}

// CellOf is Value, with what is stored behind it.
func (t *Table) CellOf(column, row int) (c grid.Cell, merged bool) {
	if column < 0 || len(t.Columns[column]) == 0 {
		return grid.Cell{}, false
	}
	cols := t.Columns[column]
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

// RepeatsHead reports whether a row is the head row again, as in a return put
// together from several.
func (t *Table) RepeatsHead(row int) bool {
	if t.keyOf(row).found {
		return false
	}
	const longest = 200 // bytes of a head
	same := 0
	for i, cols := range t.Columns {
		if len(cols) == 0 || t.heads[i] == "" {
			continue
		}
		if v := t.Own(cols[0], row); v != "" && len(v) <= longest && words.Identity(v) == t.heads[i] {
			same++
		}
	}
	return same >= 3
}

// rowKey is the key of a row.
type rowKey struct {
	Key
	ok    bool // there is one, and no other
	found bool // there is one at least
}

// Key is the key that stands in any cell of the row; of two that differ none.
func (t *Table) Key(row int) (k Key, ok bool) {
	at := t.keyOf(row)
	return at.Key, at.ok
}

func (t *Table) keyOf(row int) *rowKey {
	if row >= len(t.keys) {
		return &rowKey{}
	}
	return &t.keys[row]
}

// findKeys reads the keys of the rows and the heads, which are asked for many times.
func (t *Table) findKeys() {
	t.keys = make([]rowKey, len(t.Rows))
	for row := t.Head + 1; row < len(t.Rows); row++ {
		at := &t.keys[row]
		for i := range t.Rows[row] {
			k, is := ParseKey(t.Rows[row][i].Raw)
			switch {
			case !is:
			case at.found && k != at.Key:
				at.Key, at.ok = Key{}, false
			case !at.found:
				at.Key, at.ok, at.found = k, true, true
			}
		}
	}
	t.heads = make([]string, len(t.Columns))
	for i, cols := range t.Columns {
		if len(cols) > 0 {
			t.heads[i] = words.Identity(t.Own(cols[0], t.Head))
		}
	}
}

// LeftOver is a cell under a head that the form does not have, or under no head.
type LeftOver struct {
	Place
	Text, Why string
}

// LeftColumn is such a column: counted, and not kept.
type LeftColumn struct {
	First LeftOver
	Count int
}

// RefOf is the cell of a form column in a row.
func (t *Table) RefOf(column, row int) string {
	if cols := t.Columns[column]; len(cols) > 0 {
		return t.Ref(cols[0], row)
	}
	return t.Ref(0, row)
}

// Beside is what a row has that no column shows: cells under a merged one, and
// comments.
func (t *Table) Beside(row int) (list []LeftOver) {
	for col := range t.Rows[row] {
		first, covered := t.Cover(col, row)
		if !covered || first == (Place{col, row}) {
			continue
		}
		if c := &t.Rows[row][col]; !c.Empty() && words.Identity(c.Shown) != words.Identity(t.Own(first.Col, first.Row)) {
			list = append(list, LeftOver{Place{col, row}, c.Shown, Covered})
		}
	}
	for _, x := range t.Hanging[row] {
		list = append(list, LeftOver{Place{x.Col, row}, x.Text, Commented})
	}
	return list
}

// Why something stands beside what a row shows.
const (
	Covered   = "被合并单元格盖住"
	Commented = "写在批注里"
)

// Merged reports whether merged cells lie over what is read.
func (t *Table) Merged() bool { return t.merged }
