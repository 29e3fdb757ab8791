package table

import (
	"strings"

	"gongwen/render/diag"
	"gongwen/render/paper/compose"
	"gongwen/render/paper/lexicon"
	"gongwen/render/paper/press"
	"gongwen/render/paper/text"
)

// words is the text of cells as lines are made of it: its characters, and what in
// it holds together. What it is in lines of some width depends on nothing else.
type words struct {
	chars []text.Char
	kind  kind
	manner

	names held // what may not be torn
	parts held // where a name is longer than a line: words in it

	wide []int // of its paragraphs

	longest           bool        // known, the next two:
	paragraph, number int         // the widest paragraph, and the widest number that must not be torn, in whole characters
	fits              []fit       // by characters of a line; of no lines: not yet asked
	lines             []text.Line // of so many characters
	linesOf           int
}

// manner is how the cells of a column are broken.
type manner struct {
	days  bool
	units bool // names of organs, or of whom: each is one
	hang  int
}

// held is a text held together by bonds.
type held struct {
	bonds   []text.Bond
	settled *text.Settled // nil: not yet asked
}

// fit is what a text is in lines of some width.
type fit struct {
	lines int32
	torn  int32 // how much is torn, see cost
	words int32 // how many words
	lone  int32 // of sentences: last lines of one character
}

// What is torn, by what it costs. A number is never torn if any other width can be
// had, and a name between its words rather than inside one.
const (
	tornPart   = 1
	tornName   = 2
	tornWord   = 5
	tornNumber = 1000
)

// lonely is what a character alone in the last line of a sentence costs, where a
// label that wraps costs one and a line three.
const lonely = 2

// mannerOf is that of a column.
func mannerOf(col *compose.Column) (m manner) {
	m.days = col.Kind == compose.Days
	m.units = !m.days && !col.Listed
	if col.Hangs {
		m.hang = 1000
	}
	return m
}

// wordsOf are the words of a text set as a kind, in a manner if they are no
// sentences.
func wordsOf(chars []text.Char, k kind, m manner) *words {
	w := &words{chars: chars, kind: k}
	if k == running {
		return w
	}
	w.manner = m
	w.names.bonds = make([]text.Bond, len(chars))
	for i := range chars {
		w.names.bonds[i] = w.bond(i, text.NameBond)
	}
	return w
}

// separates are the marks between names, behind which a break is free.
const separates = "、，；：,;：/／—～　 "

// bond is the bond behind character i, within a name that one.
func (w *words) bond(i int, within text.Bond) text.Bond {
	if i+1 == len(w.chars) || w.kind == heading {
		return text.NoBond
	}
	r, next := w.chars[i].Rune, w.chars[i+1].Rune
	switch {
	case r == '\n', next == '\n', strings.ContainsRune(separates, r):
		return text.NoBond
	case strings.ContainsRune("（(《〔“", next), w.kind == head && strings.ContainsRune("）)", r):
		return text.PartBond
	case w.days && r == '年' && next >= '0' && next <= '9': // rather than behind 月
		return text.PartBond
	}
	return within
}

// count is in how many lines of a measure the text is set, what they tear, and by
// what it is broken: names are whole, but where one is longer than a line the list
// of words says where it parts.
func (w *words) count(m text.Measure) (lines int, torn text.Torn, by *held) {
	if text.OneLine(w.chars, m) {
		return 1, text.Torn{}, &w.names
	}
	lines, torn = w.names.together(w.chars, m).Count(m)
	if lines == 1 || torn == (text.Torn{}) || w.kind == running || w.kind == heading {
		return lines, torn, &w.names
	}
	if w.parts.bonds == nil {
		w.parts.bonds = w.byWords()
	}
	lines, torn = w.parts.together(w.chars, m).Count(m)
	return lines, torn, &w.parts
}

// byWords are the bonds of names that part between their words.
func (w *words) byWords() []text.Bond {
	var b strings.Builder
	for _, c := range w.chars {
		b.WriteRune(c.Rune)
	}
	joins := lexicon.Joins(b.String())
	bonds := make([]text.Bond, len(w.chars))
	for i := range w.chars {
		within := text.NameBond
		if joins[i+1] == lexicon.Inside || joins[i+1] == lexicon.Unsure || strings.ContainsRune("和与及", w.chars[i].Rune) {
			within = text.InsideBond
		}
		bonds[i] = w.bond(i, within)
	}
	return bonds
}

// together is the text as the bonds hold it.
func (h *held) together(chars []text.Char, m text.Measure) *text.Settled {
	if h.settled == nil {
		m.Bonds = h.bonds
		h.settled = text.Settle(chars, m)
	}
	return h.settled
}

// hanging is by how much a name that wraps hangs; in a very narrow column, not at
// all.
func (w *words) hanging(width int) int {
	if width < 4000 {
		return 0
	}
	return w.hang
}

// measure is that of a line of so many characters.
func (w *words) measure(l *press.Press, chars int) text.Measure {
	width := chars * 1000
	return text.Measure{
		Width: width, Justify: w.kind == running, AutoSpace: l.Style.Text.AutoSpace, Stretch: l.Style.Text.Stretch, Marks: l.Style.Text.StretchMarks, Adjacent: l.Style.Text.Adjacent,
		Hang: w.hanging(width),
	}
}

// broken is the text in lines of so many characters, which nobody changes.
func (w *words) broken(l *press.Press, chars int) []text.Line {
	if w.linesOf == chars {
		return w.lines
	}
	m := w.measure(l, chars)
	by := &w.names
	if w.kind != running {
		_, _, by = w.count(m)
	}
	if w.kind == running && by.settled == nil { // and is not asked again
		w.lines = text.Break(w.chars, m)
	} else {
		w.lines = by.together(w.chars, m).Break(m)
	}
	w.linesOf = chars
	return w.lines
}

// fit is what the text is in lines of so many characters.
func (w *words) fit(l *press.Press, chars int) fit {
	for len(w.fits) <= chars {
		w.fits = append(w.fits, make([]fit, chars+8-len(w.fits))...)
	}
	if w.fits[chars].lines == 0 {
		w.fits[chars] = w.tried(l, chars)
	}
	return w.fits[chars]
}

// tried is the fit, by the lines.
func (w *words) tried(l *press.Press, chars int) (f fit) {
	lines, torn, _ := w.count(w.measure(l, chars))
	f.lines, f.torn = int32(max(1, lines)), int32(tornNumber*torn.Numbers)
	f.words, f.lone = int32(torn.Words), int32(torn.Lone)
	if w.kind != running { // words that leave lines short are torn apart too
		f.torn += max(0, f.lines-w.estimated(chars).lines) * tornPart
	}
	switch {
	case w.kind == running:
	case w.units:
		f.torn += int32(tornPart*torn.Parts + tornName*torn.Names + tornWord*torn.Words)
	case w.days:
		f.torn += int32(tornPart*(torn.Parts+torn.Names) + tornWord*torn.Words)
	default: // phrases, which may part between words
		f.torn += int32(tornWord * torn.Words)
	}
	return f
}

// estimated is the fit by the widths of the paragraphs alone.
func (w *words) estimated(chars int) fit {
	if w.wide == nil {
		w.wide = []int{0}
		for _, c := range w.chars {
			if c.Rune == '\n' {
				w.wide = append(w.wide, 0)
			}
			w.wide[len(w.wide)-1] += c.Advance
		}
	}
	out := fit{}
	for _, n := range w.wide {
		out.lines += int32(max(1, (n+chars*1000-1)/(chars*1000)))
	}
	return out
}

// measureLongest finds the widest paragraph and number.
func (w *words) measureLongest() {
	if w.longest {
		return
	}
	w.longest = true
	sum := 0
	for _, c := range w.chars {
		if sum += c.Advance; c.Rune == '\n' {
			sum = 0
		}
		w.paragraph = max(w.paragraph, sum)
	}
	text.Numbers(w.chars, func(width int) {
		if width <= longestNumber*1000 {
			w.number = max(w.number, width)
		}
	})
	w.paragraph, w.number = (w.paragraph+999)/1000, (w.number+999)/1000
}

// longestName is the widest piece between two places where a break is free.
func (w *words) longestName() int {
	widest, sum := 0, 0
	for i, c := range w.chars {
		sum += c.Advance
		widest = max(widest, sum)
		if w.names.bonds[i] == text.NoBond {
			sum = 0
		}
	}
	return (widest + 999) / 1000
}

// longestNumber is how many characters of a column a number may ask for: a
// landscape page has fifty.
const longestNumber = 14

// shaped is the galley of a cell, shaped once.
func (t *Table) shaped(s diag.Text, k kind) *press.Galley {
	return t.l.Shape(press.Piece{Text: s, Face: t.typeOf(k).Face})
}
