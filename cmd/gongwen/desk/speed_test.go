package desk

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"gongwen/render"
)

// keystroke types one more character into the title of the sample and answers as
// the page is answered.
func keystroke(t testing.TB, s *session, l *look, n int) *state {
	s.mu.Lock()
	defer s.mu.Unlock()
	began := time.Now()
	value, _ := json.Marshal(fmt.Sprintf("关于印发第%d次\n任务分解表的通知", n))
	if refused := s.do([]render.Op{{Op: "set", Path: "title", Value: value}}); refused != "" {
		t.Fatal(refused)
	}
	a := s.show(l, began)
	l.Know = a.Digests
	for i := range a.Pages {
		if a.Pages[i].Hash != "" {
			l.Have[fmt.Sprint(i)] = a.Pages[i].Hash
		}
	}
	return a
}

// BenchmarkKeystroke is the server's part of a keystroke in the sample of 42 tasks:
// text, findings, values, rows and the two pages that are seen.
func BenchmarkKeystroke(b *testing.B) {
	d := serve(b, map[string]string{"通知.toml": sample(b, breakdown)})
	s, err := d.session("通知.toml")
	if err != nil {
		b.Fatal(err)
	}
	l := &look{See: []int{0, 1}, Have: map[string]string{}}
	n := 0
	for b.Loop() {
		a := keystroke(b, s, l, n)
		n++
		if _, err := json.Marshal(a); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPainted is a keystroke from the key to the paint in the browser: the
// median of 21 (goals of the server's part: 8 ms where nothing else runs).
func BenchmarkPainted(b *testing.B) {
	p := serve(b, map[string]string{"通知.toml": sample(b, breakdown)}).open(b, "通知.toml")
	p.focus("主送机关")
	var took string
	for b.Loop() {
		took = p.js(`(async () => {
		const painted = () => new Promise(r => requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = () => r(); c.port2.postMessage(0); }));
		const out = [], e = document.activeElement;
		for (let i = 0; i < 21; i++) {
			const began = performance.now(), was = desk.state().rev;
			e.value += '村'; e.dispatchEvent(new Event('input', {bubbles: true}));
			while (desk.state().rev === was) await new Promise(r => setTimeout(r, 0));
			await painted();
			out.push(performance.now() - began);
		}
		return out.sort((a, b) => a - b)[10].toFixed(1);
	})()`)
	}
	median, err := strconv.ParseFloat(strings.Trim(took, `"`), 64)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(median, "ms/key")
	b.ReportMetric(0, "ns/op")
}
