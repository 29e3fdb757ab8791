package sheet

import (
	"strconv"
	"strings"

	"gongwen/render/book"
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

	legible = 63 // at which 12 pt are 7.5 pt on paper, the size of 六号
)

// NewSheet begins a sheet with columns, page set-up and the rows above the
// body: title, origin, hint and the head row.
func (p *Planner) NewSheet(name, title, hint string, fields []Field, merged bool) *book.Sheet {
	s := p.BeginSheet(name, title, hint, fields, merged)
	p.HeadSheet(s, fields)
	return s
}

// BeginSheet is the part of NewSheet above the head row.
func (p *Planner) BeginSheet(name, title, hint string, fields []Field, merged bool) *book.Sheet {
	s := &book.Sheet{Name: name}
	Unique(fields)
	for _, f := range fields {
		s.Columns = append(s.Columns, book.Column{Width: f.Width, Hidden: f.Hidden})
	}
	if len(fields) > book.MaxColumns {
		p.Complain(&ruleRows, "减少栏目。", "“%s”有%d栏，一张表最多%d栏", name, len(fields), book.MaxColumns)
		return s
	}

	plain := bandLook(merged)
	bold := book.Style{Face: book.FaceBody, Size: TitleSize, Bold: true, Align: book.Centre, Wrap: merged}
	middle := plain
	middle.Align = book.Centre
	if !merged { // a flat table has no merges: the text runs on over empty cells
		bold.Align, middle.Align = book.Left, book.Left
	}
	band := func(text string, look book.Style, pad int) { p.band(s, fields, text, look, pad, merged) }
	band(title, bold, 6)
	band(p.about.Line(), middle, 0)
	band(hint, plain, 0)
	return s
}

// Band appends a row above the head row that says something over its whole width.
func (p *Planner) Band(s *book.Sheet, fields []Field, text string) {
	p.band(s, fields, text, bandLook(true), 0, true)
}

func bandLook(wrap bool) book.Style {
	return book.Style{Face: book.FaceBody, Size: BodySize, Wrap: wrap}
}

func (p *Planner) band(s *book.Sheet, fields []Field, text string, look book.Style, pad int, merged bool) {
	if text = book.Clip(text, book.MaxText); text == "" || len(fields) > book.MaxColumns {
		return
	}
	from, last, width := printed(fields)
	row, cells := len(s.Rows), make([]book.Cell, len(fields))
	cells[from] = book.Cell{Kind: book.Text, Text: text, Style: p.Style(look)}
	lined := 1
	if merged {
		lined = Lines(text, Room(width, look.Size))
		if from < last {
			s.Merges = append(s.Merges, book.Range{Col: from, Row: row, LastCol: last, LastRow: row})
		}
		for c := from + 1; c <= last; c++ {
			cells[c].Style = p.Style(look)
		}
	}
	s.Rows = append(s.Rows, book.Row{Height: min(HeightFor(lined, look.Size)+pad, book.MaxHeight), Cells: cells})
}

// HeadSheet appends the head row, which a page cannot do without.
func (p *Planner) HeadSheet(s *book.Sheet, fields []Field) {
	if p.List.HasErrors() {
		return
	}
	p.headRow(s, fields)
	p.setPage(s, fields)
}

// TableSheet begins a sheet of plain data, with its head in the first row: what
// reads data looks for it there. It is not meant for paper; its title stands in
// the header of the page, for those who print it all the same.
func (p *Planner) TableSheet(name, title string, fields []Field) *book.Sheet {
	s := &book.Sheet{Name: name, Gridlines: true, Unprinted: true}
	Unique(fields)
	for _, f := range fields {
		s.Columns = append(s.Columns, book.Column{Width: f.Width, Hidden: f.Hidden})
	}
	if len(fields) > book.MaxColumns {
		p.Complain(&ruleRows, "减少栏目。", "“%s”有%d栏，一张表最多%d栏", name, len(fields), book.MaxColumns)
		return s
	}
	p.HeadSheet(s, fields)
	s.Page.Head += `&C&"宋体,常规"&9` + runner(title)
	return s
}

// printed is the first and the last column that are printed, and the width of
// these and those between them.
func printed(fields []Field) (from, last, width int) {
	for fields[from].Hidden {
		from++
	}
	for i, f := range fields[from:] {
		if !f.Hidden && !f.Aside {
			last = from + i
			width += f.Width
		}
	}
	return from, last, width
}

// headRow appends the row of the columns' heads.
func (p *Planner) headRow(s *book.Sheet, fields []Field) {
	look := HeadLook()
	cells := make([]book.Cell, len(fields))
	height := 0
	for i, f := range fields {
		cells[i] = book.Cell{Kind: book.Text, Text: f.Head, Style: p.Style(look)}
		if !f.Hidden {
			height = max(height, HeightOf(f.Head, f.Width, look.Size))
		}
	}
	s.Rows = append(s.Rows, book.Row{Height: min(height+8, book.MaxHeight), Cells: cells})
}

// setPage plans paper, scale, header and footer; the head row is repeated.
func (p *Planner) setPage(s *book.Sheet, fields []Field) {
	from, last, width := printed(fields)
	printable := paperWidth - 2*marginSide*96
	scale := min(100, printable/max(width, 1))
	if scale < legible && !s.Unprinted {
		p.Complain(&ruleWide, "减少栏目，或者合并几栏。",
			"“%s”有%d栏，打印时要缩到%d%%", s.Name, last-from+1, max(scale, book.MinScale))
	}
	s.Page = book.Page{
		Scale: max(scale, book.MinScale),
		Left:  marginSide, Right: marginSide, Top: marginTop, Bottom: marginBottom, Header: marginRunner, Footer: marginRunner,
		Head:     `&L&"宋体,常规"&9` + runner(p.about.Number) + `&R&"宋体,常规"&9&A`,
		Foot:     `&L&"宋体,常规"&9` + runner(p.about.foot()) + `&C&"宋体,常规"&9第 &P 页 共 &N 页&R&"宋体,常规"&9打印日期：&D`,
		TitleRow: len(s.Rows) - 1,
		Area:     book.Range{Col: from, LastCol: last},
	}
}

// runner is a text for header or footer: & doubled, short enough for the 255
// units Excel allows a whole one, and followed by a blank, since a digit right
// behind a size would belong to it.
func runner(s string) string {
	return " " + strings.ReplaceAll(book.Clip(strings.ReplaceAll(s, "\n", ""), 60), "&", "&&") + " "
}

// Capacity is the height of the rows on a page of paper, in pixels of the
// sheet. Excel and LibreOffice round row heights on paper: 3 % are left free.
func Capacity(p book.Page) int {
	return (paperHeight - (p.Top+p.Bottom)*96) * 97 / (p.Scale * 100)
}

// Freeze keeps the rows down to the head row and the first n columns where
// they leave room to scroll.
func Freeze(s *book.Sheet, n int) {
	height, width := 0, 0
	for _, r := range s.Rows[:s.Page.TitleRow+1] {
		height += r.Height
	}
	for _, c := range s.Columns[:n] {
		if !c.Hidden {
			width += c.Width
		}
	}
	if height <= book.FrozenHeight {
		s.FreezeRows = s.Page.TitleRow + 1
	}
	if width <= book.FrozenWidth {
		s.FreezeCols = n
	}
}

// Unique tells equal heads apart by number: readers find a column by its head,
// and a table with two equal ones is damaged. Excel compares them without case.
// Hidden columns give way to those that are seen.
func Unique(fields []Field) {
	seen := map[string]bool{}
	for _, hidden := range []bool{false, true} {
		for i := range fields {
			f := &fields[i]
			if f.Hidden != hidden {
				continue
			}
			head := f.Head
			for n := 2; seen[strings.ToLower(f.Head)]; n++ {
				f.Head = head + strconv.Itoa(n)
			}
			seen[strings.ToLower(f.Head)] = true
		}
	}
}
