package pdfread

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// File is the objects of a PDF. What cannot be read is null to all who ask for
// it, as a missing object is (7.3.10), and told once.
type File struct {
	Version string // of PDF as the header has it, 1.7; any bytes but blanks
	Trailer Dict   // of the last section of the cross-reference (7.5.5)

	data       []byte // from the header on
	places     map[int]place
	sections   int // of the cross-reference; 1 in a file written at once
	linearized bool
	start      int  // where the last section begins, by startxref
	oldest     int  // where the first one that was written begins
	tail       int  // bytes between the last section and startxref that say nothing
	streams    bool // it has a cross-reference stream
	unused     int  // bytes behind the compressed data of the stream decoded last

	objects map[int]any // read before, as long as there is room for them
	held    int         // values that they consist of
	broken  map[int]bool
	met     map[int]bool // told of what is misspelt in them
	reading map[int]bool
	packs   map[int]*pack
	packed  int         // bytes of packs
	room    int         // values that may still be read, in objects and in content
	decoded int         // bytes that were
	crypt   *decryption // nil: it is not encrypted, or cannot be read
	tell    func(Fault)
}

// Fault is something that is wrong with the file and does not stop the reading.
type Fault struct {
	Kind   Kind
	Clause string // of ISO 19005-2, where the fault is one by that standard
	Text   string // in Chinese, with what the file itself says in it
}

// Kind is what a fault is about.
type Kind uint8

// The kinds of faults.
const (
	Damaged  Kind = iota // what cannot be read
	Unread               // what is not read: beyond a limit, in a filter that is not known here
	Frame                // the beginning or the end of the file
	External             // data that lies in another file (7.3.8.2)
	Spelling             // what can be read, but ISO 19005-2 wants written otherwise
)

func (f *File) fault(k Kind, format string, args ...any) {
	f.tell(Fault{k, "", fmt.Sprintf(format, args...)})
}

// misspelt tells what PDF allows and ISO 19005-2 does not.
func (f *File) misspelt(clause, format string, args ...any) {
	f.tell(Fault{Spelling, clause, fmt.Sprintf(format, args...)})
}

// place is an entry of the cross-reference: an offset in the file or, in an
// object stream, an index.
type place struct {
	at         int
	container  int32
	generation uint16
	free       bool
}

// pack is an object stream (7.5.7).
type pack struct {
	data    []byte
	numbers []int
	offsets []int
}

// ErrNoPDF is what [Open] says of data without the header of a PDF (7.5.2).
var ErrNoPDF = errors.New("不是 PDF 文件")

// Open reads where the objects of a file lie. tell is called with each fault,
// then and later, when an object is asked for that cannot be read. With an error
// there is a file only if its header could be read; none of its objects can. An
// error is ErrNoPDF or says what is wrong with the cross-reference (7.5.4 to
// 7.5.8), or it is [Undecided].
func Open(data []byte, tell func(Fault)) (*File, error) {
	const most = 1024 // bytes before the header that readers put up with
	at := bytes.Index(data[:min(len(data), most)], []byte("%PDF-"))
	if at < 0 {
		return nil, ErrNoPDF
	}
	f := newFile(data[at:], tell)
	if at > 0 {
		f.fault(Frame, "文件开头 %%PDF- 之前有 %d 字节", at)
	}
	f.readHeader()
	return f, f.read()
}

// readHeader reads the version and looks at the comment behind it (7.5.2), by
// which programs tell that the file is not text.
func (f *File) readHeader() {
	header := Lexer{Scanner: Scanner{f.data, len("%PDF-")}}
	f.Version = string(header.Regular())
	rest := f.data[header.At:]
	minor, ok := strings.CutPrefix(f.Version, "1.")
	if !ok || len(minor) != 1 || minor < "0" || minor > "7" {
		f.misspelt("6.1.2", "文件头的版本是 %.20s，不在 1.0 至 1.7 之间", f.Version)
		return
	}
	line, ok := cutEOL(rest)
	if !ok {
		f.misspelt("6.1.2", "文件头后面没有换行")
		return
	}
	if len(line) < 5 || line[0] != '%' || line[1] < 0x80 || line[2] < 0x80 || line[3] < 0x80 || line[4] < 0x80 {
		f.misspelt("6.1.2", "文件头后面没有标明二进制的注释行")
	}
}

// cutEOL is what follows one end of line; ok is false where there is none.
func cutEOL(b []byte) (rest []byte, ok bool) {
	switch {
	case bytes.HasPrefix(b, []byte("\r\n")):
		return b[2:], true
	case len(b) > 0 && (b[0] == '\n' || b[0] == '\r'):
		return b[1:], true
	}
	return b, false
}

func newFile(data []byte, tell func(Fault)) *File {
	return &File{
		data: data, tell: tell, room: maxValues, places: map[int]place{},
		objects: map[int]any{}, broken: map[int]bool{}, met: map[int]bool{}, reading: map[int]bool{}, packs: map[int]*pack{},
	}
}

// Tail is how many bytes hide between the end of the last section of the
// cross-reference and startxref, where white space alone belongs, or in that
// section. Of a linearized file it is not known.
func (f *File) Tail() int {
	if f.linearized {
		return 0
	}
	return f.tail
}

// Original is the file as it was before anything was appended to it (7.5.6), or
// nil where nothing was or where its end cannot be told.
func (f *File) Original() []byte {
	if f.linearized || f.sections < 2 || f.oldest >= f.start {
		return nil
	}
	rest := f.data[f.oldest:]
	at := bytes.Index(rest, []byte("startxref"))
	if at < 0 {
		return nil
	}
	end := bytes.Index(rest[at:], []byte("%%EOF"))
	if end < 0 {
		return nil
	}
	behind := f.oldest + at + end + len("%%EOF")
	if rest, ok := cutEOL(f.data[behind:]); ok {
		behind = len(f.data) - len(rest)
	}
	return f.data[:behind]
}

// Moved reports whether object n lies elsewhere than in a file that this one was
// made from by appending to it.
func (f *File) Moved(n int, from *File) bool { return f.places[n] != from.places[n] }

// Bytes are those of the file from one place to another.
func (f *File) Bytes(from, to int) []byte {
	return f.data[max(0, from):min(max(from, to), len(f.data))]
}

// Len is how many bytes the file has from its header on.
func (f *File) Len() int { return len(f.data) }

// Body is the file from its header to where its last section of the
// cross-reference begins.
func (f *File) Body() []byte { return f.data[:min(max(f.start, 0), len(f.data))] }

// Numbers are those of all objects in use, in order.
func (f *File) Numbers() []int {
	out := make([]int, 0, len(f.places))
	for n, p := range f.places {
		if !p.free {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out
}

// Generation is that of an object in use, or 0.
func (f *File) Generation(n int) int { return int(f.places[n].generation) }
