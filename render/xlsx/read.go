package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

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
}

// Read reads the sheets that are wanted, nil meaning all: wanted is shown the
// name of each and its first rows, at most so many as top. The others cost
// nothing more, and neither do pictures and whatever else lies in the file.
// Hostile files are bounded, see the limits; nothing is unpacked to temporary
// files.
//
// excelize has no part in it: it unpacks every part and reads cells through
// encoding/xml, which together took most of the time of collecting.
func Read(data []byte, top int, wanted func(name string, top [][]string) bool) ([]Grid, error) {
	b, err := openBook(data)
	if err != nil {
		return nil, err
	}
	var grids []Grid
	for _, s := range b.sheets {
		g, err := b.readSheet(s, top, wanted)
		switch {
		case errors.Is(err, ErrTooLarge):
			return nil, err
		case err != nil:
			return nil, fmt.Errorf("%w: sheet %s: %w", ErrDamaged, s.name, err)
		case g != nil:
			grids = append(grids, *g)
		}
	}
	return grids, nil
}

// book is a workbook while it is read.
type book struct {
	parts  map[string]*zip.File // by name in lower case: programs differ in it
	left   int64                // bytes that may still be unpacked
	cells  int                  // that may still be read
	sheets []sheetPart

	date1904 bool
	strings  string   // the part of the shared texts
	shared   []string // nil before the first is asked for
}

// sheetPart is a sheet and where it lies.
type sheetPart struct{ name, part string }

// openBook finds the parts of a file that matter.
func openBook(data []byte) (*book, error) {
	if err := signature(data); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	b := &book{parts: make(map[string]*zip.File, len(z.File)), left: maxUnpacked, cells: maxCells}
	for _, f := range z.File {
		b.parts[partName(f.Name)] = f
	}
	main := b.mainPart()
	switch _, ok := b.parts[main]; {
	case ok && strings.HasSuffix(main, ".bin"):
		return nil, ErrBinary
	case !ok && b.parts["[content_types].xml"] == nil:
		return nil, ErrFormat // an archive of anything
	case !ok || !strings.HasSuffix(main, ".xml"):
		return nil, fmt.Errorf("%w: no workbook in it", ErrFormat)
	}
	if err := b.readBook(main); err != nil {
		if errors.Is(err, ErrTooLarge) {
			return nil, err
		}
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return b, nil
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

// partName is the name by which a part is found.
func partName(s string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(s, `\`, "/"), "/"))
}

// relationships is what a part refers to.
type relationships struct {
	List []struct {
		ID     string `xml:"Id,attr"`
		Type   string `xml:"Type,attr"`
		Target string `xml:"Target,attr"`
	} `xml:"Relationship"`
}

// mainPart is the part that the file says is its document.
func (b *book) mainPart() string {
	var rels relationships
	if b.decode("_rels/.rels", &rels) == nil {
		for _, r := range rels.List {
			if strings.HasSuffix(r.Type, "/officeDocument") {
				return partName(path.Clean(r.Target))
			}
		}
	}
	return "xl/workbook.xml"
}

// readBook reads which sheets there are and where they lie.
func (b *book) readBook(main string) error {
	var book struct {
		Properties struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"id,attr"`
		} `xml:"sheets>sheet"`
	}
	var rels relationships
	folder := path.Dir(main)
	if err := errors.Join(b.decode(main, &book), b.decode(path.Join(folder, "_rels", path.Base(main)+".rels"), &rels)); err != nil {
		return err
	}
	b.date1904 = book.Properties.Date1904 == "1" || book.Properties.Date1904 == "true"
	parts := make(map[string]string, len(rels.List))
	for _, r := range rels.List {
		target := r.Target
		if !strings.HasPrefix(target, "/") {
			target = path.Join(folder, target)
		}
		parts[r.ID] = partName(target)
		if strings.HasSuffix(r.Type, "/sharedStrings") {
			b.strings = parts[r.ID]
		}
	}
	for _, s := range book.Sheets {
		b.sheets = append(b.sheets, sheetPart{s.Name, parts[s.ID]})
	}
	return nil
}

// decode reads a small part as XML.
func (b *book) decode(part string, into any) error {
	r, err := b.open(part)
	if err != nil {
		return err
	}
	defer r.Close()
	return xml.NewDecoder(io.LimitReader(r, maxBook)).Decode(into)
}

// open begins to unpack a part. What is unpacked counts, not what the file says
// of its size.
func (b *book) open(part string) (io.ReadCloser, error) {
	f := b.parts[part]
	if f == nil {
		return nil, fmt.Errorf("no part %q", part)
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	return &bounded{r, &b.left}, nil
}

// bounded gives up when there is nothing left of a budget.
type bounded struct {
	io.ReadCloser
	left *int64
}

func (r *bounded) Read(p []byte) (int, error) {
	n, err := r.ReadCloser.Read(p)
	if *r.left -= int64(n); *r.left < 0 {
		return 0, ErrTooLarge
	}
	return n, err
}
