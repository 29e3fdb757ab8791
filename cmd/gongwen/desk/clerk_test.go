package desk

import (
	"bytes"
	"encoding/base64"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongwen/render"
	"gongwen/render/testkit"
)

// clerk is somebody at the desk, with a mouse or with the keyboard alone, who
// knows nothing but the words on the screen.
type clerk struct {
	*tab
	keys    bool
	actions int
}

// name is what a screen reader says of the control that has the focus.
const name = `(e => (e.getAttribute('aria-label') || [...(e.labels || [])].map(l => l.textContent).join('') || e.textContent || '').trim())(document.activeElement)`

// before reports whether a control stands before the one that has the focus.
const before = `(() => {
	const named = e => (e.getAttribute('aria-label') || [...(e.labels || [])].map(l => l.textContent).join('') || e.textContent || '').trim();
	const e = [...document.querySelectorAll('button,input,textarea,select')].find(e => e.getClientRects().length && named(e) === %[1]q && !(document.querySelector('.veil') && !e.closest('.veil')));
	return !!e && !!(e.compareDocumentPosition(document.activeElement) & 4);
})()`

// reach goes to a control by Tab, and inside a list of tabs by the arrow keys.
func (c *clerk) reach(label string, kinds ...string) {
	c.t.Helper()
	for range 160 {
		if c.js(name) == label && (len(kinds) == 0 || slices.Contains(kinds, c.js("document.activeElement.tagName"))) {
			return
		}
		if len(kinds) == 0 && c.js("document.activeElement.getAttribute('role')") == "tab" && c.js("[...document.querySelectorAll('[role=tab]')].some(t => t.textContent === %q)", label) == "true" {
			c.key("ArrowRight")
			continue
		}
		c.key(map[string]string{"true": "Shift+Tab", "false": "Tab"}[c.js(before, label)]) // not through the browser's own controls
	}
	c.shot("lost")
	c.t.Fatalf("Tab does not come to %s, but to %s", label, c.js(name))
}

func (c *clerk) does(label string) {
	c.t.Helper()
	c.actions++
	if !c.keys {
		c.press(label)
		return
	}
	c.until(`[...document.querySelectorAll('button')].some(b => b.offsetParent && (b.textContent === %[1]q || b.getAttribute('aria-label') === %[1]q))`, label)
	c.reach(label)
	if c.js("document.activeElement.getAttribute('role')") != "tab" { // a tab shows itself when the arrows come to it
		c.key("Enter")
	}
}

func (c *clerk) writes(label, text string) {
	c.t.Helper()
	c.actions++
	if !c.keys {
		c.enter(label, text)
		return
	}
	c.until(control, label)
	c.reach(label, "INPUT", "TEXTAREA")
	c.key("Ctrl+A")
	c.insert(text)
}

// TestTenMinutes: from the start page to both files by the labels alone, in at most
// 40 actions, with the mouse and with the keyboard alone, in Chromium and in Firefox;
// the files are those of build (1, 17).
func TestTenMinutes(t *testing.T) {
	type browser struct {
		name  string
		visit func(testing.TB, string) *tab
	}
	browsers := []browser{{"Chromium", browse}, {"Firefox", visitFirefox}}
	for _, browser := range browsers {
		hands := []string{"mouse", "keyboard"}
		if browser.name == "Firefox" && !testkit.Long() {
			hands = hands[:1] // it takes some seconds to start
		}
		for _, hands := range hands {
			t.Run(browser.name+" "+hands, func(t *testing.T) {
				b := serve(t, nil)
				tenMinutes(t, b, browser.visit(t, b.Address("")), hands == "keyboard")
			})
		}
	}
}

func tenMinutes(t *testing.T, b *bench, p *tab, keys bool) {
	t.Helper()
	c := &clerk{tab: p, keys: keys}
	c.until("[...document.querySelectorAll('button')].some(b => b.textContent === '新建…')")
	c.does("新建…")
	c.until("document.querySelector('.dialog')")
	c.does("新建")
	c.settle()
	c.writes("发文机关", "青禾县人民政府办公室")
	c.writes("发文字号", "青政办发〔2026〕3号")
	c.writes("标题", "青禾县人民政府办公室\n关于印发2026年校园安全和供水任务分解表的通知")
	c.writes("主送机关", "各乡镇人民政府，县政府各部门")
	c.writes("成文日期", "2026年3月2日")
	c.does("正文")
	c.writes("正文", "现将《2026年校园安全和供水任务分解表》印发给你们，请结合实际认真落实。\n各牵头部门要于每月月底前报送进展情况。")
	c.does("附件")
	c.writes("附件名称", "2026年校园安全和供水任务分解表")
	c.does("分解表")
	c.copy(excelHTML, tsv)
	c.does("粘贴表格")
	c.until("document.activeElement.classList.contains('paste-box')")
	c.actions++
	c.key("Ctrl+V")
	c.until("document.querySelector('.dialog table.pasted')")
	c.shot("chooser")
	c.actions++ // 换掉现在的 1 行
	if keys {
		c.reach("接在后面")
		c.key("ArrowUp")
	} else {
		c.js("document.querySelector('#how-replace').click()")
	}
	c.does("放进通知")
	c.until("window.desk.state().tables[0].rows.length === 3 && !document.querySelector('.dialog')")
	c.does("版记")
	c.writes("抄送机关", "县委各部门，县人大常委会办公室，县政协办公室")
	c.writes("印发机关", "青禾县人民政府办公室")
	c.writes("印发日期", "2026-03-02")
	c.rev()
	c.shot("filled")
	c.js(`(() => { window.kept = []; const make = URL.createObjectURL; URL.createObjectURL = b => { window.kept.push(b); return make(b) }; return 1 })()`)
	c.does("下载 PDF")
	c.until("window.kept.length === 1")
	if c.fox != nil { // whose list of downloads took the keyboard
		handle := c.ask("WebDriver:GetWindowHandle", map[string]any{})["value"]
		c.ask("WebDriver:SwitchToWindow", map[string]any{"handle": handle, "focus": true})
	}
	c.does("下载 Excel")
	c.until("window.kept.length === 2")
	c.shot("done")
	t.Logf("%d actions", c.actions)
	if c.actions > 40 {
		t.Errorf("%d actions, more than 40", c.actions)
	}
	file := filepath.Base(glob(t, filepath.Join(b.dir, "*.toml")))
	text := b.saved(t, file, func(s string) bool {
		return strings.Contains(s, "县政协办公室") && strings.Contains(s, `printed_by = "青禾县人民政府办公室"`) && strings.Contains(s, "printed_on = 2026-03-02")
	})
	doc, list := render.Open(file, []byte(text), render.Config{})
	if doc == nil {
		t.Fatal(list)
	}
	var pdf, xlsx bytes.Buffer
	if err := doc.WritePDF(&pdf); err != nil {
		t.Fatal(err)
	}
	if err := doc.WriteXLSX(&xlsx); err != nil {
		t.Fatal(err)
	}
	for i, want := range [][]byte{pdf.Bytes(), xlsx.Bytes()} {
		got, err := base64.StdEncoding.DecodeString(c.js(`window.kept[%d].arrayBuffer().then(a => { let s = ''; new Uint8Array(a).forEach(x => s += String.fromCharCode(x)); return btoa(s) })`, i))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("file %d is not what build writes", i)
		}
	}
}

// glob is the one file of a pattern.
func glob(t *testing.T, pattern string) string {
	t.Helper()
	files, _ := filepath.Glob(pattern)
	if len(files) != 1 {
		t.Fatalf("%s: %v", pattern, files)
	}
	return files[0]
}
