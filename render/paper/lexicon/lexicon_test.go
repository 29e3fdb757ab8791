package lexicon

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// split is a text with a stroke where words part, a point inside compounds and a
// question mark where the list is not sure.
func split(s string, names ...string) string {
	var b strings.Builder
	joins := Joins(s, names...)
	i := 0
	for _, r := range s {
		if i > 0 {
			b.WriteString([...]string{Apart: "|", Single: "¦", Unsure: "?", Compound: "·", Inside: ""}[joins[i]])
		}
		b.WriteRune(r)
		i++
	}
	return b.String()
}

// TestJoins: where words part, as a reader parts them.
func TestJoins(t *testing.T) {
	for _, want := range []string{
		"青?禾县|人民·政府|办公室|关于|做好|2|0|2|6|年|重大·动物疫病|防控|工作·的|通知",
		"关于|调整|县发展·改革委|公共·交通|票价|管理|工作|领导·小组|成员·的|通知",
		"国家|卫生·健康委|办公厅|关于|进一步|加强|基层|医疗·卫生|机构|管理|工作·的|通知",
		"省发展·改革委|、|省市场·监管局|、|县农业·农村局|、|杭州市|人民·政府",
		"推动|电子|设计|自动化|（|E|D|A|）|体系|整合",
		"县财政局|各乡镇|人民·政府|区直|各部门|单位",
		"中共¦青?禾¦县委|全面|深化|改革|委员会",
	} {
		if got := split(strings.NewReplacer("?", "", "|", "", "·", "", "¦", "").Replace(want)); got != want {
			t.Errorf("%s, not %s", got, want)
		}
	}
	if got := split("青禾县人民政府", "青禾县人民政府"); got != "青·禾县·人民·政府" {
		t.Errorf("a name given: %s", got)
	}
}

// TestList: the list is what Joins takes it for, in the order of its hanzi, each
// word once; none is longer than is looked for, and it is small.
func TestList(t *testing.T) {
	if len(list) > 300_000 {
		t.Errorf("%d bytes", len(list))
	}
	words, before := 0, rune(0)
	for line := range strings.Lines(list) {
		r := []rune(strings.TrimSuffix(line, "\n"))
		if r[0] <= before || r[1] < '0' || r[1] > '4' || strings.Count(line, "|") != 3 {
			t.Fatalf("%s", line)
		}
		before = r[0]
		met := map[string]bool{}
		for _, w := range strings.FieldsFunc(string(r[2:]), func(r rune) bool { return r == ' ' || r == '|' }) {
			if met[w] {
				t.Errorf("%c%s twice", r[0], w)
			}
			met[w] = true
			words++
			if utf8.RuneCountInString(w) >= longest {
				t.Errorf("%c%s is longer than %d", r[0], w, longest)
			}
		}
	}
	if words < 30_000 {
		t.Errorf("%d words", words)
	}
}

// TestJoinsLaws: whatever the text, there is a join for every place.
func TestJoinsLaws(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := rapid.String().Draw(rt, "text") + rapid.StringMatching(`[县区改革委的办公室通知a-z0-9]*`).Draw(rt, "more")
		if got, want := len(Joins(s)), utf8.RuneCountInString(s)+1; got != want {
			rt.Fatalf("%d joins, not %d", got, want)
		}
	})
}

func BenchmarkJoins(b *testing.B) {
	for b.Loop() {
		Joins("浙江省人民政府办公厅关于印发浙江省人工智能产业高质量发展行动方案（2026—2028年）的通知")
	}
}
