package tomldoc

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gongwen/render/diag"
	"gongwen/render/testkit"
)

// checkStretches holds a text that is cut wherever it can be to the same text
// decoded whole: one tree, one list of findings. It returns the number of cuts.
func checkStretches(t interface {
	Helper()
	Fatalf(format string, args ...any)
}, text string,
) int {
	t.Helper()
	outcome := func(size int) string {
		root, findings := parse(&diag.Source{Name: "a.toml", Text: text}, size)
		var b strings.Builder
		if root != nil {
			dump(text, root, "", &b)
		}
		return b.String() + testkit.Printed(findings)
	}
	if diff := cmp.Diff(outcome(len(text)+1), outcome(1)); diff != "" {
		t.Fatalf("whole and in stretches:\n%s\n%s", diff, text)
	}
	s := newScanner(&diag.Source{Text: text}, 1)
	s.run()
	return len(s.cuts)
}

func TestStretches(t *testing.T) {
	cuts := 0
	corpus(t, func(_ testing.TB, _, text string) { cuts += checkStretches(t, text) })
	for _, text := range seeds {
		cuts += checkStretches(t, text)
	}
	for _, text := range testkit.SampleTexts(t) {
		cuts += checkStretches(t, string(text))
	}
	if cuts < 50 {
		t.Errorf("only %d cuts", cuts)
	}
}

// TestStretchesLaw draws texts of headers that go in and out of two arrays,
// with right values and wrong ones.
func TestStretchesLaw(t *testing.T) {
	cuts := 0
	rapid.Check(t, func(t *rapid.T) {
		lines := []string{
			"[[a]]", "[[a]]", "[[a]]", "[[b]]", "[[b]]", `  [["a"]] # 注`, "[[ a ]]", "[a.t]", "[[a.u]]", "[a.u.v]", "[c]", "[c.a]", "[[c.b]]",
			"k%d = 1", "k%d.z = '甲'", "y.w%d = 2", "k%d = [{x = 1}, {}]", "k%d = \"\"\"\n[[a]]\n\"\"\"", "k%d = 2023-02-28", "# [[a]]", "",
		}
		var text strings.Builder
		if rapid.Bool().Draw(t, "mark") {
			text.WriteString(byteOrderMark)
		}
		drawn := rapid.SliceOfN(rapid.SampledFrom(lines), 0, 24).Draw(t, "lines")
		if rapid.IntRange(0, 4).Draw(t, "wrong") == 0 {
			wrong := rapid.SampledFrom([]string{"k = 2023-02-30", "k = 01", "a = 3", "[a]", "[a.k0]", "k = 甲"}).Draw(t, "line")
			drawn = slices.Insert(drawn, rapid.IntRange(0, len(drawn)).Draw(t, "at"), wrong)
		}
		for i, line := range drawn {
			text.WriteString(strings.Replace(line, "%d", fmt.Sprint(i), 1) + rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "end"))
		}
		cuts += checkStretches(t, text.String())
	})
	if cuts == 0 {
		t.Error("no text was cut")
	}
}

// TestStretchesLarge: a long table is cut into stretches of the size that is
// used, and what is wrong deep in it is told at its place.
func TestStretchesLarge(t *testing.T) {
	text := manyTasks(2000)
	s := newScanner(&diag.Source{Text: text}, stretchSize)
	s.run()
	want := len(text) / (stretchSize + len(text)/2000)
	if len(s.cuts) < want || len(s.rest()) > stretchSize+len(text)/500 {
		t.Errorf("%d stretches of %d bytes, %d bytes are left", len(s.cuts), len(text), len(s.rest()))
	}
	for _, wrong := range []string{"2023-13-01", "01"} {
		at := strings.LastIndex(text, "2023-11-30")
		at = strings.LastIndex(text[:at-stretchSize], "2023-11-30")
		bad := text[:at] + wrong + text[at+len("2023-11-30"):]
		root, findings := Parse(&diag.Source{Name: "a.toml", Text: bad})
		if root != nil || len(findings) != 1 || findings[0].Span != (diag.Span{Start: at, End: at + len(wrong)}) {
			t.Errorf("%s at %d: %s", wrong, at, testkit.Printed(findings))
		}
	}
	if root, _ := Parse(&diag.Source{Text: text}); root == nil || root.Get("task").Items[1999].Get("requirement").Text.S != fmt.Sprintf("加强改善生态环境质量信息公开，做好第%d件事。", 1999) {
		t.Error("the last task is not what was written")
	}
}
