package font

import (
	"slices"
	"strings"
	"testing"
)

func TestAdvance(t *testing.T) {
	for _, c := range []struct {
		unitsPerEm int
		raw, want  []int
	}{
		{1000, []int{0, 1, 500, 1000, 65535}, []int{0, 1, 500, 1000, 65535}},
		{2048, []int{1, 1024, 1025, 2048, 1139, 2047}, []int{0, 500, 500, 1000, 556, 1000}}, // 0.49, 500.49, 556.15, 999.51
		{400, []int{1, 3, 5, 401}, []int{3, 8, 13, 1003}},                                   // .5 goes up: 2.5, 7.5, 12.5, 1002.5
		{16384, []int{8192, 16384}, []int{500, 1000}},
	} {
		p := sample()
		p.unitsPerEm, p.advances = c.unitsPerEm, c.raw
		f := mustParse(t, p.file(), 0)
		for g, want := range c.want {
			if got := f.Advance(uint16(g)); got != want {
				t.Errorf("%d of %d units: %d, want %d", c.raw[g], c.unitsPerEm, got, want)
			}
		}
		last := c.want[len(c.want)-1]
		if got := f.Advance(uint16(len(p.glyphs) - 1)); got != last {
			t.Errorf("a glyph past the long metrics: %d, want %d", got, last)
		}
		if got := f.Advance(uint16(len(p.glyphs))); got != 0 {
			t.Errorf("no such glyph: %d", got)
		}
	}
}

func TestScaleRoundsHalfUpBelowZero(t *testing.T) {
	f := Font{unitsPerEm: 2000}
	for v, want := range map[int]int{-5: -2, -4: -2, -3: -1, -2: -1, -1: 0, 0: 0, 1: 1, 3: 2} {
		if got := f.scale(v); got != want {
			t.Errorf("%d/2000: %d, want %d", v, got, want)
		}
	}
}

// The widths that layout takes for granted (fonts/kit/README.md).
func TestDefaultWidths(t *testing.T) {
	faces := defaultFaces(t)
	for face, f := range faces {
		if Face(face) != Fallback {
			for _, r := range "0123456789 " {
				if got := f.Advance(f.Glyph(r)); got != 500 {
					t.Errorf("face %d: %q is %d wide", face, r, got)
				}
			}
		}
		for _, r := range []rune{'一', '国', '，', '—', '玥', 0x2B404} {
			if g := f.Glyph(r); g != 0 && f.Advance(g) != 1000 {
				t.Errorf("face %d: %q is %d wide", face, r, f.Advance(g))
			}
		}
	}
}

func TestMetrics(t *testing.T) {
	p := sample()
	f := mustParse(t, p.file(), 0)
	want := Metrics{BBox: [4]int{-10, -200, 1000, 800}, Ascent: 880, Descent: -120, CapHeight: 700, StemV: 87, Flags: flagSymbolic}
	if got := f.Metrics(); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}

	os2 := slices.Clone(p.tables()["OS/2"])
	copy(os2, words(1, 500, 700)) // version 1: without a cap height
	copy(os2[30:], words(0x0102)) // old style serifs
	post := slices.Clone(p.tables()["post"])
	copy(post[4:], longs(-12<<16, 0, 1)) // leaning right by 12 degrees, one width
	p.extra["OS/2"], p.extra["post"] = os2, post
	p.unitsPerEm = 2000
	want = Metrics{
		BBox: [4]int{-5, -100, 1000, 400}, Ascent: 440, Descent: -60, CapHeight: 350, ItalicAngle: -12, StemV: 165,
		Flags: flagSymbolic | flagSerif | flagItalic | flagFixedPitch,
	}
	if got := mustParse(t, p.file(), 0).Metrics(); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestBounds(t *testing.T) {
	p := sample()
	p.unitsPerEm = 2000
	f := mustParse(t, p.file(), 0)
	for g, want := range map[uint16][4]int{
		1: {0, 0, 200, 350},
		4: {0, 0, 50, 50}, // what the composite states
		3: {},             // blank
		9: {},             // no such glyph
	} {
		left, bottom, right, top := f.Bounds(g)
		if got := [4]int{left, bottom, right, top}; got != want {
			t.Errorf("glyph %d: %v, want %v", g, got, want)
		}
	}
	delete(p.chars, 'H')
	os2 := make([]byte, 78) // version 0
	p.extra["OS/2"] = os2
	if got := mustParse(t, p.file(), 0).Metrics().CapHeight; got != 440 {
		t.Errorf("cap height %d without a figure and an H, want the ascent, 440", got)
	}
}

func TestDefaultMetrics(t *testing.T) {
	for face, f := range defaultFaces(t) {
		m := f.Metrics()
		if m.Ascent <= 0 || m.Descent >= 0 || m.CapHeight < 600 || m.CapHeight > 800 || m.StemV < 50 || m.BBox[0] >= m.BBox[2] || m.BBox[1] >= m.BBox[3] {
			t.Errorf("face %d: %+v", face, m)
		}
	}
}

func TestName(t *testing.T) {
	if got := defaultFaces(t)[SongTi].Name(); got != "GongwenSongTi-Regular" {
		t.Error(got)
	}
	mac := slices.Concat(words(0, 1, 18, 1, 0, 0, 6, 5, 0), []byte("Mac\xA5)"))
	cut := slices.Concat(words(0, 9, 6, 3, 1, 0x409, 6, 50, 0), []byte("AB"))
	for _, c := range []struct {
		name  string
		table []byte
		want  string
	}{
		{"Plain-Regular", nil, "Plain-Regular"},
		{" (a)<b>[c]{d}/e%f#g\t\u007Fé中", nil, "abcdefg"},
		{"中文", nil, "Font"},
		{strings.Repeat("x", 100), nil, strings.Repeat("x", 63)},
		{"", mac, "Mac"},
		{"", cut, "Font"},
	} {
		p := sample()
		p.name = c.name
		if c.table != nil {
			p.extra = map[string][]byte{"name": c.table}
		}
		if got := mustParse(t, p.file(), 0).Name(); got != c.want {
			t.Errorf("%q: got %q, want %q", c.name, got, c.want)
		}
	}
	p := sample()
	p.extra = map[string][]byte{"name": nil}
	if got := mustParse(t, p.file(), 0).Name(); got != "Font" {
		t.Errorf("without a table: %q", got)
	}
}
