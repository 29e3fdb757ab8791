package tomldoc

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"gongwen/render/diag"
)

// What to do about a file of another encoding. No line of it is quoted: it
// would be gibberish, and every line wants the same cure. %s is what VS Code
// has to read the file as before it can save it well.
const saveAsUTF8 = "存为 UTF-8 再运行。记事本：“另存为”，“编码”选 UTF-8；WPS 文字：另存为“文本文件（*.txt）”，编码选 UTF-8，再把扩展名改回 .toml；" +
	"VS Code：点右下角的编码，先“通过编码重新打开”选 %s，再“通过编码保存”选 UTF-8"

// MaxSize is the size of the largest text that is read, in bytes. Who reads a
// file need not read more than one byte beyond it.
const MaxSize = 64 << 20

// readable reports whether the text is UTF-8 and of a size to read; if not it
// adds the one finding that says what the file is instead.
func readable(src *diag.Source, findings *diag.List) bool {
	t := src.Text
	if len(t) > MaxSize {
		findings.Add(&ruleSize, src, diag.Span{}, "看看是不是指错了文件", "文件超过 %d MB，不读", MaxSize>>20)
		return false
	}
	if strings.HasPrefix(t, "\xff\xfe") || strings.HasPrefix(t, "\xfe\xff") || widened(t) {
		findings.Add(&ruleEncoding, src, diag.Span{}, fmt.Sprintf(saveAsUTF8, "UTF-16"), "文件是 UTF-16（“Unicode”）编码，不是 UTF-8")
		return false
	}
	if utf8.ValidString(t) {
		return true
	}
	at := firstBadByte(t)
	if strings.ContainsFunc(t[:at], func(r rune) bool { return r >= 0x800 }) { // GBK would have failed there
		findings.Add(&ruleEncoding, src, diag.Span{Start: at, End: at + 1}, "对照原稿改正这里的字，再存为 UTF-8",
			"这里的字节 0x%02X 不是 UTF-8 编码", t[at])
		return false
	}
	findings.Add(&ruleEncoding, src, diag.Span{}, fmt.Sprintf(saveAsUTF8, "GBK"),
		"文件不是 UTF-8 编码，多半存成了 GBK（ANSI），从第 %d 行起读不出", 1+strings.Count(t[:at], "\n"))
	return false
}

// widened reports whether the text looks like UTF-16 without a mark: its
// ASCII half, keys and line ends, leaves a NUL in each second byte.
func widened(t string) bool {
	head := t[:min(len(t), 4096)]
	return strings.Count(head, "\x00")*4 >= len(head) && len(head) > 1
}

func firstBadByte(t string) int {
	for i, r := range t {
		if r == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(t[i:]); n == 1 {
				return i
			}
		}
	}
	return len(t)
}

// forbidden reports whether a character may stand in no value: it cannot be
// printed, and XML, so the workbook and the PDF's metadata, cannot hold it.
func forbidden(r rune) bool {
	switch {
	case r < 0x20:
		return r != '\t' && r != '\n'
	case r < 0x7f:
		return false
	case r <= 0x9f: // DEL and C1
		return true
	case r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe: // noncharacters
		return true
	}
	return r == utf8.RuneError || r == '\uFEFF'
}

// oddities lists the offsets of the forbidden characters, up to findingLimit,
// and how many of them are controls, which TOML bars even from comments. A CR
// is part of a line end or a control.
func oddities(t string, from int) (odd []int, controls int) {
	for i := from; i < len(t) && len(odd) <= findingLimit; i++ {
		switch c := t[i]; {
		case c >= 0x80 && c < 0xef && c != 0xc2: // nearly all of Chinese; begins no forbidden one
		case c >= 0x20 && c < 0x7f, c == '\n', c == '\t':
		case c == 0xef && i+1 < len(t) && t[i+1] == 0xbc: // full-width punctuation
		case c < 0x20, c == 0x7f:
			if c == '\r' && i+1 < len(t) && t[i+1] == '\n' {
				continue
			}
			odd = append(odd, i)
			controls++
		default:
			if r, n := utf8.DecodeRuneInString(t[i:]); forbidden(r) {
				odd = append(odd, i)
				i += n - 1
			}
		}
	}
	return odd, controls
}

// tellOdd adds the forbidden characters that the scanner has left in the list:
// those of comments are only told if they are controls.
func (s *scanner) tellOdd() {
	for _, at := range s.odd {
		r, n := utf8.DecodeRuneInString(s.text[at:])
		s.tellForbidden(r, at, at+n)
	}
}

// tellForbidden adds the finding for one forbidden character.
func (s *scanner) tellForbidden(r rune, start, end int) {
	switch {
	case r == utf8.RuneError:
		s.add(&ruleCharacter, start, end, "对照原稿补上这个字", "这里的字在转码时已经丢失（U+FFFD）")
	case r == '\r':
		s.add(&ruleCharacter, start, end, "用编辑器把行尾改为 LF 或 CRLF", "单独的回车符（U+000D）不是行尾")
	case r == '\uFEFF':
		s.add(&ruleCharacter, start, end, "删去它；多半是把几个文件首尾相接时带进来的", "文字中间有字节顺序标记（U+FEFF）")
	case r < 0xa0:
		s.add(&ruleCharacter, start, end, "删去它；多半是从别处粘贴时带进来的", "这里有控制字符 U+%04X", r)
	default:
		s.add(&ruleCharacter, start, end, "删去它", "这里有非字符 U+%04X", r)
	}
}
