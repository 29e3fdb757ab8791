package check

import (
	"path/filepath"
	"strings"
	"testing"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/source/bind"
	"gongwen/render/testkit"
)

// TestRules proves that every rule has cases that trigger it, and it alone,
// whose findings are golden, and cases that trigger none: testdata has an
// archive a rule. A case is put after the comment of its archive.
func TestRules(t *testing.T) {
	for _, r := range Rules() {
		if r == &noSwitch || r == &silenced { // of the switches, which have tests of their own
			continue
		}
		a := testkit.OpenArchive(t, filepath.Join("testdata", r.Code+".txtar"))
		wrong, right := 0, 0
		for _, c := range a.Cases(".toml") {
			n, list := bind.Parse(&diag.Source{Name: "a.toml", Text: a.Comment + c.Text}, false)
			if len(list) > 0 {
				t.Errorf("%s: %s is no notice:\n%s", a.Path, c.Name, testkit.Printed(list))
				continue
			}
			found := Run(n)
			name, got := strings.TrimSuffix(c.Name, ".toml"), testkit.Printed(found)
			if strings.HasPrefix(name, "right") {
				right++
				if got != "" {
					t.Errorf("%s: %s has findings:\n%s", a.Path, c.Name, got)
				}
				continue
			}
			wrong++
			if len(found) == 0 {
				t.Errorf("%s: %s has no finding", a.Path, c.Name)
			}
			for _, one := range found {
				if one.Rule != r || one.Span.Start >= one.Span.End {
					t.Errorf("%s: %s:\n%s", a.Path, c.Name, testkit.Printed(diag.List{one}))
				}
			}
			a.Check(t, c.Name, name+".want", got)
		}
		a.Close(t)
		if wrong < 2 || right < 2 {
			t.Errorf("%s has %d wrong and %d right cases", a.Path, wrong, right)
		}
		if r.Title == "" || r.Why == "" || r.Wrong == "" || r.Right == "" || r.Severity == diag.Error {
			t.Errorf("%s is not told in full, or stops the notice", r.Code)
		}
	}
}

// findings runs the rules over a file, whatever of it is built yet.
func findings(t *testing.T, path string) string {
	t.Helper()
	n, _ := bind.Parse(&diag.Source{Name: filepath.Base(path), Text: string(testkit.Read(t, path))}, false)
	if n == nil {
		t.Fatalf("%s is no notice", path)
	}
	return testkit.Printed(Run(n))
}

// TestSamples: nothing is to be said of the samples of input/.
func TestSamples(t *testing.T) {
	for _, path := range testkit.Samples(t) {
		if got := findings(t, path); got != "" {
			t.Errorf("%s:\n%s", path, got)
		}
	}
}

// TestHostile: a quarter of a megabyte of what a rule looks for, or less where the
// run is not long, cost one pass, and texts that end anywhere harm nothing.
func TestHostile(t *testing.T) {
	for _, piece := range []string{
		")", "(", "（)", "共1项", "任务分解表共1项", ",甲", "（一）、", "1、甲\n", ";", "&;", "》、《", "1月", "1-2年", "“", "认真 ", "附件1", "XX", "一是，", "《", "〔2022]", "…", "--",
		"2023年1月1日至", "12:75", "的的", "特此通报", "、和", "二〇二三年", "**", "<b>", "1月1日（星期一）", "第 ",
	} {
		text := diag.Verbatim(strings.Repeat(piece, testkit.Tries(1<<18, 1<<16, 1<<16)/len(piece)), 0)
		n := &notice.Notice{Source: &diag.Source{}, Parts: []notice.Part{{Text: []notice.Paragraph{{Text: text}}, Content: &notice.Breakdown{}}}}
		Run(n)
	}
	whole := "（一）、3、4月(甲)共计12项,"
	for i := range len(whole) + 1 { // also inside a character
		for j := i; j <= len(whole); j++ {
			n := &notice.Notice{Source: &diag.Source{}, Parts: []notice.Part{{Text: []notice.Paragraph{{Text: diag.Verbatim(whole[i:j], i)}}, Content: &notice.Breakdown{}}}}
			for _, f := range Run(n) {
				if f.Span.Start < i || f.Span.End > j {
					t.Errorf("%q: %v", whole[i:j], f)
				}
			}
		}
	}
}
