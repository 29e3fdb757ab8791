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
		{"nothing", text, old(), []string{"4 项照旧", "没有部门须重新填报"}, []string{"新增:", "通知其他改动"}},
		{"moved", text, change(func(x []task) []task { slices.Reverse(x); return x }), []string{"4 项照旧", "004→001", "没有部门须重新填报"}, []string{"改写:"}},
		{
			"added", text, change(func(x []task) []task {
				return append(x, task{"", "医疗", "医保局", "推进即时结算。", "9月底前"})
			}),
			[]string{"新增 1", "005（医保局） “推进即时结算。”，9月底前", "  医保局: 005（新增）"},
			[]string{"删去:"},
		},
		{"dropped", text, change(func(x []task) []task { return slices.Delete(x, 1, 2) }), []string{"删去 1", "002（发改局） “编制下一年度投资计划草案并报县政府审定。”", "没有部门须重新填报"}, []string{"改写:"}},
		{
			"reworded", text, change(func(x []task) []task {
				x[1].text = "编制下一年度投资计划草案，并报县政府审定后印发。"
				return x
			}),
			[]string{"改写 1", "原: 〔项目〕编制下一年度投资计划草案并报县政府审定。", "现: 〔项目〕编制下一年度投资计划草案，并报县政府审定后印发。", "  发改局: 002（改写）"},
			[]string{"新增:", "删去:"},
		},
		{"redated", text, change(func(x []task) []task { x[2].due = "9月底前"; return x }), []string{"时限变动 1", "003（教育局） 8月底前 → 9月底前", "  教育局: 003（改时限）"}, nil},
		{"given", text, change(func(x []task) []task { x[2].lead = "住建局"; return x }), []string{"承担单位变动 1", "003 教育局 → 住建局", "  住建局: 003（改由其承担）"}, []string{"教育局: 003"}},
		{"renamed", text + "[[department]]\nname = \"发展改革局\"\naliases = [\"发改局\"]\n", change(func(x []task) []task {
			x[0].lead, x[1].lead = "发展改革局", "发展改革局"
			return x
		}), []string{"4 项照旧", "发改局 → 发展改革局", "没有部门须重新填报"}, []string{"承担单位变动:"}},
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
