package sheet

import (
	"cmp"
	"slices"
	"strings"

	"gongwen/render/book"
	"gongwen/render/diag"
)

// Field is a column of a sheet: what stands over it and how its cells look.
type Field struct {
	Head   string
	Width  int
	Look   book.Style
	Hidden bool
	Aside  bool // on the right of all that is printed
}

// Body is the rows of a merged sheet below its head row. They are made twice,
// once to measure them and once to be written, and never kept.
type Body struct {
	p      *Planner
	s      *book.Sheet
	fields []Field
	styles []uint16 // by column: of its cells
	stack  stack

	Base   int // row of the sheet that is body row 0
	least  int
	long   []long   // rows that take several of the sheet, ascending
	part   int      // height of a part of such a row
	merged []bool   // by column: whether runs of it are
	closed []uint16 // by column: of the cells of rows that go on, where nobody answers

	// Whole says that a row of the body is one of the sheet however much it says.
	Whole bool

	// Grows says that people write into the rows. They are free to be made higher
	// by what is typed, but where a merged cell needs more than its rows need by
	// themselves: to those a program would not leave its room.
	Grows bool
	// Most is the height up to which rows are stretched where their page has room
	// left; 0: they are not.
	Most int

	// Fill writes what a row says into empty cells of the columns' styles. The
	// rows of a run say the same: where it is merged, the first is shown.
	Fill func(row int, cells []book.Cell)
	// FillHidden writes into hidden columns, which need no height; may be nil.
	FillHidden func(row int, cells []book.Cell)
	// From is where in the notice it says so, for findings.
	From func(row, col int) Origin
}

// Origin is the text of the notice that a cell goes back to.
type Origin struct {
	Head string // of the cell's column
	Text diag.Text
}

// Continued marks the repeated label of a run that a page break cut.
const Continued = "（续）"

// again is the label of a Continued part. A last line in brackets, counts or
// other leads, stays the last.
func again(label string) string {
	i := strings.LastIndex(label, "\n（")
	if i < 0 {
		i = len(label)
	}
	return label[:i] + Continued + label[i:]
}

// NewBody begins n rows below the sheet's head row, none lower than least.
func (p *Planner) NewBody(s *book.Sheet, fields []Field, n, least int) *Body {
	b := &Body{p: p, s: s, fields: fields, Base: len(s.Rows), least: least, merged: make([]bool, len(fields))}
	b.stack = stack{need: make([]int, n), tied: make([]bool, n), columns: make([][]span, len(fields))}
	for i := range b.stack.need {
		b.stack.need[i] = least
	}
	for _, f := range fields {
		b.styles = append(b.styles, p.Style(f.Look))
	}
	return b
}

// Merge makes one cell of each run of body rows and the columns col to last.
func (b *Body) Merge(col, last int, runs ...Run) {
	b.merged[col] = true
	for _, r := range runs {
		if r.End-r.First > 1 || last > col {
			b.stack.columns[col] = append(b.stack.columns[col], span{first: r.First, end: r.End, last: last})
		}
	}
}

// Keep asks that runs, ascending and disjoint, stay on one page: one that would
// be cut moves to the next page if it fits there and its page is used by more
// than share per cent in front of it. Coarse runs come first.
func (b *Body) Keep(share int, runs []Run) { b.stack.keep = append(b.stack.keep, keep{runs, share}) }

// Tie says that a body row may not be the last of a page.
func (b *Body) Tie(row int) { b.stack.tied[row] = true }

// row makes the cells of a body row, as if none were merged.
func (b *Body) row(row int, cells []book.Cell) {
	for c, style := range b.styles {
		cells[c] = book.Cell{Style: style}
	}
	b.Fill(row, cells)
}

// Plan measures the rows, plans the pages and gives the sheet its rows.
func (b *Body) Plan() {
	for _, spans := range b.stack.columns {
		slices.SortStableFunc(spans, func(x, y span) int { return cmp.Compare(x.first, y.first) })
	}
	above := 0
	for _, r := range b.s.Rows {
		above += r.Height
	}
	room := Capacity(b.s.Page)
	b.part = partHeight(room - b.s.Rows[b.s.Page.TitleRow].Height)
	var k stack
	for again := true; again; again = b.unmerge(&k) {
		b.measure()
		k = b.lay()
		k.first = room - above
		k.rest = room - b.s.Rows[b.s.Page.TitleRow].Height
		k.paginate()
	}
	k.stretchOut(b.Most)
	if b.Grows {
		k.free()
	}
	for _, start := range k.starts[min(1, len(k.starts)):] { // a listing may be empty
		b.s.Breaks = append(b.s.Breaks, b.Base+start)
	}
	b.p.limitBreaks(b.s)
	k.planned()
	b.stack = k
	b.mergeParts()
	b.s.Body, b.s.BodyRows = b.rows, len(k.heights)
	b.p.TooManyRows(b.s, len(k.heights))
}

// measure finds the height that each row and each merged cell needs.
func (b *Body) measure() {
	k := &b.stack
	b.long = nil
	if b.Grows {
		k.own = make([]int, len(k.need))
		for row := range k.own {
			k.own[row] = HeightFor(1, BodySize)
		}
	}
	cells := make([]book.Cell, len(b.fields))
	cursor := make([]int, len(b.fields))
	for row := range k.need {
		b.row(row, cells)
		tall := false
		for c := range cells {
			if cells[c].Kind != book.Text || b.fields[c].Hidden {
				continue
			}
			switch s, text := k.spanAt(c, row, cursor), cells[c].Text; {
			case s == nil:
				h := b.height(c, c, text)
				tall = b.need(row, c, h) || tall
				if b.Grows {
					k.own[row] = max(k.own[row], h)
				}
			case row > s.first: // measured with its first row
			case s.end-s.first == 1:
				tall = b.need(row, c, b.height(c, s.last, text)) || tall
			default:
				s.need, s.again = b.height(c, s.last, text), b.height(c, s.last, again(text))
			}
		}
		if tall && !b.Whole {
			b.lengthen(row, cells, cursor)
		}
	}
}

// Least is the height of the lowest row that is filled in, and whether all are free.
func (b *Body) Least() (height int, free bool) {
	height = book.MaxHeight
	for row, h := range b.stack.heights {
		if b.stack.onward == nil || !b.stack.onward[row] {
			height = min(height, h)
		}
	}
	return height, b.Grows && !slices.Contains(b.stack.held, true)
}

// height is the height that a text needs over the columns col to last.
func (b *Body) height(col, last int, text string) int {
	return HeightOf(text, b.width(col, last), b.fields[col].Look.Size)
}

// width is that of the columns col to last.
func (b *Body) width(col, last int) (width int) {
	for i := col; i <= last; i++ {
		width += b.fields[i].Width
	}
	return width
}

// need makes a row at least so high, and reports whether none can be.
func (b *Body) need(row, col, height int) (tall bool) {
	if tall = height > book.MaxHeight; tall {
		b.p.ReportTall(b.From(row, col), height)
	}
	b.stack.need[row] = max(b.stack.need[row], height)
	return tall
}

// mergeParts lists the merged cells, cut where a page ends.
func (b *Body) mergeParts() {
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
					b.s.Merges = append(b.s.Merges, book.Range{Col: c, Row: b.Base + first, LastCol: s.last, LastRow: b.Base + end - 1})
				}
				first = end
			}
		}
	}
	slices.SortFunc(b.s.Merges, func(x, y book.Range) int { return cmp.Or(cmp.Compare(x.Row, y.Row), cmp.Compare(x.Col, y.Col)) })
}

// rows makes the rows as they are written: of a merged cell the first row of
// each page shows what it says.
func (b *Body) rows(yield func(book.Row) bool) {
	k := &b.stack
	cells := make([]book.Cell, len(b.fields))
	cursor := make([]int, len(b.fields))
	starts, long := k.starts, b.long
	said, part := 0, 0 // the row of the body, and how many of the sheet it has had
	for row, height := range k.heights {
		top := len(starts) > 0 && starts[0] == row
		if top {
			starts = starts[1:]
		}
		b.row(said, cells)
		if b.FillHidden != nil {
			b.FillHidden(said, cells)
		}
		for c := range cells {
			switch s := k.spanAt(c, row, cursor); {
			case s == nil || row == s.first:
				if len(long) > 0 && long[0].row == said {
					long[0].cell(b, part, c, &cells[c])
				}
			case !top:
				cells[c] = book.Cell{Style: b.styles[c]}
			case cells[c].Kind == book.Text:
				cells[c].Text = again(cells[c].Text)
			}
		}
		if !yield(book.Row{Height: height, Free: b.Grows && !k.held[row], Cells: cells}) {
			return
		}
		switch part++; {
		case len(long) == 0 || long[0].row != said:
			said, part = said+1, 0
		case part == len(long[0].need):
			said, part, long = said+1, 0, long[1:]
		}
	}
}
