package xlsx

import (
	"archive/zip"
	"cmp"
	"errors"
	"io"
	"runtime"
	"slices"
	"time"

	"github.com/xuri/excelize/v2"

	"gongwen/render/book"
)

// zipVersion is version 2.0 of the format, which knows deflate.
const zipVersion = 20

// stampOf is the time that the file bears: the start of the notice's day in
// China. A zip file knows the years 1980 to 2107, and no zone.
func stampOf(b *book.Workbook) time.Time {
	d := b.Date
	if d.Year < 1980 || d.Year > 2107 {
		d.Year, d.Month, d.Day = 1980, 1, 1
	}
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.FixedZone("CST", 8*60*60))
}

// deflated is the parts of f, in the order in which they stand in the file:
// excelize writes them in that of a Go map.
func deflated(f *excelize.File) ([]*part, error) {
	parts := newParts()
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return parts })
	err := f.Write(io.Discard)
	if err := errors.Join(err, parts.wait()); err != nil {
		return nil, err
	}
	slices.SortFunc(parts.list, func(a, b *part) int {
		return cmp.Or(cmp.Compare(rank(a.name), rank(b.name)), cmp.Compare(a.name, b.name))
	})
	return parts.list, nil
}

// pack writes the parts as a zip file, all with one date, so that the same plan
// gives the same bytes.
func pack(w io.Writer, list []*part, b *book.Workbook) error {
	if w, ok := w.(interface{ Grow(int) }); ok { // a buffer that grows by doubling takes three times the file
		n := 0
		for _, p := range list {
			n += int(p.packedSize()) + 2*len(p.name) + 128 // of its two headers
		}
		if n > 1<<24 {
			runtime.GC() // the streams' buffers, twice as large, are garbage by now
		}
		w.Grow(n)
	}
	z := zip.NewWriter(w)
	year, month, day := stampOf(b).Date()
	for _, p := range list {
		out, err := z.CreateRaw(&zip.FileHeader{
			Name: p.name, Method: zip.Deflate, CreatorVersion: zipVersion, ReaderVersion: zipVersion,
			//lint:ignore SA1019 CreateRaw does not look at Modified
			ModifiedDate: uint16((year-1980)<<9 | int(month)<<5 | day),
			CRC32:        p.sum, UncompressedSize64: p.size, CompressedSize64: p.packedSize(),
		})
		if err != nil {
			return err
		}
		for _, b := range p.blocks {
			if _, err := out.Write(b.packed); err != nil {
				return err
			}
		}
	}
	return z.Close()
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
