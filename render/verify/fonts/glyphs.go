package fonts

import (
	"cmp"
	"slices"

	"gongwen/render/verify/fontread"
	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// glyphs is the glyph and the width of each code of a font: what its dictionary
// says, and what its program says.
type glyphs struct {
	font    *Font
	name    func(code uint32) string                   // of a simple font; nil: it has codes alone
	glyph   func(code uint32) int                      // in the program, or one of those below
	width   func(code uint32) (int, bool)              // of the dictionary, in thousandths of a thousandth
	advance func(glyph int) (n int, unit int, ok bool) // of the program: n/unit, as width
	count   int                                        // of glyphs in the program
	cids    []int                                      // all of the program, where they are known
}

// What a code may lead to beside a glyph.
const (
	notdef = -1 // the glyph for what there is no glyph for
	absent = -2 // a glyph that the program does not have
)

// glyphs reads what there is to know of a font's glyphs; nil where it is not
// read, which it notes.
func (s *Set) glyphs(ft *Font) *glyphs {
	c, d, kind := s.c, ft.Dict, ft.Kind
	if kind == "Type0" {
		descendants := c.List(d["DescendantFonts"])
		if len(descendants) == 0 {
			c.Add(rules.Damaged, "字体 %s 没有后代字体", ft.Name)
			return nil
		}
		d = c.Dict(descendants[0])
		kind = c.Name(d["Subtype"])
	}
	ft.Embedded = true
	if kind == "Type3" {
		return s.pictures(ft)
	}
	descriptor := c.Dict(d["FontDescriptor"])
	g := &glyphs{font: ft}
	program, ok := s.program(ft, descriptor)
	if program == nil {
		if !ok {
			ft.Embedded = false
			if ft.Visible {
				if c.Claim.Part > 0 || c.Ours {
					c.Add(rules.Embedded, "字体 %s 没有嵌入", ft.Name)
				} else {
					c.UA(rules.Embedded, "7.21.4.1", "字体 %s 没有嵌入", ft.Name)
				}
			}
		}
		return nil
	}
	read := false
	switch p := program.(type) {
	case *fontread.TrueType:
		g.count = p.Glyphs
		g.advance = func(glyph int) (int, int, bool) { return 1000 * 1000 * p.Advance(glyph), p.PerEm, true }
		if ft.Kind == "Type0" {
			read = s.composite(g, d, kind == "CIDFontType2")
		} else {
			read = s.simpleTrueType(g, p, d, descriptor)
		}
	case *fontread.Outlines:
		g.count = len(p.Advances)
		g.advance = func(glyph int) (int, int, bool) { return p.Advances[glyph], 1, p.Advances[glyph] >= 0 }
		if ft.Kind == "Type0" {
			read = s.composite(g, d, false)
			s.keyed(g, p)
		} else {
			read = s.named(g, p, d, descriptor)
		}
	}
	if !read {
		c.Add(rules.FontUnread, "字体 %s 的编码方式自查不读，缺字和字宽没有查", ft.Name)
		return nil
	}
	if x := c.Stream(descriptor["CIDSet"]); x != nil {
		s.checkCIDSet(ft, x, g)
	}
	return g
}

// program reads the embedded program; ok is false where there is none.
func (s *Set) program(ft *Font, descriptor pdfread.Dict) (p any, ok bool) {
	c := s.c
	for _, key := range []pdfread.Name{"FontFile2", "FontFile3", "FontFile"} {
		x := c.Stream(descriptor[key])
		if x == nil || key == "FontFile3" && !isProgram(c.Name(x.Dict["Subtype"])) {
			continue
		}
		data, read := c.Contents(x, "字体 "+ft.Name)
		if !read {
			return nil, true
		}
		var tt *fontread.TrueType
		var ps *fontread.Outlines
		var err error
		switch {
		case key == "FontFile2":
			tt, err = fontread.ReadTrueType(data)
		case key == "FontFile":
			ps, err = fontread.ReadType1(data)
		case len(data) > 4 && (data[0] == 1 && string(data[:4]) != "\x00\x01\x00\x00" || string(data[:4]) == "OTTO"):
			ps, err = fontread.ReadCFF(data)
		default:
			tt, err = fontread.ReadTrueType(data)
		}
		if err != nil {
			c.Failed("字体 "+ft.Name, err)
			return nil, true
		}
		if tt != nil {
			return tt, true
		}
		return ps, true
	}
	return nil, false
}

// isProgram reports whether a kind of FontFile3 is one of Table 126.
func isProgram(kind pdfread.Name) bool {
	return kind == "Type1C" || kind == "CIDFontType0C" || kind == "OpenType"
}

// pictures are the glyphs of a Type 3 font, whose widths its own content tells.
func (s *Set) pictures(ft *Font) *glyphs {
	procs := s.c.Dict(ft.Dict["CharProcs"])
	_, different, _ := s.encoding(ft)
	g := &glyphs{font: ft, name: func(code uint32) string { return different[int(code)] }}
	g.glyph = func(code uint32) int {
		if procs[pdfread.Name(g.name(code))] == nil {
			return 0
		}
		return 1
	}
	g.count = 2
	return g
}

// composite reads CIDToGIDMap, W and DW of a CIDFont (9.7.4); false where its
// codes are not read.
func (s *Set) composite(g *glyphs, d pdfread.Dict, mapped bool) bool {
	c, ft := s.c, g.font
	cid := func(code uint32) int { return int(code) }
	switch {
	case ft.cmap != nil && ft.cmap.Base == "":
		cid = ft.cmap.CID
	case ft.bytes != 2:
		return false
	}
	g.glyph = cid
	if x := c.Stream(d["CIDToGIDMap"]); x != nil && mapped {
		data, ok := c.Contents(x, "字体 "+ft.Name+" 的 CIDToGIDMap")
		if !ok {
			return false
		}
		g.glyph = func(code uint32) int {
			if at := 2 * cid(code); at+2 <= len(data) {
				return int(data[at])<<8 | int(data[at+1])
			}
			return 0
		}
	}
	width := s.widths(d)
	g.width = func(code uint32) (int, bool) { return width(cid(code)) }
	return true
}

// widths reads W and DW.
func (s *Set) widths(d pdfread.Dict) func(cid int) (int, bool) {
	c := s.c
	otherwise, ok := c.Thousandths(d["DW"])
	if !ok {
		otherwise = 1000 * 1000
	}
	single := map[int]any{}
	type stretch struct {
		first, last int
		width       any
	}
	var stretches []stretch
	w := c.List(d["W"])
	for i := 0; i+1 < len(w); {
		first := c.Int(w[i], -1)
		if list, ok := c.Resolve(w[i+1]).(pdfread.Array); ok {
			for k, v := range list {
				if len(single) < maxCodes {
					single[first+k] = v
				}
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			break
		}
		stretches = append(stretches, stretch{first, c.Int(w[i+1], -1), w[i+2]})
		i += 3
	}
	slices.SortStableFunc(stretches, func(a, b stretch) int { return cmp.Compare(a.first, b.first) })
	return func(cid int) (int, bool) {
		if v, ok := single[cid]; ok {
			return c.Thousandths(v)
		}
		i, _ := slices.BinarySearchFunc(stretches, cid+1, func(s stretch, c int) int { return cmp.Compare(s.first, c) })
		if i > 0 && cid <= stretches[i-1].last {
			return c.Thousandths(stretches[i-1].width)
		}
		return otherwise, true
	}
}

// keyed finds the glyphs of a program by their CIDs, which it lists itself.
func (s *Set) keyed(g *glyphs, p *fontread.Outlines) {
	if p.CIDs == nil || g.glyph == nil {
		return
	}
	at := map[int]int{}
	for glyph, cid := range p.CIDs {
		at[cid] = glyph
	}
	g.cids = p.CIDs
	cid := g.glyph
	g.glyph = func(code uint32) int {
		if glyph, ok := at[cid(code)]; ok {
			return glyph
		}
		return absent
	}
}

// simpleWidths reads Widths of a simple font.
func (s *Set) simpleWidths(g *glyphs, d, descriptor pdfread.Dict) {
	c := s.c
	first, widths := c.Int(d["FirstChar"], 0), c.List(d["Widths"])
	missing, _ := c.Thousandths(descriptor["MissingWidth"])
	g.width = func(code uint32) (int, bool) {
		if i := int(code) - first; i >= 0 && i < len(widths) {
			return c.Thousandths(widths[i])
		}
		return missing, true
	}
}

// named finds the glyphs of a simple font by their names (9.6.6).
func (s *Set) named(g *glyphs, p *fontread.Outlines, d, descriptor pdfread.Dict) bool {
	if p.Names == nil {
		return false
	}
	base, different, _ := s.encoding(g.font)
	own := p.Encoding
	if own == nil {
		own = tables().names["StandardEncoding"]
	}
	if base != "" {
		own = tables().names[base]
	}
	if own == nil {
		return false
	}
	g.name = func(code uint32) string {
		if n, ok := different[int(code)]; ok {
			return n
		}
		return own[int(code)]
	}
	at := map[string]int{} // from 1: a Type 1 program has .notdef anywhere
	for glyph, name := range p.Names {
		at[name] = glyph + 1
	}
	advance := g.advance
	g.advance = func(glyph int) (int, int, bool) { return advance(glyph - 1) }
	g.count++
	g.glyph = func(code uint32) int {
		name := g.name(code)
		if name == "" || name == ".notdef" {
			return notdef
		}
		if glyph, ok := at[name]; ok {
			return glyph
		}
		return absent
	}
	s.simpleWidths(g, d, descriptor)
	return true
}

// encoding is the base encoding of a simple font, empty for the program's own,
// and how it differs (9.6.6).
func (s *Set) encoding(ft *Font) (base string, different map[int]string, symbolic bool) {
	c := s.c
	const flag = 1 << 2
	symbolic = c.Int(c.Dict(ft.Dict["FontDescriptor"])["Flags"], 0)&flag != 0
	different = map[int]string{}
	switch v := c.Resolve(ft.Dict["Encoding"]).(type) {
	case pdfread.Name:
		base = string(v)
	case pdfread.Dict:
		base = string(c.Name(v["BaseEncoding"]))
		code := 0
		for _, e := range c.List(v["Differences"]) {
			switch e := c.Resolve(e).(type) {
			case int:
				code = e
			case pdfread.Name:
				if code >= 0 && code < 256 {
					different[code] = string(e)
				}
				code++
			}
		}
	}
	return base, different, symbolic
}
