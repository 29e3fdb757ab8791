package marks

import (
	"strings"
	"unicode/utf8"

	"gongwen/render/check/finder"
)

// doubledPairs finds （（略）） and ““河长制””: a pair right inside another of its
// kind. （以下简称（规定）） is none, for words stand between; nor （（一）至（三）项）.
func doubledPairs(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	if !strings.Contains(s, "（（") && !strings.Contains(s, "““") {
		return
	}
	const size = len("（") // of each of the marks
	var open []int
	inner := [2]int{} // the pair closed last: where it opens, and where it ends
	deep := 0         // how many pairs it stands for
	for i, r := range s {
		switch r {
		case '（', '“':
			open = append(open, i)
		case '）', '”':
			for len(open) > 0 && mirrored(s[open[len(open)-1]:]) != r {
				open = open[:len(open)-1] // one of another kind that has no partner
			}
			if len(open) == 0 {
				continue
			}
			at := open[len(open)-1]
			open = open[:len(open)-1]
			if deep > 0 && at+size == inner[0] && i == inner[1] && strings.HasPrefix(s[at:], s[inner[0]:inner[0]+size]) {
				deep++
			} else {
				tellPairs(f, p, inner, deep)
				deep = 1
			}
			inner = [2]int{at, i + size}
		}
	}
	tellPairs(f, p, inner, deep)
}

// tellPairs tells of as many pairs right inside each other, the outermost of which
// stands at the place: both ends in one finding, and one mend.
func tellPairs(f *finder.Finder, p *finder.Place, at [2]int, deep int) {
	if deep < 2 {
		return
	}
	const size = len("（")
	more := (deep - 1) * size
	s, from, end := p.Text.S, at[0], at[1]
	words := s[from+more : end-more]
	hint := "写作 " + words
	if utf8.RuneCountInString(words) > 20 {
		hint = "前后只留一对"
	}
	x := f.Add(p.Text.Slice(from, from+more+size).Span(), hint, "标点重叠：%s……%s", s[from:from+more+size], s[end-more-size:end])
	f.Replace(x, p.Text, from, from+more, "")
	f.Replace(x, p.Text, end-more, end, "")
}

// mirrored is the mark that closes the one with which s begins.
func mirrored(s string) rune {
	if strings.HasPrefix(s, "（") {
		return '）'
	}
	return '”'
}
