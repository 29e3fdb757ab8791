package tags

import (
	"slices"

	"gongwen/render/verify/pdfread"
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
	bare    int  // cells that name no head
	classes bool // attributes stand elsewhere and are not read
	crossed bool // two cells take the same place
	ids     map[pdfread.Text]bool
	wanted  []pdfread.Text // heads that cells name
	budget  *int
}

// maxColumns bounds what a hostile ColSpan can ask for in a row, maxPlaces what
// all of them can.
const (
	maxColumns = 1 << 12
	maxPlaces  = 1 << 24
)

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
	*t.budget += len(t.span)
	if *t.budget > maxPlaces {
		t.classes = true // too large to be counted
		return
	}
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
	n := min(columns, maxColumns-t.at)
	if *t.budget += n; *t.budget > maxPlaces {
		t.classes = true
		return
	}
	for range n {
		if t.at == len(t.span) {
			t.span = append(t.span, 0)
		}
		t.crossed = t.crossed || t.span[t.at] > 0
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
	columns, rows, scope, linked := 1, 1, false, false
	for _, v := range t.kids(e.dict["A"]) {
		a := t.Dict(v) // nil for a revision number
		if t.Name(a["O"]) != "Table" {
			continue
		}
		columns, rows = max(1, t.Int(a["ColSpan"], 1)), max(1, t.Int(a["RowSpan"], 1))
		scope = scope || t.Name(a["Scope"]) != ""
		heads := t.List(a["Headers"])
		linked = linked || len(heads) > 0
		for _, h := range heads {
			if id, ok := t.Resolve(h).(pdfread.Text); ok && len(b.wanted) < maxColumns {
				b.wanted = append(b.wanted, id)
			}
		}
	}
	if e.kind == "TH" {
		b.heads++
		if scope {
			b.scopes++
		}
		if id, ok := t.Resolve(e.dict["ID"]).(pdfread.Text); ok {
			b.ids[id] = true
		}
	} else if !linked {
		b.bare++
	}
	b.add(columns, rows)
}

// checkTable looks at a table that has been read to its end.
func (t *tree) checkTable(b *table) {
	b.endRow()
	unknown := slices.ContainsFunc(b.wanted, func(id pdfread.Text) bool { return !b.ids[id] })
	switch {
	case unknown:
		t.UA(rules.Table, "7.5", "表格（元素 %d）的格指向没有的表头", b.number)
	case b.heads == 0 && t.Ours:
		t.Add(rules.Table, "表格（元素 %d）没有表头", b.number)
	case b.scopes < b.heads && b.bare > 0 && !b.classes && (t.Ours || b.scopes == 0):
		t.UA(rules.Table, "7.5", "表格（元素 %d）有 %d 个表头没有说明管行还是管列", b.number, b.heads-b.scopes)
	}
	if b.classes || len(b.columns) == 0 {
		return
	}
	if b.crossed {
		t.UA(rules.Table, "7.2", "表格（元素 %d）有单元格重叠", b.number)
	}
	if least, most := slices.Min(b.columns), slices.Max(b.columns); least != most {
		t.UA(rules.Table, "7.2", "表格（元素 %d）各行的栏数不同，从 %d 到 %d", b.number, least, most)
	}
	if slices.Max(append(b.span, 0)) > 0 {
		t.UA(rules.Table, "7.2", "表格（元素 %d）有单元格伸出最后一行", b.number)
	}
}
