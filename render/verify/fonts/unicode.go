package fonts

import (
	"slices"
	"strings"
	"unicode"

	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// PrivateCode is a code that stands for a character of private use, without
// replacement text in the content.
type PrivateCode struct {
	Font *Font
	Code uint32
	Page int
}

// Note notes it: at level A nobody knows what it means (ISO 19005-2, 6.2.11.7.3).
func (p PrivateCode) Note(c *rules.Case) {
	if c.Claim.Level == "A" || c.Ours {
		c.Add(rules.Unicode, "第 %d 页：字体 %s 的代码 %d 对应私用区的码，没有公认的字", p.Page, p.Font.Name, p.Code)
	}
}

// checkUnicode: every code in use stands for a character (6.2.11.7.2; ISO
// 14289-1, 7.21.7). g is nil where the encoding is not read.
func (s *Set) checkUnicode(ft *Font, g *glyphs) {
	c := s.c
	if !c.Readable() {
		return
	}
	if ft.Unicode == nil {
		if s.understood(ft, g) {
			return
		}
		c.Add(rules.Unicode, "字体 %s 没有 ToUnicode，用它的字提取不出来", ft.Name)
		return
	}
	for _, code := range ft.codes() {
		switch runes := ft.Unicode.Lookup(code); {
		case len(runes) == 0:
			if !ft.nothing(g, code) {
				c.Add(rules.Unicode, "第 %d 页：字体 %s 的代码 %d 没有对应的字符", ft.First[code], ft.Name, code)
			}
		case slices.ContainsFunc(runes, func(r rune) bool {
			return r == 0 || r == 0xFEFF || r == 0xFFFE || r == unicode.ReplacementChar && c.Ours
		}):
			c.Add(rules.Unicode, "第 %d 页：字体 %s 的代码 %d 对应的不是字符", ft.First[code], ft.Name, code)
		}
	}
}

// nothing reports whether a code that ToUnicode leaves out has a character by
// its glyph's name all the same.
func (ft *Font) nothing(g *glyphs, code uint32) bool {
	if g == nil || g.name == nil {
		return false
	}
	_, ok := character(g.name(code))
	return ok
}

// collections are the characters of which CIDs are known (9.10.2).
var collections = []string{"GB1", "CNS1", "Japan1", "Korea1", "KR"}

// understood reports whether the codes of a font without ToUnicode stand for
// characters by other means (9.10.2).
func (s *Set) understood(ft *Font, g *glyphs) bool {
	c, d := s.c, ft.Dict
	if ft.Kind == "Type0" {
		descendants := c.List(d["DescendantFonts"])
		if len(descendants) == 0 {
			return true // told elsewhere
		}
		info := c.Dict(c.Dict(descendants[0])["CIDSystemInfo"])
		registry, _ := c.Resolve(info["Registry"]).(pdfread.Text)
		ordering, _ := c.Resolve(info["Ordering"]).(pdfread.Text)
		e := string(c.Name(d["Encoding"]))
		return registry == "Adobe" && slices.Contains(collections, string(ordering)) ||
			strings.HasPrefix(e, "Uni") // the codes are Unicode
	}
	base, different, symbolic := s.encoding(ft)
	if !symbolic && len(different) == 0 && base != "" || len(different) == 0 && (base == "WinAnsiEncoding" || base == "MacRomanEncoding" || base == "MacExpertEncoding") {
		return true
	}
	if g == nil || g.name == nil {
		return ft.Kind != "Type3" || !slices.ContainsFunc(ft.codes(), func(code uint32) bool { return meaningless(different[int(code)]) })
	}
	return !slices.ContainsFunc(ft.codes(), func(code uint32) bool { return meaningless(g.name(code)) || g.name(code) == "" })
}
