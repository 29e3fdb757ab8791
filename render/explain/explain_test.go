package explain_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongwen/render/diag"
	"gongwen/render/explain"
	"gongwen/render/paper/style"
	"gongwen/render/source/schema"
)

// book is a small one of every kind.
func book() *explain.Book {
	return &explain.Book{
		Rules: []*diag.Rule{
			{Code: "GW201", Title: "不认识的键", Why: "值会丢。", Wrong: "recipient = \"甲\"", Right: "recipients = \"甲\""},
			{Code: "GW302", Severity: diag.Warning, Title: "年份不同", Clause: "7.2.5", Strength: "规定", Why: "按年编号。", Wrong: "a\nb", Right: "a|c"},
			{Code: "GW305", Severity: diag.Warning, Title: "半角标点", Clause: "GB/T 15834—2011 5.1", Why: "用全角。", Wrong: "a,b", Right: "a，b"},
		},
		Keys: []schema.Key{
			{Path: "issuer", Term: "发文机关", Types: schema.String, Required: true, Names: "org 机关"},
			{Path: "task", Term: "任务", Types: schema.Tables},
			{Path: "attachment.task", Term: "附件自己的任务", Types: schema.Tables, Of: "task"},
			{Path: "task.seq", Term: "序号", About: "从此接着编", Types: schema.Integer | schema.String, Values: []string{"", "a|b"}, Default: "接着编"},
		},
		Entries: []style.Entry{{Path: "page.top", Name: "天头", Value: "37", Clause: "5.2.1", Strength: "规定"}, {Path: "head", Name: "版头", Value: `"document"`, Strength: "习惯"}, {Path: "order.mark_top", Name: "命令的标志上边缘", Value: "20", Clause: "10.2", Strength: "规定", Only: style.OrderHead}},
	}
}

func TestFind(t *testing.T) {
	for asked, want := range map[string]string{
		"gw302":    "GW302 年份不同（警告）\n    依据: GB/T 9704—2012 7.2.5（规定）\n    为什么: 按年编号。\n    不对:\n        a\n        b\n    改成:\n        a|c\n",
		"201":      "GW201 不认识的键（错误）\n    依据: 没有条文，是程序的要求\n    为什么: 值会丢。\n    不对:\n        recipient = \"甲\"\n    改成:\n        recipients = \"甲\"\n",
		"GW305":    "GW305 半角标点（警告）\n    依据: GB/T 15834—2011 5.1\n    为什么: 用全角。\n    不对:\n        a,b\n    改成:\n        a，b\n",
		"机关":       "issuer 发文机关\n    写在: 顶层，第一个方括号行之前\n    类型: 字符串\n    不写时: 必写\n",
		"seq":      "task.seq 序号\n    写在: [[task]]、[[attachment.task]]\n    说明: 从此接着编\n    类型: 字符串或整数\n    只能写: \"\"、\"a|b\"\n    不写时: 接着编\n",
		"天头":       "page.top 天头（模板项）\n    通用格式的值: 37\n    依据: GB/T 9704—2012 5.2.1（规定）\n    改它:\n        [page]\n        top = 37\n",
		"命令的标志上边缘": "order.mark_top 命令的标志上边缘（模板项）\n    命令（令）格式的值: 20\n    依据: GB/T 9704—2012 10.2（规定）\n    改它:\n        [order]\n        mark_top = 20\n",
		"head":     "head 版头（模板项）\n    通用格式的值: \"document\"\n    依据: 没有条文（习惯）\n",
	} {
		if text, _ := book().Find(asked); text != want {
			t.Errorf("%s (-want +got):\n%s", asked, cmp.Diff(want, text))
		}
	}
	if text, near := book().Find("GW999"); text != "" || near != "" {
		t.Errorf("%q, near %q", text, near)
	}
	for _, k := range [...]string{"imprint", "attachment", "task"} { // a table stands nowhere else, and says what can stand in it
		i := slices.IndexFunc(schema.Keys(), func(s schema.Key) bool { return s.Path == k })
		text := book().Key(&schema.Keys()[i])
		if !strings.Contains(text, "    写在: 顶层，单独一行 "+schema.Keys()[i].Written()) {
			t.Error(text)
		}
		for _, in := range schema.KeysOf(k) {
			if !strings.Contains(text, "\n        "+in.Written()+" "+in.Term) {
				t.Errorf("%s is not told of\n%s", in.Path, text)
			}
		}
	}
	if text, near := book().Find("page.tpo"); text != "" || near != "page.top" {
		t.Errorf("%q, near %q", text, near)
	}
}

// TestPages: every rule and key stands on its page once, and nothing breaks a
// table.
func TestPages(t *testing.T) {
	b := book()
	rules, keys := b.RulesPage(), b.KeysPage()
	for _, r := range b.Rules {
		if strings.Count(rules, "\n### "+r.Code+" "+r.Title+"\n") != 1 {
			t.Errorf("%s in\n%s", r.Code, rules)
		}
	}
	if strings.Count(rules, "\n## GW") != 2 || strings.Contains(rules, "\n\n\n") || !strings.Contains(rules, "\n    a\n    b\n") {
		t.Error(rules)
	}
	for line := range strings.Lines(keys) {
		cells := strings.Count(line, "|") - strings.Count(line, `\|`)
		if strings.HasPrefix(line, "|") && cells != 6 {
			t.Errorf("%d bars in %s", cells, line)
		}
	}
	if !strings.Contains(keys, "各键同 `task`") || !strings.Contains(keys, "\n### 顶层\n") {
		t.Error(keys)
	}
}
