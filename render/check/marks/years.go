package marks

import (
	"strings"
	"unicode/utf8"

	"gongwen/render/check/finder"
	"gongwen/render/notice"
)

// nearYear reports whether two digits are those of a year about the notice's.
func nearYear(f *finder.Finder, digits string) bool {
	const near = 5
	year := 2000 + value(digits)
	return f.Date != (notice.Day{}) && year >= f.Date.Year-near && year <= f.Date.Year+near
}

// bareYear finds 25年度, 25年底. 用25年初步建成 has a word of its own behind the
// number of years.
func bareYear(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	for at := 0; ; {
		next := strings.Index(s[at:], "年")
		if next < 0 {
			return
		}
		end := at + next
		at = end + len("年")
		from := back(s, end)
		r := finder.After(s, at)
		behind := finder.After(s, min(len(s), at+len("底")))
		if end-from != 2 || !strings.ContainsRune("度底初", r) || strings.ContainsRune("假过薪气蕴盘中级步心衷", behind) || !nearYear(f, s[from:end]) ||
			strings.ContainsRune("满近达逾超约共长历经第—－-～~至", finder.Before(s, from)) {
			continue
		}
		to := at + utf8.RuneLen(r)
		f.Add(p.Text.Slice(from, to).Span(), "写作 20"+s[from:to], "“%s”的年份没有写全", s[from:to])
	}
}

// shortYear finds 23年8月.
func shortYear(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	bareYear(f, p)
	for d := range dates(s) {
		before := finder.Before(s, d.at)
		if len(d.year) != 2 || value(d.year) > 49 || strings.ContainsRune("满近达逾超约共长历经第", before) || before == '—' || before == '-' {
			continue
		}
		f.Add(p.Text.Slice(d.at, d.end).Span(), "写作 20"+s[d.at:d.end], "“%s”的年份没有写全", s[d.at:d.end])
	}
}
