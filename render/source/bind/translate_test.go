package bind

import (
	"strings"
	"testing"
)

// TestTranslate: a file with Chinese keys is no TOML, yet its findings name
// the English ones.
func TestTranslate(t *testing.T) {
	_, list := parse("标题 = \"关于通知\"\n文号 = \"某〔2023〕1号\"\n[[任务]]\n牵头单位 = \"某局\"\n天气 = \"晴\"\n")
	var got []string
	for _, f := range list {
		got = append(got, f.Rule.Code+" "+f.Hint)
	}
	want := []string{
		"GW104 写作 title", "GW104 写作 number", "GW104 写作 [[task]]", "GW104 写作 lead",
		"GW104 换成相应的英文键，中文写在等号后面的引号里",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
