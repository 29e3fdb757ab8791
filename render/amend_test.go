package render_test

import (
	"strings"
	"testing"

	"gongwen/render"
	"gongwen/render/testkit"
)

// TestWithIDsRefused: where the ids cannot be written it is said why, and the text
// is as it was; where none is to be written nothing is said.
func TestWithIDsRefused(t *testing.T) {
	t.Parallel()
	old := string(testkit.Read(t, testkit.Path("input/zhengwu-gongkai-2023.toml")))
	at := strings.LastIndex(old, "[[task]]")
	now := old[:at] + "[[task]]\nlead = [\"区财政金融局\"]\nresponsible = []\nrequirement = \"公开决算。\"\ndue = \"12月底前\"\n" + old[at:]
	a, list := render.Amend("a.toml", []byte(old), "b.toml", []byte(now))
	if a == nil {
		t.Fatal(list)
	}
	if text, count, why := a.WithIDs(); count != 2 || why != "" || strings.Count(string(text), "\nid = ") != 2 {
		t.Errorf("%d ids, %q", count, why)
	}
	same, _ := render.Amend("a.toml", []byte(old), "b.toml", []byte(old))
	if text, count, why := same.WithIDs(); count != 0 || why != "" || string(text) != old {
		t.Errorf("of two that are the same: %d ids, %q", count, why)
	}
	a.New.Source.Text = "task = 5" // what the binder read is not what there is to write to
	if text, count, why := a.WithIDs(); count != 0 || why == "" || string(text) != "task = 5" {
		t.Errorf("%d ids, %q: %q", count, why, text)
	}
}
