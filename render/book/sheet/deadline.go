package sheet

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"gongwen/render/notice"
)

const (
	// firstYear is the first year whose days Excel numbers as the calendar does:
	// it takes 1900 for a leap year.
	firstYear = 1901
	lastYear  = 9999

	// maxFormats keeps the number formats below what Excel holds (200 at least).
	maxFormats = 150
	// maxFormat is the length Excel allows a number format.
	maxFormat = 255
)

// serial is the day as Excel counts it, if it can.
func serial(d notice.Day) (int32, bool) {
	if d.Year < firstYear || d.Year > lastYear {
		return 0, false
	}
	const epoch = 25569 // 1970-01-01
	return int32(time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Unix()/86400 + epoch), true
}

// dueFormat is the number format under which the day of a deadline reads as it
// was written: “12月底前” is m"月底前". Numbers that are not the day's year, month
// or day stand in it as letters, as do all words. It is empty where no format
// can show the text.
func dueFormat(due notice.Due) string {
	var b strings.Builder
	s, literal := due.Text.S, false
	quote := func(on bool) {
		if on != literal {
			b.WriteByte('"')
			literal = on
		}
	}
	for i := 0; i < len(s); {
		if j := digits(s, i); j > i {
			code := dayCode(s[i:j], s[j:], due.Day)
			quote(code == "")
			if code == "" {
				code = s[i:j]
			}
			b.WriteString(code)
			i = j
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r < ' ':
			return "" // a number is always one line
		case r == '"':
			quote(false)
			b.WriteString(`\"`)
		default:
			quote(true)
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	quote(false)
	if f := b.String(); utf16Len(f) <= maxFormat {
		return f
	}
	return ""
}

// digits is the end of the run of digits at i.
func digits(s string, i int) int {
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	return i
}

// dayCode is the format code that prints the number before its unit, if it is
// that part of the day and a code prints it so.
func dayCode(number, unit string, d notice.Day) string {
	is := func(n int, wide, plain string) string {
		switch plainly := strconv.Itoa(n); {
		case number == plainly:
			return plain
		case number == "0"+plainly:
			return wide
		}
		return ""
	}
	switch r, _ := utf8.DecodeRuneInString(unit); r {
	case '年':
		if number == strconv.Itoa(d.Year) {
			return "yyyy"
		}
	case '月':
		return is(d.Month, "mm", "m")
	case '日', '号':
		return is(d.Day, "dd", "d")
	}
	return ""
}

// dueStyle is a deadline in a style: what dueCell is remembered by.
type dueStyle struct {
	text string
	day  notice.Day
	base uint16
}

// measureDeadlines finds the width of the columns of deadlines: every date on
// one line, because Excel never wraps a number but prints ##### instead.
func (p *planner) measureDeadlines() {
	const least, most = 10, 19 // half ems
	widest := max(least, halfEmsOf(p.head(notice.KeyDue)))
	for i := range p.b.Tasks {
		d := &p.b.Tasks[i].Due
		if n := halfEmsOf(d.Text.S); d.Day != (notice.Day{}) && n <= most {
			widest = max(widest, n)
		}
	}
	p.dueWidth = widthFor(min(widest, most) + 1)
	p.dues = map[dueStyle]Cell{}
}

// dueCell is a deadline: a day that reads as written, or the text where it has
// no day, no number format shows it, or it does not fit a line. base is the
// style of the other cells of its column. Once asked for, it changes nothing.
func (p *planner) dueCell(due notice.Due, base uint16) Cell {
	if due.Text.Empty() {
		return Cell{Style: base}
	}
	key := dueStyle{due.Text.S, due.Day, base}
	if c, ok := p.dues[key]; ok {
		return c
	}
	c := Cell{Kind: Text, Text: due.Text.S, Style: base}
	if day, ok := serial(due.Day); ok && halfEmsOf(due.Text.S) < room(p.dueWidth, bodySize) {
		look := p.book.Styles[base]
		if look.Format = dueFormat(due); look.Format != "" {
			if _, known := p.styles[look]; known || p.formats < maxFormats {
				if !known {
					p.formats++
				}
				c = Cell{Kind: Number, Number: day, Style: p.style(look)}
			}
		}
	}
	p.dues[key] = c
	return c
}
