package words

import (
	"strconv"
	"strings"
)

// Day is a calendar day; the zero Day is none.
type Day struct{ Year, Month, Day int }

// ISO is the day as ISO 8601 writes it: 2023-08-14.
func (d Day) ISO() string {
	return Pad(d.Year, 4) + "-" + Pad(d.Month, 2) + "-" + Pad(d.Day, 2)
}

// Chinese is the day as a notice writes it: 2023年8月14日, the year in full,
// no leading zeros (7.3.5.4).
func (d Day) Chinese() string {
	return strconv.Itoa(d.Year) + "年" + strconv.Itoa(d.Month) + "月" + strconv.Itoa(d.Day) + "日"
}

// Real reports whether the calendar has the day.
func (d Day) Real() bool {
	return d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= DaysIn(d.Year, d.Month)
}

func DaysIn(year, month int) int {
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

// Pad writes n with at least width digits.
func Pad(n, width int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(0, width-len(s))) + s
}

// ParseDay reads 2023年8月14日, 2023.8.14, 2023/08/14 and the like.
func ParseDay(s string) (Day, bool) {
	var parts []int
	for field := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune("年月日号.-/． 　", r) }) {
		n, err := strconv.Atoi(field)
		if err != nil || len(parts) == 3 {
			return Day{}, false
		}
		parts = append(parts, n)
	}
	if len(parts) != 3 {
		return Day{}, false
	}
	d := Day{Year: parts[0], Month: parts[1], Day: parts[2]}
	return d, d.Year >= 1000 && d.Year <= 9999 && d.Real()
}
