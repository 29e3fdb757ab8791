package text

// glue is how strongly a character holds on to the next one. A line breaks
// where glue is free; at anything stronger only when the piece is longer than
// a whole line, and then at the weakest glue that will do.
type glue uint8

const (
	free   glue = iota
	part        // what a measure's bonds hold together: before a bracket,
	name        // between the words of a name,
	inside      // inside a word
	joint       // behind the marks of an address, and the year of a document's number
	unit        // a number and its unit
	word        // the inside of a word, a number, a document number
	barred      // a mark that may not start or end a line, the halves of —— and ……
)

// order is the place of a gap in the order of squeezing (CLREQ, “挤压”): marks
// that meet, blanks, interpuncts, brackets on their outer side, commas, the gap
// between hanzi and Latin, full stops.
type order uint8

const (
	meeting order = iota
	blanks
	dots
	brackets
	commas
	autospace
	stops
	orders // how many
)

// cell is a character and the gap behind it.
type cell struct {
	class class
	glue  glue
	order order // who is squeezed when
	give  give
	room  int16 // what the gap may lose, in thousandths of an em
	less  int16 // what it has lost in every line: marks that meet
}

// give is how a gap takes part in stretching.
type give uint8

const (
	rigid  give = iota // inside words and numbers, beside connectors and solidi
	bound              // between a number and its unit: only if the line has nothing else
	supple             // every other gap
)

const (
	em   = 1000
	half = em / 2

	// minBlank is what a blank keeps when squeezed, fullBlank what it grows to
	// before other gaps grow (CLREQ: ¼ and ½ em).
	minBlank  = em / 4
	fullBlank = em / 2
	// stopRoom is what 。？！ give inside a line. CLREQ allows ½ em and notes
	// that some houses forbid it: a sentence should be seen to end.
	stopRoom = em / 4
	// fullAuto is what an automatic gap grows to before other gaps grow (CLREQ
	// allows ½ em and reports that many stop at ⅓).
	fullAuto = em / 3
)

// paragraph is a text with its classes and gaps settled.
type paragraph struct {
	chars []Char
	cells []cell
	sums  []sum // of the characters before each; nil if it is not broken into lines
	auto  int   // Measure.AutoSpace

	joints bool // whether it holds an address that can be parted
}

// settled settles chars; few serves as its memory if they are few.
func settled(chars []Char, m Measure, few []cell) paragraph {
	if len(chars) <= len(few) {
		few = few[:len(chars)]
	} else {
		few = make([]cell, len(chars))
	}
	p := paragraph{chars: chars, cells: few, auto: m.AutoSpace}
	p.settle()
	p.meet(m.Adjacent)
	p.hold(m.Bonds)
	return p
}

// sum is what characters with the gaps behind them measure together. Of a text of
// millions it wraps around; the difference of two, which is a line, is right all
// the same.
type sum struct {
	width          int32 // natural, with automatic gaps, less what meeting marks have lost
	soft, meeting  int32 // as in run
	supple, breaks int32 // how many gaps stretch; how many characters are a '\n'
}

// sumUp sums the paragraph up, so that any run of it is measured at once; few
// serves as memory for that if its characters are few.
func (p *paragraph) sumUp(few []sum) {
	if len(p.cells) <= len(few) {
		p.sums = few[:len(p.cells)]
	} else {
		p.sums = make([]sum, len(p.cells))
	}
	var s sum
	for i := range p.cells {
		p.sums[i] = s
		c := &p.cells[i]
		s.width += int32(p.chars[i].Advance) - int32(c.less)
		if p.autoAt(i) {
			s.width += int32(p.auto)
		}
		s.soft += int32(c.room)
		if c.order == meeting {
			s.meeting += int32(c.room)
		}
		if c.give == supple {
			s.supple++
		}
		if c.class == newline {
			s.breaks++
		}
	}
}

func (p *paragraph) settle() {
	p.classify()
	for i := range p.cells {
		if i+1 < len(p.cells) && p.cells[i].class.hanzi() && p.cells[i+1].class.hanzi() {
			p.cells[i].give = supple // most gaps are of this kind
			continue
		}
		p.settleGap(i)
	}
	p.bindNumbers()
	p.partAddresses()
	p.keepOrdinals()
}

// meet takes white from between marks that meet, until both together have the
// width.
func (p *paragraph) meet(width int) {
	if width == 0 {
		return
	}
	for i := range p.cells {
		if c := &p.cells[i]; c.order == meeting && c.room > 0 {
			c.less = int16(min(max(0, p.chars[i].Advance+p.chars[i+1].Advance-width), int(c.room)))
			c.room -= c.less
		}
	}
}

// hold makes the glue that bonds ask for where there is none.
func (p *paragraph) hold(bonds []Bond) {
	for i := range min(len(bonds), len(p.cells)) {
		if c := &p.cells[i]; c.glue == free {
			c.glue = glue(bonds[i])
		}
	}
}

// classify sets every class, with what neighbours decide: two — are a dash, one
// is a connector; ASCII quotes open and close in turn.
func (p *paragraph) classify() {
	open := false
	for i, ch := range p.chars {
		c := classOf(ch.Rune)
		switch {
		case c == dash:
			before := i > 0 && p.chars[i-1].Rune == ch.Rune
			after := i+1 < len(p.chars) && p.chars[i+1].Rune == ch.Rune
			if !before && !after {
				c = connector
			}
		case ch.Rune == '"':
			c = opener
			if open {
				c = closer
			}
			open = !open
		case c == newline:
			open = false
		}
		p.cells[i].class = c
	}
}

// settleGap settles the gap behind i.
func (p *paragraph) settleGap(i int) {
	c := &p.cells[i]
	c.glue = p.glueOf(i)
	c.give = p.giveOf(i)
	if i+1 == len(p.cells) || c.class == newline || p.cells[i+1].class == newline {
		return
	}
	next := p.cells[i+1].class
	switch {
	case next == attached:
		return
	case c.class == blank:
		if r := p.chars[i].Rune; r == ' ' || r == '\u00A0' {
			c.order, c.room = blanks, int16(clamp(p.chars[i].Advance-minBlank, half))
		}
		return
	case next == blank:
		return
	case p.autoAt(i):
		c.order, c.room = autospace, int16(clamp(p.auto/2, half))
		return
	}
	room := trailing(c.class, p.chars[i].Advance) + leading(next, p.chars[i+1].Advance)
	// No pitch falls under half an em, so that no box slides over the one before.
	c.room = int16(min(room, clamp(p.chars[i].Advance-half, half)))
	switch {
	case c.class.paired() && next.paired():
		c.order = meeting
	case c.class == interdot || next == interdot:
		c.order = dots
	case c.class == comma:
		c.order = commas
	case c.class == stop:
		c.order = stops
		c.room = min(c.room, stopRoom)
	default:
		c.order = brackets
	}
}

// trailing is the white on the right of a character of this class and advance.
func trailing(c class, advance int) int {
	switch c {
	case closer, comma, stop:
		return clamp(advance-half, half)
	case interdot:
		return clamp(advance-half, half) / 2
	}
	return 0
}

// leading is the white on its left.
func leading(c class, advance int) int {
	switch c {
	case opener:
		return clamp(advance-half, half)
	case interdot:
		return clamp(advance-half, half) / 2
	}
	return 0
}

func clamp(n, most int) int { return min(max(n, 0), most) }

// autoAt reports whether an automatic gap stands behind i.
func (p *paragraph) autoAt(i int) bool {
	if p.auto == 0 || i+1 >= len(p.cells) {
		return false
	}
	a, b := p.cells[i].class, p.cells[i+1].class
	return a.hanzi() && b.western() && b != script || a.western() && b.hanzi()
}

// glueOf tells the glue behind i from the characters around it.
func (p *paragraph) glueOf(i int) glue {
	a := p.cells[i].class
	if a == newline || i+1 == len(p.cells) {
		return free
	}
	b := p.cells[i+1].class
	switch {
	case b == newline:
		return free
	case a == blank:
		return barred // the break is before the blanks, which then vanish
	case b == blank:
		return p.glueOverBlanks(i)
	case a == dash && b == dash, a == ellipsis && b == ellipsis, b.barsStart():
		return barred
	}
	for base := i; a == attached && base > 0; {
		base--
		a = p.cells[base].class // a mark binds as the letter under it does
	}
	switch {
	case a.barsEnd():
		if a == solidus && b.western() && i > 0 && p.cells[i-1].class.western() {
			return word // and/or, addresses
		}
		return barred
	case b.western():
		return p.glueBeforeWestern(i, a, b)
	case a.western() && b == opener && p.chars[i+1].Rune < 0x80:
		return word // word(s)
	case a.western() && p.chars[i+1].Rune == '±':
		return word // 20±5
	}
	return free
}

// glueBeforeWestern tells the glue between i and the letter or digit behind it.
func (p *paragraph) glueBeforeWestern(i int, a, b class) glue {
	r := p.chars[i].Rune
	inNumber := b == digit && i > 0 && p.cells[i-1].class == digit
	switch {
	case a.western(), a == period:
		return word
	case a == connector && b == digit && (r == '-' || r == '‑'):
		return word // 2023-08-14, UTF-8; after a hyphen before a letter a break is free
	case inNumber && (r == '：' || r == '．' || r == '／'):
		return word // 8：30
	case a == closer && r < 0x80, r == '°', r == '′':
		return word // f(x)y, 36°C, 30°15′
	}
	return free
}

// glueOverBlanks tells the glue between i and the next character that is not
// blank: only marks can bar a break there.
func (p *paragraph) glueOverBlanks(i int) glue {
	if p.cells[i].class.barsEnd() || p.chars[i+1].Rune == '\u00A0' {
		return barred
	}
	j := i + 1
	for j < len(p.cells) && p.cells[j].class == blank {
		j++
	}
	if j < len(p.cells) && p.cells[j].class.barsStart() {
		return barred
	}
	return free
}

// giveOf tells how the gap behind i stretches if no number binds it.
func (p *paragraph) giveOf(i int) give {
	if i+1 == len(p.cells) {
		return rigid
	}
	a, b := p.cells[i].class, p.cells[i+1].class
	switch {
	case b == attached:
		return rigid
	case a == blank:
		return supple
	case b == blank,
		a == connector || b == connector || a == solidus || b == solidus,
		a == dash && b == dash, a == ellipsis && b == ellipsis,
		a == prefix, b == suffix, b == script, b == period, a == period && b.western():
		return rigid
	}
	if p.cells[i].glue == word {
		return rigid
	}
	return supple
}
