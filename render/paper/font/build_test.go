package font

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf16"
)

// plan describes a small TrueType font for tests. Its zero values make the
// plainest font that Parse takes, once it has glyphs.
type plan struct {
	unitsPerEm int          // 1000 if 0
	glyphs     [][]byte     // outlines; glyph 0 is .notdef
	advances   []int        // of the first glyphs; the rest share the last one
	chars      map[rune]int // through format 4, and 12 too if one lies beyond the BMP
	only12     bool         // no format 4
	symbol     bool         // cmap (3,0) only
	longLoca   bool
	fsType     int
	name       string
	extra      map[string][]byte // further tables; nil takes one away
}

// square is the outline of a simple glyph, with 2-byte coordinates.
func square(left, bottom, right, top int) []byte {
	o := words(1, left, bottom, right, top, 3, 0)
	o = append(o, 1, 1, 1, 1)                                // on the curve, words
	o = append(o, words(left, right-left, 0, left-right)...) // x
	return append(o, words(bottom, 0, top-bottom, 0)...)     // y
}

// composite is the outline of a glyph made of other glyphs, moved by 1, 2, 3 …
func composite(parts ...int) []byte {
	o := words(-1, 0, 0, 100, 100)
	for i, part := range parts {
		flags := 0x0002 // the arguments are a distance, in bytes
		if i < len(parts)-1 {
			flags |= 0x0020
		}
		switch i % 4 { // each length that a part can have
		case 1:
			flags |= 0x0008
		case 2:
			flags |= 0x0040
		case 3:
			flags |= 0x0080 | 0x0001
		}
		o = append(o, words(flags, part)...)
		if flags&1 != 0 {
			o = append(o, words(i, i)...)
		} else {
			o = append(o, byte(i), byte(i))
		}
		for range []int{0, 1, 2, 4}[i%4] {
			o = append(o, words(0x4000)...) // 1.0
		}
	}
	return o
}

func words(v ...int) []byte {
	b := make([]byte, 0, 2*len(v))
	for _, v := range v {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	return b
}

func longs(v ...int) []byte {
	b := make([]byte, 0, 4*len(v))
	for _, v := range v {
		b = binary.BigEndian.AppendUint32(b, uint32(v))
	}
	return b
}

// tables writes out the plan.
func (p plan) tables() map[string][]byte {
	upem := cmp.Or(p.unitsPerEm, 1000)
	advances := p.advances
	if advances == nil {
		advances = []int{upem}
	}
	var glyf, hmtx, loca []byte
	mark := func() {
		if p.longLoca {
			loca = append(loca, longs(len(glyf))...)
		} else {
			loca = append(loca, words(len(glyf)/2)...)
		}
	}
	mark()
	for i, o := range p.glyphs {
		glyf = append(glyf, o...)
		if len(glyf)%2 != 0 {
			glyf = append(glyf, 0)
		}
		mark()
		if i < len(advances) {
			hmtx = append(hmtx, words(advances[i], 10+i)...)
		} else {
			hmtx = append(hmtx, words(10+i)...)
		}
	}
	head := slices.Concat(longs(0x10000, 0x10000, 0, 0x5F0F3CF5), words(0, upem), make([]byte, 16),
		words(-10, -200, upem, 800, 0, 8, 2, 0, 0))
	if p.longLoca {
		head[51] = 1
	}
	os2 := make([]byte, 96)
	copy(os2, words(4, 500, 400, 5, p.fsType))
	copy(os2[88:], words(700))
	t := map[string][]byte{
		"OS/2": os2,
		"cmap": p.cmap(),
		"glyf": glyf,
		"head": head,
		"hhea": slices.Concat(longs(0x10000), words(880, -120, 0), make([]byte, 24), words(len(advances))),
		"hmtx": hmtx,
		"loca": loca,
		"maxp": append(longs(0x10000), append(words(len(p.glyphs)), make([]byte, 26)...)...),
		"name": nameTable(p.name),
		"post": slices.Concat(longs(0x30000), make([]byte, 28)),
	}
	for tag, body := range p.extra {
		t[tag] = body
		if body == nil {
			delete(t, tag)
		}
	}
	return t
}

// file is the plan as a font file.
func (p plan) file() []byte { return join(p.tables()) }

func join(bodies map[string][]byte) []byte {
	var tables []table
	for tag, body := range bodies {
		tables = append(tables, table{tag, body})
	}
	slices.SortFunc(tables, func(a, b table) int { return strings.Compare(a.tag, b.tag) })
	return assemble(tables)
}

func (p plan) cmap() []byte {
	var runes []rune
	for r := range p.chars {
		runes = append(runes, r)
	}
	slices.Sort(runes)
	var ends, starts, deltas []int
	beyond := p.only12
	groups := 0
	var full []byte
	for _, r := range runes { // a segment and a group each: no runs are joined
		g := p.chars[r]
		full = append(full, longs(int(r), int(r), g)...)
		groups++
		if r > 0xFFFF {
			beyond = true
			continue
		}
		ends, starts, deltas = append(ends, int(r)), append(starts, int(r)), append(deltas, g-int(r))
	}
	ends, starts, deltas = append(ends, 0xFFFF), append(starts, 0xFFFF), append(deltas, 1)
	n := len(ends)
	format4 := slices.Concat(words(4, 16+8*n, 0, 2*n, 0, 0, 0), words(ends...), words(0), words(starts...), words(deltas...), make([]byte, 2*n))
	format12 := slices.Concat(words(12, 0), longs(16+12*groups, 0, groups), full)
	encoding := 1
	if p.symbol {
		encoding = 0
	}
	switch {
	case p.only12:
		return slices.Concat(words(0, 1, 3, 10), longs(12), format12)
	case beyond:
		return slices.Concat(words(0, 2, 3, encoding), longs(20), words(3, 10), longs(20+len(format4)), format4, format12)
	}
	return slices.Concat(words(0, 1, 3, encoding), longs(12), format4)
}

// nameTable holds a PostScript name in Chinese (nothing of which a PDF name can
// keep) and the given one.
func nameTable(name string) []byte {
	var han, latin []byte
	for _, u := range utf16.Encode([]rune("字体")) {
		han = append(han, words(int(u))...)
	}
	for _, u := range utf16.Encode([]rune(name)) {
		latin = append(latin, words(int(u))...)
	}
	return slices.Concat(words(0, 2, 6+24, 3, 1, 0x804, 6, len(han), 0, 3, 1, 0x409, 6, len(latin), len(han)), han, latin)
}

// collection joins font files to a .ttc.
func collection(files ...[]byte) []byte {
	out := slices.Concat([]byte(tagCollection), longs(0x10000, len(files)), make([]byte, 4*len(files)))
	for i, file := range files {
		at := len(out)
		binary.BigEndian.PutUint32(out[12+4*i:], uint32(at))
		out = append(out, file...)
		for k := range u16(file, 4) {
			entry := out[at+12+16*k:]
			binary.BigEndian.PutUint32(entry[8:], uint32(at+u32(entry, 8)))
		}
	}
	return out
}

// sample is a font with every shape that the reader knows.
func sample() plan {
	return plan{
		glyphs: [][]byte{
			square(0, 0, 500, 700),   // .notdef
			square(0, 0, 400, 700),   // A
			square(0, 0, 300, 600),   // B
			{},                       // blank
			composite(1, 2),          // Ä
			composite(6, 4, 2, 1, 7), // nested: 一
			square(0, 0, 900, 900),
			square(1, 1, 2, 2),
			{0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, // no contours
		},
		advances: []int{500, 600, 601, 250, 602, 1000},
		chars:    map[rune]int{'A': 1, 'B': 2, ' ': 3, 'Ä': 4, '一': 5, 'H': 1, 0x2B404: 6},
		name:     "Test Sans/(Bold)#1",
		extra:    map[string][]byte{"cvt ": {0, 1}, "fpgm": {1, 2, 3}, "prep": {5}},
	}
}
