package xlsx

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"gongwen/render/book/grid"
	"gongwen/render/book/markup"
)

// looks shows numbers as the people who wrote them see them: 46203 as 6月30日,
// 0.8 as 80%. The number formats of the file are interpreted by excelize, in a
// workbook of its own.
type looks struct {
	from1904 bool
	codes    map[int]string // number formats of the file by their ids
	formats  []format       // by style of a cell
	known    map[numberAs]string
	scratch  *excelize.File
	ids      map[string]int // styles of scratch by code
	style    int            // that its cell has now
}

// format is that of a style.
type format struct {
	code string // empty: General, or that of id
	id   int
	day  bool
	text bool
	line bool // goes through the words
}

// numberAs is a number in a format.
type numberAs struct {
	raw   string
	style int
}

// readLooks reads the number formats of the styles.
func (r *reader) readLooks(list []relation) (*looks, error) {
	l := &looks{from1904: r.from1904, codes: map[int]string{}, known: map[numberAs]string{}, ids: map[string]int{}, style: -1}
	for _, rel := range list {
		if rel.kind != "styles" {
			continue
		}
		cells, fonts := false, false
		var struck []bool // by font
		err := r.walk(rel.target, func(s *markup.Scanner, t markup.Token) error {
			switch {
			case t.Name == "cellXfs":
				cells = t.Kind == markup.Start
			case t.Name == "fonts":
				fonts = t.Kind == markup.Start
			case t.Kind != markup.Start:
			case t.Name == "font" && fonts && len(struck) < maxStyles:
				struck = append(struck, false)
			case t.Name == "strike" && fonts && len(struck) > 0:
				struck[len(struck)-1] = on(&t)
			case t.Name == "numFmt":
				id, err := strconv.Atoi(string(t.Attr("numFmtId")))
				code, err2 := s.AttrText(&t, "formatCode")
				if len(l.codes) == maxStyles {
					return ErrTooLarge
				}
				if len(code) <= maxCode { // longer ones no program writes
					l.codes[id] = code
				}
				return errors.Join(err, err2)
			case t.Name == "xf" && cells:
				id, _ := strconv.Atoi(string(t.Attr("numFmtId"))) // without one it is General
				if len(l.formats) == maxStyles {
					return ErrTooLarge
				}
				f := l.format(id)
				font, _ := strconv.Atoi(string(t.Attr("fontId")))
				f.line = font >= 0 && font < len(struck) && struck[font]
				l.formats = append(l.formats, f)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return l, nil
}

// format is what a number format says.
func (l *looks) format(id int) format {
	code, own := l.codes[id]
	switch {
	case own && (strings.EqualFold(code, "General") || strings.EqualFold(code, "G/通用格式") || code == ""):
		return format{}
	case own:
		return format{code: code, id: id, day: saysDay(code), text: code == "@"}
	case id == 49:
		return format{id: id, text: true}
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 45 && id <= 47, id >= 50 && id <= 58:
		return format{id: id, day: true}
	}
	return format{id: id}
}

// struck reports whether the style of a cell has a line through its words.
func (l *looks) struck(style int) bool {
	return style >= 0 && style < len(l.formats) && l.formats[style].line
}

// on is the value of an element that only turns something on or off.
func on(t *markup.Token) bool {
	v := string(t.Attr("val"))
	return v != "0" && v != "false"
}

// saysDay reports whether a number format shows a day or a time: whether a
// letter of one stands in it that is neither quoted nor escaped.
func saysDay(code string) bool {
	quoted := false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\\', c == '_', c == '*':
			i++
		case c == '[':
			stop := strings.IndexByte(code[i:], ']')
			if stop < 0 {
				return false
			}
			switch strings.ToLower(code[i+1 : i+stop]) {
			case "h", "hh", "m", "mm", "s", "ss":
				return true
			}
			i += stop
		case strings.IndexByte("ymdhsYMDHS", c) >= 0:
			return true
		}
	}
	return false
}

// shown is the cell of a number.
func (l *looks) shown(raw string, n float64, style int) (grid.Cell, error) {
	c := grid.Cell{Raw: raw, Kind: grid.Number}
	var f format
	if style >= 0 && style < len(l.formats) { // one that is not there is General, as for Excel
		f = l.formats[style]
	}
	if f.day {
		c.Kind = grid.Day
	}
	const last = 73415                            // 2100-12-31
	if f.id == 0 || f.text || f.day && n > last { // 20260520 typed where a day goes is none of the year 57371
		c.Shown = plain(raw, n)
		return c, nil
	}
	if s, ok := l.known[numberAs{raw, style}]; ok {
		c.Shown = s
		return c, nil
	}
	if len(l.known) == maxShown {
		return grid.Cell{}, ErrTooLarge
	}
	c.Shown = l.formatted(n, &f)
	if strings.Trim(c.Shown, " ") == "" {
		c.Shown = plain(raw, n) // shown as nothing, but there
	}
	l.known[numberAs{raw, style}] = c.Shown
	return c, nil
}

// plain is a number without a format, as wide as a column can be made.
func plain(raw string, n float64) string {
	const exact, digits = 1e15, 10
	switch {
	case math.Abs(n) < exact && n == math.Trunc(n):
		if s := strconv.FormatInt(int64(n), 10); s != raw {
			return s
		}
		return raw
	case math.Abs(n) < exact && math.Abs(n) >= 1e-4:
		return strconv.FormatFloat(round(n, digits), 'f', -1, 64)
	}
	return strconv.FormatFloat(n, 'G', digits, 64)
}

// round keeps so many digits: 0.1+0.2 is stored as 0.30000000000000004.
func round(n float64, digits int) float64 {
	out, err := strconv.ParseFloat(strconv.FormatFloat(n, 'g', digits, 64), 64)
	if err != nil {
		return n
	}
	return out
}

// literal is what a format says that has nothing but words in it, whatever the
// number: "2026.05—2026.10". excelize takes the figures in them for places.
func literal(code string) (s string, ok bool) {
	var b strings.Builder
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return "", false
			}
			b.WriteString(code[i+1 : i+1+end])
			i += end + 1
		case '\\':
			_, size := utf8.DecodeRuneInString(code[i+1:])
			b.WriteString(code[i+1 : i+1+size])
			i += size
		default:
			return "", false
		}
	}
	return b.String(), b.Len() > 0
}

// fraction is a number in a format of fractions without the blanks by which Excel
// lines them up, and without the 0 that excelize puts before a proper one.
func fraction(s string, n float64) string {
	fields := strings.Fields(s)
	if len(fields) > 1 && strings.TrimLeft(fields[0], "-0") == "" && n != 0 {
		fields = fields[1:]
		if n < 0 {
			fields[0] = "-" + fields[0]
		}
	}
	return strings.Join(fields, " ")
}

// isFraction reports whether a format shows fractions.
func (f *format) isFraction() bool {
	const one, two = 12, 13 // # ?/? and # ??/??
	return f.id == one || f.id == two || strings.Contains(f.code, "?/") || strings.Contains(f.code, "#/")
}

// formatted is what excelize makes of a number; of what it cannot, the number.
func (l *looks) formatted(n float64, f *format) (s string) {
	if s, ok := literal(f.code); ok && n >= 0 {
		return s
	}
	whole := plain("", n)
	defer func() {
		if recover() != nil {
			s, l.scratch = whole, nil
		}
	}()
	if l.scratch == nil {
		l.scratch = excelize.NewFile(excelize.Options{CultureInfo: excelize.CultureNameZhCN})
		if err := l.scratch.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &l.from1904}); err != nil {
			return whole
		}
		clear(l.ids)
	}
	key := f.code
	if key == "" {
		key = strconv.Itoa(f.id)
	}
	id, ok := l.ids[key]
	if !ok {
		style := excelize.Style{NumFmt: f.id}
		if f.code != "" {
			style = excelize.Style{CustomNumFmt: &f.code}
		}
		var err error
		if id, err = l.scratch.NewStyle(&style); err != nil {
			return whole
		}
		l.ids[key] = id
	}
	const sheet, cell = "Sheet1", "A1"
	err := l.scratch.SetCellStyle(sheet, cell, cell, id)
	if err == nil {
		err = l.scratch.SetCellFloat(sheet, cell, n, -1, 64)
	}
	if err == nil {
		s, err = l.scratch.GetCellValue(sheet, cell)
	}
	switch {
	case err != nil || s == "":
		return whole
	case f.isFraction():
		return fraction(s, n)
	}
	return s
}
