package tomldoc

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"gongwen/render/diag"
	"gongwen/render/testkit"
)

// seeds are texts of every construct, for the fuzz targets and the law below.
var seeds = []string{
	"",
	"\ufefftitle = \"关于通知\"\r\nb.c = 1\r\n",
	"text = \"\"\"\r\n甲\\\r\n  乙\\u4e19\"\"丁\"\"\"\"\"\r\n",
	"a = '''\n'甲''\n'''\nb = 'c:\\d'\n\"e f\".'g' = \"\\t\\\"\"\n",
	"[[task]]\nlead = [\"甲\", # 注\n  \"乙\",\n]\n[task.x]\ny = {z = {a.b = 1}, c = [[], [{}]],}\n[[task]]\n[[task.u]]\nv = 2023-08-14\n",
	"d = [2023-08-14 10:00:00, 10:00, 1e5, -inf, 0x1F, true, 1_000]\n",
	"\"\" = 1\n''.\"\" = \"\"\na = {\"\" = '', '' = {}}\n[\"\".a]\n[[\"\".'']]\n\"\".x = []\n",
	"a = -\nb = .\nc = [+]\n",
	"title ＝ “关于通知”\nlead = [\"甲\"，'乙'\n[x\n",
}

// everyNode calls f for each node of the tree.
func everyNode(n *Node, f func(*Node)) {
	f(n)
	for _, item := range n.Items {
		everyNode(item, f)
	}
}

// checkPlaces holds every span to the text: spans lie inside it and on
// characters, and a character of a string stands at its place, letter for
// letter, unless an escape stands there.
func checkPlaces(t testing.TB, src *diag.Source, root *Node, findings diag.List) {
	t.Helper()
	inside := func(what string, at diag.Span) {
		if at.Start < 0 || at.Start > at.End || at.End > len(src.Text) {
			t.Errorf("%s: span %v outside of %d bytes", what, at, len(src.Text))
		}
	}
	for _, f := range findings {
		inside(f.Message, f.Span)
	}
	if root == nil {
		return
	}
	everyNode(root, func(n *Node) {
		inside("key", n.Key)
		inside("value", n.Span)
		if n.Kind != String {
			return
		}
		for i, r := range n.Text.S {
			at := n.Text.At(i)
			inside("character", at)
			if at.Start <= n.Span.Start || at.End >= n.Span.End {
				t.Errorf("character %q at %v is not inside its string at %v", r, at, n.Span)
				return
			}
			there := src.Text[at.Start:at.End]
			if there != string(r) && !strings.HasPrefix(there, `\`) {
				t.Errorf("character %q is at %v, where %q stands", r, at, there)
				return
			}
		}
	})
}

func TestPlaces(t *testing.T) {
	corpus(t, func(t testing.TB, name, text string) {
		src := &diag.Source{Name: name, Text: text}
		root, findings := Parse(src)
		checkPlaces(t, src, root, findings)
	})
	for _, text := range seeds {
		src := &diag.Source{Name: fmt.Sprintf("%.20q", text), Text: text}
		root, findings := check(t, src)
		checkPlaces(t, src, root, findings)
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range seeds {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		src := &diag.Source{Name: "fuzz.toml", Text: text}
		root, findings := Parse(src)
		checkPlaces(t, src, root, findings)
		if !utf8.ValidString(text) && root != nil {
			t.Error("a text that is not UTF-8 has a tree")
		}
		_ = testkit.Printed(findings)
		if strings.Count(text, ".") < 200 { // the decoder is slow on them
			checkStretches(t, text)
		}
	})
}

func FuzzKeys(f *testing.F) {
	for _, text := range seeds {
		f.Add(text)
	}
	corpus(f, func(t testing.TB, _, text string) { f.Add(text) })
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Count(text, ".") > 200 || !utf8.ValidString(text) { // the decoder is slow on the one, and lets some of the other pass
			return
		}
		check(t, &diag.Source{Name: "fuzz.toml", Text: text})
	})
}

// manyTasks is a notice with n tasks in the shape of the seed notice.
func manyTasks(n int) string {
	var b strings.Builder
	b.WriteString("format = \"general\"\ntitle = \"\"\"\n关于印发任务分解表\n的通知\"\"\"\n")
	for i := range n {
		fmt.Fprintf(&b, "\n[[task]]\ntopic = \"围绕稳经济、促活力强化公开%d\"\nlead = [\"区生态环境分局\", \"甲局\"]\n"+
			"responsible = \"区直各部门、驻区各单位、各街道\"\nrequirement = \"加强改善生态环境质量信息公开，做好第%d件事。\"\ndue = 2023-11-30\n", i/3, i)
	}
	return b.String()
}

func BenchmarkParse(b *testing.B) {
	for name, text := range map[string]string{
		"42tasks":     manyTasks(42),
		"10000tasks":  manyTasks(10000),
		"100000tasks": manyTasks(100000),
		"10MB":        "text = \"\"\"\n" + strings.Repeat("为进一步加强政务公开工作，现将有关事项通知如下。\n", 10<<20/73) + "\"\"\"\n",
		"10MBescapes": "text = \"\"\"\n" + strings.Repeat("\\u4e00\r\n", 10<<20/8) + "\"\"\"\n",
		"10MBwrong":   strings.Repeat("title ＝ “关于通知”\n", 10<<20/26),
		"10MBscalars": "a = [" + strings.Repeat("1.5, ", 10<<20/5) + "]\nb = 01\n",
		"nested":      "a = " + strings.Repeat("[", 100000),
		"dotted":      "a" + strings.Repeat(".a", 100000) + " = 1",
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				Parse(&diag.Source{Name: "bench.toml", Text: text})
			}
		})
	}
}
