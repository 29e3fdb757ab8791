package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"gongwen/render/testkit"
)

var update = testkit.Update

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"gongwen": main})
}

// small is a notice with a task.
const small = `format = "general"
issuer = "某区管委会办公室"
number = "某管办字〔2023〕22号"
title = "关于报送材料的通知"
recipients = "各街道办事处"
date = 2023-08-14
text = "请于本月底前报送。"
[[attachment]]
title = "任务分解表"
content = "breakdown"
[[task]]
lead = "区一局"
requirement = "报送。"
`

// runs runs a command line that must not wait for anybody.
func runs(t *testing.T, args ...string) (code int, out, talk string) {
	t.Helper()
	var o, e bytes.Buffer
	done := make(chan int, 1)
	go func() { done <- run(args, strings.NewReader(""), &o, &e) }()
	select {
	case code = <-done:
		return code, o.String(), e.String()
	case <-time.After(time.Minute):
		t.Fatalf("%q waits", args)
		return
	}
}

// TestScripts runs the program as a user would. Beside testscript's own, the
// commands are
//
//	exit CODE PROGRAM ARGS…    like exec, but the exit code is exactly CODE
//	repeat N PIECE >>FILE      append PIECE N times, # being the count from 1
//	convert HOW FILE           rewrite a file: gbk, utf16, bom, crlf, join (its lines), nul (for ␀)
//	list FOLDER…               the names in each folder, hidden ones too
//	cell FILE SHEET REF TEXT   write a cell of a workbook, as another program would
//	comment FILE SHEET REF TEXT  hang a comment on one
//	flip FILE BYTE             change a bit of a byte; cut FILE BYTE: end there
func TestScripts(t *testing.T) {
	repository, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Condition: func(word string) (bool, error) {
			if word != "long" {
				return false, fmt.Errorf("no condition %q", word)
			}
			return testkit.Long(), nil
		},
		Setup: func(env *testscript.Env) error {
			env.Setenv("REPOSITORY", repository)
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exit":    exitCommand,
			"repeat":  repeatCommand,
			"convert": convertCommand,
			"list":    listCommand,
			"cell": writeCommand(func(f *excelize.File, sheet, ref, text string) error {
				_, err := f.NewSheet(sheet) // if there is none
				return errors.Join(err, f.SetCellValue(sheet, ref, text))
			}),
			"comment": writeCommand(func(f *excelize.File, sheet, ref, text string) error {
				return f.AddComment(sheet, excelize.Comment{Cell: ref, Paragraph: []excelize.RichTextRun{{Text: text}}})
			}),
			"flip": damageCommand(func(data []byte, at int) []byte { data[at] ^= 1; return data }),
			"cut":  damageCommand(func(data []byte, at int) []byte { return data[:at] }),
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
	case "utf16":
		text, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(text)
		ts.Check(err)
		ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(text), 0o644))
		return
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

func writeCommand(write func(f *excelize.File, sheet, ref, text string) error) func(ts *testscript.TestScript, neg bool, args []string) {
	return func(ts *testscript.TestScript, _ bool, args []string) {
		f, err := excelize.OpenFile(ts.MkAbs(args[0]))
		ts.Check(err)
		ts.Check(write(f, args[1], args[2], args[3]))
		ts.Check(f.Save())
		ts.Check(f.Close())
	}
}

func damageCommand(damage func(data []byte, at int) []byte) func(ts *testscript.TestScript, neg bool, args []string) {
	return func(ts *testscript.TestScript, _ bool, args []string) {
		at, err := strconv.Atoi(args[1])
		ts.Check(err)
		ts.Check(os.WriteFile(ts.MkAbs(args[0]), damage([]byte(ts.ReadFile(args[0])), at), 0o644))
	}
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

// put writes a file.
func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// strays are the files that a set has left beside the places.
func strays(t *testing.T, dir string) (names []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasPrefix(d.Name(), ".gongwen-") {
			names = append(names, d.Name())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}
