package main

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"gongwen/cmd/gongwen/console"
	"gongwen/cmd/gongwen/options"
	"gongwen/cmd/gongwen/places"
	"gongwen/cmd/gongwen/set"
	"gongwen/render"
	"gongwen/render/diag"
)

// importing is one run of the verb.
type importing struct {
	*command
	to, into, part string
	choices        []render.Choice
}

func (i *importing) options() []options.Option {
	return []options.Option{
		options.Word("o", "文件名", &i.to), options.Word("into", "通知的 TOML 文件", &i.into), options.Word("part", "第几个附件", &i.part),
		options.Checked("column", "表头=键", func(s string) error {
			head, key, ok := strings.Cut(s, "=")
			if head, key = strings.TrimSpace(head), strings.TrimSpace(key); !ok || head == "" || key == "" {
				return errors.New("--column 后面写 表头=键，如 --column \"时间节点=due\"")
			}
			if why := render.KeyFault(key); why != "" {
				return errors.New("--column 里的键“" + key + "”" + why)
			}
			for _, had := range i.choices {
				if had.Head == head || had.Key == key {
					return errors.New("--column “" + had.Head + "=" + had.Key + "”和“" + head + "=" + key + "”：一个表头、一个键只能写一次")
				}
			}
			i.choices = append(i.choices, render.Choice{Head: head, Key: key})
			return nil
		}),
	}
}

// importFile reads a file of others and writes it as a notice beside it, or its
// tasks into a notice.
func (c *command) importFile(args []string) int {
	i := importing{command: c}
	named, code, ok := c.parse("import", i.options(), args)
	switch {
	case !ok:
		return code
	case len(named) == 0:
		return c.SeeHelp("import", "没有写要导入的文件")
	case len(named) > 1:
		return c.SeeHelp("import", "一次只导入一个文件，写了 %s 和 %s", named[0], named[1])
	case i.to != "" && i.into != "":
		return c.SeeHelp("import", "-o 和 --into 只能写一个")
	case i.part != "" && i.into == "":
		return c.SeeHelp("import", "--part 是给 --into 用的")
	}
	return c.Spoken(i.file(named[0]))
}

func (i *importing) file(name string) int {
	if i.into == "" {
		if i.to == "" {
			if name == standardInput {
				return i.SeeHelp("import", "从标准输入导入，要用 -o 写明写到哪个文件，或用 --into")
			}
			i.to = filepath.Join(filepath.Dir(name), places.Stem(name)+".toml")
		}
		if _, err := os.Lstat(i.to); err == nil {
			return i.taken()
		}
	}
	data, code := i.foreign(name)
	if code != console.Fine {
		return code
	}
	got, list := render.Import(places.Shown(name), data, i.choices)
	if i.into != "" && got != nil {
		list = render.OfTasks(list)
	}
	diag.Print(i.Err, list, i.Err.Colour) // the screen keeps a failure
	if got == nil {
		return console.Notice
	}
	if i.into != "" {
		return i.edit(got)
	}
	switch err := writeNew(i.to, []byte(got.TOML)); {
	case errors.Is(err, fs.ErrExist):
		return i.taken()
	case err != nil:
		return i.Fail("写", i.to, err)
	}
	i.Say("%s", places.Shown(i.to))
	return console.Fine
}

// taken tells of a target that is there.
func (i *importing) taken() int {
	return i.Misuse("用 -o 另写一个名字，或先把它移走", "%s 已经有了，不覆盖", places.Shown(i.to))
}

// edit puts the tasks into the notice that --into names.
func (i *importing) edit(got *render.Imported) int {
	text, code := i.read("import", i.into)
	if code != console.Fine {
		return code
	}
	changed, list, ok := got.Into(&diag.Source{Name: places.Shown(i.into), Text: string(text)}, i.part)
	diag.Print(i.Err, list, i.Err.Colour)
	if !ok {
		return console.Notice
	}
	f, code := i.Claim(filepath.Dir(i.into))
	if code != console.Fine {
		return code
	}
	defer f.Release()
	if now, err := os.ReadFile(i.into); err != nil || !bytes.Equal(now, text) {
		return i.Misuse("再运行一次", "%s 刚才改过，没有动它", places.Shown(i.into))
	}
	if why := f.Put([]set.Result{{Path: i.into, Data: []byte(changed)}}, true); why != nil {
		return i.Failed(why)
	}
	i.Say("%s", places.Shown(i.into))
	return console.Fine
}

// foreign reads the file to import.
func (i *importing) foreign(name string) ([]byte, int) {
	if name == standardInput {
		data, err := io.ReadAll(io.LimitReader(i.In, render.MaxImport+1))
		if err != nil {
			return nil, i.Fail(console.Reading, "标准输入", err)
		}
		return data, console.Fine
	}
	data, err := set.ReadUpTo(name, render.MaxImport)
	if err != nil {
		return nil, i.Unread("import", name, ".docx", err)
	}
	return data, console.Fine
}

// writeNew writes a file that must not be there. Nothing of it stays when that
// fails.
func writeNew(path string, data []byte) error { return writeNewAs(path, data, 0o644) }

// writeNewAs is writeNew with the permissions of the file.
func writeNewAs(path string, data []byte, mode fs.FileMode) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		os.Remove(path)
	}
	return err
}
