package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"io"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/klauspost/compress/zlib"
)

// part is some objects that one goroutine makes.
type part struct {
	count     int // how many objects
	packs     bool
	container ref // the object stream that holds them; 0: each stands by itself
	make      []func(*part, *deflater) error
	body      []byte // their values, one after another; at last the object stream
	objects   []object
}

// object says where an object ends in the body of its part.
type object struct {
	number ref
	end    int
}

// add takes the body grown by one object.
func (p *part) add(number ref, body []byte) {
	p.body = body
	p.objects = append(p.objects, object{number, len(body)})
}

// plan numbers objects in the order they are asked for.
type plan struct {
	last    ref
	parts   []*part
	packing *part // takes more small objects in
}

func (p *plan) take(n int) ref {
	first := p.last + 1
	p.last += ref(n)
	return first
}

// perPart is how many small objects are made, and kept in an object stream,
// together: enough to compress well, few enough to share out.
const perPart = 200

// objects plans n objects without streams; write appends object i.
func (p *plan) objects(n int, write func(b []byte, i int) []byte) ref {
	first := p.take(n)
	for from := 0; from < n; {
		if p.packing == nil || p.packing.count >= perPart {
			p.packing = &part{packs: true}
			p.parts = append(p.parts, p.packing)
		}
		begin, end := from, min(n, from+perPart-p.packing.count)
		p.packing.count += end - begin
		p.packing.make = append(p.packing.make, func(pt *part, _ *deflater) error {
			for i := begin; i < end; i++ {
				pt.add(first+ref(i), write(pt.body, i))
			}
			return nil
		})
		from = end
	}
	return first
}

// streams plans n objects with streams, which can stand in no object stream.
func (p *plan) streams(n int, write func(pt *part, first ref, z *deflater) error) ref {
	first := p.take(n)
	p.parts = append(p.parts, &part{count: n, make: []func(*part, *deflater) error{
		func(pt *part, z *deflater) error { return write(pt, first, z) },
	}})
	return first
}

// stream plans one object with a stream.
func (p *plan) stream(write func([]byte, *deflater) []byte) ref {
	return p.streams(1, func(pt *part, number ref, z *deflater) error {
		pt.add(number, write(nil, z))
		return nil
	})
}

// finish numbers the object streams, unless there are to be none.
func (p *plan) finish(opt Options) {
	for _, pt := range p.parts {
		if pt.packs && !opt.Classic {
			pt.container = p.take(1)
		}
	}
}

// build makes all parts, on as many processors as there are.
func build(parts []*part) error {
	var (
		next    atomic.Int64
		workers sync.WaitGroup
		errs    = make([]error, len(parts))
	)
	for range min(runtime.GOMAXPROCS(0), len(parts)) {
		workers.Go(func() {
			z := newDeflater()
			for i := next.Add(1) - 1; i < int64(len(parts)); i = next.Add(1) - 1 {
				errs[i] = parts[i].build(z)
			}
		})
	}
	workers.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func (p *part) build(z *deflater) error {
	for _, write := range p.make {
		if err := write(p, z); err != nil {
			return err
		}
	}
	if p.container != 0 {
		p.pack(z)
	}
	return nil
}

// pack turns the body into an object stream (7.5.7).
func (p *part) pack(z *deflater) {
	var index []byte
	begin := 0
	for _, o := range p.objects {
		index = appendInt(index, int(o.number))
		index = append(index, ' ')
		index = appendInt(index, begin)
		index = append(index, ' ')
		begin = o.end
	}
	dict := fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(p.objects), len(index))
	p.body = z.appendStream(nil, dict, append(index, p.body...))
}

// deflater compresses; each worker has its own.
type deflater struct {
	buf bytes.Buffer
	z   *zlib.Writer
}

// level of compression, see BenchmarkLevels.
const level = 6

func newDeflater() *deflater {
	d := &deflater{}
	d.z, _ = zlib.NewWriterLevel(&d.buf, level) // fails for no valid level
	return d
}

func (d *deflater) deflate(data []byte) []byte {
	d.buf.Reset()
	d.z.Reset(&d.buf)
	d.z.Write(data) // a bytes.Buffer fails never
	d.z.Close()
	return d.buf.Bytes()
}

// appendStream writes a compressed stream object; entries are further ones of
// its dictionary.
func (d *deflater) appendStream(b []byte, entries string, data []byte) []byte {
	packed := d.deflate(data)
	b = append(b, "<<"...)
	b = append(b, entries...)
	b = append(b, "/Filter/FlateDecode/Length "...)
	b = appendInt(b, len(packed))
	b = append(b, ">>\nstream\n"...)
	b = append(b, packed...)
	return append(b, "\nendstream"...)
}

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
func writeFile(w io.Writer, p *plan, trailer string, opt Options) error {
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
		s.write(xrefStream(append(places, place{at: start}), trailer))
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
func xrefStream(places []place, trailer string) []byte {
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
	b = newDeflater().appendStream(b, dict, rows)
	return append(b, "\nendobj\n"...)
}
