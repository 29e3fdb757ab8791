package source

import (
	"strings"

	"gongwen/render/intake/doubt"
	"gongwen/render/intake/prose"
	"gongwen/render/intake/word"
)

// wordTable takes a table of a Word file; those in its cells are told.
func (d *reader) wordTable(w *word.Table) *Table {
	return fromWord(w, d.limit, func(place string, inner *word.Table) {
		t := fromWord(inner, d.limit, func(string, *word.Table) {})
		var rows []string
		for row := range t.At {
			rows = append(rows, t.Said(row))
		}
		d.Say(doubt.NestedOut, "写成文字，或另作附件", "%s格里套着一张表，没有导入：%s", place, prose.Quoted(rows...))
	})
}

// fromWord takes a table of a Word file. What stands inside cells beside words
// is handed to aside.
func fromWord(w *word.Table, limit *limits, aside func(place string, inner *word.Table)) *Table {
	t := &Table{Kind: Word, nth: w.Nth, Page: w.Page}
	open := map[int]int{} // by column: the cell that a merge goes on from
	for row, r := range w.Rows {
		for len(t.At) <= row {
			t.At = append(t.At, nil)
		}
		col := r.Before
		for i := 0; i < len(r.Cells); i++ {
			c := &r.Cells[i]
			span := c.Span
			for c.Across == word.Begins && i+1 < len(r.Cells) && r.Cells[i+1].Across == word.GoesOn {
				i++
				span += r.Cells[i].Span
			}
			if k, ok := open[col]; c.Down == word.GoesOn && ok && t.Cells[k].Cols == span {
				t.Cells[k].Rows = row - t.Cells[k].Row + 1
				t.cover(k, row, col, 1, span)
				t.Cells[k].Text = joinLines(t.Cells[k].Text, t.blocksText(c.Blocks, row, col, aside, nil))
				col += span
				continue
			}
			var first *word.Para
			text := t.blocksText(c.Blocks, row, col, aside, &first)
			if !limit.cell(len(text)) {
				return t
			}
			t.put(row, col, 1, span, text).Para = first
			delete(open, col)
			if c.Down != word.Alone {
				open[col] = len(t.Cells) - 1
			}
			col += span
		}
	}
	return t
}

func joinLines(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "\n" + b
}

// blocksText is the words of a cell, a line a paragraph.
func (t *Table) blocksText(blocks []word.Block, row, col int, aside func(string, *word.Table), first **word.Para) string {
	var lines []string
	for _, b := range blocks {
		switch {
		case b.Table != nil:
			aside(t.Ref(row, col), b.Table)
		case b.Para != nil:
			if s := prose.TidyLines(b.Para.Number + b.Para.Text); s != "" {
				lines = append(lines, s)
				if first != nil && *first == nil {
					*first = b.Para
				}
			}
		}
	}
	return strings.Join(lines, "\n")
}
