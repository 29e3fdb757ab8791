package tomldoc

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"gongwen/render/diag"
)

// explain tells why the decoder has refused a text in which the scanner found
// nothing wrong: what looks like a number or a date is not one. The decoder's
// own words, in English, are never shown.
func (s *scanner) explain() {
	s.checkScalars()
	if s.refused {
		return
	}
	if _, err := decode(s.text); err != nil {
		at := place(s.src, err)
		s.fault(&ruleSyntax, at.Start, at.End, "对照 https://toml.io/cn 看这一行的写法", "这里不合 TOML 的写法")
		return
	}
	s.add(&ruleDisagree, 0, 0, "请把这个文件发给维护者", "值和位置对不上，这是程序自身的差错")
}

// checkScalars reports what looks like a number or a date and is not one. The
// decoder is the judge: it is asked about a hundred at once, and about each only
// if it refuses the hundred.
func (s *scanner) checkScalars() {
	for batch := range slices.Chunk(s.scalars, 100) {
		if s.good(batch...) {
			continue
		}
		for _, at := range batch {
			if !s.good(at) {
				s.scalarFault(at, s.text[at.Start:at.End])
			}
		}
	}
}

// good reports whether the decoder accepts the scalars.
func (s *scanner) good(scalars ...diag.Span) bool {
	var b strings.Builder
	b.WriteString("x=[")
	for _, at := range scalars {
		b.WriteString(s.text[at.Start:at.End])
		b.WriteByte(',')
	}
	b.WriteByte(']')
	_, err := decode(b.String())
	return err == nil
}

func (s *scanner) scalarFault(at diag.Span, word string) {
	s.refused = true
	tell := func(r *diag.Rule, hint, format string, args ...any) {
		s.add(r, at.Start, at.End, hint, format, args...)
	}
	if m := dateForm.FindStringSubmatch(word); m != nil {
		year, _ := strconv.Atoi(m[1])
		month, _ := strconv.Atoi(m[2])
		day, _ := strconv.Atoi(m[3])
		switch {
		case month < 1 || month > 12:
			tell(&ruleDate, "月是 01 至 12", "没有 %d 月", month)
		case day < 1 || day > daysIn(year, month):
			tell(&ruleDate, fmt.Sprintf("%d 年 %d 月有 %d 天", year, month, daysIn(year, month)), "没有 %d 年 %d 月 %d 日这一天", year, month, day)
		default:
			tell(&ruleDate, dateHint(m), "日期不能写作 %s", word)
		}
		return
	}
	digits := strings.TrimLeft(word, "+-")
	switch {
	case strings.ContainsAny(word, ":") || strings.Count(digits, "-") >= 2:
		tell(&ruleDate, "日期写作 2023-08-14", "日期或时间不能写作 %s", word)
	case strings.Trim(digits, "0123456789") == "" && len(digits) > 1 && digits[0] == '0':
		tell(&ruleNumber, fmt.Sprintf(`是编号就加引号："%s"；是数就写 %s`, word, stripZeros(digits)), "整数不能以 0 开头")
	case len(digits) >= len(word)-1 && strings.Trim(digits, "0123456789") == "":
		tell(&ruleNumber, "是编号、电话就加引号", "数太大")
	default:
		tell(&ruleNumber, fmt.Sprintf(`是文字就加引号："%s"`, word), "%s 不是一个数", word)
	}
}

func stripZeros(digits string) string {
	if n := strings.TrimLeft(digits, "0"); n != "" {
		return n
	}
	return "0"
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}
