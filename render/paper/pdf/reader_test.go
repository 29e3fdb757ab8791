package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"
)

// A reader of finished files that shares no code with the writer: what it finds
// was written. It knows as much of PDF as our files use and stops the test at
// everything else.
type (
	name   string
	ident  int // a reference
	dict   map[name]any
	stream struct {
		dict dict
		data []byte
	}
	operator string
)

type pdfFile struct {
	t       testing.TB
	data    []byte
	trailer dict
	offset  map[ident]int      // of objects that stand by themselves
	inside  map[ident][2]int   // container and index of the others
	packed  map[ident][]any    // objects of an object stream, when it was read
	read    map[ident]any      // objects read before
	size    int                // by the trailer
	numbers map[ident][]uint64 // of an object stream: the numbers it says it holds
}

func openPDF(t testing.TB, data []byte) *pdfFile {
	t.Helper()
	f := &pdfFile{
		t: t, data: data, offset: map[ident]int{}, inside: map[ident][2]int{},
		packed: map[ident][]any{}, read: map[ident]any{}, numbers: map[ident][]uint64{},
	}
	if !bytes.HasPrefix(data, []byte("%PDF-1.7\n%")) || !bytes.HasSuffix(data, []byte("%%EOF\n")) {
		t.Fatal("neither header nor end of a PDF")
	}
	at := bytes.LastIndex(data, []byte("startxref\n"))
	start, err := strconv.Atoi(strings.Fields(string(data[at:]))[1])
	if err != nil {
		t.Fatal(err)
	}
	if bytes.HasPrefix(data[start:], []byte("xref\n")) {
		f.readTable(start)
	} else {
		f.readXrefStream(start)
	}
	f.size = f.trailer["Size"].(int)
	if n := len(f.offset) + len(f.inside); n != f.size-1 {
		t.Errorf("%d objects have a place, Size is %d", n, f.size)
	}
	return f
}

func (f *pdfFile) readTable(start int) {
	lines := bytes.SplitAfter(f.data[start:], []byte("\n"))
	n, _ := strconv.Atoi(strings.Fields(string(lines[1]))[1])
	for k := 1; k < n; k++ {
		line := string(lines[2+k])
		if len(line) != 20 || line[10:] != " 00000 n \n" {
			f.t.Fatalf("entry %d of the table: %q", k, line)
		}
		f.offset[ident(k)], _ = strconv.Atoi(line[:10])
	}
	l := lexer{t: f.t, data: f.data, at: bytes.Index(f.data[start:], []byte("trailer\n")) + start + len("trailer\n")}
	f.trailer = l.value().(dict)
}

func (f *pdfFile) readXrefStream(start int) {
	s := f.objectAt(-1, start).(stream)
	f.trailer = s.dict
	parms := s.dict["DecodeParms"].(dict)
	columns := parms["Columns"].(int)
	if parms["Predictor"] != 12 || columns != 7 || fmt.Sprint(s.dict["W"]) != "[1 4 2]" {
		f.t.Fatalf("form of the cross-reference stream: %v", s.dict)
	}
	row := make([]byte, columns)
	for k := 0; k*(columns+1) < len(s.data); k++ {
		line := s.data[k*(columns+1):][:columns+1]
		if line[0] != 2 {
			f.t.Fatalf("row %d has predictor %d", k, line[0])
		}
		for i := range row {
			row[i] += line[1+i]
		}
		second := int(row[1])<<24 | int(row[2])<<16 | int(row[3])<<8 | int(row[4])
		third := int(row[5])<<8 | int(row[6])
		switch row[0] {
		case 1:
			f.offset[ident(k)] = second
		case 2:
			f.inside[ident(k)] = [2]int{second, third}
		}
	}
}

// objectAt reads the object at an offset; number -1 is any.
func (f *pdfFile) objectAt(number ident, offset int) any {
	l := lexer{t: f.t, data: f.data, at: offset}
	n := l.value()
	if l.value() != 0 || l.value() != operator("obj") || number >= 0 && n != int(number) {
		f.t.Fatalf("offset %d is not that of object %d", offset, number)
	}
	v := l.value()
	switch end := l.value(); end {
	case operator("endobj"):
		return v
	case operator("stream"):
		d := v.(dict)
		l.at++ // the line feed
		data := f.data[l.at:][:f.deref(d["Length"]).(int)]
		l.at += len(data)
		if !bytes.HasPrefix(f.data[l.at:], []byte("\nendstream\nendobj\n")) {
			f.t.Fatalf("Length of object %d is wrong", number)
		}
		if d["Filter"] == name("FlateDecode") {
			z, err := zlib.NewReader(bytes.NewReader(data))
			if err != nil {
				f.t.Fatal(err)
			}
			if data, err = io.ReadAll(z); err != nil {
				f.t.Fatal(err)
			}
		}
		return stream{d, data}
	default:
		f.t.Fatalf("object %d ends with %v", number, end)
	}
	return nil
}

func (f *pdfFile) object(n ident) any {
	if v, ok := f.read[n]; ok {
		return v
	}
	var v any
	if at, ok := f.offset[n]; ok {
		v = f.objectAt(n, at)
	} else if place, ok := f.inside[n]; ok {
		v = f.unpack(ident(place[0]))[place[1]]
		if f.numbers[ident(place[0])][place[1]] != uint64(n) {
			f.t.Fatalf("object %d is not at its place in stream %d", n, place[0])
		}
	} else {
		f.t.Fatalf("there is no object %d", n)
	}
	f.read[n] = v
	return v
}

func (f *pdfFile) unpack(container ident) []any {
	if v, ok := f.packed[container]; ok {
		return v
	}
	s := f.object(container).(stream)
	index := lexer{t: f.t, data: s.data}
	var out []any
	for range s.dict["N"].(int) {
		number, at := index.value().(int), index.value().(int)
		l := lexer{t: f.t, data: s.data, at: s.dict["First"].(int) + at}
		out = append(out, l.value())
		f.numbers[container] = append(f.numbers[container], uint64(number))
	}
	f.packed[container] = out
	return out
}

// deref follows a reference.
func (f *pdfFile) deref(v any) any {
	if r, ok := v.(ident); ok {
		return f.object(r)
	}
	return v
}

// get follows keys from dictionary to dictionary.
func (f *pdfFile) get(v any, keys ...name) any {
	f.t.Helper()
	for _, k := range keys {
		v = f.deref(v)
		if s, ok := v.(stream); ok {
			v = s.dict
		}
		d, ok := v.(dict)
		if !ok {
			f.t.Fatalf("no dictionary to look %s up in: %v", k, v)
		}
		v = d[k]
	}
	return f.deref(v)
}

func (f *pdfFile) root() dict { return f.get(f.trailer, "Root").(dict) }

// pages are the references of all pages in order.
func (f *pdfFile) pages() []ident {
	var out []ident
	var walk func(r ident, parent any) int
	walk = func(r ident, parent any) int {
		d := f.object(r).(dict)
		if d["Parent"] != parent {
			f.t.Errorf("page object %d stands below %v, not %v", r, d["Parent"], parent)
		}
		if d["Type"] == name("Page") {
			out = append(out, r)
			return 1
		}
		n := 0
		for _, kid := range d["Kids"].([]any) {
			n += walk(kid.(ident), r)
		}
		if d["Count"] != n {
			f.t.Errorf("page tree node %d counts %v pages, has %d", r, d["Count"], n)
		}
		return n
	}
	walk(f.root()["Pages"].(ident), nil)
	return out
}

// numberTree reads a number tree into a map, checking its limits.
func (f *pdfFile) numberTree(v any) map[int]any {
	out := map[int]any{}
	d := f.deref(v).(dict)
	for _, kid := range list(d["Kids"]) {
		leaf := f.numberTree(kid)
		limits := list(f.get(kid, "Limits"))
		for k := range leaf {
			if k < limits[0].(int) || k > limits[1].(int) {
				f.t.Errorf("key %d outside the limits %v", k, limits)
			}
			out[k] = leaf[k]
		}
	}
	nums := list(d["Nums"])
	for i := 0; i < len(nums); i += 2 {
		out[nums[i].(int)] = nums[i+1]
	}
	return out
}

func list(v any) []any {
	l, _ := v.([]any)
	return l
}

// lexer reads PDF syntax: objects and content streams.
type lexer struct {
	t    testing.TB
	data []byte
	at   int
}

func (l *lexer) blank() {
	for l.at < len(l.data) && bytes.IndexByte([]byte(" \t\r\n\f\x00"), l.data[l.at]) >= 0 {
		l.at++
	}
}

// value reads the next value; nil at the end.
func (l *lexer) value() any {
	l.blank()
	if l.at >= len(l.data) {
		return nil
	}
	rest := l.data[l.at:]
	switch {
	case rest[0] == '/':
		l.at++
		return name(l.word())
	case bytes.HasPrefix(rest, []byte("<<")):
		l.at += 2
		d := dict{}
		for {
			l.blank()
			if bytes.HasPrefix(l.data[l.at:], []byte(">>")) {
				l.at += 2
				return d
			}
			k := l.value().(name)
			if _, twice := d[k]; twice {
				l.t.Errorf("key %s stands twice in one dictionary", k)
			}
			d[k] = l.value()
		}
	case rest[0] == '<':
		end := bytes.IndexByte(rest, '>')
		l.at += end + 1
		var b []byte
		if _, err := fmt.Sscanf(string(rest[1:end]), "%x", &b); err != nil && end > 1 {
			l.t.Fatal(err)
		}
		return string(b)
	case rest[0] == '(':
		return l.literal()
	case rest[0] == '[':
		l.at++
		var out []any
		for {
			l.blank()
			if l.data[l.at] == ']' {
				l.at++
				return out
			}
			out = append(out, l.value())
		}
	}
	return l.plain()
}

// plain reads a number, a reference, a word.
func (l *lexer) plain() any {
	w := l.word()
	if w == "" {
		l.t.Fatalf("cannot read %q", l.data[l.at:min(l.at+20, len(l.data))])
	}
	if n, err := strconv.Atoi(w); err == nil {
		before := l.at
		if bytes.HasPrefix(l.data[l.at:], []byte(" 0 R")) {
			l.at += len(" 0 R")
			return ident(n)
		}
		l.at = before
		return n
	}
	if x, err := strconv.ParseFloat(w, 64); err == nil {
		return x
	}
	switch w {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	return operator(w)
}

func (l *lexer) word() string {
	start := l.at
	for l.at < len(l.data) && bytes.IndexByte([]byte(" \t\r\n\f\x00()<>[]{}/%"), l.data[l.at]) < 0 {
		l.at++
	}
	return string(l.data[start:l.at])
}

func (l *lexer) literal() string {
	var b []byte
	depth := 0
	for {
		c := l.data[l.at]
		l.at++
		switch c {
		case '\\':
			c = l.data[l.at]
			l.at++
			if c == 'r' {
				c = '\r'
			}
			b = append(b, c)
			continue
		case '(':
			depth++
			if depth == 1 {
				continue
			}
		case ')':
			depth--
			if depth == 0 {
				return string(b)
			}
		case '\r':
			c = '\n'
		}
		b = append(b, c)
	}
}
