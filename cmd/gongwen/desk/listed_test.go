package desk

import (
	"strings"
	"testing"

	"gongwen/render"
)

// TestListedCounts: the list of files counts what check counts, also what only the
// workbook finds (here a sheet so wide that it prints small).
func TestListedCounts(t *testing.T) {
	text := sample(t, breakdown)
	at := strings.Index(text, "[[breakdown.column]]")
	for _, n := range []string{"1", "2", "3", "4", "5", "6"} {
		text = text[:at] + "[[breakdown.column]]\nkey = \"own" + n + "\"\nhead = \"自定栏" + n + "\"\n\n" + text[at:]
	}
	_, list := render.Open("通知.toml", []byte(text), render.Config{})
	errors, warnings := list.Count()
	var one listed
	one.describe(render.Begin("通知.toml", []byte(text), render.Config{Only: render.OnlyPDF}))
	if one.Errors != errors || one.Warnings != warnings || warnings < 2 {
		t.Errorf("%d errors and %d warnings, want %d and %d", one.Errors, one.Warnings, errors, warnings)
	}
}
