package tomldoc

import (
	"slices"
	"strings"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"gongwen/render/crew"
	"gongwen/render/diag"
)

// depthLimit bounds how deep brackets nest and how many parts a key has. It
// keeps the scanner's and the decoder's recursion flat, and the decoder's work
// on dotted keys linear.
const depthLimit = 32

// nameLimit bounds one part of a key, in bytes: the decoder copies the whole
// path for every key.
const nameLimit = 1000

// findingLimit bounds the findings of one text: a file with more is no
// notice, and they take memory.
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
	parts []part // of the key read last
	under string // the key of that header, as written; empty at the top
	names map[name]*Node
	echo  *Node // an element of [[a]] with a key that seems to be the next one's

	size      int // of a stretch
	growing   run
	cuts      []diag.Span // the stretches
	queue     chan stretch
	decoders  crew.Crew
	disagreed atomic.Bool // of a stretch
	whole     whole

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

func newScanner(src *diag.Source, size int) *scanner {
	root := &Node{Kind: Table, made: byHeader}
	s := &scanner{src: src, text: src.Text, root: root, table: root, names: map[name]*Node{}, size: size}
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

// run scans the whole text and waits for the decoders.
func (s *scanner) run() {
	s.scan()
	if s.queue != nil {
		close(s.queue)
		s.decoders.Wait()
	}
}

func (s *scanner) scan() {
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
		return s.header() && s.lineEnd("方括号")
	case r == eof || r == '\n' || r == '\r':
		return true
	}
	return s.pair(s.table, 0) && s.lineEnd("值")
}

// lineEnd checks that nothing but a comment follows on the line.
func (s *scanner) lineEnd(what string) bool {
	s.skipSpaces()
	switch r := s.rune(); {
	case r == eof || r == '\n' || s.at("\r\n"):
		return true
	case r == '#':
		s.comment()
		return true
	case r == '＃':
		s.slip(s.pos, s.pos+len("＃"), "#")
		s.comment()
		return true
	}
	start, stop := s.pos, s.restOfLine(s.pos)
	if s.doubled(start, strings.TrimRightFunc(s.text[start:stop], isBlank)) {
		return false
	}
	hint := "说明文字前面加 #；下一个键另起一行"
	switch rest := s.text[start:stop]; {
	case !strings.ContainsFunc(rest, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }):
		hint = "删去它"
	case s.pos > 0 && s.text[s.pos-1] == '"' && strings.ContainsRune(rest, '"'):
		hint = `值里面的引号用中文引号“ ”，或写成 \"`
	}
	s.fault(&ruleAfter, start, stop, hint, "%s后面还有文字", what)
	return false
}

// header reads [a.b] or [[a.b]]. Its full-width brackets are one slip of the
// hand, told once.
func (s *scanner) header() bool {
	start := s.pos
	brackets, wide := 0, false
	for brackets < 2 && s.square('[', &wide) {
		brackets++
	}
	s.skipSpaces()
	switch r := s.rune(); {
	case r == '[' || r == '［' || r == '【':
		s.fault(&ruleBracket, start, s.after(s.pos), "写作 [[键]]，中间没有空格", "两个方括号要紧挨着")
		return false
	case r == ']' || r == '］' || r == '】':
		s.fault(&RuleKey, start, s.restOfLine(s.pos), "写作 [键] 或 [[键]]", "方括号里缺键")
		return false
	}
	parts, ok := s.key()
	if !ok {
		return false
	}
	s.under = s.text[parts[0].span.Start:parts[len(parts)-1].span.End]
	mended := func() string { return strings.Repeat("[", brackets) + s.under + strings.Repeat("]", brackets) }
	for range brackets {
		if !s.square(']', &wide) {
			s.fault(&ruleBracket, start, s.restOfLine(s.pos), "写作 "+mended(), "这一行缺右方括号")
			return false
		}
	}
	if wide {
		s.fault(&ruleFullWidth, start, s.pos, "写作 "+mended(), "方括号是全角的")
	}
	s.enter(parts, diag.Span{Start: start, End: s.pos}, brackets == 2)
	return true
}

// bracket moves past an opening or a closing square bracket, if one stands
// here; a full-width one is told.
func (s *scanner) bracket(want rune) bool {
	start, wide := s.pos, false
	if !s.square(want, &wide) {
		return false
	}
	if wide {
		s.slip(start, s.pos, string(want))
	}
	return true
}

// square moves past an opening or a closing square bracket, if one stands
// here, and notes whether it is full-width.
func (s *scanner) square(want rune, wide *bool) bool {
	r := s.rune()
	full := want == '[' && (r == '［' || r == '【') || want == ']' && (r == '］' || r == '】')
	if r != want && !full {
		return false
	}
	*wide = *wide || full
	s.pos += utf8.RuneLen(r)
	return true
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
