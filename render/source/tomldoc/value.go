package tomldoc

import (
	"fmt"
	"regexp"
	"strings"

	"gongwen/render/diag"
)

// value reads a value into node. Brackets around it count as depth.
func (s *scanner) value(node *Node, depth int) bool {
	start := s.pos
	ok := true
	switch r := s.rune(); {
	case r == '"' || r == '\'':
		node.Kind = String
		ok = s.quoted(depth > 0)
	case r == '[' || r == '［' || r == '【':
		ok = s.array(node, depth+1)
	case r == '{' || r == '｛':
		ok = s.inlineTable(node, depth+1)
	case isFullQuote(r):
		ok = s.fullQuoted(depth)
	default:
		node.made = bare
		ok = s.scalar(depth)
	}
	node.Span = diag.Span{Start: start, End: s.pos}
	return ok
}

// tooDeep tells of brackets nested beyond any sense and ends the scan.
func (s *scanner) tooDeep(depth int) bool {
	if depth <= depthLimit {
		return false
	}
	s.fault(&ruleDeep, s.pos, s.after(s.pos), "看看是不是多写了括号", "括号套得太深，超过 %d 层", depthLimit)
	s.stop = true
	return true
}

// array reads [ … ].
func (s *scanner) array(node *Node, depth int) bool {
	if s.tooDeep(depth) {
		return false
	}
	node.Kind = Array
	open := s.pos
	s.bracket('[')
	for comma := true; ; {
		if !s.skipInside(open, "数组", "]") {
			return false
		}
		switch r := s.rune(); {
		case r == ']' || r == '］' || r == '】':
			return s.bracket(']')
		case isComma(r):
			if !s.comma(&comma) {
				return false
			}
			continue
		}
		item := &Node{}
		node.Items = append(node.Items, item)
		at, told := s.pos, len(s.findings)
		if !s.value(item, depth) {
			return false
		}
		s.missedComma(comma, at, told)
		comma = false
	}
}

// inlineTable reads { … }.
func (s *scanner) inlineTable(node *Node, depth int) bool {
	if s.tooDeep(depth) {
		return false
	}
	node.Kind, node.made = Table, inline
	open := s.pos
	if r := s.rune(); r == '{' {
		s.pos++
	} else {
		s.pos = s.after(s.pos)
		s.slip(open, s.pos, "{")
	}
	for comma := true; ; {
		if !s.skipInside(open, "行内表", "}") {
			return false
		}
		switch r := s.rune(); {
		case r == '}':
			s.pos++
			return true
		case r == '｝':
			s.pos = s.after(s.pos)
			s.slip(s.pos-len("｝"), s.pos, "}")
			return true
		case isComma(r):
			if !s.comma(&comma) {
				return false
			}
			continue
		}
		if r := s.rune(); r == '{' || r == '[' {
			s.fault(&ruleBracket, open, s.after(open), "在下一项之前补上 }", "行内表从这里开始，缺右括号 }")
			return false
		}
		at, told := s.pos, len(s.findings)
		if !s.pair(node, depth) {
			return false
		}
		s.missedComma(comma, at, told)
		comma = false
	}
}

// skipInside moves past blanks, line ends and comments between brackets. It
// tells if the bracket at open is never closed: the text ends, or a line
// follows that can only be a statement.
func (s *scanner) skipInside(open int, what, closing string) bool {
	for {
		before := s.pos
		s.skipBlank()
		newLine := strings.IndexByte(s.text[before:s.pos], '\n') >= 0
		if s.pos >= len(s.text) || newLine && s.statementInside(closing) {
			s.fault(&ruleBracket, open, s.after(open), "在末尾补上 "+closing, "%s从这里开始，缺右括号 %s", what, closing)
			s.stop = s.stop || s.pos >= len(s.text)
			s.pos = before // so that the statement's line is not skipped
			return false
		}
		at := s.pos
		s.skipSpaces()
		if s.pos == at {
			return true
		}
	}
}

// statementInside reports whether the line here cannot be inside brackets: a
// header, and inside square brackets a key with its equals sign.
func (s *scanner) statementInside(closing string) bool {
	line := s.text[s.pos:s.restOfLine(s.pos)]
	return headerLike(line) || closing == "]" && keyLike(line)
}

func isComma(r rune) bool { return strings.ContainsRune(",，、；;", r) }

// comma reads the comma behind an item; had says that one has been read, or
// that no comma is needed yet.
func (s *scanner) comma(had *bool) bool {
	start := s.pos
	s.pos = s.after(start)
	if *had {
		s.fault(&ruleComma, start, s.pos, "删去它", "这里多了一个逗号")
		return false
	}
	if s.text[start] != ',' {
		s.slip(start, s.pos, ",")
	}
	*had = true
	return true
}

// missedComma tells of an item at offset at without a comma before it, unless
// the item itself is wrong: then that is the mistake.
func (s *scanner) missedComma(comma bool, at, told int) {
	if !comma && len(s.findings) == told {
		s.fault(&ruleComma, at, s.after(at), "在它前面加一个英文逗号", "两项之间缺逗号")
	}
}

// dateForm matches what people write for a day.
var dateForm = regexp.MustCompile(`^(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*[日号]?$`)

// scalar reads a number, a date or a boolean: a word that could be one. What
// it is, only the decoder knows. Anything else is text without quotes.
func (s *scanner) scalar(depth int) bool {
	start := s.pos
	for s.pos < len(s.text) && isScalarByte(s.text[s.pos]) {
		s.pos++
	}
	// A blank may part date and time.
	if word := s.text[start:s.pos]; len(word) == len("2023-08-14") && word[4] == '-' && s.pos+2 < len(s.text) &&
		s.text[s.pos] == ' ' && isDigit(s.text[s.pos+1]) {
		for s.pos++; s.pos < len(s.text) && isScalarByte(s.text[s.pos]); s.pos++ {
		}
	}
	if word := s.text[start:s.pos]; word != "" && s.atValueEnd() && scalarLike(word) {
		if at := (diag.Span{Start: start, End: s.pos}); offsetTooLarge(word) {
			s.scalarFault(at, word)
		} else {
			s.scalars = append(s.scalars, at)
		}
		return true
	}
	s.unquoted(start, depth)
	return s.pos > start
}

// offsetTooLarge reports whether a time ends in a zone of 24 hours or 60 minutes
// and more, which the decoder (v1.6.0) takes.
func offsetTooLarge(word string) bool {
	const zone = "+08:00"
	if len(word) < len("00:00")+len(zone) || !strings.Contains(word[:len(word)-len(zone)], ":") {
		return false
	}
	at := word[len(word)-len(zone):]
	if at[0] != '+' && at[0] != '-' || at[3] != ':' {
		return false
	}
	return at[1:3] > "23" || at[4:] > "59"
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isScalarByte(c byte) bool { return isBareKey(c) || c == '.' || c == ':' || c == '+' }

// atValueEnd reports whether a value may end here.
func (s *scanner) atValueEnd() bool {
	return s.pos >= len(s.text) || strings.IndexByte(" \t\r\n,]}#", s.text[s.pos]) >= 0 || isSyntax(s.rune()) || isForeignBlank(s.rune())
}

func scalarLike(word string) bool {
	switch strings.TrimLeft(word, "+-") {
	case "true", "false", "inf", "nan":
		return true
	}
	digits := strings.TrimLeft(word, "+-.")
	return digits != "" && isDigit(digits[0])
}

// unquoted tells of text without quotes that begins at start and moves behind
// it: to the end of the line, or of the item.
func (s *scanner) unquoted(start, depth int) {
	line := s.text[start:s.restOfLine(start)]
	end := strings.IndexAny(line, "#")
	if depth > 0 {
		end = strings.IndexAny(line, ",]}#，、；］｝")
	}
	if end < 0 {
		end = len(line)
	}
	word := strings.TrimRightFunc(line[:end], isBlank)
	s.pos = start + len(word)
	if word == "" {
		s.fault(&ruleNoValue, start, s.after(start), `值是引号里的文字、数、日期、true、false、[数组] 或 {行内表}`, "这里应是一个值")
		return
	}
	switch strings.ToLower(word) {
	case "true", "yes", "是", "真":
		s.fault(&ruleUnquoted, start, s.pos, "“是”写作小写的 true", "这里应是一个值，不能写作 %s", word)
		return
	case "false", "no", "否", "假":
		s.fault(&ruleUnquoted, start, s.pos, "“否”写作小写的 false", "这里应是一个值，不能写作 %s", word)
		return
	}
	if m := dateForm.FindStringSubmatch(word); m != nil {
		s.fault(&ruleDate, start, s.pos, dateHint(m), "日期不能写作 %s", word)
		return
	}
	if strings.Trim(word, "０１２３４５６７８９") == "" {
		half := strings.Map(func(r rune) rune { return r - '０' + '0' }, word)
		s.fault(&ruleFullWidth, start, s.pos, "写作 "+half, "数字是全角的")
		return
	}
	if s.doubled(start, word) {
		return
	}
	s.fault(&ruleUnquoted, start, s.pos, quoteHint(strings.TrimRight(word, "”’")), "文字没有加引号")
}

// dateHint shows how the day that dateForm has matched is written.
func dateHint(m []string) string {
	return fmt.Sprintf("写作 %s-%02s-%02s", m[1], m[2], m[3])
}
