package fonts

import (
	"gongwen/render/verify/fontread"
	"gongwen/render/verify/pdfread"
)

// simpleTrueType finds the glyphs of a simple TrueType font (9.6.6.4); false
// where its program has only tables that are not read.
func (s *Set) simpleTrueType(g *glyphs, p *fontread.TrueType, d, descriptor pdfread.Dict) bool {
	symbol, roman, windows := p.Cmaps[[2]uint16{3, 0}], p.Cmaps[[2]uint16{1, 0}], p.Cmaps[[2]uint16{3, 1}]
	for _, table := range [][]byte{symbol, roman, windows} {
		if _, ok := fontread.Glyph(table, 0); table != nil && !ok {
			return false
		}
	}
	base, different, symbolic := s.encoding(g.font)
	s.simpleWidths(g, d, descriptor)
	if symbolic || base == "" && len(different) == 0 {
		if symbol == nil && roman == nil {
			return false
		}
		g.glyph = func(code uint32) int { return symbolGlyph(symbol, roman, code) }
		return true
	}
	if windows == nil && roman == nil {
		if symbol == nil {
			return false
		}
		g.glyph = func(code uint32) int { return symbolGlyph(symbol, nil, code) }
		return true
	}
	names := tables().names[base]
	if names == nil {
		names = tables().names["StandardEncoding"]
	}
	g.name = func(code uint32) string {
		if n, ok := different[int(code)]; ok {
			return n
		}
		return names[int(code)]
	}
	g.glyph = func(code uint32) int {
		name := g.name(code)
		if name == "" || name == ".notdef" {
			return 0
		}
		if r, ok := character(name); ok && windows != nil && r < 1<<16 {
			if id, _ := fontread.Glyph(windows, uint16(r)); id != 0 {
				return id
			}
		}
		if c, ok := tables().mac[name]; ok && roman != nil {
			if id, _ := fontread.Glyph(roman, uint16(c)); id != 0 {
				return id
			}
		}
		return p.Named(name) // by the table post
	}
	return true
}

// symbolGlyph looks a code up as it is.
func symbolGlyph(symbol, roman []byte, code uint32) int {
	if symbol != nil {
		for _, high := range []uint32{0, 0xF000, 0xF100, 0xF200} {
			if id, _ := fontread.Glyph(symbol, uint16(high|code)); id != 0 {
				return id
			}
		}
	}
	if roman != nil {
		id, _ := fontread.Glyph(roman, uint16(code))
		return id
	}
	return 0
}
