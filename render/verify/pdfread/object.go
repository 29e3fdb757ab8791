package pdfread

import (
	"bytes"
	"errors"
	"fmt"
)

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
	l := Lexer{Scanner: Scanner{f.data, at}, room: &f.room}
	if n >= 0 && !f.met[n] { // what is read again is not told again
		f.met[n] = true
		l.odd = f.misspelt
	}
	l.Blank()
	begin := l.At
	number, ok1 := integer(l.Regular())
	l.Blank()
	second, ok2 := integer(l.Regular())
	l.Blank()
	word := l.Regular()
	if !ok1 || !ok2 || string(word) != "obj" || n >= 0 && number != n {
		return nil, errors.New("不在交叉引用所说的位置")
	}
	if n >= 0 && second != generation {
		return nil, fmt.Errorf("代号是 %d，交叉引用说的是 %d", second, generation)
	}
	spaced := l.At-begin == len(fmt.Sprint(number, " ", second, " obj")) && (begin == 0 || isEOL(f.data[begin-1])) && l.At < len(f.data) && isEOL(f.data[l.At])
	l.refs = true
	v, err := l.Next()
	if err != nil {
		return nil, err
	}
	if v == Operator("endobj") { // an object without a value is null
		return nil, nil
	}
	l.Blank()
	last := l.At
	switch {
	case l.Follows("endobj"):
		end := last + len("endobj")
		if l.odd != nil && !(spaced && isEOL(f.data[last-1]) && (end == len(f.data) || isEOL(f.data[end]))) {
			f.misspelt("6.1.9", "对象 %d 的 obj、endobj 前后的空白不对", number)
		}
		return v, nil
	case l.Follows("stream"):
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
	l := Lexer{Scanner: Scanner{k.data, k.offsets[i]}, refs: true, room: &f.room}
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
	l := Lexer{Scanner: Scanner{Data: data[:first]}, room: &f.room}
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
