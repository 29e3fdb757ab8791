package collect_test

import (
	"testing"
)

// TestNobodys: a row that names its task, led by two, but not whose it is. It
// is told once, and its task is not missed as well.
func TestNobodys(t *testing.T) {
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
	res, list := gather(t, src, returned("a.xlsx", b.bytes()))
	want := "a.xlsx GW611 Sheet1 第6行：填报对不上任务，这一项由几家承担，行里没有写是哪一家。填的是“已完成”、“已按要求完成第2项。”、“2023-11-20”、“张三”、“0537-123456”\n"
	if got := messages(list); got != want || states(&res.Total) != "已报1 未报2 完成1" {
		t.Errorf("%s\n%swant %s", states(&res.Total), got, want)
	}
}

// TestOddDays: a day of completion needs a task that is complete, and is not in
// the future.
func TestOddDays(t *testing.T) {
	src := sample(t)
	b := openBook(t, sent(t, src))
	b.fill(1, 4)
	b.set("完成日期", 1, "2023-12-05") // today
	b.set("完成日期", 2, "2023-12-06")
	b.set("完成状态", 3, "推进中")
	b.set("完成状态", 4, nil) // a day without a status says enough
	res, list := gather(t, src, returned("a.xlsx", b.bytes()))
	const want = "a.xlsx GW628 按牵头部门!K6：“完成日期”是2023-12-06，在收集的2023-12-05之后\n" +
		"a.xlsx GW628 按牵头部门!K7：“完成状态”是“推进中”，却有“完成日期”2023-11-20\n"
	if got := messages(list); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if got := states(&res.Total); got != "已报2 未报50 需核对2 完成2 逾期14" {
		t.Error(got)
	}
}

// TestMisnamed: a file that was made for one and is named after another.
func TestMisnamed(t *testing.T) {
	src := sample(t)
	split := parts(t, src)
	for _, c := range []struct{ name, want string }{
		{"交回/区发展改革局/区党政办公室（终稿）.xlsx", ""},
		{"交回/反馈.xlsx", ""},
		{"交回/区发展改革局.xlsx", "交回/区发展改革局.xlsx GW617 文件名写的是“区发展改革局”，表是发给“区党政办公室”的\n"},
	} {
		res, list := gather(t, src, returned(c.name, split[0].Data))
		if got := messages(list); got != c.want || res.Departments[0].Reported != res.Departments[0].Due {
			t.Errorf("%s: %s\n%s", c.name, states(&res.Departments[0]), got)
		}
	}
}
