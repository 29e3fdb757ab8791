package verify

import "testing"

func TestUnicodeMap(t *testing.T) {
	m, err := readUnicodeMap([]byte(`1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfchar <0001> <901A> <0002> <D86DDF04> endbfchar
3 beginbfrange <0010> <0012> <0041> <0020> <0021> [<0031> <00320033>] <0030> <FFFF> <> endbfrange
1 beginbfchar <0011> <005A> endbfchar`))
	if err != nil {
		t.Fatal(err)
	}
	for code, want := range map[uint32]string{
		0: "", 1: "通", 2: "\U0002B704", 3: "", 0x10: "A", 0x11: "Z", 0x12: "C", 0x13: "", 0x20: "1", 0x21: "23", 0x22: "", 0x30: "",
	} {
		if got := string(m.lookup(code)); got != want {
			t.Errorf("%#x: %q, want %q", code, got, want)
		}
	}
	if _, err := readUnicodeMap([]byte("beginbfchar <00")); err == nil {
		t.Error("no error")
	}
}

func TestCmap(t *testing.T) {
	formats := map[string][]byte{
		"0": append([]byte{0, 0, 1, 6, 0, 0}, append(make([]byte, 65), 7)...),
		"6": {0, 6, 0, 0, 0, 0, 0, 0x41, 0, 2, 0, 7, 0, 8},
		"4": {
			0, 4, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, // three segments
			0, 0x41, 0, 0x51, 0xFF, 0xFF, 0, 0,
			0, 0x41, 0, 0x50, 0xFF, 0xFF,
			0xFF, 0xC6, 0, 1, 0, 1, // 0x41-58 = 7
			0, 0, 0, 4, 0, 0,
			0, 20, 0, 0,
		},
	}
	for format, table := range formats {
		if g, ok := glyph(table, 0x41); g != 7 || !ok {
			t.Errorf("format %s: %d %t", format, g, ok)
		}
		if g, ok := glyph(table, 0x60); g != 0 || !ok {
			t.Errorf("format %s: %d %t", format, g, ok)
		}
		for n := range table {
			glyph(table[:n], 0x41) // ends
		}
	}
	for code, want := range map[uint16]int{0x50: 21, 0x51: 0, 0x42: 0} {
		if g, _ := glyph(formats["4"], code); g != want {
			t.Errorf("format 4, %#x: %d, want %d", code, g, want)
		}
	}
	if _, ok := glyph([]byte{0, 12}, 0); ok {
		t.Error("format 12 is read")
	}
}

// TestWidths: the two forms of W, and what is in neither.
func TestWidths(t *testing.T) {
	f := openFile(nil, newNotes(""))
	g := glyphs{check: &check{file: f}, font: &font{bytes: 2}}
	if !g.composite(dict{"DW": 900, "W": array{1, array{500, 600.5}, 10, 20, 250, 30, array{1}, 40}}) {
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
	g.composite(dict{"CIDToGIDMap": &stream{raw: []byte{0, 0, 1, 2}}})
	if g.glyph(1) != 0x102 || g.glyph(2) != 0 {
		t.Errorf("mapped to %d and %d", g.glyph(1), g.glyph(2))
	}
	if width, _ := g.width(1); width != 1_000_000 {
		t.Errorf("without DW: %d", width)
	}
	g.font.bytes = 0
	if g.composite(dict{}) {
		t.Error("codes of unknown length are read")
	}
}

// TestSimple: which table of an embedded program a simple font goes by (9.6.6.4).
func TestSimple(t *testing.T) {
	windows := []byte{0, 6, 0, 0, 0, 0, 0x20, 0xAC, 0, 1, 0, 9} // € is glyph 9
	roman := []byte{0, 6, 0, 0, 0, 0, 0, 0x41, 0, 1, 0, 7}
	symbol := []byte{0, 6, 0, 0, 0, 0, 0xF0, 0x41, 0, 1, 0, 8}
	f := openFile(nil, newNotes(""))
	for _, c := range []struct {
		what  string
		cmaps map[[2]uint16][]byte
		flags int
		dict  dict
		code  uint32
		glyph int // -1: not read
	}{
		{"WinAnsi", map[[2]uint16][]byte{{3, 1}: windows}, 32, dict{"Encoding": name("WinAnsiEncoding")}, 0x80, 9},
		{"WinAnsi, another", map[[2]uint16][]byte{{3, 1}: windows}, 32, dict{"Encoding": name("WinAnsiEncoding")}, 0x41, 0},
		{"symbolic, Macintosh", map[[2]uint16][]byte{{1, 0}: roman}, 4, dict{}, 0x41, 7},
		{"symbolic, Windows", map[[2]uint16][]byte{{1, 0}: roman, {3, 0}: symbol}, 4, dict{}, 0x41, 8},
		{"names of glyphs", map[[2]uint16][]byte{{3, 1}: windows}, 32, dict{"Encoding": dict{}}, 0, -1},
		{"a format that is not read", map[[2]uint16][]byte{{1, 0}: {0, 12}}, 4, dict{}, 0, -1},
		{"no table", nil, 4, dict{}, 0, -1},
	} {
		g := glyphs{check: &check{file: f}, font: &font{bytes: 1}, program: &trueType{cmaps: c.cmaps}}
		c.dict["FirstChar"], c.dict["Widths"] = 0x40, array{1, 2}
		if ok := g.simple(c.dict, dict{"Flags": c.flags, "MissingWidth": 5}); ok != (c.glyph >= 0) {
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
