package tomldoc

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gongwen/render/diag"
)

// pair reads key = value into the table.
func (s *scanner) pair(table *Node, depth int) bool {
	parts, ok := s.key()
	if !ok {
		return false
	}
	s.skipSpaces()
	equals := s.pos
	switch r := s.rune(); {
	case strings.ContainsRune("=＝:：", r):
		s.pos += utf8.RuneLen(r)
		if r != '=' {
			s.slip(equals, s.pos, "=")
		}
	case r == '"' && s.doubledLine(parts[0].span.Start):
		return false
	case strings.ContainsRune(`"'“‘[{［0123456789`, r):
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
	if r := s.rune(); r == eof || r == '\n' || r == '\r' || r == '#' {
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

// key reads a dotted key and the blanks behind it. Its parts are good until the
// next key is read.
func (s *scanner) key() ([]part, bool) {
	parts := s.parts[:0]
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
		if s.rune() != '.' {
			s.parts = parts
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
	if r := s.rune(); r >= utf8.RuneSelf && !isBlank(r) && !isSyntax(r) {
		return s.foreignKey(start)
	}
	if s.pos == start {
		switch r := s.rune(); {
		case r == '＃':
			s.slip(start, s.after(start), "#")
		case r == '=' || r == '.':
			s.fault(&RuleKey, start, start+1, "键写在等号前面，如 title = …", "这里缺键")
		case !s.badKey(start):
			s.fault(&ruleSyntax, start, s.after(start), "一行或是“键 = 值”，或是 [表]，或是 # 注释", "这里应是一个键")
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
	s.fault(&RuleKey, start, start+len(key), "去掉别的符号和空格", keyForm, key)
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
	s.fault(&RuleKey, start, end, hint, keyForm, s.text[start:end])
	s.pos = end
	return part{s.text[start:end], diag.Span{Start: start, End: end}}, !s.stop
}

// stray tells of prose where a statement should begin.
func (s *scanner) stray(start int) {
	s.fault(&ruleStray, start, s.restOfLine(start), `成段的文字放在 """ 和 """ 之间；注释以 # 开头`, "这里的文字不在任何值里")
}

// doubled tells of a value between two pairs of quotes, of which the first pair
// reads as an empty string: ""关于“双减”的通知"". What stands between quotes inside
// gets Chinese ones.
func (s *scanner) doubled(start int, rest string) bool {
	inner, ok := strings.CutSuffix(rest, `""`)
	inner = strings.ReplaceAll(inner, `""`, `"`)
	if !ok || inner == "" || !strings.HasSuffix(s.text[:start], `""`) || strings.Count(inner, `"`)%2 == 1 || strings.Contains(inner, `",`) {
		return false
	}
	for strings.Contains(inner, `"`) {
		inner = strings.Replace(strings.Replace(inner, `"`, "“", 1), `"`, "”", 1)
	}
	s.fault(&ruleDoubled, start-len(`""`), start+len(rest), `写作 "`+inner+`"`, "引号写了两遍，多半是从 Excel 复制的")
	return true
}

// doubledLine tells of a line that Excel has put between quotes, doubling those
// in it: "title = ""关于通知""". Its key reads as a quoted one with an equals sign.
func (s *scanner) doubledLine(start int) bool {
	line := strings.TrimRightFunc(s.text[start:s.restOfLine(start)], isBlank)
	if len(line) < 4 || line[0] != '"' || line[len(line)-1] != '"' || !strings.Contains(line, "=") {
		return false
	}
	inner := line[1 : len(line)-1]
	if strings.Count(inner, `"`) != 2*strings.Count(inner, `""`) || strings.Count(inner, `""`) < 2 {
		return false
	}
	s.fault(&ruleDoubled, start, start+len(line), "写作 "+strings.ReplaceAll(inner, `""`, `"`), "整行加了引号，里面的引号又写了两遍，多半是从 Excel 复制的")
	return true
}
