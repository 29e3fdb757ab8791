package collect_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"gongwen/render"
	"gongwen/render/book/assign"
	"gongwen/render/book/booktest"
	"gongwen/render/book/collect"
	"gongwen/render/book/xlsx"
)

// severalTables is a notice with two breakdowns of columns of their own, in which
// one department leads tasks of both.
const severalTables = `format = "general"
issuer = "青禾县人民政府办公室"
number = "青政办发〔2026〕8号"
title = "青禾县人民政府办公室关于印发2026年民生实事和重点工作分解表的通知"
date = 2026-03-05
text = "现印发给你们。"
[[attachment]]
title = "民生实事分解表"
content = "breakdown"
[[attachment.breakdown.column]]
key = "topic"
[[attachment.breakdown.column]]
key = "lead"
[[attachment.breakdown.column]]
key = "requirement"
[[attachment.breakdown.column]]
key = "money"
head = "资金（万元）"
[[attachment.task]]
topic = "教育"
lead = "教育局"
requirement = "新建幼儿园两所。"
money = "1200"
[[attachment.task]]
lead = "财政局"
requirement = "落实资金。"
money = "80"
[[attachment]]
title = "重点工作分解表"
content = "breakdown"
[[attachment.breakdown.column]]
key = "lead"
[[attachment.breakdown.column]]
key = "requirement"
[[attachment.breakdown.column]]
key = "due"
[[attachment.task]]
lead = "教育局"
requirement = "新建幼儿园两所。"
due = "12月底前"
[[attachment.task]]
lead = "财政局"
requirement = "公开预算。"
due = ""
deadline = 2026-06-30
`

// TestSeveralTables: one workbook of all breakdowns, which says of every task
// from which it is, for each department too, and read back.
func TestSeveralTables(t *testing.T) {
	t.Parallel()
	n := parse(t, severalTables)
	plan, list := assign.Plan(n, n.Assignment())
	if plan == nil {
		t.Fatal(list)
	}
	if err := booktest.Lint(plan); err != nil {
		t.Fatal(err)
	}
	for _, s := range booktest.Whole(plan).Sheets {
		if s.Hidden || s.Name == "目录" {
			continue
		}
		heads := s.Rows[s.Page.TitleRow].Cells
		col := -1
		for c := range heads {
			if heads[c].Text == "分解表" {
				col = c
			}
		}
		if col < 0 {
			t.Fatalf("%s has no column 分解表", s.Name)
		}
		var names []string
		for _, r := range s.Rows[s.Page.TitleRow+1:] {
			if name := r.Cells[col].Text; name != "" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		if len(names) != 2 || !slices.Contains(names, "民生实事分解表") || !slices.Contains(names, "重点工作分解表") {
			t.Errorf("%s: %q", s.Name, names)
		}
	}

	b := openBook(t, sent(t, severalTables))
	if got := []string{b.get("编号", 1), b.get("分解表", 1), b.get("资金（万元）", 1), b.get("编号", 2), b.get("分解表", 2)}; !slices.Equal(got, []string{"1-001", "民生实事分解表", "1200", "2-001", "重点工作分解表"}) {
		t.Errorf("rows: %q", got)
	}
	if due := b.get("完成时限", 4); due != "46203" { // counted, and not printed
		t.Errorf("a deadline for the workbook alone: %q", due)
	}
	b.fill(1, b.rows())
	res, found := gather(t, severalTables, sentBack("a.xlsx", b.bytes()))
	if got := states(&res.Total); got != "已报4 完成4" || codes(found) != "GW617×1" {
		t.Errorf("%s %s", got, messages(found))
	}
	for i, d := range departmentsOf(n) {
		var out bytes.Buffer
		if err := xlsx.Write(&out, d.Plan()); err != nil {
			t.Fatal(err)
		}
		b := openAt(t, out.Bytes(), "牵头任务")
		b.fill(1, b.rows())
		res, found := gather(t, severalTables, render.Return{Name: d.Name + ".xlsx", Data: b.bytes()})
		if res.Departments[i].Reported != 2 || len(found) > 0 {
			t.Errorf("%s: %s %s", d.Name, states(&res.Total), messages(found))
		}
	}
	// The tasks with one text are told apart by their numbers, pasted without keys.
	v := openBook(t, sent(t, severalTables)).visible()
	v.set("进展情况", 2, "开工")
	res, _ = gather(t, severalTables, sentBack("教育局.xlsx", v.bytes()))
	if p := pair(t, res, "2-001", "教育局"); p.State != collect.Reported || p.Answers[1].Text != "开工" || !strings.Contains(strings.Join(p.Sources, ""), "教育局") {
		t.Errorf("%+v", p)
	}
}

// TestAskedBesides: columns that the notice asks for besides stand in every
// workbook, are read back and stand in the ledger, the remark last.
func TestAskedBesides(t *testing.T) {
	src := typical(0) + `[breakdown]
returns = ["存在问题", "下步措施"]
[[task]]
topic = "公开"
lead = "财政局"
requirement = "公开预算。"
[[task]]
requirement = "公开决算。"
`
	n := parse(t, src)
	b := openBook(t, sent(t, src))
	b.fill(1, 2)
	b.set("存在问题", 1, "经费不足")
	b.set("下步措施", 2, "申请追加")
	b.set("备注", 2, "见附件")
	res, list := gather(t, src, sentBack("a.xlsx", b.bytes()))
	if got := states(&res.Total); got != "已报2 完成2" || len(list) > 0 {
		t.Errorf("%s %s", got, messages(list))
	}
	l := openLedger(t, res)
	for _, c := range []struct {
		head, want string
		row        int
	}{{"存在问题", "经费不足", 1}, {"下步措施", "申请追加", 2}, {"部门备注", "见附件", 2}, {"联系电话", "0537-123456", 1}} {
		if got := l.get(c.head, c.row); got != c.want {
			t.Errorf("%s: %q, want %q", c.head, got, c.want)
		}
	}
	text, err := json.Marshal(res.Pairs[1].Answers)
	if err != nil || !strings.Contains(string(text), `"下步措施":{"raw":"申请追加"`) || !strings.Contains(string(text), `"remark":{"raw":"见附件"`) {
		t.Errorf("%s, %v", text, err)
	}
	// Two answers that differ in one of them clash; one alone is an answer.
	c := openBook(t, sent(t, src))
	c.set("存在问题", 1, "人手不足")
	res, list = gather(t, src, sentBack("a.xlsx", b.bytes()), sentBack("b.xlsx", c.bytes()))
	if got := states(&res.Total); got != "已报1 冲突1 完成2" || codes(list) != "GW621×1" || !strings.Contains(messages(list), "“存在问题”填得不一样") {
		t.Errorf("%s %s", got, messages(list))
	}
	for _, d := range departmentsOf(n) {
		if err := booktest.Lint(d.Plan()); err != nil {
			t.Errorf("%s: %v", d.Name, err)
		}
	}
}
