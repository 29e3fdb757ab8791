package font

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// reopen parses a subset, which has no cmap, with an empty one.
func reopen(t rapid.TB, data []byte) *Font {
	t.Helper()
	bodies := map[string][]byte{"cmap": plan{}.cmap()}
	for i := range u16(data, 4) {
		rec := data[12+16*i:]
		bodies[string(rec[:4])] = data[u32(rec, 8):][:u32(rec, 12)]
	}
	f, err := Parse(join(bodies), 0)
	if err != nil {
		t.Fatalf("the subset does not parse: %v", err)
	}
	return f
}

// flat follows a glyph down to its simple parts: the bytes of all outlines met,
// with the glyph numbers of parts blanked out.
func flat(t rapid.TB, f *Font, g int) []byte {
	t.Helper()
	o, err := f.outline(g)
	if err != nil {
		t.Fatal(err)
	}
	if !isComposite(o) {
		return bytes.TrimRight(o, "\x00")
	}
	own := slices.Clone(o)
	var parts []byte
	for at := headerSize; at != 0; {
		part, next, ok := component(o, at)
		if !ok {
			t.Fatalf("glyph %d is cut", g)
		}
		own[at+2], own[at+3] = 0, 0
		parts = append(parts, flat(t, f, part)...)
		at = next
	}
	return append(own, parts...)
}

// checkSubset holds the laws of a subset.
func checkSubset(t rapid.TB, f *Font, glyphs []uint16) *Font {
	t.Helper()
	data, err := f.Subset(glyphs)
	if err != nil {
		t.Fatal(err)
	}
	again, err := f.Subset(glyphs)
	if err != nil || !bytes.Equal(data, again) {
		t.Fatalf("not the same bytes again (%v)", err)
	}
	if sum := checksum(data); sum != 0xB1B0AFBA {
		t.Errorf("the file's checksum is %08X", sum)
	}
	for i := range u16(data, 4) {
		rec := data[12+16*i:][:16]
		body := slices.Clone(data[u32(rec, 8):][:u32(rec, 12)])
		switch string(rec[:4]) {
		case "cmap":
			t.Errorf("a subset has a cmap")
		case "head":
			copy(body[8:12], make([]byte, 4))
		}
		if sum := binary.BigEndian.Uint32(rec[4:]); sum != checksum(body) {
			t.Errorf("the checksum of %s is %08X, want %08X", rec[:4], sum, checksum(body))
		}
		if u32(rec, 8)%4 != 0 {
			t.Errorf("%s begins at %d", rec[:4], u32(rec, 8))
		}
	}

	s := reopen(t, data)
	if s.unitsPerEm != f.unitsPerEm || s.hMetrics != s.numGlyphs || s.numGlyphs < len(glyphs)+1 {
		t.Errorf("%d units, %d metrics, %d glyphs", s.unitsPerEm, s.hMetrics, s.numGlyphs)
	}
	for i, old := range append([]uint16{0}, glyphs...) {
		if got, want := flat(t, s, i), flat(t, f, int(old)); !bytes.Equal(got, want) {
			t.Errorf("glyph %d, %d of the source: outline %x, want %x", i, old, got, want)
		}
		if s.Advance(uint16(i)) != f.Advance(old) || s.bearing(i) != f.bearing(int(old)) {
			t.Errorf("glyph %d, %d of the source: advance %d, want %d", i, old, s.Advance(uint16(i)), f.Advance(old))
		}
	}
	return s
}

func TestSubset(t *testing.T) {
	for _, longLoca := range []bool{false, true} {
		p := sample()
		p.longLoca = longLoca
		f := mustParse(t, p.file(), 0)
		for _, c := range []struct {
			glyphs []uint16
			count  int // of the subset
		}{
			{nil, 1},
			{[]uint16{3}, 2},
			{[]uint16{2, 1, 2}, 4},          // one glyph under two codes
			{[]uint16{4}, 4},                // with its parts 1, 2
			{[]uint16{5}, 7},                // nested: 6, 4, 1, 2, 7
			{[]uint16{7, 5, 1}, 7},          // some of the parts were asked for
			{[]uint16{8, 7, 6, 5, 4, 0}, 9}, // .notdef under another code
		} {
			s := checkSubset(t, f, c.glyphs)
			if s.numGlyphs != c.count {
				t.Errorf("%v: %d glyphs, want %d", c.glyphs, s.numGlyphs, c.count)
			}
			if s.longLoca {
				t.Errorf("%v: long loca for %d bytes", c.glyphs, len(s.glyf))
			}
			if !bytes.Equal(s.cvt, f.cvt) || !bytes.Equal(s.fpgm, f.fpgm) || !bytes.Equal(s.prep, f.prep) {
				t.Errorf("%v: cvt, fpgm, prep are not kept", c.glyphs)
			}
		}
	}
}

// loca changes to 4 bytes where 2 no longer reach.
func TestSubsetLoca(t *testing.T) {
	blot := append(square(0, 0, 9, 9), make([]byte, 0x8000-len(square(0, 0, 9, 9)))...) // 32 KiB
	p := plan{glyphs: [][]byte{{}, blot, blot, blot, square(1, 1, 2, 2)[:34]}, longLoca: true}
	f := mustParse(t, p.file(), 0)
	for _, c := range []struct {
		glyphs []uint16
		long   bool
	}{
		{[]uint16{1, 2, 3}, false},   // 0x18000
		{[]uint16{1, 2, 3, 1}, true}, // 0x20000, one step too far
		{[]uint16{1, 2, 3, 4, 2}, true},
	} {
		if s := checkSubset(t, f, c.glyphs); s.longLoca != c.long {
			t.Errorf("%v: %d bytes, long loca %t", c.glyphs, len(s.glyf), s.longLoca)
		}
	}
	if _, err := f.Subset(slices.Repeat([]uint16{1}, 8193)); !errors.As(err, new(*Error)) {
		t.Errorf("a subset of 256 MiB: %v", err)
	}
}

func TestSubsetRefuses(t *testing.T) {
	base := sample().glyphs
	with := func(o []byte) *Font {
		p := sample()
		p.glyphs = append(slices.Clone(base), o, composite(1, len(base)))
		return mustParse(t, p.file(), 0)
	}
	wrong := uint16(len(base))
	cutPoints := square(0, 0, 100, 100)
	unordered := slices.Clone(square(0, 0, 100, 100))
	copy(unordered, words(2))
	manyFlags := slices.Concat(words(1, 0, 0, 9, 9, 0x4000, 0), []byte{0x3F, 0xFF})
	for what, f := range map[string]*Font{
		"shorter than a header":          with(words(1, 0, 0, 0)),
		"cut in the contours":            with(words(7, 0, 0, 0, 0, 1)),
		"cut in the points":              with(cutPoints[:len(cutPoints)-2]),
		"cut in the flags":               with(manyFlags),
		"cut in a repeated flag":         with(manyFlags[:len(manyFlags)-1]),
		"contours out of order":          with(unordered),
		"composite cut in the flags":     with(words(-1, 0, 0, 0, 0)),
		"composite cut in the matrix":    with(words(-1, 0, 0, 0, 0, 0x0080, 1, 0)),
		"composite announces a part":     with(words(-1, 0, 0, 0, 0, 0x0020, 1, 0)),
		"part that does not exist":       with(composite(99)),
		"glyph that contains itself":     with(composite(int(wrong))),
		"glyphs that contain each other": with(composite(1, int(wrong)+1)),
	} {
		for _, g := range []uint16{wrong, wrong + 1} { // itself, and as a part
			_, err := f.Subset([]uint16{1, g})
			var e *Error
			if !errors.As(err, &e) || e.Kind != Damaged || e.Table != "glyf" {
				t.Errorf("%s: %v", what, err)
			}
		}
		if _, err := f.Subset([]uint16{1, 2, 5}); err != nil {
			t.Errorf("%s: sound glyphs: %v", what, err)
		}
	}

	p := sample()
	loca := slices.Clone(p.tables()["loca"])
	copy(loca[4:], words(0xFFFF)) // the end of glyph 1, the start of glyph 2
	p.extra["loca"] = loca
	f := mustParse(t, p.file(), 0)
	for g, table := range map[uint16]string{1: "loca", 2: "loca", 99: "maxp"} {
		_, err := f.Subset([]uint16{g})
		var e *Error
		if !errors.As(err, &e) || e.Kind != Damaged || e.Table != table {
			t.Errorf("glyph %d: %v", g, err)
		}
	}
	if _, err := f.Subset(make([]uint16, 0xFFFF)); !errors.As(err, new(*Error)) {
		t.Errorf("65536 glyphs: %v", err)
	}
}

// Any list of glyphs of the default faces keeps its outlines and advances.
func TestSubsetLaw(t *testing.T) {
	faces := defaultFaces(t)
	rapid.Check(t, func(t *rapid.T) {
		f := faces[rapid.IntRange(0, int(FaceCount)-1).Draw(t, "face")]
		glyphs := rapid.SliceOfN(rapid.Uint16Range(0, uint16(f.numGlyphs-1)), 0, 60).Draw(t, "glyphs")
		checkSubset(t, f, glyphs)
	})
}

// No outline of the default faces is damaged.
func TestSubsetWholeFaces(t *testing.T) {
	for face, f := range defaultFaces(t) {
		all := make([]uint16, f.numGlyphs)
		for g := range all {
			all[g] = uint16(g)
		}
		if _, err := f.Subset(all); err != nil {
			t.Errorf("face %d: %v", face, err)
		}
	}
}

// BenchmarkSubset cuts 800 hanzi out of each face.
func BenchmarkSubset(b *testing.B) {
	for face, f := range defaultFaces(b) {
		var glyphs []uint16
		for r := rune(0x4E00); len(glyphs) < 800; r++ {
			if g := f.Glyph(r); g != 0 {
				glyphs = append(glyphs, g)
			}
		}
		b.Run(f.Name(), func(b *testing.B) {
			size := 0
			for b.Loop() {
				data, err := f.Subset(glyphs)
				if err != nil {
					b.Fatalf("face %d: %v", face, err)
				}
				size = len(data)
			}
			b.SetBytes(int64(size))
		})
	}
}
