package collect_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"gongwen/render"
	"gongwen/render/book/assign"
	"gongwen/render/book/collect"
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

// TestVersionsOfCollective: what several say of a task of a collective is no reason
// to keep one of them: where its members are not registered the hint says how to,
// and where they are only those of one member are held against each other.
func TestVersionsOfCollective(t *testing.T) {
	t.Parallel()
	plain := sample(t)
	registered := strings.Replace(plain, `name = "各街道"`, `name = "各街道"`+"\n"+`members = ["洸河街道", "柳行街道", "黄屯街道"]`, 1)
	filled := func(src, department, name, status string) render.Return {
		n := parse(t, src)
		for _, d := range departmentsOf(n) {
			if d.Name != department {
				continue
			}
			var out bytes.Buffer
			if err := xlsx.Write(&out, d.Plan()); err != nil {
				t.Fatal(err)
			}
			b := openAt(t, out.Bytes(), "牵头任务")
			for row := 1; row <= b.rows(); row++ {
				b.set("完成状态", row, status)
			}
			return sentBack(name, b.bytes())
		}
		t.Fatal(department)
		return render.Return{}
	}
	_, list := gather(t, plain, filled(plain, "各街道", "洸河街道.xlsx", "已完成"), filled(plain, "各街道", "柳行街道.xlsx", "推进中"))
	clashes := 0
	for _, x := range list {
		if x.Rule.Code == "GW621" {
			if clashes++; !strings.Contains(x.Hint, "[[department]] 写 members") {
				t.Error(x.Hint)
			}
		}
	}
	if clashes == 0 {
		t.Error(messages(list))
	}
	one := departmentsOf(parse(t, plain))[0].Name
	_, list = gather(t, plain, filled(plain, one, "a.xlsx", "已完成"), filled(plain, one, "b.xlsx", "推进中"))
	for _, x := range list {
		if strings.Contains(x.Hint, "members") {
			t.Error(x.Hint)
		}
	}

	res, list := gather(t, registered, filled(registered, "洸河街道", "a.xlsx", "已完成"), filled(registered, "洸河街道", "b.xlsx", "推进中"), filled(registered, "柳行街道", "c.xlsx", "推进中"))
	said := messages(list)
	for _, want := range []string{"的洸河街道）有2种填法", "①“已完成” a.xlsx", "②“推进中” b.xlsx"} {
		if !strings.Contains(said, want) {
			t.Errorf("no %s in\n%s", want, said)
		}
	}
	if strings.Contains(said, "c.xlsx") || strings.Contains(said, "3种") {
		t.Error(said)
	}
	for i := range res.Pairs {
		if p := &res.Pairs[i]; p.Group == "各街道" {
			if p.State != collect.Clash || fmt.Sprint(p.Absent) != "[黄屯街道]" || p.Label(0) != "洸河街道：①" || p.Label(2) != "柳行街道：" {
				t.Errorf("%s %v %v %s %s", p.ID, p.State, p.Absent, p.Label(0), p.Label(2))
			}
		}
	}
}

// TestMemberInFileName: whose a collective's own sheet is may stand in the name of
// the file, in whatever company.
func TestMemberInFileName(t *testing.T) {
	t.Parallel()
	plain := sample(t)
	registered := strings.Replace(plain, `name = "各街道"`, `name = "各街道"`+"\n"+`members = ["洸河街道", "柳行街道"]`, 1)
	form := func() []byte { // sent before the members were registered
		for _, d := range departmentsOf(parse(t, plain)) {
			if d.Name == "各街道" {
				var out bytes.Buffer
				if err := xlsx.Write(&out, d.Plan()); err != nil {
					t.Fatal(err)
				}
				b := openAt(t, out.Bytes(), "牵头任务")
				b.set("完成状态", 1, "已完成")
				return b.bytes()
			}
		}
		return nil
	}()
	for name, member := range map[string]string{
		"洸河街道.xlsx": "洸河街道", "各街道-洸河街道.xlsx": "洸河街道", "各街道（洸河街道）.xlsx": "洸河街道", "洸河街道报表.xlsx": "洸河街道", "1.柳行街道 5月（终稿）.xlsx": "柳行街道",
		"交回/柳行街道/各街道.xlsx": "柳行街道", "各街道.xlsx": "", "洸河街道、柳行街道.xlsx": "",
	} {
		res, list := gather(t, registered, sentBack(name, form))
		found := false
		for i := range res.Pairs {
			for _, v := range res.Pairs[i].Versions {
				if found = true; v.Member != member {
					t.Errorf("%s: of %q", name, v.Member)
				}
			}
		}
		if said := messages(list); !found || strings.Contains(said, "GW629") != (member == "") || strings.Contains(said, "文件名写的是") {
			t.Errorf("%s: %s", name, said)
		}
	}
}
