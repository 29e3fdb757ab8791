package pdfread

import (
	"fmt"
	"maps"
	"slices"
)

// maxCanonical is how many bytes of a spelling are made.
const maxCanonical = 16 << 20

// Canonical is the one spelling of a value that does not depend on how it was
// written. References are followed once; a stream is its dictionary, without how
// it is packed, and its data.
func (f *File) Canonical(v any) []byte { return f.canonical(nil, f.Resolve(v), 0) }

func (f *File) canonical(b []byte, v any, depth int) []byte {
	if depth > MaxDepth || len(b) > maxCanonical {
		return b
	}
	switch v := v.(type) {
	case *Stream:
		d := Dict{}
		for k, e := range v.Dict {
			if k != "Length" && k != "Filter" && k != "DecodeParms" {
				d[k] = e
			}
		}
		b = f.canonical(b, d, depth+1)
		data, err := f.Decode(v)
		if err != nil {
			data = v.Raw
		}
		return append(b, data...)
	case Dict:
		b = append(b, "<<"...)
		for _, k := range slices.Sorted(maps.Keys(v)) {
			b = fmt.Appendf(b, "/%s ", string(k))
			b = f.canonical(b, v[k], depth+1)
		}
		return append(b, ">>"...)
	case Array:
		b = append(b, '[')
		for _, e := range v {
			b = f.canonical(b, e, depth+1)
		}
		return append(b, ']')
	case Ref:
		return fmt.Appendf(b, "%d R ", v.Number)
	case Name:
		return fmt.Appendf(b, "/%s ", string(v))
	case Text:
		return fmt.Appendf(b, "%q ", string(v))
	}
	return fmt.Appendf(b, "%v ", v)
}
