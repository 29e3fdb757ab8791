package bind

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/testkit"
)

// The bases that a case of testdata is put after, named in the comment of its
// archive: “base front” and so on.
var bases = map[string]string{
	"none": "",
	"front": `format = "general"
issuer = "某某区管委会办公室"
number = "某管办字〔2023〕22号"
title = "关于印发2023年任务分解表的通知"
date = 2023-08-14
text = "现将《任务分解表》印发给你们，请认真贯彻落实。"
`,
	"table": `format = "general"
issuer = "某某区管委会办公室"
number = "某管办字〔2023〕22号"
title = "关于印发2023年任务分解表的通知"
date = 2023-08-14
text = "现将《任务分解表》印发给你们，请认真贯彻落实。"
[[attachment]]
title = "任务分解表"
content = "breakdown"
`,
}

func parse(text string) (*notice.Notice, diag.List) {
	return Parse(&diag.Source{Name: "a.toml", Text: text}, false)
}

func dumped(t *testing.T, n *notice.Notice) string {
	t.Helper()
	var b strings.Builder
	if n != nil {
		if err := n.Dump(&b); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// based runs each over the archives of testdata that match, with the base that
// the first line of the archive names.
func based(t *testing.T, pattern string, each func(t *testing.T, a *testkit.Archive, base string)) {
	testkit.Archives(t, "testdata/"+pattern, func(t *testing.T, a *testkit.Archive) {
		first, _, _ := strings.Cut(a.Comment, "\n")
		base, ok := bases[strings.TrimPrefix(first, "base ")]
		if !ok {
			t.Fatal("the first line names no base")
		}
		each(t, a, base)
	})
}

// TestRules proves that every rule has cases that trigger it, whose findings
// are golden, and cases that do not: testdata/rules has an archive a rule.
func TestRules(t *testing.T) {
	done := map[string]bool{}
	based(t, "rules/*.txtar", func(t *testing.T, a *testkit.Archive, base string) {
		code := testkit.Stem(a.Path)
		wrong, right := 0, 0
		for _, c := range a.Cases(".toml") {
			_, list := parse(base + c.Text)
			hit := strings.Contains(testkit.Printed(list), code+":")
			switch name := strings.TrimSuffix(c.Name, ".toml"); {
			case strings.HasPrefix(name, "wrong"):
				wrong++
				if !hit {
					t.Errorf("%s does not trigger it:\n%s", c.Name, testkit.Printed(list))
				}
				a.Check(t, c.Name, name+".want", testkit.Printed(list))
			case strings.HasPrefix(name, "right"):
				right++
				if len(list) > 0 {
					t.Errorf("%s has findings:\n%s", c.Name, testkit.Printed(list))
				}
			default:
				t.Errorf("%s is neither wrong nor right", c.Name)
			}
		}
		if wrong == 0 || right == 0 {
			t.Errorf("%d wrong and %d right cases", wrong, right)
		}
		done[code] = true
	})
	for _, r := range Rules() {
		if !done[r.Code] {
			t.Errorf("no testdata/rules/%s.txtar", r.Code)
		}
		if r.Title == "" || r.Why == "" || r.Wrong == "" || r.Right == "" {
			t.Errorf("%s is not told in full", r.Code)
		}
		if r.Strength != "" && !strings.Contains(" 规定 一般 推荐 可以 习惯 推算 ", " "+r.Strength+" ") {
			t.Errorf("%s: strength %q", r.Code, r.Strength)
		}
	}
}

// TestBind holds whole models, and whatever is found on the way, golden.
func TestBind(t *testing.T) {
	based(t, "bind/*.txtar", func(t *testing.T, a *testkit.Archive, base string) {
		for _, c := range a.Cases(".toml") {
			n, list := parse(base + c.Text)
			name := strings.TrimSuffix(c.Name, ".toml")
			a.Check(t, c.Name, name+".findings", testkit.Printed(list))
			a.Check(t, name+".findings", name+".model", dumped(t, n))
		}
	})
}

// TestPlaces proves that every text of the model still stands in the source.
func TestPlaces(t *testing.T) {
	text := strings.ReplaceAll(bases["table"], "\n", "\r\n") + "[[task]]\r\ntopic=\"甲\"\r\nlead=[\"一局\",\"二局\"]\r\nrequirement=\"\"\"\r\n第一段。\r\n  第二段。\r\n\"\"\"\r\ndue=2023-09-08\r\n"
	n, list := parse(text)
	if len(list) > 0 {
		t.Fatal(testkit.Printed(list))
	}
	task := &n.Breakdowns()[0].Tasks[0]
	for _, c := range []struct {
		text diag.Text
		at   int // byte of the text
		want string
	}{
		{n.Body().Heading[0], 0, "关"},
		{n.Body().Text[0].Text, len("现将"), "《"},
		{n.Breakdowns()[0].Topics[0].Text, len("（一）"), "甲"},
		{task.Lead.Text, len("一局、"), "二"},
		{task.Requirement, strings.Index(task.Requirement.S, "二"), "二"},
		{task.Due.Text, 0, "2"},
		{task.Due.Text, len("2023年"), "9"},
		{task.Due.Text, len("2023年9月"), "8"},
	} {
		span := c.text.At(c.at)
		if got := text[span.Start:span.End]; got != c.want {
			t.Errorf("%q at %d stands at %q, want %q", c.text.S, c.at, got, c.want)
		}
	}
	if task.Due.Text.S != "2023年9月8日" {
		t.Errorf("a TOML date prints as %q", task.Due.Text.S)
	}
	if got := n.Breakdowns()[0].Topics[0].Text.At(0); got != (diag.Span{}) {
		t.Errorf("the automatic ordinal stands at %v", got)
	}
}

// TestDraft: a draft may lack number and date, and nothing else.
func TestDraft(t *testing.T) {
	lines := strings.SplitAfter(bases["front"], "\n")
	for i, line := range lines[:len(lines)-1] {
		text := strings.Join(lines[:i], "") + strings.Join(lines[i+1:], "")
		key, _, _ := strings.Cut(line, " ")
		_, list := Parse(&diag.Source{Name: "a.toml", Text: text}, true)
		if want := key != "number" && key != "date"; list.HasErrors() != want {
			t.Errorf("draft without %s: errors %t, want %t", key, list.HasErrors(), want)
		}
		if _, list := parse(text); !list.HasErrors() {
			t.Errorf("no error without %s", key)
		}
	}
}

// TestSamples binds the samples of input/.
func TestSamples(t *testing.T) {
	for stem, text := range testkit.SampleTexts(t) {
		n, list := Parse(&diag.Source{Name: stem + ".toml", Text: string(text)}, false)
		if list.HasErrors() {
			t.Errorf("%s:\n%s", stem, testkit.Printed(list))
		}
		testkit.Golden(t, "testdata/samples/"+stem+".txt", []byte(testkit.Printed(list)+dumped(t, n)))
	}
}

// TestSeedGroups: the figures of the real notice.
func TestSeedGroups(t *testing.T) {
	text := testkit.SampleTexts(t)["zhengwu-gongkai-2023"]
	n, list := Parse(&diag.Source{Name: "seed", Text: string(text)}, false)
	if list.HasErrors() {
		t.Fatal(testkit.Printed(list))
	}
	rows := 0
	groups := n.Breakdowns()[0].Groups()
	for _, g := range groups {
		rows += len(g.Tasks)
	}
	got := []int{len(n.Breakdowns()[0].Tasks), len(n.Breakdowns()[0].Topics), len(n.Breakdowns()[0].Sections), len(groups), rows}
	if diff := cmp.Diff([]int{42, 13, 4, 17, 54}, got); diff != "" {
		t.Errorf("tasks, topics, sections, groups, rows (-want +got):\n%s", diff)
	}
}
