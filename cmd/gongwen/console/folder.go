package console

import (
	"errors"
	"os"

	"gongwen/cmd/gongwen/set"
	"gongwen/cmd/gongwen/system"
)

// Claim takes a folder for results and says what an interrupted run had left
// there. A code other than Fine ends the work there; everything has been said
// then.
func (c *Console) Claim(dir string, below ...string) (*set.Folder, int) {
	f, found, err := set.Claim(c.Disk, dir, below, func() { c.Tell("另一个 gongwen 正在写 %s，等它写完", dir) })
	if err != nil {
		return f, c.Fail(Reading, dir, err)
	}
	for _, all := range found.Undone {
		c.Tell("%s: 上一次写到一半中断了，没有写完的已经撤去%s", dir, [...]string{"，原来的文件都在", ""}[min(len(all), 1)])
		for _, l := range all {
			c.remains(l)
		}
	}
	for _, strays := range found.Kept {
		c.TellAll(strays.Paths, "%s: 以前中断的运行留下 %d 个文件，没有动；看过没有用，可以删去:", strays.Dir, len(strays.Paths))
	}
	if !found.Ready() {
		return f, Machine
	}
	return f, Fine
}

// MakeFolder makes a folder for results where there is none.
func (c *Console) MakeFolder(dir string) int {
	if err := os.MkdirAll(dir, set.NewFolder); err != nil {
		return c.Fail("建文件夹", dir, err)
	}
	return Fine
}

// Put puts results in their places in a folder, which is made if need be.
func (c *Console) Put(dir string, results []set.Result) int {
	if code := c.MakeFolder(dir); code != Fine {
		return code
	}
	f, code := c.Claim(dir)
	if code != Fine {
		return code
	}
	defer f.Release()
	if why := f.Put(results, false); why != nil {
		return c.Failed(why)
	}
	c.Unlocked(f)
	return Fine
}

// Unlocked says once that a folder could not be locked. It is said of a folder
// that could be written: why another could not is said otherwise.
func (c *Console) Unlocked(f *set.Folder) {
	if f.Locked || c.toldUnlocked {
		return
	}
	c.toldUnlocked = true
	c.Tell("%s 所在的磁盘不能加锁：请不要同时运行两个 gongwen 写到这里", f.Dir)
}

// remains says of a place that its old file could not be put back.
func (c *Console) remains(l set.Left) {
	why := l.Err.Error()
	if !errors.Is(l.Err, set.ErrChanged) {
		why, _ = system.Reason(l.Err, false)
	}
	if l.Old == "" {
		c.Tell("    %s 没有恢复原状: %s", l.Path, why)
		return
	}
	c.Tell("    %s 没有恢复原状: %s；原来的那份是 %s", l.Path, why, l.Old)
}

// Failed tells why a set is not in place, and what of it is not as it was.
func (c *Console) Failed(why *set.Failure) int {
	if len(why.Left) == 0 {
		return c.Fail("写", why.At, why.Err)
	}
	words, _ := system.Reason(why.Err, false) // not the hint: it says that nothing was touched
	c.Tell("gongwen: 写 %s 失败: %s", why.At, words)
	for _, l := range why.Left {
		c.remains(l)
	}
	c.Hint("排除原因后再运行一次，会先恢复这些文件")
	return Machine
}
