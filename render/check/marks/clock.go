package marks

import (
	"strings"
	"unicode/utf8"

	"gongwen/render/check/finder"
)

// unrealTime finds 9:75 and 25时.
func unrealTime(f *finder.Finder, p *finder.Place) {
	s := p.Text.S
	for i, r := range s {
		if r != ':' && r != '：' && r != '时' && r != '点' {
			continue
		}
		from, end := back(s, i), i+utf8.RuneLen(r)
		size := finder.Leading(s[end:], digits)
		clock := r == ':' || r == '：'
		if hours := i - from; hours == 0 || hours > 2 || clock && size != 2 || !clock && !(size == 0 || size <= 2 && strings.HasPrefix(s[end+size:], "分")) {
			continue
		}
		if !timeBegins(s[:from], true) {
			continue
		}
		hour, minute := value(s[from:i]), value(s[end:end+size])
		if hour > 24 || minute > 59 || hour == 24 && minute > 0 {
			f.Add(p.Text.Slice(from, end+size).Span(), "看看时刻", "没有“%s”这个时刻", s[from:end+size])
		}
	}
}

// timeBegins reports whether what follows s is a time of day: 上午, 8月18日 or
// 时间： stands before it, or another time and 至. 比例为：70:30 and 升至51点 are
// none.
func timeBegins(s string, ranges bool) bool {
	before, size := utf8.DecodeLastRuneInString(s)
	switch {
	case before == utf8.RuneError:
		return false
	case strings.ContainsRune("午晚日晨间", before):
		return true
	case before == '：' || before == '）':
		s = s[:len(s)-size]
		return strings.HasSuffix(s, "时间") || before == '）' && weekdayEnds(s)
	case ranges && strings.ContainsRune("至—～", before):
		bare := strings.TrimRight(s[:len(s)-size], "—")
		if strings.HasSuffix(bare, "时") || strings.HasSuffix(bare, "分") || strings.HasSuffix(bare, "点") {
			return true
		}
		head, ok := beforeClock(bare)
		return ok && timeBegins(head, false)
	}
	return false
}

// beforeClock is what stands before the time of day that s ends with: 9:00, 9：00.
func beforeClock(s string) (head string, ok bool) {
	minutes := back(s, len(s))
	bare := strings.TrimSuffix(strings.TrimSuffix(s[:minutes], ":"), "：")
	hours := back(bare, len(bare))
	return bare[:hours], len(s)-minutes == 2 && len(bare) < minutes && hours < len(bare)
}
