package text

import "unicode"

// class is what line breaking needs to know of a character.
type class uint8

const (
	han       class = iota // hanzi and whatever else stands alone: a break is free on both sides
	numeral                // a hanzi that counts: 一 〇 十 万
	digit                  // 0–9
	latin                  // letters, and signs that live inside words
	opener                 // “‘（〔【《〈「『 ( [ {
	closer                 // ”’）〕】》〉」』 ) ] }
	comma                  // ，、；：
	stop                   // 。？！
	period                 // their half-width kin , . ; : ! ?
	interdot               // ·
	dash                   // —— (two or more)
	ellipsis               // ……
	connector              // one — and - – ～ ~
	solidus                // /
	suffix                 // % ‰ ℃ ° ′ ″ ㎡ ㎞
	prefix                 // ¥ $ £ № ± ≥
	script                 // ² ³ ⁴ ₂: a digit raised or lowered, part of what it stands behind
	blank                  // spaces; vanish at line edges
	newline                // '\n'
	attached               // combining marks and variation selectors
)

// barsStart reports whether no line may start with c (GB/T 15834 5.1.1–5.1.3,
// 5.1.6, 5.1.7, 5.1.9; the suffixes as in Word's list for zh-CN).
func (c class) barsStart() bool {
	switch c {
	case closer, comma, stop, period, interdot, connector, solidus, suffix, script, attached:
		return true
	}
	return false
}

// barsEnd reports whether no line may end with c (GB/T 15834 5.1.3, 5.1.9).
func (c class) barsEnd() bool { return c == opener || c == solidus || c == prefix }

// mark reports whether c is punctuation that cannot make a line on its own.
func (c class) mark() bool { return c.barsStart() || c.barsEnd() || c == blank }

// hanzi reports whether c is set like a hanzi.
func (c class) hanzi() bool { return c == han || c == numeral }

// western reports whether c is part of a Latin word or a number.
func (c class) western() bool { return c == latin || c == digit || c == script }

// paired reports whether c is one of the full-width marks that share their
// white when they meet (CLREQ: 》（ takes one and a half em).
func (c class) paired() bool { return c == opener || c == closer || c == comma || c == stop }

// classOf tells the class of r alone. What depends on neighbours (a second —,
// the turn of an ASCII quote) is settled by classify.
func classOf(r rune) class {
	switch {
	case r >= 0x4E00 && r <= 0x9FFF:
		if isNumeral(r) {
			return numeral
		}
		return han
	case r < 0x80:
		return classOfASCII(r)
	}
	switch r {
	case '，', '、', '；', '：', '﹐', '﹑', '､':
		return comma
	case '。', '？', '！', '．', '｡', '‼', '⁇', '⁈', '⁉':
		return stop
	case '“', '‘', '（', '〔', '【', '《', '〈', '「', '『', '〖', '［', '｛', '〝', '«', '｟':
		return opener
	case '”', '’', '）', '〕', '】', '》', '〉', '」', '』', '〗', '］', '｝', '〞', '〟', '»', '｠':
		return closer
	case '·', '‧', '・', '•':
		return interdot
	case '—', '―', '─':
		return dash
	case '…', '⋯':
		return ellipsis
	case '–', '‐', '‑', '～', '〜', '－':
		return connector
	case '／':
		return solidus
	case '％', '‰', '‱', '℃', '℉', '°', '′', '″', '¢', '￠':
		return suffix
	case '¥', '￥', '£', '￡', '＄', '€', '№', '±', '∓', '≥', '≤', '≈':
		return prefix
	case '〇':
		return numeral
	case '\u3000', '\u00A0', '\u2002', '\u2003', '\u2009':
		return blank
	case '\u200D', '\u2060', '\uFEFF':
		return attached
	case '−':
		return latin
	case '²', '³', '¹', 'ⁿ':
		return script
	case '¼', '½', '¾':
		return digit
	}
	switch {
	case r >= '⁰' && r <= '₎':
		return script
	case r >= '⅐' && r <= '⅞', r == '↉':
		return digit
	case r >= 0x3371 && r <= 0x33DF: // ㎡ ㎞ ㎏
		return suffix
	case r >= '０' && r <= '９':
		return digit
	case r >= 0x2E80 && r < 0xFE00, r >= 0xFF00 && r < 0xE0000:
		if unicode.Is(unicode.Mn, r) {
			return attached
		}
		return han
	case unicode.Is(unicode.M, r):
		return attached
	case unicode.IsLetter(r):
		return latin
	}
	return han
}

func classOfASCII(r rune) class {
	switch r {
	case '\n':
		return newline
	case ' ', '\t', '\r':
		return blank
	case ',', '.', ';', ':', '!', '?':
		return period
	case '(', '[', '{':
		return opener
	case ')', ']', '}':
		return closer
	case '-', '~':
		return connector
	case '/':
		return solidus
	case '%':
		return suffix
	case '$':
		return prefix
	}
	if r >= '0' && r <= '9' {
		return digit
	}
	return latin
}

// isNumeral reports whether r is a hanzi that numbers are written with.
func isNumeral(r rune) bool {
	switch r {
	case '一', '二', '三', '四', '五', '六', '七', '八', '九', '零', '两', '十', '百', '千', '万', '亿':
		return true
	}
	return false
}

// multiplies reports whether r may stand between digits and their unit: 5万元,
// 20余个.
func multiplies(r rune) bool {
	switch r {
	case '十', '百', '千', '万', '亿', '余', '多':
		return true
	}
	return false
}
