package bind

import (
	"testing"

	"gongwen/render/diag"
	"gongwen/render/testkit"
)

// TestPlaceholdersOfDrafts: in a draft blanks are no finding, neither for being
// there nor for what they say.
func TestPlaceholdersOfDrafts(t *testing.T) {
	a := testkit.OpenArchive(t, "testdata/rules/GW299.txtar")
	for _, c := range a.Cases(".toml", "right.toml") {
		n, list := Parse(&diag.Source{Name: "a.toml", Text: c.Text}, true)
		if len(list) > 0 {
			t.Errorf("%s:\n%s", c.Name, testkit.Printed(list))
		}
		if len(n.Blanks) == 0 {
			t.Errorf("%s: no blank in the model", c.Name)
		}
	}
}
