// Command gongwen renders official notices (公文).
//
// It decides nothing about a notice: it reads files, hands their bytes to the
// door in package render and puts the results in place. One file holds one
// verb; talk.go is the program's one voice. In: arguments and TOML files. Out:
// PDF and XLSX files, findings in Chinese, an exit code.
package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"gongwen/render"
	"gongwen/render/crew"
)

// Exit codes. Of several files the highest counts.
const (
	exitFine    = 0
	exitNotice  = 1 // a notice, a template or fonts.toml has errors
	exitUsage   = 2 // the command line is wrong
	exitMachine = 3 // the disk, the system or the program failed
)

func main() {
	restore := prepareConsole()
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
	s := newScreen(stderr)
	s.line("gongwen: 程序自身出错，没有做完；不是文件写错了。请把用的命令、这份源文件（涉密的不要发）和下面两行发给维护 gongwen 的人")
	s.line("    %s", versionLine())
	s.line("    %v: %s", fault.What, strings.Join(fault.Where, " < "))
	return exitMachine
}

// versionLine says which program this is.
func versionLine() string {
	return fmt.Sprintf("gongwen %s %s/%s %s", render.Version, runtime.GOOS, runtime.GOARCH, runtime.Version())
}

// run executes one command line. Only its writers are the world to it, so that
// tests can break them.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	c := newConsole(stdin, stdout, stderr)
	if len(args) == 0 {
		c.err.page(overview)
		return exitUsage
	}
	verb, rest := args[0], args[1:]
	switch verb {
	case "build":
		return c.build(rest)
	case "check":
		return c.check(rest)
	case "collect":
		return c.collect(rest)
	case "verify":
		return c.verify(rest)
	case "version", "-version", "--version":
		return c.version(rest)
	case "help", "-h", "-help", "--help":
		return c.help(rest)
	}
	return c.usage("", "不认识的命令 “%s”", verb)
}
