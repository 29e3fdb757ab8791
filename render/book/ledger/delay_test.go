package ledger

import (
	"strings"
	"testing"

	"gongwen/render/book"
	"gongwen/render/book/assign"
	"gongwen/render/book/booktest"
	"gongwen/render/book/returned"
	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// TestDelay: the day that a department asks for is a day in the table, which can
// be sorted and filtered, and the leader reads it beside what is to be settled.
func TestDelay(t *testing.T) {
	res := result()
	res.Form.Columns[9] = assign.FormColumn{Head: "延期至", Role: assign.RoleDelay}
	until := words.Day{Year: 2026, Month: 11, Day: 30}
	p := &res.Pairs[0]
	p.Answers[0].Text = inNeed
	p.Answers[5] = returned.Answer{Raw: "46356", Text: until.ISO(), Day: until}
	n := &notice.Notice{Issuers: []diag.Text{diag.Plain("青禾县人民政府")}}
	w, list := Plan(n, res, nil)
	if list.HasErrors() {
		t.Fatal(list)
	}
	booktest.Whole(w)
	day, _ := book.Serial(until)
	sheet := w.Sheets[0]
	found := false
	for c, head := range sheet.Rows[tableBase-1].Cells {
		if head.Text == "延期至" {
			cell := sheet.Rows[tableBase].Cells[c]
			found = cell.Kind == book.Number && cell.Number == day
		}
	}
	if !found {
		t.Error("the table has the new day as words")
	}
	if brief := Brief(n, res); !strings.Contains(brief, "延期至：2026-11-30") {
		t.Errorf("the leader's page does not say until when:\n%s", brief)
	}
}
