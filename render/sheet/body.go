package sheet

import (
	"cmp"
	"slices"

	"gongwen/render/diag"
)

// field is a column of a sheet: what stands over it and how its cells look.
type field struct {
	head   string
	width  int
	look   Style
	hidden bool
}

// body is the rows of a merged sheet below its head row, in the making.
type body struct {
	p      *planner
	s      *Sheet
	fields []field
	styles []uint16 // by column: of its cells
	base   int      // row of the sheet that is body row 0
	stack  stack
	labels [][]label // by column and span: what the spans of the stack show
}

// label is what a merged cell shows.
type label struct {
	cell Cell
	last int // its last column
	at   place
	text diag.Text // for a finding
}

// continued marks the repeated label of a run that a page break cut.
const continued = "（续）"

// newBody appends n empty rows below the sheet's head row.
func (p *planner) newBody(s *Sheet, fields []field, n int) *body {
	b := &body{p: p, s: s, fields: fields, base: len(s.Rows), labels: make([][]label, len(fields))}
	b.stack = stack{need: make([]int, n), tied: make([]bool, n), columns: make([][]span, len(fields))}
	for _, f := range fields {
		b.styles = append(b.styles, p.style(f.look))
	}
	b.s.Rows = appendRows(s.Rows, n, b.styles)
	return b
}

// appendRows appends n rows of empty cells with the styles given.
func appendRows(rows []Row, n int, styles []uint16) []Row {
	rows = slices.Grow(rows, n)
	cells := make([]Cell, n*len(styles))
	for range n {
		row := cells[:len(styles):len(styles)]
		cells = cells[len(styles):]
		for c, s := range styles {
			row[c].Style = s
		}
		rows = append(rows, Row{Cells: row})
	}
	return rows
}

// cells is the cells of a body row.
func (b *body) cells(row int) []Cell { return b.s.Rows[b.base+row].Cells }

// text writes a text that the row must be high enough for.
func (b *body) text(row, col int, at place, t diag.Text) {
	if !t.Empty() {
		b.put(row, row+1, col, col, at, t, Cell{Kind: Text, Text: t.S, Style: b.styles[col]})
	}
}

// put writes a cell over body rows [first,end) and columns col to last.
func (b *body) put(first, end, col, last int, at place, t diag.Text, c Cell) {
	width := 0
	for i := col; i <= last; i++ {
		width += b.fields[i].width
	}
	need := func(s string) int { return heightOf(s, width, b.fields[col].look.Size) }
	if end-first > 1 {
		s := span{first: first, end: end}
		if c.Kind == Text {
			s.need, s.again = need(c.Text), need(c.Text+continued)
		}
		b.stack.columns[col] = append(b.stack.columns[col], s)
		b.labels[col] = append(b.labels[col], label{c, last, at, t})
		return
	}
	b.cells(first)[col] = c
	if last > col {
		b.s.Merges = append(b.s.Merges, Range{col, b.base + first, last, b.base + first})
	}
	if c.Kind == Text {
		h := need(c.Text)
		if h > maxRow {
			b.p.reportTall(at, b.fields[col].head, t, h, maxRow)
		}
		b.stack.need[first] = max(b.stack.need[first], h)
	}
}

// paginate plans the pages and writes the merged cells, cut where a page ends.
func (b *body) paginate() {
	k := &b.stack
	above := 0
	for _, r := range b.s.Rows[:b.base] {
		above += r.Height
	}
	room := capacity(b.s.Page)
	k.first = room - above
	k.rest = room - b.s.Rows[b.s.Page.TitleRow].Height
	k.paginate()

	for i, h := range k.heights {
		b.s.Rows[b.base+i].Height = h
	}
	for _, start := range k.starts[min(1, len(k.starts)):] { // a listing may be empty
		b.s.Breaks = append(b.s.Breaks, b.base+start)
	}
	for c := range k.columns {
		page := 0
		for i, s := range k.columns[c] {
			for page+1 < len(k.starts) && k.starts[page+1] <= s.first {
				page++
			}
			for first := s.first; first < s.end; {
				end := s.end
				if page+1 < len(k.starts) && k.starts[page+1] < end {
					page++
					end = k.starts[page]
				}
				b.write(c, b.labels[c][i], first, end, first > s.first)
				first = end
			}
		}
	}
	for _, t := range k.tight {
		l, s := &b.labels[t.column][t.span], &k.columns[t.column][t.span]
		b.p.reportTall(l.at, b.fields[t.column].head, l.text, s.need, total(k.heights[t.first:t.end]))
	}
	slices.SortFunc(b.s.Merges, func(x, y Range) int { return cmp.Or(cmp.Compare(x.Row, y.Row), cmp.Compare(x.Col, y.Col)) })
	b.p.limitBreaks(b.s)
}

// write writes one part of a span.
func (b *body) write(col int, l label, first, end int, again bool) {
	if again && l.cell.Kind == Text {
		l.cell.Text += continued
	}
	b.cells(first)[col] = l.cell
	if end-first > 1 || l.last > col {
		b.s.Merges = append(b.s.Merges, Range{col, b.base + first, l.last, b.base + end - 1})
	}
}

// limitBreaks keeps the breaks that Excel can hold.
func (p *planner) limitBreaks(s *Sheet) {
	if len(s.Breaks) > maxBreaks {
		p.list.Add(&rulePages, p.n.Source, p.b.Span, "要整本打印时，请分成几个通知。",
			"“%s”有%d页，Excel只记得住前%d处分页", s.Name, len(s.Breaks)+1, maxBreaks)
		s.Breaks = s.Breaks[:maxBreaks]
	}
}
