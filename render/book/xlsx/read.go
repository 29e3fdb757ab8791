package xlsx

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"gongwen/render/book/grid"
	"gongwen/render/book/markup"
)

// Why a file cannot be read.
var (
	ErrTooLarge = markup.ErrTooLarge
	ErrPassword = errors.New("xlsx: a workbook with a password")
	ErrOLE      = errors.New("xlsx: an old .xls or .et file")
	ErrFormat   = errors.New("xlsx: not an Excel workbook")
	ErrBinary   = errors.New("xlsx: an .xlsb file")
	ErrDamaged  = errors.New("xlsx: damaged workbook")
)

// Read reads all sheets. It is read here and not by excelize, which lets a part
// end early, reads the rows of a sheet up to the first fault of its XML, takes a
// shared text that is not there for an empty one, and whose memory nothing
// bounds: each would be an answer lost without a word. What is not whole is
// [ErrDamaged], what takes more than the limits [ErrTooLarge].
func Read(data []byte) (grids []grid.Grid, err error) { return ReadSheets(data) }

// ReadSheets reads the sheets of these names, without names all. The parts of the
// others are read to their ends and against their sums, and no further.
func ReadSheets(data []byte, names ...string) (grids []grid.Grid, err error) {
	p, err := openPack(data)
	if err != nil {
		return nil, err
	}
	r := &reader{opened: p, only: names, left: maxCells, room: maxText}
	if err := r.all(); err != nil {
		if errors.Is(err, ErrTooLarge) || errors.Is(err, ErrFormat) {
			return nil, err
		}
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return r.grids, nil
}

// reader reads one file.
type reader struct {
	*opened
	only     []string // sheets; nil: all
	grids    []grid.Grid
	from1904 bool
	texts    []string       // that cells share
	struck   map[int]string // what of them has a line through it
	looks    *looks
	left     int // cells that may still come
	room     int // and bytes of different texts
	interned map[string]string
	formulas []place // that have no value
}

// place is a cell of a sheet.
type place struct{ sheet, col, row int }

// all reads the file.
func (r *reader) all() error {
	main, err := r.main()
	if err != nil {
		return err
	}
	list, err := r.relations(main)
	if err != nil {
		return err
	}
	sheets, err := r.book(main)
	if err != nil {
		return err
	}
	if r.looks, err = r.readLooks(list); err != nil {
		return err
	}
	texts := "xl/sharedStrings.xml" // where programs put it that forget to say so
	for _, rel := range list {
		if rel.kind == "sharedStrings" {
			texts = rel.target
			if r.parts[partName(texts)] == nil {
				return fmt.Errorf("%w: %s", errNoPart, texts)
			}
		}
	}
	if r.parts[partName(texts)] != nil {
		if err := r.readTexts(texts); err != nil {
			return err
		}
	}
	parts := map[string]relation{}
	for _, rel := range list {
		parts[rel.id] = rel
	}
	for _, s := range sheets {
		rel, ok := parts[s.id]
		switch {
		case !ok:
			return fmt.Errorf("%w: sheet %s", errNoPart, s.name)
		case strings.HasSuffix(rel.kind, "sheet") && rel.kind != "worksheet":
			continue // of a chart, a dialogue, old macros
		case r.only != nil && !slices.Contains(r.only, s.name):
			continue
		}
		r.grids = append(r.grids, grid.Grid{Name: s.name, Hidden: s.hidden, From1904: r.from1904})
		g := &r.grids[len(r.grids)-1]
		if err := r.readSheet(g, rel.target); err != nil {
			return err
		}
		if err := r.readBeside(g, rel.target); err != nil {
			return err
		}
	}
	if err := r.finish(); err != nil {
		return err
	}
	r.reckon()
	return nil
}

// main is the part of the workbook.
func (r *reader) main() (string, error) {
	list, err := r.relations("")
	if err != nil {
		return "", err
	}
	for _, rel := range list {
		if rel.kind != "officeDocument" {
			continue
		}
		if r.parts[partName(rel.target)] == nil {
			return "", fmt.Errorf("%w: %s", errNoPart, rel.target)
		}
		if !strings.HasPrefix(partName(rel.target), "xl/") && r.parts["xl/workbook.xml"] == nil {
			return "", ErrFormat // a package of something else
		}
		return rel.target, nil
	}
	if r.parts["xl/workbook.xml"] == nil {
		return "", ErrFormat
	}
	return "xl/workbook.xml", nil
}

// tab is a sheet as the workbook lists it.
type tab struct {
	name, id string
	hidden   bool
}

// book reads the list of the sheets.
func (r *reader) book(part string) (tabs []tab, err error) {
	names := map[string]bool{}
	root := true
	err = r.walk(part, func(s *markup.Scanner, t markup.Token) error {
		if t.Kind != markup.Start {
			return nil
		}
		if root && t.Name != "workbook" {
			return fmt.Errorf("%s is no workbook", t.Name)
		}
		root = false
		switch t.Name {
		case "workbookPr":
			v := string(t.Attr("date1904"))
			r.from1904 = v == "1" || v == "true"
		case "sheet":
			name, err1 := s.AttrText(&t, "name")
			id, err2 := s.AttrText(&t, "id")
			lower := strings.ToLower(name)
			if names[lower] {
				return fmt.Errorf("two sheets %s", name)
			}
			names[lower] = true
			if len(tabs) == maxSheets {
				return ErrTooLarge
			}
			state := string(t.Attr("state"))
			tabs = append(tabs, tab{name, id, state != "" && state != "visible"})
			return errors.Join(err1, err2)
		}
		return nil
	})
	return tabs, err
}

// intern is a text that stands in memory once, however many cells say it.
func (r *reader) intern(b []byte) (string, error) {
	if len(b) == 0 {
		return "", nil
	}
	if s, ok := r.interned[string(b)]; ok {
		return s, nil
	}
	if r.room -= len(b) + 32; r.room < 0 || len(r.interned) >= maxTexts {
		return "", ErrTooLarge
	}
	if r.interned == nil {
		r.interned = map[string]string{}
	}
	s := string(b)
	r.interned[s] = s
	return s, nil
}
