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

// TestTwins: of columns with the same head each is chosen for itself, and left out
// for itself.
func TestTwins(t *testing.T) {
	const table = "工作任务\t责任单位\t责任单位\t完成时限\n修订预案\t县水务局\t各乡镇\t3月底前\n检查水库\t县应急局\t各村\t4月底前\n"
	got := Paste("a.txt", []byte(table), nil)
	if len(got.Columns) != 4 || got.Columns[1].Nth != 1 || got.Columns[2].Nth != 2 || got.Columns[1].Key == got.Columns[2].Key {
		t.Fatalf("%+v", got.Columns)
	}
	for _, c := range []struct {
		choices []PastedColumn
		keys    string
	}{
		{[]PastedColumn{{Head: "责任单位", Nth: 1, Key: "responsible"}, {Head: "责任单位", Nth: 2, Key: "lead"}}, "responsible lead"},
		{[]PastedColumn{{Head: "责任单位", Nth: 1, Key: "lead"}, {Head: "责任单位", Nth: 2, Key: "responsible"}}, "lead responsible"},
		{[]PastedColumn{{Head: "责任单位", Nth: 1, Key: "lead"}, {Head: "责任单位", Nth: 2, Key: ""}}, "lead "},
		{[]PastedColumn{{Head: "责任单位", Nth: 1, Key: ""}, {Head: "责任单位", Nth: 2, Key: "lead"}}, " lead"},
		{[]PastedColumn{{Head: "责任单位", Key: ""}}, " "},
		{[]PastedColumn{{Head: "责任单位", Nth: 2, Key: "town"}, {Head: "责任单位", Nth: 1, Key: "lead"}}, "lead town"},
	} {
		got := Paste("a.txt", []byte(table), c.choices)
		if keys := got.Columns[1].Key + " " + got.Columns[2].Key; keys != c.keys {
			t.Errorf("%+v: %q", c.choices, keys)
		}
		doc, _ := edit.Parse("[[attachment]]\ntitle = \"分工表\"\ncontent = \"breakdown\"\n")
		take := Take{Name: "a.txt", Data: []byte(table), Path: "task", Choices: c.choices}
		text, refused := take.Into("a.toml", doc, nil)
		for at, word := range []string{"县水务局", "各乡镇"} {
			if there := strings.Contains(text, word); there != (strings.Split(c.keys, " ")[at] != "") || refused != "" {
				t.Errorf("%+v: %s there: %v, %s", c.choices, word, there, refused)
			}
		}
		adopted := Adopt("a.txt", []byte(table), c.choices)
		if there := strings.Contains(adopted.TOML, "各乡镇"); there != (strings.Split(c.keys, " ")[1] != "") {
			t.Errorf("%+v: as a notice of its own: %v", c.choices, there)
		}
	}
}

// TestAdoptAnything: whatever a file holds and whatever is chosen, there is an answer
// with words.
func TestAdoptAnything(t *testing.T) {
	for _, data := range []string{"", "\x00\x01", "一句话。", "工作任务\t牵头部门\n甲\t乙\n", "a\tb\n1\t2\n", "<html><table><tr><td>工作任务</table>", "[[task]]\n", "\xff\xfe"} {
		for _, choices := range [][]PastedColumn{nil, {{Head: "工作任务"}}, {{Head: "没有的", Key: "lead"}}, {{Head: "", Nth: 3, Key: "due"}}, {{Head: "工作任务", Nth: 9}, {Head: "牵头部门"}}} {
			got := Adopt("甲.txt", []byte(data), choices)
			if got.TOML == "" && len(got.Doubts) == 0 {
				t.Errorf("%q %+v: not a word", data, choices)
			}
			if got.TOML != "" {
				if _, ok := edit.Parse(got.TOML); !ok {
					t.Errorf("%q %+v: no TOML", data, choices)
				}
			}
		}
	}
}
