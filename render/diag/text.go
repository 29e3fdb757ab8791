package diag

import "unicode/utf8"

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
	marks []mark // later places where source and string stop running in step
}

// mark says that from byte at of the string on the source runs from pos-1.
type mark struct{ at, pos int }

// Plain is text that the program adds or a test writes: it stands nowhere.
func Plain(s string) Text { return Text{S: s} }

// Verbatim is text that stands in the source, letter for letter, from byte
// offset on.
func Verbatim(s string, offset int) Text { return Text{S: s, pos: offset + 1} }

// String returns the text alone.
func (t Text) String() string { return t.S }

// Empty reports whether there is no character.
func (t Text) Empty() bool { return t.S == "" }

// Slice is the part of t from byte i up to byte j.
func (t Text) Slice(i, j int) Text {
	out := Text{S: t.S[i:j]}
	if i == j {
		return out
	}
	out.pos = t.posOf(i)
	for _, m := range t.marks {
		if m.at > i && m.at < j {
			out.marks = append(out.marks, mark{m.at - i, m.pos})
		}
	}
	return out
}

// posOf is 1 + the source offset of byte i, or 0.
func (t Text) posOf(i int) int {
	at, pos := 0, t.pos
	for _, m := range t.marks {
		if m.at > i {
			break
		}
		at, pos = m.at, m.pos
	}
	if pos == 0 {
		return 0
	}
	return pos + i - at
}

// At is the place of the character that begins at byte i of the text.
func (t Text) At(i int) Span {
	pos := t.posOf(i)
	if pos == 0 || i >= len(t.S) {
		return Span{}
	}
	_, n := utf8.DecodeRuneInString(t.S[i:])
	return Span{pos - 1, pos - 1 + n}
}

// Span covers the source from the first character of t that stands there to
// the last.
func (t Text) Span() Span {
	var out Span
	at, pos := 0, t.pos
	for k := 0; k <= len(t.marks); k++ {
		end := len(t.S)
		if k < len(t.marks) {
			end = t.marks[k].at
		}
		if pos != 0 && end > at {
			if out == (Span{}) {
				out.Start = pos - 1
			}
			out.End = pos - 1 + end - at
		}
		if k < len(t.marks) {
			at, pos = t.marks[k].at, t.marks[k].pos
		}
	}
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
	s    []byte
	pos  int
	mark []mark
}

// Add appends t.
func (b *Builder) Add(t Text) {
	if t.S == "" {
		return
	}
	b.place(t.pos)
	at := len(b.s)
	b.s = append(b.s, t.S...)
	for _, m := range t.marks {
		b.mark = append(b.mark, mark{at + m.at, m.pos})
	}
}

// AddString appends s, which stands at the source offset given, or nowhere if
// the offset is negative.
func (b *Builder) AddString(s string, offset int) { b.Add(Text{S: s, pos: max(offset+1, 0)}) }

// place begins a new stretch at pos unless the last one runs on into it.
func (b *Builder) place(pos int) {
	if len(b.s) == 0 {
		b.pos = pos
		return
	}
	if (Text{pos: b.pos, marks: b.mark}).posOf(len(b.s)) != pos {
		b.mark = append(b.mark, mark{len(b.s), pos})
	}
}

// Text returns what was put together.
func (b *Builder) Text() Text { return Text{S: string(b.s), pos: b.pos, marks: b.mark} }
