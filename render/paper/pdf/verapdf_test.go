package pdf

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gongwen/render/paper/frame"
	"gongwen/render/testkit"
)

// verdict is what veraPDF says of a file: of each flavour the rules it breaks,
// as in 7.5-1; nil where it passes.
type verdict map[string][]string

var ruleLine = regexp.MustCompile(`^  (\w+) ([0-9.]+-\d+) \(`)

// veraPDF judges files, in one virtual machine. The arguments are those of the
// script: files, and the flavours to hold them against in front of them.
func veraPDF(t *testing.T, args ...string) map[string]verdict {
	t.Helper()
	out, err := exec.Command("bash", append([]string{testkit.Path(".ci/verapdf/run.sh")}, args...)...).Output()
	if exit, ok := err.(*exec.ExitError); err != nil && (!ok || exit.ExitCode() != 1) {
		t.Fatalf("veraPDF: %v\n%s", err, out)
	}
	verdicts := map[string]verdict{}
	var file, flavour string
	for line := range strings.Lines(string(out)) {
		if m := ruleLine.FindStringSubmatch(line); m != nil {
			verdicts[file][flavour] = append(verdicts[file][flavour], m[2])
			continue
		}
		words := strings.Fields(line)
		flavour, file = words[1], words[2]
		if verdicts[file] == nil {
			verdicts[file] = verdict{}
		}
		verdicts[file][flavour] = nil
		if words[0] != "PASS" {
			verdicts[file][flavour] = []string{}
		}
	}
	return verdicts
}

// needVeraPDF skips where veraPDF is not to be run.
func needVeraPDF(t *testing.T) {
	t.Helper()
	if testing.Short() || !testkit.ToolsRequired() {
		t.Skip("veraPDF runs in long tests with GONGWEN_REQUIRE_TOOLS=1: it takes half a minute and is fetched from the network")
	}
	testkit.Need(t, "bash", "mvn", "java", "javac")
}

// TestVeraPDF: every document but the draft is PDF/A-2a and PDF/UA-1, in both
// forms, and what it claims at every other level; the draft, which claims
// neither, fails for that alone.
func TestVeraPDF(t *testing.T) {
	needVeraPDF(t)
	dir := t.TempDir()
	save := func(title string, d *frame.Document, opt Options) string {
		path := filepath.Join(dir, title+".pdf")
		if err := os.WriteFile(path, write(t, d, opt), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	want := map[string]string{} // as printed
	var args []string
	for title, d := range documents(t) {
		for _, classic := range []bool{false, true} {
			if classic && len(d.Pages) > 10 {
				continue // its pages are all alike, and veraPDF is slow
			}
			path := save(fmt.Sprintf("%s-%t", title, classic), d, Options{Classic: classic})
			args = append(args, path)
			want[path] = fmt.Sprint(verdict{"2a": nil, "ua1": nil})
			if d.Draft {
				want[path] = fmt.Sprint(verdict{"2a": {"6.6.4-1"}, "ua1": {"5-1"}})
			}
		}
	}
	build := Build{Version: "1", Template: "default", Fonts: "default"}
	u := save("2u", sample(t), Options{Archive: PDFA2u, Build: build})
	want[u] = fmt.Sprint(verdict{"2u": nil, "ua1": nil})
	a := save("3a", sample(t), Options{Archive: PDFA3a, Build: build, Files: embedded()})
	want[a] = fmt.Sprint(verdict{"3a": nil, "ua1": nil})
	args = append(args, "-f", "2u", "-f", "ua1", u, "-f", "3a", "-f", "ua1", a)
	got := veraPDF(t, args...)
	for path := range want {
		if fmt.Sprint(got[path]) != want[path] {
			t.Errorf("veraPDF says of %s: %v, want %v", path, got[path], want[path])
		}
	}
}
