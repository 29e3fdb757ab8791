package desk

import (
	"fmt"
	"strings"
	"testing"
)

// grid opens the breakdown of a notice with the cell of a path at hand.
func (b *bench) grid(t *testing.T, text, path string) *tab {
	t.Helper()
	p := b.open(t, "a.toml")
	p.press("分解表")
	p.at(path)
	return p
}

// at goes to a cell.
func (p *tab) at(path string) {
	p.t.Helper()
	p.until("(window.desk.go(%[1]q, -1), document.activeElement.dataset.path === %[1]q)", path)
}

// cell is what a cell shows.
func (p *tab) cell(row int, key string) string {
	p.t.Helper()
	return p.js(`(() => { const t = window.desk.state().tables[0]; let r = %d; for (; r >= 0; r--) { const c = t.rows[r].cells[%[2]q]; if (c) return c.text; if (!t.columns.find(c => c.key === %[2]q).heir) return ''; } return '' })()`, row, key)
}

const smallTable = `format = "general"
issuer = "青禾县人民政府办公室"
number = "青政办发〔2026〕3号"
title = "青禾县人民政府办公室关于印发任务分解表的通知"
recipients = "各乡镇人民政府"
date = 2026-03-01
text = "现将任务分解表印发给你们，请认真落实。"

[[attachment]]
title = "任务分解表"
content = "breakdown"

[[department]]
name = "县教育局"

[[department]]
name = "县水务局"

# 第一项
[[task]] # 一
topic = "学校"
lead = ["县教育局"]
due = "6月底前"
requirement = "做好第一件事。"

[[task]]
requirement = "做好第二件事。"

[[task]]
lead = ["县水务局"]
requirement = "做好第三件事。"

[[task]]
topic = "水利"
lead = ["县水务局"]
due = "9月底前"
requirement = "做好第四件事。"
`

// TestGridKeys: the grid under the keyboard alone, as in Excel; every step taken
// back the file is the very one of before (9).
func TestGridKeys(t *testing.T) {
	b := serve(t, map[string]string{"a.toml": smallTable})
	p := b.grid(t, smallTable, "task.0.requirement")
	has := func(what string) {
		t.Helper()
		b.saved(t, "a.toml", func(s string) bool { return strings.Contains(s, what) })
	}
	hasNot := func(what string) {
		t.Helper()
		b.saved(t, "a.toml", func(s string) bool { return !strings.Contains(s, what) })
	}
	p.key("x") // typed over the cell
	p.key("Enter")
	has(`requirement = "x"`)
	p.insert("做完第二件事。") // Enter went down
	p.key("Tab")
	has(`requirement = "做完第二件事。"`)
	p.at("task.1.lead")
	p.key("F2")
	p.key("End")
	p.key("Alt+Enter")
	p.insert("水")
	p.shot("offer")
	p.until(`document.querySelectorAll('#unit-list [role=option]').length === 1`)
	p.key("ArrowDown")
	p.key("Enter") // takes the name offered
	p.key("Enter") // done
	has("lead = [\"县教育局\", \"县水务局\"]\nrequirement = \"做完第二件事。\"")
	p.at("task.1.lead")
	p.key("Ctrl+M") // one with the row above again
	hasNot("县教育局\", \"县水务局")
	p.key("Ctrl+Shift+M") // and apart
	has("lead = [\"县教育局\"]\nrequirement = \"做完第二件事。\"")
	p.key("Escape")
	p.at("task.1.requirement")
	p.key("Ctrl+Enter") // a row below
	p.until("window.desk.state().tables[0].rows.length === 5")
	p.insert("新的一件事。")
	p.key("Enter")
	has("requirement = \"新的一件事。\"")
	p.at("task.2.requirement")
	p.key("Alt+ArrowUp")
	p.until("document.activeElement.dataset.path === 'task.1.requirement'")
	if got := p.cell(1, "requirement"); got != "新的一件事。" {
		t.Errorf("the row moved up has %q", got)
	}
	p.key("Ctrl+Delete")
	p.until("window.desk.state().tables[0].rows.length === 4")
	p.at("task.0.due")
	p.key("Shift+ArrowDown")
	p.key("Shift+ArrowDown")
	p.key("Delete")
	hasNot("6月底前")
	p.at("task.3.requirement")
	p.key("F2")
	p.insert("不要")
	p.key("Escape")
	p.rev()
	hasNot("不要")
	p.at("task.0.topic")
	p.key("Shift+ArrowRight")
	p.key("Ctrl+C")
	p.at("task.3.topic")
	p.key("Ctrl+V")
	p.rev()
	if topic, lead := p.cell(3, "topic"), p.cell(3, "lead"); topic != "学校" || lead != "县教育局" {
		t.Errorf("pasted are %q and %q", topic, lead)
	}
	p.shot("keys")
	for range 60 {
		if p.js(`[...document.querySelectorAll('button')].find(b => b.textContent === '↶ 撤销').disabled`) == "true" {
			break
		}
		p.js(`[...document.querySelectorAll('button')].find(b => b.textContent === '↶ 撤销').click()`)
		p.rev()
	}
	b.saved(t, "a.toml", func(s string) bool { return s == smallTable })
}

// TestGridMenu: what the menu of a row does.
func TestGridMenu(t *testing.T) {
	b := serve(t, map[string]string{"a.toml": smallTable})
	p := b.grid(t, smallTable, "task.2.lead")
	for _, c := range []struct{ item, want string }{
		{"与上一行合并", "[[task]]\nrequirement = \"做好第三件事。\""},
		{"从这里另起", "[[task]]\nlead = [\"县教育局\"]\nrequirement = \"做好第三件事。\""},
		{"在上面插入一行", "[[task]]\nrequirement = \"\""},
	} {
		p.key("Escape")
		p.at("task.2.lead")
		p.press("这一行…")
		p.shot("menu")
		p.press(c.item)
		b.saved(t, "a.toml", func(s string) bool { return strings.Contains(s, c.want) })
	}
}

// TestGridFind finds words in the table.
func TestGridFind(t *testing.T) {
	b := serve(t, map[string]string{"a.toml": smallTable})
	p := b.grid(t, smallTable, "task.0.topic")
	p.enter("在表里找", "第四件")
	p.key("Enter")
	p.until("document.querySelector('.cell-editor').dataset.path === 'task.3.requirement'")
}

// large is a notice with so many tasks.
func large(n int) string {
	text, _, _ := strings.Cut(smallTable, "# 第一项")
	var s strings.Builder
	s.WriteString(text)
	for i := range n {
		fmt.Fprintf(&s, "[[task]]\ntopic = \"工作%d\"\nlead = [\"县教育局\"]\ndue = \"6月底前\"\nrequirement = \"按要求做好第%d件事，并在完成后报县政府办公室。\"\n\n", i/3+1, i+1)
	}
	return s.String()
}

// TestThousand: a thousand rows: only those in view are drawn, a key goes on (13).
func TestThousand(t *testing.T) {
	b := serve(t, map[string]string{"a.toml": large(1000)})
	p := b.grid(t, "", "task.0.requirement")
	p.key("Ctrl+ArrowDown")
	p.until("document.querySelector('.cell-editor').dataset.path === 'task.999.requirement'")
	if n := p.js("document.querySelectorAll('.grid-line').length"); len(n) > 2 {
		t.Errorf("%s lines are drawn", n)
	}
	took := p.js(`(async () => { const s = document.querySelector('.grid-scroller'), took = []; for (let i = 0; i < 40; i++) { const at = performance.now(); s.scrollTop = i * 700; await new Promise(r => requestAnimationFrame(r)); took.push(performance.now() - at) } took.sort((a, b) => a - b); return took[20].toFixed(0) + ' and ' + took[38].toFixed(0) })()`)
	t.Logf("ms to scroll a screen, the median and the 19th of 20: %s", took)
	p.at("task.500.requirement")
	p.insert("改了这一行。")
	p.key("Enter")
	b.saved(t, "a.toml", func(s string) bool { return strings.Contains(s, "改了这一行。") })
	t.Logf("the program took %s ms", p.js("window.desk.timing().millis"))
	p.shot("thousand")
}
