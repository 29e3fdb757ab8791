package words

import (
	"cmp"
	"strconv"
	"strings"
)

// Day is a calendar day; the zero Day is no day.
type Day struct{ Year, Month, Day int }

// ISO is the day as ISO 8601 writes it: 2023-08-14.
func (d Day) ISO() string {
	return padded(d.Year, 4) + "-" + padded(d.Month, 2) + "-" + padded(d.Day, 2)
}

// Chinese is the day as a notice writes it: 2023年8月14日, the year in full,
// no leading zeros (7.3.5.4).
func (d Day) Chinese() string {
	return strconv.Itoa(d.Year) + "年" + strconv.Itoa(d.Month) + "月" + strconv.Itoa(d.Day) + "日"
}

// Before reports whether d is an earlier day than other.
func (d Day) Before(other Day) bool {
	return cmp.Or(cmp.Compare(d.Year, other.Year), cmp.Compare(d.Month, other.Month), cmp.Compare(d.Day, other.Day)) < 0
}

// Real reports whether the calendar has the day.
func (d Day) Real() bool {
	return d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= daysIn(d.Year, d.Month)
}

func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	default:
		return 31
	}
}

// padded writes n with at least width digits.
func padded(n, width int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(0, width-len(s))) + s
}

// Verdict is what became of reading a day.
type Verdict uint8

// Only Dated comes with a [Day].
const (
	Undated  Verdict = iota // words that set no day
	Dated                   // the day is sure
	Unreal                  // well-formed, but the calendar has no such day: 2月30日, 13月, 第五季度
	Yearless                // a day of a year that nothing tells
	Doubtful                // words that look like a date, and no day that is sure
)

// The years that a notice, or what comes back for it, can sensibly name.
const (
	firstYear = 1900
	lastYear  = 2199
)

// A time of day behind the day is let go.
var (
	dayWhole = lazy(`^(\d{4})(?:[—./年](\d{1,2})[—./月](\d{1,2})[日号]?|(\d{2})(\d{2}))(?:t?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?)?$`)
	dayPart  = lazy(`^(\d{1,2})(?:月(\d{1,2})[日号]?|[—./](\d{1,2}))$`)
)

// ReadDay reads one day as people write it and no more: 2023年8月14日,
// 2023.8.14, 20230814, 二〇二三年八月十四日. Of 8月14日 and 8.14 the year is not
// known.
func ReadDay(s string) (Day, Verdict) {
	s = dueFold(Identity(s))
	if m := dayWhole().FindStringSubmatch(s); m != nil {
		d := Day{Year: number(m[1]), Month: number(m[2] + m[4]), Day: number(m[3] + m[5])}
		if d.Year < firstYear || d.Year > lastYear || !d.Real() {
			return Day{}, Unreal
		}
		return d, Dated
	}
	if m := dayPart().FindStringSubmatch(s); m != nil {
		const leap = 2000
		if d := (Day{Year: leap, Month: number(m[1]), Day: number(m[2] + m[3])}); !d.Real() {
			return Day{}, Unreal
		}
		return Day{}, Yearless
	}
	return Day{}, Undated
}

// SerialDay reads Excel's number of a day, of the years 2000 to 2099; what
// follows the point is the time. The numbers of a workbook that counts from
// 1904, as Excel on a Mac once did, are those of days 1462 later.
func SerialDay(s string, from1904 bool) (Day, bool) {
	whole, part, _ := strings.Cut(Identity(s), ".")
	n, err := strconv.Atoi(whole)
	if err != nil || strings.Trim(part, "0123456789") != "" {
		return Day{}, false
	}
	if from1904 {
		n += 1462
	}
	const first, last = 36526, 73050 // 2000-01-01, 2099-12-31
	if n < first || n > last {
		return Day{}, false
	}
	d := Day{Year: 2000, Month: 1, Day: n - first + 1}
	for d.Day > 366 || d.Day == 366 && daysIn(d.Year, 2) == 28 {
		d.Day -= 337 + daysIn(d.Year, 2) // the other months have 337 days
		d.Year++
	}
	for d.Day > daysIn(d.Year, d.Month) {
		d.Day -= daysIn(d.Year, d.Month)
		d.Month++
	}
	return d, true
}
