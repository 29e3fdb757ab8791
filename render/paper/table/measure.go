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
// it holds together.
type words struct {
	chars []text.Char
	kind  kind
	days  bool
	units bool // names of organs, or of whom: each is one
	hang  int

	whole []text.Bond // what may not be torn, whatever it says
	sense []text.Bond // the same by the list of words; nil: not yet looked up
	fits  []fit       // by characters of a line; zero: not yet tried

	byNames *text.Settled // held together by whole; nil: not yet asked
	settled *text.Settled // by the bonds that count; nil: likewise

	wide []int // of its paragraphs
}

// fit is what a text is in lines of some width.
type fit struct {
	lines int32
	torn  int32 // how much is torn, see cost
}

// What is torn, by what it costs. A number is never torn if any other width can be
// had, and a name between its words rather than inside one.
const (
	tornPart   = 1
	tornName   = 2
	tornWord   = 5
	tornNumber = 1000
)

// wordsOf are the words of a text set as a kind, in the cells of a column.
func wordsOf(chars []text.Char, k kind, col *compose.Column) *words {
	w := &words{chars: chars, kind: k}
	if k == running {
		return w
	}
	if col != nil {
		w.days = col.Kind == compose.Days
		w.units = !w.days && !col.Listed
		if col.Hangs {
			w.hang = 1000
		}
	}
	w.whole = make([]text.Bond, len(chars))
	for i := range chars {
		w.whole[i] = w.bond(i, text.NameBond)
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
	case strings.ContainsRune("（(《〔“", next):
		return text.PartBond
	case w.days && (r == '年' || r == '月') && next >= '0' && next <= '9':
		return text.PartBond
	}
	return within
}

// bonds are those to break by in lines of a width: by the list of words where a
// name is longer than a line.
func (w *words) bonds(width int) []text.Bond {
	if w.kind == running || w.kind == heading {
		return nil
	}
	if w.sense != nil {
		return w.sense
	}
	m := text.Measure{Width: width, Hang: w.hanging(width), Bonds: w.whole}
	if w.byNames == nil {
		w.byNames = text.Settle(w.chars, m)
	}
	lines, torn := w.byNames.Count(m)
	if lines == 1 || torn == (text.Torn{}) {
		return w.whole
	}
	w.sense, w.settled = make([]text.Bond, len(w.chars)), nil
	var b strings.Builder
	for _, c := range w.chars {
		b.WriteRune(c.Rune)
	}
	joins := lexicon.Joins(b.String())
	for i := range w.chars {
		within := text.NameBond
		if joins[i+1] == lexicon.Inside || joins[i+1] == lexicon.Unsure || strings.ContainsRune("和与及", w.chars[i].Rune) {
			within = text.InsideBond
		}
		w.sense[i] = w.bond(i, within)
	}
	return w.sense
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
		Hang: w.hanging(width), Bonds: w.bonds(width),
	}
}

// fit is what the text is in lines of so many characters.
func (w *words) fit(l *press.Press, chars int) fit {
	for len(w.fits) <= chars {
		w.fits = append(w.fits, make([]fit, chars+8-len(w.fits))...)
	}
	f := &w.fits[chars]
	if f.lines == 0 {
		m := w.measure(l, chars)
		if w.settled == nil {
			w.settled = text.Settle(w.chars, m)
		}
		lines, torn := w.settled.Count(m)
		f.lines, f.torn = int32(max(1, lines)), int32(tornNumber*torn.Numbers)
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
	}
	return *f
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

// longest is the widest paragraph, and the widest number that must not be torn, in
// whole characters.
func (w *words) longest() (paragraph, number int) {
	sum := 0
	for _, c := range w.chars {
		if sum += c.Advance; c.Rune == '\n' {
			sum = 0
		}
		paragraph = max(paragraph, sum)
	}
	text.Pieces(w.chars, func(width int, digits bool) {
		if digits && width <= longestNumber*1000 {
			number = max(number, width)
		}
	})
	return (paragraph + 999) / 1000, (number + 999) / 1000
}

// longestName is the widest piece between two places where a break is free.
func (w *words) longestName() int {
	widest, sum := 0, 0
	for i, c := range w.chars {
		sum += c.Advance
		widest = max(widest, sum)
		if w.whole[i] == text.NoBond {
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
