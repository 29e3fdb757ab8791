package verify

import (
	"testing"

	"gongwen/render/verify/pdfread"
)

// TestWidths: the two forms of W, and what is in neither.
func TestWidths(t *testing.T) {
	f := &pdfread.File{}
	g := glyphs{check: &check{File: f}, font: &font{bytes: 2}}
	if !g.composite(pdfread.Dict{"DW": 900, "W": pdfread.Array{1, pdfread.Array{500, 600.5}, 10, 20, 250, 30, pdfread.Array{1}, 40}}) {
		t.Fatal("not read")
	}
	for code, want := range map[uint32]int{0: 900_000, 1: 500_000, 2: 600_500, 3: 900_000, 10: 250_000, 20: 250_000, 21: 900_000, 30: 1000, 40: 900_000} {
		if got, ok := g.width(code); got != want || !ok {
			t.Errorf("composite %d: %d, want %d", code, got, want)
		}
	}
	if g.glyph(7) != 7 {
		t.Error("the identity is none")
	}
	g.composite(pdfread.Dict{"CIDToGIDMap": &pdfread.Stream{Raw: []byte{0, 0, 1, 2}}})
	if g.glyph(1) != 0x102 || g.glyph(2) != 0 {
		t.Errorf("mapped to %d and %d", g.glyph(1), g.glyph(2))
	}
	if width, _ := g.width(1); width != 1_000_000 {
		t.Errorf("without DW: %d", width)
	}
	g.font.bytes = 0
	if g.composite(pdfread.Dict{}) {
		t.Error("codes of unknown length are read")
	}
}

// TestSimple: which table of an embedded program a simple font goes by (9.6.6.4).
func TestSimple(t *testing.T) {
	windows := []byte{0, 6, 0, 0, 0, 0, 0x20, 0xAC, 0, 1, 0, 9} // € is glyph 9
	roman := []byte{0, 6, 0, 0, 0, 0, 0, 0x41, 0, 1, 0, 7}
	symbol := []byte{0, 6, 0, 0, 0, 0, 0xF0, 0x41, 0, 1, 0, 8}
	f := &pdfread.File{}
	for _, c := range []struct {
		what  string
		cmaps map[[2]uint16][]byte
		flags int
		dict  pdfread.Dict
		code  uint32
		glyph int // -1: not read
	}{
		{"WinAnsi", map[[2]uint16][]byte{{3, 1}: windows}, 32, pdfread.Dict{"Encoding": pdfread.Name("WinAnsiEncoding")}, 0x80, 9},
		{"WinAnsi, another", map[[2]uint16][]byte{{3, 1}: windows}, 32, pdfread.Dict{"Encoding": pdfread.Name("WinAnsiEncoding")}, 0x41, 0},
		{"symbolic, Macintosh", map[[2]uint16][]byte{{1, 0}: roman}, 4, pdfread.Dict{}, 0x41, 7},
		{"symbolic, Windows", map[[2]uint16][]byte{{1, 0}: roman, {3, 0}: symbol}, 4, pdfread.Dict{}, 0x41, 8},
		{"names of glyphs", map[[2]uint16][]byte{{3, 1}: windows}, 32, pdfread.Dict{"Encoding": pdfread.Dict{}}, 0, -1},
		{"a format that is not read", map[[2]uint16][]byte{{1, 0}: {0, 12}}, 4, pdfread.Dict{}, 0, -1},
		{"no table", nil, 4, pdfread.Dict{}, 0, -1},
	} {
		g := glyphs{check: &check{File: f}, font: &font{bytes: 1}, program: &pdfread.TrueType{Cmaps: c.cmaps}}
		c.dict["FirstChar"], c.dict["Widths"] = 0x40, pdfread.Array{1, 2}
		if ok := g.simple(c.dict, pdfread.Dict{"Flags": c.flags, "MissingWidth": 5}); ok != (c.glyph >= 0) {
			t.Errorf("%s: read is %t", c.what, ok)
			continue
		} else if !ok {
			continue
		}
		if got := g.glyph(c.code); got != c.glyph {
			t.Errorf("%s: glyph %d, want %d", c.what, got, c.glyph)
		}
		for code, want := range map[uint32]int{0x40: 1000, 0x41: 2000, 0x42: 5000, 0: 5000} {
			if got, _ := g.width(code); got != want {
				t.Errorf("%s, code %d: width %d, want %d", c.what, code, got, want)
			}
		}
	}
}
