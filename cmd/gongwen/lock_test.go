package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gongwen/cmd/gongwen/console"
	"gongwen/cmd/gongwen/set"
)

// TestLock: a run waits for another that has the folder, and says so; the file
// of the lock is gone afterwards, and one that a killed run has left holds nobody.
func TestLock(t *testing.T) {
	dir := t.TempDir()
	var talk, waits bytes.Buffer
	first, code := newCommand(nil, &talk, &talk).Claim(dir)
	if code != console.Fine || !first.Locked || talk.Len() > 0 {
		t.Fatalf("locked: %t, exit code %d\n%s", first.Locked, code, talk.String())
	}
	other, _ := newCommand(nil, &talk, &talk).Claim(t.TempDir()) // another folder is free
	other.Release()

	second := make(chan *set.Folder)
	go func() {
		f, _ := newCommand(nil, &waits, &waits).Claim(dir)
		second <- f
	}()
	select {
	case <-second:
		t.Fatal("two have the folder")
	case <-time.After(200 * time.Millisecond):
	}
	first.Release()
	select {
	case f := <-second:
		if !f.Locked || !strings.Contains(waits.String(), "另一个 gongwen 正在写 "+dir) {
			t.Errorf("locked: %t\n%s", f.Locked, waits.String())
		}
		f.Release()
		f.Release() // the second does nothing to a lock of others
	case <-time.After(10 * time.Second):
		t.Fatal("the folder is never free")
	}
	name := filepath.Join(dir, ".gongwen-lock")
	if set.Exists(name) {
		t.Error("the file of the lock stays")
	}

	put(t, name, "")
	f, _ := newCommand(nil, &talk, &talk).Claim(dir)
	if f.Release(); !f.Locked || set.Exists(name) {
		t.Errorf("a file left behind: locked: %t, still there: %t", f.Locked, set.Exists(name))
	}
	if err := os.Mkdir(name, 0o700); err != nil {
		t.Fatal(err)
	}
	if f, code := newCommand(nil, &talk, &talk).Claim(dir); f.Locked || code != console.Fine {
		t.Errorf("a folder in the place of the lock: locked: %t, exit code %d", f.Locked, code)
	}
}
