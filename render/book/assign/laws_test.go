package assign

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gongwen/render/book"
	"gongwen/render/book/booktest"
	"gongwen/render/book/sheet"
	"gongwen/render/diag"
	"gongwen/render/notice"
)

// seen counts what the drawn notices contained: a law that never met a run
// taller than a page says nothing about one.
type seen struct{ manyLeads, longCells, oneRowTopics, tallRuns, collectives, shared, cuts, tallFindings int }

// TestPlanLaws holds what a department may rely on, over tables of any shape.
func TestPlanLaws(t *testing.T) {
	var met seen
	booktest.CheckAll(t, func(t *rapid.T) {
		n := drawNotice(t, &met)
		w, list := Plan(n, n.Assignment())
		if w == nil {
			t.Fatal(list)
		}
		if err := booktest.Lint(w); err != nil {
			t.Fatal(err)
		}
		again, _ := Plan(n, n.Assignment())
		var a, b bytes.Buffer
		w.Dump(&a)
		again.Dump(&b)
		if !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Fatal("two plans of one notice differ")
		}
		booktest.Whole(w)
		for i := range list {
			if list[i].Rule.Code == "GW501" {
				met.tallFindings++
			}
		}
		pairsOnce(t, n.Assignment(), w)
		labelsOnPages(t, w, &met)
		for _, s := range w.Sheets {
			if s.Table == nil && !s.Hidden {
				pagesFit(t, s)
			}
		}
		for _, s := range w.Sheets {
			textFits(t, w, s)
		}
		overviewComplete(t, n.Assignment(), w)
		departmentLaws(t, n, w)
	})
	t.Logf("%+v", met)
	for name, n := range map[string]int{
		"30 leads": met.manyLeads, "5,000-character cells": met.longCells, "topics of one row": met.oneRowTopics, "runs taller than a page": met.tallRuns,
		"collectives": met.collectives, "shared tasks": met.shared, "cut labels": met.cuts, "findings GW501": met.tallFindings,
	} {
		if n == 0 {
			t.Errorf("no %s were drawn", name)
		}
	}
}

// pairsOnce: every task stands once under each of its groups, by the hidden key
// and the hidden name, with its number and its text.
func pairsOnce(t *rapid.T, b *notice.Breakdown, w *book.Workbook) {
	s := sheetOf(w, nameAssignment)
	want := map[string]int{}
	text := map[string]string{}
	for _, g := range b.Groups() {
		for _, i := range g.Tasks {
			want[b.Tasks[i].ID+" "+g.Name]++
			text[b.Tasks[i].ID] = b.Tasks[i].Requirement.S
		}
	}
	id := columnOf(s, "编号")
	requirement := columnOf(s, "具体要求")
	for _, r := range rejoined(s) {
		key := r[id].Text
		if !strings.HasPrefix(r[colKey].Text, key+"|") || !strings.HasSuffix(r[requirement].Text, text[key]) {
			t.Fatalf("row %q, %q: %.200q", r[colKey].Text, key, r[requirement].Text)
		}
		want[key+" "+r[colUnit].Text]--
	}
	for pair, n := range want {
		if n != 0 {
			t.Fatalf("%s stands %d times too few", pair, n)
		}
	}
}

// rejoined is the rows below the head, with those that go on in others as one each.
func rejoined(s *book.Sheet) (rows [][]book.Cell) {
	for _, r := range s.Rows[s.Page.TitleRow+1:] {
		cells := slices.Clone(r.Cells)
		on := slices.ContainsFunc(cells, func(c book.Cell) bool { return strings.HasPrefix(c.Text, book.Onward) })
		if !on {
			rows = append(rows, cells)
			continue
		}
		for i, c := range rows[len(rows)-1] {
			if rest, ok := strings.CutPrefix(cells[i].Text, book.Onward); ok {
				rows[len(rows)-1][i].Text = c.Text + rest
			}
		}
	}
	return rows
}

func sheetOf(w *book.Workbook, name string) *book.Sheet {
	for _, s := range w.Sheets {
		if s.Name == name {
			return s
		}
	}
	panic("no sheet " + name)
}

func columnOf(s *book.Sheet, head string) int {
	i := slices.IndexFunc(s.Rows[s.Page.TitleRow].Cells, func(c book.Cell) bool { return c.Text == head })
	if i < 0 {
		panic(fmt.Sprintf("no column %s in %v", head, s.Rows[s.Page.TitleRow].Cells))
	}
	return i
}

// pagesOf is the first rows of the pages below the head row, and the end.
func pagesOf(s *book.Sheet) []int {
	return append(append([]int{s.Page.TitleRow + 1}, s.Breaks...), len(s.Rows))
}

// labelsOnPages: on every page, each group's rows are one cell, and it shows the
// group's name.
func labelsOnPages(t *rapid.T, w *book.Workbook, met *seen) {
	s := sheetOf(w, nameAssignment)
	merged := map[[2]int]int{}
	for _, m := range s.Merges {
		merged[[2]int{m.Row, m.Col}] = m.LastRow
	}
	pages := pagesOf(s)
	for p := 0; p+1 < len(pages); p++ {
		for row := pages[p]; row < pages[p+1]; {
			unit := s.Rows[row].Cells[colUnit].Text
			end := row + 1
			for end < pages[p+1] && s.Rows[end].Cells[colUnit].Text == unit {
				end++
			}
			label := s.Rows[row].Cells[colFirst].Text
			continues := row == pages[p] && p > 0 && s.Rows[row-1].Cells[colUnit].Text == unit
			if continues {
				met.cuts++
			}
			if continues && !strings.HasPrefix(label, unit+sheet.Continued+"\n（") || !continues && !strings.HasPrefix(label, unit+"\n（") {
				t.Fatalf("row %d: group %q is labelled %q, continued: %t", row+1, unit, label, continues)
			}
			if last, ok := merged[[2]int{row, colFirst}]; ok && last != end-1 || !ok && end-row > 1 {
				t.Fatalf("rows %d to %d of %q are not one cell", row+1, end, unit)
			}
			row = end
		}
	}
}

// pagesFit: no page is overfull unless it holds a single row.
func pagesFit(t *rapid.T, s *book.Sheet) {
	pages := pagesOf(s)
	for p := 0; p+1 < len(pages); p++ {
		h := s.Rows[s.Page.TitleRow].Height
		first := pages[p]
		if p == 0 {
			h, first = 0, 0
		}
		for _, r := range s.Rows[first:pages[p+1]] {
			h += r.Height
		}
		if rows := pages[p+1] - pages[p]; h > sheet.Capacity(s.Page) && rows > 1 {
			t.Fatalf("%s, page %d: %d rows of %d px, room for %d", s.Name, p+1, rows, h, sheet.Capacity(s.Page))
		}
	}
}

// textFits: every cell, merged or not, is as high as its text needs.
func textFits(t *rapid.T, w *book.Workbook, s *book.Sheet) {
	merges := map[[2]int]book.Range{}
	for _, m := range s.Merges {
		merges[[2]int{m.Row, m.Col}] = m
	}
	for r := s.Page.TitleRow; r < len(s.Rows); r++ {
		for c, cell := range s.Rows[r].Cells {
			if cell.Kind != book.Text || s.Columns[c].Hidden {
				continue
			}
			m, ok := merges[[2]int{r, c}]
			if !ok {
				m = book.Range{Col: c, Row: r, LastCol: c, LastRow: r}
			}
			width, height := 0, 0
			for i := m.Col; i <= m.LastCol; i++ {
				width += s.Columns[i].Width
			}
			for i := m.Row; i <= m.LastRow; i++ {
				height += s.Rows[i].Height
			}
			need := sheet.HeightOf(cell.Text, width, w.Styles[cell.Style].Size)
			if s.Table != nil || s.Hidden { // data is not printed
				need = min(need, book.MaxHeight)
			}
			if height < need {
				t.Fatalf("%s!%s: %d px for %d: %.200q", s.Name, m, height, need, cell.Text)
			}
		}
	}
}

// overviewComplete: 任务总表 has every task in order and every section.
func overviewComplete(t *rapid.T, b *notice.Breakdown, w *book.Workbook) {
	s := sheetOf(w, nameOverview)
	c := columnOf(s, "具体要求")
	task, section := 0, 0
	for _, r := range rejoined(s) {
		switch {
		case task < len(b.Tasks) && r[c].Text == b.Tasks[task].Requirement.S && r[c].Kind == book.Text:
			task++
		case section < len(b.Sections) && r[0].Text == b.Sections[section].Text.S:
			section++
		default:
			t.Fatalf("not in the notice: %.200v", r)
		}
	}
	if task != len(b.Tasks) || section != len(b.Sections) {
		t.Fatalf("%d of %d tasks, %d of %d sections", task, len(b.Tasks), section, len(b.Sections))
	}
}

// drawNotice draws a table: any columns, sections and topics or none, few or
// many leads, cells from one to 5,000 characters.
func drawNotice(t *rapid.T, met *seen) *notice.Notice {
	columns := defaultColumns()
	if rapid.Bool().Draw(t, "own columns") {
		columns = append(columns,
			notice.Column{Key: "leader", Head: plain("责任\n领导"), Merge: notice.MergeAll},
			notice.Column{Key: "remark", Head: plain("备注"), Merge: notice.MergeInTopic, Empty: plain("无")})
	}
	if rapid.Bool().Draw(t, "numbers") { // behind columns that are merged
		columns = append(columns, notice.Column{Key: notice.KeySeq, Head: plain("序号")})
	}
	topics := rapid.Bool().Draw(t, "topics")
	sections := topics && rapid.Bool().Draw(t, "sections")
	if !topics || rapid.IntRange(0, 9).Draw(t, "hide topics") == 0 {
		columns = columns[1:]
	}
	b := newBreakdown(columns...)
	b.b.FirstLeads = rapid.Bool().Draw(t, "first leads")
	units := make([]string, rapid.SampledFrom([]int{1, 3, 8, 30}).Draw(t, "units"))
	for i := range units {
		units[i] = unitNames[i%len(unitNames)] + strings.Repeat("甲", i/len(unitNames))
	}
	if len(units) == 30 {
		met.manyLeads++
	}
	words := rapid.SampledFrom([]string{"推进信息公开，", "=1+1", "（含2026年度）", "“双减”", "及时发布；", "https://example.gov.cn/a?b=c ", "+86", "@所有人", "-", "\n"})
	text := func(label string, least, most int) string {
		var s strings.Builder
		word := words.Draw(t, label)
		for range rapid.SampledFrom([]int{least, (3*least + most) / 4, (least + most) / 2, most}).Draw(t, label+" length") {
			s.WriteString(word)
			word = words.Draw(t, label)
		}
		return s.String()
	}
	some := func(label string, most int) (names []string) {
		first := rapid.IntRange(0, len(units)-1).Draw(t, label)
		for i := range rapid.IntRange(0, min(most, len(units))).Draw(t, label+" count") {
			names = append(names, units[(first+i)%len(units)])
		}
		return names
	}
	dues := []notice.Due{{}, by("12月底前", 2026, 12, 31), by("2026年11月30日前", 2026, 11, 30), {Text: plain("长期坚持")}, by("主体工程于六月底前全部完成并投入使用", 2026, 6, 30)}
	var lead, responsible []string
	long := rapid.SampledFrom([]int{-1, -1, 0, 1, 7}).Draw(t, "long")
	last := -1 // the topic of the row above
	for i := range rapid.SampledFrom([]int{1, 2, 8, 30, 90}).Draw(t, "tasks") {
		fresh := i == 0
		if topics && (i == 0 || rapid.IntRange(0, 3).Draw(t, "new topic") == 0) {
			for sections && (i == 0 || rapid.IntRange(0, 2).Draw(t, "new section") == 0) {
				b.section(fmt.Sprintf("%d、%s", len(b.b.Sections)+1, strings.ReplaceAll(text("section", 1, 4), "\n", "")))
				if rapid.Bool().Draw(t, "section has rows") {
					break
				}
			}
			if i == last+1 {
				met.oneRowTopics++
			}
			last = i
			b.topic(fmt.Sprintf("（%d）%s", len(b.b.Topics)+1, text("topic", 1, 12)))
			fresh = true
		}
		if fresh || rapid.Bool().Draw(t, "new units") {
			for lead, responsible = nil, nil; len(lead)+len(responsible) == 0; {
				lead, responsible = some("lead", 4), some("responsible", 6)
			}
		}
		requirement := "任务" + text("requirement", 1, 20)
		if i == long {
			requirement = strings.Repeat("五千字的要求，", 5000/7)
			met.longCells++
		}
		task := b.task(requirement, lead, responsible, rapid.SampledFrom(dues).Draw(t, "due"))
		task.Own = map[string]diag.Text{"leader": plain(rapid.SampledFrom([]string{"", "张三", "李四，王五"}).Draw(t, "leader"))}
	}
	groups := b.b.Groups()
	for i := range groups {
		if len(groups[i].Tasks) > 35 { // of two lines at least, and a page holds 20 or so
			met.tallRuns++
		}
		if groups[i].Collective {
			met.collectives++
		}
	}
	for i := range b.b.Tasks {
		if len(b.b.Tasks[i].Lead.Units) > 1 {
			met.shared++
		}
	}
	return b.n
}

var unitNames = []string{
	"甲局", "区发展改革局", "各街道", "区党工委组织部(人力资源部)", "=cmd|' /C calc'!A0", "a/b\\..\\c", "区直各部门",
	"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十", "@财政局", "-审计局",
}
