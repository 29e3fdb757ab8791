package marks

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongwen/render/check/finder"
	"gongwen/render/diag"
	"gongwen/render/notice"
)

// The marks of Chinese text that have a half-width double.
const halfMarks = `,;:!?()".`

// halfMark is a half-width mark that belongs to Chinese words, and what to write.
type halfMark struct {
	at   int
	to   string
	pair bool // the second of a pair of brackets, which count once
}

// halfWidth finds half-width marks in running text, among the recipients and
// between the units of a task: the first of a paragraph or a cell, and how many
// there are.
func halfWidth(f *finder.Finder) {
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
		found := halfMarksIn(t.S, bracketed)
		if names { // a bracket is part of one
			found = slices.DeleteFunc(found, func(m halfMark) bool { return t.S[m.at] == '(' || t.S[m.at] == ')' })
		}
		if len(found) == 0 {
			return
		}
		mark, count := t.S[found[0].at], 0
		for _, m := range found {
			if !m.pair {
				count++
			}
		}
		more := ""
		if count > 1 {
			more = "，这一段共 " + strconv.Itoa(count) + " 处"
		}
		to := found[0].to
		switch mark {
		case '(', ')':
			to = "（）"
		case '"':
			to = "“”"
		}
		x := f.Add(t.At(found[0].at), "改成全角的 "+to, "中文里用了半角的 %c%s", mark, more)
		for _, m := range found {
			f.Replace(x, t, m.at, m.at+1, m.to)
		}
	}
	for p := range f.Places(finder.Prose | finder.Recipients | finder.Units | finder.Requirement | finder.Title | finder.Note | finder.Label) {
		t := p.Text
		if p.Kind == finder.Prose {
			size, _ := foreignOrdinal(p.Para)
			t = t.Slice(size, len(t.S))
		}
		look(t, p.Kind&(finder.Recipients|finder.Units) != 0)
	}
}

// halfMarksIn lists the half-width marks of s that belong to Chinese words. The
// brackets of a unit's name do not.
func halfMarksIn(s string, bracketed map[string][]string) []halfMark {
	var out []halfMark
	full := false // the bracket opened last is full-width
	quotes := strings.Count(s, `"`)
	quote := 0
	for i, r := range s {
		chinese, to := false, ""
		switch r {
		case ',', ';', '!', '?', ':', '"', ')':
			before, _ := utf8.DecodeLastRuneInString(s[:i])
			after, _ := utf8.DecodeRuneInString(s[i+1:])
			switch r {
			case '"':
				chinese = ofChinese(before) || ofChinese(after)
				if to = "“"; quote%2 == 1 {
					to = "”"
				}
				if quote++; quotes%2 == 1 {
					to = "" // which is which is not sure
				}
			case ')': // told alone only where its partner is right
				chinese, full, to = full && ofChinese(before), false, "）"
			default:
				chinese = ofChinese(before) || unicode.Is(unicode.Han, after) && !entity(s[:i], r)
				to = string(r - '!' + '！')
			}
		case '.':
			before, _ := utf8.DecodeLastRuneInString(s[:i])
			after, n := utf8.DecodeRuneInString(s[i+1:])
			chinese = (unicode.Is(unicode.Han, before) || strings.ContainsRune("”》）", before)) && i > len("一") &&
				(n == 0 || after == '\n' || unicode.Is(unicode.Han, after) || strings.ContainsRune("”’）", after))
			to = "。"
		case '(':
			full = false
			if end := strings.IndexAny(s[i+1:], "()（）"); end >= 0 {
				inside := s[i : i+1+end+1]
				named := slices.ContainsFunc(bracketed[inside], func(name string) bool { return strings.HasSuffix(s[:i], name) })
				if !named && strings.ContainsFunc(s[i+1:i+1+end], func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
					out = append(out, halfMark{i, "（", false})
					if s[i+1+end] == ')' {
						out = append(out, halfMark{i + 1 + end, "）", true})
					}
				}
			}
		case '（':
			full = true
		case '）':
			full = false
		}
		if chinese {
			out = append(out, halfMark{i, to, false})
		}
	}
	slices.SortStableFunc(out, func(a, b halfMark) int { return a.at - b.at })
	return out
}

// entity reports whether a semicolon ends &nbsp; or the like.
func entity(before string, r rune) bool {
	const longest = 8
	if r != ';' {
		return false
	}
	before = before[max(0, len(before)-longest):]
	from := strings.LastIndexByte(before, '&')
	return from >= 0 && !strings.ContainsFunc(before[from:], ofChinese)
}

// ofChinese reports whether r belongs to Chinese text: a character, or a
// full-width mark.
func ofChinese(r rune) bool {
	return unicode.Is(unicode.Han, r) || strings.ContainsRune("，。；：！？、”“’‘》《）（〕〔】【", r)
}

// ordinalForm finds a paragraph that begins with what is meant as an ordinal
// and is none of a notice.
func ordinalForm(f *finder.Finder, p *finder.Place) {
	if size, mended := foreignOrdinal(p.Para); size > 0 {
		f.Add(p.Text.Slice(0, size).Span(), "写作 "+mended, "层次序数不写作“%s”", p.Text.S[:size])
	}
}

// foreignOrdinal is the ordinal that a paragraph begins with and that is none
// of the four forms: how many bytes it takes, and what to write.
func foreignOrdinal(p *notice.Paragraph) (size int, mended string) {
	s := p.Text.S
	if p.Ordinal > 0 { // （一）、
		for _, more := range [...]string{"、", "，", "．", ".", "："} {
			if rest, ok := strings.CutPrefix(s[p.Ordinal:], more); ok && rest != "" && p.Level%2 == 0 {
				return p.Ordinal + len(more), s[:p.Ordinal]
			}
		}
		if strings.HasSuffix(s[:p.Ordinal], "．") { // 1．
			return p.Ordinal, strings.TrimSuffix(s[:p.Ordinal], "．") + "."
		}
		return 0, ""
	}
	inner := strings.TrimPrefix(strings.TrimPrefix(s, "("), "（")
	open := len(s) - len(inner)
	digits, hanzi := finder.Leading(inner, "0123456789"), finder.Leading(inner, "一二三四五六七八九十百")
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
	case hanzi > 0 && (strings.ContainsRune(".．，,：:。", next) || next == ' ' || next == '\u3000') && hanzi <= len("二十一"):
		mended = value + "、"
	case digits > 0 && (next == '，' || next == ',' || next == '：' || next == ':' || next == '。') && !finder.Digit(finder.After(s, size)):
		mended = value + "."
	default:
		return 0, ""
	}
	return size, mended
}
