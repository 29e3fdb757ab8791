package main

import (
	"errors"

	"gongwen/cmd/gongwen/set"
	"gongwen/cmd/gongwen/system"
)

// claim takes a folder for results and says what an interrupted run had left
// there. A code other than exitFine ends the work there; everything has been said
// then.
func (c *console) claim(dir string, below ...string) (*set.Folder, int) {
	f, found, err := set.Claim(c.disk, dir, below, func() { c.tell("另一个 gongwen 正在写 %s，等它写完", dir) })
	if err != nil {
		return f, c.fail(reading, dir, err)
	}
	for _, all := range found.Undone {
		c.tell("%s: 上一次写到一半中断了，没有写完的已经撤去%s", dir, [...]string{"，原来的文件都在", ""}[min(len(all), 1)])
		for _, l := range all {
			c.remains(l)
		}
	}
	for _, strays := range found.Kept {
		c.tell("%s: 以前中断的运行留下 %d 个文件，没有动；看过没有用，可以删去:", strays.Dir, len(strays.Paths))
		for _, path := range strays.Paths {
			c.tell("    %s", path)
		}
	}
	if !found.Ready() {
		return f, exitMachine
	}
	return f, exitFine
}

// unlocked says once that a folder could not be locked. It is said of a folder
// that could be written: why another could not is said otherwise.
func (c *console) unlocked(f *set.Folder) {
	if f.Locked || c.toldUnlocked {
		return
	}
	c.toldUnlocked = true
	c.tell("%s 所在的磁盘不能加锁：请不要同时运行两个 gongwen 写到这里", f.Dir)
}

// remains says of a place that its old file could not be put back.
func (c *console) remains(l set.Left) {
	why := l.Err.Error()
	if !errors.Is(l.Err, set.ErrChanged) {
		why, _ = system.Reason(l.Err, false)
	}
	if l.Old == "" {
		c.tell("    %s 没有恢复原状: %s", l.Path, why)
		return
	}
	c.tell("    %s 没有恢复原状: %s；原来的那份是 %s", l.Path, why, l.Old)
}

// failed tells why a set is not in place, and what of it is not as it was.
func (c *console) failed(why *set.Failure) int {
	if len(why.Left) == 0 {
		return c.fail("写", why.At, why.Err)
	}
	words, _ := system.Reason(why.Err, false) // not the hint: it says that nothing was touched
	c.tell("gongwen: 写 %s 失败: %s", why.At, words)
	for _, l := range why.Left {
		c.remains(l)
	}
	c.hint("排除原因后再运行一次，会先恢复这些文件")
	return exitMachine
}
