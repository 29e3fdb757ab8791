package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/xuri/excelize/v2"

	"gongwen/render/sheet"
)

// Why a file cannot be read.
var (
	ErrTooLarge = errors.New("xlsx: file too large")
	ErrPassword = errors.New("xlsx: a workbook with a password")
	ErrOLE      = errors.New("xlsx: an old .xls or .et file")
	ErrFormat   = errors.New("xlsx: not an Excel workbook")
	ErrBinary   = errors.New("xlsx: an .xlsb file")
	ErrDamaged  = errors.New("xlsx: damaged workbook")
)

// Grid is a sheet as it was read: plain values, whoever wrote them.
type Grid struct {
	Name     string
	Rows     [][]string // raw values: a day is its number; short where the rest is empty
	Heights  []int      // of Rows, in pixels; 0: the default
	Merges   []sheet.Range
	Breaks   []int // rows before which a page begins
	Date1904 bool  // the number of a day counts from 1904-01-01, not 1899-12-30
	Comments []Comment
	Drawn    bool // pictures, shapes or charts lie on it
}

// Read reads the sheets that are wanted, nil meaning all: wanted is shown the
// name of each and its first rows, at most so many as top; of the others no more
// is read. Hostile files are bounded, see the limits: what excelize panics on is
// [ErrDamaged], what unpacks to too much [ErrTooLarge]. Nothing is unpacked to
// temporary files, which excelize leaves behind when it refuses a file.
func Read(data []byte, top int, wanted func(name string, top [][]string) bool) (grids []Grid, err error) {
	defer func() {
		if p := recover(); p != nil {
			grids, err = nil, fmt.Errorf("%w: %v", ErrDamaged, p)
		}
	}()
	z, err := check(data)
	if err != nil {
		return nil, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	defer f.Close()
	if err := complete(f, z); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	book, err := outlineOf(f)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	props, err := f.GetWorkbookProps()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	cells := maxCells
	for _, name := range f.GetSheetList() {
		g := Grid{Name: name, Date1904: props.Date1904 != nil && *props.Date1904}
		n, keep, err := g.readRows(f, cells, top, wanted)
		if err != nil {
			return nil, fmt.Errorf("%w: sheet %s: %w", ErrDamaged, name, err)
		}
		if cells -= n; cells < 0 {
			return nil, ErrTooLarge
		}
		if !keep && len(g.Rows) >= top {
			continue // a short one may be cut off before what would have been wanted
		}
		text, _ := find(f, book.sheets[name])
		if err := errors.Join(g.scan(newWalker(f, text), book.shared), g.readBeside(f, book.sheets[name])); err != nil {
			return nil, fmt.Errorf("%w: sheet %s: %w", ErrDamaged, name, err)
		}
		if !keep {
			continue
		}
		grids = append(grids, g)
	}
	return grids, nil
}

// readRows reads values and heights, until there are more than the most cells,
// and returns how many there are and whether the sheet is wanted.
func (g *Grid) readRows(f *excelize.File, most, top int, wanted func(string, [][]string) bool) (cells int, keep bool, err error) {
	rows, err := f.Rows(g.Name)
	if err != nil {
		return 0, false, err
	}
	keep = wanted == nil
	asked := keep
	for cells <= most && rows.Next() {
		values, err := rows.Columns()
		if err != nil {
			return 0, false, err
		}
		cells += 1 + len(values)
		g.Rows = append(g.Rows, values)
		g.Heights = append(g.Heights, int(math.Round(rows.GetRowOpts().Height/0.75)))
		if !asked && len(g.Rows) == top {
			asked = true
			if keep = wanted(g.Name, g.Rows); !keep {
				break
			}
		}
	}
	if !asked {
		keep = wanted(g.Name, g.Rows)
	}
	return cells, keep, errors.Join(rows.Error(), rows.Close())
}

// check refuses what is no workbook of this kind, and what unpacks to too much.
func check(data []byte) (*zip.Reader, error) {
	if err := signature(data); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	left, parts := uint64(maxUnpacked), map[string]bool{}
	for _, p := range z.File { // archive/zip unpacks no more than is declared
		if p.UncompressedSize64 > left {
			return nil, ErrTooLarge
		}
		left -= p.UncompressedSize64
		parts[strings.ToLower(strings.ReplaceAll(p.Name, `\`, "/"))] = true
	}
	switch {
	case parts["xl/workbook.bin"]:
		return nil, ErrBinary
	case !parts["xl/workbook.xml"]:
		return nil, ErrFormat // an archive of anything, or a package of something else
	}
	return z, nil
}

// signature tells by the first bytes what is no zip file.
func signature(data []byte) error {
	// The directory of an OLE file has names in UTF-16.
	const encrypted = "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"
	switch {
	case len(data) > MaxFile:
		return ErrTooLarge
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		if bytes.Contains(data, []byte(encrypted)) {
			return ErrPassword
		}
		return ErrOLE
	case !bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return ErrFormat
	}
	return nil
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// rangeOf reads A1:B2; a single cell is no merge.
func rangeOf(ref string) (sheet.Range, bool) {
	first, last, ok := strings.Cut(ref, ":")
	if !ok {
		return sheet.Range{}, false
	}
	c0, r0, err0 := excelize.CellNameToCoordinates(first)
	c1, r1, err1 := excelize.CellNameToCoordinates(last)
	if err0 != nil || err1 != nil {
		return sheet.Range{}, false
	}
	return sheet.Range{Col: min(c0, c1) - 1, Row: min(r0, r1) - 1, LastCol: max(c0, c1) - 1, LastRow: max(r0, r1) - 1}, true
}
