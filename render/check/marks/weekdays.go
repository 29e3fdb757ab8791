package marks

import (
	"strings"
	"unicode/utf8"

	"gongwen/render/check/finder"
	"gongwen/render/notice"
	"gongwen/render/words"
)

// wrongWeekday finds 8月14日（星期三） where it is none.
func wrongWeekday(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	year := 0
	for d := range dates(s) {
		if len(d.year) == 4 {
			year = value(d.year)
		}
		rest := s[d.end:]
		for _, part := range [...]string{"上午", "下午", "晚上", "中午", "晚"} {
			if bare, ok := strings.CutPrefix(rest, part); ok && strings.ContainsRune("（(星周", finder.After(bare, 0)) {
				rest = bare
				break
			}
		}
		named := strings.TrimLeft(rest, "（( ")
		bare, ok := strings.CutPrefix(named, "星期")
		if !ok {
			if bare, ok = strings.CutPrefix(named, "周"); !ok {
				bare, ok = strings.CutPrefix(named, "礼拜")
			}
		}
		r, size := utf8.DecodeRuneInString(bare)
		if r == '天' {
			r = '日'
		}
		said := strings.IndexRune(weekdays, r)
		if !ok || d.day == "" || said < 0 || r == utf8.RuneError {
			continue
		}
		said /= len("日")
		day := words.Day{Year: year, Month: value(d.month), Day: value(d.day)}
		sure := len(d.year) == 4
		if !sure {
			if f.Date == (notice.Day{}) {
				continue
			}
			if day.Year == 0 {
				day.Year = f.Date.Year
			}
		}
		if !day.Real() || weekday(day) == said {
			continue
		}
		if next := (words.Day{Year: day.Year + 1, Month: day.Month, Day: day.Day}); !sure && day.Before(f.Date) && next.Real() && weekday(next) == said {
			continue // 1月5日 of a notice of December
		}
		from := len(s) - len(named)
		f.Add(p.Text.Slice(from, len(s)-len(bare)+size).Span(), "看看日期和星期哪一个写错了", "%s是星期%s，不是“%s”",
			day.Chinese(), string([]rune(weekdays)[weekday(day)]), s[from:len(s)-len(bare)+size])
	}
}

// weekday is 0 for Sunday.
func weekday(d words.Day) int {
	offsets := [...]int{0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4}
	y := d.Year
	if d.Month < 3 {
		y--
	}
	return (y + y/4 - y/100 + y/400 + offsets[d.Month-1] + d.Day) % 7
}

// weekdayEnds reports whether s ends as （星期三 does.
func weekdayEnds(s string) bool {
	last, size := utf8.DecodeLastRuneInString(s)
	s = s[:len(s)-size]
	return strings.ContainsRune(weekdays, last) && (strings.HasSuffix(s, "星期") || strings.HasSuffix(s, "周"))
}
