package layout

import (
	"slices"

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
	name  []press.Line // from above; several of a long name
	under []press.Line // the line below it: 代章
}

// width is the white that the words take.
func (s *signer) width() (w unit.Length) {
	for _, lines := range [...][]press.Line{s.name, s.under} {
		for i := range lines {
			w = max(w, lines[i].Width())
		}
	}
	return w
}

// mostLines are the lines that a name may take: a seal covers so many.
const mostLines = 3

// onGrid are the rows that stand on lines of the grid; more of them fill a page,
// and stand as near as they may.
const onGrid = 3

// signersOf sets the organs' names, each on so many lines at most, and the date.
func (l *layouter) signersOf(es []compose.Element) (signers [mostLines][]signer, date press.Line) {
	ty, cell := l.Style.Text.Type, l.Style.Cell()
	slot := l.Style.Signature.SealSize + l.Style.Signature.SealWhite - cell // what is no wider needs no second line
	for i := range es {
		e := &es[i]
		node := l.node(l.root, e, frame.P, 0)
		switch e.Field {
		case compose.Signature:
			one := l.Single(signatureWord(e.Field), e.Lines[0], ty, 0, node)
			l.spreadName(&one)
			for k := range signers {
				lines := []press.Line{one}
				for n := 2; n <= k+1 && one.Width() > slot; n++ {
					if lines = l.Folded(e.Lines[0], ty, n, node); (&signer{name: lines}).width() <= slot {
						break
					}
				}
				signers[k] = append(signers[k], signer{name: lines})
			}
		case compose.Under:
			ln := l.Single(signatureWord(e.Field), e.Lines[0], ty, 0, node)
			for k := range signers {
				last := &signers[k][len(signers[k])-1]
				last.under = []press.Line{ln}
			}
		case compose.Date:
			date = l.Single(signatureWord(e.Field), e.Lines[0], ty, unit.Length(l.Style.Signature.SealRight)*cell, node)
		}
	}
	return signers, date
}

// spreadName spreads the name of a sealed notice that has three characters
// (figures 5 to 8).
func (l *layouter) spreadName(ln *press.Line) {
	if l.d.Sealed && len(ln.Galley.Chars) == 3 {
		ln.Set.Spread = press.Spread(ln.Line, l.Style.Signature.NameCells*1000)
	}
}

// inRows decides which names are folded, and the rows. Names stand on one line
// where that takes two rows at most; more rows than that take half the page, and
// long names are folded if it saves one, no more of them and no further than it
// needs.
func (l *layouter) inRows(es []compose.Element) (signers []signer, rows []sealRow, date press.Line) {
	all, date := l.signersOf(es)
	for k := range all {
		found := l.rowsOf(all[k], date.Width())
		if k == 0 || len(rows) > 2 && len(found) < len(rows) {
			signers, rows = slices.Clone(all[k]), found
		}
	}
	for _, whole := range all[0] { // names of a length are folded alike
		less := slices.Clone(signers)
		for i := range less {
			if all[0][i].width() <= whole.width() {
				less[i] = all[0][i]
			}
		}
		if len(l.rowsOf(less, date.Width())) == len(rows) {
			signers = less
		}
	}
	return signers, l.rowsOf(signers, date.Width()), date
}

// sealRows makes the boxes of names and date.
func (l *layouter) sealRows(es []compose.Element) []press.Box {
	signers, rows, date := l.inRows(es)
	st, size := &l.Style.Signature, l.Style.Text.Size
	pitch, area := l.Style.Grid.Pitch, l.Style.Page.AreaWidth
	var boxes []press.Box
	before := 0              // where the last line of the names of the row before is in boxes
	middle := unit.Length(0) // of that row's seals, above the middle of that line
	for r := range rows {
		row := signers[rows[r].first:rows[r].end]
		final := r == len(rows)-1
		lines := 1
		for i := range row {
			lines = max(lines, len(row[i].name))
		}
		first := len(boxes)
		for k := range lines {
			b := l.FrameOf(size)
			for i := range row {
				if at := k - lines + len(row[i].name); at >= 0 { // names end on one line
					b.Lines = append(b.Lines, inMiddle(row[i].name[at], rows[r].middles[i], area))
				}
			}
			boxes = append(boxes, b)
		}
		names := len(boxes) - 1
		up := unit.Length(lines-1) * pitch / 2 // of the middle of the seals
		if final {
			up -= pitch / 2 // they cover the date too
		}
		gap := &boxes[first].Gap
		if r == 0 {
			blank := l.aboveSeals(lines)
			*gap = unit.Length(blank) * pitch
			l.spare = blank - l.clear(min(blank, st.LeastSealBlankLines), lines, final)
		} else {
			apart := st.SealSize + st.RowWhite + up - middle
			if len(rows) <= onGrid {
				apart = (apart + pitch - 1) / pitch * pitch
			}
			*gap = max(0, apart-press.Stack(boxes[before:first]).Height-unit.Length(lines-1)*pitch)
		}
		boxes[first].Above = l.aboveAtTop(lines, final)
		before, middle = names, up

		under := l.FrameOf(size)
		for i := range row {
			for _, ln := range row[i].under {
				under.Lines = append(under.Lines, inMiddle(ln, rows[r].middles[i], area))
			}
		}
		last := &row[len(row)-1]
		switch set := inMiddle(date, rows[r].middles[len(row)-1], area); {
		case !final && len(under.Lines) > 0:
			boxes = append(boxes, under)
		case !final:
		case len(under.Lines) > 0 && len(last.under) == 0: // the line below another name is that of the date
			under.Lines = append(under.Lines, set)
			boxes = append(boxes, under)
		case len(under.Lines) > 0:
			boxes = append(boxes, under, l.FrameOf(size, set))
		default:
			boxes = append(boxes, l.FrameOf(size, set))
		}
		l.hang(&boxes[len(boxes)-1], up, len(boxes)-1-names)
	}
	return boxes
}

// hang notes how far a seal with its middle so far above that of a line reaches
// below the frame of a box so many lines further down: lines that stand nearer
// leave more of it there.
func (l *layouter) hang(b *press.Box, up unit.Length, down int) {
	pitch := l.Style.Grid.Pitch
	b.Below = max(0, (l.Style.Signature.SealSize+l.Style.Gap())/2-up-pitch/2-unit.Length(down)*pitch)
	b.Sinks = 2*down + int(2*up/pitch)
}

// inMiddle puts a line so that middle is its own, inside the type area.
func inMiddle(ln press.Line, middle, area unit.Length) press.Line {
	ln.U = max(0, min(middle-ln.Width()/2, area-ln.Width()))
	return ln
}

// aboveSeals is how many blank lines there are above a first row whose names have
// so many lines: as the style has it, and so many that a seal whose top is a line
// below the text still has the middle of what it covers below its own (7.3.5.1).
func (l *layouter) aboveSeals(lines int) int {
	pitch, cell := l.Style.Grid.Pitch, l.Style.Cell()
	st := &l.Style.Signature
	n := st.SealBlankLines
	for unit.Length(n+1)*pitch-cell+(pitch+cell)/2 < st.SealSize/2+pitch {
		n++
	}
	return l.clear(max(n-lines+1, min(n, st.LeastSealBlankLines)), lines, false)
}

// clear is no fewer than n, and so many blank lines that the seals of such a row,
// which has the date below it or not, stay clear of the text.
func (l *layouter) clear(n, lines int, dated bool) int {
	for unit.Length(n)*l.Style.Grid.Pitch+l.Style.Gap()+l.middleOf(lines, dated) < l.Style.Signature.SealSize/2 {
		n++
	}
	return n
}

// aboveAtTop is the white above such a row that begins a page: no seal leaves the
// type area.
func (l *layouter) aboveAtTop(lines int, dated bool) unit.Length {
	pitch := l.Style.Grid.Pitch
	white := max(0, l.Style.Signature.SealSize/2-l.middleOf(lines, dated))
	return (white + pitch - 1) / pitch * pitch
}

// middleOf is that of so many lines of names, and of the date's below them, from
// the first one's upper edge.
func (l *layouter) middleOf(lines int, dated bool) unit.Length {
	if dated {
		lines++
	}
	return (unit.Length(lines-1)*l.Style.Grid.Pitch + l.Style.Cell()) / 2
}
