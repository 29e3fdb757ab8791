//go:build !windows

package main

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"gongwen/cmd/gongwen/console"
	"gongwen/cmd/gongwen/places"
)

// TestIrregularInput: what is no file is refused at once where one is to be
// read, and a link is the file it leads to.
func TestIrregularInput(t *testing.T) {
	t.Chdir(t.TempDir())
	put(t, "b.toml", small)
	for _, err := range []error{os.Symlink("b.toml", "link.toml"), syscall.Mkfifo("pipe.toml", 0o600), syscall.Mkfifo("fonts.toml", 0o600), os.Symlink("/dev/zero", "zero.toml")} {
		if err != nil {
			t.Fatal(err)
		}
	}
	l, err := net.Listen("unix", "socket.toml")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for _, name := range []string{"pipe.toml", "zero.toml", "socket.toml", "/dev/null"} {
		for _, args := range [][]string{
			{"build", name},
			{"check", name},
			{"verify", name},
			{"build", "b.toml", "--template", name},
			{"verify", "b.toml", "--source", name},
			{"verify", "--manifest", name},
			{"collect", "b.toml", strings.TrimSuffix(name, ".toml")},
		} {
			if args[0] == "collect" && strings.HasSuffix(name, ".toml") {
				if err := os.Rename(name, args[2]); err != nil {
					t.Fatal(err)
				}
			}
			code, out, talk := runs(t, args...)
			if code != console.Usage || out != "" || !strings.Contains(talk, "不能读：它是一个") {
				t.Errorf("%q: exit code %d\n%s%s", args, code, out, talk)
			}
		}
	}
	if code, _, talk := runs(t, "check", "b.toml", "--fonts", "."); code != console.Usage || !strings.Contains(talk, "fonts.toml 不能读：它是一个管道") {
		t.Errorf("fonts: exit code %d\n%s", code, talk)
	}
	if code, _, talk := runs(t, "build", "link.toml", "-o", "."); code != console.Fine {
		t.Errorf("a link to a notice: exit code %d\n%s", code, talk)
	}
	if _, err := os.Stat("link.pdf"); err != nil {
		t.Error(err)
	}
}

// TestIrregularPlace: what is no file is neither opened nor replaced where a
// result is to go, and nothing else of the set is. A link is left as it is, and
// so is the file it leads to; a folder may be one.
func TestIrregularPlace(t *testing.T) {
	for what, at := range map[string]func(name string) error{
		"一个管道":   func(name string) error { return syscall.Mkfifo(name, 0o600) },
		"一个符号链接": func(name string) error { return os.Symlink("elsewhere", name) },
		"一个文件夹":  func(name string) error { return os.Mkdir(name, 0o700) },
		"一个设备":   func(name string) error { return os.Symlink("/dev/null", name) },
	} {
		for _, name := range []string{"b.pdf", "b.xlsx", filepath.Join("b", "区一局.xlsx"), places.SumsName} {
			t.Run(what+name, func(t *testing.T) {
				t.Chdir(t.TempDir())
				put(t, "b.toml", small)
				put(t, "elsewhere", "kept")
				if err := os.MkdirAll(filepath.Join("folder", "b"), 0o700); err != nil {
					t.Fatal(err)
				}
				if err := os.Symlink("folder", "out"); err != nil {
					t.Fatal(err)
				}
				path := filepath.Join("out", name)
				if err := at(path); err != nil {
					t.Fatal(err)
				}
				before, err := os.Lstat(path)
				if err != nil {
					t.Fatal(err)
				}
				code, out, talk := runs(t, "build", "b.toml", "-o", "out", "--split", "--manifest")
				if code < console.Usage || !strings.Contains(talk, path) {
					t.Errorf("exit code %d\n%s", code, talk)
				}
				if after, err := os.Lstat(path); err != nil || !os.SameFile(before, after) || before.Mode() != after.Mode() {
					t.Errorf("replaced: %v, %v", after, err)
				}
				if kept, _ := os.ReadFile("elsewhere"); string(kept) != "kept" {
					t.Errorf("written through a link: %q", kept)
				}
				if name != places.SumsName && out != "" {
					t.Errorf("written:\n%s", out)
				}
			})
		}
	}
}

// TestNames: a name of dots alone is refused, and no name reaches a terminal
// with what would steer it.
func TestNames(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.Mkdir("in", 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{".toml", "..toml", "...toml", "....toml", " .toml", ". .toml"} {
		path := filepath.Join("in", name)
		put(t, path, small)
		for _, args := range [][]string{{"build", path}, {"build", "in/" + name, "--split"}, {"collect", path, path + "x"}} {
			if code, out, talk := runs(t, args...); code != console.Usage || out != "" || !strings.Contains(talk, "没有名字") {
				t.Errorf("%q: exit code %d\n%s%s", args, code, out, talk)
			}
		}
	}
	if left, _ := filepath.Glob("*"); len(left) != 1 {
		t.Errorf("written: %q", left)
	}

	const odd = "\x1b[31mred\u009b\u202e\n假.toml"
	put(t, odd, small)
	put(t, "sum", "x  "+odd+"\n")
	for _, args := range [][]string{
		{"check", odd},
		{"check", odd, "--json"},
		{"build", odd, "-o", odd + ".d"},
		{"build", odd, "-o", odd},
		{"build", "missing\x1b[2J.toml"},
		{"collect", odd, odd + ".xlsx"},
		{"verify", odd},
		{"verify", odd, "--json"},
		{"verify", "--manifest", "sum"},
		{"verify", "--manifest", "sum", "--json"},
		{"\x1b[2J"},
		{"help", "\x1b[2J"},
		{"build", "--\x1b[2J"},
		{"build", "--dump=\x1b[2J"},
		{"build", "--pdf=\x1b[2J"},
	} {
		_, out, talk := runs(t, args...)
		for _, said := range []string{out, talk} {
			if strings.ContainsAny(said, "\x1b\u009b\u202e") || strings.Contains(said, "\n假") {
				t.Errorf("%q: %q", args, said)
			}
		}
		if out+talk == "" {
			t.Errorf("%q: nothing said", args)
		}
	}
}
