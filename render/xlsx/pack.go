package xlsx

import (
	"archive/zip"
	"cmp"
	"errors"
	"io"
	"slices"
	"time"

	"github.com/xuri/excelize/v2"

	"gongwen/render/sheet"
)

// zipVersion is version 2.0 of the format, which knows deflate.
const zipVersion = 20

// stampOf is the time that the file bears: the start of the notice's day in
// China. A zip file knows the years 1980 to 2107, and no zone.
func stampOf(d sheet.Date) time.Time {
	if d.Year < 1980 || d.Year > 2107 {
		d = sheet.Date{Year: 1980, Month: 1, Day: 1}
	}
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.FixedZone("CST", 8*60*60))
}

// pack writes the parts of f as a zip file. excelize writes them in the order of
// a Go map and without a date; this file has one order and one date, so the
// same plan gives the same bytes, and begins as Office writes it.
func pack(w io.Writer, f *excelize.File, date sheet.Date) error {
	parts := newParts()
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return parts })
	err := f.Write(io.Discard)
	if err := errors.Join(err, parts.wait()); err != nil {
		return err
	}
	slices.SortFunc(parts.list, func(a, b *part) int {
		return cmp.Or(cmp.Compare(rank(a.name), rank(b.name)), cmp.Compare(a.name, b.name))
	})
	z := zip.NewWriter(w)
	year, month, day := stampOf(date).Date()
	for _, p := range parts.list {
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

// rank puts the parts first that programs look at to tell what a file is.
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
