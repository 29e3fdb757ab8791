package diag

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// placed is a text with the place of each character as the test knows it.
type placedText struct {
	text  Text
	spans []Span // by character
}

func (p placedText) check(t *rapid.T) {
	if n := utf8.RuneCountInString(p.text.S); n != len(p.spans) {
		t.Fatalf("%q has %d characters, want %d", p.text.S, n, len(p.spans))
	}
	k := 0
	var all Span
	for i := range p.text.S {
		if got := p.text.At(i); got != p.spans[k] {
			t.Fatalf("character %d of %q is at %v, want %v", k, p.text.S, got, p.spans[k])
		}
		switch s := p.spans[k]; {
		case s == Span{}:
		case all == Span{}:
			all = s
		default:
			all = Span{min(all.Start, s.Start), max(all.End, s.End)}
		}
		k++
	}
	if got := p.text.Span(); got != all {
		t.Fatalf("%q spans %v, want %v", p.text.S, got, all)
	}
}

// piece draws a text that stands nowhere, letter for letter, or for escapes.
func piece(t *rapid.T) placedText {
	var b Builder
	var p placedText
	for range rapid.IntRange(0, 4).Draw(t, "stretches") {
		s := rapid.StringOfN(rapid.RuneFrom([]rune("a甲乙，𫐄\n")), 0, 5, -1).Draw(t, "s")
		at := rapid.IntRange(0, 50).Draw(t, "at")
		switch rapid.IntRange(0, 2).Draw(t, "kind") {
		case 0:
			b.AddString(s, -1)
			p.spans = append(p.spans, make([]Span, utf8.RuneCountInString(s))...)
		case 1:
			b.AddString(s, at)
			for i, r := range s {
				p.spans = append(p.spans, Span{at + i, at + i + utf8.RuneLen(r)})
			}
		case 2:
			for _, r := range s {
				b.AddFor(string(r), Span{at, at + 6})
				p.spans = append(p.spans, Span{at, at + 6})
				at += 6
			}
		}
	}
	p.text = b.Text()
	return p
}

// TestTextLaw: slicing and joining keep the place of every character.
func TestTextLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var parts []Text
		var whole placedText
		for range rapid.IntRange(0, 4).Draw(t, "parts") {
			p := piece(t)
			p.check(t)
			parts = append(parts, p.text)
			whole.spans = append(whole.spans, p.spans...)
		}
		whole.text = Concat(parts...)
		whole.check(t)

		offsets := []int{}
		for i := range whole.text.S {
			offsets = append(offsets, i)
		}
		offsets = append(offsets, len(whole.text.S))
		i := rapid.IntRange(0, len(offsets)-1).Draw(t, "i")
		j := rapid.IntRange(i, len(offsets)-1).Draw(t, "j")
		cut := placedText{whole.text.Slice(offsets[i], offsets[j]), whole.spans[i:j]}
		cut.check(t)

		// Cut in three and joined, a text is the same again.
		again := placedText{Concat(whole.text.Slice(0, offsets[i]), cut.text, whole.text.Slice(offsets[j], len(whole.text.S))), whole.spans}
		again.check(t)
	})
}

func TestTextZero(t *testing.T) {
	var zero Text
	if !zero.Empty() || zero.Span() != (Span{}) || zero.At(0) != (Span{}) || !zero.Slice(0, 0).Empty() {
		t.Error("the zero Text is not empty")
	}
	if got := Verbatim("甲", 0).At(0); got != (Span{0, 3}) {
		t.Errorf("the first character of a source is at %v", got)
	}
	if got := Plain("甲").At(0); got != (Span{}) {
		t.Errorf("plain text stands at %v", got)
	}
}

func TestJoin(t *testing.T) {
	got := Join([]Text{Verbatim("甲", 10), Verbatim("乙", 20)}, "、")
	if got.S != "甲、乙" || got.At(3) != (Span{}) || got.At(6) != (Span{20, 23}) || got.Span() != (Span{10, 23}) {
		t.Errorf("%q %v %v %v", got.S, got.At(3), got.At(6), got.Span())
	}
}

// TestBuilderIsLinear would not end if a text of many stretches took a walk
// over all of them for each: a text of 10 MB in escapes has as many.
func TestBuilderIsLinear(t *testing.T) {
	const n = 1 << 19
	var b Builder
	for i := range n {
		b.AddFor("甲", Span{i * 6, i*6 + 6})
	}
	text := b.Text()
	if got := text.At(3 * (n - 1)); got.Start != 6*(n-1) {
		t.Error(got)
	}
	parts := 0
	for i := 0; i < n; i += 64 {
		parts += len(strings.TrimSpace(text.Slice(3*i, 3*(i+64)).S))
	}
	if parts != 3*n {
		t.Error(parts)
	}
}

// TestCut: a message quotes the first line of a value, and whole characters.
func TestCut(t *testing.T) {
	for _, c := range []struct {
		s    string
		most int
		want string
	}{
		{"", 3, ""},
		{"甲乙丙", 3, "甲乙丙"},
		{"甲乙丙丁", 3, "甲乙丙…"},
		{"甲\n乙", 3, "甲…"},
		{"\n甲", 3, "…"},
	} {
		if got := Cut(c.s, c.most); got != c.want {
			t.Errorf("%q, %d: %q, want %q", c.s, c.most, got, c.want)
		}
	}
}
