package pdf

import (
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// verdict is what veraPDF says of a file: of each flavour the rules it breaks,
// as in 7.5-1.
type verdict map[string][]string

var ruleLine = regexp.MustCompile(`^  (\w+) ([0-9.]+-\d+) \(`)

// veraPDF judges all files as all flavours, in one virtual machine.
func veraPDF(t *testing.T, flavours []string, paths []string) map[string]verdict {
	t.Helper()
	args := []string{"../../.ci/verapdf/run.sh"}
	for _, f := range flavours {
		args = append(args, "-f", f)
	}
	out, err := exec.Command("bash", append(args, paths...)...).Output()
	if exit, ok := err.(*exec.ExitError); err != nil && (!ok || exit.ExitCode() != 1) {
		t.Fatalf("veraPDF: %v\n%s", err, out)
	}
	verdicts := map[string]verdict{}
	var now, flavour string
	for line := range strings.Lines(string(out)) {
		if m := ruleLine.FindStringSubmatch(line); m != nil {
			verdicts[now][flavour] = append(verdicts[now][flavour], m[2])
			continue
		}
		words := strings.Fields(line)
		flavour, now = words[1], words[2]
		if verdicts[now] == nil {
			verdicts[now] = verdict{}
		}
		verdicts[now][flavour] = nil
		if words[0] == "FAIL" {
			verdicts[now][flavour] = []string{}
		}
	}
	for _, path := range paths {
		if len(verdicts[path]) != len(flavours) {
			t.Fatalf("veraPDF says of %s: %v\n%s", path, verdicts[path], out)
		}
	}
	return verdicts
}

// needVeraPDF skips where veraPDF cannot be run.
func needVeraPDF(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("veraPDF takes too long for a short run")
	}
	need(t, "bash", "mvn", "java", "javac")
}
