package verify

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"unicode"

	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// font is a font in use on the pages.
type font struct {
	dict    pdfread.Dict
	name    string
	bytes   int                 // of a code; 0: not known here
	first   map[uint32]int      // by code: the page it is first used on
	visible bool                // not only as invisible text
	unicode *pdfread.UnicodeMap // nil: it has none
}

// font is the font of a resource dictionary, as it is known by object number.
func (c *check) font(value any) *font {
	r, isRef := value.(pdfread.Ref)
	if isRef {
		if ft := c.byFont[r.Number]; ft != nil {
			return ft
		}
	}
	d := c.Dict(value)
	if d == nil {
		return nil
	}
	ft := &font{dict: d, name: rules.Printable(string(c.Name(d["BaseFont"]))), bytes: 1, first: map[uint32]int{}}
	if c.Name(d["Subtype"]) == "Type0" {
		ft.bytes = 0
		if e := c.Name(d["Encoding"]); e == "Identity-H" || e == "Identity-V" {
			ft.bytes = 2
		}
	}
	if ft.name == "" {
		ft.name = "（无名）"
	}
	if s := c.Stream(d["ToUnicode"]); s != nil {
		if data, ok := c.Contents(s, "字体 "+ft.name+" 的 ToUnicode"); ok {
			var err error
			if ft.unicode, err = pdfread.ReadUnicodeMap(data); err != nil {
				c.Failed("字体 "+ft.name+" 的 ToUnicode", err)
			}
		}
	}
	c.used = append(c.used, ft)
	if isRef {
		c.byFont[r.Number] = ft
	}
	return ft
}

// codes are the codes in use, in order.
func (ft *font) codes() []uint32 { return slices.Sorted(maps.Keys(ft.first)) }

// fonts checks all fonts that the pages use.
func (c *check) fonts() {
	slices.SortStableFunc(c.used, func(a, b *font) int { return cmp.Compare(a.name, b.name) })
	for _, ft := range c.used {
		if len(ft.first) == 0 && ft.bytes != 0 {
			continue // set, but nothing is shown in it
		}
		if c.report.Claim.unicode() || c.ours {
			c.checkUnicode(ft)
		}
		c.checkProgram(ft)
	}
}

// unicode reports whether the claim asks that all text can be extracted.
func (k Claim) unicode() bool { return k.Level == "A" || k.Level == "U" || k.UA > 0 || k.Part >= 4 }

// checkUnicode: every code in use stands for a character (ISO 19005-2,
// 6.2.11.7.2), at level A not for one of private use (6.2.11.7.3).
func (c *check) checkUnicode(ft *font) {
	if ft.unicode == nil {
		if e, ok := c.Resolve(ft.dict["Encoding"]).(pdfread.Name); ok && ft.bytes == 1 && (e == "WinAnsiEncoding" || e == "MacRomanEncoding") {
			return // the encoding itself says the characters
		}
		c.note(rules.Unicode, "字体 %s 没有 ToUnicode，用它的字提取不出来", ft.name)
		return
	}
	for _, code := range ft.codes() {
		switch runes := ft.unicode.Lookup(code); {
		case len(runes) == 0:
			c.note(rules.Unicode, "第 %d 页：字体 %s 的代码 %d 没有对应的字符", ft.first[code], ft.name, code)
		case slices.ContainsFunc(runes, func(r rune) bool { return r == 0 || r == 0xFEFF || r == 0xFFFE || r == unicode.ReplacementChar }):
			c.note(rules.Unicode, "第 %d 页：字体 %s 的代码 %d 对应的不是字符", ft.first[code], ft.name, code)
		case c.report.Claim.Level == "A" && slices.ContainsFunc(runes, func(r rune) bool { return unicode.Is(unicode.Co, r) }):
			c.note(rules.Unicode, "第 %d 页：字体 %s 的代码 %d 对应私用区的码，没有公认的字", ft.first[code], ft.name, code)
		}
	}
}

// checkProgram looks at the program of the font and what it says of the glyphs.
func (c *check) checkProgram(ft *font) {
	d, kind := ft.dict, c.Name(ft.dict["Subtype"])
	if kind == "Type0" {
		descendants := c.List(d["DescendantFonts"])
		if len(descendants) == 0 {
			c.note(rules.Damaged, "字体 %s 没有后代字体", ft.name)
			return
		}
		d = c.Dict(descendants[0])
		kind = c.Name(d["Subtype"])
	}
	c.report.Fonts = append(c.report.Fonts, Font{Name: ft.name, Glyphs: len(ft.first), Embedded: true})
	if kind == "Type3" {
		c.note(rules.FontUnread, "字体 %s 是 Type 3，字形由页面内容画成，没有查", ft.name)
		return
	}
	descriptor := c.Dict(d["FontDescriptor"])
	program := c.Stream(descriptor["FontFile2"])
	if program == nil {
		if c.Stream(descriptor["FontFile"]) == nil && c.Stream(descriptor["FontFile3"]) == nil {
			c.report.Fonts[len(c.report.Fonts)-1].Embedded = false
			if ft.visible {
				c.note(rules.Embedded, "字体 %s 没有嵌入", ft.name)
			}
			return
		}
		c.note(rules.FontUnread, "字体 %s 不是 TrueType 轮廓，缺字和字宽没有查", ft.name)
		return
	}
	data, ok := c.Contents(program, "字体 "+ft.name)
	if !ok {
		return
	}
	tt, err := pdfread.ReadTrueType(data)
	if err != nil {
		c.Failed("字体 "+ft.name, err)
		return
	}
	g := glyphs{check: c, font: ft, program: tt}
	if kind == "CIDFontType2" {
		ok = g.composite(d)
	} else {
		ok = g.simple(d, descriptor)
	}
	if !ok {
		c.note(rules.FontUnread, "字体 %s 的编码方式自查不读，缺字和字宽没有查", ft.name)
		return
	}
	c.checkGlyphs(&g)
	if s := c.Stream(descriptor["CIDSet"]); s != nil {
		c.checkCIDSet(ft, s)
	}
}

// glyphs is the glyph and the width of each code of a font.
type glyphs struct {
	*check
	font    *font
	program *pdfread.TrueType
	glyph   func(code uint32) int
	width   func(code uint32) (thousandths int, ok bool)
}

// composite reads CIDToGIDMap, W and DW of a CIDFont whose codes are its CIDs
// (9.7.4); false for other encodings.
func (g *glyphs) composite(d pdfread.Dict) bool {
	if g.font.bytes != 2 {
		return false
	}
	g.glyph = func(code uint32) int { return int(code) }
	if s := g.Stream(d["CIDToGIDMap"]); s != nil {
		data, ok := g.Contents(s, "字体 "+g.font.name+" 的 CIDToGIDMap")
		if !ok {
			return false
		}
		g.glyph = func(code uint32) int {
			if at := 2 * int(code); at+2 <= len(data) {
				return int(data[at])<<8 | int(data[at+1])
			}
			return 0
		}
	}
	otherwise, ok := g.Thousandths(d["DW"])
	if !ok {
		otherwise = 1000 * 1000
	}
	single := map[int]any{}
	type stretch struct {
		first, last int
		width       any
	}
	var stretches []stretch
	w := g.List(d["W"])
	for i := 0; i+1 < len(w); {
		first := g.Int(w[i], -1)
		if list, ok := g.Resolve(w[i+1]).(pdfread.Array); ok {
			for k, v := range list {
				single[first+k] = v
			}
			i += 2
			continue
		}
		if i+2 >= len(w) {
			break
		}
		stretches = append(stretches, stretch{first, g.Int(w[i+1], -1), w[i+2]})
		i += 3
	}
	slices.SortStableFunc(stretches, func(a, b stretch) int { return cmp.Compare(a.first, b.first) })
	g.width = func(code uint32) (int, bool) {
		if v, ok := single[int(code)]; ok {
			return g.Thousandths(v)
		}
		i, _ := slices.BinarySearchFunc(stretches, int(code)+1, func(s stretch, c int) int { return cmp.Compare(s.first, c) })
		if i > 0 && int(code) <= stretches[i-1].last {
			return g.Thousandths(stretches[i-1].width)
		}
		return otherwise, true
	}
	return true
}

// simple reads Widths and finds the glyphs of a simple TrueType font (9.6.6.4)
// without names of glyphs; false for those with.
func (g *glyphs) simple(d, descriptor pdfread.Dict) bool {
	const symbolic = 1 << 2
	cmaps := g.program.Cmaps
	symbol, roman, windows := cmaps[[2]uint16{3, 0}], cmaps[[2]uint16{1, 0}], cmaps[[2]uint16{3, 1}]
	encoding, named := g.Resolve(d["Encoding"]).(pdfread.Name)
	isSymbolic := g.Int(descriptor["Flags"], 0)&symbolic != 0
	switch {
	case isSymbolic && (symbol != nil || roman != nil):
		g.glyph = func(code uint32) int {
			for _, c := range []uint32{code, 0xF000 | code} {
				if id, _ := pdfread.Glyph(symbol, uint16(c)); symbol != nil && id != 0 {
					return id
				}
			}
			id := 0
			if roman != nil {
				id, _ = pdfread.Glyph(roman, uint16(code))
			}
			return id
		}
	case !isSymbolic && named && encoding == "WinAnsiEncoding" && windows != nil:
		g.glyph = func(code uint32) int {
			id, _ := pdfread.Glyph(windows, winAnsi(code))
			return id
		}
	default:
		return false
	}
	for _, table := range [][]byte{symbol, roman, windows} {
		if _, ok := pdfread.Glyph(table, 0); table != nil && !ok {
			return false
		}
	}
	first, widths := g.Int(d["FirstChar"], 0), g.List(d["Widths"])
	missing, _ := g.Thousandths(descriptor["MissingWidth"])
	g.width = func(code uint32) (int, bool) {
		if i := int(code) - first; i >= 0 && i < len(widths) {
			return g.Thousandths(widths[i])
		}
		return missing, true
	}
	return true
}

// winAnsi is the character of a code of WinAnsiEncoding (Annex D.2).
func winAnsi(code uint32) uint16 {
	const upper = "€•‚ƒ„…†‡ˆ‰Š‹Œ•Ž••‘’“”•–—˜™š›œ•žŸ"
	if code < 0x80 || code > 0x9F {
		return uint16(code)
	}
	return uint16([]rune(upper)[code-0x80])
}

// checkGlyphs: no code in use leads to .notdef or outside the program, and each
// is as wide as its glyph. A width may be rounded either way; ours are rounded
// to the nearest.
func (c *check) checkGlyphs(g *glyphs) {
	ft := g.font
	for _, code := range ft.codes() {
		id := g.glyph(code)
		if id == 0 || id >= g.program.Glyphs {
			c.note(rules.Notdef, "第 %d 页：字体 %s 里没有代码 %d 的字形%s", ft.first[code], ft.name, code, ft.sample(code))
			continue
		}
		width, ok := g.width(code)
		perEm := g.program.PerEm
		want := 1000 * 1000 * g.program.Advance(id) // thousandths of a thousandth of an em, times perEm
		allowed := 1000 * perEm
		if c.ours {
			allowed = 501 * perEm
		}
		if off := width*perEm - want; !ok || off >= allowed || -off >= allowed {
			c.note(rules.Widths, "第 %d 页：字体 %s 的代码 %d%s，文件写宽 %s，字形宽 %s", ft.first[code], ft.name, code, ft.sample(code),
				decimal(width), decimal(want/perEm))
		}
	}
}

// checkCIDSet: a list of the characters in a subset, which nobody needs, is
// complete if there is one (ISO 19005-2, 6.2.11.4.2).
func (c *check) checkCIDSet(ft *font, s *pdfread.Stream) {
	set, ok := c.Contents(s, "字体 "+ft.name+" 的 CIDSet")
	if !ok {
		return
	}
	for _, code := range ft.codes() {
		if at := int(code / 8); at >= len(set) || set[at]&(0x80>>(code%8)) == 0 {
			c.note(rules.Embedded, "字体 %s 的 CIDSet 里没有代码 %d", ft.name, code)
			return
		}
	}
}

// sample shows what a code stands for.
func (ft *font) sample(code uint32) string {
	if ft.unicode == nil {
		return ""
	}
	runes := ft.unicode.Lookup(code)
	if len(runes) == 0 || !unicode.IsGraphic(runes[0]) {
		return ""
	}
	return "（“" + string(runes) + "”）"
}

// decimal is n/1000.
func decimal(n int) string {
	if n%1000 == 0 {
		return fmt.Sprint(n / 1000)
	}
	return fmt.Sprintf("%d.%03d", n/1000, max(n, -n)%1000)
}
