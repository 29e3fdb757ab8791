package marks

import (
	"strings"
	"unicode/utf8"

	"gongwen/render/check/finder"
	"gongwen/render/notice"
)

// The brackets that people type for 〔 and 〕.
const (
	opening = "([（［【〖{｛〈〔"
	closing = ")]）］】〗}｝〉〕"
)

// quotedBrackets finds 国办发[2022]8号 in running text.
func quotedBrackets(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	if p.Text.Span() == f.Number.Span() {
		return // has a rule of its own
	}
	bareNumber(f, p)
	for i, r := range s {
		if before := finder.Before(s, i); !strings.ContainsRune(opening, r) || !finder.Han(before) || strings.ContainsRune("年月日", before) {
			continue
		}
		from := i + utf8.RuneLen(r)
		year := finder.Leading(s[from:], digits)
		if year != 4 || s[from:from+2] != "19" && s[from:from+2] != "20" {
			continue
		}
		end, size := utf8.DecodeRuneInString(s[from+year:])
		rest := s[from+year+size:]
		if !strings.ContainsRune(closing, end) || r == '〔' && end == '〕' {
			continue
		}
		serial := finder.Leading(strings.TrimPrefix(rest, "第"), digits)
		if after := strings.TrimPrefix(rest, "第"); serial == 0 || !strings.HasPrefix(after[serial:], "号") {
			continue
		}
		x := f.Add(p.Text.Slice(i, from+year+size).Span(), "写作 〔"+s[from:from+year]+"〕", "发文字号的年份用了“%c%c”", r, end)
		f.Replace(x, p.Text, i, from, "〔")
		f.Replace(x, p.Text, from+year, from+year+size, "〕")
	}
}

// bareNumber finds （国办发2022年8号） behind a 《…》. That of an order or of an
// announcement has 第.
func bareNumber(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	for at := 0; ; {
		next := strings.Index(s[at:], "》（")
		if next < 0 {
			return
		}
		at += next + len("》（")
		end := strings.Index(s[at:], "号）")
		if end < 0 {
			return
		}
		number := s[at : at+end]
		serial := back(number, len(number))
		head, ok := strings.CutSuffix(number[:serial], "年")
		year := back(head, len(head))
		const longest = 12 // characters of a code
		if code := head[:year]; ok && serial < len(number) && len(head)-year == 4 && code != "" && len(code) <= longest*len("字") &&
			strings.IndexFunc(code, func(r rune) bool { return !finder.Han(r) }) < 0 && !strings.HasSuffix(code, "令") && !strings.HasSuffix(code, "告") {
			x := f.Add(p.Text.Slice(at+year, at+len(head)+len("年")).Span(), "写作 〔"+head[year:]+"〕", "发文字号“%s号”的年份没有用六角括号", number)
			f.Replace(x, p.Text, at+len(head), at+len(head)+len("年"), "〕")
			f.Replace(x, p.Text, at+year, at+len(head), "〔"+head[year:])
		}
	}
}

// quotedSerial finds 〔2022〕第08号 and 〔22〕8号 in running text.
func quotedSerial(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	if p.Text.Span() == f.Number.Span() {
		return
	}
	for at := 0; ; {
		next := strings.Index(s[at:], "〔")
		if next < 0 {
			return
		}
		open := at + next
		at = open + len("〔")
		year := finder.Leading(s[at:], digits)
		if year == 0 || !finder.Han(finder.Before(s, open)) {
			continue
		}
		if rest, ok := strings.CutPrefix(s[at+year:], "年〕"); ok && year == 4 && finder.Leading(strings.TrimPrefix(rest, "第"), digits) > 0 {
			f.Mend(p.Text, at+year, at+year+len("年"), "", "发文字号的年份写成了“%s年”", s[at:at+year])
			continue
		}
		rest, closed := strings.CutPrefix(s[at+year:], "〕")
		if !closed {
			continue
		}
		bare := strings.TrimPrefix(rest, "第")
		size := finder.Leading(bare, digits)
		if size > 0 && year == 4 && (bare[size:] == "" || strings.ContainsRune("）)，。；", finder.After(bare, size)) || strings.HasPrefix(bare[size:], "文件")) {
			to := len(s) - len(bare) + size
			f.Add(p.Text.Slice(open, to).Span(), "写作 "+s[open:to]+"号", "发文字号“%s”没有“号”", s[open:to])
			continue
		}
		if size == 0 || !strings.HasPrefix(bare[size:], "号") {
			continue
		}
		if year == 2 {
			f.Add(p.Text.Slice(at, at+year).Span(), "写作 〔20"+s[at:at+year]+"〕 的样子", "发文字号的年份“%s”没有写全", s[at:at+year])
		}
		from, to := len(s)-len(rest), len(s)-len(bare)+size
		serial := strings.TrimLeft(bare[:size], "0")
		public := strings.HasSuffix(s[:open], "令") || strings.HasSuffix(s[:open], "公告") || strings.HasSuffix(s[:open], "通告")
		if serial != "" && serial != s[from:to] && !(public && serial == bare[:size]) {
			f.Mend(p.Text, from, to, serial, "发文字号的顺序号写成了“%s号”", s[from:to])
		}
	}
}

// fullWidth finds full-width digits and letters: those of one text are one
// finding.
func fullWidth(f *finder.Finder, p *finder.Place) {
	first, end := -1, 0
	for i, r := range p.Text.S {
		if half(r) != 0 {
			if first < 0 {
				first = i
			}
			end = i + utf8.RuneLen(r)
		} else if first >= 0 && end < i {
			break
		}
	}
	if first < 0 {
		pointedWide(f, p)
		return
	}
	var to strings.Builder
	for _, r := range p.Text.S[first:end] {
		to.WriteRune(half(r))
	}
	x := f.Add(p.Text.Slice(first, end).Span(), "写作 "+to.String(), "“%s”用了全角", p.Text.S[first:end])
	for i, r := range p.Text.S {
		if c := half(r); c != 0 {
			f.Replace(x, p.Text, i, i+utf8.RuneLen(r), string(c))
		}
	}
}

// pointedWide finds 5．2% and 5。2%.
func pointedWide(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	for i, r := range s {
		if r != '．' && r != '。' || !finder.Digit(finder.Before(s, i)) {
			continue
		}
		end := i + utf8.RuneLen(r)
		size := finder.Leading(s[end:], digits)
		// A sentence may begin with a number (3个工作日内), one may end with that of a
		// telephone, and 1．2025年 has no decimal.
		const most = 4 // digits before the point
		rest := s[end+size:]
		scaled := strings.ContainsRune("%％万亿", finder.After(s, end+size)) || strings.HasPrefix(rest, "个百分点") || size <= 3 && scaledBy(rest)
		dotted := r == '．' && (size < 4 || !strings.HasPrefix(rest, "年"))
		if size > 0 && (dotted || r == '。' && scaled && i-back(s, i) <= most) {
			f.Mend(p.Text, i, end, ".", "小数点写成了“%c”", r)
		}
	}
}

// scaledBy reports whether a measure follows that decimals are usual of.
func scaledBy(s string) bool {
	for _, unit := range [...]string{"平方公里", "公里", "公顷", "平方米", "立方米", "吨"} {
		if strings.HasPrefix(s, unit) {
			return true
		}
	}
	return false
}

// half is the half-width form of a full-width digit or letter, or 0.
func half(r rune) rune {
	if r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ' {
		return r - '０' + '0'
	}
	return 0
}

// connector finds 3-5人, 2023-2025年, 10~20%.
func connector(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	for i, r := range s {
		end := i + utf8.RuneLen(r)
		switch r {
		case '~', '〜', '∼':
			b := finder.Before(s, i)
			if (finder.Digit(b) || b == '%' || finder.Han(b)) && finder.Digit(finder.After(s, end)) {
				f.Mend(p.Text, i, end, "～", "起止之间用了“%c”", r)
			}
		case '-', '－', '–':
			from, to := i, end+finder.Leading(s[end:], digits+".")
			if bare, ok := strings.CutSuffix(s[:i], "%"); ok && finder.Digit(finder.Before(bare, len(bare))) && to > end && strings.HasPrefix(s[to:], "%") {
				f.Mend(p.Text, i, end, "～", "起止之间用了“%c”", r)
				continue
			}
			for from > 0 && strings.IndexByte(digits+".", s[from-1]) >= 0 {
				from--
			}
			if wholeBefore(s[:i]) && wholeAfter(s[end:]) {
				mark := "—"
				if yearsLong(f, s[:i], s[end:]) {
					mark = "～"
				}
				f.Mend(p.Text, i, end, mark, "起止之间用了“%c”", r)
				continue
			}
			if from == i || to == end || i-from > 4 || to-end > 4 || codeLike(finder.Before(strings.TrimRight(s[:from], " "), len(strings.TrimRight(s[:from], " ")))) {
				continue
			}
			switch unit := finder.After(s, to); {
			case unit == '年' && i-from == 4 && to-end == 4, strings.ContainsRune("月日", unit):
				f.Mend(p.Text, i, end, "—", "起止之间用了“%c”", r)
			case strings.ContainsRune("个家项人名万亿%次倍天周元户亩套所座处件米条公千吨辆", unit):
				f.Mend(p.Text, i, end, "～", "起止之间用了“%c”", r)
			}
		}
	}
}

// yearsLong reports whether a span of years stands on both sides, 3年 and 5年: a
// range of quantities (GB/T 15834 4.13.3). Two digits may be a year that is not
// written in full. 9时 is no span: hours are 小时.
func yearsLong(f *finder.Finder, before, after string) bool {
	bare, ok := strings.CutSuffix(before, "年")
	size := finder.Leading(after, digits)
	if !ok || !strings.HasPrefix(after[size:], "年") {
		return false
	}
	from, to := bare[back(bare, len(bare)):], after[:size]
	return len(from) < 4 && len(to) < 4 && !(len(from) == 2 && len(to) == 2 && nearYear(f, from) && nearYear(f, to))
}

// wholeBefore reports whether s ends with a day, a month, a year or a time that
// is written out: 4月1日, 9:00.
func wholeBefore(s string) bool {
	for _, unit := range [...]string{"日", "月", "年", "时", "分"} {
		if bare, ok := strings.CutSuffix(s, unit); ok {
			return finder.Digit(finder.Before(bare, len(bare)))
		}
	}
	head, ok := beforeClock(s)
	return ok && !codeLike(finder.Before(head, len(head)))
}

// wholeAfter reports whether s begins with one.
func wholeAfter(s string) bool {
	size := finder.Leading(s, digits)
	if size == 0 || size > 4 {
		return false
	}
	rest := s[size:]
	if strings.ContainsRune("年月日时", finder.After(rest, 0)) {
		return true
	}
	minutes := strings.TrimPrefix(strings.TrimPrefix(rest, ":"), "：")
	return len(minutes) < len(rest) && size <= 2 && finder.Leading(minutes, digits) == 2
}

// codeLike reports whether a number behind r is part of a code, a telephone
// number or a word of another script.
func codeLike(r rune) bool {
	return r == '-' || r == '－' || r == '–' || r == '—' || r == '/' || r == '.' || r == '_' || r == '#' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
}

// quotedLater finds 〔2027〕8号 in a notice of 2026.
func quotedLater(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	if f.Date == (notice.Day{}) || p.Text.Span() == f.Number.Span() {
		return
	}
	for at := 0; ; {
		next := strings.Index(s[at:], "〔")
		if next < 0 {
			return
		}
		open := at + next
		at = open + len("〔")
		year := s[at : at+finder.Leading(s[at:], digits)]
		rest, closed := strings.CutPrefix(s[at+len(year):], "〕")
		if !closed || len(year) != 4 || value(year) <= f.Date.Year || !finder.Han(finder.Before(s, open)) {
			continue
		}
		rest = strings.TrimPrefix(rest, "第")
		if size := finder.Leading(rest, digits); size > 0 && strings.HasPrefix(rest[size:], "号") {
			f.Add(p.Text.Slice(open, len(s)-len(rest)+size+len("号")).Span(), "看看哪一个写错了", "引用的文件是 %s 年的，比成文日期 %s 还晚", year, f.Date.ISO())
		}
	}
}
