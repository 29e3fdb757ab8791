package layout

import (
	"gongwen/render/paper/compose"
	"gongwen/render/paper/frame"
	"gongwen/render/paper/press"
	"gongwen/render/paper/unit"
)

// Joint signatures with seals (7.3.5.1, figures 7 and 8): the names in order in
// neat rows, each the middle of its seal; the last one centred on the date. Seals
// neither touch nor cross and stay inside the type area.

// joint reports whether several organs sign.
func joint(es []compose.Element) bool {
	n := 0
	for i := range es {
		if es[i].Field == compose.Signature {
			n++
		}
	}
	return n > 1
}

// signer is what stands in the place of one seal.
type signer struct {
	name, under press.Line
	acting      bool // there is a line under the name: 代章
}

// width is the white that the words take.
func (s *signer) width() unit.Length {
	if s.acting {
		return max(s.name.Width(), s.under.Width())
	}
	return s.name.Width()
}

// sealRows makes the boxes of names and date.
func (l *layouter) sealRows(es []compose.Element) []press.Box {
	st := &l.Style.Signature
	cell, area := l.Style.Cell(), l.Style.Page.AreaWidth
	right := unit.Length(st.SealRight) * cell
	var signers []signer
	var date press.Line
	widest := unit.Length(0)
	for i := range es {
		e := &es[i]
		white := unit.Length(0)
		if e.Field == compose.Date {
			white = right
		}
		ln := l.Single(signatureWord(e.Field), e.Lines[0], l.Style.Text.Type, white, l.node(l.root, e, frame.P, 0))
		widest = max(widest, ln.Width())
		switch last := len(signers) - 1; e.Field {
		case compose.Signature:
			signers = append(signers, signer{name: ln})
		case compose.Under:
			signers[last].under, signers[last].acting = ln, true
		case compose.Date:
			date = ln
		}
	}

	seal := max(st.SealSize, widest)      // what one takes of the width
	last := area - right - date.Width()/2 // the middle of the last seal
	last = min(last, area-max(st.SealSize, signers[len(signers)-1].width())/2)
	divide := func(slot unit.Length) []int {
		return rowsOf(len(signers), min(st.PerRow, int(area/slot)), min(st.PerRow, 1+int(max(0, last-seal/2)/slot)))
	}
	slot := max(st.SealSize+st.SealWhite, widest+cell) // from one middle to the next
	rows := divide(slot)
	// A long name beside a short one takes less: where that saves a row, neighbours
	// are no farther apart than they have to be.
	near := st.SealSize + st.SealWhite
	for i := range signers[1:] {
		near = max(near, (signers[i].width()+signers[i+1].width())/2+cell)
	}
	if fewer := divide(near); len(fewer) < len(rows) {
		slot, rows = near, fewer
	}

	size := l.Style.Text.Size
	var boxes []press.Box
	above := 0 // where the row before begins in boxes
	for r, n := range rows {
		row := signers[:n]
		signers = signers[n:]
		middle := func(i int) unit.Length { return area * unit.Length(2*i+1) / unit.Length(2*n) }
		if n == rows[len(rows)-1] && (r == len(rows)-1 || n < st.PerRow) { // rows of as many stand in columns, but a full one takes the whole width (figure 8)
			middle = func(i int) unit.Length { return last - unit.Length(n-1-i)*slot }
		}
		names, under := l.FrameOf(size), l.FrameOf(size)
		for i := range row {
			names.Lines = append(names.Lines, inMiddle(row[i].name, middle(i), area))
			if row[i].acting {
				under.Lines = append(under.Lines, inMiddle(row[i].under, middle(i), area))
			}
		}
		names.Gap = unit.Length(l.aboveSeals()) * l.Style.Grid.Pitch
		if r > 0 {
			names.Gap = max(0, l.rowPitch()-press.Stack(boxes[above:]).Height)
		}
		above = len(boxes)
		if boxes = append(boxes, names); len(under.Lines) > 0 {
			boxes = append(boxes, under)
		}
		if r < len(rows)-1 {
			continue
		}
		if date = inMiddle(date, last, area); len(under.Lines) > 0 && !row[n-1].acting {
			beside := &boxes[len(boxes)-1].Lines // the line below another name is that of the date
			*beside = append(*beside, date)
		} else {
			boxes = append(boxes, l.FrameOf(size, date))
		}
	}
	return boxes
}

// inMiddle puts a line so that middle is its own, inside the type area.
func inMiddle(ln press.Line, middle, area unit.Length) press.Line {
	ln.U = max(0, min(middle-ln.Width()/2, area-ln.Width()))
	return ln
}

// rowsOf divides seals into rows, of which one holds so many and the last, which
// stands by the date, no more than it can: the upper rows are full first.
func rowsOf(seals, most, atDate int) (rows []int) {
	most, atDate = max(1, most), max(1, atDate)
	for seals > atDate {
		n := min(most, seals-1)
		rows = append(rows, n)
		seals -= n
	}
	return append(rows, seals)
}

// aboveSeals is how many blank lines there are above the first row: as the style
// has it, and so many that a seal whose top is a line below the text still has
// the middle of name and date below its own (7.3.5.1).
func (l *layouter) aboveSeals() int {
	pitch, cell := l.Style.Grid.Pitch, l.Style.Cell()
	n := l.Style.Signature.SealBlankLines
	for unit.Length(n+1)*pitch-cell+(pitch+cell)/2 < l.Style.Signature.SealSize/2+pitch {
		n++
	}
	return n
}

// rowPitch is the distance of two rows: a seal and the white below it, in whole
// lines of the grid.
func (l *layouter) rowPitch() unit.Length {
	st, pitch := &l.Style.Signature, l.Style.Grid.Pitch
	return (st.SealSize + st.RowWhite + pitch - 1) / pitch * pitch
}
