package render_test

import (
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"gongwen/render"
	"gongwen/render/diag"
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
	hollowNames  = []string{`""`, `''`, `"".x`, `x.""`, `"​"`, `"　"`, `"\n"`}
	hollowValues = []string{`""`, `''`, `" "`, `"　"`, `"\n"`, `"​"`, `"，"`, `"："`, `"（"`, `"）"`, `"《》"`, `"〔〕号"`, `"〔2023〕号"`, `"★"`, `"、"`, `"附件"`, `"同上"`, `[]`, `[""]`, `["", ""]`, `[[]]`, `{}`, `{"" = ""}`, `0`, `"."`, `"-"`, `"年"`, `"各"`}
)

// TestHollow: a name without letters and a value without words, in the place of
// each name and each value, are no panic. `"" = 1` in a task once was.
func TestHollow(t *testing.T) {
	texts := map[string]string{"every table": everyTable}
	if !testing.Short() {
		for name, text := range samples(t) {
			texts[name] = string(text)
		}
	}
	names := regexp.MustCompile(`(?m)^\s*([A-Za-z_]+)\s*=|^\[+(?:[a-z]+\.)?([a-z]+)\]|^\[+([a-z]+)\.`)
	values := regexp.MustCompile(`(?m)= *(".*"|\[.*\]|[0-9a-z-]+) *(?:#.*)?$`)
	cfg := render.Config{Draft: true, Faces: render.DefaultFaces()}
	if _, list := render.Open("a.toml", []byte(everyTable), cfg); list.HasErrors() {
		t.Error(printed(list)) // a text with errors goes not far
	}
	for name, text := range texts {
		tried := 0
		try := func(from, to int, hollow string) {
			changed := text[:from] + hollow + text[to:]
			defer func() {
				if p := recover(); p != nil {
					t.Errorf("%s: %s for %s, line %d: %v", name, hollow, text[from:to], 1+strings.Count(text[:from], "\n"), p)
				}
			}()
			tried++
			doc, list := render.Open("a.toml", []byte(changed), cfg)
			printed(list)
			if doc != nil {
				write(t, doc, io.Discard)
			}
		}
		for _, at := range names.FindAllStringSubmatchIndex(text, -1) {
			for g := 2; g < len(at); g += 2 {
				for _, hollow := range hollowNames {
					if at[g] >= 0 {
						try(at[g], at[g+1], hollow)
					}
				}
			}
		}
		for _, at := range values.FindAllStringSubmatchIndex(text, -1) {
			for _, hollow := range hollowValues {
				try(at[2], at[3], hollow)
			}
		}
		for _, line := range regexp.MustCompile(`(?m)^`).FindAllStringIndex(text, -1) {
			try(line[0], line[0], `"" = 1`+"\n")
		}
		t.Logf("%s: %d texts", name, tried)
	}
}

var _ = fmt.Sprint
var _ diag.List
