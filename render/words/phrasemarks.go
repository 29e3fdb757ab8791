package words

import (
	"strings"
	"unicode/utf8"
)

// stop is where the piece that holds byte i ends: at the next separator
// outside brackets.
func (p *unitReader) stop(i int) int {
	if p.last.from <= i && i <= p.last.until && p.last.until > 0 {
		return p.last.until
	}
	p.last = pieceEnd{from: i, low: len(p.s) + 1}
	for i < len(p.s) {
		if _, ok := p.counts[i]; ok && i > p.last.from {
			break
		}
		if end, ok := p.brackets[i]; ok {
			i = end
		}
		c, size := utf8.DecodeRuneInString(p.s[i:])
		if separates(c) || p.labelled && IsBlank(c) && unitLabel().MatchString(p.s[i+size:]) {
			break
		}
		i += size
	}
	p.last.until = i
	return i
}

// words is where, from byte i on, the words begin that end the piece and name
// nobody; without any it is the end of the piece.
func (p *unitReader) words(i int) int {
	stop := p.stop(i)
	if i < p.last.low || i > p.last.tail {
		p.last.low = i
		p.last.tail = i + p.r.tail(strings.TrimRightFunc(p.s[i:stop], IsBlank))
	}
	return p.last.tail
}

func (p *unitReader) skipBlanks(i int) int {
	return len(p.s) - len(strings.TrimLeftFunc(p.s[i:], func(c rune) bool { return IsBlank(c) && !separates(c) }))
}

// toLineEnd is the length of s up to the next semicolon or line break.
func toLineEnd(s string) int {
	if n := strings.IndexAny(s, "；;\n"); n >= 0 {
		return n
	}
	return len(s)
}

// separates reports whether c parts the names of a list.
func separates(c rune) bool {
	switch c {
	case '、', '，', '；', '。', ',', ';', '\n', '\r':
		return true
	}
	return false
}

// insideBrackets is the stretch of a cell inside the brackets round all of it:
// （责任单位：甲局、乙局）; without them all of the cell.
func insideBrackets(s string) (from, to int) {
	from = len(s) - len(strings.TrimLeftFunc(s, IsBlank))
	to = len(strings.TrimRightFunc(s, IsBlank))
	if from >= to {
		return 0, len(s)
	}
	if closing, ok := matchBrackets(s)[from]; ok && closing < to {
		if _, size := utf8.DecodeRuneInString(s[closing:]); closing+size == to {
			_, size = utf8.DecodeRuneInString(s[from:])
			return from + size, closing
		}
	}
	return 0, len(s)
}

// matchBrackets pairs the brackets of s, of either width. One that is never
// closed opens nothing, so that it cannot hide the names after it.
func matchBrackets(s string) map[int]int {
	var pairs map[int]int
	var open []int
	for i, c := range s {
		switch c {
		case '（', '(', '〔', '［', '[', '【':
			open = append(open, i)
		case '）', ')', '〕', '］', ']', '】':
			if n := len(open); n > 0 {
				if pairs == nil {
					pairs = map[int]int{}
				}
				pairs[open[n-1]] = i
				open = open[:n-1]
			}
		}
	}
	return pairs
}
