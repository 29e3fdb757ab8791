// Package markup reads the XML of one part of a workbook, token by token.
//
// It is strict, for what a program lets pass may be an answer that is lost: a part
// must be whole and have one root. It knows nothing of workbooks and keeps no more
// than what is at hand. In: a reader. Out: [Token]s, or an error at the first
// fault, [ErrTooLarge] beyond the limits.
package markup

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// Scanner goes through a part that must be XML, whole, with one root. It keeps
// no more of it than the tag or the text at hand. Namespaces are not looked up:
// the names of the format are different enough without. Document types, which
// no part has and by which entities grow without end, are refused.
type Scanner struct {
	r        io.Reader
	buf      []byte
	pos, end int
	over     bool // r is at its end

	names map[string]*name
	open  []*name
	roots int
	empty *name // of <a/>, whose end comes next
	space []byte
}

// name is that of an element, with and without its prefix.
type name struct{ full, local string }

// Kind is that of a token.
type Kind uint8

// The kinds.
const (
	Start Kind = iota
	End
	Text
)

// Token is what is at hand; it is good until the next is read.
type Token struct {
	Kind  Kind
	Name  string // local
	Text  []byte
	attrs []byte // of a start: all between name and end
}

// ErrTooLarge says that a part takes more than the limits.
var ErrTooLarge = errors.New("markup too large")

// Limits for parts that others made.
const (
	// MaxToken is the bytes of a tag, or of a text between two; a cell has 32,767
	// characters.
	MaxToken = 4 << 20

	maxDepth = 256
)

var errXML = errors.New("malformed XML")

// NewScanner goes through what a reader gives.
func NewScanner(r io.Reader) *Scanner {
	return &Scanner{r: r, buf: make([]byte, 64<<10), names: map[string]*name{}}
}

// Depth is that of the element just begun, 1 of the root.
func (s *Scanner) Depth() int { return len(s.open) }

// Next is io.EOF only behind the end of the root.
func (s *Scanner) Next() (Token, error) {
	if n := s.empty; n != nil {
		s.empty = nil
		s.open = s.open[:len(s.open)-1]
		return Token{Kind: End, Name: n.local}, nil
	}
	for {
		if s.pos == s.end && !s.fill() {
			return Token{}, s.last()
		}
		if s.buf[s.pos] != '<' {
			t, err := s.chars()
			if err != nil {
				return Token{}, err
			}
			if len(s.open) == 0 {
				if len(bytes.TrimLeft(t, "\uFEFF \t\r\n")) > 0 {
					return Token{}, errXML
				}
				continue
			}
			return Token{Kind: Text, Text: t}, nil
		}
		if err := s.have(2); err != nil {
			return Token{}, err
		}
		switch s.buf[s.pos+1] {
		case '?':
			if _, err := s.until("?>"); err != nil {
				return Token{}, err
			}
		case '!':
			t, is, err := s.marked()
			if err != nil {
				return Token{}, err
			}
			if is {
				return Token{Kind: Text, Text: t}, nil
			}
		default:
			return s.tag()
		}
	}
}

// last is the error at the end.
func (s *Scanner) last() error {
	if f, ok := s.r.(failed); ok {
		return f.err
	}
	if s.roots == 0 || len(s.open) > 0 {
		return fmt.Errorf("%w: it ends early", errXML)
	}
	return io.EOF
}

// fill reads on; false at the end. What stands from pos on stays.
func (s *Scanner) fill() bool {
	if s.over {
		return false
	}
	if s.pos > 0 {
		s.end = copy(s.buf, s.buf[s.pos:s.end])
		s.pos = 0
	}
	if s.end == len(s.buf) {
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	n, err := s.r.Read(s.buf[s.end:])
	s.end += n
	if err != nil {
		s.over = true
		if err != io.EOF {
			s.r = failed{err}
			s.end = s.pos // nothing of it is sure
			return false
		}
	}
	return n > 0 || !s.over
}

// failed is a reader that has.
type failed struct{ err error }

func (f failed) Read([]byte) (int, error) { return 0, f.err }

// broken is the error of the reader, or that the part ends too early.
func (s *Scanner) broken() error {
	if f, ok := s.r.(failed); ok {
		return f.err
	}
	return fmt.Errorf("%w: it ends early", errXML)
}

// have makes sure that so many bytes are there.
func (s *Scanner) have(n int) error {
	for s.end-s.pos < n {
		if !s.fill() {
			return s.broken()
		}
	}
	return nil
}

// until is what stands from pos on up to and with a mark, which it steps over.
func (s *Scanner) until(mark string) ([]byte, error) {
	from := 0
	for {
		if i := bytes.Index(s.buf[s.pos+from:s.end], []byte(mark)); i >= 0 {
			out := s.buf[s.pos : s.pos+from+i+len(mark)]
			s.pos += len(out)
			return out, nil
		}
		from = max(0, s.end-s.pos-len(mark))
		if s.end-s.pos > MaxToken {
			return nil, ErrTooLarge
		}
		if !s.fill() {
			return nil, s.broken()
		}
	}
}

// chars is the text up to the next tag.
func (s *Scanner) chars() ([]byte, error) {
	from := 0
	for {
		if i := bytes.IndexByte(s.buf[s.pos+from:s.end], '<'); i >= 0 {
			t := s.buf[s.pos : s.pos+from+i]
			s.pos += len(t)
			return s.unescaped(t)
		}
		if from = s.end - s.pos; from > MaxToken {
			return nil, ErrTooLarge
		}
		if !s.fill() {
			if f, ok := s.r.(failed); ok {
				return nil, f.err
			}
			t := s.buf[s.pos:s.end]
			s.pos = s.end
			return s.unescaped(t)
		}
	}
}

// marked reads a comment, which says nothing, or CDATA.
func (s *Scanner) marked() (t []byte, is bool, err error) {
	if err := s.have(4); err != nil {
		return nil, false, err
	}
	if bytes.HasPrefix(s.buf[s.pos:s.end], []byte("<!--")) {
		s.pos += 4
		_, err = s.until("-->")
		return nil, false, err
	}
	const cdata = "<![CDATA["
	if err := s.have(len(cdata)); err != nil {
		return nil, false, err
	}
	if !bytes.HasPrefix(s.buf[s.pos:s.end], []byte(cdata)) || len(s.open) == 0 {
		return nil, false, errXML
	}
	s.pos += len(cdata)
	t, err = s.until("]]>")
	return bytes.ReplaceAll(bytes.TrimSuffix(t, []byte("]]>")), []byte("\r\n"), []byte("\n")), true, err
}

// tag reads the tag at pos.
func (s *Scanner) tag() (Token, error) {
	if i := bytes.IndexByte(s.buf[s.pos:s.end], '>'); i > 0 {
		if t := s.buf[s.pos+1 : s.pos+i]; !bytes.ContainsAny(t, "\"'<") { // most have no values
			s.pos += i + 1
			return s.element(t)
		}
	}
	var quote byte
	i := 1
	for {
		for ; s.pos+i < s.end; i++ {
			c := s.buf[s.pos+i]
			switch {
			case quote != 0:
				if c == quote {
					quote = 0
				}
			case c == '"' || c == '\'':
				quote = c
			case c == '<':
				return Token{}, errXML
			case c == '>':
				t := s.buf[s.pos+1 : s.pos+i]
				s.pos += i + 1
				return s.element(t)
			}
		}
		if i > MaxToken {
			return Token{}, ErrTooLarge
		}
		if !s.fill() {
			return Token{}, s.broken()
		}
	}
}

// element is the token of what stands between < and >.
func (s *Scanner) element(t []byte) (Token, error) {
	if len(t) > 0 && t[0] == '/' {
		for t = t[1:]; len(t) > 0 && blank(t[len(t)-1]); {
			t = t[:len(t)-1]
		}
		last := len(s.open) - 1
		if last < 0 || s.open[last].full != string(t) {
			return Token{}, fmt.Errorf("%w: </%s> ends nothing", errXML, t)
		}
		n := s.open[last]
		s.open = s.open[:last]
		return Token{Kind: End, Name: n.local}, nil
	}
	t, closed := bytes.CutSuffix(t, []byte("/"))
	at := 0
	for at < len(t) && !blank(t[at]) {
		at++
	}
	if at == 0 {
		return Token{}, errXML
	}
	n := s.named(t[:at])
	if len(s.open) == 0 {
		if s.roots++; s.roots > 1 {
			return Token{}, fmt.Errorf("%w: something behind the end", errXML)
		}
	}
	if len(s.open) == maxDepth || len(s.names) > 1000 {
		return Token{}, ErrTooLarge
	}
	s.open = append(s.open, n)
	if closed {
		s.empty = n
	}
	attrs := t[at:]
	for rest := attrs; ; {
		_, _, left, ok := cutAttr(rest)
		if !ok {
			if len(bytes.TrimSpace(rest)) > 0 {
				return Token{}, errXML
			}
			return Token{Kind: Start, Name: n.local, attrs: attrs}, nil
		}
		rest = left
	}
}

func (s *Scanner) named(full []byte) *name {
	if n, ok := s.names[string(full)]; ok {
		return n
	}
	n := &name{full: string(full)}
	n.local = n.full[bytes.LastIndexByte(full, ':')+1:]
	s.names[n.full] = n
	return n
}
