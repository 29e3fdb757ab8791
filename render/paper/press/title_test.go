package press

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gongwen/render/diag"
	"gongwen/render/paper/papertest"
)

// TestBalance: titles as clerks write them, in the lines that a clerk would
// give them (7.3.1: 词意完整，排列对称，长短适宜, a trapezoid or a diamond).
func TestBalance(t *testing.T) {
	for _, want := range []string{
		"国务院办公厅关于印发\n2026年政务公开工作要点的通知",
		"国务院关于促进服务外包\n产业加快发展的意见",
		"青禾县人民政府办公室\n关于做好2026年防汛抗旱工作的通知",
		"济宁高新区管委会办公室\n关于印发2023年高新区政务公开\n工作任务分解表的通知",
		"浙江省人民政府办公厅关于印发\n浙江省人工智能产业高质量发展行动方案\n（2026—2028年）的通知",
		"大竹县人民政府办公室关于印发\n大竹县2024年度重点民生实事\n任务分解方案的通知",
		"国家卫生健康委办公厅关于进一步加强\n基层医疗卫生机构管理工作的通知",
		"青禾县自然资源和规划局关于公布\n2026年度行政执法人员名单的通知",
		"中共青禾县委办公室关于全面推进\n乡村振兴加快农业农村现代化的实施方案",
		"青禾县住房和城乡建设局关于进一步规范\n物业服务企业信用信息管理工作的通知",
		"关于做好2026年城乡居民\n基本医疗保险参保缴费工作的通知",
		"2023年济宁高新区政务公开\n重点工作任务分解表",
		// What stands in brackets is torn only if no line holds it; then 的 may
		// begin a line.
		"关于印发《青禾县水库移民后期扶持\n项目管理办法（试行）》的通知",
		"青禾市人民政府关于贯彻落实\n《中华人民共和国政府信息公开条例》\n的实施意见",
		"县委办公室 县政府办公室转发\n《县财政局关于加强预算管理的意见》\n的通知",
	} {
		if got := balanced(t, strings.ReplaceAll(want, "\n", "")); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}

// TestBalanceNames: a name of an organ stands on one line.
func TestBalanceNames(t *testing.T) {
	l := New(nil, papertest.General(t, ""), papertest.Faces())
	title := "青禾县高新技术产业促进中心建设管理处关于做好防汛工作的通知"
	g := l.Shape(Piece{diag.Plain(title), "小标宋"})
	first := func(names ...string) string {
		lines, _ := balance(g, 14000, 14000, names)
		return g.Words(lines[0].Start, lines[0].End)
	}
	if torn := first(); strings.HasSuffix(torn, "处") {
		t.Fatalf("the first line is %s: the case proves nothing", torn)
	}
	if got := first("产业促进中心建设管理处"); got != "青禾县高新技术" {
		t.Errorf("the name is torn behind %s", got)
	}
	if got := first(papertest.Hanzi(40)); got != first() {
		t.Errorf("a name that is not there makes %s", got)
	}
}

// TestBreakInDoubt: where the program broke a title inside what may be a word, the
// clerk is told, with the lines; of a title broken between known words not.
func TestBreakInDoubt(t *testing.T) {
	for title, doubt := range map[string]string{
		"青禾县人民政府办公室关于做好2026年防汛抗旱工作的通知": "",
		"关于砚鹤岫霁皓筠嶂榭霭翊黛骞砺钰琬旌檀栩潇湜浔淇的通知":  "／",
	} {
		l := New(nil, papertest.General(t, ""), papertest.Faces())
		l.Centred([]diag.Text{diag.Plain(title)}, l.Style.Title.Type, l.Style.Page.AreaWidth, 0)
		got := ""
		for _, f := range l.Findings {
			got += f.Rule.Code + f.Message
		}
		if doubt == "" && got != "" || doubt != "" && !(strings.HasPrefix(got, "GW427") && strings.Contains(got, doubt)) {
			t.Errorf("%s: %q", title, got)
		}
	}
}

// balanced is a title in the lines of balance.
func balanced(t testing.TB, title string) string {
	l := New(nil, papertest.General(t, ""), papertest.Faces())
	g := l.Shape(Piece{diag.Plain(title), "小标宋"})
	var lines []string
	all, _ := balance(g, 18000, 19000, l.Names)
	for _, ln := range all {
		if ln.Width > 19000 && ln.End-ln.Start > 1 {
			t.Errorf("%q has a line of %d thousandths of a character", title, ln.Width)
		}
		var b strings.Builder
		for _, c := range g.Chars[ln.Start:ln.End] {
			b.WriteRune(c.Rune)
		}
		lines = append(lines, b.String())
	}
	return strings.Join(lines, "\n")
}

// TestBalanceLaws: whatever the title, no character is lost and no line too
// wide, in a title of thousands too.
func TestBalanceLaws(t *testing.T) {
	words := []string{"关于", "印发", "《", "》", "（试行）", "2026年", "工作", "的", "和", " ", "青禾县", "China", "——", "政务公开", "通知", "“", "”"}
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.SampledFrom([]int{1, 5, 30, 100, 2000}).Draw(rt, "words")
		var b strings.Builder
		for range n {
			b.WriteString(words[rapid.IntRange(0, len(words)-1).Draw(rt, "word")])
		}
		title := strings.TrimSpace(b.String())
		if title == "" {
			return
		}
		lines := balanced(t, title)
		if papertest.Solid(lines) != papertest.Solid(title) {
			rt.Fatalf("%q became %q", title, lines)
		}
	})
}

func BenchmarkBalance(b *testing.B) {
	l := New(nil, papertest.General(b, ""), papertest.Faces())
	g := l.Shape(Piece{diag.Plain("浙江省人民政府办公厅关于印发浙江省人工智能产业高质量发展行动方案（2026—2028年）的通知"), "小标宋"})
	for b.Loop() {
		balance(g, 18000, 19000, l.Names)
	}
}
