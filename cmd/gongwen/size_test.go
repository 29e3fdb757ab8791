package main

import (
	"os"
	"strings"
	"testing"

	"gongwen/cmd/gongwen/console"
	"gongwen/render/testkit"
)

// TestTooLarge: of a source, a list of sums and what comes through a pipe no more
// is read than what shows that it is too large. The file here would not fit into
// memory.
func TestTooLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("reads several times as much as is read of a source at most")
	}
	t.Chdir(t.TempDir())
	put(t, "b.toml", small)
	put(t, "endless.toml", "#")
	if err := os.Truncate("endless.toml", 1<<40); err != nil {
		testkit.Missing(t, "no file with a hole here: "+err.Error())
	}
	if code, _, talk := runs(t, "build", "b.toml", "--pdf", "-o", "."); code != console.Fine {
		t.Fatal(talk)
	}
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"check", "endless.toml"}, "endless.toml: 错误 GW121: 文件超过 64 MB，不读"},
		{[]string{"check", "endless.toml", "--fix"}, "错误 GW121"},
		{[]string{"build", "endless.toml"}, "错误 GW121"},
		{[]string{"build", "b.toml", "--template", "endless.toml"}, "错误 GW121"},
		{[]string{"verify", "b.pdf", "--source", "endless.toml"}, "错误 GW121"},
		{[]string{"collect", "endless.toml", "b.toml.xlsx", "b.pdf"}, "错误 GW121"},
		{[]string{"verify", "--manifest", "endless.toml"}, "文件超过 16 MB，不是校验清单"},
	} {
		if code, out, talk := runs(t, c.args...); code == console.Fine || !strings.Contains(out+talk, c.want) {
			t.Errorf("%q: exit code %d\n%.2000s%.2000s", c.args, code, out, talk)
		}
	}
}

// endless is what /dev/zero and a pipe that nobody closes are on standard input.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '#'
	}
	return len(p), nil
}

func TestEndlessInput(t *testing.T) {
	if testing.Short() {
		t.Skip("reads as much as is read of a source at most")
	}
	var out, talk strings.Builder
	if code := run([]string{"check", "-"}, endless{}, &out, &talk); code != console.Notice || !strings.Contains(out.String(), "错误 GW121") {
		t.Errorf("exit code %d\n%.2000s%.2000s", code, out.String(), talk.String())
	}
}
