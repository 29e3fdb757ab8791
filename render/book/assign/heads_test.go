package assign

import (
	"testing"

	"gongwen/render/notice"
)

// TestHeadOf: of two levels the lower is the head of a column of the sheets, with
// the upper before it where it alone would not tell the column from another.
func TestHeadOf(t *testing.T) {
	p := &planner{b: &notice.Breakdown{Columns: []notice.Column{
		{Key: "a", Over: plain("上半年"), Head: plain("目标")},
		{Key: "b", Over: plain("下半年"), Head: plain("目\n标")},
		{Key: "c", Over: plain("责任分工"), Head: plain("牵头单位")},
		{Key: "d", Head: plain("投资")},
		{Key: "e", Over: plain("下半年"), Head: plain("投资")},
	}}}
	for i, want := range []string{"上半年目标", "下半年目标", "牵头单位", "投资", "下半年投资"} {
		if got := p.headOf(&p.b.Columns[i]); got != want {
			t.Errorf("%s, not %s", got, want)
		}
	}
}
