package collect_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// amendable is a task of a notice that a test amends.
type amendable struct{ id, section, topic, lead, text, due string }

// amendedNotice is a notice of tasks.
func amendedNotice(tasks []amendable, more string) string {
	var b strings.Builder
	b.WriteString(`format = "general"
issuer = "青禾县人民政府办公室"
number = "青政办发〔2026〕8号"
title = "青禾县人民政府办公室关于印发2026年重点工作任务分解表的通知"
date = 2026-03-05
text = "现将《2026年重点工作任务分解表》印发给你们。"
` + more + `
[[attachment]]
title = "2026年重点工作任务分解表"
content = "breakdown"
`)
	for _, t := range tasks {
		b.WriteString("[[task]]\n")
		if t.id != "" {
			fmt.Fprintf(&b, "id = %q\n", t.id)
		}
		fmt.Fprintf(&b, "section = %q\ntopic = %q\nlead = [%s]\nresponsible = []\nrequirement = %q\ndue = %q\n", t.section, t.topic, `"`+strings.ReplaceAll(t.lead, "、", `", "`)+`"`, t.text, t.due)
	}
	return b.String()
}

func base() []amendable {
	return []amendable{
		{"", "发展", "项目", "发改局、财政局", "开工重点项目十二个，完成投资计划的百分之八十。", "11月底前"},
		{"", "发展", "项目", "发改局", "编制下一年度投资计划草案并报县政府审定。", "10月底前"},
		{"", "发展", "资金", "财政局", "按月拨付项目资金，开展绩效评价。", "12月底前"},
		{"", "民生", "教育", "教育局", "新建幼儿园两所，秋季学期投入使用。", "8月底前"},
		{"", "民生", "教育", "教育局", "完成县长交办的其他工作。", "12月底前"},
		{"", "民生", "医疗", "教育局", "完成县长交办的其他工作。", "12月底前"},
		{"", "民生", "医疗", "卫健局", "乡镇卫生院全部配齐全科医生。", "12月底前"},
	}
}

// TestAmended: what a workbook of an earlier edition says of the notice as it is
// now. 8 rows went out, all of them filled in.
func TestAmended(t *testing.T) {
	t.Parallel()
	remade := func(change func(tasks []amendable) []amendable) string { return amendedNotice(change(base()), "") }
	whole := func(s string) string { return "“具体要求”填报时是“" + s + "”，现在是“" }
	for _, c := range []struct {
		name, src, states, codes string
		notes                    []string // in the ledger, of any pair
		found                    []string // in the findings
	}{
		{"inserted", remade(func(x []amendable) []amendable {
			return slices.Insert(x, 0, amendable{"", "安全", "生产", "应急局", "开展矿山安全专项整治。", "9月底前"})
		}), "已报8 未报1 完成8", "", nil, nil},
		{
			"deleted", remade(func(x []amendable) []amendable { return slices.Delete(x, 1, 2) }), "已报7 完成7", "GW611×1", nil,
			[]string{"通知里已经没有这一项（“编制下一年度投资计划草案并报县政府审定。”）", "进展情况“已按要求完成第2项。”"},
		},
		{"reordered", remade(func(x []amendable) []amendable {
			return []amendable{x[6], x[5], x[4], x[3], x[2], x[1], x[0]}
		}), "已报8 完成8", "", nil, nil},
		{"sections turned", remade(func(x []amendable) []amendable { return slices.Concat(x[3:], x[:3]) }), "已报8 完成8", "", nil, nil},
		{"renamed", amendedNotice(func() []amendable {
			x := base()
			for i := range x {
				x[i].lead = strings.ReplaceAll(x[i].lead, "发改局", "发展改革局")
			}
			return x
		}(), "[[department]]\nname = \"发展改革局\"\naliases = [\"发改局\"]"), "已报8 完成8", "", nil, nil},
		{"a column more", strings.ReplaceAll(amendedNotice(base(), `[breakdown]
[[breakdown.column]]
key = "topic"
head = "工作任务"
[[breakdown.column]]
key = "requirement"
head = "具体要求"
[[breakdown.column]]
key = "lead"
head = "牵头部门"
[[breakdown.column]]
key = "due"
head = "完成时限"
[[breakdown.column]]
key = "kpi"
head = "量化指标"
`), "responsible = []\n", "responsible = []\nkpi = \"百分之百\"\n"), "已报8 完成8", "", nil, nil},
		{"reworded", remade(func(x []amendable) []amendable {
			x[1].text = "编制下一年度投资计划草案，报县委、县政府审定后印发。"
			return x
		}), "已报7 需核对1 完成8", "GW614×1", []string{whole(base()[1].text) + "编制下一年度投资计划草案，报县委、县政府审定后印发。”"}, nil},
		{"reworded and moved", remade(func(x []amendable) []amendable {
			x[1].text = "编制下一年度投资计划草案，并报县政府审定后印发。"
			return append(x[1:], x[0])
		}), "已报7 需核对1 完成8", "GW614×1", []string{whole(base()[1].text) + "编制下一年度投资计划草案，并报县政府审定后印发。”"}, nil},
		{"reworded beyond likeness under its own id", remade(func(x []amendable) []amendable {
			for i := range x {
				x[i].id = fmt.Sprintf("%03d", i+1)
			}
			x[1].text = "调度全社会固定资产投资入库纳统。"
			return slices.Insert(x[:6], 0, x[6])
		}), "已报7 需核对1 完成8", "GW614×1", []string{whole(base()[1].text) + "调度全社会固定资产投资入库纳统。”"}, nil},
		{"replaced by another where it stood", remade(func(x []amendable) []amendable {
			x[1].text = "调度全社会固定资产投资入库纳统。"
			return x
		}), "已报7 未报1 完成7", "GW611×1 GW615×1", nil, []string{"通知里已经没有这一项（“" + base()[1].text + "”）", "是按另一版通知发的，还没有现在的1行：002（发改局）"}},
		{
			"reassigned", remade(func(x []amendable) []amendable { x[2].lead = "发改局"; return x }), "已报7 未报1 完成7", "GW611×1", nil,
			[]string{"这一项现在由“发改局”承担，不是“财政局”", "进展情况“已按要求完成第"},
		},
		{
			"redated", remade(func(x []amendable) []amendable { x[3].due = "9月底前"; return x }), "已报7 需核对1 完成8", "GW614×1",
			[]string{"“完成时限”填报时是“8月底前”，现在是“9月底前”"},
			nil,
		},
		{"twins moved", remade(func(x []amendable) []amendable {
			x[5].topic = x[4].topic // which of the two that now say the same the first one was, nobody can tell
			return slices.Insert(x, 3, amendable{"", "民生", "住房", "住建局", "改造老旧小区十个。", "11月底前"})
		}), "已报6 未报2 需核对1 完成7", "GW611×1 GW614×1 GW615×1", nil, []string{"通知里说同一句话的任务增减过，分不清是其中哪一项（“完成县长交办的其他工作。”）"}},
	} {
		b := openBook(t, sent(t, amendedNotice(base(), "")))
		b.fill(1, b.rows())
		res, list := gather(t, c.src, sentBack("a.xlsx", b.bytes()))
		found := strings.TrimSpace(strings.ReplaceAll(codes(list), "GW617×1", "")) // one file for all
		if got := states(&res.Total); got != c.states || found != c.codes {
			t.Errorf("%s: %s %s, want %s %s\n%s", c.name, got, found, c.states, c.codes, messages(list))
		}
		var notes strings.Builder
		for i := range res.Pairs {
			notes.WriteString(strings.Join(res.Pairs[i].Notes, "\n") + "\n")
		}
		for _, want := range c.notes {
			if !strings.Contains(notes.String(), want) {
				t.Errorf("%s: no pair says %q:\n%s", c.name, want, notes.String())
			}
		}
		for _, want := range c.found {
			if !strings.Contains(messages(list), want) {
				t.Errorf("%s: nothing says %q:\n%s", c.name, want, messages(list))
			}
		}
	}
}

// TestTwins: tasks that say the same keep their answers while their places move,
// and are told where they cannot be told apart.
func TestTwins(t *testing.T) {
	t.Parallel()
	twins := func(n int) (x []amendable) {
		for range n {
			x = append(x, amendable{"", "民生", "教育", "教育局", "完成县长交办的其他工作。", "12月底前"})
		}
		return x
	}
	other := amendable{"", "安全", "生产", "应急局", "开展矿山安全专项整治。", "9月底前"}
	for _, c := range []struct {
		name   string
		now    []amendable
		states string
	}{
		{"as they were", twins(3), "已报3 完成3"},
		{"moved", append([]amendable{other}, twins(3)...), "已报3 未报1 完成3"},
		{"one fewer", append([]amendable{other}, twins(2)...), "未报3"},
		{"one more", twins(4), "未报4"},
	} {
		b := openBook(t, sent(t, amendedNotice(twins(3), "")))
		b.fill(1, b.rows())
		res, list := gather(t, amendedNotice(c.now, ""), sentBack("a.xlsx", b.bytes()))
		if got := states(&res.Total); got != c.states {
			t.Errorf("%s: %s, want %s\n%s", c.name, got, c.states, messages(list))
		}
		if c.states[:len("未报")] == "未报" && codes(list) != "GW611×3" {
			t.Errorf("%s: %s", c.name, messages(list))
		}
	}
}

// TestAddedThemselves: a row that a department added to a form of an earlier
// edition was never in the notice, and nothing says that it is there no more.
func TestAddedThemselves(t *testing.T) {
	t.Parallel()
	b := openBook(t, sent(t, amendedNotice(base(), "")))
	b.fill(1, 2)
	n := b.rows() + 1
	b.set("具体要求", n, "另外办的一件实事。")
	b.set("进展情况", n, "办好了。")
	_, list := gather(t, amendedNotice(base()[1:], ""), sentBack("a.xlsx", b.bytes()))
	found := messages(list)
	if !strings.Contains(found, "编号和文字与哪一项都对不上（“另外办的一件实事。”）") || !strings.Contains(found, "进展情况“办好了。”") {
		t.Error(found)
	}
}
