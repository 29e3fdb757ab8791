package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"gongwen/cmd/gongwen/console"
	"gongwen/cmd/gongwen/places"
	"gongwen/render"
	"gongwen/render/testkit"
)

// TestRace: builds into one folder at the same time keep all of their entries,
// and leave nothing beside.
func TestRace(t *testing.T) {
	const width = 6
	for range testkit.Tries(10, 4, 3) {
		dir := t.TempDir()
		out := filepath.Join(dir, "out")
		var wait sync.WaitGroup
		for i := range width {
			notice := filepath.Join(dir, fmt.Sprintf("n%d.toml", i))
			put(t, notice, small)
			wait.Go(func() {
				var talk bytes.Buffer
				if code := run([]string{"build", notice, "-o", out, "--manifest", "--split"}, nil, io.Discard, &talk); code != console.Fine {
					t.Errorf("exit code %d\n%s", code, talk.String())
				}
			})
		}
		wait.Wait()
		var said bytes.Buffer
		code := run([]string{"verify", "--manifest", filepath.Join(out, places.SumsName)}, nil, &said, &said)
		if want := fmt.Sprintf("登记 %d 个文件，全部相符）\n", 3*width); code != console.Fine || !strings.HasSuffix(said.String(), want) {
			t.Fatalf("exit code %d\n%s", code, said.String())
		}
		if left := strays(t, out); len(left) > 0 {
			t.Fatalf("left behind: %q", left)
		}
	}
}

// TestUnlocked: where a folder cannot be locked it is said once, and a list that
// another run puts over ours in the meantime is added to.
func TestUnlocked(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a", "b"} {
		put(t, filepath.Join(dir, name+".toml"), small)
	}
	var out, talk bytes.Buffer
	c := newCommand(nil, &out, &talk)
	c.Disk.Lock = func(string, func()) (func(), error) { return nil, errors.ErrUnsupported }
	rename, rivals := c.Disk.Rename, 0
	theirs := render.Manifest{"their.pdf": sha256.Sum256([]byte("x"))}
	put(t, filepath.Join(dir, "their.pdf"), "x")
	c.Disk.Rename = func(from, to string) error {
		err := rename(from, to)
		if filepath.Base(to) == places.SumsName && rivals < 3 {
			rivals++
			put(t, to, string(theirs.Text()))
		}
		return err
	}
	if code := c.build([]string{filepath.Join(dir, "a.toml"), filepath.Join(dir, "b.toml"), "-o", dir, "--pdf", "--manifest"}); code != console.Fine {
		t.Fatalf("exit code %d\n%s", code, talk.String())
	}
	if n := strings.Count(talk.String(), "不能加锁"); n != 1 || rivals != 3 {
		t.Errorf("said %d times, %d rivals\n%s", n, rivals, talk.String())
	}
	list, err := os.ReadFile(filepath.Join(dir, places.SumsName))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a.pdf", "b.pdf", "their.pdf"} {
		if !strings.Contains(string(list), "  "+name+"\n") {
			t.Errorf("%s is not listed:\n%s", name, list)
		}
	}
}

// TestManifestIsOfTheSet: a list that cannot be put in place leaves the results
// as they were, and the other way round.
func TestManifestIsOfTheSet(t *testing.T) {
	for _, at := range []string{"a.pdf", "a.xlsx", places.SumsName} {
		dir := t.TempDir()
		notice := filepath.Join(dir, "a.toml")
		put(t, notice, small)
		build := func(c *command) int { return c.build([]string{notice, "-o", dir, "--manifest"}) }
		var talk bytes.Buffer
		if code := build(newCommand(nil, &talk, &talk)); code != console.Fine {
			t.Fatal(talk.String())
		}
		read := func() (all string) {
			for _, name := range []string{"a.pdf", "a.xlsx", places.SumsName} {
				text, err := os.ReadFile(filepath.Join(dir, name))
				if err != nil {
					t.Fatal(err)
				}
				all += fmt.Sprintf("%x ", sha256.Sum256(text))
			}
			return all
		}
		before := read()
		put(t, notice, strings.Replace(small, "报送。", "另外报送。", 1))
		c := newCommand(nil, &talk, &talk)
		rename := c.Disk.Rename
		c.Disk.Rename = func(from, to string) error {
			if filepath.Base(to) == at && filepath.Ext(from) == ".new" {
				return errors.New("broken")
			}
			return rename(from, to)
		}
		if code := build(c); code != console.Machine || read() != before {
			t.Errorf("%s: exit code %d, changed: %t\n%s", at, code, read() != before, talk.String())
		}
		if build(newCommand(nil, &talk, &talk)); read() == before {
			t.Errorf("%s: never written", at)
		}
	}
}
