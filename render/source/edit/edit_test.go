package edit

import (
	"strings"
	"testing"

	"gongwen/render/diag"
	"gongwen/render/source/tomldoc"
	"gongwen/render/testkit"
)

func parse(t *testing.T, text string) *tomldoc.Node {
	t.Helper()
	root, list := tomldoc.Parse(&diag.Source{Name: "a.toml", Text: text})
	if list.HasErrors() {
		t.Fatalf("%s\n%s", testkit.Printed(list), text)
	}
	return root
}

// TestReplaceSamples: tables replaced by their own text, and taken back, give the
// text; outside of them no byte changes.
func TestReplaceSamples(t *testing.T) {
	for name, text := range testkit.SampleTexts(t) {
		for _, text := range []string{string(text), strings.ReplaceAll(string(text), "\n", "\r\n")} {
			tasks := parse(t, text).Get("task")
			if tasks == nil {
				continue
			}
			nl := Newline(text)
			changes := Replace(text, tasks.Items, "[[task]]"+nl+"requirement = \"新的。\""+nl)
			out := diag.Apply(text, changes)
			if back := diag.Apply(out, diag.Invert(text, changes)); back != text {
				t.Errorf("%s: taken back it is another text", name)
			}
			root := parse(t, out)
			if got := root.Get("task"); got == nil || len(got.Items) != 1 {
				t.Errorf("%s: not one task", name)
			}
			first := Body(text, tasks.Items[0]).Start
			if !strings.HasPrefix(out, text[:first]) {
				t.Errorf("%s: what stands before changed", name)
			}
			last := Body(text, tasks.Items[len(tasks.Items)-1]).End
			if !strings.HasSuffix(out, text[last:]) {
				t.Errorf("%s: what stands behind changed", name)
			}
		}
	}
}

func TestSetAndRemove(t *testing.T) {
	const text = "a = 1   # eins\n\n[b]   # zwei\nc = \"\"\"\nx\ny\"\"\"   # drei\n\n# vier\n[[b.d]]\ne = 1"
	root := parse(t, text)
	b := root.Get("b")
	for _, c := range []struct {
		changes []diag.Change
		want    string
	}{
		{Set(text, b, "c", `"z"`), strings.Replace(text, "\"\"\"\nx\ny\"\"\"", `"z"`, 1)},
		{Set(text, b, "c", "\"\"\"\nx\ny\"\"\""), text},
		{Set(text, b, "f", "true"), strings.Replace(text, "# drei\n", "# drei\nf = true\n", 1)},
		{Set(text, b.Get("d").Items[0], "g", "2"), text + "\ng = 2\n"},
		{Remove(text, b, "c"), strings.Replace(text, "c = \"\"\"\nx\ny\"\"\"   # drei\n", "", 1)},
		{Remove(text, b, "none"), text},
		{Remove(text, root, "a"), strings.TrimPrefix(text, "a = 1   # eins\n")},
	} {
		if got := diag.Apply(text, c.changes); got != c.want {
			t.Errorf("got\n%s\nnot\n%s", got, c.want)
		}
	}
}

// TestHeaded: a table that only the header of another implies has none.
func TestHeaded(t *testing.T) {
	const text = "[[a.b]]\nc = 1\n[d]\n[e.\"f\"]\ng.h = 1\ni = {}\n"
	root := parse(t, text)
	for _, c := range []struct {
		table *tomldoc.Node
		want  bool
	}{
		{root.Get("a"), false},
		{root.Get("a").Get("b").Items[0], true},
		{root.Get("d"), true},
		{root.Get("e"), false},
		{root.Get("e").Get("f"), true},
		{root.Get("e").Get("f").Get("g"), false},
		{root.Get("e").Get("f").Get("i"), false},
	} {
		if Headed(text, c.table) != c.want {
			t.Errorf("%s: not %t", c.table.Name, c.want)
		}
	}
}
