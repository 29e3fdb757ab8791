package desk

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/chromedp/cdproto/input"
)

// open opens a notice of the bench in the browser.
func (b *bench) open(t testing.TB, file string) *tab {
	t.Helper()
	p := browse(t, b.Address(file))
	p.settle()
	return p
}

// press clicks a tab, a button or an item of a menu by its label, the topmost.
func (p *tab) press(label string) {
	p.t.Helper()
	const all = `[...(document.querySelector('.menu') || document.querySelector('.veil') || document).querySelectorAll('button')].filter(b => b.offsetParent && !b.disabled && (b.textContent === %[1]q || b.getAttribute('aria-label') === %[1]q))`
	p.until(all+`.length`, label)
	p.js(all+`[0].click()`, label)
}

// control is the control with a name, as a screen reader says it.
const control = `[...document.querySelectorAll('input,textarea,select')].find(e => (e.offsetParent || e.classList.contains('cell-editor')) && ((e.getAttribute('aria-label') || [...(e.labels || [])].map(l => l.textContent).join('')).trim() === %[1]q))`

// focus puts the caret into the control with a label.
func (p *tab) focus(label string) {
	p.t.Helper()
	p.until(control, label)
	p.js("("+control+").focus()", label)
}

// enter types into the control with a label, in place of what it has.
func (p *tab) enter(label, text string) {
	p.t.Helper()
	p.focus(label)
	p.key("Ctrl+A")
	p.insert(text)
}

// choose takes an option of a select by its words.
func (p *tab) choose(label, option string) {
	p.t.Helper()
	p.until(control, label)
	if p.js(`(() => { const e = `+control+`; const o = [...e.options].find(o => o.textContent.includes(%[2]q)); if (!o) return false; e.value = o.value; e.dispatchEvent(new Event('change', {bubbles: true})); return true })()`, label, option) != "true" {
		p.t.Fatalf("%s has no %s", label, option)
	}
}

// insert writes as an input method does when it is done.
func (p *tab) insert(text string) {
	p.t.Helper()
	if p.fox != nil {
		if err := p.fox.insert(text); err != nil {
			p.t.Fatal(err)
		}
		return
	}
	p.do(call(input.InsertText, input.InsertTextParams{Text: text}))
}

var codes = map[string]int64{
	"Backspace": 8, "Tab": 9, "Enter": 13, "Escape": 27, "PageUp": 33, "PageDown": 34, "End": 35, "Home": 36,
	"ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "Delete": 46, "F2": 113, "F8": 119, "F10": 121,
}

// key presses a key as a keyboard does: Ctrl+Shift+M, F2, ArrowDown, 甲.
func (p *tab) key(name string) {
	p.t.Helper()
	if p.fox != nil {
		if err := p.fox.key(name); err != nil {
			p.t.Fatal(err)
		}
		return
	}
	var e input.DispatchKeyEventParams
	parts := strings.Split(name, "+")
	for _, m := range parts[:len(parts)-1] {
		e.Modifiers |= map[string]int64{"Alt": 1, "Ctrl": 2, "Shift": 8}[m]
	}
	e.Key = parts[len(parts)-1]
	e.WindowsVirtualKeyCode = codes[e.Key]
	e.Type = input.DispatchKeyEventTypeRawKeyDown
	if utf8.RuneCountInString(e.Key) == 1 {
		e.WindowsVirtualKeyCode = int64([]rune(strings.ToUpper(e.Key))[0])
		if e.Modifiers&3 == 0 {
			e.Type, e.Text = input.DispatchKeyEventTypeKeyDown, e.Key
		} else {
			e.Key = strings.ToLower(e.Key)
		}
	}
	if e.Key == "Enter" && e.Modifiers == 0 {
		e.Type, e.Text = input.DispatchKeyEventTypeKeyDown, "\r"
	}
	switch name {
	case "Ctrl+V":
		e.Commands = []string{"paste"}
	case "Ctrl+C":
		e.Commands = []string{"copy"}
	case "Ctrl+A":
		e.Commands = []string{"selectAll"}
	}
	p.do(call(input.DispatchKeyEvent, e))
	e.Type, e.Text, e.Commands = input.DispatchKeyEventTypeKeyUp, "", nil
	p.do(call(input.DispatchKeyEvent, e))
}

// copy puts something on the browser's own clipboard, as a program writes it: the
// page's way to write HTML would mend it first.
func (p *tab) copy(html, text string) {
	p.t.Helper()
	p.js("%s", `(window.addEventListener('copy', e => { e.stopImmediatePropagation(); e.preventDefault(); e.clipboardData.setData('text/plain', `+quote(text)+`); if (`+quote(html)+`) e.clipboardData.setData('text/html', `+quote(html)+`) }, { once: true, capture: true }), 1)`)
	p.key("Ctrl+C")
}

// quote is a text as JavaScript.
func quote(s string) string {
	r := strings.NewReplacer(`\`, `\\`, "'", `\'`, "\n", `\n`, "\r", `\r`, "\u2028", `\u2028`)
	return "'" + r.Replace(s) + "'"
}

// rev waits until everything typed has been answered and says how many changes
// there were.
func (p *tab) rev() string {
	p.t.Helper()
	p.until("window.desk.idle && window.desk.idle()")
	return p.js("window.desk.state().rev")
}

// text is what the program has of a file, before the disk follows.
func (b *bench) text(file string) string {
	b.mu.Lock()
	s := b.sessions[file]
	b.mu.Unlock()
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.work.Text()
}

// saved waits until the disk has what a condition wants.
func (b *bench) saved(t testing.TB, file string, ok func(text string) bool) string {
	t.Helper()
	var text string
	for end := time.Now().Add(8 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if text = b.disk(t, file); ok(text) {
			return text
		}
	}
	t.Fatalf("the disk has not what is wanted:\n%s", text[:min(len(text), 3000)])
	return text
}
