package desk

import (
	"fmt"
	"testing"
)

// open opens a notice of the bench in the browser.
func (b *bench) open(t testing.TB, file string) *tab {
	t.Helper()
	p := browse(t, b.Address(file))
	p.settle()
	return p
}

// press goes to a tab by its label.
func (p *tab) press(label string) {
	p.t.Helper()
	p.until("[...document.querySelectorAll('[role=tab],button')].some(b => b.textContent === %q && b.offsetParent)", label)
	p.js("[...document.querySelectorAll('[role=tab],button')].find(b => b.textContent === %q && b.offsetParent).click()", label)
}

// TestSections: every section shows itself, and every control has a name.
func TestSections(t *testing.T) {
	for _, name := range []string{breakdown, "fangan-yinfa-2026.toml", "minsheng-fenjie-2026.toml"} {
		b := serve(t, map[string]string{"a.toml": sample(t, name)})
		p := b.open(t, "a.toml")
		for i, label := range []string{"通知", "正文", "随文文件", "附件", "分解表", "部门名录", "版记", "规则开关", "源文件"} {
			p.press(label)
			p.js("new Promise(r => setTimeout(r, 300))")
			if bad := p.js(`[...document.querySelectorAll('#left input,#left select,#left textarea,#left button')].filter(e => e.offsetParent && e.tabIndex >= 0 && !(e.getAttribute('aria-label') || [...(e.labels || [])].map(l => l.textContent).join('') || (e.tagName === 'BUTTON' && e.textContent)).trim()).map(e => e.outerHTML.slice(0, 120))`); bad != "[]" {
				t.Errorf("%s: controls without a name: %s", label, bad)
			}
			p.shot(fmt.Sprint(name[:6], i, label))
		}
	}
}
