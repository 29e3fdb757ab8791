package render_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"gongwen/render"
	"gongwen/render/diag"
	"gongwen/render/source/tomldoc"
	"gongwen/render/testkit"
)

// further are the codes of the findings that the stages behind the reading have,
// and whether there are errors.
func further(text string) (codes []string, errors bool) {
	_, list := render.Open("a.toml", []byte(text), render.Config{Only: render.OnlyFindings})
	for _, f := range list {
		if f.Rule.Code >= "GW3" {
			codes = append(codes, f.Rule.Code+" "+f.Message)
		}
	}
	return codes, list.HasErrors()
}

// TestNothingFollows: whatever value of a correct notice is lost, by a wrong name,
// a wrong type, nothing or no line at all, nothing is told but that.
func TestNothingFollows(t *testing.T) {
	t.Parallel()
	texts := testkit.SampleTexts(t)
	texts["all"] = []byte(everyKey)
	spoilt := 0
	for _, stem := range slices.Sorted(maps.Keys(texts)) {
		text := string(texts[stem])
		before, _ := further(text)
		root, _ := tomldoc.Parse(&diag.Source{Text: text})
		var values func(n *tomldoc.Node)
		tried := map[string]int{}
		ways := len(stem)
		try := func(key, how, spoiltText string) {
			if ways++; ways%testkit.Tries(1, 5, 5) > 0 { // each of the six ways in turn
				return
			}
			codes, errors := further(spoiltText)
			if !errors {
				return
			}
			spoilt++
			for _, c := range codes {
				if !slices.Contains(before, c) {
					t.Errorf("%s: %s %s: %s", stem, key, how, c)
				}
			}
		}
		values = func(n *tomldoc.Node) {
			for _, m := range n.Items {
				if m.Kind == tomldoc.Table || m.Kind == tomldoc.Array && len(m.Items) > 0 && m.Items[0].Kind == tomldoc.Table {
					values(m)
				}
				if m.Key == (diag.Span{}) || text[m.Key.Start:m.Key.End] != m.Name || m.Kind == tomldoc.Table {
					continue
				}
				if tried[m.Name]++; tried[m.Name] > testkit.Tries(4, 1, 1) { // of many rows some
					continue
				}
				try(m.Name, "renamed", text[:m.Key.End]+"x"+text[m.Key.End:])
				try(m.Name, "renamed at will", text[:m.Key.Start]+"zzzzzzzz"+text[m.Key.End:])
				if m.Span.Start > m.Key.End && m.Span.End <= len(text) && !strings.Contains(text[m.Key.End:m.Span.Start], "]") {
					try(m.Name, "emptied", text[:m.Span.Start]+`""`+text[m.Span.End:])
					try(m.Name, "of a wrong type", text[:m.Span.Start]+`7.5`+text[m.Span.End:])
					if m.Name != "issuer" { // a name like any other
						try(m.Name, "of a wrong value", text[:m.Span.Start]+`"？"`+text[m.Span.End:])
					}
					try(m.Name, "left out", text[:m.Key.Start]+text[m.Span.End:])
				}
			}
		}
		values(root)
	}
	if spoilt < 100 {
		t.Errorf("only %d texts had errors", spoilt)
	}
}

// everyKey is a correct notice with most keys there are.
const everyKey = `format = "general"
issuer = ["青禾县水务局", "青禾县民政局"]
number = "青水发〔2023〕22号"
title = """
青禾县水务局　青禾县民政局
关于印发《2023年农村供水保障任务分解表》的通知"""
recipients = "各乡镇人民政府，县直各部门"
date = 2023-08-14
note = ["联系人：王某某，电话：0000-0000000"]
text = """
现将《2023年农村供水保障任务分解表》（共3项）印发给你们，成员名单见附件2，请认真贯彻落实。具体事项通知如下：
一、提高思想认识
各单位要高度重视。
二、加强组织领导
各单位要压实责任，违反的按规定处理。"""
[letterhead]
serial = "000001"
secrecy = "秘密★5年"
urgency = "加急"
mark = "青禾县水务局文件"
[signature]
name = ["青禾县水务局", "青禾县民政局"]
[imprint]
copy_to = "县委办公室，县人大常委会办公室"
printed_by = "青禾县水务局办公室"
printed_on = 2023-08-15
[[attachment]]
title = "2023年农村供水保障任务分解表"
content = "breakdown"
[[attachment]]
title = "成员单位名单"
content = "table"
columns = ["序号", "单位"]
rows = [["1", "县水务局"], ["2", "县民政局"]]
after = "注：排名不分先后。"
[breakdown]
numbering = true
return_by = 2023-12-20
[[breakdown.column]]
key = "seq"
[[breakdown.column]]
key = "section"
[[breakdown.column]]
key = "topic"
[[breakdown.column]]
key = "lead"
[[breakdown.column]]
key = "responsible"
[[breakdown.column]]
key = "requirement"
[[breakdown.column]]
key = "due"
[[breakdown.column]]
key = "leader"
head = "责任人"
[[department]]
name = "县水务局"
aliases = ["县水利局"]
[[department]]
name = "县民政局"
[[department]]
name = "各乡镇"
kind = "collective"
members = ["东山镇", "西河镇"]
[[department]]
name = "东山镇"
[[department]]
name = "西河镇"
[[task]]
section = "供水保障（共2项）"
topic = "管网改造"
lead = ["县水务局"]
responsible = "县民政局，各乡镇"
requirement = "完成十个村的管网改造，做到通水到户。"
due = "12月底前"
leader = "王某某"
[[task]]
topic = "水质检测"
lead = ["县民政局"]
responsible = "县水利局"
requirement = "完成全部水厂的水质检测，公布检测结果。"
due = 2023-11-30
leader = "李某某"
[[task]]
section = "应急保障（共1项）"
topic = "应急供水"
lead = ["县水务局"]
responsible = "东山镇、西河镇"
requirement = "储备应急供水物资，组织应急供水演练。"
due = "11月底前"
leader = "赵某某"
`

// TestTogether: a mistake that the reading finds keeps none of the others silent:
// each slip of the list is seen beside it.
func TestTogether(t *testing.T) {
	t.Parallel()
	sample := string(testkit.SampleTexts(t)["zhengwu-gongkai-2023"])
	spoil := []struct{ name, old, new string }{
		{"the number", "= \"济高新管办字〔2023〕22号", "= \"济高新管办字〔2023〕022号"},
		{"an unknown key", "\nissuer = ", "\nbeizhu2 = \"某\"\nissuer = "},
		{"a column of the author's own", "[[task]]\n", "[[task]]\nremark = \"某\"\n"},
		{"an impossible deadline", "due = \"12月底前\"", "due = \"11月31日前\""},
		{"an urgency", "[[attachment]]\n", "[letterhead]\nurgency = \"紧急\"\n[[attachment]]\n"},
	}
	every := testkit.Tries(1, 7, 14) // of the slips
	for nth, s := range spoil {
		if !strings.Contains(sample, s.old) {
			t.Fatalf("the sample has no %q", s.old)
		}
		if _, errors := further(strings.Replace(sample, s.old, s.new, 1)); !errors {
			t.Errorf("%s is no error", s.name)
		}
		for i, p := range planted {
			if i%every != nth%every {
				continue
			}
			text := strings.Replace(sample, p.old, p.new, 1)
			if p.code < "GW3" || !strings.Contains(text, s.old) || s.name == "an urgency" && strings.Contains(p.new, "[letterhead]") {
				continue
			}
			codes, _ := further(strings.Replace(text, s.old, s.new, 1))
			if !slices.ContainsFunc(codes, func(c string) bool { return strings.HasPrefix(c, p.code) }) {
				t.Errorf("%s: %s is not seen beside it: %v", s.name, p.name, codes)
			}
		}
	}
}
