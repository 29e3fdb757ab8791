package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"gongwen/cmd/gongwen/console"
	"gongwen/render/testkit"
)

// served is the program itself, serving a folder.
type served struct {
	t           *testing.T
	cmd         *exec.Cmd
	host, token string
	out         *bufio.Reader
	talk        bytes.Buffer
}

// startServe starts the verb and reads its one line.
func startServe(t *testing.T, args ...string) *served {
	t.Helper()
	return startProgram(t, append([]string{"serve", "--no-open"}, args...)...)
}

func startProgram(t *testing.T, args ...string) *served {
	t.Helper()
	name := "gongwen"
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	program := filepath.Join(t.TempDir(), name)
	if err := os.Link(os.Args[0], program); err != nil { // testscript makes the program of the test's name
		data, err := os.ReadFile(os.Args[0])
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(program, data, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	s := &served{t: t, cmd: exec.Command(program, args...)}
	s.cmd.Env = append(os.Environ(), "PATH=", "DISPLAY=") // no browser is found
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	s.cmd.Stderr = &s.talk
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.cmd.Process.Kill(); s.cmd.Wait() })
	s.out = bufio.NewReader(out)
	line, err := s.out.ReadString('\n')
	m := regexp.MustCompile(`^http://(127\.0\.0\.1:\d+)/#([\w-]{24})(/.*)?\n$`).FindStringSubmatch(line)
	if err != nil || m == nil {
		t.Fatalf("%q %v %s", line, err, s.talk.String())
	}
	s.host, s.token = m[1], m[2]
	return s
}

func (s *served) ask(method, path, body string) (int, []byte) {
	s.t.Helper()
	r, err := http.NewRequest(method, "http://"+s.host+"/api/"+path, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("X-Gongwen", s.token)
	if method == "POST" {
		r.Header.Set("Content-Type", "application/json")
	}
	if strings.HasPrefix(path, "return") {
		r.Header.Set("Content-Type", "application/octet-stream")
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return answer.StatusCode, data
}

// TestServe: the address is the only line on standard output; what the page gives
// to keep and what it builds are the very bytes of build; on leaving, all is saved
// and the exit code is 0.
func TestServe(t *testing.T) {
	dir := t.TempDir()
	text := string(testkit.SampleTexts(t)["fangxun-fengong-2026"])
	file := filepath.Join(dir, "通知.toml")
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	s := startServe(t, file)
	if code, data := s.ask("POST", "open", `{"file":"通知.toml"}`); code != 200 {
		t.Fatalf("%d %s", code, data)
	}
	code, data := s.ask("POST", "change", `{"file":"通知.toml","rev":1,"ops":[{"op":"set","path":"note","value":"此件不公开"}]}`)
	if code != 200 {
		t.Fatalf("%d %s", code, data)
	}
	get := map[string][]byte{}
	for _, kind := range []string{"pdf", "xlsx", "zip"} {
		code, data := s.ask("GET", "out/"+kind+"?rev=2&file="+url.QueryEscape("通知.toml"), "")
		if code != 200 {
			t.Fatalf("%s: %d %s", kind, code, data)
		}
		get[kind] = data
	}
	if code, data := s.ask("GET", "out/pdf?rev=1&file="+url.QueryEscape("通知.toml"), ""); code != 422 {
		t.Errorf("of a text that was changed: %d %s", code, data)
	}
	code, data = s.ask("POST", "build", `{"file":"通知.toml","rev":2,"split":true}`)
	var built struct {
		Files, Notes []string
		Fine         bool
	}
	if err := json.Unmarshal(data, &built); err != nil || code != 200 || !built.Fine || len(built.Files) < 3 {
		t.Fatalf("%d %s %v", code, data, err)
	}
	kept, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(kept), "此件不公开") {
		t.Fatalf("built from what is not saved: %v", err)
	}

	other := t.TempDir() // the same by the verb
	if code, _, talk := runs(t, "build", "--split", "-o", other, file); code != console.Fine {
		t.Fatal(talk)
	}
	same := 0
	err = filepath.WalkDir(other, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		want, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		at, _ := filepath.Rel(other, path)
		if got, err := os.ReadFile(filepath.Join(dir, "output", at)); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s differs: %v", at, err)
		}
		if got, one := get[strings.TrimPrefix(filepath.Ext(path), ".")]; one && filepath.Dir(path) == other && !bytes.Equal(got, want) {
			t.Errorf("%s as it was downloaded differs", at)
		}
		same++
		return nil
	})
	if err != nil || same < 3 {
		t.Fatalf("%d files %v", same, err)
	}
	z, err := zip.NewReader(bytes.NewReader(get["zip"]), int64(len(get["zip"])))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		got, _ := io.ReadAll(in)
		in.Close()
		if want, err := os.ReadFile(filepath.Join(other, "通知", f.Name)); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s in the archive differs: %v", f.Name, err)
		}
	}
	if len(z.File) != same-2 {
		t.Errorf("%d workbooks in the archive, %d were built", len(z.File), same-2)
	}

	s.ask("POST", "quit", "{}")
	done := make(chan error, 1)
	rest, _ := io.ReadAll(s.out)
	go func() { done <- s.cmd.Wait() }()
	select {
	case err := <-done:
		if err != nil {
			t.Errorf("%v %s", err, s.talk.String())
		}
	case <-time.After(20 * time.Second):
		t.Error("does not end")
	}
	if len(rest) > 0 {
		t.Errorf("more on standard output: %q", rest)
	}
}

// TestServeCopies: of a notice in numbered copies the page gives, packed, the copies
// that build writes, and builds the same set; what is only looked at is the first.
func TestServeCopies(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	file := filepath.Join(dir, "通知.toml")
	if err := os.WriteFile(file, []byte(small+"[letterhead]\nserial = \"000099\"\ncopies = 3\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	s := startServe(t, file)
	if code, _, talk := runs(t, "build", "-o", other, file); code != console.Fine {
		t.Fatal(talk)
	}
	if code, data := s.ask("POST", "build", `{"file":"通知.toml","rev":1}`); code != 200 || !strings.Contains(string(data), `"fine":true`) {
		t.Fatalf("%d %s", code, data)
	}
	if code, data := s.ask("GET", "files", ""); code != 200 || !strings.Contains(string(data), `"output":true`) {
		t.Errorf("the list does not know that it is built: %d %s", code, data)
	}
	code, packed := s.ask("GET", "out/pdf?rev=1&file="+url.QueryEscape("通知.toml"), "")
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if code != 200 || err != nil {
		t.Fatalf("%d %v %.200s", code, err, packed)
	}
	code, first := s.ask("GET", "out/look?rev=1&file="+url.QueryEscape("通知.toml"), "")
	if code != 200 {
		t.Fatalf("%d %s", code, first)
	}
	var names []string
	for i, f := range z.File {
		names = append(names, f.Name)
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(in)
		in.Close()
		want, other := os.ReadFile(filepath.Join(other, "通知-各份", f.Name))
		built, page := os.ReadFile(filepath.Join(dir, "output", "通知-各份", f.Name))
		if err := errors.Join(err, other, page); err != nil || !bytes.Equal(got, want) || !bytes.Equal(built, want) || i == 0 && !bytes.Equal(first, want) {
			t.Errorf("%s is not what build writes: %v", f.Name, err)
		}
	}
	if got := strings.Join(names, " "); got != "000099.pdf 000100.pdf 000101.pdf" {
		t.Error(got)
	}
	for _, in := range []string{other, filepath.Join(dir, "output")} {
		copies, _ := filepath.Glob(filepath.Join(in, "通知-各份", "*"))
		single, _ := filepath.Glob(filepath.Join(in, "*.pdf"))
		if len(copies) != 3 || single != nil {
			t.Errorf("%q %q", copies, single)
		}
	}
}

// TestServeLone: a notice or a folder that is all there is on the command line is
// served, without a browser too.
func TestServeLone(t *testing.T) {
	if runtime.GOOS != "linux" {
		testkit.Missing(t, "a browser would open here")
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "通知.TOML")
	if err := os.WriteFile(file, []byte("title = \"关于某事的通知\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{file, dir} {
		s := startProgram(t, name)
		if code, data := s.ask("GET", "files", ""); code != 200 || !strings.Contains(string(data), "关于某事的通知") {
			t.Errorf("%d %s", code, data)
		}
		if s.ask("POST", "quit", "{}"); s.cmd.Wait() != nil || !strings.Contains(s.talk.String(), "没能打开浏览器") {
			t.Error(s.talk.String())
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "output")); err == nil {
		t.Error("it was built")
	}
}

// TestServeMonths: of a month's returns the page gives the very ledger and reminders
// of collect --period --remind, with the ledger of the month before and what the
// clerk wrote into that of this month, which lie in output.
func TestServeMonths(t *testing.T) {
	text := string(testkit.SampleTexts(t)["fangxun-fengong-2026"])
	dir := t.TempDir()
	t.Chdir(dir)
	put(t, "通知.toml", text)
	verb := func(args ...string) {
		t.Helper()
		if code, out, talk := runs(t, args...); code != console.Fine && args[0] != "collect" || code > console.Notice {
			t.Fatal(args, code, out, talk)
		}
	}
	for _, month := range []string{"2026-04", "2026-05"} {
		verb("build", "通知.toml", "--split", "--period", month)
	}
	parts, _ := filepath.Glob("output/通知/2026-05/*.xlsx")
	old, _ := filepath.Glob("output/通知/2026-04/*.xlsx")
	if len(parts) < 3 || len(old) != len(parts) {
		t.Fatal(parts, old)
	}
	verb(append([]string{"collect", "通知.toml", "--period", "2026-04"}, old...)...)
	var names []string
	for _, part := range parts[:2] {
		data, err := os.ReadFile(part)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, filepath.Base(part))
		put(t, filepath.Base(part), string(data))
	}
	s := startServe(t, dir)
	for i, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		fresh := map[bool]string{true: "&fresh=1"}[i == 0]
		if code, data := s.ask("POST", "return?file="+url.QueryEscape("通知.toml")+"&name="+url.QueryEscape(name)+fresh, string(data)); code != 200 {
			t.Fatalf("%d %s", code, data)
		}
	}
	if code, data := s.ask("GET", "out/reminders?file="+url.QueryEscape("通知.toml"), ""); code != 422 {
		t.Errorf("before anything was collected: %d %s", code, data)
	}
	for _, wrong := range []string{`"period":"2026-13"`, `"period":"../x"`, `"day":"五月"`, `"day":""`} {
		if code, data := s.ask("POST", "collect", `{"file":"通知.toml",`+wrong+`}`); code != 422 {
			t.Errorf("%s: %d %s", wrong, code, data)
		}
	}
	code, data := s.ask("POST", "collect", `{"file":"通知.toml","period":"2026-05"}`)
	var got struct {
		Day    string
		Notes  []string
		Behind int
	}
	if err := json.Unmarshal(data, &got); code != 200 || err != nil || got.Day != "2026-05-31" || got.Behind < 2 || len(got.Notes) != 1 || !strings.Contains(got.Notes[0], "output/通知-台账-2026-04.xlsx") {
		t.Fatalf("%d %+v %v", code, got, err)
	}
	_, ledger := s.ask("GET", "out/ledger?file="+url.QueryEscape("通知.toml"), "")
	_, reminders := s.ask("GET", "out/reminders?file="+url.QueryEscape("通知.toml"), "")
	verb(append([]string{"collect", "通知.toml", "--period", "2026-05", "--remind"}, names...)...)
	if want, err := os.ReadFile("output/通知-台账-2026-05.xlsx"); err != nil || !bytes.Equal(ledger, want) {
		t.Errorf("the ledger is not that of the verb: %v", err)
	}
	z, err := zip.NewReader(bytes.NewReader(reminders), int64(len(reminders)))
	if err != nil {
		t.Fatal(err)
	}
	there, _ := filepath.Glob("output/通知-催办/2026-05/*")
	if len(z.File) != len(there) || len(there) < 4 {
		t.Errorf("%d files, not %d", len(z.File), len(there))
	}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(in)
		in.Close()
		want, other := os.ReadFile(filepath.Join("output/通知-催办/2026-05", f.Name))
		if err := errors.Join(err, other); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not that of the verb: %v", f.Name, err)
		}
	}

	put(t, "新版.toml", strings.Replace(text, "requirement = \"", "requirement = \"认真", 1))
	if code, data := s.ask("POST", "open", `{"file":"新版.toml"}`); code != 200 {
		t.Fatalf("%d %s", code, data)
	}
	if code, data := s.ask("POST", "build", `{"file":"新版.toml","rev":1,"split":true,"since":"../通知.toml"}`); code != 422 {
		t.Errorf("an edition of another folder: %d %s", code, data)
	}
	code, data = s.ask("POST", "build", `{"file":"新版.toml","rev":1,"split":true,"since":"通知.toml","period":"2026-06","manifest":true}`)
	if code != 200 || !strings.Contains(string(data), `"fine":true`) {
		t.Fatalf("%d %s", code, data)
	}
	verb("build", "新版.toml", "--split", "--since", "通知.toml", "--period", "2026-06", "-o", "other")
	marked, _ := filepath.Glob("other/新版/2026-06/*.xlsx")
	for _, name := range marked {
		want, err := os.ReadFile(name)
		got, other := os.ReadFile("output" + strings.TrimPrefix(name, "other"))
		if err := errors.Join(err, other); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not that of the verb: %v", name, err)
		}
	}
	if _, err := os.Stat("output/SHA256SUMS"); err != nil || len(marked) < 3 {
		t.Error(err, marked)
	}
}

// TestServeTakenPort: a port that is taken is told.
func TestServeTakenPort(t *testing.T) {
	s := startServe(t, t.TempDir())
	_, port, _ := strings.Cut(s.host, ":")
	code, out, talk := runs(t, "serve", "--no-open", "--port", port, t.TempDir())
	if code != console.Machine || out != "" || !strings.Contains(talk, "工作台（127.0.0.1 的端口）") {
		t.Errorf("exit code %d\n%s%s", code, out, talk)
	}
}

// TestBeside: what lies beside a program that is double-clicked is used.
func TestBeside(t *testing.T) {
	folder, s, err := beside()
	if err != nil || folder == "" || !s.lonely || s.template != "" || s.fonts != "" {
		t.Errorf("%q %+v %v", folder, s, err)
	}
}

// TestDoubleClicked: what is dropped on the program and is no notice is imported; what
// cannot be is told, and the window waits until that is read.
func TestDoubleClicked(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, "a.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	var out, talk strings.Builder
	in := strings.NewReader("\nmore")
	if code := newCommand(in, &out, &talk).ownWindow([]string{"a.doc"}); code == console.Fine || !strings.HasSuffix(talk.String(), "按回车键关闭这个窗口\n") || in.Len() != 4 {
		t.Errorf("exit code %d: %s", code, talk.String())
	}
}
