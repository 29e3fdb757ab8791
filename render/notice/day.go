package notice

import (
	"strconv"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/source/tomldoc"
)

// Day is a calendar day; the zero Day is none.
type Day struct{ Year, Month, Day int }

func dayOf(n *tomldoc.Node) Day {
	return Day{Year: int(n.Date.Year), Month: int(n.Date.Month), Day: int(n.Date.Day)}
}

// ISO is the day as ISO 8601 writes it: 2023-08-14.
func (d Day) ISO() string {
	return pad(d.Year, 4) + "-" + pad(d.Month, 2) + "-" + pad(d.Day, 2)
}

// Chinese is the day as a notice writes it: 2023年8月14日, the year in full,
// no leading zeros (7.3.5.4).
func (d Day) Chinese() string {
	return strconv.Itoa(d.Year) + "年" + strconv.Itoa(d.Month) + "月" + strconv.Itoa(d.Day) + "日"
}

// real reports whether the calendar has the day.
func (d Day) real() bool {
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

// pad writes n with at least width digits.
func pad(n, width int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(0, width-len(s))) + s
}

// day checks a date: TOML knows the calendar, but not that the year has to be
// written in full (7.3.5.4).
func (b *binder) day(n *tomldoc.Node) Day {
	d := dayOf(n)
	if d.Year < 1000 {
		b.add(shortYear, n.Span, "年份写四位，如 2023-08-14", "日期 %s 的年份不全", d.ISO())
		return Day{}
	}
	return d
}

// writtenDay reads 2023年8月14日, 2023.8.14, 2023/08/14 and the like.
func writtenDay(s string) (Day, bool) {
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
	return d, d.Year >= 1000 && d.Year <= 9999 && d.real()
}

// printedDay is a TOML date as a notice prints it, 2023年11月30日 (7.3.5.4: no
// leading zeros); its digits stand where the source has them.
func printedDay(n *tomldoc.Node) diag.Text {
	d, at := dayOf(n), n.Span.Start
	part := func(v, offset, width int) diag.Text {
		s := strconv.Itoa(v)
		return diag.Verbatim(s, at+offset+width-len(s))
	}
	return diag.Concat(
		part(d.Year, 0, 4), diag.Plain("年"),
		part(d.Month, 5, 2), diag.Plain("月"),
		part(d.Day, 8, 2), diag.Plain("日"),
	)
}
