package words

import (
	"strings"
	"unicode/utf8"
)

// DivisionKind is what a division of a regulation is called.
type DivisionKind uint8

// The divisions, the widest first: 编, 章, 节, 条.
const (
	Volume DivisionKind = iota + 1
	Chapter
	Section
	Article
)

var divisions = [...]string{0: "", Volume: "编", Chapter: "章", Section: "节", Article: "条"}

// String is the division's word.
func (k DivisionKind) String() string { return divisions[k] }

// Division is the number at the start of a division: 第三章.
type Division struct {
	Kind  DivisionKind
	Value int
	Size  int // bytes of the text that it takes
	Blank int // bytes of the blanks behind it
}

// ScanDivision reads the Division that s begins with. A blank stands behind it,
// or nothing: “第三条规定的情形” and “第一章节” are words of a sentence.
func ScanDivision(s string) (Division, bool) {
	rest, ok := strings.CutPrefix(s, "第")
	if !ok {
		return Division{}, false
	}
	value, n := ParseHanzi(rest)
	if n == 0 {
		return Division{}, false
	}
	rest = rest[n:]
	for kind := Volume; kind <= Article; kind++ {
		after, ok := strings.CutPrefix(rest, divisions[kind])
		if !ok {
			continue
		}
		text := strings.TrimLeft(after, " \u3000")
		blank := len(after) - len(text)
		if blank == 0 && after != "" {
			return Division{}, false
		}
		return Division{kind, value, len("第") + n + utf8.RuneLen('章'), blank}, true
	}
	return Division{}, false
}
