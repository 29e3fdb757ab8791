package collect_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongwen/render"
	"gongwen/render/book/assign"
	"gongwen/render/book/ledger"
	"gongwen/render/book/xlsx"
	"gongwen/render/notice"
)

// parts is the workbooks of the single departments, each filled in where it
// has something to fill in.
func parts(t *testing.T, src string) (returns []render.Return) {
	t.Helper()
	n := parse(t, src)
	for i := range assign.Departments(n, n.Assignment()) {
		returns = append(returns, part(t, n, i))
	}
	return returns
}

// part is the file of one department, filled in.
func part(t *testing.T, n *notice.Notice, i int) render.Return {
	t.Helper()
	return filledIn(t, i, assign.Departments(n, n.Assignment())[i])
}

// filledIn is the file of a department, filled in where it has something to fill in.
func filledIn(t *testing.T, i int, d assign.Department) render.Return {
	t.Helper()
	plan := d.Plan()
	var out bytes.Buffer
	if err := xlsx.Write(&out, plan); err != nil {
		t.Fatal(err)
	}
	data := out.Bytes()
	if plan.Sheets[0].Name == "牵头任务" {
		b := openAt(t, data, "牵头任务")
		for row := 1; row <= b.rows(); row++ {
			b.set("完成状态", row, "已完成")
			b.set("进展情况", row, d.Name+"做完了。")
		}
		data = b.bytes()
	}
	return sentBack(fmt.Sprintf("%02d-%s.xlsx", i+1, d.Name), data)
}

// TestSplit: every department fills in its own file, the members of a collective
// the same tasks; nothing is missing and nothing clashes. Who only works with
// others sends back a file with nothing to read.
func TestSplit(t *testing.T) {
	t.Parallel()
	src := strings.Replace(sample(t), `name = "各街道"`, `name = "各街道"`+"\n"+`members = ["洸河街道", "柳行街道", "黄屯街道"]`, 1)
	returns := parts(t, src)
	res, list := gather(t, src, returns...)
	if got := states(&res.Total); got != "已报54 完成54" || len(list) > 0 {
		t.Errorf("%s\n%s", got, messages(list))
	}
	l := openLedger(t, res)
	for i := 1; i <= l.rows(); i++ {
		if l.get("牵头部门", i) == "各街道" && l.get("进展情况", i) != "洸河街道：洸河街道做完了。\n柳行街道：柳行街道做完了。\n黄屯街道：黄屯街道做完了。" {
			t.Error(l.get("进展情况", i))
		}
	}
	idle := 0
	for _, f := range res.Files {
		if f.Idle != (f.Rows == 0) || f.Fault != "" {
			t.Errorf("%+v", f)
		}
		if f.Idle {
			idle++
		}
	}
	if summary := res.Summary(today); idle != 3 || summary[len(summary)-1] != fmt.Sprintf("交回 %d 个文件，3 个无填报任务", len(returns)) {
		t.Errorf("%d files without tasks\n%s", idle, strings.Join(summary, "\n"))
	}
	res, list = gather(t, src, returns[1:]...)
	if res.Total.Missing != res.Departments[0].Due || len(list) > 0 {
		t.Errorf("without the first: %s\n%s", states(&res.Total), messages(list))
	}

	// A department that leads, and whose sheet is gone, has not sent nothing.
	b := openAt(t, returns[0].Data, "牵头任务")
	b.ok(b.DeleteSheet("牵头任务"))
	if _, list = gather(t, src, sentBack("a.xlsx", b.bytes())); codes(list) != "GW607×1" {
		t.Errorf("without its sheet: %s", messages(list))
	}
}

// TestMembersReminded: each member of a collective is reminded of what it has not
// done itself, in its own words of this month and of the last, and of no other's.
func TestMembersReminded(t *testing.T) {
	t.Parallel()
	src := strings.Replace(sample(t), `name = "各街道"`, `name = "各街道"`+"\n"+`members = ["洸河街道", "柳行街道", "黄屯街道"]`, 1)
	n := parse(t, src)
	filled := func(status map[string]string) (returns []render.Return) {
		for _, d := range departmentsOf(n) {
			if status[d.Name] == "" {
				continue
			}
			var out bytes.Buffer
			if err := xlsx.Write(&out, d.Plan()); err != nil {
				t.Fatal(err)
			}
			b := openAt(t, out.Bytes(), "牵头任务")
			for row := 1; row <= b.rows(); row++ {
				b.set("完成状态", row, status[d.Name])
				b.set("进展情况", row, d.Name+status[d.Name])
			}
			returns = append(returns, sentBack(d.Name+".xlsx", b.bytes()))
		}
		return returns
	}
	before, _ := gather(t, src, filled(map[string]string{"洸河街道": "推进中", "柳行街道": "推进中", "黄屯街道": "未启动"})...)
	last := sentBack("上期.xlsx", written(t, before))
	res, list := render.Collect("a.toml", []byte(src), filled(map[string]string{"洸河街道": "已完成", "柳行街道": "推进中"}), render.Month{Day: render.Day{Year: 2024, Month: 3, Day: 1}, Before: &last})
	if res == nil || res.NoBefore {
		t.Fatal(messages(list))
	}
	said := map[string]string{}
	for _, r := range ledger.Reminders(n, res.Result) {
		for _, x := range r.Items {
			said[r.To] += x.Why + "｜" + x.Said + "\n"
		}
	}
	if _, done := said["洸河街道"]; done {
		t.Errorf("who is done is reminded: %s", said["洸河街道"])
	}
	for name, want := range map[string][2]string{
		"柳行街道": {"没有变化", "｜柳行街道推进中"},
		"黄屯街道": {"本期未报", "｜上期：黄屯街道未启动"},
	} {
		if !strings.Contains(said[name], want[1]) || strings.Contains(said[name], "未报全") || strings.Count(said[name], "街道") != strings.Count(said[name], name) {
			t.Errorf("%s: %s", name, said[name])
		}
		if strings.Contains(said[name], "本期未报") != (want[0] == "本期未报") {
			t.Errorf("%s: %s", name, said[name])
		}
	}
	if summary := res.Summary(today)[0]; !strings.Contains(summary, "项有成员未报）") {
		t.Error(summary)
	}
}

// TestDoneStaysDone: what was done in the ledger of a month before is neither late
// nor reminded of in a month, or the months after, in which nobody says it again;
// who then says that it is not done is held to that. Of a collective this holds for
// each member.
func TestDoneStaysDone(t *testing.T) {
	t.Parallel()
	src := strings.Replace(sample(t), `name = "各街道"`, `name = "各街道"`+"\n"+`members = ["洸河街道", "柳行街道"]`, 1)
	n := parse(t, src)
	filled := func(status map[string]string) (returns []render.Return) {
		for _, d := range departmentsOf(n) {
			if s := status[d.Name]; s != "" {
				var out bytes.Buffer
				if err := xlsx.Write(&out, d.Plan()); err != nil {
					t.Fatal(err)
				}
				b := openAt(t, out.Bytes(), "牵头任务")
				for row := 1; row <= b.rows(); row++ {
					b.set("完成状态", row, s)
				}
				returns = append(returns, sentBack(d.Name+".xlsx", b.bytes()))
			}
		}
		return returns
	}
	month := func(last *render.Collected, status map[string]string) *render.Collected {
		m := render.Month{Day: render.Day{Year: 2026, Month: 3, Day: 1}}
		if last != nil {
			before := sentBack("上期.xlsx", written(t, last))
			m.Before = &before
		}
		res, list := render.Collect("a.toml", []byte(src), filled(status), m)
		if res == nil {
			t.Fatal(messages(list))
		}
		return res
	}
	reminded := func(res *render.Collected) (names []string) {
		for _, r := range ledger.Reminders(n, res.Result) {
			names = append(names, r.To)
		}
		return names
	}
	one := departmentsOf(n)[0].Name
	done := month(nil, map[string]string{"洸河街道": "已完成", "柳行街道": "已完成", one: "已完成"})
	part := month(nil, map[string]string{"洸河街道": "已完成", one: "已完成"})
	silent := month(done, nil)
	for name, c := range map[string]struct {
		res      *render.Collected
		reminded string // of these
		kept     bool
	}{
		"silent":        {silent, "", true},
		"silent twice":  {month(silent, nil), "", true},
		"not after all": {month(done, map[string]string{"洸河街道": "推进中", one: "推进中"}), "洸河街道、" + one, false},
		"one was late":  {month(part, nil), "柳行街道", false},
		"and is done":   {month(part, map[string]string{"柳行街道": "已完成"}), "", true},
	} {
		whom := reminded(c.res)
		for _, who := range []string{"洸河街道", "柳行街道", one} {
			if got := slices.Contains(whom, who); got != strings.Contains(c.reminded, who) {
				t.Errorf("%s: %s is reminded: %v", name, who, got)
			}
		}
		for _, d := range c.res.Departments {
			if d.Name == "各街道" && (d.Overdue > 0) == c.kept {
				t.Errorf("%s: %+v", name, d)
			}
			if d.Name == one && (d.Overdue == 0) == strings.Contains(c.reminded, one) {
				t.Errorf("%s: %+v", name, d)
			}
		}
	}
	if silent.Total.Kept == 0 || !strings.Contains(strings.Join(silent.Summary(today), "\n"), "上期已完成") {
		t.Error(silent.Summary(today))
	}
}
