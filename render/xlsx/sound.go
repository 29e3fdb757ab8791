package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// excelize lets a part end early that does not unpack to its end, reads the rows
// of a sheet up to the first fault of its XML, and takes a shared text that is
// not there for an empty one. Each would be an answer lost or changed without a
// word, so all of it is looked at here, and refused.

// complete holds the parts as they were unpacked against the sizes and sums of
// the file's directory, which archive/zip knows and excelize does not ask about.
func complete(f *excelize.File, z *zip.Reader) error {
	seen := make(map[string]bool, len(z.File))
	for _, p := range z.File {
		name := strings.ReplaceAll(p.Name, `\`, "/")
		if strings.HasSuffix(name, "/") {
			continue // a folder
		}
		// Names that differ in case are one part (ISO/IEC 29500-2, 6.2.2).
		lower := strings.ToLower(name)
		if seen[lower] {
			return fmt.Errorf("part %s stands twice", name)
		}
		seen[lower] = true
		text, ok := find(f, name)
		if !ok || uint64(len(text)) != p.UncompressedSize64 || crc32.ChecksumIEEE(text) != p.CRC32 {
			return fmt.Errorf("part %s is not what was packed", name)
		}
	}
	return nil
}

// find is a part as it stands in the file.
func find(f *excelize.File, name string) (text []byte, ok bool) {
	if data, is := f.Pkg.Load(name); is {
		text, ok = data.([]byte)
		return text, ok
	}
	f.Pkg.Range(func(key, data any) bool {
		if k, is := key.(string); is && strings.EqualFold(k, name) {
			text, ok = data.([]byte)
		}
		return !ok
	})
	return text, ok
}

// relation says what another part is to a part.
type relation struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
	Mode   string `xml:"TargetMode,attr"`
}

// relations is those of a part; one may have none.
func relations(f *excelize.File, part string) ([]relation, error) {
	text, ok := find(f, path.Join(path.Dir(part), "_rels", path.Base(part)+".rels"))
	if !ok {
		return nil, nil
	}
	var all struct {
		List []relation `xml:"Relationship"`
	}
	w := newWalker(f, text) // to its end, which Unmarshal does not look at
	for {
		if _, err := w.next(); err == io.EOF {
			break
		} else if err != nil {
			return nil, err
		}
	}
	err := xml.Unmarshal(text, &all)
	return all.List, err
}

// is reports whether the relation is of a kind, by the end of its name: the
// beginning is another in strict files.
func (r *relation) is(kind string) bool {
	return r.Mode != "External" && strings.HasSuffix(r.Type, "/"+kind)
}

// from is the name of the other part, seen from the one that it is related to.
func (r *relation) from(part string) string {
	if strings.HasPrefix(r.Target, "/") {
		return r.Target[1:]
	}
	return path.Join(path.Dir(part), r.Target)
}

const (
	bookPart   = "xl/workbook.xml"
	sharedPart = "xl/sharedStrings.xml" // where excelize looks for it, whatever the relations say
)

// outline is what the parts of a workbook are called and hold.
type outline struct {
	sheets map[string]string // part by name of the sheet
	shared int               // texts that cells share
}

// outlineOf finds the parts by their relations, and puts the shared texts where
// excelize looks for them.
func outlineOf(f *excelize.File) (*outline, error) {
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"id,attr"`
		} `xml:"sheets>sheet"`
	}
	text, _ := find(f, bookPart)
	list, err := relations(f, bookPart)
	if err := errors.Join(xml.Unmarshal(text, &book), err); err != nil {
		return nil, err
	}
	o, names := &outline{sheets: map[string]string{}}, map[string]bool{}
	for _, s := range book.Sheets {
		lower := strings.ToLower(s.Name)
		if names[lower] {
			return nil, fmt.Errorf("two sheets %s", s.Name)
		}
		names[lower] = true
		for i := range list {
			if list[i].ID == s.ID {
				o.sheets[s.Name] = list[i].from(bookPart)
			}
		}
	}
	for i := range list {
		if !list[i].is("sharedStrings") {
			continue
		}
		text, ok := find(f, list[i].from(bookPart))
		if !ok {
			return nil, errors.New("no shared texts")
		}
		f.Pkg.Store(sharedPart, text)
	}
	if text, ok := find(f, sharedPart); ok {
		if o.shared, err = countTexts(f, text); err != nil {
			return nil, fmt.Errorf("shared texts: %w", err)
		}
	}
	return o, nil
}

// countTexts is how many texts a part of shared ones has.
func countTexts(f *excelize.File, text []byte) (n int, err error) {
	w := newWalker(f, text)
	for {
		token, err := w.next()
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return 0, err
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "si" && w.depth() == 2 {
			n++
		}
	}
}

// walker goes through a part that must be XML with one root, and whole.
type walker struct {
	*xml.Decoder
	open  []xml.Name // elements that have begun
	roots int
}

func newWalker(f *excelize.File, text []byte) *walker {
	d := xml.NewDecoder(bytes.NewReader(text))
	d.CharsetReader = f.CharsetReader
	return &walker{Decoder: d}
}

// depth is that of the element just begun, 1 of the root.
func (w *walker) depth() int { return len(w.open) }

// next is io.EOF only behind the end of the root. Prefixes are not looked up,
// which costs time and says nothing here; ends are held against beginnings.
func (w *walker) next() (xml.Token, error) {
	token, err := w.RawToken()
	if err == io.EOF && (w.roots == 0 || len(w.open) > 0) {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return nil, err
	}
	switch e := token.(type) {
	case xml.StartElement:
		if len(w.open) == 0 {
			w.roots++
		}
		if w.roots > 1 {
			return nil, errors.New("XML behind the end")
		}
		w.open = append(w.open, e.Name)
	case xml.EndElement:
		last := len(w.open) - 1
		if last < 0 || w.open[last] != e.Name {
			return nil, fmt.Errorf("</%s> ends nothing", e.Name.Local)
		}
		w.open = w.open[:last]
	}
	return token, nil
}

// scan goes through a sheet to its end: whether rows and cells stand in their
// order, for excelize puts others in wrong places, and whether the shared texts
// are there. It keeps merges and page breaks, which excelize has no quick way to
// ask for.
func (g *Grid) scan(w *walker, shared int) error {
	var (
		row, col int
		index    []byte // of a shared text, while it is read
		indexed  bool   // the cell holds one
		inside   bool   // <v> of such a cell
		data     bool   // among the rows
		byRows   bool   // among the breaks between rows
	)
	for {
		token, err := w.next()
		if err == io.EOF {
			slices.Sort(g.Breaks)
			return nil
		}
		if err != nil {
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			switch name := e.Name.Local; {
			case name == "sheetData":
				data = true
			case data && name == "row":
				if row, err = after(row, attr(e, "r")); err != nil {
					return err
				}
				col = 0
			case data && name == "c":
				if col, err = cellAfter(row, col, attr(e, "r")); err != nil {
					return err
				}
				indexed = attr(e, "t") == "s"
			case data && name == "v":
				inside, index = indexed, index[:0]
			case name == "mergeCell":
				if m, ok := rangeOf(attr(e, "ref")); ok {
					g.Merges = append(g.Merges, m)
				}
			case name == "rowBreaks", name == "colBreaks":
				byRows = name == "rowBreaks"
			case name == "brk":
				if row, err := strconv.Atoi(attr(e, "id")); err == nil && byRows {
					g.Breaks = append(g.Breaks, row)
				}
			}
		case xml.CharData:
			if inside {
				index = append(index, e...)
			}
		case xml.EndElement:
			switch {
			case e.Name.Local == "sheetData":
				data = false
			case inside && e.Name.Local == "v":
				inside = false
				s := string(bytes.TrimSpace(index))
				if n, err := strconv.Atoi(s); s != "" && (err != nil || n < 0 || n >= shared) {
					return fmt.Errorf("no shared text %q", s)
				}
			}
		}
	}
}

// after is the number of a row that stands behind another; it need not say it.
func after(row int, says string) (int, error) {
	if says == "" {
		return row + 1, nil
	}
	n, err := strconv.Atoi(says)
	if err != nil || n <= row {
		return 0, fmt.Errorf("row %q behind row %d", says, row)
	}
	return n, nil
}

// cellAfter is the column of a cell that stands behind that of another.
func cellAfter(row, col int, says string) (int, error) {
	if says == "" {
		return col + 1, nil
	}
	c, r, err := excelize.CellNameToCoordinates(says)
	if err != nil || r != row || c <= col {
		return 0, fmt.Errorf("cell %q in row %d behind column %d", says, row, col)
	}
	return c, nil
}
