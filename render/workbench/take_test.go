package workbench

import (
	"strings"
	"testing"

	"gongwen/render/source/edit"
)

// TestTake: a table goes into the part that prints it, without the column that is
// left out; what is no table, and a text that is no TOML, are refused in words.
func TestTake(t *testing.T) {
	const table = "序号\t工作任务\t具体要求\t责任单位\n1\t防汛\t修订预案。\t县局\n2\t抗旱\t检查水库。\t乡镇\n"
	const text = "[[attachment]]\ntitle = \"名单\"\ntext = \"甲\"\n[[attachment]]\ntitle = \"分工表\"\ncontent = \"breakdown\"\n"
	doc, ok := edit.Parse(text)
	if !ok {
		t.Fatal("not TOML")
	}
	take := Take{Name: "a.txt", Data: []byte(table), Path: "task", Choices: []PastedColumn{{Head: "工作任务"}}}
	got, refused := take.Into("a.toml", doc, nil)
	if refused != "" || strings.Count(got, "[[task]]") != 2 || !strings.HasPrefix(got, text) || strings.Contains(got, "防汛") || !strings.Contains(got, "修订预案。") {
		t.Errorf("%q\n%s", refused, got)
	}
	if _, refused = take.Into("a.toml", edit.Doc{Text: "a = "}, nil); refused != edit.WhyNoTOML {
		t.Errorf("into no TOML: %q", refused)
	}
	none := Take{Name: "a.txt", Data: []byte("一句话。\n"), Path: "task"}
	if got, refused = none.Into("a.toml", doc, nil); got != "" || refused == "" {
		t.Errorf("no table: %q, %q", got, refused)
	}
}
