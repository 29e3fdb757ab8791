package check

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/source/bind"
	"gongwen/render/testkit"
)

// switched binds a notice that has three warnings and switches rules.
func switched(t *testing.T, switches string) (*notice.Notice, diag.List) {
	t.Helper()
	n, found := bind.Parse(&diag.Source{Name: "a.toml", Text: `format = "general"
issuer = "甲局"
number = "某〔2022〕1号"
title = "关于某事的通知"
date = 2023-08-14
text = "现通知如下,请落实。"
[letterhead]
serial = "1"
secrecy = "秘密5年"
` + switches}, false)
	if found.HasErrors() {
		t.Fatal(testkit.Printed(found))
	}
	return n, append(found, Run(n)...)
}

// TestSwitched: what is switched off is not told but listed, with places and
// reason; the rest is told as before.
func TestSwitched(t *testing.T) {
	n, found := switched(t, `[[check]]
code = "GW214"
set = "off"
reason = "按上级机关的样式"
[[check]]
code = "GW212"
set = "note"
reason = "只有一份"
[[check]]
code = "GW302"
set = "warning"
reason = "照常提醒"
[[check]]
code = "GW304"
set = "off"
reason = "没有查到的不列"
`)
	if list := Switches(SwitchesOf(n, nil), append(bind.Rules(), Rules()...)); len(list) > 0 {
		t.Errorf("legal switches:\n%s", testkit.Printed(list))
	}
	before := len(found)
	kept := Switched(n.Source, SwitchesOf(n, nil), found)
	kept.Sort()
	const want = `a.toml:3:13: 警告 GW302: 发文字号的年份是 2022，成文日期 2023-08-14 是 2023 年
    number = "某〔2022〕1号"
                  ^~~~
    提示: 看看哪一个写错了
    依据: GB/T 9704—2012 7.2.5（规定）
a.toml:6:14: 警告 GW305: 中文里用了半角的 ,
    text = "现通知如下,请落实。"
                      ^
    提示: 改成全角的 ，
    依据: GB/T 15834—2011 5.1（规定）
a.toml:8:11: 提示 GW212: 份号“1”不是六位
    serial = "1"
              ^
    提示: 写作 000001
    依据: GB/T 9704—2012 7.2.1（一般）
a.toml:10:1: 提示 GW399: 不提醒 GW214（密级与保密期限之间没有★）1 处，在第 9 行
    [[check]]
    ^~~~~~~~~
    提示: 理由: 按上级机关的样式
`
	if diff := cmp.Diff(want, testkit.Printed(kept)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if errors, warnings := kept.Count(); errors != 0 || warnings != 2 {
		t.Errorf("%d errors, %d warnings", errors, warnings)
	}
	if len(kept) != before {
		t.Errorf("%d findings of %d", len(kept), before)
	}
}

// TestSwitchedErrors: an error cannot be switched, nor a rule that is not there;
// an error of a rule that is switched all the same is told.
func TestSwitchedErrors(t *testing.T) {
	n, found := switched(t, `[[check]]
code = "GW211"
set = "off"
reason = "……"
[[check]]
code = "GW999"
set = "off"
reason = "……"
`)
	const want = `a.toml:10:1: 错误 GW398: GW211（份号不是阿拉伯数字）是错误，不能关
    [[check]]
    ^~~~~~~~~
    提示: 删去这个 [[check]]
a.toml:14:1: 错误 GW398: 没有 GW999 这条规则
    [[check]]
    ^~~~~~~~~
    提示: 编号照抄提醒里的，如 GW301
`
	if diff := cmp.Diff(want, testkit.Printed(Switches(SwitchesOf(n, nil), append(bind.Rules(), Rules()...)))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	wrong := diag.Rule{Code: "GW211", Severity: diag.Error}
	found.Add(&wrong, n.Source, diag.Span{}, "", "错误")
	if got := Switched(n.Source, SwitchesOf(n, nil), found); len(got) != len(found) {
		t.Errorf("an error was silenced:\n%s", testkit.Printed(got))
	}
}
