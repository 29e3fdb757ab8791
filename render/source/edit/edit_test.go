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
			d, _ := Parse(text)
			changes, ok := d.ReplaceTables(PlaceOf("task"), "[[task]]"+nl+"requirement = \"新的。\""+nl)
			if !ok {
				t.Fatalf("%s: no tables", name)
			}
			out := diag.Apply(text, changes)
			if back := diag.Apply(out, diag.Invert(text, changes)); back != text {
				t.Errorf("%s: taken back it is another text", name)
			}
			root := parse(t, out)
			if got := root.Get("task"); got == nil || len(got.Items) != 1 {
				t.Errorf("%s: not one task", name)
			}
			first := body(text, tasks.Items[0]).Start
			if !strings.HasPrefix(out, text[:first]) {
				t.Errorf("%s: what stands before changed", name)
			}
			last := body(text, tasks.Items[len(tasks.Items)-1]).End
			if !strings.HasSuffix(out, text[last:]) {
				t.Errorf("%s: what stands behind changed", name)
			}
		}
	}
}

// TestKeysOfTables: a key of a table changes, comes and goes without another byte.
func TestKeysOfTables(t *testing.T) {
	const text = "a = 1   # eins\n\n[b]   # zwei\nc = \"\"\"\nx\ny\"\"\"   # drei\n\n# vier\n[[b.d]]\ne = 1"
	d, _ := Parse(text)
	put := func(place, literal string) []diag.Change {
		changes, ok := d.Put(PlaceOf(place), Raw(literal))
		if !ok {
			t.Errorf("%s: no place", place)
		}
		return changes
	}
	for _, c := range []struct {
		changes []diag.Change
		want    string
	}{
		{put("b.c", `"z"`), strings.Replace(text, "\"\"\"\nx\ny\"\"\"", `"z"`, 1)},
		{put("b.c", "\"\"\"\nx\ny\"\"\""), text},
		{put("b.f", "true"), strings.Replace(text, "# drei\n", "# drei\nf = true\n", 1)},
		{put("b.d.0.g", "2"), text + "\ng = 2\n"},
		{d.Drop(PlaceOf("b.c")), strings.Replace(text, "c = \"\"\"\nx\ny\"\"\"   # drei\n", "", 1)},
		{d.Drop(PlaceOf("b.none")), text},
		{d.Drop(PlaceOf("a")), strings.TrimPrefix(text, "a = 1   # eins\n")},
		{d.Append("f = 1\n"), text + "\n\nf = 1\n"},
	} {
		if got := diag.Apply(text, c.changes); got != c.want {
			t.Errorf("got\n%s\nnot\n%s", got, c.want)
		}
	}
	if got, ok := d.Behind(PlaceOf("b"), "f = 1\n"); !ok || diag.Apply(text, got) != strings.Replace(text, "# drei\n", "# drei\nf = 1\n", 1) {
		t.Errorf("behind: %v", got)
	}
	for _, place := range []string{"a", "b.c", "none"} {
		if _, ok := d.Behind(PlaceOf(place), "f = 1\n"); ok {
			t.Errorf("behind %s", place)
		}
		if _, ok := d.ReplaceTables(PlaceOf(place), "f = 1\n"); ok {
			t.Errorf("%s replaced", place)
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
		if headed(text, c.table) != c.want {
			t.Errorf("%s: not %t", c.table.Name, c.want)
		}
	}
}
