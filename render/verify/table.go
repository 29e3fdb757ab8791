package verify

import (
	"slices"

	"gongwen/render/verify/rules"
)

// table is a table of the structure tree: its cells row by row, with what
// spans into later rows.
type table struct {
	number  int
	rows    int
	columns []int // by row: how many are taken
	span    []int // by column: how many more rows it is taken for
	at      int   // the next free column of the row
	heads   int
	scopes  int  // heads that say what they head
	linked  bool // cells name their heads
	classes bool // attributes stand elsewhere and are not read
}

// maxColumns bounds what a hostile ColSpan can ask for.
const maxColumns = 1 << 12

// row ends the row before and begins the next.
func (t *table) row() {
	if t == nil {
		return
	}
	t.endRow()
	t.rows++
	t.at = 0
}

func (t *table) endRow() {
	if t.rows == 0 {
		return
	}
	t.skip()
	t.columns = append(t.columns, t.at)
	for i := range t.span {
		t.span[i] = max(0, t.span[i]-1)
	}
}

// skip moves over columns that cells of earlier rows take.
func (t *table) skip() {
	for t.at < len(t.span) && t.span[t.at] > 0 {
		t.at++
	}
}

func (t *table) add(columns, rows int) {
	t.skip()
	for range min(columns, maxColumns-t.at) {
		if t.at == len(t.span) {
			t.span = append(t.span, 0)
		}
		t.span[t.at] = rows
		t.at++
	}
}

// cell reads the attributes of a cell (14.8.5.7).
func (t *tree) cell(e *element) {
	b := e.table
	if b == nil {
		return
	}
	if e.dict["C"] != nil {
		b.classes = true
	}
	columns, rows, scope := 1, 1, false
	for _, v := range t.kids(e.dict["A"]) {
		a := t.Dict(v) // nil for a revision number
		if t.Name(a["O"]) != "Table" {
			continue
		}
		columns, rows = max(1, t.Int(a["ColSpan"], 1)), max(1, t.Int(a["RowSpan"], 1))
		scope = scope || t.Name(a["Scope"]) != ""
		b.linked = b.linked || a["Headers"] != nil
	}
	if e.kind == "TH" {
		b.heads++
		if scope {
			b.scopes++
		}
	}
	b.add(columns, rows)
}

// checkTable looks at a table that has been read to its end.
func (t *tree) checkTable(b *table) {
	b.endRow()
	if b.heads == 0 {
		t.note(rules.Table, "表格（元素 %d）没有表头", b.number)
	} else if b.scopes < b.heads && !b.linked && !b.classes {
		t.note(rules.Table, "表格（元素 %d）有 %d 个表头没有说明管行还是管列", b.number, b.heads-b.scopes)
	}
	if b.classes || len(b.columns) == 0 {
		return
	}
	if least, most := slices.Min(b.columns), slices.Max(b.columns); least != most {
		t.note(rules.Table, "表格（元素 %d）各行的栏数不同，从 %d 到 %d", b.number, least, most)
	}
	if slices.Max(append(b.span, 0)) > 0 {
		t.note(rules.Table, "表格（元素 %d）有单元格伸出最后一行", b.number)
	}
}
