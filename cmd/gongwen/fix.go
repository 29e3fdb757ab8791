package main

import (
	"bytes"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"gongwen/cmd/gongwen/set"
	"gongwen/render"
)

// mend mends a file, or with --diff shows what it would do, and tells what is
// left. The exit code is that of what is left.
func (c *console) mend(k *check, name string, text []byte, cfg render.Config, r *report) int {
	m := render.Mend(shown(name), text, cfg, k.fixAll)
	errors, warnings := m.Left.Count()
	switch {
	case k.diff:
		c.out.raw(diffOf(shown(name), text, m.Text))
		if left := errors + warnings; left > 0 {
			c.tell("%s: 改 %d 处，另有 %d 处要自己改", shown(name), m.Count, left)
		}
		return r.code(m.Left)
	case m.Count == 0:
		return c.found(name, m.Left, r)
	case name == standardInput:
		return c.usage("check", "从标准输入读的没有文件可改；用 --diff 看怎样改")
	}
	if code := c.replace(name, text, m.Text); code != exitFine {
		return code
	}
	c.tell("%s: 改了 %d 处", shown(name), m.Count)
	return c.found(name, m.Left, r)
}

// replace puts a mended source in the place of the old one, as a set of one:
// its mode stays, and a failure leaves the old file.
func (c *console) replace(name string, before, after []byte) int {
	path, err := filepath.EvalSymlinks(name) // whoever names a link means the file
	if err != nil {
		return c.fail("写", name, err)
	}
	f, code := c.claim(filepath.Dir(path))
	if code != exitFine {
		return code
	}
	defer f.Release()
	if now, code := c.read("check", name); code != exitFine {
		return code
	} else if !bytes.Equal(now, before) {
		c.tell("gongwen: %s 在检查的时候被别人改过，没有动它；请再运行一次", shown(name))
		return exitMachine
	}
	if why := f.Put([]set.Result{{Path: path, Data: after}}, false); why != nil {
		return c.failed(why)
	}
	c.unlocked(f)
	return exitFine
}

// diffOf is what mending changes, as diff -u has it, which patch takes. Of
// nothing it is nothing.
func diffOf(name string, before, after []byte) string {
	_, hunks, _ := strings.Cut(string(diff.Diff(name, before, name, after)), "\n") // without the line of the command
	return hunks
}
