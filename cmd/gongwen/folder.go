package main

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// lockName is that of the file by which a run keeps others out of a folder.
const lockName = ours + "lock"

// stale is the age from which what a run has left behind is no longer at work,
// where no lock says so.
const stale = time.Hour

// folder is one for results that this run has for itself.
type folder struct {
	disk    disk
	dir     string
	locked  bool // else others may write here at the same time
	release func()
}

// claim takes a folder for results, waits for another run that has it, and puts
// in order what one that was killed has left there and in the folders below. A
// code other than exitFine ends the work there; everything has been said then.
func (c *console) claim(dir string, below ...string) (*folder, int) {
	f := &folder{disk: c.disk, dir: dir, release: func() {}}
	release, err := f.disk.lock(dir, func() { c.tell("另一个 gongwen 正在写 %s，等它写完", dir) })
	if err == nil {
		f.locked, f.release = true, sync.OnceFunc(release)
	}
	code := c.putBack(f)
	if code == exitFine {
		for _, dir := range append([]string{dir}, below...) {
			c.sweep(f, dir)
		}
	}
	if code != exitFine {
		f.release()
	}
	return f, code
}

// unlocked says once that a folder could not be locked. It is said of a folder
// that could be written: why another could not is said otherwise.
func (c *console) unlocked(f *folder) {
	if f.locked || c.toldUnlocked {
		return
	}
	c.toldUnlocked = true
	c.tell("%s 所在的磁盘不能加锁：请不要同时运行两个 gongwen 写到这里", f.dir)
}

// dead reports whether whoever wrote the file is no longer at work.
func (f *folder) dead(info fs.FileInfo) bool { return f.locked || time.Since(info.ModTime()) > stale }

// putBack undoes the sets that were begun and never placed.
func (c *console) putBack(f *folder) (code int) {
	entries, err := os.ReadDir(f.dir)
	if err != nil {
		return c.fail(reading, f.dir, err)
	}
	for _, e := range entries {
		id, end := leftName(e.Name())
		if id == "" || end != endBegun && end != endPlaced {
			continue
		}
		if info, err := e.Info(); err != nil || !info.Mode().IsRegular() || !f.dead(info) {
			continue
		}
		s, ok := f.interrupted(id, end)
		switch {
		case !ok: // sweep tells it
		case end == endPlaced:
			s.forget()
		default:
			all := s.undo()
			c.tell("%s: 上一次写到一半中断了，没有写完的已经撤去%s", f.dir, [...]string{"，原来的文件都在", ""}[min(len(all), 1)])
			for _, l := range all {
				c.remains(l)
				if !errors.Is(l.err, errChanged) {
					code = exitMachine
				}
			}
		}
	}
	return code
}

// leftName takes the name apart that a set gives to a file beside its place. The
// id of another file is empty.
func leftName(name string) (id, end string) {
	rest, ok := strings.CutPrefix(name, ours)
	if !ok || name == lockName {
		return "", ""
	}
	end = filepath.Ext(rest)
	id, _, _ = strings.Cut(strings.TrimSuffix(rest, end), "-")
	return id, end
}

// interrupted is the set of a journal. One that leads out of the folder is not
// ours.
func (f *folder) interrupted(id, end string) (*set, bool) {
	s := &set{disk: f.disk, dir: f.dir, id: id}
	text, err := readUpTo(s.journal(end), 16<<20)
	if err != nil || json.Unmarshal(text, s) != nil {
		return nil, false
	}
	for _, e := range s.Places {
		if !filepath.IsLocal(filepath.FromSlash(e.Path)) {
			return nil, false
		}
	}
	return s, true
}

// sweep takes away what runs that were killed have left in a folder and no
// journal knows, if it is sure to be ours and of no use; the rest it names.
func (c *console) sweep(f *folder, dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return // it is not there yet
	}
	var kept []string
	for _, e := range entries {
		id, end := leftName(e.Name())
		if id == "" {
			continue
		}
		info, err := e.Info()
		if err != nil || !f.dead(info) || f.journalled(id) {
			continue
		}
		mine := info.Mode().IsRegular() && (end == endNew || end == "" && time.Since(info.ModTime()) > stale) // without an end: of version 0.1.0, which locked nothing
		path := filepath.Join(dir, e.Name())
		if !mine || f.disk.remove(path) != nil {
			kept = append(kept, path)
		}
	}
	if len(kept) > 0 {
		c.tell("%s: 以前中断的运行留下 %d 个文件，没有动；看过没有用，可以删去:", dir, len(kept))
		for _, path := range kept {
			c.tell("    %s", path)
		}
	}
}

// journalled reports whether the journal of a set is still there, for the next
// run or for the one at work.
func (f *folder) journalled(id string) bool {
	_, begun := f.interrupted(id, endBegun)
	_, placed := f.interrupted(id, endPlaced)
	return begun || placed
}

// remains says of a place that its old file could not be put back.
func (c *console) remains(l left) {
	why := l.err.Error()
	if !errors.Is(l.err, errChanged) {
		why, _ = reason(l.err, false)
	}
	if l.old == "" {
		c.tell("    %s 没有恢复原状: %s", l.path, why)
		return
	}
	c.tell("    %s 没有恢复原状: %s；原来的那份是 %s", l.path, why, l.old)
}

// failed tells why a set is not in place, and what of it is not as it was.
func (c *console) failed(why *failure) int {
	if len(why.left) == 0 {
		return c.fail("写", why.at, why.err)
	}
	words, _ := reason(why.err, false) // not the hint: it says that nothing was touched
	c.tell("gongwen: 写 %s 失败: %s", why.at, words)
	for _, l := range why.left {
		c.remains(l)
	}
	c.hint("排除原因后再运行一次，会先恢复这些文件")
	return exitMachine
}
