package diag

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// Span is a half-open range of bytes of a source. The zero Span stands for
// "nowhere": text that the program added.
type Span struct{ Start, End int }

// Text is a string that knows where each of its characters stands in the
// source, through escapes, dropped line breaks, slicing and joining. So any
// complaint about any character, layout's included, has a file:line:column.
//
// The zero Text is empty. Text is immutable; two Texts are the same text when
// their S are equal.
type Text struct {
	S     string
	pos   int    // 1 + source offset of S[0]; 0: not from the source
	marks *marks // places where string and source stop running in step; nil: none
}

// marks are behind a pointer because few texts of the many have any.
type marks []mark

// list is safe for a text without marks.
func (m *marks) list() []mark {
	if m == nil {
		return nil
	}
	return *m
}

// behind is nil where there is nothing to point at.
func behind(list []mark) *marks {
	if len(list) == 0 {
		return nil
	}
	return (*marks)(&list)
}

// mark says that from byte at of the string on the source runs from pos-1. If
// end is not 0 the stretch does not run in step: all of it stands for the
// source bytes from pos-1 up to end, as an escape does. A mark at 0 goes
// before Text.pos.
type mark struct{ at, pos, end int }

// Plain is text that the program adds or a test writes: it stands nowhere.
func Plain(s string) Text { return Text{S: s} }

// Verbatim is text that stands in the source, letter for letter, from byte
// offset on.
func Verbatim(s string, offset int) Text { return Text{S: s, pos: offset + 1} }

// Empty reports whether there is no character.
func (t Text) Empty() bool { return t.S == "" }

// Slice is the part of t from byte i up to byte j.
func (t Text) Slice(i, j int) Text {
	out := Text{S: t.S[i:j]}
	if i == j {
		return out
	}
	first := t.stretch(i)
	out.pos = first.pos
	var kept []mark
	if first.end != 0 {
		kept = append(kept, mark{0, first.pos, first.end})
	}
	all := t.marks.list()
	from, _ := slices.BinarySearchFunc(all, i+1, markAt)
	to, _ := slices.BinarySearchFunc(all, j, markAt)
	if from < to {
		kept = slices.Grow(kept, to-from)
		for _, m := range all[from:to] {
			kept = append(kept, mark{m.at - i, m.pos, m.end})
		}
	}
	out.marks = behind(kept)
	return out
}

func markAt(m mark, at int) int { return cmp.Compare(m.at, at) }

// stretch is the mark that would have to stand at byte i to keep its place.
func (t Text) stretch(i int) mark {
	last := mark{0, t.pos, 0}
	all := t.marks.list()
	if k, _ := slices.BinarySearchFunc(all, i+1, markAt); k > 0 {
		last = all[k-1]
	}
	if last.pos != 0 && last.end == 0 {
		last.pos += i - last.at
	}
	last.at = i
	return last
}

// At is the place of the character that begins at byte i of the text.
func (t Text) At(i int) Span {
	if i < 0 || i >= len(t.S) {
		return Span{}
	}
	m := t.stretch(i)
	switch {
	case m.pos == 0:
		return Span{}
	case m.end != 0:
		return Span{m.pos - 1, m.end}
	}
	_, n := utf8.DecodeRuneInString(t.S[i:])
	return Span{m.pos - 1, m.pos - 1 + n}
}

// Span is the shortest span of the source that holds every character of t
// that stands there.
func (t Text) Span() Span {
	var out Span
	cover := func(m mark, next int) {
		if m.pos == 0 || next == m.at {
			return
		}
		s := Span{m.pos - 1, m.end}
		if m.end == 0 {
			s.End = s.Start + next - m.at
		}
		if out == (Span{}) {
			out = s
			return
		}
		out = Span{min(out.Start, s.Start), max(out.End, s.End)}
	}
	last := mark{0, t.pos, 0}
	for _, m := range t.marks.list() {
		cover(last, m.at)
		last = m
	}
	cover(last, len(t.S))
	return out
}

// Concat joins texts; each character keeps its place.
func Concat(parts ...Text) Text {
	var b Builder
	for _, p := range parts {
		b.Add(p)
	}
	return b.Text()
}

// Join is Concat with sep between the parts.
func Join(parts []Text, sep string) Text {
	var b Builder
	for i, p := range parts {
		if i > 0 {
			b.Add(Plain(sep))
		}
		b.Add(p)
	}
	return b.Text()
}

// Builder puts a Text together piece by piece. The zero Builder is ready.
type Builder struct {
	s     []byte
	pos   int
	marks []mark
}

// Grow makes room for so many more bytes in so many stretches.
func (b *Builder) Grow(bytes, stretches int) {
	b.s = slices.Grow(b.s, bytes)
	b.marks = slices.Grow(b.marks, stretches)
}

// Add appends t.
func (b *Builder) Add(t Text) {
	if t.S == "" {
		return
	}
	at := len(b.s)
	marks := t.marks.list()
	if len(marks) > 0 && marks[0].at == 0 {
		b.place(mark{at, marks[0].pos, marks[0].end})
		marks = marks[1:]
	} else {
		b.place(mark{at, t.pos, 0})
	}
	b.s = append(b.s, t.S...)
	for _, m := range marks {
		b.marks = append(b.marks, mark{at + m.at, m.pos, m.end})
	}
}

// AddString appends s, which stands at the source offset given, or nowhere if
// the offset is negative.
func (b *Builder) AddString(s string, offset int) {
	if s != "" {
		b.place(mark{len(b.s), max(offset+1, 0), 0})
		b.s = append(b.s, s...)
	}
}

// AddFor appends s, all of which stands for the source bytes at: a character
// for its escape.
func (b *Builder) AddFor(s string, at Span) {
	if s != "" {
		b.place(mark{len(b.s), at.Start + 1, at.End})
		b.s = append(b.s, s...)
	}
}

// place begins a new stretch at the end unless the last one runs on into it.
func (b *Builder) place(m mark) {
	if m.at == 0 {
		b.pos = m.pos
		if m.end != 0 {
			b.marks = append(b.marks, m)
		}
		return
	}
	last := mark{0, b.pos, 0}
	if n := len(b.marks); n > 0 {
		last = b.marks[n-1]
	}
	if last.pos != 0 {
		last.pos += m.at - last.at
	}
	if last.end != 0 || m.end != 0 || last.pos != m.pos {
		b.marks = append(b.marks, m)
	}
}

// Text returns what was put together. The Builder may be used on.
func (b *Builder) Text() Text {
	return Text{S: string(b.s), pos: b.pos, marks: behind(slices.Clip(b.marks))}
}
