package desk

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"

	"gongwen/cmd/gongwen/desk/screen"
	"gongwen/render"
)

// TestSections: every section shows itself, and every control has a name (17).
func TestSections(t *testing.T) {
	for _, name := range []string{breakdown, "fangan-yinfa-2026.toml", "minsheng-fenjie-2026.toml"} {
		b := serve(t, map[string]string{"a.toml": sample(t, name)})
		p := b.open(t, "a.toml")
		for i, label := range []string{"通知", "正文", "随文文件", "附件", "分解表", "部门名录", "版记", "规则开关", "源文件"} {
			p.press(label)
			p.js("new Promise(r => setTimeout(r, 150))")
			if bad := p.js(`[...document.querySelectorAll('#left input,#left select,#left textarea,#left button')].filter(e => e.offsetParent && e.tabIndex >= 0 && !(e.getAttribute('aria-label') || [...(e.labels || [])].map(l => l.textContent).join('') || (e.tagName === 'BUTTON' && e.textContent)).trim()).map(e => e.outerHTML.slice(0, 120))`); bad != "[]" {
				t.Errorf("%s: controls without a name: %s", label, bad)
			}
			if n := p.js(`(() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.length - new Set(ids).size })()`); n != "0" {
				t.Errorf("%s: %s ids stand twice", label, n)
			}
			p.shot(fmt.Sprint(name[:6], i, label))
		}
	}
}

// only says what of a text is another: from, to.
func only(before, after string) (from, to string) {
	a, b := []rune(before), []rune(after)
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return string(a), string(b)
}

// TestTyping: a character typed into each field of a section changes the file in
// that value alone, byte for byte, with LF and with CRLF (2).
func TestTyping(t *testing.T) {
	names := []string{breakdown, "lianhe-tongzhi-2026.toml", "fangan-yinfa-2026.toml"}
	if testing.Short() {
		names = names[2:]
	}
	for _, name := range names {
		for _, nl := range []string{"\n", "\r\n"} {
			before := "# 头\n" + strings.ReplaceAll(sample(t, name), "\r\n", "\n") + "# 尾\n"
			before = strings.ReplaceAll(before, "\n", nl)
			b := serve(t, map[string]string{"a.toml": before})
			p := b.open(t, "a.toml")
			typed := 0
			for _, label := range []string{"通知", "正文", "随文文件", "附件", "版记"} {
				p.press(label)
				p.js("document.querySelectorAll('#left details').forEach(d => d.open = true)")
				n := p.js(`document.querySelectorAll('#left .control > input[type=text]:not(.unseen):not(.short), #left .control > textarea').length`)
				var count int
				fmt.Sscan(n, &count)
				for k := range count {
					at := fmt.Sprintf(`document.querySelectorAll('#left .control > input[type=text]:not(.unseen):not(.short), #left .control > textarea')[%d]`, k)
					if p.js("%s.value === ''", at) == "true" {
						continue // a key more, not a value
					}
					now := b.text("a.toml")
					p.js(`(() => { window.was = window.desk.state().rev; const e = %s; e.focus(); e.setSelectionRange(1, 1); return 1 })()`, at)
					p.insert("补")
					p.until(`window.desk.state().rev !== window.was`)
					after := b.text("a.toml")
					if from, to := only(now, after); from != "" || to != "补" {
						t.Fatalf("%s %s: %q became %q", name, p.js("%s.dataset.path", at), from, to)
					}
					typed++
				}
			}
			if typed < 7 {
				t.Errorf("%s: only %d fields", name, typed)
			}
			for range typed { // undone it is the very file
				p.key("Ctrl+Z")
				p.rev()
			}
			b.saved(t, "a.toml", func(s string) bool { return s == before })
		}
	}
}

// TestComposition: while pinyin is composed nothing is sent, then one change (6).
func TestComposition(t *testing.T) {
	b := serve(t, map[string]string{"a.toml": sample(t, breakdown)})
	p := b.open(t, "a.toml")
	p.js(`(() => { window.sends = 0; const f = window.fetch; window.fetch = (u, i) => { if (String(u).includes('/api/change')) window.sends++; return f(u, i) }; return 1 })()`)
	for _, label := range []string{"主送机关", "具体要求，第 1 行"} {
		if label != "主送机关" {
			p.press("分解表")
			p.js(`window.desk.go('task.0.requirement', -1)`)
		}
		p.focus(label)
		p.js("window.sends = 0")
		for _, s := range []string{"c", "ce", "ces", "cesh"} {
			p.do(call(input.ImeSetComposition, input.ImeSetCompositionParams{Text: s, SelectionStart: int64(len(s)), SelectionEnd: int64(len(s))}))
			time.Sleep(120 * time.Millisecond)
		}
		time.Sleep(500 * time.Millisecond)
		if n := p.js("window.sends"); n != "0" {
			t.Errorf("%s: %s changes were sent while composing", label, n)
		}
		p.insert("测试")
		b.saved(t, "a.toml", func(s string) bool { return strings.Contains(s, "测试") })
		if n := p.js("window.sends"); n != "1" {
			t.Errorf("%s: %s changes were sent, not one", label, n)
		}
		if strings.Contains(b.disk(t, "a.toml"), "cesh") {
			t.Errorf("%s: pinyin is in the file", label)
		}
		p.js("document.activeElement.blur()")
		p.key("Ctrl+Z")
		b.saved(t, "a.toml", func(s string) bool { return !strings.Contains(s, "测试") })
	}
}

// TestFindingsAtFields: what is wrong stands at its field, and 照提示改 mends it
// (7).
func TestFindingsAtFields(t *testing.T) {
	whole := sample(t, breakdown)
	with := func(old, new string) string {
		if !strings.Contains(whole, old) {
			t.Fatalf("the sample has no %s", old)
		}
		return strings.Replace(whole, old, new, 1)
	}
	for _, c := range []struct {
		text, tab, label string
		mends            bool
	}{
		{with("字〔2023〕22号\"", "字[2023]22号\""), "通知", "发文字号", true},
		{with("字〔2023〕22号\"", "字〔2023〕第022号\""), "通知", "发文字号", true},
		{with("recipients = \"", "recipients = \"："), "通知", "主送机关", false},
		{with("date = 2023-08-14", "date = \"八月\""), "通知", "成文日期", false},
		{with("\"此件公开发布\"", "\"（此件公开发布）\""), "通知", "附注", true},
		{with("title = ", "titel = "), "通知", "标题", false},
		{with("issuer = \"", "issuer = \"\"\nx = \""), "通知", "发文机关", false},
	} {
		b := serve(t, map[string]string{"a.toml": c.text})
		p := b.open(t, "a.toml")
		p.press(c.tab)
		p.until(control, c.label)
		at := `(` + control + `).closest('.field').querySelector('.note')`
		p.until(at, c.label)
		if c.mends {
			p.js(at+`.querySelector('button').click()`, c.label)
			p.until(`!(`+at+`)`, c.label)
		}
		p.shot(c.label)
	}
	b := serve(t, map[string]string{"a.toml": with("lead = [\"区生态环境分局\"]", "lead = [\"区生态环境局分局\"]")})
	p := b.open(t, "a.toml")
	p.key("F8")
	p.until(`document.querySelector('.grid-notes .note') || document.activeElement.closest('.field')?.querySelector('.note')`)
	p.shot("F8")
}

// every is a notice in which each table of the schema stands once.
const every = `format = "minutes"
issuer = ["甲县人民政府办公室", "乙县人民政府办公室"]
date = 2026-03-01
title = "会议纪要"
text = "会议指出。"

[letterhead]
mark = "甲县人民政府会议纪要"

[signature]
seal = false

[[signature.signers]]
post = "县长"
name = "某某"

[attendance]
present = "某某"

[[attendance.more]]
label = "记录"
names = "某某"

[document]
title = "方案"
content = "table"
columns = ["序号", "名称"]
rows = [["1", "一"], []]

[[attachment]]
title = "名单"
content = "table"
columns = ["序号", "名称"]
rows = [["1", "一"], []]

[[attachment]]
title = "分解表"
content = "breakdown"

[breakdown]
form = "table"

[[breakdown.column]]
key = "requirement"

[[department]]
name = "甲局"

[[task]]
requirement = "做事。"
responsible = ["甲局"]

[[check]]
code = "GW301"
set = "off"
reason = "试"
`

// TestEveryKey: each key of the schema has its control, 源文件 apart.
func TestEveryKey(t *testing.T) {
	b := serve(t, map[string]string{"a.toml": every})
	p := b.open(t, "a.toml")
	have := map[string]bool{}
	for _, label := range []string{"通知", "正文", "随文文件", "附件", "分解表", "部门名录", "版记", "规则开关"} {
		p.press(label)
		p.js("document.querySelectorAll('#left details').forEach(d => d.open = true)")
		if label == "分解表" {
			p.press("栏目和排法…")
			p.js("document.querySelectorAll('.extras input').forEach(e => e.checked || e.click())")
			for col := range 12 {
				p.js("window.desk.go('task.0.requirement', -1)")
				p.key("Home")
				for range col {
					p.key("ArrowRight")
				}
				have[screen.KindOf(p.js("document.activeElement.dataset.path || ''"))] = true
			}
			if p.js(`[...document.querySelectorAll(".grid-line .cell")].some(e => e.offsetWidth < 40)`) == "true" {
				t.Error("a cell has no room")
			}
			p.shot("settings")
		}
		for _, path := range strings.Split(p.js("[...document.querySelectorAll('#left [data-path]')].map(e => e.dataset.path).join(' ')"), " ") {
			have[screen.KindOf(path)] = true
		}
		p.shot(label)
	}
	for _, k := range render.Keys() {
		if name := k.Types.String(); name != "表" && name != "表数组" && !have[k.Path] {
			t.Errorf("%s %s has no control", k.Path, k.Term)
		}
	}
}
