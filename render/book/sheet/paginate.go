package sheet

import (
	"cmp"
	"slices"

	"gongwen/render/book"
)

// Run is a stretch of neighbouring rows: from First up to, not including, End.
type Run struct{ First, End int }

// stack is the body of a merged sheet as the pages see it: rows with the height
// their own cells need, and merged cells that lie over several of them.
//
// A run that a page cuts becomes two merged cells, each of which shows its
// label in full, so heights follow from the breaks and breaks from the heights.
// They are not iterated against each other: a page depends on nothing but the
// row it begins with, so the pages are filled one after the other, each with
// the most rows whose stretched heights still fit.
type stack struct {
	need        []int    // by row: what its unmerged cells need, or more where that is asked for
	own         []int    // by row: what they need and no more; nil where no row is to be free
	tied        []bool   // by row: may not be the last of a page
	onward      []bool   // by row: it goes on with the text of the row above; nil: none does
	columns     [][]span // merged cells by their first column; those of one are disjoint and ascending
	keep        []keep   // coarse first
	first, rest int      // room for rows on the first page and on the others

	heights []int  // by row: the outcome
	held    []bool // by row: not free, a merged cell needs its height
	starts  []int  // the rows that begin a page; the first is row 0
	tight   []cut  // parts that are too low for their label

	cursor []int // by column: the first span that ends behind the page's first row
	parts  []part
}

// keep asks that runs stay on one page: one that would be cut moves to the next
// page if it fits there and this page is used by more than the share in front
// of it.
type keep struct {
	runs  []Run // ascending and disjoint
	share int   // per cent
}

// span is a merged cell over body rows [first,end).
type span struct {
	first, end int
	last       int // its last column
	need       int // height its label needs; 0 of a single row, which has its own
	again      int // the same for the label of a Continued part
}

// spanAt is the merged cell of a column that a row belongs to, or nil. Asked for
// rows in order, it moves the column's cursor along.
func (k *stack) spanAt(col, row int, cursor []int) *span {
	spans := k.columns[col]
	for cursor[col] < len(spans) && spans[cursor[col]].end <= row {
		cursor[col]++
	}
	if i := cursor[col]; i < len(spans) && spans[i].first <= row {
		return &spans[i]
	}
	return nil
}

// planned lets go what only planning needed.
func (k *stack) planned() {
	*k = stack{columns: k.columns, heights: k.heights, starts: k.starts, held: k.held, onward: k.onward}
}

// cut is a part of a span on one page.
type cut struct{ column, span, first, end int }

type part struct {
	cut
	need int
}

// paginate fills the pages.
func (k *stack) paginate() {
	n := len(k.need)
	k.heights = make([]int, n)
	k.cursor = make([]int, len(k.columns))
	room := k.first
	for start := 0; start < n; room = k.rest {
		k.starts = append(k.starts, start)
		for c, spans := range k.columns {
			for k.cursor[c] < len(spans) && spans[k.cursor[c]].end <= start {
				k.cursor[c]++
			}
		}
		end := k.fill(start, room)
		if end < n {
			end = k.settle(start, end, room)
		}
		k.stretch(start, end)
		k.tight = append(k.tight, k.lacking()...)
		start = end
	}
}

// fill finds the most rows from start on that fit; at least one.
func (k *stack) fill(start, room int) (end int) {
	sum := 0
	for end = start; end < len(k.need); end++ {
		sum += min(k.need[end], book.MaxHeight)
		if sum > room && end > start {
			break
		}
	}
	if k.stretch(start, end) <= room {
		return end
	}
	// Stretching only adds, and more with more rows: search below end.
	low, high := start+1, end-1
	for low < high {
		mid := (low + high + 1) / 2
		if k.stretch(start, mid) <= room {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return low
}

// settle moves the end of a page that begins at start back to where a run that
// should not be cut begins, and off rows that may not end a page.
func (k *stack) settle(start, end, room int) int {
	for _, keep := range k.keep {
		i, _ := slices.BinarySearchFunc(keep.runs, end, func(r Run, at int) int { return cmp.Compare(r.End, at+1) })
		if i == len(keep.runs) || keep.runs[i].First >= end {
			continue // the page ends between two runs
		}
		at := k.untie(start, keep.runs[i].First)
		if at > start && k.stretch(start, at)*100 > room*keep.share && k.fits(at, keep.runs[i].End) {
			return at
		}
	}
	if at := k.untie(start, end); at > start {
		return at
	}
	return end
}

// untie moves a break before row end upwards past rows that may not be last.
func (k *stack) untie(start, end int) int {
	for end > start && k.tied[end-1] {
		end--
	}
	return end
}

// fits reports whether rows [first,end) fit a page of their own.
func (k *stack) fits(first, end int) bool {
	sum := 0
	for i := first; i < end; i++ {
		if sum += min(k.need[i], book.MaxHeight); sum > k.rest {
			return false
		}
	}
	return k.stretch(first, end) <= k.rest
}

// stretch sets the heights of rows [first,end) as they are when these rows are
// a page, and returns their sum: short parts are seen to before long ones,
// which may then have enough already.
func (k *stack) stretch(first, end int) (sum int) {
	for i := first; i < end; i++ {
		k.heights[i] = min(k.need[i], book.MaxHeight)
	}
	k.parts = k.parts[:0]
	for c, spans := range k.columns {
		for i := k.cursor[c]; i < len(spans) && spans[i].first < end; i++ {
			s := &spans[i]
			if s.end <= first {
				continue
			}
			p := part{cut{c, i, max(s.first, first), min(s.end, end)}, s.need}
			if s.first < first {
				p.need = s.again
			}
			k.parts = append(k.parts, p)
		}
	}
	slices.SortStableFunc(k.parts, func(a, b part) int { return cmp.Compare(a.end-a.first, b.end-b.first) })
	for _, p := range k.parts {
		grow(k.heights[p.first:p.end], min(p.need, k.rest)) // no page offers more
	}
	return total(k.heights[first:end])
}

// stretchOut gives rows what their page leaves over, all of a page the same, none
// more than makes it the most.
func (k *stack) stretchOut(most int) {
	if most == 0 {
		return
	}
	for i, start := range k.starts {
		end, room := len(k.heights), k.rest
		if i+1 < len(k.starts) {
			end = k.starts[i+1]
		}
		if i == 0 {
			room = k.first
		}
		rows := k.heights[start:end]
		for left := room - total(rows); left > 0; left = room - total(rows) {
			lowest, next, n := most, most, 0 // the lowest rows, and those above them
			for r, h := range rows {
				switch {
				case k.onward != nil && k.onward[start+r]: // nobody writes there
				case h < lowest:
					lowest, next, n = h, lowest, 1
				case h == lowest && h < most:
					n++
				case h > lowest:
					next = min(next, h)
				}
			}
			add := 0
			if n > 0 {
				add = min(next-lowest, left/n)
			}
			if add == 0 {
				break
			}
			for r, h := range rows {
				if h == lowest && (k.onward == nil || !k.onward[start+r]) {
					rows[r] += add
				}
			}
		}
	}
}

// free finds the rows that are not: a program that fits rows to their texts looks
// past merged cells, and would leave one too low whose rows need less by
// themselves.
func (k *stack) free() {
	k.held = make([]bool, len(k.heights))
	for _, spans := range k.columns {
		page := 0
		for _, s := range spans {
			for first := s.first; first < s.end; {
				for page+1 < len(k.starts) && k.starts[page+1] <= first {
					page++
				}
				end := s.end
				if page+1 < len(k.starts) {
					end = min(end, k.starts[page+1])
				}
				need := s.need
				if first > s.first {
					need = s.again
				}
				if total(k.own[first:end])-rowPad*(end-first) < need-rowPad { // what is fitted to its text has no room to spare
					for row := first; row < end; row++ {
						k.held[row] = true
					}
				}
				first = end
			}
		}
	}
}

// lacking is the parts of the page last stretched that stayed too low.
func (k *stack) lacking() (out []cut) {
	for _, p := range k.parts {
		if total(k.heights[p.first:p.end]) < p.need {
			out = append(out, p.cut)
		}
	}
	return out
}

// grow raises heights evenly until they sum up to need, none above book.MaxHeight.
func grow(heights []int, need int) {
	for lack := need - total(heights); lack > 0; lack = need - total(heights) {
		open := 0
		for _, h := range heights {
			if h < book.MaxHeight {
				open++
			}
		}
		if open == 0 {
			return
		}
		for i := range heights {
			if heights[i] < book.MaxHeight {
				add := min((lack+open-1)/open, book.MaxHeight-heights[i])
				heights[i] += add
				lack -= add
				open--
			}
		}
	}
}

func total(heights []int) (sum int) {
	for _, h := range heights {
		sum += h
	}
	return sum
}
