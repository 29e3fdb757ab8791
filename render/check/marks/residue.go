package marks

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"gongwen/render/check/finder"
)

// innerBlank finds blanks between two hanzi.
func innerBlank(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	quoted := 0
	list := p.Kind&(finder.Prose|finder.Requirement) != 0 && !strings.ContainsAny(s, "。，；？！") // no sentence: persons and posts, slogans
	bare := list && !strings.Contains(s, "：")
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == '\n' || !unicode.IsSpace(r) {
			quoted = deeper(quoted, r, "《“", "》”")
			i += size
			continue
		}
		end := i
		for end < len(s) {
			r, n := utf8.DecodeRuneInString(s[end:])
			if !unicode.IsSpace(r) || r == '\n' {
				break
			}
			end += n
		}
		before, after := finder.Before(s, i), finder.After(s, end)
		wide := r == '\u3000' || end-i > size
		if wide && (quoted > 0 || bare && r == '\u3000' || list && columnEnds(s[:i])) {
			i = end
			continue // “科技改变生活　创新赢得未来”, 组　长：高建华　县长
		}
		organs := strings.ContainsRune("局委办厅部院会府室署", before)
		apart := p.Kind == finder.Title && (r == '\u3000' || organs) || p.Kind&(finder.Short|finder.Recipients) != 0 && organs // of a joint issue
		parted := finder.Han(before) && finder.Han(after) && !apart && !meantBlank(s, i, end)
		if parted || !wide && besideMark(s[:i], before, after) {
			x := f.Mend(p.Text, i, end, "", "汉字之间有空格")
			x.Span = p.Text.Slice(i, end).Span()
		}
		i = end
	}
}

// meantBlank reports whether a blank parts what is to be parted: the article
// from its text, the characters of a name, two organs, two columns.
func meantBlank(s string, i, end int) bool {
	before, after := s[:i], s[end:]
	const longest = 8 * len("第")
	if strings.Contains(before[max(0, len(before)-longest):], "第") {
		if last := finder.Before(s, i); strings.ContainsRune("条章节编款项", last) || strings.Contains(before[max(0, len(before)-longest):], "条之") {
			return true
		}
	}
	left, right := hanAtEnd(before), hanAtStart(after)
	if left == 1 || right == 1 && unicode.IsSpace(finder.After(after, len("字"))) { // 张　三
		return true
	}
	if strings.HasPrefix(after[right*len("字"):], "：") && right <= 8 { // 联系人：某某　电话：
		return true
	}
	last := finder.Before(s, i)
	return left >= 3 && right >= 3 && strings.HasPrefix(s[i:], "\u3000") && strings.ContainsRune("局委办厅部院会府室署", last) // 国务院办公厅　财政部
}

// besideMark reports whether a blank stands at a mark of Chinese text, or behind
// an ordinal: a full-width mark has its white in itself.
func besideMark(s string, before, after rune) bool {
	switch {
	case strings.ContainsRune("，。；、", before):
		return finder.Han(after) || strings.ContainsRune("“《（", after)
	case strings.ContainsRune("，。；、", after):
		return finder.Han(before) || strings.ContainsRune("”》）", before)
	case before == '.' && len(s) <= len("99."):
		return finder.Han(after) && finder.Digit(rune(s[0]))
	}
	return false
}

// deeper is how many of the marks that open with one of opening are open behind
// r.
func deeper(open int, r rune, opening, closing string) int {
	switch {
	case finder.Common(r):
	case strings.ContainsRune(opening, r):
		return open + 1
	case strings.ContainsRune(closing, r):
		return max(0, open-1)
	}
	return open
}

// columnEnds reports whether the next column of a list, which has no sentences,
// follows: behind a name.
func columnEnds(before string) bool {
	const longest = 4 // characters of a name
	name := hanAtEnd(before)
	front := before[:len(before)-name*len("字")]
	return name >= 2 && name <= longest && (front == "" || strings.HasSuffix(front, "：") || unicode.IsSpace(finder.Before(front, len(front))))
}

func hanAtStart(s string) int {
	n := 0
	for _, r := range s {
		if !finder.Han(r) {
			break
		}
		n++
	}
	return n
}

func hanAtEnd(s string) int {
	n := 0
	for s != "" {
		r, size := utf8.DecodeLastRuneInString(s)
		if !finder.Han(r) {
			break
		}
		n++
		s = s[:len(s)-size]
	}
	return n
}

// titlesParted finds 》、《.
func titlesParted(f *finder.Finder, p *finder.Place) {
	const parted = "》、《"
	for at := 0; ; {
		next := strings.Index(p.Text.S[at:], parted)
		if next < 0 {
			return
		}
		i := at + next + len("》")
		at = i + len("、")
		f.Mend(p.Text, i, at, "", "书名号之间用了顿号")
	}
}

func emptyPage(f *finder.Finder, p *finder.Place) {
	const words = "此页无正文"
	if i := strings.Index(p.Text.S, words); i >= 0 && !strings.HasSuffix(p.Text.S[:i], "“") { // spoken of
		f.Add(p.Text.Slice(i, i+len(words)).Span(), "删去，程序会使署名与正文同在一页", "不写“此页无正文”")
	}
}

// left are the words that a draft leaves, and what they may be part of.
var left = [...]struct{ word, behind, before string }{
	{"待定", "期等有善招接对看优厚亏", "向期点位额制为论"},
	{"待补充", "", ""},
	{"待填", "", ""},
	{"待核实", "", ""},
	{"TODO", "", ""},
	{"共N项", "", ""},
	{"共N个", "", ""},
	{"【待", "", ""},
	{"【单位", "", ""},
	{"【发文", "", ""},
	{"【日期", "", ""},
	{"【姓名", "", ""},
	{"（单位名称）", "", ""},
	{"此处填写", "", ""},
	{"TBD", "", ""},
	{"____", "", ""},
	{"＿＿", "", ""},
}

// placeholder finds the first XX, ××, 待定 or X月 of a text.
func placeholder(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	tell := func(from, end int) {
		f.Add(p.Text.Slice(from, end).Span(), "换成实际的内容", "“%s”是占位的字样", s[from:end])
	}
	crosses, blanks := false, false
	for i, r := range s {
		switch r {
		case ' ', '\u3000', '\u00a0':
			blanks = true
		case 'X', 'x', '×', '＊', 'Ｘ', '*', '□', '○', '△':
			crosses = true
		case '待', 'T', '【', '（', '此', '_', '＿', '共': // what left begins with
			for _, l := range &left {
				if !strings.HasPrefix(s[i:], l.word) {
					continue
				}
				if end := i + len(l.word); !strings.ContainsRune(l.behind, finder.Before(s, i)) && !strings.ContainsRune(l.before, finder.After(s, end)) {
					tell(i, end)
					return
				}
			}
		}
	}
	if blanks {
		for _, at := range blankDate().FindAllStringIndex(s, -1) {
			if before := finder.Before(s, at[0]); strings.HasPrefix(s[at[0]:], "月") || !finder.Digit(before) && !strings.ContainsRune("一二三四五六七八九十每当本上下个", before) { // not 3 月
				tell(at[0], at[1])
				return
			}
		}
	}
	if !crosses {
		return
	}
	quoted := 0
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		end := i + size
		quoted = deeper(quoted, r, "《“", "》”")
		if !strings.ContainsRune("Xx×＊Ｘ*□○△", r) {
			i = end
			continue
		}
		for strings.HasPrefix(s[end:], s[i:i+size]) {
			end += size
		}
		n := (end - i) / size
		before, after := finder.Before(s, i), finder.After(s, end)
		behind := finder.Leading(s[end:], digits)
		masked := n >= 3 && (finder.Digit(before) && !strings.ContainsRune("年月日号", after) || behind >= 3 && !strings.ContainsRune("年号", finder.After(s, end+behind))) // 138****0000, ****1234: left out for privacy
		if strings.ContainsRune("□○△", r) && (n < 2 || strings.ContainsRune("一二三四五六七八九", before) || strings.ContainsRune("一二三四五六七八九", after)) {
			i = end // □是 □否, 二○○八年
			continue
		}
		sample := n >= 2 && quoted > 0 // 统一命名为“××局”
		if !latin(before) && !latin(after) && !masked && !sample && (n >= 2 && r != '*' || n >= 3 || strings.ContainsRune("年月日", after) && strings.ContainsRune("年月日于至—前", before)) {
			tell(i, end)
			return
		}
		i = end
	}
}

// latin reports whether r makes a word of the X beside it.
func latin(r rune) bool {
	return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r == '/' || r == '.' || r == '@' || r == '_' || r == '-'
}

var (
	blankDate = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?:\d{4}年)?[ \x{3000}\x{a0}]+月(?:[ \x{3000}\x{a0}]+日)?|月[ \x{3000}\x{a0}]{2,}日`)
	})
	markdownStart = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile("^(?:#{1,6} |[-*+] |> |```|~~~|\\|.*\\|$|(?:-{3,}|\\*{3,}|={3,})$)")
	})
	markdownInside = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile("\\*\\*[^*]+\\*\\*|`[^`]+`|~~[^~]+~~|!?\\[[^\\]]+\\]\\([^)]+\\)|__\\p{Han}+__")
	})
	markdownLone = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?:^|[^*])\*\*(?:[^*]|$)`)
	})
	htmlTag = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)</?(?:br|p|div|span|b|i|u|strong|em|table|tbody|tr|td|th|font|a|h[1-6]|ul|ol|li|img|o:p)(?:\s[^<>]*)?/?>|<!--|&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|mdash|middot|#\d+|#x[0-9a-fA-F]+);`)
	})
)

func markdown(f *finder.Finder, p *finder.Place) {
	s := unmasked(p.Text.S)
	at := markdownStart().FindStringIndex(s)
	if at == nil || p.Kind&finder.Running == 0 && s[0] != '#' {
		if !strings.ContainsAny(s, "*`~]_") {
			return
		}
		if at = markdownInside().FindStringIndex(s); at == nil { // ** that has no partner
			at = markdownLone().FindStringIndex(s)
		}
	}
	if at == nil {
		return
	}
	f.Add(p.Text.Slice(at[0], at[1]).Span(), "删去记号，只留文字", "“%s”是 Markdown 的记号", finder.Cut(s[at[0]:at[1]]))
}

// unmasked is s with other signs for the stars that hide digits: 138****0000.
func unmasked(s string) string {
	const least = "***"
	if !strings.Contains(s, least) {
		return s
	}
	out := []byte(s)
	for i := 1; i < len(out); i++ {
		if out[i] != '*' || !finder.Digit(rune(out[i-1])) || !strings.HasPrefix(s[i:], least) {
			continue
		}
		for ; i < len(out) && out[i] == '*'; i++ {
			out[i] = '0'
		}
	}
	return string(out)
}

func html(f *finder.Finder, p *finder.Place) {
	if at := htmlTag().FindStringIndex(p.Text.S); at != nil {
		f.Add(p.Text.Slice(at[0], at[1]).Span(), "删去；要分段就换行", "“%s”是网页的标记", p.Text.S[at[0]:at[1]])
	}
}
