package layout

import "gongwen/render/paper/unit"

// sealRow is a row of seals: which organs, and the middles of their seals.
type sealRow struct {
	first, end int
	middles    []unit.Length
}

// rowsOf divides the organs into as few rows as their seals and names let it be,
// the upper ones full first. Seals stand in columns, so far apart that the widest
// name has its room; where that takes a row more than there need be, neighbours
// are no farther apart than their own names ask.
func (l *layouter) rowsOf(signers []signer, date unit.Length) []sealRow {
	near, even := l.seating(signers, date), l.seating(signers, date)
	widest := unit.Length(0)
	for i := range signers {
		widest = max(widest, signers[i].width())
	}
	for i := range even.apart {
		even.apart[i] = max(l.Style.Signature.SealSize+l.Style.Signature.SealWhite, widest+l.Style.Cell())
		even.least[i] = even.apart[i]
	}
	for i := range even.half {
		even.half[i] = max(l.Style.Signature.SealSize, widest) / 2
	}
	columns, nearer := even.divide(), near.divide()
	if len(columns) <= len(nearer) {
		return columns
	}
	return nearer
}

// seating is where the organs may stand.
type seating struct {
	area, last unit.Length   // the width of all, the middle of the last seal
	most       int           // seals of a row
	half       []unit.Length // what each takes on either side of its middle
	apart      []unit.Length // from the middle of each to the next one's
	least      []unit.Length // the same where the row would else not fit
}

// seating gives each organ what its own name and its neighbours' ask.
func (l *layouter) seating(signers []signer, date unit.Length) *seating {
	st, cell := &l.Style.Signature, l.Style.Cell()
	n := len(signers)
	s := &seating{
		area: l.Style.Page.AreaWidth, most: max(1, st.PerRow),
		half: make([]unit.Length, n), apart: make([]unit.Length, n-1), least: make([]unit.Length, n-1),
	}
	for i := range signers {
		s.half[i] = max(st.SealSize, signers[i].width()) / 2
	}
	for i := range s.apart {
		names := (signers[i].width()+signers[i+1].width())/2 + cell
		s.apart[i] = max(st.SealSize+st.SealWhite, names)
		s.least[i] = max(st.SealSize+min(st.SealWhite, st.SealLeastWhite), names)
	}
	s.last = s.area - unit.Length(st.SealRight)*cell - date/2
	s.last = min(s.last, s.area-s.half[n-1])
	return s
}

// divide finds the rows.
func (s *seating) divide() (rows []sealRow) {
	n := len(s.half)
	fewest := make([]int, n+1) // rows from each organ on
	for a := n - 1; a >= 0; a-- {
		if fewest[a] = 1; s.lastRow(a) != nil {
			continue
		}
		fewest[a] = n
		for b := a + 1; b < n && s.fits(a, b); b++ {
			fewest[a] = min(fewest[a], 1+fewest[b])
		}
	}
	for a := 0; ; {
		if fewest[a] == 1 {
			rows = append(rows, sealRow{a, n, s.lastRow(a)})
			break
		}
		b := n - 1
		for !s.fits(a, b) || 1+fewest[b] > fewest[a] {
			b--
		}
		rows = append(rows, sealRow{first: a, end: b})
		a = b
	}
	last := &rows[len(rows)-1]
	for i := range rows[:len(rows)-1] {
		r := &rows[i]
		// Rows of as many stand in columns, but a full one takes the whole width
		// (figure 8).
		if size := r.end - r.first; size < s.most && size == last.end-last.first && s.stands(r, last.middles) {
			r.middles = last.middles
		} else if r.middles = s.across(size); !s.stands(r, r.middles) {
			r.middles = s.nearest(r)
		}
	}
	return rows
}

// width is what the organs [a,b) take.
func (s *seating) width(a, b int, apart []unit.Length) unit.Length {
	w := s.half[a] + s.half[b-1]
	for _, d := range apart[a : b-1] {
		w += d
	}
	return w
}

// fits reports whether [a,b) can be an upper row. One alone always can.
func (s *seating) fits(a, b int) bool {
	return b-a == 1 || b-a <= s.most && s.width(a, b, s.apart) <= s.area
}

// lastRow are the middles of the organs from a on if they stand beside the last
// one, which is by the date; nil: they cannot. Before that the white between the
// seals is less.
func (s *seating) lastRow(a int) []unit.Length {
	n := len(s.half)
	room := s.last + s.half[n-1]
	gaps := unit.Length(n - 1 - a)
	if gaps > 0 && (n-a > s.most || s.width(a, n, s.least) > room) {
		return nil
	}
	short := max(0, s.width(a, n, s.apart)-room)
	middles := make([]unit.Length, n-a)
	at := s.last
	for i := n - 1; ; i-- {
		if middles[i-a] = at; i == a {
			return middles
		}
		give := min(short, s.apart[i-1]-s.least[i-1])
		if each := (short + gaps - 1) / gaps; each < give { // all give alike
			give = each
		}
		short -= give
		gaps--
		at -= s.apart[i-1] - give
	}
}

// across are the middles of so many organs over the whole width.
func (s *seating) across(n int) []unit.Length {
	middles := make([]unit.Length, n)
	for i := range middles {
		middles[i] = s.area * unit.Length(2*i+1) / unit.Length(2*n)
	}
	return middles
}

// stands reports whether the organs of a row have their room at these places.
func (s *seating) stands(r *sealRow, middles []unit.Length) bool {
	n := len(middles)
	if middles[0] < s.half[r.first] || middles[n-1]+s.half[r.end-1] > s.area {
		return false
	}
	for i := range n - 1 {
		if middles[i+1]-middles[i] < s.apart[r.first+i] {
			return false
		}
	}
	return true
}

// nearest are the middles of a row whose organs are of unlike width: as much
// white is left beside each.
func (s *seating) nearest(r *sealRow) []unit.Length {
	n := r.end - r.first
	white := max(0, s.area-s.width(r.first, r.end, s.apart)) / unit.Length(2*n)
	middles := make([]unit.Length, n)
	for i := range middles {
		if i == 0 {
			middles[i] = min(white+s.half[r.first], max(s.half[r.first], s.area-s.half[r.first]))
			continue
		}
		middles[i] = middles[i-1] + s.apart[r.first+i-1] + 2*white
	}
	return middles
}
