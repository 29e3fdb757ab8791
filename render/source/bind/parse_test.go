package bind

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/testkit"
)

var update = testkit.Update

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

func printed(t *testing.T, l diag.List) string {
	t.Helper()
	var b strings.Builder
	if err := diag.Print(&b, l, false); err != nil {
		t.Fatal(err)
	}
	return b.String()
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

// archive is one txtar of testdata and its base.
type archive struct {
	path string
	*txtar.Archive
	base string
}

func archives(t *testing.T, pattern string) []archive {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("testdata", pattern))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no %s: %v", pattern, err)
	}
	var out []archive
	for _, path := range paths {
		a, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		first, _, _ := strings.Cut(string(a.Comment), "\n")
		base, ok := bases[strings.TrimPrefix(first, "base ")]
		if !ok {
			t.Fatalf("%s: the first line names no base", path)
		}
		out = append(out, archive{path, a, base})
	}
	return out
}

// check holds got against the file of the archive, or puts it there.
func (a *archive) check(t *testing.T, name, got string) {
	t.Helper()
	for i := range a.Files {
		if f := &a.Files[i]; f.Name == name {
			if *update {
				f.Data = []byte(got)
				return
			}
			if diff := cmp.Diff(string(f.Data), got); diff != "" {
				t.Errorf("%s: %s (-want +got):\n%s", a.path, name, diff)
			}
			return
		}
	}
	if !*update {
		t.Errorf("%s has no %s; run with -update", a.path, name)
		return
	}
	a.Files = append(a.Files, txtar.File{Name: name, Data: []byte(got)})
}

func (a *archive) save(t *testing.T) {
	t.Helper()
	if !*update {
		return
	}
	if err := os.WriteFile(a.path, txtar.Format(a.Archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

// toml lists the cases of the archive.
func (a *archive) toml() []txtar.File {
	var out []txtar.File
	for _, f := range a.Files {
		if strings.HasSuffix(f.Name, ".toml") {
			out = append(out, f)
		}
	}
	return out
}

// TestRules proves that every rule has cases that trigger it, whose findings
// are golden, and cases that do not: testdata/rules has an archive a rule.
func TestRules(t *testing.T) {
	done := map[string]bool{}
	for _, a := range archives(t, "rules/*.txtar") {
		code := strings.TrimSuffix(filepath.Base(a.path), ".txtar")
		wrong, right := 0, 0
		for _, f := range a.toml() {
			_, list := parse(a.base + string(f.Data))
			if code != rules[notBuilt].Code { // what is printed yet is another matter
				list = slices.DeleteFunc(list, func(f diag.Finding) bool { return f.Rule == &rules[notBuilt] })
			}
			hit := strings.Contains(printed(t, list), code+":")
			switch name := strings.TrimSuffix(f.Name, ".toml"); {
			case strings.HasPrefix(name, "wrong"):
				wrong++
				if !hit {
					t.Errorf("%s: %s does not trigger it:\n%s", a.path, f.Name, printed(t, list))
				}
				a.check(t, name+".want", printed(t, list))
			case strings.HasPrefix(name, "right"):
				right++
				if len(list) > 0 {
					t.Errorf("%s: %s has findings:\n%s", a.path, f.Name, printed(t, list))
				}
			default:
				t.Errorf("%s: %s is neither wrong nor right", a.path, f.Name)
			}
		}
		if wrong == 0 || right == 0 {
			t.Errorf("%s has %d wrong and %d right cases", a.path, wrong, right)
		}
		done[code] = true
		a.save(t)
	}
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
	for _, a := range archives(t, "bind/*.txtar") {
		for _, f := range a.toml() {
			n, list := parse(a.base + string(f.Data))
			name := strings.TrimSuffix(f.Name, ".toml")
			a.check(t, name+".findings", printed(t, list))
			a.check(t, name+".model", dumped(t, n))
		}
		a.save(t)
	}
}

// TestPlaces proves that every text of the model still stands in the source.
func TestPlaces(t *testing.T) {
	text := strings.ReplaceAll(bases["table"], "\n", "\r\n") + "[[task]]\r\ntopic=\"甲\"\r\nlead=[\"一局\",\"二局\"]\r\nrequirement=\"\"\"\r\n第一段。\r\n  第二段。\r\n\"\"\"\r\ndue=2023-09-08\r\n"
	n, list := parse(text)
	if len(list) > 0 {
		t.Fatal(printed(t, list))
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
	paths, err := filepath.Glob(testkit.Path("input/*.toml"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		n, list := Parse(&diag.Source{Name: filepath.Base(path), Text: string(text)}, false)
		if list.HasErrors() {
			t.Errorf("%s:\n%s", path, printed(t, list))
		}
		golden := filepath.Join("testdata", "samples", strings.TrimSuffix(filepath.Base(path), ".toml")+".txt")
		got := []byte(printed(t, list) + dumped(t, n))
		if *update {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Error(err)
			continue
		}
		if !bytes.Equal(want, got) {
			t.Errorf("%s (-want +got):\n%s", golden, cmp.Diff(string(want), string(got)))
		}
	}
}

// TestSeedGroups: the figures of the real notice.
func TestSeedGroups(t *testing.T) {
	text, err := os.ReadFile(testkit.Path("input/zhengwu-gongkai-2023.toml"))
	if err != nil {
		t.Fatal(err)
	}
	n, list := Parse(&diag.Source{Name: "seed", Text: string(text)}, false)
	if list.HasErrors() {
		t.Fatal(printed(t, list))
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
