package pdfread

// Tree calls add with each pair of a name or number tree, whose leaves have them
// under Names or Nums (7.9.6, 7.9.7). A node that is met again is passed over.
func (f *File) Tree(v any, leaves Name, add func(key, value any)) {
	seen := map[int]bool{}
	var walk func(v any, depth int)
	walk = func(v any, depth int) {
		if r, ok := v.(Ref); ok {
			if seen[r.Number] {
				return
			}
			seen[r.Number] = true
		}
		if depth > MaxDepth {
			return
		}
		d := f.Dict(v)
		for _, kid := range f.List(d["Kids"]) {
			walk(kid, depth+1)
		}
		pairs := f.List(d[leaves])
		for i := 0; i+1 < len(pairs); i += 2 {
			add(pairs[i], pairs[i+1])
		}
	}
	walk(v, 0)
}
