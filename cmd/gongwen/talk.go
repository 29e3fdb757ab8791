package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"gongwen/cmd/gongwen/set"
	"gongwen/cmd/gongwen/system"
	"gongwen/render/diag"
)

// console is the program's one voice. Results go to out, talk goes to err, so
// that a pipe carries results only.
type console struct {
	in       io.Reader
	out, err *screen

	disk         set.Disk
	toldUnlocked bool
}

// screen is one of the two outputs. It keeps the first failure of its writer:
// a result that could not be said was not given.
type screen struct {
	w      io.Writer
	colour bool
	failed error
}

func newConsole(stdin io.Reader, stdout, stderr io.Writer) *console {
	return &console{in: stdin, out: newScreen(stdout), err: newScreen(stderr), disk: set.SystemDisk()}
}

func newScreen(w io.Writer) *screen {
	f, ok := w.(*os.File)
	colour := ok && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && system.IsTerminal(f)
	return &screen{w: w, colour: colour}
}

func (s *screen) Write(p []byte) (int, error) {
	n, err := s.w.Write(p)
	if err != nil && s.failed == nil {
		s.failed = err
	}
	return n, err
}

// say prints one line of results.
func (c *console) say(format string, args ...any) { c.out.line(format, args...) }

// tell prints one line of talk.
func (c *console) tell(format string, args ...any) { c.err.line(format, args...) }

// line prints a line in which nothing moves the cursor, colours the screen or
// ends the line: the name of a file, a word of a foreign one may hold anything.
func (s *screen) line(format string, args ...any) {
	fmt.Fprintln(s, diag.Clean(fmt.Sprintf(format, args...)))
}

// raw prints text that has its own line ends, cleaned like a line.
func (s *screen) raw(text string) {
	for line := range strings.SplitAfterSeq(text, "\n") {
		bare := strings.TrimSuffix(line, "\n")
		end := line[len(bare):]
		if cr, ok := strings.CutSuffix(bare, "\r"); ok {
			bare, end = cr, "\r"+end
		}
		fmt.Fprint(s, diag.Clean(bare)+end)
	}
}

// page prints text of our own that has many lines.
func (s *screen) page(text string) { fmt.Fprintln(s, text) }

// hint prints what to do about the line before. An empty hint is none.
func (c *console) hint(text string) {
	if text != "" {
		c.tell("    提示: %s", text)
	}
}

// misuse reports a wrong command line.
func (c *console) misuse(hint, format string, args ...any) int {
	c.tell("gongwen: 用法错误: "+format, args...)
	c.hint(hint)
	return exitUsage
}

// usage is misuse that a help page says more about: that of verb, or of all.
func (c *console) usage(verb, format string, args ...any) int {
	return c.misuse("运行 "+strings.TrimSpace("gongwen help "+verb)+" 查看用法", format, args...)
}

// reading is what [console.fail] says was done to a file that was not to be
// written.
const reading = "读"

// fail reports a machine that failed at doing something to a file.
func (c *console) fail(doing, name string, err error) int {
	why, hint := system.Reason(err, doing == reading)
	c.tell("gongwen: %s %s 失败: %s", doing, name, why)
	c.hint(hint)
	return exitMachine
}

// report is what a run finds: printed for people as it comes or, for programs,
// collected and printed as one value at the end.
type report struct {
	people *screen
	print  func(io.Writer, diag.List) error // for programs; nil: for people
	strict bool                             // warnings count as errors do
	found  diag.List
}

// add takes the findings of one file and gives the exit code they stand for.
func (r *report) add(list diag.List) int {
	if r.print != nil {
		r.found = append(r.found, list...)
	} else {
		diag.Print(r.people, list, r.people.colour) // the screen keeps a failure
	}
	return r.code(list)
}

// code is the exit code that the findings of one file stand for.
func (r *report) code(list diag.List) int {
	if errors, warnings := list.Count(); errors > 0 || r.strict && warnings > 0 {
		return exitNotice
	}
	return exitFine
}

// finish prints what was collected.
func (r *report) finish(to *screen) {
	if r.print != nil {
		r.print(to, r.found) // the screen keeps a failure
	}
}

// spoken turns the exit code into a failure when results could not be printed.
// A reader that has seen enough (| head) is not told so: it is gone.
func (c *console) spoken(code int) int {
	if c.out.failed == nil || system.IsClosedPipe(c.out.failed) {
		return code
	}
	return max(code, c.fail("写", "标准输出", c.out.failed))
}
