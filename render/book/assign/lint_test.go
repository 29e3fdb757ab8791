package assign

import (
	"strings"
	"testing"

	"gongwen/render/book"
	"gongwen/render/book/booktest"
)

// TestLint holds that every kind of fault in a plan is seen: a linter that says
// nothing makes all laws empty.
func TestLint(t *testing.T) {
	for _, c := range []struct {
		name, want string
		spoil      func(w *book.Workbook)
	}{
		{"sheet name", "not a sheet name", func(w *book.Workbook) { sheetOf(w, nameAssignment).Name = "a/b" }},
		{"reserved name", "not a sheet name", func(w *book.Workbook) { sheetOf(w, nameAssignment).Name = "history" }},
		{"same name", "two sheets named", func(w *book.Workbook) { sheetOf(w, nameOverview).Name = sheetOf(w, nameAssignment).Name }},
		{"row too high", "546 px", func(w *book.Workbook) { sheetOf(w, nameAssignment).Rows[5].Height = 546 }},
		{"column without width", "column D: 0 px", func(w *book.Workbook) { sheetOf(w, nameAssignment).Columns[3].Width = 0 }},
		{"too many cells", "cells in", func(w *book.Workbook) { sheetOf(w, nameAssignment).Columns = sheetOf(w, nameAssignment).Columns[:9] }},
		{"frozen all over", "leaves no room", func(w *book.Workbook) {
			sheetOf(w, nameAssignment).FreezeRows = len(sheetOf(w, nameAssignment).Rows) - 1
		}},
		{"style", "style 999", func(w *book.Workbook) { sheetOf(w, nameAssignment).Rows[5].Cells[5].Style = 999 }},
		{"default style", "style 0", func(w *book.Workbook) { w.Styles[0].Size = 11 }},
		{"colour", `fill "red"`, func(w *book.Workbook) { w.Styles[1].Fill = "red" }},
		{"number format", "number format of", func(w *book.Workbook) { w.Styles[1].Format = strings.Repeat("y", 256) }},
		{"text too long", "32768 units", func(w *book.Workbook) {
			sheetOf(w, nameAssignment).Rows[5].Cells[5] = book.Cell{Kind: book.Text, Text: strings.Repeat("公", 32768)}
		}},
		{"control character", "not text", func(w *book.Workbook) {
			sheetOf(w, nameAssignment).Rows[5].Cells[5] = book.Cell{Kind: book.Text, Text: "a\x01"}
		}},
		{"bad UTF-8", "not text", func(w *book.Workbook) {
			sheetOf(w, nameAssignment).Rows[5].Cells[5] = book.Cell{Kind: book.Text, Text: "a\xff"}
		}},
		{"empty text", "kind 1", func(w *book.Workbook) { sheetOf(w, nameAssignment).Rows[5].Cells[5] = book.Cell{Kind: book.Text} }},
		{"merge outside", "outside the sheet", func(w *book.Workbook) {
			s := sheetOf(w, nameAssignment)
			s.Merges = append(s.Merges, book.Range{Col: 0, Row: len(s.Rows) - 1, LastCol: 0, LastRow: len(s.Rows)})
		}},
		{"merge of one cell", "of one cell", func(w *book.Workbook) {
			s := sheetOf(w, nameAssignment)
			s.Merges = append(s.Merges, book.Range{Col: 5, Row: len(s.Rows) - 1, LastCol: 5, LastRow: len(s.Rows) - 1})
		}},
		{"overlapping merges", "overlaps", func(w *book.Workbook) {
			s := sheetOf(w, nameAssignment)
			s.Merges = append(s.Merges, s.Merges[len(s.Merges)-1])
		}},
		{"covered cell", "covers", func(w *book.Workbook) {
			sheetOf(w, nameAssignment).Rows[0].Cells[4] = book.Cell{Kind: book.Text, Text: "hidden"}
		}},
		{"merge over a page", "over the page break", func(w *book.Workbook) {
			s := sheetOf(w, nameAssignment)
			s.Breaks = []int{s.Merges[len(s.Merges)-1].LastRow}
		}},
		{"breaks", "page break before row", func(w *book.Workbook) { sheetOf(w, nameAssignment).Breaks = []int{0} }},
		{"too many breaks", "1023 page breaks", func(w *book.Workbook) { sheetOf(w, nameAssignment).Breaks = make([]int, 1023) }},
		{"scale", "scale 9", func(w *book.Workbook) { sheetOf(w, nameAssignment).Page.Scale = 9 }},
		{"header", "header or footer", func(w *book.Workbook) { sheetOf(w, nameAssignment).Page.Head = strings.Repeat("a", 256) }},
		{"print area", "print area", func(w *book.Workbook) {
			sheetOf(w, nameAssignment).Page.Area.LastRow = len(sheetOf(w, nameAssignment).Rows)
		}},
		{"merge in a table", "in the table", func(w *book.Workbook) {
			sheetOf(w, DataSheet).Merges = []book.Range{{Col: 0, Row: 5, LastCol: 1, LastRow: 5}}
		}},
		{"equal heads", "two heads", func(w *book.Workbook) {
			r := sheetOf(w, nameAssignment).Rows[sheetOf(w, nameAssignment).Page.TitleRow]
			r.Cells[1].Text = r.Cells[0].Text
		}},
		{"head of a table", "table head", func(w *book.Workbook) {
			s := sheetOf(w, DataSheet)
			s.Rows[s.Table.Range.Row].Cells[1].Text = strings.Repeat("头", 256)
		}},
		{"heads of a table", "not those of the sheet", func(w *book.Workbook) { sheetOf(w, DataSheet).Table.Range.Row++ }},
		{"table without rows", "table", func(w *book.Workbook) { t := sheetOf(w, DataSheet).Table; t.Range.LastRow = t.Range.Row }},
		{"prompt", "validation", func(w *book.Workbook) { sheetOf(w, nameAssignment).Validations[2].Title = strings.Repeat("长", 33) }},
		{"list", "list", func(w *book.Workbook) { sheetOf(w, nameAssignment).Validations[0].Values = []string{"a,b"} }},
		{"validations overlap", "and", func(w *book.Workbook) { v := sheetOf(w, nameAssignment).Validations; v[1].Range = v[0].Range }},
		{"link out of the sheet", "link", func(w *book.Workbook) { sheetOf(w, nameContents).Links[0].ToRow = 9999 }},
		{"link to nowhere", "link", func(w *book.Workbook) { sheetOf(w, nameContents).Links[0].Sheet = "nowhere" }},
		{"link to a hidden sheet", "link", func(w *book.Workbook) { sheetOf(w, nameContents).Links[0].Sheet = MetaSheet }},
		{"two links of a cell", "out of order", func(w *book.Workbook) { l := sheetOf(w, nameContents).Links; l[1].Col, l[1].Row = l[0].Col, l[0].Row }},
		{"formula with =", "formula", func(w *book.Workbook) { s := sheetOf(w, nameContents); s.Rows[len(s.Rows)-1].Cells[4].Text = "=1" }},
		{"hidden first sheet", "is hidden", func(w *book.Workbook) { w.Sheets[0].Hidden = true }},
		{"colouring", "colouring", func(w *book.Workbook) { sheetOf(w, nameAssignment).Colours[0].Formula = "" }},
	} {
		w := booktest.Whole(mustPlan(t, five()))
		c.spoil(w)
		if err := booktest.Lint(w); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
