package verify

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"slices"
)

// file is the objects of a PDF. What cannot be read is null to all who ask for
// it, as a missing object is (7.3.10), and noted once.
type file struct {
	data       []byte
	places     map[int]place
	trailer    dict
	sections   int // of the cross-reference; 1 in a file written at once
	linearized bool
	start      int  // where the last section begins, by startxref
	streams    bool // it has a cross-reference stream

	objects map[int]any // read before
	reading map[int]bool
	packs   map[int]*pack
	room    int // values that may still be read
	decoded int // bytes that were
	notes   *notes
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

func openFile(data []byte, n *notes) *file {
	return &file{
		data: data, notes: n, room: maxValues, places: map[int]place{},
		objects: map[int]any{}, reading: map[int]bool{}, packs: map[int]*pack{},
	}
}

// object is the value of object n.
func (f *file) object(n int) any {
	if v, ok := f.objects[n]; ok {
		return v
	}
	p, ok := f.places[n]
	if !ok || p.free || f.reading[n] || len(f.reading) > maxDepth {
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
		f.failed(fmt.Sprintf("对象 %d", n), err)
		v = nil
	}
	f.objects[n] = v
	return v
}

// failed notes why a part of the file cannot be read.
func (f *file) failed(what string, err error) {
	if undecided(err) {
		f.notes.add(&ruleUndecided, "%s：%v", what, err)
		return
	}
	f.notes.add(&ruleDamaged, "%s：%v", what, err)
}

// objectAt reads the object at an offset, which has to be number n; -1 is any.
func (f *file) objectAt(at, n int) (any, error) {
	if at < 0 || at >= len(f.data) {
		return nil, errors.New("位置在文件之外")
	}
	l := lexer{data: f.data, at: at, room: &f.room}
	number, err := l.next()
	if err != nil {
		return nil, err
	}
	_, err = l.next()
	if err != nil {
		return nil, err
	}
	word, err := l.next()
	if err != nil {
		return nil, err
	}
	if got, ok := number.(int); !ok || word != operator("obj") || n >= 0 && got != n {
		return nil, errors.New("不在交叉引用所说的位置")
	}
	l.refs = true
	v, err := l.next()
	if err != nil {
		return nil, err
	}
	word, err = l.next()
	switch {
	case err != nil:
		return nil, err
	case v == operator("endobj"): // an object without a value is null
		return nil, nil
	case word == operator("endobj"):
		return v, nil
	case word == operator("stream"):
		if d, ok := v.(dict); ok {
			return f.streamAt(d, l.at)
		}
	}
	return nil, errors.New("没有结束")
}

// streamAt reads the data of a stream behind its keyword.
func (f *file) streamAt(d dict, at int) (any, error) {
	switch {
	case bytes.HasPrefix(f.data[at:], []byte("\r\n")):
		at += 2
	case bytes.HasPrefix(f.data[at:], []byte("\n")):
		at++
	default:
		return nil, errors.New("stream 后面没有换行")
	}
	size := f.int(d["Length"], -1)
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
		f.notes.add(&ruleExternal, "有数据放在别的文件里（流的 F 项）")
	}
	return &stream{d, f.data[at : at+size]}, nil
}

// packed reads an object of an object stream.
func (f *file) packed(n int, p place) (any, error) {
	k, err := f.pack(p.container)
	if err != nil {
		return nil, err
	}
	i := p.at
	if i < 0 || i >= len(k.numbers) || k.numbers[i] != n {
		return nil, fmt.Errorf("不在对象流 %d 里它的位置上", p.container)
	}
	l := lexer{data: k.data, at: k.offsets[i], refs: true, room: &f.room}
	v, err := l.next()
	if _, ok := v.(operator); ok && err == nil {
		return nil, errors.New("没有值")
	}
	return v, err
}

func (f *file) pack(container int) (*pack, error) {
	if k, ok := f.packs[container]; ok {
		if k == nil {
			return nil, fmt.Errorf("对象流 %d 坏了", container)
		}
		return k, nil
	}
	f.packs[container] = nil
	s, ok := f.object(container).(*stream)
	if !ok || f.places[container].container != 0 {
		return nil, fmt.Errorf("没有对象流 %d", container)
	}
	data, err := f.decode(s)
	if err != nil {
		return nil, err
	}
	count, first := f.int(s.dict["N"], -1), f.int(s.dict["First"], -1)
	if count < 0 || first < 0 || first > len(data) || count > first {
		return nil, fmt.Errorf("对象流 %d 坏了", container)
	}
	k := &pack{data: data}
	l := lexer{data: data[:first], room: &f.room}
	for range count {
		number, err := l.next()
		if err != nil {
			return nil, err
		}
		offset, err := l.next()
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

// resolve follows references to a value.
func (f *file) resolve(v any) any {
	for range maxDepth {
		r, ok := v.(ref)
		if !ok {
			return v
		}
		v = f.object(r.number)
	}
	return nil
}

// The functions below are the value of their kind that v stands for, or that
// kind's zero.

// dict is also the dictionary of a stream.
func (f *file) dict(v any) dict {
	switch v := f.resolve(v).(type) {
	case dict:
		return v
	case *stream:
		return v.dict
	}
	return nil
}

func (f *file) list(v any) array {
	a, _ := f.resolve(v).(array)
	return a
}

func (f *file) name(v any) name {
	n, _ := f.resolve(v).(name)
	return n
}

func (f *file) stream(v any) *stream {
	s, _ := f.resolve(v).(*stream)
	return s
}

func (f *file) int(v any, otherwise int) int {
	switch v := f.resolve(v).(type) {
	case int:
		return v
	case float64:
		if v == math.Trunc(v) && math.Abs(v) < 1<<31 {
			return int(v)
		}
	}
	return otherwise
}

// thousandths is a number times 1000, rounded.
func (f *file) thousandths(v any) (n int, ok bool) {
	const most = min(1<<31, math.MaxInt/1000) // an int has 32 bits on some systems
	switch v := f.resolve(v).(type) {
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

// contents is the decoded data of a stream, false when it was noted that there
// is none.
func (f *file) contents(s *stream, what string) ([]byte, bool) {
	data, err := f.decode(s)
	if err != nil {
		f.failed(what, err)
		return nil, false
	}
	return data, true
}

// numbers are those of all objects in use, in order.
func (f *file) numbers() []int {
	out := make([]int, 0, len(f.places))
	for n, p := range f.places {
		if !p.free {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out
}
