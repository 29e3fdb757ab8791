package revision_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/revision"
	"gongwen/render/source/bind"
)

// tester is what a test and a law have in common.
type tester interface {
	Helper()
	Fatal(...any)
}

// task is a row of a notice under test.
type task struct{ id, topic, lead, text, due string }

func edition(t tester, more string, tasks []task) *notice.Notice {
	t.Helper()
	var b strings.Builder
	b.WriteString("format = \"general\"\nissuer = \"青禾县人民政府办公室\"\nnumber = \"青政办发〔2026〕8号\"\ntitle = \"关于重点工作的通知\"\ndate = 2026-03-05\n")
	b.WriteString(more)
	b.WriteString("\n[[attachment]]\ntitle = \"分解表\"\ncontent = \"breakdown\"\n")
	for _, x := range tasks {
		id := ""
		if x.id != "" {
			id = fmt.Sprintf("id = %q\n", x.id)
		}
		fmt.Fprintf(&b, "[[task]]\n%stopic = %q\nlead = [%q]\nresponsible = []\nrequirement = %q\ndue = %q\n", id, x.topic, x.lead, x.text, x.due)
	}
	n, list := bind.Parse(&diag.Source{Name: "a.toml", Text: b.String()}, true)
	if list.HasErrors() {
		t.Fatal(list[0].Message, b.String())
	}
	return n
}

const text = "text = \"一、请认真落实。\\n二、按月报送进展。\"\n"

func old() []task {
	return []task{
		{"", "项目", "发改局", "开工重点项目十二个，完成投资计划的百分之八十。", "11月底前"},
		{"", "项目", "发改局", "编制下一年度投资计划草案并报县政府审定。", "10月底前"},
		{"", "教育", "教育局", "新建幼儿园两所，秋季学期投入使用。", "8月底前"},
		{"", "医疗", "卫健局", "乡镇卫生院全部配齐全科医生。", "12月底前"},
	}
}

// TestCompare: what is said of each kind of change, and who must report anew.
func TestCompare(t *testing.T) {
	t.Parallel()
	change := func(f func(x []task) []task) []task { return f(old()) }
	for _, c := range []struct {
		name, more string
		now        []task
		said, not  []string
	}{
		{"nothing", text, old(), []string{"任务没有改动", "没有部门须重新填报"}, []string{"新增:", "通知其他改动"}},
		{"moved", text, change(func(x []task) []task { slices.Reverse(x); return x }), []string{"任务没有改动", "004→001", "没有部门须重新填报"}, []string{"文字修改:"}},
		{
			"added", text, change(func(x []task) []task {
				return append(x, task{"", "医疗", "医保局", "推进即时结算。", "9月底前"})
			}),
			[]string{"新增1项，其余4项没有改动", "005（医保局） “推进即时结算。”，9月底前", "  医保局: 005（新增）"},
			[]string{"删去:"},
		},
		{"dropped", text, change(func(x []task) []task { return slices.Delete(x, 1, 2) }), []string{"删去1项", "002（发改局） “编制下一年度投资计划草案并报县政府审定。”", "没有部门须重新填报"}, []string{"文字修改:"}},
		{
			"reworded", text, change(func(x []task) []task {
				x[1].text = "编制下一年度投资计划草案，并报县政府审定后印发。"
				return x
			}),
			[]string{"文字修改1项", "原: 〔项目〕编制下一年度投资计划草案并报县政府审定。", "现: 〔项目〕编制下一年度投资计划草案，并报县政府审定后印发。", "  发改局: 002（文字修改）"},
			[]string{"新增:", "删去:"},
		},
		{"a stop", text, change(func(x []task) []task {
			for i := range x {
				x[i].text = strings.TrimSuffix(x[i].text, "。")
			}
			return x
		}), []string{"修订前4项任务，修订后4项：任务没有改动", "没有部门须重新填报"}, []string{"文字修改", "通知其他改动"}},
		{"several", text, change(func(x []task) []task {
			x[0].due, x[1].text = "12月底前", "编制下一年度投资计划草案，并报县政府审定后印发。"
			return append(x[:2:2], x[3], task{"", "医疗", "医保局", "推进即时结算。", "9月底前"}, task{"", "医疗", "民政局", "发放救助金。", "9月底前"})
		}), []string{"修订前4项任务，修订后5项：新增2项、删去1项、文字修改1项、调整时限1项，其余1项没有改动\n"}, []string{"0项", " 项"}},
		{"redated", text, change(func(x []task) []task { x[2].due = "9月底前"; return x }), []string{"调整时限1项", "003（教育局） 8月底前 → 9月底前", "  教育局: 003（调整时限）"}, nil},
		{"given", text, change(func(x []task) []task { x[2].lead = "住建局"; return x }), []string{"调整承担单位1项", "003 教育局 → 住建局", "  住建局: 003（改由其承担）"}, []string{"教育局: 003"}},
		{"renamed", text + "[[department]]\nname = \"发展改革局\"\naliases = [\"发改局\"]\n", change(func(x []task) []task {
			x[0].lead, x[1].lead = "发展改革局", "发展改革局"
			return x
		}), []string{"任务没有改动", "发改局 → 发展改革局", "没有部门须重新填报"}, []string{"调整承担单位:"}},
		{"text", strings.Replace(text, "按月", "按季度", 1), old(), []string{"正文第2段", "原: 二、按月报送进展。", "现: 二、按季度报送进展。"}, []string{"正文第1段"}},
	} {
		r := revision.Compare(edition(t, text, old()), edition(t, c.more, c.now))
		said := strings.Join(r.Lines(), "\n")
		for _, want := range c.said {
			if !strings.Contains(said, want) {
				t.Errorf("%s: nothing says %q:\n%s", c.name, want, said)
			}
		}
		for _, no := range c.not {
			if strings.Contains(said, no) {
				t.Errorf("%s: says %q:\n%s", c.name, no, said)
			}
		}
	}
}

// TestRedline: what is outside the brackets is one text, and what differs is
// bracketed whole.
func TestRedline(t *testing.T) {
	t.Parallel()
	for _, c := range [][4]string{
		{"11月底前", "10月底前", "【11】月底前", "【10】月底前"},
		{"按月报送。", "按季度报送。", "按【月】报送。", "按【季度】报送。"},
		{"甲乙丙", "甲乙丙", "甲乙丙", "甲乙丙"},
	} {
		if a, b := revision.Redline(c[0], c[1]); a != c[2] || b != c[3] {
			t.Errorf("%s, %s: %s, %s", c[0], c[1], a, b)
		}
	}
	bare := strings.NewReplacer("【", "", "】", "")
	rapid.Check(t, func(t *rapid.T) {
		x, y := rapid.StringMatching(`[甲乙丙丁a-c1-3]{0,30}`).Draw(t, "x"), rapid.StringMatching(`[甲乙丙丁a-c1-3]{0,30}`).Draw(t, "y")
		a, b := revision.Redline(x, y)
		if bare.Replace(a) != x || bare.Replace(b) != y {
			t.Fatalf("%q %q: %q %q", x, y, a, b)
		}
		if (x == y) != (a == x && b == y) {
			t.Fatalf("%q %q: %q %q", x, y, a, b)
		}
	})
}

// TestLaw: however the tasks are shuffled, dropped and added to, every task of
// either edition is told once, those that say the same are paired, and the ids
// that are to be written give each kept task the id it had and no id twice.
func TestLaw(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		pool := make([]task, 12)
		for i := range pool {
			pool[i] = task{"", "类" + string(rune('甲'+i%3)), "某局", strings.Repeat(string(rune('一'+37*i)), 12) + "。", "12月底前"}
		}
		pick := func(label string) []task {
			order := rapid.Permutation(pool).Draw(t, label)
			return order[:rapid.IntRange(1, len(pool)).Draw(t, label+" of")]
		}
		x, y := pick("old"), pick("new")
		before, after := edition(t, text, x), edition(t, text, y)
		r := revision.Compare(before, after)
		olds, news := map[int]bool{}, map[int]bool{}
		ids := r.IDs()
		seen := map[string]bool{}
		for i := range r.Tasks {
			k := &r.Tasks[i]
			if !k.Added() && olds[k.Old] || !k.Dropped() && news[k.New] {
				t.Fatal("told twice")
			}
			if !k.Added() {
				olds[k.Old] = true
			}
			if k.Dropped() {
				continue
			}
			news[k.New] = true
			id := ids[k.New]
			if id == "" {
				id = r.After.Tasks[k.New].ID
			}
			if seen[id] {
				t.Fatalf("%s twice", id)
			}
			seen[id] = true
			if !k.Added() && (id != r.Before.Tasks[k.Old].ID || x[k.Old].text != y[k.New].text || k.Reworded) {
				t.Fatalf("%s: %+v", id, k)
			}
		}
		if len(olds) != len(x) || len(news) != len(y) {
			t.Fatalf("%d of %d, %d of %d", len(olds), len(x), len(news), len(y))
		}
	})
}

// TestGone: each department is told what it no longer has, under its name of today,
// and the members of a collective each; whom nothing is left gets no file.
func TestGone(t *testing.T) {
	t.Parallel()
	const register = "[[department]]\nname = \"各乡镇\"\nmembers = [\"东乡\", \"西乡\"]\n"
	before := append(old(), task{"", "乡村", "各乡镇", "整治村庄环境。", "9月底前"})
	after := []task{before[0], before[3]}
	after[1].lead = "医保局"
	now := edition(t, text+register+"[[department]]\nname = \"发展改革局\"\naliases = [\"发改局\"]\n", after)
	r := revision.Compare(edition(t, text+register, before), now)
	want := map[string]string{
		"发展改革局": "原002“编制下一年度投资计划草案并报县政府审定。”已删去，不再填报。",
		"教育局":   "原003“新建幼儿园两所，秋季学期投入使用。”已删去，不再填报。 -",
		"卫健局":   "原004“乡镇卫生院全部配齐全科医生。”改由医保局承担，不再填报。 -",
		"东乡":    "原005“整治村庄环境。”已删去，不再填报。 -",
		"西乡":    "原005“整治村庄环境。”已删去，不再填报。 -",
	}
	gone := r.Gone()
	for _, g := range gone {
		said := strings.Join(g.Notes, " ")
		if g.Left {
			said += " -"
		}
		if said != want[g.Department] {
			t.Errorf("%s: %s", g.Department, said)
		}
		delete(want, g.Department)
	}
	if len(want) > 0 {
		t.Errorf("nothing is said to %v", want)
	}
	if got := r.Of(gone, "发展改革局"); len(got) != 1 {
		t.Errorf("%v", got)
	}
	if gone := revision.Compare(now, now).Gone(); len(gone) > 0 {
		t.Errorf("nothing has changed, and %v is gone", gone)
	}
}

// TestExplained: the pages say what has changed as an office says it, and their day.
func TestExplained(t *testing.T) {
	t.Parallel()
	now := old()
	now[2].due = "9月底前"
	day := notice.Day{Year: 2026, Month: 5, Day: 8}
	n := revision.Compare(edition(t, text, old()), edition(t, text, now)).Explained(day)
	said := n.Parts[0].Text[0].Text.S
	if want := "现将青政办发〔2026〕8号通知的修订情况说明如下：原有任务4项，修订后4项，调整时限1项，其余3项没有改动。具体改动见下表，【】内是修订前删去、修订后添上的文字。"; said != want || n.Date != day {
		t.Errorf("%s %v", said, n.Date)
	}
}
