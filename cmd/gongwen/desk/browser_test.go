package desk

import "testing"

func TestScreens(t *testing.T) {
	b := serve(t, map[string]string{"通知.toml": sample(t, breakdown), "会议.toml": sample(t, "huiyi-tongzhi-2026.toml"), "坏.toml": "x = "})
	p := browse(t, b.Address(""))
	p.until("document.querySelectorAll('table.files tbody tr').length === 3")
	p.shot("start")
	p.js("[...document.querySelectorAll('button')].find(b => b.textContent === '通知').click()")
	p.settle()
	p.shot("desk")
}
