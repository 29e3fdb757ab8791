// Package sheet plans one sheet of a workbook after the other: columns, the
// rows above the body, the height of every row, merged cells, where every page
// ends, and listings, which are sheets of plain data.
//
// It knows what a cell looks like and how much room a text takes, and nothing
// of notices: what stands in which cell the rooms above it say. It writes no
// file. In: [Field]s and the functions of a [Body], or a [Listing]. Out: the
// sheets of a [book.Workbook], and findings GW501 and GW503 to GW505.
package sheet

import (
	"iter"
	"strconv"
	"strings"

	"gongwen/render/book"
	"gongwen/render/diag"
	"gongwen/render/words"
)

// About is what a workbook is about: the notice, so far as it stands on every
// sheet, and where in its source findings go that no text of it causes.
type About struct {
	Title   string
	Number  string   // 文号; empty in a draft
	Issuers []string // 发文机关, the main one first
	Date    words.Day
	Source  *diag.Source
	Span    diag.Span
}

// issuers are all of them on one line.
func (a *About) issuers() string { return strings.Join(a.Issuers, "、") }

// foot names the issuers where there is no room for many.
func (a *About) foot() string {
	if n := len(a.Issuers); n > 1 {
		return a.Issuers[0] + "等" + strconv.Itoa(n) + "个机关"
	}
	return a.issuers()
}

// Line is the line below the title of a sheet: 文号, 发文机关 and 成文日期.
func (a *About) Line() string {
	var parts []string
	if a.Number != "" {
		parts = append(parts, a.Number)
	}
	parts = append(parts, a.issuers())
	if a.Date != (words.Day{}) {
		parts = append(parts, a.Date.Chinese())
	}
	if len(parts) < 3 {
		parts = append(parts, "草稿")
	}
	return strings.Join(parts, "　")
}

// Planner plans the sheets of one workbook.
type Planner struct {
	Book *book.Workbook
	List diag.List
	Dues Dues // of the columns of deadlines

	about  About
	styles map[book.Style]uint16
	tall   map[diag.Span]bool // texts that have a finding GW501
}

// New begins a workbook.
func New(about About) *Planner {
	return &Planner{
		Book: &book.Workbook{
			Title: about.Title, Subject: about.Number, Creator: about.issuers(), Date: about.Date,
			Styles: []book.Style{{Face: book.BaseFace, Size: book.BaseSize}},
		},
		about:  about,
		styles: map[book.Style]uint16{},
		tall:   map[diag.Span]bool{},
	}
}

// Add appends a planned sheet.
func (p *Planner) Add(s *book.Sheet) { p.Book.Sheets = append(p.Book.Sheets, s) }

// Complain adds a finding that no text of the notice causes.
func (p *Planner) Complain(rule *diag.Rule, hint, format string, args ...any) {
	p.List.Add(rule, p.about.Source, p.about.Span, hint, format, args...)
}

// Finish is the workbook, all sheets in place.
func (p *Planner) Finish() *book.Workbook {
	for _, s := range p.Book.Sheets {
		s.Page.Area.LastRow = s.Count() - 1
		for i := range s.Charts {
			s.Page.Area.LastRow = max(s.Page.Area.LastRow, s.Charts[i].At.LastRow)
		}
	}
	return p.Book
}

// Style is the index of s in the style table, which it joins if it is new.
func (p *Planner) Style(s book.Style) uint16 {
	if id, ok := p.styles[s]; ok {
		return id
	}
	id := uint16(len(p.Book.Styles))
	p.Book.Styles = append(p.Book.Styles, s)
	p.styles[s] = id
	return id
}

// Linked is the style with the look of a link.
func (p *Planner) Linked(style uint16) uint16 {
	look := p.Book.Styles[style]
	look.Link = true
	return p.Style(look)
}

// TooManyRows refuses a body that does not fit a sheet.
func (p *Planner) TooManyRows(s *book.Sheet, n int) bool {
	if len(s.Rows)+n <= book.MaxRows {
		return false
	}
	p.Complain(&ruleRows, "把任务分成几个通知。", "“%s”要%d行，Excel一张表最多%d行", s.Name, len(s.Rows)+n, book.MaxRows)
	return true
}

// ReportTall adds a finding for a cell whose text is higher than a row can be,
// once for each text of the notice: rows that take it over say nothing new.
func (p *Planner) ReportTall(o Origin, need int) {
	whole := o.Text.Span()
	if p.tall[whole] {
		return
	}
	p.tall[whole] = true
	at := o.Text.At(0)
	if at == (diag.Span{}) { // the number of a section is the program's own
		at = whole
	}
	p.List.Add(&ruleTall, p.about.Source, at, "把一项任务拆成几项，或把细则写进另一个附件。",
		"“%s”这一格要%d行，工作簿一行只有%d行高，其余的字接排在下一行", o.Head, linesIn(need), linesIn(book.MaxHeight))
}

// limitBreaks keeps the breaks that Excel can hold.
func (p *Planner) limitBreaks(s *book.Sheet) {
	if len(s.Breaks) > book.MaxBreaks {
		p.Complain(&rulePages, "要整本打印时，请分成几个通知。", "“%s”有%d页，Excel只记得住前%d处分页", s.Name, len(s.Breaks)+1, book.MaxBreaks)
		s.Breaks = s.Breaks[:book.MaxBreaks]
	}
}

// Deadline is a deadline as written, and its day; zero: it has none.
type Deadline struct {
	Text string
	Day  words.Day
}

// Dues is what the columns of deadlines have in common. Once measured it is
// only read, but for a planner's own cells.
type Dues struct {
	Width int

	formats int // number formats so far
	cells   map[dueStyle]book.Cell
}

// MeasureDues finds the width of the columns of deadlines under a head: every
// date on one line, because Excel never wraps a number but prints ##### instead.
func MeasureDues(head string, dues iter.Seq[Deadline]) Dues {
	const least, most = 10, 19 // half ems
	widest := max(least, HalfEms(head))
	for d := range dues {
		if n := HalfEms(d.Text); d.Day != (words.Day{}) && n <= most {
			widest = max(widest, n)
		}
	}
	return Dues{Width: WidthFor(min(widest, most) + 1)}
}
