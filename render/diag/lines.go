package diag

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// byteOrderMark is the mark of UTF-8 that Windows editors put before a text; it is no character of
// the first line.
const byteOrderMark = "\uFEFF"

// Lines finds the line and column of byte offsets of one source. It indexes
// the line ends once, so that thousands of findings of one file cost no more
// than one.
type Lines struct {
	text   string
	starts []int // offset of the first byte of each line

	lastLine, lastOffset, lastColumn int // where the last answer stood
}

// NewLines indexes src.
func NewLines(src *Source) *Lines {
	ls := &Lines{text: src.Text, starts: make([]int, 1, 1+strings.Count(src.Text, "\n"))}
	if strings.HasPrefix(src.Text, byteOrderMark) {
		ls.starts[0] = len(byteOrderMark)
	}
	for at := ls.starts[0]; ; {
		n := strings.IndexByte(src.Text[at:], '\n')
		if n < 0 {
			return ls
		}
		at += n + 1
		ls.starts = append(ls.starts, at)
	}
}

// Position is the line and the column in characters, both from 1, of a byte
// offset. An offset outside the text is taken to its nearest end.
func (ls *Lines) Position(offset int) (line, column int) {
	offset = min(max(offset, ls.starts[0]), len(ls.text))
	line, found := slices.BinarySearch(ls.starts, offset)
	if found {
		line++
	}
	// A line may be the whole file: count from the last answer if it is nearer.
	switch from := ls.starts[line-1]; {
	case line != ls.lastLine || offset-from < ls.lastOffset-offset:
		column = 1 + utf8.RuneCountInString(ls.text[from:offset])
	case offset >= ls.lastOffset:
		column = ls.lastColumn + utf8.RuneCountInString(ls.text[ls.lastOffset:offset])
	default:
		column = ls.lastColumn - utf8.RuneCountInString(ls.text[offset:ls.lastOffset])
	}
	ls.lastLine, ls.lastOffset, ls.lastColumn = line, offset, column
	return line, column
}

// bounds are the offsets of the first byte of a line and of its line end.
func (ls *Lines) bounds(line int) (from, to int) {
	from, to = ls.starts[line-1], len(ls.text)
	if line < len(ls.starts) {
		to = ls.starts[line] - 1
		if to > from && ls.text[to-1] == '\r' {
			to--
		}
	}
	return from, to
}

// places keeps the [Lines] of the sources that a list of findings speaks of.
type places struct{ of map[*Source]*Lines }

func newPlaces() places { return places{map[*Source]*Lines{}} }

// lines are those of a source, indexed when first asked for.
func (p places) lines(src *Source) *Lines {
	if p.of[src] == nil {
		p.of[src] = NewLines(src)
	}
	return p.of[src]
}

// region is the span of a finding in lines and columns; the end is the first
// character behind it.
type region struct{ startLine, startColumn, endLine, endColumn int }

// region is where the finding stands, or nothing for what stands nowhere.
func (p places) region(f Finding) region {
	if !f.placed() {
		return region{}
	}
	lines := p.lines(f.Source)
	var r region
	r.startLine, r.startColumn = lines.Position(f.Span.Start)
	r.endLine, r.endColumn = lines.Position(max(f.Span.End, f.Span.Start))
	return r
}
