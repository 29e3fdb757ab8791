package desk

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"gongwen/render"
)

// post asks the desk as its page does.
func (b *bench) post(t testing.TB, what string, q map[string]any) (int, *state) {
	t.Helper()
	data, err := json.Marshal(q)
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.NewRequest("POST", "http://"+b.host+"/api/"+what, bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("X-Gongwen", b.token)
	r.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	s := &state{}
	if err := json.NewDecoder(answer.Body).Decode(s); err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, s
}

// set sets a value and must be let to.
func (b *bench) set(t testing.TB, rev int, path string, value any) *state {
	t.Helper()
	code, s := b.post(t, "change", map[string]any{"file": "通知.toml", "rev": rev, "ops": []any{map[string]any{"op": "set", "path": path, "value": value}}})
	if code != http.StatusOK {
		t.Fatalf("set %s: %d %+v", path, code, s)
	}
	return s
}

// eventually waits for something that the disk is to do.
func eventually(t testing.TB, what string, so func() bool) {
	t.Helper()
	for end := time.Now().Add(time.Minute); !so(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("not in time: " + what)
		}
	}
}

const short = "# 注\r\nissuer = '青禾县水务局'   # 谁\r\ntitle = \"关于某事的通知\"\r\n\r\nnumber = \"青水〔2026〕1号\"\r\ndate = 2026-03-05\r\ntext = \"请办。\"\r\nformat = \"general\"\r\nrecipients = \"各乡镇\"\r\n"

// TestSaved: what is changed is on the disk within 400 ms, byte for byte but for the
// value; undo brings the first bytes back.
func TestSaved(t *testing.T) {
	b := serve(t, map[string]string{"通知.toml": short})
	_, s := b.post(t, "open", map[string]any{"file": "通知.toml"})
	if wait > 400*time.Millisecond {
		t.Errorf("%v of rest before a text is saved", wait)
	}
	began := time.Now()
	s = b.set(t, s.Rev, "title", "关于另一事的通知")
	want := strings.Replace(short, "某事", "另一事", 1)
	eventually(t, "the file", func() bool { return b.disk(t, "通知.toml") == want })
	t.Logf("on the disk after %d ms", time.Since(began).Milliseconds())
	for s.Undo {
		_, s = b.post(t, "undo", map[string]any{"file": "通知.toml", "rev": s.Rev})
	}
	eventually(t, "the first bytes", func() bool { return b.disk(t, "通知.toml") == short })
	if _, s = b.post(t, "redo", map[string]any{"file": "通知.toml", "rev": s.Rev}); s.Redo || !s.Undo {
		t.Errorf("%+v", s)
	}
	eventually(t, "the change again", func() bool { return b.disk(t, "通知.toml") == want })
}

// TestOutside: a file that another program changes is taken over where nothing waits
// to be saved, and can be undone; who asks with what was before gets 409 and the
// text as it is.
func TestOutside(t *testing.T) {
	b := serve(t, map[string]string{"通知.toml": short})
	_, s := b.post(t, "open", map[string]any{"file": "通知.toml"})
	theirs := strings.Replace(short, "青禾", "白露", 1)
	if err := os.WriteFile(filepath.Join(b.dir, "通知.toml"), []byte(theirs), 0o644); err != nil {
		t.Fatal(err)
	}
	var now *state
	eventually(t, "the change of others", func() bool {
		_, now = b.post(t, "look", map[string]any{"file": "通知.toml", "want": []string{"text"}})
		return now.Rev != s.Rev
	})
	if *now.Text != theirs || now.Disk != diskSaved {
		t.Errorf("%s %q", now.Disk, *now.Text)
	}
	code, stale := b.post(t, "change", map[string]any{"file": "通知.toml", "rev": s.Rev, "ops": []any{map[string]any{"op": "set", "path": "title", "value": "x"}}})
	if code != http.StatusConflict || stale.Rev != now.Rev {
		t.Errorf("%d, revision %d of %d", code, stale.Rev, now.Rev)
	}
	_, s = b.post(t, "undo", map[string]any{"file": "通知.toml", "rev": now.Rev})
	eventually(t, "ours again", func() bool { return b.disk(t, "通知.toml") == short })
}

// TestConflict: while a change of ours is not saved, one of others is not written
// over: the clerk is asked, and whatever the answer, both texts can be had.
func TestConflict(t *testing.T) {
	for _, how := range []string{"mine", "theirs"} {
		b := serve(t, map[string]string{"通知.toml": short})
		s, err := b.session("通知.toml")
		if err != nil {
			t.Fatal(err)
		}
		theirs := strings.Replace(short, "青禾", "白露", 1)
		ours := strings.Replace(short, "某事", "另一事", 1)
		s.mu.Lock()
		s.do([]render.Op{{Op: "set", Path: "title", Value: json.RawMessage(`"关于另一事的通知"`)}})
		if err := os.WriteFile(filepath.Join(b.dir, "通知.toml"), []byte(theirs), 0o644); err != nil {
			t.Fatal(err)
		}
		s.mu.Unlock()
		var now *state
		eventually(t, "the question", func() bool {
			_, now = b.post(t, "look", map[string]any{"file": "通知.toml"})
			return now.Disk == diskChanged
		})
		if now.DiskNote == "" || b.disk(t, "通知.toml") != theirs {
			t.Errorf("%s: %q", how, now.DiskNote)
		}
		_, now = b.post(t, "keep", map[string]any{"file": "通知.toml", "rev": now.Rev, "how": how, "want": []string{"text"}})
		want := map[string]string{"mine": ours, "theirs": theirs}[how]
		if *now.Text != want {
			t.Errorf("%s: %q", how, *now.Text)
		}
		eventually(t, "the one that was chosen", func() bool { return b.disk(t, "通知.toml") == want })
		if how == "theirs" {
			_, now = b.post(t, "undo", map[string]any{"file": "通知.toml", "rev": now.Rev, "want": []string{"text"}})
			if *now.Text != ours {
				t.Errorf("ours is lost: %q", *now.Text)
			}
		}
	}
}

// TestLocked: a file that another program holds open is told of, and saved when it
// lets go.
func TestLocked(t *testing.T) {
	b := serve(t, map[string]string{"通知.toml": short})
	_, s := b.post(t, "open", map[string]any{"file": "通知.toml"})
	real, held := b.cfg.Disk.Rename, make(chan bool, 1)
	held <- true
	b.cfg.Disk.Rename = func(from, to string) error { // as Windows refuses
		select {
		case h := <-held:
			held <- h
			if h && filepath.Base(to) == "通知.toml" {
				return &fs.PathError{Op: "rename", Path: to, Err: syscall.EBUSY}
			}
		default:
		}
		return real(from, to)
	}
	s = b.set(t, s.Rev, "title", "关于另一事的通知")
	eventually(t, "the word of it", func() bool {
		_, s = b.post(t, "look", map[string]any{"file": "通知.toml"})
		return s.Disk == diskFailed
	})
	if !strings.Contains(s.DiskNote, "内容还在这里") || b.disk(t, "通知.toml") != short {
		t.Errorf("%q", s.DiskNote)
	}
	<-held
	held <- false
	want := strings.Replace(short, "某事", "另一事", 1)
	eventually(t, "the file", func() bool { return b.disk(t, "通知.toml") == want })
	eventually(t, "the word that it is saved", func() bool {
		_, s = b.post(t, "look", map[string]any{"file": "通知.toml"})
		return s.Disk == diskSaved && s.DiskNote == ""
	})
}

// TestRemoved: of a file that is gone the text is still here; the next change writes
// it anew.
func TestRemoved(t *testing.T) {
	b := serve(t, map[string]string{"通知.toml": short})
	_, s := b.post(t, "open", map[string]any{"file": "通知.toml"})
	if err := os.Remove(filepath.Join(b.dir, "通知.toml")); err != nil {
		t.Fatal(err)
	}
	eventually(t, "the word of it", func() bool {
		_, s = b.post(t, "look", map[string]any{"file": "通知.toml"})
		return s.Disk == diskFailed
	})
	b.set(t, s.Rev, "title", "关于另一事的通知")
	want := strings.Replace(short, "某事", "另一事", 1)
	eventually(t, "the file", func() bool {
		data, err := os.ReadFile(filepath.Join(b.dir, "通知.toml"))
		return !errors.Is(err, fs.ErrNotExist) && string(data) == want
	})
}

// TestEnd: what was changed a moment before the end is on the disk.
func TestEnd(t *testing.T) {
	b := serve(t, map[string]string{"通知.toml": short})
	_, s := b.post(t, "open", map[string]any{"file": "通知.toml"})
	b.set(t, s.Rev, "title", "关于另一事的通知")
	b.Close()
	if got := b.disk(t, "通知.toml"); got != strings.Replace(short, "某事", "另一事", 1) {
		t.Errorf("%q", got)
	}
}

// TestOpenedOnly: a file that is only looked at keeps its bytes, in whatever
// encoding they are.
func TestOpenedOnly(t *testing.T) {
	odd := "\xef\xbb\xbf" + short
	b := serve(t, map[string]string{"通知.toml": odd, "坏.toml": "x = \xff\xfe\n"})
	b.post(t, "open", map[string]any{"file": "通知.toml"})
	b.post(t, "open", map[string]any{"file": "坏.toml"})
	b.Close()
	if b.disk(t, "通知.toml") != odd || b.disk(t, "坏.toml") != "x = \xff\xfe\n" {
		t.Error("changed")
	}
}

// TestStrokes: what is typed into one field without a pause is undone at one
// stroke, and another field is another.
func TestStrokes(t *testing.T) {
	b := serve(t, map[string]string{"通知.toml": short})
	_, s := b.post(t, "open", map[string]any{"file": "通知.toml"})
	for i := range 5 {
		s = b.set(t, s.Rev, "title", strings.Repeat("题", i+1))
	}
	s = b.set(t, s.Rev, "recipients", "各村")
	steps := 0
	for ; s.Undo; steps++ {
		_, s = b.post(t, "undo", map[string]any{"file": "通知.toml", "rev": s.Rev, "want": []string{"text"}})
	}
	if steps != 2 || *s.Text != short {
		t.Errorf("%d steps to %q", steps, *s.Text)
	}
}

// TestErrorsKeepPages: a text that is no TOML shows the last pages, grey, and
// mending it brings new ones; a notice with errors has pages too.
func TestErrorsKeepPages(t *testing.T) {
	b := serve(t, map[string]string{"通知.toml": short})
	look := func(s *state, op string, v string) *state {
		t.Helper()
		code, s := b.post(t, "change", map[string]any{"file": "通知.toml", "rev": s.Rev, "ops": []any{map[string]any{"op": op, "path": "recipients", "value": v, "text": v}}, "see": []int{0}})
		if code != http.StatusOK {
			t.Fatalf("%d", code)
		}
		return s
	}
	_, s := b.post(t, "open", map[string]any{"file": "通知.toml", "see": []int{0}})
	good := s.SVG["0"]
	if s = look(s, "text", short+"x = \n"); !s.Stale || s.SVG["0"] != good || len(s.Pages) != 1 || s.Findings[0].Code != "GW101" && s.Findings[0].Line != 10 {
		t.Errorf("%+v", s)
	}
	if s = look(s, "text", short+"unknown = 1\n"); s.Stale || len(s.Pages) == 0 || s.Findings[0].Severity != "error" || s.Findings[0].Path != "unknown" {
		t.Errorf("%+v", s)
	}
	if s = look(s, "text", short); s.Stale || s.SVG["0"] != good {
		t.Errorf("%+v", s)
	}
}

// TestDraft: without number or date there are pages, marked as a draft, from the
// first key on; with both there is none.
func TestDraft(t *testing.T) {
	b := serve(t, map[string]string{"通知.toml": strings.Replace(short, "number = ", "# number = ", 1)})
	_, s := b.post(t, "open", map[string]any{"file": "通知.toml", "see": []int{0}})
	if !s.Draft || !strings.Contains(s.SVG["0"], "draft") {
		t.Errorf("%+v", s)
	}
	for _, f := range s.Findings {
		if f.Severity == "error" {
			t.Errorf("%+v", f)
		}
	}
	s = b.set(t, s.Rev, "number", "青水〔2026〕1号")
	if s.Draft {
		t.Error("still a draft")
	}
	_, s = b.post(t, "look", map[string]any{"file": "通知.toml", "see": []int{0}})
	if strings.Contains(s.SVG["0"], "draft") {
		t.Error("still marked")
	}
}

// TestOnlySeen: of a long notice only the pages that are seen and not yet had are
// sent.
func TestOnlySeen(t *testing.T) {
	b := serve(t, map[string]string{"通知.toml": sample(t, breakdown)})
	_, s := b.post(t, "open", map[string]any{"file": "通知.toml", "see": []int{3, 4}})
	if len(s.SVG) != 2 || len(s.Pages) < 10 || s.Pages[0].Hash != "" {
		t.Fatalf("%d pages, %d sent", len(s.Pages), len(s.SVG))
	}
	have := map[string]string{"3": s.Pages[3].Hash, "4": s.Pages[4].Hash}
	_, again := b.post(t, "look", map[string]any{"file": "通知.toml", "see": []int{3, 4}, "have": have, "know": s.Digests})
	if len(again.SVG) != 0 || again.Values != nil || again.Tables != nil {
		t.Errorf("%d pages sent again, values %v", len(again.SVG), again.Values != nil)
	}
	code, typed := b.post(t, "change", map[string]any{
		"file": "通知.toml", "rev": s.Rev, "see": []int{0, 4}, "have": have, "know": s.Digests,
		"ops": []any{map[string]any{"op": "set", "path": "note", "value": "此件不公开"}},
	})
	if code != http.StatusOK || typed.Values == nil || typed.Tables != nil || typed.SVG["4"] != "" || typed.SVG["0"] == "" {
		t.Errorf("%d: %d pages sent, tables %v", code, len(typed.SVG), typed.Tables != nil)
	}
	if _, f := b.post(t, "look", map[string]any{"file": "通知.toml", "find": "attachment.0.task.40"}); f.Found < 3 {
		if _, f = b.post(t, "look", map[string]any{"file": "通知.toml", "find": "task.40"}); f.Found < 3 {
			t.Errorf("the last rows are on page %d", f.Found+1)
		}
	}
}

// TestRescued: what could not be saved when the program ends lies beside the file of
// others, under a name that nothing has.
func TestRescued(t *testing.T) {
	b := serve(t, map[string]string{"通知.toml": short, "通知-没存上.toml": "别的"})
	_, s := b.post(t, "open", map[string]any{"file": "通知.toml"})
	b.mu.Lock()
	at := b.sessions["通知.toml"]
	b.mu.Unlock()
	at.disk.turn.Lock() // nothing is saved meanwhile
	b.set(t, s.Rev, "note", "还没有存上的话")
	if err := os.WriteFile(filepath.Join(b.dir, "通知.toml"), []byte("title = \"别人写的\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	at.disk.turn.Unlock()
	b.Quit()
	eventually(t, "the rescued file", func() bool {
		data, err := os.ReadFile(filepath.Join(b.dir, "通知-没存上-2.toml"))
		return err == nil && strings.Contains(string(data), "还没有存上的话")
	})
	if b.disk(t, "通知.toml") != "title = \"别人写的\"\n" || b.disk(t, "通知-没存上.toml") != "别的" {
		t.Error("a file of others was written over")
	}
}
