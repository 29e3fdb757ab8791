package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"gongwen/render/book"
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
	Merges   []book.Range
	Breaks   []int // rows before which a page begins
	Date1904 bool  // the number of a day counts from 1904-01-01, not 1899-12-30
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
	if err := check(data); err != nil {
		return nil, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	defer f.Close()
	parts, err := sheetParts(f)
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
		if !keep {
			continue
		}
		if err := g.readTail(unpacked(f, parts[name])); err != nil {
			return nil, fmt.Errorf("%w: sheet %s: %w", ErrDamaged, name, err)
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
func check(data []byte) error {
	if err := signature(data); err != nil {
		return err
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	left, parts := uint64(maxUnpacked), map[string]bool{}
	for _, p := range z.File { // archive/zip unpacks no more than is declared
		if p.UncompressedSize64 > left {
			return ErrTooLarge
		}
		left -= p.UncompressedSize64
		parts[strings.ToLower(strings.ReplaceAll(p.Name, `\`, "/"))] = true
	}
	switch {
	case parts["xl/workbook.bin"]:
		return ErrBinary
	case !parts["xl/workbook.xml"]:
		return ErrFormat // an archive of anything, or a package of something else
	}
	return nil
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

// sheetParts finds the part of each book. excelize keeps that to itself, and
// has no way to ask for page breaks.
func sheetParts(f *excelize.File) (map[string]string, error) {
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"id,attr"`
		} `xml:"sheets>sheet"`
	}
	var rels struct {
		List []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if err := errors.Join(xml.Unmarshal(unpacked(f, "xl/workbook.xml"), &book), xml.Unmarshal(unpacked(f, "xl/_rels/workbook.xml.rels"), &rels)); err != nil {
		return nil, err
	}
	parts := map[string]string{}
	for _, s := range book.Sheets {
		for _, r := range rels.List {
			if r.ID != s.ID {
				continue
			}
			parts[s.Name] = path.Join("xl", r.Target)
			if strings.HasPrefix(r.Target, "/") {
				parts[s.Name] = r.Target[1:]
			}
		}
	}
	return parts, nil
}

// unpacked is a part as it stands in the file.
func unpacked(f *excelize.File, part string) []byte {
	data, _ := f.Pkg.Load(part)
	text, _ := data.([]byte)
	return text
}

// readTail reads what stands behind the cells: merges and page breaks.
func (g *Grid) readTail(data []byte) error {
	at := bytes.LastIndex(data, []byte("sheetData"))
	if at < 0 {
		return nil
	}
	data = data[at:]
	if at = bytes.IndexByte(data, '>'); at < 0 {
		return nil
	}
	d := xml.NewDecoder(bytes.NewReader(data[at+1:]))
	rows := false
	for {
		token, err := d.RawToken() // the tail is no document: its first end tags have no beginning
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "mergeCell":
			if m, ok := rangeOf(attr(e, "ref")); ok {
				g.Merges = append(g.Merges, m)
			}
		case "rowBreaks":
			rows = true
		case "colBreaks":
			rows = false
		case "brk":
			if row, err := strconv.Atoi(attr(e, "id")); err == nil && rows {
				g.Breaks = append(g.Breaks, row)
			}
		}
	}
	slices.Sort(g.Breaks)
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
func rangeOf(ref string) (book.Range, bool) {
	first, last, ok := strings.Cut(ref, ":")
	if !ok {
		return book.Range{}, false
	}
	c0, r0, err0 := excelize.CellNameToCoordinates(first)
	c1, r1, err1 := excelize.CellNameToCoordinates(last)
	if err0 != nil || err1 != nil {
		return book.Range{}, false
	}
	return book.Range{Col: min(c0, c1) - 1, Row: min(r0, r1) - 1, LastCol: max(c0, c1) - 1, LastRow: max(r0, r1) - 1}, true
}
