package fonts

import (
	"fmt"

	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// checkGlyphs: no code in use leads to .notdef (ISO 19005-2, 6.2.11.8); each that
// is seen has a glyph (6.2.11.4.1), which is as wide as the dictionary says
// (6.2.11.5). A width may be one thousandth off; ours are rounded to the nearest.
func (s *Set) checkGlyphs(g *glyphs) {
	c, ft := s.c, g.font
	asked := c.Claim.Part > 0 || c.Ours || c.Accessible()
	if !asked {
		return
	}
	for _, code := range ft.codes() {
		id := g.glyph(code)
		if id == 0 || id == notdef {
			c.Add(rules.Notdef, "第 %d 页：字体 %s 里没有代码 %d 的字形%s", ft.First[code], ft.Name, code, ft.sample(code))
			continue
		}
		if !ft.Seen[code] {
			continue
		}
		if id < 0 || id >= g.count {
			c.Add(rules.Notdef, "第 %d 页：字体 %s 的程序里缺少代码 %d 的字形%s", ft.First[code], ft.Name, code, ft.sample(code))
			continue
		}
		if g.advance == nil {
			continue
		}
		n, unit, read := g.advance(id)
		width, ok := g.width(code)
		if !read {
			continue
		}
		allowed := 1000*unit + 1
		if c.Ours {
			allowed = 501 * unit
		}
		if off := width*unit - n; !ok || off >= allowed || -off >= allowed {
			c.Add(rules.Widths, "第 %d 页：字体 %s 的代码 %d%s，文件写宽 %s，字形宽 %s", ft.First[code], ft.Name, code, ft.sample(code),
				decimal(width), decimal(n/unit))
		}
	}
}

// checkCIDSet: a list of the characters in a subset, which nobody needs, is
// complete if there is one (6.2.11.4.2): of those in use and, where the program
// says what it has, of all.
func (s *Set) checkCIDSet(ft *Font, x *pdfread.Stream, g *glyphs) {
	set, ok := s.c.Contents(x, "字体 "+ft.Name+" 的 CIDSet")
	if !ok || !subset(ft.Name) {
		return
	}
	lacks := func(cid int) bool { return cid < 0 || cid/8 >= len(set) || set[cid/8]&(0x80>>(cid%8)) == 0 }
	for _, code := range ft.codes() {
		cid := int(code)
		if ft.cmap != nil {
			cid = ft.cmap.CID(code)
		}
		if lacks(cid) {
			s.c.Either(rules.Embedded, "6.2.11.4.2", "7.21.4.2", "字体 %s 的 CIDSet 里没有代码 %d", ft.Name, code)
			return
		}
	}
	for _, cid := range g.cids {
		if lacks(cid) {
			s.c.Either(rules.Embedded, "6.2.11.4.2", "7.21.4.2", "字体 %s 的 CIDSet 里没有程序里的字符 %d", ft.Name, cid)
			return
		}
	}
}

// subset reports whether a name has the tag of a subset: ABCDEF+ (9.6.4).
func subset(name string) bool {
	if len(name) < 8 || name[6] != '+' {
		return false
	}
	for _, c := range name[:6] {
		if c < 'A' || c > 'Z' {
			return false
		}
	}
	return true
}

// decimal is n/1000.
func decimal(n int) string {
	if n%1000 == 0 {
		return fmt.Sprint(n / 1000)
	}
	return fmt.Sprintf("%d.%03d", n/1000, max(n, -n)%1000)
}
