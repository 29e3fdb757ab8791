// Package text breaks Chinese text into lines and justifies them.
//
// It knows character classes and widths, no fonts, no paper and no notice. Its
// measure is the thousandth of an em, so that a line of 28 cells is 28000
// whatever its millimetres. The rules are GB/T 15834—2011 §5.1 and the GB level
// of CLREQ. In: characters with their advances. Out: lines with the place of
// every character.
//
// Every mark has its full width, beside another mark, unless the measure says
// otherwise, and at the start of a line too, so that a line of hanzi and marks stands on the grid of the type area
// (GB/T 9704—2012 5.2.3: 28 to a line) and like marks look alike. White is taken
// from marks only where a rule asks for it: a character that may not start a
// line or a piece that may not be parted is drawn in (先挤进), or a lone last
// character is spared. Then the mark at the end of the line gives first, up to
// half an em, then the gaps in the order of squeezing; else the piece is pushed
// out and the gaps of the line grow alike (后推出). Marks never hang.
package text

import (
	"slices"
	"unicode"
)

// Char is one character with its natural advance in thousandths of an em.
type Char struct {
	Rune    rune
	Advance int
}

// Measure says what a paragraph is set to. Lengths are thousandths of an em.
type Measure struct {
	Width     int  // from the left edge of the type area to its right
	First     int  // indent of the first line
	Rest      int  // indent of the other lines
	Justify   bool // fill every line but the last; else lines are ragged right
	AutoSpace int  // between hanzi and Latin letters or digits; 0 is the default of the product
	Stretch   int  // the most that every gap grows; 0: an em
	Marks     int  // the most that a gap beside a mark grows beyond that; a line that wants more stays ragged
	Adjacent  int  // what two full-width marks that meet take together: 1500 by CLREQ; 0: the width of both
	Hang      int  // more indent of a line that goes on what an earlier one of its line of the source began

	// Bonds hold characters to the ones behind them where a break were free. Nil: none.
	Bonds []Bond
}

// Bond is how strongly a character is held to the next one, for text that is
// broken by its sense, names in narrow cells. A line breaks at a bond only if what
// is held together is longer than a line, and then at the weakest that will do.
type Bond uint8

// None; before a bracket in a name; between its words; inside a word.
const (
	NoBond     = Bond(free)
	PartBond   = Bond(part)
	NameBond   = Bond(name)
	InsideBond = Bond(inside)
)

// Line is one line: the characters [Start,End) of the paragraph. Blanks and
// line breaks at its end belong to no line.
type Line struct {
	Start, End int
	X          []int // left edge of every character from the edge of the type area
	Width      int   // right edge of the last character's advance, after justification; a mark at the end counts its half width
}

// Break sets a paragraph. A '\n' ends a line, which is then set like a last
// line; two in a row leave a line without characters between them, one at the
// very end adds nothing. Blanks at the edges of lines belong to no line.
//
// A justified line ends exactly at m.Width, the mark at its end counted as much
// as it keeps (at least half an em). Three kinds of line do not: last lines are
// natural, or squeezed if only that holds them; a line whose gaps would grow
// beyond m.Stretch and m.Marks, or that has none to grow, stays natural; a character wider
// than the line sticks out.
func Break(chars []Char, m Measure) []Line {
	var few [256]cell
	var sums [len(few)]sum
	p := settled(chars, m, few[:])
	p.sumUp(sums[:])
	return p.lines(m)
}

// lines are those of the paragraph in a measure.
func (p *paragraph) lines(m Measure) []Line {
	lines := make([]Line, 0, p.guess(m))
	xs := make([]int, len(p.chars))
	b := breaker{paragraph: p, measure: m}
	for b.next() {
		x := xs[b.line.start:b.line.end:b.line.end]
		width := p.place(x, b.line, b.indent, m)
		lines = append(lines, Line{Start: b.line.start, End: b.line.end, X: x, Width: width})
	}
	return lines
}

// Torn is how many lines of a text end where something was held together: at a
// bond, by its strength; inside a number or between it and its unit.
type Torn struct {
	Parts, Names, Words, Numbers int
	Lone                         int // of running text: last lines of one character
}

// letters counts the characters of a line that are no marks, up to so many.
func (p *paragraph) letters(line run, most int) (n int) {
	for i := line.start; i < line.end && n < most; i++ {
		if r := p.chars[i].Rune; r > 0x7F && !unicode.IsPunct(r) && !unicode.IsSpace(r) {
			n++
		} else if r <= 0x7F {
			return most // digits and Latin letters are half as wide, and go with marks
		}
	}
	return n
}

// Settled is a text of which it is known how its characters hold together: all
// that a measure says but its widths. It never changes.
type Settled struct{ paragraph paragraph }

// Settle settles a text that is tried in lines of several widths.
func Settle(chars []Char, m Measure) *Settled {
	s := &Settled{settled(chars, m, nil)}
	s.paragraph.sumUp(nil)
	return s
}

// Break is [Break] of the text. The measure differs from that of [Settle] in its
// widths and indents alone.
func (s *Settled) Break(m Measure) []Line { return s.paragraph.lines(m) }

// Count is the number of lines that Break makes of the text, and what they tear.
func (s *Settled) Count(m Measure) (lines int, torn Torn) {
	p := &s.paragraph
	b := breaker{paragraph: p, measure: m}
	goes := false // the paragraph has a line before this
	for b.next() {
		lines++
		if b.line.last || b.line.end == 0 {
			if goes && m.Justify && p.letters(b.line, 2) == 1 {
				torn.Lone++
			}
			goes = false
			continue
		}
		goes = true
		switch p.cells[b.line.end-1].glue {
		case part:
			torn.Parts++
		case name:
			torn.Names++
		case inside:
			torn.Words++
		case joint, unit, word:
			if p.cells[b.line.end-1].class == closer { // 〔2023〕 | 22号
				torn.Parts++
			} else if i := b.skipBlanks(b.line.end); p.cells[b.line.end-1].class == digit || i < len(p.cells) && p.cells[i].class == digit {
				torn.Numbers++
			} else {
				torn.Words++
			}
		}
	}
	return lines, torn
}

// OneLine reports whether a text is surely one line: its characters fit beside
// each other as they are, so that nothing has to be known of them.
func OneLine(chars []Char, m Measure) bool {
	if len(chars) == 0 || m.AutoSpace > 0 || classOf(chars[0].Rune) == blank {
		return false
	}
	width := m.First
	for _, c := range chars {
		if width += c.Advance; width > m.Width || c.Rune == '\n' {
			return false
		}
	}
	return true
}

// Numbers calls found with the width of every piece of the text that is not to be
// parted whatever bonds there are and that has digits: a number with what it counts,
// a word with letters.
func Numbers(chars []Char, found func(width int)) {
	if !slices.ContainsFunc(chars, func(c Char) bool { return classOf(c.Rune) == digit }) {
		return
	}
	var few [256]cell
	p := settled(chars, Measure{}, few[:])
	width, number := 0, false
	for i := range p.cells {
		c := &p.cells[i]
		if c.class != newline && c.class != blank {
			width += chars[i].Advance
			number = number || c.class == digit
		}
		if i+1 == len(p.cells) || c.glue == free || c.class == newline || p.cells[i+1].class == blank {
			if number {
				found(width - trailing(c.class, chars[i].Advance))
			}
			width, number = 0, false
		}
	}
}

// Places lists where a line may begin, apart from the first character: for
// text that is broken by its shape, as titles are, and not by a width.
func Places(chars []Char) []int {
	var few [256]cell
	p := settled(chars, Measure{}, few[:])
	var at []int
	held := true // the glue before i is not free
	for i := range p.cells {
		c := &p.cells[i]
		if c.class == blank {
			continue
		}
		if !held && c.class != newline {
			at = append(at, i)
		}
		held = c.glue != free
	}
	return at
}

// guess returns about how many lines there will be.
func (p *paragraph) guess(m Measure) int {
	sum := 0
	for _, c := range p.chars {
		sum += c.Advance
	}
	return min(sum/max(m.Width-max(m.Rest, 0), em)+2, len(p.chars))
}
