package collect_test

import (
	"strings"
	"testing"
)

// TestRenamed: a department has another name than on the workbook that it got.
// What it filled in is read, and one thing is said of each file.
func TestRenamed(t *testing.T) {
	t.Parallel()
	src := sample(t)
	split := parts(t, src)
	whole := openBook(t, sent(t, src))
	whole.fill(1, whole.rows())
	for _, c := range []struct {
		file     int // of the departments, from 1; 0: the whole workbook
		old, new string
		states   string
		codes    string
	}{
		{1, "区党政办公室", "党政办", "已报7 未报47 完成7 逾期14", "GW619×1"},
		{6, "区财政金融局", "区财政局", "已报2 未报52 完成2 逾期14", "GW619×1"},        // leads with others only
		{8, "区城乡建设和交通局（交通）", "区交通局", "已报1 未报53 完成1 逾期13", "GW619×1"}, // has the name of another in it
		{9, `"区发展软环境保障局"`, `"区软环境局"`, "已报7 未报47 完成7 逾期7", "GW619×1"}, // is part of another's
		{0, `"区发展软环境保障局"`, `"区软环境局"`, "已报54 完成54", "GW617×1 GW619×1"},
		{2, "区党政办公室", "党政办", "已报3 未报51 完成3 逾期12", ""}, // somebody else
	} {
		changed := strings.ReplaceAll(src, c.old, c.new)
		file := sentBack("整本.xlsx", nil)
		if c.file > 0 {
			file = split[c.file-1]
		} else {
			file.Data = whole.bytes()
		}
		res, list := gather(t, changed, file)
		if got := states(&res.Total); got != c.states {
			t.Errorf("%s: %s, want %s", c.new, got, c.states)
		}
		if got := codes(list); got != c.codes {
			t.Errorf("%s: %s, want %s\n%s", c.new, got, c.codes, messages(list))
		}
		if old := strings.Trim(c.old, `"`); c.codes == "GW619×1" && !strings.Contains(messages(list), "”现在是“"+strings.Trim(c.new, `"`)+"”：按任务认出") {
			t.Errorf("%s: %s", old, messages(list))
		}
	}
}

// TestDissolved: a department is gone and its tasks are others', of which each
// led with it: whose the answers are now nobody can say, and it is said once.
func TestDissolved(t *testing.T) {
	t.Parallel()
	src := sample(t)
	file := part(t, parse(t, src), 5) // 区财政金融局
	var kept []string
	for line := range strings.Lines(src) {
		if strings.HasPrefix(line, "lead") {
			line = strings.ReplaceAll(line, `"区财政金融局", `, "")
		}
		kept = append(kept, line)
	}
	changed := strings.Replace(strings.Join(kept, ""), ` "区财政金融局"`, ` "区财政局"`, 1) // in the register
	res, list := gather(t, changed, file)
	if res.Total.Missing != res.Total.Due || codes(list) != "GW611×1" ||
		!strings.Contains(messages(list), "“区财政金融局”的填报对不上任务，通知里没有这个部门：牵头任务 第6行、牵头任务 第7行") {
		t.Errorf("%s\n%s", states(&res.Total), messages(list))
	}
}

// TestAlias: an alias in the register is the department's name wherever it
// stands: in keys and in others' rows sent before the renaming, in what a
// department wrote for its own name, in the name of a file.
func TestAlias(t *testing.T) {
	t.Parallel()
	src := sample(t)
	split := parts(t, src)
	changed := strings.Replace(src, `name = "区财政金融局"`, `name = "区财政局"`+"\n"+`aliases = ["区财政金融局", "区财金局"]`, 1)
	res, list := gather(t, changed, split...)
	if got := states(&res.Total); got != "已报54 完成54" || len(list) > 0 {
		t.Errorf("%s\n%s", got, messages(list))
	}
	for _, name := range []string{"区财金局", "区财政金融局", "区财政局", ""} {
		b := openAt(t, split[5].Data, "牵头任务").visible()
		b.unmerge()
		for i := 1; i <= b.rows(); i++ {
			b.set("牵头部门", i, name)
		}
		file := sentBack("汇报.xlsx", b.bytes())
		if name == "" { // only the file says whose it is
			file.Name = "交回/区财金局.xlsx"
		}
		res, list := gather(t, changed, file)
		if got := states(&res.Total); got != "已报2 未报52 完成2 逾期14" || len(list) > 0 {
			t.Errorf("%q: %s\n%s", name, got, messages(list))
		}
	}
}
