package diag

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestApply(t *testing.T) {
	const text = "note = \"（此件）\"\n"
	for _, c := range []struct {
		changes []Change
		want    string
	}{
		{nil, text},
		{[]Change{{Span{8, 11}, ""}, {Span{17, 20}, ""}}, "note = \"此件\"\n"},
		{[]Change{{Span{17, 20}, ""}, {Span{8, 11}, ""}}, "note = \"此件\"\n"},
		{[]Change{{Span{0, 0}, "# 甲\n"}, {Span{0, 0}, "# 乙\n"}, {Span{0, 4}, "title"}}, "# 甲\n# 乙\ntitle = \"（此件）\"\n"},
		{[]Change{{Span{len(text), len(text)}, "x"}}, text + "x"},
		// Contradictions change nothing, not even in part.
		{[]Change{{Span{0, 4}, "a"}, {Span{3, 6}, "b"}}, text},
		{[]Change{{Span{0, 1}, "a"}, {Span{20, 99}, "b"}}, text},
		{[]Change{{Span{5, 2}, "a"}}, text},
	} {
		if got := Apply(text, c.changes); got != c.want {
			t.Errorf("Apply(%v) = %q, want %q", c.changes, got, c.want)
		}
	}
}

// TestInvert: what Apply does Invert takes back, to the byte, and the inverse of
// the inverse does it again.
func TestInvert(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		var changes []Change
		at := 0
		for range rapid.IntRange(0, 4).Draw(t, "changes") {
			start := rapid.IntRange(at, len(text)).Draw(t, "start")
			at = rapid.IntRange(start, len(text)).Draw(t, "end")
			changes = append(changes, Change{Span{start, at}, rapid.String().Draw(t, "new")})
		}
		shuffled := changes
		if len(changes) > 1 && changes[0].Span != changes[1].Span { // two insertions at one place keep their order
			shuffled = append(changes[1:len(changes):len(changes)], changes[0])
		}
		after := Apply(text, changes)
		if got := Apply(text, shuffled); got != after {
			t.Fatalf("in another order: %q, want %q", got, after)
		}
		back := Invert(text, changes)
		if got := Apply(after, back); got != text {
			t.Fatalf("%q became %q and back %q by %v", text, after, got, back)
		}
		if got := Apply(text, Invert(after, back)); got != after {
			t.Fatalf("again: %q, want %q", got, after)
		}
	})
}

func TestPathString(t *testing.T) {
	for want, p := range map[string]Path{
		"title":                     {Key: "title"},
		"attachment.title":          {Key: "attachment.title"},
		"task.lead[3]":              {Key: "task.lead", At: [2]int32{3}},
		"attachment.task.lead[1,3]": {Key: "attachment.task.lead", At: [2]int32{1, 3}},
	} {
		if diff := cmp.Diff(want, p.String()); diff != "" {
			t.Error(diff)
		}
	}
}

func TestBetween(t *testing.T) {
	for _, c := range [][2]string{{"", ""}, {"", "甲"}, {"甲", ""}, {"甲乙", "甲丙"}, {"一一一", "一一"}, {"一", "丁"}, {"a一b", "a丁b"}, {"䀁", "䁁"}, {"aa", "aaa"}} {
		ch := Between(c[0], c[1])
		if got := Apply(c[0], []Change{ch}); got != c[1] {
			t.Errorf("%q to %q: %q by %+v", c[0], c[1], got, ch)
		}
		if s := c[0][ch.Span.Start:ch.Span.End] + ch.Text; strings.ToValidUTF8(s, "") != s {
			t.Errorf("%q to %q cuts a character: %+v", c[0], c[1], ch)
		}
	}
}
