package main

import (
	"encoding/json"
	"fmt"
	"html"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"gongwen/render/testkit"
)

// filler is a program that types into files and saves them in a folder, under
// their names.
type filler func(t *testing.T, all map[string][]typed, to string)

// byExcelize types with the library that we have ourselves.
func byExcelize(t *testing.T, all map[string][]typed, to string) {
	t.Helper()
	for file, list := range all {
		f, err := excelize.OpenFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range list {
			if err := f.SetCellStr(x.Sheet, x.Cell, x.Text); err != nil {
				t.Fatal(err)
			}
		}
		if err := f.SaveAs(filepath.Join(to, filepath.Base(file))); err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
}

// needOffices skips without the programs of others; -short leaves them out.
func needOffices(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("outside programs are slow")
	}
	testkit.NeedSlow(t, "soffice", "python3")
	if err := exec.Command("python3", "-c", "import openpyxl").Run(); err != nil {
		testkit.Missing(t, "openpyxl is not installed for python3")
	}
}

// byOpenpyxl types with openpyxl, which drops what it does not know.
func byOpenpyxl(t *testing.T, all map[string][]typed, to string) {
	t.Helper()
	const script = `
import json, os, sys, openpyxl
to = sys.argv[1]
for file, cells in json.load(sys.stdin).items():
    book = openpyxl.load_workbook(file)
    for x in cells or []:
        book[x["Sheet"]][x["Cell"]].value = x["Text"]
    book.save(os.path.join(to, os.path.basename(file)))
`
	data, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	run := exec.Command("python3", "-c", script, to)
	run.Stdin = strings.NewReader(string(data))
	if out, err := run.CombinedOutput(); err != nil {
		t.Fatalf("openpyxl: %v\n%s", err, out)
	}
}

// byLibreOffice types with LibreOffice, by a macro, as a person would do at its
// window: the sheet stays protected, so only what is to be filled in can be.
func byLibreOffice(t *testing.T, all map[string][]typed, to string) {
	t.Helper()
	address := func(path string) string {
		return (&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String()
	}
	quoted := func(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
	var macro strings.Builder
	macro.WriteString("Sub Fill\nDim a(0) As New com.sun.star.beans.PropertyValue\nDim b(0) As New com.sun.star.beans.PropertyValue\n" +
		"a(0).Name = \"Hidden\"\na(0).Value = True\nb(0).Name = \"FilterName\"\nb(0).Value = \"Calc MS Excel 2007 XML\"\n")
	for file, list := range all {
		fmt.Fprintf(&macro, "d = StarDesktop.loadComponentFromURL(%s, \"_blank\", 0, a())\n", quoted(address(file)))
		for _, x := range list {
			fmt.Fprintf(&macro, "d.Sheets.getByName(%s).getCellRangeByName(%s).setString(%s)\n", quoted(x.Sheet), quoted(x.Cell), quoted(x.Text))
		}
		fmt.Fprintf(&macro, "d.storeToURL(%s, b())\nd.close(True)\n", quoted(address(filepath.Join(to, filepath.Base(file)))))
	}
	macro.WriteString("End Sub\n")

	profile := t.TempDir()
	soffice := func(what string) {
		run := exec.Command("soffice", "-env:UserInstallation=file://"+filepath.ToSlash(profile), "--headless", what)
		if out, err := run.CombinedOutput(); err != nil {
			t.Fatalf("soffice %s: %v\n%s", what, err, out)
		}
	}
	soffice("--terminate_after_init") // makes the profile, with an empty module
	const head = `<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">`
	module := filepath.Join(profile, "user", "basic", "Standard", "Module1.xba")
	if err := os.WriteFile(module, []byte(head+html.EscapeString(macro.String())+"</script:module>\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	soffice("macro:///Standard.Module1.Fill")
}
