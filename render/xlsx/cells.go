package xlsx

import (
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gongwen/render/sheet"
)

// sheetReader is a sheet while it is read.
type sheetReader struct {
	*book
	*scanner
	grid  *Grid
	row   int // where it is
	col   int
	kind  []byte // of the cell: what its value means
	value []byte
	extra bool // in a reading aid (rPh), whose text is not the cell's
	rows  bool // among the page breaks before rows
}

// readSheet reads a sheet, nil if it is not wanted.
func (b *book) readSheet(s sheetPart, top int, wanted func(string, [][]string) bool) (*Grid, error) {
	part, err := b.open(s.part)
	if err != nil {
		return nil, err
	}
	defer part.Close()
	r := &sheetReader{book: b, scanner: newScanner(part), grid: &Grid{Name: s.name, Date1904: b.date1904}, row: -1}
	asked := wanted == nil
	for {
		err := r.next()
		if err == io.EOF {
			break
		}
		if err == nil {
			err = r.step()
		}
		if err != nil {
			return nil, err
		}
		if !asked && r.row >= top {
			asked = true
			if !wanted(s.name, r.grid.Rows[:min(top, len(r.grid.Rows))]) {
				return nil, nil
			}
		}
	}
	if !asked && !wanted(s.name, r.grid.Rows) {
		return nil, nil
	}
	slices.Sort(r.grid.Breaks)
	return r.grid, nil
}

// step takes a tag.
func (r *sheetReader) step() error {
	switch string(r.name()) {
	case "row":
		return r.beginRow()
	case "c":
		if err := r.beginCell(); err != nil || !r.empty() {
			return err
		}
	case "v", "t":
		r.keep = !r.extra && !r.empty()
	case "/v", "/t":
		r.value = appendText(r.value, r.text)
		r.keep = false
	case "rPh":
		r.extra = !r.empty()
	case "/rPh":
		r.extra = false
	case "/c":
		return r.endCell()
	case "mergeCell":
		if m, ok := rangeOf(string(r.attr("ref"))); ok {
			r.grid.Merges = append(r.grid.Merges, m)
			return r.spend()
		}
	case "rowBreaks":
		r.rows = true
	case "colBreaks":
		r.rows = false
	case "brk":
		if row, err := strconv.Atoi(string(r.attr("id"))); err == nil && r.rows {
			r.grid.Breaks = append(r.grid.Breaks, row)
			return r.spend()
		}
	}
	return nil
}

// spend takes a cell, or what is as large, off the budget.
func (b *book) spend() error {
	if b.cells--; b.cells < 0 {
		return ErrTooLarge
	}
	return nil
}

func (r *sheetReader) beginRow() error {
	r.row, r.col = r.row+1, -1
	if n := r.attr("r"); n != nil {
		row, err := strconv.Atoi(string(n))
		if err != nil || row < 1 {
			return fmt.Errorf("row %q", n)
		}
		r.row = row - 1
	}
	if r.row >= maxRows {
		return fmt.Errorf("row %d", r.row+1)
	}
	if height, err := strconv.ParseFloat(string(r.attr("ht")), 64); err == nil && height > 0 && height < maxHeight {
		if err := r.reach(r.row); err != nil {
			return err
		}
		r.grid.Heights[r.row] = int(math.Round(height / 0.75))
	}
	return nil
}

// reach makes the rows up to one.
func (r *sheetReader) reach(row int) error {
	for len(r.grid.Rows) <= row {
		r.grid.Rows, r.grid.Heights = append(r.grid.Rows, nil), append(r.grid.Heights, 0)
		if err := r.spend(); err != nil {
			return err
		}
	}
	return nil
}

func (r *sheetReader) beginCell() error {
	r.col++
	if ref := r.attr("r"); ref != nil {
		col, row, ok := cellOf(string(ref))
		if !ok || row != r.row {
			return fmt.Errorf("cell %q in row %d", ref, r.row+1)
		}
		r.col = col
	}
	if r.col >= maxColumns || r.row < 0 {
		return errors.New("a cell outside the sheet")
	}
	r.kind, r.value = append(r.kind[:0], r.attr("t")...), r.value[:0]
	return nil
}

// endCell puts the value of a cell into its place.
func (r *sheetReader) endCell() error {
	if r.row < 0 || r.col < 0 {
		return errors.New("a cell that ends without beginning")
	}
	if len(r.value) == 0 {
		return nil
	}
	text := ""
	switch string(r.kind) {
	case "s":
		if err := r.readShared(); err != nil {
			return err
		}
		if i, err := strconv.Atoi(strings.TrimSpace(string(r.value))); err == nil && i >= 0 && i < len(r.shared) {
			text = r.shared[i]
		}
	case "inlineStr", "str":
		text = valid(unescape(r.value))
	default:
		text = valid(r.value)
	}
	if r.value = r.value[:0]; text == "" {
		return nil
	}
	if err := r.reach(r.row); err != nil {
		return err
	}
	row := r.grid.Rows[r.row]
	if row == nil && r.row > 0 {
		row = make([]string, 0, len(r.grid.Rows[r.row-1])) // most rows are as long
	}
	for len(row) <= r.col {
		row = append(row, "")
		if err := r.spend(); err != nil {
			return err
		}
	}
	row[r.col] = text
	r.grid.Rows[r.row] = row
	return nil
}

// valid is a text as a string of characters.
func valid(text []byte) string {
	if utf8.Valid(text) {
		return string(text)
	}
	return strings.ToValidUTF8(string(text), "\uFFFD")
}

// readShared reads the texts that cells refer to by number, once.
func (b *book) readShared() error {
	if b.shared != nil {
		return nil
	}
	b.shared = []string{}
	if b.strings == "" {
		return nil
	}
	part, err := b.open(b.strings)
	if err != nil {
		return err
	}
	defer part.Close()
	s := newScanner(part)
	var value []byte
	extra := false
	for {
		err := s.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch string(s.name()) {
		case "si":
			if value = value[:0]; s.empty() {
				b.shared = append(b.shared, "")
			}
		case "t":
			s.keep = !extra && !s.empty()
		case "/t":
			value = appendText(value, s.text)
			s.keep = false
		case "rPh":
			extra = !s.empty()
		case "/rPh":
			extra = false
		case "/si":
			b.shared = append(b.shared, valid(unescape(value)))
		}
		if len(b.shared) > maxCells {
			return ErrTooLarge
		}
	}
}

// rangeOf reads A1:B2; a single cell is no merge.
func rangeOf(ref string) (sheet.Range, bool) {
	first, last, ok := strings.Cut(ref, ":")
	c0, r0, ok0 := cellOf(first)
	c1, r1, ok1 := cellOf(last)
	if !ok || !ok0 || !ok1 {
		return sheet.Range{}, false
	}
	return sheet.Range{Col: min(c0, c1), Row: min(r0, r1), LastCol: max(c0, c1), LastRow: max(r0, r1)}, true
}

// cellOf reads B7 as column 1, row 6.
func cellOf(ref string) (col, row int, ok bool) {
	i := 0
	for ; i < len(ref) && ref[i]|0x20 >= 'a' && ref[i]|0x20 <= 'z'; i++ {
		if col = col*26 + int(ref[i]|0x20-'a'+1); col > maxColumns {
			return 0, 0, false
		}
	}
	row, err := strconv.Atoi(ref[i:])
	return col - 1, row - 1, i > 0 && err == nil && row >= 1 && row <= maxRows
}
