package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"gongwen/cmd/gongwen/console"
	"gongwen/cmd/gongwen/places"
	"gongwen/cmd/gongwen/set"
	"gongwen/render"
)

// mend mends a file, or with --diff shows what it would do, and tells what is
// left. The exit code is that of what is left.
func (c *command) mend(k *check, name string, text []byte, cfg render.Config, r *console.Report) int {
	m := render.Mend(places.Shown(name), text, cfg, k.fixAll)
	errors, warnings := m.Left.Count()
	recoded := !bytes.Equal(m.Read, text)
	switch {
	case k.diff:
		if recoded {
			c.Tell("%s: --fix 先把文件改存为 UTF-8（原来的留作 .bak），没有列在改动里", places.Shown(name))
		}
		c.Out.Raw(diffOf(places.Shown(name), m.Read, m.Text))
		if left := errors + warnings; left > 0 {
			c.Tell("%s: 改 %d 处，另有 %d 处要自己改", places.Shown(name), m.Count, left)
		}
		return r.Code(m.Left)
	case m.Count == 0 && !recoded:
		return c.found(name, m.Left, r)
	case name == standardInput:
		return c.SeeHelp("check", "从标准输入读的没有文件可改；用 --diff 看怎样改")
	}
	if recoded {
		if code := c.keep(name, text); code != console.Fine {
			return code
		}
	}
	if code := c.replace("check", name, text, m.Text); code != console.Fine {
		return code
	}
	if m.Count > 0 {
		c.Tell("%s: 改了 %d 处", places.Shown(name), m.Count)
	}
	return c.found(name, m.Left, r)
}

// keep keeps the bytes of a source that is to be written in UTF-8, as nothing of
// them will be left: beside it under its name and .bak, never over another file.
func (c *command) keep(name string, data []byte) int {
	path, err := filepath.EvalSymlinks(name)
	if err != nil {
		return c.Fail("写", name, err)
	}
	info, err := os.Stat(path)
	if err != nil {
		return c.Fail(console.Reading, name, err)
	}
	bak := path + ".bak"
	switch err := writeNewAs(bak, data, info.Mode().Perm()); {
	case errors.Is(err, fs.ErrExist):
		if kept, err := set.ReadUpTo(bak, render.MaxSource+1); err != nil || !bytes.Equal(kept, data) {
			return c.Misuse("把它移走，再运行一次", "%s 要改存为 UTF-8，原来的该留作 %s，可它已经有了，不覆盖", places.Shown(name), places.Shown(bak))
		}
	case err != nil:
		return c.Fail("写", bak, err)
	}
	c.Tell("%s: 改存为 UTF-8，原来的留作 %s", places.Shown(name), places.Shown(bak))
	return console.Fine
}

// replace puts a mended source in the place of the old one, as a set of one:
// its mode stays, and a failure leaves the old file.
func (c *command) replace(verb, name string, before, after []byte) int {
	path, err := filepath.EvalSymlinks(name) // whoever names a link means the file
	if err != nil {
		return c.Fail("写", name, err)
	}
	f, code := c.Claim(filepath.Dir(path))
	if code != console.Fine {
		return code
	}
	defer f.Release()
	if now, code := c.read(verb, name); code != console.Fine {
		return code
	} else if !bytes.Equal(now, before) {
		c.Tell("gongwen: %s 在运行的时候被别人改过，没有动它；请再运行一次", places.Shown(name))
		return console.Machine
	}
	if why := f.Put([]set.Result{{Path: path, Data: after}}, false); why != nil {
		return c.Failed(why)
	}
	c.Unlocked(f)
	return console.Fine
}

// diffOf is what mending changes, as diff -u has it, which patch takes. Of
// nothing it is nothing.
func diffOf(name string, before, after []byte) string {
	_, hunks, _ := strings.Cut(string(diff.Diff(name, before, name, after)), "\n") // without the line of the command
	return hunks
}
