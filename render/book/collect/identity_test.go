package collect_test

import (
	"strings"
	"testing"

	"gongwen/render/book/collect"
)

// TestOneIdentity: spellings of one name are one department everywhere: in the
// notice, in its workbooks, in the rows and in the name of what comes back.
func TestOneIdentity(t *testing.T) {
	for _, names := range [][2]string{{"综合1科", "综合１科"}, {"A科", "ａ 科"}, {"工业局", "⼯业局"}, {"财政局（国资）", "财政局(国资)"}} {
		src := typical(0) + `[[task]]
topic = "公开"
lead = "` + names[0] + `"
requirement = "做好公开。"
[[task]]
lead = "` + names[1] + `"
requirement = "做好解读。"
[[task]]
lead = "别的局"
requirement = "做好公开。"
`
		n := parse(t, src)
		if got := departmentsOf(n); len(got) != 2 || got[0].Name != names[0] {
			t.Errorf("%q: %d departments", names, len(got))
			continue
		}
		v := openBook(t, sent(t, src)).visible() // its keys are gone
		v.unmerge()
		for i := 1; i <= v.rows(); i++ {
			if label := v.get("牵头部门", i); strings.HasPrefix(label, names[0]) {
				v.set("牵头部门", i, names[1]+strings.TrimPrefix(label, names[0]))
			}
		}
		v.set("进展情况", 1, "已公开")
		v.set("完成状态", 1, "推进中")
		res, list := gather(t, src, sentBack(names[1]+".xlsx", v.bytes()))
		p := pair(t, res, "001", names[0])
		if p.State != collect.Reported || p.Answers[1].Text != "已公开" || len(list) > 0 || res.Departments[0].Reported != 1 {
			t.Errorf("%q: %s %s", names, p.State, messages(list))
		}
	}
}
