//go:build !windows

package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"gongwen/cmd/gongwen/console"
	"gongwen/cmd/gongwen/set"
	"gongwen/cmd/gongwen/system"
	"gongwen/render/testkit"
)

// TestPlaceMode: a new file is as open as the umask lets it, a replaced one as
// it was.
func TestPlaceMode(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, c := range []struct {
		umask     int
		old, want fs.FileMode // old 0: none
	}{
		{0o022, 0, 0o644},
		{0o077, 0, 0o600},
		{0o002, 0, 0o664},
		{0o022, 0o600, 0o600},
		{0o077, 0o664, 0o664},
		{0o022, 0o640, 0o640},
	} {
		os.Remove("a.pdf")
		if c.old != 0 {
			if err := errors.Join(os.WriteFile("a.pdf", nil, 0o600), os.Chmod("a.pdf", c.old)); err != nil {
				t.Fatal(err)
			}
		}
		before := syscall.Umask(c.umask)
		why := (&set.Folder{Disk: set.SystemDisk(), Dir: "."}).Put([]set.Result{{Path: "a.pdf", Data: []byte("x")}}, false)
		syscall.Umask(before)
		if why != nil {
			t.Fatal(why.Err)
		}
		info, no := os.Stat("a.pdf")
		if no != nil {
			t.Fatal(no)
		}
		if info.Mode() != c.want || info.Size() != 1 {
			t.Errorf("umask %o, before %v: %v", c.umask, c.old, info.Mode())
		}
	}
}

// TestReasons: what a clerk reads when the machine fails has no word of Go's.
func TestReasons(t *testing.T) {
	for _, c := range []struct {
		err  error
		want string
	}{
		{&fs.PathError{Op: "write", Path: "a", Err: system.NoSpace[0]}, "磁盘已满"},
		{&os.LinkError{Op: "rename", Err: system.InUse[0]}, "文件正被别的程序占用"},
		{&fs.PathError{Op: "open", Path: "a", Err: system.ReadOnly[0]}, "磁盘是只读的"},
		{&fs.PathError{Op: "open", Path: "a", Err: fs.ErrPermission}, "没有权限"},
		{&fs.PathError{Op: "open", Path: "a", Err: fs.ErrNotExist}, "没有这个文件或文件夹"},
		{&fs.PathError{Op: "open", Path: "a", Err: syscall.EISDIR}, "它是一个文件夹"},
		{&fs.PathError{Op: "mkdir", Path: "a", Err: syscall.ENOTDIR}, "路径中有一段不是文件夹"},
		{errors.Join(nil, &fs.PathError{Op: "open", Path: "a", Err: syscall.ENAMETOOLONG}), "文件名太长"},
	} {
		var stderr bytes.Buffer
		c1 := newCommand(nil, &bytes.Buffer{}, &stderr)
		if code := c1.Fail("写", "output/a.pdf", c.err); code != console.Machine {
			t.Errorf("%v: exit code %d", c.err, code)
		}
		first, _, _ := strings.Cut(stderr.String(), "\n")
		if want := "gongwen: 写 output/a.pdf 失败: " + c.want; first != want {
			t.Errorf("%v: %q, want %q", c.err, first, want)
		}
	}
}

type brokenWriter struct{ err error }

func (w brokenWriter) Write([]byte) (int, error) { return 0, w.err }

// TestBrokenOutput: results that could not be printed were not given; a reader
// that has gone (| head) is no failure.
func TestBrokenOutput(t *testing.T) {
	for _, c := range []struct {
		err  error
		code int
		want string
	}{
		{syscall.ENOSPC, console.Machine, "gongwen: 写 标准输出 失败: 磁盘已满\n    提示: 请腾出空间再运行一次；原有的文件没有动\n"},
		{syscall.EPIPE, console.Fine, ""},
	} {
		var stderr bytes.Buffer
		if code := run([]string{"version"}, nil, brokenWriter{c.err}, &stderr); code != c.code {
			t.Errorf("%v: exit code %d, want %d", c.err, code, c.code)
		}
		if stderr.String() != c.want {
			t.Errorf("%v: %q, want %q", c.err, stderr.String(), c.want)
		}
	}
}

// TestReadOnlyFolder runs the program as somebody who may not write there. Root
// may write everywhere, so root becomes nobody.
func TestReadOnlyFolder(t *testing.T) {
	dir, err := os.MkdirTemp("", "gongwen")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	notice, err := os.ReadFile(testkit.Path("input/zhengwu-gongkai-2023.toml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "a.toml"), notice, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "output"), 0o555); err != nil {
		t.Fatal(err)
	}
	// testscript.Main goes by the name of the program.
	self, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(dir, "gongwen")
	if err := os.WriteFile(program, self, 0o755); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "build", "a.toml")
	cmd.Dir = dir
	becomeNobody(cmd)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err = cmd.Run()
	if cmd.ProcessState == nil {
		t.Fatal(err)
	}
	const want = `gongwen: 写 output 失败: 没有权限
    提示: 请检查文件和所在文件夹是否只读、文件是否正被 Excel 或 WPS 打开，或用 -o 换一个文件夹
`
	if code := cmd.ProcessState.ExitCode(); code != console.Machine || !strings.HasSuffix(stderr.String(), want) || stdout.Len() > 0 {
		t.Errorf("exit code %d, stdout %q, stderr %q", code, stdout.String(), stderr.String())
	}
	left, err := os.ReadDir(filepath.Join(dir, "output"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// becomeNobody lets a child of root run without root's rights.
func becomeNobody(cmd *exec.Cmd) {
	if os.Getuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
}
