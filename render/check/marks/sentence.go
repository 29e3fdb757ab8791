package marks

import (
	"strings"
	"unicode/utf8"

	"gongwen/render/check/finder"
	"gongwen/render/notice"
)

// What follows a pause mark and ends the list, and the words that only begin so.
var enders = [...]struct{ word, but string }{
	{"和", "平谐美田解睦顺面县政衷林龙布硕静村兴信盛合善悦"},
	{"以及", "时早"},
	{"及", "时其早第格"},
	{"等", "级效额待候离边温高值压速距份量比同式"},
}

// pauseBeforeAnd finds 、和 and 、等.
func pauseBeforeAnd(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	for _, e := range enders {
		for at := 0; ; {
			next := strings.Index(s[at:], "、"+e.word)
			if next < 0 {
				break
			}
			i := at + next
			at = i + len("、")
			end := at + len(e.word)
			if strings.ContainsRune(e.but, finder.After(s, end)) {
				continue
			}
			f.Mend(p.Text, i, at, "", "“%s”前面用了顿号", e.word)
		}
	}
}

// ellipsisAndSoOn finds ……等.
func ellipsisAndSoOn(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	for _, both := range [...]string{"……等", "等……", "等等……"} {
		if i := strings.Index(s, both); i >= 0 && !strings.ContainsRune("级候效额待", finder.After(s, i+len(both))) {
			f.Add(p.Text.Slice(i, i+len(both)).Span(), "只留“等”或省略号", "“%s”重复了省略的意思", both)
			return
		}
	}
}

// aLine is how many characters a line takes (5.2.1).
const aLine = 28

// paragraphEnd finds a paragraph that stops in the middle of a sentence: at a
// comma, or after whole sentences without a mark.
func paragraphEnd(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	last, size := utf8.DecodeLastRuneInString(s)
	end := len(s) - size
	switch {
	case strings.ContainsRune("，、,", last):
		f.Add(p.Text.At(end), "写完这句话，用句号结束", "这一段停在“%c”上", last)
	case p.Para == nil || p.Para.Heading == len(s) || !finder.Han(last) && !finder.Digit(last):
	case formula(s), strings.Contains(s, "。"), saysSomething(f, p), strings.Contains(s, "，") && utf8.RuneCountInString(s) > aLine: // its other sentences have theirs, or it is no heading
		f.Add(p.Text.At(end), "末尾加句号", "这一段末尾没有标点")
	}
}

// formula reports whether a paragraph is the sentence with which notices close:
// 特此通知, 特此函复.
func formula(s string) bool {
	what, ok := strings.CutPrefix(s, "特此")
	return ok && utf8.RuneCountInString(what) == len([]rune("通知"))
}

// leadingMark finds a text that begins with a mark that ends something.
func leadingMark(f *finder.Finder, p *finder.Place) {
	if r, _ := utf8.DecodeRuneInString(p.Text.S); strings.ContainsRune("，。、；：？！”’）》〉〕】,;:?!)", r) {
		f.Add(p.Text.At(0), "与上一段连起来，或删去这个标点", "这里以“%c”开头", r)
	}
}

// saysSomething reports whether a paragraph of the notice's own text that has no
// level is a sentence without its end: it has a comma and no label before it.
func saysSomething(f *finder.Finder, p *finder.Place) bool {
	const least = 14
	s := p.Text.S
	return f.Parts[p.Part].Kind == notice.Main && p.Para.Level == 0 && strings.Contains(s, "，") && !strings.ContainsAny(s, "：\u3000") && utf8.RuneCountInString(s) >= least
}
