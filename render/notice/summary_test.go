package notice

import (
	"fmt"
	"testing"
)

// TestSummary: every unit that a task names and every task without a date is
// counted, once.
func TestSummary(t *testing.T) {
	if s := (&Notice{Parts: []Part{{}}}).Summarize(); s.Line() != "" {
		t.Errorf("without tasks: %q", s.Line())
	}
	n := two()
	line := func() string {
		s := n.Summarize()
		return s.Line()
	}
	if want := "分到 2 个单位、2 个集合单位；4 项里 4 项没有换算出截止日期（没有写 4 项）"; line() != want {
		t.Errorf("%s, want %s", line(), want)
	}
	for i := range n.Units {
		n.Units[i].Registered = i != 1
	}
	n.Units = append(n.Units, Unit{Name: "丙局"}) // which no task names
	first, second := n.Breakdowns()[0], n.Breakdowns()[1]
	first.Tasks[0].Due = Due{Text: text("6月底前"), Day: Day{Year: 2023, Month: 6, Day: 30}}
	first.Tasks[1].Due.Text = text("持续推进")
	second.Tasks[0].Due.Text = text("持续推进")
	if want := "分到 2 个单位、2 个集合单位（名录以外：乙局）；4 项里 3 项没有换算出截止日期（“持续推进” 2 项、没有写 1 项）"; line() != want {
		t.Errorf("%s, want %s", line(), want)
	}
	for _, b := range n.Breakdowns() {
		for i := range b.Tasks {
			b.Tasks[i].Due.Day = Day{Year: 2023, Month: 6, Day: 30}
		}
	}
	if want := "分到 2 个单位、2 个集合单位（名录以外：乙局）；4 项都有截止日期"; line() != want {
		t.Errorf("%s, want %s", line(), want)
	}
	for i := range 9 {
		n.Units = append(n.Units, Unit{Name: fmt.Sprintf("第%d局", i)})
		first.Tasks[0].Lead.Units = append(first.Tasks[0].Lead.Units, len(n.Units)-1)
	}
	if want := "分到 11 个单位、2 个集合单位（名录以外：乙局、第0局、第1局、第2局、第3局、第4局……共 10 个）；4 项都有截止日期"; line() != want {
		t.Errorf("%s, want %s", line(), want)
	}
}
