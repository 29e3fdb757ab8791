package sheet

import (
	"strings"
	"unicode/utf8"
)

// Sizes of text in points. Multiples of 3 pt are whole pixels at every screen
// scale of Windows; 10.5 and 11 pt are not, and lines come out otherwise there.
const (
	TitleSize = 18
	BodySize  = 12
	KeySize   = 9
)

const (
	cellPad = 5 // pixels a cell keeps free from left to right (ECMA-376 18.3.1.13, digits of 8 px)
	rowPad  = 8 // pixels a row keeps free above and below its text

)

// pitch is the distance of two lines in pixels, as Excel and WPS make it.
func pitch(size int) int {
	switch size {
	case 9:
		return 15 // 11.25 pt
	case 12:
		return 19 // 14.25 pt
	}
	return (size*5 + 2) / 3 // 1.25 em, rounded up to a pixel
}

// Room is the number of half ems that fit a line of a cell.
func Room(width, size int) int { return max(2, (width-cellPad)*3/(size*2)) }

// WidthFor is the width of a cell whose line holds n half ems of body text, as
// a whole number of digits.
func WidthFor(n int) int { return (n*8 + cellPad + 7) / 8 * 8 }

// HeightOf is the height a cell needs for its text.
func HeightOf(s string, width, size int) int { return HeightFor(Lines(s, Room(width, size)), size) }

// HeightFor is the height of so many lines.
func HeightFor(lines, size int) int { return lines*pitch(size) + rowPad }

// Lines counts the lines that a text takes in cells with the room given, in
// half ems: filled greedily, a break pushed back before a character that may
// not begin a line, behind one that may not end it, and out of a run of Latin
// letters and digits. Measured equal to LibreOffice's breaks for 宋体 12 in 210
// cells of 210.
func Lines(s string, room int) int {
	count, used := 1, 0
	allowed := 0 // half ems from the line's start to its last allowed break; 0: none
	var prev class
	for i := 0; i < len(s); {
		var of class
		w := 2
		switch lead := s[i]; {
		case lead >= 0xE4 && lead <= 0xE9: // U+4000 to U+9FFF, nearly all there is
			i += 3
		case lead == '\n':
			i++
			count, used, allowed, prev = count+1, 0, 0, 0
			continue
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			i += n
			of, w = classOf(r), advance(r)
		}
		if used > 0 && prev&noTail == 0 && of&noHead == 0 && prev&of&word == 0 {
			allowed = used
		}
		for used+w > room && used > 0 {
			if allowed == 0 {
				allowed = used // nothing allowed in the whole line: cut it here
			}
			count++
			used, allowed = used-allowed, 0
		}
		used += w
		prev = of
	}
	return count
}

// LongestLine is the width of the widest line of s in half ems.
func LongestLine(s string) int {
	widest := 0
	for line := range strings.SplitSeq(s, "\n") {
		widest = max(widest, HalfEms(line))
	}
	return widest
}

// HalfEms is the width of a text on one line.
func HalfEms(s string) int {
	n := 0
	for _, r := range s {
		n += advance(r)
	}
	return n
}

// advance is the advance of a character. 宋体 and its kin know full and half
// width only; what is neither ASCII nor half-width kana counts as full, which
// can only make a row too high.
func advance(r rune) int {
	if r < utf8.RuneSelf || r >= 0xFF61 && r <= 0xFFDC {
		return 1
	}
	return 2
}

// Fit is the width at which n half ems take so many lines, within limits.
func Fit(n, lines, least, most int) int {
	return min(max(WidthFor((n+lines-1)/lines+1), least), most)
}

// HeadWidth is the width at which a head stands on one line, or a long one on
// several.
func HeadWidth(head string) int {
	const most = 12 // half ems
	return WidthFor(min(HalfEms(head), most))
}

// Fits is how many characters a cell of body text shows in any case: in every
// line one may have to go to the next, for the sake of a mark that may not begin
// one.
func Fits(width, height int) int {
	return linesIn(height) * max(1, Room(width, BodySize)/2-1)
}

// linesIn is the lines of body text that a height holds.
func linesIn(height int) int { return (height - rowPad) / pitch(BodySize) }

// class says how a character behaves at the edge of a line.
type class uint8

const (
	word   class = 1 << iota // a letter or digit: not parted from its neighbour
	noHead                   // may not begin a line
	noTail                   // may not end a line
)

func classOf(r rune) class {
	switch {
	case r >= '0' && r <= '9', r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
		return word
	}
	switch r {
	case '.', '²', '³', '¹', 'ⁿ': // m³: part of what they stand behind
		return word | noHead
	case '½', '⅓', '¼', '¾', '⅔':
		return word
	case '±', '≥', '≤', '≈':
		return noTail
	case '（', '《', '〈', '「', '『', '【', '〔', '“', '‘', '(', '[', '{':
		return noTail
	case '，', '。', '、', '；', '：', '？', '！', '）', '》', '〉', '」', '』', '】', '〕', '”', '’', '…', '—',
		',', ';', ':', '?', '!', ')', ']', '}', '%', '％', '℃':
		return noHead
	}
	switch {
	case r >= '⁰' && r <= '₎': // CO₂, 10⁴
		return word | noHead
	case r >= 0x3371 && r <= 0x33DF: // ㎡ ㎞
		return noHead
	}
	return 0
}
