package tomldoc

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongwen/render/diag"
)

// depthLimit bounds how deep brackets nest and how many parts a key has. It
// keeps the scanner's and the decoder's recursion flat, and the decoder's work
// on dotted keys linear.
const depthLimit = 32

// nameLimit bounds one part of a key, in bytes: the decoder copies the whole
// path for every key.
const nameLimit = 1000

// findingLimit bounds the findings of one text: a file with more is none of
// ours, and they take memory.
const findingLimit = 1000

// scanner makes one pass over the text. It never fails: on text that is no
// TOML it tells the mistake, goes on behind it if what follows is sure to be
// independent of it, and else at the next line that looks like a key or a
// header.
type scanner struct {
	src      *diag.Source
	text     string
	pos      int
	findings diag.List

	root  *Node
	table *Node  // the table of the header above
	under string // the key of that header, as written; empty at the top
	names map[name]*Node
	echo  *Node // an element of [[a]] with a key that seems to be the next one's

	scalars []diag.Span // numbers, dates, booleans: only the decoder knows whether they are right
	twice   diag.List   // what is defined twice; told if the syntax is right

	odd      []int // offsets of forbidden characters outside comments so far
	controls int

	refused    bool      // this is no TOML
	recovering bool      // lines that look like no statement are passed over
	stop       bool      // nothing behind this can be told
	open       diag.Span // a """ whose end another """ seems to have taken
	lines      *diag.Lines
}

func newScanner(src *diag.Source) *scanner {
	root := &Node{Kind: Table, made: byHeader}
	s := &scanner{src: src, text: src.Text, root: root, table: root, names: map[name]*Node{}}
	if strings.HasPrefix(s.text, byteOrderMark) {
		s.pos = len(byteOrderMark)
	}
	s.odd, s.controls = oddities(s.text, s.pos)
	return s
}

// add adds a finding, up to findingLimit.
func (s *scanner) add(r *diag.Rule, start, end int, hint, format string, args ...any) {
	switch {
	case len(s.findings) > findingLimit:
		return
	case len(s.findings) == findingLimit:
		s.stop = true
		s.findings.Add(&ruleMany, s.src, diag.Span{Start: start, End: end}, "先改正前面的", "错误已超过 %d 处，这以后的不再列出", findingLimit)
		return
	}
	s.findings.Add(r, s.src, diag.Span{Start: start, End: end}, hint, format, args...)
}

// fault adds a finding about the syntax. If a multi-line string before it
// seems to lack its end, that is the mistake, and this only its echo.
func (s *scanner) fault(r *diag.Rule, start, end int, hint, format string, args ...any) {
	if s.stop {
		return
	}
	s.refused = true
	if _, odd := slices.BinarySearch(s.odd, start); odd {
		return // it is told for itself
	}
	if s.open != (diag.Span{}) {
		s.unclosed(s.open)
		return
	}
	s.add(r, start, end, hint, format, args...)
}

// run scans the whole text.
func (s *scanner) run() {
	for !s.stop {
		s.skipBlank()
		switch {
		case s.pos >= len(s.text):
			return
		case s.recovering && !s.atStatement():
			s.skipLine()
			continue
		}
		s.recovering = false
		if !s.statement() {
			s.recovering = true
			s.skipLine()
		}
	}
}

// statement reads a header or a key with its value up to the end of its line.
// It returns false if the rest of the line means nothing.
func (s *scanner) statement() bool {
	if start := s.pos; isForeignBlank(s.rune()) {
		line := strings.TrimLeftFunc(s.text[s.pos:s.restOfLine(s.pos)], isBlank)
		if line != "" && !strings.HasPrefix(line, "#") && !s.atStatement() {
			s.stray(start)
			return false
		}
	}
	s.skipSpaces()
	switch r := s.rune(); {
	case r == '#':
		s.comment()
		return true
	case r == '[' || r == '［' || r == '【':
		return s.header() && s.lineEnd("表头")
	case s.pos >= len(s.text) || r == '\n' || r == '\r':
		return true
	}
	return s.pair(s.table, 0) && s.lineEnd("值")
}

// lineEnd checks that nothing but a comment follows on the line.
func (s *scanner) lineEnd(what string) bool {
	s.skipSpaces()
	switch r := s.rune(); {
	case s.pos >= len(s.text) || r == '\n' || s.at("\r\n"):
		return true
	case r == '#':
		s.comment()
		return true
	case r == '＃':
		s.slip(s.pos, s.pos+len("＃"), "#")
		s.comment()
		return true
	}
	start, end := s.pos, s.restOfLine(s.pos)
	hint := "说明文字前面加 #；下一个键另起一行"
	switch rest := s.text[start:end]; {
	case strings.HasPrefix(rest, "]") || strings.HasPrefix(rest, "}") || strings.HasPrefix(rest, ","):
		hint = "删去它"
	case s.pos > 0 && s.text[s.pos-1] == '"' && strings.ContainsRune(rest, '"'):
		hint = `值里面的引号用中文引号“ ”，或写成 \"`
	}
	s.fault(&ruleAfter, start, end, hint, "%s后面还有文字", what)
	return false
}

// pair reads key = value into the table.
func (s *scanner) pair(table *Node, depth int) bool {
	parts, ok := s.key()
	if !ok {
		return false
	}
	s.skipSpaces()
	equals := s.pos
	switch r := s.rune(); {
	case s.pos < len(s.text) && strings.ContainsRune("=＝:：", r):
		s.pos += utf8.RuneLen(r)
		if r != '=' {
			s.slip(equals, s.pos, "=")
		}
	case s.pos < len(s.text) && strings.ContainsRune(`"'“‘[{［0123456789`, r):
		key := s.text[parts[0].span.Start:parts[len(parts)-1].span.End]
		s.fault(&ruleEquals, s.pos, s.after(s.pos), "写作 "+key+" = …", "键和值之间缺等号")
	default:
		s.noEquals(parts[0].span.Start)
		return false
	}
	s.skipSpaces()
	if r := s.rune(); r == '=' || r == '＝' {
		s.fault(&ruleEquals, s.pos, s.after(s.pos), "删去一个", "等号多写了一个")
		s.pos = s.after(s.pos)
		s.skipSpaces()
	}
	if s.pos >= len(s.text) || s.text[s.pos] == '\n' || s.text[s.pos] == '\r' || s.text[s.pos] == '#' {
		hint := `没有内容时写 ""，或删去这一行`
		if next := strings.TrimLeft(s.text[s.restOfLine(s.pos):], " \t\r\n"); next != "" && strings.ContainsRune(`"'[{`, rune(next[0])) && !headerLike(next) {
			hint = "值要从等号的同一行开始"
		}
		s.fault(&ruleNoValue, equals, s.after(equals), hint, "等号后面没有值")
		return false
	}
	node := s.define(table, parts)
	return s.value(node, depth)
}

// noEquals tells of a line that begins like a key but has no value.
func (s *scanner) noEquals(start int) {
	if !s.badKey(start) {
		s.fault(&ruleStray, start, s.restOfLine(start), `键后面要有“= 值”；成段的文字放在 """ 和 """ 之间，注释以 # 开头`, "这一行没有等号")
	}
}

// part is one part of a dotted key.
type part struct {
	name string
	span diag.Span
}

// key reads a dotted key and the blanks behind it.
func (s *scanner) key() ([]part, bool) {
	var parts []part
	for {
		s.skipSpaces()
		p, ok := s.keyPart()
		if !ok {
			return nil, false
		}
		if len(p.name) > nameLimit || len(parts) == depthLimit {
			s.fault(&ruleDeep, p.span.Start, p.span.End, "看看是不是少了引号或括号", "键太长，或节数超过 %d", depthLimit)
			s.stop = true
			return nil, false
		}
		parts = append(parts, p)
		s.skipSpaces()
		if s.pos >= len(s.text) || s.text[s.pos] != '.' {
			return parts, true
		}
		s.pos++
	}
}

// keyPart reads one part of a key.
func (s *scanner) keyPart() (part, bool) {
	start := s.pos
	switch r := s.rune(); {
	case r == '"' || r == '\'':
		if s.at(`"""`) || s.at("'''") {
			s.fault(&ruleString, start, start+3, "删去它，或在文字的开头补上对应的三引号", "这里多出三个引号，前面没有对应的开头")
			return part{}, false
		}
		if !s.quoted(true) {
			return part{}, false
		}
		span := diag.Span{Start: start, End: s.pos}
		return part{unquote(s.text, span).S, span}, true
	case isFullQuote(r):
		s.fault(&ruleFullWidth, start, s.after(start), "键不用加引号", "键用了全角引号 %c", r)
		return part{}, false
	}
	for s.pos < len(s.text) && isBareKey(s.text[s.pos]) {
		s.pos++
	}
	if r := s.rune(); s.pos < len(s.text) && r >= utf8.RuneSelf && !isBlank(r) && !isSyntax(r) {
		return s.foreignKey(start)
	}
	if s.pos == start {
		if s.pos < len(s.text) && (s.text[start] == '=' || s.text[start] == '.') {
			s.fault(&ruleKey, start, start+1, "键写在等号前面，如 title = …", "这里缺键")
		} else if !s.badKey(start) {
			s.fault(&ruleSyntax, start, s.after(start), "一行或是“键 = 值”，或是 [表头]，或是 # 注释", "这里应是一个键")
		}
		return part{}, false
	}
	return part{s.text[start:s.pos], diag.Span{Start: start, End: s.pos}}, true
}

// badKey tells of a key with a character that no key has, if what begins at
// start is meant as a key: an equals sign follows on its line.
func (s *scanner) badKey(start int) bool {
	key, _, ok := strings.Cut(s.text[start:s.restOfLine(start)], "=")
	key = strings.TrimRightFunc(key, isBlank)
	if !ok || key == "" || len(key) > 100 || strings.ContainsAny(key, "\"'[]{}#,，。、；：！？“”‘’（）《》") {
		return false
	}
	s.fault(&ruleKey, start, start+len(key), "去掉别的符号和空格", keyForm, key)
	return true
}

const keyForm = "键只能用英文字母、数字、_ 和 -，不能写作“%s”"

// foreignKey tells of a key that is not written in ASCII, if what begins at
// start is a key at all: an equals sign follows. It reads over it as if it
// were right.
func (s *scanner) foreignKey(start int) (part, bool) {
	end := start
	for end < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[end:])
		if isBlank(r) || r < utf8.RuneSelf && !isBareKey(byte(r)) || isSyntax(r) {
			break
		}
		end += n
	}
	rest := strings.TrimLeftFunc(s.text[end:], isBlank)
	next, _ := utf8.DecodeRuneInString(rest)
	if !strings.ContainsRune("=＝:：.]］】", next) || rest == "" {
		if !s.badKey(start) {
			s.stray(start)
		}
		return part{}, false
	}
	hint := "换成相应的英文键，中文写在等号后面的引号里"
	if strings.IndexFunc(s.text[start:end], unicode.IsLetter) >= 0 && !strings.ContainsFunc(s.text[start:end], isHan) {
		hint = "改用英文半角字母"
	}
	s.fault(&ruleKey, start, end, hint, keyForm, s.text[start:end])
	s.pos = end
	return part{s.text[start:end], diag.Span{Start: start, End: end}}, !s.stop
}

// stray tells of prose where a statement should begin.
func (s *scanner) stray(start int) {
	s.fault(&ruleStray, start, s.restOfLine(start), `成段的文字放在 """ 和 """ 之间；注释以 # 开头`, "这里的文字不在任何值里")
}

// header reads [a.b] or [[a.b]].
func (s *scanner) header() bool {
	start := s.pos
	brackets := 0
	for brackets < 2 && s.bracket('[') {
		brackets++
	}
	s.skipSpaces()
	switch r := s.rune(); {
	case s.pos < len(s.text) && (r == '[' || r == '［' || r == '【'):
		s.fault(&ruleBracket, start, s.after(s.pos), "写作 [[键]]，中间没有空格", "两个方括号要紧挨着")
		return false
	case s.pos < len(s.text) && (r == ']' || r == '］' || r == '】'):
		s.fault(&ruleKey, start, s.restOfLine(s.pos), "写作 [键] 或 [[键]]", "表头里缺键")
		return false
	}
	parts, ok := s.key()
	if !ok {
		return false
	}
	for range brackets {
		if !s.bracket(']') {
			name := s.text[parts[0].span.Start:parts[len(parts)-1].span.End]
			hint := "写作 " + strings.Repeat("[", brackets) + name + strings.Repeat("]", brackets)
			s.fault(&ruleBracket, start, s.restOfLine(s.pos), hint, "表头缺右方括号")
			return false
		}
	}
	s.under = s.text[parts[0].span.Start:parts[len(parts)-1].span.End]
	s.enter(parts, diag.Span{Start: start, End: s.pos}, brackets == 2)
	return true
}

// bracket moves past an opening or a closing square bracket, if one stands
// here; a full-width one is told.
func (s *scanner) bracket(want rune) bool {
	r := s.rune()
	if s.pos >= len(s.text) {
		return false
	}
	if r == want {
		s.pos++
		return true
	}
	if want == '[' && (r == '［' || r == '【') || want == ']' && (r == '］' || r == '】') {
		s.pos += utf8.RuneLen(r)
		s.slip(s.pos-utf8.RuneLen(r), s.pos, string(want))
		return true
	}
	return false
}

// atStatement reports whether the line from here looks like a header or a key
// with its equals sign.
func (s *scanner) atStatement() bool {
	line := strings.TrimLeftFunc(s.text[s.pos:s.restOfLine(s.pos)], isBlank)
	return headerLike(line) || keyLike(line)
}

func headerLike(line string) bool {
	name := strings.TrimLeft(line, "[［【")
	if name == line {
		return false
	}
	end := strings.IndexAny(name, "]］】")
	if end <= 0 || end > 100 {
		return false
	}
	switch name[:end] {
	case "true", "false", "inf", "nan":
		return false
	}
	first, _ := utf8.DecodeRuneInString(name)
	return unicode.IsLetter(first) && !strings.ContainsAny(name[:end], "\"'“”,，、\n")
}

func keyLike(line string) bool {
	end := strings.IndexAny(line, "=＝")
	if end <= 0 || end > 100 {
		return false
	}
	key := strings.TrimRightFunc(line[:end], isBlank)
	return key != "" && !strings.ContainsFunc(key, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && r != '-' && r != '.'
	})
}
