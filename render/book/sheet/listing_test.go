package sheet

import (
	"fmt"
	"strings"
	"testing"

	"gongwen/render/book"
	"gongwen/render/book/booktest"
	"gongwen/render/words"
)

// TestCompose holds listings of every length to what Excel takes, with every
// row once, and a label over pages with its text on each.
func TestCompose(t *testing.T) {
	for _, n := range []int{0, 1, 2, 400} {
		l := Listing{
			Name: "台账", Title: "任务分解表（台账）", Hint: "截至今天。", Freeze: 2,
			Columns: []ListingColumn{
				{Head: "牵头部门", Width: 152},
				{Head: "具体要求", Width: 296, Widen: true},
				{Head: "完成时限", Kind: Deadlines, Align: book.Centre},
				{Head: "完成日期", Kind: Days, Width: 88},
				{Head: "项数", Kind: Counts, Width: 64},
				{Head: "来源", Width: 208, Aside: true},
			},
			Marks: []Mark{{Column: 1, Text: `“已"完成”`, Paint: book.Good()}, {Column: 0, Text: "冲突", Paint: book.Bad()}},
		}
		for i := range n {
			l.Rows = append(l.Rows, ListingRow{Strong: i%7 == 6, Entries: []Entry{
				{},
				{Text: strings.Repeat("公", i%300) + "\x01"},
				{Text: "12月底前", Day: words.Day{Year: 2026, Month: 12, Day: 31}},
				{Text: "去年"},
				{Count: i},
				{Text: fmt.Sprint("第", i, "行")},
			}})
		}
		if n > 0 {
			l.Labels = []Label{{Column: 0, First: 0, End: n, Text: "甲局\n（应报8，未报3）", Keep: true}}
		}
		w, list := Compose(About{Title: "台账", Number: "青政办发〔2026〕8号", Issuers: []string{"青禾县人民政府办公室"}}, []Listing{l, {Name: "空", Columns: l.Columns}})
		if w == nil || len(list) > 0 {
			t.Fatalf("%d rows: %v", n, list)
		}
		if err := booktest.Lint(w); err != nil {
			t.Errorf("%d rows: %v", n, err)
		}
		s := booktest.Whole(w).Sheets[0]
		body := s.Rows[s.Page.TitleRow+1:]
		if len(body) != n {
			t.Fatalf("%d rows became %d", n, len(body))
		}
		labels := 0
		for i, r := range body {
			if r.Cells[5].Text != fmt.Sprint("第", i, "行") || r.Cells[4].Number != int32(i) || r.Cells[2].Kind != book.Number {
				t.Errorf("row %d of %d: %v", i, n, r.Cells)
			}
			if r.Cells[0].Kind == book.Text {
				labels++
				if want := map[bool]string{true: "甲局\n（应报8，未报3）", false: "甲局（续）\n（应报8，未报3）"}[i == 0]; r.Cells[0].Text != want {
					t.Errorf("row %d is labelled %q", i, r.Cells[0].Text)
				}
			}
		}
		if want := min(n, 1) * (len(s.Breaks) + 1); labels != want || n == 400 && want < 10 {
			t.Errorf("%d labels on %d pages", labels, want)
		}
	}
}

// TestComposeTooLarge holds that a listing which no sheet can hold is an error,
// and a text that no row can show none.
func TestComposeTooLarge(t *testing.T) {
	one := Listing{Name: "一", Columns: []ListingColumn{{Head: "文", Width: 64}}, Rows: []ListingRow{{Entries: []Entry{{Text: strings.Repeat("公", 40_000)}}}}}
	if w, list := Compose(About{}, []Listing{one}); w == nil || len(list) > 0 {
		t.Errorf("a long text: %v", list)
	} else if err := booktest.Lint(w); err != nil {
		t.Error(err)
	}
	one.Rows = make([]ListingRow, book.MaxRows)
	for i := range one.Rows {
		one.Rows[i].Entries = []Entry{{}}
	}
	if w, list := Compose(About{}, []Listing{one}); w != nil || !list.HasErrors() {
		t.Errorf("%d rows: %v", book.MaxRows, list)
	}
}
