package ledger

import (
	"slices"
	"strings"
	"testing"

	"gongwen/render/book"
	"gongwen/render/book/assign"
	"gongwen/render/book/booktest"
	"gongwen/render/book/collect"
	"gongwen/render/book/grid"
	"gongwen/render/book/returned"
	"gongwen/render/book/told"
	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// result is two tasks of one department and one of another: reported, in doubt,
// and in two ways.
func result() *collect.Result {
	form := &assign.Form{
		Title: "任务分解表", Done: "已完成",
		Columns: []assign.FormColumn{
			{Head: "牵头部门", Role: assign.RoleLead},
			{Head: "编号", Role: assign.RoleID},
			{Head: "具体要求", Role: assign.RoleText},
			{Head: "完成时限", Role: assign.RoleDue},
			{Head: "完成状态", Role: assign.RoleStatus},
			{Head: "进展情况", Role: assign.RoleProgress},
			{Head: "完成日期", Role: assign.RoleDone},
			{Head: "责任人", Role: assign.RolePerson},
			{Head: "联系电话", Role: assign.RolePhone},
			{Head: "存在问题", Role: assign.RoleMore},
			{Head: "备注", Role: assign.RoleRemark},
		},
	}
	due := words.Day{Year: 2026, Month: 6, Day: 30}
	for i, text := range []string{"公开预算。", "公开决算。", "建设平台。"} {
		form.Duties = append(form.Duties, assign.Duty{
			Task: i, Group: i / 2, Due: due, Key: "00" + string(rune('1'+i)) + "|甲局|0f3a55c2",
			Sent: []string{"甲局", "00" + string(rune('1'+i)), text, "6月底前", "", "", "", "", "", "", ""},
		})
	}
	answers := func(status returned.Answer, progress, problem string) returned.Answers {
		a := make(returned.Answers, 7)
		a[0], a[1], a[5] = status, returned.Answer{Raw: progress, Text: progress}, returned.Answer{Raw: problem, Text: problem}
		return a
	}
	done := returned.Answer{Raw: "已办结", Text: "已完成"}
	lost := returned.Answer{Raw: "#N/A", Kind: grid.Fault}
	odd := returned.Answer{Raw: "基本完成"}
	pair := func(id, group string, state collect.State, versions ...returned.Answers) collect.Pair {
		p := collect.Pair{ID: id, Group: group, State: state, Differing: make([]bool, 7), Answers: versions[0]}
		for i, a := range versions {
			p.Versions = append(p.Versions, collect.Version{Answers: a, From: []string{string(rune('a'+i)) + ".xlsx 按牵头部门 第5行"}})
		}
		return p
	}
	res := &collect.Result{
		Form: form, Day: words.Day{Year: 2026, Month: 7, Day: 1},
		Pairs: []collect.Pair{
			pair("001", "甲局", collect.Reported, answers(done, "已公开", "")),
			pair("002", "甲局", collect.Doubtful, answers(odd, "在办", "经费不足")),
			pair("003", "乙局", collect.Clash, answers(lost, "开工", ""), answers(done, "完工", "")),
		},
		Departments: []collect.Tally{{Name: "甲局", Due: 2, Reported: 1, Doubtful: 1, Absent: []string{"东街道"}}, {Name: "乙局", Due: 1, Clash: 1, Late: []string{"003"}}},
		Total:       collect.Tally{Name: "合计", Due: 3, Reported: 1, Doubtful: 1, Clash: 1},
		Files:       []collect.File{{Name: "交回/a.xlsx", Short: "a.xlsx", Rows: 3, Answered: 3, Sheets: []string{"按牵头部门"}}},
		Left:        []collect.Left{{File: "a.xlsx", Cell: "按牵头部门!S9", Text: "=1+1", Why: "发下去的表没有这一栏"}},
	}
	res.Pairs[0].Remarks = []string{"“完成状态”原填“已办结”"}
	res.Pairs[1].Notes = []string{"“完成状态”填的是“基本完成”，不在可选之列"}
	res.Pairs[2].Differing[1] = true
	res.Pairs[2].Answers = make(returned.Answers, 7)
	return res
}

// TestPlan: every sheet of the ledger, from plain data.
func TestPlan(t *testing.T) {
	n := &notice.Notice{Issuers: []diag.Text{diag.Plain("某机关")}, Number: diag.Plain("某发〔2026〕1号"), Source: &diag.Source{Name: "a.toml"}}
	res := result()
	rule := told.Rules()[0]
	plan, list := Plan(n, res, diag.List{{Rule: rule, Source: &diag.Source{Name: "b.xls"}, Message: "是旧格式", Hint: "另存"}})
	if plan == nil || len(list) > 0 {
		t.Fatal(list)
	}
	if err := booktest.Lint(plan); err != nil {
		t.Fatal(err)
	}
	var names []string
	cells := map[string]map[string][]string{} // by sheet and head, down the column
	for _, s := range booktest.Whole(plan).Sheets {
		names = append(names, s.Name)
		cells[s.Name] = map[string][]string{}
		for c, head := range s.Rows[s.Page.TitleRow].Cells {
			for _, r := range s.Rows[s.Page.TitleRow+1:] {
				cells[s.Name][head.Text] = append(cells[s.Name][head.Text], text(&r.Cells[c]))
			}
		}
	}
	if want := []string{"台账", "台账（打印）", "汇总", "领导参阅", "催办", "催办短信", "交回文件", "未收内容", "问题清单"}; !slices.Equal(names, want) {
		t.Fatalf("sheets %q", names)
	}
	for _, c := range []struct{ sheet, head, want string }{
		{"台账", "收集状态", "已报|需核对|冲突"},
		{"台账", "完成状态", "已完成|基本完成|"},
		{"台账", "进展情况", "已公开|在办|①开工\n②完工"},
		{"台账", "存在问题", "|经费不足|"},
		{"台账", "原填", "完成状态：已办结|完成状态：基本完成|②完成状态：已办结"},
		{"台账", "核对说明", "“完成状态”原填“已办结”|“完成状态”填的是“基本完成”，不在可选之列|"},
		{"台账", "来源", "a.xlsx 按牵头部门 第5行|a.xlsx 按牵头部门 第5行|①a.xlsx 按牵头部门 第5行\n②b.xlsx 按牵头部门 第5行"},
		{"汇总", "未报的编号", "还有东街道没有报||"},
		{"未收内容", "内容", "=1+1"},
		{"问题清单", "代码", rule.Code},
	} {
		if got := strings.Join(cells[c.sheet][c.head], "|"); got != c.want {
			t.Errorf("%s, %s: %q, want %q", c.sheet, c.head, got, c.want)
		}
	}
	res.Left = nil
	if plan, _ := Plan(n, res, nil); len(plan.Sheets) != 7 {
		t.Errorf("%d sheets with nothing left and nothing wrong", len(plan.Sheets))
	}
}

func text(c *book.Cell) string {
	if c.Kind == book.Number {
		return ""
	}
	return c.Text
}
