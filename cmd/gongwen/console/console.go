// Package console is the program's one voice on a terminal.
//
// It decides nothing: it says what a run found and did, tells of what was wrong
// with a command line or a machine, and gives the exit code that this stands for.
// In: findings, failures, lines in Chinese. Out: text on two screens, and a code.
package console

import (
	"fmt"
	"io"
	"os"
	"strings"

	"gongwen/cmd/gongwen/set"
	"gongwen/cmd/gongwen/system"
	"gongwen/render/diag"
)

// Exit codes. Of several files the highest counts.
const (
	Fine    = 0
	Notice  = 1 // the input is not right: a notice with errors, a return in doubt, a PDF unfit
	Usage   = 2 // the command line is wrong, or a file that it names is missing
	Machine = 3 // the disk, the system or the program failed, or a file with answers was not replaced
)

// Console is where a run talks. Results go to Out, talk goes to Err, so that a pipe
// carries results only.
type Console struct {
	In       io.Reader
	Out, Err *Screen
	Disk     set.Disk

	toldUnlocked bool
}

// Screen is one of the two outputs. It keeps the first failure of its writer:
// a result that could not be said was not given.
type Screen struct {
	Colour bool
	Failed error
	w      io.Writer
}

// NewConsole is one that works on the system's own disk.
func NewConsole(stdin io.Reader, stdout, stderr io.Writer) *Console {
	return &Console{In: stdin, Out: NewScreen(stdout), Err: NewScreen(stderr), Disk: set.SystemDisk()}
}

// NewScreen has colours where w is a terminal and its user does not mind them.
func NewScreen(w io.Writer) *Screen {
	f, ok := w.(*os.File)
	colour := ok && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && system.IsTerminal(f)
	return &Screen{w: w, Colour: colour}
}

// Write is for what formats itself: findings, JSON.
func (s *Screen) Write(p []byte) (int, error) {
	n, err := s.w.Write(p)
	if err != nil && s.Failed == nil {
		s.Failed = err
	}
	return n, err
}

// Say prints one line of results.
func (c *Console) Say(format string, args ...any) { c.Out.Line(format, args...) }

// Tell prints one line of talk.
func (c *Console) Tell(format string, args ...any) { c.Err.Line(format, args...) }

// TellAll tells a line and names paths below it; without paths nothing.
func (c *Console) TellAll(paths []string, format string, args ...any) {
	if len(paths) == 0 {
		return
	}
	c.Tell(format, args...)
	for _, path := range paths {
		c.Tell("    %s", path)
	}
}

// Line prints a line in which nothing moves the cursor, colours the screen or
// ends the line: the name of a file, a word of a foreign one may hold anything.
func (s *Screen) Line(format string, args ...any) {
	fmt.Fprintln(s, diag.Clean(fmt.Sprintf(format, args...)))
}

// Raw prints text that has its own line ends, cleaned like a line.
func (s *Screen) Raw(text string) {
	for line := range strings.SplitAfterSeq(text, "\n") {
		bare := strings.TrimSuffix(line, "\n")
		end := line[len(bare):]
		if cr, ok := strings.CutSuffix(bare, "\r"); ok {
			bare, end = cr, "\r"+end
		}
		fmt.Fprint(s, diag.Clean(bare)+end)
	}
}

// Page prints text of our own that has many lines.
func (s *Screen) Page(text string) { fmt.Fprintln(s, text) }

// Hint prints what to do about the line before. An empty hint is left out.
func (c *Console) Hint(text string) {
	if text != "" {
		c.Tell("    提示: %s", text)
	}
}

// Misuse reports a wrong command line.
func (c *Console) Misuse(hint, format string, args ...any) int {
	c.Tell("gongwen: 用法错误: "+format, args...)
	c.Hint(hint)
	return Usage
}

// SeeHelp is Misuse where a help page says more: that of verb, or of all verbs.
func (c *Console) SeeHelp(verb, format string, args ...any) int {
	return c.Misuse("运行 "+strings.TrimSpace("gongwen help "+verb)+" 查看用法", format, args...)
}

// Reading is what [Console.Fail] says was done to a file that was not to be
// written.
const Reading = "读"

// Fail reports a machine that failed at doing something to a file.
func (c *Console) Fail(doing, name string, err error) int {
	why, hint := system.Reason(err, doing == Reading)
	c.Tell("gongwen: %s %s 失败: %s", doing, name, why)
	c.Hint(hint)
	return Machine
}

// Spoken turns the exit code into a failure when results could not be printed.
// A reader that has seen enough (| head) is not told so: it is gone.
func (c *Console) Spoken(code int) int {
	if c.Out.Failed == nil || system.IsClosedPipe(c.Out.Failed) {
		return code
	}
	return max(code, c.Fail("写", "标准输出", c.Out.Failed))
}
