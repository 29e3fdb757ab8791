package check

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongwen/render/diag"
	"gongwen/render/notice"
)

// paragraphs calls yield with every paragraph of running text: the body and
// the attachments.
func (f *finder) paragraphs(yield func(*notice.Paragraph)) {
	each := func(ps []notice.Paragraph) {
		for i := range ps {
			yield(&ps[i])
		}
	}
	for i := range f.Parts {
		each(f.Parts[i].Text)
		each(f.Parts[i].After)
	}
}

// The marks of Chinese text that have a half-width double, and what to write.
const halfMarks = `,;:!?()"`

var fullMarks = [...]string{"，", "；", "：", "！", "？", "（）", "（）", "“”"}

// halfWidth finds half-width marks in running text, among the recipients and
// between the units of a task: the first of a paragraph or a cell, and how many
// there are.
func halfWidth(f *finder) {
	bracketed := map[string][]string{} // what unit names have in half-width brackets: what stands before it
	for i := range f.Units {
		name := f.Units[i].Name
		if open, end := strings.IndexByte(name, '('), strings.IndexByte(name, ')'); open >= 0 && end > open {
			bracketed[name[open:end+1]] = append(bracketed[name[open:end+1]], name[:open])
		}
	}
	look := func(t diag.Text, names bool) {
		if !strings.ContainsAny(t.S, halfMarks) {
			return
		}
		at := halfMarksIn(t.S, bracketed)
		if names { // a bracket is part of one
			at = slices.DeleteFunc(at, func(i int) bool { return t.S[i] == '(' || t.S[i] == ')' })
		}
		if len(at) == 0 {
			return
		}
		mark := t.S[at[0]]
		more := ""
		if len(at) > 1 {
			more = "，这一段共 " + strconv.Itoa(len(at)) + " 处"
		}
		f.add(t.At(at[0]), "改成全角的 "+fullMarks[strings.IndexByte(halfMarks, mark)], "中文里用了半角的 %c%s", mark, more)
	}
	f.paragraphs(func(p *notice.Paragraph) {
		size, _ := foreignOrdinal(p)
		look(p.Text.Slice(size, len(p.Text.S)), false)
	})
	look(f.Recipients, true)
	for _, b := range f.breakdowns {
		var last [2]diag.Span // of the cells that rows take over from the row above
		for i := range b.Tasks {
			t := &b.Tasks[i]
			for cell, units := range [...]diag.Text{t.Lead.Text, t.Responsible.Text} {
				if at := units.Span(); at != last[cell] {
					last[cell] = at
					look(units, true)
				}
			}
			look(t.Requirement, false)
		}
	}
}

// halfMarksIn lists the offsets of the half-width marks of s that belong to
// Chinese words. A pair of brackets counts once; the brackets of a unit's name
// do not.
func halfMarksIn(s string, bracketed map[string][]string) []int {
	var out []int
	full := false // the bracket opened last is full-width
	for i, r := range s {
		chinese := false
		switch r {
		case ',', ';', '!', '?', ':', '"', ')':
			before, _ := utf8.DecodeLastRuneInString(s[:i])
			after, _ := utf8.DecodeRuneInString(s[i+1:])
			switch r {
			case '"':
				chinese = ofChinese(before) || ofChinese(after)
			case ')': // told alone only where its partner is right
				chinese, full = full && ofChinese(before), false
			default:
				chinese = ofChinese(before) || unicode.Is(unicode.Han, after)
			}
		case '(':
			full = false
			if end := strings.IndexAny(s[i+1:], "()（）"); end >= 0 {
				inside := s[i : i+1+end+1]
				named := slices.ContainsFunc(bracketed[inside], func(name string) bool { return strings.HasSuffix(s[:i], name) })
				chinese = !named && strings.ContainsFunc(s[i+1:i+1+end], func(r rune) bool { return unicode.Is(unicode.Han, r) })
			}
		case '（':
			full = true
		case '）':
			full = false
		}
		if chinese {
			out = append(out, i)
		}
	}
	return out
}

// ofChinese reports whether r belongs to Chinese text: a character, or a
// full-width mark.
func ofChinese(r rune) bool {
	return unicode.Is(unicode.Han, r) || strings.ContainsRune("，。；：！？、”“’‘》《）（〕〔】【", r)
}

// ordinalForms finds paragraphs that begin with what is meant as an ordinal
// and is none of a notice.
func ordinalForms(f *finder) {
	f.paragraphs(func(p *notice.Paragraph) {
		if size, mended := foreignOrdinal(p); size > 0 {
			f.add(p.Text.Slice(0, size).Span(), "写作 "+mended, "层次序数不写作“%s”", p.Text.S[:size])
		}
	})
}

// foreignOrdinal is the ordinal that a paragraph begins with and that is none
// of the four forms: how many bytes it takes, and what to write.
func foreignOrdinal(p *notice.Paragraph) (size int, mended string) {
	s := p.Text.S
	if p.Ordinal > 0 { // （一）、
		if rest, ok := strings.CutPrefix(s[p.Ordinal:], "、"); ok && rest != "" && p.Level%2 == 0 {
			return p.Ordinal + len("、"), s[:p.Ordinal]
		}
		return 0, ""
	}
	inner := strings.TrimPrefix(strings.TrimPrefix(s, "("), "（")
	open := len(s) - len(inner)
	digits, hanzi := leading(inner, "0123456789"), leading(inner, "一二三四五六七八九十百")
	n := max(digits, hanzi)
	if n == 0 || digits > 2 || hanzi > len("一百二十一") {
		return 0, ""
	}
	value, rest := inner[:n], inner[n:]
	next, width := utf8.DecodeRuneInString(rest)
	size = open + n + width
	if after, _ := utf8.DecodeRuneInString(s[min(size, len(s)):]); after == utf8.RuneError || strings.ContainsRune("0123456789一二三四五六七八九十", after) {
		return 0, "" // nothing follows, or it goes on: 3、4月
	}
	closed := next == ')' || next == '）'
	switch {
	case open > 0 && closed:
		mended = "（" + value + "）"
		if strings.HasPrefix(s[size:], "、") {
			size += len("、")
		}
	case open > 0:
		return 0, ""
	case digits > 0 && next == '、':
		mended = value + ".；是第一层就写汉字，如 一、"
	case digits > 0 && closed:
		mended = "（" + value + "）"
	case hanzi > 0 && (next == '.' || next == '．'):
		mended = value + "、"
	default:
		return 0, ""
	}
	return size, mended
}

// leading counts the bytes at the start of s that are characters of set.
func leading(s, set string) int {
	return len(s) - len(strings.TrimLeft(s, set))
}
