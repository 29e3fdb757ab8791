package collect_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"gongwen/render/book/assign"
	"gongwen/render/book/collect"
	"gongwen/render/book/returned"
	"gongwen/render/book/xlsx"
	"gongwen/render/words"
)

// TestNobodys: a row that names its task, led by two, but not whose it is. It
// is told once, and its task is not missed as well.
func TestNobodys(t *testing.T) {
	t.Parallel()
	const src = `
format = "general"
issuer = "青禾县水务局"
number = "青水发〔2023〕9号"
title = "通知"
date = 2023-03-05
text = "现印发给你们。"
[[attachment]]
title = "分工表"
content = "breakdown"
[[task]]
topic = "修渠"
lead = ["工程建设科"]
requirement = "修复渠道。"
[[task]]
topic = "清障"
lead = ["工程建设科", "河湖管理科"]
requirement = "清理河道。"
`
	b := openBook(t, sent(t, src)).visible()
	b.fill(1, 2)
	b.unmerge()
	for i := 1; i <= b.rows(); i++ {
		b.set("牵头部门", i, nil)
	}
	res, list := gather(t, src, sentBack("a.xlsx", b.bytes()))
	want := "a.xlsx GW611 Sheet1 第6行：填报对不上任务，这一项由几家承担，行里没有写是哪一家（“清理河道。”）。填的是完成状态“已完成”、进展情况“已按要求完成第2项。”、完成日期“2023-11-20”、责任人“张三”、联系电话“0537-123456”\n"
	if got := messages(list); got != want || states(&res.Total) != "已报1 未报2 完成1" {
		t.Errorf("%s\n%swant %s", states(&res.Total), got, want)
	}
}

// TestOddDays: a day of completion needs a task that is complete, and is not in
// the future.
func TestOddDays(t *testing.T) {
	t.Parallel()
	src := sample(t)
	b := openBook(t, sent(t, src))
	b.fill(1, 4)
	b.set("完成日期", 1, "2023-12-05") // today
	b.set("完成日期", 2, "2023-12-06")
	b.set("完成状态", 3, "推进中")
	b.set("完成状态", 4, nil)
	res, list := gather(t, src, sentBack("a.xlsx", b.bytes()))
	const want = "a.xlsx GW628 按牵头部门!K6：“完成日期”是2023-12-06，在收集的2023-12-05之后\n" +
		"a.xlsx GW628 按牵头部门!K7：“完成状态”是“推进中”，却有“完成日期”2023-11-20\n" +
		"a.xlsx GW638 按牵头部门!I8：017（区党政办公室）没有填“完成状态”\n"
	if got := messages(list); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if got := states(&res.Total); got != "已报2 未报50 需核对2 完成2 逾期14" {
		t.Error(got)
	}
}

// TestTypedDays: eight digits typed where a day goes are the day that they write; a
// number that is no day is told as it was typed, never as a day of its own.
func TestTypedDays(t *testing.T) {
	b := openBook(t, sent(t, sample(t)))
	b.fill(1, 4)
	for i, n := range []int{20231120, 20231340, 99999, 20231} {
		b.set("完成日期", i+1, n)
	}
	res, list := gather(t, sample(t), sentBack("a.xlsx", b.bytes()))
	all := messages(list)
	for i, want := range []string{"2023-11-20", "“20231340”", "“99999”"} {
		if day := res.Pairs[i].Answers[returned.AnswerDone]; i == 0 && (day.Text != want || day.Raw != "20231120") || i > 0 && (day.Text != "" || !strings.Contains(all, want)) {
			t.Errorf("%s: %+v\n%s", want, day, all)
		}
	}
}

// TestMisnamed: a file that was made for one and is named after another.
func TestMisnamed(t *testing.T) {
	t.Parallel()
	src := sample(t)
	split := parts(t, src)
	for _, c := range []struct{ name, want string }{
		{"交回/区发展改革局/区党政办公室（终稿）.xlsx", ""},
		{"交回/反馈.xlsx", ""},
		{"交回/区发展改革局.xlsx", "交回/区发展改革局.xlsx GW617 文件名写的是“区发展改革局”，表是发给“区党政办公室”的\n"},
	} {
		res, list := gather(t, src, sentBack(c.name, split[0].Data))
		if got := messages(list); got != c.want || res.Departments[0].Reported != res.Departments[0].Due {
			t.Errorf("%s: %s\n%s", c.name, states(&res.Departments[0]), got)
		}
	}
}

// TestOneVoice: a flood about one file is one line, and every place of it stands
// in the ledger.
func TestOneVoice(t *testing.T) {
	t.Parallel()
	src := sample(t)
	b := openBook(t, sent(t, src))
	b.fill(1, 7)
	for i := 1; i <= 5; i++ {
		b.set("完成状态", i, "基本完成")
		b.set("完成日期", i, "11月底")
	}
	res, list := gather(t, src, sentBack("a.xlsx", b.bytes()))
	if got := codes(list); got != "GW623×1 GW625×1" || !strings.Contains(messages(list), "共5处") {
		t.Errorf("%s\n%s", got, messages(list))
	}
	l := openLedger(t, res)
	for i := 1; i <= 5; i++ {
		if got := l.get("核对说明", i); !strings.Contains(got, "“完成状态”填的是“基本完成”") || !strings.Contains(got, "“完成日期”填的是“11月底”") {
			t.Errorf("row %d: %q", i, got)
		}
		if l.get("完成状态", i) != "基本完成" || l.get("完成日期", i) != "11月底" {
			t.Errorf("row %d does not show what came back", i)
		}
	}
}

// TestSaid: states as people write them.
func TestSaid(t *testing.T) {
	t.Parallel()
	src := sample(t)
	for said, want := range map[string]string{
		"已办结": "已完成", "完成": "已完成", "已完成。": "已完成", "√": "已完成", "办结": "已完成", "进行中": "推进中", "正在推进": "推进中", " 推进中 ": "推进中",
		"尚未启动": "未启动", "需要协调": "需协调", "未完成": "推进中", "基本完成": "", "即将完成": "", "完成80%": "", "拟完成": "",
	} {
		b := openBook(t, sent(t, src))
		b.fill(1, 1)
		b.set("完成状态", 1, said)
		if want != "已完成" {
			b.set("完成日期", 1, nil)
		}
		res, list := gather(t, src, sentBack("a.xlsx", b.bytes()))
		p := pair(t, res, "014", "区党政办公室")
		state, code := collect.Reported, "GW633"
		if want == "" {
			state, code = collect.Doubtful, "GW623"
		}
		if words.Identity(said) == want {
			code = ""
		}
		if p.Answers[0].Text != want || p.State != state || (code != "") != strings.Contains(codes(list), "GW6") || !strings.Contains(codes(list), code) {
			t.Errorf("%q: %s %q %s", said, p.State, p.Answers[0].Text, messages(list))
		}
		l := openLedger(t, res)
		if got := l.get("原填", 1); code != "" && got != "完成状态："+said {
			t.Errorf("%q stands beside as %q", said, got)
		}
		if got := l.get("核对说明", 1); code == "GW633" && got != "“完成状态”原填“"+said+"”" {
			t.Errorf("%q is printed as %q", said, got)
		}
	}
}

// TestTruth: what is said of files that have nothing to fill in, and of units
// that answer for what others lead.
func TestTruth(t *testing.T) {
	src := typical(0) + `[[task]]
topic = "公开"
lead = "财政局"
responsible = "审计局"
requirement = "公开预算。"
[[task]]
lead = "教育局"
requirement = "公开收费。"
`
	n := parse(t, src)
	var assists assign.Department
	for _, d := range departmentsOf(n) {
		if d.Name == "审计局" {
			assists = d
		}
	}
	var out bytes.Buffer
	if err := xlsx.Write(&out, assists.Plan()); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.DeleteSheet("_meta"); err != nil { // copied elsewhere
		t.Fatal(err)
	}
	var pasted bytes.Buffer
	if err := f.Write(&pasted); err != nil {
		t.Fatal(err)
	}
	res, list := gather(t, src, sentBack("a.xlsx", pasted.Bytes()))
	if !res.Files[0].Idle || res.Files[0].Fault != "" || len(list) > 0 {
		t.Errorf("a file of nothing to fill in: %+v\n%s", res.Files[0], messages(list))
	}
	if err := f.SetCellStr("配合任务", "H5", "已完成"); err != nil {
		t.Fatal(err)
	}
	pasted.Reset()
	if err := f.Write(&pasted); err != nil {
		t.Fatal(err)
	}
	res, list = gather(t, src, sentBack("a.xlsx", pasted.Bytes()))
	if !res.Files[0].Idle || codes(list) != "GW635×1" || !strings.Contains(messages(list), "配合任务!H5“已完成”") {
		t.Errorf("an answer where none is asked: %+v\n%s", res.Files[0], messages(list))
	}

	b := openBook(t, sent(t, src))
	b.set("任务键", 1, strings.Replace(b.get("任务键", 1), "|财政局|", "|审计局|", 1))
	b.set("单位", 1, "审计局")
	b.set("牵头部门", 1, "审计局")
	b.set("具体要求", 1, "另一项。")
	b.set("编号", 1, "")
	b.set("进展情况", 1, "已办")
	res, list = gather(t, src, sentBack("a.xlsx", b.bytes()))
	if !strings.Contains(messages(list), "“审计局”在通知里，但不承担这几项") || len(res.Left) == 0 {
		t.Errorf("a unit that only helps: %s", messages(list))
	}
}

// TestNoStatus: an answer without a status is one, and is told; a name and a number
// alone are none.
func TestNoStatus(t *testing.T) {
	t.Parallel()
	src := sample(t)
	for _, c := range []struct {
		name          string
		fill          map[string]any
		state, told   string
		printedBeside string
	}{
		{"progress", map[string]any{"进展情况": "已办理一半"}, "已报1 未报53 逾期14", "GW638×1", "没有填“完成状态”"},
		{"a remark", map[string]any{"备注": "无"}, "已报1 未报53 逾期14", "GW638×1", "没有填“完成状态”"},
		{"a day", map[string]any{"完成日期": "2023-11-20"}, "已报1 未报53 逾期14", "GW638×1", "没有填“完成状态”"},
		{"who", map[string]any{"责任人": "张三", "联系电话": "0537-123456"}, "未报53 需核对1 逾期14", "GW638×1", "只填了“责任人”、“联系电话”"},
		{"blanks", map[string]any{"完成状态": "　 ", "进展情况": "已办理一半"}, "已报1 未报53 逾期14", "GW638×1", "没有填“完成状态”"},
		{"a status alone", map[string]any{"完成状态": "推进中"}, "已报1 未报53 逾期14", "", ""},
	} {
		b := openBook(t, sent(t, src))
		for head, v := range c.fill {
			b.set(head, 1, v)
		}
		res, list := gather(t, src, sentBack("a.xlsx", b.bytes()))
		if got := states(&res.Total); got != c.state || codes(list) != c.told {
			t.Errorf("%s: %s %s\n%s", c.name, got, codes(list), messages(list))
		}
		if got := openLedger(t, res).get("核对说明", 1); got != c.printedBeside {
			t.Errorf("%s: %q stands beside", c.name, got)
		}
	}

	// In two files, one of which says it, nothing is missing.
	one, two := openBook(t, sent(t, src)), openBook(t, sent(t, src))
	one.set("完成状态", 1, "推进中")
	two.set("进展情况", 1, "已办理一半")
	if _, list := gather(t, src, sentBack("a.xlsx", one.bytes()), sentBack("b.xlsx", two.bytes())); codes(list) != "GW622×1" {
		t.Error(messages(list))
	}
}
