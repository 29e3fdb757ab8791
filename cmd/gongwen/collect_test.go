package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongwen/cmd/gongwen/console"
	"gongwen/render/testkit"
)

// TestCollectFilled: a filled return is settled with exit code 0; one that a
// person must look at, and two that differ, are not.
func TestCollectFilled(t *testing.T) {
	dir := t.TempDir()
	said := func(want int, args ...string) string {
		t.Helper()
		var out, talk bytes.Buffer
		if code := run(args, nil, &out, &talk); code != want {
			t.Errorf("%s: exit code %d, want %d\n%s", strings.Join(args, " "), code, want, talk.String())
		}
		return out.String()
	}
	notice := filepath.Join(dir, "a.toml")
	text, err := os.ReadFile(testkit.Path("input/zhengwu-gongkai-2023.toml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(notice, text, 0o600); err != nil {
		t.Fatal(err)
	}
	said(console.Fine, "build", notice, "--xlsx", "-o", dir)

	fill := func(name, status string) string {
		t.Helper()
		path := filepath.Join(dir, name)
		fillIn(t, filepath.Join(dir, "a.xlsx"), "按牵头部门", status, path)
		return path
	}
	good, odd, other := fill("好.xlsx", "已完成"), fill("怪.xlsx", "基本完成"), fill("另.xlsx", "推进中")
	collect := func(want int, files ...string) string {
		return said(want, append([]string{"collect", notice, "-o", dir, "--day", "2023-12-05"}, files...)...)
	}
	for _, c := range []struct {
		files []string
		code  int
		line  string
	}{
		{[]string{good}, console.Fine, "应报 54，已报 1，未报 53，冲突 0，需核对 0；已完成 1，逾期 14"},
		{[]string{odd}, console.Notice, "应报 54，已报 0，未报 53，冲突 0，需核对 1；已完成 0，逾期 14"},
		{[]string{good, other}, console.Notice, "应报 54，已报 0，未报 53，冲突 1，需核对 0；已完成 0，逾期 14"},
	} {
		if out := collect(c.code, c.files...); !strings.Contains(out, c.line) {
			t.Errorf("%v:\n%s", c.files, out)
		}
	}

	// A standard output that fails is a machine that fails.
	if code := run([]string{"collect", notice, good, "-o", dir}, nil, failing{}, io.Discard); code != console.Machine {
		t.Errorf("a full standard output: %d", code)
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, os.ErrInvalid }
