package assign

import (
	"strconv"
	"strings"

	"gongwen/render/words"
)

// ParsePeriod reads a month: 2026-05.
func ParsePeriod(s string) (year, month int, ok bool) {
	if len(s) != len("2026-05") || s[4] != '-' || strings.Trim(s[:4]+s[5:], "0123456789") != "" {
		return 0, 0, false
	}
	year, _ = strconv.Atoi(s[:4])
	month, _ = strconv.Atoi(s[5:])
	return year, month, year >= 1900 && month >= 1 && month <= 12
}

// PeriodName is a month in words, 2026年5月; what is not a month stays as it is.
func PeriodName(period string) string {
	year, month, ok := ParsePeriod(period)
	if !ok {
		return period
	}
	return strconv.Itoa(year) + "年" + strconv.Itoa(month) + "月"
}

// PeriodEnd is the last day of a month; zero if period is not a month.
func PeriodEnd(period string) words.Day {
	year, month, ok := ParsePeriod(period)
	if !ok {
		return words.Day{}
	}
	day := 31
	switch month {
	case 4, 6, 9, 11:
		day = 30
	case 2:
		if day = 28; year%4 == 0 && year%100 != 0 || year%400 == 0 {
			day = 29
		}
	}
	return words.Day{Year: year, Month: month, Day: day}
}

// PeriodBefore is the month before one; empty if period is not a month.
func PeriodBefore(period string) string {
	year, month, ok := ParsePeriod(period)
	if !ok {
		return ""
	}
	if month--; month == 0 {
		year, month = year-1, 12
	}
	s := strconv.Itoa(month)
	if month < 10 {
		s = "0" + s
	}
	return strconv.Itoa(year) + "-" + s
}

// PeriodIn is the month that a title of a department's sheet says that it is for:
// …（区财政局，2026年5月）; empty: none. A sheet that was copied elsewhere has
// left behind what else says it.
func PeriodIn(title string) string {
	rest, ok := strings.CutSuffix(strings.TrimSpace(title), "月）")
	at := strings.LastIndex(rest, "，")
	if !ok || at < 0 {
		return ""
	}
	year, month, ok := strings.Cut(rest[at+len("，"):], "年")
	if !ok || len(year) != 4 || month == "" || len(month) > 2 {
		return ""
	}
	if len(month) == 1 {
		month = "0" + month
	}
	if _, _, ok := ParsePeriod(year + "-" + month); !ok {
		return ""
	}
	return year + "-" + month
}
