package tomldoc

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gongwen/render/diag"
	"gongwen/render/testkit"
)

// dump lists every node: path, kind, key and value as they stand in the
// source, and the value that was read.
func dump(text string, n *Node, path string, b *strings.Builder) {
	there := func(s diag.Span) string { return text[s.Start:s.End] }
	fmt.Fprintf(b, "%s %s", path, [...]string{"table", "array", "string", "integer", "float", "boolean", "date", "datetime"}[n.Kind])
	if n.Key != (diag.Span{}) {
		fmt.Fprintf(b, " key=%q", there(n.Key))
	}
	fmt.Fprintf(b, " at=%q", there(n.Span))
	switch n.Kind {
	case String:
		fmt.Fprintf(b, " %q", n.Text.S)
	case Integer:
		fmt.Fprintf(b, " %d", n.Integer)
	case Float:
		fmt.Fprintf(b, " %g", n.Float)
	case Boolean:
		fmt.Fprintf(b, " %t", n.Boolean)
	case Date:
		fmt.Fprintf(b, " %v", n.Date)
	}
	b.WriteByte('\n')
	for i, item := range n.Items {
		if n.Kind == Table {
			dump(text, item, path+"."+item.Name, b)
		} else {
			dump(text, item, fmt.Sprintf("%s[%d]", path, i), b)
		}
	}
}

func TestTree(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", ` table at=""`},
		{"only a mark", "\ufeff", ` table at=""`},
		{"only a comment", "# 注释\r\n", ` table at=""`},
		{
			"scalars", "a = 1_000\nb = 1.5 # 注\nc = true\nd = 2023-08-14\ne = 2023-08-14 10:00:00\nf = 10:00:00\ng = 0x1F\nh = -inf\ni = 2023-08-14T10:00:00Z\nj=10:00:00.1\n",
			` table at=""
.a integer key="a" at="1_000" 1000
.b float key="b" at="1.5" 1.5
.c boolean key="c" at="true" true
.d date key="d" at="2023-08-14" {2023 8 14}
.e datetime key="e" at="2023-08-14 10:00:00"
.f datetime key="f" at="10:00:00"
.g integer key="g" at="0x1F" 31
.h float key="h" at="-inf" -Inf
.i datetime key="i" at="2023-08-14T10:00:00Z"
.j datetime key="j" at="10:00:00.1"`,
		},
		{
			"strings and a mark", "\ufeffa = \"甲\\t\"\nb = '乙\\t'\nc = \"\"\"\r\n丙\r\n丁\"\"\"\nd = '''\n'戊''''\ne = \"\"\n",
			` table at=""
.a string key="a" at="\"甲\\t\"" "甲\t"
.b string key="b" at="'乙\\t'" "乙\\t"
.c string key="c" at="\"\"\"\r\n丙\r\n丁\"\"\"" "丙\n丁"
.d string key="d" at="'''\n'戊''''" "'戊'"
.e string key="e" at="\"\"" ""`,
		},
		{
			"dotted and quoted keys", "a . \"b c\".'d' = 1\na.e = 2\n",
			` table at=""
.a table key="a" at="a"
.a.b c table key="\"b c\"" at="a . \"b c\""
.a.b c.d integer key="'d'" at="1" 1
.a.e integer key="e" at="2" 2`,
		},
		{
			"arrays of tables", "[[task]]\nlead = [\"甲\", # 注\n  \"乙\",\n]\n[task.x]\ny = 1\n[[task]]\n[[task.u]]\nv = 2\n[[task.u]]\n",
			` table at=""
.task array key="task" at="[[task]]"
.task[0] table at="[[task]]"
.task[0].lead array key="lead" at="[\"甲\", # 注\n  \"乙\",\n]"
.task[0].lead[0] string at="\"甲\"" "甲"
.task[0].lead[1] string at="\"乙\"" "乙"
.task[0].x table key="x" at="[task.x]"
.task[0].x.y integer key="y" at="1" 1
.task[1] table at="[[task]]"
.task[1].u array key="u" at="[[task.u]]"
.task[1].u[0] table at="[[task.u]]"
.task[1].u[0].v integer key="v" at="2" 2
.task[1].u[1] table at="[[task.u]]"`,
		},
		{
			"inline tables", "a = { b.c = 1, d = [ {}, {e = '甲'} ] }",
			` table at=""
.a table key="a" at="{ b.c = 1, d = [ {}, {e = '甲'} ] }"
.a.b table key="b" at="b"
.a.b.c integer key="c" at="1" 1
.a.d array key="d" at="[ {}, {e = '甲'} ]"
.a.d[0] table at="{}"
.a.d[1] table at="{e = '甲'}"
.a.d[1].e string key="e" at="'甲'" "甲"`,
		},
		{
			"a table made before its header", "[a.b]\nc = 1\n[ a ]\nd = 2\n",
			` table at=""
.a table key="a" at="[ a ]"
.a.b table key="b" at="[a.b]"
.a.b.c integer key="c" at="1" 1
.a.d integer key="d" at="2" 2`,
		},
	} {
		src := &diag.Source{Name: c.name, Text: c.text}
		root, findings := check(t, src)
		if root == nil || len(findings) > 0 {
			t.Errorf("%s: %s", c.name, testkit.Printed(findings))
			continue
		}
		var b strings.Builder
		dump(c.text, root, "", &b)
		if diff := cmp.Diff(c.want+"\n", b.String()); diff != "" {
			t.Errorf("%s:\n%s", c.name, diff)
		}
	}
}

// TestTextPlaces: each character of a string, with the source bytes it stands
// for.
func TestTextPlaces(t *testing.T) {
	for text, want := range map[string][]string{
		`"甲\t\u4e59\U0002B404\\\"z"`:          {"甲", `\t`, `\u4e59`, `\U0002B404`, `\\`, `\"`, "z"},
		`'甲\t'`:                               {"甲", `\`, "t"},
		"\"\"\"\n甲\n乙\"\"\"":                  {"甲", "\n", "乙"},
		"\"\"\"\r\n甲\r\n\r\n乙\"\"\"":          {"甲", "\n", "\n", "乙"},
		"\"\"\"甲\\\r\n  \r\n\t乙\\n\"\"\"\"\"": {"甲", "乙", `\n`, `"`, `"`},
		"'''\r\n甲\r\n'乙'''":                   {"甲", "\n", "'", "乙"},
		`"""\"""\""""`:                        {`\"`, `"`, `"`, `\"`},
		`""`:                                  nil,
		"''''''":                              nil,
	} {
		src := &diag.Source{Name: "a.toml", Text: "\ufeffa = " + text + "\r\n"}
		root, findings := check(t, src)
		if root == nil || len(findings) > 0 {
			t.Errorf("%s: %s", text, testkit.Printed(findings))
			continue
		}
		var got []string
		value := root.Get("a").Text
		for i := range value.S {
			at := value.At(i)
			got = append(got, src.Text[at.Start:at.End])
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s:\n%s", text, diff)
		}
	}
}

// TestManyMembers: a table with an index finds its members as one without.
func TestManyMembers(t *testing.T) {
	var b strings.Builder
	const n = 3 * indexed
	for i := range n {
		fmt.Fprintf(&b, "k%d.a = 1\n", i)
	}
	for i := range n {
		fmt.Fprintf(&b, "k%d.b = 2\n", i)
	}
	root, findings := check(t, &diag.Source{Name: "a.toml", Text: b.String()})
	if root == nil || len(root.Items) != n {
		t.Fatal(testkit.Printed(findings))
	}
	for i := range n {
		if k := root.Get(fmt.Sprint("k", i)); k == nil || len(k.Items) != 2 {
			t.Errorf("k%d: %v", i, k)
		}
	}
	_, findings = check(t, &diag.Source{Name: "a.toml", Text: b.String() + "k0 = 1\n"})
	if len(findings) != 1 || findings[0].Rule != &ruleTwice {
		t.Error(testkit.Printed(findings))
	}
}

// TestLimits: what would make the scanner or the decoder slow, or overflow the
// stack, is refused with one finding.
func TestLimits(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		rule *diag.Rule
	}{
		"arrays":        {"a = " + strings.Repeat("[", 100_000), &ruleDeep},
		"inline tables": {"a = " + strings.Repeat("{a=", 100_000), &ruleDeep},
		"closed":        {"a = " + strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000), &ruleDeep},
		"dotted key":    {"a" + strings.Repeat(".a", 100_000) + " = 1", &ruleDeep},
		"header":        {"[a" + strings.Repeat(".a", 100_000) + "]", &ruleDeep},
		"long key":      {strings.Repeat("a", 100_000) + " = 1", &ruleDeep},
		"quoted key":    {`"` + strings.Repeat("甲", 100_000) + `" = 1`, &ruleDeep},
		"headers":       {strings.Repeat("[", 100_000), &ruleBracket},
	} {
		_, findings := Parse(&diag.Source{Name: "a.toml", Text: c.text})
		if len(findings) != 1 || findings[0].Rule != c.rule {
			t.Errorf("%s: %d findings, %s", name, len(findings), findings[0].Message)
		}
	}
	// Brackets inside strings and comments do not count.
	text := "a = \"" + strings.Repeat("[", 100) + "\"\n#" + strings.Repeat("[", 100) + "\nb = '''" + strings.Repeat("{", 100) + "'''\n"
	if root, findings := check(t, &diag.Source{Name: "a.toml", Text: text}); root == nil {
		t.Error(testkit.Printed(findings))
	}
}

// TestFindingLimit: a file of nothing but mistakes gives no more than so many
// findings, the last of which says so.
func TestFindingLimit(t *testing.T) {
	for name, text := range map[string]string{
		"signs":    strings.Repeat("a ＝ 1\n", 5*findingLimit),
		"controls": "a = \"" + strings.Repeat("\x01", 5*findingLimit) + "\"\n",
		"numbers":  "a = [" + strings.Repeat("01,", 5*findingLimit) + "]\n",
		"twice":    strings.Repeat("a = 1\n", 5*findingLimit),
	} {
		root, findings := Parse(&diag.Source{Name: "a.toml", Text: text})
		if root != nil || len(findings) != findingLimit+1 || findings[findingLimit].Rule != &ruleMany {
			t.Errorf("%s: %d findings", name, len(findings))
		}
	}
}

// TestRules: every rule of the package is in the catalogue once, complete, and
// its wrong example triggers it while its right one does not.
func TestRules(t *testing.T) {
	last := ""
	for _, r := range Rules() {
		if r.Code <= last || !strings.HasPrefix(r.Code, "GW1") {
			t.Errorf("%s after %s", r.Code, last)
		}
		last = r.Code
		if r.Title == "" || r.Why == "" || r.Wrong == "" || r.Right == "" {
			t.Errorf("%s is not complete", r.Code)
		}
		if strings.HasPrefix(r.Wrong, "（") { // no text can show it
			continue
		}
		if _, findings := Parse(&diag.Source{Text: r.Wrong}); len(findings) == 0 || findings[0].Rule != r {
			t.Errorf("%s is not triggered by %q:\n%s", r.Code, r.Wrong, testkit.Printed(findings))
		}
		if root, findings := Parse(&diag.Source{Text: r.Right}); root == nil || len(findings) > 0 {
			t.Errorf("%s: %q is not right:\n%s", r.Code, r.Right, testkit.Printed(findings))
		}
	}
}
