package check

import (
	"testing"

	"gongwen/render/diag"
	"gongwen/render/source/bind"
	"gongwen/render/testkit"
)

// TestOrderYear: the year of an order's number is held against its date, where it
// has one (10.2.2).
func TestOrderYear(t *testing.T) {
	for number, want := range map[string]string{
		"2022年第2号":  "a.toml:3:11: 警告 GW302: 令号的年份是 2022，成文日期 2023-08-14 是 2023 年",
		"〔2022〕第2号": "a.toml:3:12: 警告 GW302: 发文字号的年份是 2022，成文日期 2023-08-14 是 2023 年",
		"2023年第2号":  "", "第12号": "", "〔2023〕第2号": "",
	} {
		n, list := bind.Parse(&diag.Source{Name: "a.toml", Text: "format = \"order\"\nissuer = \"某县人民政府\"\nnumber = \"" + number + "\"\ndate = 2023-08-14\ntext = \"现予公布。\"\n"}, false)
		if n == nil || list.HasErrors() {
			t.Errorf("%s: %s", number, testkit.Printed(list))
			continue
		}
		got := ""
		for _, f := range Run(n) {
			if f.Rule.Code == "GW302" {
				got = testkit.Printed(diag.List{f})
			}
		}
		if len(got) < len(want) || got[:len(want)] != want || want == "" && got != "" {
			t.Errorf("%s: %q, want %q", number, got, want)
		}
	}
}
