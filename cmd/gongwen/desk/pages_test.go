package desk

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"gongwen/render"
)

// drop drops files on an element, as from the desktop.
func (b *tab) drop(selector string, files map[string][]byte) {
	b.t.Helper()
	var list strings.Builder
	for name, data := range files {
		fmt.Fprintf(&list, "d.items.add(new File([Uint8Array.from(atob(%q), c => c.charCodeAt(0))], %q));", base64.StdEncoding.EncodeToString(data), name)
	}
	b.js(`(() => { const d = new DataTransfer(); %s document.querySelector(%q).dispatchEvent(new DragEvent('drop', {dataTransfer: d, bubbles: true, cancelable: true})); })()`, list.String(), selector)
}

// says waits until the page shows some words.
func (b *tab) says(words string) {
	b.t.Helper()
	b.until("document.body.innerText.includes(%q)", words)
}

func TestStart(t *testing.T) {
	b := serve(t, map[string]string{"通知.toml": sample(t, breakdown), "坏.toml": "x = "})
	p := browse(t, b.Address(""))
	p.says("可以印发，1 处警告")
	p.says("1 处错误")
	p.press("新建…")
	p.until("document.getElementById('new-name')")
	p.shot("new")
	p.js(`(() => { const i = document.getElementById('new-name'); i.value = '通知'; })()`)
	p.press("新建")
	p.says("已经有 通知.toml")
	if got := p.js(`document.getElementById('new-issuer').value`); got != "济宁高新区管委会办公室" {
		t.Errorf("the issuer of the last notice is %q", got)
	}
	p.js(`[...document.querySelectorAll('[name=kind]')].find(r => r.value === '会议').click()`)
	p.enter("标题", "济宁高新区管委会办公室\n关于召开: 全区/会议的通知")
	p.until(`document.getElementById('new-name').value === '关于召开全区会议的通知'`)
	p.enter("文件名", "会议")
	p.enter("标题", "关于召开全区会议的通知")
	p.until(`document.getElementById('new-name').value === '会议'`) // as it was called
	p.press("新建")
	p.settle()
	p.says("草稿")
	if got := b.disk(t, "会议.toml"); !strings.Contains(got, `issuer = "济宁高新区管委会办公室"`) || !strings.Contains(got, "关于召开全区会议的通知") || strings.Contains(got, "（发文机关）\"") {
		t.Errorf("%.400s", got)
	}
	p.press("‹ 文件")
	p.says("可以印发")
	p.press("新建…")
	p.until("document.getElementById('new-name')")
	p.js(`[...document.querySelectorAll('[name=kind]')].find(r => r.value === '联合').click()`)
	p.enter("发文机关", "甲县教育局\n甲县公安局")
	p.enter("文件名", "联合")
	p.press("新建")
	p.settle()
	if got := b.disk(t, "联合.toml"); !strings.Contains(got, `issuer = ["甲县教育局", "甲县公安局"]`) {
		t.Errorf("%.400s", got)
	}
	p.press("‹ 文件")
	p.says("可以印发")
	p.drop(".start", map[string][]byte{"任务表.html": []byte("<table><tr><th>序号</th><th>工作任务</th><th>牵头单位</th><th>完成时限</th></tr><tr><td>1</td><td>修堤</td><td>县水务局</td><td>5月底前</td></tr></table>")})
	p.says("写成 任务表.toml")
	p.shot("import")
	if hints := p.js(`document.querySelector('.doubts').innerText`); strings.Contains(hints, " = ") || strings.Contains(hints, "--") {
		t.Errorf("for who writes TOML: %s", hints)
	}
	p.choose("“牵头单位”这一栏是什么", "责任单位")
	p.choose("“完成时限”这一栏是什么", "责任单位") // which is taken
	p.says("“牵头单位”已经是责任单位")
	p.choose("“完成时限”这一栏是什么", "不导入")
	p.until("document.querySelector('.pasted td.left-out')")
	if _, err := os.Stat(filepath.Join(b.dir, "任务表.toml")); err == nil {
		t.Error("written before it was agreed to")
	}
	p.press("写成通知")
	p.settle()
	if got := b.disk(t, "任务表.toml"); !strings.Contains(got, "修堤") || !strings.Contains(got, `responsible = ["县水务局"]`) || strings.Contains(got, "5月底前") {
		t.Errorf("%s", got)
	}
	p.press("‹ 文件")
	p.says("任务表")
	p.drop(".start", map[string][]byte{"旧.doc": append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 600)...)})
	p.says("没有导入")
	p.press("知道了")
}

// TestTwoTabs: what is changed in one page shows in the other; neither writes over
// the other's work unseen.
func TestTwoTabs(t *testing.T) {
	b := serve(t, map[string]string{"通知.toml": short})
	one := browse(t, b.Address("通知.toml"))
	one.settle()
	two := browse(t, b.Address("通知.toml"))
	two.settle()
	one.js(`desk.set('title', '关于一的通知')`)
	two.until(`[...document.querySelectorAll('.page text')].some(e => e.textContent === '关于一的通知')`)
	two.js(`desk.set('title', '关于二的通知')`)
	one.until(`[...document.querySelectorAll('.page text')].some(e => e.textContent === '关于二的通知')`)
	// At the same moment: what was sent for the old text is refused and sent again for
	// the new one, so that both values hold.
	one.js(`(desk.set('title', '关于三的通知'), 1)`)
	two.js(`(desk.set('recipients', '各村'), 1)`)
	for _, p := range []*tab{one, two} {
		p.until(`(t => t.includes('关于三的通知') && t.includes('各村：'))([...document.querySelectorAll('.page text')].map(e => e.textContent))`)
	}
	eventually(t, "both on the disk", func() bool {
		return b.disk(t, "通知.toml") == strings.NewReplacer("关于某事的通知", "关于三的通知", "各乡镇", "各村").Replace(short)
	})
}

// TestOutsideInPage: a change of another program comes into the page; where ours
// waits to be saved, the clerk is asked.
func TestOutsideInPage(t *testing.T) {
	b := serve(t, map[string]string{"通知.toml": short})
	p := browse(t, b.Address("通知.toml"))
	p.settle()
	theirs := strings.Replace(short, "关于某事", "关于别事", 1)
	if err := os.WriteFile(filepath.Join(b.dir, "通知.toml"), []byte(theirs), 0o644); err != nil {
		t.Fatal(err)
	}
	p.until(`[...document.querySelectorAll('.page text')].some(e => e.textContent === '关于别事的通知')`)
	s, err := b.session("通知.toml")
	if err != nil {
		t.Fatal(err)
	}
	s.mu.Lock() // both at once
	s.do([]render.Op{{Op: "set", Path: "recipients", Value: []byte(`"各村"`)}})
	os.WriteFile(filepath.Join(b.dir, "通知.toml"), []byte(short), 0o644)
	s.mu.Unlock()
	p.says("文件在别处改过")
	p.shot("asked")
	if b.disk(t, "通知.toml") != short {
		t.Error("written over")
	}
	p.press("用这里的")
	eventually(t, "ours", func() bool { return b.disk(t, "通知.toml") == strings.Replace(theirs, "各乡镇", "各村", 1) })
}

// TestGreyed: while the text is no TOML the last pages stay, grey and with a word;
// mending it takes both away.
func TestGreyed(t *testing.T) {
	b := serve(t, map[string]string{"通知.toml": short})
	p := browse(t, b.Address("通知.toml"))
	p.settle()
	p.js(`(async () => desk.run([{op: 'text', text: (await desk.text()) + 'x = \n'}]))()`)
	p.until(`document.querySelector('.pages.stale .page text') && getComputedStyle(document.querySelector('.page')).opacity < 1`)
	p.says("预览停在上一次能排的样子")
	p.says("✖ 1 处错误")
	p.shot("grey")
	p.js(`desk.undo()`)
	p.until(`!document.querySelector('.pages.stale') && document.querySelector('.page text')`)
}

// TestGoneProgram: a page whose program has ended says where the content is.
func TestGoneProgram(t *testing.T) {
	b := serve(t, map[string]string{"通知.toml": short})
	p := browse(t, b.Address("通知.toml"))
	p.settle()
	b.Quit()
	p.says("程序已退出，内容已存盘到 通知.toml")
	p.shot("gone")
	if p.js(`document.querySelector('.frozen').getAttribute('role')`) != "alert" {
		t.Error("a screen reader is not told")
	}
	p.mu.Lock()
	p.wrong = nil // what was asked of a program that is gone failed
	p.mu.Unlock()
}

// TestClickInPage: every run that stands in the source finds, by a click on one of
// its characters, the value and the character there; also on turned pages. What is
// marked is seen.
func TestClickInPage(t *testing.T) {
	text := sample(t, breakdown)
	b := serve(t, map[string]string{"通知.toml": text})
	p := browse(t, b.Address("通知.toml"))
	p.settle()
	p.js(`(window.clicked = [], desk.spy((path, char) => clicked.push(path + ':' + char)))`)
	for _, page := range []int{0, 6} {
		p.js(`(document.querySelectorAll('.page')[%d].scrollIntoView(), 1)`, page)
		p.until(`document.querySelectorAll('.page')[%d].querySelector('text[data-p]')`, page)
		where := p.js(`(() => {
			const out = [], box = document.querySelector('.pages').getBoundingClientRect();
			for (const e of document.querySelectorAll('.page')[%d].querySelectorAll('text[data-c]')) {
				const n = e.textContent.length >> 1, r = e.getExtentOfChar(n), q = e.ownerSVGElement.createSVGPoint();
				q.x = r.x + r.width * .25; q.y = r.y + r.height / 2;
				const at = q.matrixTransform(e.getScreenCTM());
				if (at.x < box.left + 5 || at.x > box.right - 20 || at.y < box.top + 5 || at.y > box.bottom - 5) continue;
				out.push([at.x, at.y, e.getAttribute('data-p') + ':' + (Number(e.getAttribute('data-c')) + n)].join(' '));
			}
			return out.filter((_, i) => i %% 3 === 0).slice(0, 8).join('\n');
		})()`, page)
		lines := strings.Split(where, "\n")
		if len(lines) < 3 {
			t.Fatalf("page %d: %q", page+1, where)
		}
		for _, line := range lines {
			var x, y float64
			var want string
			if _, err := fmt.Sscan(line, &x, &y, &want); err != nil {
				t.Fatal(line, err)
			}
			p.js("(clicked.length = 0, 1)")
			p.do(chromedp.MouseClickXY(x, y))
			p.until("clicked.length")
			if got := p.js("clicked[0]"); got != want {
				t.Errorf("page %d at %.0f, %.0f: %s, want %s", page+1, x, y, got, want)
			}
			if page == 0 { // of the table a cell is chosen, and not yet written in
				p.until(`document.activeElement && 'selectionStart' in document.activeElement && document.activeElement.selectionStart === %s`, want[strings.IndexByte(want, ':')+1:])
			}
		}
	}
	p.js(`desk.mark('title')`)
	p.until(`(e => e && e.getBoundingClientRect().top > 40 && e.getBoundingClientRect().bottom < innerHeight)(document.querySelector('text.hot'))`)
	if got := p.js(`[...document.querySelectorAll('text.hot')].map(e => e.textContent).join('')`); got != "济宁高新区管委会办公室关于印发2023年高新区政务公开工作任务分解表的通知" {
		t.Error(got)
	}
}

// TestCollectPage: returned files dropped on the page tell who has not reported, and
// give a ledger.
func TestCollectPage(t *testing.T) {
	text := sample(t, "fangxun-fengong-2026.toml")
	b := serve(t, map[string]string{"通知.toml": text})
	doc, list := render.Open("通知.toml", []byte(text), render.Config{})
	if doc == nil {
		t.Fatal(list)
	}
	parts := doc.Parts(render.Issue{})
	var one bytes.Buffer
	if err := parts[0].Write(&one); err != nil {
		t.Fatal(err)
	}
	p := browse(t, b.Address("通知.toml"))
	p.settle()
	p.press("回收汇总")
	p.drop(".collect .drop", map[string][]byte{parts[0].Name: one.Bytes(), "说明.xlsx": []byte("no workbook")})
	p.says("收到 2 个文件")
	p.says("还没有报齐：" + strings.TrimSuffix(parts[0].Name, ".xlsx"))
	p.says("说明.xlsx")
	p.until(`document.querySelectorAll('.collect tbody tr').length >= %d`, len(parts))
	p.shot("collect")
}

// TestVerifyPage: a PDF dropped on the page is judged.
func TestVerifyPage(t *testing.T) {
	b := serve(t, map[string]string{"通知.toml": short})
	doc, list := render.Open("通知.toml", []byte(short), render.Config{})
	if doc == nil {
		t.Fatal(list)
	}
	var pdf bytes.Buffer
	if err := doc.WritePDF(&pdf); err != nil {
		t.Fatal(err)
	}
	p := browse(t, b.Address(""))
	p.press("查 PDF…")
	p.drop(".dialog .drop", map[string][]byte{"好.pdf": pdf.Bytes(), "坏.pdf": []byte("%PDF-1.7 nothing")})
	p.until(`document.querySelectorAll('.dialog .results section .good').length === 1 && document.querySelectorAll('.dialog .results section .bad').length === 1`)
	p.shot("verify")
	p.press("关闭")
}

// TestNamed: every control of every page has a Chinese name that a screen reader
// tells, and can be reached by the keyboard.
func TestNamed(t *testing.T) {
	b := serve(t, map[string]string{"通知.toml": sample(t, breakdown), "会议.toml": sample(t, "huiyi-tongzhi-2026.toml")})
	unnamed := func(p *tab, where string) {
		t.Helper()
		got := p.js(`(() => {
			const bad = [];
			for (const e of document.querySelectorAll('button,input,select,textarea,[role=tab],[tabindex="0"],[contenteditable]')) {
				if (!e.getClientRects().length) continue;
				const by = e.getAttribute('aria-labelledby');
				const name = (e.getAttribute('aria-label') || by && by.split(' ').map(i => document.getElementById(i)?.textContent).join('') || e.labels && [...e.labels].map(l => l.textContent).join('') || (e.tagName === 'BUTTON' ? e.textContent : '') || e.title || '').trim();
				if (!/[\u4e00-\u9fff]/.test(name)) bad.push(e.outerHTML.slice(0, 120));
				if (e.tabIndex < 0 && e.getAttribute('role') !== 'tab' && !e.closest('[role=grid],[role=menu],[role=listbox]')) bad.push('no tab: ' + e.outerHTML.slice(0, 120));
			}
			return bad.join('\n');
		})()`)
		if got != "" {
			t.Errorf("%s:\n%s", where, got)
		}
		if faint := p.js(faintWords); faint != "" {
			t.Errorf("%s: words that are too faint (WCAG 2, 1.4.3):\n%s", where, faint)
		}
	}
	p := browse(t, b.Address(""))
	p.says("可以印发")
	unnamed(p, "list")
	p.press("新建…")
	p.until("document.getElementById('new-name')")
	unnamed(p, "new")
	p.press("取消")
	p.press("通知")
	p.settle()
	for _, name := range strings.Split(p.js(`[...document.querySelectorAll('[role=tab]')].map(t => t.textContent).join()`), ",") {
		p.press(name)
		unnamed(p, name)
		p.shot(name)
	}
	p.press("生成到 output")
	unnamed(p, "build")
}

// faintWords are the words whose contrast with what is behind them is less than
// 4.5 to 1; those of controls that cannot be used and those of the pages apart.
const faintWords = `(() => {
	const rgb = c => { const m = c.match(/[\d.]+/g).map(Number); return m.length > 3 ? m : [...m, 1]; };
	const light = c => { const [r, g, b] = c.map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
	const over = (a, b) => [0, 1, 2].map(i => a[i] * a[3] + b[i] * (1 - a[3]));
	const behind = e => { const all = []; for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c[3]) all.unshift(c); if (c[3] === 1) break; } return all.reduce((b, c) => over(c, b), [255, 255, 255]); };
	const bad = [], walk = document.createTreeWalker(document.querySelector('.veil') || document.body, NodeFilter.SHOW_TEXT);
	for (let n; n = walk.nextNode();) {
		const e = n.parentElement;
		if (!n.data.trim() || !e.getClientRects().length || e.closest('.page,[disabled],#said,.unseen,script')) continue;
		const b = behind(e), f = over(rgb(getComputedStyle(e).color), b), [x, y] = [light(f), light(b)].sort((a, b) => b - a);
		if ((x + .05) / (y + .05) < 4.5) bad.push(((x + .05) / (y + .05)).toFixed(2) + ' ' + n.data.trim().slice(0, 20) + ' ' + e.className);
	}
	return [...new Set(bad)].join('\n');
})()`

// TestKeyboard: the shell under the keyboard alone: from the list into a notice,
// from tab to tab, to the findings, and back by undo.
func TestKeyboard(t *testing.T) {
	b := serve(t, map[string]string{"通知.toml": strings.Replace(short, "关于某事的通知", "关于某事的通知。", 1)})
	p := browse(t, b.Address(""))
	p.says("关于某事的通知")
	reach := func(what string) {
		t.Helper()
		for range 60 {
			if p.js(`(e => (e.getAttribute('aria-label') || e.textContent || '').trim())(document.activeElement)`) == what {
				return
			}
			p.key("Tab")
		}
		t.Fatalf("%s is not reached by Tab; the focus is on %s", what, p.js("document.activeElement.outerHTML.slice(0, 200)"))
	}
	reach("通知")
	p.key("Enter")
	p.settle()
	reach("通知") // the tab
	p.key("ArrowRight")
	p.until(`document.activeElement.textContent === '正文' && document.activeElement.getAttribute('aria-selected') === 'true'`)
	p.key("F8")
	p.until(`document.querySelector('.findings:not([hidden]) .finding')`)
	p.until(`document.activeElement && 'selectionStart' in document.activeElement && document.activeElement.value.includes('关于某事的通知。')`)
	p.key("End")
	p.key("Backspace")
	eventually(t, "the change", func() bool { return b.disk(t, "通知.toml") == short })
	p.key("Ctrl+Z")
	eventually(t, "the first bytes", func() bool { return strings.Contains(b.disk(t, "通知.toml"), "通知。") })
}

// TestNarrow: at 200 % and in a narrow window nothing is cut off at the right.
func TestNarrow(t *testing.T) {
	b := serve(t, map[string]string{"通知.toml": sample(t, breakdown)})
	p := browse(t, b.Address("通知.toml"))
	p.settle()
	for _, size := range [][2]int64{{1280, 800}, {1024, 640}, {800, 500}, {640, 400}} {
		p.do(chromedp.EmulateViewport(size[0], size[1]))
		p.shot(fmt.Sprint(size[0]))
		if wide := p.js(`document.documentElement.scrollWidth - innerWidth`); strings.TrimPrefix(wide, "-") != wide && wide != "0" {
			continue
		} else if wide != "0" {
			t.Errorf("at %d: %s dots too wide", size[0], wide)
		}
		if size[0] < 1100 {
			p.press("预览")
			p.until(`document.querySelector('.page').getClientRects().length`)
			p.press("填写")
		}
	}
}
