package render_test

import (
	"slices"
	"testing"

	"gongwen/render"
)

// formal are rules of the hundreds 2 to 4 that speak of the source file, the
// template or the fonts, and not of the notice.
var formal = []string{
	"GW201", "GW202", "GW204", "GW205", "GW207", "GW208", "GW220", "GW221", "GW222", "GW225", "GW226", "GW227", "GW228", "GW229", "GW230", "GW237",
	"GW242", "GW248", "GW249", "GW250", "GW251", "GW252", "GW299", "GW398", "GW399",
	"GW401", "GW402", "GW403", "GW404", "GW411", "GW415", "GW416", "GW418", "GW420", "GW491", "GW492", "GW493", "GW494",
}

// TestRulesOfNotices: there are at least seventy rules about notices, each told
// in full.
func TestRulesOfNotices(t *testing.T) {
	count, judged := 0, 0
	for _, r := range render.Rules() {
		if r.Code < "GW200" || r.Code >= "GW500" || slices.Contains(formal, r.Code) {
			continue
		}
		if r.Title == "" || r.Why == "" || r.Wrong == "" || r.Right == "" {
			t.Errorf("%s is not told in full", r.Code)
		}
		if count++; r.Code >= "GW300" && r.Code < "GW400" {
			judged++
		}
	}
	t.Logf("%d rules about notices, %d of them GW3xx", count, judged)
	if judged < 70 {
		t.Errorf("%d rules GW3xx about notices, %d in all", judged, count)
	}
}
