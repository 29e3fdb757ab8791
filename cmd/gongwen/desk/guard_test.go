package desk

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"gongwen/render/testkit"
)

// raw sends a request over a socket, byte for byte, as one who is no browser can.
func raw(t *testing.T, d *bench, method, path, host string, headers map[string]string, body string) (*http.Response, string) {
	t.Helper()
	c, err := net.Dial("tcp4", d.host)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(20 * time.Second))
	fmt.Fprintf(c, "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n", method, path, host)
	for k, v := range headers {
		fmt.Fprintf(c, "%s: %s\r\n", k, v)
	}
	if _, set := headers["Content-Length"]; body != "" && !set {
		fmt.Fprintf(c, "Content-Length: %d\r\n", len(body))
	}
	fmt.Fprintf(c, "\r\n%s", body)
	r, err := http.ReadResponse(bufio.NewReader(c), &http.Request{Method: method})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	data, _ := io.ReadAll(r.Body)
	return r, string(data)
}

// TestGuard: what gets an answer and what does not, over real sockets.
func TestGuard(t *testing.T) {
	d := serve(t, map[string]string{"通知.toml": sample(t, breakdown), "别.txt": "x"})
	os.WriteFile(filepath.Join(filepath.Dir(d.dir), "外.toml"), []byte("x = 1\n"), 0o644)
	if err := os.Symlink(filepath.Join(filepath.Dir(d.dir), "外.toml"), filepath.Join(d.dir, "链.toml")); err != nil {
		t.Log("no links here: ", err)
	}
	before := d.disk(t, "通知.toml")
	_, port, _ := strings.Cut(d.host, ":")
	own := map[string]string{"X-Gongwen": d.token}
	with := func(more ...string) map[string]string {
		h := map[string]string{"X-Gongwen": d.token}
		for i := 0; i < len(more); i += 2 {
			if h[more[i]] = more[i+1]; more[i+1] == "" {
				delete(h, more[i])
			}
		}
		return h
	}
	jsonly := with("Content-Type", "application/json")
	change := `{"file":"通知.toml","rev":1,"ops":[{"op":"text","text":"x = 1\n"}]}`
	open := func(file string) string { return `{"file":"` + file + `"}` }
	for _, c := range []struct {
		what               string
		method, path, host string
		headers            map[string]string
		body               string
		code               int
	}{
		{"the page", "GET", "/", d.host, nil, "", 200},
		{"the page by the other name", "GET", "/", "localhost:" + port, nil, "", 200},
		{"the list", "GET", "/api/files", d.host, own, "", 200},
		{"the page itself asks", "GET", "/api/files", d.host, with("Sec-Fetch-Site", "same-origin"), "", 200},
		{"a bookmark", "GET", "/", d.host, map[string]string{"Sec-Fetch-Site": "none"}, "", 200},
		{"an open notice", "POST", "/api/open", d.host, jsonly, open("通知.toml"), 200},

		{"a rebound name", "GET", "/", "evil.example:" + port, nil, "", 403},
		{"a rebound name with the token", "GET", "/api/files", "evil.example:" + port, own, "", 403},
		{"a name that begins like ours", "GET", "/api/files", "127.0.0.1.evil.example:" + port, own, "", 403},
		{"another port in the name", "GET", "/api/files", "127.0.0.1:1", own, "", 403},
		{"no port", "GET", "/api/files", "127.0.0.1", own, "", 403},
		{"0.0.0.0", "GET", "/api/files", "0.0.0.0:" + port, own, "", 403},
		{"another site", "GET", "/api/files", d.host, with("Sec-Fetch-Site", "cross-site"), "", 403},
		{"another site for the page", "GET", "/", d.host, map[string]string{"Sec-Fetch-Site": "cross-site"}, "", 403},
		{"another port of this machine", "GET", "/api/files", d.host, with("Sec-Fetch-Site", "same-site"), "", 403},
		{"another site, an old browser", "POST", "/api/change", d.host, with("Content-Type", "application/json", "Origin", "http://evil.example"), change, 403},
		{"another port, an old browser", "POST", "/api/change", d.host, with("Content-Type", "application/json", "Origin", "http://127.0.0.1:1"), change, 403},
		{"a page without origin", "POST", "/api/change", d.host, with("Content-Type", "application/json", "Origin", "null"), change, 403},
		{"no token", "GET", "/api/files", d.host, nil, "", 403},
		{"no token to change", "POST", "/api/change", d.host, map[string]string{"Content-Type": "application/json"}, change, 403},
		{"a wrong token", "GET", "/api/files", d.host, map[string]string{"X-Gongwen": d.token[:len(d.token)-1] + "!"}, "", 403},
		{"half a token", "GET", "/api/files", d.host, map[string]string{"X-Gongwen": d.token[:12]}, "", 403},
		{"the token in the address", "GET", "/api/files?X-Gongwen=" + d.token, d.host, nil, "", 403},
		{"the token as a cookie", "GET", "/api/files", d.host, map[string]string{"Cookie": "X-Gongwen=" + d.token}, "", 403},
		{"events without the token", "GET", "/api/events", d.host, nil, "", 403},
		{"a file to keep without the token", "GET", "/api/out/pdf?file=%E9%80%9A%E7%9F%A5.toml&rev=1", d.host, nil, "", 403},
		{"reminders without the token", "GET", "/api/out/reminders?file=%E9%80%9A%E7%9F%A5.toml", d.host, nil, "", 403},
		{"a return without the token", "POST", "/api/return?file=%E9%80%9A%E7%9F%A5.toml&name=a.xlsx", d.host, map[string]string{"Content-Type": "application/octet-stream"}, "PK", 403},
		{"a form", "POST", "/api/change", d.host, with("Content-Type", "application/x-www-form-urlencoded"), change, 415},
		{"a form of text", "POST", "/api/change", d.host, with("Content-Type", "text/plain"), change, 415},
		{"no type", "POST", "/api/change", d.host, own, change, 415},
		{"the question before", "OPTIONS", "/api/change", d.host, map[string]string{"Origin": "http://evil.example", "Access-Control-Request-Method": "POST"}, "", 403},
		{"the question before, from nowhere", "OPTIONS", "/api/change", d.host, nil, "", 405},
		{"another method", "PUT", "/api/change", d.host, jsonly, change, 405},
		{"a socket", "GET", "/api/events", d.host, map[string]string{"Upgrade": "websocket", "Origin": "http://evil.example"}, "", 403},

		{"a file above", "POST", "/api/open", d.host, jsonly, open("../外.toml"), 422},
		{"a file above, by the way of Windows", "POST", "/api/open", d.host, jsonly, open(`..\\外.toml`), 422},
		{"a whole path", "POST", "/api/open", d.host, jsonly, open("/etc/passwd.toml"), 422},
		{"a drive", "POST", "/api/open", d.host, jsonly, open("C:外.toml"), 422},
		{"a stream of a file", "POST", "/api/open", d.host, jsonly, open("通知.toml:x.toml"), 422},
		{"a device", "POST", "/api/open", d.host, jsonly, open("..toml"), 422},
		{"another kind", "POST", "/api/open", d.host, jsonly, open("别.txt"), 422},
		{"a zero byte", "POST", "/api/open", d.host, jsonly, open(`a\u0000.toml`), 422},
		{"a link that leads out", "POST", "/api/open", d.host, jsonly, open("链.toml"), 500},
		{"one that is not there", "POST", "/api/open", d.host, jsonly, open("没有.toml"), 500},
		{"a new file above", "POST", "/api/new", d.host, jsonly, `{"starter":"会议","name":"../新.toml"}`, 422},
		{"a new file over an old one", "POST", "/api/new", d.host, jsonly, `{"starter":"会议","name":"通知.toml"}`, 422},
		{"an imported file above", "POST", "/api/put", d.host, jsonly, `{"name":"../新.toml","toml":"x = 1"}`, 422},
		{"an import that was not read", "POST", "/api/put", d.host, jsonly, `{"name":"新.toml","id":"99"}`, 422},
		{"an import that was not read, again", "POST", "/api/import", d.host, jsonly, `{"id":"99"}`, 422},
		{"returns of a file above", "POST", "/api/collect", d.host, jsonly, `{"file":"../外.toml","period":"2026-05"}`, 422},
		{"an edition above", "POST", "/api/build", d.host, jsonly, `{"file":"通知.toml","rev":1,"split":true,"since":"../外.toml"}`, 422},
		{"a month that is a path", "POST", "/api/build", d.host, jsonly, `{"file":"通知.toml","rev":1,"split":true,"period":"../../x"}`, 422},
		{"a face by a path", "GET", "/face/..%2F..%2Fgo.mod", d.host, nil, "", 404},
		{"sources of the page", "GET", "/ui/app.ts", d.host, nil, "", 404},

		{"too long a question", "POST", "/api/open", d.host, with("Content-Type", "application/json", "Content-Length", "9000000"), "", 422},
		{"no JSON", "POST", "/api/open", d.host, jsonly, `{"file":`, 422},
		{"pages that are none", "POST", "/api/look", d.host, jsonly, `{"file":"通知.toml","see":[-1,999999999,0,0]}`, 200},
	} {
		r, body := raw(t, d, c.method, c.path, c.host, c.headers, c.body)
		if r.StatusCode != c.code {
			t.Errorf("%s: %d, want %d: %.200s", c.what, r.StatusCode, c.code, body)
		}
		for name := range r.Header {
			if strings.HasPrefix(name, "Access-Control-") {
				t.Errorf("%s: %s", c.what, name)
			}
		}
		if csp := r.Header.Get("Content-Security-Policy"); !strings.HasPrefix(csp, "default-src 'none'; script-src 'self'; style-src 'self';") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s: policy %q", c.what, csp)
		}
		if r.Header.Get("X-Content-Type-Options") != "nosniff" || r.Header.Get("Cross-Origin-Resource-Policy") != "same-origin" || r.Header.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("%s: headers %v", c.what, r.Header)
		}
		if strings.Contains(body, d.token) {
			t.Errorf("%s: the answer has the token", c.what)
		}
	}
	if d.disk(t, "通知.toml") != before {
		t.Error("the notice was changed")
	}
	if _, err := os.Stat(filepath.Join(filepath.Dir(d.dir), "新.toml")); err == nil {
		t.Error("a file was written above the folder")
	}
}

// TestLoopback: nobody else can reach the port.
func TestLoopback(t *testing.T) {
	d := serve(t, nil)
	if !strings.HasPrefix(d.host, "127.0.0.1:") {
		t.Fatal(d.host)
	}
	_, port, _ := strings.Cut(d.host, ":")
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		testkit.Missing(t, "no list of addresses here: "+err.Error())
	}
	for _, a := range addresses {
		ip, _, err := net.ParseCIDR(a.String())
		if err != nil || ip.IsLoopback() {
			continue
		}
		if c, err := net.DialTimeout("tcp", net.JoinHostPort(ip.String(), port), time.Second); err == nil {
			c.Close()
			t.Errorf("reached at %s", ip)
		}
	}
}

// TestTokens: each start has a word of its own, of 144 bits, which only the fragment
// of the address holds.
func TestTokens(t *testing.T) {
	a, b := serve(t, nil), serve(t, nil)
	if a.token == b.token || len(a.token) != 24 {
		t.Errorf("%q %q", a.token, b.token)
	}
	if !regexp.MustCompile(`^http://127\.0\.0\.1:\d+/#` + a.token + `/%E9%80%9A%E7%9F%A5\.toml$`).MatchString(a.Address("通知.toml")) {
		t.Error(a.Address("通知.toml"))
	}
}

// TestNoCORS: the program has no words to let another origin in.
func TestNoCORS(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) < 5 {
		t.Fatal(err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(name, "_test.go") && strings.Contains(strings.ToLower(string(text)), "access-control-") {
			t.Errorf("%s speaks of Access-Control", name)
		}
	}
}

// TestHostilePage: a page of another port of this machine, open in the same browser
// while the clerk works, reads nothing and changes nothing, whatever way it tries.
func TestHostilePage(t *testing.T) {
	d := serve(t, map[string]string{"通知.toml": sample(t, breakdown)})
	before := d.disk(t, "通知.toml")
	own := browse(t, d.Address("通知.toml"))
	own.settle()
	attack := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, `<!doctype html><iframe name="f"></iframe><form id="form" method="post" enctype="text/plain" target="f" action="http://%s/api/change"><input name='{"file":"通知.toml","rev":1,"ops":[{"op":"text","text":"x = 1' value='"}]}'></form>`, d.host)
	}))
	defer attack.Close()
	p := visit(t, attack.URL)
	for _, c := range []struct{ what, try string }{
		{"fetch", `fetch("http://%s/api/files").then(r => "read " + r.status, e => "refused")`},
		{"fetch with a guess", `fetch("http://%s/api/files", {headers: {"X-Gongwen": "aaaaaaaaaaaaaaaaaaaaaaaa"}}).then(r => "read " + r.status, e => "refused")`},
		{"a change", `fetch("http://%s/api/change", {method: "POST", headers: {"Content-Type": "application/json"}, body: "{}"}).then(r => "read " + r.status, e => "refused")`},
		{"a blind change", `fetch("http://%s/api/change", {method: "POST", mode: "no-cors", body: '{"file":"通知.toml","rev":1,"ops":[{"op":"text","text":"x"}]}'}).then(r => r.type === "opaque" ? "refused" : "read", e => "refused")`},
		{"quit", `fetch("http://%s/api/quit", {method: "POST", mode: "no-cors", body: "{}"}).then(r => r.type === "opaque" ? "refused" : "read", e => "refused")`},
		{"an image", `new Promise(r => { const i = new Image(); i.onload = () => r("read"); i.onerror = () => r("refused"); i.src = "http://%s/icon.svg" })`},
		{"a script", `new Promise(r => { const i = document.createElement("script"); i.onload = () => r("read"); i.onerror = () => r("refused"); i.src = "http://%s/app.js"; document.body.append(i) })`},
		{"a style", `new Promise(r => { const i = document.createElement("link"); i.rel = "stylesheet"; i.onload = () => r("read"); i.onerror = () => r("refused"); i.href = "http://%s/app.css"; document.head.append(i) })`},
		{"a frame", `new Promise(r => { const i = document.createElement("iframe"); i.onload = () => { let d = null; try { d = i.contentDocument } catch (e) {}; r(d && d.getElementById("app") ? "read" : "refused") }; i.src = "http://%s/"; document.body.append(i) })`},
		{"a socket", `new Promise(r => { const s = new WebSocket("ws://%s/api/events"); s.onopen = () => r("read"); s.onerror = () => r("refused") })`},
		{"an event source", `new Promise(r => { const s = new EventSource("http://%s/api/events"); s.onopen = () => r("read"); s.onerror = () => { s.close(); r("refused") } })`},
		{"a beacon", `(navigator.sendBeacon("http://%s/api/quit", "{}"), new Promise(r => setTimeout(() => r("refused"), 300)))`},
	} {
		if got := p.js(c.try, d.host); got != "refused" {
			t.Errorf("%s: %s", c.what, got)
		}
	}
	p.js(`(document.getElementById("form").submit(), new Promise(r => setTimeout(r, 500)))`)
	p.js(`(window.stolen = window.open("http://%s/"), new Promise(r => setTimeout(r, 700)))`, d.host)
	if got := p.js(`(() => { try { return window.stolen && window.stolen.document.getElementById("app") ? "read" : "refused" } catch (e) { return "refused" } })()`); got != "refused" {
		t.Error("a window: ", got)
	}
	if d.disk(t, "通知.toml") != before {
		t.Error("the notice was changed")
	}
	if got := own.js("fetch('/api/files', {headers: {'X-Gongwen': sessionStorage.getItem('gongwen')}}).then(r => r.status)"); got != "200" {
		t.Error("the desk no longer answers its own page: ", got)
	}
	if got := own.js("location.href"); strings.Contains(got, d.token) {
		t.Error("the address still shows the token: ", got)
	}
}
