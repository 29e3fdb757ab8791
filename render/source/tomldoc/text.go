package tomldoc

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"gongwen/render/diag"
)

// quoted reads a string of any of the four kinds; a key or an element of an
// array has only one line where a string over lines could be meant.
func (s *scanner) quoted(within bool) bool {
	quote := s.text[s.pos]
	if s.at(`"""`) || s.at("'''") {
		return s.multiLine(quote)
	}
	start := s.pos
	if n := strings.IndexByte(s.text[start+1:], quote); n >= 0 {
		if body := s.text[start+1 : start+1+n]; strings.IndexByte(body, '\n') < 0 && strings.IndexByte(body, '\\') < 0 {
			s.pos += n + 2 // as nearly always
			return true
		}
	}
	told := false
	for s.pos++; s.pos < len(s.text); {
		switch c := s.text[s.pos]; {
		case c == quote:
			s.pos++
			return true
		case c == '\n':
			s.unfinished(start, quote, within)
			return false
		case c == '\\' && quote == '"':
			s.escape(start, false, &told)
		default:
			s.pos++
		}
	}
	s.unfinished(start, quote, within)
	return false
}

// multiLine reads a string between three quotes.
func (s *scanner) multiLine(quote byte) bool {
	start := s.pos
	fence := s.text[start : start+3]
	told := false
	for s.pos += 3; s.pos < len(s.text); {
		switch c := s.text[s.pos]; {
		case c == quote && s.at(fence):
			s.checkFence(start)
			s.pos += 3
			for n := 0; n < 2 && s.pos < len(s.text) && s.text[s.pos] == quote; n++ { // up to two quotes may end the content
				s.pos++
			}
			return true
		case c == '\\' && quote == '"':
			s.escape(start, true, &told)
		default:
			s.pos++
		}
	}
	if at, n := fullFence(s.text[start+3:]); at >= 0 {
		at += start + 3
		s.pos = at + n
		s.fault(&ruleFullWidth, at, s.pos, "改成英文半角的 "+fence, "多行文字以 %s 开头，却以全角引号结尾", fence)
		return true
	}
	s.fault(&ruleString, start, start+3, "在文字的末尾补上 "+fence, "多行文字从这里开始，直到文件末尾也没有结束")
	s.stop = true
	return false
}

// fullFence finds three full-width quotes in a row: where and how long.
func fullFence(t string) (at, n int) {
	at, quotes := -1, 0
	for i, r := range t {
		switch {
		case !isFullQuote(r):
			quotes = 0
		case quotes == 0:
			at, quotes = i, 1
		default:
			if quotes++; quotes == 3 {
				return at, i + utf8.RuneLen(r) - at
			}
		}
	}
	return -1, 0
}

// checkFence notes that the three quotes which end the string look like the
// beginning of another: text = """. Then this string lacks its own end, though
// only what comes later is no TOML.
func (s *scanner) checkFence(start int) {
	line := s.text[strings.LastIndexByte(s.text[:s.pos], '\n')+1 : s.pos]
	key := strings.TrimRight(line, " \t")
	if s.open == (diag.Span{}) && strings.HasSuffix(key, "=") && keyLike(strings.TrimLeft(key, " \t")) {
		s.open = diag.Span{Start: start, End: start + 3}
	}
}

// unclosed tells of a multi-line string without end and ends the scan.
func (s *scanner) unclosed(fence diag.Span) {
	s.add(&ruleString, fence.Start, fence.End, "在这段文字的末尾补上 "+s.text[fence.Start:fence.End], "多行文字从这里开始，没有结束，把后面的键也包了进去")
	s.stop = true
}

// unfinished tells of a string whose line ends before it does, the scanner
// standing at the line end.
func (s *scanner) unfinished(start int, quote byte, within bool) {
	end := s.restOfLine(start)
	if last, n := utf8.DecodeLastRuneInString(s.text[:end]); end-n > start && isFullQuote(last) {
		s.fault(&ruleFullWidth, end-n, end, "改成英文半角的 "+string(quote), "字符串以 %c 开头，却以全角的 %c 结尾", quote, last)
		return
	}
	if !within && s.goesOn(quote) {
		s.fault(&ruleString, start, end, `成段的文字用 """ 开头、""" 结尾`, "一对 %c 之间不能换行", quote)
		return
	}
	s.fault(&ruleString, start, end, "在这段文字的末尾补上 "+string(quote), "字符串缺右引号")
}

// goesOn reports whether the quote follows on a later line before anything
// that looks like a statement: then a line break was meant.
func (s *scanner) goesOn(quote byte) bool {
	for line := range strings.Lines(s.text[min(s.pos+1, len(s.text)):]) {
		line = strings.TrimSpace(line)
		if headerLike(line) || keyLike(line) {
			return false
		}
		if strings.IndexByte(line, quote) >= 0 {
			return true
		}
	}
	return false
}

// fullQuoted tells of a string in full-width quotes and moves behind it. It
// returns false if what follows may still belong to it.
func (s *scanner) fullQuoted(depth int) bool {
	start, lineEnd := s.pos, s.restOfLine(s.pos)
	line := s.text[start:lineEnd]
	if n := leadingQuotes(line); n >= 3 || n == 2 && utf8.RuneCountInString(line) == 2 {
		s.fault(&ruleFullWidth, start, lineEnd, `成段的文字用英文半角的 """ 开头、""" 结尾`, "引号是全角的")
		return false
	}
	_, first := utf8.DecodeRuneInString(line)
	isQuote := func(r rune) bool { return isFullQuote(r) || r == '"' || r == '\'' }
	end := strings.IndexFunc(line[first:], isQuote)
	if depth == 0 { // quotes inside the text are likely
		end = strings.LastIndexFunc(line[first:], isQuote)
	}
	if end < 0 {
		s.fault(&ruleFullWidth, start, lineEnd, quoteHint(line[first:]), "引号是全角的")
		return false
	}
	end += first
	s.pos = s.after(start + end)
	s.fault(&ruleFullWidth, start, s.pos, quoteHint(line[first:end]), "引号是全角的")
	return true
}

// quoteHint shows how a text is quoted, if it is short and needs no escape.
func quoteHint(text string) string {
	if utf8.RuneCountInString(text) > 30 || strings.ContainsAny(text, `"\`) {
		text = "…"
	}
	return `写作 "` + text + `"`
}

func leadingQuotes(line string) int {
	n := 0
	for _, r := range line {
		if !isFullQuote(r) && r != '"' {
			break
		}
		n++
	}
	return n
}

// escape reads the escape here. Of one string only the first wrong one is
// told: in a Windows path all of them are.
func (s *scanner) escape(start int, multi bool, told *bool) {
	at := s.pos
	r, n, ok := unescape(s.text[at:], multi)
	s.pos += n
	if ok {
		if r >= 0 && forbidden(r) {
			s.tellForbidden(r, at, s.pos)
		}
		return
	}
	if *told || !multi && n == 1 && s.restOfLine(at) == at+1 { // its line ends: the string is what is wrong
		return
	}
	*told = true
	hint := `要写反斜杠本身，用 \\`
	if path := s.text[start:at]; len(path) >= 2 && (path[len(path)-1] == ':' || strings.Contains(path, ":/") || strings.Contains(path, `:\`)) {
		hint = `路径里的 \ 改成 /，或把整个字符串改用单引号`
	}
	s.fault(&ruleEscape, at, s.pos, hint, "不认识的转义 %s", s.text[at:s.pos])
}

// escapes are the escapes of one letter.
var escapes = map[byte]rune{'b': '\b', 't': '\t', 'n': '\n', 'f': '\f', 'r': '\r', 'e': 0x1b, '"': '"', '\\': '\\'}

// unescape reads the escape that t begins with: the character it stands for
// (-1 for none, after a line-ending backslash) and how many bytes it takes. If
// there is no such escape, n covers what looks like one.
func unescape(t string, multi bool) (r rune, n int, ok bool) {
	if len(t) < 2 {
		return 0, len(t), false
	}
	if r, ok := escapes[t[1]]; ok {
		return r, 2, true
	}
	digits := 0
	switch t[1] {
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	case ' ', '\t', '\r', '\n':
		white := len(t) - len(strings.TrimLeft(t[1:], " \t\r\n"))
		if multi && strings.IndexByte(t[1:white], '\n') >= 0 {
			return -1, white, true
		}
		return 0, 1, false
	default:
		_, w := utf8.DecodeRuneInString(t[1:])
		return 0, 1 + w, false
	}
	n = 2
	for n < len(t) && n < 2+digits && isHex(t[n]) {
		n++
	}
	v, err := strconv.ParseUint(t[2:n], 16, 32)
	if err != nil || n < 2+digits || v > utf8.MaxRune || !utf8.ValidRune(rune(v)) {
		return 0, n, false
	}
	return rune(v), n, true
}

func isHex(c byte) bool {
	return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

// unquote is the text of the string literal at span, each character with its
// place. The literal must be a right one.
func unquote(src string, span diag.Span) diag.Text {
	quote := src[span.Start]
	from, to := span.Start+1, span.End-1
	multi := to-from >= 4 && src[from] == quote && src[from+1] == quote
	if multi {
		from, to = from+2, to-2
		switch {
		case strings.HasPrefix(src[from:to], "\n"):
			from++
		case strings.HasPrefix(src[from:to], "\r\n"):
			from += 2
		}
	}
	body := src[from:to]
	if strings.IndexByte(body, '\r') < 0 && (quote == '\'' || strings.IndexByte(body, '\\') < 0) {
		return diag.Verbatim(body, from)
	}
	special := "\r"
	if quote == '"' {
		special = "\r\\"
	}
	var b diag.Builder
	b.Grow(len(body), strings.Count(body, "\r")+2*strings.Count(body, `\`))
	for at := from; at < to; {
		n := strings.IndexAny(src[at:to], special)
		if n < 0 {
			n = to - at
		}
		b.AddString(src[at:at+n], at)
		if at += n; at == to {
			break
		}
		if src[at] == '\r' {
			at++ // the \n of the pair is the next stretch
			continue
		}
		r, n, _ := unescape(src[at:to], multi)
		if r >= 0 {
			b.AddFor(string(r), diag.Span{Start: at, End: at + n})
		}
		at += n
	}
	return b.Text()
}
