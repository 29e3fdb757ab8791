package render_test

import (
	"io"
	"regexp"
	"strings"
	"testing"

	"gongwen/render"
	"gongwen/render/crew"
	"gongwen/render/diag"
	"gongwen/render/testkit"
)

// everyTable is a notice with the tables and most keys that a source can have.
const everyTable = `format = "general"
issuer = "某某区管委会办公室"
number = "某管办字〔2023〕22号"
title = "关于印发2023年任务分解表的通知"
recipients = "各街道办事处"
date = 2023-08-14
note = ["此件公开发布"]
text = "现将有关事项通知如下。\n一、提高认识\n（一）落实。共1项。"
[letterhead]
mark = "某某区管委会文件"
serial = "000001"
secrecy = "秘密★5年"
urgency = "特急"
[signature]
name = "某某区管委会办公室"
under = "（代章）"
seal = true
[imprint]
copy_to = "区委办公室"
printed_by = "某某区管委会办公室"
printed_on = 2023-08-14
[[attachment]]
label = "附件"
title = "任务分解表"
heading = "任务分解表"
text = "说明。"
after = "注：无。"
content = "breakdown"
[[attachment]]
title = "名单"
text = "一局（甲）"
[breakdown]
orientation = "auto"
numbering = ["section", "topic"]
count = "task"
return_by = 2023-12-31
contact = "某某"
[[breakdown.column]]
key = "section"
head = "类别"
[[breakdown.column]]
key = "topic"
head = "事项"
merge = true
[[breakdown.column]]
key = "lead"
head = "牵头"
width = 30
join = "、"
empty = "—"
[[breakdown.column]]
key = "responsible"
head = "责任单位"
[[breakdown.column]]
key = "leader"
head = "领导"
[[breakdown.column]]
key = "requirement"
head = "要求"
[[breakdown.column]]
key = "due"
head = "时限"
merge = "topic"
[[department]]
name = "区一局"
aliases = ["一局"]
members = ["区二局"]
kind = "collective"
[[department]]
name = "区二局"
[[task]]
id = "a"
seq = 1
section = "一、甲类"
topic = "（一）乙事"
lead = "区一局牵头，区二局配合"
responsible = ["区二局", "各街道"]
requirement = "做好。"
due = "6月30日前"
leader = "某某"
[[task]]
seq = ""
requirement = "再做好。"
due = "同上"
`

// hollows are what is written for a name, and for a value, that has nothing
// where something is expected.
var (
	hollowNames  = []string{`""`, `''`, `"".x`, `x.""`, `"\u200b"`, `"　"`, `"\n"`}
	hollowValues = []string{`""`, `''`, `" "`, `"　"`, `"\n"`, `"\u200b"`, `"，"`, `"："`, `"（"`, `"）"`, `"《》"`, `"〔〕号"`, `"〔2023〕号"`, `"★"`, `"、"`, `"附件"`, `"同上"`, `[]`, `[""]`, `["", ""]`, `[[]]`, `{}`, `{"" = ""}`, `0`, `"."`, `"-"`, `"年"`, `"各"`}
)

// TestHollow: a name without letters and a value without words, in the place of
// each name and each value, are no panic. `"" = 1` in a task once was. A run that
// is not long takes every ninth of them, of each name and of each value some.
func TestHollow(t *testing.T) {
	t.Parallel()
	cfg := render.Config{Draft: true, Faces: render.DefaultFaces()}
	if _, list := render.Open("a.toml", []byte(everyTable), cfg); list.HasErrors() {
		t.Error(testkit.Printed(list)) // a text with errors goes not far
	}
	opened := 0
	hollow(t, "notice", everyTable, func(text string) {
		doc, list := render.Open("a.toml", []byte(text), cfg)
		testkit.Printed(list)
		if opened++; doc != nil && opened%testkit.Tries(1, 8, 64) == 0 {
			write(t, doc, io.Discard)
		}
	})
	hollow(t, "template", "[page]\ntop = 37\nmirror = { value = true, name = \"名\", clause = \"5\", strength = \"规定\" }\n[text]\nface = \"仿宋\"\nsize = \"三号\"\n[rules]\n", func(text string) {
		_, list := render.LoadTemplate(&diag.Source{Name: "a.toml", Text: text})
		testkit.Printed(list)
	})
	hollow(t, "fonts.toml", "fangsong = \"a.ttf\"\n[songti]\nfile = \"b.ttc\"\nindex = 0\n", func(text string) {
		_, list := render.LoadFaces(&diag.Source{Name: "fonts.toml", Text: text}, cfg.Faces, func(string) ([]byte, error) { return nil, nil })
		testkit.Printed(list)
	})
}

// hollow tries a text with each of its names and values made hollow.
func hollow(t *testing.T, what, text string, try func(string)) {
	met, tried := 0, 0
	put := func(from, to int, hollow string) {
		if met++; met%testkit.Tries(1, 9, 9) > 0 {
			return
		}
		if fault := crew.Try(func() { try(text[:from] + hollow + text[to:]) }); fault != nil {
			t.Errorf("%s: %s for %s, line %d: %v", what, hollow, text[from:to], 1+strings.Count(text[:from], "\n"), fault)
		}
		tried++
	}
	for _, at := range hollowed.FindAllStringSubmatchIndex(text, -1) {
		for _, h := range hollowNames {
			put(at[2], at[3], h)
		}
		for _, h := range hollowValues {
			if at[4] >= 0 {
				put(at[4], at[5], h)
			}
		}
		put(at[0], at[0], `"" = 1`+"\n")
	}
	t.Logf("%s: %d texts", what, tried)
}

// hollowed is a line with a name, and its value.
var hollowed = regexp.MustCompile(`(?m)^\s*\[*([a-z_]+)(?: *= *([^#\n]*[^#\s]))?`)
