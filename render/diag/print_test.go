package diag

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var (
	testError   = &Rule{Code: "GW203", Title: "未知的键", Why: "键写错了就不起作用。"}
	testWarning = &Rule{Code: "GW301", Severity: Warning, Title: "没有六角括号", Clause: "7.2.5", Strength: "规定"}
	testOther   = &Rule{Code: "GW399", Severity: Warning, Clause: "GB/T 15834—2011 5.1"}
)

// at is the span of the first occurrence of part in the text.
func at(text, part string) Span {
	i := strings.Index(text, part)
	return Span{i, i + len(part)}
}

func printed(l List) string {
	var b bytes.Buffer
	if err := Print(&b, l, false); err != nil {
		panic(err) // a bytes.Buffer does not fail
	}
	return b.String()
}

func TestPrint(t *testing.T) {
	long := strings.Repeat("为进一步加强政务公开工作", 20)
	for _, c := range []struct {
		name, text, part string // the finding stands at part
		want             string // what follows the first line
	}{
		{"latin", "titel = 1", "titel", "1:1|titel = 1|^~~~~"},
		{"chinese before", `title = "关于通知" 多余`, "多余", `1:16|title = "关于通知" 多余|                   ^~~~`},
		{"full-width quotes count one", "a = “甲” x", "x", "1:9|a = “甲” x|         ^"},
		{"second line", "a = 1\nb = 甲\nc = 2", "甲", "2:5|b = 甲|    ^~"},
		{"crlf", "a = 1\r\nb = 甲\r\n", "甲", "2:5|b = 甲|    ^~"},
		{"at the line end", "a =\r\nb = 1", "\r\n", "1:4|a =|   ^"},
		{"over lines", "a = \"甲\n乙\"\n", "\"甲\n乙\"", "1:5|a = \"甲|    ^~~"},
		{"tab", "\ta\t= 甲", "甲", "1:6| a = 甲|     ^~"},
		{"mark", "\uFEFFa = 甲", "甲", "1:5|a = 甲|    ^~"},
		{"the mark itself", "\uFEFFa = 甲", "\uFEFF", "1:1|a = 甲|^"},
		{"combining", "e\u0301 = 甲", "甲", "1:6|e\u0301 = 甲|    ^~"},
		{"beyond the BMP", "𫐄 = 甲", "甲", "1:5|𫐄 = 甲|     ^~"},
		{"escape sequences", "a\x1b[31m = 甲\x7f\u202e", "甲", "1:10|a␛[31m = 甲␡�|         ^~"},
		{"no utf-8", "a = \xb9\xd8甲", "甲", "1:7|a = ��甲|      ^~"},
		{"noncharacter", "a = \ufffe甲", "甲", "1:6|a = �甲|     ^~"},
		{"long, at the start", "甲 = \"" + long + "\"", "甲", `1:1|甲 = "` + long[:3*35] + "…|^~"},
		{
			"long, in the middle", long + "改" + long, "改",
			"1:241|…" + long[len(long)-3*18:] + "改" + long[:3*19] + "…|" +
				strings.Repeat(" ", 37) + "^~",
		},
		{"long, at the end", long + "改", "改", "1:241|…" + long[len(long)-3*37:] + "改|" + strings.Repeat(" ", 75) + "^~"},
		{"the end of the text", "a = 1", "", ""},
	} {
		src := &Source{Name: "input/a.toml", Text: c.text}
		var l List
		span := at(c.text, c.part)
		if c.part == "" {
			span = Span{len(c.text), len(c.text)}
			c.want = "1:6|a = 1|     ^"
		}
		l.Add(testError, src, span, "", "有误")
		place, rest, _ := strings.Cut(c.want, "|")
		text, caret, _ := strings.Cut(rest, "|")
		want := "input/a.toml:" + place + ": 错误 GW203: 有误\n    " + text + "\n    " + caret + "\n"
		if diff := cmp.Diff(want, printed(l)); diff != "" {
			t.Errorf("%s:\n%s", c.name, diff)
		}
	}
}

func TestPrintNotes(t *testing.T) {
	src := &Source{Name: "a\x1b.toml", Text: "number = \"22号\""}
	var l List
	l.Add(testWarning, src, at(src.Text, "22号"), "写作 %d", "没有“%s”\x1b[2J", "〔〕")
	l.Add(testOther, src, Span{}, "", "不在任何地方")
	l.Add(testError, nil, Span{}, "", "没有来源")
	want := `a␛.toml:1:11: 警告 GW301: 没有“〔〕”␛[2J
    number = "22号"
              ^~~~
    提示: 写作 %d
    依据: GB/T 9704—2012 7.2.5（规定）
a␛.toml: 警告 GW399: 不在任何地方
    依据: GB/T 15834—2011 5.1
错误 GW203: 没有来源
`
	if diff := cmp.Diff(want, printed(l)); diff != "" {
		t.Error(diff)
	}
}

func TestPrintColour(t *testing.T) {
	src := &Source{Name: "a.toml", Text: "甲"}
	var l List
	l.Add(testError, src, Span{0, 3}, "删去", "有误")
	var b bytes.Buffer
	if err := Print(&b, l, true); err != nil {
		t.Fatal(err)
	}
	plainText := b.String()
	for _, code := range []string{bold, red, cyan, plain} {
		if !strings.Contains(plainText, code) {
			t.Errorf("no %q", code)
		}
		plainText = strings.ReplaceAll(plainText, code, "")
	}
	if diff := cmp.Diff(printed(l), plainText); diff != "" {
		t.Error(diff)
	}
}

// TestPrintLimit: of each file 100 findings are printed, JSON has all.
func TestPrintLimit(t *testing.T) {
	var l List
	for _, name := range []string{"a.toml", "b.toml", "c.toml"} {
		src := &Source{Name: name, Text: strings.Repeat("甲", 150)}
		n := map[string]int{"a.toml": 150, "b.toml": 100, "c.toml": 101}[name]
		for i := range n {
			l.Add(testError, src, Span{3 * i, 3*i + 3}, "", "第 %d 处", i)
		}
	}
	out := printed(l)
	if n := strings.Count(out, "GW203"); n != 300 {
		t.Errorf("%d printed", n)
	}
	for _, want := range []string{"a.toml: 另有 50 处未列出", "c.toml: 另有 1 处未列出"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q", want)
		}
	}
	if strings.Contains(out, "b.toml: 另有") {
		t.Error("b.toml has no more")
	}
	if strings.Index(out, "a.toml: 另有") > strings.Index(out, "b.toml:1:1:") {
		t.Error("the rest of a.toml is told after b.toml")
	}
	var b bytes.Buffer
	if err := WriteJSON(&b, l); err != nil || strings.Count(b.String(), "GW203") != 351 {
		t.Error(err, strings.Count(b.String(), "GW203"))
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestWriterFails(t *testing.T) {
	src := &Source{Name: "a.toml", Text: "甲"}
	var l List
	l.Add(testError, src, Span{0, 3}, "", "有误")
	if Print(broken{}, l, false) == nil || WriteJSON(broken{}, l) == nil || WriteSARIF(broken{}, l, []*Rule{testError}) == nil {
		t.Error("a failing writer goes unnoticed")
	}
}

func TestPosition(t *testing.T) {
	src := &Source{Text: "\uFEFF甲乙\r\n\nabc𫐄d"}
	ls := NewLines(src)
	line, column := 1, 1
	for i, r := range src.Text {
		if i == 0 {
			continue
		}
		if l, c := ls.Position(i); l != line || c != column {
			t.Errorf("%d: %d:%d, want %d:%d", i, l, c, line, column)
		}
		column++
		if r == '\n' {
			line, column = line+1, 1
		}
	}
	// Asked in any order, the answers are those of a fresh index.
	for i := range src.Text {
		for j := range src.Text {
			ls.Position(i)
			gotLine, gotColumn := ls.Position(j)
			wantLine, wantColumn := NewLines(src).Position(j)
			if gotLine != wantLine || gotColumn != wantColumn {
				t.Errorf("%d after %d: %d:%d, want %d:%d", j, i, gotLine, gotColumn, wantLine, wantColumn)
			}
		}
	}
	if l, c := ls.Position(-5); l != 1 || c != 1 {
		t.Error(l, c)
	}
	if l, c := ls.Position(1000); l != 3 || c != 6 {
		t.Error(l, c)
	}
}

func TestSort(t *testing.T) {
	a, b := &Source{Name: "a"}, &Source{Name: "b"}
	var l List
	l.Add(testError, b, Span{1, 2}, "", "4")
	l.Add(testError, a, Span{5, 6}, "", "3")
	l.Add(testWarning, a, Span{1, 2}, "", "2")
	l.Add(testError, a, Span{1, 2}, "", "1")
	l.Add(testError, nil, Span{}, "", "0")
	l.Sort()
	got := ""
	for _, f := range l {
		got += f.Message
	}
	if got != "01234" {
		t.Error(got)
	}
}

func reports() (List, []*Rule) {
	src := &Source{Name: `输入\a b.toml`, Text: "title = \"甲\"\nnumber = \"22号\n\""}
	var l List
	l.Add(testError, src, at(src.Text, "甲"), "改 <这里>", "有误 & 有误")
	l.Add(testWarning, src, at(src.Text, "22号\n"), "", "没有六角括号")
	l.Add(testOther, nil, Span{}, "", "没有来源")
	return l, []*Rule{testOther, testError, testWarning}
}

func TestWriteJSON(t *testing.T) {
	l, _ := reports()
	var b bytes.Buffer
	if err := WriteJSON(&b, l); err != nil {
		t.Fatal(err)
	}
	want := `[
{"file":"输入\\a b.toml","line":1,"column":10,"endLine":1,"endColumn":11,"severity":"error","code":"GW203","title":"未知的键","message":"有误 & 有误","hint":"改 <这里>","clause":"","strength":""},
{"file":"输入\\a b.toml","line":2,"column":11,"endLine":3,"endColumn":1,"severity":"warning","code":"GW301","title":"没有六角括号","message":"没有六角括号","hint":"","clause":"7.2.5","strength":"规定"},
{"file":"","line":0,"column":0,"endLine":0,"endColumn":0,"severity":"warning","code":"GW399","title":"","message":"没有来源","hint":"","clause":"GB/T 15834—2011 5.1","strength":""}
]
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
	if !json.Valid(b.Bytes()) {
		t.Error("no JSON")
	}
	b.Reset()
	if err := WriteJSON(&b, nil); err != nil || b.String() != "[]\n" {
		t.Errorf("%q %v", b.String(), err)
	}
}

func TestWriteSARIF(t *testing.T) {
	l, rules := reports()
	var b bytes.Buffer
	if err := WriteSARIF(&b, l, rules); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Version string
		Runs    []struct {
			Tool struct {
				Driver struct {
					Name  string
					Rules []struct {
						ID               string
						FullDescription  struct{ Text string }
						ShortDescription struct{ Text string }
					}
				}
			}
			Results []struct {
				RuleID    string
				RuleIndex int
				Level     string
				Message   struct{ Text string }
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           struct{ StartLine, StartColumn, EndLine, EndColumn int }
					}
				}
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	run := got.Runs[0]
	if got.Version != "2.1.0" || run.Tool.Driver.Name != "gongwen" || len(run.Results) != 3 {
		t.Errorf("%+v", got)
	}
	for i, r := range run.Results {
		if rule := run.Tool.Driver.Rules[r.RuleIndex]; rule.ID != r.RuleID || rule.ID != l[i].Rule.Code {
			t.Errorf("result %d: rule %s", i, rule.ID)
		}
	}
	first := run.Results[0].Locations[0].PhysicalLocation
	if first.ArtifactLocation.URI != "%E8%BE%93%E5%85%A5/a%20b.toml" || first.Region.StartColumn != 10 || first.Region.EndColumn != 11 {
		t.Errorf("%+v", first)
	}
	if len(run.Results[2].Locations) != 0 {
		t.Error("a finding without source has a place")
	}
	if err := WriteSARIF(&b, l, rules[:1]); err == nil {
		t.Error("a finding without its rule goes unnoticed")
	}
}

func TestURI(t *testing.T) {
	for name, want := range map[string]string{
		"input/a.toml":          "input/a.toml",
		"/home/x/a%.toml":       "file:///home/x/a%25.toml",
		`C:\公文\a.toml`:          "file:///C:/%E5%85%AC%E6%96%87/a.toml",
		`\\server\share\a.toml`: "file://server/share/a.toml",
		"a:b.toml":              "a%3Ab.toml",
	} {
		if got := uri(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

// BenchmarkPrint prints 20,000 findings of one file, on lines and on one line.
func BenchmarkPrint(b *testing.B) {
	for name, line := range map[string]string{"lines": "title = \"关于通知\"\n", "oneline": "title = \"关于通知\" "} {
		src := &Source{Name: "a.toml", Text: strings.Repeat(line, 20000)}
		var l List
		for i := range 20000 {
			l.Add(testError, src, Span{i * len(line), i*len(line) + 5}, "", "有误")
		}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				printed(l)
			}
		})
		b.Run(name+"-json", func(b *testing.B) {
			for b.Loop() {
				if err := WriteJSON(&bytes.Buffer{}, l); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestEncodeJSON: what a terminal would obey is escaped, and reads back as it
// was.
func TestEncodeJSON(t *testing.T) {
	for _, s := range []string{"", "甲<乙>&", "\x1b[2J", "\u009b2J", "\u202e\u200b\ufeff", "甲\U000e0001乙", "\n\t\x7f", "\ufffd"} {
		var b bytes.Buffer
		if err := EncodeJSON(&b, []string{s, "末"}, " "); err != nil {
			t.Fatal(err)
		}
		var back []string
		if err := json.Unmarshal(b.Bytes(), &back); err != nil || len(back) != 2 || back[0] != s || back[1] != "末" {
			t.Errorf("%q: %q reads back as %q, %v", s, b.String(), back, err)
		}
		if shown := Clean(strings.ReplaceAll(b.String(), "\n", "")); shown != strings.ReplaceAll(b.String(), "\n", "") {
			t.Errorf("%q: %q", s, b.String())
		}
	}
}
