package collect

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"gongwen/render/notice"
)

// dayVerdict is what became of reading a day.
type dayVerdict uint8

const (
	dayRead dayVerdict = iota
	dayYearless
	dayUnclear
)

// Patterns of folded text. A time of day behind the day is let go.
var (
	dayFull = lazy(`^(\d{4})(?:[-./年](\d{1,2})[-./月](\d{1,2})[日号]?|(\d{2})(\d{2}))(?:t?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?)?$`)
	dayPart = lazy(`^(\d{1,2})(?:月(\d{1,2})[日号]?|[-./](\d{1,2}))$`)
)

func lazy(pattern string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
}

// Days that a return can sensibly name.
const (
	firstYear = 2000
	lastYear  = 2099
)

// parseDay reads what a department may have put into the cell of a day: Excel's
// number of it, or words. The folded text has no blanks, so a time stands right
// behind its day.
func parseDay(s string, date1904 bool) (notice.Day, dayVerdict) {
	s = fold(s)
	if d, ok := serialDay(s, date1904); ok {
		return d, dayRead
	}
	s = strings.NewReplacer("。", "", "－", "-", "–", "-", "—", "-", "．", ".").Replace(s)
	if m := dayFull().FindStringSubmatch(s); m != nil {
		if d, ok := realDay(m[1], m[2]+m[4], m[3]+m[5]); ok {
			return d, dayRead
		}
		return notice.Day{}, dayUnclear
	}
	if m := dayPart().FindStringSubmatch(s); m != nil {
		if _, ok := realDay("2000", m[1], m[2]+m[3]); ok {
			return notice.Day{}, dayYearless
		}
	}
	return notice.Day{}, dayUnclear
}

// realDay is the day if the calendar has it.
func realDay(year, month, day string) (notice.Day, bool) {
	y, _ := strconv.Atoi(year) // a few digits, by the pattern
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return notice.Day{Year: y, Month: m, Day: d}, y >= firstYear && y <= lastYear && t.Day() == d && int(t.Month()) == m
}

// serialDay reads Excel's number of a day; what follows the point is the time.
// The numbers of a workbook that counts from 1904, as Excel on a Mac once did,
// are those of the other days later.
func serialDay(s string, date1904 bool) (notice.Day, bool) {
	whole, part, _ := strings.Cut(s, ".")
	if strings.Trim(part, "0123456789") != "" {
		return notice.Day{}, false
	}
	n, err := strconv.Atoi(whole)
	if date1904 {
		const later = 1462 // days from 1899-12-30 to 1904-01-01
		n += later
	}
	const first, last = 36526, 73050 // 2000-01-01 to 2099-12-31
	if err != nil || n < first || n > last {
		return notice.Day{}, false
	}
	t := time.Date(1899, 12, 30+n, 0, 0, 0, 0, time.UTC)
	return notice.Day{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}, true
}

// before reports whether day a comes before b.
func before(a, b notice.Day) bool {
	return a.Year*10000+a.Month*100+a.Day < b.Year*10000+b.Month*100+b.Day
}
