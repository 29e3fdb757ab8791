package notice

import (
	"iter"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongwen/render/diag"
	"gongwen/render/tomldoc"
)

// trim cuts blanks, full-width ones too, and line breaks from both ends.
func trim(t diag.Text) diag.Text {
	from := len(t.S) - len(strings.TrimLeftFunc(t.S, unicode.IsSpace))
	to := len(strings.TrimRightFunc(t.S, unicode.IsSpace))
	switch {
	case from >= to:
		return diag.Text{}
	case from == 0 && to == len(t.S):
		return t
	default:
		return t.Slice(from, to)
	}
}

func containsBreak(s string) bool { return strings.ContainsAny(s, "\n\r") }

// linesOf yields the lines of t that hold anything, trimmed.
func linesOf(t diag.Text) iter.Seq[diag.Text] {
	return func(yield func(diag.Text) bool) {
		for at := 0; at < len(t.S); {
			end := len(t.S)
			if i := strings.IndexByte(t.S[at:], '\n'); i >= 0 {
				end = at + i
			}
			if line := trim(t.Slice(at, end)); !line.Empty() && !yield(line) {
				return
			}
			at = end + 1
		}
	}
}

func lines(t diag.Text) []diag.Text {
	var out []diag.Text
	for line := range linesOf(t) {
		out = append(out, line)
	}
	return out
}

// paragraphed is the text of a cell: its lines trimmed, none of them blank.
func paragraphed(t diag.Text) diag.Text {
	if t = trim(t); !containsBreak(t.S) {
		return t
	}
	return diag.Join(lines(t), "\n")
}

// texts are the trimmed strings of a string or an array of strings.
func texts(n *tomldoc.Node) []diag.Text {
	if n.Kind == tomldoc.String {
		return []diag.Text{trim(n.Text)}
	}
	out := make([]diag.Text, len(n.Items))
	for i, item := range n.Items {
		out[i] = trim(item.Text)
	}
	return out
}

// cutPrefix is t without one of the prefixes, the first that it has.
func cutPrefix(t diag.Text, prefixes ...string) (diag.Text, bool) {
	for _, p := range prefixes {
		if strings.HasPrefix(t.S, p) {
			return trim(t.Slice(len(p), len(t.S))), true
		}
	}
	return t, false
}

// cutSuffix is t without any of the runes at its end.
func cutSuffix(t diag.Text, runes string) (diag.Text, bool) {
	end := len(strings.TrimRight(t.S, runes))
	if end == len(t.S) {
		return t, false
	}
	return trim(t.Slice(0, end)), true
}

// unwrap is t without the pair of brackets that encloses the whole of it.
func unwrap(t diag.Text, open, closing rune) (diag.Text, bool) {
	first, n := utf8.DecodeRuneInString(t.S)
	if first != open {
		return t, false
	}
	depth := 0
	for i, r := range t.S {
		switch r {
		case open:
			depth++
		case closing:
			if depth--; depth == 0 {
				if end := i + utf8.RuneLen(r); end < len(t.S) {
					return t, false
				}
				return trim(t.Slice(n, i)), true
			}
		}
	}
	return t, false
}

// day checks a date: TOML knows the calendar, but not that the year has to be
// written in full (7.3.5.4).
func (b *binder) day(n *tomldoc.Node) Day {
	if n.Date.Year < 1000 {
		b.add(shortYear, n.Span, "年份写四位，如 2023-08-14", "日期 %s 的年份不全", isoDay(n.Date))
		return Day{}
	}
	return n.Date
}

func realDay(d Day) bool {
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

func isoDay(d Day) string {
	return pad(d.Year, 4) + "-" + pad(d.Month, 2) + "-" + pad(d.Day, 2)
}

// pad writes n with at least width digits.
func pad(n, width int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(0, width-len(s))) + s
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
	return d, d.Year >= 1000 && d.Year <= 9999 && realDay(d)
}

// printedDay is a TOML date as a notice prints it, 2023年11月30日 (7.3.5.4: no
// leading zeros); its digits stand where the source has them.
func printedDay(n *tomldoc.Node) diag.Text {
	at := n.Span.Start
	part := func(v, offset, width int) diag.Text {
		s := strconv.Itoa(v)
		return diag.Verbatim(s, at+offset+width-len(s))
	}
	return diag.Concat(
		part(n.Date.Year, 0, 4), diag.Plain("年"),
		part(n.Date.Month, 5, 2), diag.Plain("月"),
		part(n.Date.Day, 8, 2), diag.Plain("日"),
	)
}
