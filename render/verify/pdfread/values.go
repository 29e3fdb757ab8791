package pdfread

import (
	"math"
)

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
