package text

const (
	// visible is the growth of a gap up to which nobody sees it: half a cell
	// over a line of 28 is 19 thousandths. A line that lacks only a fraction of
	// a character is stretched up to here rather than squeezed, for half an em
	// taken from one comma is seen; and a line that grows more shares it with
	// the line before if it can.
	visible = em / 20
	// shareReach is how many characters the line before gives up at most.
	shareReach = 4
	// maxStretch is the most a gap grows where the measure does not say. Beyond
	// it the line would be torn rather than justified, and stays natural.
	maxStretch = em
	// loneStretch is the most a gap of the last line but one grows to give a
	// lone last character company.
	loneStretch = em / 8
	// loneReach is how many characters at a paragraph's end are looked at.
	loneReach = 8
)

// run is a piece of text that is one line, and what it measures.
type run struct {
	start, end int
	last       bool // of its paragraph, or before a '\n'
	over       int  // natural width less the room it has; negative: room is left
	tail       int  // what the mark at the end may lose
	soft       int  // what the gaps may lose
	meeting    int  // the part of soft where marks meet
	supple     int  // how many gaps stretch
}

// fits reports whether the run keeps inside its line; ragged lines lose width
// only at the mark at their end.
func (r *run) fits(squeeze bool) bool {
	if squeeze {
		return r.over-r.tail-r.soft <= 0
	}
	return r.over-r.tail <= 0
}

// growth is by how much each gap would grow to fill the line.
func (r *run) growth() int {
	if r.last || r.over >= 0 {
		return 0
	}
	return -r.over / max(r.supple, 1)
}

// breaker walks over a paragraph line by line, greedily, looking one line ahead.
type breaker struct {
	*paragraph
	measure Measure
	at      int // first character of no line yet
	indent  int // of the current line
	line    run // the current line
	ahead   run // the next one, if it has been looked at
}

// next finds the next line and reports whether there was one.
func (b *breaker) next() bool {
	if b.at >= len(b.cells) {
		return false
	}
	b.indent = b.measure.Rest
	switch {
	case b.at == 0:
		b.indent = b.measure.First
	case b.cells[b.at-1].class != newline:
		b.indent = b.rest()
	}
	start := b.skipBlanks(b.at)
	if start == len(b.cells) || b.cells[start].class == newline {
		b.line = run{start: start, end: start, last: true}
		b.at = start + 1
		return true
	}
	b.line, b.ahead = b.ahead, run{}
	if b.line.end == 0 {
		b.line = b.choose(start, b.measure.Width-b.indent)
	}
	if b.measure.Justify && !b.line.last {
		b.ahead = b.choose(b.skipBlanks(b.line.end), b.measure.Width-b.rest())
		if b.ahead.growth() > visible && b.cells[b.ahead.end-1].glue != joint {
			b.even() // but not for what an address leaves white
		}
	}
	b.at = b.skipBlanks(b.line.end)
	if b.at < len(b.cells) && b.cells[b.at].class == newline {
		b.at++
	}
	return true
}

// rest is the indent of a line that goes on another.
func (b *breaker) rest() int { return b.measure.Rest + b.measure.Hang }

// even lets the current line give characters to the next one, which a long
// piece pushed out has left loose, where that makes the looser of the two less
// so.
func (b *breaker) even() {
	worst := max(b.ahead.growth(), b.line.growth())
	line := b.line
	for i := line.end - 1; i > line.start && i >= line.end-shareReach; i-- {
		if !b.breaksAt(i, free) {
			continue
		}
		shorter := b.measured(line.start, i, b.measure.Width-b.indent)
		if shorter.growth() >= worst {
			return
		}
		ahead := b.choose(b.skipBlanks(i), b.measure.Width-b.rest())
		if g := max(shorter.growth(), ahead.growth()); g < worst && !ahead.last {
			b.line, b.ahead, worst = shorter, ahead, g
		}
	}
}

// breaksAt reports whether a line may end before i at glue up to most.
func (b *breaker) breaksAt(i int, most glue) bool {
	return b.cells[i-1].class != blank && b.cells[i-1].glue <= most
}

func (b *breaker) skipBlanks(i int) int {
	for i < len(b.cells) && b.cells[i].class == blank {
		i++
	}
	return i
}

// choose finds the line that starts at start. It breaks where nothing is torn;
// a piece that no line can hold is torn at the weakest glue, and begins on
// this line rather than leave it short; what a bracket holds begins its own.
func (b *breaker) choose(start, room int) run {
	for most := free; ; most++ {
		line, full, ok := b.fill(start, room, most)
		if !ok {
			if most < barred {
				continue
			}
			end := start + 1 // too wide, whatever is done
			for end < len(b.cells) && b.cells[end].class == attached {
				end++
			}
			return b.measured(start, end, room)
		}
		if !line.last && !full && most < barred && b.cells[line.end-1].glue != part && !b.holds(b.skipBlanks(line.end), most) {
			continue
		}
		if most < joint && !line.last && !full && b.measure.Justify && b.leads(b.skipBlanks(line.end)) && b.ragged(line) {
			continue // the address that was pushed out leaves more white than the gaps may take
		}
		return b.company(line, room)
	}
}

// fill takes as many characters as the room holds, breaking at glue up to most.
// 先挤进，后推出: where the line would be cut at a place that is not allowed, it
// is squeezed to take in what follows, else the piece is pushed out and the
// line stretched. full reports that nothing had to be pushed out.
func (b *breaker) fill(start, room int, most glue) (line run, full, ok bool) {
	var in run                                    // pushed in
	i, limit, out := b.natural(start, room, most) // pushed out
	if out.last {
		return out, true, true
	}
scan:
	for ; i < len(b.cells) && b.cells[i].class != newline; i++ {
		if b.cells[i].class == blank {
			continue
		}
		r := b.measured(start, i+1, room)
		breaks := r.last || b.cells[i].glue <= most
		switch {
		case r.fits(false):
			limit = r.end
			if breaks {
				out = r
			}
		case !b.measure.Justify, r.over-half-r.soft > 0:
			break scan
		case breaks && r.fits(true):
			in = r
			break scan
		}
		if r.last {
			break
		}
	}
	full = out.end == limit
	switch {
	case out.end == 0:
		return in, true, in.end > 0
	case in.end == 0 || !b.better(in, out, full):
		return out, full, true
	}
	return in, true, true
}

// natural takes the characters that fit as they are: next is the first that does
// not, limit what is behind the last that is no blank, out the longest line of them
// that breaks at glue up to most, empty if none does. With each character the width
// grows, so that the first guess is nearly right.
func (b *breaker) natural(start, room int, most glue) (next, limit int, out run) {
	from := &b.sums[start]
	fits := func(i int) bool {
		s := &b.sums[i]
		return int(s.width-from.width)+b.chars[i].Advance <= room && s.breaks == from.breaks && b.cells[i].class != newline
	}
	next = min(start+max(room, 0)/em, len(b.cells))
	for next < len(b.cells) && fits(next) {
		next++
	}
	for next > start && !fits(next-1) {
		next--
	}
	limit = next
	for limit > start && b.cells[limit-1].class == blank {
		limit--
	}
	if limit > start && b.lastAt(limit-1) {
		return next, limit, b.measured(start, limit, room)
	}
	for end := limit; end > start; end-- {
		if b.breaksAt(end, most) {
			return next, limit, b.measured(start, end, room)
		}
	}
	return next, limit, run{}
}

// better reports whether to squeeze the longer run in rather than stretch the
// shorter one out. Equal changes are for squeezing; what the mark at the end
// and marks that meet give is no change at all.
func (b *breaker) better(in, out run, full bool) bool {
	stretch := max(-out.over, 0)
	if full && stretch <= visible*out.supple {
		return false
	}
	return in.over-in.tail-in.meeting <= stretch
}

// lastAt reports whether only blanks follow i in its line of the source.
func (b *breaker) lastAt(i int) bool {
	i = b.skipBlanks(i + 1)
	return i == len(b.cells) || b.cells[i].class == newline
}

// holds reports whether a line holds the piece at i up to the next break.
func (b *breaker) holds(i int, most glue) bool {
	_, _, ok := b.fill(i, b.measure.Width-b.rest(), most)
	return ok
}

// company sees to it that the last line is not one character, with or without
// marks (孤字不成行): the line before it takes everything in, or gives some up.
func (b *breaker) company(line run, room int) run {
	if line.last || !b.lone(line.end) {
		return line
	}
	end := b.segmentEnd(line.end)
	if whole := b.measured(line.start, end, room); whole.fits(b.measure.Justify) {
		return whole
	}
	most := b.cells[line.end-1].glue
	for i := line.end - 1; i > line.start && i > line.end-loneReach; i-- {
		if !b.breaksAt(i, most) {
			continue
		}
		rest := b.skipBlanks(i)
		if b.lone(rest) {
			continue
		}
		shorter := b.measured(line.start, i, room)
		last := b.measured(rest, end, b.measure.Width-b.rest())
		if last.over > 0 || b.alone(line.start, i) ||
			b.measure.Justify && -shorter.over > max(loneStretch*shorter.supple, em) { // a narrow line stays a character short
			break
		}
		return shorter
	}
	return line
}

// lone reports whether one character, and marks, stand between i and the end.
func (b *breaker) lone(i int) bool {
	end := i
	for ; end < len(b.cells) && b.cells[end].class != newline; end++ {
		if end-i == loneReach {
			return false
		}
	}
	return b.alone(i, end)
}

// alone reports whether [i,j) is one character and marks.
func (b *breaker) alone(i, j int) bool {
	letters := 0
	for ; i < j && letters < 2; i++ {
		if !b.cells[i].class.mark() {
			letters++
		}
	}
	return letters < 2
}

// segmentEnd returns the index behind the last character from i that is not
// blank, before the end or a '\n'.
func (b *breaker) segmentEnd(i int) int {
	end := i
	for ; i < len(b.cells) && b.cells[i].class != newline; i++ {
		if b.cells[i].class != blank {
			end = i + 1
		}
	}
	return end
}

// measured measures [start,end) as a line of the given room.
func (b *breaker) measured(start, end, room int) run {
	from, to, last := &b.sums[start], &b.sums[end-1], &b.cells[end-1]
	advance := b.chars[end-1].Advance
	r := run{
		start: start, end: end, over: int(to.width-from.width) + advance - room,
		soft: int(to.soft - from.soft), meeting: int(to.meeting - from.meeting), supple: int(to.supple - from.supple),
		last: last.class != blank && b.lastAt(end-1),
	}
	if r.over > 0 {
		r.tail = trailing(last.class, advance)
	}
	return r
}
