// Package booktest looks over plans of workbooks, for tests alone: the program
// has no part of it.
//
// It knows what Excel refuses, mends or drops without a word, and mends nothing
// itself. In: a [book.Workbook]. Out: an error that names every fault.
package booktest

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"gongwen/render/book"
)

// Lint reports everything in a plan that Excel would refuse, mend or drop when
// it opens the file, and everything that a page would cut. Validators of the
// file format do not see most of it. A plan that this program made has
// none: tests hold it.
func Lint(w *book.Workbook) error {
	l := &linter{w: w}
	l.styles()
	names := map[string]bool{}
	for _, s := range w.Sheets {
		l.s = s
		l.name(names)
		l.size()
		l.merges()
		l.rows()
		l.page()
		l.heads()
		l.table()
		l.validations()
		l.colours()
		l.links()
	}
	if len(w.Sheets) > 0 && w.Sheets[0].Hidden {
		l.s = w.Sheets[0]
		l.add("the first sheet is hidden")
	}
	return errors.Join(l.errs...)
}

type linter struct {
	w    *book.Workbook
	s    *book.Sheet
	errs []error
}

func (l *linter) add(format string, args ...any) {
	name := ""
	if l.s != nil {
		name = l.s.Name + ": "
	}
	l.errs = append(l.errs, fmt.Errorf("%s"+format, append([]any{name}, args...)...))
}

// styles checks the style table.
func (l *linter) styles() {
	formats := map[string]bool{}
	for i, s := range l.w.Styles {
		formats[s.Format] = true
		if book.UTF16Len(s.Format) > book.MaxFormat {
			l.add("style %d: number format of %d units", i, book.UTF16Len(s.Format))
		}
		if s.Fill != "" && !isColour(s.Fill) {
			l.add("style %d: fill %q", i, s.Fill)
		}
	}
	if len(formats) > 200 {
		l.add("%d number formats", len(formats))
	}
	if len(l.w.Styles) == 0 || l.w.Styles[0] != (book.Style{Face: book.BaseFace, Size: book.BaseSize}) {
		l.add("style 0 is not the default style")
	}
}

// name checks the name of the sheet; Excel keeps History to itself.
func (l *linter) name(seen map[string]bool) {
	n := l.s.Name
	key := strings.ToLower(n)
	if n == "" || book.UTF16Len(n) > book.MaxSheetName || strings.ContainsAny(n, `:\/?*[]`) || strings.HasPrefix(n, "'") || strings.HasSuffix(n, "'") || key == "history" {
		l.add("not a sheet name: %q", n)
	}
	if seen[key] {
		l.add("two sheets named %q", n)
	}
	seen[key] = true
}

// size checks rows, columns, heights, widths and the frozen part.
func (l *linter) size() {
	s := l.s
	if len(s.Rows) == 0 || s.Count() > book.MaxRows || len(s.Columns) == 0 || len(s.Columns) > book.MaxColumns {
		l.add("%d rows, %d columns", s.Count(), len(s.Columns))
	}
	for i, c := range s.Columns {
		if c.Width <= 0 || c.Width > 255*8 {
			l.add("column %s: %d px", book.ColumnName(i), c.Width)
		}
	}
	width, height := 0, 0
	for _, c := range s.Columns[:min(s.FreezeCols, len(s.Columns))] {
		if !c.Hidden {
			width += c.Width
		}
	}
	for _, r := range s.Rows[:min(s.FreezeRows, len(s.Rows))] {
		height += r.Height
	}
	if width > book.FrozenWidth || height > book.FrozenHeight || s.FreezeCols >= len(s.Columns) || s.FreezeRows >= s.Count() {
		l.add("frozen part of %d × %d px leaves no room to scroll", width, height)
	}
}

// rows checks every row and what its cells hold: in merged cells, nothing but
// the first one does.
func (l *linter) rows() {
	s := l.s
	row, merges := 0, s.Merges
	last := make([]book.Range, len(s.Columns)) // by column: the merge that covers it
	for r := range s.All() {
		if r.Height <= 0 || r.Height > book.MaxHeight {
			l.add("row %d: %d px", row+1, r.Height)
		}
		if len(r.Cells) > len(s.Columns) {
			l.add("row %d: %d cells in %d columns", row+1, len(r.Cells), len(s.Columns))
			row++
			continue
		}
		for ; len(merges) > 0 && merges[0].Row <= row; merges = merges[1:] {
			for c := max(merges[0].Col, 0); c <= min(merges[0].LastCol, len(last)-1); c++ {
				last[c] = merges[0]
			}
		}
		for c := range r.Cells {
			l.cell(c, row, &r.Cells[c])
			if m := last[c]; m != (book.Range{}) && row <= m.LastRow && (c > m.Col || row > m.Row) && r.Cells[c].Kind != book.Empty {
				l.add("merge %s covers %s", m, book.Ref(c, row))
			}
		}
		row++
	}
	if row != s.Count() {
		l.add("%d rows said to be %d", row, s.Count())
	}
}

// cell checks what a cell holds.
func (l *linter) cell(c, r int, cell *book.Cell) {
	if int(cell.Style) >= len(l.w.Styles) {
		l.add("%s: style %d", book.Ref(c, r), cell.Style)
	}
	switch {
	case (cell.Kind == book.Empty || cell.Kind == book.Number) != (cell.Text == ""), cell.Kind != book.TextFormula && cell.Now != "":
		l.add("%s: kind %d with text %q", book.Ref(c, r), cell.Kind, cell.Text)
	case len(cell.Text) > book.MaxText && book.UTF16Len(cell.Text) > book.MaxText:
		l.add("%s: %d units", book.Ref(c, r), book.UTF16Len(cell.Text))
	case (cell.Kind == book.Formula || cell.Kind == book.TextFormula) && (len(cell.Text) > book.MaxFormula || cell.Text[0] == '='):
		l.add("%s: formula %q", book.Ref(c, r), cell.Text)
	case !book.Storable(cell.Text) || !book.Storable(cell.Now):
		l.add("%s: not text: %q", book.Ref(c, r), cell.Text)
	}
}

// merges checks that merged cells are in order, disjoint and cut by no page.
func (l *linter) merges() {
	s := l.s
	covered := make([]int, len(s.Columns)) // by column: the row below the last merge
	for i, m := range s.Merges {
		switch {
		case m.Col < 0 || m.Row < 0 || m.LastCol >= len(s.Columns) || m.LastRow >= s.Count() || m.LastCol < m.Col || m.LastRow < m.Row:
			l.add("merge %s outside the sheet", m)
			continue
		case m.Col == m.LastCol && m.Row == m.LastRow:
			l.add("merge %s of one cell", m)
		case i > 0 && cmp.Or(cmp.Compare(s.Merges[i-1].Row, m.Row), cmp.Compare(s.Merges[i-1].Col, m.Col)) >= 0:
			l.add("merge %s out of order", m)
		}
		for c := m.Col; c <= m.LastCol; c++ {
			if covered[c] > m.Row {
				l.add("merge %s overlaps another", m)
			}
			covered[c] = m.LastRow + 1
		}
		if at, _ := slices.BinarySearch(s.Breaks, m.Row+1); at < len(s.Breaks) && s.Breaks[at] <= m.LastRow {
			l.add("merge %s lies over the page break before row %d", m, s.Breaks[at]+1)
		}
	}
}

// page checks breaks and page set-up.
func (l *linter) page() {
	s := l.s
	if len(s.Breaks) > book.MaxBreaks {
		l.add("%d page breaks", len(s.Breaks))
	}
	for i, b := range s.Breaks {
		if b <= 0 || b > s.Count() || b == s.Count() && len(s.Charts) == 0 || i > 0 && b <= s.Breaks[i-1] {
			l.add("page break before row %d", b+1)
		}
	}
	if s.Page.Scale < book.MinScale || s.Page.Scale > 100 {
		l.add("scale %d", s.Page.Scale)
	}
	if n := max(book.UTF16Len(s.Page.Head), book.UTF16Len(s.Page.Foot)); n > 255 {
		l.add("header or footer of %d units", n)
	}
	end := s.Count()
	for _, c := range s.Charts { // which lie below the last row, and are printed
		end = max(end, c.At.LastRow+1)
		if c.At.Row < s.Count() || len(c.Series) == 0 {
			l.add("chart %s over rows, or of nothing", c.At)
		}
	}
	if a := s.Page.Area; s.Page.TitleRow >= len(s.Rows) || a.LastRow >= end || a.LastCol >= len(s.Columns) || a.Row > a.LastRow || a.Col > a.LastCol {
		l.add("title row %d, print area %s", s.Page.TitleRow+1, a)
	}
}

// heads checks that no two columns have the same head: readers find a column by
// it, and Excel compares without case.
func (l *linter) heads() {
	if l.s.Page.TitleRow >= len(l.s.Rows) {
		return
	}
	seen := map[string]bool{}
	for c, cell := range l.s.Rows[l.s.Page.TitleRow].Cells {
		key := strings.ToLower(cell.Text)
		if seen[key] && key != "" {
			l.add("two heads %q, the second in %s", cell.Text, book.Ref(c, l.s.Page.TitleRow))
		}
		seen[key] = true
	}
}

// table checks the table: no merge in it, heads that are short texts.
func (l *linter) table() {
	t := l.s.Table
	if t == nil {
		return
	}
	if t.Range.LastRow <= t.Range.Row || t.Range.Row >= len(l.s.Rows) || t.Range.LastRow >= l.s.Count() || t.Range.LastCol >= len(l.s.Columns) {
		l.add("table %s", t.Range)
		return
	}
	for c := t.Range.Col; c <= t.Range.LastCol; c++ {
		if head := l.s.Rows[t.Range.Row].Cells[c]; head.Kind != book.Text || book.UTF16Len(head.Text) > book.MaxTableHead || strings.Contains(head.Text, "\n") {
			l.add("table head %s: %q", book.Ref(c, t.Range.Row), head.Text)
		}
	}
	if t.Range.Row != l.s.Page.TitleRow {
		l.add("the heads of the table are not those of the sheet")
	}
	for _, m := range l.s.Merges {
		if overlap(m, t.Range) {
			l.add("merge %s in the table", m)
		}
	}
}

func overlap(a, b book.Range) bool {
	return a.Col <= b.LastCol && b.Col <= a.LastCol && a.Row <= b.LastRow && b.Row <= a.LastRow
}

// validations checks the lengths that make a file damaged.
func (l *linter) validations() {
	for i, v := range l.s.Validations {
		if book.UTF16Len(v.Title) > 32 || book.UTF16Len(v.Prompt) > 255 || book.UTF16Len(v.Refuse) > 225 {
			l.add("validation %s: texts of %d, %d, %d units", v.Range, book.UTF16Len(v.Title), book.UTF16Len(v.Prompt), book.UTF16Len(v.Refuse))
		}
		if list := strings.Join(v.Values, ","); book.UTF16Len(list) > 255 || strings.Count(list, ",") != max(len(v.Values)-1, 0) {
			l.add("validation %s: list %q", v.Range, list)
		}
		if (v.Kind == book.OneOf) != (len(v.Values) > 0) || v.Min > v.Max || v.Range.LastRow >= l.s.Count() || v.Range.LastCol >= len(l.s.Columns) {
			l.add("validation %s: %v", v.Range, v)
		}
		for _, o := range l.s.Validations[:i] {
			if overlap(o.Range, v.Range) {
				l.add("validations %s and %s", o.Range, v.Range)
			}
		}
	}
}

func (l *linter) colours() {
	for _, c := range l.s.Colours {
		if !isColour(c.Paint.Fill) || !isColour(c.Paint.Font) || c.Formula == "" || c.Range.LastRow >= l.s.Count() || c.Range.LastCol >= len(l.s.Columns) {
			l.add("colouring %s: %v", c.Range, c)
		}
	}
}

// links checks that each cell links to one place, which is there.
func (l *linter) links() {
	if len(l.s.Links) > book.MaxSheetLinks {
		l.add("%d links", len(l.s.Links))
	}
	for i, k := range l.s.Links {
		to := slices.IndexFunc(l.w.Sheets, func(s *book.Sheet) bool { return s.Name == k.Sheet })
		switch {
		case k.Row >= l.s.Count() || k.Col >= len(l.s.Columns),
			to < 0 || l.w.Sheets[to].Hidden || k.ToRow >= l.w.Sheets[to].Count() || k.ToCol >= len(l.w.Sheets[to].Columns),
			book.UTF16Len(k.Tip) > 255:
			l.add("link %v", k)
		case i > 0 && cmp.Or(cmp.Compare(l.s.Links[i-1].Row, k.Row), cmp.Compare(l.s.Links[i-1].Col, k.Col)) >= 0:
			l.add("link %v out of order", k)
		}
	}
}

func isColour(s string) bool {
	return len(s) == 6 && strings.Trim(s, "0123456789ABCDEF") == ""
}
