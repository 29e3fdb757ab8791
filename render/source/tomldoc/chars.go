package tomldoc

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// eof is what [scanner.rune] gives at the end of the text.
const eof rune = -1

// rune is the character here.
func (s *scanner) rune() rune {
	if s.pos >= len(s.text) {
		return eof
	}
	r, _ := utf8.DecodeRuneInString(s.text[s.pos:])
	return r
}

// at reports whether the text goes on with prefix.
func (s *scanner) at(prefix string) bool { return strings.HasPrefix(s.text[s.pos:], prefix) }

// after is the offset behind the character at offset at.
func (s *scanner) after(at int) int {
	_, n := utf8.DecodeRuneInString(s.text[at:])
	return at + n
}

// restOfLine is the offset where the line of offset at ends, without the
// blanks before its end, but not before at.
func (s *scanner) restOfLine(at int) int {
	end := len(s.text)
	if n := strings.IndexByte(s.text[at:], '\n'); n >= 0 {
		end = at + n
	}
	return at + len(strings.TrimRight(s.text[at:end], " \t\r"))
}

// skipLine moves to the end of the line.
func (s *scanner) skipLine() {
	if n := strings.IndexByte(s.text[s.pos:], '\n'); n >= 0 {
		s.pos += n
	} else {
		s.pos = len(s.text)
	}
}

// comment moves past a comment up to the line end. What stands in it is
// never printed, so only control characters are told.
func (s *scanner) comment() {
	start := s.pos
	s.skipLine()
	from, _ := slices.BinarySearch(s.odd, start)
	to, _ := slices.BinarySearch(s.odd, s.pos)
	if from < to {
		kept := slices.DeleteFunc(s.odd[from:to:to], func(at int) bool {
			c := s.text[at]
			return c >= 0x20 && c != 0x7f
		})
		s.odd = slices.Delete(s.odd, from+len(kept), to)
	}
}

// skipBlank moves past white space, line ends and comments.
func (s *scanner) skipBlank() {
	for s.pos < len(s.text) {
		switch s.text[s.pos] {
		case ' ', '\t', '\r', '\n':
			s.pos++
		case '#':
			s.comment()
		default:
			return
		}
	}
}

// skipSpaces moves past the blanks of a line. A blank that TOML
// does not know is told.
func (s *scanner) skipSpaces() {
	for s.pos < len(s.text) {
		if c := s.text[s.pos]; c == ' ' || c == '\t' {
			s.pos++
			continue
		}
		r := s.rune()
		if !isForeignBlank(r) {
			return
		}
		start := s.pos
		for isForeignBlank(s.rune()) {
			s.pos += utf8.RuneLen(s.rune())
		}
		switch {
		case r == '\uFEFF': // told as a forbidden character
		case unicode.Is(unicode.Zs, r):
			s.fault(&ruleFullWidth, start, s.pos, "改成英文半角空格，或删去", "引号外面有全角空格（U+%04X）", r)
		default:
			s.fault(&ruleCharacter, start, s.pos, "删去它", "引号外面有看不见的字符 U+%04X", r)
		}
	}
}

// slip tells of a mark of the syntax that is not the ASCII one.
func (s *scanner) slip(start, end int, want string) {
	got := s.text[start:end]
	if got == ":" {
		s.fault(&ruleEquals, start, end, "改成 =", "键和值之间用等号，不用冒号")
		return
	}
	s.fault(&ruleFullWidth, start, end, "改成英文半角的 "+want, "“%s”是全角符号", got)
}

func isBlank(r rune) bool { return r == ' ' || r == '\t' || isForeignBlank(r) }

// isForeignBlank reports whether r looks like a blank, or like nothing, but is
// no blank to TOML: the full-width space above all.
func isForeignBlank(r rune) bool {
	return r >= 0xa0 && unicode.In(r, unicode.Zs, unicode.Cf)
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

func isBareKey(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-'
}

// isSyntax reports whether r is a mark that stands for one of TOML's, though
// it is full-width.
func isSyntax(r rune) bool {
	return isFullQuote(r) || strings.ContainsRune("＝：，、；［］【】｛｝＃", r)
}

func isFullQuote(r rune) bool {
	return strings.ContainsRune("“”„‟‘’＂＇「」『』〝〞", r)
}
