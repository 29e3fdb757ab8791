package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"gongwen/cmd/gongwen/set"
	"gongwen/render/testkit"
)

// bench is a desk of a folder of its own.
type bench struct {
	*Desk
	dir string
}

// serve opens a desk of the files, by name, and ends it with the test.
func serve(t testing.TB, files map[string]string) *bench {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	d, l, err := Open(Config{Folder: dir, Disk: set.SystemDisk(), Settings: []string{}})
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- d.Serve(l) }()
	t.Cleanup(func() {
		d.Quit()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return &bench{d, dir}
}

// sample is a notice of input/.
func sample(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../../../input", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

const breakdown = "zhengwu-gongkai-2023.toml"

// disk is what a file of the folder holds.
func (b *bench) disk(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(b.dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// tab is a page of a browser.
type tab struct {
	t     testing.TB
	ctx   context.Context
	close func()
	fox   *firefox // nil: it is one of Chromium

	mu       sync.Mutex
	wrong    []string        // what the page complained of: errors, violations of its policy
	requests map[string]bool // hosts asked
}

// chrome is one browser for all tests of the package: to start one takes a second.
var chrome struct {
	once sync.Once
	ctx  context.Context
	end  func()
}

func TestMain(m *testing.M) {
	if dir := os.Getenv("GONGWEN_DESK_KILLED"); dir != "" {
		scribble(dir)
		return
	}
	code := m.Run()
	if chrome.end != nil {
		chrome.end()
	}
	os.Exit(code)
}

// browse opens a page at an address. A complaint of the page fails the test, and so
// does a request to any host but the desk's.
func browse(t testing.TB, address string) *tab {
	t.Helper()
	b := visit(t, address)
	t.Cleanup(func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		for _, w := range b.wrong {
			t.Error("the page: " + w)
		}
		own, _ := url.Parse(address)
		for host := range b.requests {
			if host != own.Host {
				t.Errorf("a request to %s", host)
			}
		}
	})
	return b
}

// visit opens a page of whoever it is.
func visit(t testing.TB, address string) *tab {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser is asked in full runs")
	}
	testkit.NeedSlow(t, "chromium")
	chrome.once.Do(func() {
		options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath("chromium"), chromedp.NoSandbox, chromedp.WindowSize(1600, 1000))
		ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
		ctx, stop := chromedp.NewContext(ctx)
		if err := chromedp.Do(ctx); err != nil {
			cancel()
			return
		}
		chrome.ctx, chrome.end = ctx, func() { stop(); cancel() }
	})
	if chrome.ctx == nil {
		t.Fatal("chromium does not start")
	}
	b := &tab{t: t, requests: map[string]bool{}}
	ctx, cancel := chromedp.NewContext(chrome.ctx, chromedp.WithListener(b.heard))
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	ctx, late := context.WithTimeout(ctx, 5*time.Minute) // a net: nothing waits so long
	b.ctx = ctx
	b.close = func() { late(); cancel() }
	t.Cleanup(b.close)
	b.do(call(network.Enable, network.EnableParams{}), call(log.Enable, cdp.Empty{}), chromedp.EmulateViewport(1600, 1000), chromedp.Navigate(address))
	return b
}

func (b *tab) heard(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		b.wrong = append(b.wrong, fmt.Sprint(e.ExceptionDetails.Text, " ", e.ExceptionDetails.Exception))
	case *log.EventEntryAdded:
		if e.Entry.Level == "error" && e.Entry.Source != "network" || e.Entry.Source == "security" {
			b.wrong = append(b.wrong, e.Entry.Text+" "+e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		if u, err := url.Parse(e.Request.URL); err == nil && strings.HasPrefix(u.Scheme, "http") {
			b.requests[u.Host] = true
		}
	}
}

// call is a command of the browser's protocol whose answer does not matter.
func call[P, R any](c cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, c, params)
		return err
	})
}

func (b *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// js is the value of an expression, which may be a promise, as JSON; a string as it
// is.
func (b *tab) js(format string, args ...any) string {
	b.t.Helper()
	expression := fmt.Sprintf(format, args...)
	var v any
	var err error
	if b.fox != nil {
		v, err = b.fox.eval(expression)
	} else {
		v, err = chromedp.Run(b.ctx, chromedp.Evaluate[any](expression, chromedp.EvalAwaitPromise))
	}
	if err != nil {
		b.t.Fatal(expression, ": ", err)
	}
	if s, ok := v.(string); ok {
		return s
	}
	data, _ := json.Marshal(v)
	return string(data)
}

// until waits for an expression to be true.
func (b *tab) until(format string, args ...any) {
	b.t.Helper()
	expression := fmt.Sprintf(format, args...)
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if b.js("!!(%s)", expression) == "true" {
			return
		}
	}
	b.shot("failed")
	b.t.Fatalf("not within a minute: %s\n%s", expression, b.js("document.body.innerText.slice(0, 600)"))
}

// shot keeps a picture of the page where GONGWEN_SHOTS names a folder.
func (b *tab) shot(name string) {
	dir := os.Getenv("GONGWEN_SHOTS")
	if dir == "" {
		return
	}
	var data []byte
	var err error
	if b.fox != nil {
		data, err = b.fox.shot()
	} else {
		data, err = chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	}
	if err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, strings.ReplaceAll(b.t.Name(), "/", "-")+"-"+name+".png"), data, 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// settle waits until the page has its first pages and their faces.
func (b *tab) settle() {
	b.t.Helper()
	b.until("document.querySelector('.page text')")
	b.js("document.fonts.ready.then(() => 1)")
}
