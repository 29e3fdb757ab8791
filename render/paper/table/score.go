package table

import (
	"cmp"

	"gongwen/render/paper/unit"
)

// score is what a division of the width gives, the less the better: numbers that
// are torn, then pages, then torn names and lines. A name torn between its words is
// worth two lines of the table, for the sake of names alone no column is starved. A
// label that wraps, where nothing is torn, is worth a little, as is a character alone
// in the last line of a sentence.
type score struct {
	numbers, pages, torn, lines, wraps int

	words int         // torn inside
	over  unit.Length // how much stands on the last page
}

func (s score) compare(o score) int {
	return cmp.Or(cmp.Compare(s.numbers, o.numbers), cmp.Compare(s.pages, o.pages), cmp.Compare(3*(s.torn+s.lines)+s.wraps, 3*(o.torn+o.lines)+o.wraps), cmp.Compare(s.torn, o.torn))
}

// low compares by the height alone, a line being worth three names that part: the
// way to fewer pages leads over many divisions that have as many.
func (s score) low(o score) int {
	return cmp.Or(cmp.Compare(s.numbers, o.numbers), cmp.Compare(3*s.lines+s.torn, 3*o.lines+o.torn))
}

// score is that of the current widths; the lines of each task are left in lines.
// Columns come from the last to the first: the later ones have the shorter runs.
func (t *Table) score(columns []column, lines []int) (s score) {
	clear(lines)
	for c := len(columns) - 1; c >= 0; c-- {
		col := &columns[c]
		alone := col.alone.in(t, t.chars[c])
		s.numbers, s.torn, s.words, s.wraps = s.numbers+alone.numbers, s.torn+alone.torn, s.words+alone.words, s.wraps+alone.wraps
		wide := alone
		if len(col.wide.words) > 0 {
			wide = col.wide.in(t, t.chars[c]+t.chars[c+1])
			s.numbers, s.torn, s.words, s.wraps = s.numbers+wide.numbers, s.torn+wide.torn, s.words+wide.words, s.wraps+wide.wraps
		}
		for i := range col.cells {
			e, of := &col.cells[i], alone
			if e.wide {
				of = wide
			}
			need := int(of.lines[e.text])
			if e.rows == 1 {
				lines[e.row] = max(lines[e.row], need)
				continue
			}
			for _, have := range lines[e.row : e.row+e.rows] {
				need -= max(1, have)
			}
			if need > 0 {
				last := e.row + e.rows - 1
				lines[last] = max(1, lines[last]) + need
			}
		}
	}
	header := unit.Length(0)
	for i := range t.headTexts {
		h := &t.in.Heads[i]
		chars := sumOf(t.chars[h.First:h.End])
		f := t.headTexts[i].in(t, max(1, chars*int(t.l.Style.Table.Size)/int(t.l.Style.Table.Head.Size)))
		s.torn += f.torn + tornNumber*f.numbers
		s.lines += int(f.lines[0])
		header = max(header, t.need(int(f.lines[0]))*unit.Length(t.in.HeadRows)/unit.Length(h.Rows))
	}
	for _, n := range lines {
		s.lines += max(1, n)
	}
	s.pages, s.over = t.pages(lines, header)
	return s
}

// pages is about how many pages the table takes with so many lines of each task:
// a row whole, or where that would leave its page too white, begun at once; and how
// much stands on the last.
func (t *Table) pages(lines []int, header unit.Length) (pages int, over unit.Length) {
	st := &t.l.Style.Table
	_, height := t.pageSize()
	room := max(t.need(1), height-header)
	tall, white := height*unit.Length(st.TallRow)/1000, height*unit.Length(st.MostWhite)/1000
	left := max(0, room-t.below())
	pages = 1
	next := 0
	for i, n := range lines {
		need := t.need(n)
		for ; next < len(t.in.Headings) && t.in.Headings[next].Before == i; next++ {
			need += t.need(1)
		}
		for ; need > room; need -= room { // it runs on
			pages++
		}
		if need > left {
			if need > tall && left > white {
				shown := unit.Length(0)
				if begun := left - 2*st.Padding; begun > fewLines*st.Pitch {
					shown = begun / st.Pitch * st.Pitch
				}
				need -= min(shown, need-t.need(fewLines))
			}
			pages++
			left = room
			if len(t.in.Headings) > 0 { // repeated
				left -= t.need(1)
			}
		}
		left -= need
	}
	if over = room - left; !t.up && !t.within && left < imprint {
		pages, over = pages+1, imprint-left
	}
	return pages, over
}

// imprint is about what the 版记 takes below an upright table that is the last.
const imprint = 22 * unit.MM
