package fontread

import (
	"encoding/binary"
	"errors"
)

// TrueType is what an embedded TrueType program says of its glyphs.
type TrueType struct {
	Glyphs  int                  // how many it has
	PerEm   int                  // units of the em
	Cmaps   map[[2]uint16][]byte // subtables of cmap by platform and encoding
	Tables  int                  // how many subtables cmap has
	post    []byte
	metrics []byte // hmtx
	long    int    // entries of hmtx with an advance of their own
}

var errProgram = errors.New("字体程序坏了")

// ReadTrueType reads the tables of a program that has outlines of TrueType.
func ReadTrueType(data []byte) (*TrueType, error) {
	const header, record = 12, 16
	if len(data) < header {
		return nil, errProgram
	}
	switch binary.BigEndian.Uint32(data) {
	case 0x00010000, 0x74727565: // 1.0, true
	default:
		return nil, errProgram
	}
	count := int(binary.BigEndian.Uint16(data[4:]))
	if len(data) < header+count*record {
		return nil, errProgram
	}
	tables := map[string][]byte{}
	for i := range count {
		r := data[header+i*record:]
		at, size := uint64(binary.BigEndian.Uint32(r[8:])), uint64(binary.BigEndian.Uint32(r[12:]))
		if at+size > uint64(len(data)) {
			return nil, errProgram
		}
		tables[string(r[:4])] = data[at : at+size]
	}
	head, maxp, hhea := tables["head"], tables["maxp"], tables["hhea"]
	if len(head) < 20 || len(maxp) < 6 || len(hhea) < 36 || tables["glyf"] == nil || tables["loca"] == nil {
		return nil, errProgram
	}
	t := &TrueType{
		Glyphs:  int(binary.BigEndian.Uint16(maxp[4:])),
		PerEm:   int(binary.BigEndian.Uint16(head[18:])),
		metrics: tables["hmtx"],
		long:    int(binary.BigEndian.Uint16(hhea[34:])),
		Cmaps:   cmaps(tables["cmap"]),
		post:    tables["post"],
	}
	if c := tables["cmap"]; len(c) >= 4 {
		t.Tables = int(binary.BigEndian.Uint16(c[2:]))
	}
	if t.PerEm == 0 || t.long == 0 || len(t.metrics) < 4*t.long {
		return nil, errProgram
	}
	return t, nil
}

// Advance is in units of the em.
func (t *TrueType) Advance(glyph int) int {
	return int(binary.BigEndian.Uint16(t.metrics[4*min(glyph, t.long-1):]))
}

// Named is the glyph that the table post gives that name, 0 for none. Of the
// 258 names that need not be written there it knows none.
func (t *TrueType) Named(name string) int {
	const head, standard = 34, 258
	if len(t.post) < head || binary.BigEndian.Uint32(t.post) != 0x00020000 {
		return 0
	}
	count := int(binary.BigEndian.Uint16(t.post[32:]))
	if len(t.post) < head+2*count {
		return 0
	}
	at, want := 0, -1
	for names := t.post[head+2*count:]; len(names) > 0; at++ {
		size := int(names[0])
		if size+1 > len(names) {
			break
		}
		if string(names[1:1+size]) == name {
			want = standard + at
			break
		}
		names = names[1+size:]
	}
	for g := range count {
		if int(binary.BigEndian.Uint16(t.post[head+2*g:])) == want {
			return g
		}
	}
	return 0
}

// cmaps are the subtables by platform and encoding.
func cmaps(data []byte) map[[2]uint16][]byte {
	out := map[[2]uint16][]byte{}
	if len(data) < 4 {
		return out
	}
	for i := range int(binary.BigEndian.Uint16(data[2:])) {
		if len(data) < 4+8*(i+1) {
			break
		}
		r := data[4+8*i:]
		if at := binary.BigEndian.Uint32(r[4:]); uint64(at) < uint64(len(data)) {
			out[[2]uint16{binary.BigEndian.Uint16(r), binary.BigEndian.Uint16(r[2:])}] = data[at:]
		}
	}
	return out
}

// Glyph looks a character up in a subtable of format 0, 4 or 6, which are those
// of simple fonts; ok is false in others.
func Glyph(table []byte, c uint16) (g int, ok bool) {
	word := func(at int) int {
		if at < 0 || at+2 > len(table) {
			return 0
		}
		return int(binary.BigEndian.Uint16(table[at:]))
	}
	switch word(0) {
	case 0:
		if at := 6 + int(c); c < 256 && at < len(table) {
			return int(table[at]), true
		}
		return 0, true
	case 4:
		segments := word(6) / 2
		for i := range segments {
			last := word(14 + 2*i)
			if int(c) > last {
				continue
			}
			first := word(16 + 2*(segments+i))
			if int(c) < first {
				return 0, true
			}
			delta, offset := word(16+2*(2*segments+i)), word(16+2*(3*segments+i))
			if offset == 0 {
				return (int(c) + delta) & 0xFFFF, true
			}
			g := word(16 + 2*(3*segments+i) + offset + 2*(int(c)-first))
			if g != 0 {
				g = (g + delta) & 0xFFFF
			}
			return g, true
		}
		return 0, true
	case 6:
		first, count := word(6), word(8)
		if i := int(c) - first; i >= 0 && i < count {
			return word(10 + 2*i), true
		}
		return 0, true
	}
	return 0, false
}
