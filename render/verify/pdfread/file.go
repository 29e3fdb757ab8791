package pdfread

import (
	"bytes"
	"errors"
	"fmt"
	"math"
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
	header := Lexer{data: f.data, at: len("%PDF-")}
	f.Version = string(header.regular())
	rest := f.data[header.at:]
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

// Object is the value of object n.
func (f *File) Object(n int) any {
	if v, ok := f.objects[n]; ok {
		return v
	}
	p, ok := f.places[n]
	if !ok || p.free || f.broken[n] || f.reading[n] || len(f.reading) > MaxDepth {
		return nil
	}
	f.reading[n] = true
	defer delete(f.reading, n)
	var v any
	var err error
	before := f.room
	if p.container != 0 {
		v, err = f.inPack(n, p)
	} else {
		v, err = f.objectAt(p.at, n, int(p.generation))
	}
	if err == nil && f.crypt != nil && p.container == 0 {
		if s, ok := v.(*Stream); ok { // a copy, which is not kept
			if f.decoded += len(s.Raw); f.decoded > maxDecoded {
				return nil
			}
			return f.crypt.open(v, n, int(p.generation))
		}
		v = f.crypt.open(v, n, int(p.generation))
	}
	if err != nil {
		f.broken[n] = true
		f.Failed(fmt.Sprintf("对象 %d", n), err)
		return nil
	}
	if f.held += before - f.room; f.held > maxHeld {
		clear(f.objects)
		f.held = before - f.room
	}
	f.objects[n] = v
	return v
}

// Failed tells why a part of the file, which is named in Chinese, cannot be read.
func (f *File) Failed(what string, err error) {
	if Undecided(err) {
		f.fault(Unread, "%s：%v", what, err)
		return
	}
	f.fault(Damaged, "%s：%v", what, err)
}

// objectAt reads the object at an offset, which has to be number n of that
// generation; -1 is any.
func (f *File) objectAt(at, n, generation int) (any, error) {
	if at < 0 || at >= len(f.data) {
		return nil, errors.New("位置在文件之外")
	}
	l := Lexer{data: f.data, at: at, room: &f.room}
	if n >= 0 && !f.met[n] { // what is read again is not told again
		f.met[n] = true
		l.odd = f.misspelt
	}
	l.blank()
	begin := l.at
	number, ok1 := integer(l.regular())
	l.blank()
	second, ok2 := integer(l.regular())
	l.blank()
	word := l.regular()
	if !ok1 || !ok2 || string(word) != "obj" || n >= 0 && number != n {
		return nil, errors.New("不在交叉引用所说的位置")
	}
	if n >= 0 && second != generation {
		return nil, fmt.Errorf("代号是 %d，交叉引用说的是 %d", second, generation)
	}
	spaced := l.at-begin == len(fmt.Sprint(number, " ", second, " obj")) && (begin == 0 || isEOL(f.data[begin-1])) && l.at < len(f.data) && isEOL(f.data[l.at])
	l.refs = true
	v, err := l.Next()
	if err != nil {
		return nil, err
	}
	if v == Operator("endobj") { // an object without a value is null
		return nil, nil
	}
	l.blank()
	last := l.at
	switch {
	case l.follows("endobj"):
		end := last + len("endobj")
		if l.odd != nil && !(spaced && isEOL(f.data[last-1]) && (end == len(f.data) || isEOL(f.data[end]))) {
			f.misspelt("6.1.9", "对象 %d 的 obj、endobj 前后的空白不对", number)
		}
		return v, nil
	case l.follows("stream"):
		if d, ok := v.(Dict); ok {
			if l.odd != nil && !spaced {
				f.misspelt("6.1.9", "对象 %d 的 obj 前后的空白不对", number)
			}
			return f.streamAt(d, last+len("stream"), l.odd != nil)
		}
	}
	return nil, errors.New("没有结束")
}

func isEOL(c byte) bool { return c == '\n' || c == '\r' }

// streamAt reads the data of a stream behind its keyword; at first it tells what
// is misspelt.
func (f *File) streamAt(d Dict, at int, first bool) (any, error) {
	switch {
	case bytes.HasPrefix(f.data[at:], []byte("\r\n")):
		at += 2
	case bytes.HasPrefix(f.data[at:], []byte("\n")):
		at++
	default:
		return nil, errors.New("stream 后面没有换行")
	}
	size := f.Int(d["Length"], -1)
	if size < 0 || size > len(f.data)-at {
		return nil, errors.New("流的长度不对")
	}
	behind, ended := cutEOL(f.data[at+size:])
	if !bytes.HasPrefix(behind, []byte("endstream")) {
		return nil, errors.New("流的长度不对")
	}
	if !ended && first {
		f.misspelt("6.1.7.1", "第 %d 字节处 endstream 前没有换行", at+size)
	}
	if first && (d["F"] != nil || d["FFilter"] != nil || d["FDecodeParms"] != nil) {
		f.fault(External, "有数据放在别的文件里（流的 F、FFilter、FDecodeParms 项）")
	}
	return &Stream{d, f.data[at : at+size], at}, nil
}

// inPack reads an object of an object stream.
func (f *File) inPack(n int, p place) (any, error) {
	k, err := f.pack(int(p.container))
	if err != nil {
		return nil, err
	}
	i := p.at
	if i < 0 || i >= len(k.numbers) || k.numbers[i] != n {
		return nil, fmt.Errorf("不在对象流 %d 里它的位置上", p.container)
	}
	l := Lexer{data: k.data, at: k.offsets[i], refs: true, room: &f.room}
	if !f.met[n] {
		f.met[n] = true
		l.odd = f.misspelt
	}
	v, err := l.Next()
	if _, ok := v.(Operator); ok && err == nil {
		return nil, errors.New("没有值")
	}
	return v, err
}

func (f *File) pack(container int) (*pack, error) {
	if k, ok := f.packs[container]; ok {
		if k == nil {
			return nil, fmt.Errorf("对象流 %d 坏了", container)
		}
		return k, nil
	}
	f.packs[container] = nil
	s, ok := f.Object(container).(*Stream)
	if !ok || f.places[container].container != 0 {
		return nil, fmt.Errorf("没有对象流 %d", container)
	}
	data, err := f.Decode(s)
	if err != nil {
		return nil, err
	}
	count, first := f.Int(s.Dict["N"], -1), f.Int(s.Dict["First"], -1)
	if count < 0 || first < 0 || first > len(data) || count > first {
		return nil, fmt.Errorf("对象流 %d 坏了", container)
	}
	if f.packed += len(data); f.packed > maxPacked { // what is needed again is read again
		clear(f.packs)
		f.packed = len(data)
	}
	k := &pack{data: data}
	l := Lexer{data: data[:first], room: &f.room}
	for range count {
		number, err := l.Next()
		if err != nil {
			return nil, err
		}
		offset, err := l.Next()
		if err != nil {
			return nil, err
		}
		n, ok1 := number.(int)
		at, ok2 := offset.(int)
		if !ok1 || !ok2 || at < 0 || at > len(data)-first {
			return nil, fmt.Errorf("对象流 %d 的目录坏了", container)
		}
		k.numbers, k.offsets = append(k.numbers, n), append(k.offsets, first+at)
	}
	f.packs[container] = k
	return k, nil
}

// Resolve follows references to a value.
func (f *File) Resolve(v any) any {
	for range MaxDepth {
		r, ok := v.(Ref)
		if !ok {
			return v
		}
		if p, ok := f.places[r.Number]; ok && !p.free && int(p.generation) != r.Generation {
			if !f.broken[^r.Number] {
				f.broken[^r.Number] = true
				f.fault(Damaged, "引用 %d %d R 的代号不对，对象是 %d %d", r.Number, r.Generation, r.Number, p.generation)
			}
			return nil
		}
		v = f.Object(r.Number)
	}
	return nil
}

// Dict is the dictionary that v is or refers to, or nil; it is also the dictionary of a stream.
func (f *File) Dict(v any) Dict {
	switch v := f.Resolve(v).(type) {
	case Dict:
		return v
	case *Stream:
		return v.Dict
	}
	return nil
}

// List is the array that v is or refers to, or nil.
func (f *File) List(v any) Array {
	a, _ := f.Resolve(v).(Array)
	return a
}

// Name is the name that v is or refers to, or empty.
func (f *File) Name(v any) Name {
	n, _ := f.Resolve(v).(Name)
	return n
}

// Stream is the stream that v refers to, or nil.
func (f *File) Stream(v any) *Stream {
	s, _ := f.Resolve(v).(*Stream)
	return s
}

// Int is the whole number that v is or refers to, or else otherwise.
func (f *File) Int(v any, otherwise int) int {
	switch v := f.Resolve(v).(type) {
	case int:
		return v
	case float64:
		if v == math.Trunc(v) && math.Abs(v) < 1<<31 {
			return int(v)
		}
	}
	return otherwise
}

// Thousandths is the number that v is or refers to times 1000, rounded; ok is
// false where v is no number, or is beyond 2³¹ or what an int holds.
func (f *File) Thousandths(v any) (n int, ok bool) {
	const most = min(1<<31, math.MaxInt/1000) // an int has 32 bits on some systems
	switch v := f.Resolve(v).(type) {
	case int:
		if v > -most && v < most {
			return 1000 * v, true
		}
	case float64:
		if v > -most && v < most {
			return int(math.Round(1000 * v)), true
		}
	}
	return 0, false
}

// Contents is the decoded data of a stream, which what names in Chinese; ok is
// false when it was told that there is none.
func (f *File) Contents(s *Stream, what string) (data []byte, ok bool) {
	data, err := f.Decode(s)
	if err != nil {
		f.Failed(what, err)
		return nil, false
	}
	return data, true
}

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
