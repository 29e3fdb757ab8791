package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/simplifiedchinese"

	"gongwen/render/testkit"
)

var update = testkit.Update

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"gongwen": main})
}

// TestScripts runs the program as a user would. Beside testscript's own, the
// commands are
//
//	exit CODE PROGRAM ARGS…    like exec, but the exit code is exactly CODE
//	repeat N PIECE >>FILE      append PIECE N times, # being the count from 1
//	convert HOW FILE           rewrite a file: gbk, bom, crlf, join (its lines), nul (for ␀)
//	list FOLDER…               the names in each folder, hidden ones too
func TestScripts(t *testing.T) {
	repository, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("REPOSITORY", repository)
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exit":    exitCommand,
			"repeat":  repeatCommand,
			"convert": convertCommand,
			"list":    listCommand,
		},
	})
}

func exitCommand(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

func repeatCommand(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	piece := ts.ReadFile(args[1])
	name := ts.MkAbs(strings.TrimPrefix(args[2], ">>"))
	var b bytes.Buffer
	if old, err := os.ReadFile(name); err == nil {
		b.Write(old)
	}
	for i := range n {
		b.WriteString(strings.ReplaceAll(piece, "#", strconv.Itoa(i+1)))
	}
	ts.Check(os.WriteFile(name, b.Bytes(), 0o644))
}

func convertCommand(ts *testscript.TestScript, _ bool, args []string) {
	text := ts.ReadFile(args[1])
	switch args[0] {
	case "gbk":
		var err error
		text, err = simplifiedchinese.GBK.NewEncoder().String(text)
		ts.Check(err)
	case "join":
		text = strings.ReplaceAll(text, "\n", "")
	case "bom":
		text = "\ufeff" + text
	case "crlf":
		text = strings.ReplaceAll(text, "\n", "\r\n")
	case "nul":
		text = strings.ReplaceAll(text, "␀", "\x00")
	default:
		ts.Fatalf("convert: no %s", args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(text), 0o644))
}

func listCommand(ts *testscript.TestScript, _ bool, folders []string) {
	for _, folder := range folders {
		entries, err := os.ReadDir(ts.MkAbs(folder))
		ts.Check(err)
		fmt.Fprintf(ts.Stdout(), "%s:\n", folder)
		for _, e := range entries {
			fmt.Fprintf(ts.Stdout(), "\t%s\n", e.Name())
		}
	}
}
