package layout_test

import (
	"testing"

	"gongwen/render/paper/compose"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/layout"
	"gongwen/render/paper/papertest"
	"gongwen/render/testkit"
)

// lay sets a notice of the keys given that has no mistake.
func lay(t testing.TB, keys, over string) *frame.Document {
	t.Helper()
	return set(t, papertest.Composed(t, keys), over)
}

// set sets a composed notice that has no mistake.
func set(t testing.TB, d *compose.Document, over string) *frame.Document {
	t.Helper()
	f, list := layout.Layout(d, papertest.General(t, over), papertest.Faces())
	if list.HasErrors() {
		t.Fatal(testkit.Printed(list))
	}
	return f
}
