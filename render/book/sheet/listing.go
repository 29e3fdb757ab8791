package sheet

import (
	"cmp"
	"slices"
	"strings"

	"gongwen/render/diag"
	"gongwen/render/notice"
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
	Freeze  int // columns that stay when the rest is scrolled
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
)

// ListingColumn is a column of a listing.
type ListingColumn struct {
	Head   string
	Kind   ListingKind
	Align  Align
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
// stands there as text, and so does one of Counts.
type Entry struct {
	Text  string
	Day   Date
	Count int
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
	Column           int
	Text, Fill, Font string
}

// The three colours, as Excel's own styles 好, 适中 and 差 have them.
const (
	fillGood, fontGood = "C6EFCE", "006100"
	fillFair, fontFair = "FFEB9C", "9C5700"
	fillBad, fontBad   = "FFC7CE", "9C0006"
)

// Good, Fair and Bad mark a text green, yellow and red.
func Good(column int, text string) Mark { return Mark{column, text, fillGood, fontGood} }

// Fair marks a text yellow.
func Fair(column int, text string) Mark { return Mark{column, text, fillFair, fontFair} }

// Bad marks a text red.
func Bad(column int, text string) Mark { return Mark{column, text, fillBad, fontBad} }

// Compose plans a workbook of listings on a notice; neither is to change while it
// is in use. Findings are errors: a
// listing that no sheet can hold. A text too high for a row stays whole in its
// cell, though only its beginning is seen.
func Compose(n *notice.Notice, title string, listings []Listing) (*Workbook, diag.List) {
	p := newPlanner(n)
	p.book.Title = title
	p.measureDeadlines()
	for i := range listings {
		p.listing(&listings[i])
	}
	p.list = slices.DeleteFunc(p.list, func(f diag.Finding) bool { return f.Rule.Severity != diag.Error })
	if p.list.HasErrors() {
		return nil, p.list
	}
	return p.finish(), nil
}

func (p *planner) listing(l *Listing) {
	fields := p.listingFields(l)
	s := p.newSheet(l.Name, wordsOf(l.Title), wordsOf(l.Hint), fields, true)
	if p.list.HasErrors() || p.tooManyRows(s, len(l.Rows)) {
		return
	}
	p.book.Sheets = append(p.book.Sheets, s)
	d := &listed{planner: p, Listing: l}
	for _, f := range fields {
		d.strong = append(d.strong, p.style(strong(f.look)))
	}
	b := p.newBody(s, fields, len(l.Rows), heightFor(1, bodySize))
	b.fill, b.from = d.fill, d.from
	d.merge(b)
	b.plan()
	last := s.Count() - 1
	if last < b.base {
		return
	}
	s.freeze(l.Freeze)
	for _, m := range l.Marks {
		s.Colours = append(s.Colours, Colouring{
			Range: Range{m.Column, b.base, m.Column, last}, Stop: true, Fill: m.Fill, Font: m.Font,
			Formula: "$" + Ref(m.Column, b.base) + `="` + strings.ReplaceAll(m.Text, `"`, `""`) + `"`,
		})
	}
	slices.SortStableFunc(s.Colours, func(x, y Colouring) int { return cmp.Compare(x.Range.Col, y.Range.Col) })
	for col := range l.Columns {
		if l.digits(col) {
			s.TextNumbers = append(s.TextNumbers, Range{col, b.base, col, last})
		}
	}
}

// listingFields is the columns in the planner's terms.
func (p *planner) listingFields(l *Listing) []field {
	fields := make([]field, len(l.Columns))
	for i, c := range l.Columns {
		look := styleBody(c.Align)
		switch c.Kind {
		case Words:
			look.Format = formatText
		case Days:
			look.Format = formatDay
		case Deadlines:
			c.Width = p.dueWidth
		}
		c.Width = max(c.Width, headWidth(c.Head))
		if c.Widen {
			const most, step = 616, 48
			for c.Width < most && l.highest(i, c.Width) > maxRow {
				c.Width += step
			}
		}
		fields[i] = field{head: c.Head, width: c.Width, look: look, hidden: c.Hidden, aside: c.Aside}
	}
	return fields
}

// highest is the height of the highest entry of a column of that width.
func (l *Listing) highest(col, width int) (h int) {
	const shortest = maxRow / 19 // characters that cannot fill a row however narrow
	for i := range l.Rows {
		if s := l.Rows[i].Entries[col].Text; len(s) > shortest {
			h = max(h, heightOf(s, width, bodySize))
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
	*planner
	*Listing
	strong []uint16 // by column: style of a strong row
	labels [][]int  // by column and row: the label, from 1; nil of a column without
}

// strong sets a look off from the others.
func strong(look Style) Style {
	look.Face, look.Fill = faceHead, fillSection
	return look
}

// merge makes one cell of the rows of each label.
func (l *listed) merge(b *body) {
	l.labels = make([][]int, len(l.Columns))
	keeps := make([][]notice.Run, len(l.Columns))
	for i, label := range l.Labels {
		r := notice.Run{First: label.First, End: label.End}
		b.merge(label.Column, label.Column, r)
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
			b.stack.keep = append(b.stack.keep, keep{runs, 60})
		}
	}
}

// fill writes a row.
func (l *listed) fill(row int, cells []Cell) {
	for col := range l.Rows[row].Entries {
		e, c := &l.Rows[row].Entries[col], &cells[col]
		if l.Rows[row].Strong {
			c.Style = l.strong[col]
		}
		text := wordsOf(e.Text)
		switch day, real := serial(e.Day); {
		case l.Columns[col].Kind == Deadlines:
			*c = l.dueCell(notice.Due{Text: diag.Plain(text), Day: e.Day}, c.Style)
		case l.Columns[col].Kind == Days && real:
			c.tell(day)
		case text != "":
			c.say(text)
		case l.Columns[col].Kind == Counts:
			c.tell(int32(e.Count))
		}
	}
	for col, labels := range l.labels {
		if labels != nil && labels[row] > 0 {
			cells[col].say(wordsOf(l.Labels[labels[row]-1].Text))
		}
	}
}

// from is nowhere: what is listed is not the notice's.
func (l *listed) from(row, col int) origin {
	return origin{head: l.Columns[col].Head}
}

// wordsOf is a text of others as a cell can hold it: no control characters, no
// broken UTF-8, no more than Excel keeps.
func wordsOf(s string) string {
	if !storable(s) {
		s = strings.ToValidUTF8(strings.ReplaceAll(s, "\r\n", "\n"), "\uFFFD")
		s = strings.Map(func(r rune) rune {
			if r < ' ' && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
				return -1
			}
			return r
		}, s)
	}
	if len(s) > maxText {
		s = clip(s, maxText-len(continued))
	}
	return s
}
