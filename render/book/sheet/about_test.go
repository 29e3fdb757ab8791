package sheet

import "testing"

// TestIssuers: the line below a title names every organ of a joint issue; at the
// foot of a page, where its number stands too, the main one stands for them.
func TestIssuers(t *testing.T) {
	a := About{Number: "青水发〔2026〕6号", Issuers: []string{"青禾县水务局", "青禾县应急管理局", "青禾县财政局"}}
	if got, want := a.Line(), "青水发〔2026〕6号　青禾县水务局、青禾县应急管理局、青禾县财政局　草稿"; got != want {
		t.Errorf("the line is %q, want %q", got, want)
	}
	if got, want := a.foot(), "青禾县水务局等3个机关"; got != want {
		t.Errorf("the foot is %q, want %q", got, want)
	}
	a.Issuers = a.Issuers[:1]
	if got := a.foot(); got != "青禾县水务局" {
		t.Errorf("the foot of one organ is %q", got)
	}
}
