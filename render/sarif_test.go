package render_test

import (
	"bytes"
	"strings"
	"testing"

	"gongwen/render"
	"gongwen/render/diag"
	"gongwen/render/testkit"
)

// TestSARIFValidator gives Microsoft's validator what is found in the sample
// with every planted mistake, in a text that is no TOML, and with a lone
// level: findings of each severity, with corrections and without. Its own
// advice about the tool (SARIF2…) is no error.
func TestSARIFValidator(t *testing.T) {
	if testing.Short() {
		t.Skip("outside programs are slow")
	}
	const validator = "Sarif.Multitool"
	testkit.Need(t, validator)
	sample := string(testkit.SampleTexts(t)["zhengwu-gongkai-2023"])
	var found diag.List
	open := func(text string) {
		_, list := render.Open("input/公文 a.toml", []byte(text), render.Config{})
		found = append(found, list...)
	}
	open("issuer = “甲局”")
	open(strings.Replace(sample, "一、", "一、总则\n（一）只有一项。\n二、", 1))
	for _, p := range planted {
		open(strings.Replace(sample, p.old, p.new, 1))
	}
	levels, rules := map[diag.Severity]int{}, map[string]bool{}
	for _, f := range found {
		levels[f.Severity()]++
		rules[f.Rule.Code] = true
	}
	if len(levels) != 3 {
		t.Fatalf("findings are of %d severities", len(levels))
	}
	var b bytes.Buffer
	if err := diag.WriteSARIF(&b, found, render.Rules()); err != nil {
		t.Fatal(err)
	}
	right := testkit.Write(t, "a.sarif", b.Bytes())
	wrong := testkit.Write(t, "b.sarif", bytes.Replace(b.Bytes(), []byte(`"text"`), []byte(`"txet"`), 1))
	said := func(file string) string {
		testkit.Output(t, validator, "validate", file, "--output", file+".said", "--log", "ForceOverwrite")
		return string(testkit.Read(t, file+".said"))
	}
	if got := said(right); strings.Contains(got, `"level": "error"`) {
		t.Errorf("not valid:\n%s", got)
	}
	if got := said(wrong); !strings.Contains(got, `"level": "error"`) {
		t.Error("the validator takes anything")
	}
	t.Logf("%d findings of %d rules", len(found), len(rules))
}
