package assign

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gongwen/render/book"
	"gongwen/render/book/booktest"
	"gongwen/render/notice"
)

// members is a table whose collectives are registered with their members.
func membersTable() *notice.Notice {
	b := newBreakdown(defaultColumns()...)
	b.section("一、第一部分")
	b.topic("（一）公开")
	b.task("一", []string{"甲局", "乙局"}, []string{"各街道", "丙局"}, by("2月底前完成主体工程建设并投入使用", 2026, 2, 28))
	b.task("二", []string{"各街道"}, []string{"东街道", "甲局"}, by("12月底前", 2026, 12, 31))
	b.section("二、第二部分")
	b.topic("（二）解读")
	b.task("三", []string{"东街道"}, []string{"各片区", "驻区各单位"}, notice.Due{Text: plain("长期坚持")})
	for i := range b.b.Units {
		switch u := &b.b.Units[i]; u.Name {
		case "各街道":
			u.Members = []string{"东街道", "西街道"}
		case "各片区": // holds another collective, which holds it
			u.Members = []string{"北片区", "各街道", "各片区"}
		}
	}
	return b.n
}

// TestDepartments holds who gets a file, and what stands in it.
func TestDepartments(t *testing.T) {
	var got []string
	for _, d := range departments(membersTable()) {
		w := booktest.Whole(d.Plan())
		if err := booktest.Lint(w); err != nil {
			t.Errorf("%s: %v", d.Name, err)
		}
		line := d.Name + ":"
		for _, s := range w.Sheets {
			if s.Hidden {
				continue
			}
			line += " " + s.Name
			id := columnOf(s, "编号")
			for _, r := range s.Rows[s.Page.TitleRow+1:] {
				switch {
				case s.Name == nameLeads:
					line += " " + strings.Join(strings.Split(r.Cells[colKey].Text, "|")[:2], "|")
				case len(r.Cells[id].Text) == 3:
					line += " " + r.Cells[id].Text
				default:
					line += " (" + r.Cells[id].Text + ")"
				}
			}
		}
		got = append(got, line+"; "+d.totals())
	}
	want := []string{
		"甲局: 牵头任务 001|甲局 配合任务 (一、第一部分) 002; 本单位牵头1项（其中共同1项），配合1项",
		"乙局: 牵头任务 001|乙局; 本单位牵头1项（其中共同1项）",
		"东街道: 牵头任务 003|东街道 002|各街道 配合任务 (一、第一部分) 001; 本单位牵头2项，配合1项",
		"西街道: 牵头任务 002|各街道 配合任务 (一、第一部分) 001 (二、第二部分) 003; 本单位牵头1项，配合2项",
		"丙局: 配合任务 (一、第一部分) 001; 本单位配合1项",
		"北片区: 配合任务 (二、第二部分) 003; 本单位配合1项",
		"驻区各单位: 配合任务 (二、第二部分) 003; 本单位配合1项",
	}
	if !slices.Equal(got, want) {
		t.Errorf("departments:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestDepartmentsOfNothing: without tasks there is nobody to send a file to.
func TestDepartmentsOfNothing(t *testing.T) {
	for _, n := range []*notice.Notice{{}, {Parts: make([]notice.Part, 2)}} {
		if ds := departments(n); len(ds) > 0 {
			t.Errorf("Departments = %v", ds)
		}
	}
}

// departmentLaws: the files of the departments together hold every row of the
// whole workbook's assignment sheet, to the letter, and every task of everyone
// who has to do with it.
func departmentLaws(t *rapid.T, n *notice.Notice, w *book.Workbook) {
	form := sheetOf(w, nameAssignment)
	rows := map[string][]book.Cell{}
	for _, r := range rejoined(form) {
		rows[r[colKey].Text] = r
	}
	missing := len(rows)
	met := map[string]bool{}
	given := map[string]bool{} // name and number
	for _, d := range departments(n) {
		part := d.Plan()
		if err := booktest.Lint(part); err != nil {
			t.Fatalf("%s: %v", d.Name, err)
		}
		for _, s := range booktest.Whole(part).Sheets {
			if s.Hidden {
				continue
			}
			pagesFit(t, s)
			textFits(t, part, s)
			for _, r := range rejoined(s) {
				if s.Name == NameAssists {
					number := slices.IndexFunc(s.Rows[s.Page.TitleRow].Cells, func(c book.Cell) bool { return c.Text == "编号" || c.Text == "序号" })
					given[d.Name+" "+strings.TrimLeft(r[number].Text, "0")] = true
					continue
				}
				key := r[colKey].Text
				original, ok := rows[key]
				if !ok {
					t.Fatalf("%s: no row %q in the whole workbook", d.Name, key)
				}
				if !met[key] {
					met[key] = true
					missing--
				}
				id, text := columnOf(form, "编号"), columnOf(form, "具体要求")
				if r[id].Text != original[id].Text || r[text].Text != original[text].Text {
					t.Fatalf("%s: row %q differs", d.Name, key)
				}
				given[d.Name+" "+strings.TrimLeft(r[id].Text, "0")] = true
			}
		}
	}
	if missing > 0 {
		t.Fatalf("%d of %d rows went to nobody", missing, len(rows))
	}
	for i := range n.Assignment().Tasks {
		task := &n.Assignment().Tasks[i]
		for _, u := range slices.Concat(task.Lead.Units, task.Responsible.Units) {
			if name := n.Assignment().Units[u].Name; !given[name+" "+task.Seq] {
				t.Fatalf("%s does not know of task %s", name, task.ID)
			}
		}
	}
}

// TestDepartmentsAtOnce: files planned side by side are those planned one after
// the other.
func TestDepartmentsAtOnce(t *testing.T) {
	ds := departments(typical(60))
	dumps := make([]bytes.Buffer, len(ds))
	done := make(chan bool)
	for i := range ds {
		go func() {
			ds[i].Plan().Dump(&dumps[i])
			done <- true
		}()
	}
	for range ds {
		<-done
	}
	for i := range ds {
		var alone bytes.Buffer
		ds[i].Plan().Dump(&alone)
		if !bytes.Equal(alone.Bytes(), dumps[i].Bytes()) {
			t.Errorf("%s differs", ds[i].Name)
		}
	}
}

// TestRevision: what the departments are asked shows in the fingerprint, and
// nothing else does.
func TestRevision(t *testing.T) {
	first := Revision(five().Assignment())
	same, other := five(), five()
	same.Number = plain("另一个文号")
	other.Assignment().Tasks[0].Requirement = plain("改过的要求")
	if len(first) != 16 || Revision(same.Assignment()) != first || Revision(other.Assignment()) == first {
		t.Errorf("revisions %s, %s, %s", first, Revision(same.Assignment()), Revision(other.Assignment()))
	}
}

// TestContents: the counts that the contents show before anything is filled in
// add up, and link there and back.
func TestContents(t *testing.T) {
	n := membersTable()
	w := booktest.Whole(mustPlan(t, n))
	s, form := sheetOf(w, nameContents), sheetOf(w, nameAssignment)
	groups := n.Assignment().Groups()
	body := s.Rows[s.Page.TitleRow+1:]
	if len(body) != len(groups)+1 {
		t.Fatalf("%d rows for %d groups", len(body), len(groups))
	}
	status, none, late := columnOf(s, "未启动"), columnOf(s, "未填报"), columnOf(s, headOverdue)
	for i, r := range body {
		sum := int32(0)
		for _, c := range r.Cells[status : none+1] {
			sum += c.Number
		}
		if sum != r.Cells[contentsTasks].Number {
			t.Errorf("row %d: statuses sum up to %d of %d", i, sum, r.Cells[contentsTasks].Number)
		}
	}
	if got := body[0].Cells[late].Number; got != 1 { // due in February, sent in March
		t.Errorf("%d late on the day of the notice", got)
	}
	if got := body[len(groups)].Cells[late].Number; got != 2 {
		t.Errorf("%d late in all", got)
	}
	for i, l := range form.Links {
		back := s.Links[len(s.Links)-len(groups)+i]
		if back.ToRow != l.Row || l.ToRow != back.Row || form.Rows[l.Row].Cells[colUnit].Text != s.Rows[back.Row].Cells[contentsName].Text {
			t.Errorf("link %v, back %v", l, back)
		}
	}
}

// TestManyGroups: with more groups than are linked, the rest stand there as
// well.
func TestManyGroups(t *testing.T) {
	b := newBreakdown(defaultColumns()...)
	b.topic("任务")
	for i := range maxLinks + 5 {
		b.task("做好工作。", []string{strings.Repeat("甲", i%50+1) + strings.Repeat("乙", i/50)}, nil, notice.Due{})
	}
	w := mustPlan(t, b.n)
	if s := sheetOf(w, nameContents); s.Count()-s.Page.TitleRow-2 != len(b.b.Groups()) || len(s.Links) != maxLinks+3 {
		t.Errorf("%d rows, %d links, %d groups", s.Count(), len(s.Links), len(b.b.Groups()))
	}
}
