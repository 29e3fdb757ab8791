package desk

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gongwen/cmd/gongwen/set"
	"gongwen/render"
)

// version is the notice with its n-th title: long, so that half of it would show.
func version(n int) string {
	return strings.Replace(short, "某事", fmt.Sprintf("第%d事", n), 1) + strings.Repeat("# 凑足长度的一行注释\r\n", 2000) + fmt.Sprintf("# %d\r\n", n)
}

// scribble is the life of a process that is killed: it changes and saves without
// end.
func scribble(dir string) {
	d, _, err := Open(Config{Folder: dir, Disk: set.SystemDisk()})
	if err != nil {
		panic(err)
	}
	s, err := d.session("通知.toml")
	if err != nil {
		panic(err)
	}
	for n := 1; ; n++ {
		s.mu.Lock()
		s.do([]render.Op{{Op: "text", Text: version(n)}})
		s.mu.Unlock()
		s.save()
	}
}

// TestKilled: a program that is killed while it saves leaves a file that is whole,
// of one moment or another, and nothing in the way of the next.
func TestKilled(t *testing.T) {
	rounds := 8
	if testing.Short() {
		rounds = 2
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "通知.toml")
	if err := os.WriteFile(file, []byte(version(0)), 0o644); err != nil {
		t.Fatal(err)
	}
	b := &bench{dir: dir}
	for i := range rounds {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), "GONGWEN_DESK_KILLED="+dir)
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		began := b.disk(t, "通知.toml")
		eventually(t, "its first save", func() bool { return b.disk(t, "通知.toml") != began })
		time.Sleep(time.Duration(i*7) * time.Millisecond) // and then in the middle of another
		child.Process.Kill()
		child.Wait()

		d, l, err := Open(Config{Folder: dir, Disk: set.SystemDisk()}) // the next start
		if err != nil {
			t.Fatal(err)
		}
		l.Close()
		b.Desk = d
		s, err := d.session("通知.toml")
		if err != nil {
			t.Fatalf("after kill %d: %v", i+1, err)
		}
		text := s.work.Text()
		n := 0
		fmt.Sscanf(text[strings.LastIndex(text, "# ")+2:], "%d", &n)
		if text != version(n) && text != began { // a first save that was cut short is taken back
			t.Fatalf("after kill %d: %d bytes that are no version, of %d: %q … %q", i+1, len(text), len(version(n)), text[:min(len(text), 200)], text[max(0, len(text)-60):])
		}
		value, _ := json.Marshal("关于收尾的通知")
		s.mu.Lock()
		s.do([]render.Op{{Op: "set", Path: "title", Value: value}})
		s.mu.Unlock()
		d.Close()
		if !strings.Contains(b.disk(t, "通知.toml"), "关于收尾的通知") {
			t.Fatalf("after kill %d the next start does not save", i+1)
		}
		entries, err := os.ReadDir(dir)
		if err != nil || len(entries) != 1 {
			t.Errorf("after kill %d: %v %v", i+1, entries, err)
		}
	}
}
