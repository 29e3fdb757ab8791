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

	bonds   []text.Bond   // what may not be torn: names first, then, where a name is longer than a line, words
	sense   bool          // it is words
	settled *text.Settled // held together by the bonds; nil: not yet asked

	wide []int // of its paragraphs

	paragraph, number int   // the widest paragraph, and the widest number that must not be torn, in whole characters
	at, atWide        int32 // its places among the texts of its column, from 1; 0: none
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
	w.bonds = make([]text.Bond, len(chars))
	for i := range chars {
		w.bonds[i] = w.bond(i, text.NameBond)
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

// count is in how many lines of a measure the text is set, and what they tear. It
// settles by what the text is broken: by the list of words from the first time on
// that a name is longer than a line.
func (w *words) count(m text.Measure) (lines int, torn text.Torn) {
	if lines, torn = w.inLines(m); w.sense || lines == 1 || torn == (text.Torn{}) || w.kind == running || w.kind == heading {
		return lines, torn
	}
	w.sense, w.settled = true, nil
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
		w.bonds[i] = w.bond(i, within)
	}
	return w.inLines(m)
}

// inLines is count as the bonds are.
func (w *words) inLines(m text.Measure) (lines int, torn text.Torn) {
	if text.OneLine(w.chars, m) {
		return 1, text.Torn{}
	}
	return w.held(m).Count(m)
}

// held is the text held together by its bonds.
func (w *words) held(m text.Measure) *text.Settled {
	if w.settled == nil {
		m.Bonds = w.bonds
		w.settled = text.Settle(w.chars, m)
	}
	return w.settled
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

// broken is the text in lines of so many characters.
func (w *words) broken(l *press.Press, chars int) []text.Line {
	m := w.measure(l, chars)
	if w.kind != running {
		w.count(m)
	} else if w.settled == nil { // and is not asked again
		return text.Break(w.chars, m)
	}
	return w.held(m).Break(m)
}

// fit is what the text is in lines of so many characters.
func (w *words) fit(l *press.Press, chars int) (f fit) {
	lines, torn := w.count(w.measure(l, chars))
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
		if w.bonds[i] == text.NoBond {
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
