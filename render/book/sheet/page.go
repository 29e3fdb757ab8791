package sheet

import (
	"strconv"
	"strings"

	"gongwen/render/diag"
)

// A4 landscape in hundredths of a pixel, and the margins of every sheet in
// hundredths of an inch: narrow at the sides, room for header and footer above
// and below.
const (
	paperWidth  = 297 * 96000 / 254
	paperHeight = 210 * 96000 / 254

	marginSide   = 40
	marginTop    = 65
	marginBottom = 60
	marginRunner = 30 // header and footer from the edge

	minScale = 10 // the least Excel knows
	legible  = 42 // at which 12 pt are 5 pt on paper
)

// Limits of the frozen part in pixels: half of what a screen of 1366 × 768
// shows below the ribbon, so that the rest can still be scrolled.
const (
	frozenHeight = 220
	frozenWidth  = 560
)

// newSheet begins a sheet with columns, page set-up and the rows above the
// body: title, origin, hint and the head row.
func (p *planner) newSheet(name, title, hint string, fields []field, merged bool) *Sheet {
	s := p.beginSheet(name, title, hint, fields, merged)
	p.headSheet(s, fields)
	return s
}

// beginSheet is the part of newSheet above the head row.
func (p *planner) beginSheet(name, title, hint string, fields []field, merged bool) *Sheet {
	s := &Sheet{Name: name}
	unique(fields)
	for _, f := range fields {
		s.Columns = append(s.Columns, Column{f.width, f.hidden})
	}
	from, last, width := printed(fields)
	if len(fields) > maxColumns {
		p.list.Add(&ruleRows, p.n.Source, p.b.Span, "减少栏目。", "“%s”有%d栏，一张表最多%d栏", name, len(fields), maxColumns)
		return s
	}

	plain := Style{Face: faceBody, Size: bodySize, Wrap: merged}
	bold := Style{Face: faceBody, Size: titleSize, Bold: true, Align: Centre, Wrap: merged}
	middle := plain
	middle.Align = Centre
	if !merged { // a flat table has no merges: the text runs on over empty cells
		bold.Align, middle.Align = Left, Left
	}
	band := func(text string, look Style, pad int) {
		text = clip(text, maxText)
		if text == "" {
			return
		}
		row, cells := len(s.Rows), make([]Cell, len(fields))
		cells[from] = Cell{Kind: Text, Text: text, Style: p.style(look)}
		lined := 1
		if merged {
			lined = lines(text, room(width, look.Size))
			if from < last {
				s.Merges = append(s.Merges, Range{from, row, last, row})
			}
			for c := from + 1; c <= last; c++ {
				cells[c].Style = p.style(look)
			}
		}
		s.Rows = append(s.Rows, Row{min(heightFor(lined, look.Size)+pad, maxRow), cells})
	}
	band(title, bold, 6)
	band(p.origin(), middle, 0)
	band(hint, plain, 0)
	return s
}

// headSheet appends the head row, which a page cannot do without.
func (p *planner) headSheet(s *Sheet, fields []field) {
	if p.list.HasErrors() {
		return
	}
	p.headRow(s, fields)
	p.setPage(s, fields)
}

// printed is the first and the last column that are printed, and the width of
// these and those between them.
func printed(fields []field) (from, last, width int) {
	for fields[from].hidden {
		from++
	}
	for i, f := range fields[from:] {
		if !f.hidden && !f.aside {
			last = from + i
			width += f.width
		}
	}
	return from, last, width
}

// headRow appends the row of the columns' heads.
func (p *planner) headRow(s *Sheet, fields []field) {
	look := styleHead()
	cells := make([]Cell, len(fields))
	height := 0
	for i, f := range fields {
		cells[i] = Cell{Kind: Text, Text: f.head, Style: p.style(look)}
		if !f.hidden {
			height = max(height, heightOf(f.head, f.width, look.Size))
		}
	}
	s.Rows = append(s.Rows, Row{Height: min(height+8, maxRow), Cells: cells})
}

// setPage plans paper, scale, header and footer; the head row is repeated.
func (p *planner) setPage(s *Sheet, fields []field) {
	from, last, width := printed(fields)
	printable := paperWidth - 2*marginSide*96
	scale := min(100, printable/max(width, 1))
	if scale < legible {
		p.list.Add(&ruleWide, p.n.Source, p.b.Span, "减少栏目，或者合并几栏。",
			"“%s”有%d栏，打印时要缩到%d%%", s.Name, last-from+1, max(scale, minScale))
	}
	s.Page = Page{
		Scale: max(scale, minScale),
		Left:  marginSide, Right: marginSide, Top: marginTop, Bottom: marginBottom, Header: marginRunner, Footer: marginRunner,
		Head:     `&L&"宋体,常规"&9` + runner(p.n.Number) + `&R&"宋体,常规"&9&A`,
		Foot:     `&L&"宋体,常规"&9` + runner(p.n.Issuers[0]) + `&C&"宋体,常规"&9第 &P 页 共 &N 页&R&"宋体,常规"&9打印日期：&D`,
		TitleRow: len(s.Rows) - 1,
		Area:     Range{Col: from, LastCol: last},
	}
}

// runner is a text for header or footer: & doubled, short enough for the 255
// units Excel allows a whole one, and followed by a blank, since a digit right
// behind a size would belong to it.
func runner(t diag.Text) string {
	return " " + strings.ReplaceAll(clip(strings.ReplaceAll(t.S, "\n", ""), 60), "&", "&&") + " "
}

// capacity is the height of the rows on a page of paper, in pixels of the
// sheet. Excel and LibreOffice round row heights on paper: 3 % are left free.
func capacity(p Page) int {
	return (paperHeight - (p.Top+p.Bottom)*96) * 97 / (p.Scale * 100)
}

// freeze keeps the rows down to the head row and the first n columns where
// they leave room to scroll.
func (s *Sheet) freeze(n int) {
	height, width := 0, 0
	for _, r := range s.Rows[:s.Page.TitleRow+1] {
		height += r.Height
	}
	for _, c := range s.Columns[:n] {
		if !c.Hidden {
			width += c.Width
		}
	}
	if height <= frozenHeight {
		s.FreezeRows = s.Page.TitleRow + 1
	}
	if width <= frozenWidth {
		s.FreezeCols = n
	}
}

// unique tells equal heads apart by number: readers find a column by its head,
// and a table with two equal ones is damaged. Excel compares them without case.
// Hidden columns give way to those that are seen.
func unique(fields []field) {
	seen := map[string]bool{}
	for _, hidden := range []bool{false, true} {
		for i := range fields {
			f := &fields[i]
			if f.hidden != hidden {
				continue
			}
			head := f.head
			for n := 2; seen[strings.ToLower(f.head)]; n++ {
				f.head = head + strconv.Itoa(n)
			}
			seen[strings.ToLower(f.head)] = true
		}
	}
}
