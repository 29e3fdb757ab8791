package sheet

import (
	"strings"
	"testing"
)

// TestLint holds that every kind of fault in a plan is seen: a linter that says
// nothing makes all laws empty.
func TestLint(t *testing.T) {
	for _, c := range []struct {
		name, want string
		spoil      func(w *Workbook)
	}{
		{"sheet name", "not a sheet name", func(w *Workbook) { sheetOf(w, nameAssignment).Name = "a/b" }},
		{"reserved name", "not a sheet name", func(w *Workbook) { sheetOf(w, nameAssignment).Name = "history" }},
		{"same name", "two sheets named", func(w *Workbook) { sheetOf(w, nameOverview).Name = sheetOf(w, nameAssignment).Name }},
		{"row too high", "546 px", func(w *Workbook) { sheetOf(w, nameAssignment).Rows[5].Height = 546 }},
		{"column without width", "column D: 0 px", func(w *Workbook) { sheetOf(w, nameAssignment).Columns[3].Width = 0 }},
		{"too many cells", "cells in", func(w *Workbook) { sheetOf(w, nameAssignment).Columns = sheetOf(w, nameAssignment).Columns[:9] }},
		{"frozen all over", "leaves no room", func(w *Workbook) { sheetOf(w, nameAssignment).FreezeRows = len(sheetOf(w, nameAssignment).Rows) - 1 }},
		{"style", "style 999", func(w *Workbook) { sheetOf(w, nameAssignment).Rows[5].Cells[5].Style = 999 }},
		{"default style", "style 0", func(w *Workbook) { w.Styles[0].Size = 11 }},
		{"colour", `fill "red"`, func(w *Workbook) { w.Styles[1].Fill = "red" }},
		{"number format", "number format of", func(w *Workbook) { w.Styles[1].Format = strings.Repeat("y", 256) }},
		{"text too long", "32768 units", func(w *Workbook) {
			sheetOf(w, nameAssignment).Rows[5].Cells[5] = Cell{Kind: Text, Text: strings.Repeat("公", 32768)}
		}},
		{"control character", "not text", func(w *Workbook) { sheetOf(w, nameAssignment).Rows[5].Cells[5] = Cell{Kind: Text, Text: "a\x01"} }},
		{"bad UTF-8", "not text", func(w *Workbook) { sheetOf(w, nameAssignment).Rows[5].Cells[5] = Cell{Kind: Text, Text: "a\xff"} }},
		{"empty text", "kind 1", func(w *Workbook) { sheetOf(w, nameAssignment).Rows[5].Cells[5] = Cell{Kind: Text} }},
		{"merge outside", "outside the sheet", func(w *Workbook) {
			s := sheetOf(w, nameAssignment)
			s.Merges = append(s.Merges, Range{0, len(s.Rows) - 1, 0, len(s.Rows)})
		}},
		{"merge of one cell", "of one cell", func(w *Workbook) {
			s := sheetOf(w, nameAssignment)
			s.Merges = append(s.Merges, Range{5, len(s.Rows) - 1, 5, len(s.Rows) - 1})
		}},
		{"overlapping merges", "overlaps", func(w *Workbook) {
			s := sheetOf(w, nameAssignment)
			s.Merges = append(s.Merges, s.Merges[len(s.Merges)-1])
		}},
		{"covered cell", "covers", func(w *Workbook) { sheetOf(w, nameAssignment).Rows[0].Cells[4] = Cell{Kind: Text, Text: "hidden"} }},
		{"merge over a page", "over the page break", func(w *Workbook) {
			s := sheetOf(w, nameAssignment)
			s.Breaks = []int{s.Merges[len(s.Merges)-1].LastRow}
		}},
		{"breaks", "page break before row", func(w *Workbook) { sheetOf(w, nameAssignment).Breaks = []int{0} }},
		{"too many breaks", "1023 page breaks", func(w *Workbook) { sheetOf(w, nameAssignment).Breaks = make([]int, 1023) }},
		{"scale", "scale 9", func(w *Workbook) { sheetOf(w, nameAssignment).Page.Scale = 9 }},
		{"header", "header or footer", func(w *Workbook) { sheetOf(w, nameAssignment).Page.Head = strings.Repeat("a", 256) }},
		{"print area", "print area", func(w *Workbook) { sheetOf(w, nameAssignment).Page.Area.LastRow = len(sheetOf(w, nameAssignment).Rows) }},
		{"merge in a table", "in the table", func(w *Workbook) { sheetOf(w, nameData).Merges = []Range{{0, 5, 1, 5}} }},
		{"equal heads", "two heads", func(w *Workbook) {
			r := sheetOf(w, nameAssignment).Rows[sheetOf(w, nameAssignment).Page.TitleRow]
			r.Cells[1].Text = r.Cells[0].Text
		}},
		{"head of a table", "table head", func(w *Workbook) {
			s := sheetOf(w, nameData)
			s.Rows[s.Table.Range.Row].Cells[1].Text = strings.Repeat("头", 256)
		}},
		{"heads of a table", "not those of the sheet", func(w *Workbook) { sheetOf(w, nameData).Table.Range.Row++ }},
		{"table without rows", "table", func(w *Workbook) { t := sheetOf(w, nameData).Table; t.Range.LastRow = t.Range.Row }},
		{"prompt", "validation", func(w *Workbook) { sheetOf(w, nameAssignment).Validations[2].Title = strings.Repeat("长", 33) }},
		{"list", "list", func(w *Workbook) { sheetOf(w, nameAssignment).Validations[0].Values = []string{"a,b"} }},
		{"validations overlap", "and", func(w *Workbook) { v := sheetOf(w, nameAssignment).Validations; v[1].Range = v[0].Range }},
		{"link out of the sheet", "link", func(w *Workbook) { sheetOf(w, nameContents).Links[0].ToRow = 9999 }},
		{"link to nowhere", "link", func(w *Workbook) { sheetOf(w, nameContents).Links[0].Sheet = "nowhere" }},
		{"link to a hidden sheet", "link", func(w *Workbook) { sheetOf(w, nameContents).Links[0].Sheet = MetaSheet }},
		{"two links of a cell", "out of order", func(w *Workbook) { l := sheetOf(w, nameContents).Links; l[1].Col, l[1].Row = l[0].Col, l[0].Row }},
		{"formula with =", "formula", func(w *Workbook) { s := sheetOf(w, nameContents); s.Rows[len(s.Rows)-1].Cells[4].Text = "=1" }},
		{"hidden first sheet", "is hidden", func(w *Workbook) { w.Sheets[0].Hidden = true }},
		{"colouring", "colouring", func(w *Workbook) { sheetOf(w, nameAssignment).Colours[0].Formula = "" }},
	} {
		w := whole(mustPlan(t, five()))
		c.spoil(w)
		if err := Lint(w); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestRef(t *testing.T) {
	for col, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 701: "ZZ", 702: "AAA", 16383: "XFD"} {
		if got := Ref(col, 0); got != want+"1" {
			t.Errorf("Ref(%d, 0) = %s, want %s1", col, got, want)
		}
	}
	if got := (Range{2, 3, 4, 5}).Abs(); got != "$C$4:$E$6" {
		t.Errorf("Abs = %s", got)
	}
}

func TestClip(t *testing.T) {
	for _, c := range []struct {
		s    string
		n    int
		want string
	}{
		{"四个汉字", 4, "四个汉字"},
		{"五个汉字啊", 4, "五个汉…"},
		{"𫐄𫐄𫐄", 4, "𫐄…"},
		{"", 4, ""},
	} {
		if got := clip(c.s, c.n); got != c.want {
			t.Errorf("clip(%q, %d) = %q, want %q", c.s, c.n, got, c.want)
		}
	}
}

func TestUnique(t *testing.T) {
	fields := []field{{head: "备注", hidden: true}, {head: "A"}, {head: "a"}, {head: "备注"}, {head: "备注2"}, {head: "备注"}}
	unique(fields)
	var got []string
	for _, f := range fields {
		got = append(got, f.head)
	}
	if got, want := strings.Join(got, " "), "备注4 A a2 备注 备注2 备注3"; got != want {
		t.Errorf("unique = %s, want %s", got, want)
	}
}
