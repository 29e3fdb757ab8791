package value

import (
	"strconv"

	"gongwen/render/diag"
	"gongwen/render/notice"
	"gongwen/render/source/tomldoc"
)

// Day checks a date: TOML knows the calendar, but not that the year has to be
// written in full (7.3.5.4).
func (r *Reader) Day(n *tomldoc.Node) notice.Day {
	d := dayOf(n)
	if d.Year < 1000 {
		r.add(shortYear, n.Span, "年份写四位，如 2023-08-14", "日期 %s 的年份不全", d.ISO())
		return notice.Day{}
	}
	return d
}

func dayOf(n *tomldoc.Node) notice.Day {
	return notice.Day{Year: int(n.Date.Year), Month: int(n.Date.Month), Day: int(n.Date.Day)}
}

// PrintedDay is a TOML date as a notice prints it, 2023年11月30日 (7.3.5.4: no
// leading zeros); its digits stand where the source has them.
func PrintedDay(n *tomldoc.Node) diag.Text {
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
