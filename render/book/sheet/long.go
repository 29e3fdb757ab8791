package sheet

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gongwen/render/book"
)

// partLeast is how much of a part, per cent, there is to be if it is to end with a
// sentence.
const partLeast = 60

// partHeight is that of a part: two share a page. A line of it is left free, for
// other faces may break lines otherwise.
func partHeight(page int) int { return min(book.MaxHeight, page/2) }

// long is a row of the body that takes several of the sheet.
type long struct {
	row   int
	parts [][]string // by column: of a text that is cut
	need  []int      // by row of the sheet: what its texts need
	runs  []run      // of columns that are merged: what lies over all of them
}

// run is a merged cell of a column.
type run struct {
	span
	column int
}

// parted cuts a text that is too high for a row into parts of one each; nil: it is
// not. Joined again, without the heads, they are the text: where a line ends there,
// the next part begins with that.
func parted(text string, width, size, height int) (parts []string) {
	if HeightOf(text, width, size) <= book.MaxHeight {
		return nil
	}
	room := Room(width, size)
	for most := max(2, (height-rowPad)/pitch(size)-1); text != ""; {
		head := ""
		if len(parts) > 0 {
			head = book.Onward
		}
		at := len(text)
		if Lines(head+text, room) > most {
			if at = cutAt(head, text, room, most); at > 1 && text[at-1] == '\n' {
				at--
			}
		}
		parts = append(parts, head+text[:at])
		text = text[at:]
	}
	return parts
}

// cutAt is where a text is cut so that its beginning, behind a head, takes no more
// lines than that: behind a sentence where one ends late enough, else where a line
// may end.
func cutAt(head, text string, room, most int) int {
	var ends []int // of characters
	for i, r := range text {
		ends = append(ends, i+utf8.RuneLen(r))
		if len(ends) > (most+1)*room {
			break
		}
	}
	n, _ := slices.BinarySearchFunc(ends, most, func(end, most int) int {
		if Lines(head+text[:end], room) > most {
			return 1
		}
		return -1
	})
	for n = max(1, n); n > 1 && Lines(head+text[:ends[n-1]], room) > most; n-- { // a mark that hangs over may have brought a line more
	}
	most = ends[n-1]
	for i := n; i > n*partLeast/100; i-- {
		before, _ := utf8.DecodeLastRuneInString(text[:ends[i-1]])
		next, _ := utf8.DecodeRuneInString(text[ends[i-1]:])
		if strings.ContainsRune("。；！？\n", before) && classOf(next)&noHead == 0 {
			return ends[i-1]
		}
	}
	for i := n; i > n*partLeast/100; i-- {
		before, _ := utf8.DecodeLastRuneInString(text[:ends[i-1]])
		next, _ := utf8.DecodeRuneInString(text[ends[i-1]:])
		if a, b := classOf(before), classOf(next); a&noTail == 0 && b&noHead == 0 && a&b&word == 0 {
			return ends[i-1]
		}
	}
	return most
}

// lengthen notes the rows of the body that take several of the sheet, cells being
// those of the row.
func (b *Body) lengthen(row int, cells []book.Cell, cursor []int) {
	l := long{row: row, parts: make([][]string, len(cells))}
	n := 0
	for c := range cells {
		if cells[c].Kind != book.Text || b.fields[c].Hidden {
			continue
		}
		last := c
		if s := b.stack.spanAt(c, row, cursor); s != nil {
			if s.end-s.first > 1 {
				continue
			}
			last = s.last
		}
		l.parts[c] = parted(cells[c].Text, b.width(c, last), b.fields[c].Look.Size, b.part)
		n = max(n, len(l.parts[c]))
	}
	if n < 2 {
		return
	}
	l.need = make([]int, n)
	for i := range l.need {
		if l.need[i] = HeightFor(1, BodySize); i == 0 {
			l.need[i] = max(l.need[i], b.least)
		}
		for c, parts := range l.parts {
			if i > 0 && parts == nil && c < l.first() && cells[c].Kind == book.Text && !b.fields[c].Hidden {
				l.need[i] = max(l.need[i], min(b.height(c, c, b.repeated(c, cells[c].Text)), book.MaxHeight))
			}
			if i == 0 && parts == nil && cells[c].Kind == book.Text && b.stack.spanAt(c, row, cursor) == nil && !b.fields[c].Hidden {
				l.need[i] = max(l.need[i], b.height(c, c, cells[c].Text))
			}
			if i < len(parts) {
				last := c
				if s := b.stack.spanAt(c, row, cursor); s != nil {
					last = s.last
				}
				l.need[i] = max(l.need[i], min(b.height(c, last, parts[i])+pitch(BodySize), book.MaxHeight))
			}
		}
	}
	for c := range cells {
		text := cells[c].Text
		if l.parts[c] != nil || cells[c].Kind != book.Text {
			continue
		}
		switch s := b.stack.spanAt(c, row, cursor); {
		case s != nil && s.end-s.first == 1:
			s.need, s.again = b.height(c, s.last, text), b.height(c, s.last, again(text))
		case s == nil && b.merged[c]:
			x := span{first: row, end: row + 1, last: c, need: b.height(c, c, text), again: b.height(c, c, again(text))}
			if x.again <= book.MaxHeight {
				l.runs = append(l.runs, run{x, c})
			}
		}
	}
	b.long = append(b.long, l)
	if b.closed == nil {
		for _, style := range b.styles {
			look := b.p.Book.Styles[style]
			if look.Open {
				look.Open, look.Fill = false, ""
			}
			b.closed = append(b.closed, b.p.Style(look))
		}
	}
}

// Row is the row of the sheet in which a row of the body begins.
func (b *Body) Row(row int) int {
	at := b.Base + row
	for i := range b.long {
		if b.long[i].row >= row {
			break
		}
		at += len(b.long[i].need) - 1
	}
	return at
}

// Long reports whether a row of the body takes several of the sheet.
func (b *Body) Long() bool { return len(b.long) > 0 }

// lay is the stack in rows of the sheet.
func (b *Body) lay() stack {
	k := b.stack
	if len(b.long) == 0 {
		return k
	}
	k.need, k.own, k.tied = slices.Clone(k.need), slices.Clone(k.own), slices.Clone(k.tied)
	for _, l := range slices.Backward(b.long) { // from below, so that rows above keep their places
		k.need = slices.Replace(k.need, l.row, l.row+1, l.need...)
		k.tied = slices.Replace(k.tied, l.row, l.row+1, slices.Repeat([]bool{k.tied[l.row]}, len(l.need))...)
		if k.own != nil {
			k.own = slices.Replace(k.own, l.row, l.row+1, l.need...)
		}
	}
	k.onward = make([]bool, len(k.need))
	for _, l := range b.long {
		for i := range l.need[1:] {
			k.onward[b.Row(l.row)-b.Base+1+i] = true
		}
	}
	at := func(row int) int { return b.Row(row) - b.Base }
	k.columns = make([][]span, len(b.stack.columns))
	for c, spans := range b.stack.columns {
		for _, s := range spans {
			i, cut := slices.BinarySearchFunc(b.long, s.first, func(l long, row int) int { return l.row - row })
			if cut = cut && s.end-s.first == 1 && b.long[i].parts[c] != nil; !cut {
				s.first, s.end = at(s.first), at(s.end)
				k.columns[c] = append(k.columns[c], s)
				continue
			}
			for first := at(s.first); first < at(s.end); first++ {
				k.columns[c] = append(k.columns[c], span{first: first, end: first + 1, last: s.last})
			}
		}
	}
	for _, l := range b.long {
		for _, r := range l.runs {
			r.first, r.end = at(r.first), at(r.end)
			i, _ := slices.BinarySearchFunc(k.columns[r.column], r.first, func(s span, first int) int { return s.first - first })
			k.columns[r.column] = slices.Insert(k.columns[r.column], i, r.span)
		}
	}
	k.keep = make([]keep, len(b.stack.keep))
	for i, x := range b.stack.keep {
		k.keep[i].share = x.share
		for _, r := range x.runs {
			k.keep[i].runs = append(k.keep[i].runs, Run{First: at(r.First), End: at(r.End)})
		}
	}
	return k
}

// first is the first column that is cut.
func (l *long) first() int {
	return slices.IndexFunc(l.parts, func(p []string) bool { return p != nil })
}

// cell makes a cell of a part of a row of the body: what is cut, and in front of
// it the short texts again, so that a page that begins here says whose it is.
func (l *long) cell(b *Body, part, col int, x *book.Cell) {
	switch parts, hidden := l.parts[col], b.fields[col].Hidden; {
	case part < len(parts):
		x.Text = parts[part]
	case part == 0 || hidden && x.Kind == book.Text: // every row has the key
	case parts == nil && col < l.first() && x.Kind == book.Text:
		x.Text = b.repeated(col, x.Text)
	default:
		*x = book.Cell{Style: b.styles[col]}
	}
	if part > 0 {
		x.Style = b.closed[col]
	}
}

// repeated is a text said again, with the mark of that if there is room for it.
func (b *Body) repeated(col int, text string) string {
	if s := again(text); Room(b.fields[col].Width, BodySize) > HalfEms(Continued)+2 || b.height(col, col, s) == b.height(col, col, text) {
		return s
	}
	return text
}

// unmerge parts merged cells that a page has no room for, of which every row then
// says what they say; false: there are none.
func (b *Body) unmerge(k *stack) bool {
	low := map[[2]int]bool{} // by column and row of the sheet
	for _, t := range k.tight {
		low[[2]int{t.column, k.columns[t.column][t.span].first}] = true
	}
	for c, spans := range b.stack.columns {
		if len(low) > 0 {
			b.stack.columns[c] = slices.DeleteFunc(slices.Clone(spans), func(s span) bool { return low[[2]int{c, b.Row(s.first) - b.Base}] })
		}
	}
	return len(k.tight) > 0
}
