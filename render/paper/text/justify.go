package text

// place sets the left edges of the line's characters into x and returns the
// right edge of the line.
//
// A squeezed opening mark moves left over the white on its own left, so every
// change of width is a change of the distance between two left edges. Opening
// marks at the start of a line keep their full width: the paragraph's indent
// stays two cells, line starts stay on the grid and no box leaves the type
// area, as readers know it from Word.
func (p *paragraph) place(x []int, line run, indent int, m Measure) int {
	if line.start == line.end {
		return indent
	}
	s := sharing{paragraph: p}
	tail := 0
	switch {
	case line.over > 0:
		// The mark at the end gives first (GB/T 15834 5.1.10), and no more than
		// is asked of it.
		tail = min(line.over, line.tail)
		if m.Justify {
			s.squeeze(line, line.over-tail)
		}
	case m.Justify && !line.last:
		s.stretch(line, -line.over, m.stretch(), m.Marks)
	}
	pen := indent
	last := line.end - 1
	for i := line.start; i < last; i++ {
		x[i-line.start] = pen
		pen += p.chars[i].Advance + s.change(i) - int(p.cells[i].less)
		if p.autoAt(i) {
			pen += p.auto
		}
	}
	x[last-line.start] = pen
	return pen + p.chars[last].Advance - tail
}

// sharing deals an amount out over the gaps of one line, rank by rank: a rank
// is asked only when those before it have given all they can. Within a rank
// every gap gives in proportion to what it can, so that like marks of a line
// stay alike. Sums are exact to the thousandth.
type sharing struct {
	*paragraph
	sign  int // −1 squeezes, +1 stretches, 0 leaves alone
	ranks [orders]share
}

// share is one rank: total is dealt over gaps whose weights sum up to weight.
type share struct {
	total, weight int
	seen, dealt   int // while dealing
}

// The ranks of stretching: blanks to ½ em, automatic gaps to ⅓ em, then every
// gap alike (CLREQ, “拉伸”), and at last those beside marks, whose white grows
// unseen where hanzi that stand apart tear the line.
const (
	stretchBlanks order = iota
	stretchAuto
	stretchAll
	stretchMarks
)

// squeeze prepares to take need out of the line's gaps, or as much as they have.
func (s *sharing) squeeze(line run, need int) {
	if need <= 0 {
		return
	}
	s.sign = -1
	for i := line.start; i < line.end-1; i++ {
		c := &s.cells[i]
		s.ranks[c.order].weight += int(c.room)
	}
	for k := range s.ranks {
		r := &s.ranks[k]
		r.total = min(need, r.weight)
		need -= r.total
	}
}

// stretch is the most that a gap grows.
func (m *Measure) stretch() int {
	if m.Stretch == 0 {
		return maxStretch
	}
	return m.Stretch
}

// stretch prepares to spread need over the line's gaps. If that would tear the
// line, a gap growing by more than most, one beside a mark by more than marks
// besides, it stays natural.
func (s *sharing) stretch(line run, need, most, marks int) {
	if need <= 0 {
		return
	}
	all := &s.ranks[stretchAll]
	for i := line.start; i < line.end-1; i++ {
		s.ranks[stretchBlanks].weight += s.blankGrowth(i)
		s.ranks[stretchAuto].weight += s.autoGrowth(i)
		if s.cells[i].give == supple {
			all.weight++
			s.ranks[stretchMarks].weight += s.markGrowth(i)
		}
	}
	s.sign = 1
	if all.weight == 0 { // nothing but numbers and units
		s.sign = 2
		for i := line.start; i < line.end-1; i++ {
			if s.cells[i].give == bound {
				all.weight++
			}
		}
	}
	for k := stretchBlanks; k < stretchAll; k++ {
		r := &s.ranks[k]
		r.total = min(need, r.weight)
		need -= r.total
	}
	all.total = min(need, most*all.weight)
	beside := &s.ranks[stretchMarks]
	if beside.total = need - all.total; beside.total > marks*beside.weight {
		s.sign = 0
	}
}

// markGrowth is 1 for a gap where a mark has its white: behind one that closes, before
// one that opens; a comma never stands away from what it is behind.
func (s *sharing) markGrowth(i int) int {
	before, after := s.cells[i].class, s.cells[i+1].class
	if before == opener || after.paired() && after != opener {
		return 0
	}
	if before.paired() || after == opener {
		return 1
	}
	return 0
}

// change returns by how much the gap behind i changes. It is asked once for
// every gap, in order.
func (s *sharing) change(i int) int {
	c := &s.cells[i]
	switch s.sign {
	case -1:
		if c.room == 0 {
			return 0
		}
		return -s.ranks[c.order].deal(int(c.room))
	case 1, 2:
		n := 0
		if w := s.blankGrowth(i); w > 0 {
			n += s.ranks[stretchBlanks].deal(w)
		}
		if w := s.autoGrowth(i); w > 0 {
			n += s.ranks[stretchAuto].deal(w)
		}
		if s.sign == 1 && c.give == supple || s.sign == 2 && c.give == bound {
			n += s.ranks[stretchAll].deal(1)
			if w := s.markGrowth(i); w > 0 && s.sign == 1 {
				n += s.ranks[stretchMarks].deal(w)
			}
		}
		return n
	}
	return 0
}

// deal returns the part of a gap of the given weight.
func (r *share) deal(weight int) int {
	r.seen += weight
	due := r.total * r.seen / r.weight
	n := due - r.dealt
	r.dealt = due
	return n
}

// blankGrowth is by how much the blank i may grow before other gaps do.
func (s *sharing) blankGrowth(i int) int {
	if s.cells[i].class != blank || s.cells[i].order != blanks {
		return 0
	}
	return clamp(fullBlank-s.chars[i].Advance, fullBlank)
}

// autoGrowth is the same for the automatic gap behind i.
func (s *sharing) autoGrowth(i int) int {
	if !s.autoAt(i) {
		return 0
	}
	return clamp(fullAuto-s.auto, fullAuto)
}
