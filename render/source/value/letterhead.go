package value

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// Number checks the form of the number, which an order and minutes have of
// their own (10.2.2, 10.3).
func (r *Reader) Number(t diag.Text, form notice.Form) {
	if t.Empty() {
		return
	}
	var at int
	var why, hint, mended string
	switch form {
	case notice.Order:
		if at, why = serialFault(t.S, "号"); why != "" {
			hint = "写作 第12号、2025年第2号 或 〔2010〕第15号"
		}
	case notice.Minutes:
		if !issueNumber(t.S) {
			if at, why = numberFault("纪要" + t.S); why != "" {
				at, hint = max(0, at-len("纪要")), "写作 〔2026〕8号 或 第8期"
			}
		}
	default:
		if at, why = numberFault(t.S); why != "" {
			hint = "写作 机关代字〔2023〕22号 的样子"
			if mended = mendNumber(t.S); mended != "" {
				hint = "写作 " + mended
			}
		}
	}
	if why != "" {
		f := r.Found.Add(&rules[numberForm], r.Source, t.At(at), hint, "发文字号“%s”%s", Short(t.S), why)
		if span := t.Span(); mended != "" && r.Source != nil && span.End <= len(r.Source.Text) && r.Source.Text[span.Start:span.End] == t.S {
			f.Fix = []diag.Change{{Span: span, Text: mended}}
		}
	}
}

// numberFault is the first thing wrong with a 发文字号 and where, or "" (7.2.5):
// the organ's code, the year of four digits in 〔〕, the number without 第 and
// leading zeros, 号.
func numberFault(s string) (at int, why string) {
	open := strings.IndexRune(s, '〔')
	if open < 0 {
		if i := strings.IndexAny(s, numberBrackets); i >= 0 {
			return i, "的年份没有用六角括号〔〕括起"
		}
		return 0, "没有用六角括号〔〕括起的年份"
	}
	year, rest, closed := strings.Cut(s[open+len("〔"):], "〕")
	switch {
	case open == 0:
		return 0, "缺少机关代字"
	case strings.ContainsFunc(s[:open], unicode.IsSpace):
		return strings.IndexFunc(s, unicode.IsSpace), "里有空格"
	case !closed:
		return open, "的六角括号没有合上"
	case len(year) != 4 || !AllDigits(year):
		return open + len("〔"), "的年份不是四位阿拉伯数字"
	}
	at = len(s) - len(rest)
	serial, numbered := strings.CutSuffix(rest, "号")
	switch {
	case strings.HasPrefix(rest, "第"):
		return at, "的顺序号前多了“第”字"
	case !numbered:
		_, last := utf8.DecodeLastRuneInString(s)
		return len(s) - last, "末尾缺少“号”字"
	case !AllDigits(serial):
		return at, "的顺序号不是阿拉伯数字"
	case serial[0] == '0':
		return at, "的顺序号编了虚位（前面的 0）"
	}
	return 0, ""
}

// serialFault is what is wrong with the number of an order or of minutes: 第12号,
// 2025年第2号, 〔2010〕第15号; of minutes 第8期.
func serialFault(s, unit string) (at int, why string) {
	before, rest, ok := strings.Cut(s, "第")
	if !ok {
		return 0, "没有“第”字"
	}
	year := strings.TrimSuffix(before, "年")
	if strings.HasPrefix(before, "〔") {
		year = strings.TrimSuffix(strings.TrimPrefix(before, "〔"), "〕")
	}
	at = len(before) + len("第")
	serial, numbered := strings.CutSuffix(rest, unit)
	switch {
	case before != "" && (len(year) != 4 || !AllDigits(year) || before == year):
		return 0, "的年份不对"
	case !numbered:
		_, last := utf8.DecodeLastRuneInString(s)
		return len(s) - last, "末尾缺少“" + unit + "”字"
	case !AllDigits(serial):
		return at, "的顺序号不是阿拉伯数字"
	case serial[0] == '0':
		return at, "的顺序号编了虚位（前面的 0）"
	}
	return 0, ""
}

// issueNumber reports whether minutes are numbered as issues or meetings are: 第8期,
// 2026年第8号, 第12次, in brackets too, with the count of all issues behind it (10.3 leaves it to
// the office).
func issueNumber(s string) bool {
	if inner, ok := strings.CutPrefix(s, "（"); ok && !strings.Contains(inner, "（") {
		if s, ok = strings.CutSuffix(inner, "）"); !ok {
			return false
		}
	}
	if issue, all, ok := strings.Cut(s, "（总"); ok {
		if _, why := serialFault(strings.TrimSuffix(all, "）"), "期"); why != "" || !strings.HasSuffix(all, "）") {
			return false
		}
		s = issue
	}
	for _, unit := range [...]string{"期", "号", "次"} {
		if _, why := serialFault(s, unit); why == "" {
			return true
		}
	}
	return false
}

// numberBrackets are what people type for 〔 and 〕.
const numberBrackets = "()[]{}（）［］【】〖〗〈〉《》「」｛｝"

// mendNumber is the number as it ought to be written, or "" if that cannot be
// told from it.
func mendNumber(s string) string {
	var out strings.Builder
	open := true
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
		case r >= '０' && r <= '９':
			out.WriteRune(r - '０' + '0')
		case strings.ContainsRune(numberBrackets, r) || r == '〔' || r == '〕':
			if open {
				out.WriteRune('〔')
			} else {
				out.WriteRune('〕')
			}
			open = !open
		default:
			out.WriteRune(r)
		}
	}
	code, serial, ok := strings.Cut(out.String(), "〕")
	if !ok {
		return ""
	}
	serial = strings.TrimLeft(strings.TrimPrefix(strings.TrimSuffix(serial, "号"), "第"), "0")
	if v, n := words.ParseHanzi(serial); n > 0 && n == len(serial) {
		serial = strconv.Itoa(v)
	}
	mended := strings.TrimSuffix(code, "年") + "〕" + serial + "号"
	if _, why := numberFault(mended); why != "" {
		return ""
	}
	return mended
}

func AllDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// Serial checks a 份号 (7.2.1): Arabic digits, generally six.
func (r *Reader) Serial(t diag.Text) diag.Text {
	const want = 6
	switch {
	case !AllDigits(t.S):
		r.add(serialForm, t.Span(), "写作 000001 的样子", "份号“%s”不是阿拉伯数字", Short(t.S))
	case len(t.S) < want:
		r.add(serialLength, t.Span(), "写作 "+strings.Repeat("0", want-len(t.S))+t.S, "份号“%s”不是六位", t.S)
	case len(t.S) > want:
		r.add(serialLength, t.Span(), "", "份号“%s”不是六位", Short(t.S))
	}
	return t
}

// Secrecy checks a 密级和保密期限 (7.2.2): one of three degrees, a term with
// Arabic digits, by custom ★ between them.
func (r *Reader) Secrecy(t diag.Text) diag.Text {
	degree, n := "", 0
	for _, d := range [...]string{"绝密", "机密", "秘密"} {
		if strings.HasPrefix(t.S, d) {
			degree, n = d, len(d)
		}
	}
	if degree == "" {
		r.add(secrecyForm, t.Span(), "密级写绝密、机密或秘密，如 秘密★5年", "“%s”不是密级和保密期限", Short(t.S))
		return t
	}
	term := t.Slice(n, len(t.S))
	if term.Empty() {
		return t
	}
	bare, starred := cutPrefix(term, "★")
	if !starred {
		bare = Trim(term)
		for _, other := range [...]string{"☆", "*", "＊", "·", "-", "—"} {
			bare, _ = cutPrefix(bare, other)
		}
	}
	switch arabic := arabicTerm(bare.S); {
	case bare.Empty():
		r.add(secrecyForm, term.Span(), "写作 "+degree+"★5年 的样子，或只写 "+degree, "★后面缺少保密期限")
	case arabic != bare.S:
		r.add(secrecyForm, bare.Span(), "写作 "+degree+"★"+arabic, "保密期限“%s”没有用阿拉伯数字", Short(bare.S))
	case !starred:
		r.add(secrecyStar, term.Span(), "写作 "+degree+"★"+bare.S, "密级与保密期限之间没有★")
	}
	return t
}

// arabicTerm is a term with its Chinese numerals as Arabic digits.
func arabicTerm(s string) string {
	var out strings.Builder
	for s != "" {
		if v, n := words.ParseHanzi(s); n > 0 {
			out.WriteString(strconv.Itoa(v))
			s = s[n:]
			continue
		}
		_, n := utf8.DecodeRuneInString(s)
		out.WriteString(s[:n])
		s = s[n:]
	}
	return out.String()
}

// Urgency checks a 紧急程度 (条例 9(三)).
func (r *Reader) Urgency(t diag.Text) diag.Text {
	switch t.S {
	case "特急", "加急":
	case "特提", "平急":
		r.add(urgencyForm, t.Span(), "公文写特急或加急", "紧急程度“%s”只用于电报", t.S)
	default:
		r.add(urgencyForm, t.Span(), "写特急或加急", "紧急程度不能是“%s”", Short(t.S))
	}
	return t
}
