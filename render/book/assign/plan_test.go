package assign

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongwen/render/book"
	"gongwen/render/book/booktest"
	"gongwen/render/book/sheet"
	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/testkit"
	"gongwen/render/words"
)

// TestPlanGolden holds whole plans: every cell, height, merge and page.
func TestPlanGolden(t *testing.T) {
	for name, n := range map[string]*notice.Notice{"default": five(), "responsible": onlyResponsible(), "title": titled()} {
		t.Run(name, func(t *testing.T) {
			var got bytes.Buffer
			if err := mustPlan(t, n).Dump(&got); err != nil {
				t.Fatal(err)
			}
			testkit.Golden(t, "testdata/"+name+".txt", got.Bytes())
		})
	}
}

// five is a table of the five default columns and one of its own, with every
// kind of lead: alone, shared, collective, beside none, and over both columns.
func five() *notice.Notice {
	b := newBreakdown(append(defaultColumns(), notice.Column{Key: "leader", Head: plain("责任领导"), Merge: notice.MergeAll})...)
	b.b.ReturnBy = words.Day{Year: 2026, Month: 11, Day: 30}
	b.b.Contact = plain("综合科，0000000")
	b.section("一、推进绿色低碳高质量发展信息公开")
	b.topic("（一）围绕稳经济、促活力强化公开")
	b.task("加强改善生态环境质量信息公开。", []string{"区生态环境分局"}, []string{"区直各部门", "各街道"}, by("12月底前", 2026, 12, 31))
	b.task("深化国资国企改革，抓好政策公开及全面解读。", []string{"区财政金融局", "区生态环境分局"}, []string{"区直各部门", "各街道"}, by("11月30日前", 2026, 11, 30))
	b.task("强化政策集成供给。", []string{"区财政金融局", "区生态环境分局"}, []string{"区直各部门", "各街道"}, by("第三季度末前", 2026, 9, 30))
	b.topic("（二）围绕提升群众生活品质强化公开")
	b.task("=SUM(A1)不是公式。", []string{"区直各部门", "各街道"}, nil, notice.Due{Text: plain("长期坚持")})
	b.section("二、没有任务的一节")
	b.section("三、夯实工作基础")
	b.topic("（三）严格执行政府信息公开审查制度")
	b.task("健全完善公开属性认定流程。", []string{"区财政金融局", "各街道"}, []string{"区直各部门"}, by("2026年12月底前", 2026, 12, 31))
	b.task("持续深化公开。", []string{"区财政金融局"}, nil, notice.Due{})
	for i, leader := range []string{"张某", "张某", "", "李某", "李某", "李某"} {
		b.b.Tasks[i].Own = map[string]diag.Text{"leader": plain(leader)}
	}
	return b.n
}

// onlyResponsible is a small table without sections, topics and leads.
func onlyResponsible() *notice.Notice {
	b := newBreakdown(
		notice.Column{Key: notice.KeySeq, Head: plain("序号")},
		notice.Column{Key: notice.KeyTitle, Head: plain("工作任务")},
		notice.Column{Key: notice.KeyRequirement, Head: plain("具体要求")},
		notice.Column{Key: notice.KeyResponsible, Head: plain("责任\n科室"), Merge: notice.MergeInTopic},
		notice.Column{Key: notice.KeyDue, Head: plain("完成时限")},
	)
	b.task("修订防汛应急预案。", nil, []string{"防御科"}, by("3月底前", 2026, 3, 31)).Title = plain("修订预案")
	b.task("检查发现的问题全部整改销号。", nil, []string{"建设科", "防御科"}, by("2026.05—2026.10", 2026, 10, 31)).Title = plain("消除隐患")
	b.task("开展宣传。", nil, []string{"各科室"}, notice.Due{Text: plain("主汛期")}).Title = plain("宣传培训")
	b.b.Units[2].Members = []string{"防御科", "建设科"}
	return b.n
}

// titled is a draft whose topics and titles both exist, under a long heading.
func titled() *notice.Notice {
	b := newBreakdown(
		notice.Column{Key: notice.KeyTopic, Head: plain("任务类别"), Merge: notice.MergeInTopic},
		notice.Column{Key: notice.KeyTitle, Head: plain("任务")},
		notice.Column{Key: notice.KeyRequirement, Head: plain("内容")},
		notice.Column{Key: notice.KeyResponsible, Head: plain("责任单位"), Merge: notice.MergeInTopic},
		notice.Column{Key: "note", Head: plain("备注")},
	)
	b.n.Number, b.n.Date = diag.Text{}, words.Day{}
	b.n.Parts[1].Heading = []diag.Text{plain(strings.Repeat("很长的标题", 14))}
	b.b.FirstLeads = true
	b.topic("算力")
	b.task("建设算力中心。", nil, []string{"甲局", "乙局"}, notice.Due{Text: plain("2030年"), Day: words.Day{Year: 2030, Month: 12, Day: 31}}).Title = plain("中心")
	b.task("", nil, []string{"乙局"}, notice.Due{}).Title = plain("只有任务名称")
	b.b.Tasks[0].Own = map[string]diag.Text{"note": plain("A&B")}
	return b.n
}

// TestNothingToPlan holds that a notice without tasks has no workbook.
func TestNothingToPlan(t *testing.T) {
	for _, n := range []*notice.Notice{{}, {Parts: make([]notice.Part, 2)}} {
		if w, list := Plan(n, n.Assignment()); w != nil || len(list) > 0 {
			t.Errorf("Plan = %v, %v", w, list)
		}
	}
}

// TestFindings holds each rule with what triggers it.
func TestFindings(t *testing.T) {
	one := func(edit func(*breakdown)) *notice.Notice {
		b := newBreakdown(defaultColumns()...)
		b.topic("（一）公开")
		b.task("做好工作。", []string{"甲局"}, []string{"乙局"}, by("12月底前", 2026, 12, 31))
		edit(b)
		return b.n
	}
	for _, c := range []struct {
		name string
		n    *notice.Notice
		code string
		plan bool
	}{
		{"none", one(func(*breakdown) {}), "", true},
		{"one column", one(func(b *breakdown) {
			b.b.Columns = []notice.Column{{Key: notice.KeySeq, Head: plain("序号")}}
			b.b.Tasks[0].Seq = "1"
		}), "", true},
		{"cell of 5,000 characters", one(func(b *breakdown) {
			b.b.Tasks[0].Requirement = diag.Verbatim(strings.Repeat("公开信息", 1250), 100)
		}), "GW501", true},
		{"label taller than its rows can be", one(func(b *breakdown) {
			b.b.Topics[0].Text = plain(strings.Repeat("公开信息", 500))
			b.task("做好工作。", []string{"甲局"}, []string{"乙局"}, notice.Due{})
		}), "GW501", true},
		{"cell longer than Excel stores", one(func(b *breakdown) {
			b.b.Tasks[0].Requirement = plain(strings.Repeat("公", 40000))
		}), "GW502", false},
		{"cell longer with the names of co-leads", one(func(b *breakdown) {
			b.task("做好工作。", []string{strings.Repeat("丙", 14000), strings.Repeat("丁", 14000)}, []string{strings.Repeat("戊", 29000)}, notice.Due{})
		}), "GW502", false},
		{"shortened names that are longer than Excel stores", one(func(b *breakdown) {
			t := b.task("做好工作。", nil, []string{strings.Repeat("丙", 20000), strings.Repeat("丁", 20000)}, notice.Due{})
			t.Responsible.Text = plain("丙、丁局")
		}), "GW502", false},
		{"longer in UTF-16 only", one(func(b *breakdown) {
			b.b.Tasks[0].Requirement = plain(strings.Repeat("𫐄", 16000))
		}), "GW502", false},
		{"more rows than Excel has", one(func(b *breakdown) {
			members := make([]string, 3000)
			for i := range members {
				members[i] = fmt.Sprint("单位", i)
			}
			for range 360 {
				b.task("做好工作。", []string{"甲局"}, []string{"各街道"}, notice.Due{})
			}
			b.b.Units[len(b.b.Units)-1].Members = members
		}), "GW503", false},
		{"more pages than Excel keeps", one(func(b *breakdown) {
			for i := range 3500 {
				b.task(strings.Repeat("做好工作。", 90), []string{fmt.Sprint("局", i%7)}, []string{"乙局"}, notice.Due{})
			}
		}), "GW504", true},
		{"300 columns", one(func(b *breakdown) {
			for i := range 300 {
				b.b.Columns = append(b.b.Columns, notice.Column{Key: fmt.Sprint("k", i), Head: plain("目标")})
			}
		}), "GW503", false},
		{"forty columns", one(func(b *breakdown) {
			for i := range 40 {
				b.b.Columns = append(b.b.Columns, notice.Column{Key: fmt.Sprint("k", i), Head: plain("年度目标任务")})
			}
		}), "GW505", true},
	} {
		w, list := Plan(c.n, c.n.Assignment())
		codes := map[string]bool{}
		for _, f := range list {
			codes[f.Rule.Code] = true
		}
		if (w != nil) != c.plan || (c.code != "") != (len(codes) > 0) || c.code != "" && !codes[c.code] {
			t.Errorf("%s: planned %t, findings %v", c.name, w != nil, codes)
		}
		if w != nil {
			if err := booktest.Lint(w); err != nil {
				t.Errorf("%s: %v", c.name, err)
			}
		}
	}
}

// TestTallIsToldOnce holds that a cell is complained about once, at its place,
// though it stands in three sheets and under two leads.
func TestTallIsToldOnce(t *testing.T) {
	b := newBreakdown(defaultColumns()...)
	b.task("", []string{"甲局", "乙局"}, nil, notice.Due{}).Requirement = diag.Verbatim(strings.Repeat("公", 5000), 42)
	_, list := Plan(b.n, b.n.Assignment())
	if len(list) != 1 || list[0].Span.Start != 42 || !strings.Contains(list[0].Message, "具体要求") {
		t.Errorf("findings: %v", list)
	}
}

// TestTallInRows holds the same of a text that rows take over from the row
// above, and of a group that is called after its responsible units.
func TestTallInRows(t *testing.T) {
	long := strings.Repeat("局", 3000)
	tall := func(at int) diag.Text { return diag.Verbatim(long, at) }
	b := newBreakdown(defaultColumns()...)
	b.section("一、公开")
	b.topic("（一）公开")
	b.b.Sections[0].Text, b.b.Topics[0].Text = tall(10_000), tall(20_000)
	for i := range 6 {
		lead, responsible := []string{long}, []string(nil)
		if i >= 3 {
			lead, responsible = nil, []string{"又" + long}
		}
		task := b.task("做好工作。", lead, responsible, notice.Due{Text: tall(50_000)})
		if i < 3 {
			task.Lead.Text = tall(30_000)
		} else {
			task.Responsible.Text = tall(40_000)
		}
	}
	_, list := Plan(b.n, b.n.Assignment())
	list.Sort()
	var at []int
	for _, f := range list {
		at = append(at, f.Span.Start)
	}
	if !slices.Equal(at, []int{10_000, 20_000, 30_000, 40_000, 50_000}) {
		t.Errorf("findings at %v: %v", at, list)
	}
}

func TestRules(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range slices.Concat(Rules(), sheet.Rules()) {
		if seen[r.Code] || !strings.HasPrefix(r.Code, "GW5") || r.Title == "" || r.Why == "" || r.Wrong == "" || r.Right == "" {
			t.Errorf("rule %+v", r)
		}
		seen[r.Code] = true
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("full") }

func TestDumpTellsFailure(t *testing.T) {
	if err := mustPlan(t, five()).Dump(failing{}); err == nil {
		t.Error("a full disk went unnoticed")
	}
}

func BenchmarkPlan(b *testing.B) {
	for _, n := range []int{42, 1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			n := typical(n)
			b.ReportAllocs()
			for b.Loop() {
				Plan(n, n.Assignment())
			}
		})
	}
}

// TestOthersInLead: who helps is told where the leads' cell names them, and
// neighbours with others are not one cell.
func TestOthersInLead(t *testing.T) {
	b := newBreakdown(defaultColumns()...)
	b.topic("（一）公开")
	for _, helper := range []string{"区农业农村局", "区水务局", "区水务局"} {
		task := b.task("发布榜单。", []string{"区城管局"}, []string{helper}, notice.Due{})
		task.Lead.Text, task.Responsible.Text = plain("区城管局牵头，"+helper+"配合"), diag.Text{}
	}
	form := NewForm(b.n, b.b)
	others := slices.IndexFunc(form.Columns, func(c FormColumn) bool { return c.Role == RoleOthers })
	if others < 0 {
		t.Fatal("no column for those who help")
	}
	for i, want := range []string{"区农业农村局", "区水务局", "区水务局"} {
		if got := form.Duties[i].Sent[others]; got != want {
			t.Errorf("row %d: %q, want %q", i, got, want)
		}
	}
	s := mustPlan(t, b.n).Sheets[1]
	var merged []book.Range
	for _, m := range s.Merges {
		if m.Col == others {
			merged = append(merged, m)
		}
	}
	if len(merged) != 1 || merged[0].LastRow-merged[0].Row != 1 {
		t.Errorf("merged: %v", merged)
	}
}
