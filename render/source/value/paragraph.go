package value

import (
	"strings"
	"unicode/utf8"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// headingRunes is how long a paragraph without a sentence end may be to count
// as a heading of its own: one line of the type area (5.2.1: 28 characters).
const headingRunes = 28

// Paragraphs splits running text into its paragraphs, one a line, and finds
// their levels, headings and what is out of order. free: the text goes on from
// something else, so its first ordinal may be any.
func (r *Reader) Paragraphs(t diag.Text, free bool) []notice.Paragraph {
	var out []notice.Paragraph
	order := succession{free: free}
	var found []division
	titled := false // the line above is a title: of another regulation, perhaps
	for line := range linesOf(t) {
		p := notice.Paragraph{Text: line}
		d, divides := words.ScanDivision(line.S)
		if divides {
			found = append(found, division{d, line.Slice(0, d.Size), titled})
			order = succession{} // each article numbers its items anew
		} else if o, ok := words.ScanOrdinal(line.S); ok {
			r.checkOrdinal(&order, o, line)
			p.Level, p.Ordinal = o.Level, o.Size
			p.Heading = headingEnd(line.S)
		} else if m, ok := words.ScanMeant(line.S); ok {
			order.take(m.Ordinal) // has a finding of its own (GW306); what comes after goes on from it
		}
		titled = !divides && utf8.RuneCountInString(line.S) <= headingRunes && !endsInMark(line.S)
		out = append(out, p)
	}
	longHeadings(out)
	var above []int // levels of the headings that the text stands under
	for i := range out {
		p := &out[i]
		if p.Heading == 0 {
			continue
		}
		for len(above) > 0 && above[len(above)-1] >= p.Level {
			above = above[:len(above)-1]
		}
		above = append(above, p.Level)
		p.Depth = len(above)
	}
	if !free {
		r.checkDivisions(found)
	}
	return out
}

// longHeadings makes headings of numbered paragraphs that are longer than a line
// and end without a mark, where something stands under them: text, or a lower
// level. Neighbours of one level that are all so are a list, whose marks are
// missing (GW367).
func longHeadings(ps []notice.Paragraph) {
	open := func(i int) bool {
		p := &ps[i]
		return p.Level > 0 && p.Heading == 0 && !endsInMark(p.Text.S)
	}
	for i := range ps {
		listed := i > 0 && ps[i-1].Level == ps[i].Level && open(i-1) ||
			i+1 == len(ps) || ps[i+1].Level > 0 && ps[i+1].Level <= ps[i].Level
		if open(i) && !listed {
			ps[i].Heading = len(ps[i].Text.S)
		}
	}
}

// endsInMark reports whether a text ends as a sentence or a part of one does.
func endsInMark(s string) bool { return strings.ContainsAny(lastOf(s), "。？！；;，,：:、…") }

// lastOf is the last character of a text, behind brackets and quotes that close.
func lastOf(s string) string {
	s = strings.TrimRight(s, "”’）)》」』\" ")
	_, size := utf8.DecodeLastRuneInString(s)
	return s[len(s)-size:]
}

// headingEnd is where the heading of a numbered paragraph ends: after its first
// sentence, or at its end if it is a short line without one; 0 if it has none.
func headingEnd(s string) int {
	depth, straight, runes := 0, false, 0
	for i, r := range s {
		switch r {
		case '“', '‘', '「', '『', '（', '(', '《', '〈', '〔', '[', '［', '【', '〖', '{', '｛':
			depth++
		case '”', '’', '」', '』', '）', ')', '》', '〉', '〕', ']', '］', '】', '〗', '}', '｝':
			depth = max(0, depth-1)
		case '"':
			straight = !straight
		case '。', '？', '！':
			if depth == 0 && !straight {
				return i + utf8.RuneLen(r)
			}
		}
		runes++
	}
	if runes <= headingRunes {
		return len(s)
	}
	return 0
}
