package sheet

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"

	"gongwen/render/book"
	"gongwen/render/diag"
	"gongwen/render/words"
)

// Listing is a sheet that says what later became of the tasks, as data. It
// looks like the assignment sheet: same head, page set-up, heights and pages.
type Listing struct {
	Name    string
	Title   string
	Hint    string // below the title; may be empty
	Columns []ListingColumn
	Rows    []ListingRow
	Labels  []Label // merged cells; those of a column are disjoint and ascending
	Marks   []Mark
	Freeze  int    // columns that stay when the rest is scrolled
	Table   string // the name of the Excel table that it is, with filters; empty: none
	Aside   bool   // not printed
	OnePage bool   // printed smaller where that brings it on one page and can still be read
	Links   []ListingLink
	Chart   *ListingChart
}

// ListingLink leads from an entry to a row of another listing.
type ListingLink struct {
	Row, Column int
	To          string // its name
	ToRow       int
	Tip         string
}

// ListingChart is a bar chart below a listing: a bar a row, of columns of counts.
type ListingChart struct {
	Title, About string
	Names        int   // the column of the bars' names
	Columns      []int // stacked
	Colours      []string
	Rows         int    // the first so many of the listing
	Of           string // of another listing: its columns from the first to the last of Columns, in this row of it
	Row          int
}

// Kind of what stands in the column of a listing.
type ListingKind uint8

// The kinds. Words never become numbers or formulas, not even when a cell is
// entered again.
const (
	Words ListingKind = iota
	Counts
	Days
	Deadlines
	Percents // a formula of points
)

// ListingColumn is a column of a listing.
type ListingColumn struct {
	Head   string
	Kind   ListingKind
	Align  book.Align
	Width  int  // pixels; of Deadlines it is found by their texts
	Widen  bool // takes more width before its text is higher than a row can be
	Hidden bool
	Aside  bool // not printed; on the right of all that are
}

// ListingRow is a row: its entries by column.
type ListingRow struct {
	Entries []Entry
	Strong  bool // set off from the others: a total
}

// Entry is a cell. One in a column of Days or Deadlines that has only text
// stands there as text, and so does one of Counts; a negative count stands for an empty cell.
type Entry struct {
	Text    string
	Day     words.Day
	Count   int
	Formula string // what reckons the count anew: cell names and words of ours alone
}

// Label is a merged cell over rows [First,End). Keep asks that they stay on one
// page.
type Label struct {
	Column, First, End int
	Text               string
	Keep               bool
}

// Mark colours the cells of a column that say Text.
type Mark struct {
	Column int
	Text   string
	Begins bool // cells that begin with it are coloured too
	Paint  book.Paint
}

// Compose plans a workbook of listings. Findings are errors: a listing that no
// sheet can hold. A text too high for a row goes on in the next, but in a table and
// where nothing is printed.
func Compose(about About, listings []Listing) (*book.Workbook, diag.List) {
	p := New(about)
	bodies := map[string]*Body{}
	for i := range listings {
		bodies[listings[i].Name] = p.listing(&listings[i])
	}
	p.link(listings, bodies)
	p.List = slices.DeleteFunc(p.List, func(f diag.Finding) bool { return f.Rule.Severity != diag.Error })
	if p.List.HasErrors() {
		return nil, p.List
	}
	return p.Finish(), nil
}

// link adds the links, whose aims are planned by now.
func (p *Planner) link(listings []Listing, bodies map[string]*Body) {
	for i := range listings {
		l := &listings[i]
		at := slices.IndexFunc(p.Book.Sheets, func(s *book.Sheet) bool { return s.Name == l.Name })
		if at < 0 {
			continue
		}
		for _, x := range l.Links {
			from, to := bodies[l.Name], bodies[x.To]
			if from == nil || to == nil {
				continue
			}
			p.Book.Sheets[at].Links = append(p.Book.Sheets[at].Links, book.Link{Col: x.Column, Row: from.Row(x.Row), Sheet: x.To, ToRow: to.Row(x.ToRow), Tip: x.Tip})
		}
	}
}

// listing plans a sheet and returns its rows; nil: there are none.
func (p *Planner) listing(l *Listing) *Body {
	fields := p.listingFields(l)
	s := p.NewSheet(l.Name, wordsOf(l.Title), wordsOf(l.Hint), fields, true)
	if p.List.HasErrors() || p.TooManyRows(s, len(l.Rows)) {
		return nil
	}
	p.Add(s)
	s.Unprinted = l.Aside
	d := &listed{Planner: p, Listing: l, linked: map[int][]int{}}
	for _, x := range l.Links {
		d.linked[x.Row] = append(d.linked[x.Row], x.Column)
	}
	for _, f := range fields {
		d.strong = append(d.strong, p.Style(strong(f.Look)))
	}
	b := p.NewBody(s, fields, len(l.Rows), HeightFor(1, BodySize))
	b.Fill, b.From = d.fill, d.from
	b.Whole = l.Table != "" || l.Aside || l.Chart != nil && l.Chart.Of == "" // rows that formulas count, or that nobody prints
	d.merge(b)
	b.Plan()
	last := s.Count() - 1
	if last < b.Base {
		return nil
	}
	Freeze(s, l.Freeze)
	if l.Table != "" {
		s.Table = &book.Table{Name: l.Table, About: l.Title, Range: book.Range{Row: b.Base - 1, LastCol: len(fields) - 1, LastRow: last}, Style: "TableStyleLight9"}
	}
	l.chart(s, b.Base, last)
	if l.OnePage {
		onePage(s)
	}
	chartPage(s)
	for _, m := range l.Marks {
		s.Colours = append(s.Colours, book.Colouring{
			Range: book.Range{Col: m.Column, Row: b.Base, LastCol: m.Column, LastRow: last}, Stop: true, Paint: m.Paint,
			Formula: m.formula(b.Base),
		})
	}
	slices.SortStableFunc(s.Colours, func(x, y book.Colouring) int { return cmp.Compare(x.Range.Col, y.Range.Col) })
	for col := range l.Columns {
		if l.digits(col) {
			s.TextNumbers = append(s.TextNumbers, book.Range{Col: col, Row: b.Base, LastCol: col, LastRow: last})
		}
	}
	return b
}

// chart plans the chart, below the last row.
func (l *Listing) chart(s *book.Sheet, base, last int) {
	c := l.Chart
	if c == nil || c.Rows == 0 {
		return
	}
	column := func(col int) book.Range {
		return book.Range{Col: col, Row: base, LastCol: col, LastRow: base + c.Rows - 1}
	}
	from, to := 0, 0
	for from < len(l.Columns)-1 && l.Columns[from].Hidden {
		from++
	}
	for i := range l.Columns {
		if !l.Columns[i].Hidden && !l.Columns[i].Aside {
			to = i
		}
	}
	rows := min(max(14, 6+c.Rows*3/2), Capacity(s.Page)*9/10/book.RowHeight) // so many that a bar and its name have room, and on one page
	chart := book.Chart{At: book.Range{Col: from, Row: last + 2, LastCol: to, LastRow: last + 1 + rows}, Title: c.Title, About: c.About, Of: c.Of, Categories: column(c.Names)}
	if c.Of != "" { // every listing begins in the same row, if it has a hint
		first, end := c.Columns[0], c.Columns[len(c.Columns)-1]
		row := func(at int) book.Range { return book.Range{Col: first, Row: at, LastCol: end, LastRow: at} }
		chart.Categories = row(base - 1)
		chart.Series = []book.Series{{NameCol: 0, NameRow: base + c.Row, Values: row(base + c.Row), Colour: c.Colours[0]}}
		s.Charts = append(s.Charts, chart)
		return
	}
	for i, col := range c.Columns {
		chart.Series = append(chart.Series, book.Series{NameCol: col, NameRow: base - 1, Values: column(col), Colour: c.Colours[i]})
	}
	s.Charts = append(s.Charts, chart)
}

// height is that of the rows from one on, and of the charts below.
func height(s *book.Sheet, from int) (rows, charts int) {
	i := 0
	for r := range s.All() {
		if i >= from {
			rows += r.Height
		}
		i++
	}
	for _, c := range s.Charts {
		charts += (c.At.LastRow - s.Count() + 1) * book.RowHeight
	}
	return rows, charts
}

// onePage brings a sheet on one page by lower charts, and by a smaller scale, if
// that can be read.
func onePage(s *book.Sheet) {
	const lowest = 17 // rows of a chart, at which its fourteen bars have their names
	rows, charts := height(s, 0)
	spare := 0
	for i := range s.Charts {
		at := s.Charts[i].At
		spare += max(0, at.LastRow-at.Row+1-lowest) * book.RowHeight
	}
	page := s.Page
	for page.Scale > legible && Capacity(page) < rows+charts-spare {
		page.Scale--
	}
	if Capacity(page) < rows+charts-spare {
		return
	}
	s.Page.Scale, s.Breaks = page.Scale, nil
	for i := range s.Charts {
		at := &s.Charts[i].At
		for over := rows + charts - Capacity(page); over > 0 && at.LastRow-at.Row+1 > lowest; over -= book.RowHeight {
			at.LastRow--
			charts -= book.RowHeight
		}
	}
}

// chartPage begins a new page before a chart that would be cut.
func chartPage(s *book.Sheet) {
	if len(s.Charts) == 0 {
		return
	}
	from, head := 0, 0
	if n := len(s.Breaks); n > 0 {
		from, head = s.Breaks[n-1], s.Rows[s.Page.TitleRow].Height
	}
	rows, charts := height(s, from)
	if head+rows+charts > Capacity(s.Page) {
		s.Breaks = append(s.Breaks, s.Count())
	}
}

// formula is true of a cell of the column that the mark colours.
func (m *Mark) formula(row int) string {
	cell, text := "$"+book.Ref(m.Column, row), `"`+strings.ReplaceAll(m.Text, `"`, `""`)+`"`
	if m.Begins {
		return "LEFT(" + cell + "," + strconv.Itoa(book.UTF16Len(m.Text)) + ")=" + text
	}
	return cell + "=" + text
}

// listingFields is the columns in the planner's terms.
func (p *Planner) listingFields(l *Listing) []Field {
	fields := make([]Field, len(l.Columns))
	for i, c := range l.Columns {
		look := BodyLook(c.Align)
		switch c.Kind {
		case Words:
			look.Format = book.FormatText
		case Days:
			look.Format = book.FormatDay
		case Percents:
			look.Format = book.FormatPoints
		case Deadlines:
			c.Width = MeasureDues(c.Head, l.deadlines(i)).Width
			p.Dues.Width = c.Width
		}
		c.Width = max(c.Width, HeadWidth(c.Head))
		if c.Widen {
			const most, step = 616, 48
			for c.Width < most && l.highest(i, c.Width) > book.MaxHeight {
				c.Width += step
			}
		}
		fields[i] = Field{Head: c.Head, Width: c.Width, Look: look, Hidden: c.Hidden, Aside: c.Aside}
	}
	return fields
}

// deadlines is what stands in a column of deadlines.
func (l *Listing) deadlines(col int) iter.Seq[Deadline] {
	return func(yield func(Deadline) bool) {
		for i := range l.Rows {
			if e := &l.Rows[i].Entries[col]; !yield(Deadline{e.Text, e.Day}) {
				return
			}
		}
	}
}

// highest is the height of the highest entry of a column of that width.
func (l *Listing) highest(col, width int) (h int) {
	const shortest = book.MaxHeight / 19 // characters that cannot fill a row however narrow
	for i := range l.Rows {
		if s := l.Rows[i].Entries[col].Text; len(s) > shortest {
			h = max(h, HeightOf(s, width, BodySize))
		}
	}
	return h
}

// digits reports whether a column of words holds digits, of which Excel is not
// to warn.
func (l *Listing) digits(col int) bool {
	return l.Columns[col].Kind == Words && slices.ContainsFunc(l.Rows, func(r ListingRow) bool {
		s := r.Entries[col].Text
		return s != "" && digits(s, 0) == len(s)
	})
}

// listed is a listing in the making.
type listed struct {
	*Planner
	*Listing
	strong []uint16      // by column: style of a strong row
	linked map[int][]int // columns by row
	labels [][]int       // by column and row: the label, from 1; nil of a column without
}

// strong sets a look off from the others.
func strong(look book.Style) book.Style {
	look.Face, look.Fill = book.FaceHead, book.FillSection
	return look
}

// merge makes one cell of the rows of each label.
func (l *listed) merge(b *Body) {
	l.labels = make([][]int, len(l.Columns))
	keeps := make([][]Run, len(l.Columns))
	for i, label := range l.Labels {
		r := Run{First: label.First, End: label.End}
		b.Merge(label.Column, label.Column, r)
		if l.labels[label.Column] == nil {
			l.labels[label.Column] = make([]int, len(l.Rows))
		}
		for row := r.First; row < r.End; row++ {
			l.labels[label.Column][row] = i + 1
		}
		if label.Keep {
			keeps[label.Column] = append(keeps[label.Column], r)
		}
	}
	for _, runs := range keeps {
		if len(runs) > 0 {
			b.Keep(60, runs)
		}
	}
}

// fill writes a row.
func (l *listed) fill(row int, cells []book.Cell) {
	for col := range l.Rows[row].Entries {
		e, c := &l.Rows[row].Entries[col], &cells[col]
		if l.Rows[row].Strong {
			c.Style = l.strong[col]
		}
		text := wordsOf(e.Text)
		switch day, real := book.Serial(e.Day); {
		case l.Columns[col].Kind == Deadlines:
			*c = l.DueCell(Deadline{text, e.Day}, c.Style)
		case l.Columns[col].Kind == Days && real:
			c.SetNumber(day)
		case text != "":
			c.SetText(text)
		case e.Formula != "":
			c.SetFormula(e.Formula, int32(e.Count))
		case l.Columns[col].Kind == Counts && e.Count >= 0:
			c.SetNumber(int32(e.Count))
		}
	}
	for _, x := range l.linked[row] {
		cells[x].Style = l.Linked(cells[x].Style)
	}
	for col, labels := range l.labels {
		if labels != nil && labels[row] > 0 {
			cells[col].SetText(wordsOf(l.Labels[labels[row]-1].Text))
		}
	}
}

// from is nowhere: what is listed is not the notice's.
func (l *listed) from(row, col int) Origin {
	return Origin{Head: l.Columns[col].Head}
}

// wordsOf is a text of others as a cell can hold it: no control characters, no
// broken UTF-8, no more than Excel keeps.
func wordsOf(s string) string {
	if !book.Storable(s) {
		s = strings.ToValidUTF8(strings.ReplaceAll(s, "\r\n", "\n"), "\uFFFD")
		s = strings.Map(func(r rune) rune {
			if r < ' ' && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
				return -1
			}
			return r
		}, s)
	}
	if len(s) > book.MaxText {
		s = book.Clip(s, book.MaxText-len(Continued))
	}
	return s
}
