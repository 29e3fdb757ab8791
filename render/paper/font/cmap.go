package font

// charmap finds the glyph of a character by binary search in the bytes of the
// cmap table. Nothing is expanded: most characters of a font are never asked for.
type charmap struct {
	groups   []byte // format 12: 12 bytes a group (first, last, glyph of first)
	segments []byte // format 4, from its first field to the end of the cmap table
	segCount int
}

// read chooses the subtables. Format 12 holds all characters where it exists; format 4 only the BMP.
func (m *charmap) read(cmap []byte) error {
	const (
		unicode          = 0
		microsoft        = 3
		variation        = 5 // of platform unicode: variation sequences
		microsoftBMP     = 1
		microsoftUnicode = 10
	)
	damaged := &Error{Kind: Damaged, Table: "cmap"}
	count := u16(cmap, 2)
	if len(cmap) < 4+8*count {
		return damaged
	}
	for i := range count {
		rec := cmap[4+8*i:][:8]
		switch platform, encoding := u16(rec, 0), u16(rec, 2); {
		case platform == unicode && encoding != variation:
		case platform == microsoft && (encoding == microsoftBMP || encoding == microsoftUnicode):
		default:
			continue
		}
		off := u32(rec, 4)
		if off > len(cmap)-2 {
			return damaged
		}
		sub := cmap[off:]
		switch format := u16(sub, 0); {
		case format == 12 && m.groups == nil:
			if len(sub) < 16 || u32(sub, 12) > (len(sub)-16)/12 {
				return damaged
			}
			m.groups = sub[16 : 16+12*u32(sub, 12)]
		case format == 4 && m.segments == nil:
			// The length field is not believed: some writers state too little.
			if len(sub) < 16 || len(sub) < 16+8*(u16(sub, 6)/2) {
				return damaged
			}
			m.segments, m.segCount = sub, u16(sub, 6)/2
		}
	}
	if m.groups == nil && m.segments == nil {
		return &Error{Kind: NoUnicode}
	}
	return nil
}

// glyph returns 0 for a character without a glyph. The result may be too large
// in a damaged font.
func (m *charmap) glyph(r rune) int {
	if r < 0 {
		return 0
	}
	if g := m.inGroups(int(r)); g != 0 {
		return g
	}
	if r > 0xFFFF {
		return 0
	}
	return m.inSegments(int(r))
}

func (m *charmap) inGroups(c int) int {
	low, high := 0, len(m.groups)/12
	for low < high { // the first group that ends at c or later
		mid := (low + high) / 2
		if u32(m.groups, 12*mid+4) < c {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low == len(m.groups)/12 {
		return 0
	}
	group := m.groups[12*low:][:12]
	if first := u32(group, 0); first <= c {
		return u32(group, 8) + c - first
	}
	return 0
}

func (m *charmap) inSegments(c int) int {
	n := m.segCount
	low, high := 0, n
	for low < high { // the first segment that ends at c or later
		mid := (low + high) / 2
		if u16(m.segments, 14+2*mid) < c {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low == n {
		return 0
	}
	// Parallel arrays: ends at 14, a pad of 2, starts, deltas, range offsets.
	first := u16(m.segments, 16+2*n+2*low)
	delta := u16(m.segments, 16+4*n+2*low)
	rangeAt := 16 + 6*n + 2*low
	if c < first {
		return 0
	}
	rangeOffset := u16(m.segments, rangeAt)
	if rangeOffset == 0 {
		return (c + delta) & 0xFFFF
	}
	at := rangeAt + rangeOffset + 2*(c-first) // a range offset counts from its own place
	if at+2 > len(m.segments) {
		return 0
	}
	g := u16(m.segments, at)
	if g == 0 {
		return 0
	}
	return (g + delta) & 0xFFFF
}

// Glyph returns the number of r's glyph, or 0 if the font lacks r.
func (f *Font) Glyph(r rune) uint16 {
	g := f.chars.glyph(r)
	if g >= f.numGlyphs {
		return 0
	}
	return uint16(g)
}
