package main

import (
	"bytes"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"gongwen/cmd/gongwen/console"
	"gongwen/cmd/gongwen/desk"
	"gongwen/cmd/gongwen/options"
	"gongwen/cmd/gongwen/places"
)

// serving is one run of the verb.
type serving struct {
	settings
	port   int
	noOpen bool
	lonely bool // nobody sees a terminal: it ends by itself
}

// What lies beside a program that is double-clicked and is used then.
const (
	localTemplate = "本地.toml"
	localFonts    = "字体"
)

func (s *serving) options() []options.Option {
	return append(s.settings.options(),
		options.Switch("no-open", &s.noOpen),
		options.Checked("port", "端口号", func(text string) error {
			n, err := strconv.Atoi(text)
			if err != nil || n < 1024 || n > 65535 {
				return fmt.Errorf("--port 后面写 1024 到 65535 的数")
			}
			s.port = n
			return nil
		}),
	)
}

// serve opens the workbench for a folder, or for one notice of its folder, in the
// browser.
func (c *command) serve(args []string) int {
	var s serving
	named, code, ok := c.parse("serve", s.options(), args)
	switch {
	case !ok:
		return code
	case len(named) > 1:
		return c.SeeHelp("serve", "一次只打开一个文件夹或一份通知，写了 %s 和 %s", named[0], named[1])
	case len(named) == 0:
		named = []string{"."}
	}
	return c.serveAt(named[0], s)
}

// serveAt serves a folder or the folder of a notice.
func (c *command) serveAt(name string, s serving) int {
	info, err := os.Stat(name)
	if err != nil {
		return c.Unread("serve", name, ".toml", err)
	}
	folder, file := name, ""
	if !info.IsDir() {
		if !strings.EqualFold(filepath.Ext(name), ".toml") {
			data, code := c.read("serve", name)
			if code == console.Fine {
				code = c.Misuse("先导入：gongwen import "+places.Shown(name), "%s（%d 字节）不是 .toml 文件", places.Shown(name), len(data))
			}
			return code
		}
		folder, file = filepath.Split(name)
		if folder == "" {
			folder = "."
		}
		if code := c.named([]string{file}); code != console.Fine {
			return code
		}
	}
	whole, err := filepath.Abs(folder)
	if err != nil {
		return c.Fail(console.Reading, folder, err)
	}
	if s.lonely && file == "" && desk.Again(whole) {
		return console.Fine // the first one opens its page
	}
	r := console.Report{People: c.Err}
	cfg, code := c.config("serve", s.settings, &r)
	if code != console.Fine {
		return code
	}
	d, l, err := desk.Open(desk.Config{
		Folder: whole, Render: cfg, Settings: s.settings.told(), Port: s.port, Lonely: s.lonely, Disk: c.Disk, Show: func(address string) { desk.Browse(address) },
		Build: func(file string, o desk.Order) desk.Built { return s.build(whole, file, o) },
	})
	if err != nil {
		return c.Fail("打开", "工作台（127.0.0.1 的端口）", err)
	}
	address := d.Address(file)
	c.Say("%s", address)
	if !s.noOpen {
		if err := desk.Browse(address); err != nil {
			c.Tell("没能打开浏览器，请把上面的网址复制到浏览器里打开")
		}
	}
	c.Tell("工作台已打开，文件夹 %s。按 Ctrl+C 或关闭这个窗口就退出，内容随改随存。", whole)
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	defer signal.Stop(stop)
	go func() {
		<-stop
		d.Quit()
	}()
	if err := d.Serve(l); err != nil {
		return c.Fail("打开", "工作台", err)
	}
	return c.Spoken(console.Fine)
}

// told is what the settings say, for the page.
func (s *settings) told() []string {
	lines := []string{}
	if s.template != "" {
		lines = append(lines, "模板 "+places.Shown(s.template))
	}
	if s.fonts != "" {
		lines = append(lines, "字体 "+places.Shown(s.fonts))
	}
	return lines
}

// build runs the verb build on a file of the folder, as a command line would.
func (s *serving) build(folder, file string, o desk.Order) desk.Built {
	args := []string{"build", "-o", filepath.Join(folder, "output")}
	with := func(name, value string) {
		if value != "" {
			args = append(args, name, value)
		}
	}
	if o.Split {
		args = append(args, "--split")
	}
	if o.Manifest {
		args = append(args, "--manifest")
	}
	with("--period", o.Period)
	if o.Since != "" {
		with("--since", filepath.Join(folder, o.Since))
	}
	with("--template", s.template)
	with("--fonts", s.fonts)
	var out, talk bytes.Buffer
	c := newCommand(strings.NewReader(""), &out, &talk)
	c.livesOn = true
	code := c.run(append(args, "--", filepath.Join(folder, file)))
	return desk.Built{Files: spokenLines(out.String()), Notes: spokenLines(talk.String()), Fine: code == console.Fine}
}

func spokenLines(text string) []string {
	lines := []string{}
	for line := range strings.Lines(text) {
		if line = strings.TrimRight(line, "\r\n"); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// beside are the settings that lie beside the program.
func beside() (folder string, s serving, err error) {
	program, err := os.Executable()
	if err != nil {
		return "", s, err
	}
	folder = filepath.Dir(program)
	if info, err := os.Stat(filepath.Join(folder, localTemplate)); err == nil && info.Mode().IsRegular() {
		s.template = filepath.Join(folder, localTemplate)
	}
	if info, err := os.Stat(filepath.Join(folder, localFonts, fontsFile)); err == nil && info.Mode().IsRegular() {
		s.fonts = filepath.Join(folder, localFonts)
	}
	s.lonely = true
	return folder, s, nil
}

// ownWindow is a run in a window that closes with the program: what went wrong must
// be read first.
func (c *command) ownWindow(args []string) int {
	code := c.doubleClicked(args)
	if code != console.Fine {
		c.Tell("按回车键关闭这个窗口")
		c.In.Read(make([]byte, 1))
	}
	return code
}

// doubleClicked serves the folder that the program lies in, or what was dropped on
// it, where the program has a window to itself.
func (c *command) doubleClicked(args []string) int {
	folder, s, err := beside()
	if err != nil {
		return c.Fail(console.Reading, "程序所在的文件夹", err)
	}
	switch {
	case len(args) == 0:
		return c.serveAt(folder, s)
	case strings.EqualFold(filepath.Ext(args[0]), ".toml"):
		return c.serveAt(args[0], s)
	}
	if info, err := os.Stat(args[0]); err == nil && info.IsDir() {
		return c.serveAt(args[0], s)
	}
	if code := c.importFile(args); code != console.Fine {
		return code
	}
	return c.serveAt(filepath.Join(filepath.Dir(args[0]), places.Stem(args[0])+".toml"), s)
}
