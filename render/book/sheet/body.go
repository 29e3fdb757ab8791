package sheet

import (
	"cmp"
	"slices"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/notice"
)

// field is a column of a sheet: what stands over it and how its cells look.
type field struct {
	head   string
	width  int
	look   Style
	hidden bool
	aside  bool // on the right of all that is printed
}

// body is the rows of a merged sheet below its head row. They are made twice,
// once to measure them and once to be written, and never kept.
type body struct {
	p      *planner
	s      *Sheet
	fields []field
	styles []uint16 // by column: of its cells
	base   int      // row of the sheet that is body row 0
	stack  stack

	// fill writes what a row says into empty cells of the columns' styles. The
	// rows of a run say the same: where it is merged, the first is shown.
	fill func(row int, cells []Cell)
	// fillHidden writes into hidden columns, which need no height; may be nil.
	fillHidden func(row int, cells []Cell)
	// from is where in the notice it says so, for findings.
	from func(row, col int) origin
}

// origin is the text of the notice that a cell goes back to.
type origin struct {
	head string // of the cell's column
	text diag.Text
}

// continued marks the repeated label of a run that a page break cut.
const continued = "（续）"

// again is the label of a continued part. A last line in brackets, counts or
// other leads, stays the last.
func again(label string) string {
	i := strings.LastIndex(label, "\n（")
	if i < 0 {
		i = len(label)
	}
	return label[:i] + continued + label[i:]
}

// newBody begins n rows below the sheet's head row, none lower than least.
func (p *planner) newBody(s *Sheet, fields []field, n, least int) *body {
	b := &body{p: p, s: s, fields: fields, base: len(s.Rows)}
	b.stack = stack{need: make([]int, n), tied: make([]bool, n), columns: make([][]span, len(fields))}
	for i := range b.stack.need {
		b.stack.need[i] = least
	}
	for _, f := range fields {
		b.styles = append(b.styles, p.style(f.look))
	}
	return b
}

// merge makes one cell of each run of body rows and the columns col to last.
// When all is merged, the runs of a column ascend.
func (b *body) merge(col, last int, runs ...notice.Run) {
	for _, r := range runs {
		if r.End-r.First > 1 || last > col {
			b.stack.columns[col] = append(b.stack.columns[col], span{first: r.First, end: r.End, last: last})
		}
	}
}

// row makes the cells of a body row, as if none were merged.
func (b *body) row(row int, cells []Cell) {
	for c, style := range b.styles {
		cells[c] = Cell{Style: style}
	}
	b.fill(row, cells)
}

// plan measures the rows, plans the pages and gives the sheet its rows.
func (b *body) plan() {
	b.measure()
	k := &b.stack
	above := 0
	for _, r := range b.s.Rows {
		above += r.Height
	}
	room := capacity(b.s.Page)
	k.first = room - above
	k.rest = room - b.s.Rows[b.s.Page.TitleRow].Height
	k.paginate()
	for _, start := range k.starts[min(1, len(k.starts)):] { // a listing may be empty
		b.s.Breaks = append(b.s.Breaks, b.base+start)
	}
	b.p.limitBreaks(b.s)
	b.mergeParts()
	for _, t := range k.tight {
		s := &k.columns[t.column][t.span]
		b.p.reportTall(b.from(s.first, t.column), s.need, total(k.heights[t.first:t.end]))
	}
	k.planned()
	b.s.Body, b.s.BodyRows = b.rows, len(k.heights)
}

// measure finds the height that each row and each merged cell needs.
func (b *body) measure() {
	k := &b.stack
	cells := make([]Cell, len(b.fields))
	cursor := make([]int, len(b.fields))
	for row := range k.need {
		b.row(row, cells)
		for c := range cells {
			if cells[c].Kind != Text || b.fields[c].hidden {
				continue
			}
			switch s, text := k.spanAt(c, row, cursor), cells[c].Text; {
			case s == nil:
				b.need(row, c, b.height(c, c, text))
			case row > s.first: // measured with its first row
			case s.end-s.first == 1:
				b.need(row, c, b.height(c, s.last, text))
			default:
				s.need, s.again = b.height(c, s.last, text), b.height(c, s.last, again(text))
			}
		}
	}
}

// height is the height that a text needs over the columns col to last.
func (b *body) height(col, last int, text string) int {
	width := 0
	for i := col; i <= last; i++ {
		width += b.fields[i].width
	}
	return heightOf(text, width, b.fields[col].look.Size)
}

// need makes a row at least so high.
func (b *body) need(row, col, height int) {
	if height > maxRow {
		b.p.reportTall(b.from(row, col), height, maxRow)
	}
	b.stack.need[row] = max(b.stack.need[row], height)
}

// mergeParts lists the merged cells, cut where a page ends.
func (b *body) mergeParts() {
	k := &b.stack
	for c, spans := range k.columns {
		page := 0
		for _, s := range spans {
			for page+1 < len(k.starts) && k.starts[page+1] <= s.first {
				page++
			}
			for first := s.first; first < s.end; {
				end := s.end
				if page+1 < len(k.starts) && k.starts[page+1] < end {
					page++
					end = k.starts[page]
				}
				if end-first > 1 || s.last > c {
					b.s.Merges = append(b.s.Merges, Range{c, b.base + first, s.last, b.base + end - 1})
				}
				first = end
			}
		}
	}
	slices.SortFunc(b.s.Merges, func(x, y Range) int { return cmp.Or(cmp.Compare(x.Row, y.Row), cmp.Compare(x.Col, y.Col)) })
}

// rows makes the rows as they are written: of a merged cell the first row of
// each page shows what it says.
func (b *body) rows(yield func(Row) bool) {
	k := &b.stack
	cells := make([]Cell, len(b.fields))
	cursor := make([]int, len(b.fields))
	starts := k.starts
	for row, height := range k.heights {
		top := len(starts) > 0 && starts[0] == row
		if top {
			starts = starts[1:]
		}
		b.row(row, cells)
		if b.fillHidden != nil {
			b.fillHidden(row, cells)
		}
		for c := range cells {
			switch s := k.spanAt(c, row, cursor); {
			case s == nil || row == s.first:
			case !top:
				cells[c] = Cell{Style: b.styles[c]}
			case cells[c].Kind == Text:
				cells[c].Text = again(cells[c].Text)
			}
		}
		if !yield(Row{height, cells}) {
			return
		}
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
