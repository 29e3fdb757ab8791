package pdfread

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"slices"
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
	streams    bool // it has a cross-reference stream

	objects map[int]any // read before
	reading map[int]bool
	packs   map[int]*pack
	room    int // values that may still be read
	decoded int // bytes that were
	tell    func(Fault)
}

// Fault is something that is wrong with the file and does not stop the reading.
type Fault struct {
	Kind Kind
	Text string // in Chinese, with what the file itself says in it
}

// Kind is what a fault is about.
type Kind uint8

// The kinds of faults.
const (
	Damaged  Kind = iota // what cannot be read
	Unread               // what is not read: beyond a limit, in a filter that is not known here
	Frame                // the beginning or the end of the file
	External             // data that lies in another file (7.3.8.2)
)

func (f *File) fault(k Kind, format string, args ...any) {
	f.tell(Fault{k, fmt.Sprintf(format, args...)})
}

// place is an entry of the cross-reference: an offset in the file or, in an
// object stream, an index.
type place struct {
	at, container int
	free          bool
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
	version := Lexer{data: f.data, at: len("%PDF-")}
	f.Version = string(version.regular())
	return f, f.read()
}

func newFile(data []byte, tell func(Fault)) *File {
	return &File{
		data: data, tell: tell, room: maxValues, places: map[int]place{},
		objects: map[int]any{}, reading: map[int]bool{}, packs: map[int]*pack{},
	}
}

// Body is the file from its header to where its last section of the
// cross-reference begins.
func (f *File) Body() []byte { return f.data[:min(max(f.start, 0), len(f.data))] }

// Object is the value of object n.
func (f *File) Object(n int) any {
	if v, ok := f.objects[n]; ok {
		return v
	}
	p, ok := f.places[n]
	if !ok || p.free || f.reading[n] || len(f.reading) > MaxDepth {
		return nil
	}
	f.reading[n] = true
	defer delete(f.reading, n)
	var v any
	var err error
	if p.container != 0 {
		v, err = f.packed(n, p)
	} else {
		v, err = f.objectAt(p.at, n)
	}
	if err != nil {
		f.Failed(fmt.Sprintf("对象 %d", n), err)
		v = nil
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

// objectAt reads the object at an offset, which has to be number n; -1 is any.
func (f *File) objectAt(at, n int) (any, error) {
	if at < 0 || at >= len(f.data) {
		return nil, errors.New("位置在文件之外")
	}
	l := Lexer{data: f.data, at: at, room: &f.room}
	number, err := l.Next()
	if err != nil {
		return nil, err
	}
	_, err = l.Next()
	if err != nil {
		return nil, err
	}
	word, err := l.Next()
	if err != nil {
		return nil, err
	}
	if got, ok := number.(int); !ok || word != Operator("obj") || n >= 0 && got != n {
		return nil, errors.New("不在交叉引用所说的位置")
	}
	l.refs = true
	v, err := l.Next()
	if err != nil {
		return nil, err
	}
	word, err = l.Next()
	switch {
	case err != nil:
		return nil, err
	case v == Operator("endobj"): // an object without a value is null
		return nil, nil
	case word == Operator("endobj"):
		return v, nil
	case word == Operator("stream"):
		if d, ok := v.(Dict); ok {
			return f.streamAt(d, l.at)
		}
	}
	return nil, errors.New("没有结束")
}

// streamAt reads the data of a stream behind its keyword.
func (f *File) streamAt(d Dict, at int) (any, error) {
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
	behind := f.data[at+size:]
	for _, eol := range []string{"\r\n", "\n", "\r"} {
		if rest, ok := bytes.CutPrefix(behind, []byte(eol)); ok {
			behind = rest
			break
		}
	}
	if !bytes.HasPrefix(behind, []byte("endstream")) {
		return nil, errors.New("流的长度不对")
	}
	if d["F"] != nil {
		f.fault(External, "有数据放在别的文件里（流的 F 项）")
	}
	return &Stream{d, f.data[at : at+size]}, nil
}

// packed reads an object of an object stream.
func (f *File) packed(n int, p place) (any, error) {
	k, err := f.pack(p.container)
	if err != nil {
		return nil, err
	}
	i := p.at
	if i < 0 || i >= len(k.numbers) || k.numbers[i] != n {
		return nil, fmt.Errorf("不在对象流 %d 里它的位置上", p.container)
	}
	l := Lexer{data: k.data, at: k.offsets[i], refs: true, room: &f.room}
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
// false where v is none or beyond 2³¹.
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
