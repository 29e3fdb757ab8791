// Package pack packs the parts of a workbook into a zip file, deflated side by
// side while they are still being made.
//
// It knows nothing of workbooks, and mends nothing. In: parts by name, in the
// order in which they are to stand, as bytes that come in. Out: a zip file, the
// same for the same parts, whatever the number of processors.
package pack

import (
	"archive/zip"
	"io"
	"runtime"
	"time"
)

// ZipVersion is version 2.0 of the format, which knows deflate.
const ZipVersion = 20

// Write writes the parts, each at its end, as a zip file, all with the day of one
// time, so that the same parts give the same bytes.
func (p *Parts) Write(w io.Writer, stamp time.Time) error {
	if err := p.wait(); err != nil {
		return err
	}
	if w, ok := w.(interface{ Grow(int) }); ok { // a buffer that grows by doubling takes three times the file
		n := 0
		for _, part := range p.list {
			n += int(part.packedSize()) + 2*len(part.name) + 128 // of its two headers
		}
		if n > 1<<24 {
			runtime.GC() // what the rows were made of is garbage by now
		}
		w.Grow(n)
	}
	z := zip.NewWriter(w)
	year, month, day := stamp.Date()
	for _, part := range p.list {
		out, err := z.CreateRaw(&zip.FileHeader{
			Name: part.name, Method: zip.Deflate, CreatorVersion: ZipVersion, ReaderVersion: ZipVersion,
			//lint:ignore SA1019 CreateRaw does not look at Modified
			ModifiedDate: uint16((year-1980)<<9 | int(month)<<5 | day),
			CRC32:        part.sum, UncompressedSize64: part.size, CompressedSize64: part.packedSize(),
		})
		if err != nil {
			return err
		}
		for _, b := range part.blocks {
			if _, err := out.Write(b.packed); err != nil {
				return err
			}
		}
	}
	return z.Close()
}
