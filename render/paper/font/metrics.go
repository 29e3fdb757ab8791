package font

import "strings"

// Metrics are a font's figures for the descriptor of a PDF (ISO 32000-1,
// table 122), lengths in thousandths of an em.
type Metrics struct {
	BBox        [4]int // left, bottom, right, top of all glyphs together
	Ascent      int
	Descent     int // below the base line: negative
	CapHeight   int
	ItalicAngle int // degrees counter-clockwise from the vertical
	StemV       int // estimated from the weight; no table states it
	Flags       uint32
}

// The bits of Metrics.Flags (ISO 32000-1, table 123).
const (
	flagFixedPitch = 1 << 0
	flagSerif      = 1 << 1
	flagSymbolic   = 1 << 2 // always: the glyphs go beyond Adobe's Latin set
	flagItalic     = 1 << 6
)

// Advance is the width of glyph g in thousandths of an em, half a thousandth
// rounded up; 0 for a glyph that the font does not have.
func (f *Font) Advance(g uint16) int {
	if int(g) >= f.numGlyphs {
		return 0
	}
	return f.scale(f.rawAdvance(int(g)))
}

// Bounds is the box around the ink of glyph g in thousandths of an em, y up
// from the base line. It is empty for a blank, for a glyph that the font does
// not have, and for a damaged one, which Subset reports.
func (f *Font) Bounds(g uint16) (left, bottom, right, top int) {
	if int(g) >= f.numGlyphs {
		return 0, 0, 0, 0
	}
	o, err := f.outline(int(g))
	if err != nil || len(o) == 0 {
		return 0, 0, 0, 0
	}
	return f.scale(i16(o, 2)), f.scale(i16(o, 4)), f.scale(i16(o, 6)), f.scale(i16(o, 8))
}

// rawAdvance is the advance in font units; glyphs past the last long metric
// share its advance.
func (f *Font) rawAdvance(g int) int { return u16(f.hmtx, 4*min(g, f.hMetrics-1)) }

// bearing is the left side bearing in font units. Some fonts end hmtx early;
// theirs are 0.
func (f *Font) bearing(g int) int {
	at := 4*g + 2
	if g >= f.hMetrics {
		at = 4*f.hMetrics + 2*(g-f.hMetrics)
	}
	if at+2 > len(f.hmtx) {
		return 0
	}
	return i16(f.hmtx, at)
}

// scale turns font units into thousandths of an em, half rounded up.
func (f *Font) scale(v int) int {
	n, d := 2000*v+f.unitsPerEm, 2*f.unitsPerEm
	q := n / d
	if n%d < 0 {
		q-- // division truncates, rounding must not turn at zero
	}
	return q
}

// Variable reports whether the font has axes of variation, and the weight of its
// default instance, at which it is taken (OpenType: 400 is regular); 0: weight is
// none of its axes.
func (f *Font) Variable() (weight int, ok bool) {
	const header, record = 16, 20
	if f.fvar == nil {
		return 0, false
	}
	if len(f.fvar) < header {
		return 0, true
	}
	at, count, size := u16(f.fvar, 4), u16(f.fvar, 8), u16(f.fvar, 10)
	for ; count > 0 && size >= record && at+size <= len(f.fvar); count, at = count-1, at+size {
		if string(f.fvar[at:at+4]) == "wght" {
			return i16(f.fvar, at+8), true // the whole part of a 16.16 number
		}
	}
	return 0, true
}

// Metrics reads the descriptor's figures.
func (f *Font) Metrics() Metrics {
	m := Metrics{Flags: flagSymbolic}
	for i := range m.BBox {
		m.BBox[i] = f.scale(i16(f.head, 36+2*i))
	}
	m.Ascent, m.Descent = f.scale(i16(f.hhea, 4)), f.scale(i16(f.hhea, 6))
	m.CapHeight = f.capHeight(m.Ascent)
	if f.post != nil {
		m.ItalicAngle = i16(f.post, 4) // the whole degrees of a 16.16 number
		if u32(f.post, 12) != 0 {
			m.Flags |= flagFixedPitch
		}
	}
	if m.ItalicAngle != 0 {
		m.Flags |= flagItalic
	}
	weight := 400
	if f.os2 != nil {
		weight = min(u16(f.os2, 4), 1000)
		if class := u16(f.os2, 30) >> 8; class >= 1 && class <= 7 && class != 6 { // sFamilyClass: the serif classes
			m.Flags |= flagSerif
		}
	}
	m.StemV = 50 + weight*weight/(65*65) // the usual estimate: 87 at weight 400, 165 at 700
	return m
}

// capHeight is stated from version 2 of OS/2 on; older fonts are asked for the
// top of their H.
func (f *Font) capHeight(otherwise int) int {
	if len(f.os2) >= 90 && u16(f.os2, 0) >= 2 {
		if h := i16(f.os2, 88); h > 0 {
			return f.scale(h)
		}
	}
	if g := f.Glyph('H'); g != 0 {
		if _, _, _, top := f.Bounds(g); top > 0 {
			return top
		}
	}
	return otherwise
}

// Name is the font's PostScript name, cut to what may stand in a PDF name
// without escapes; "Font" if there is none.
func (f *Font) Name() string {
	const (
		postScript = 6 // name ID
		macintosh  = 1 // platform
	)
	if f.name == nil {
		return "Font"
	}
	storage := u16(f.name, 4)
	for i := range u16(f.name, 2) {
		if 6+12*(i+1) > len(f.name) {
			break
		}
		rec := f.name[6+12*i:][:12]
		size, at := u16(rec, 8), storage+u16(rec, 10)
		if u16(rec, 6) != postScript || at+size > len(f.name) {
			continue
		}
		unit := 2 // bytes; UTF-16
		if u16(rec, 0) == macintosh {
			unit = 1
		}
		if name := pdfName(f.name[at:at+size], unit); name != "" {
			return name
		}
	}
	return "Font"
}

// pdfName keeps the regular ASCII characters (ISO 32000-1, 7.2.2) of a string
// whose characters take unit bytes.
func pdfName(s []byte, unit int) string {
	const limit = 63 // of a PostScript name (OpenType, name ID 6)
	var name []byte
	for ; len(s) >= unit && len(name) < limit; s = s[unit:] {
		c := int(s[0])
		if unit == 2 {
			c = u16(s, 0)
		}
		if c > ' ' && c < 0x7F && !strings.ContainsRune("()<>[]{}/%#", rune(c)) {
			name = append(name, byte(c))
		}
	}
	return string(name)
}
