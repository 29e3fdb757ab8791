package desk

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"gongwen/render/testkit"
)

// firefox is Firefox under its own remote control, Marionette: a length, a colon, a
// command in JSON, over a socket of this machine.
type firefox struct {
	conn net.Conn
	in   *bufio.Reader
	id   int
}

// visitFirefox opens a page at an address in a Firefox of the test's own.
func visitFirefox(t testing.TB, address string) *tab {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser is asked in full runs")
	}
	testkit.NeedSlow(t, "firefox-esr")
	dir := t.TempDir()
	prefs := ""
	for name, value := range map[string]string{
		"marionette.port": "0", "browser.download.alwaysOpenPanel": "false", "browser.download.panel.shown": "true", "focusmanager.testmode": "true", "browser.shell.checkDefaultBrowser": "false", "datareporting.policy.dataSubmissionEnabled": "false",
		"browser.startup.homepage_override.mstone": `"ignore"`, "app.update.enabled": "false", "app.normandy.enabled": "false",
		"network.captive-portal-service.enabled": "false", "network.connectivity-service.enabled": "false", "toolkit.telemetry.enabled": "false",
		"services.settings.server": `"data:,"`, "extensions.getAddons.cache.enabled": "false",
	} {
		prefs += fmt.Sprintf("user_pref(%q, %s);\n", name, value)
	}
	if err := os.WriteFile(filepath.Join(dir, "user.js"), []byte(prefs), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("firefox-esr", "--headless", "--marionette", "--no-remote", "--profile", dir, "--width", "1600", "--height", "1000", "about:blank")
	cmd.Env = append(os.Environ(), "HOME="+dir, "MOZ_CRASHREPORTER_DISABLE=1")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	f := &firefox{}
	var err error
	for end := time.Now().Add(40 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		var port []byte
		if port, err = os.ReadFile(filepath.Join(dir, "MarionetteActivePort")); err != nil {
			continue
		}
		if f.conn, err = net.Dial("tcp4", "127.0.0.1:"+strings.TrimSpace(string(port))); err == nil {
			break
		}
	}
	if err != nil {
		t.Fatal("Firefox does not answer: ", err)
	}
	t.Cleanup(func() { f.conn.Close() })
	f.in = bufio.NewReader(f.conn)
	if _, err := f.read(); err != nil { // who it is
		t.Fatal(err)
	}
	b := &tab{t: t, fox: f}
	b.ask("WebDriver:NewSession", map[string]any{"timeouts": map[string]int{"script": 20_000}})
	b.ask("WebDriver:Navigate", map[string]any{"url": address})
	return b
}

func (f *firefox) read() ([]byte, error) {
	length, err := f.in.ReadString(':')
	if err != nil {
		return nil, err
	}
	n, err := strconv.Atoi(strings.TrimSuffix(length, ":"))
	if err != nil {
		return nil, err
	}
	data := make([]byte, n)
	_, err = io.ReadFull(f.in, data)
	return data, err
}

// ask sends a command and gives its answer.
func (f *firefox) ask(command string, params map[string]any) (map[string]any, error) {
	f.id++
	data, err := json.Marshal([]any{0, f.id, command, params})
	if err != nil {
		return nil, err
	}
	f.conn.SetDeadline(time.Now().Add(60 * time.Second))
	if _, err := fmt.Fprintf(f.conn, "%d:%s", len(data), data); err != nil {
		return nil, err
	}
	answer, err := f.read()
	if err != nil {
		return nil, err
	}
	var parts []json.RawMessage
	if err := json.Unmarshal(answer, &parts); err != nil || len(parts) != 4 {
		return nil, fmt.Errorf("%.200s", answer)
	}
	if string(parts[2]) != "null" {
		return nil, fmt.Errorf("%s: %.600s", command, parts[2])
	}
	var result map[string]any
	return result, json.Unmarshal(parts[3], &result)
}

func (b *tab) ask(command string, params map[string]any) map[string]any {
	b.t.Helper()
	result, err := b.fox.ask(command, params)
	if err != nil {
		b.t.Fatal(err)
	}
	return result
}

// eval is the value of an expression, which may be a promise.
func (f *firefox) eval(expression string) (any, error) {
	result, err := f.ask("WebDriver:ExecuteAsyncScript", map[string]any{
		"script": "const done = arguments[arguments.length - 1]; (async () => (" + expression + "))().then(v => done({value: v === undefined ? null : v}), e => done({wrong: String(e)}))", "args": []any{}, "sandbox": nil,
	})
	if err != nil {
		return nil, err
	}
	v, _ := result["value"].(map[string]any)
	if wrong, ok := v["wrong"].(string); ok {
		return nil, errors.New(wrong)
	}
	return v["value"], nil
}

// The keys of WebDriver.
var foxKeys = map[string]string{
	"Ctrl": "\uE009", "Shift": "\uE008", "Alt": "\uE00A", "Enter": "\uE007", "Tab": "\uE004", "Backspace": "\uE003", "Escape": "\uE00C",
	"PageUp": "\uE00E", "PageDown": "\uE00F", "End": "\uE010", "Home": "\uE011", "ArrowLeft": "\uE012", "ArrowUp": "\uE013",
	"ArrowRight": "\uE014", "ArrowDown": "\uE015", "Delete": "\uE017", "F2": "\uE032", "F8": "\uE038", "F10": "\uE03A",
}

// key presses a key as a keyboard does: Ctrl+Shift+M, F2, 甲.
func (f *firefox) key(name string) error {
	var down, up []any
	for _, part := range strings.Split(name, "+") {
		value, ok := foxKeys[part]
		if !ok {
			value = part
			if strings.Contains(name, "+") {
				value = strings.ToLower(part)
			}
		}
		down = append(down, map[string]any{"type": "keyDown", "value": value})
		up = append([]any{map[string]any{"type": "keyUp", "value": value}}, up...)
	}
	_, err := f.ask("WebDriver:PerformActions", map[string]any{"actions": []any{map[string]any{"type": "key", "id": "keys", "actions": append(down, up...)}}})
	return err
}

// insert types into the control that has the focus.
func (f *firefox) insert(text string) error {
	at, err := f.ask("WebDriver:GetActiveElement", map[string]any{})
	if err != nil {
		return err
	}
	element, _ := at["value"].(map[string]any)
	for _, id := range element {
		if _, err := f.ask("WebDriver:ElementSendKeys", map[string]any{"id": id, "text": text}); err != nil {
			return err
		}
	}
	return nil
}

func (f *firefox) shot() ([]byte, error) {
	result, err := f.ask("WebDriver:TakeScreenshot", map[string]any{"full": false})
	if err != nil {
		return nil, err
	}
	text, _ := result["value"].(string)
	return base64.StdEncoding.DecodeString(text)
}
