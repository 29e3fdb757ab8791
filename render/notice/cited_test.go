package notice_test

import (
	"testing"

	"gongwen/render/notice"
)

func TestCited(t *testing.T) {
	for title, want := range map[string]string{
		"关于报送材料的通知":            "《关于报送材料的通知》",
		"关于印发《工作方案》的通知":        "《关于印发〈工作方案〉的通知》",
		"关于转发《关于印发〈办法〉的通知》的通知": "《关于转发〈关于印发《办法》的通知〉的通知》",
		"关于印发《甲办法》《乙办法》的通知":    "《关于印发〈甲办法〉〈乙办法〉的通知》",
		"关于印发〈方案〉的通知":          "《关于印发〈方案〉的通知》",
	} {
		if got := notice.Cited(title); got != want {
			t.Errorf("%s: %s, want %s", title, got, want)
		}
	}
}
