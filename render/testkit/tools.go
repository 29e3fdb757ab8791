package testkit

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"testing"
)

// Need skips a test whose programs of others are missing, with a word, and
// fails it where the environment says that they must be there
// (GONGWEN_REQUIRE_TOOLS=1).
func Need(t testing.TB, programs ...string) {
	t.Helper()
	for _, p := range programs {
		if _, err := exec.LookPath(p); err != nil {
			Missing(t, p+" is not installed")
		}
	}
}

// NeedSlow is Need for programs that take seconds: they are run in a long run, where
// they must be there, and where somebody names the tests to run (-run).
func NeedSlow(t testing.TB, programs ...string) {
	t.Helper()
	named := flag.Lookup("test.run")
	if !Long() && !ToolsRequired() && (named == nil || named.Value.String() == "") {
		t.Skip("slow programs are run in long runs (GONGWEN_LONG=1) and of tests that are named (-run)")
	}
	Need(t, programs...)
}

// Missing ends a test for want of something outside the repository.
func Missing(t testing.TB, what string) {
	t.Helper()
	if ToolsRequired() {
		t.Fatal(what)
	}
	t.Skip(what)
}

// ToolsRequired reports whether no test may skip.
func ToolsRequired() bool { return os.Getenv("GONGWEN_REQUIRE_TOOLS") == "1" }

// Output runs a program that must succeed. What it says on the side is only
// shown if it fails.
func Output(t testing.TB, program string, args ...string) string {
	t.Helper()
	out, _ := run(t, program, args...)
	return out
}

// QuietOutput runs a program that must succeed without a word on the side.
func QuietOutput(t testing.TB, program string, args ...string) string {
	t.Helper()
	out, aside := run(t, program, args...)
	if aside != "" {
		t.Fatalf("%s %v says:\n%s", program, args, aside)
	}
	return out
}

func run(t testing.TB, program string, args ...string) (out, aside string) {
	t.Helper()
	var o, a bytes.Buffer
	cmd := exec.Command(program, args...)
	cmd.Stdout, cmd.Stderr = &o, &a
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %v: %v\n%s%s", program, args, err, o.Bytes(), a.Bytes())
	}
	return o.String(), a.String()
}
