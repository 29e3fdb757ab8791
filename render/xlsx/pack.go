package xlsx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"slices"
	"time"

	"github.com/klauspost/compress/flate"
	"github.com/xuri/excelize/v2"

	"gongwen/render/sheet"
)

// level is the deflate level. Measured on the 48 MB of sheets of 10,000 tasks:
// level 1 takes 0.07 s for 3.9 MB, 3 0.10 s for 3.8, 5 0.12 s for 3.2, 7 0.17 s
// for 2.8; on the sample there is no difference in time.
const level = 5

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
	parts := &parts{}
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return parts })
	if err := f.Write(io.Discard); err != nil {
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
			CRC32:        p.sum, UncompressedSize64: p.size, CompressedSize64: uint64(p.packed.Len()),
		})
		if err != nil {
			return err
		}
		if _, err := out.Write(p.packed.Bytes()); err != nil {
			return err
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

// parts takes the parts from excelize and holds them back, deflated.
type parts struct {
	list []*part
	open *part
}

// part is one part of the package. It is deflated as it comes in: the sheets of
// 100,000 tasks are hundreds of megabytes as text.
type part struct {
	name   string
	packed bytes.Buffer
	flate  *flate.Writer
	sum    uint32
	size   uint64
}

func (p *part) Write(b []byte) (int, error) {
	p.sum = crc32.Update(p.sum, crc32.IEEETable, b)
	p.size += uint64(len(b))
	return p.flate.Write(b)
}

// Create begins a part and ends the one before.
func (p *parts) Create(name string) (io.Writer, error) {
	if slices.ContainsFunc(p.list, func(q *part) bool { return q.name == name }) {
		return nil, fmt.Errorf("xlsx: part %s written twice", name)
	}
	next := &part{name: name}
	if p.open == nil {
		w, err := flate.NewWriter(&next.packed, level)
		if err != nil {
			return nil, err
		}
		next.flate = w
	} else {
		if err := p.Close(); err != nil {
			return nil, err
		}
		next.flate = p.open.flate
		next.flate.Reset(&next.packed)
	}
	p.open = next
	p.list = append(p.list, next)
	return next, nil
}

// Close ends the last part.
func (p *parts) Close() error {
	if p.open == nil {
		return nil
	}
	return p.open.flate.Close()
}

// AddFS is part of excelize's interface and is never called by it.
func (p *parts) AddFS(fs.FS) error { return errors.ErrUnsupported }
