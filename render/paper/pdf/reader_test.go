package pdf

import (
	"math"
	"testing"

	"gongwen/render/verify/pdfread"
)

// What a finished file holds, read by the reader of package pdfread, which
// shares no code with the writer; in the plain types of Go, and with a failure
// of the test at whatever is not as it should be.
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
	file    *pdfread.File
	trailer dict
	read    map[ident]any // objects read before
	size    int           // by the trailer
}

func openPDF(t testing.TB, data []byte) *pdfFile {
	t.Helper()
	file, err := pdfread.Open(data, func(fault pdfread.Fault) { t.Errorf("%+v", fault) })
	if err != nil {
		t.Fatal(err)
	}
	f := &pdfFile{t: t, data: data, file: file, read: map[ident]any{}}
	f.trailer = f.plain(file.Trailer).(dict)
	f.size = f.trailer["Size"].(int)
	if n := len(file.Numbers()); n != f.size-1 {
		t.Errorf("%d objects have a place, Size is %d", n, f.size)
	}
	return f
}

// plain is a value in the types of this file.
func (f *pdfFile) plain(v any) any {
	switch v := v.(type) {
	case pdfread.Name:
		return name(v)
	case pdfread.Text:
		return string(v)
	case pdfread.Operator:
		return operator(v)
	case pdfread.Ref:
		if v.Generation != 0 {
			f.t.Errorf("a reference to generation %d", v.Generation)
		}
		return ident(v.Number)
	case pdfread.Array:
		var out []any
		for _, item := range v {
			out = append(out, f.plain(item))
		}
		return out
	case pdfread.Dict:
		out := dict{}
		for k, item := range v {
			out[name(k)] = f.plain(item)
		}
		return out
	case *pdfread.Stream:
		data, err := f.file.Decode(v)
		if err != nil {
			f.t.Fatal(err)
		}
		return stream{f.plain(v.Dict).(dict), data}
	}
	return v
}

func (f *pdfFile) object(n ident) any {
	if v, ok := f.read[n]; ok {
		return v
	}
	v := f.file.Object(int(n))
	if v == nil {
		f.t.Fatalf("there is no object %d", n)
	}
	f.read[n] = f.plain(v)
	return f.read[n]
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

// lexer reads content streams and CMaps.
type lexer struct {
	t    testing.TB
	data []byte
	l    *pdfread.Lexer
}

// value reads the next value; nil at the end.
func (l *lexer) value() any {
	if l.l == nil {
		l.l = pdfread.NewLexer(l.data, math.MaxInt)
	}
	v, err := l.l.Next()
	if err != nil {
		l.t.Fatal(err)
	}
	if v == pdfread.End {
		return nil
	}
	return (&pdfFile{t: l.t}).plain(v)
}
