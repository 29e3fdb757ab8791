package font

import (
	"encoding/binary"
	"math"
	"math/bits"
	"slices"
)

// Subset returns a TrueType file with the given glyphs only: glyph i+1 is
// glyphs[i], glyph 0 is .notdef, and parts of composite glyphs that were not
// asked for follow at the end. There is no cmap, since a PDF addresses these
// glyphs by number (ISO 32000-1, 9.7.4.2). The result depends on the font and
// the list alone. A damaged glyph, or one the font does not have, is an [*Error].
func (f *Font) Subset(glyphs []uint16) ([]byte, error) {
	s := subset{
		font:   f,
		glyphs: append(make([]uint16, 1, 1+len(glyphs)), glyphs...),
		number: make([]uint16, f.numGlyphs),
		state:  make([]visit, f.numGlyphs),
	}
	if len(s.glyphs) > math.MaxUint16 {
		return nil, &Error{Kind: TooManyGlyphs}
	}
	for i, g := range s.glyphs {
		if int(g) >= f.numGlyphs {
			return nil, &Error{Kind: Damaged, Table: "maxp"}
		}
		if s.number[g] == 0 && g != 0 {
			s.number[g] = uint16(i)
		}
	}
	for i := range s.glyphs { // those that follow appends are followed already
		if err := s.follow(s.glyphs[i]); err != nil {
			return nil, err
		}
	}
	return s.file()
}

// subset collects the glyphs of a new file.
type subset struct {
	font   *Font
	glyphs []uint16 // old numbers in the order of the new ones
	number []uint16 // new numbers by old ones; 0 for .notdef and for glyphs left out
	state  []visit  // by old number
}

type visit uint8

const (
	unseen visit = iota
	open         // its components are being followed
	whole        // it and they are undamaged
)

// follow checks a glyph and takes in all that it is composed of. A glyph that
// contains itself is damaged: a reader would draw it without end.
func (s *subset) follow(g uint16) error {
	switch s.state[g] {
	case whole:
		return nil
	case open:
		return damagedGlyph(int(g))
	}
	o, err := s.font.outline(int(g))
	if err != nil {
		return err
	}
	if !isComposite(o) {
		if len(o) > 0 && !simpleIsWhole(o) {
			return damagedGlyph(int(g))
		}
		s.state[g] = whole
		return nil
	}
	s.state[g] = open
	for at := headerSize; at != 0; {
		part, next, ok := component(o, at)
		if !ok || part >= s.font.numGlyphs {
			return damagedGlyph(int(g))
		}
		if s.number[part] == 0 && part != 0 {
			if len(s.glyphs) == math.MaxUint16 {
				return &Error{Kind: TooManyGlyphs}
			}
			s.number[part] = uint16(len(s.glyphs))
			s.glyphs = append(s.glyphs, uint16(part))
		}
		if err := s.follow(uint16(part)); err != nil {
			return err
		}
		at = next
	}
	s.state[g] = whole
	return nil
}

// file writes the new file. Every outline has been checked by follow.
func (s *subset) file() ([]byte, error) {
	f, n := s.font, len(s.glyphs)
	glyf, ends, err := s.outlines()
	if err != nil {
		return nil, err
	}

	head, hhea, maxp := slices.Clone(f.head), slices.Clone(f.hhea), slices.Clone(f.maxp)
	binary.BigEndian.PutUint32(head[8:], 0) // checkSumAdjustment, see assemble
	binary.BigEndian.PutUint16(hhea[34:], uint16(n))
	binary.BigEndian.PutUint16(maxp[4:], uint16(n))

	hmtx := make([]byte, 0, 4*n)
	for _, g := range s.glyphs {
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(f.rawAdvance(int(g))))
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(f.bearing(int(g))))
	}

	var loca []byte
	if len(glyf) <= 2*math.MaxUint16 {
		binary.BigEndian.PutUint16(head[50:], 0)
		loca = make([]byte, 2, 2*(n+1))
		for _, end := range ends {
			loca = binary.BigEndian.AppendUint16(loca, uint16(end/2))
		}
	} else {
		binary.BigEndian.PutUint16(head[50:], 1)
		loca = make([]byte, 4, 4*(n+1))
		for _, end := range ends {
			loca = binary.BigEndian.AppendUint32(loca, uint32(end))
		}
	}
	return assemble([]table{ // in the order of the tags, as the format asks for
		{"cvt ", f.cvt},
		{"fpgm", f.fpgm},
		{"glyf", glyf},
		{"head", head},
		{"hhea", hhea},
		{"hmtx", hmtx},
		{"loca", loca},
		{"maxp", maxp},
		{"prep", f.prep},
	}), nil
}

// outlines copies the outlines, renumbers the parts of composites, and returns
// where each glyph ends. Glyphs are padded to even lengths, which a short loca needs.
func (s *subset) outlines() (glyf []byte, ends []int, err error) {
	const limit = 1 << 28 // a loca that runs back and forth makes a small file endless
	size := 0
	for _, g := range s.glyphs {
		o, _ := s.font.outline(int(g))
		size += len(o) + len(o)%2
	}
	if size > limit {
		return nil, nil, &Error{Kind: Damaged, Table: "loca"}
	}
	glyf, ends = make([]byte, 0, size), make([]int, 0, len(s.glyphs))
	for _, g := range s.glyphs {
		o, _ := s.font.outline(int(g))
		start := len(glyf)
		glyf = append(glyf, o...)
		if isComposite(o) {
			o = glyf[start:]
			for at := headerSize; at != 0; {
				part, next, _ := component(o, at)
				binary.BigEndian.PutUint16(o[at+2:], s.number[part])
				at = next
			}
		}
		if len(glyf)%2 != 0 {
			glyf = append(glyf, 0)
		}
		ends = append(ends, len(glyf))
	}
	return glyf, ends, nil
}

// table is a table of a new file; one without a body is left out.
type table struct {
	tag  string
	body []byte
}

// assemble writes a TrueType file of the tables, head among them with a
// checkSumAdjustment of 0. Every table begins at a multiple of four.
func assemble(tables []table) []byte {
	tables = slices.DeleteFunc(tables, func(t table) bool { return t.body == nil })
	n := len(tables)
	size := 12 + 16*n
	for _, t := range tables {
		size += padded(len(t.body))
	}
	out := append(make([]byte, 0, size), tagTrueType...)
	entries := bits.Len(uint(n)) - 1 // of a binary search in the directory
	for _, v := range []int{n, 16 << entries, entries, 16*n - 16<<entries} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	at, head := 12+16*n, 0
	for _, t := range tables {
		if t.tag == "head" {
			head = at
		}
		out = append(out, t.tag...)
		out = binary.BigEndian.AppendUint32(out, checksum(t.body))
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(len(t.body)))
		at += padded(len(t.body))
	}
	for _, t := range tables {
		out = append(out, t.body...)
		out = append(out, make([]byte, padded(len(t.body))-len(t.body))...)
	}
	binary.BigEndian.PutUint32(out[head+8:], 0xB1B0AFBA-checksum(out))
	return out
}

func padded(n int) int { return (n + 3) &^ 3 }

// checksum adds up big-endian words, the last one filled with zeros.
func checksum(b []byte) uint32 {
	sum := uint32(0)
	for ; len(b) >= 4; b = b[4:] {
		sum += binary.BigEndian.Uint32(b)
	}
	var tail [4]byte
	copy(tail[:], b)
	return sum + binary.BigEndian.Uint32(tail[:])
}
