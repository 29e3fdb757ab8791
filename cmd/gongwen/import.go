package main

import (
	"errors"
	"flag"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"gongwen/render"
	"gongwen/render/diag"
)

// importFile reads a file of others and writes it as a notice beside it.
func (c *console) importFile(args []string) int {
	to := ""
	var choices []render.Choice
	flags := flag.NewFlagSet("import", flag.ContinueOnError)
	flags.StringVar(&to, "o", "", "")
	flags.Func("column", "", func(s string) error {
		head, key, ok := strings.Cut(s, "=")
		if head, key = strings.TrimSpace(head), strings.TrimSpace(key); !ok || head == "" || key == "" {
			return errors.New("--column 后面写 表头=键，如 --column \"时间节点=due\"")
		}
		choices = append(choices, render.Choice{Head: head, Key: key})
		return nil
	})
	named, code, ok := c.parse("import", flags, args)
	switch {
	case !ok:
		return code
	case len(named) == 0:
		return c.usage("import", "没有写要导入的文件")
	case len(named) > 1:
		return c.usage("import", "一次只导入一个文件，写了 %s 和 %s", named[0], named[1])
	}
	name := named[0]
	if to == "" {
		if name == standardInput {
			return c.usage("import", "从标准输入导入，要用 -o 写明文件名")
		}
		to = filepath.Join(filepath.Dir(name), stem(name)+".toml")
	}
	if _, err := os.Lstat(to); err == nil {
		return c.misuse("用 -o 另写一个名字，或先把它移走", "%s 已经有了，不覆盖", shown(to))
	}
	data, code := c.foreign(name)
	if code != exitFine {
		return code
	}
	got, list := render.Import(shown(name), data, choices)
	diag.Print(c.err, list, c.err.colour) // the screen keeps a failure
	if got == nil {
		return c.spoken(exitNotice)
	}
	if err := writeNew(to, []byte(got.TOML)); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return c.misuse("用 -o 另写一个名字，或先把它移走", "%s 已经有了，不覆盖", shown(to))
		}
		return c.fail("写", to, err)
	}
	c.say("%s", shown(to))
	return c.spoken(exitFine)
}

// foreign reads the file to import.
func (c *console) foreign(name string) ([]byte, int) {
	if name == standardInput {
		data, err := io.ReadAll(io.LimitReader(c.in, render.MaxImport+1))
		if err != nil {
			return nil, c.fail(reading, "标准输入", err)
		}
		return data, exitFine
	}
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, c.usage("import", "没有文件 %s", name)
	case err == nil && info.IsDir():
		return nil, c.misuse("写明文件夹里的文件", "%s 是一个文件夹", shown(name))
	}
	data, err := readUpTo(name, render.MaxImport)
	if err != nil {
		return nil, c.fail(reading, name, err)
	}
	return data, exitFine
}

// writeNew writes a file that must not be there. Nothing of it stays when that
// fails.
func writeNew(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		os.Remove(path)
	}
	return err
}
