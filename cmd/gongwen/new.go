package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"gongwen/cmd/gongwen/console"
	"gongwen/cmd/gongwen/options"
	"gongwen/cmd/gongwen/places"
	"gongwen/render"
	"gongwen/render/diag"
	"gongwen/templates"
)

// begin is one run of the verb new.
type begin struct{ kind string }

func (b *begin) options() []options.Option {
	return []options.Option{options.Word("kind", "文种", &b.kind)}
}

// newName is the file that new writes when none is named.
const newName = "通知.toml"

func (c *command) begin(args []string) int {
	b := begin{kind: templates.Starters()[0].Kind}
	names, code, ok := c.parse("new", b.options(), args)
	switch {
	case !ok:
		return code
	case len(names) > 1:
		return c.SeeHelp("new", "一次只新建一个文件，写了 %d 个", len(names))
	case len(names) == 0:
		names = []string{newName}
	}
	name := names[0]
	if !strings.EqualFold(filepath.Ext(name), ".toml") {
		return c.Misuse("写作 "+places.Shown(strings.TrimSuffix(name, filepath.Ext(name))+".toml"), "新建的文件名要以 .toml 结尾，写的是 %s", places.Shown(name))
	}
	text, ok := templates.StarterOf(b.kind)
	if !ok {
		return c.noKind(b.kind)
	}
	if _, list := render.Open(places.Shown(name), text, render.Config{Draft: true}); list.HasErrors() {
		return c.Misuse("别的文种: "+strings.Join(printable(), "、"), "这一版还排不出%s：%s", b.kind, list[0].Message)
	}
	if code := c.create(name, text); code != console.Fine {
		return code
	}
	c.Say("%s", places.Shown(name))
	c.Tell("用记事本打开它，把“（发文机关）”一类的空填好。没有填完先看样子: gongwen build %s --draft；填好后查错: gongwen check %s", places.Shown(name), places.Shown(name))
	return c.Spoken(console.Fine)
}

// create writes a file that is not there yet.
func (c *command) create(name string, text []byte) int {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return c.Misuse("换一个名字，如 gongwen new "+places.Shown(strings.TrimSuffix(name, filepath.Ext(name))+"-2.toml"), "已经有 %s，没有动它", places.Shown(name))
	}
	if err != nil {
		return c.Fail("写", places.Shown(name), err)
	}
	_, err = f.Write(text)
	if err = errors.Join(err, f.Close()); err != nil {
		os.Remove(name) // half a file is of no use, and would be in the way of the next try
		return c.Fail("写", places.Shown(name), err)
	}
	return console.Fine
}

// noKind tells of a kind that has no starter.
func (c *command) noKind(kind string) int {
	var kinds []string
	for _, s := range templates.Starters() {
		kinds = append(kinds, s.Kind)
	}
	hint := "可写 " + strings.Join(kinds, "、")
	if near := diag.Nearest(kind, kinds); near != "" {
		hint = "是不是 " + near + "？" + hint
	}
	return c.Misuse(hint, "没有 “%s” 这个文种", kind)
}

// printable are the kinds whose form the program can print.
func printable() (kinds []string) {
	for _, s := range templates.Starters() {
		if _, list := render.Open("", s.Text, render.Config{Draft: true}); !list.HasErrors() {
			kinds = append(kinds, s.Kind)
		}
	}
	return kinds
}
