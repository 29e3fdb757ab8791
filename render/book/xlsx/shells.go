package xlsx

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"

	"github.com/xuri/excelize/v2"

	"gongwen/render/book"
	"gongwen/render/book/pack"
)

// shells takes the parts of a package as excelize writes them, in the order of a
// Go map. They are small: the rows of the sheets are not among them.
type shells struct{ list []shell }

// shell is a part without its rows.
type shell struct {
	name string
	text *bytes.Buffer
}

// Create begins a part.
func (s *shells) Create(name string) (io.Writer, error) {
	if slices.ContainsFunc(s.list, func(x shell) bool { return x.name == name }) {
		return nil, fmt.Errorf("xlsx: part %s written twice", name)
	}
	s.list = append(s.list, shell{name, &bytes.Buffer{}})
	return s.list[len(s.list)-1].text, nil
}

// Close is part of excelize's interface.
func (s *shells) Close() error { return nil }

// AddFS is part of excelize's interface and is never called by it.
func (s *shells) AddFS(fs.FS) error { return errors.ErrUnsupported }

// sharedTexts is the part of the texts. Excelize gives it its place in the
// package; what it says is written here.
const sharedTexts = "xl/sharedStrings.xml"

// deflated is the parts of f with the rows of the sheets in them, in the order
// in which they stand in the file. The shared texts are numbered as the sheets
// meet them, so the sheets come one after the other; their parts are deflated
// beside that.
func deflated(f *excelize.File, b *book.Workbook, s *styles) (*pack.Parts, error) {
	all := &shells{}
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return all })
	if err := f.Write(io.Discard); err != nil {
		return nil, err
	}
	slices.SortFunc(all.list, func(a, b shell) int {
		return cmp.Or(cmp.Compare(rank(a.name), rank(b.name)), cmp.Compare(a.name, b.name))
	})
	sheets := map[string]*book.Sheet{}
	drawings := map[string]*book.Sheet{} // by the part of the sheet's drawing, which are numbered in the order of sheets
	for i, sh := range b.Sheets {
		sheets[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)] = sh
		if len(sh.Charts) > 0 {
			drawings[fmt.Sprintf("xl/drawings/drawing%d.xml", len(drawings)+1)] = sh
		}
	}
	parts, shared := pack.New(), &texts{index: map[string]uint32{}}
	var last *pack.Part // that of the texts, which are known when all sheets are written
	for _, x := range all.list {
		part, err := parts.Create(x.name)
		if err != nil {
			return nil, err
		}
		switch sh := sheets[x.name]; {
		case sh != nil:
			err = withRows(part, drawn(x.text.Bytes()), sh, s, shared)
		case drawings[x.name] != nil:
			_, err = part.Write(anchored(x.text.Bytes(), drawings[x.name]))
		case x.name == sharedTexts:
			last = part
			continue
		default:
			_, err = part.Write(withAbout(x.text.Bytes(), b))
		}
		if err != nil {
			return nil, err
		}
		part.End()
	}
	if last == nil {
		return nil, errors.New("xlsx: no part of the shared texts")
	}
	if err := shared.writeTo(last); err != nil {
		return nil, err
	}
	last.End()
	return parts, nil
}

// withRows writes the part of a sheet. What the StreamWriter wrote between the
// marks of the rows was only for it to know the heads of a table by.
func withRows(w io.Writer, text []byte, sh *book.Sheet, s *styles, shared *texts) error {
	const open, shut = "<sheetData>", "</sheetData>"
	from, to := bytes.Index(text, []byte(open)), bytes.Index(text, []byte(shut))
	if from < 0 || to < from {
		return errors.New("xlsx: a sheet without a place for its rows")
	}
	if _, err := w.Write(text[:from+len(open)]); err != nil {
		return err
	}
	if err := writeRows(w, sh, s, shared); err != nil {
		return err
	}
	_, err := w.Write(text[to:])
	return err
}

// withAbout puts what a table is about into its part, for people who have it
// read to them; excelize does not write that.
func withAbout(text []byte, b *book.Workbook) []byte {
	for _, sh := range b.Sheets {
		t := sh.Table
		if t == nil || t.About == "" || !bytes.Contains(text, []byte(` displayName="`+t.Name+`"`)) {
			continue
		}
		var out pack.XML
		out.Text(`<extLst><ext uri="{504A1905-F514-4f6f-8877-14C23A59335A}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:table altText="`)
		out.Escaped(sh.Name)
		out.Text(`" altTextSummary="`)
		out.Escaped(t.About)
		out.Text(`"/></ext></extLst></table>`)
		return bytes.Replace(text, []byte("</table>"), out.Bytes(), 1)
	}
	return text
}

// rank puts the parts first that programs look at to tell what a file is, as
// Office does.
func rank(name string) int {
	switch name {
	case "[Content_Types].xml":
		return 0
	case "_rels/.rels":
		return 1
	case "xl/workbook.xml":
		return 2
	}
	return 3
}
