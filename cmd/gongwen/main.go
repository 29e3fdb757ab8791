// Command gongwen renders official notices (公文).
//
// It decides nothing about a notice: it reads files, hands their bytes to the
// door in package render and puts the results in place. One file holds one
// verb; package console is its one voice, and what a verb has to know of
// folders is in package places. In: arguments and TOML files. Out:
// PDF and XLSX files, findings in Chinese, an exit code.
package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gongwen/cmd/gongwen/console"
	"gongwen/cmd/gongwen/options"
	"gongwen/cmd/gongwen/places"
	"gongwen/cmd/gongwen/set"
	"gongwen/cmd/gongwen/system"
	"gongwen/render"
	"gongwen/render/crew"
	"gongwen/render/diag"
)

func main() {
	restore := system.PrepareConsole()
	code := guarded(os.Stderr, func() int { return run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr) })
	restore()
	os.Exit(code)
}

// guarded is the last net: a panic, also one of a goroutine that a crew runs, is
// told as a fault of the program. What the runtime itself ends the process for
// (no memory, a stack without end, a map written twice at once) it cannot catch.
func guarded(stderr io.Writer, run func() int) (code int) {
	fault := crew.Try(func() { code = run() })
	if fault == nil {
		return code
	}
	s := console.NewScreen(stderr)
	s.Line("gongwen: 程序自身出错，没有做完；不是文件写错了。请把用的命令、这份源文件（涉密的不要发）和下面两行发给维护 gongwen 的人")
	s.Line("    %s", versionLine())
	s.Line("    %v: %s", fault.What, strings.Join(fault.Where, " < "))
	return console.Machine
}

// command is where the verbs run and talk.
type command struct {
	*console.Console
	livesOn bool // the process does, after the verb: its memory is not the verb's to pace
}

func newCommand(stdin io.Reader, stdout, stderr io.Writer) *command {
	return &command{Console: console.NewConsole(stdin, stdout, stderr)}
}

// verb is a command.
type verb struct {
	name  string
	words []string // that people may say for it
	run   func(*command, []string) int
	takes func() []options.Option
}

func verbs() []verb {
	none := func() []options.Option { return nil }
	return []verb{
		{"build", []string{"生成", "制作", "编译", "输出", "make", "run"}, (*command).build, new(build).options},
		{"check", []string{"检查", "校对", "查错", "校验", "lint", "test"}, (*command).check, new(check).options},
		{"serve", []string{"工作台", "网页", "打开", "编辑", "edit", "open", "gui"}, (*command).serve, new(serving).options},
		{"collect", []string{"收集", "汇总", "回收", "催报"}, (*command).collect, new(collect).options},
		{"amend", []string{"修订", "对比", "比较", "compare", "diff"}, (*command).amend, new(amend).options},
		{"import", []string{"导入", "转换", "读入"}, (*command).importFile, new(importing).options},
		{"verify", []string{"核对", "验证", "查验", "核验"}, (*command).verify, new(verify).options},
		{"new", []string{"新建", "新", "init", "create"}, (*command).begin, new(begin).options},
		{"explain", []string{"解释", "说明", "规则"}, (*command).explain, new(explain).options},
		{"version", []string{"版本", "-version", "--version", "-v", "-V"}, (*command).version, none},
		{"help", append([]string{"用法", "man"}, options.Help...), (*command).help, none},
	}
}

// run executes one command line. Only its writers are the world to it, so that
// tests can break them.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return newCommand(stdin, stdout, stderr).run(args)
}

func (c *command) run(args []string) int {
	if system.OwnWindow() && (len(args) == 0 || len(args) == 1 && set.Exists(args[0])) {
		return c.ownWindow(args)
	}
	if len(args) == 0 {
		c.Err.Page(overview())
		return console.Usage
	}
	all := verbs()
	for _, v := range all {
		asked := v.name == "help" || v.name == "version" // which do no harm
		if v.name == args[0] || asked && slices.Contains(v.words, args[0]) && !set.Exists(args[0]) {
			return v.run(c, args[1:])
		}
	}
	if !slices.ContainsFunc(args, func(arg string) bool { return !set.Exists(arg) }) { // files dropped on the program
		return c.dropped(args)
	}
	return c.noVerb(all, args[0])
}

// noVerb tells of a word that is no verb, with the one that was meant.
func (c *command) noVerb(all []verb, word string) int {
	if strings.EqualFold(filepath.Ext(word), ".toml") {
		return c.Missing("build", word)
	}
	var names []string
	for _, v := range all {
		names = append(names, v.name)
		if slices.Contains(v.words, word) {
			return c.Misuse("是不是 "+v.name+"？", "没有命令 “%s”", word)
		}
	}
	if near := diag.Nearest(strings.ToLower(word), names); near != "" {
		return c.Misuse("是不是 "+near+"？", "没有命令 “%s”", word)
	}
	if name, ok := options.Undashed(word); ok {
		for _, v := range all {
			if near := options.Nearest(name, v.takes()); near != "" {
				return c.Misuse("选项写在命令后面，是不是 gongwen "+v.name+" "+near+"？", "没有写命令，先写了 “%s”", word)
			}
		}
	}
	if filepath.Ext(word) != "" {
		return c.Missing("import", word)
	}
	return c.SeeHelp("", "没有命令 “%s”", word)
}

// dropped works on what was given without a verb, as somebody does who drops it on
// the program: a folder or a notice alone is served, several notices are built. Of
// another file it says what it is for.
func (c *command) dropped(names []string) int {
	if info, err := os.Stat(names[0]); len(names) == 1 && err == nil && (info.IsDir() || strings.EqualFold(filepath.Ext(names[0]), ".toml")) {
		return c.serveAt(names[0], serving{})
	}
	for _, name := range names {
		if strings.EqualFold(filepath.Ext(name), ".toml") {
			continue
		}
		hint := "运行 gongwen help 查看用法"
		data, err := set.ReadUpTo(name, render.MaxSource)
		if errors.Is(err, set.Irregular(fs.ModeDir)) {
			hint = "这是文件夹：生成其中所有的通知用 gongwen build " + filepath.Join(name, "*.toml")
		} else if said := foreign(name, data); said != "" {
			hint = said
		}
		return c.Misuse(hint, "没有写命令，%s 不是 TOML 文件", places.Shown(name))
	}
	return c.build(names)
}

// foreign says what a file is that is no TOML, and what it is for, or "".
func foreign(name string, data []byte) string {
	what, way := render.Foreign(name, data)
	if what == "" {
		return ""
	}
	return "这是" + what + "；" + way
}
