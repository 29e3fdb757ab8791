package marks

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongwen/render/check/finder"
	"gongwen/render/diag"
	"gongwen/render/words"
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
	for p := range f.Places(finder.Prose | finder.Recipients | finder.Units | finder.Requirement | finder.Title | finder.Note | finder.Label | finder.Name | finder.Heading | finder.Cell) {
		t := p.Text
		if p.Kind == finder.Prose {
			if m, ok := words.ScanMeant(t.S); ok {
				t = t.Slice(m.Size, len(t.S))
			}
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
				(n == 0 || after == '\n' || unicode.Is(unicode.Han, after) || strings.ContainsRune("”’）》", after))
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
