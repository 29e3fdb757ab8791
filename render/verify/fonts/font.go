// Package fonts judges the fonts that pages use by ISO 19005-2, 6.2.11, and ISO
// 14289-1, 7.21: whether they are embedded, whole, of one mind with their
// programs, and whether their codes stand for characters.
//
// It compares names, numbers and widths; it does not look at outlines, so it
// cannot see whether a glyph has the form of its character. In: fonts and the
// codes that are shown in them. Out: notes.
package fonts

import (
	"cmp"
	"maps"
	"slices"
	"unicode"

	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// Font is a font in use on the pages.
type Font struct {
	Dict     pdfread.Dict
	Name     string
	Kind     pdfread.Name   // Subtype
	First    map[uint32]int // by code: the page it is first used on
	Seen     map[uint32]bool
	Visible  bool // not only as invisible text
	Drawn    bool // of Type 3: its glyphs were read
	Embedded bool
	Unicode  *pdfread.UnicodeMap // nil: it has none

	bytes int           // of a code, where it is the same for all; 0: not known
	cmap  *pdfread.CMap // embedded; nil: none
}

// Set is the fonts of a file.
type Set struct {
	Used []*Font

	c     *rules.Case
	byRef map[int]*Font // by object number
}

// NewSet is the fonts of a file of which none is used yet.
func NewSet(c *rules.Case) *Set { return &Set{c: c, byRef: map[int]*Font{}} }

// Font is the font that a resource names, or nil.
func (s *Set) Font(value any) *Font {
	c := s.c
	r, isRef := value.(pdfread.Ref)
	if isRef {
		if ft := s.byRef[r.Number]; ft != nil {
			return ft
		}
	}
	d := c.Dict(value)
	if d == nil {
		return nil
	}
	if len(s.Used) == maxFonts {
		c.Add(rules.Undecided, "字体超过 %d 个，以后的没有查", maxFonts)
		return nil
	}
	ft := &Font{Dict: d, Name: rules.Printable(string(c.Name(d["BaseFont"]))), Kind: c.Name(d["Subtype"]), bytes: 1, First: map[uint32]int{}, Seen: map[uint32]bool{}}
	if ft.Name == "" {
		ft.Name = "（无名）"
	}
	if ft.Kind == "Type0" {
		s.readEncoding(ft)
	}
	if x := c.Stream(d["ToUnicode"]); x != nil {
		if data, ok := c.Contents(x, "字体 "+ft.Name+" 的 ToUnicode"); ok {
			var err error
			if ft.Unicode, err = pdfread.ReadUnicodeMap(data); err != nil {
				c.Failed("字体 "+ft.Name+" 的 ToUnicode", err)
			}
		}
	}
	s.Used = append(s.Used, ft)
	if isRef {
		s.byRef[r.Number] = ft
	}
	return ft
}

// readEncoding finds out how the codes of a composite font are written (9.7.5).
func (s *Set) readEncoding(ft *Font) {
	ft.bytes = 0
	if e := s.c.Name(ft.Dict["Encoding"]); e == "Identity-H" || e == "Identity-V" {
		ft.bytes = 2
	}
	x := s.c.Stream(ft.Dict["Encoding"])
	if x == nil {
		return
	}
	if data, ok := s.c.Contents(x, "字体 "+ft.Name+" 的 CMap"); ok {
		var err error
		if ft.cmap, err = pdfread.ReadCMap(data); err != nil {
			s.c.Failed("字体 "+ft.Name+" 的 CMap", err)
		}
	}
}

// maxFonts is how many fonts are looked at.
const maxFonts = 1 << 12

// maxCodes is how many codes of a font are looked at.
const maxCodes = 1 << 17

// Each calls do with each code of a string; false when the last is cut short.
func (ft *Font) Each(s pdfread.Text, do func(code uint32)) bool {
	switch {
	case ft.cmap != nil:
		ft.cmap.Each(s, do)
	case ft.bytes > 0:
		if len(s)%ft.bytes != 0 {
			return false
		}
		for ; len(s) > 0; s = s[ft.bytes:] {
			do(pdfread.Number(s[:ft.bytes]))
		}
	}
	return true
}

// Use notes that a code is shown on a page; it reports whether the code stands
// for nothing public when it is met first.
func (ft *Font) Use(code uint32, page int, seen bool) (private bool) {
	if _, met := ft.First[code]; !met && len(ft.First) < maxCodes {
		ft.First[code] = page
		private = ft.isPrivate(code)
	} else if ft.Unicode != nil {
		private = ft.isPrivate(code)
	}
	if seen && len(ft.Seen) < maxCodes {
		ft.Seen[code] = true
	}
	return private
}

func (ft *Font) isPrivate(code uint32) bool {
	return ft.Unicode != nil && ft.Unicode.HasPrivate && slices.ContainsFunc(ft.Unicode.Lookup(code), func(r rune) bool { return unicode.Is(unicode.Co, r) })
}

// codes are the codes in use, in order.
func (ft *Font) codes() []uint32 { return slices.Sorted(maps.Keys(ft.First)) }

// Check judges all fonts that were used.
func (s *Set) Check() {
	slices.SortStableFunc(s.Used, func(a, b *Font) int { return cmp.Compare(a.Name, b.Name) })
	shown := s.Used[:0]
	for _, ft := range s.Used {
		if len(ft.First) > 0 || ft.bytes == 0 && ft.cmap == nil {
			shown = append(shown, ft)
		}
	}
	s.Used = shown // the others are set, but nothing is shown in them
	for _, ft := range s.Used {
		s.checkForm(ft)
		g := s.glyphs(ft)
		s.checkUnicode(ft, g)
		if g != nil {
			s.checkGlyphs(g)
		}
	}
}

// sample shows what a code stands for.
func (ft *Font) sample(code uint32) string {
	if ft.Unicode == nil {
		return ""
	}
	runes := ft.Unicode.Lookup(code)
	if len(runes) == 0 || !unicode.IsGraphic(runes[0]) {
		return ""
	}
	return "（“" + string(runes) + "”）"
}
