package pdf

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"io"
)

// sink counts and digests what is written.
type sink struct {
	w      io.Writer
	err    error
	size   int64
	digest hash.Hash
}

func (s *sink) write(b []byte) {
	if s.err != nil {
		return
	}
	s.digest.Write(b)
	s.size += int64(len(b))
	_, s.err = s.w.Write(b)
}

// place is an entry of the cross-reference table or stream.
type place struct {
	at        int64 // offset in the file, or the place in its object stream
	container ref
}

// header is the version and a comment of bytes that are no ASCII (ISO 19005-2, 6.1.2).
const header = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"

// writeFile writes the parts and what finds them again. trailer is the entries
// of its dictionary that the document decides.
func writeFile(w io.Writer, p *plan, trailer string, opt Options, z *deflater) error {
	s := &sink{w: w, digest: sha256.New()}
	s.write([]byte(header))
	places := make([]place, p.last+1, p.last+2) // by number; 0 is never used
	var head []byte
	object := func(number ref, value []byte) {
		places[number].at = s.size
		head = append(appendInt(head[:0], int(number)), " 0 obj\n"...)
		s.write(head)
		s.write(value)
		s.write([]byte("\nendobj\n"))
	}
	for _, pt := range p.parts {
		if pt.container != 0 {
			for i, o := range pt.objects {
				places[o.number] = place{int64(i), pt.container}
			}
			object(pt.container, pt.body)
			continue
		}
		begin := 0
		for _, o := range pt.objects {
			object(o.number, pt.body[begin:o.end])
			begin = o.end
		}
	}
	// The identifier comes from the content, so that the same notice has the
	// same one (14.4 only advises what to make it from).
	id := appendHex(nil, s.digest.Sum(nil)[:16])
	trailer += fmt.Sprintf("/ID[%s%s]", id, id)
	start := s.size
	if opt.Classic {
		s.write(xrefTable(places, trailer))
	} else {
		s.write(xrefStream(append(places, place{at: start}), trailer, z))
	}
	s.write(fmt.Appendf(nil, "startxref\n%d\n%%%%EOF\n", start))
	if s.err != nil {
		return fmt.Errorf("pdf: %w", s.err)
	}
	return nil
}

// xrefTable is the table and the trailer of 7.5.4 and 7.5.5.
func xrefTable(places []place, trailer string) []byte {
	b := fmt.Appendf(nil, "xref\n0 %d\n0000000000 65535 f \n", len(places))
	for _, p := range places[1:] {
		b = fmt.Appendf(b, "%010d 00000 n \n", p.at)
	}
	return fmt.Appendf(b, "trailer\n<</Size %d%s>>\n", len(places), trailer)
}

// xrefStream is the object of 7.5.8 that takes the place of both; it is the last
// of the places itself.
func xrefStream(places []place, trailer string, z *deflater) []byte {
	const (
		columns = 1 + 4 + 2 // kind, offset or container, generation or index
		up      = 2         // PNG predictor: the difference to the row above
	)
	rows := make([]byte, 0, len(places)*(1+columns))
	var above, row [columns]byte
	for i, p := range places {
		row = [columns]byte{}
		switch {
		case i == 0: // free, and the last of the free
			binary.BigEndian.PutUint16(row[5:], 0xFFFF)
		case p.container != 0:
			row[0] = 2
			binary.BigEndian.PutUint32(row[1:], uint32(p.container))
			binary.BigEndian.PutUint16(row[5:], uint16(p.at))
		default:
			row[0] = 1
			binary.BigEndian.PutUint32(row[1:], uint32(p.at))
		}
		rows = append(rows, up)
		for c := range row {
			rows = append(rows, row[c]-above[c])
		}
		above = row
	}
	dict := fmt.Sprintf("/Type/XRef/Size %d/W[1 4 2]/DecodeParms<</Predictor 12/Columns %d>>%s", len(places), columns, trailer)
	b := fmt.Appendf(nil, "%d 0 obj\n", len(places)-1)
	b = z.appendStream(b, dict, rows)
	return append(b, "\nendobj\n"...)
}
