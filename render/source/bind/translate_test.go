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

// TestTranslateTwice: a table that stands once is not to be written as several.
func TestTranslateTwice(t *testing.T) {
	for text, want := range map[string]string{
		"[imprint]\ncopy_to = \"甲\"\n[imprint]\nprinted_by = \"乙\"\n":                                            "只留一个 [imprint]，键都写在它下面",
		"[[imprint]]\ncopy_to = \"甲\"\n[imprint]\nprinted_by = \"乙\"\n":                                          "只留一个 [imprint]，键都写在它下面",
		"[task]\nlead = \"甲\"\n[task]\nlead = \"乙\"\n":                                                           "每一项都写作 [[task]]",
		"[[attachment]]\n[attachment.breakdown]\n[attachment.breakdown]\n":                                       "只留一个 [attachment.breakdown]，键都写在它下面",
		"[[attachment]]\n[attachment.breakdown.column]\nkey = \"a\"\n[attachment.breakdown.column]\nkey = \"b\"": "每一项都写作 [[attachment.breakdown.column]]",
		"[other]\na = 1\n[other]\nb = 1\n":                                                                       "有许多项就每一项都写作 [[other]]，只有一项就只留一处",
	} {
		_, list := parse(text)
		var got []string
		for _, f := range list {
			if f.Rule.Code == "GW117" {
				got = append(got, f.Hint)
			}
		}
		if strings.Join(got, "\n") != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
