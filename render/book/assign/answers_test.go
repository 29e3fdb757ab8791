package assign

import (
	"slices"
	"strings"
	"testing"

	"gongwen/render/book"
	"gongwen/render/book/booktest"
	"gongwen/render/diag"
	"gongwen/render/words"
)

// underHead is the column under a head, or -1.
func underHead(s *book.Sheet, head string) int {
	return slices.IndexFunc(s.Rows[s.Page.TitleRow].Cells, func(c book.Cell) bool { return c.Text == head })
}

// TestAsked holds that what a notice asks for besides has its columns, that of a
// delay a day and a reason, and that the form says what they are for.
func TestAsked(t *testing.T) {
	n := five()
	n.Breakdowns()[0].Returns = []diag.Text{plain("存在问题"), plain("延期"), plain("佐证材料")}
	w := booktest.Whole(mustPlan(t, n))
	s := sheetOf(w, nameAssignment)
	last := underHead(s, headPhone)
	for i, head := range []string{"存在问题", headDelay, headReason, "佐证材料", headRemark} {
		if got := underHead(s, head); got != last+1+i {
			t.Errorf("%s in column %d, want %d", head, got, last+1+i)
		}
	}
	at := underHead(s, headDelay)
	if !slices.ContainsFunc(s.Validations, func(v book.Validation) bool { return v.Kind == book.DayIn && v.Range.Col == at }) {
		t.Error("a delay takes what is no day")
	}
	f := NewForm(n, n.Assignment())
	for role, head := range map[Role]string{RoleDelay: headDelay, RoleMore: "存在问题", RoleRemark: headRemark} {
		if got := f.Head(role); got != head {
			t.Errorf("the form calls %s what is %s", got, head)
		}
	}
}

// TestSteps holds that each day of a deadline that sets several stands in 数据表.
func TestSteps(t *testing.T) {
	b := newBreakdown(defaultColumns()...)
	b.topic("任务")
	b.task("启动并完成。", []string{"甲局"}, nil, by("5月底前启动，10月底前完成", 2026, 10, 31))
	b.task("完成。", []string{"甲局"}, nil, by("12月底前", 2026, 12, 31))
	s := sheetOf(booktest.Whole(mustPlan(t, b.n)), DataSheet)
	for head, want := range map[string]words.Day{"第1个节点": {Year: 2026, Month: 5, Day: 31}, "第2个节点": {Year: 2026, Month: 10, Day: 31}, headDay: {Year: 2026, Month: 10, Day: 31}} {
		day, _ := book.Serial(want)
		if col := underHead(s, head); col < 0 || s.Rows[1].Cells[col].Number != day || head != headDay && s.Rows[2].Cells[col].Kind != book.Empty {
			t.Errorf("%s in column %d: %v", head, col, s.Rows[1].Cells)
		}
	}
}

// TestAnswerRoom holds that every row of what is sent has room for the longest
// answer that each of its cells takes, that a row is only held where a merged cell
// needs it, and that a department's sheet merges nothing below its head and shows
// no leads where there is one.
func TestAnswerRoom(t *testing.T) {
	n := typical(40)
	whole, _ := Plan(n, n.Assignment())
	plans := []*book.Workbook{whole}
	for _, d := range departments(n) {
		plans = append(plans, d.Plan())
	}
	held := 0
	for _, w := range plans {
		for _, s := range booktest.Whole(w).Sheets {
			for _, v := range s.Validations {
				if v.Kind != book.LengthIn {
					continue
				}
				for row := v.Range.Row; row <= v.Range.LastRow; row++ {
					line := (s.Columns[v.Range.Col].Width-5)/16 - 1 // 宋体 12 is 16 px wide; one may go to the next line
					if lines := (s.Rows[row].Height - 8) / 19; lines*line < v.Max {
						t.Fatalf("%s row %d: %d lines of %d for %d characters", s.Name, row+1, lines, line, v.Max)
					}
					if !s.Rows[row].Free {
						held++
					}
				}
			}
			if s.Name != nameLeads {
				continue
			}
			for _, m := range s.Merges {
				if m.LastRow > s.Page.TitleRow {
					t.Errorf("%s is merged", m)
				}
			}
			if col := underHead(s, "进展情况"); s.Columns[col].Width < 40*8 {
				t.Errorf("%d px for 进展情况", s.Columns[col].Width)
			}
			groups := map[string]bool{}
			for _, r := range s.Rows[s.Page.TitleRow+1:] {
				groups[r.Cells[colUnit].Text] = true
				if !r.Free {
					t.Error("a department's row is held")
				}
			}
			if hidden := s.Columns[underHead(s, "牵头部门")].Hidden; hidden != (len(groups) == 1) {
				t.Errorf("leads hidden: %t, of %d groups", hidden, len(groups))
			}
		}
	}
	if held > 20*len(plans[0].Sheets) {
		t.Errorf("%d rows are held", held)
	}
}

// TestManyLeads holds that thirty leads of a task are not written thirty times.
func TestManyLeads(t *testing.T) {
	b := newBreakdown(defaultColumns()...)
	b.topic("任务")
	var leads []string
	for i := range 30 {
		leads = append(leads, "第"+strings.Repeat("某", 6)+string(rune('甲'+i))+"局")
	}
	for range 30 {
		b.task("做好有关工作。", leads, nil, by("12月底前", 2026, 12, 31))
	}
	s := sheetOf(mustPlan(t, b.n), nameAssignment)
	if pages := len(s.Breaks) + 1; s.Count() < 900 || pages > 900/5 {
		t.Errorf("%d rows on %d pages", s.Count(), pages)
	}
}

// TestLegibleParts holds that a department's file, for which nobody is warned, is
// not printed smaller than 7.5 pt where the whole workbook is not: with columns
// asked for, and with one more for what an amendment changed.
func TestLegibleParts(t *testing.T) {
	asked := []diag.Text{plain("存在问题"), plain("下步措施"), plain("佐证材料"), plain("延期")}
	marked := 0
	for n := range len(asked) + 1 {
		b := newBreakdown(defaultColumns()...)
		b.b.Returns = asked[:n]
		b.topic("围绕提升群众生活品质强化公开")
		b.task(strings.Repeat("推进重点领域信息公开，", 12), []string{"发展改革局", "财政局"}, []string{"各街道、区直各部门"}, by("12月底前", 2026, 12, 31))
		_, list := Plan(b.n, b.n.Assignment())
		warned := slices.ContainsFunc(list, func(f diag.Finding) bool { return f.Rule.Code == "GW505" })
		for _, d := range Departments(b.n, b.n.Assignment()) {
			for _, marks := range [][]string{nil, {"（改写）"}} {
				d.Marks = marks
				w := booktest.Whole(d.Plan())
				if s := w.Sheets[0]; s.Page.Scale < 63 && !warned {
					t.Errorf("%d columns asked for, marked %v: %s is printed at %d per cent without a word", n, marks, d.Name, s.Page.Scale)
				} else if marks != nil && !warned {
					marked++
				}
			}
		}
	}
	if marked == 0 {
		t.Error("nothing was seen")
	}
}
