package render_test

import (
	"strings"
	"testing"

	"gongwen/render"
	"gongwen/render/testkit"
)

// TestSwitches: the [[check]] of a notice hold for the findings of all stages,
// and an error among them stops the notice.
func TestSwitches(t *testing.T) {
	const text = `format = "general"
issuer = "某某区管委会办公室"
number = "某管办字〔2022〕22号"
title = "关于印发任务分解表的通知"
date = 2023-08-14
text = "现印发给你们。"
[[attachment]]
title = "任务分解表"
content = "breakdown"
[[breakdown.column]]
key = "lead"
[[breakdown.column]]
key = "requirement"
[[breakdown.column]]
key = "due"
[[task]]
lead = "县财政局和县民政局"
requirement = "做。"
due = "6月前"
[[task]]
lead = ["各镇"]
requirement = "再做。"
due = "长期坚持"
`
	off := func(code string) string {
		return "[[check]]\ncode = \"" + code + "\"\nset = \"off\"\nreason = \"另有说明\"\n"
	}
	doc, list := render.Open("a.toml", []byte(text+off("GW302")+off("GW253")), render.Config{})
	if doc == nil {
		t.Fatal(testkit.Printed(list))
	}
	said := testkit.Printed(list)
	if strings.Contains(said, "GW302:") || strings.Contains(said, "GW253:") || !strings.Contains(said, "GW254:") || strings.Count(said, "提示 GW399: 不提醒") != 2 {
		t.Errorf("said:\n%s", said)
	}
	if want := "分到 1 个单位、1 个集合单位；2 项里 2 项没有换算出截止日期（“6月前” 1 项、“长期坚持” 1 项）"; doc.Summary() != want {
		t.Errorf("%s, want %s", doc.Summary(), want)
	}
	if doc, list := render.Open("a.toml", []byte(text+off("GW201")), render.Config{}); doc != nil || !strings.Contains(testkit.Printed(list), "错误 GW398") {
		t.Errorf("an error is switched off: %s", testkit.Printed(list))
	}
}
