package desk

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"gongwen/render"
)

// typist types into one value of a notice over the socket, as the page does: it has
// the two pages that it sees, values and tables, and says so.
type typist struct {
	*bench
	look
	client http.Client
	body   bytes.Buffer
}

func typing(t testing.TB, text string) *typist {
	k := &typist{bench: serve(t, map[string]string{"通知.toml": text}), look: look{File: "通知.toml", See: []int{0, 1}, Have: map[string]string{}}}
	k.answered(k.ask(t, "open", map[string]any{"file": "通知.toml"}))
	return k
}

func (k *typist) ask(t testing.TB, what string, q any) *state {
	t.Helper()
	data, err := json.Marshal(q)
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.NewRequest(http.MethodPost, "http://"+k.host+"/api/"+what, bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("X-Gongwen", k.token)
	r.Header.Set("Content-Type", "application/json")
	answer, err := k.client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	k.body.Reset()
	_, err = k.body.ReadFrom(answer.Body)
	io.Copy(io.Discard, answer.Body)
	answer.Body.Close()
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("%v, %d: %s", err, answer.StatusCode, k.body.String())
	}
	a := new(state)
	if err := json.Unmarshal(k.body.Bytes(), a); err != nil {
		t.Fatal(err)
	}
	return a
}

// answered takes over what an answer says.
func (k *typist) answered(a *state) {
	k.Rev, k.Know = a.Rev, a.Digests
	for i := range a.Pages {
		if a.Pages[i].Hash != "" {
			k.Have[strconv.Itoa(i)] = a.Pages[i].Hash
		}
	}
}

// key types: the value is another each time.
func (k *typist) key(t testing.TB, path string, n int) *state {
	t.Helper()
	value, _ := json.Marshal(fmt.Sprintf("关于印发第%d次任务分解表的通知", n))
	a := k.ask(t, "change", question{look: k.look, Ops: []render.Op{{Op: "set", Path: path, Value: value}}})
	k.answered(a)
	return a
}

// BenchmarkKeystroke is a keystroke over the socket, to the whole answer: text,
// findings, values, rows and the pages that are seen, in the title and in a cell of
// the sample of 42 tasks and of a table of a thousand (goals where nothing else
// runs: 8 ms and 60 ms).
func BenchmarkKeystroke(b *testing.B) {
	for _, in := range []struct{ name, text string }{{"42", sample(b, breakdown)}, {"1000", large(1000)}} {
		for _, path := range []string{"title", "task.20.requirement"} {
			b.Run(in.name+"/"+path, func(b *testing.B) {
				k := typing(b, in.text)
				n := 0
				for b.Loop() {
					k.key(b, path, n)
					n++
				}
			})
		}
	}
}

// BenchmarkPainted is a keystroke from the key to the paint in the browser: the
// median of 21.
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
