package fonts

import (
	"testing"

	"gongwen/render/verify/fontread"
	"gongwen/render/verify/pdfread"
	"gongwen/render/verify/rules"
)

// empty is a set of fonts in a file without objects: what is asked of it stands
// in the values themselves.
func empty() *Set {
	return NewSet(&rules.Case{File: &pdfread.File{}, Notes: rules.NewNotes("a"), Claim: rules.Conformance{Part: 2, Level: "B"}})
}

// TestWidths: the two forms of W, and what is in neither.
func TestWidths(t *testing.T) {
	s := empty()
	g := glyphs{font: &Font{bytes: 2}}
	if !s.composite(&g, pdfread.Dict{"DW": 900, "W": pdfread.Array{1, pdfread.Array{500, 600.5}, 10, 20, 250, 30, pdfread.Array{1}, 40}}, true) {
		t.Fatal("not read")
	}
	for code, want := range map[uint32]int{0: 900_000, 1: 500_000, 2: 600_500, 3: 900_000, 10: 250_000, 20: 250_000, 21: 900_000, 30: 1000, 40: 900_000} {
		if got, ok := g.width(code); got != want || !ok {
			t.Errorf("composite %d: %d, want %d", code, got, want)
		}
	}
	if g.glyph(7) != 7 {
		t.Error("the identity is none")
	}
	s.composite(&g, pdfread.Dict{"CIDToGIDMap": &pdfread.Stream{Raw: []byte{0, 0, 1, 2}}}, true)
	if g.glyph(1) != 0x102 || g.glyph(2) != 0 {
		t.Errorf("mapped to %d and %d", g.glyph(1), g.glyph(2))
	}
	if width, _ := g.width(1); width != 1_000_000 {
		t.Errorf("without DW: %d", width)
	}
	g.font.bytes = 0
	if s.composite(&g, pdfread.Dict{}, true) {
		t.Error("codes of unknown length are read")
	}
}

// TestSimple: which table of an embedded program a simple font goes by (9.6.6.4).
func TestSimple(t *testing.T) {
	windows := []byte{0, 6, 0, 0, 0, 0, 0x20, 0xAC, 0, 1, 0, 9} // € is glyph 9
	roman := []byte{0, 6, 0, 0, 0, 0, 0, 0x41, 0, 1, 0, 7}
	symbol := []byte{0, 6, 0, 0, 0, 0, 0xF0, 0x41, 0, 1, 0, 8}
	for _, c := range []struct {
		what  string
		cmaps map[[2]uint16][]byte
		flags int
		dict  pdfread.Dict
		code  uint32
		glyph int // -1: not read
	}{
		{"WinAnsi", map[[2]uint16][]byte{{3, 1}: windows}, 32, pdfread.Dict{"Encoding": pdfread.Name("WinAnsiEncoding")}, 0x80, 9},
		{"WinAnsi, another", map[[2]uint16][]byte{{3, 1}: windows}, 32, pdfread.Dict{"Encoding": pdfread.Name("WinAnsiEncoding")}, 0x41, 0},
		{"MacRoman by the Macintosh table", map[[2]uint16][]byte{{1, 0}: roman}, 32, pdfread.Dict{"Encoding": pdfread.Name("MacRomanEncoding")}, 0x41, 7},
		{"symbolic, Macintosh", map[[2]uint16][]byte{{1, 0}: roman}, 4, pdfread.Dict{}, 0x41, 7},
		{"symbolic, Windows", map[[2]uint16][]byte{{1, 0}: roman, {3, 0}: symbol}, 4, pdfread.Dict{}, 0x41, 8},
		{"another name", map[[2]uint16][]byte{{3, 1}: windows}, 32, pdfread.Dict{"Encoding": pdfread.Dict{"BaseEncoding": pdfread.Name("WinAnsiEncoding"), "Differences": pdfread.Array{0x41, pdfread.Name("Euro")}}}, 0x41, 9},
		{"a number for a name", map[[2]uint16][]byte{{3, 1}: windows}, 32, pdfread.Dict{"Encoding": pdfread.Dict{"Differences": pdfread.Array{0x41, pdfread.Name("uni20AC")}}}, 0x41, 9},
		{"a format that is not read", map[[2]uint16][]byte{{1, 0}: {0, 12}}, 4, pdfread.Dict{}, 0, -1},
		{"no table", nil, 4, pdfread.Dict{}, 0, -1},
	} {
		s := empty()
		descriptor := pdfread.Dict{"Flags": c.flags, "MissingWidth": 5}
		c.dict["FontDescriptor"], c.dict["FirstChar"], c.dict["Widths"] = descriptor, 0x40, pdfread.Array{1, 2}
		g := glyphs{font: &Font{bytes: 1, Dict: c.dict}}
		if ok := s.simpleTrueType(&g, &fontread.TrueType{Cmaps: c.cmaps}, c.dict, descriptor); ok != (c.glyph >= 0) {
			t.Errorf("%s: read is %t", c.what, ok)
			continue
		} else if !ok {
			continue
		}
		if got := g.glyph(c.code); got != c.glyph {
			t.Errorf("%s: glyph %d, want %d", c.what, got, c.glyph)
		}
		for code, want := range map[uint32]int{0x40: 1000, 0x41: 2000, 0x42: 5000, 0: 5000} {
			if got, _ := g.width(code); got != want {
				t.Errorf("%s, code %d: width %d, want %d", c.what, code, got, want)
			}
		}
	}
}

// TestNamed: a font of named glyphs, of which a Type 1 program may have .notdef
// anywhere.
func TestNamed(t *testing.T) {
	p := &fontread.Outlines{Names: []string{"A", ".notdef", "B"}, Advances: []int{722_000, 250_000, -1}}
	d := pdfread.Dict{"Encoding": pdfread.Dict{"Differences": pdfread.Array{66, pdfread.Name("B"), pdfread.Name("C"), pdfread.Name(".notdef")}}}
	s := empty()
	g := glyphs{font: &Font{bytes: 1, Dict: d}, count: 3}
	g.advance = func(glyph int) (int, int, bool) { return p.Advances[glyph], 1, p.Advances[glyph] >= 0 }
	if !s.named(&g, p, d, nil) {
		t.Fatal("not read")
	}
	if g.glyph(65) != 1 || g.glyph(66) != 3 || g.glyph(67) != absent || g.glyph(68) != notdef || g.glyph(129) != notdef {
		t.Errorf("%d %d %d %d %d", g.glyph(65), g.glyph(66), g.glyph(67), g.glyph(68), g.glyph(129))
	}
	if n, _, ok := g.advance(1); n != 722_000 || !ok {
		t.Errorf("A is %d wide", n)
	}
	if _, _, ok := g.advance(3); ok {
		t.Error("a width that was not read is one")
	}
}

func TestNames(t *testing.T) {
	for name, want := range map[string]rune{"A": 'A', "Euro": '€', "fi": 'ﬁ', "uni4E2D": '中', "u2B404": '\U0002B404', "A.small": 'A'} {
		if got, ok := character(name); got != want || !ok {
			t.Errorf("%s: %c", name, got)
		}
	}
	for _, name := range []string{"g12", "cid7", "Glyph4", ".notdef", "index12"} {
		if _, ok := character(name); ok || !meaningless(name) {
			t.Errorf("%s means something", name)
		}
	}
	for _, name := range []string{"A", "a12", "one", "afii10017", "uni4E2D"} {
		if meaningless(name) {
			t.Errorf("%s means nothing", name)
		}
	}
	for name, want := range map[string]bool{"ABCDEF+Song": true, "ABCDE+Song": false, "abcdef+Song": false, "Song": false} {
		if subset(name) != want {
			t.Errorf("%s: %t", name, !want)
		}
	}
}

// TestForms: one fault in a dictionary at a time.
func TestForms(t *testing.T) {
	simple := func(more pdfread.Dict) pdfread.Dict {
		d := pdfread.Dict{
			"Type": pdfread.Name("Font"), "Subtype": pdfread.Name("TrueType"), "BaseFont": pdfread.Name("A"), "FirstChar": 65, "LastChar": 66,
			"Widths": pdfread.Array{1, 2}, "Encoding": pdfread.Name("WinAnsiEncoding"), "FontDescriptor": pdfread.Dict{"Flags": 32},
		}
		for k, v := range more {
			d[k] = v
		}
		return d
	}
	cid := func(encoding any, more pdfread.Dict) pdfread.Dict {
		d := pdfread.Dict{
			"Type": pdfread.Name("Font"), "Subtype": pdfread.Name("CIDFontType2"), "FontDescriptor": pdfread.Dict{"FontFile2": &pdfread.Stream{}}, "CIDToGIDMap": pdfread.Name("Identity"),
			"CIDSystemInfo": pdfread.Dict{"Registry": pdfread.Text("Adobe"), "Ordering": pdfread.Text("GB1"), "Supplement": 2},
		}
		for k, v := range more {
			d[k] = v
		}
		return pdfread.Dict{"Type": pdfread.Name("Font"), "Subtype": pdfread.Name("Type0"), "BaseFont": pdfread.Name("A"), "Encoding": encoding, "DescendantFonts": pdfread.Array{d}}
	}
	for what, c := range map[string]struct {
		dict pdfread.Dict
		bad  bool
	}{
		"a simple font":                   {simple(nil), false},
		"no Type":                         {simple(pdfread.Dict{"Type": nil}), true},
		"a kind of nobody":                {simple(pdfread.Dict{"Subtype": pdfread.Name("Type9")}), true},
		"no name":                         {simple(pdfread.Dict{"BaseFont": nil}), true},
		"a width too few":                 {simple(pdfread.Dict{"LastChar": 67}), true},
		"no first code":                   {simple(pdfread.Dict{"FirstChar": nil}), true},
		"no encoding":                     {simple(pdfread.Dict{"Encoding": nil}), true},
		"a symbol with encoding":          {simple(pdfread.Dict{"FontDescriptor": pdfread.Dict{"Flags": 4}}), true},
		"a symbol":                        {simple(pdfread.Dict{"FontDescriptor": pdfread.Dict{"Flags": 4}, "Encoding": nil}), false},
		"names that mean nothing":         {simple(pdfread.Dict{"Encoding": pdfread.Dict{"BaseEncoding": pdfread.Name("WinAnsiEncoding"), "Differences": pdfread.Array{65, pdfread.Name("g1")}}}), true},
		"one of the fourteen":             {pdfread.Dict{"Type": pdfread.Name("Font"), "Subtype": pdfread.Name("Type1"), "BaseFont": pdfread.Name("Helvetica")}, false},
		"a composite font":                {cid(pdfread.Name("Identity-H"), nil), false},
		"a CMap of Adobe":                 {cid(pdfread.Name("GBK-EUC-H"), nil), false},
		"a CMap of Japan":                 {cid(pdfread.Name("90ms-RKSJ-H"), nil), true},
		"a CMap of nobody":                {cid(pdfread.Name("Mine-H"), nil), true},
		"no CIDToGIDMap":                  {cid(pdfread.Name("Identity-H"), pdfread.Dict{"CIDToGIDMap": nil}), true},
		"another CIDToGIDMap":             {cid(pdfread.Name("Identity-H"), pdfread.Dict{"CIDToGIDMap": pdfread.Name("Other")}), true},
		"a descendant of its kind":        {cid(pdfread.Name("Identity-H"), pdfread.Dict{"Subtype": pdfread.Name("Type0")}), true},
		"a CMap of a later supplement":    {cid(&pdfread.Stream{Dict: pdfread.Dict{"CIDSystemInfo": pdfread.Dict{"Registry": pdfread.Text("Adobe"), "Ordering": pdfread.Text("GB1"), "Supplement": 3}}}, nil), false},
		"a CMap of an earlier supplement": {cid(&pdfread.Stream{Dict: pdfread.Dict{"CIDSystemInfo": pdfread.Dict{"Registry": pdfread.Text("Adobe"), "Ordering": pdfread.Text("GB1"), "Supplement": 1}}}, nil), true},
	} {
		s := empty()
		for k, v := range c.dict {
			if v == nil {
				delete(c.dict, k)
			}
		}
		s.checkForm(&Font{Dict: c.dict, Name: "A", Kind: c.dict["Subtype"].(pdfread.Name)})
		if found := s.c.Findings(); (len(found) > 0) != c.bad {
			t.Errorf("%s: %v", what, found)
		}
	}
}
