package desk

import (
	"encoding/json"
	"fmt"
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
