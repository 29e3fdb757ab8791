package xlsx

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strconv"
	"unicode/utf8"
)

// maxToken bounds a tag and the text before one: a cell holds 32,767
// characters, of which each may be written as an entity.
const maxToken = 1 << 20

var errToken = errors.New("a tag or a text without end")

// scanner reads a part tag by tag, with the text before each. It knows of XML
// what parts of workbooks are made of, which is no namespaces and no entities
// of their own, and looks at nothing that is not asked for: encoding/xml, which
// checks everything, takes ten times as long, and a return of 10,000 tasks is
// 14 MB of cells.
type scanner struct {
	in   *bufio.Reader
	tag  []byte // what stands between < and >, until the next call
	text []byte // the text before it as it is written, if keep was set
	keep bool
}

func newScanner(r io.Reader) *scanner { return &scanner{in: bufio.NewReaderSize(r, 1<<16)} }

// next goes to the next tag. Comments are none, and a CDATA section is text. At
// the end of the part it is io.EOF.
func (s *scanner) next() error {
	s.text = s.text[:0]
	for {
		if err := s.until("<", s.keep); err != nil {
			return err
		}
		switch start, _ := s.in.Peek(len("![CDATA[")); {
		case bytes.HasPrefix(start, []byte("!--")):
			if err := s.until("-->", false); err != nil {
				return unended(err)
			}
		case bytes.HasPrefix(start, []byte("![CDATA[")):
			s.in.Discard(len(start))
			at := len(s.text)
			if err := s.until("]]>", s.keep); err != nil {
				return unended(err)
			}
			s.text = append(s.text[:at], bytes.ReplaceAll(s.text[at:], []byte("&"), []byte("&amp;"))...)
		default:
			return unended(s.readTag())
		}
	}
}

// unended is the error of a part that ends inside something.
func unended(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// until reads up to and with the end, and keeps what stands before it as text.
func (s *scanner) until(end string, keep bool) error {
	at := len(s.text)
	last := end[len(end)-1]
	var tail [2]byte // what stood before a piece that may begin inside the end
	for {
		piece, err := s.in.ReadSlice(last)
		full := errors.Is(err, bufio.ErrBufferFull)
		if err != nil && !full {
			return err
		}
		if keep {
			if s.text = append(s.text, piece...); len(s.text) > maxToken {
				return errToken
			}
		}
		if !full && endsIn(tail, piece, end) {
			if keep {
				s.text = s.text[:max(at, len(s.text)-len(end))]
			}
			return nil
		}
		for _, b := range piece[max(0, len(piece)-len(tail)):] {
			tail[0], tail[1] = tail[1], b
		}
	}
}

// endsIn reports whether a piece, behind what stood before it, ends so.
func endsIn(tail [2]byte, piece []byte, end string) bool {
	if len(piece) >= len(end) || len(end) == 1 {
		return bytes.HasSuffix(piece, []byte(end))
	}
	return bytes.HasSuffix(append(tail[:], piece...), []byte(end))
}

// readTag reads up to the > that does not stand in quotes.
func (s *scanner) readTag() error {
	s.tag = s.tag[:0]
	quote := byte(0)
	for {
		piece, err := s.in.ReadSlice('>')
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return err
		}
		if s.tag = append(s.tag, piece...); len(s.tag) > maxToken {
			return errToken
		}
		for _, b := range piece {
			switch {
			case quote == 0 && (b == '"' || b == '\''):
				quote = b
			case b == quote:
				quote = 0
			}
		}
		if err == nil && quote == 0 {
			s.tag = s.tag[:len(s.tag)-1]
			return nil
		}
	}
}

// name is that of the tag without a prefix; behind an end tag's slash.
func (s *scanner) name() []byte {
	name := s.tag
	if i := bytes.IndexAny(name[min(1, len(name)):], " \t\r\n/"); i >= 0 {
		name = name[:i+1]
	}
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		if name[0] == '/' {
			return append([]byte("/"), name[i+1:]...)
		}
		return name[i+1:]
	}
	return name
}

// empty reports whether the tag is its own end.
func (s *scanner) empty() bool { return bytes.HasSuffix(s.tag, []byte("/")) }

// attr is the value of an attribute as it is written, nil without one.
func (s *scanner) attr(name string) []byte {
	rest := s.tag
	for {
		at := bytes.IndexByte(rest, '=')
		if at < 0 || at+1 >= len(rest) {
			return nil
		}
		key := bytes.TrimRight(rest[:at], " \t\r\n")
		key = key[bytes.LastIndexAny(key, " \t\r\n")+1:]
		rest = bytes.TrimLeft(rest[at+1:], " \t\r\n")
		if len(rest) == 0 {
			return nil
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return nil
		}
		if string(key) == name {
			return rest[1 : 1+end]
		}
		rest = rest[end+2:]
	}
}

// appendText appends a text with its entities as the characters they stand
// for, and with the line ends that XML gives a reader.
func appendText(out, text []byte) []byte {
	for {
		i := bytes.IndexAny(text, "&\r")
		if i < 0 {
			return append(out, text...)
		}
		out = append(out, text[:i]...)
		if text[i] == '\r' {
			out = append(out, '\n')
			text = bytes.TrimPrefix(text[i+1:], []byte("\n"))
			continue
		}
		r, size := entity(text[i:])
		out, text = utf8.AppendRune(out, r), text[i+size:]
	}
}

// entity is the character at the start of a text that begins with &, and how
// long it is there. What is no entity is an &.
func entity(text []byte) (r rune, size int) {
	const longest = len("&#x10FFFF;")
	end := bytes.IndexByte(text[:min(len(text), longest)], ';')
	if end < 0 {
		return '&', 1
	}
	switch name := string(text[1:end]); name {
	case "amp":
		return '&', end + 1
	case "lt":
		return '<', end + 1
	case "gt":
		return '>', end + 1
	case "quot":
		return '"', end + 1
	case "apos":
		return '\'', end + 1
	default:
		if len(name) < 2 || name[0] != '#' {
			return '&', 1
		}
		digits, base := name[1:], 10
		if digits[0] == 'x' {
			digits, base = digits[1:], 16
		}
		n, err := strconv.ParseUint(digits, base, 21)
		if err != nil {
			return '&', 1
		}
		return rune(n), end + 1
	}
}

// unescape puts the characters back that Excel writes as _x000D_, because XML
// has none of them, and the underscore as _x005F_ where one would be misread.
func unescape(text []byte) []byte {
	const size = len("_x005F_")
	at := bytes.Index(text, []byte("_x"))
	if at < 0 {
		return text
	}
	out := text[:at:at]
	for ; at < len(text); at++ {
		if text[at] == '_' && len(text)-at >= size && text[at+1] == 'x' && text[at+size-1] == '_' {
			if n, err := strconv.ParseUint(string(text[at+2:at+size-1]), 16, 16); err == nil {
				out = utf8.AppendRune(out, rune(n))
				at += size - 1
				continue
			}
		}
		out = append(out, text[at])
	}
	return out
}
