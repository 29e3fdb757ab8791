package pdf

import (
	"fmt"
	"math"
	"unicode"
	"unicode/utf8"

	"gongwen/render/paper/font"
	"gongwen/render/paper/frame"
)

// codes are the two-byte character codes of one face. A code is the number of
// the glyph in the subset, so that CIDToGIDMap is the identity and the page
// streams know no other numbers. Two characters that share a glyph get two
// codes: text must be extracted as it was written.
type codes struct {
	font    *font.Font
	glyphs  []uint16 // by code-1: the face's own glyph number
	runes   []rune   // by code-1
	first   []uint16 // by glyph: its first code, 0 without one
	further map[further]uint16
}

// further is a glyph under a character that is not the one of its first code.
type further struct {
	glyph uint16
	r     rune
}

// code is that of a glyph of the document.
func (c *codes) code(g frame.Glyph) uint16 {
	if k := c.first[g.ID]; c.runes[k-1] == g.Rune {
		return k
	}
	return c.further[further{g.ID, g.Rune}]
}

// add gives the glyph a code unless it has one.
func (c *codes) add(g frame.Glyph) {
	if c.first == nil {
		c.first = make([]uint16, math.MaxUint16+1)
	}
	k := c.first[g.ID]
	if k != 0 {
		if c.runes[k-1] == g.Rune {
			return
		}
		if _, ok := c.further[further{g.ID, g.Rune}]; ok {
			return
		}
	}
	c.glyphs, c.runes = append(c.glyphs, g.ID), append(c.runes, g.Rune)
	next := uint16(len(c.glyphs))
	if k == 0 {
		c.first[g.ID] = next
		return
	}
	if c.further == nil {
		c.further = map[further]uint16{}
	}
	c.further[further{g.ID, g.Rune}] = next
}

// assignCodes numbers every glyph of the document in the order of its first use.
func assignCodes(d *frame.Document, faces *font.Faces) (*[font.FaceCount]codes, error) {
	var all [font.FaceCount]codes
	for f := range all {
		all[f].font = faces.Font(font.Face(f))
	}
	for p := range d.Pages {
		for _, it := range d.Pages[p].Items {
			run, ok := it.(*frame.Run)
			if !ok {
				continue
			}
			c := &all[run.Face]
			for _, g := range run.Glyphs {
				if g.ID == 0 {
					return nil, fmt.Errorf("pdf: page %d has no glyph for %q", p+1, g.Rune)
				}
				c.add(g)
			}
		}
	}
	for f := range all {
		if len(all[f].glyphs) >= math.MaxUint16 {
			return nil, fmt.Errorf("pdf: face %d has more glyphs than codes", f)
		}
		for _, r := range all[f].runes {
			if !readable(r) {
				return nil, fmt.Errorf("pdf: %U says nothing to a reader", r)
			}
		}
	}
	return &all, nil
}

// readable reports whether ToUnicode may lead to r: ISO 19005-2, 6.2.11.7.2
// excludes some characters, 6.2.11.7.3 those of private use.
func readable(r rune) bool {
	return r != 0 && r != 0xFEFF && r != 0xFFFE && utf8.ValidRune(r) && !unicode.Is(unicode.Co, r)
}
