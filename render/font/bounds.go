package font

// Bounds is the box around the ink of a glyph in thousandths of an em, y up
// from the baseline. It is empty for a blank and for a damaged glyph, which
// Subset reports.
func (f *Font) Bounds(g uint16) (x0, y0, x1, y1 int) {
	o, err := f.outline(int(g))
	if err != nil || len(o) == 0 {
		return 0, 0, 0, 0
	}
	return f.scale(i16(o, 2)), f.scale(i16(o, 4)), f.scale(i16(o, 6)), f.scale(i16(o, 8))
}
