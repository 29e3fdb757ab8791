package schema

import (
	"slices"
	"strings"
	"testing"
)

// TestRows: the rows of a table stand together, each has a parent, a term and
// types; a kind that is shared exists.
func TestRows(t *testing.T) {
	met := map[string]bool{}
	last, done := "", map[string]bool{}
	for _, k := range Keys() {
		if met[k.Path] {
			t.Errorf("%s stands twice", k.Path)
		}
		met[k.Path] = true
		if k.Table() != last {
			if done[k.Table()] {
				t.Errorf("the keys of %q do not stand together: %s", k.Table(), k.Path)
			}
			last, done[last] = k.Table(), true
		}
		if k.Term == "" || k.Types == 0 || strings.ContainsAny(k.About+k.Default, "\n") {
			t.Errorf("%s is not told in full", k.Path)
		}
		table := k.Types&(Table|Tables) != 0
		if table != (len(KeysOf(k.Kind())) > 0) {
			t.Errorf("%s: is a table %t, has keys %t", k.Path, table, len(KeysOf(k.Kind())) > 0)
		}
		if k.Values != nil && k.Types&(String|Strings) == 0 || k.Of != "" && !met[k.Of] && len(KeysOf(k.Of)) == 0 {
			t.Errorf("%s: values, or a kind, that mean nothing", k.Path)
		}
		if k.Required && k.Default != "" {
			t.Errorf("%s is required and has a default", k.Path)
		}
	}
	for _, k := range Keys() {
		if k.Table() != "" && !met[k.Table()] {
			t.Errorf("%s stands in no table of the schema", k.Path)
		}
	}
	if a, b := Keys(), Keys(); &a[0] != &b[0] {
		t.Error("the rows are made anew at each call")
	}
}

// TestNames: no other name leads to two keys of a table or hides one.
func TestNames(t *testing.T) {
	at := map[string]string{} // table and name: the key
	for _, k := range Keys() {
		for _, name := range []string{k.Name(), k.Term} {
			if first, twice := at[k.Table()+" "+plain(name)]; twice && first != k.Path {
				t.Errorf("%q stands for %s and %s", name, first, k.Path)
			}
			at[k.Table()+" "+plain(name)] = k.Path
		}
	}
	for _, k := range Keys() {
		for name := range strings.FieldsSeq(k.Names) {
			if first, twice := at[k.Table()+" "+plain(name)]; twice {
				t.Errorf("%s: %q already stands for %s", k.Path, name, first)
			}
			at[k.Table()+" "+plain(name)] = k.Path
		}
	}
}

func TestSynonym(t *testing.T) {
	for name, want := range map[string]string{
		"deadline": "task.deadline", "Due_Date": "task.due", "完成时间": "task.due", "qiantou": "task.lead", "牵头单位": "task.lead", "具体要求": "task.requirement", "天气": "",
	} {
		got := ""
		if k := Synonym(name, KeysOf("task")); k != nil {
			got = k.Path
		}
		if got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if got := OwnColumn("Fen_Guan-LingDao"); got != "leader" {
		t.Error(got)
	}
}

func TestWritten(t *testing.T) {
	for path, want := range map[string]string{
		"title": "title", "imprint": "[imprint]", "task": "[[task]]", "breakdown.column": "[[breakdown.column]]", "attachment.task": "[[attachment.task]]", "no.such": "[no.such]",
	} {
		if i := slices.IndexFunc(Keys(), func(k Key) bool { return k.Path == path }); i >= 0 {
			if got := Keys()[i].Written(); got != want {
				t.Errorf("%s is written %s", path, got)
			}
		}
		if got := Header(path); got != want {
			t.Errorf("the header of %s is %s", path, got)
		}
	}
}
