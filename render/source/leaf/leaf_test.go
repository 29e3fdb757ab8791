package leaf

import (
	"strings"
	"testing"
	"unicode/utf16"

	"gongwen/render/diag"
	"gongwen/render/source/tomldoc"
)

const source = `# 注
title = """
关于𠮷某事
的通知"""
note = ["甲\u3002乙", "丙"] # 后
[letterhead]
serial = 12
[[attachment]]
title = "一"
[[attachment]]
title = "二"
[[attachment.task]]
lead = ["局甲", "局乙"]
a.b = { c = "深" }
`

func read(t *testing.T, text string) *Leaves {
	t.Helper()
	root, list := tomldoc.Parse(&diag.Source{Name: "a.toml", Text: text})
	if root == nil {
		t.Fatal(list)
	}
	return Of(root)
}

func TestCaret(t *testing.T) {
	for _, nl := range []string{"\n", "\r\n"} {
		text := strings.ReplaceAll(source, "\n", nl)
		l := read(t, text)
		for _, c := range []struct {
			word, path string
			char       int
		}{
			{"关于", "title", 0},
			{"某事", "title", 4}, // 𠮷 takes two
			{"的通知", "title", 7},
			{"乙", "note.0", 2},
			{"丙", "note.1", 0},
			{"serial", "letterhead.serial", -1},
			{"12", "letterhead.serial", -1},
			{"二", "attachment.1.title", 0},
			{"局乙", "attachment.1.task.0.lead.1", 0},
			{"深", "attachment.1.task.0.a.b.c", 0},
			{"# 注", "", -1},
			{"# 后", "", -1},
			{", \"丙", "note", -1},
		} {
			at := strings.Index(text, c.word)
			path, char := l.Caret(diag.Span{Start: at, End: at + 1})
			if path != c.path || char != c.char {
				t.Errorf("%q at %q: %s %d, want %s %d", nl, c.word, path, char, c.path, c.char)
			}
			if at > 0 && l.Path(diag.Span{Start: at, End: at + 1}) != c.path {
				t.Errorf("%q at %q: another path", nl, c.word)
			}
		}
	}
}

func TestNowhere(t *testing.T) {
	if p := read(t, source).Path(diag.Span{}); p != "" {
		t.Error(p)
	}
	if p, c := Of(nil).Caret(diag.Span{Start: 3, End: 4}); p != "" || c != -1 {
		t.Error(p, c)
	}
}

// TestEveryCharacter: each character of every string is found where it stands.
func TestEveryCharacter(t *testing.T) {
	l := read(t, source)
	seen := 0
	for _, v := range l.all {
		for k, r := range v.node.Text.S {
			_, char := l.Caret(v.node.Text.At(k))
			if want := len(utf16.Encode([]rune(v.node.Text.S[:k]))); char != want {
				t.Errorf("%q of %q: %d, want %d", r, v.node.Text.S, char, want)
			}
			seen++
		}
	}
	if seen < 20 {
		t.Error(seen)
	}
}
