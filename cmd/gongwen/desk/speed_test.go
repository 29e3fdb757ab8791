package desk

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
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

// TestSpeed: the server's part of a keystroke in the sample of 42 tasks is 8 ms at
// most where nothing else runs; what it takes from the key to the paint in a browser
// is told.
func TestSpeed(t *testing.T) {
	d := serve(t, map[string]string{"通知.toml": sample(t, breakdown)})
	s, err := d.session("通知.toml")
	if err != nil {
		t.Fatal(err)
	}
	l := &look{See: []int{0, 1}, Have: map[string]string{}}
	var millis []float64
	for n := range 41 {
		millis = append(millis, keystroke(t, s, l, n).Millis)
	}
	slices.Sort(millis)
	t.Logf("server: median %.1f ms, fastest %.1f ms, load %.1f", millis[20], millis[0], load())
	if at := load(); at <= 1 && millis[20] > 8 {
		t.Errorf("%.1f ms, more than 8", millis[20])
	} else if millis[0] > 60 { // however much else runs
		t.Errorf("%.1f ms at the fastest", millis[0])
	}
	p := d.open(t, "通知.toml")
	p.focus("主送机关")
	took := p.js(`(async () => {
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
	t.Logf("key to painted: median %s ms, load %.1f", took, load())
}

// load is what else runs, 99 where nobody knows.
func load() (at float64) {
	data, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return 99
	}
	fmt.Sscan(string(data), &at)
	return at
}
