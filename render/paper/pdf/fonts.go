package pdf

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"

	"gongwen/render/paper/font"
)

// planFont numbers the objects of one face (9.7): the Type 0 font, whose number
// is returned, its CIDFont and descriptor, then the program and ToUnicode.
func (d *document) planFont(p *plan, c *codes) ref {
	name := subsetName(c)
	var self, streams ref
	self = p.objects(3, func(b []byte, i int) []byte {
		switch i {
		case 0:
			b = fmt.Appendf(b, "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>",
				name, self+1, streams+1)
		case 1:
			b = fmt.Appendf(b, "<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor %d 0 R",
				name, self+2)
			b = appendWidths(b, c)
			b = append(b, ">>"...)
		case 2:
			b = appendDescriptor(b, c.font.Metrics(), name, streams)
		}
		return b
	})
	streams = p.streams(2, func(pt *part, first ref, z *deflater) error {
		program, err := c.font.Subset(c.glyphs)
		if err != nil {
			return fmt.Errorf("pdf: subset of %s: %w", c.font.Name(), err)
		}
		pt.add(first, z.appendStream(pt.body, fmt.Sprintf("/Length1 %d", len(program)), program))
		pt.add(first+1, z.appendStream(pt.body, "", toUnicode(c)))
		return nil
	})
	return self
}

// subsetName is the font's name behind six letters that tell this subset from
// every other (9.6.4).
func subsetName(c *codes) string {
	h := sha256.New()
	h.Write([]byte(c.font.Name()))
	for _, g := range c.glyphs {
		h.Write(binary.BigEndian.AppendUint16(nil, g))
	}
	sum := h.Sum(nil)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag) + "+" + c.font.Name()
}

// fullWidth is the advance of most glyphs, in thousandths of an em.
const fullWidth = 1000

// appendWidths writes DW and W (9.7.4.3): a list for every row of codes whose
// advance is another.
func appendWidths(b []byte, c *codes) []byte {
	b = append(b, "/DW "...)
	b = appendInt(b, fullWidth)
	open, any := false, false
	for i, g := range c.glyphs {
		w := c.font.Advance(g)
		if w == fullWidth {
			if open {
				b = append(b, ']')
				open = false
			}
			continue
		}
		if !any {
			b = append(b, "/W["...)
			any = true
		}
		if !open {
			b = appendInt(b, i+1)
			b = append(b, '[')
			open = true
		} else {
			b = append(b, ' ')
		}
		b = appendInt(b, w)
	}
	if open {
		b = append(b, ']')
	}
	if any {
		b = append(b, ']')
	}
	return b
}

// appendDescriptor writes the font descriptor (9.8). There is no CIDSet: ISO
// 19005-2, 6.2.11.4.2 asks for none, and later texts forbid it.
func appendDescriptor(b []byte, m font.Metrics, name string, program ref) []byte {
	return fmt.Appendf(b, "<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile2 %d 0 R>>",
		name, m.Flags, m.BBox[0], m.BBox[1], m.BBox[2], m.BBox[3], m.ItalicAngle, m.Ascent, m.Descent, m.CapHeight, m.StemV, program)
}

// toUnicode maps every code to its character (9.10.3), those beyond the BMP to
// surrogate pairs.
func toUnicode(c *codes) []byte {
	b := make([]byte, 0, 400+16*len(c.runes))
	b = append(b, `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
`...)
	const most = 100 // entries in a block
	for from := 0; from < len(c.runes); from += most {
		block := c.runes[from:min(from+most, len(c.runes))]
		b = appendInt(b, len(block))
		b = append(b, " beginbfchar\n"...)
		for i, r := range block {
			b = append(b, '<')
			b = appendHex16(b, uint16(from+i+1))
			b = append(b, "> <"...)
			b = appendUTF16(b, r)
			b = append(b, ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}
