// Package text breaks Chinese text into lines and justifies them.
//
// It knows character classes and widths, no fonts, no paper and no notice. Its
// measure is the thousandth of an em, so that a line of 28 cells is 28000
// whatever its millimetres. The rules are GB/T 15834—2011 §5.1 and the GB level
// of CLREQ. In: characters with their advances. Out: lines with the place of
// every character.
package text

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
}

// Line is one line: the characters [Start,End) of the paragraph. Blanks and
// line breaks at its end belong to no line.
type Line struct {
	Start, End int
	X          []int // left edge of every character from the edge of the type area
	Width      int   // right edge of the last character's advance, after justification; a mark at the end counts its half width
}
