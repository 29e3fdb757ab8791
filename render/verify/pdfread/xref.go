package pdfread

import (
	"bytes"
	"errors"
	"fmt"
)

// read finds the objects: it follows startxref and the chain of
// cross-reference sections, tables and streams alike (7.5.4 to 7.5.8). It
// mends nothing: an archive copy whose objects have to be guessed is damaged.
func (f *File) read() error {
	at := bytes.LastIndex(f.data, []byte("startxref"))
	if at < 0 {
		return errors.New("文件末尾没有 startxref，可能没有传完")
	}
	l := Lexer{Scanner: Scanner{f.data, at + len("startxref")}, room: &f.room}
	v, err := l.Next()
	start, ok := v.(int)
	if err != nil || !ok {
		return errors.New("startxref 后面没有位置")
	}
	f.start = start
	f.readEnd(l.At)
	keyword := at

	seen := map[int]bool{}
	for next := start; next >= 0; {
		if seen[next] {
			return errors.New("交叉引用绕了一圈")
		}
		seen[next] = true
		f.oldest = next
		trailer, end, err := f.section(next)
		if err != nil {
			return err
		}
		if next == start && end <= keyword {
			f.tail += len(bytes.TrimLeft(f.data[end:keyword], "\r\n \t"))
		}
		if f.Trailer == nil {
			f.Trailer = trailer
		}
		f.sections++
		// The place of the next section never lies in an object (Table 15).
		previous, ok := trailer["Prev"].(int)
		if !ok {
			break
		}
		next = previous
	}
	if len(f.Dict(f.Trailer["Root"])) == 0 {
		return errors.New("找不到文件目录（Root）")
	}
	f.readLinearized()
	f.unlock()
	return nil
}

// readEnd looks at what follows startxref and its number.
func (f *File) readEnd(at int) {
	rest := bytes.TrimLeft(f.data[at:], "\r\n \t")
	rest, ok := bytes.CutPrefix(rest, []byte("%%EOF"))
	if !ok {
		f.fault(Frame, "文件末尾没有 %%%%EOF")
		return
	}
	rest = bytes.TrimPrefix(bytes.TrimPrefix(rest, []byte("\r")), []byte("\n"))
	if len(rest) > 0 {
		f.fault(Frame, "文件末尾 %%%%EOF 之后还有 %d 字节", len(rest))
	}
}

// section reads one section and returns its trailer dictionary. An object that
// a later section has placed stays there.
func (f *File) section(at int) (trailer Dict, end int, err error) {
	if at < 0 || at >= len(f.data) {
		return nil, 0, errors.New("交叉引用的位置在文件之外")
	}
	l := Lexer{Scanner: Scanner{f.data, at}, room: &f.room}
	if l.Blank(); !l.Follows("xref") {
		f.streams = true
		return f.xrefStream(at)
	}
	l.At += len("xref")
	if rest, ok := cutEOL(f.data[l.At:]); !ok || len(rest) == 0 || rest[0] < '0' || rest[0] > '9' {
		f.misspelt("6.1.4", "xref 后面不是只隔一个换行")
	}
	free, err := f.table(&l)
	if err != nil {
		return nil, 0, err
	}
	l.refs = true
	v, err := l.Next()
	trailer, ok := v.(Dict)
	if err != nil || !ok {
		return nil, 0, errors.New("交叉引用表后面没有 trailer")
	}
	// In a hybrid file the objects of object streams are free in the table and
	// placed by a stream, which only newer readers look at (7.5.8.4).
	if hybrid, ok := trailer["XRefStm"].(int); ok {
		f.streams = true
		if _, _, err := f.xrefStream(hybrid); err != nil {
			return nil, 0, err
		}
	}
	for _, n := range free {
		f.put(n, place{free: true})
	}
	return trailer, l.At, nil
}

var errTable = errors.New("交叉引用表坏了")

// table reads the entries of a table up to the word trailer, and returns which
// are free.
func (f *File) table(l *Lexer) (free []int, err error) {
	for {
		v, err := l.Next()
		if err != nil {
			return nil, errTable
		}
		if v == Operator("trailer") {
			return free, nil
		}
		first, ok := v.(int)
		if !ok || first < 0 {
			return nil, errTable
		}
		v, err = l.Next()
		count, ok := v.(int)
		if err != nil || !ok || count < 0 || count > maxObjects {
			return nil, errTable
		}
		for n := first; n < first+count; n++ {
			l.Blank()
			at, ok1 := integer(l.Regular())
			l.Blank()
			generation, ok2 := integer(l.Regular())
			l.Blank()
			kind := string(l.Regular())
			switch {
			case !ok1 || !ok2:
				return nil, errTable
			case kind == "f":
				free = append(free, n)
			case kind != "n":
				return nil, errTable
			default:
				f.put(n, place{at: at, generation: uint16(min(max(generation, 0), 1<<16-1))})
			}
		}
		if len(f.places) > maxObjects {
			return nil, errTooLarge
		}
	}
}

func (f *File) put(n int, p place) {
	if _, ok := f.places[n]; !ok {
		f.places[n] = p
	}
}

// xrefStream reads a cross-reference stream (7.5.8).
func (f *File) xrefStream(at int) (trailer Dict, end int, err error) {
	v, err := f.objectAt(at, -1, -1)
	if err != nil {
		return nil, 0, fmt.Errorf("交叉引用：%w", err)
	}
	s, ok := v.(*Stream)
	if !ok || f.Name(s.Dict["Type"]) != "XRef" {
		return nil, 0, errors.New("startxref 或 Prev 指的不是交叉引用")
	}
	f.unused = 0
	data, err := f.Decode(s)
	if err != nil {
		return nil, 0, fmt.Errorf("交叉引用：%w", err)
	}
	broken := errors.New("交叉引用流坏了")
	var width [3]int
	w := f.List(s.Dict["W"])
	if len(w) != len(width) {
		return nil, 0, broken
	}
	row := 0
	for i := range width {
		if width[i] = f.Int(w[i], -1); width[i] < 0 || width[i] > 8 {
			return nil, 0, broken
		}
		row += width[i]
	}
	index := f.List(s.Dict["Index"])
	if index == nil {
		index = Array{0, f.Int(s.Dict["Size"], -1)}
	}
	if row == 0 || len(index)%2 != 0 {
		return nil, 0, broken
	}
	for i := 0; i < len(index); i += 2 {
		first, count := f.Int(index[i], -1), f.Int(index[i+1], -1)
		if first < 0 || count < 0 || count > len(data)/row {
			return nil, 0, broken
		}
		for n := first; n < first+count; n++ {
			var v [3]int
			for k, bytes := range width {
				for range bytes {
					v[k] = v[k]<<8 | int(data[0])
					data = data[1:]
				}
			}
			if width[0] == 0 {
				v[0] = 1
			}
			switch v[0] {
			case 0:
				f.put(n, place{free: true})
			case 1:
				f.put(n, place{at: v[1], generation: uint16(min(max(v[2], 0), 1<<16-1))})
			case 2:
				f.put(n, place{at: v[2], container: int32(min(max(v[1], -1), 1<<31-1))})
			}
		}
		if len(f.places) > maxObjects {
			return nil, 0, errTooLarge
		}
	}
	f.tail += len(data) + f.unused
	end = s.at + len(s.Raw)
	if rest := bytes.Index(f.data[end:], []byte("endobj")); rest >= 0 && len(bytes.TrimSpace(f.data[end:end+rest])) <= len("endstream") {
		end += rest + len("endobj")
	}
	return s.Dict, end, nil
}

// readLinearized finds out whether the file is linearized and still as long as
// it was then (Annex F): it has two sections without ever having been changed.
func (f *File) readLinearized() {
	const begin = 1024
	head := f.data[:min(len(f.data), begin)]
	at := bytes.Index(head, []byte(" obj"))
	if at < 0 {
		return
	}
	l := Lexer{Scanner: Scanner{f.data, at + len(" obj")}, refs: true, room: &f.room}
	v, err := l.Next()
	d, _ := v.(Dict)
	f.linearized = err == nil && d["Linearized"] != nil && d["L"] == len(f.data)
}

// Updates is how many times something was appended to the file.
func (f *File) Updates() int {
	if f.linearized {
		return max(0, f.sections-2)
	}
	return f.sections - 1
}
