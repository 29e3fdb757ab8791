package sheet

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"gongwen/render/book"
	"gongwen/render/words"
)

// maxFormats keeps the number formats below what Excel holds (200 at least).
const maxFormats = 150

// dueFormat is the number format under which the day of a deadline reads as it
// was written: “12月底前” is m"月底前". Numbers that are not the day's year, month
// or day stand in it as letters, as do all words. It is empty where no format
// can show the text.
func dueFormat(due Deadline) string {
	var b strings.Builder
	s, literal := due.Text, false
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
	if f := b.String(); book.UTF16Len(f) <= book.MaxFormat {
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
func dayCode(number, unit string, d words.Day) string {
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
	day  words.Day
	base uint16
}

// DueCell is a deadline: a day that reads as written, or the text where it has
// no day, no number format shows it, or it does not fit a line. base is the
// style of the other cells of its column.
func (p *Planner) DueCell(due Deadline, base uint16) book.Cell {
	if due.Text == "" {
		return book.Cell{Style: base}
	}
	key := dueStyle{due.Text, due.Day, base}
	if c, ok := p.Dues.cells[key]; ok {
		return c
	}
	c := book.Cell{Kind: book.Text, Text: due.Text, Style: base}
	if day, ok := book.Serial(due.Day); ok && HalfEms(due.Text) < Room(p.Dues.Width, BodySize) {
		look := p.Book.Styles[base]
		if look.Format = dueFormat(due); look.Format != "" {
			if _, known := p.styles[look]; known || p.Dues.formats < maxFormats {
				if !known {
					p.Dues.formats++
				}
				c = book.Cell{Kind: book.Number, Number: day, Style: p.Style(look)}
			}
		}
	}
	if p.Dues.cells == nil {
		p.Dues.cells = map[dueStyle]book.Cell{}
	}
	p.Dues.cells[key] = c
	return c
}
