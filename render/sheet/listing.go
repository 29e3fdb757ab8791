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
	Labels  []Label // merged cells; those of a column are disjoint
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

// Compose plans a workbook of listings on a notice. Findings are errors: a
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
	for _, s := range p.book.Sheets {
		s.Page.Area.LastRow = len(s.Rows) - 1
	}
	return p.book, nil
}

func (p *planner) listing(l *Listing) {
	fields := p.listingFields(l)
	s := p.newSheet(l.Name, wordsOf(l.Title), wordsOf(l.Hint), fields, true)
	if p.list.HasErrors() || p.tooManyRows(s, len(l.Rows)) {
		return
	}
	p.book.Sheets = append(p.book.Sheets, s)
	b := p.newBody(s, fields, len(l.Rows))
	for i := range b.stack.need {
		b.stack.need[i] = heightFor(1, bodySize)
	}
	for row := range l.Rows {
		for col := range l.Rows[row].Entries {
			p.entry(b, l, row, col)
		}
	}
	var keeps [][]notice.Run // by column
	for _, label := range l.Labels {
		text := wordsOf(label.Text)
		c := Cell{Style: b.styles[label.Column]}
		if text != "" {
			c.Kind, c.Text = Text, text
		}
		b.put(label.First, label.End, label.Column, label.Column, place{label.First, "label"}, diag.Plain(text), c)
		if label.Keep {
			if keeps == nil {
				keeps = make([][]notice.Run, len(fields))
			}
			keeps[label.Column] = append(keeps[label.Column], notice.Run{First: label.First, End: label.End})
		}
	}
	for _, runs := range keeps {
		if len(runs) > 0 {
			b.stack.keep = append(b.stack.keep, keep{runs, 60})
		}
	}
	b.paginate()
	s.freeze(l.Freeze)
	last := len(s.Rows) - 1
	if last < b.base {
		return
	}
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
		fields[i] = field{head: c.Head, width: c.Width, look: look, hidden: c.Hidden}
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

// entry writes a cell that is not merged.
func (p *planner) entry(b *body, l *Listing, row, col int) {
	e, kind := &l.Rows[row].Entries[col], l.Columns[col].Kind
	look := b.fields[col].look
	if l.Rows[row].Strong {
		look.Face, look.Fill = faceHead, fillSection
	}
	text := wordsOf(e.Text)
	cell := Cell{Style: p.style(look)}
	day, real := serial(e.Day)
	switch {
	case kind == Deadlines:
		cell = p.dueCell(notice.Due{Text: diag.Plain(text), Day: e.Day}, look)
	case kind == Days && real:
		cell.Kind, cell.Number = Number, day
	case text != "":
		cell.Kind, cell.Text = Text, text
	case kind == Counts:
		cell.Kind, cell.Number = Number, int32(e.Count)
	}
	if cell.Kind == Empty {
		b.cells(row)[col] = cell
		return
	}
	b.put(row, row+1, col, col, place{row, "entry"}, diag.Plain(text), cell)
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
